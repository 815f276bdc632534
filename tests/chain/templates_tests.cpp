// copil modele: checks a template, lists what it may name, writes its form.
#include <filesystem>
#include <set>

#include "chain/program.hpp"

using namespace copil::testing;

namespace {

/// The reports that the project ships, by name.
std::set<std::string> shipped_reports() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{COPIL_SOURCE_DIR "/reports"}) {
    if (entry.path().extension() == ".yaml") names.insert(entry.path().stem().string());
  }
  return names;
}

}  // namespace

TEST_CASE("the documents of the partnership are all there") {
  const auto shipped = shipped_reports();
  for (const char* name : {"acces-si",
                           "arrete-des-comptes",
                           "avenant-e-partenet",
                           "avenant-mmt",
                           "avenant-objectif",
                           "bilan-local",
                           "bilan-national",
                           "bilan-plateformes",
                           "bilan-pluriannuel",
                           "bilan-regional",
                           "compte-rendu-execution",
                           "contrat-objectifs",
                           "controle-coherence",
                           "flux-et-sorties",
                           "convention-locale",
                           "convention-regionale",
                           "lettre-de-mission",
                           "suivi-pops",
                           "suivi-subventions",
                           "tableau-de-bord",
                           "volumes-regionaux",
                           "echeancier",
                           "convocation",
                           "ordre-du-jour",
                           "feuille-emargement",
                           "releve-de-decisions",
                           "plan-d-actions",
                           "agents-affectes",
                           "bordereau-de-transmission",
                           "ordre-de-paiement",
                           "lettre-de-reversement",
                           "notification-objectif",
                           "simulation-objectifs",
                           "synthese-des-reponses",
                           "annexe-repartition",
                           "fiche-bonne-pratique",
                           "rubriques",
                           "structures-du-reseau"}) {
    CAPTURE(name);
    CHECK(shipped.count(name) == 1);
  }
}

TEST_CASE("every shipped template, report and campaign is sound") {
  const Outcome outcome = run_program({"modele", "verifier"});
  CHECK(outcome.err == "");
  CHECK(outcome.status == 0);
  for (const char* name : {"bilan-local", "convention-locale", "tableau-de-bord"}) {
    CHECK(outcome.out.find("Le modèle de « " + std::string{name} + " » est juste : ") !=
          std::string::npos);
  }
  CHECK(outcome.out.find("La campagne « mensuelle » est juste : ") != std::string::npos);
}

TEST_CASE("the form of a template is written as the file to fill") {
  const Outcome outcome =
      run_program({"modele", "variables", "convention-locale", "--format", "yaml"});
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("iban") != std::string::npos);
  const Outcome names = run_program({"modele", "variables", "bilan-local"});
  CHECK(names.status == 0);
  CHECK(names.out.find("  libelle : texte — Le nom du territoire\n") != std::string::npos);
  CHECK(names.out.find("  DE1.E10 : ") != std::string::npos);
}

TEST_CASE("an unknown action or report of modele") {
  const Outcome action = run_program({"modele", "verifer", "bilan-local"});
  CHECK(action.status == 2);
  CHECK(action.err ==
        "erreur : modele : action inconnue « verifer »\n"
        "   aide : vouliez-vous dire « verifier » ?\n");
  CHECK(run_program({"modele", "verifier", "bilan"}).status == 2);
}

TEST_CASE("a document marked final is refused while a required blank is open") {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_program({"produire", "convention-locale", "--donnees", fixture("demo"), "--periode",
                   "2010", "--territoire", "ML01", "--sortie", folder.path(), "--definitif"});
  CHECK(outcome.status == 1);
  CHECK(outcome.err.find("le champ obligatoire « ") != std::string::npos);
  CHECK(folder.listing() == "manifeste.json\nrejets.csv\n");
}

TEST_CASE("a batch of letters is those that have an object; why not the others is told") {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_program({"produire", "lettre-de-reversement", "--donnees", fixture("demo"), "--periode",
                   "2010", "--arrete-au", "2011-02-28", "--niveau", "mission_locale", "--format",
                   "pdf", "--sortie", folder.file("sortie"), "-q"});
  CHECK(outcome.status == 0);
  CHECK(holds(outcome.err, "attention : document sans objet, non fait : "));
  CHECK(holds(outcome.err, "pour lettre-de-reversement de ML02"));
  CHECK(std::filesystem::exists(folder.file("sortie/lettre-de-reversement_ML04_2010.pdf")));
  CHECK_FALSE(std::filesystem::exists(folder.file("sortie/lettre-de-reversement_ML02_2010.pdf")));
  CHECK_FALSE(holds(bytes_of(folder.file("sortie/manifeste.json")), "ML02"));
}

TEST_CASE("a report that would say nothing is refused with what to supply; a campaign tells it") {
  const TemporaryFolder folder;
  const auto refused = [&](const char* report, const char* where, const char* period) {
    const Outcome outcome = run_program({"produire", report, "--donnees", fixture("demo"),
                                         "--periode", period, "--territoire", where, "--format",
                                         "odt", "--sortie", folder.file("rien"), "-q"});
    CHECK(outcome.status == 3);
    CHECK_FALSE(std::filesystem::exists(folder.file("rien")));
    return outcome.err;
  };
  CHECK(holds(refused("structures-du-reseau", "R1", "2010-T1"), "ajoutez-y les lignes"));
  CHECK(holds(refused("rubriques", "R1", "2010"), "Aucune consigne régionale de saisie"));
  const auto run = [&] {
    return run_program({"campagne", "comite", "--donnees", fixture("demo"), "--periode", "2010-T1",
                        "--arrete-au", "2011-02-28", "--rapport", "structures-du-reseau",
                        "--format", "odt", "--sortie", folder.file("c"), "--reprendre"});
  };
  const Outcome first = run();
  CAPTURE(first.err);
  CHECK(first.status == 0);
  CHECK(holds(first.err, "documents sans objet, non faits"));
  const std::string manifest = bytes_of(folder.file("c/manifeste.json"));
  CHECK(manifest.find("\"sans_objet\"") != std::string::npos);
  CHECK(manifest.find("Aucun chiffre publié à comparer") != std::string::npos);
  const std::string page = bytes_of(folder.file("c/index.html"));
  CHECK(page.find("Documents sans objet, non faits") != std::string::npos);
  CHECK(page.find("ajoutez-y les lignes des deux périodes") != std::string::npos);
  const Outcome check = run_program({"campagne", "verifier", folder.file("c")});
  CHECK(check.status == 0);
  CHECK(holds(check.out, "4 documents sans objet, non faits"));
  CHECK(holds(run().err, "rien à refaire"));
}

TEST_CASE("a year that is not published shows both its half-years") {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_program({"produire", "structures-du-reseau", "--donnees", fixture("demo"), "--periode",
                   "2010", "--arrete-au", "2011-02-28", "--territoire", "FR", "--format", "html",
                   "--sortie", folder.path(), "-q"});
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::string page = bytes_of(folder.file("structures-du-reseau_FR_2010.html"));
  CHECK(page.find("Jeunes accueillis, 1") != std::string::npos);
}
