#include "exports/rejects.hpp"

#include <catch2/catch.hpp>
#include <tuple>

using namespace copil::exports;

namespace {

/// Takes the parts of one list, and gives them to another.
struct Carrier {
  static constexpr bool is_reading = true;
  Rejects& from;
  template <class... Parts>
  void operator()(Parts&... parts) {
    Copier copier{std::tie(parts...)};
    from.archive(copier);
  }
  template <class Target>
  struct Copier {
    static constexpr bool is_reading = false;
    Target target;
    template <class... Parts>
    void operator()(Parts&... parts) {
      target = std::tie(parts...);
    }
  };
  template <class Target>
  Copier(Target) -> Copier<Target>;
};

}  // namespace

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

TEST_CASE("rows rejected elsewhere come after, and a row of a sheet is told by its cell") {
  Rejects rejects;
  rejects.add({"services.csv", 2, "date", "v", "motif", "r", "ML1", "J1"});
  Rejects others;
  others.add({"services.csv", 9, "enjeu", "E99", "autre motif", "s", "ML2", "J2",
              "services.xlsx, feuille « T2 »", "cellule C9"});
  rejects.add(others);
  REQUIRE(rejects.size() == 2);
  CHECK(rejects_csv(rejects) ==
        "\uFEFFfichier;ligne;colonne;valeur;motif;enregistrement;mission_locale;jeune\n"
        "services.csv;2;date;v;motif;r;ML1;J1\n"
        "services.xlsx, feuille « T2 »;cellule C9;enjeu;E99;autre motif;s;ML2;J2\n");
  CHECK(place_text(rejects[0]) == "services.csv, ligne\u00A02");
  CHECK(place_within(rejects[0]) == "ligne\u00A02");
  CHECK(place_text(rejects[1]) == "services.xlsx, feuille « T2 », cellule C9");
  CHECK(place_within(rejects[1]) == place_text(rejects[1]));
}

TEST_CASE("a list written and read again goes on") {
  Rejects written;
  written.add({"a.csv", 2, "date", "v", "motif", "r", "ML1", "J1"});
  Rejects read;
  Carrier carrier{written};
  read.archive(carrier);
  read.add({"a.csv", 3, "motif", "w", "date", "s", "ML1", "J2"});
  REQUIRE(read.size() == 2);
  CHECK(read[0].reason == "motif");
  CHECK(read[1].column == "motif");
  CHECK(read[1].reason == "date");
  CHECK(read[1].mission_locale == "ML1");
}

TEST_CASE("what rejets.csv holds is UTF-8, whatever was read") {
  Rejects rejects;
  rejects.add({"services.csv", 2, "date", "\xE9", "x", "a;\xE9", {}, {}});
  CHECK(rejects[0].value == "\uFFFD");
  CHECK(rejects[0].row == "a;\uFFFD");
}
