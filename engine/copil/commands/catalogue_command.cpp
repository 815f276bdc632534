// copil catalogue: what there is, from the tables that the program itself works with.
#include <algorithm>

#include "copil/making/catalogue_lists.hpp"
#include "copil/making/catalogue_rubrics.hpp"
#include "copil/making/entry_workbook.hpp"
#include "copil/making/manual.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/documents_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "figures/catalogue.hpp"
#include "quality/coherence.hpp"
#include "records/dictionary.hpp"
#include "vocabulary/knowledge.hpp"

namespace copil::program {

namespace {

/// What the column serves to reckon: for machines all of it, for people the first few.
Cell reckoned_cell(const figures::Catalogue& catalogue, const records::FileDescription& file,
                   const exports::Column& column) {
  if (!file.is_behind_figures) return {"", "aucun"};
  if (!file.file) return {"tous", "tous"};
  const auto chiffres = vocabulary::reckoned_with(catalogue, *file.file, column);
  std::string all;
  for (const auto& chiffre : chiffres) all += (all.empty() ? "" : " ") + chiffre;
  const bool is_of_tree = *file.file == records::FileId::territoires;
  if (is_of_tree) return {"tous", "tous"};
  return {all, chiffres.empty() ? "aucun" : vocabulary::listed(chiffres)};
}

/// The dictionary of the data folder: a line a column, its file's description on each for machines,
/// in a paragraph of its own for people.
Listing files_listing(const figures::Catalogue& catalogue) {
  Listing listing{{{"fichier"},
                   {"colonne"},
                   {"obligatoire"},
                   {"contenu"},
                   {"ligne", CellKind::text, "une ligne est", Reader::machine},
                   {"tenu_par", CellKind::text, "tenu par", Reader::machine},
                   {"exemple"},
                   {"chiffres"}},
                  {}};
  for (const auto* file : quality::described_files()) {
    for (const auto& column : file->layout.columns) {
      const bool is_mandatory = column.need == exports::Need::mandatory;
      listing.rows.push_back({std::string{file->layout.file}, std::string{column.name},
                              std::string{is_mandatory ? "oui" : "non"}, std::string{column.text},
                              std::string{file->text}, std::string{file->keeper},
                              Cell{std::string{column.example}, std::string{column.example}},
                              reckoned_cell(catalogue, *file, column)});
    }
  }
  return listing;
}

std::string files_text(const figures::Catalogue& catalogue) {
  std::string text = "Les fichiers du dossier de données\n";
  for (const auto* file : quality::described_files()) {
    text += "  " + std::string{file->layout.file} + "\u00A0: une ligne est " +
            std::string{file->text} + " ; à tenir par " + std::string{file->keeper} + "\n";
  }
  return text + "\nLeurs colonnes\n" + rendered(files_listing(catalogue), Format::table);
}

/// What is said of the commands themselves: a manual page or the completion of bash.
int deliver_commands(const CatalogueOptions& asked, const Situation& situation) {
  return deliver(asked.kind == "manuel" ? *manual_page(command_specs(), asked.command, kVersion)
                                        : completion_script(command_specs()),
                 asked.fichier, situation.terminal);
}

/// Reports, figures, campaigns or rubriques.
int deliver_list(const CatalogueOptions& asked, const Situation& situation) {
  const auto listing = asked.kind == "rapports"   ? reports_listing(situation.resources)
                       : asked.kind == "chiffres" ? figures_listing(situation.resources)
                       : asked.kind == "rubriques"
                           ? rubrics_listing(situation.resources, asked.command, asked.jour)
                           : campaigns_listing(situation.resources);
  if (!listing) return report(situation.terminal, listing.error(), kStopped);
  return deliver(rendered(*listing, format_named(asked.format)), asked.fichier, situation.terminal);
}

void complain_of_command(const CatalogueOptions& asked) {
  if (asked.kind == "completion" && !asked.command.empty()) {
    asked.from.complain("argument de trop « " + asked.command + " »",
                        {"voir copil catalogue --help"});
  } else if (!manual_page(command_specs(), asked.command, kVersion)) {
    std::vector<std::string> known;
    for (const auto& spec : command_specs()) known.emplace_back(spec.name);
    asked.from.complain("commande inconnue « " + asked.command + " »",
                        did_you_mean(asked.command, known));
  }
  if (!asked.format.empty()) asked.from.complain("--format ne vaut que pour ce qui se liste");
}

}  // namespace

void CatalogueOptions::check() const {
  if (!is_listed) return complain_of_command(*this);
  const std::vector<std::string> kinds{"fichiers",  "rapports", "chiffres",  "campagnes",
                                       "rubriques", "manuel",   "completion"};
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
    from.complain("catalogue : mot inconnu « " + kind + " »", did_you_mean(kind, kinds));
  } else if (!command.empty() && kind != "rubriques") {
    from.complain("argument de trop « " + command + " »", {"voir copil catalogue --help"});
  }
  if (jour && kind != "rubriques") {
    from.complain("--arrete-au ne vaut que pour les rubriques");
  }
  if (format == "xlsx" && fichier.empty()) {
    from.complain("catalogue : un classeur s'écrit dans un fichier",
                  {"ajoutez --fichier donnees.xlsx"});
  }
}

int run_catalogue(const CatalogueOptions& asked, const Situation& situation) {
  if (!asked.is_listed) return deliver_commands(asked, situation);
  if (asked.kind != "fichiers") return deliver_list(asked, situation);
  if (asked.format == "xlsx") return deliver_entry_workbook(asked.fichier, situation);
  const auto catalogue = figures::load_catalogue(situation.resources.cards());
  if (!catalogue) return report(situation.terminal, catalogue.error(), kStopped);
  const std::string text = asked.format == "table"
                               ? files_text(*catalogue)
                               : rendered(files_listing(*catalogue), format_named(asked.format));
  return deliver(text, asked.fichier, situation.terminal);
}

}  // namespace copil::program
