#include "subsidies/trying.hpp"

namespace copil::subsidies {

namespace {

Checked<TriedMoney> planned_money(const figures::Parameters& parameters, int annee,
                                  const volumes::Simulated& row) {
  TriedMoney money;
  if (row.actuel) {
    const auto before = schedule_for(parameters, annee, *row.actuel);
    if (!before) return before.error();
    money.before = *before;
  }
  const auto after = schedule_for(parameters, annee, row.objectif);
  if (!after) return after.error();
  money.after = *after;
  return money;
}

}  // namespace

Checked<TriedMoney> money_trying(const figures::Figures& figures, int annee,
                                 const std::vector<SubsidyRow>& conventions,
                                 const volumes::Simulated& row, Day effet) {
  const auto* convention = local_convention(figures.records(), conventions, row.territoire);
  if (convention == nullptr) return planned_money(figures.parameters(), annee, row);
  const auto after = schedule_trying(figures, convention->convention, {row.objectif, effet});
  if (!after) return after.error();
  return TriedMoney{schedule_of(*convention), *after, convention->acomptes, true,
                    convention->signature.has_value()};
}

}  // namespace copil::subsidies
