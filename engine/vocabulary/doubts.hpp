#pragma once

#include <set>
#include <string>

#include "vocabulary/completeness.hpp"
#include "vocabulary/dossier.hpp"

/// What is said, before any figure, of those that the data does not let know, or not well.
namespace copil::vocabulary {

/// The listed figures of the catalogue.
std::set<std::string> listed_figures(const figures::Catalogue& catalogue);

/// One error a file or column that is absent and makes some of these figures unknown.
Diagnostics unknown_figures(const Dossier& dossier, const std::set<std::string>& figures);

/// Warnings on the files behind these figures: columns read as empty, or empty throughout, more
/// than one row in twenty rejected, nothing in the period, far less than a year before, rows that
/// seem to lack.
Diagnostics doubts(const Dossier& dossier, const std::set<std::string>& figures, Period period);

/// The files behind these figures that say nothing of the period, or lack throughout what rows of
/// theirs always have, as errors.
Diagnostics silent_files(const Dossier& dossier, const std::set<std::string>& figures,
                         Period period);

/// Says that a document's file, edited since it was made, is kept as it is.
Diagnostic kept_as_edited(const std::string& folder, const std::string& name);

/// The same, as warnings.
Diagnostics as_warnings(Diagnostics diagnostics);

}  // namespace copil::vocabulary
