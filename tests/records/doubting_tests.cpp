#include <catch2/catch.hpp>
#include <string>
#include <utility>

#include "folder.hpp"
#include "records/read.hpp"

// Rows that are each right and that together cannot be: what is told of them, or stops.

using namespace copil;
using namespace copil::records;

TEST_CASE("a part that is there twice, under two names, stops the reading") {
  Folder folder;
  const std::string head = "jeune;mission_locale;date;enjeu\n";
  folder.write("services_1.csv", head + "J1;M1;2010-01-01;E1\n");
  folder.write("services_2.csv", head + "J2;M1;2010-01-01;E1\n");
  folder.write("services_3.csv", head);
  folder.write("services_4.csv", head);
  CHECK(read(folder).warnings.empty());
  folder.write("services_4.csv", head + "J1;M1;2010-01-01;E1\n");
  CHECK(errors_of(folder) ==
        "DIR/services_4.csv: erreur : ce sont les mêmes lignes que dans « services_1.csv » : une "
        "part est donnée deux fois\n"
        "   aide : ôtez l'un des deux fichiers du dossier de données\n");
}

TEST_CASE("dates of which none is beyond the 12th were written month first") {
  Folder folder;
  const auto said = [&](int count, const auto& date) {
    std::string services = "jeune;mission_locale;date;enjeu\n";
    for (int i = 0; i < count; ++i)
      services += "J" + std::to_string(i % 2) + ";M1;" + date(i) + ";E1\n";
    folder.write("services.csv", services);
    return folder.anonymous(formatted(read(folder).warnings));
  };
  const auto two_digits = [](int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  // Written month first: the month, from 1 to 6, is taken for the day.
  const auto exchanged = [&](int i) {
    return two_digits(1 + i % 6) + "/" + two_digits(1 + i % 12) + "/2010";
  };
  CHECK(said(20, exchanged) ==
        "DIR/services.csv: attention : colonne date : aucune date n'est au-delà du 12 du mois : le "
        "jour et le mois ont sans doute été échangés\n"
        "   aide : exportez les dates comme 2010-04-01 ou 01/04/2010, le jour avant le mois\n");
  CHECK_FALSE(said(8, exchanged).empty());
  CHECK(said(7, exchanged).empty());
  // A week's export, and dates that are all on the first, are as they should be.
  CHECK(said(40, [&](int i) { return "2010-06-" + two_digits(1 + i % 12); }).empty());
  CHECK(said(40, [&](int i) { return "2010-" + two_digits(1 + i % 12) + "-01"; }).empty());
}

TEST_CASE("few dates in each column of a file are judged all together") {
  Folder folder;
  const auto said = [&](const std::string& last) {
    folder.write("civis.csv",
                 "jeune;mission_locale;date_debut;date_fin\n"
                 "J1;M1;04/01/2010;05/02/2010\nJ2;M1;07/03/2010;11/05/2010\n"
                 "J3;M1;02/06/2010;03/07/2010\nJ4;M1;01/09/2010;" +
                     last + "\n");
    return folder.anonymous(formatted(read(folder).warnings));
  };
  CHECK(said("12/10/2010") ==
        "DIR/civis.csv: attention : colonnes date_debut, date_fin : aucune date n'est au-delà du "
        "12 du mois : le jour et le mois ont sans doute été échangés\n"
        "   aide : exportez les dates comme 2010-04-01 ou 01/04/2010, le jour avant le mois\n");
  CHECK(said("13/10/2010").empty());
  CHECK(said("").empty());
}

TEST_CASE("dates that follow one another day by day were pulled down") {
  Folder folder;
  const auto said = [&](int count, int step) {
    std::string actions = "action;territoire;date;perimetre;nature\n";
    for (int i = 0; i < count; ++i) {
      actions += "A" + std::to_string(i) + ";M1;" + iso_text(*make_day(2010, 3, 1) + i * step) +
                 ";EM;conjointe\n";
    }
    folder.write("actions.csv", actions);
    return folder.anonymous(formatted(read(folder).warnings));
  };
  CHECK(said(10, 1) ==
        "DIR/actions.csv: attention : colonne date : chaque date suit d'un jour celle de la ligne "
        "d'avant : une cellule a sans doute été recopiée vers le bas\n"
        "   aide : reprenez ces dates de l'export d'origine\n");
  CHECK(said(9, 1).empty());
  CHECK(said(10, 0).empty());
  CHECK(said(10, 2).empty());
}

TEST_CASE("rows dated years away from the year that they are of are told, the first by its name") {
  Folder folder;
  const auto said = [&](const std::string& signature, const std::string& payment) {
    folder.write("conventions.csv",
                 "convention;type;territoire;annee;date_signature;montant\n"
                 "C1;locale;M1;2010;2010-04-01;\nC2;locale;M2;2010;" +
                     signature + ";\n");
    folder.write(
        "versements.csv",
        "convention;rang;date;montant\nC1;1;2010-04-20;1\nC1;reversement;" + payment + ";1\n");
    return folder.anonymous(formatted(read(folder).warnings));
  };
  const std::string why =
      "   aide : vérifiez ces dates ; un classeur Excel qui compte depuis 1904 les décale de "
      "quatre "
      "ans\n";
  CHECK(said("2011-01-15", "2013-02-01").empty());
  CHECK(said("2014-04-02", "2011-02-01") ==
        "DIR/conventions.csv: attention : colonne date_signature : une date est loin de "
        "l'année de sa ligne : le 2014-04-02 de la convention « C2 » pour 2010\n" +
            why);
  CHECK(said("", "2006-02-01") ==
        "DIR/versements.csv: attention : colonne date : une date est loin de l'année de sa ligne "
        ": le 2006-02-01 de la convention « C1 » pour 2010\n" +
            why);
}

TEST_CASE("dates of what happened that are nine years apart are told, eight are not") {
  Folder folder;
  const auto said = [&](const std::string& last) {
    folder.write("actions.csv",
                 "action;territoire;date;perimetre;nature\nA1;M1;2006-12-31;EM;conjointe\n"
                 "A2;M1;2010-06-01;EM;conjointe\nA3;M1;" +
                     last + ";EM;conjointe\n");
    return folder.anonymous(formatted(read(folder).warnings));
  };
  CHECK(said("2014-12-31").empty());
  CHECK(said("2015-01-01") ==
        "DIR/actions.csv: attention : colonne date : les dates vont du 2006-12-31 au 2015-01-01\n"
        "   aide : vérifiez ces dates ; un tableur lit « 10-06-15 » comme le 10 juin 2015\n");
}

TEST_CASE("a spoilt code is known again whatever its signs and its length") {
  const std::string long_code(70, 'x');
  const std::pair<std::string, std::string> pairs[] = {
      {"J007", "J7"},     {"000", "0"},
      {"AB012", "ab12"},  {"B10", "BlO"},
      {"A12", "A 1 2"},   {"0012", "12,0"},
      {"É12", "é012"},    {long_code + "01", long_code + "1"},
      {"a0b00", "A0B00"}, {long_code.substr(0, 60) + "0001", long_code.substr(0, 60) + "1"},
      {"10", "00010"},
  };
  for (const auto& [known, spoilt] : pairs) {
    Folder folder;
    std::string jeunes = "jeune;date_naissance\n" + known + ";1990-01-01\n";
    std::string services = "jeune;mission_locale;date;enjeu\n" + spoilt + ";M1;2010-01-01;E1\n";
    for (int i = 0; i < 20; ++i) {
      const std::string other = "autre" + std::string(1, static_cast<char>('a' + i));
      jeunes += other + ";1990-01-01\n";
      services += other + ";M1;2010-01-01;E1\n";
    }
    folder.write("jeunes.csv", jeunes);
    folder.write("services.csv", services);
    const std::string said = formatted(read(folder).warnings);
    CAPTURE(known, spoilt, said);
    CHECK(said.find("ici « " + spoilt + " », ailleurs « " + known + " »") != std::string::npos);
  }
}

TEST_CASE("of a long register the first youth like a stranger is named, whatever the threads") {
  Folder folder;
  std::string jeunes = "jeune;date_naissance\n";
  // Both J00007 and J7 of the register are read as J07 may be: the first one counts.
  for (int i = 0; i < 150'000; ++i) {
    const std::string code = std::to_string(100'000 + i);
    jeunes += (i == 70'000 ? "J00007" : i == 140'000 ? "J7" : "K" + code) + ";1990-01-01\n";
  }
  folder.write("jeunes.csv", jeunes);
  folder.write("services.csv",
               "jeune;mission_locale;date;enjeu\nJ07;M1;2010-01-01;E1\nk240001;M1;2010-01-02;E1\n"
               "K100001;M1;2010-01-02;E1\n");
  for (const int jobs : {1, 3}) {
    ReadOptions options;
    options.jobs = jobs;
    const std::string said = formatted(read(folder, options).warnings);
    CAPTURE(jobs, said);
    CHECK(said.find("ici « J07 », ailleurs « J00007 »") != std::string::npos);
    CHECK(said.find("ici « k240001 », ailleurs « K240001 »") != std::string::npos);
  }
}
