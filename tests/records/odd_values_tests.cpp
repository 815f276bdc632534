// What all rows of a file, or another column, belie: told, and rejected nowhere.
#include "folder.hpp"

using namespace copil;
using namespace copil::records;

namespace {

/// What is told of the folder once it holds that file too.
std::string told_of(const Folder& folder, const std::string& name, const std::string& text) {
  folder.write(name, text);
  const Reading reading = read(folder);
  CHECK(reading.rejects.empty());
  return folder.anonymous(formatted(reading.warnings));
}

std::string numbered_rows(const std::string& header, int count, const std::string& after) {
  std::string text = header;
  for (int i = 0; i < count; ++i) text += "J" + std::to_string(100 + i) + after;
  return text;
}

}  // namespace

TEST_CASE("times that are all midnight in universal time are told") {
  const Folder folder;
  const auto told = [&](const std::string& first, const std::string& last) {
    return told_of(folder, "services.csv",
                   "jeune;mission_locale;date;enjeu\nJ1;M1;2010-03-27" + first +
                       ";E1\nJ1;M1;2010-04-13 22:00:00;E1\nJ1;M1;28/02/2010" + last + ";E1\n");
  };
  CHECK(told(" 23:00:00", " 23:00") ==
        "DIR/services.csv: attention : toutes les heures sont 22 h ou 23 h justes : l'export est "
        "en temps universel, et chaque jour y est la veille du bon\n"
        "   aide : exportez les dates sans heure, ou à l'heure de Paris\n");
  CHECK(told("T23:00:00.000", " 22:00") == told(" 23:00:00", " 23:00"));
  CHECK(told(" 23:00:01", " 23:00").empty());
  CHECK(told(" 21:00:00", " 23:00").empty());
  CHECK(told(" 00:00:00", " 23:00").empty());
  CHECK(told(" 23:00:00", "").empty());  // two times alone say nothing
}

TEST_CASE("rows with fewer cells than others were cut, unless a program leaves empty cells out") {
  const Folder folder;
  const auto told = [&](const std::string& first, const std::string& middle,
                        const std::string& last) {
    return told_of(folder, "civis.csv",
                   "jeune;mission_locale;date_debut;date_fin\n" + first + middle + last);
  };
  const std::string whole = "J1;M1;2010-01-04;2010-05-03\n";
  const std::string empty = "J2;M1;2010-01-04;\n";
  const std::string cut = "J3;M1;2010-01-04\n";
  CHECK(told(empty, cut, whole) ==
        "DIR/civis.csv:3: attention : une ligne a moins de cellules que l'en-tête, entre des "
        "lignes qui les ont toutes\n"
        "   aide : ce qui y manque est lu comme vide, et a sans doute été coupé : exportez de "
        "nouveau le fichier\n");
  CHECK(told(whole, cut + cut, empty).find("civis.csv:3: attention : 2 lignes ont moins") !=
        std::string::npos);
  CHECK(told(empty, "J4;M1;\"2010-01-04\"\n", whole).find("csv:3: attention : une ligne a") !=
        std::string::npos);
  CHECK(told("J2;M1;\"2010-01-04\";\n", cut, whole).find("attention") != std::string::npos);
  CHECK(told(whole, cut, whole).empty());
  CHECK(told(empty + whole, {}, cut).empty());
  CHECK(told({}, cut, empty + whole).empty());
  const auto many = [&](int count) {
    std::string rows;
    for (int i = 0; i < count; ++i) rows += cut;
    return rows;
  };
  CHECK_FALSE(told(empty, many(15), whole).empty());
  CHECK(told(empty, many(16), whole).empty());
}

TEST_CASE("births that no youth can have are told, the first by its code") {
  const Folder folder;
  folder.write("services.csv", "jeune;mission_locale;date;enjeu\nJ1;M1;2010-06-15;E1\n");
  const auto told = [&](const std::string& first, const std::string& second) {
    return told_of(folder, "jeunes.csv",
                   "jeune;date_naissance\nJ1;" + first + "\nJ2;" + second + "\nJ3;\n");
  };
  const std::string hint =
      "   aide : vérifiez ces dates ; laissez la cellule vide quand la date n'est pas connue\n";
  const std::string place = "DIR/jeunes.csv: attention : colonne date_naissance : ";
  CHECK(told("1950-06-15", "1998-06-15").empty());
  CHECK(told("1950-06-14", "1990-01-01") ==
        place + "une date n'est pas celle d'un jeune : le 1950-06-14 de « J1 »\n" + hint);
  CHECK(told("1998-06-16", "1900-01-01") ==
        place + "2 dates ne sont pas celles de jeunes, d'abord le 1998-06-16 de « J1 »\n" + hint);
  folder.remove("services.csv");
  CHECK(told("1900-01-01", "2085-01-01").empty());  // nothing tells when they are
}

TEST_CASE("codes of which a spreadsheet kept fifteen digits are told") {
  const Folder folder;
  const auto told = [&](const std::string& last) {
    std::string rows = "jeune;date_debut\n";
    for (const char* code : {"1234567890123100", "1234567890123200", "123456789012330000"}) {
      rows += code + std::string{";2010-01-04\n"};
    }
    return told_of(folder, "inscriptions.csv", rows + last + ";2010-01-04\n");
  };
  CHECK(told("1234567890123400") ==
        "DIR/inscriptions.csv: attention : les codes des jeunes ont plus de quinze chiffres, et "
        "tous finissent par des zéros, comme « 1234567890123100 »\n"
        "   aide : un tableur n'en a gardé que quinze : exportez ce code comme du texte\n");
  for (const char* sound : {"1234567890123401", "123456789012300", "A234567890123400"}) {
    CAPTURE(sound);
    CHECK(told(sound).empty());
  }
}

