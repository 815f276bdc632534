// copil correspondances: exports of other systems, proposed and shown as they will be read.
#include "copil/options/commands.hpp"
#include "copil/options/figures_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "records/foreign.hpp"

namespace copil::program {

namespace {

constexpr std::size_t kRowsShown = 5;
constexpr std::string_view kHeading =
    "# Proposé d'après les en-têtes, puis les valeurs : à relire ligne à ligne, puis à mettre dans "
    "le\n"
    "# dossier « correspondances » des données. copil correspondances verifier montre les "
    "premières\n"
    "# lignes telles qu'elles seront lues.\n";

std::string value_list(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) {
    text += (text.empty() ? "" : " | ") + (value.empty() ? "∅" : value);
  }
  return text;
}

/// What an export becomes: each of our columns, the export's, and the first values as read.
std::string shown_file(const records::ForeignFile& file) {
  Listing listing{{{"colonne"},
                   {"export", CellKind::text, "dans l'export"},
                   {"valeurs", CellKind::text, "premières valeurs, telles que lues"}},
                  {}};
  for (const auto& column : file.preview.columns) {
    listing.rows.push_back({column.ours, column.theirs, value_list(column.values)});
  }
  std::string text =
      file.name + " devient " + file.becomes + "\n" + rendered(listing, Format::table);
  for (std::size_t row = 0; row < file.preview.faults.size(); ++row) {
    if (file.preview.faults[row].empty()) continue;
    text += "  enregistrement " + std::to_string(row + 1) +
            " rejeté\u00A0: " + file.preview.faults[row] + "\n";
  }
  return text;
}

int propose(const CorrespondancesOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto draft = records::propose_correspondances(asked.folder, situation.resources.synonyms());
  if (!draft) return report(terminal, draft.error(), kStopped);
  warn(terminal, draft->warnings);
  if (draft->proposed == 0) {
    return report(terminal,
                  Diagnostics{plain_error("aucun export à proposer dans « " + asked.folder + " »",
                                          {"les fichiers qui portent déjà nos noms n'en ont pas "
                                           "besoin"})},
                  kStopped);
  }
  return deliver(std::string{kHeading} + draft->yaml, asked.fichier, terminal);
}

int verify(const CorrespondancesOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto loaded = records::load_correspondances(
      asked.folder, asked.correspondances, situation.resources.controls().file("rubriques.csv"));
  if (!loaded) return report(terminal, loaded.error(), kStopped);
  const auto files = records::preview_foreign(asked.folder, *loaded, kRowsShown);
  if (!files) return report(terminal, files.error(), kStopped);
  std::string text;
  for (const auto& file : *files) {
    warn(terminal, file.warnings);
    text += (text.empty() ? "" : "\n") + shown_file(file);
  }
  return deliver(text, asked.fichier, terminal);
}

}  // namespace

int run_correspondances(const CorrespondancesOptions& asked, const Situation& situation) {
  const std::vector<std::string> actions{"proposer", "verifier"};
  if (asked.action == actions[0]) return propose(asked, situation);
  if (asked.action == actions[1]) return verify(asked, situation);
  return report(situation.terminal,
                Diagnostics{plain_error("correspondances : mot inconnu « " + asked.action + " »",
                                        did_you_mean(asked.action, actions))},
                kWrongUsage);
}

}  // namespace copil::program
