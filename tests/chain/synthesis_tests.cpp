// synthese-des-reponses: the answers of what is below, nothing of what is elsewhere.
#include <filesystem>

#include "chain/document_lines.hpp"

using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

/// The words of each territory are its own: they tell whose an answer is.
void write_answers(const TemporaryFolder& work) {
  work.write("retours/locaux.yaml",
             "rapport: bilan-local\nterritoires:\n"
             "  ML01: { qde1: clair à Brévane, bonnes_pratiques: atelier de Brévane }\n"
             "  ML02: { qem1: lisible au Pays de Sorne }\n"
             "  ML04: { qde1: secret des Deux-Combes, bonnes_pratiques: forum secret }\n");
  work.write("retours/regions.yaml",
             "rapport: bilan-regional\nterritoires:\n"
             "  R2: { qde1: vu des Hautes-Combes, bonnes_pratiques: charte de Combes }\n");
}

Outcome made_synthesis(const std::string& territory, const std::string& answers,
                       const std::string& folder, const std::string& formats = "odt") {
  return run_program({"produire", "synthese-des-reponses", "--donnees", fixture("demo"),
                      "--periode", "2010", "--arrete-au", "2011-02-28", "--territoire", territory,
                      "--reponses", answers, "--sortie", folder, "--format", formats, "-q"});
}

std::string synthesis_words(const std::string& path) {
  return copil::xlsx::parts(path).at("content.xml");
}

bool says(const std::string& text, const char* words) {
  return plain(text).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a synthesis holds the answers from below, in every format, and no other") {
  const TemporaryFolder work;
  write_answers(work);
  const Outcome region =
      made_synthesis("R1", work.file("retours"), work.file("s"), "odt,xlsx,pdf,html");
  CAPTURE(region.err);
  REQUIRE(region.status == 0);
  const std::string odt = synthesis_words(work.file("s/synthese-des-reponses_R1_2010.odt"));
  CHECK(says(odt, "clair à Brévane"));
  CHECK(says(odt, "atelier de Brévane"));
  CHECK(says(odt, "lisible au Pays de Sorne"));
  CHECK_FALSE(says(odt, "secret"));
  CHECK_FALSE(says(odt, "vu des Hautes-Combes"));
  CHECK_FALSE(says(bytes_of(work.file("s/synthese-des-reponses_R1_2010.html")), "secret"));
  CHECK_FALSE(says(bytes_of(work.file("s/manifeste.json")), "secret"));
  const Outcome nation = made_synthesis("FR", work.file("retours"), work.file("s"));
  REQUIRE(nation.status == 0);
  const std::string national = synthesis_words(work.file("s/synthese-des-reponses_FR_2010.odt"));
  CHECK(says(national, "vu des Hautes-Combes"));
  CHECK(says(national, "charte de Combes"));
  CHECK_FALSE(says(national, "clair à Brévane"));
}

TEST_CASE("good-practice sheets come back into the synthesis of their region, and of the nation") {
  const TemporaryFolder work;
  write_answers(work);
  work.write("retours/fiches.yaml",
             "rapport: fiche-bonne-pratique\nterritoires:\n"
             "  ML01: { titre_pratique: simulation d'entretiens, public: jeunes sans diplôme, "
             "contact: direction adjointe }\n"
             "  ML04: { titre_pratique: visite discrète }\n");
  for (const auto& [code, sees_other] : {std::pair{"R1", false}, {"R2", true}, {"FR", true}}) {
    CAPTURE(code);
    REQUIRE(made_synthesis(code, work.file("retours"), work.file("s")).status == 0);
    const std::string text =
        synthesis_words(work.file("s/synthese-des-reponses_" + std::string{code} + "_2010.odt"));
    const bool is_elsewhere = std::string_view{code} == "R2";
    CHECK(says(text, "simulation d’entretiens") == !is_elsewhere);
    CHECK(says(text, "direction adjointe") == !is_elsewhere);
    CHECK(says(text, "visite discrète") == sees_other);
  }
  const Outcome sheet =
      run_program({"produire", "fiche-bonne-pratique", "--donnees", fixture("demo"), "--periode",
                   "2010", "--territoire", "ML01", "--reponses", work.file("retours"), "--sortie",
                   work.file("s"), "--format", "odt", "-q"});
  CAPTURE(sheet.err);
  REQUIRE(sheet.status == 0);
  const std::string own = synthesis_words(work.file("s/fiche-bonne-pratique_ML01_2010.odt"));
  CHECK(says(own, "jeunes sans diplôme"));
  CHECK_FALSE(says(own, "visite discrète"));
}

