#include "volumes/simulation.hpp"

#include <algorithm>

#include "volumes/sharing.hpp"

namespace copil::volumes {

namespace {

std::optional<std::int64_t> beyond(const std::optional<std::int64_t>& projection,
                                   std::optional<std::int64_t> objectif) {
  if (!projection || !objectif) return std::nullopt;
  return std::max<std::int64_t>(0, *projection - *objectif);
}

Period whole_year(int annee) {
  return {Period::Kind::year, annee, 1};
}

/// The same day of the calendar a year earlier: 28 February for the 29th.
Day year_earlier(Day day) {
  return add_years(day, -1);
}

class Simulation {
 public:
  Simulation(const figures::Figures& figures, TerritoireId territoire, int annee,
             const Scenario& scenario, const std::vector<TerritoireId>& closed)
      : figures_(figures),
        tree_(figures.records().territoires),
        territoire_(territoire),
        annee_(annee),
        day_(std::min(figures.arrete(), last_day(whole_year(annee)))),
        scenario_(scenario),
        closed_(closed) {}

  Checked<std::vector<Simulated>> run() {
    for (const TerritoireId id :
         served_below(tree_, territoire_, records::TypeTerritoire::mission_locale)) {
      if (!is_closed(id)) rows_.push_back(described(id));
    }
    if (rows_.empty()) complain("aucune mission locale n'est à servir ici");
    check_demands();
    const auto envelope = scenario_.enveloppe ? scenario_.enveloppe : left_in_force();
    if (!envelope) complain("aucune enveloppe : le territoire n'a pas d'objectif en vigueur");
    if (!complaints_.empty()) return complaints_;
    const auto shares = repartir(*envelope, sharers());
    if (!shares) return named(shares.error());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rows_[i].objectif = (*shares)[i];
      rows_[i].limite = limit_met(rows_[i]);
    }
    return std::move(rows_);
  }

 private:
  Simulated described(TerritoireId id) const {
    Simulated row;
    row.territoire = id;
    row.actuel = in_force(id);
    const auto asked = scenario_.demandes.find(tree_.code[id]);
    if (asked != scenario_.demandes.end()) row.demande = asked->second;
    row.realise = static_cast<std::int64_t>(figures_.count_until("VOL", id, day_));
    row.projection = seasonal_projection(figures_, id, annee_, day_);
    return row;
  }

  std::optional<std::int64_t> in_force(TerritoireId id) const {
    return objectif_on(figures_.records().objectifs, annee_, id, day_);
  }

  bool is_closed(TerritoireId id) const {
    return std::find(closed_.begin(), closed_.end(), id) != closed_.end();
  }

  /// What those that are closed keep is not shared again.
  std::optional<std::int64_t> left_in_force() const {
    auto left = in_force(territoire_);
    if (!left) return left;
    for (const TerritoireId id : closed_) {
      if (tree_.is_at_or_below(id, territoire_)) *left -= in_force(id).value_or(0);
    }
    return std::max<std::int64_t>(0, *left);
  }

  void check_demands() {
    for (const auto& [code, asked] : scenario_.demandes) {
      const auto found = tree_.find(code);
      if (found && is_closed(*found)) {
        complain("« " + code + " » ne peut plus rien demander : sa convention est résiliée");
        continue;
      }
      const bool is_served = std::any_of(
          rows_.begin(), rows_.end(),
          [&, &wanted = code](auto& row) { return tree_.code[row.territoire] == wanted; });
      if (!is_served) complain("« " + code + " » n'est pas parmi les missions locales à servir");
    }
  }

  std::optional<std::int64_t> floor_for(const Simulated& row) const {
    if (!scenario_.plancher) return std::nullopt;
    return floor_of(row.actuel.value_or(0), *scenario_.plancher);
  }

  std::optional<std::int64_t> ceiling_for(const Simulated& row) const {
    if (!scenario_.plafond) return std::nullopt;
    return ceiling_of(row.actuel.value_or(0), *scenario_.plafond);
  }

