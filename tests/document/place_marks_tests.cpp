#include <catch2/catch.hpp>

#include "document/place_marks.hpp"

using namespace copil::document;

TEST_CASE("a mark is found again by its name") {
  for (const PlaceMark& mark :
       {PlaceMark{PlaceKind::blank, "iban", 1}, PlaceMark{PlaceKind::line, "axes_2011", 12},
        PlaceMark{PlaceKind::figure, "", 3}, PlaceMark{PlaceKind::date, "", 1},
        PlaceMark{PlaceKind::figure, "convention_solde", 2}}) {
    CHECK(read_bookmark(bookmark_name(mark)) == mark);
  }
  CHECK(bookmark_name({PlaceKind::blank, "iban", 1}) == "champ_iban_1");
  CHECK(bookmark_name({PlaceKind::figure, "DE1.E3", 1}) == "chiffre_DE1_E3_1");
  CHECK(bookmark_name({PlaceKind::date, {}, 7}) == "date_7");
}

TEST_CASE("a name holds in the forty signs of a word processor") {
  const std::string name = bookmark_name({PlaceKind::blank, std::string(60, 'a'), 123});
  CHECK(name.size() == 40);
  CHECK(name.ends_with("a_123"));
}

TEST_CASE("bookmarks of others are no marks") {
  for (const char* name :
       {"", "_", "champ", "champ_iban", "champs_iban_1", "champ_iban_0", "champ_iban_-1",
        "champ_iban_1x", "iban_1", "OLE_LINK1", "champ_iban_99999999999"}) {
    CAPTURE(name);
    CHECK_FALSE(read_bookmark(name));
  }
}
