#pragma once

#include <string>
#include <vector>

#include "campaign/run.hpp"

namespace copil::campaign {

/// What the folder holds after a run: the registered documents, and those that failed this time.
/// Companions are left for whoever writes them.
RunRecord recorded(const PreparedRun& run, const vocabulary::Facts& facts,
                   const RegisterContent& content,
                   const std::vector<production::MadeDocument>& made);

/// The folders of the record's documents, by name, once each.
std::vector<std::string> folders_of(const RunRecord& record);

}  // namespace copil::campaign
