#include "subsidies/settling/account.hpp"

#include <algorithm>
#include <limits>

#include "base/period.hpp"
#include "volumes/objectifs.hpp"

namespace copil::subsidies {

namespace {

constexpr std::string_view kAsker = "le calcul des subventions";

Period year_period(int annee) {
  return {Period::Kind::year, annee, 1};
}

/// Keeps the value of a look-up, or what is wrong with it.
template <class T>
void keep(const Checked<T>& found, T& target, Diagnostics& complaints) {
  if (found) {
    target = *found;
  } else {
    complaints.insert(complaints.end(), found.error().begin(), found.error().end());
  }
}

}  // namespace

Checked<Terms> terms_for(const figures::Parameters& parameters, int annee) {
  const Day january = days_of(year_period(annee)).begin;
  Terms terms;
  Diagnostics complaints;
  keep(parameters.euros("prix_unitaire", january, kAsker), terms.prix_unitaire, complaints);
  keep(parameters.taux("acompte_1_taux", january, kAsker), terms.taux_1, complaints);
  keep(parameters.taux("acompte_2_taux", january, kAsker), terms.taux_2, complaints);
  keep(parameters.jour("acompte_1_jour", annee, kAsker), terms.jour_1, complaints);
  keep(parameters.jour("acompte_2_jour", annee, kAsker), terms.jour_2, complaints);
  if (!complaints.empty()) return complaints;
  return terms;
}

Statut closed_statut(Cents solde) {
  if (solde.count == 0) return Statut::solde_nul;
  return solde.count < 0 ? Statut::trop_percu : Statut::solde_a_verser;
}

Cents owed_back(const SubsidyRow& row) {
  const bool is_owed =
      row.statut == Statut::trop_percu || row.statut == Statut::titre_de_perception;
  return is_owed ? -*row.solde : Cents{};
}

Account::Account(const figures::Figures& figures, const Terms& terms, ConventionId convention)
    : figures_(figures), records_(figures.records()), terms_(terms), convention_(convention) {
  row_.convention = convention;
  row_.territoire = records_.conventions.territoire[convention];
  row_.annee = records_.conventions.annee[convention];
  row_.arrete = figures.arrete();
  read_days();
}

// Article 10.2 : after a termination what was done is due. What we do: every figure is then that of
// the day of termination, that day included.
Checked<SubsidyRow> Account::settle() {
  const Day judged = row_.resiliation.value_or(row_.arrete);
  row_.objectif = objectif_on(judged);
  row_.montant = montant_on(judged);
  settle_realise(judged);
  const Schedule now = planned(row_.arrete);
  row_.acompte_1.montant = now.acompte_1;
  row_.acompte_2.montant = now.acompte_2;
  settle_paid();
  settle_due();
  if (has_overflowed_) return too_great();
  return row_;
}

Checked<Schedule> Account::schedule(Day day) {
  const Schedule schedule = planned(day);
  if (has_overflowed_) return too_great();
  return schedule;
}

/// What comes after the arrêté is not known yet.
void Account::read_days() {
  const auto& conventions = records_.conventions;
  const Interval year = days_of(year_period(row_.annee));
  row_.signature = known(conventions.signature[convention_]);
  row_.compte_rendu = known(conventions.compte_rendu[convention_]);
  // Annexe 6, article 9 : the balance waits for the account of the full year. What we do: one
  // dated before its last day closes nothing.
  if (row_.compte_rendu && *row_.compte_rendu < year.end - 1) row_.compte_rendu.reset();
  row_.resiliation = known(conventions.resiliation[convention_]);
  if (row_.resiliation && !year.contains(*row_.resiliation)) row_.resiliation.reset();
  if (!row_.signature) return;
  row_.acompte_1.echeance = std::max(terms_.jour_1, *row_.signature);
  row_.acompte_2.echeance = std::max(terms_.jour_2, *row_.signature);
}

std::optional<Day> Account::known(Day date) const {
  if (date == Day::unknown || date > row_.arrete) return std::nullopt;
  return date;
}

std::optional<std::int64_t> Account::objectif_on(Day day) const {
  if (tried_ && day >= tried_->effet) return tried_->objectif;
  return volumes::objectif_on(records_.objectifs, row_.annee, row_.territoire, day);
}

/// A fixed amount holds on every day; else the objective of the day × the unit price.
std::optional<Cents> Account::montant_on(Day day) {
  if (const auto fixed = records_.conventions.montant[convention_]) return fixed;
  const auto objectif = objectif_on(day);
  if (!objectif) return std::nullopt;
  return priced(*objectif);
}

Schedule Account::planned(Day day) {
  const Day day_1 = std::min(row_.acompte_1.echeance.value_or(day), day);
  const Day day_2 = std::min(terms_.jour_2, day);
  return {montant_on(day), part_of(montant_on(day_1), terms_.taux_1),
          part_of(montant_on(day_2), terms_.taux_2)};
}

void Account::settle_realise(Day judged) {
  row_.realise = row_.resiliation
                     ? figures_.count_until("VOL.finances", row_.territoire, judged)
                     : static_cast<std::uint64_t>(
                           figures_.value("VOL.finances", row_.territoire, year_period(row_.annee))
                               .number.num);
  if (row_.objectif.value_or(0) > 0) {
    row_.taux = Ratio{static_cast<std::int64_t>(row_.realise), *row_.objectif};
  }
}

// What the mission locale holds. One recorded payment of rang 1 or 2 switches the schedule off for
// both; balances paid add to it, sums paid back leave it.
void Account::settle_paid() {
  const auto& payments = records_.versements;
  Wide of_rank[4] = {0, 0, 0, 0};
  for (std::size_t i = 0; i < payments.size(); ++i) {
    if (payments.convention[i] != convention_ || payments.date[i] > row_.arrete) continue;
    const auto rang = payments.rang[i];
    of_rank[static_cast<std::size_t>(rang)] += payments.montant[i].count;
    row_.is_verse_recorded =
        row_.is_verse_recorded || rang == records::Rang::premier || rang == records::Rang::deuxieme;
  }
  const auto sum_of = [&](records::Rang rang) { return of_rank[static_cast<std::size_t>(rang)]; };
  const Wide instalments =
      row_.is_verse_recorded
          ? sum_of(records::Rang::premier) + sum_of(records::Rang::deuxieme)
          : Wide{scheduled(row_.acompte_1).count} + scheduled(row_.acompte_2).count;
  row_.acomptes = counted(instalments);
  row_.soldes = counted(sum_of(records::Rang::solde));
  row_.reversements = counted(sum_of(records::Rang::reversement));
  row_.verse =
      counted(instalments + sum_of(records::Rang::solde) - sum_of(records::Rang::reversement));
}

Cents Account::scheduled(const Acompte& acompte) const {
  const Day limit = row_.resiliation.value_or(row_.arrete);
  if (!acompte.echeance || *acompte.echeance > limit) return {};
  return acompte.montant.value_or(Cents{});
}

void Account::settle_due() {
  if (row_.signature) row_.du = reckoned_due();
  if (row_.du) row_.solde = counted(Wide{row_.du->count} - row_.verse.count);
  row_.statut = statut();
  if (row_.solde) row_.reversement = owed_back(row_);
}

// Annexe 6, article 9 : the subsidy follows the rate of the objective, up to the whole of it. Art.
// 10.2 : after a termination, by the same rate; without an objective, by the price of a youth.
std::optional<Cents> Account::reckoned_due() {
  const auto realise = static_cast<std::int64_t>(row_.realise);
  if (row_.taux && row_.montant) {
    return multiply(*row_.montant, Ratio{std::min(realise, *row_.objectif), *row_.objectif});
  }
  if (row_.resiliation) return priced(realise);
  return std::nullopt;
}

Statut Account::statut() const {
  if (!row_.signature) return Statut::non_signee;
  if (row_.resiliation) {
    return row_.verse > *row_.du ? Statut::titre_de_perception : Statut::resiliee;
  }
  if (!row_.taux) return Statut::sans_objectif;
  if (row_.arrete < days_of(year_period(row_.annee)).end - 1) return Statut::en_cours;
  if (!row_.compte_rendu) return Statut::en_attente_compte_rendu;
  return closed_statut(*row_.solde);
}

Cents Account::priced(std::int64_t count) {
  return counted(Wide{count} * terms_.prix_unitaire.count);
}

/// Rounded once to the cent, half up.
std::optional<Cents> Account::part_of(std::optional<Cents> montant, Ratio taux) {
  if (!montant) return std::nullopt;
  const Wide scaled = 2 * Wide{montant->count} * taux.num + taux.den;
  return counted(scaled / (2 * Wide{taux.den}));
}

/// Anything beyond what 64 bits hold is told, never wrapped.
Cents Account::counted(Wide cents) {
  constexpr Wide kMost = std::numeric_limits<std::int64_t>::max();
  has_overflowed_ = has_overflowed_ || cents > kMost || cents < -kMost;
  return has_overflowed_ ? Cents{} : Cents{static_cast<std::int64_t>(cents)};
}

Diagnostics Account::too_great() const {
  return {plain_error("convention « " + records_.conventions.code[convention_] +
                          " » : un montant dépasse ce qui peut se compter",
                      {"vérifiez l'objectif, le montant, les versements et le prix unitaire"})};
}

}  // namespace copil::subsidies
