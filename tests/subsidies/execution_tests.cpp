// What the compte rendu d'exécution states: the account closed, the entries that are paid.
#include <catch2/catch.hpp>

#include "settled.hpp"
#include "subsidies/execution.hpp"

using namespace copil;
using namespace copil::test_support;
using subsidies::Statut;
using subsidies::SubsidyRow;

namespace {

/// The months of the account of a convention, ended on a day or not.
std::string reported(const std::string& cells, const char* arrete) {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", kObjectif);
  builder.file("conventions.csv",
               "convention;type;territoire;annee;date_signature;date_resiliation\n"
               "CV1;locale;M1;2010;" +
                   cells + "\n");
  builder.file("cotraitances.csv",
               "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n"
               "C1;J1;M1;2010-01-05;2010-01-10\nC2;J1;M1;2010-03-01;2010-03-05\n"
               "C3;J2;M1;2010-03-01;2010-03-20\nC4;J3;M1;2010-03-01;2010-03-21\n"
               "C5;J4;M1;2010-10-01;2010-10-02\n");
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day(arrete));
  const auto rows = subsidies::compute_subsidies(figures, 2010);
  REQUIRE(rows);
  std::string text;
  for (const auto& month : subsidies::reported_months(figures, rows->front())) {
    text += month ? std::to_string(*month) + " " : "? ";
  }
  return text;
}

}  // namespace

TEST_CASE("a compte rendu does not wait for itself") {
  const SubsidyRow waiting = settled_with("2010-01-15;;;", "2011-01-20");
  CHECK(waiting.statut == Statut::en_attente_compte_rendu);
  const SubsidyRow due = subsidies::once_reported(waiting);
  CHECK(due.statut == Statut::solde_a_verser);
  CHECK(subsidies::left_to_pay(due) == Cents{837200});
  CHECK(due.reversement == Cents{0});
  const SubsidyRow over =
      subsidies::once_reported(settled_with("2010-01-15;;;", "2011-01-20", 250));
  CHECK(over.statut == Statut::trop_percu);
  CHECK(over.reversement == Cents{1002800});
  CHECK(subsidies::left_to_pay(over) == Cents{0});
}

TEST_CASE("a compte rendu closes neither half a year nor what is not signed") {
  for (const char* arrete : {"2010-06-30", "2010-12-30"}) {
    CHECK(subsidies::once_reported(settled_with("2010-01-15;;;", arrete)).statut ==
          Statut::en_cours);
  }
  CHECK(subsidies::once_reported(settled_with(";;;", "2011-01-20")).statut == Statut::non_signee);
  CHECK(subsidies::once_reported(settled_with("2010-01-15;;2011-01-10;2010-02-28", "2011-03-01"))
            .statut == Statut::titre_de_perception);
}

TEST_CASE("the subsidy pays as many entries as the objective") {
  CHECK(subsidies::paid_entries(settled_with("2010-01-15;;;", "2011-01-20", 375)) == 367U);
  CHECK(subsidies::paid_entries(settled_with("2010-01-15;;;", "2011-01-20", 367)) == 367U);
  CHECK(subsidies::paid_entries(settled_with("2010-01-15;;;", "2011-01-20", 330)) == 330U);
  CHECK_FALSE(subsidies::paid_entries(settled_with(";;;", "2011-01-20", 330)));
  const std::string later = "annee;territoire;date_effet;objectif\n2010;M1;2010-10-01;50\n";
  CHECK(subsidies::paid_entries(
            settled_with("2010-01-15;;;2010-09-30", "2011-03-01", 7, "", later)) == 7U);
}

TEST_CASE("the months of an account add up to it: none is funded after the termination") {
  CHECK(reported("2010-01-04;", "2011-01-20") == "1 0 2 0 0 0 0 0 0 1 0 0 ");
  CHECK(reported("2010-01-04;", "2010-03-31") == "1 0 2 ? ? ? ? ? ? ? ? ? ");
  CHECK(reported("2010-01-04;2010-03-20", "2011-01-20") == "1 0 1 0 0 0 0 0 0 0 0 0 ");
}
