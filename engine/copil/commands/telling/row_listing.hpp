#pragma once

#include <string>
#include <vector>

#include "copil/options/figures_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "figures/row_list.hpp"
#include "vocabulary/reckonings.hpp"

/// The rows behind a number, with where each stands in the files.
namespace copil::program {

/// Rows of a figure; `places` has one entry for each.
struct PlacedRows {
  figures::RowList list;
  std::vector<records::KeptPlace> places;
};

/// The rows of the compte that `--lignes` asks for; none without it, nor for what is no compte.
/// Errors: there are more than anybody reads, the files changed.
Step<PlacedRows> placed_rows(const vocabulary::Dossier& dossier, records::TerritoireId territory,
                             const ExpliquerOptions& asked);

/// The places of the rows that a reckoning was read from. Errors: the files changed.
Step<std::vector<records::KeptPlace>> places_of(const vocabulary::Dossier& dossier,
                                                const vocabulary::Reckoned& reckoned,
                                                const ExpliquerOptions& asked);

/// The rows for people; empty where there is no `--lignes`.
std::string rows_text(const PlacedRows& rows, const vocabulary::Dossier& dossier,
                      const ExpliquerOptions& asked);

/// `14`, or how a database names its row.
std::string line_of(const records::KeptPlace& place);

/// `date_affectation 2010-01-10, date_acceptation 2010-01-12`.
std::string dates_text(const figures::ListedRow& row);

}  // namespace copil::program
