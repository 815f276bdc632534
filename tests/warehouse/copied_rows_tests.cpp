// The binary stream of COPY, however it is cut.
#include <catch2/catch.hpp>

#include "warehouse/reading/copied_rows.hpp"
#include "warehouse/reading/primary_keys.hpp"

using namespace copil;
using namespace copil::warehouse;

namespace {

std::string number(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i) & 0xFFU);
  return text;
}

std::string stream() {
  using namespace std::string_literals;
  return "PGCOPY\n\377\r\n\0"s + number(0, 4) + number(3, 4) + "ext" + number(2, 2) + number(2, 4) +
         "ab" + number(0xFFFFFFFF, 4) + number(2, 2) + number(0, 4) + number(1, 4) + "c" +
         number(0xFFFF, 2);
}

/// The rows of the stream, given `size` bytes at a time; `!` when it is none.
std::string rows_of(const std::string& bytes, std::size_t size) {
  std::string text;
  CopiedRows rows{[&](std::span<std::string_view> cells) {
    for (const std::string_view cell : cells) text += "<" + std::string{cell} + ">";
    text += "\n";
  }};
  for (std::size_t at = 0; at < bytes.size(); at += size) {
    if (!rows.add(std::string_view{bytes}.substr(at, size))) return text + "!";
  }
  return text + (rows.is_whole() ? "whole" : "cut");
}

}  // namespace

TEST_CASE("rows come out of the stream, whatever pieces it comes in") {
  for (std::size_t size = 1; size < 60; ++size) {
    CHECK(rows_of(stream(), size) == "<ab><>\n<><c>\nwhole");
  }
}

TEST_CASE("a stream that is cut or is none is told") {
  const std::string whole = stream();
  for (std::size_t size = 1; size < whole.size(); ++size) {
    const std::string rows = rows_of(whole.substr(0, size), 7);
    CHECK(rows.substr(rows.size() - 3) == "cut");
  }
  CHECK(rows_of("PGCOPZ", 6) == "!");
  CHECK(rows_of(whole + "x", 500).back() == '!');
  const std::string header = whole.substr(0, 22);
  CHECK(rows_of(header + number(0x8000, 2), 500) == "!");
  CHECK(rows_of(header + number(1, 2) + number(0xFFFFFFFE, 4), 500) == "!");
}

TEST_CASE("rows know their primary key, cells of several lines or not") {
  PrimaryKeys keys{{"id", "rang"}};
  std::uint64_t line = 2;
  std::vector<std::uint64_t> lines;
  for (int row = 0; row < 1000; ++row) {
    lines.push_back(line);
    const std::string id = std::to_string(row);
    keys.add(line, {id, "x"});
    line += row % 100 == 7 ? 3 : 1;
  }
  for (std::size_t row = 0; row < lines.size(); ++row) {
    REQUIRE(keys.of(lines[row], 0).spot == "id\u00A0= " + std::to_string(row) + ", rang\u00A0= x");
  }
  PrimaryKeys none{{}};
  none.add(2, {});
  none.add(3, {});
  CHECK(none.of(3, 0).line == 2);
  CHECK(none.of(3, 0).spot.empty());
}
