// copil deposer: the figures of a period into a database, for the tools that draw from there.
#include "copil/options/commands.hpp"
#include "copil/options/figures_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "vocabulary/doubts.hpp"
#include "warehouse/deposit.hpp"

namespace copil::program {

namespace {

using vocabulary::Dossier;

/// Every figure of every territory, as `indicateurs` lists them.
warehouse::Deposit figures_of(const Dossier& dossier, Period period) {
  const auto& tree = dossier.records().territoires;
  const auto territories = *figures::territories_of_level(tree, "tous");
  warehouse::Deposit deposit{period_code(period), iso_text(dossier.arrete()), {}};
  for (const auto& row : dossier.figures().table(territories, period)) {
    const figures::Card& card = dossier.catalogue().cards[row.card];
    deposit.figures.push_back({card.code, card.libelle, tree.code[row.territoire],
                               tree.libelle[row.territoire],
                               std::string{records::type_name(tree.type[row.territoire])},
                               cell(row.value).exact, cell(row.cumul).exact});
  }
  return deposit;
}

}  // namespace

void DeposerOptions::check() const {
  if (warehouse::is_address(address)) return;
  from.complain("« " + address + " » n'est pas l'adresse d'une base",
                {"par exemple : copil deposer postgresql://serveur/base"});
}

int run_deposer(const DeposerOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto dossier = open_dossier(
      situation.resources,
      inquiry_of(asked.data, asked.reading, asked.period, asked.arrete_au, asked.rules, situation),
      asked.reading.silencieux, terminal);
  if (!dossier) return report(terminal, dossier.error(), kStopped);
  const auto listed = vocabulary::listed_figures((*dossier)->catalogue());
  const Diagnostics unknown = vocabulary::unknown_figures(**dossier, listed);
  if (!unknown.empty()) return report(terminal, unknown, kStopped);
  warn(terminal, vocabulary::doubts(**dossier, listed, asked.period));
  const warehouse::Deposit figures = figures_of(**dossier, asked.period);
  const auto outcome = warehouse::deposit(asked.address, figures);
  if (!outcome) return report(terminal, outcome.error(), kStopped);
  const std::string version = "version " + std::to_string(outcome->version) + " de " +
                              figures.periode + ", arrêté au " + figures.arrete_au;
  terminal.out << (outcome->is_unchanged
                       ? version + "\u00A0: la base les a déjà, rien n'est écrit\n"
                       : version + "\u00A0: " + std::to_string(figures.figures.size()) +
                             " chiffres déposés dans copil_chiffres\n");
  return conclude((*dossier)->reading(), asked.reading, terminal);
}

}  // namespace copil::program
