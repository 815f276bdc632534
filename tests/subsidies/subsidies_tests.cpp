#include <catch2/catch.hpp>

#include "settled.hpp"

using namespace copil;
using namespace copil::test_support;
using subsidies::Statut;
using subsidies::SubsidyRow;

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

TEST_CASE("once paid back, what was paid too much is not asked for again") {
  const SubsidyRow row = settled_with("2010-01-15;;2011-02-01;", "2011-03-01", 250,
                                      "CV1;1;2010-01-20;33764\nCV1;2;2010-07-12;33764\n"
                                      "CV1;reversement;2011-02-20;10028\n");
  CHECK(row.acomptes == Cents{6752800});
  CHECK(row.reversements == Cents{1002800});
  CHECK(row.verse == Cents{5750000});
  CHECK(row.solde == Cents{0});
  CHECK(row.reversement == Cents{0});
  CHECK(row.statut == Statut::solde_nul);
}

TEST_CASE("a balance that is paid is no longer due, even over the schedule") {
  const SubsidyRow row =
      settled_with("2010-01-15;;2011-02-01;", "2011-03-01", 330, "CV1;solde;2011-02-20;8372\n");
  CHECK_FALSE(row.is_verse_recorded);
  CHECK(row.acomptes == Cents{6752800});
  CHECK(row.soldes == Cents{837200});
  CHECK(row.verse == Cents{7590000});
  CHECK(row.statut == Statut::solde_nul);
  CHECK(subsidies::left_to_pay(row) == Cents{0});
  const SubsidyRow eve =
      settled_with("2010-01-15;;2011-02-01;", "2011-02-19", 330, "CV1;solde;2011-02-20;8372\n");
  CHECK(eve.statut == Statut::solde_a_verser);
  CHECK(subsidies::left_to_pay(eve) == Cents{837200});
}

TEST_CASE("before the year is over and its compte rendu produced, the balance is an estimate") {
  const auto statut_on = [](const char* compte_rendu, const char* arrete) {
    return settled_with("2010-01-15;;" + std::string{compte_rendu} + ";", arrete, 250).statut;
  };
  CHECK(statut_on("2011-02-01", "2010-07-31") == Statut::en_cours);
  CHECK(statut_on("2010-07-31", "2010-07-31") == Statut::en_cours);
  CHECK(statut_on("2010-12-30", "2010-12-30") == Statut::en_cours);
  CHECK(statut_on("2011-02-01", "2010-12-31") == Statut::en_attente_compte_rendu);
  CHECK(statut_on("2010-12-30", "2011-03-01") == Statut::en_attente_compte_rendu);
  CHECK(statut_on("2010-12-31", "2010-12-31") == Statut::trop_percu);
  CHECK(statut_on("2011-02-01", "2011-01-31") == Statut::en_attente_compte_rendu);
  CHECK(statut_on("2011-02-01", "2011-02-01") == Statut::trop_percu);
  const SubsidyRow estimate = settled_with("2010-01-15;;2011-02-01;", "2010-07-31", 250);
  CHECK(subsidies::is_estimate(estimate));
  CHECK(estimate.solde == Cents{-1002800});
  CHECK(estimate.reversement == Cents{0});
  CHECK_FALSE(subsidies::left_to_pay(estimate));
}

