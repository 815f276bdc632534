#pragma once

#include <optional>
#include <string>

#include "campaign/comparison.hpp"
#include "campaign/record/register.hpp"

/// A run checked against the one before it: what an export cut short, or a rule changed by mistake,
/// shows first.
namespace copil::campaign {

/// The run to compare with: what `folder` held before, else the last earlier period of the same
/// campaign and kind of period among the folders beside it. Nothing when there is none.
std::optional<StoredRun> former_run(const std::string& folder, const RunIdentity& identity);

/// One warning a data file of which the rows read moved by more than half, and a listed figure of
/// the whole network that did; the first ten figures, then how many others.
Diagnostics compared_with_former(const StoredRun& former, const RunRecord& record,
                                 const std::vector<RunFigure>& figures);

}  // namespace copil::campaign
