#include <catch2/catch.hpp>

#include "folder.hpp"
#include "records/needs.hpp"
#include "records/read.hpp"

// Bad input never becomes a figure: what stops the reading, what rejects a row, what is told.

using namespace copil;
using namespace copil::records;

TEST_CASE("parents that come back to themselves stop the reading") {
  Folder folder;
  const std::string head = "code;type;libelle;parent\nFR;national;France;\n";
  folder.write("territoires.csv",
               head +
                   "R1;region;Région;ML1\nD1;departement;D;R1\nML1;mission_locale;M;D1\n"
                   "ML2;mission_locale;N;D1\n");
  CHECK(errors_of(folder) ==
        "DIR/territoires.csv:3: erreur : les parents tournent en rond : R1 → ML1 → D1 → R1\n"
        "     3 | R1;region;Région;ML1\n"
        "   aide : corrigez la cellule « parent » de l'un d'eux : chacun doit remonter à la "
        "racine\n");
  folder.write("territoires.csv", head + "R1;region;Région;R1\n");
  CHECK(errors_of(folder).find("tournent en rond : R1 → R1") != std::string::npos);
}

TEST_CASE("a parent that cannot hold its child stops the reading") {
  Folder folder;
  folder.write("territoires.csv",
               "code;type;libelle;parent\nFR;national;France;\nM1;mission_locale;M;FR\n"
               "R1;region;R;M1\nS1;site_pole_emploi;S;FR\n");
  CHECK(errors_of(folder) ==
        "DIR/territoires.csv:4: erreur : le parent de « R1 » (région) est « M1 » (mission "
        "locale)\n"
        "     4 | R1;region;R;M1\n"
        "   aide : le parent d'un territoire est plus large que lui : du plus large au moins "
        "large, national, région, département, mission locale\n"
        "DIR/territoires.csv:5: erreur : le parent de « S1 » (site de Pôle emploi) est « FR » "
        "(national)\n"
        "     5 | S1;site_pole_emploi;S;FR\n"
        "   aide : le parent d'un site de Pôle emploi est sa mission locale\n");
}

TEST_CASE("of two faults of a territory's row, the leftmost is told, whichever is found first") {
  const auto told = [](const std::string& header, const std::string& rows) {
    Folder folder;
    folder.write("territoires.csv", header + "\n" + rows);
    const Reading reading = read(folder);
    REQUIRE(reading.rejects.size() == 1);
    return std::string{reading.rejects[0].column};
  };
  const std::string codes_first = "FR;national;France;\nR1;region;R;FR\n";
  CHECK(told("code;type;libelle;parent", codes_first + "R1;canton;R;FR\n") == "code");
  CHECK(told("code;type;libelle;parent", codes_first + "R2;canton;R;R9\n") == "type");
  CHECK(told("code;type;libelle;parent", codes_first + "R1;region;R;R9\n") == "code");
  const std::string types_first = "national;FR;France;\nregion;R1;R;FR\n";
  CHECK(told("type;code;libelle;parent", types_first + "canton;R1;R;FR\n") == "type");
}

