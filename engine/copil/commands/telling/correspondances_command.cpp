// copil correspondances: exports of other systems, proposed and shown as they will be read.
#include "copil/options/commands.hpp"
#include "copil/options/request.hpp"
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

std::string joined(const std::vector<std::string>& values) {
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
    listing.rows.push_back({column.ours, column.theirs, joined(column.values)});
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

int propose(const Arguments& arguments, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto draft =
      records::propose_correspondances(arguments.positionals[1], situation.resources.synonyms());
  if (!draft) return report(terminal, draft.error(), kStopped);
  warn(terminal, draft->warnings);
  if (draft->proposed == 0) {
    return report(
        terminal,
        Diagnostics{plain_error("aucun export à proposer dans « " + arguments.positionals[1] + " »",
                                {"les fichiers qui portent déjà nos noms n'en ont pas "
                                 "besoin"})},
        kStopped);
  }
  return deliver(std::string{kHeading} + draft->yaml, arguments, terminal);
}

int verify(const Arguments& arguments, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const std::string& folder = arguments.positionals[1];
  const auto loaded =
      records::load_correspondances(folder, arguments.value("correspondances"),
                                    situation.resources.controls().file("rubriques.csv"));
  if (!loaded) return report(terminal, loaded.error(), kStopped);
  const auto files = records::preview_foreign(folder, *loaded, kRowsShown);
  if (!files) return report(terminal, files.error(), kStopped);
  std::string text;
  for (const auto& file : *files) {
    warn(terminal, file.warnings);
    text += (text.empty() ? "" : "\n") + shown_file(file);
  }
  return deliver(text, arguments, terminal);
}

}  // namespace

int run_correspondances(const Arguments& arguments, const Situation& situation) {
  const std::vector<std::string> actions{"proposer", "verifier"};
  const std::string& action = arguments.positionals[0];
  if (action == actions[0]) return propose(arguments, situation);
  if (action == actions[1]) return verify(arguments, situation);
  return report(situation.terminal,
                Diagnostics{plain_error("correspondances : mot inconnu « " + action + " »",
                                        did_you_mean(action, actions))},
                kWrongUsage);
}

}  // namespace copil::program