TEST_CASE("a second practice is told apart by its number, and the bilans list the titles") {
  const TemporaryFolder work;
  work.write(
      "retours/fiches.yaml",
      "rapport: fiche-bonne-pratique\nterritoires:\n"
      "  ML01: { titre_pratique: simulation d'entretiens, public: jeunes sans diplôme, "
      "deuxieme_pratique: oui, titre_pratique_2: rallye des métiers, contact_2: direction }\n"
      "  ML04: { titre_pratique: visite discrète }\n");
  work.write("retours/bilan.yaml",
             "territoire: R1\nbonnes_pratiques: dit par la région elle-même\n");
  REQUIRE(made_synthesis("R1", work.file("retours/fiches.yaml"), work.file("s")).status == 0);
  CHECK(says(synthesis_words(work.file("s/synthese-des-reponses_R1_2010.odt")),
             "rallye des métiers"));
  for (const auto& [report, where] :
       {std::pair{"bilan-regional", "R1"}, {"bilan-national", "FR"}}) {
    CAPTURE(report);
    const bool is_region = std::string_view{where} == "R1";
    const Outcome made =
        run_program({"produire", report, "--donnees", fixture("demo"), "--periode", "2010",
                     "--arrete-au", "2011-02-28", "--territoire", where, "--reponses",
                     work.file(is_region ? "retours" : "retours/fiches.yaml"), "--sortie",
                     work.file("s"), "--format", "odt", "-q"});
    CAPTURE(made.err);
    REQUIRE(made.status == 0);
    const std::string text =
        synthesis_words(work.file("s/" + std::string{report} + "_" + where + "_2010.odt"));
    CHECK(says(text, "simulation d’entretiens"));
    CHECK(says(text, "rallye des métiers"));
    CHECK_FALSE(says(text, "jeunes sans diplôme"));
    CHECK(says(text, "visite discrète") == !is_region);
    // Answers that name no report are the bilan's own.
    CHECK(says(text, "dit par la région elle-même") == is_region);
  }
  const Outcome sheet =
      run_program({"produire", "fiche-bonne-pratique", "--donnees", fixture("demo"), "--periode",
                   "2010", "--territoire", "ML01", "--reponses", work.file("retours/fiches.yaml"),
                   "--sortie", work.file("s"), "--format", "odt", "-q"});
  REQUIRE(sheet.status == 0);
  CHECK(says(synthesis_words(work.file("s/fiche-bonne-pratique_ML01_2010.odt")),
             "La deuxième pratique"));
}

TEST_CASE("a synthesis without answers says so, and answers of nobody's are refused") {
  const TemporaryFolder work;
  work.write("sans.yaml", "territoire: ML01\nqde1: à qui ?\n");
  const Outcome unnamed = made_synthesis("R1", work.file("sans.yaml"), work.file("s"));
  CHECK(unnamed.status == 3);
  CHECK(unnamed.err.find("ces réponses ne disent pas de quel rapport elles sont") !=
        std::string::npos);
  work.write("faux.yaml", "rapport: bilan-local\nterritoire: ML01\nqde9: trop\n");
  CHECK(made_synthesis("R1", work.file("faux.yaml"), work.file("s")).status == 3);
  const Outcome none = run_program({"produire", "synthese-des-reponses", "--donnees",
                                    fixture("demo"), "--periode", "2010", "--territoire", "R1",
                                    "--sortie", work.file("s"), "--format", "odt", "-q"});
  REQUIRE(none.status == 0);
  const std::string odt = synthesis_words(work.file("s/synthese-des-reponses_R1_2010.odt"));
  CHECK(says(odt, "rien à réunir encore"));
  CHECK_FALSE(says(odt, "Mission locale de la Haute-Ambre"));  // no list of those that are silent
}

TEST_CASE("a campaign makes a synthesis again when an answer from below changes") {
  const TemporaryFolder work;
  write_answers(work);
  const auto run = [&] {
    return run_program({"campagne", "annuelle", "--donnees", fixture("demo"), "--periode", "2010",
                        "--arrete-au", "2011-02-28", "--rapport", "synthese-des-reponses",
                        "--territoire", "R1", "--format", "odt", "--reponses", work.file("retours"),
                        "--sortie", work.file("c"), "--reprendre"});
  };
  const Outcome first = run();
  CAPTURE(first.err);
  REQUIRE(first.status == 0);
  CHECK(run().err.find("rien à refaire") != std::string::npos);
  work.write("retours/regions.yaml",
             "rapport: bilan-local\nterritoire: ML03\nqde2: la Haute-Ambre répond\n");
  const Outcome again = run();
  CHECK(again.err.find("1 document fait") != std::string::npos);
  CHECK(says(synthesis_words(work.file("c/R1/synthese-des-reponses_R1_2010.odt")),
             "la Haute-Ambre répond"));
}
