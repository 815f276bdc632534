// What a definitive document says to those who sign it, and what it keeps from them.
#include "chain/acts.hpp"

namespace copil::testing::acts {

TEST_CASE("what is signed says nothing of how it was made") {
  for (const Act& act : kActs) {
    CAPTURE(act.report, act.territory);
    const TemporaryFolder folder;
    folder.write("champs.yaml", completed_form(act.report, Options::by_default));
    // A compte rendu is signed on the whole year only.
    const bool is_of_the_year = std::string_view{act.report} == "compte-rendu-execution";
    const std::string arrete = is_of_the_year ? "2011-01-20" : "2010-10-31";
    const Outcome outcome = run_program(
        {"produire", act.report, "--donnees", fixture("demo"), "--periode", "2010", "--arrete-au",
         arrete, "--territoire", act.territory, "--format", "pdf,odt", "--sortie",
         folder.file("sortie"), "--reponses", folder.file("champs.yaml"), "--definitif", "-q"});
    CAPTURE(outcome.err);
    REQUIRE(outcome.status == 0);
    const std::string stem = "sortie/" + std::string{act.report} + "_" + act.territory + "_2010";
    const std::string text = printed_by("unzip -p " + in_quotes(folder.file(stem + ".odt")));
    for (const std::string& words : {words_of(act, folder), text}) {
      for (const char* kitchen :
           {"données provisoires", "Règles de calcul", "Données arrêtées", "; arrêté au", "SHA-256",
            "Empreinte", "empreinte", "PROJET", "à vérifier"}) {
        CAPTURE(kitchen);
        CHECK_FALSE(holds(words, kitchen));
      }
    }
  }
}

TEST_CASE("who signs and pays is among the parties") {
  for (const char* report : {"convention-locale", "avenant-objectif", "arrete-des-comptes"}) {
    const std::string territory = report == std::string{"arrete-des-comptes"} ? "ML05" : "ML02";
    const Act act{report, territory.c_str(), 1, 20};
    CAPTURE(report);
    const std::string& words = signed_words(act);
    const std::string parties = words.substr(0, words.find("Vu l’accord-cadre"));
    CHECK(holds(parties, "la direction régionale de Pôle emploi, région "));
    CHECK(holds(parties, ", qui verse la subvention, représentée par personne pour essai"));
  }
}

TEST_CASE("an optional blank left empty prints nothing in a definitive document, nor its label") {
  const TemporaryFolder folder;
  std::string answers = completed_form("bilan-local", Options::by_default);
  answers = std::regex_replace(
      answers, std::regex{"(commentaire_volume|alertes_traitees|bonnes_pratiques|qem5): .*\n"}, "");
  const Act act{"bilan-local", "ML02", 1, 20};
  const Outcome outcome = produce(act, answers, folder);
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::string words = words_of(act, folder);
  CHECK_FALSE(holds(words, "Commentaire des parties"));
  CHECK_FALSE(holds(words, "Suites données"));
  CHECK_FALSE(holds(words, "À partager avec la région"));
  CHECK_FALSE(holds(words, "causes des écarts, mesures prises"));
  CHECK(holds(words, "L’année suivante"));
}

TEST_CASE("a convention of 2011 speaks of 2011") {
  const TemporaryFolder folder;
  printed_by("cp -r " + in_quotes(fixture("demo")) + " " + in_quotes(folder.file("donnees")) +
             " && sed -i 's/^CL-2010-ML02;locale;ML02;PE021;2010;2010-04-12;/CL-2011-ML02;locale;"
             "ML02;PE021;2011;2011-02-10;/' " +
             in_quotes(folder.file("donnees/conventions.csv")));
  folder.write("champs.yaml", completed_form("convention-locale", Options::by_default));
  REQUIRE(run_program({"produire", "convention-locale", "--donnees", folder.file("donnees"),
                       "--periode", "2011", "--arrete-au", "2011-02-28", "--territoire", "ML02",
                       "--format", "pdf", "--sortie", folder.file("sortie"), "--reponses",
                       folder.file("champs.yaml"), "-q"})
              .status == 0);
  const std::string words = with_plain_blanks(printed_by(
      "pdftotext -raw " + in_quotes(folder.file("sortie/convention-locale_ML02_2011.pdf")) + " -"));
  CHECK_FALSE(holds(words, "avant le 31 mars"));
  CHECK_FALSE(holds(words, "À partir de 2011"));
  CHECK(holds(words, "L’objectif de chacune des années suivantes fait l’objet d’un avenant"));
  CHECK(holds(words, "prend effet le 1er janvier 2011"));
}

TEST_CASE("an avenant is prepared before the day it takes effect") {
  const TemporaryFolder folder;
  folder.write("champs.yaml", completed_form("avenant-objectif", Options::by_default));
  const Act act{"avenant-objectif", "ML02", 1, 3};
  REQUIRE(run_program({"produire", act.report, "--donnees", fixture("demo"), "--periode", "2010",
                       "--arrete-au", "2010-06-15", "--territoire", "ML02", "--format", "pdf",
                       "--sortie", folder.file("sortie"), "--reponses", folder.file("champs.yaml"),
                       "--definitif", "-q"})
              .status == 0);
  const std::string words = words_of(act, folder);
  CHECK(holds(words, "passe de 63 jeunes à 73 jeunes"));
  CHECK(holds(words, "Second acompte, 10 juillet 2010 5 796,00 € 6 716,00 € 920,00 €"));
  const TemporaryFolder other;
  other.write("champs.yaml", completed_form("avenant-objectif", Options::by_default));
  const Act region{"avenant-objectif", "R1", 1, 3};
  REQUIRE(run_program({"produire", region.report, "--donnees", fixture("demo"), "--periode", "2010",
                       "--arrete-au", "2010-06-15", "--territoire", "R1", "--format", "pdf",
                       "--sortie", other.file("sortie"), "--reponses", other.file("champs.yaml"),
                       "--definitif", "-q"})
              .status == 0);
  CHECK(holds(words_of(region, other), "Ensemble de la région 155 165 10"));
}

TEST_CASE("only a termination after a breach says that it gives no right to compensation") {
  const Act& act = kActs[4];
  const char* says = "La résiliation n’ouvre droit à aucune";
  CHECK_FALSE(holds(signed_words(act), says));
  const TemporaryFolder folder;
  REQUIRE(produce(act, completed_form(act.report, Options::reversed), folder).status == 0);
  CHECK(holds(words_of(act, folder), says));
}

TEST_CASE("administrators keep the names that their forms give them") {
  for (const auto& [report, name] :
       {std::pair{"avenant-e-partenet", "l’administrateur"}, {"avenant-mmt", "(RGC)"}}) {
    CAPTURE(report);
    const Act act{report, "PE021", 1, 9};
    const std::string& words = signed_words(act);
    CHECK(holds(words, name));
    CHECK_FALSE(holds(words, "gestionnaire"));
  }
}

TEST_CASE("a notice shorter than six months is told") {
  const Act& act = kActs[4];
  for (const auto& [notice, is_short] : {std::pair{"2010-04-04", true}, {"2010-03-30", false}}) {
    CAPTURE(notice);
    const TemporaryFolder folder;
    const std::string answers =
        std::regex_replace(completed_form(act.report, Options::by_default),
                           std::regex{"date_preavis: .*"}, "date_preavis: " + std::string{notice});
    const Outcome outcome = produce(act, answers, folder);
    REQUIRE(outcome.status == 0);
    CHECK(holds(outcome.err, "Moins de six mois séparent la lettre") == is_short);
    CHECK_FALSE(holds(words_of(act, folder), "Moins de six mois"));
  }
}

TEST_CASE("a letter of mission lasts three years at most, and ends after it begins") {
  const Act act{"lettre-de-mission", "PE011", 1, 20};
  for (const auto& [end, wrong] :
       {std::pair{"2010-04-11", "avant de commencer"},
        std::pair{"2013-04-15", "durerait plus de trois ans"}, std::pair{"2013-04-11", ""}}) {
    CAPTURE(end);
    const TemporaryFolder folder;
    const std::string answers =
        std::regex_replace(completed_form(act.report, Options::by_default),
                           std::regex{"date_fin: .*"}, "date_fin: " + std::string{end});
    const Outcome outcome = produce(act, answers, folder);
    CHECK(outcome.status == (*wrong == '\0' ? 0 : 1));
    CHECK(holds(outcome.err, wrong));
  }
}

TEST_CASE("a notice that no date allows is told though none is filled in") {
  const TemporaryFolder folder;
  printed_by("cp -r " + in_quotes(fixture("demo")) + " " + in_quotes(folder.file("donnees")) +
             " && sed -i '/;ML05;/s/2010-03-25/2010-05-06/' " +
             in_quotes(folder.file("donnees/conventions.csv")));
  for (const auto& [data, is_told] :
       {std::pair{folder.file("donnees"), true}, {fixture("demo"), false}}) {
    const Outcome outcome =
        run_program({"modele", "arbre", "arrete-des-comptes", "--donnees", data, "--periode",
                     "2010", "--arrete-au", "2011-02-28", "--territoire", "ML05"});
    REQUIRE(outcome.status == 0);
    CHECK(holds(outcome.out, "au plus tard, avant la signature.") == is_told);
  }
}

TEST_CASE("an account that nothing calls for is not made definitive") {
  Act act = kActs[4];
  act.territory = "ML01";
  const TemporaryFolder folder;
  const Outcome outcome = produce(act, completed_form(act.report, Options::by_default), folder);
  CHECK(outcome.status == 1);
  CHECK(holds(outcome.err, "Convention en cours : Aucune résiliation n'est enregistrée"));
  CHECK_FALSE(holds(folder.listing(), ".pdf"));
}

}  // namespace copil::testing::acts
