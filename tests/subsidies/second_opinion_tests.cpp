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

  void check(const SubsidyRow& row) const {
    const Day january20 = day("2010-01-20");
    const Day july10 = day("2010-07-10");
    const Day signature = r.conventions.signature[id];
    const bool is_signed = happened(signature);
    const Day due1 = std::max(january20, signature);
    const Day due2 = std::max(july10, signature);
    const Amount m1 = montant(is_signed && due1 <= D ? due1 : D);
    const Amount m2 = montant(std::min(july10, D));
    const Amount acompte1 = m1 ? Amount{rounded(*m1, 2, 5)} : Amount{};
    const Amount acompte2 = m2 ? Amount{rounded(*m2, 2, 5)} : Amount{};
    CHECK(cents(row.acompte_1.montant) == acompte1);
    CHECK(cents(row.acompte_2.montant) == acompte2);
    CHECK(row.acompte_1.echeance == (is_signed ? std::optional{due1} : std::nullopt));
    CHECK(row.acompte_2.echeance == (is_signed ? std::optional{due2} : std::nullopt));

    const Day end = r.conventions.resiliation[id];
    const bool is_over = happened(end) && end >= day("2010-01-01") && end < day("2011-01-01");
    const Day until = is_over ? end : std::min(D, day("2010-12-31"));
    const auto realise = static_cast<std::int64_t>(figures.value(
        "VOL.finances", r.conventions.territoire[id], {day("2010-01-01"), until + 1}));
    CHECK(row.realise == static_cast<std::uint64_t>(realise));

    std::int64_t paid = 0;
    bool is_recorded = false;
    for (std::size_t i = 0; i < r.versements.size(); ++i) {
      if (r.versements.convention[i] != id || r.versements.date[i] > D) continue;
      if (r.versements.rang[i] == records::Rang::solde) continue;
      if (r.versements.rang[i] == records::Rang::reversement) continue;
      paid += r.versements.montant[i].count;
      is_recorded = true;
    }
    const Day last_due = is_over ? end : D;
    if (!is_recorded && is_signed && due1 <= last_due) paid += acompte1.value_or(0);
    if (!is_recorded && is_signed && due2 <= last_due) paid += acompte2.value_or(0);
    CHECK(row.verse.count == paid);

    const Amount target = objectif(D);
    Amount due;
    if (is_over)
      due = realise * 23000;
    else if (target && *target > 0)
      due = rounded(*montant(D), std::min(realise, *target), *target);
    CHECK(cents(row.du) == due);
    CHECK(cents(row.solde) == (due ? Amount{*due - paid} : Amount{}));
    CHECK(cents(row.reversement) ==
          (due ? Amount{std::max<std::int64_t>(0, paid - *due)} : Amount{}));
    CHECK(std::string{subsidies::statut_name(row.statut)} == statut(is_over, due, paid, target));
  }

  std::string statut(bool is_over, Amount due, std::int64_t paid, Amount target) const {
    if (is_over) return paid > *due ? "titre_de_perception" : "resiliee";
    if (!target || *target == 0) return "sans_objectif";
    if (!happened(r.conventions.compte_rendu[id])) return "en_attente_compte_rendu";
    return *due < paid ? "trop_percu" : *due > paid ? "solde_a_verser" : "solde_nul";
  }

  static Amount cents(std::optional<Cents> amount) {
    return amount ? Amount{amount->count} : Amount{};
  }
};

}  // namespace

TEST_CASE("subsidies agree with their definitions followed sentence by sentence") {
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    const auto records = RandomFolder{seed, 12}.build();
    const Day arrete = day("2010-01-01") + static_cast<int>(seed * 53 % 520);
    INFO("graine " << seed << ", arrêté " << iso_text(arrete));
    const auto figures = figures_of(records, 2010, arrete);
    const auto rows = subsidies::compute_subsidies(figures, 2010);
    REQUIRE(rows);
    const SlowFigures slow{records, arrete, {}, days_of(period("2010"))};
    for (const SubsidyRow& row : *rows) {
      SlowAccount{records, slow, arrete, row.convention}.check(row);
    }
  }
}
