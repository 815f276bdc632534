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

constexpr const char* kObjectif =
    "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;367\n";
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
