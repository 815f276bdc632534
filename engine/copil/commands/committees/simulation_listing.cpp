#include "copil/commands/committees/simulation_listing.hpp"

#include <algorithm>
#include <array>

#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

using subsidies::TriedMoney;

std::string convention_text(const TriedMoney& money) {
  if (!money.has_convention) return "aucune";
  return money.is_signed ? "signée" : "non signée";
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

/// A row of missions locales added up: what one of them lacks is not known of all, but projections
/// are those of the missions locales that have one.
class ScenarioTotal {
 public:
  void add(const volumes::Simulated& row, const TriedMoney& money) {
    const std::optional<std::int64_t> counts[] = {
        row.actuel, row.objectif, row.realise, row.projection, row.hors_avant(), row.hors_apres()};
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      const bool is_projected = i < kFirstProjected || row.projection;
      if (is_projected) add_to(counts_[i], counts[i]);
    }
    has_projection_ = has_projection_ || row.projection;
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
            cell(projected(3)),
            cell(projected(4)),
            cell(projected(5)),
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
  static constexpr std::size_t kFirstProjected = 3;

  std::optional<std::int64_t> projected(std::size_t i) const {
    return has_projection_ ? counts_[i] : std::nullopt;
  }
  template <class T>
  static void add_to(std::optional<T>& sum, const std::optional<T>& more) {
    sum = sum && more ? std::optional<T>{*sum + *more} : std::nullopt;
  }
  std::array<std::optional<std::int64_t>, 6> counts_{0, 0, 0, 0, 0, 0};
  std::array<std::optional<Cents>, 2> amounts_{Cents{}, Cents{}};
  bool has_projection_ = false;
};

std::string simulation_caption(const vocabulary::Dossier& dossier,
                               const vocabulary::Simulation& simulation) {
  return "Simulation : " + wording::period_text(simulation.annee) + ", arrêté au " +
         wording::date_text(dossier.arrete()) + ", objectifs simulés à effet du " +
         wording::date_text(simulation.effet) +
         " ; projection : au rythme de l'année d'avant à partir du même jour";
}

std::vector<Cell> mission_cells(const std::string& scenario, const std::string& code,
                                const vocabulary::TriedMission& mission) {
  const auto& row = mission.simulated;
  const auto& [before, after, paid, has_convention, is_signed] = mission.money;
  return {scenario,
          code,
          cell(row.actuel),
          cell(row.demande),
          cell(row.objectif),
          cell(row.realise),
          cell(row.projection),
          cell(row.hors_avant()),
          cell(row.hors_apres()),
          cell(before.montant),
          cell(before.acompte_1),
          cell(before.acompte_2),
          cell(after.montant),
          cell(after.acompte_1),
          cell(after.acompte_2),
          cell(paid),
          convention_text(mission.money)};
}

std::string closed_text(const vocabulary::Dossier& dossier, const subsidies::SubsidyRow& row) {
  return dossier.records().territoires.code[row.territoire] + " : convention résiliée le " +
         wording::date_text(*row.resiliation) + ", hors du partage ; elle garde son objectif" +
         (row.objectif ? " de " + wording::integer_text(*row.objectif) : "") + ".\n";
}

/// The missions locales that no sum of projections has; empty when there is none.
std::string unprojected_text(const vocabulary::Simulation& simulation) {
  if (simulation.scenarios.empty()) return {};
  const auto& missions = simulation.scenarios.front().missions;
  const auto lacking = static_cast<std::uint64_t>(
      std::count_if(missions.begin(), missions.end(),
                    [](const auto& mission) { return !mission.simulated.projection; }));
  if (lacking == 0) return {};
  return "Projection et jeunes non financés : sans " +
         wording::counted(lacking, "mission locale", "missions locales") + " sur " +
         wording::counted(missions.size()) +
         ", qui n'avaient pas d'entrée à ce jour-là de l'année d'avant ; les sommes sont celles "
         "des autres.\n";
}

std::string past_text(const volumes::PastProjection& past) {
  return "La même projection, faite le " + wording::date_text(past.jour) + ", aurait donné " +
         wording::integer_text(past.projection) + " entrées pour " + std::to_string(past.annee) +
         " ; il y en a eu " + wording::integer_text(past.realise) + ".\n";
}

}  // namespace

Listing simulation_listing(const vocabulary::Dossier& dossier,
                           const vocabulary::Simulation& simulation, bool has_totals) {
  Listing listing{simulation_columns(), {}, simulation_caption(dossier, simulation)};
  const auto& codes = dossier.records().territoires.code;
  for (const auto& [scenario, missions] : simulation.scenarios) {
    ScenarioTotal total;
    for (const auto& mission : missions) {
      listing.rows.push_back(
          mission_cells(scenario.nom, codes[mission.simulated.territoire], mission));
      total.add(mission.simulated, mission.money);
    }
    if (has_totals) listing.rows.push_back(total.cells(scenario.nom));
  }
  return listing;
}

std::string simulation_notes(const vocabulary::Dossier& dossier,
                             const vocabulary::Simulation& simulation) {
  std::string text;
  for (const auto& row : simulation.closed) text += closed_text(dossier, row);
  if (simulation.has_unsigned) {
    text += "Convention non signée : ses acomptes n'ont pas d'échéance.\n";
  }
  if (simulation.effet > last_day(simulation.annee)) {
    text += "L'année " + std::to_string(simulation.annee.year) +
            " est finie au jour d'effet : les acomptes n'en changent plus.\n";
  }
  text += unprojected_text(simulation);
  for (const auto& past : simulation.past) text += past_text(past);
  return text;
}

}  // namespace copil::program
