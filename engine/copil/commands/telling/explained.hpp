#pragma once

#include <string>

#include "copil/commands/telling/row_listing.hpp"
#include "copil/terminal/listing.hpp"
#include "copil/terminal/terminal.hpp"
#include "figures/explain.hpp"
#include "vocabulary/reckonings.hpp"

/// Explanations as rows for machines, and those of objectives, rates and amounts as text.
namespace copil::program {

/// One row a fact: what it is part of, its name, its value, its day, whether it was kept and why.
Listing explained_rows(const figures::Explanation& explanation, const vocabulary::Dossier& dossier,
                       const PlacedRows& placed, bool with_members);
/// `places` are those of the reckoning's rows.
Listing explained_rows(const vocabulary::Reckoned& reckoned,
                       const std::vector<records::KeptPlace>& places);

/// The same for people.
std::string explained_text(const vocabulary::Reckoned& reckoned,
                           const std::vector<records::KeptPlace>& places,
                           const vocabulary::Dossier& dossier);

/// Lines of at most 88 columns, each after two blanks.
std::string wrapped_lines(const std::string& text);

/// Writes the rows as a workbook into the file of `--fichier`; returns the exit status.
int deliver_workbook(const Listing& rows, const std::string& title, Day arrete,
                     const std::string& file, Terminal& terminal);

}  // namespace copil::program
