#include "subsidies/subsidies.hpp"

#include <algorithm>

#include "base/period.hpp"
#include "volumes/volumes.hpp"

namespace copil::subsidies {

namespace {

using records::Records;

constexpr std::string_view kAsker = "le calcul des subventions";

Period year_period(int annee) {
  return {Period::Kind::year, annee, 1};
}

/// What the parameters say for the year.
struct Terms {
  Cents prix_unitaire;
  Ratio taux_1;
  Ratio taux_2;
  Day jour_1;
  Day jour_2;
};

/// Keeps the value of a look-up, or what is wrong with it.
template <class T>
void keep(const Checked<T>& found, T& target, Diagnostics& complaints) {
  if (found) {
    target = *found;
  } else {
    complaints.insert(complaints.end(), found.error().begin(), found.error().end());
  }
}

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

/// One convention as known at the arrêté, and what bears on it.
class Account {
 public:
  Account(const figures::Figures& figures, const Terms& terms, ConventionId convention)
      : figures_(figures), records_(figures.records()), terms_(terms), convention_(convention) {
    row_.convention = convention;
    row_.territoire = records_.conventions.territoire[convention];
    row_.annee = records_.conventions.annee[convention];
    row_.arrete = figures.arrete();
  }

  SubsidyRow settle() {
    row_.objectif = objectif_on(row_.arrete);
    row_.montant = montant_on(row_.arrete);
    row_.resiliation = resiliation();
    settle_realise();
    settle_instalments();
    settle_paid();
    settle_due();
    row_.statut = statut();
    return row_;
  }

  // Annexe 6, article 9 : 40 % on 20 January, 40 % on 10 July. What we do: the first is reckoned on
  // its due day's objective, the second on 10 July's, or on what is known that day if it is
  // earlier.
  Schedule schedule(Day day) {
    settle_due_days();
    const Day day_1 = std::min(row_.acompte_1.echeance.value_or(day), day);
    const Day day_2 = std::min(terms_.jour_2, day);
    return {montant_on(day), part_of(montant_on(day_1), terms_.taux_1),
            part_of(montant_on(day_2), terms_.taux_2)};
  }

 private:
  std::optional<std::int64_t> objectif_on(Day day) const {
    return volumes::objectif_on(records_.objectifs, row_.annee, row_.territoire, day);
  }

  /// A fixed amount holds on every day; else the objective of the day × the unit price.
  std::optional<Cents> montant_on(Day day) const {
    if (const auto fixed = records_.conventions.montant[convention_]) return fixed;
    const auto objectif = objectif_on(day);
    if (!objectif) return std::nullopt;
    return Cents{*objectif * terms_.prix_unitaire.count};
  }

  /// A date of the convention; what comes after the arrêté is not known yet.
  std::optional<Day> known(Day date) const {
    if (date == Day::unknown || date > row_.arrete) return std::nullopt;
    return date;
  }

  std::optional<Day> resiliation() const {
    const auto day = known(records_.conventions.resiliation[convention_]);
    if (!day || !days_of(year_period(row_.annee)).contains(*day)) return std::nullopt;
    return day;
  }

  void settle_realise() {
    row_.realise =
        row_.resiliation
            ? figures_.count_until("VOL.finances", row_.territoire, *row_.resiliation)
            : static_cast<std::uint64_t>(
                  figures_.value("VOL.finances", row_.territoire, year_period(row_.annee))
                      .number.num);
    if (row_.objectif && *row_.objectif > 0) {
      row_.taux = Ratio{static_cast<std::int64_t>(row_.realise), *row_.objectif};
    }
  }

  // Annexe 6, article 9. What we do: a later signature puts the due day off.
  void settle_due_days() {
    const auto signature = known(records_.conventions.signature[convention_]);
    if (!signature) return;
    row_.acompte_1.echeance = std::max(terms_.jour_1, *signature);
    row_.acompte_2.echeance = std::max(terms_.jour_2, *signature);
  }

  void settle_instalments() {
    const Schedule now = schedule(row_.arrete);
    row_.acompte_1.montant = now.acompte_1;
    row_.acompte_2.montant = now.acompte_2;
  }

  static std::optional<Cents> part_of(std::optional<Cents> montant, Ratio taux) {
    if (!montant) return std::nullopt;
    return multiply(*montant, taux);
  }

  /// One recorded payment of rang 1 or 2 switches the schedule off for both.
  void settle_paid() {
    const auto& payments = records_.versements;
    for (std::size_t i = 0; i < payments.size(); ++i) {
      const bool is_instalment =
          payments.rang[i] == records::Rang::premier || payments.rang[i] == records::Rang::deuxieme;
      if (payments.convention[i] != convention_ || !is_instalment) continue;
      if (payments.date[i] > row_.arrete) continue;
      row_.verse += payments.montant[i];
      row_.is_verse_recorded = true;
    }
    if (!row_.is_verse_recorded) row_.verse = scheduled(row_.acompte_1) + scheduled(row_.acompte_2);
  }

