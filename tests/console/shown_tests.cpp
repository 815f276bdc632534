// What pages say of figures: charts, two sides, definitions.
#include "console/listening.hpp"
#include "support/html_rules.hpp"

using copil::testing::Answer;
using copil::testing::Console;
using copil::testing::holds;

namespace {

std::string first_line_of(const std::string& csv) {
  return csv.substr(0, csv.find('\n'));
}

/// The line of the CSV that begins so.
std::string line_of_csv(const std::string& csv, const std::string& begin) {
  const auto at = csv.find("\n" + begin);
  REQUIRE(at != std::string::npos);
  return csv.substr(at + 1, csv.find('\n', at + 1) - at - 1);
}

}  // namespace

TEST_CASE("the figure chosen is drawn, a bar a territory") {
  Console console;
  console.enter();
  const auto page = [&](const std::string& figure) {
    return console.get("/chiffres?niveau=region&periode=2010&chiffre=" + figure).body;
  };
  CHECK(holds(page("DE0"), "Jeunes affectés en co-traitance, un trait par territoire"));
  const std::string drawn = page("DE0").substr(page("DE0").find("<svg"));
  CHECK(holds(drawn.substr(0, drawn.find("</svg>")), "Hautes-Combes"));
}

TEST_CASE("two sides stand in the order asked for, with what the second has more") {
  Console console;
  console.enter();
  const auto csv = [&](const std::string& one, const std::string& two) {
    return console
        .get("/comparer?territoire1=" + one + "&territoire2=" + two +
             "&periode1=2010&periode2=2010&format=csv")
        .body;
  };
  const std::string there = csv("R1", "R2");
  const std::string back = csv("R2", "R1");
  const auto place = [](const std::string& text, const std::string& name) {
    const auto at = first_line_of(text).find(name);
    REQUIRE(at != std::string::npos);
    return at;
  };
  CHECK(place(there, "Val-de-Sorne") < place(there, "Hautes-Combes"));
  CHECK(place(back, "Hautes-Combes") < place(back, "Val-de-Sorne"));
  CHECK(place(there, "Hautes-Combes") < place(there, "Différence"));
  CHECK(place(there, "Différence") < place(there, "volution"));
  CHECK(line_of_csv(there, "DE0;") != line_of_csv(back, "DE0;"));
}

TEST_CASE("definitions cite each text, parted by semicolons") {
  Console console;
  console.enter();
  std::string words = copil::testing::words_of_page(console.get("/aide").body);
  for (const char* blank : {"\u00A0", "\u202F", "\n"}) {
    for (auto at = words.find(blank); at != std::string::npos; at = words.find(blank)) {
      words.replace(at, std::string_view{blank}.size(), " ");
    }
  }
  CHECK(holds(words,
              "annexe 10, indicateur DE0 ; accord-cadre du 26 janvier 2010, article 5.2 et "
              "annexe 7 ; accord-cadre du 26 janvier 2010, article 5.4"));
}
