#pragma once

#include "campaign/record/run_figures.hpp"
#include "campaign/record/run_record.hpp"

/// What a run's folder holds, for rooms that read it: its manifest as a record, its figures.
namespace copil::campaign {

/// The record of the run that the folder holds. Errors: no manifest, or one that cannot be read.
Checked<RunRecord> read_record(const std::string& folder);

}  // namespace copil::campaign