TEST_CASE("a convention that is not signed shows its amounts and owes nothing") {
  const SubsidyRow row =
      settled_with(";;2011-02-01;", "2011-03-01", 250, "CV1;1;2010-02-01;100,01\n");
  CHECK(row.statut == Statut::non_signee);
  CHECK(row.montant == Cents{8441000});
  CHECK(row.taux.has_value());
  CHECK(row.acompte_1 == subsidies::Acompte{Cents{3376400}, std::nullopt});
  CHECK(row.verse == Cents{10001});
  CHECK_FALSE(row.du);
  CHECK_FALSE(row.solde);
  CHECK_FALSE(row.reversement);
  CHECK_FALSE(subsidies::is_estimate(row));
  CHECK_FALSE(subsidies::is_settled(row));
  CHECK(settled_with("2011-03-02;;2011-02-01;", "2011-03-01").statut == Statut::non_signee);
  CHECK(settled_with("2011-03-01;;2011-02-01;", "2011-03-01").statut == Statut::solde_a_verser);
  // Terminated or without an objective, it is told as not signed first.
  CHECK(settled_with(";;;2010-06-30", "2011-03-01").statut == Statut::non_signee);
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
  CHECK(row.acomptes == Cents{10000});
  CHECK(row.verse == Cents{15000});
  CHECK(row.is_verse_recorded);
  CHECK(row.solde == Cents{7590000 - 15000});
  const SubsidyRow early =
      settled_with("2010-01-15;;;", "2010-07-14", 330, "CV1;2;2010-07-15;100\n");
  CHECK_FALSE(early.is_verse_recorded);
  CHECK(early.verse == Cents{6752800});
}

TEST_CASE("40 % that ends in half a cent is rounded up, once for each instalment") {
  // 40 % of 1,01 = 0,404; of 0,01 = 0,004; of 1000,04 = 400,016.
  const auto instalments = [](const char* montant) {
    const SubsidyRow row =
        settled_with("2010-01-15;" + std::string{montant} + ";2011-01-10;", "2011-03-01", 367);
    CHECK(row.acompte_1.montant == row.acompte_2.montant);
    return row.acompte_1.montant->count;
  };
  CHECK(instalments("1,01") == 40);
  CHECK(instalments("1,02") == 41);
  CHECK(instalments("1000,04") == 40002);
  CHECK(instalments("0,01") == 0);
  CHECK(instalments("0,02") == 1);
  // 50 % is what ends in half a cent: 0,005 and 500,505 go up.
  figures::Parameters rules = parameters();
  REQUIRE(rules.impose("acompte-1-taux", "0,5").empty());
  for (const auto& [montant, expected] :
       {std::pair{"0,01", 1}, {"1001,01", 50051}, {"1001,02", 50051}}) {
    RecordsBuilder builder;
    builder.small_tree().file("objectifs.csv", kObjectif);
    builder.file("conventions.csv",
                 "convention;type;territoire;annee;date_signature;montant\n"
                 "CV1;locale;M1;2010;2010-01-15;" +
                     std::string{montant} + "\n");
    const auto records = builder.build();
    const auto figures = figures_of(records, 2010, day("2010-12-31"), rules);
    const auto rows = subsidies::compute_subsidies(figures, 2010);
    REQUIRE(rows);
    CHECK(rows->front().acompte_1.montant == Cents{expected});
  }
}

TEST_CASE("what is due is rounded half up to the cent") {
  const std::string objectifs = "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;2\n";
  const auto due = [&](const char* montant) {
    return settled_with("2010-01-15;" + std::string{montant} + ";2011-01-10;", "2011-03-01", 1, "",
                        objectifs)
        .du;
  };
  CHECK(due("0,01") == Cents{1});
  CHECK(due("1001,01") == Cents{50051});
  CHECK(due("1001,02") == Cents{50051});
}

