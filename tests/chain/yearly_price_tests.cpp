// The price of a youth is that of the year, in what is paid and in what explains it.
#include "chain/document_lines.hpp"

using namespace copil::testing;

namespace {

/// A team for which the price rises in July 2010.
void raise_price(const TemporaryFolder& team) {
  team.write("reports/parametres/prix_unitaire.yaml", R"(parametre: prix_unitaire
libelle: Participation pour un jeune
unite: euros
valeurs:
  - depuis: 2010-01-01
    valeur: "230,00"
    par_defaut: oui
    reference: { texte: essai, article: 1, date: 2010-01-01 }
  - depuis: 2010-07-01
    valeur: "240,00"
    reference: { texte: essai, article: 2, date: 2010-07-01 }
encore_valable_le: 2026-11-20
)");
}

}  // namespace

TEST_CASE("a price that changes within the year leaves the year's conventions as they are") {
  const TemporaryFolder team;
  raise_price(team);
  const Outcome outcome =
      run_program({"expliquer", "convention.montant", "--donnees", fixture("demo"), "--periode",
                   "2010", "--territoire", "ML02", "--personnalisation", team.path(), "-q"});
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::string text = plain(outcome.out);
  CHECK(text.find("16 790,00 €") != std::string::npos);
  CHECK(text.find("convention.prix_unitaire = 230,00 €") != std::string::npos);
}

TEST_CASE("acts of a region state the price of the year that they share out") {
  const TemporaryFolder team;
  raise_price(team);
  for (const char* report : {"annexe-repartition", "convention-regionale"}) {
    const Outcome outcome = run_program({"modele", "arbre", report, "--donnees", fixture("demo"),
                                         "--periode", "2010", "--arrete-au", "2010-12-31",
                                         "--territoire", "R1", "--personnalisation", team.path()});
    CAPTURE(report, outcome.err);
    REQUIRE(outcome.status == 0);
    CHECK(outcome.out.find("<230 euros") != std::string::npos);
    CHECK(outcome.out.find("<240 euros") == std::string::npos);
  }
}
