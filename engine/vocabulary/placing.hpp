#pragma once

#include <span>
#include <string>
#include <vector>

#include "records/row_places.hpp"
#include "vocabulary/dossier.hpp"

namespace copil::vocabulary {

/// Where these rows of the dossier stand, in the order given; their files are walked again.
/// `correspondances` is the inquiry's. Errors: they are no longer those that were read.
Checked<std::vector<records::KeptPlace>> places_of_rows(const Dossier& dossier,
                                                        const std::string& correspondances,
                                                        std::span<const records::RowId> rows);

}  // namespace copil::vocabulary
