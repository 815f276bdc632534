// What is counted, due, paid and paid back, through the program: the cases of the ledger.
#include <regex>
#include <sstream>

#include "chain/document_lines.hpp"

using namespace copil::testing;

namespace {

/// The row of `code` in what a command of figures prints as CSV.
std::string row_of(const std::vector<std::string>& words, const std::string& code) {
  const Outcome outcome = run_program(words);
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  std::istringstream lines{outcome.out};
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind(code + ";", 0) == 0) return line;
  }
  return {};
}

std::string subsidy(const std::string& folder, const std::string& convention,
                    const std::string& arrete) {
  return row_of({"subventions", "--donnees", folder, "--annee", "2010", "--arrete-au", arrete,
                 "--format", "csv", "-q"},
                convention);
}

std::string demo_subsidy(const std::string& convention, const std::string& arrete) {
  return subsidy(fixture("demo"), "CL-2010-" + convention, arrete);
}

std::string demo_volume(const std::string& territory, const std::string& arrete) {
  return row_of({"volumes", "--donnees", fixture("demo"), "--annee", "2010", "--arrete-au", arrete,
                 "--format", "csv", "-q"},
                territory);
}

/// The words of one document of the demo, every blank and every apostrophe a plain one.
std::string words_of(const std::string& report, const std::string& territory,
                     const std::string& arrete, const std::string& data = fixture("demo")) {
  const TemporaryFolder folder;
  const Outcome outcome = run_program({"produire", report, "--donnees", data, "--periode", "2010",
                                       "--arrete-au", arrete, "--territoire", territory, "--format",
                                       "pdf", "--sortie", folder.file("sortie"), "-q"});
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::string path = folder.file("sortie/" + report + "_" + territory + "_2010.pdf");
  std::string text = plain(printed_by("pdftotext -raw " + in_quotes(path) + " -"));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return std::regex_replace(text, std::regex{"’"}, "'");
}

/// A folder with one mission locale of 367 in 2010, signed on 15 January, and `count` entries.
void write_paid_example(const TemporaryFolder& folder, int count, const std::string& payments) {
  folder.write("territoires.csv",
               "code;type;libelle;parent\nF;national;France;\nR1;region;Région;F\n"
               "M1;mission_locale;Mission;R1\nS1;site_pole_emploi;Site;M1\n");
  folder.write("objectifs.csv", "annee;territoire;date_effet;objectif\n2010;M1;2010-01-01;367\n");
  folder.write("conventions.csv",
               "convention;type;territoire;annee;date_signature;montant;date_compte_rendu\n"
               "CV1;locale;M1;2010;2010-01-15;;2011-02-01\n");
  folder.write("versements.csv", "convention;rang;date;montant\n" + payments);
  folder.write("civis.csv", "jeune;mission_locale;date_debut;date_fin\nX;M1;2009-01-01;\n");
  folder.write("inscriptions.csv", "jeune;date_debut;date_fin;motif_fin\nX;2009-01-01;;\n");
  std::string entries = "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n";
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    entries += "C" + n + ";J" + n + ";M1;2010-02-01;2010-03-01\n";
  }
  folder.write("cotraitances.csv", entries);
}

}  // namespace

TEST_CASE("the worked examples of the subsidy, through the program") {
  const std::string both = "CV1;1;2010-01-20;33764\nCV1;2;2010-07-12;33 764,00\n";
  const TemporaryFolder due;
  write_paid_example(due, 330, both);
  CHECK(subsidy(due.path(), "CV1", "2011-03-01") ==
        "CV1;M1;2010;2011-03-01;367;330;0.899183;84410.00;33764.00;2010-01-20;33764.00;2010-07-10;"
        "67528.00;75900.00;8372.00;0.00;solde_a_verser");
  const TemporaryFolder over;
  write_paid_example(over, 250, both);
  CHECK(subsidy(over.path(), "CV1", "2011-03-01") ==
        "CV1;M1;2010;2011-03-01;367;250;0.681199;84410.00;33764.00;2010-01-20;33764.00;2010-07-10;"
        "67528.00;57500.00;-10028.00;10028.00;trop_percu");
  const TemporaryFolder back;
  write_paid_example(back, 250, both + "CV1;reversement;2011-02-20;10028\n");
  CHECK(subsidy(back.path(), "CV1", "2011-03-01") ==
        "CV1;M1;2010;2011-03-01;367;250;0.681199;84410.00;33764.00;2010-01-20;33764.00;2010-07-10;"
        "57500.00;57500.00;0.00;0.00;solde_nul");
}

