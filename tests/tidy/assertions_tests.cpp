// The tests themselves: what cannot fail is refused.
#include <regex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tidy/tree.hpp"

using namespace copil::testing::tree;

namespace {

/// What is wrong with a line of tests whose assertion says nothing, or only now and then; empty:
/// nothing that can be seen.
std::string idle_assertion(const std::string& code) {
  static const std::vector<Ban> kBans{
      {{">= 0"},
       std::regex{R"re(\b(CHECK|REQUIRE)\(.*>= 0(U|u)?\s*\))re"},
       "a count is never below zero"},
      {{"||"},
       std::regex{
           R"re(\b(CHECK|REQUIRE)\(\(.*[sS]tatus\b.*== \d+ \|\| .*[sS]tatus\b.*== \d+\)\))re"},
       "one status is expected"},
      {{"if ("},
       std::regex{R"re(^\s*(\} else |else )?if \(.*\) (CHECK|REQUIRE)\w*\()re"},
       "a check under a condition may never be made"},
      {{"SUCCEED"}, std::regex{R"re(\bSUCCEED\()re"}, "always true"},
      {{"(true)", "(false)", "(1)", "(0)"},
       std::regex{R"re(\b(CHECK|REQUIRE)(_FALSE)?\((true|false|1|0)\))re"},
       "always the same"},
      {{" == "}, std::regex{R"re(\b(CHECK|REQUIRE)\(([^="]+) == \2\))re"}, "a thing is itself"},
      {{"|| true", "&& false"},
       std::regex{R"re(\b(CHECK|REQUIRE)(_FALSE)?\(.*(\|\| true|&& false)\b)re"},
       "always the same"},
      {{"WARN"}, std::regex{R"re(\bWARN\("")re"}, "what is not tested must fail, or not exist"},
      {{"_NOTHROW"}, std::regex{R"re(\b(CHECK|REQUIRE)_NOTHROW\()re"}, "the value is what counts"},
  };
  for (const auto& ban : kBans) {
    if (ban.speaks_of(code)) return ban.reason;
  }
  return {};
}

}  // namespace

namespace {

/// Lines of a test case that give it up: what is not tested must fail, or not exist.
std::vector<int> given_up(const std::vector<std::string>& lines) {
  static const std::regex kReturn{R"(^  if \(.*\) return;)"};
  std::vector<int> found;
  bool is_in_case = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].rfind("TEST_CASE(", 0) == 0) is_in_case = true;
    if (lines[i] == "}") is_in_case = false;
    if (!is_in_case || lines[i].find("return;") == std::string::npos) continue;
    if (std::regex_search(lines[i], kReturn)) found.push_back(static_cast<int>(i) + 1);
  }
  return found;
}

}  // namespace

TEST_CASE("no test gives itself up") {
  for (const auto& file : files_under(kRoot / "tests", {".cpp"})) {
    INFO(name_of(file));
    CHECK(given_up(lines_of(read_file(file))).empty());
  }
  CHECK(given_up({"TEST_CASE(\"a\") {", "  if (is_absent()) return;", "}"}) == std::vector{2});
  CHECK(given_up({"void a() {", "  if (is_absent()) return;", "}"}).empty());
  CHECK(given_up({"TEST_CASE(\"a\") {", "}", "void a() {", "  if (b) return;", "}"}).empty());
}

TEST_CASE("assertions can fail") {
  std::vector<std::string> faults;
  for (const auto& file : files_under(kRoot / "tests", {".hpp", ".cpp"})) {
    int number = 0;
    for (const auto& line : lines_of(read_file(file))) {
      ++number;
      if (!holds_one_of(line, {"CHECK", "REQUIRE", "WARN", "SUCCEED"})) continue;
      const std::string fault = idle_assertion(code_only(line));
      if (fault.empty()) continue;
      faults.push_back(name_of(file) + ":" + std::to_string(number) + ": " + fault);
    }
  }
  CHECK(faults == std::vector<std::string>{});
}

TEST_CASE("assertions that cannot fail are seen") {
  const auto checked = [](const std::string& rest) {
    return idle_assertion("  CHECK" + rest) != "";
  };
  CHECK(checked("(list.size() >= 0);"));
  CHECK(checked("((status == 130 || status == 0));"));
  CHECK(checked("((run.status == 1 || run.status == 3));"));
  CHECK(checked("(true);"));
  CHECK(checked("(one == one);"));
  CHECK(checked("(one.two() == one.two());"));
  CHECK(checked("((one || true));"));
  CHECK_FALSE(checked("(one == once);"));
  CHECK(idle_assertion("  if (fs::exists(made)) CHECK"
                       "(leftovers.empty());") != "");
  CHECK(idle_assertion("  } else if (a) REQUIRE"
                       "(b);") != "");
  CHECK(idle_assertion("  SUCCEED"
                       "(x);") != "");
  CHECK(idle_assertion("  WARN"
                       "(\"\");") != "");
  CHECK_FALSE(checked("(list.size() == 10);"));
  CHECK_FALSE(checked("(x >= 0.5);"));
  CHECK_FALSE(checked("((unit == a || unit == b));"));
  CHECK(idle_assertion("  for (const auto& x : all) CHECK(x == 1);") == "");
}
