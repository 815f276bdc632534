#include "chain/program.hpp"

using namespace copil::testing;

namespace {

const std::string kTree =
    "code;type;libelle;parent\nF;national;France;\nR1;region;Région;F\nD1;departement;Dép;R1\n"
    "M1;mission_locale;Mission une;D1\nM2;mission_locale;Mission deux;D1\n";

/// The text without the table of files: it is checked once.
std::string after_table(const std::string& text) {
  const auto end = text.find("absents du dossier");
  return end == std::string::npos ? text : text.substr(text.find('\n', end) + 1);
}

Outcome verify(const TemporaryFolder& folder, std::vector<std::string> words = {}) {
  words.insert(words.begin(), {"verifier", "--donnees", folder.path() + "/d", "--rejets",
                               folder.file("rejets.csv")});
  return run_program(words, {{"SOURCE_DATE_EPOCH=1795000000"}});
}

}  // namespace

TEST_CASE("verifier: a clean folder has nothing to report") {
  const TemporaryFolder folder;
  folder.write("d/territoires.csv", kTree);
  const Outcome outcome = verify(folder);
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  CHECK(outcome.out ==
        "Lignes\u00A0: lues = retenues + rejetées\n"
        "fichier          lues  retenues  rejetées\n"
        "territoires.csv     5         5         0\n"
        "en tout             5         5         0\n"
        "absents du dossier\u00A0: objectifs.csv, jeunes.csv, cotraitances.csv, inscriptions.csv, "
        "alertes.csv, civis.csv, accompagnements.csv, services.csv, actions.csv, conventions.csv, "
        "versements.csv, evaluations_mrs.csv, prescriptions_pops.csv, series.csv, reunions.csv, "
        "membres.csv, decisions.csv, plan_actions.csv, agents.csv, transmissions.csv\n"
        "\nRien à signaler dans les données.\n");
}

TEST_CASE("verifier: rejects with their places, oddities, objectives that do not add up") {
  const TemporaryFolder folder;
  folder.write("d/territoires.csv", kTree);
  folder.write("d/jeunes.csv", "jeune\nJ1\nj1\nJ3\n");
  folder.write("d/inscriptions.csv",
               "jeune;date_debut;date_fin\nJ1;2010-03-01;2010-03-01\nJ9;2010-03-01;\n");
  std::string services = "jeune;mission_locale;date;enjeu\n";
  for (int i = 0; i < 5; ++i) services += "J1;m1;2010-03-01;E1\n";
  folder.write("d/services.csv",
               services + "J1;M1;2010-02-30;E1\nJ1;M1;;E1\nJ1;M1;2010-03-01;E1\n");
  folder.write("d/objectifs.csv",
               "annee;territoire;date_effet;objectif\n2010;R1;2010-01-26;1300\n"
               "2010;M1;2010-01-26;1000\n");
  const Outcome outcome = verify(folder);
  CHECK(outcome.status == 0);
  CHECK(outcome.err == "liste des lignes rejetées\u00A0: " + folder.file("rejets.csv") + "\n");
  CHECK(
      after_table(outcome.out) ==
      "\nChiffres qui ne peuvent pas être connus\n"
      "  La colonne date_naissance est absente de jeunes.csv : DE1, DE2, DE3, DE4, ACT, ALE, SUS, "
      "ATT, SOR ne sont pas connus (n.d.).\n"
      "  La colonne motif_fin est absente de inscriptions.csv : DE0, DE1, DE2, DE4, VOL, ACT, ALE, "
      "SUS et 4 autres ne sont pas connus (n.d.).\n"
      "\nLignes rejetées\n"
      "  services.csv, colonne mission_locale, 5\u00A0lignes\u00A0: territoire inconnu\n"
      "    ligne\u00A02 («\u00A0m1\u00A0»), ligne\u00A03 («\u00A0m1\u00A0»), ligne\u00A04 "
      "(«\u00A0m1\u00A0»)…\n"
      "  services.csv, colonne date, 1\u00A0ligne\u00A0: ce jour n'existe pas dans le "
      "calendrier\n"
      "    ligne\u00A07 («\u00A02010-02-30\u00A0»)\n"
      "  services.csv, colonne date, 1\u00A0ligne\u00A0: cellule vide dans une colonne "
      "obligatoire\n"
      "    ligne\u00A08\n"
      "\nÀ corriger, par mission locale\n"
      "  M1 Mission une, 2\u00A0lignes\u00A0: services.csv 2 (la mission locale, dans Parcours "
      "3)\n"
      "  m1, 5\u00A0lignes\u00A0: services.csv 5 (la mission locale, dans Parcours 3)\n"
      "\nCodes inconnus, mais presque connus\n"
      "  services.csv, ligne\u00A02\u00A0: «\u00A0m1\u00A0» est sans doute «\u00A0M1\u00A0» "
      "(5\u00A0lignes)\n"
      "\nÀ regarder\n"
      "  1\u00A0jeune absent de jeunes.csv, de date de naissance inconnue (par exemple J9)\n"
      "  inscriptions.csv\u00A0: 1\u00A0intervalle vide, la fin est le jour du début (par exemple "
      "J1)\n"
      "  jeunes.csv\u00A0: sans doute un seul code, écrit de plusieurs façons\u00A0: "
      "«\u00A0J1\u00A0», «\u00A0j1\u00A0»\n"
      "  objectif 2010 de R1\u00A0: 1\u202F300, mais 1\u202F000 en additionnant ceux de ses "
      "territoires\n");
  CHECK(verify(folder, {"--strict"}).status == 1);
  CHECK(bytes_of(folder.file("rejets.csv")).find("services.csv;7;date;2010-02-30;") !=
        std::string::npos);
}