TEST_CASE("a payment entered twice counts once, and is told") {
  const TemporaryFolder folder;
  write_paid_example(folder, 330,
                     "CV1;1;2010-01-20;33764\nCV1;2;2010-07-12;33764\n"
                     "CV1;2;12/07/2010;33 764,00\n");
  const TemporaryFolder rejects;
  const Outcome outcome =
      run_program({"subventions", "--donnees", folder.path(), "--annee", "2010", "--arrete-au",
                   "2011-03-01", "--format", "csv", "--rejets", rejects.file("rejets.csv")});
  CHECK(outcome.status == 0);
  CHECK(holds(outcome.out, ";67528.00;75900.00;8372.00;0.00;solde_a_verser"));
  CHECK(holds(bytes_of(rejects.file("rejets.csv")), "versements.csv;4;montant;33 764,00;doublon"));
}

TEST_CASE("each case of the ledger stands in the demo") {
  const char* const arrete = "2011-02-28";
  CHECK(demo_subsidy("ML01", arrete) ==
        "CL-2010-ML01;ML01;2010;2011-02-28;50;58;1.160000;11500.00;4600.00;2010-04-15;4600.00;"
        "2010-07-10;11500.00;11500.00;0.00;0.00;solde_nul");
  CHECK(demo_subsidy("ML02", arrete) ==
        "CL-2010-ML02;ML02;2010;2011-02-28;73;66;0.904110;16790.00;5796.00;2010-04-12;6716.00;"
        "2010-07-10;12512.00;15180.00;2668.00;0.00;solde_a_verser");
  CHECK(demo_subsidy("ML03", arrete) ==
        "CL-2010-ML03;ML03;2010;2011-02-28;42;43;1.023810;9660.00;3864.00;2010-04-20;3864.00;"
        "2010-07-10;7728.00;9660.00;1932.00;0.00;en_attente_compte_rendu");
  CHECK(demo_subsidy("ML04", arrete) ==
        "CL-2010-ML04;ML04;2010;2011-02-28;60;41;0.683333;13800.00;5520.00;2010-04-22;5520.00;"
        "2010-07-10;11040.00;9430.00;-1610.00;1610.00;trop_percu");
  CHECK(demo_subsidy("ML05", arrete) ==
        "CL-2010-ML05;ML05;2010;2011-02-28;55;32;0.581818;12650.00;5060.00;2010-03-25;5060.00;"
        "2010-07-10;9120.00;7360.00;-1760.00;1760.00;titre_de_perception");
  CHECK(demo_subsidy("ML06", arrete) ==
        "CL-2010-ML06;ML06;2010;2011-02-28;12;3;0.250000;2760.00;1104.00;;1104.00;;0.00;;;;"
        "non_signee");
}

TEST_CASE("on 31 July nobody owes anything") {
  const std::string ml04 = demo_subsidy("ML04", "2010-07-31");
  CHECK(holds(ml04, ";0.00;en_cours"));
  const std::string words = words_of("suivi-subventions", "R1", "2010-07-31");
  CHECK(holds(words, "Aucun compte n'est clos à cette date"));
  CHECK(holds(words, "Estimation au 31 juillet 2010, en dehors des totaux"));
}

TEST_CASE("a mission locale that has paid back is not asked again") {
  CHECK(holds(demo_subsidy("ML04", "2011-04-30"), ";9430.00;9430.00;0.00;0.00;solde_nul"));
  const char* const report = "compte-rendu-execution";
  CHECK(holds(words_of(report, "ML04", "2011-02-28"), "doit reverser 1 610,00 €"));
  const std::string after = words_of(report, "ML04", "2011-04-30");
  CHECK_FALSE(holds(after, "doit reverser"));
  CHECK(holds(after, "Somme déjà reversée −1 610,00 €"));
  CHECK(holds(after, "Total versé, reversements déduits 9 430,00 €"));
  const std::string words = words_of("suivi-subventions", "R2", "2011-04-30");
  CHECK(holds(words, "déjà reversé : 1 610,00 €"));
  CHECK_FALSE(holds(words, "Trop-perçus constatés"));
}

TEST_CASE("a paid balance is no longer due") {
  CHECK(holds(demo_subsidy("ML01", "2011-02-14"), ";2300.00;0.00;solde_a_verser"));
  CHECK(holds(words_of("compte-rendu-execution", "ML01", "2011-02-14"),
              "Il reste à verser 2 300,00 €"));
  const std::string words = words_of("compte-rendu-execution", "ML01", "2011-02-28");
  CHECK(holds(words, "Solde déjà versé 2 300,00 €"));
  CHECK(holds(words, "Le compte est soldé"));
  CHECK_FALSE(holds(words, "Il reste à verser"));
}

