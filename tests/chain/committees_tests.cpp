// copil echeances and copil simuler as users run them.
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "chain/program.hpp"

using namespace copil::testing;

namespace {

std::vector<std::string> deadlines(const char* territory, const char* format) {
  return {"echeances",  "--donnees",    fixture("demo"), "--annee",  "2010", "--arrete-au",
          "2011-02-28", "--territoire", territory,       "--format", format, "-q"};
}

/// The tree of a document of the demo, at the end of 2010 unless said, as text.
std::string papers_tree(const char* report, const char* territory,
                        const char* arrete = "2010-12-31",
                        const std::string& data = fixture("demo")) {
  const Outcome outcome = run_program({"modele", "arbre", report, "--donnees", data, "--periode",
                                       "2010", "--arrete-au", arrete, "--territoire", territory});
  CAPTURE(report, territory, outcome.err);
  REQUIRE(outcome.status == 0);
  return outcome.out;
}

/// The demo in a folder of the caller's, the first such words of a file changed.
void write_changed_demo(const TemporaryFolder& folder, const std::string& file,
                        const std::string& from, const std::string& into) {
  for (const auto& entry : std::filesystem::directory_iterator{fixture("demo")}) {
    if (entry.is_regular_file()) {
      folder.write(entry.path().filename().string(), bytes_of(entry.path().string()));
    }
  }
  std::string text = bytes_of(folder.file(file));
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  folder.write(file, text.replace(at, from.size(), into));
}

std::vector<std::string> simulation(const std::string& file) {
  return {"simuler",     "--donnees",  fixture("demo"), "--annee", "2010",
          "--arrete-au", "2010-09-30", "--territoire",  "R1",      "--scenario",
          file,          "-q"};
}

}  // namespace

TEST_CASE("echeances: rows for machines") {
  const Outcome outcome = run_program(deadlines("ML04", "csv"));
  CHECK(outcome.status == 0);
  CHECK(outcome.out ==
        "date;territoire;obligation;objet;article;etat;faite_le;retard;rappel;date_imprimee;"
        "precision\n"
        "2010-03-31;ML04;notification-objectif;Notifier son objectif à la mission "
        "locale;accord-cadre, article 5.1;faite;2010-03-26;0;;oui;\n"
        "2010-04-22;ML04;acompte-1;Verser le premier acompte de la subvention;convention locale "
        "type, article 9;faite;2010-04-29;7;;oui;convention CL-2010-ML04\n"
        "2010-07-10;ML04;acompte-2;Verser le second acompte de la subvention;convention locale "
        "type, article 9;faite;2010-07-12;2;;oui;convention CL-2010-ML04\n"
        "2010-12-31;ML04;reunions-local;Tenir les cinq réunions du comité de pilotage "
        "local;accord-cadre, article 9.1-1;faite;2010-12-16;0;;oui;5 réunions tenues sur 5\n"
        "2011-01-31;ML04;compte-rendu-execution;Remettre le compte rendu d'exécution;"
        "convention locale type, article 9;faite;2011-02-08;8;;non;convention "
        "CL-2010-ML04\n"
        "2011-01-31;ML04;bilan-local;Transmettre le bilan annuel au comité de pilotage "
        "régional;accord-cadre, article 9.1-2;faite;2011-02-10;10;;non;\n");
}

