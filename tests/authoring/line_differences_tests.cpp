#include "authoring/overlaying/line_differences.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "authoring/line_diff.hpp"
#include "support/random.hpp"

using namespace copil::authoring;
using copil::test_support::Random;
using Lines = std::vector<std::string>;

namespace {

/// The text after the differences, made again from the text before: what each of them must say.
std::string applied(const std::string& before, const Lines& differences) {
  std::map<int, bool> dropped;
  std::map<int, std::string> added;
  for (const auto& line : differences) {
    const int number = std::stoi(line.substr(0, 4));
    if (line[5] == '-')
      dropped[number] = true;
    else
      added[number] = line.substr(7);
  }
  Lines kept;
  std::istringstream in{before};
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    if (!dropped[++number]) kept.push_back(line);
  }
  for (const auto& [place, line] : added) kept.insert(kept.begin() + (place - 1), line);
  std::string text;
  for (const auto& line : kept) text += line + "\n";
  return text;
}

std::string some_text(Random& chance) {
  std::string text;
  const int count = chance.below(9);
  for (int i = 0; i < count; ++i)
    text += std::string(1, static_cast<char>('a' + chance.below(3))) + "\n";
  return text;
}

}  // namespace

TEST_CASE("lines that go and lines that come are told with their numbers") {
  CHECK(line_differences("un\ndeux\ntrois\n", "un\ndeux\ntrois\n").empty());
  CHECK(line_differences("un\ndeux\ntrois\n", "un\n2\ntrois\nquatre\n") ==
        Lines{"   2 - deux", "   2 + 2", "   4 + quatre"});
  CHECK(line_differences("", "un\n") == Lines{"   1 + un"});
  CHECK(line_differences("un\n", "") == Lines{"   1 - un"});
}

TEST_CASE("differences lead from one text to the other, whatever the texts") {
  Random chance{20100126};
  for (int round = 0; round < 500; ++round) {
    const std::string before = some_text(chance);
    const std::string after = some_text(chance);
    const Lines differences = line_differences(before, after);
    INFO(before << "--\n" << after);
    REQUIRE(applied(before, differences) == after);
    // Equal lengths: as many lines go as come.
    const auto gone = std::count_if(differences.begin(), differences.end(),
                                    [](const auto& line) { return line[5] == '-'; });
    const auto come = static_cast<long>(differences.size()) - gone;
    CHECK(come - gone ==
          static_cast<long>(after.size() / 2) - static_cast<long>(before.size() / 2));
    CHECK((differences.empty() == (before == after)));
  }
}

TEST_CASE("lines that differ stand between those that both texts have") {
  const auto lines = line_diff("a\nb\nc\nd\n", "a\nx\nc\ne\nd\n");
  std::string shown;
  for (const auto& line : lines) {
    const auto side = line.side;
    shown += (side == DiffLine::Side::both     ? " "
              : side == DiffLine::Side::before ? "-"
                                               : "+") +
             line.text + "\n";
  }
  CHECK(shown == " a\n-b\n+x\n c\n+e\n d\n");
  CHECK(line_diff("", "").empty());
  CHECK(line_diff("a", "a").front().side == DiffLine::Side::both);
}