TEST_CASE("before the compte rendu every document calls the balance an estimate") {
  const std::string words = words_of("compte-rendu-execution", "ML03", "2010-12-30");
  CHECK(holds(words, "Estimation au 30 décembre 2010 : le solde serait de 1 932,00 €"));
  CHECK_FALSE(holds(words, "Il reste à verser"));
  CHECK(holds(words_of("bilan-local", "ML03", "2011-02-28"),
              "Estimation au 28 février 2011 : le solde serait de 1 932,00 €"));
  // Over the full year it is itself the piece that the balance waits for: a draft until signed.
  const std::string itself = words_of("compte-rendu-execution", "ML03", "2011-02-28");
  CHECK(holds(itself,
              "Estimation au 28 février 2011 : le solde n'est dû qu'une fois ce compte "
              "rendu signé et remis"));
  CHECK(holds(itself, "Il reste à verser 1 932,00 €"));
}

TEST_CASE("an instalment due and not paid is told in the bilan: only the balance waits") {
  const std::string late = words_of("bilan-local", "ML01", "2010-07-11");
  CHECK_FALSE(holds(late, "aucune somme n'est due"));
  CHECK(holds(late, "L'année n'est pas terminée : aucun solde n'est dû"));
  CHECK(holds(late, "Second acompte, échu le 10 juillet 2010 : il reste dû 4 600,00 €"));
  CHECK(holds(words_of("bilan-local", "ML01", "2010-06-30"),
              "Second acompte à échoir le 10 juillet 2010 : 4 600,00 €"));
}

TEST_CASE("an order and a letter that have no object say why, for the year they are about") {
  CHECK(holds(words_of("ordre-de-paiement", "ML01", "2010-12-31"),
              "Les acomptes de 2010 sont versés et le compte rendu d'exécution est attendu"));
  CHECK(holds(words_of("lettre-de-reversement", "ML04", "2010-07-01"),
              "Le compte de 2010 est ouvert jusqu'au 31 décembre"));
  CHECK(holds(words_of("lettre-de-reversement", "ML04", "2010-12-31"),
              "Le compte rendu d'exécution de 2010 est attendu. Estimation au 31 décembre 2010 : "
              "1 610,00 €"));
}

TEST_CASE("a notification tells the year's first objective, and instalments due when signed") {
  CHECK(holds(words_of("notification-objectif", "ML02", "2010-06-30"),
              "le porte à 73 jeunes à compter du 1er juillet 2010"));
  const std::string words = words_of("notification-objectif", "ML02", "2010-12-31");
  CHECK(holds(words, "est de 63 jeunes, contre 30 l'année précédente (+110,0 %)"));
  CHECK(holds(words,
              "que l'avenant n° 1, prenant effet le 1er juillet 2010, a remplacé par 73 jeunes"));
  CHECK(holds(words, "Premier acompte 12 avril 2010 5 796,00 €"));
  CHECK(holds(words, "Second acompte 10 juillet 2010 5 796,00 €"));
  CHECK(holds(words, "Subvention prévue 14 490,00 €"));
  CHECK(holds(words_of("notification-objectif", "ML06", "2010-12-31"),
              "Premier acompte à la signature 1 104,00 €"));
  CHECK(holds(words_of("notification-objectif", "ML06", "2010-01-15"),
              "Premier acompte 20 janvier 2010, ou à la signature 1 104,00 €"));
}

TEST_CASE("an account of termination counts the same youths in its articles and its table") {
  const std::string words = words_of("arrete-des-comptes", "ML05", "2011-02-28");
  CHECK(holds(words, "32 jeunes donnant lieu à financement"));
  CHECK(holds(words, "Jeunes du compte 32"));
  CHECK(holds(words, "Somme due pour 32 jeunes"));
  CHECK_FALSE(holds(words, "Octobre 2010"));
  CHECK(holds(words, "Reversement 10 février 2011 −1 000,00 €"));
  CHECK(holds(words, "Total versé, reversements déduits 9 120,00 €"));
  CHECK(holds(words, "Somme déjà reversée −1 000,00 €"));
}

TEST_CASE("an account that a termination cuts within a month counts that month's youths that day") {
  const TemporaryFolder work;
  std::filesystem::copy(fixture("demo"), work.file("d"));
  std::string rows = bytes_of(work.file("d/conventions.csv"));
  rows.replace(rows.find("2010-09-30"), 10, "2010-09-15");
  work.write("d/conventions.csv", rows);
  const std::string words = words_of("arrete-des-comptes", "ML05", "2011-02-28", work.file("d"));
  CHECK(holds(words, "Septembre 2010, au 15 septembre 2010"));
  CHECK_FALSE(holds(words_of("arrete-des-comptes", "ML05", "2011-02-28"), "2010, au 30"));
}

