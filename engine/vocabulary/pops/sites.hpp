#pragma once

#include <cstddef>
#include <vector>

#include "records/records.hpp"

namespace copil::vocabulary {

/// The site of each such row of prescriptions_pops.csv: that of the youth's last co-traitance with
/// the mission locale begun by then; kNone when there is none.
std::vector<records::TerritoireId> sites_of_prescriptions(const records::Records& records,
                                                          const std::vector<std::size_t>& rows);

}  // namespace copil::vocabulary
