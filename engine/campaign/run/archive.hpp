#pragma once

#include <string>

#include "campaign/record/run_record.hpp"

namespace copil::campaign {

/// Writes `<name>.zip`, the record's documents of that folder under their own names, in the order
/// of the names. The same documents give the same bytes: entries carry the record's arrêté.
/// Errors: a document that cannot be read, an archive that cannot be written.
Checked<production::MadeFile> write_archive(const std::string& folder, const std::string& name,
                                            const RunRecord& record);

}  // namespace copil::campaign