TEST_CASE("a convention that has ended is claimed by a titre de perception, and by nothing else") {
  const std::string words = words_of("lettre-de-reversement", "ML05", "2011-02-28");
  CHECK(holds(words, "fait l'objet d'un titre de perception"));
  CHECK(holds(words, "Vous voudrez bien la régler au vu de ce titre"));
  CHECK_FALSE(holds(words, "Vous voudrez bien reverser"));
  CHECK(holds(words_of("compte-rendu-execution", "ML05", "2011-02-28"),
              "Reversement 10 février 2011 −1 000,00 € Total versé, reversements déduits"));
}

TEST_CASE("an act tells no rules of calculation, nor the day of the data under its tables") {
  const std::pair<const char*, const char*> acts[] = {{"arrete-des-comptes", "ML05"},
                                                      {"lettre-de-reversement", "ML05"},
                                                      {"ordre-de-paiement", "ML02"},
                                                      {"convention-locale", "ML01"}};
  for (const auto& [report, territory] : acts) {
    CAPTURE(report);
    const std::string words = words_of(report, territory, "2011-02-28");
    CHECK(holds(words, "version projet"));
    CHECK_FALSE(holds(words, "Règles de calcul"));
    CHECK_FALSE(holds(words, "; arrêté au"));
  }
}

TEST_CASE("a document says which sums are deemed paid, and knows nothing due of an open account") {
  // None of its instalments recorded, the two of ML01 are taken as paid.
  const TemporaryFolder work;
  const std::string folder = work.file("donnees");
  std::filesystem::copy(fixture("demo"), folder);
  std::string payments;
  std::istringstream lines{bytes_of(folder + "/versements.csv")};
  for (std::string line; std::getline(lines, line);) {
    if (line.find("CL-2010-ML01") == std::string::npos) payments += line + "\n";
  }
  work.write("donnees/versements.csv", payments);
  const std::string words = words_of("suivi-subventions", "R1", "2010-12-31", folder);
  CHECK(holds(words, "réputé versé : 9 200,00 €"));
  CHECK(holds(words,
              "Pour 1 convention, aucun acompte n'est enregistré : les acomptes échus, "
              "9 200,00 €, sont réputés versés et compris dans « Versé »."));
  CHECK(holds(words, "Aucun compte n'est clos à cette date"));
  const std::string closed = words_of("suivi-subventions", "R3", "2011-02-28");
  CHECK(holds(closed,
              "Comptes clos : 9 120,00 € versés pour 7 360,00 € dus. Reste à verser : "
              "0,00 € ; à reverser : 1 760,00 €."));
}

TEST_CASE("a convention that is not signed is outside totals, and named") {
  const std::string words = words_of("suivi-subventions", "R3", "2011-02-28");
  CHECK(holds(words, "conventions signées : 1"));
  CHECK(holds(words, "en dehors des totaux : Mission locale du Marais d'Argence"));
}

TEST_CASE("volumes through the program: both rates, entries beyond the objective, the threshold") {
  CHECK(demo_volume("R1", "2010-12-31") ==
        "R1;2010;2010-12-31;75;165;1.200000;0.565068;165;1.000000;165.000000;165;conforme;155;0;"
        "167;1.012121");
  CHECK(demo_volume("ML01", "2010-12-31") ==
        "ML01;2010;2010-12-31;25;50;1.000000;0.406504;58;1.160000;50.000000;58;depassement_seuil;"
        "50;8;58;1.160000");
  CHECK(holds(demo_volume("ML03", "2010-12-31"), ";depassement;42;1;43;1.023810"));
  CHECK(holds(demo_volume("ML01", "2010-01-08"), ";conforme;50;0;"));
  const std::string words = words_of("bilan-regional", "R1", "2010-12-31");
  CHECK(holds(words, "en comptent ensemble 167, soit 101,2 % de l'objectif"));
  CHECK(holds(words, "Mission locale de Brévane 50 58"));
}