  Cents scheduled(const Acompte& acompte) const {
    const Day limit = row_.resiliation.value_or(row_.arrete);
    if (!acompte.echeance || *acompte.echeance > limit) return {};
    return acompte.montant.value_or(Cents{});
  }

  // Annexe 6, article 9 : the subsidy follows the rate of the objective, up to the whole of it.
  // Article 10.2 : after a termination, what was done is due, no more and no less.
  void settle_due() {
    const auto realise = static_cast<std::int64_t>(row_.realise);
    if (row_.resiliation) {
      row_.du = Cents{realise * terms_.prix_unitaire.count};
    } else if (row_.taux && row_.montant) {
      row_.du = multiply(*row_.montant, Ratio{std::min(realise, *row_.objectif), *row_.objectif});
    }
    if (!row_.du) return;
    row_.solde = *row_.du - row_.verse;
    row_.reversement = std::max(Cents{}, -*row_.solde);
  }

  Statut statut() const {
    if (row_.resiliation) {
      return row_.verse > *row_.du ? Statut::titre_de_perception : Statut::resiliee;
    }
    if (!row_.taux) return Statut::sans_objectif;
    if (!known(records_.conventions.compte_rendu[convention_])) {
      return Statut::en_attente_compte_rendu;
    }
    if (row_.solde->count == 0) return Statut::solde_nul;
    return row_.solde->count < 0 ? Statut::trop_percu : Statut::solde_a_verser;
  }

  const figures::Figures& figures_;
  const Records& records_;
  const Terms& terms_;
  ConventionId convention_;
  SubsidyRow row_;
};

/// The conventions of a year, by code (bytes).
std::vector<ConventionId> conventions_of(const records::Conventions& conventions, int annee) {
  std::vector<ConventionId> found;
  for (ConventionId id = 0; id < conventions.size(); ++id) {
    if (conventions.annee[id] == annee) found.push_back(id);
  }
  std::sort(found.begin(), found.end(), [&](ConventionId a, ConventionId b) {
    return conventions.code[a] < conventions.code[b];
  });
  return found;
}

}  // namespace

Checked<std::vector<SubsidyRow>> compute_subsidies(const figures::Figures& figures, int annee) {
  const Day january = days_of(year_period(annee)).begin;
  if (figures.arrete() < january) {
    return Diagnostics{plain_error("l'arrêté du " + iso_text(figures.arrete()) +
                                       " vient avant le début de l'année " + std::to_string(annee),
                                   {"donnez un arrêté au " + iso_text(january) + " ou après"})};
  }
  const auto terms = terms_for(figures.parameters(), annee);
  if (!terms) return terms.error();
  std::vector<SubsidyRow> rows;
  for (const ConventionId id : conventions_of(figures.records().conventions, annee)) {
    rows.push_back(Account{figures, *terms, id}.settle());
  }
  return rows;
}

std::optional<Cents> Schedule::solde() const {
  if (!montant || !acompte_1 || !acompte_2) return std::nullopt;
  return *montant - *acompte_1 - *acompte_2;
}

Checked<Schedule> schedule_on(const figures::Figures& figures, ConventionId convention, Day day) {
  const int annee = figures.records().conventions.annee[convention];
  const auto terms = terms_for(figures.parameters(), annee);
  if (!terms) return terms.error();
  return Account{figures, *terms, convention}.schedule(day);
}

std::array<std::uint64_t, 12> monthly_entries(const figures::Figures& figures,
                                              TerritoireId territoire, int annee) {
  std::array<std::uint64_t, 12> entries{};
  for (int month = 1; month <= 12; ++month) {
    const Value value = figures.value("VOL", territoire, {Period::Kind::month, annee, month});
    entries[static_cast<std::size_t>(month - 1)] = static_cast<std::uint64_t>(value.number.num);
  }
  return entries;
}

std::optional<Cents> left_to_pay(const SubsidyRow& row) {
  if (!row.solde) return std::nullopt;
  return std::max(Cents{}, *row.solde);
}

std::string_view statut_name(Statut statut) {
  switch (statut) {
    case Statut::titre_de_perception:
      return "titre_de_perception";
    case Statut::resiliee:
      return "resiliee";
    case Statut::sans_objectif:
      return "sans_objectif";
    case Statut::en_attente_compte_rendu:
      return "en_attente_compte_rendu";
    case Statut::trop_percu:
      return "trop_percu";
    case Statut::solde_a_verser:
      return "solde_a_verser";
    case Statut::solde_nul:
      return "solde_nul";
  }
  return {};
}

std::string_view statut_label(Statut statut) {
  switch (statut) {
    case Statut::titre_de_perception:
      return "résiliée, titre de perception à émettre";
    case Statut::resiliee:
      return "résiliée";
    case Statut::sans_objectif:
      return "sans objectif";
    case Statut::en_attente_compte_rendu:
      return "en attente du compte rendu d’exécution";
    case Statut::trop_percu:
      return "trop-perçu";
    case Statut::solde_a_verser:
      return "solde à verser";
    case Statut::solde_nul:
      return "solde nul";
  }
  return {};
}

}  // namespace copil::subsidies
