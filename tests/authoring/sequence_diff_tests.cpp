#include <catch2/catch.hpp>

#include <algorithm>

#include "authoring/sequence_diff.hpp"
#include "support/branches.hpp"
#include "support/random.hpp"

using namespace copil;
using namespace copil::authoring;

namespace {

using Items = std::vector<std::string>;

Items letters(const std::string& text) {
  Items items;
  for (const char letter : text) items.emplace_back(1, letter);
  return items;
}

/// `=` in both, `-` in the first, `+` in the second.
std::string signs_of(const Items& before, const Items& after, std::size_t most_pairs = 1000) {
  std::string signs;
  for (const DiffSide side : sequence_diff(before, after, most_pairs)) {
    signs += side == DiffSide::both ? '=' : side == DiffSide::before ? '-' : '+';
  }
  return signs;
}

/// Items in common, the slow way.
std::size_t common_of(const Items& a, const Items& b, std::size_t i = 0, std::size_t j = 0) {
  if (i == a.size() || j == b.size()) return 0;
  if (a[i] == b[j]) return 1 + common_of(a, b, i + 1, j + 1);
  return std::max(common_of(a, b, i + 1, j), common_of(a, b, i, j + 1));
}

}  // namespace

TEST_CASE("sequences differ by what one of them alone has") {
  CHECK(signs_of(letters("abc"), letters("abc")) == "===");
  CHECK(signs_of(letters("abc"), letters("axc")) == "=-+=");
  CHECK(signs_of(letters("abc"), letters("abxc")) == "==+=");
  CHECK(signs_of(letters("abc"), letters("ac")) == "=-=");
  CHECK(signs_of({}, letters("ab")) == "++");
  CHECK(signs_of(letters("ab"), {}) == "--");
}

TEST_CASE("what differs in sequences too long to compare is told whole") {
  CHECK(signs_of(letters("abcde"), letters("axcye"), 8) == "=---+++=");
  CHECK(signs_of(letters("abcde"), letters("axcye"), 9) == "=-+=-+=");
}

TEST_CASE("as few items as can be differ") {
  test_support::Random random{7};
  test_support::Branches branches;
  for (int turn = 0; turn < 200; ++turn) {
    Items a;
    Items b;
    for (auto left = random.below(8); left > 0; --left) a.push_back(random.flip() ? "x" : "y");
    for (auto left = random.below(8); left > 0; --left) b.push_back(random.flip() ? "x" : "y");
    const std::string signs = signs_of(a, b);
    const auto count = [&](char sign) {
      return static_cast<std::size_t>(std::count(signs.begin(), signs.end(), sign));
    };
    branches.met("suites égales", a == b);
    branches.met("rien de commun", count('=') == 0);
    branches.met("même début", !a.empty() && !b.empty() && a.front() == b.front());
    branches.met("même fin", !a.empty() && !b.empty() && a.back() == b.back());
    branches.met("commun entre deux différences",
                 signs.find("-=") != std::string::npos && signs.find("=-") != std::string::npos);
    branches.corner("première suite vide", a.empty() && !b.empty());
    branches.corner("seconde suite vide", b.empty() && !a.empty());
    CHECK(count('=') == common_of(a, b));
    CHECK(count('=') + count('-') == a.size());
    CHECK(count('=') + count('+') == b.size());
  }
  branches.require_all_met();
}