TEST_CASE("long chains and many territories are read in proportion", "[lent]") {
  Folder folder;
  std::string chain = "code;type;libelle;parent\nFR;national;France;\n";
  for (int i = 20'000; i > 0; --i) {
    chain += "M" + std::to_string(i) + ";mission_locale;M;M" + std::to_string(i - 1) + "\n";
  }
  folder.write("territoires.csv", chain);  // all of them hang from an unknown M0
  CHECK(read(folder).records.territoires.size() == 1);
  folder.write("territoires.csv", chain + "M0;mission_locale;M;M20000\n");
  CHECK(errors_of(folder).find("(20001 territoires)") != std::string::npos);
  std::string many = "code;type;libelle;parent\nFR;national;France;\n";
  for (int i = 0; i < 100'000; ++i) many += "M" + std::to_string(i) + ";mission_locale;M;FR\n";
  folder.write("territoires.csv", many);
  CHECK(read(folder).records.territoires.size() == 100'001);
}

TEST_CASE("a file of which no row is kept stops, its share and its cause told once") {
  Folder folder;
  std::string services = "jeune;mission_locale;date;enjeu\n";
  for (int i = 0; i < 4; ++i) services += "J1;M1;2010-13-01;E1\n";
  folder.write("services.csv", services);
  CHECK(errors_of(folder) ==
        "DIR/services.csv: erreur : aucune ligne de ce fichier n'est retenue : 4 lignes sur 4 "
        "sont rejetées\n"
        "   aide : toutes pour la même cause : colonne date, ce jour n'existe pas dans le "
        "calendrier (ligne\u00A02 : « 2010-13-01 »)\n");
  ReadOptions options;
  options.hopeless = Hopeless::told;
  const Reading reading = read(folder, options);
  CHECK(reading.hopeless.size() == 1);
  CHECK(reading.rejects.size() == 4);
}

TEST_CASE("a whole file of rows in quotes, or of another separator, says so") {
  Folder folder;
  const std::string header = "jeune;mission_locale;date;enjeu\n";
  folder.write("services.csv", header + "\"J1;M1;2010-01-01;E1\"\n\"J2;M1;2010-01-01;E1\"\n");
  CHECK(errors_of(folder).find("la ligne entière est entre guillemets") != std::string::npos);
  folder.write("services.csv", header + "J1,M1,2010-01-01,E1\nJ2,M1,2010-01-01,E1\n");
  CHECK(errors_of(folder).find("a un autre séparateur que l'en-tête") != std::string::npos);
}

TEST_CASE("numbers that a column cannot mean reject their row") {
  Folder folder;
  folder.write("objectifs.csv",
               "annee;territoire;date_effet;objectif\n2010;R1;2010-01-01;10 000 000\n"
               "2010;R1;2010-02-01;10000001\n2010;R1;2010-03-01;4611686018427387904\n"
               "2010;R1;0210-03-01;12\n2010;R1;2010-04-01;367,0\n");
  const Reading reading = read(folder);
  CHECK(reading.records.objectifs.objectif == std::vector<std::int64_t>{10'000'000, 367});
  REQUIRE(reading.rejects.size() == 3);
  CHECK(reading.rejects[0].reason == "objectif de plus de dix millions de jeunes");
  CHECK(reading.rejects[1].reason == "nombre entier positif ou nul attendu");
  CHECK(reading.rejects[2].reason == "date d'avant 1900");
}

TEST_CASE("files are found in any case and with any plain extension, once") {
  Folder folder;
  const std::string civis = "jeune;mission_locale;date_debut\nJ1;M1;2010-01-01\n";
  for (const char* name : {"CIVIS.CSV", "Civis.Csv", "civis.txt", "civis.TSV"}) {
    CAPTURE(name);
    folder.write(name, civis);
    const Reading reading = read(folder);
    CHECK(reading.records.civis.size() == 1);
    const auto inputs = input_files(folder.path());
    CHECK(std::find(inputs.begin(), inputs.end(), name) != inputs.end());
    folder.remove(name);
  }
  folder.write("civis.csv", civis);
  folder.write("CIVIS.TXT", civis);
  CHECK(errors_of(folder) ==
        "DIR: erreur : un même fichier est donné deux fois : « CIVIS.TXT » et « civis.csv »\n"
        "   aide : gardez-en un seul dans le dossier de données\n");
}

TEST_CASE("a compressed file is read as what it holds") {
  // civis.csv of one row, as `gzip -9n` packs it.
  const std::string_view packed{
      "\037\213\010\000\000\000\000\000\002\003\313\112\055\315\113\265\316\315\054"
      "\056\316\314\317\213\317\311\117\116\314\111\265\116\111\054\111\215\117\111"
      "\115\052\055\341\362\062\264\366\065\264\066\062\060\064\320\065\060\004\042"
      "\056\000\307\217\061\127\061\000\000\000",
      67};
  Folder folder;
  folder.write("civis.csv.gz", packed);
  CHECK(read(folder).records.civis.size() == 1);
  folder.write("civis.csv.gz", packed.substr(0, packed.size() - 6));
  CHECK(errors_of(folder) ==
        "DIR/civis.csv.gz: erreur : fichier illisible : il n'est pas un fichier gzip entier\n");
  folder.write("civis.csv.gz", "jeune;mission_locale;date_debut\n");
  CHECK(errors_of(folder).find("n'est pas un fichier gzip entier") != std::string::npos);
}

TEST_CASE("files that are not read are named once, locks and hidden ones passed over") {
  Folder folder;
  for (const char* name : {"~$jeunes.csv", "._jeunes.csv", ".DS_Store", "LISEZMOI.md", "README"}) {
    folder.write(name, "x");
  }
  CHECK(read(folder).warnings.empty());
  folder.write("service.csv", "x");
  folder.write("notes.docx", "x");
  CHECK(folder.anonymous(formatted(read(folder).warnings)) ==
        "DIR: attention : fichiers inconnus, ignorés : « notes.docx », « service.csv »\n"
        "   aide : « service.csv » : vouliez-vous dire « services.csv » ?\n");
  ReadOptions options;
  options.needed = {FileId::services};
  CHECK(errors_of(folder, options) ==
        "DIR/services.csv: erreur : fichier nécessaire absent du dossier de données\n"
        "   aide : le fichier « service.csv » est-il celui-là ? renommez-le\n");
}

TEST_CASE("pseudonyms that do not meet are told side by side") {
  Folder folder;
  const std::string head = "cotraitance;jeune;mission_locale;date_affectation\n";
  folder.write("cotraitances.csv", head + "C1;001;M1;2010-01-01\nC2;002;M1;2010-01-01\n");
  const std::string services = "jeune;mission_locale;date;enjeu\n";
  const auto said = [&](const std::string& one, const std::string& two) {
    folder.write("services.csv",
                 services + one + ";M1;2010-01-01;E1\n" + two + ";M1;2010-01-02;E1\n");
    return folder.anonymous(formatted(read(folder).warnings));
  };
  CHECK(said("001", "002").empty());
  CHECK(
      said("1", "2") ==
      "DIR/services.csv: attention : aucun de ses 2 jeunes n'est dans jeunes.csv ni dans "
      "cotraitances.csv\n"
      "   aide : ici « 1 », ailleurs « 001 »\n"
      "   aide : ici « 2 », ailleurs « 002 »\n"
      "   aide : des zéros de tête ont sans doute été perdus : exportez ce code comme du texte\n");
  CHECK(said("1.0", "2.0").find("ajouté des décimales") != std::string::npos);
  CHECK(said("A", "B").find("ici « A », ailleurs « 001 »") != std::string::npos);
}

TEST_CASE("codes spoilt in some of the rows are told, strangers like nobody are not") {
  Folder folder;
  std::string known = "jeune;date_naissance\n";
  for (int i = 10; i < 30; ++i) known += "00" + std::to_string(i) + ";1990-01-01\n";
  folder.write("jeunes.csv", known);
  // Twenty youths, of whom `count` are written as `write` does.
  const auto said = [&](int count, const auto& write) {
    std::string services = "jeune;mission_locale;date;enjeu\n";
    for (int i = 10; i < 30; ++i) {
      const std::string code = "00" + std::to_string(i);
      services += (i - 10 < count ? write(code) : code) + ";M1;2010-01-01;E1\n";
    }
    folder.write("services.csv", services);
    return folder.anonymous(formatted(read(folder).warnings));
  };
  const auto without_zeros = [](const std::string& code) { return code.substr(2); };
  CHECK(said(1, without_zeros) ==
        "DIR/services.csv: attention : 1 de ses 20 jeunes n'est connu ailleurs que sous un code "
        "voisin\n"
        "   aide : ici « 10 », ailleurs « 0010 »\n"
        "   aide : des zéros de tête ont sans doute été perdus : exportez ce code comme du "
        "texte\n");
  CHECK(said(3, without_zeros) ==
        "DIR/services.csv: attention : 3 de ses 20 jeunes ne sont connus ailleurs que sous un code "
        "voisin\n"
        "   aide : ici « 10 », ailleurs « 0010 »\n"
        "   aide : ici « 11 », ailleurs « 0011 »\n"
        "   aide : des zéros de tête ont sans doute été perdus : exportez ce code comme du "
        "texte\n");
  CHECK(said(3, [](const std::string& code) { return "Z" + code; }).empty());
  CHECK(said(3, [](const std::string& code) { return "O" + code.substr(1); })
            .find("   aide : ici « O010 », ailleurs « 0010 »\n"
                  "   aide : ici « O011 », ailleurs « 0011 »\n"
                  "   aide : des signes qui se ressemblent ont sans doute été pris l'un pour "
                  "l'autre (O et 0, l et 1, lettres d'un autre alphabet)") != std::string::npos);
}

TEST_CASE("fewer than one youth in ten known elsewhere is told, one in ten is not") {
  const auto told = [](int count) {
    Folder folder;
    folder.write("jeunes.csv", "jeune;date_naissance\nJ1;1990-01-01\n");
    std::string services = "jeune;mission_locale;date;enjeu\nJ1;M1;2010-01-01;E1\n";
    for (int i = 1; i < count; ++i) {
      services += "Étranger " + std::to_string(i) + ";M1;2010-01-01;E1\n";
    }
    folder.write("services.csv", services);
    return formatted(read(folder).warnings).find("1 seulement de ses") != std::string::npos;
  };
  CHECK_FALSE(told(10));
  CHECK(told(11));
}

TEST_CASE("days are kept from 1900 on, however they are written") {
  const auto kept = [](const std::string& day) {
    Folder folder;
    folder.write("jeunes.csv", "jeune;date_naissance\nJ1;" + day + "\nJ2;\n");
    const Reading reading = read(folder);
    return reading.rejects.size() == 0 ? iso_text(reading.records.jeunes.naissance.at(0))
                                       : std::string{reading.rejects[0].reason};
  };
  CHECK(kept("1900-01-01") == "1900-01-01");
  CHECK(kept("01/01/1900") == "1900-01-01");
  CHECK(kept("1899-12-31") == "date d'avant 1900");
  CHECK(kept("31/12/1899") == "date d'avant 1900");
  CHECK(kept("29/02/1988 00:00") == "1988-02-29");
  CHECK(kept("29/02/1988") == "1988-02-29");
}

TEST_CASE("a part whose name is not one, and a part that lacks, are told") {
  Folder folder;
  const std::string head = "jeune;mission_locale;date;enjeu\n";
  const auto warnings = [&](const ReadOptions& options) {
    return folder.anonymous(formatted(read(folder, options).warnings));
  };
  for (const char* name : {"services_1.csv", "services_2.csv", "services_4.csv"}) {
    folder.write(name, head + "J1;M1;2010-01-01;E" + std::string{name}[9] + "\n");
  }
  ReadOptions options;
  options.needed = {FileId::services};
  const std::string gap =
      "DIR/services.csv: attention : il manque une part : 3\n"
      "   aide : ajoutez ce qui manque, même réduit à son en-tête si rien n'est à y écrire\n";
  CHECK(warnings(options) == gap);
  CHECK(warnings({}) == gap);
  folder.write("services-3.csv", head + "J1;M1;2010-01-01;E3\n");
  CHECK(warnings(options) ==
        "DIR/services-3.csv: attention : ce fichier n'est pas lu : son nom n'est pas celui d'une "
        "part de services\n"
        "   aide : les parts s'appellent services_1.csv, services_2.csv… ou services_2010-05.csv ; "
        "renommez-le, ou ôtez-le du dossier\n" +
            gap);
  CHECK(warnings({}).find("fichier inconnu, ignoré : « services-3.csv »") != std::string::npos);
  CHECK(warnings({}).find("n'est pas lu") == std::string::npos);
  options.needed = {FileId::civis};
  folder.write("civis.csv", "jeune;mission_locale;date_debut\n");
  CHECK(warnings(options).empty());
}

TEST_CASE("months that lack between two parts are named; parts by region have no order") {
  Folder folder;
  const std::string head = "jeune;mission_locale;date;enjeu\n";
  for (const char* name : {"services_2009-11.csv", "services_2010-01.csv", "services_2010-04.csv"})
    folder.write(name, head);
  CHECK(folder.anonymous(formatted(read(folder).warnings))
            .find("il manque des parts : 2009-12, 2010-02, 2010-03\n") != std::string::npos);
  Folder regions;
  for (const char* name : {"services_1.csv", "services_R82.csv", "services_R84.csv"})
    regions.write(name, head);
  CHECK(regions.anonymous(formatted(read(regions).warnings)).find("il manque") ==
        std::string::npos);
  Folder mixed;
  for (const char* name : {"services_1.csv", "services_3.csv", "services_2010-05.csv"})
    mixed.write(name, head);
  CHECK(mixed.anonymous(formatted(read(mixed).warnings)).find("il manque") == std::string::npos);
}

TEST_CASE(
    "columns that no row fills are found in files of twenty rows, where that says something") {
  const auto hollow = [](int count, const std::string& inscription, const std::string& birth) {
    Folder folder;
    std::string youths = "jeune;date_naissance\n";
    std::string periods = "jeune;date_debut;date_fin;motif_fin\n";
    std::string cotraitances =
        "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n";
    for (int i = 0; i < count; ++i) {
      const std::string code = "J" + std::to_string(i);
      youths += code + ";" + (i == 0 ? birth : "") + "\n";
      periods += code + ";2010-01-01;" + inscription + "\n";
      cotraitances += "C" + code + ";" + code + ";M1;2010-01-01;\n";
    }
    folder.write("jeunes.csv", youths);
    folder.write("inscriptions.csv", periods);
    folder.write("cotraitances.csv", cotraitances);
    std::string names;
    for (const auto& lack : hollow_columns(read(folder).records)) {
      names += std::string{file_name(lack.file)} + " " + lack.column +
               (is_always_filled(lack) ? "! " : " ");
    }
    return names;
  };
  CHECK(hollow(19, ";", "") == "");
  CHECK(hollow(20, ";", "") ==
        "jeunes.csv date_naissance! cotraitances.csv date_initialisation! inscriptions.csv "
        "date_fin ");
  CHECK(hollow(19, "2010-06-01;", "1990-01-01") == "");
  CHECK(hollow(20, "2010-06-01;", "1990-01-01") ==
        "cotraitances.csv date_initialisation! inscriptions.csv motif_fin ");
  CHECK(hollow(20, "2010-06-01;cessation", "1990-01-01") ==
        "cotraitances.csv date_initialisation! ");
}

TEST_CASE("rejects know their mission locale and their youth") {
  Folder folder;
  folder.write("accompagnements.csv",
               "jeune;reseau;structure;date_debut\nJ1;PE;S1;hier\nJ2;ML;M2;2010-01-01\n"
               "J3;ML;M9;2010-01-01\n");
  const Reading reading = read(folder);
  REQUIRE(reading.rejects.size() == 2);
  CHECK(reading.rejects[0].mission_locale == "M1");
  CHECK(reading.rejects[0].jeune == "J1");
  CHECK(reading.rejects[1].mission_locale == "M9");
}

TEST_CASE("identifiers that spreadsheets or eyes cannot tell apart reject their row") {
  Folder folder;
  folder.write("services.csv",
               "jeune;mission_locale;date;enjeu\nJ1;M1;2010-01-01;E1\nJ\u200B1;M1;2010-01-01;E1\n"
               "\u200BJ1;M1;2010-01-01;E1\n#N/A;M1;2010-01-01;E1\n=\"001\";M1;2010-01-01;E1\n"
               "'001;M1;2010-01-01;E1\n");
  const Reading reading = read(folder);
  CHECK(reading.records.services.size() == 2);
  CHECK(reading.records.jeunes.code == Texts{"J1"});
  CHECK(reading.rejects.size() == 4);
}

TEST_CASE("a rejected row that bears no place is where the row is that it cites") {
  Folder folder;
  folder.write("cotraitances.csv",
               "cotraitance;jeune;mission_locale;date_affectation\nC1;J1;M2;2010-01-01\n");
  folder.write("alertes.csv",
               "cotraitance;date_signalement\nC1;2010-02-30\nC9;2010-02-01\nC1;2010-02-01\n");
  folder.write("conventions.csv",
               "convention;type;territoire;annee\nV1;locale;M1;2010\nV2;regionale;R1;2010\n");
  folder.write("versements.csv",
               "convention;rang;date;montant\nV1;1;2010-01-20;9\nV1;1;2010-01-20;9\n"
               "V2;1;2010-01-20;-9\n");
  const Reading reading = read(folder);
  REQUIRE(reading.rejects.size() == 4);
  CHECK(reading.rejects[0].mission_locale == "M2");
  CHECK(reading.rejects[1].mission_locale.empty());
  CHECK(reading.rejects[2].mission_locale == "M1");
  CHECK(reading.rejects[3].mission_locale.empty());
}