TEST_CASE("one youth in each of many rows was pulled down") {
  const Folder folder;
  const std::string header = "jeune;mission_locale;date;enjeu\n";
  const std::string row = "J1;M1;2010-01-04;E1\n";
  const auto told = [&](int count, const std::string& last) {
    std::string text = header;
    for (int i = 0; i < count; ++i) text += row;
    return told_of(folder, "services.csv", text + last);
  };
  CHECK(told(20, "") ==
        "DIR/services.csv: attention : toutes les lignes portent le même jeune, « J1 »\n"
        "   aide : une cellule a sans doute été recopiée vers le bas : reprenez l'export "
        "d'origine\n");
  CHECK(told(19, "").empty());
  CHECK(told(20, "J2;M1;2010-01-04;E1\n").empty());
  CHECK(told_of(folder, "services.csv", numbered_rows(header, 25, ";M1;2010-01-04;E1\n")).empty());
}

TEST_CASE("zones are known however they are written; two together are told") {
  const Folder folder;
  const auto zone_of = [&](const std::string& cell) {
    folder.write("jeunes.csv", "jeune;zone\nJ1;" + cell + "\n");
    const Reading reading = read(folder);
    CAPTURE(cell);
    CHECK(reading.warnings.empty());
    return std::string{reading.records.jeunes.zone[0]};
  };
  for (const char* cell : {"ZUS", "zus", "Z.U.S.", "Zone urbaine sensible", "zus ",
                           "zone urbaine sensible (ZUS)", "Zone Urbaine  Sensible"}) {
    CHECK(zone_of(cell) == "ZUS");
  }
  CHECK(zone_of("zone de revitalisation rurale") == "ZRR");
  CHECK(zone_of("z.r.r") == "ZRR");
  CHECK(zone_of("Contrat urbain de cohésion sociale (CUCS)") == "CUCS");
  for (const char* cell : {"", "non", "QPV", "centre", "Hors zone"}) CHECK(zone_of(cell) == cell);
  for (const char* cell : {"ZUS/CUCS", "zus et zrr", "Zone urbaine sensible Nord"}) {
    CHECK(told_of(folder, "jeunes.csv", "jeune;zone\nJ1;ZRR\nJ2;" + std::string{cell} + "\n") ==
          "DIR/jeunes.csv: attention : colonne zone : « " + std::string{cell} +
              " » n'est comptée ni comme ZUS, ni comme ZRR, ni comme CUCS\n"
              "   aide : écrivez une seule zone par jeune : ZUS, ZRR ou CUCS\n");
  }
}

TEST_CASE("instalments out of their order are told") {
  const Folder folder;
  folder.write("conventions.csv",
               "convention;type;territoire;annee\nC1;locale;M1;2010\nC2;locale;M2;2010\n");
  const auto told = [&](const std::string& first, const std::string& second,
                        const std::string& last) {
    return told_of(folder, "versements.csv",
                   "convention;rang;date;montant\nC2;2;2010-02-01;1\nC1;1;" + first + ";1\nC1;2;" +
                       second + ";1\nC1;solde;" + last + ";1\nC1;reversement;2010-01-01;1\n");
  };
  const std::string hint = "   aide : vérifiez les rangs et les dates\n";
  const std::string place = "DIR/versements.csv: attention : convention « C1 » : ";
  CHECK(told("2010-04-20", "2010-04-20", "2010-04-20").empty());
  CHECK(told_of(folder, "versements.csv",
                "convention;rang;date;montant\nC1;1;2010-04-20;1\nC2;solde;1969-12-31;1\n")
            .find("rang") == std::string::npos);
  CHECK(told("2010-07-12", "2010-07-11", "2011-02-01") ==
        place +
            "le versement de rang 2 est daté du 2010-07-11, avant celui de rang 1 (2010-07-12)\n" +
            hint);
  CHECK(told("2010-04-12", "2010-07-11", "2010-07-10") ==
        place +
            "le versement de rang solde est daté du 2010-07-10, avant celui de rang 2 "
            "(2010-07-11)\n" +
            hint);
}

TEST_CASE("an enjeu of the other périmètre is told, the first by its action") {
  const Folder folder;
  const auto told = [&](const std::string& first, const std::string& second) {
    return told_of(folder, "actions.csv",
                   "action;territoire;date;perimetre;nature;enjeu\nA1;M1;2010-03-01;EM;conjointe;" +
                       first + "\nA2;M1;2010-06-01;PA;conjointe;" + second + "\n");
  };
  const std::string hint =
      "   aide : EM va de E11 à E23, PA de E24 à E29 : corrigez l'enjeu ou le périmètre\n";
  const std::string place = "DIR/actions.csv: attention : ";
  CHECK(told("E11", "E29").empty());
  CHECK(told("E23", "").empty());
  CHECK(told("E23", "E23") ==
        place + "une action porte un enjeu de l'autre périmètre : « A2 » (E23)\n" + hint);
  CHECK(told("E24", "E11") ==
        place + "2 actions portent un enjeu de l'autre périmètre, d'abord « A1 » (E24)\n" + hint);
}
