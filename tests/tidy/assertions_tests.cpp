// The tests themselves: what cannot fail is refused.
#include <map>
#include <regex>
#include <set>
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

namespace {

/// What a text names in its anonymous namespaces: clang-format puts each name at a line's start.
std::set<std::string> own_names(const std::string& text) {
  static const std::regex kType{R"(^(?:struct|class|enum class|enum|using) (\w+)\b)"};
  static const std::regex kOther{
      R"(^(?!template|using|namespace)[^(={]*?\b(\w+)(\[\w*\])?( = |[({;]))"};
  std::set<std::string> names;
  bool is_inside = false;
  for (const auto& line : lines_of(text)) {
    if (line == "}  // namespace") is_inside = false;
    const bool is_opening = line == "namespace {";
    if (is_opening) is_inside = true;
    if (!is_inside || is_opening || line.empty() ||
        holds_one_of(line.substr(0, 1), {" ", "}", "/", "#"})) {
      continue;
    }
    std::smatch match;
    const bool is_found =
        std::regex_search(line, match, kType) || std::regex_search(line, match, kOther);
    if (is_found) names.insert(match[1]);
  }
  return names;
}

}  // namespace

TEST_CASE("tests of a room are joined: their anonymous namespaces have no two names alike") {
  std::map<std::string, std::string> places;
  std::vector<std::string> faults;
  for (const auto& file : files_under(kRoot / "tests", {".cpp"})) {
    const std::string room = file.parent_path().filename();
    if (file.stem().string().find("_tests") == std::string::npos) continue;
    for (const auto& name : own_names(read_file(file))) {
      const auto [before, is_new] = places.try_emplace(room + " " + name, name_of(file));
      if (!is_new) faults.push_back(name + ": " + before->second + " and " + name_of(file));
    }
  }
  CHECK(places.size() > 500);
  CHECK(faults == std::vector<std::string>{});
}

TEST_CASE("names of anonymous namespaces are seen") {
  const std::string text =
      "int apart();\nnamespace {\n\nstruct A : B {\n  int field;\n};\nusing C = D<int>;\n"
      "constexpr int kE[] = {1};\nconst F kG{2};\nstd::vector<H> i(J j) {\n  k();\n}\n"
      "enum class L { m };\ntemplate <class N>\nvoid o(const N&) {}\n}  // namespace\nint p();\n";
  CHECK(own_names(text) == std::set<std::string>{"A", "C", "kE", "kG", "i", "L", "o"});
}
