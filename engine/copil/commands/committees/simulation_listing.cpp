#include "copil/commands/committees/simulation_listing.hpp"

#include <algorithm>
#include <array>

#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

/// What is planned to be paid with the objective in force and with the one tried out, what is paid
/// already, and whether a convention says so.
struct Money {
  subsidies::Schedule before, after;
  std::optional<Cents> paid;
  std::string convention;
};

/// Without a convention, what the objectives would plan at the year's price.
Checked<Money> planned_money(const TriedYear& trial, const volumes::Simulated& row) {
  Money money{{}, {}, {}, "aucune"};
  const auto& parameters = trial.dossier.parameters();
  if (row.actuel) {
    const auto before = subsidies::schedule_for(parameters, trial.year.year, *row.actuel);
    if (!before) return before.error();
    money.before = *before;
  }
  const auto after = subsidies::schedule_for(parameters, trial.year.year, row.objectif);
  if (!after) return after.error();
  money.after = *after;
  return money;
}

Checked<Money> money_of(const TriedYear& trial, const volumes::Simulated& row) {
  const auto* convention =
      subsidies::local_convention(trial.dossier.records(), trial.conventions, row.territoire);
  if (convention == nullptr) return planned_money(trial, row);
  const auto after = subsidies::schedule_trying(trial.dossier.figures(), convention->convention,
                                                {row.objectif, trial.effect});
  if (!after) return after.error();
  return Money{subsidies::schedule_of(*convention), *after, convention->acomptes,
               convention->signature ? "signée" : "non signée"};
}

const std::vector<ListingColumn>& simulation_columns() {
  const auto number = [](const char* name, const char* title) {
    return ListingColumn{name, CellKind::number, title};
  };
  static const std::vector<ListingColumn> kColumns{{"scenario", CellKind::text, "scénario"},
                                                   {"territoire"},
                                                   number("objectif_avant", "objectif en vigueur"),
                                                   number("demande", "demande"),
                                                   number("objectif", "objectif simulé"),
                                                   number("realise", "entrées"),
                                                   number("projection", "projection"),
                                                   number("hors_avant", "non financés avant"),
                                                   number("hors_apres", "non financés après"),
                                                   number("montant_avant", "montant avant (€)"),
                                                   number("acompte_1_avant", "1er acompte avant"),
                                                   number("acompte_2_avant", "2e acompte avant"),
                                                   number("montant", "montant (€)"),
                                                   number("acompte_1", "1er acompte"),
                                                   number("acompte_2", "2e acompte"),
                                                   number("verse", "acomptes versés"),
                                                   {"convention", CellKind::text, "convention"}};
  return kColumns;
}

/// A row of missions locales added up: what one of them lacks is not known of all.
class ScenarioTotal {
 public:
  void add(const volumes::Simulated& row, const Money& money) {
    const std::optional<std::int64_t> counts[] = {
        row.actuel, row.objectif, row.realise, row.projection, row.hors_avant(), row.hors_apres()};
    for (std::size_t i = 0; i < counts_.size(); ++i) add_to(counts_[i], counts[i]);
    const std::optional<Cents> amounts[] = {money.before.montant, money.after.montant};
    for (std::size_t i = 0; i < amounts_.size(); ++i) add_to(amounts_[i], amounts[i]);
  }
  std::vector<Cell> cells(const std::string& scenario) const {
    const Cell none{"", "–"};
    return {scenario,
            std::string{"ensemble"},
            cell(counts_[0]),
            none,
            cell(counts_[1]),
            cell(counts_[2]),
            cell(counts_[3]),
            cell(counts_[4]),
            cell(counts_[5]),
            cell(amounts_[0]),
            none,
            none,
            cell(amounts_[1]),
            none,
            none,
            none,
            none};
  }

 private:
  template <class T>
  static void add_to(std::optional<T>& sum, const std::optional<T>& more) {
    sum = sum && more ? std::optional<T>{*sum + *more} : std::nullopt;
  }
  std::array<std::optional<std::int64_t>, 6> counts_{0, 0, 0, 0, 0, 0};
  std::array<std::optional<Cents>, 2> amounts_{Cents{}, Cents{}};
};

std::string simulation_caption(const TriedYear& trial) {
  return "Simulation : " + wording::period_text(trial.year) + ", arrêté au " +
         wording::date_text(trial.dossier.arrete()) + ", objectifs simulés à effet du " +
         wording::date_text(trial.effect) +
         " ; projection : au rythme de l'année d'avant à partir du même jour";
}

}  // namespace

Step<Listing> simulation_listing(const TriedYear& trial, const std::vector<Tried>& tried,
                                 bool has_totals) {
  Listing listing{simulation_columns(), {}, simulation_caption(trial)};
  for (const auto& [scenario, rows] : tried) {
    ScenarioTotal total;
    for (const auto& row : rows) {
      const auto money = money_of(trial, row);
      if (!money) return Stop{kStopped, money.error()};
      listing.rows.push_back(
          {scenario->nom, trial.code(row.territoire), cell(row.actuel), cell(row.demande),
           cell(row.objectif), cell(row.realise), cell(row.projection), cell(row.hors_avant()),
           cell(row.hors_apres()), cell(money->before.montant), cell(money->before.acompte_1),
           cell(money->before.acompte_2), cell(money->after.montant), cell(money->after.acompte_1),
           cell(money->after.acompte_2), cell(money->paid), money->convention});
      total.add(row, *money);
    }
    if (has_totals) listing.rows.push_back(total.cells(scenario->nom));
  }
  return listing;
}

std::string simulation_notes(const TriedYear& trial, records::TerritoireId territory) {
  const auto& tree = trial.dossier.records().territoires;
  std::string text;
  for (const auto id : trial.closed) {
    if (!tree.is_at_or_below(id, territory)) continue;
    const auto* convention =
        subsidies::local_convention(trial.dossier.records(), trial.conventions, id);
    text += trial.code(id) + " : convention résiliée le " +
            wording::date_text(*convention->resiliation) +
            ", hors du partage ; elle garde son objectif" +
            (convention->objectif ? " de " + wording::integer_text(*convention->objectif) : "") +
            ".\n";
  }
  const bool has_unsigned =
      std::any_of(trial.conventions.begin(), trial.conventions.end(), [&](const auto& row) {
        return !row.signature && tree.is_at_or_below(row.territoire, territory);
      });
  if (has_unsigned) text += "Convention non signée : ses acomptes n'ont pas d'échéance.\n";
  if (trial.effect > last_day(trial.year)) {
    text += "L'année " + std::to_string(trial.year.year) +
            " est finie au jour d'effet : les acomptes n'en changent plus.\n";
  }
  return text;
}

}  // namespace copil::program
