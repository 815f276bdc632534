// copil simuler: objectives tried out before a committee decides, side by side; then the chosen one
// as rows of objectifs.csv.
#include "copil/commands/committees/chosen_objectives.hpp"
#include "copil/commands/committees/simulation_listing.hpp"
#include "copil/options/commands.hpp"

namespace copil::program {

void SimulerOptions::check() const {
  if (sortie.empty()) return;
  if (appliquer.empty()) {
    from.complain("--sortie reçoit les actes du scénario retenu : il manque --appliquer",
                  {"ajoutez --appliquer NOM, ou retirez --sortie"});
  }
  if (!fichier.empty()) {
    from.complain("--fichier et --sortie ne vont pas ensemble",
                  {"les lignes d'objectifs.csv sont écrites dans le dossier de --sortie"});
  }
}

int run_simuler(const SimulerOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto tried = tried_out(asked, situation);
  if (!tried) return report(terminal, tried.error());
  const auto& [dossier, simulation] = *tried;
  std::string text;
  if (!asked.appliquer.empty()) {
    const auto rows = chosen_objectives(*tried, asked.appliquer);
    if (!rows) return report(terminal, rows.error());
    text = objectifs_csv(*rows);
  } else {
    const bool is_table = asked.format == "table";
    text = rendered(simulation_listing(*dossier, simulation, is_table), format_named(asked.format));
    if (is_table) text += simulation_notes(*dossier, simulation);
  }
  const int delivered = deliver(text, asked.fichier, terminal);
  return delivered != kDone ? delivered : conclude(dossier->reading(), asked.reading, terminal);
}

}  // namespace copil::program
