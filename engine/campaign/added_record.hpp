#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "campaign/plan/origins.hpp"
#include "campaign/record/run_record.hpp"

/// The manifest of a folder in which documents are made one command after the other, outside a
/// campaign: each command adds to it.
namespace copil::campaign {

/// What the folder's manifest tells; nothing when there is none, or none that can be read. Errors:
/// it is that of a campaign, which alone may add to it.
Checked<std::optional<RunRecord>> former_record(const std::string& folder);

/// The files of that document that a person has changed since they were made.
std::vector<std::string> edited_files(const RunRecord& former, const std::string& folder,
                                      const production::MadeDocument& document);

/// A companion file (index, rejects, archive) that is about to be written again and that a person
/// has changed since: it is set aside under another name, which is told. `companions` are those
/// that the former manifest lists.
Diagnostics spare_edited(const std::string& folder, const std::string& name,
                         const std::vector<production::MadeFile>& companions);

/// True for the names under which `spare_edited` sets that companion aside.
bool is_set_aside_of(const std::string& name, const std::string& companion);

/// The record once these documents are made: they take the place of the same ones made before, of
/// which the others stay, stale when they were made from other data, rules or program.
RunRecord added_record(const std::optional<RunRecord>& former, const vocabulary::Facts& facts,
                       const Origins& origins, const std::vector<production::MadeDocument>& made,
                       std::string_view version);

}  // namespace copil::campaign
