#include <catch2/catch.hpp>

#include "subsidies/subsidies.hpp"
#include "support/records_builder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::test_support;
using subsidies::Statut;
using subsidies::SubsidyRow;

namespace {

/// `count` youths who entered at M1 on 1 March 2010.
std::string entries(int count) {
  std::string lines = "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n";
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    lines += "C" + n + ";J" + n + ";M1;2010-02-01;2010-03-01\n";
  }
  return lines;
}

constexpr const char* kObjectif = "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;367\n";
constexpr const char* kConvention =
    "convention;type;territoire;annee;date_signature;date_compte_rendu\n"
    "CV1;locale;M1;2010;2010-01-15;2011-02-01\n";

SubsidyRow settled(RecordsBuilder& builder, const char* arrete) {
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day(arrete));
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  REQUIRE(rows->size() == 1);
  return rows->front();
}

}  // namespace

TEST_CASE("the worked example of annexe 6, to the cent") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", kObjectif).file("conventions.csv", kConvention);
  builder.file("cotraitances.csv", entries(330));
  const SubsidyRow row = settled(builder, "2011-03-01");
  CHECK(row.montant == Cents{8441000});
  CHECK(row.acompte_1 == subsidies::Acompte{Cents{3376400}, day("2010-01-20")});
  CHECK(row.acompte_2 == subsidies::Acompte{Cents{3376400}, day("2010-07-10")});
  CHECK(decimal_text(*row.taux, 6) == "0.899183");
  CHECK(row.verse == Cents{6752800});
  CHECK(row.du == Cents{7590000});
  CHECK(row.solde == Cents{837200});
  CHECK(row.reversement == Cents{0});
  CHECK(row.statut == Statut::solde_a_verser);
}

TEST_CASE("with 250 entries the same convention has been paid too much") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", kObjectif).file("conventions.csv", kConvention);
  builder.file("cotraitances.csv", entries(250));
  const SubsidyRow row = settled(builder, "2011-03-01");
  CHECK(row.du == Cents{5750000});
  CHECK(row.solde == Cents{-1002800});
  CHECK(row.reversement == Cents{1002800});
  CHECK(row.statut == Statut::trop_percu);
}

namespace {

/// A folder with one convention given by its cells after `annee`, and `extra` files.
SubsidyRow settled_with(const std::string& cells, const char* arrete, int count = 330,
                        const std::string& payments = {},
                        const std::string& objectifs = kObjectif) {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", objectifs);
  builder.file("conventions.csv",
               "convention;type;territoire;annee;date_signature;montant;date_compte_rendu;"
               "date_resiliation\nCV1;locale;M1;2010;" +
                   cells + "\n");
  if (!payments.empty()) {
    builder.file("versements.csv", "convention;rang;date;montant\n" + payments);
  }
  builder.file("cotraitances.csv", entries(count));
  return settled(builder, arrete);
}

}  // namespace

TEST_CASE("before the compte rendu the balance waits") {
  const SubsidyRow row = settled_with("2010-01-15;;2011-02-01;", "2011-01-31");
  CHECK(row.statut == Statut::en_attente_compte_rendu);
  CHECK(row.solde == Cents{837200});
  CHECK(settled_with("2010-01-15;;2011-02-01;", "2011-02-01").statut == Statut::solde_a_verser);
}

TEST_CASE("a late signature puts the due days off") {
  const SubsidyRow row = settled_with("2010-08-02;;;", "2010-08-01");
  CHECK(row.acompte_1 == subsidies::Acompte{Cents{3376400}, std::nullopt});
  CHECK(row.verse == Cents{0});
  const SubsidyRow signed_row = settled_with("2010-08-02;;;", "2010-08-02");
  CHECK(signed_row.acompte_1.echeance == day("2010-08-02"));
  CHECK(signed_row.acompte_2.echeance == day("2010-08-02"));
  CHECK(signed_row.verse == Cents{6752800});
}

TEST_CASE("an instalment not yet due is shown and not paid") {
  const SubsidyRow row = settled_with("2010-01-15;;;", "2010-06-30");
  CHECK(row.acompte_2 == subsidies::Acompte{Cents{3376400}, day("2010-07-10")});
  CHECK(row.verse == Cents{3376400});
}

TEST_CASE("an avenant in mid-year changes the second instalment and what is due") {
  const std::string objectifs =
      "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;367\n2010;M1;2010-07-10;400\n";
  const SubsidyRow row = settled_with("2010-01-15;;2011-01-10;", "2011-03-01", 330, "", objectifs);
  CHECK(row.acompte_1.montant == Cents{3376400});
  CHECK(row.acompte_2.montant == Cents{3680000});
  CHECK(row.montant == Cents{9200000});
  CHECK(row.du == Cents{7590000});
  CHECK(row.solde == Cents{7590000 - 3376400 - 3680000});
}

TEST_CASE("a fixed amount holds for every day, and is never exceeded") {
  const SubsidyRow row = settled_with("2010-01-15;1000,01;2011-01-10;", "2011-03-01", 400);
  CHECK(row.montant == Cents{100001});
  CHECK(row.acompte_1.montant == Cents{40000});
  CHECK(row.du == Cents{100001});
  CHECK(decimal_text(*row.taux, 6) == "1.089918");
  CHECK(row.solde == Cents{100001 - 80000});
}

