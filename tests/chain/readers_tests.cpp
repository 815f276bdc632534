// What those who receive the figures stumble over: a number that does not follow from its
// neighbours, a state without its reason, a table that says what another denies.
#include <regex>

#include "chain/document_lines.hpp"
#include "chain/small_folder.hpp"

using namespace copil::testing;

namespace {

struct Asked {
  std::string report;
  std::string territory;
  std::string period = "2010";
  std::string arrete = "2011-02-28";
};

/// A document as text, of the demo unless another folder is named.
std::string read_tree(const Asked& asked, const std::string& folder = fixture("demo")) {
  const Outcome outcome =
      run_program({"modele", "arbre", asked.report, "--donnees", folder, "--periode", asked.period,
                   "--arrete-au", asked.arrete, "--territoire", asked.territory});
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  return as_read(outcome.out);
}

}  // namespace

TEST_CASE("an instalment that a termination has stopped is not shown as due in July") {
  SmallFolder data;
  data.replace("conventions.csv", "2010-01-10;;;", "2010-01-10;;;2010-06-16");
  const TemporaryFolder folder;
  const std::string written = data.write(folder);
  for (const auto& [report, row] :
       {std::pair{"bilan-local", "\"Second acompte\""},
        {"compte-rendu-execution", "\"Second acompte, à l'échéance\""}}) {
    CAPTURE(report);
    const std::string tree = read_tree({report, "ML1"}, written);
    CHECK(holds(tree, "\"Second acompte, sans objet depuis la résiliation\""));
    CHECK_FALSE(holds(tree, row));
  }
  // One that was paid before the convention ended stays what it was.
  CHECK(holds(read_tree({"bilan-local", "ML05"}), "\"Second acompte\" | <2010-07-10>"));
}

TEST_CASE("entries that nobody pays are said to be added up from the missions locales") {
  for (const auto& [report, territory] :
       {std::pair{"bilan-regional", "R1"}, {"bilan-national", "FR"}, {"volumes-regionaux", "R1"}}) {
    CAPTURE(report);
    CHECK(holds(
        read_tree({report, territory}),
        "« Au-delà de l'objectif » : les entrées au-delà de l'objectif de chaque mission locale, "
        "additionnées."));
  }
  CHECK(holds(read_tree({"tableau-de-bord", "R1"}), "entrées au-delà : "));
}

TEST_CASE("a total says which rows it adds up, and no act is that of every row") {
  const std::string tree = read_tree({"volumes-regionaux", "R3"});
  // One mission locale has no objective of 2009: their sum is n.d., that of the départements 20.
  CHECK(holds(tree, "\"Somme des missions locales\" | <n.d."));
  CHECK(holds(tree, "\"Somme des objectifs des départements\" | <20 jeunes>"));
  CHECK_FALSE(holds(read_tree({"volumes-regionaux", "FR"}), "(avenant 1)"));
}

TEST_CASE("without an objective there is no chart of it, and no absence of alerts either") {
  for (const auto& [report, territory] : {std::pair{"tableau-de-bord", "FR"},
                                          {"tableau-de-bord", "ML01"},
                                          {"bilan-regional", "R1"}}) {
    CAPTURE(report, territory);
    const std::string tree = read_tree({report, territory, "2011", "2011-03-31"});
    CHECK(holds(tree, "Aucun objectif de 2011 n'est connu à cette date"));
    CHECK_FALSE(holds(tree, "Aucune alerte"));
    CHECK_FALSE(holds(tree, "bullet"));
  }
}

TEST_CASE(
    "what an unsigned convention fixes is not in force; nothing is watched without objective") {
  CHECK(holds(read_tree({"bilan-local", "ML06"}), "(convention locale, à signer, à compter du "));
  CHECK(holds(read_tree({"bilan-local", "ML01"}), "(convention locale, en vigueur depuis le "));
  CHECK_FALSE(holds(read_tree({"bilan-regional", "R1", "2011", "2011-03-31"}),
                    "\"sans objectif\" !warning"));
  CHECK(holds(read_tree({"bilan-regional", "R3"}), "\"sous-réalisation\" !warning"));
}

TEST_CASE("a dashboard says that its convention is terminated, or not signed") {
  CHECK(holds(read_tree({"tableau-de-bord", "ML05"}), "La convention a été résiliée le "));
  CHECK(holds(read_tree({"tableau-de-bord", "ML06"}), "n'est pas signée au "));
  CHECK_FALSE(holds(read_tree({"tableau-de-bord", "ML01"}), "La convention"));
}

TEST_CASE("figures of an export cut short are told before they are read") {
  const std::string tree = read_tree({"tableau-de-bord", "FR", "2011-T1", "2011-03-31"});
  const auto warned = tree.find("Chiffres peut-être incomplets");
  CHECK(warned < tree.find("Entrées en co-traitance"));
  CHECK(holds(tree, "cotraitances.csv : plus aucune ligne après le 31 décembre 2010"));
  CHECK_FALSE(holds(read_tree({"tableau-de-bord", "FR"}), "Chiffres peut-être incomplets"));
}

TEST_CASE("the reminder of a last day says so, and that the day is ours") {
  const std::string tree = read_tree({"echeancier", "FR"});
  CHECK(holds(tree, "à faire ce jour (jour par défaut)\" !warning note \"dernier jour\""));
  CHECK_FALSE(holds(tree, "note \"dans les trente jours\""));
}

TEST_CASE("women, men and those of whom it is not known add up to the whole") {
  SmallFolder data;
  data.files["jeunes.csv"] =
      "jeune;date_naissance;sexe\nJ1;1990-02-16;F\nJ2;1991-03-10;H\nJ3;1989-09-20;\n";
  const TemporaryFolder folder;
  const std::string tree = read_tree({"bilan-pluriannuel", "ML1"}, data.write(folder));
  CHECK(holds(tree, "row | \"2010\" | <1 jeunes> | <1 jeunes> | <1 jeunes> | <1/3 taux .1>"));
  CHECK(holds(tree, "subtitle \"Mission Un, année 2010\""));
}

TEST_CASE("what a national reader is given is by region", "[lent]") {
  const TemporaryFolder folder;
  REQUIRE(run_program({"exemple", folder.file("d"), "--missions", "484", "--jeunes", "20000", "-q"})
              .status == 0);
  const std::string data = folder.file("d");
  const std::string platforms = read_tree({"bilan-plateformes", "FR"}, data);
  CHECK(holds(platforms, "table #plateformes-par-region"));
  CHECK(holds(platforms, "group | \"Alsace\""));
  CHECK_FALSE(holds(platforms, "table #origines"));
  const std::string dashboard = read_tree({"tableau-de-bord", "FR"}, data);
  CHECK(holds(dashboard, "table #alertes-par-situation"));
  CHECK_FALSE(std::regex_search(dashboard, std::regex{R"(row \| "[^"]*" \| <0 nombre>)"}));
  // Rules that read a file of entries are not applied where there is none.
  const std::string rules = read_tree({"controle-coherence", "R82"}, data);
  CHECK(holds(rules, "n'ont pas été appliquées"));
  CHECK_FALSE(holds(rules, "\"PRG1\""));
}
