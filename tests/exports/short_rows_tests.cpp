// Short records are those between whole ones, however the text is cut into chunks.
#include <string>

#include <catch2/catch.hpp>

#include "exports/short_rows.hpp"
#include "support/random.hpp"

using copil::exports::ShortRows;
using copil::test_support::Random;

namespace {

/// The records of a text, one a line: `w` whole, `e` whole with an empty end, `s` short.
ShortRows judged(const std::string& records) {
  ShortRows rows;
  for (std::size_t line = 0; line < records.size(); ++line) {
    if (records[line] == 's')
      rows.add_short(line);
    else
      rows.add_whole(records[line] == 'e');
  }
  return rows;
}

}  // namespace

TEST_CASE("few short records between whole ones were cut, a spreadsheet's block was not") {
  const ShortRows one = judged("esw");
  CHECK(one.are_cut());
  CHECK(one.cut.count == 1);
  CHECK(one.cut.first_line == 1);
  CHECK_FALSE(judged("wsw").are_cut());  // no row ends with an empty cell that is there
  CHECK_FALSE(judged("ssew").are_cut());
  CHECK_FALSE(judged("ewss").are_cut());
  CHECK(judged("e" + std::string(15, 's') + "w").cut.count == 15);
  CHECK_FALSE(judged("e" + std::string(16, 's') + "w").are_cut());
}

TEST_CASE("short records are the same however the text is cut into chunks") {
  Random random{2010};
  for (int round = 0; round < 2000; ++round) {
    std::string records;
    const auto size = 1 + random.below(60);
    for (int i = 0; i < size; ++i) records += "sssswe"[random.below(6)];
    ShortRows joined;
    for (std::size_t begin = 0; begin < records.size();) {
      const std::size_t length = 1 + random.below(9);
      joined.add(judged(records.substr(begin, length)), begin);
      begin += length;
    }
    const ShortRows whole = judged(records);
    CAPTURE(records);
    CHECK(joined.cut.count == whole.cut.count);
    CHECK(joined.are_cut() == whole.are_cut());
    CHECK(joined.cut.first_line == whole.cut.first_line);
  }
}
