#include <catch2/catch.hpp>

#include "subsidies/subsidies.hpp"
#include "support/random_folder.hpp"
#include "support/reports.hpp"
#include "support/slow_figures.hpp"

using namespace copil;
using namespace copil::test_support;
using subsidies::SubsidyRow;

namespace {

using Amount = std::optional<std::int64_t>;  // cents

/// a × num / den, to the nearest, halves away from zero, for what is not negative.
std::int64_t rounded(std::int64_t a, std::int64_t num, std::int64_t den) {
  return (2 * a * num + den) / (2 * den);
}

/// One convention settled a second time, sentence by sentence of the definitions.
struct SlowAccount {
  const records::Records& r;
  const SlowFigures& figures;
  Day D;
  std::size_t id;
  Branches& branches;

  bool met(const char* name, bool is_so) const { return branches.met(name, is_so); }

  Amount objectif(Day day) const {
    Amount found;
    Day latest = Day::unknown;
    for (std::size_t i = 0; i < r.objectifs.size(); ++i) {
      if (r.objectifs.annee[i] == 2010 &&
          r.objectifs.territoire[i] == r.conventions.territoire[id] &&
          r.objectifs.date_effet[i] <= day && r.objectifs.date_effet[i] > latest) {
        latest = r.objectifs.date_effet[i];
        found = r.objectifs.objectif[i];
      }
    }
    return found;
  }

  Amount montant(Day day) const {
    if (r.conventions.montant[id]) return r.conventions.montant[id]->count;
    const auto found = objectif(day);
    return found ? Amount{*found * 23000} : Amount{};
  }

  bool happened(Day day) const { return day != Day::unknown && day <= D; }

