#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "wording/text.hpp"

using namespace copil::wording;

TEST_CASE("display width counts terminal columns") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Île-de-France") == 13);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("1\u202F234\u00A0€") == 7);
  CHECK(display_width("漢字") == 4);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("a\u200Db") == 2);
  CHECK(display_width("\xFF\xFE") == 2);
}

TEST_CASE("capitals keep their accents") {
  CHECK(capitalised("état") == "État");
  CHECK(capitalised("œuvre") == "Œuvre");
  CHECK(capitalised("") == "");
  CHECK(capitalised("1er") == "1er");
  CHECK(upper_case("Île-de-France") == "ÎLE-DE-FRANCE");
}

TEST_CASE("French readers find words where they look for them") {
  std::vector<std::string> words{"zone", "côté",    "cote",   "Été",       "coté",  "côte",
                                 "été",  "site 10", "site 2", "Aquitaine", "œuvre", "ouvrier"};
  std::sort(words.begin(), words.end(),
            [](const std::string& a, const std::string& b) { return compare_french(a, b) < 0; });
  CHECK(words == std::vector<std::string>{"Aquitaine", "cote", "côte", "coté", "côté", "été", "Été",
                                          "œuvre", "ouvrier", "site 2", "site 10", "zone"});
  CHECK(compare_french("a", "a") == 0);
}

TEST_CASE("things are enumerated as a sentence does") {
  CHECK(enumerated({}) == "");
  CHECK(enumerated({"a"}) == "a");
  CHECK(enumerated({"a", "b"}) == "a et b");
  CHECK(enumerated({"a", "b", "c"}) == "a, b et c");
}

TEST_CASE("de is elided before a vowel") {
  CHECK(with_de("Lyon") == "de Lyon");
  CHECK(with_de("Annecy") == "d’Annecy");
  CHECK(with_de("Île-de-France") == "d’Île-de-France");
  CHECK(with_de("Évreux") == "d’Évreux");
  CHECK(with_de("") == "de ");
}