TEST_CASE("verifier: without --rejets nothing is written, -q hides neither rejects nor reasons") {
  const TemporaryFolder folder;
  folder.write("d/territoires.csv", kTree);
  folder.write("d/jeunes.csv", "jeune\nJ1\nJ1\n");
  const std::vector<std::string> words{"verifier", "-q", "--donnees", folder.path() + "/d"};
  const Outcome outcome = run_program(words, {{"SOURCE_DATE_EPOCH=1795000000"}});
  CHECK(outcome.status == 0);
  CHECK(outcome.err == "1\u00A0ligne rejetée ; --rejets FICHIER en donne la liste\n");
  CHECK(folder.listing() == "d\n");
}

TEST_CASE("verifier: a file of which nothing is kept is reported, then stops") {
  const TemporaryFolder folder;
  folder.write("d/territoires.csv", kTree);
  folder.write("d/services.csv", "jeune;mission_locale;date;enjeu\nJ1;M1;hier;E1\n");
  const Outcome outcome = verify(folder);
  CHECK(outcome.status == 3);
  CHECK(outcome.out.find("services.csv, colonne date, 1\u00A0ligne") != std::string::npos);
  CHECK(outcome.err.find("services.csv: erreur : aucune ligne de ce fichier n'est retenue : la "
                         "seule ligne est rejetée\n") != std::string::npos);
}

TEST_CASE("expliquer --jeune names the youth's rejected rows") {
  const TemporaryFolder folder;
  folder.write("d/territoires.csv", kTree);
  folder.write("d/services.csv",
               "jeune;mission_locale;date;enjeu\nJ1;M1;2010-03-01;E1\nJ1;M1;2010-02-30;E2\n"
               "J2;M1;hier;E1\n");
  folder.write("d/jeunes.csv", "jeune;date_naissance\n");
  folder.write("d/cotraitances.csv",
               "cotraitance;jeune;mission_locale;date_affectation;date_acceptation;"
               "date_initialisation;date_fin\n");
  folder.write("d/inscriptions.csv", "jeune;date_debut;date_fin;motif_fin\n");
  folder.write("d/alertes.csv", "cotraitance;date_signalement;date_cloture;decision\n");
  folder.write("d/civis.csv", "jeune;mission_locale;date_debut;date_fin\n");
  folder.write("d/accompagnements.csv", "jeune;reseau;structure;date_debut;date_fin\n");
  const auto told = [&](const char* jeune) {
    return run_program({"expliquer", "DE2", "--donnees", folder.path() + "/d", "--periode", "2010",
                        "--jeune", jeune});
  };
  CHECK(
      told("J1").out.find("\nSes lignes rejetées, qu'aucun chiffre ne compte\n"
                          "  services.csv, ligne\u00A03, date\u00A0: ce jour n'existe pas dans le "
                          "calendrier («\u00A02010-02-30\u00A0»)\n") != std::string::npos);
  CHECK(told("J2").status == 3);
  CHECK(told("J2").err.find("toutes les lignes du jeune « J2 » sont rejetées") !=
        std::string::npos);
}