TEST_CASE("one recorded payment switches the schedule off for both") {
  const SubsidyRow row = settled_with("2010-01-15;;2011-01-10;", "2011-03-01", 330,
                                      "CV1;2;2010-07-15;100\nCV1;solde;2011-02-01;50\n"
                                      "CV1;1;2011-03-02;7\n");
  CHECK(row.verse == Cents{10000});
  CHECK(row.is_verse_recorded);
  CHECK(row.solde == Cents{7590000 - 10000});
  const SubsidyRow early =
      settled_with("2010-01-15;;;", "2010-07-14", 330, "CV1;2;2010-07-15;100\n");
  CHECK_FALSE(early.is_verse_recorded);
  CHECK(early.verse == Cents{6752800});
}

TEST_CASE("no objective: amounts are not defined") {
  const std::string none = "annee;territoire;date_effet;objectif\n2009;M1;2009-01-01;367\n";
  const SubsidyRow row = settled_with("2010-01-15;;2011-01-10;", "2011-03-01", 3, "", none);
  CHECK(row.statut == Statut::sans_objectif);
  CHECK_FALSE(row.montant);
  CHECK_FALSE(row.acompte_1.montant);
  CHECK(row.acompte_1.echeance == day("2010-01-20"));
  CHECK_FALSE(row.du);
  CHECK_FALSE(row.solde);
  CHECK_FALSE(row.reversement);
  const SubsidyRow fixed = settled_with("2010-01-15;500;2011-01-10;", "2011-03-01", 3, "", none);
  CHECK(fixed.statut == Statut::sans_objectif);
  CHECK(fixed.montant == Cents{50000});
  CHECK(fixed.verse == Cents{40000});
}

TEST_CASE("a termination settles what was done, that day included") {
  const SubsidyRow row = settled_with("2010-01-15;;2011-01-10;2010-03-01", "2011-03-01");
  CHECK(row.realise == 330);
  CHECK(row.du == Cents{7590000});
  CHECK(row.verse == Cents{3376400});
  CHECK(row.statut == Statut::resiliee);
  const SubsidyRow eve = settled_with("2010-01-15;;2011-01-10;2010-02-28", "2011-03-01");
  CHECK(eve.realise == 0);
  CHECK(eve.du == Cents{0});
  CHECK(eve.reversement == Cents{3376400});
  CHECK(eve.statut == Statut::titre_de_perception);
  CHECK(settled_with("2010-01-15;;;2010-03-01", "2010-02-28").statut ==
        Statut::en_attente_compte_rendu);
  CHECK(settled_with("2010-01-15;;;2011-01-01", "2011-03-01").statut ==
        Statut::en_attente_compte_rendu);
}

TEST_CASE("youths in CIVIS are funded under neither rule") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", kObjectif).file("conventions.csv", kConvention);
  builder.file("cotraitances.csv", entries(10));
  builder.file("civis.csv",
               "jeune;mission_locale;date_debut\nJ0;M2;2010-01-01\nJ1;M1;2010-03-02\n");
  const auto records = builder.build();
  for (const char* rule : {"non_decompte", "decompte_sans_financement"}) {
    figures::Parameters rules = parameters();
    REQUIRE(rules.impose("civis-deja-suivi", rule).empty());
    const auto figures = figures_of(records, 2010, day("2010-12-31"), rules);
    const auto rows = subsidies::compute_subsidies(figures, 2010);
    REQUIRE(rows);
    CHECK(rows->front().realise == 9);
  }
}

TEST_CASE("the price of the command line, the price of an unknown year") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", kObjectif).file("conventions.csv", kConvention);
  const auto records = builder.build();
  figures::Parameters rules = parameters();
  REQUIRE(rules.impose("prix-unitaire", "233,33").empty());
  const auto dear = figures_of(records, 2010, day("2010-12-31"), rules);
  CHECK(subsidies::compute_subsidies(dear, 2010)->front().montant == Cents{367 * 23333});
  const auto early = figures_of(records, 2009, day("2009-12-31"));
  const auto rows = subsidies::compute_subsidies(early, 2009);
  REQUIRE_FALSE(rows);
  CHECK(formatted(rows.error())
            .find("le paramètre « prix_unitaire », demandé par le calcul des "
                  "subventions, n'a pas de valeur au 2009-01-01") != std::string::npos);
}

TEST_CASE("the compte rendu counts entries month by month") {
  RecordsBuilder builder;
  builder.small_tree().file(
      "cotraitances.csv",
      "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n"
      "C1;J1;M1;2010-01-04;2010-01-31\nC2;J1;M1;2010-02-01;2010-02-01\n"
      "C3;J2;M1;2010-02-01;2010-12-31\n");
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day("2010-12-31"));
  const auto place = records.territoires.by_code.at("M1");
  const auto months = subsidies::monthly_entries(figures, place, 2010);
  CHECK(months == std::array<std::uint64_t, 12>{1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
  CHECK(figures.value("VOL", place, period("2010")).number == Ratio{2, 1});
}

TEST_CASE("the year's account can be settled from figures computed for a quarter") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", kObjectif).file("conventions.csv", kConvention);
  builder.file("cotraitances.csv", entries(5) + "C9;J9;M1;2010-02-01;2010-11-30\n");
  const auto records = builder.build();
  const auto realise = [&](const char* arrete) {
    const auto figures = figures::compute(records, catalogue(), parameters(),
                                          {day(arrete), 2010, period("2010-T2")});
    REQUIRE(figures);
    const auto place = records.territoires.by_code.at("M1");
    CHECK(subsidies::monthly_entries(*figures, place, 2010)[10] ==
          (std::string_view{arrete} == "2010-06-30" ? 0U : 1U));
    const auto rows = subsidies::compute_subsidies(*figures, 2010);
    REQUIRE(rows);
    return rows->front().realise;
  };
  CHECK(realise("2010-06-30") == 5);
  CHECK(realise("2010-11-30") == 6);
  CHECK(realise("2011-05-01") == 6);
}
