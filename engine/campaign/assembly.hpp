#pragma once

#include <string>
#include <vector>

#include "campaign/record/run_record.hpp"
#include "vocabulary/report.hpp"

/// Shares of one run, made apart on several machines, joined into the run made at once.
namespace copil::campaign {

struct AssemblySettings {
  vocabulary::Resources resources;
  std::vector<std::string> shares;  ///< the folders of all shares, in any order
  std::string folder;               ///< where the run goes: absent or empty
};

/// Copies every document under its final name and writes companions, register and manifest: byte
/// for byte those of the run made at once (but for the order of the register's lines). Errors: a
/// folder that holds no share, a share that is missing, twofold, unfinished or altered, shares that
/// are not of one run, a folder that is not empty or cannot be written.
Checked<RunRecord> assemble(const AssemblySettings& settings);

}  // namespace copil::campaign
