#pragma once

#include <string>

#include "campaign/record/run_record.hpp"
#include "campaign/schedule.hpp"

namespace copil::campaign {

/// `index.html` of a run's folder: what it holds, by region, with links, state and totals. Plain
/// HTML without script or outside resource: it opens from a shared drive, reads aloud and prints.
std::string index_page(const RunRecord& record, const Campaign& campaign);

}  // namespace copil::campaign