TEST_CASE("alerts go to the committee above") {
  const Outcome outcome = run_program({"volumes", "--donnees", fixture("demo"), "--annee", "2010",
                                       "--alertes", "--format", "csv", "-q"});
  REQUIRE(outcome.status == 0);
  const std::string out = plain(outcome.out);
  CHECK(holds(out, "ML01;Mission locale de Brévane;depassement_seuil;58;55;3;"));
  CHECK(holds(out,
              ";comité de pilotage régional;articles 5.1 et 9.1-2, annexe 6 (article 4.3);58 "
              "entrées pour un "
              "objectif initial de 50, soit +8 jeunes;2010-11-12\n"));
  CHECK(holds(out,
              ";comité de pilotage national;articles 5.1 et 9.2-2, annexe 5 (article 4.2);41 "
              "entrées pour un "
              "objectif de 60, soit −19 jeunes;\n"));
  CHECK_FALSE(holds(out, "comité de pilotage local"));
}

TEST_CASE("subsidies before the agreement and an arrêté before the year are wrong usage") {
  const Outcome early =
      run_program({"subventions", "--donnees", fixture("demo"), "--annee", "2009"});
  CHECK(early.status == 2);
  CHECK(early.err ==
        "erreur : --annee : pas de subvention en 2009, l'accord-cadre commence le 1er janvier "
        "2010\n   aide : demandez une année à partir de 2010\n");
  const Outcome before = run_program({"subventions", "--donnees", fixture("demo"), "--annee",
                                      "2010", "--arrete-au", "2009-12-31"});
  CHECK(before.status == 2);
  CHECK(holds(before.err, "est avant le 1er janvier 2010"));
}

TEST_CASE("a region's objective is shared out straight among its missions locales") {
  const TemporaryFolder folder;
  folder.write("poids.csv",
               "territoire;poids;plancher;plafond\nML01;50;;52,9\nML02;63;60,1;\nML03;42;;\n");
  const std::vector<std::string> words{"repartir",
                                       "--donnees",
                                       fixture("demo"),
                                       "--annee",
                                       "2010",
                                       "--territoire",
                                       "R1",
                                       "--niveau",
                                       "mission_locale",
                                       "--poids",
                                       folder.file("poids.csv"),
                                       "-q",
                                       "--format"};
  auto as_csv = words;
  as_csv.push_back("csv");
  CHECK(run_program(as_csv).out ==
        "territoire;libelle;poids;plancher;plafond;objectif_precedent;objectif\n"
        "ML01;Mission locale de Brévane;50;0;52;25;52\n"
        "ML02;Mission locale du Pays de Sorne;63;61;;30;68\n"
        "ML03;Mission locale de la Haute-Ambre;42;0;;20;45\n");
  auto as_objectives = words;
  as_objectives.push_back("objectifs");
  as_objectives.insert(as_objectives.end(), {"--objectif", "170"});
  CHECK(run_program(as_objectives).out ==
        "annee;territoire;date_effet;objectif;acte\n2010;R1;2010-01-01;170;répartition 2010\n"
        "2010;ML01;2010-01-01;52;répartition 2010\n2010;ML02;2010-01-01;71;répartition 2010\n"
        "2010;ML03;2010-01-01;47;répartition 2010\n");
}

TEST_CASE("a platform is not among those who are served, and bounds that cannot be met are told") {
  // D11 holds ML01, ML02 and a platform.
  const Outcome served = run_program({"repartir", "--donnees", fixture("demo"), "--annee", "2010",
                                      "--territoire", "D11", "--format", "csv", "-q"});
  CHECK(served.status == 0);
  CHECK_FALSE(holds(served.out, "PV01"));
  const TemporaryFolder folder;
  folder.write("poids.csv", "territoire;poids;plafond\nML01;1;10\nML02;1;20\nPV01;1;\n");
  const Outcome wrong =
      run_program({"repartir", "--donnees", fixture("demo"), "--annee", "2010", "--territoire",
                   "D11", "--poids", folder.file("poids.csv"), "-q"});
  CHECK(wrong.status == 3);
  CHECK(holds(wrong.err,
              "« PV01 » n'est pas parmi les territoires juste au-dessous de D11, entre qui l'on "
              "partage"));
  folder.write("poids.csv", "territoire;poids;plafond\nML01;1;10\nML02;1;20\n");
  const Outcome impossible =
      run_program({"repartir", "--donnees", fixture("demo"), "--annee", "2010", "--territoire",
                   "D11", "--poids", folder.file("poids.csv"), "-q"});
  CHECK(impossible.status == 3);
  CHECK(holds(impossible.err,
              "répartition impossible : les plafonds totalisent 30, moins que les 123 à répartir"));
  const Outcome nobody = run_program({"repartir", "--donnees", fixture("demo"), "--annee", "2010",
                                      "--territoire", "ML01", "--niveau", "mission_locale"});
  CHECK(nobody.status == 2);
  CHECK(holds(nobody.err, "personne à servir : il n'y a pas de missions locales de ML01"));
}
