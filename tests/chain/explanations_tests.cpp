// What `expliquer` prints is what `indicateurs` prints, through the program.
#include <cctype>
#include <sstream>

#include "chain/program.hpp"

using namespace copil::testing;

namespace {

/// The digits that follow `label` on its line, without the spaces that group them.
std::string number_after(const std::string& text, const std::string& label) {
  const auto start = text.find(label);
  REQUIRE(start != std::string::npos);
  std::string digits;
  for (std::size_t i = start + label.size(); i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == ',') break;
    if (std::isdigit(static_cast<unsigned char>(text[i])) != 0) digits += text[i];
  }
  return digits;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> result;
  std::istringstream in{line};
  for (std::string cell; std::getline(in, cell, ';');) result.push_back(cell);
  return result;
}

/// The lines of the list of members, youths or actions.
long member_count(const std::string& text) {
  std::istringstream in{text.substr(text.find("\nMembres\n") + 9)};
  long count = 0;
  for (std::string line; std::getline(in, line);) count += line == "  aucun" ? 0 : 1;
  return count;
}

}  // namespace

TEST_CASE("an explanation prints the figure of the list, for every figure") {
  const std::string territory = "R1";
  const Outcome listed = run_program({"indicateurs", "--donnees", fixture("demo"), "--periode",
                                      "2010-T2", "--territoire", territory, "--format", "csv"});
  REQUIRE(listed.status == 0);
  std::istringstream in{listed.out};
  std::string line;
  std::getline(in, line);
  int compared = 0;
  while (std::getline(in, line)) {
    const auto row = cells(line);
    const Outcome explained =
        run_program({"expliquer", row[0], "--donnees", fixture("demo"), "--periode", "2010-T2",
                     "--territoire", territory, "--membres"});
    INFO(row[0]);
    REQUIRE(explained.status == 0);
    CHECK(number_after(explained.out, "  valeur  ") == row[4]);
    CHECK(number_after(explained.out, "  cumul   ") == row[5]);
    const bool is_sum = row[0] == "EM4" || row[0] == "PA4";
    CHECK(std::to_string(member_count(explained.out)) == (is_sum ? "0" : row[4]));
    ++compared;
  }
  CHECK(compared > 40);
}
