// A convention that ends during the year (article 10.2).
#include <catch2/catch.hpp>

#include "settled.hpp"

using namespace copil;
using namespace copil::test_support;
using subsidies::Statut;
using subsidies::SubsidyRow;

TEST_CASE("a termination fixes the figures even of a convention that is not signed") {
  const std::string objectifs =
      "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;367\n2010;M1;2010-07-01;400\n";
  const SubsidyRow row = settled_with(";;;2010-06-30", "2011-03-01", 330, "", objectifs);
  CHECK(row.objectif == 367);
  CHECK(row.montant == Cents{8441000});
  CHECK(row.acompte_2.montant == Cents{3680000});
}

TEST_CASE("a termination settles what was done, that day included") {
  const SubsidyRow row = settled_with("2010-01-15;;2011-01-10;2010-03-01", "2011-03-01");
  CHECK(row.realise == 330);
  CHECK(row.du == Cents{7590000});
  CHECK(row.verse == Cents{3376400});
  CHECK(row.statut == Statut::resiliee);
  CHECK(subsidies::left_to_pay(row) == Cents{7590000 - 3376400});
  const SubsidyRow eve = settled_with("2010-01-15;;2011-01-10;2010-02-28", "2011-03-01");
  CHECK(eve.realise == 0);
  CHECK(eve.du == Cents{0});
  CHECK(eve.reversement == Cents{3376400});
  CHECK(eve.statut == Statut::titre_de_perception);
  CHECK(settled_with("2010-01-15;;;2010-03-01", "2010-02-28").statut == Statut::en_cours);
  CHECK(settled_with("2010-01-15;;;2011-01-01", "2011-03-01").statut ==
        Statut::en_attente_compte_rendu);
}

TEST_CASE("a termination is capped by the amount, fixed or not, of its own day") {
  const std::string objectifs =
      "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;50\n2010;M1;2010-10-01;80\n";
  const SubsidyRow over = settled_with("2010-01-15;;;2010-09-30", "2011-03-01", 58, "", objectifs);
  CHECK(over.objectif == 50);
  CHECK(over.montant == Cents{1150000});
  CHECK(decimal_text(*over.taux, 6) == "1.160000");
  CHECK(over.du == Cents{1150000});
  const SubsidyRow fixed =
      settled_with("2010-01-15;1000;;2010-09-30", "2011-03-01", 25, "", objectifs);
  CHECK(fixed.du == Cents{50000});
  const SubsidyRow next_day =
      settled_with("2010-01-15;;;2010-10-01", "2011-03-01", 58, "", objectifs);
  CHECK(next_day.objectif == 80);
  CHECK(next_day.du == Cents{58 * 23000});
}

TEST_CASE("terminated without an objective, each youth is due at the unit price") {
  for (const char* objectifs : {"annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;0\n",
                                "annee;territoire;date_effet;objectif\n2010;M1;2010-10-01;50\n"}) {
    const SubsidyRow row =
        settled_with("2010-01-15;100;;2010-09-30", "2011-03-01", 7, "", objectifs);
    CHECK_FALSE(row.taux);
    CHECK(row.du == Cents{7 * 23000});
    CHECK(row.verse == Cents{8000});
    CHECK(row.solde == Cents{7 * 23000 - 8000});
    CHECK(row.statut == Statut::resiliee);
  }
}

TEST_CASE("after a termination, what is paid back counts") {
  const std::string payments = "CV1;1;2010-01-20;33764\nCV1;reversement;2010-12-01;33764\n";
  const SubsidyRow row = settled_with("2010-01-15;;;2010-02-28", "2011-03-01", 330, payments);
  CHECK(row.verse == Cents{0});
  CHECK(row.statut == Statut::resiliee);
  CHECK(row.reversement == Cents{0});
}
