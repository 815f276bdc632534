// What regions ask to enter in Parcours 3, and the structures of the network, as documents name
// them.
#include "support/temporary_folder.hpp"
#include "vocabulary/reckonings.hpp"
#include "vocabulary/stage.hpp"

using namespace copil;
using namespace copil::vocabulary;

namespace {

/// One column of a list named from the document of that territory, a line each.
std::string told_column(const testing::Stage& stage, const char* code, const std::string& list,
                        const std::string& field) {
  const DocumentNames names{stage.schema, stage.facts,
                            *stage.dossier->records().territoires.find(code)};
  std::string text;
  const auto items =
      std::get<expansion::RecordList>(testing::answer_at(stage.schema, names.root(), list));
  for (const auto* one : items) {
    const auto term = testing::answer_at(stage.schema, *one, field);
    if (const auto* word = std::get_if<std::string>(&term)) {
      text += *word;
    } else if (const auto* value = std::get_if<Value>(&term); value && value->is_defined()) {
      text += std::to_string(value->number.num) + "/" + std::to_string(value->number.den);
    } else {
      text += "n.d.";
    }
    text += "\n";
  }
  return text;
}

/// A region of that label with a mission locale, where these entries were made.
testing::Stage region_stage(const testing::TemporaryFolder& folder, const char* label,
                            const std::string& entries) {
  folder.write("territoires.csv",
               std::string{"code;type;libelle;parent\nF;national;France;\nR82;region;"} + label +
                   ";F\nM1;mission_locale;Une;R82\nM2;mission_locale;Deux;R82\n");
  folder.write("jeunes.csv", "jeune;date_naissance\nJ1;1990-05-10\nJ2;1990-05-10\n");
  folder.write(
      "saisies.csv",
      "jeune;mission_locale;nature;code;libelle;etat;date_debut;date_fin;motif_fin\n" + entries);
  return testing::opened_folder(folder.path(), "2010", *make_day(2010, 12, 31));
}

}  // namespace

TEST_CASE("experiments are those of the region, then of each mission locale where one is entered") {
  const testing::TemporaryFolder folder;
  const auto stage = region_stage(folder, "Rhône-Alpes",
                                  "J1;M1;proposition;;C - Orientation Permis Hirsch;Réalisé;"
                                  "2010-03-01;;\nJ1;M1;programme;R2;PERMIS HIRSCH;;2010-03-10;"
                                  "2010-09-10;Obtention du permis\n"
                                  "J2;M2;proposition;;C - Orientation Permis Hirsch;Refus tiers;"
                                  "2010-04-01;;\n");
  CHECK(told_column(stage, "R82", "permis", "experimentation") == "Hirsch\n");
  CHECK(told_column(stage, "R82", "permis", "test") == "1/1\n");
  CHECK(told_column(stage, "R82", "permis", "temoins") == "1/1\n");
  CHECK(told_column(stage, "R82", "permis", "obtenus") == "1/1\n");
  CHECK(told_column(stage, "R82", "permis_par_territoire", "territoire.code") == "M1\nM2\n");
  CHECK(told_column(stage, "F", "permis_par_territoire", "territoire.code") == "R82\n");
  CHECK(told_column(stage, "M2", "permis", "test") == "0/1\n");
}

TEST_CASE("rubriques are the region's own; the nation lists all that are known") {
  const testing::TemporaryFolder folder;
  const auto stage = region_stage(folder, "Rhône-Alpes", "");
  const std::string codes = told_column(stage, "R82", "rubriques", "code");
  CHECK(codes == told_column(stage, "F", "rubriques", "code"));
  CHECK(codes.find("R71\n") != std::string::npos);
  const std::string situations = told_column(stage, "R82", "rubriques", "situation");
  CHECK(situations.find("Formation : Conseil Régional\n") != std::string::npos);
  CHECK(situations.find("aucune à ouvrir\n") != std::string::npos);
  const auto demo = testing::opened_stage("demo", "2010", *make_day(2010, 12, 31));
  CHECK(told_column(demo, "R1", "rubriques", "code").empty());
}

