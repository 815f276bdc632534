#pragma once

#include "copil/terminal/listing.hpp"
#include "diagnostics/diagnostic.hpp"
#include "vocabulary/report.hpp"

/// What `catalogue` lists besides the data files.
namespace copil::program {

/// Every report: its levels, its periods, its formats, the texts behind it. Errors: a definition.
Checked<Listing> reports_listing(const vocabulary::Resources& resources);
/// Every figure: its unit, its definition, its articles. Errors: a card.
Checked<Listing> figures_listing(const vocabulary::Resources& resources);
/// Every campaign and its reports. Errors: a definition of campaign or report.
Checked<Listing> campaigns_listing(const vocabulary::Resources& resources);

}  // namespace copil::program
