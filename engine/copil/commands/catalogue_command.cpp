// copil catalogue: what there is, from the tables that the program itself works with.
#include "copil/options/commands.hpp"
#include "copil/options/request.hpp"
#include "copil/terminal/listing.hpp"
#include "records/dictionary.hpp"

namespace copil::program {

namespace {

/// The dictionary of the data folder: a line a column, its file's description on each for machines,
/// in a paragraph of its own for people.
Listing files_listing() {
  Listing listing{{{"fichier"},
                   {"colonne"},
                   {"obligatoire"},
                   {"contenu"},
                   {"ligne", CellKind::text, "une ligne est", Reader::machine},
                   {"tenu_par", CellKind::text, "tenu par", Reader::machine}},
                  {}};
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto& file = records::description_of(static_cast<records::FileId>(i));
    for (const auto& column : file.layout.columns) {
      const bool is_mandatory = column.need == exports::Need::mandatory;
      listing.rows.push_back({std::string{file.layout.file}, std::string{column.name},
                              std::string{is_mandatory ? "oui" : "non"}, std::string{column.text},
                              std::string{file.text}, std::string{file.keeper}});
    }
  }
  return listing;
}

std::string files_text() {
  std::string text = "Les fichiers du dossier de données\n";
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto& file = records::description_of(static_cast<records::FileId>(i));
    text += "  " + std::string{file.layout.file} + "\u00A0: une ligne est " +
            std::string{file.text} + " ; à tenir par " + std::string{file.keeper} + "\n";
  }
  return text + "\nLeurs colonnes\n" + rendered(files_listing(), Format::table);
}

}  // namespace

int run_catalogue(const Arguments& arguments, const Situation& situation) {
  const std::vector<std::string> kinds{"fichiers"};
  Request request{arguments};
  const std::string kind = arguments.positionals.empty() ? kinds[0] : arguments.positionals[0];
  if (kind != kinds[0]) {
    request.complain("catalogue : mot inconnu « " + kind + " »", did_you_mean(kind, kinds));
  }
  const std::string format = request.word("format", {"table", "csv", "json"}, "table");
  if (!request.complaints().empty()) {
    return report(situation.terminal, request.complaints(), kWrongUsage);
  }
  const std::string text =
      format == "table" ? files_text() : rendered(files_listing(), format_named(format));
  return deliver(text, arguments, situation.terminal);
}

}  // namespace copil::program
