#include "exports/rejects.hpp"

#include <catch2/catch.hpp>

using namespace copil::exports;

TEST_CASE("rejets.csv quotes what must be, and keeps the row as read") {
  Rejects rejects;
  rejects.add({"services.csv", 12, "date", "2010-02-30", "ce jour n'existe pas",
               "J1;ML;2010-02-30;E1", "ML", "J1"});
  rejects.add({"actions.csv",
               3,
               "colonne 9",
               "a \"b\"\nc",
               "cellule en trop",
               "x,\"a \"\"b\"\"\nc\"",
               {},
               {}});
  CHECK(rejects_csv(rejects) ==
        "\uFEFFfichier;ligne;colonne;valeur;motif;enregistrement;mission_locale;jeune\n"
        "services.csv;12;date;2010-02-30;ce jour n'existe pas;\"J1;ML;2010-02-30;E1\";ML;J1\n"
        "actions.csv;3;colonne 9;\"a \"\"b\"\"\nc\";cellule en trop;"
        "\"x,\"\"a \"\"\"\"b\"\"\"\"\nc\"\"\";;\n");
  REQUIRE(rejects.size() == 2);
  CHECK(rejects[1].value == "a \"b\"\nc");
  CHECK(rejects[1].line == 3);
}

TEST_CASE("what rejets.csv holds is UTF-8, whatever was read") {
  Rejects rejects;
  rejects.add({"services.csv", 2, "date", "\xE9", "x", "a;\xE9", {}, {}});
  CHECK(rejects[0].value == "\uFFFD");
  CHECK(rejects[0].row == "a;\uFFFD");
}