  std::optional<std::int64_t> demand_capping(const Simulated& row) const {
    return scenario_.is_capped_by_demand ? row.demande : std::nullopt;
  }

  std::vector<Sharer> sharers() const {
    std::vector<Sharer> all;
    for (const Simulated& row : rows_) {
      Sharer sharer{tree_.code[row.territoire],
                    {weight_of(row), 1},
                    floor_for(row).value_or(0),
                    ceiling_for(row)};
      if (const auto cap = demand_capping(row)) {
        sharer.plafond = std::min(sharer.plafond.value_or(*cap), *cap);
      }
      all.push_back(std::move(sharer));
    }
    return all;
  }

  Limite limit_met(const Simulated& row) const {
    if (demand_capping(row) == row.objectif) return Limite::demande;
    if (ceiling_for(row) == row.objectif) return Limite::plafond;
    return floor_for(row) == row.objectif ? Limite::plancher : Limite::aucune;
  }

  std::int64_t weight_of(const Simulated& row) const {
    switch (scenario_.poids) {
      case Poids::realise:
        return row.realise;
      case Poids::projection:
        return row.projection.value_or(row.realise);
      case Poids::demande:
        return row.demande.value_or(row.actuel.value_or(0));
      case Poids::objectif:
        break;
    }
    return row.actuel.value_or(0);
  }

  void complain(const std::string& what) {
    complaints_.push_back(plain_error("scénario « " + scenario_.nom + " » : " + what));
  }

  Diagnostics named(Diagnostics errors) const {
    for (auto& error : errors) {
      error.message = "scénario « " + scenario_.nom + " » : " + error.message;
    }
    return errors;
  }

  const figures::Figures& figures_;
  const records::Territoires& tree_;
  const TerritoireId territoire_;
  const int annee_;
  const Day day_;
  const Scenario& scenario_;
  const std::vector<TerritoireId>& closed_;
  std::vector<Simulated> rows_;
  Diagnostics complaints_;
};

}  // namespace

std::optional<std::int64_t> Simulated::hors_avant() const {
  return beyond(projection, actuel);
}

std::optional<std::int64_t> Simulated::hors_apres() const {
  return beyond(projection, objectif);
}

std::optional<std::int64_t> seasonal_projection(const figures::Figures& figures,
                                                TerritoireId territoire, int annee, Day day) {
  if (!figures.covers(whole_year(annee - 1))) return std::nullopt;
  const Day last = last_day(whole_year(annee));
  const auto realise = figures.count_until("VOL", territoire, std::min(day, last));
  if (day >= last) return static_cast<std::int64_t>(realise);
  const auto by_then = figures.count_until("VOL", territoire, year_earlier(day));
  const auto whole = figures.count_until("VOL", territoire, last_day(whole_year(annee - 1)));
  if (by_then == 0) return std::nullopt;
  return divide_half_away(static_cast<Wide>(realise) * static_cast<Wide>(whole),
                          static_cast<Wide>(by_then));
}

std::vector<PastProjection> past_projections(const figures::Figures& figures,
                                             TerritoireId territoire, int annee, Day day) {
  std::vector<PastProjection> past;
  if (day >= last_day(whole_year(annee))) return past;
  for (int before = 1; figures.covers(whole_year(annee - before)); ++before) {
    const int year = annee - before;
    const Day then = add_years(day, -before);
    const auto guess = seasonal_projection(figures, territoire, year, then);
    if (!guess) continue;
    const auto came = figures.count_until("VOL", territoire, last_day(whole_year(year)));
    past.push_back({year, then, *guess, static_cast<std::int64_t>(came)});
  }
  std::reverse(past.begin(), past.end());
  return past;
}

Checked<std::vector<Simulated>> simulate(const figures::Figures& figures, TerritoireId territoire,
                                         int annee, const Scenario& scenario,
                                         const std::vector<TerritoireId>& closed) {
  return Simulation{figures, territoire, annee, scenario, closed}.run();
}

}  // namespace copil::volumes
