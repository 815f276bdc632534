#include "subsidies/schedule.hpp"

#include <algorithm>

#include "subsidies/settling/account.hpp"

namespace copil::subsidies {

namespace {

std::optional<Cents> sum_of(std::optional<Cents> a, std::optional<Cents> b) {
  if (!a || !b) return std::nullopt;
  return *a + *b;
}

Schedule added(const Schedule& a, const Schedule& b) {
  return {sum_of(a.montant, b.montant), sum_of(a.acompte_1, b.acompte_1),
          sum_of(a.acompte_2, b.acompte_2)};
}

/// Conventions that are not signed are in no total.
bool is_summed(const records::Records& records, const SubsidyRow& row, TerritoireId territoire) {
  if (records.conventions.type[row.convention] != records::TypeConvention::locale) return false;
  return row.signature.has_value() || row.territoire == territoire;
}

}  // namespace

std::optional<Cents> Schedule::solde() const {
  if (!montant || !acompte_1 || !acompte_2) return std::nullopt;
  return *montant - *acompte_1 - *acompte_2;
}

Schedule schedule_of(const SubsidyRow& row) {
  return {row.montant, row.acompte_1.montant, row.acompte_2.montant};
}

Checked<Schedule> schedule_for(const figures::Parameters& parameters, int annee,
                               std::int64_t objectif) {
  const auto terms = terms_for(parameters, annee);
  if (!terms) return terms.error();
  const Cents montant = multiply(terms->prix_unitaire, Ratio{objectif, 1});
  return Schedule{montant, multiply(montant, terms->taux_1), multiply(montant, terms->taux_2)};
}

Checked<Schedule> schedule_on(const figures::Figures& figures, ConventionId convention, Day day) {
  const auto terms =
      terms_for(figures.parameters(), figures.records().conventions.annee[convention]);
  if (!terms) return terms.error();
  return Account{figures, *terms, convention}.schedule(day);
}

Day stated_on(const SubsidyRow& row) {
  return std::max(row.signature.value_or(row.arrete), *make_day(row.annee, 1, 1));
}

Schedule schedule_below(const figures::Figures& figures, const std::vector<SubsidyRow>& rows,
                        TerritoireId territoire, Day day) {
  const auto& tree = figures.records().territoires;
  std::optional<Schedule> sum;
  for (const SubsidyRow& row : rows) {
    if (!tree.is_at_or_below(row.territoire, territoire)) continue;
    if (!is_summed(figures.records(), row, territoire)) continue;
    const auto found = schedule_on(figures, row.convention, day);
    const Schedule one = found ? *found : Schedule{};
    sum = sum ? added(*sum, one) : one;
  }
  return sum.value_or(Schedule{});
}

}  // namespace copil::subsidies
