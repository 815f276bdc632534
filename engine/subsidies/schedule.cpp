#include "subsidies/schedule.hpp"

#include <algorithm>

#include "subsidies/settling/account.hpp"
#include "volumes/objectifs.hpp"

namespace copil::subsidies {

namespace {

/// Regions sign conventions of their own type; no other territory does.
bool is_of_its_type(const records::Records& records, ConventionId convention) {
  const auto territoire = records.conventions.territoire[convention];
  const bool is_region = records.territoires.type[territoire] == records::TypeTerritoire::region;
  const bool is_regional =
      records.conventions.type[convention] == records::TypeConvention::regionale;
  return is_region == is_regional;
}

bool is_in_force(const records::Conventions& conventions, ConventionId convention, Day day) {
  const Day signature = conventions.signature[convention];
  const Day end = conventions.resiliation[convention];
  return signature.is_real() && signature <= day && !(end.is_real() && end <= day);
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

Checked<Schedule> schedule_trying(const figures::Figures& figures, ConventionId convention,
                                  const TriedObjective& tried) {
  const auto terms =
      terms_for(figures.parameters(), figures.records().conventions.annee[convention]);
  if (!terms) return terms.error();
  Account account{figures, *terms, convention};
  account.try_out(tried);
  return account.schedule(std::max(figures.arrete(), tried.effet));
}

const SubsidyRow* local_convention(const records::Records& records,
                                   const std::vector<SubsidyRow>& rows, TerritoireId territoire) {
  const SubsidyRow* found = nullptr;
  for (const SubsidyRow& row : rows) {
    const bool is_local =
        records.conventions.type[row.convention] == records::TypeConvention::locale;
    if (!is_local || row.territoire != territoire) continue;
    if (found == nullptr || found->resiliation) found = &row;
  }
  return found;
}

std::vector<TerritoireId> closed_missions(const records::Records& records,
                                          const std::vector<SubsidyRow>& rows) {
  std::vector<TerritoireId> closed;
  for (const SubsidyRow& row : rows) {
    if (local_convention(records, rows, row.territoire) == &row && row.resiliation) {
      closed.push_back(row.territoire);
    }
  }
  return closed;
}

Day stated_on(const SubsidyRow& row) {
  return std::max(row.signature.value_or(row.arrete), *make_day(row.annee, 1, 1));
}

Checked<Schedule> schedule_of_objectives(const figures::Figures& figures, int annee,
                                         TerritoireId territoire, Day day) {
  const auto terms = terms_for(figures.parameters(), annee);
  if (!terms) return terms.error();
  const auto part_on = [&](Day known, Ratio part) -> std::optional<Cents> {
    const auto objectif =
        volumes::objectif_on(figures.records().objectifs, annee, territoire, known);
    if (!objectif) return std::nullopt;
    return multiply(multiply(terms->prix_unitaire, Ratio{*objectif, 1}), part);
  };
  return Schedule{part_on(day, Ratio{1, 1}), part_on(std::min(terms->jour_1, day), terms->taux_1),
                  part_on(std::min(terms->jour_2, day), terms->taux_2)};
}

std::optional<ConventionId> amended_convention(const records::Records& records,
                                               TerritoireId territoire, int annee, bool is_mid_year,
                                               Day arrete) {
  const auto& conventions = records.conventions;
  std::optional<ConventionId> before;
  std::optional<ConventionId> own;
  for (const ConventionId id : conventions.by_code()) {
    if (conventions.territoire[id] != territoire || conventions.annee[id] > annee) continue;
    if (!is_of_its_type(records, id) || !is_in_force(conventions, id, arrete)) continue;
    auto& best = conventions.annee[id] == annee ? own : before;
    if (!best || conventions.annee[id] > conventions.annee[*best]) best = id;
  }
  if (is_mid_year) return own ? own : before;
  return before ? before : own;
}

}  // namespace copil::subsidies