TEST_CASE("an agenda of March is held against its day, with both rates of a region") {
  const std::string r1 = papers_tree("ordre-du-jour", "R1");
  CHECK(holds(
      r1, R"(Somme des missions locales : " <167 jeunes> " entrées, soit " <167/165 taux .1>)"));
  CHECK(holds(r1, R"(ne paie : " <9 jeunes> " au-delà de l'objectif de leur mission locale.")"));
  CHECK(holds(r1, "D'ici à la réunion : "));
  CHECK(holds(r1, R"(pour le " <2011-01-31> ", " strong("échéance avant la réunion"))"));
  CHECK(holds(r1, "Questions que portent les comités locaux"));
}

TEST_CASE("an agenda names the table of the bilan where the other alerts stand") {
  const TemporaryFolder folder;
  write_changed_demo(folder, "objectifs.csv", "2010;ML03;2010-01-01;42", "2010;ML03;2010-01-01;90");
  const auto tree_of = [&](const char* report) {
    return papers_tree(report, "R1", "2010-06-30", folder.path());
  };
  CHECK(holds(tree_of("ordre-du-jour"),
              R"(il en reste " <1 nombre> ", au tableau « Écarts signalés, par comité » du bilan )"
              "régional."));
  CHECK(holds(tree_of("bilan-regional"), R"("Écarts signalés, par comité")"));
}

TEST_CASE("an agenda tells apart the entries after a termination") {
  const TemporaryFolder folder;
  write_changed_demo(folder, "conventions.csv", "2011-01-20;2010-09-30", "2011-01-20;2010-06-30");
  CHECK(holds(
      papers_tree("ordre-du-jour", "R3", "2010-12-31", folder.path()),
      R"(Entrées que nulle subvention ne paie : " <7 jeunes> " postérieures à une résiliation.")"));
  write_changed_demo(folder, "conventions.csv", "2010-04-15;;2011-01-25;",
                     "2010-04-15;;2011-01-25;2010-06-30");
  CHECK(holds(papers_tree("ordre-du-jour", "R1", "2010-12-31", folder.path()),
              R"(leur mission locale ; " <28 jeunes> " postérieures à une résiliation)"));
}

TEST_CASE("an agenda in the course of the year counts those of its day, not of a day to come") {
  const std::string june = papers_tree("ordre-du-jour", "R1", "2010-06-30");
  CHECK(holds(june, "Jeunes en alerte à fin juin 2010"));
  CHECK(holds(june, "\"accompagnement actif : 102\""));
  CHECK_FALSE(holds(june, "31 décembre 2010\" <"));
}

TEST_CASE("an agenda tells what is late below, a convention that has ended, and asks for its day") {
  const std::string r1 = papers_tree("ordre-du-jour", "R1", "2011-02-28");
  CHECK(holds(r1, "Le comité lui-même n'a rien en retard"));
  CHECK(holds(r1, R"(dans les missions locales : Tenir les cinq réunions du comité de pilotage )"
                  R"(local (" <2 nombre>)"));
  CHECK_FALSE(holds(r1, "Rien n'est en retard"));
  const std::string r3 = papers_tree("ordre-du-jour", "R3", "2011-04-30");
  CHECK(holds(r3, R"((convention résiliée le " <2010-09-30>)"));
  CHECK(holds(r3, "\"Réunion du \" blank(date_reunion"));
  CHECK_FALSE(holds(r1, "blank(date_reunion"));
}

TEST_CASE("an agenda says that a count of meetings can no longer be reached") {
  const std::string r3 = papers_tree("ordre-du-jour", "R3", "2010-12-20");
  CHECK(holds(r3, R"((2 réunions tenues sur 4), " <2010-12-31> ", ce qui ne peut plus être)"));
  CHECK(holds(r3, "p \"La région, sous-réalisation depuis"));
  CHECK(holds(r3, R"(<2010-09-30> ") : " <32 jeunes with_unit> " pour un objectif de " )"
                  R"(<55 jeunes>)"));
}

TEST_CASE("minutes count the meetings of the year of the one they report") {
  const std::string r3 = papers_tree("releve-de-decisions", "R3");
  CHECK(holds(r3, R"(celle-ci comprise : " <2 nombre> " ; l'accord-cadre)"));
  CHECK(holds(r3, R"(strong("Ce compte n'est pas atteint"))"));
}

TEST_CASE("a slip that says to whom it goes holds what is sent there that day, or not yet") {
  const TemporaryFolder folder;
  folder.write("champs.yaml",
               "destinataire: comité de pilotage régional\ndate_envoi: 2011-01-26\n");
  const Outcome outcome = run_program(
      {"produire", "bordereau-de-transmission", "--donnees", fixture("demo"), "--periode", "2010",
       "--arrete-au", "2011-02-28", "--territoire", "R1", "--format", "html", "--reponses",
       folder.file("champs.yaml"), "--sortie", folder.file("sortie"), "-q"});
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::string page = bytes_of(folder.file("sortie/bordereau-de-transmission_R1_2010.html"));
  const auto first = page.find("Pièces jointes");
  const auto second = page.find("Pièces dues et non encore envoyées");
  REQUIRE(first < second);
  REQUIRE(second != std::string::npos);
  const std::string joined = page.substr(first, second - first);
  CHECK(holds(joined, "Mission locale de la Haute-Ambre"));  // not sent yet
  CHECK_FALSE(holds(joined, "Brévane"));                     // sent another day
  CHECK_FALSE(holds(joined, "Compte rendu d"));              // goes elsewhere
}

TEST_CASE("a slip for which the register has nothing is refused") {
  for (const auto& [to, day, is_made] :
       {std::tuple{"comité de pilotage régional", "2011-01-27", true},
        std::tuple{"comité de pilotage national", "2011-01-27", false},
        std::tuple{"comité régional", "2011-01-27", false}}) {
    CAPTURE(to);
    const TemporaryFolder folder;
    folder.write("champs.yaml", "destinataire: " + std::string{to} + "\ndate_envoi: " + day +
                                    "\nexpediteur: Madame X\nlieu: Brévane\n");
    const Outcome outcome = run_program(
        {"produire", "bordereau-de-transmission", "--donnees", fixture("demo"), "--periode", "2010",
         "--arrete-au", "2011-02-28", "--territoire", "ML01", "--format", "odt", "--reponses",
         folder.file("champs.yaml"), "--sortie", folder.file("sortie"), "--definitif", "-q"});
    CHECK(outcome.status == (is_made ? 0 : 1));
    CHECK(holds(outcome.err, "Écrivez le destinataire avec les mots du registre") != is_made);
  }
}

TEST_CASE("a slip lists the compte rendu d'exécution of each mission locale, by its name") {
  const Outcome made =
      run_program({"modele", "arbre", "bordereau-de-transmission", "--donnees", fixture("demo"),
                   "--periode", "2010", "--arrete-au", "2011-02-28", "--territoire", "R1"});
  const std::string& slip = made.out;
  std::size_t count = 0;
  for (auto at = slip.find("Compte rendu d'exécution"); at != std::string::npos;
       at = slip.find("Compte rendu d'exécution", at + 1)) {
    ++count;
  }
  CHECK(count == 3);
  CHECK_FALSE(holds(slip, "compte-rendu-execution"));
}

TEST_CASE("a committee whose convention has ended is not convened, and the paper says why") {
  for (const char* report : {"convocation", "feuille-emargement"}) {
    const std::string tree = papers_tree(report, "ML05", "2011-02-28");
    CHECK(holds(tree, "box \"Convention résiliée\" !anomaly"));
    CHECK_FALSE(holds(tree, "table #"));
    CHECK_FALSE(holds(tree, "blank("));
  }
  const std::string sheet = papers_tree("feuille-emargement", "R3", "2011-02-28");
  CHECK(holds(sheet, R"(<2011-03-31> ", " blank(heure text required "heure") ", " blank(lieu)"));
  const std::string letter = papers_tree("convocation", "ML01", "2011-02-28");
  CHECK(holds(letter, R"(strong("Pièces à apporter, points à préparer :") break blank()"));
  CHECK(letter.find("Je vous prie d'agréer") < letter.find("signatures \"Fait à"));
}

TEST_CASE("minutes say where and when, and list older decisions that are still open") {
  const std::string fr = papers_tree("releve-de-decisions", "FR", "2011-02-28");
  CHECK(holds(fr, R"(<2010-11-24> " à 14 h, lieu : Ministère)"));
  CHECK_FALSE(holds(fr, "!bad"));
  CHECK_FALSE(holds(fr, "#anciennes"));
  const TemporaryFolder folder;
  std::filesystem::copy(fixture("demo"), folder.file("d"));
  std::string rows = bytes_of(folder.file("d/decisions.csv"));
  const std::string done = "2010-06-30;faite;2010-06-28;non\nDC-ML02-08";
  const auto at = rows.find(done);
  REQUIRE(at != std::string::npos);
  rows.replace(at, done.size(), "2010-06-30;ouverte;;non\nDC-ML02-08");
  folder.write("d/decisions.csv", rows);
  const Outcome outcome =
      run_program({"modele", "arbre", "releve-de-decisions", "--donnees", folder.file("d"),
                   "--periode", "2010", "--arrete-au", "2011-02-28", "--territoire", "ML02"});
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  CHECK(holds(outcome.out, R"(row | "Préparer l’avenant qui relève l’objectif" | <2010-06-21>)"));
  CHECK(holds(outcome.out, R"(<2 nombre> ", toutes en retard)"));
}

TEST_CASE("whoever convenes a committee signs the convocation") {
  CHECK(holds(papers_tree("convocation", "R1"), "\"Le préfet de région\" blank(signataire"));
}

TEST_CASE("echeances: a file for an agenda, in a file that says so") {
  const TemporaryFolder folder;
  auto words = deadlines("ML04", "ics");
  words.insert(words.end(), {"--fichier", folder.file("echeances.ics")});
  CHECK(run_program(words).status == 0);
  const std::string text = bytes_of(folder.file("echeances.ics"));
  CHECK(text.rfind("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", 0) == 0);
  CHECK(text.find("DTSTART;VALUE=DATE:20100710\r\n") != std::string::npos);
  words.back() = folder.file("echeances.csv");
  CHECK(run_program(words).status == 2);
}

TEST_CASE("echeances: a program for agendas reads the file, a day and a title for each row") {
  const TemporaryFolder folder;
  auto words = deadlines("R1", "ics");
  words.insert(words.end(), {"--fichier", folder.file("echeances.ics")});
  REQUIRE(run_program(words).status == 0);
  const std::string script = folder.write("lit.py", R"py(
import sys, icalendar
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
for event in calendar.walk("VEVENT"):
    print(event["DTSTART"].dt.isoformat(), str(event["SUMMARY"]).split(" (")[0], sep=";")
)py");
  const std::string command = "/usr/bin/python3 " + script + " " + folder.file("echeances.ics") +
                              " > " + folder.file("lu.txt");
  REQUIRE(std::system(command.c_str()) == 0);
  std::string expected;
  std::istringstream rows{run_program(deadlines("R1", "csv")).out};
  std::string row;
  std::getline(rows, row);
  while (std::getline(rows, row)) {
    const auto place = row.find(';');
    const auto object = row.find(';', row.find(';', place + 1) + 1) + 1;
    expected +=
        row.substr(0, place + 1) + row.substr(object, row.find(';', object) - object) + "\n";
  }
  CHECK(expected.size() > 100);
  CHECK(bytes_of(folder.file("lu.txt")) == expected);
}

TEST_CASE("simuler: scenarios side by side, and the rows of the one chosen") {
  const std::string file = COPIL_SOURCE_DIR "/fixtures/scenarios.yaml";
  auto words = simulation(file);
  words.insert(words.end(), {"--format", "csv"});
  const Outcome tried = run_program(words);
  CHECK(tried.status == 0);
  CHECK(tried.out.rfind("scenario;territoire;objectif_avant;demande;objectif;realise;projection;",
                        0) == 0);
  words = simulation(file);
  words.insert(words.end(), {"--appliquer", "demandes", "--date-effet", "2010-10-01"});
  const Outcome chosen = run_program(words);
  CHECK(chosen.status == 0);
  CHECK(chosen.out ==
        "annee;territoire;date_effet;objectif;acte\n"
        "2010;ML01;2010-10-01;57;simulation\n"
        "2010;ML02;2010-10-01;76;simulation\n"
        "2010;R1;2010-10-01;175;simulation\n");
  words[words.size() - 3] = "autre";
  const Outcome unknown = run_program(words);
  CHECK(unknown.status == 2);
  CHECK(unknown.err.find("--appliquer : aucun scénario ne s'appelle « autre »") !=
        std::string::npos);
}

TEST_CASE("simuler: money follows the ledger, a terminated convention is out of the sharing") {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("s.yaml", "scenarios:\n  - nom: saison\n    poids: objectif\n");
  const auto tried = [&](const char* region, const char* arrete, const char* effect,
                         const char* format) {
    const Outcome outcome =
        run_program({"simuler", "--donnees", fixture("demo"), "--annee", "2010", "--arrete-au",
                     arrete, "--date-effet", effect, "--territoire", region, "--scenario", file,
                     "--format", format, "-q"});
    CHECK(outcome.status == 0);
    return outcome.out;
  };
  // As `subventions` and versements.csv: 63 youths in April, 73 in July; both instalments paid.
  CHECK(tried("R1", "2011-02-28", "2011-03-01", "csv")
            .find("saison;ML02;73;;73;66;66;0;0;16790.00;5796.00;6716.00;16790.00;5796.00;6716.00;"
                  "12512.00;signée\n") != std::string::npos);
  const std::string closed = tried("R3", "2010-12-31", "2011-01-01", "csv");
  CHECK(closed.find(";ML05;") == std::string::npos);
  CHECK(closed.find("saison;ML06;12;;12;") != std::string::npos);
  CHECK(closed.find(";0.00;non signée\n") != std::string::npos);
  const std::string said = tried("R3", "2010-12-31", "2011-01-01", "table");
  CAPTURE(said);
  CHECK(
      said.find(
          "ML05 : convention résiliée le 30\u00a0septembre\u00a02010, hors du partage ; elle garde "
          "son objectif de 55.\n") != std::string::npos);
  CHECK(said.find("Convention non signée : ses acomptes n'ont pas d'échéance.\n") !=
        std::string::npos);
  CHECK(said.find("L'année 2010 est finie au jour d'effet") != std::string::npos);
  CHECK(said.find("aurait donné") == std::string::npos);
}

TEST_CASE("simuler: every fault of the scenarios is told, with its place") {
  const TemporaryFolder folder;
  const std::string file = folder.write(
      "s.yaml",
      "scenarios:\n  - nom: a\n    poids: taille\n    plancher: beaucoup\n  - enveloppe: 1,5\n");
  const Outcome outcome = run_program(simulation(file));
  CHECK(outcome.status == 3);
  CHECK(outcome.err.find("s.yaml:3:12: erreur : `poids` : objectif, realise, projection ou demande "
                         "est attendu ; trouvé : « taille »") != std::string::npos);
  CHECK(outcome.err.find("s.yaml:4:15: erreur : une part de l'objectif en vigueur est attendue, "
                         "comme 0,9 ; trouvé : « beaucoup »") != std::string::npos);
  CHECK(outcome.err.find("chaque scénario a un nom : la clé `nom` manque") != std::string::npos);
}