  std::int64_t paid(records::Rang rang) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < r.versements.size(); ++i) {
      if (r.versements.convention[i] == id && r.versements.date[i] <= D &&
          r.versements.rang[i] == rang) {
        sum += r.versements.montant[i].count;
      }
    }
    return sum;
  }

  bool is_recorded() const {
    for (std::size_t i = 0; i < r.versements.size(); ++i) {
      if (r.versements.convention[i] == id && r.versements.date[i] <= D &&
          (r.versements.rang[i] == records::Rang::premier ||
           r.versements.rang[i] == records::Rang::deuxieme)) {
        return true;
      }
    }
    return false;
  }

  void check(const SubsidyRow& row) const {
    const Day january20 = day("2010-01-20");
    const Day july10 = day("2010-07-10");
    const Day signature = r.conventions.signature[id];
    const bool is_signed = met("convention signée", happened(signature));
    branches.corner("signée le jour de l'arrêté", signature == D);
    branches.corner("signée le lendemain de l'arrêté", signature == D + 1);
    branches.corner("signée le jour du premier acompte", signature == january20);
    branches.corner("signée après le second acompte", is_signed && signature > july10);
    branches.corner("arrêté le jour du second acompte", D == july10);
    for (std::size_t i = 0; i < r.versements.size(); ++i) {
      if (r.versements.convention[i] != id) continue;
      branches.corner("versement du jour de l'arrêté", r.versements.date[i] == D);
      branches.corner("versement du lendemain de l'arrêté", r.versements.date[i] == D + 1);
    }
    branches.corner("arrêté le jour du premier acompte", D == january20);
    branches.corner("arrêté la veille du premier acompte", D == january20 - 1);
    branches.corner("arrêté la veille du second acompte", D == july10 - 1);
    branches.corner("l'objectif change le jour du second acompte",
                    objectif(july10) != objectif(july10 - 1));
    branches.corner("l'objectif change le lendemain du second acompte",
                    D > july10 && objectif(july10) != objectif(july10 + 1));
    branches.corner("l'objectif change entre le 10 juillet et l'échéance",
                    is_signed && signature > july10 && objectif(july10) != objectif(signature));
    const Day due1 = std::max(january20, signature);
    const Day due2 = std::max(july10, signature);
    const Amount m1 = montant(is_signed && due1 <= D ? due1 : D);
    const Amount m2 = montant(std::min(july10, D));
    if (m2) {
      branches.met("40 % arrondis au-dessus", 2 * *m2 % 5 >= 3);
      branches.met("40 % arrondis au-dessous", 2 * *m2 % 5 == 1 || 2 * *m2 % 5 == 2);
    }
    const Amount acompte1 = m1 ? Amount{rounded(*m1, 2, 5)} : Amount{};
    const Amount acompte2 = m2 ? Amount{rounded(*m2, 2, 5)} : Amount{};
    CHECK(cents(row.acompte_1.montant) == acompte1);
    CHECK(cents(row.acompte_2.montant) == acompte2);
    CHECK(row.acompte_1.echeance == (is_signed ? std::optional{due1} : std::nullopt));
    CHECK(row.acompte_2.echeance == (is_signed ? std::optional{due2} : std::nullopt));

    const Day end = r.conventions.resiliation[id];
    const bool is_over = met("résiliation connue", happened(end)) &&
                         met("résiliée depuis le 1er janvier", end >= day("2010-01-01")) &&
                         end < day("2011-01-01");
    branches.corner("résiliée le jour de l'arrêté", end == D);
    branches.corner("résiliée le lendemain de l'arrêté", end == D + 1);
    const Day judged = is_over ? end : D;
    const Day until = std::min(judged, day("2010-12-31"));
    const auto realise = static_cast<std::int64_t>(figures.value(
        "VOL.finances", r.conventions.territoire[id], {day("2010-01-01"), until + 1}));
    CHECK(row.realise == static_cast<std::uint64_t>(realise));

    const Amount target = objectif(judged);
    const Amount planned = montant(judged);
    CHECK(row.objectif == target);
    CHECK(cents(row.montant) == planned);
    const bool has_rate = met("objectif du jour", target.value_or(0) > 0);
    branches.corner("objectif nul", target == 0);
    CHECK(row.taux.has_value() == has_rate);
    CHECK(row.taux.value_or(Ratio{}) == (has_rate ? Ratio{realise, *target} : Ratio{}));

    std::int64_t held = 0;
    if (met("versement enregistré", is_recorded())) {
      held = paid(records::Rang::premier) + paid(records::Rang::deuxieme);
    } else if (is_signed) {
      if (met("premier acompte dû", due1 <= judged)) held += acompte1.value_or(0);
      if (met("second acompte dû", due2 <= judged)) held += acompte2.value_or(0);
    }
    held += paid(records::Rang::solde) - paid(records::Rang::reversement);
    CHECK(row.verse.count == held);

    const std::string statut_text =
        statut(is_signed, is_over, due_for(realise, is_over, judged), held, has_rate);
    CHECK(std::string{subsidies::statut_name(row.statut)} == statut_text);
    const bool is_shown = statut_text != "non_signee" && statut_text != "sans_objectif";
    const Amount due = is_shown ? due_for(realise, is_over, judged) : Amount{};
    CHECK(cents(row.du) == due);
    CHECK(cents(row.solde) == (due ? Amount{*due - held} : Amount{}));
    const bool is_claimed = statut_text == "trop_percu" || statut_text == "titre_de_perception";
    CHECK(cents(row.reversement) == (due ? Amount{is_claimed ? held - *due : 0} : Amount{}));
  }

  Amount due_for(std::int64_t realise, bool is_over, Day judged) const {
    const Amount target = objectif(judged);
    if (target.value_or(0) > 0) {
      met("au-delà de l'objectif", realise > *target);
      return rounded(*montant(judged), std::min(realise, *target), *target);
    }
    return is_over ? Amount{realise * 23000} : Amount{};
  }

  std::string statut(bool is_signed, bool is_over, Amount due, std::int64_t held,
                     bool has_rate) const {
    if (!is_signed) return "non_signee";
    if (is_over)
      return met("trop versé à la résiliation", held > *due) ? "titre_de_perception" : "resiliee";
    if (!has_rate) return "sans_objectif";
    branches.corner("arrêté le 31 décembre", D == day("2010-12-31"));
    branches.corner("arrêté le 30 décembre", D == day("2010-12-30"));
    if (met("année en cours", D < day("2010-12-31"))) return "en_cours";
    const Day account = r.conventions.compte_rendu[id];
    branches.corner("compte rendu du 31 décembre", account == day("2010-12-31"));
    branches.corner("compte rendu du jour de l'arrêté", account == D);
    if (!met("compte rendu connu", happened(account)) ||
        met("compte rendu trop tôt", account < day("2010-12-31"))) {
      return "en_attente_compte_rendu";
    }
    branches.corner("solde nul", *due == held);
    branches.corner("solde d'un signe", *due > held);
    branches.corner("solde de l'autre signe", *due < held);
    return *due < held ? "trop_percu" : *due > held ? "solde_a_verser" : "solde_nul";
  }

  static Amount cents(std::optional<Cents> amount) {
    return amount ? Amount{amount->count} : Amount{};
  }
};

/// An arrêté anywhere, or on, before or after a day that matters to one of the conventions.
Day some_arrete(const records::Records& records, std::uint64_t seed) {
  const Day january = day("2010-01-01");
  const auto& conventions = records.conventions;
  const std::size_t one = seed % conventions.size();
  std::vector<Day> days{day("2010-01-20"),
                        day("2010-07-10"),
                        day("2010-12-31"),
                        conventions.signature[one],
                        conventions.compte_rendu[one],
                        conventions.resiliation[one]};
  for (const Day payment : records.versements.date) days.push_back(payment);
  Day found = days[seed * 11 % days.size()];
  if (seed % 4 == 0 || found == Day::unknown) found = january + static_cast<int>(seed * 53 % 520);
  return std::max(january, found + static_cast<int>(seed % 5 % 3) - 1);
}

}  // namespace

TEST_CASE("subsidies agree with their definitions followed sentence by sentence") {
  Branches branches;
  for (std::uint64_t seed = 1; seed <= 240; ++seed) {
    const auto records = RandomFolder{seed, 12}.build();
    const Day arrete = some_arrete(records, seed);
    INFO("graine " << seed << ", arrêté " << iso_text(arrete));
    const auto figures = figures_of(records, 2010, arrete);
    const auto rows = subsidies::compute_subsidies(figures, 2010);
    REQUIRE(rows);
    const SlowFigures slow{records, arrete, {}, days_of(period("2010"))};
    for (const SubsidyRow& row : *rows) {
      SlowAccount{records, slow, arrete, row.convention, branches}.check(row);
    }
  }
  branches.require_all_met();
}
