#include <catch2/catch.hpp>

#include <string>

#include "records/read.hpp"
#include "subsidies/orders.hpp"
#include "subsidies/schedule.hpp"
#include "subsidies/subsidies.hpp"
#include "support/reports.hpp"
#include "volumes/volumes.hpp"

/// The six missions locales of the demo folder are in the situations that its README describes.
using namespace copil;
using namespace copil::test_support;
using figures::Figures;
using records::Records;

namespace {

Records demo_records() {
  auto reading = records::read_folder(std::string(COPIL_SOURCE_DIR) + "/fixtures/demo", {});
  REQUIRE(reading);
  return std::move(reading->records);
}

Figures demo_figures(const Records& records) {
  return figures_of(records, 2010, day("2011-02-28"));
}

/// "ML01 58/50 depassement", one line a mission locale.
std::string volumes_text(const Figures& figures) {
  const auto rows = volumes::compute_volumes(figures, 2010);
  REQUIRE(rows);
  const auto& tree = figures.records().territoires;
  std::string text;
  for (const auto& row : *rows) {
    if (tree.type[row.territoire] != records::TypeTerritoire::mission_locale) continue;
    text += tree.code[row.territoire] + " " + std::to_string(row.realise) + "/" +
            std::to_string(*row.objectif) + " " + std::string(volumes::statut_name(row.statut)) +
            "\n";
  }
  return text;
}

std::string shown(const std::optional<Cents>& amount) {
  return amount ? std::to_string(amount->count) : "n.d.";
}

/// "ML04 verse 1104000 du 943000 solde -161000 trop_percu", in cents, one line a convention.
std::string subsidies_text(const Figures& figures) {
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  std::string text;
  for (const auto& row : *rows) {
    text += figures.records().territoires.code[row.territoire] + " verse " +
            std::to_string(row.verse.count) + " du " + shown(row.du) + " solde " +
            shown(row.solde) + " " + std::string(subsidies::statut_name(row.statut)) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("demo folder: each mission locale's volume at the end of February 2011") {
  const Records records = demo_records();
  CHECK(volumes_text(demo_figures(records)) ==
        "ML01 58/50 depassement_seuil\n"
        "ML02 66/73 conforme\n"
        "ML03 43/42 depassement\n"
        "ML04 41/60 sous_realisation\n"
        "ML05 32/55 sous_realisation\n"
        "ML06 3/12 sous_realisation\n");
}

TEST_CASE("demo folder: each convention's account at the end of February 2011") {
  const Records records = demo_records();
  CHECK(subsidies_text(demo_figures(records)) ==
        "ML01 verse 1150000 du 1150000 solde 0 solde_nul\n"
        "ML02 verse 1251200 du 1518000 solde 266800 solde_a_verser\n"
        "ML03 verse 772800 du 966000 solde 193200 en_attente_compte_rendu\n"
        "ML04 verse 1104000 du 943000 solde -161000 trop_percu\n"
        "ML05 verse 912000 du 736000 solde -176000 titre_de_perception\n"
        "ML06 verse 0 du n.d. solde n.d. non_signee\n");
}

TEST_CASE("demo folder: on 31 July nobody owes anything yet, ML06 aside which is not signed") {
  const Records records = demo_records();
  const Figures figures = figures_of(records, 2010, day("2010-07-31"));
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  for (const auto& row : *rows) {
    const bool is_ml06 = records.territoires.code[row.territoire] == "ML06";
    CHECK(subsidies::statut_name(row.statut) == (is_ml06 ? "non_signee" : "en_cours"));
    CHECK(row.reversement == (is_ml06 ? std::nullopt : std::optional{Cents{0}}));
    CHECK_FALSE(subsidies::left_to_pay(row));
  }
}

TEST_CASE("demo folder: the 1 610 € of ML04 are paid back in April 2011 and not asked again") {
  const Records records = demo_records();
  const auto row_on = [&](const char* arrete) {
    const Figures figures = figures_of(records, 2010, day(arrete));
    const auto rows = subsidies::compute_subsidies(figures, 2010);
    REQUIRE(rows);
    return (*rows)[3];
  };
  const auto eve = row_on("2011-04-04");
  CHECK(eve.reversement == Cents{161000});
  CHECK(eve.statut == subsidies::Statut::trop_percu);
  const auto after = row_on("2011-04-30");
  CHECK(after.verse == Cents{943000});
  CHECK(after.reversements == Cents{161000});
  CHECK(after.reversement == Cents{0});
  CHECK(after.statut == subsidies::Statut::solde_nul);
}

TEST_CASE("demo folder: a region counts a youth of two missions locales once") {
  const Records records = demo_records();
  const Figures figures = demo_figures(records);
  const auto entries = [&](const std::string& code) {
    const Period year{Period::Kind::year, 2010, 1};
    return figures.value("VOL", *records.territoires.find(code), year).number.num;
  };
  CHECK(entries("ML01") + entries("ML02") + entries("ML03") == 167);
  CHECK(entries("R1") == 165);
}

TEST_CASE("demo folder: what the avenant of July changes in the instalments of ML02") {
  const Records records = demo_records();
  const Figures figures = demo_figures(records);
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  const auto convention = (*rows)[1].convention;
  const auto before = subsidies::schedule_on(figures, convention, day("2010-06-30"));
  const auto after = subsidies::schedule_on(figures, convention, day("2011-02-28"));
  REQUIRE(before);
  REQUIRE(after);
  CHECK(before->montant->count == 14'490'00);
  CHECK(before->acompte_1->count == 5'796'00);
  CHECK(before->acompte_2->count == 5'796'00);
  CHECK(before->solde()->count == 2'898'00);
  CHECK(after->montant->count == 16'790'00);
  CHECK(after->acompte_1 == (*rows)[1].acompte_1.montant);
  CHECK(after->acompte_1->count == 5'796'00);
  CHECK(after->acompte_2->count == 6'716'00);
  CHECK(after->solde()->count == 4'278'00);
}

TEST_CASE("demo folder: an objective tried out changes no instalment due before its effect") {
  const Records records = demo_records();
  const Figures figures = demo_figures(records);
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  const auto convention = (*rows)[1].convention;
  const auto tried = [&](const char* effect) {
    const auto schedule = subsidies::schedule_trying(figures, convention, {100, day(effect)});
    REQUIRE(schedule);
    return *schedule;
  };
  // Due on 12 April and 10 July; 63 youths in April, 73 in July; 23 000 euros for a hundred.
  CHECK(tried("2010-07-01").montant->count == 23'000'00);
  CHECK(tried("2010-07-01").acompte_1->count == 5'796'00);
  CHECK(tried("2010-07-01").acompte_2->count == 9'200'00);
  CHECK(tried("2010-07-10").acompte_2->count == 9'200'00);
  CHECK(tried("2010-07-11").acompte_2->count == 6'716'00);
  CHECK(tried("2010-04-12").acompte_1->count == 9'200'00);
  CHECK(tried("2011-03-01").montant->count == 23'000'00);
  CHECK(tried("2011-03-01").acompte_2->count == 6'716'00);
}

TEST_CASE("demo folder: a terminated convention is closed, one that is not signed goes on") {
  const Records records = demo_records();
  const Figures figures = demo_figures(records);
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  const auto closed = subsidies::closed_missions(records, *rows);
  REQUIRE(closed.size() == 1);
  CHECK(records.territoires.code[closed.front()] == "ML05");
  const auto ml06 = *records.territoires.find("ML06");
  REQUIRE(subsidies::local_convention(records, *rows, ml06) != nullptr);
  CHECK_FALSE(subsidies::local_convention(records, *rows, ml06)->signature);
  CHECK(subsidies::local_convention(records, *rows, *records.territoires.find("R1")) == nullptr);
}

TEST_CASE("orders of payment agree to the cent with what was due less what was paid") {
  const Records records = demo_records();
  for (const char* at : {"2010-04-30", "2010-07-10", "2010-07-11", "2010-12-31", "2011-02-28"}) {
    CAPTURE(at);
    const auto figures = figures_of(records, 2010, day(at));
    const auto rows = subsidies::compute_subsidies(figures, 2010);
    REQUIRE(rows);
    std::vector<const subsidies::SubsidyRow*> all;
    Cents orders;
    for (const auto& row : *rows) {
      all.push_back(&row);
      const auto order = subsidies::order_for(figures, row, row.arrete);
      REQUIRE(order);
      orders += order->acompte_1.a_payer + order->acompte_2.a_payer;
    }
    Cents due;
    Cents paid;
    Cents deemed;
    for (int month = 1; month <= 12; ++month) {
      const Period period{Period::Kind::month, 2010, month};
      if (days_of(period).begin > day(at)) break;
      // Within the month of the arrêté, what falls due after it is not owed yet.
      for (const auto rang : {records::Rang::premier, records::Rang::deuxieme}) {
        for (const auto* row : all) {
          const auto& instalment = subsidies::instalment_of(*row, rang);
          const bool is_stopped = row->resiliation && instalment.echeance > row->resiliation;
          const bool is_due = instalment.echeance && *instalment.echeance <= day(at) &&
                              days_of(period).contains(*instalment.echeance) && !is_stopped;
          if (is_due) due += *instalment.montant;
        }
      }
      paid += subsidies::paid_in(records.versements, all, period,
                                 {records::Rang::premier, records::Rang::deuxieme});
      deemed += subsidies::deemed_in(all, period);
    }
    CHECK(orders.count == due.count - paid.count - deemed.count);
  }
}
