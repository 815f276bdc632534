// Texts of many lines are written as they read: a template, a dump, a message.
#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tidy/tree.hpp"

using namespace copil::testing::tree;

namespace {

/// Neighbouring string literals as one, as written, without their quotes.
struct Literal {
  std::string written;
  std::size_t line = 0;
};

std::size_t end_of_raw(const std::string& text, std::size_t at) {
  const std::size_t open = text.find('(', at);
  const std::string closing = ")" + text.substr(at + 2, open - at - 2) + "\"";
  return std::min(text.find(closing, open), text.size() - closing.size()) + closing.size();
}

/// The place behind a literal in quotes or a character in apostrophes.
std::size_t end_of_quoted(const std::string& text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size() && text[at] != quote; ++at) at += text[at] == '\\' ? 1U : 0U;
  return at + 1;
}

/// Those of a source, raw strings left out.
std::vector<Literal> literals_of(const std::string& text) {
  std::vector<Literal> literals;
  bool goes_on = false;
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool is_in_number = at > 0 && std::isxdigit(static_cast<unsigned char>(text[at - 1]));
    if (text.compare(at, 2, "//") == 0) {
      at = std::min(text.find('\n', at), text.size());
    } else if (text.compare(at, 2, "R\"") == 0) {
      at = end_of_raw(text, at);
      goes_on = false;
    } else if (text[at] == '"') {
      at = end_of_quoted(text, at);
      if (!goes_on) literals.push_back({"", line});
      literals.back().written += text.substr(begin + 1, at - begin - 2);
      goes_on = true;
    } else if (text[at] == '\'' && !is_in_number) {
      at = end_of_quoted(text, at);
    } else {
      goes_on = goes_on && (text[at] == ' ' || text[at] == '\n');
      ++at;
    }
    const auto from = text.begin() + static_cast<std::ptrdiff_t>(begin);
    line += static_cast<std::size_t>(
        std::count(from, text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  }
  return literals;
}

/// Its lines; none where a sign other than quotes and ends of lines is written by its number.
std::vector<std::string> lines_written(const std::string& written) {
  std::vector<std::string> lines{""};
  for (std::size_t at = 0; at < written.size(); ++at) {
    if (written[at] != '\\') {
      lines.back() += written[at];
      continue;
    }
    ++at;
    if (written[at] == 'n') {
      lines.emplace_back();
    } else if (written[at] == '"' || written[at] == '\\') {
      lines.back() += written[at];
    } else {
      return {};
    }
  }
  return lines;
}

/// More than six lines that could stand as they read, in a raw string. Rows of CSV may not; nor
/// what starts with an end of line, the rest of a text put together.
bool is_unreadable(const std::string& written) {
  constexpr std::size_t kMostLines = 7;
  const auto lines = lines_written(written);
  if (lines.size() <= kMostLines || lines.front().empty()) return false;
  const auto rows = std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
    return line.find(';') != std::string::npos;
  });
  const auto full = std::count_if(lines.begin(), lines.end(),
                                  [](const std::string& line) { return !line.empty(); });
  const bool fits = std::all_of(lines.begin(), lines.end(), [](const std::string& line) {
    return code_points(line) <= 100 && !line.ends_with(' ');
  });
  return fits && rows * 2 < full;
}

}  // namespace

TEST_CASE("texts of many lines are found among literals") {
  const std::string seven = R"(f('"', 1'0, "a\n" // "b"
  "b\nc\nd\n" "e\nf\n\"g\n");)";
  REQUIRE(literals_of(seven).size() == 1);
  CHECK(is_unreadable(literals_of(seven)[0].written));
  CHECK_FALSE(is_unreadable("a\\nb\\nc\\nd\\ne\\nf\\n"));
  CHECK_FALSE(is_unreadable("a;b\\n1;2\\n1;2\\n1;2\\n1;2\\n1;2\\n1;2\\n"));
  CHECK_FALSE(is_unreadable("a\\u00A0b\\nc\\nd\\ne\\nf\\ng\\nh\\n"));
}

TEST_CASE("texts of more than six lines are raw strings or files") {
  for (const auto& file : files_under(kRoot / "tests", {".hpp", ".cpp"})) {
    for (const Literal& literal : literals_of(read_file(file))) {
      CAPTURE(name_of(file), literal.line);
      CHECK_FALSE(is_unreadable(literal.written));
    }
  }
}
