#pragma once

#include <optional>
#include <string>
#include <vector>

#include "copil/options/commands.hpp"
#include "document/document.hpp"
#include "figures/catalogue.hpp"
#include "vocabulary/report.hpp"

/// The user's guide: the texts of `guide/`, what the program's own tables say (figures, files,
/// codes of faults, options), and figures of the demo's data, as one document like any other.
namespace copil::program {

/// The guide, filled from the demo's year 2010. Errors: everything wrong with its texts.
Checked<document::Document> make_guide(const vocabulary::Resources& resources);

/// What the resources say that the guide repeats.
struct GuideTables {
  const figures::Catalogue& catalogue;
  const std::vector<vocabulary::Report>& reports;
};

/// A part of the guide that no hand writes, in the language of templates: `tables/chiffres.md`,
/// `tables/rapports.md`, `tables/fichiers.md`, `tables/controles.md`, `tables/commandes.md`;
/// nothing for another path.
std::optional<std::string> written_part(const std::string& path, const GuideTables& tables);

}  // namespace copil::program