TEST_CASE("verifier: the terminal shows the first of many, a file holds them all") {
  const TemporaryFolder folder;
  folder.write("d/territoires.csv", kTree);
  std::string jeunes = "jeune\n";
  for (int i = 10; i < 40; ++i)
    jeunes += "J" + std::to_string(i) + "\nj" + std::to_string(i) + "\n";
  folder.write("d/jeunes.csv", jeunes);
  const std::string shown = verify(folder).out;
  CHECK(shown.find("«\u00A0j19\u00A0»") != std::string::npos);
  CHECK(shown.find("«\u00A0j20\u00A0»") == std::string::npos);
  CHECK(shown.find("  … et 20\u00A0autres du même genre\n") != std::string::npos);
  CHECK(verify(folder, {"--fichier", folder.file("tout.txt")}).out.empty());
  CHECK(bytes_of(folder.file("tout.txt")).find("«\u00A0j39\u00A0»") != std::string::npos);
}

TEST_CASE("catalogue fichiers is the dictionary of the data folder") {
  const Outcome table = run_program({"catalogue", "fichiers", "--format", "csv"});
  CHECK(table.status == 0);
  CHECK(table.out.rfind("fichier;colonne;obligatoire;contenu;ligne;tenu_par;exemple;chiffres\n"
                        "territoires.csv;code;oui;",
                        0) == 0);
  CHECK(table.out.find("\ncotraitances.csv;date_initialisation;non;jour du premier entretien;") !=
        std::string::npos);
  CHECK(table.out.find(";oui pour un CIVIS renforcé;un contrat d'insertion dans la vie sociale;la "
                       "mission locale, dans Parcours 3;oui;\n") != std::string::npos);
  CHECK(table.out.find("\nversements.csv;montant;oui;montant en euros, à deux décimales au plus;un "
                       "versement au titre d'une convention;l'animation régionale;33 764,00;"
                       "subventions\n") != std::string::npos);
  const Outcome text = run_program({"catalogue"});
  CHECK(text.out.find("services.csv\u00A0: une ligne est un service rendu à un jeune ; à tenir par "
                      "la mission locale, dans Parcours 3\n") != std::string::npos);
  CHECK(run_program({"catalogue", "fichier"}).status == 2);
}

TEST_CASE("verifier: definitions that nobody has read again for a year are said") {
  const TemporaryFolder folder;
  folder.write("d/territoires.csv", kTree);
  const std::vector<std::string> words{"verifier", "--donnees", folder.path() + "/d", "--rejets",
                                       folder.file("rejets.csv")};
  const Outcome later = run_program(words, {{"SOURCE_DATE_EPOCH=1950000000"}});
  CHECK(later.out.find("\nDéfinitions à relire\n") != std::string::npos);
}

TEST_CASE("Ctrl-C at any moment leaves whole files or none") {
  for (const char* moment : {"0.01", "0.03", "0.06", "0.1", "0.2"}) {
    CAPTURE(moment);
    const TemporaryFolder folder;
    // In the foreground `timeout` signals once; otherwise also its group, and a second signal is
    // meant to end the program at once.
    const std::string start =
        "cd " + in_quotes(folder.path()) + " && COPIL_RACINE=" + in_quotes(COPIL_SOURCE_DIR) +
        " timeout --foreground -s INT " + moment + " " + in_quotes(COPIL_PROGRAM) + " ";
    const std::string demo = " --donnees " + in_quotes(fixture("demo"));
    const std::string silent = " >/dev/null 2>&1";
    (void)!std::system((start + "exemple neuf --missions 20" + silent).c_str());
    (void)!std::system((start + "verifier --fichier v.txt --rejets r.csv" + demo + silent).c_str());
    (void)!std::system(
        (start + "indicateurs --periode 2010 --format csv --fichier i.csv" + demo + silent)
            .c_str());
    for (const char* name : {"neuf/services.csv", "v.txt", "i.csv", "r.csv"}) {
      const std::string bytes = bytes_of(folder.file(name));
      CHECK((bytes.empty() || bytes.back() == '\n'));
    }
    std::string rest = folder.listing();
    for (const char* known : {"neuf\n", "v.txt\n", "i.csv\n", "r.csv\n"}) {
      const auto at = rest.find(known);
      if (at != std::string::npos) rest.erase(at, std::string{known}.size());
    }
    CHECK(rest == "");
  }
}