TEST_CASE("each structure is held against its region and the nation, series by series") {
  const auto stage = testing::opened_stage("demo", "2010-S1", *make_day(2010, 6, 30));
  const std::string places = told_column(stage, "R1", "structures", "territoire.code");
  CHECK(places == "ML01\nML01\nML01\nML01\nML01\nML01\n");
  CHECK(told_column(stage, "R1", "structures", "libelle").find("Jeunes accueillis\n") == 0);
  for (const char* field : {"evolution", "evolution_region", "evolution_pays"}) {
    CAPTURE(field);
    CHECK(told_column(stage, "R1", "structures", field).find("n.d.") == std::string::npos);
  }
  const std::string regions = told_column(stage, "FR", "structures", "territoire.code");
  CHECK(regions.find("R2\n") != std::string::npos);
  CHECK(regions.find("ML") == std::string::npos);
  // The nation's line ends those of each series.
  CHECK(regions.find("R3\nR2\nR1\nFR\n") == 0);
  // Two of its three missions locales have no series: one line for all six.
  const std::string missing = told_column(stage, "R1", "structures_absentes", "texte");
  CHECK(missing.find("Mission locale de la Haute-Ambre et Mission locale du Pays de Sorne (Jeunes "
                     "accueillis ; ") == 0);
  CHECK(std::count(missing.begin(), missing.end(), '\n') == 1);
  // A region has none above it.
  CHECK(told_column(stage, "FR", "structures", "evolution_region").find('/') == std::string::npos);
}

TEST_CASE("a count of an experiment is explained entry by entry, with the line of the file") {
  const testing::TemporaryFolder folder;
  const auto stage = region_stage(folder, "Rhône-Alpes",
                                  "J1;M1;proposition;;C - Orientation Permis Hirsch;Prescrit;"
                                  "2010-02-01;;\nJ1;M1;proposition;;C - Orientation Permis Hirsch;"
                                  "Refus tiers;2010-03-01;;\n"
                                  "J2;M2;proposition;;C - Orientation Permis DIRECCTE;Refus tiers;"
                                  "2010-04-01;;\n");
  const auto region = *stage.dossier->records().territoires.find("R82");
  const auto all = explain_reckoned(stage.schema, stage.facts, "permis.temoins", region, "");
  REQUIRE(all);
  CHECK(all->value.number.num == 2);
  CHECK(all->reference == "consignes régionales de saisie de novembre 2010, annexe 2");
  REQUIRE(all->from.size() == 2);
  CHECK(all->from[1].code == "DIRECCTE");
  REQUIRE(all->rows.size() == 3);
  CHECK(all->rows[0].place->line == 2);
  CHECK(all->rows[0].motif == "une autre proposition du jeune est la dernière");
  CHECK(all->rows[1].libelle == "Hirsch, J1, M1\u00A0: proposition, refus tiers");
  CHECK(all->rows[1].is_kept);
  const auto one = explain_reckoned(stage.schema, stage.facts, "permis.temoins", region, "Hirsch");
  REQUIRE(one);
  CHECK(one->value.number.num == 1);
  CHECK(one->rows.size() == 2);
  CHECK_FALSE(explain_reckoned(stage.schema, stage.facts, "permis.temoins", region, "Autre"));
}

TEST_CASE("a document that counts experiments cites the entries, any other does not") {
  const testing::TemporaryFolder folder;
  const auto stage = region_stage(folder, "Rhône-Alpes",
                                  "J1;M1;proposition;;C - Orientation Permis Hirsch;Réalisé;"
                                  "2010-03-01;;\nJ9;M1;proposition;;x;x;2010-03-01;;\n");
  const auto cited = [&](const char* code, bool asks) {
    const DocumentNames names{stage.schema, stage.facts,
                              *stage.dossier->records().territoires.find(code)};
    if (asks) testing::answer_at(stage.schema, names.root(), "permis");
    std::string text;
    const auto files =
        std::get<expansion::RecordList>(testing::answer_at(stage.schema, names.root(), "fichiers"));
    for (const auto* one : files)
      text += std::get<std::string>(testing::answer_at(stage.schema, *one, "nom")) + " ";
    return text;
  };
  CHECK(cited("M1", true) == "territoires.csv saisies.csv ");
  CHECK(cited("M1", false) == "territoires.csv ");
  CHECK(cited("M2", true) == "territoires.csv ");
  CHECK(counted_entries(stage.facts)->count.rejected == 1);
}

TEST_CASE("the entries are read once for the control and for the experiments") {
  const testing::TemporaryFolder folder;
  const auto stage = region_stage(folder, "Rhône-Alpes",
                                  "J1;M1;proposition;;C - Orientation Permis Hirsch;Réalisé;"
                                  "2010-03-01;;\n");
  CHECK(stage.facts.coherence.if_made() == nullptr);
  REQUIRE(stage.facts.coherence.of(*stage.dossier) != nullptr);
  folder.write("saisies.csv", "n'est plus là\n");
  CHECK(told_column(stage, "M1", "permis", "test") == "1/1\n");
  CHECK(counted_entries(stage.facts)->count.read == 1);
}