TEST_CASE("the second instalment is reckoned on 10 July, whatever the day it is due") {
  const auto objectifs = [](const char* effet) {
    return "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;367\n2010;M1;" +
           std::string{effet} + ";400\n";
  };
  const auto second = [&](const char* signature, const char* arrete, const char* effet) {
    return settled_with(std::string{signature} + ";;;", arrete, 0, "", objectifs(effet))
        .acompte_2.montant;
  };
  CHECK(second("2010-01-15", "2010-12-31", "2010-07-10") == Cents{3680000});
  CHECK(second("2010-01-15", "2010-12-31", "2010-07-11") == Cents{3376400});
  CHECK(second("2010-09-01", "2010-12-31", "2010-08-01") == Cents{3376400});
  CHECK(second("2010-01-15", "2010-07-09", "2010-07-09") == Cents{3680000});
  CHECK(second("2010-01-15", "2010-07-08", "2010-07-09") == Cents{3376400});
  // The first one follows its own due day, put off by the signature.
  const SubsidyRow late =
      settled_with("2010-09-01;;;", "2010-12-31", 0, "", objectifs("2010-09-01"));
  CHECK(late.acompte_1.montant == Cents{3680000});
  CHECK(late.acompte_2.montant == Cents{3376400});
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

TEST_CASE("an amount that cannot be counted is told, never wrapped") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv",
                            "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;10000000\n");
  builder.file("conventions.csv", kConvention);
  const auto records = builder.build();
  figures::Parameters rules = parameters();
  REQUIRE(rules.impose("prix-unitaire", "9999999999999999").empty());
  const auto rows =
      subsidies::compute_subsidies(figures_of(records, 2010, day("2010-12-31"), rules), 2010);
  REQUIRE_FALSE(rows);
  CHECK(formatted(rows.error()) ==
        "erreur : convention « CV1 » : un montant dépasse ce qui peut se compter\n"
        "   aide : vérifiez l'objectif, le montant, les versements et le prix unitaire\n");
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

TEST_CASE("the price of the command line; no subsidy before the agreement") {
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
  CHECK(formatted(rows.error()) ==
        "erreur : pas de subvention en 2009 : l'accord-cadre commence le 1er janvier 2010\n"
        "   aide : demandez une année à partir de 2010\n");
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
    const auto rows = subsidies::compute_subsidies(*figures, 2010);
    REQUIRE(rows);
    return rows->front().realise;
  };
  CHECK(realise("2010-06-30") == 5);
  CHECK(realise("2010-11-30") == 6);
  CHECK(realise("2011-05-01") == 6);
}

TEST_CASE("the two instalments have each its rate and its day") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", kObjectif).file("conventions.csv", kConvention);
  const auto records = builder.build();
  figures::Parameters rules = parameters();
  REQUIRE(rules.impose("acompte-1-taux", "0,5").empty());
  REQUIRE(rules.impose("acompte-2-taux", "0,3").empty());
  const auto figures = figures_of(records, 2010, day("2010-12-31"), rules);
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  CHECK(rows->front().acompte_1 == subsidies::Acompte{Cents{4220500}, day("2010-01-20")});
  CHECK(rows->front().acompte_2 == subsidies::Acompte{Cents{2532300}, day("2010-07-10")});
}

TEST_CASE("an arrêté before the year is said, unless the year is announced") {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", kObjectif).file("conventions.csv", kConvention);
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day("2009-12-31"));
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE_FALSE(rows);
  CHECK(formatted(rows.error()) ==
        "erreur : l'arrêté du 2009-12-31 vient avant le début de l'année 2010\n"
        "   aide : donnez un arrêté au 2010-01-01 ou après\n");
  const auto announced = subsidies::announced_subsidies(figures, 2010);
  REQUIRE(announced);
  REQUIRE(announced->size() == 1);
  CHECK(announced->front().statut == Statut::non_signee);
  CHECK(announced->front().realise == 0);
  CHECK_FALSE(announced->front().montant);
  CHECK(subsidies::compute_subsidies(figures_of(records, 2010, day("2010-01-01")), 2010));
}

TEST_CASE("every statut has its word and its label") {
  using enum Statut;
  std::string text;
  for (const Statut one : {non_signee, titre_de_perception, resiliee, sans_objectif, en_cours,
                           en_attente_compte_rendu, trop_percu, solde_a_verser, solde_nul}) {
    text += std::string{subsidies::statut_name(one)} + " : " +
            std::string{subsidies::statut_label(one)} + "\n";
  }
  CHECK(text ==
        R"(non_signee : non signée
titre_de_perception : résiliée, titre de perception à émettre
resiliee : résiliée
sans_objectif : sans objectif
en_cours : année en cours
en_attente_compte_rendu : en attente du compte rendu d’exécution
trop_percu : trop-perçu
solde_a_verser : solde à verser
solde_nul : solde nul
)");
}
