#pragma once

#include "copil/terminal/listing.hpp"
#include "vocabulary/reckonings.hpp"

/// The counts of the driving-licence experiments, all of them at once.
namespace copil::program {

/// What `copil expliquer` calls all of these counts.
inline constexpr std::string_view kAllPermits = "permis";

/// A row a count, an experiment and a territory, for machines: as `indicateurs` writes its figures.
Listing permit_rows(const std::vector<vocabulary::PermitFigure>& figures,
                    const vocabulary::Facts& facts);

/// For people: a row an experiment and a territory, a column a count.
std::string permit_text(const std::vector<vocabulary::PermitFigure>& figures,
                        const vocabulary::Facts& facts);

}  // namespace copil::program
