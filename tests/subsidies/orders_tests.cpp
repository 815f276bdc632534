// What a payment order pays: from the ledger alone, for the day it falls due, once.
#include "subsidies/orders.hpp"

#include <catch2/catch.hpp>

#include "support/records_builder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::test_support;
using subsidies::OrderReason;
using subsidies::PaymentOrder;

namespace {

constexpr const char* kLedger = "convention;rang;date;montant\n";
constexpr const char* kOfHundred =
    "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;100\n2010;M1;2010-07-01;120\n";

/// M1 has 100 from 1 January, 120 from 1 July; `count` entries on 1 March; `days` are those of
/// signature, compte rendu and termination.
struct OrderCase {
  std::string days;
  std::string payments;
  int count = 0;
  std::string objectives = kOfHundred;
};

/// The order of the arrêté, for what falls due in the thirty days that follow.
PaymentOrder ordered(const OrderCase& one, const char* arrete) {
  RecordsBuilder builder;
  builder.small_tree().file("objectifs.csv", one.objectives);
  builder.file("conventions.csv",
               "convention;type;territoire;annee;date_signature;date_compte_rendu;"
               "date_resiliation\nCV1;locale;M1;2010;" +
                   one.days + "\n");
  builder.file("versements.csv", kLedger + one.payments);
  std::string entries = "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n";
  for (int i = 0; i < one.count; ++i) {
    const std::string n = std::to_string(i);
    entries += "C" + n + ";J" + n + ";M1;2010-02-01;2010-03-01\n";
  }
  builder.file("cotraitances.csv", entries);
  const auto records = builder.build();
  const auto figures = figures_of(records, 2010, day(arrete));
  const auto rows = subsidies::announced_subsidies(figures, 2010);
  REQUIRE(rows);
  const auto order = subsidies::order_for(figures, rows->front(), Day{day(arrete).number + 30});
  REQUIRE(order);
  return *order;
}

/// What is to be paid of the first, of the second, of the balance, in cents, and why.
std::string told(const OrderCase& one, const char* arrete) {
  const PaymentOrder order = ordered(one, arrete);
  return std::to_string(order.acompte_1.a_payer.count) + " " +
         std::to_string(order.acompte_2.a_payer.count) + " " + std::to_string(order.solde.count) +
         " " + std::string{subsidies::reason_label(order.reason)};
}

}  // namespace

TEST_CASE("an instalment that nothing records is paid before its day, then taken as paid") {
  const OrderCase silent{"2010-04-15;;", ""};
  CHECK(told(silent, "2010-04-14") == "0 0 0 convention non signée");
  CHECK(told(silent, "2010-04-15") == "0 0 0 aucun acompte enregistré");
  CHECK(told(silent, "2010-06-09") == "0 0 0 aucun acompte enregistré");
  CHECK(told(silent, "2010-06-10") == "0 1104000 0 payable");
  CHECK(told(silent, "2010-07-10") == "0 0 0 aucun acompte enregistré");
  // A payment of nothing says that none was made.
  const OrderCase unpaid{"2010-04-15;;", "CV1;1;2010-04-15;0\n"};
  CHECK(told(unpaid, "2010-04-15") == "920000 0 0 payable");
  CHECK(told(unpaid, "2010-06-09") == "920000 0 0 payable");
  CHECK(told(unpaid, "2010-06-10") == "920000 1104000 0 payable");
  const OrderCase early{"2009-12-10;;", ""};
  CHECK(told(early, "2009-12-20") == "0 0 0 échéance à venir");
  CHECK(told(early, "2009-12-21") == "920000 0 0 payable");
}

TEST_CASE(
    "an instalment is reckoned on the objective of its due day, not of the day of the order") {
  const OrderCase paid{"2010-01-15;;", "CV1;1;2010-01-25;9200\n"};
  const PaymentOrder order = ordered(paid, "2010-06-15");
  CHECK(order.montant == Cents{2760000});
  CHECK(order.acompte_1.prevu == Cents{920000});
  CHECK(order.acompte_1.verse == Cents{920000});
  CHECK(order.acompte_2.prevu == Cents{1104000});
  CHECK(order.total() == Cents{1104000});
  CHECK(told(paid, "2010-06-09") == "0 0 0 échéance à venir");
  CHECK(ordered(paid, "2010-06-09").montant == Cents{2300000});
}

TEST_CASE("what is left of an instalment paid in part is paid") {
  CHECK(told({"2010-01-15;;", "CV1;1;2010-01-25;9000,50\n"}, "2010-03-15") == "19950 0 0 payable");
  CHECK(told({"2010-01-15;;", "CV1;1;2010-01-25;9200,50\n"}, "2010-08-15") ==
        "0 1104000 0 payable");
}

TEST_CASE("nothing is paid that falls due after a termination, known or yet to come") {
  const OrderCase ends{"2010-01-15;;2010-07-09", "CV1;1;2010-01-25;9200\n", 40};
  CHECK(told(ends, "2010-06-20") == "0 0 0 échéance après la résiliation");
  CHECK(told({"2010-01-15;;2010-07-10", "CV1;1;2010-01-25;9200\n"}, "2010-06-20") ==
        "0 1104000 0 payable");
  // 40 × 27 600 € ÷ 120 = 9 200 €.
  CHECK(told(ends, "2010-07-09") == "0 0 0 tout est versé");
  CHECK(told({"2010-01-15;;2010-06-30", "CV1;1;2010-01-25;9200\n", 50}, "2010-06-30") ==
        "0 0 230000 payable");
}

TEST_CASE("a closed account pays its balance, never an instalment besides") {
  // 60 × 27 600 € ÷ 120 = 13 800 €, of which 9 200 € are paid.
  const OrderCase closed{"2010-01-15;2011-02-01;", "CV1;1;2010-01-25;9200\n", 60};
  CHECK(told(closed, "2011-01-31") == "0 1104000 0 payable");
  CHECK(told(closed, "2011-02-01") == "0 0 460000 payable");
  const std::string both = "CV1;1;2010-01-25;9200\nCV1;2;2010-07-12;11040\n";
  CHECK(told({"2010-01-15;2011-02-01;", both, 60}, "2011-02-01") == "0 0 0 trop-perçu");
  CHECK(told({"2010-01-15;;", both, 60}, "2011-01-31") == "0 0 0 compte rendu d'exécution attendu");
  CHECK(told({"2010-01-15;;", both, 60}, "2010-12-30") == "0 0 0 acomptes versés");
}

TEST_CASE("an account closed on instalments that nothing records orders nothing") {
  CHECK(told({"2010-01-15;2011-02-01;", "", 60}, "2011-02-01") == "0 0 0 aucun acompte enregistré");
  // A payment of nothing says that none was made: all that is due is paid.
  CHECK(told({"2010-01-15;2011-02-01;", "CV1;1;2010-01-20;0\n", 60}, "2011-02-01") ==
        "0 0 1380000 payable");
}

TEST_CASE("a convention without an amount has nothing to pay") {
  CHECK(told({"2010-01-15;;", "", 0, "annee;territoire;date_effet;objectif\n"}, "2010-03-01") ==
        "0 0 0 montant inconnu");
}
