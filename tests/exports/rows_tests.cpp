#include "exports/rows.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "slow_csv.hpp"
#include "support/branches.hpp"
#include "support/random.hpp"

using namespace copil;
using copil::test_support::Random;
using exports::Chunk;
using exports::LineEnds;
using exports::RowFormat;
using exports::Rows;
using slow_csv::Record;

namespace {

constexpr std::size_t kRowColumns = 12;

RowFormat all_columns(char separator, LineEnds line_ends = LineEnds::lf,
                      std::size_t columns = kRowColumns) {
  RowFormat format{separator, line_ends, std::vector<int>(columns), columns, {}, false};
  std::iota(format.slots.begin(), format.slots.end(), 0);
  return format;
}

Record record_of(const Rows& rows, std::uint64_t lines_before, std::size_t columns) {
  Record record;
  record.line = lines_before + rows.line();
  record.text = rows.text();
  record.has_bad_quote = rows.fault() && rows.fault()->reason.substr(0, 16) == "guillemet ouvert";
  for (std::size_t i = 0; i < std::min(rows.column_count(), columns); ++i) {
    record.cells.emplace_back(rows.cell(i));
  }
  return record;
}

/// Walks the chunks as a reader of files does: again from the true start where a cut was wrong.
std::vector<Record> read_in_chunks(std::string_view text, const RowFormat& format,
                                   std::size_t bytes) {
  std::vector<Record> records;
  std::size_t start = 0;
  std::uint64_t lines = 0;
  const auto after_line_end = [&](std::size_t place) {
    const bool is_any = format.line_ends == LineEnds::any;
    const std::size_t end =
        std::min(is_any ? text.find_first_of("\r\n", place) : text.find('\n', place), text.size());
    return std::min(text.size(), end + (text.substr(end, 2) == "\r\n" ? 2 : 1));
  };
  for (const Chunk chunk : exports::chunks_of({0, text.size()}, bytes, after_line_end)) {
    Rows rows{text, format, {start, chunk.end}};
    while (rows.next()) records.push_back(record_of(rows, lines, format.slot_count));
    start = rows.next_start();
    lines += rows.next_line();
  }
  return records;
}

std::vector<Record> read_at_once(std::string_view text, const RowFormat& format) {
  return read_in_chunks(text, format, text.size() + 1);
}

std::vector<std::string> cells_of(std::string_view text) {
  const auto records = read_at_once(text, all_columns(';'));
  REQUIRE(records.size() == 1);
  return records[0].cells;
}

using Cells = std::vector<std::string>;

std::string random_text(Random& random, std::size_t max_size) {
  static const std::string_view kPieces[] = {"a",      "bc",    ";",  ",",    "\t", "\"",
                                             "\"\"",   "\n",    "\r", "\r\n", "é",  " ",
                                             "\u202F", "\"x\"", ";;", "\n\n"};
  std::string text;
  const std::size_t size = random.below(max_size);
  while (text.size() < size) text += kPieces[random.below(std::size(kPieces))];
  return text;
}

}  // namespace

TEST_CASE("a record's cells are trimmed and unquoted") {
  CHECK(cells_of("a;b;c") == Cells{"a", "b", "c"});
  CHECK(cells_of(" a ;\u00A0b\u202F;\tc\r\n") == Cells{"a", "b", "c"});
  CHECK(cells_of("\"a;b\";\"c\"\"d\";\"\"") == Cells{"a;b", "c\"d", ""});
  CHECK(cells_of("\"deux\nlignes\";x\n") == Cells{"deux\nlignes", "x"});
  CHECK(cells_of("écran 12\";x") == Cells{"écran 12\"", "x"});
  CHECK(cells_of("a;") == Cells{"a", ""});
  CHECK(cells_of(";a") == Cells{"", "a"});
}

TEST_CASE("lines are counted where records start, blank records passed over") {
  const auto records = read_at_once("a\n\n;;;\n\"b\nb\"\n  \nc", all_columns(';'));
  REQUIRE(records.size() == 3);
  CHECK(records[0].line == 0);
  CHECK(records[1].line == 3);
  CHECK(records[2].line == 6);
}

TEST_CASE("a quote that nothing closes spoils its own line only") {
  const auto records = read_at_once("a;\"b;c\nd;e\nf;g", all_columns(';'));
  REQUIRE(records.size() == 3);
  CHECK(records[0].has_bad_quote);
  CHECK(records[0].text == "a;\"b;c");
  CHECK(records[1].cells == Cells{"d", "e"});
  CHECK(records[2].line == 2);
}

TEST_CASE("what stands behind the end of the text says nothing of its last quote") {
  constexpr std::string_view kLonger = "a;\"b\"\"";
  CHECK(cells_of(kLonger.substr(0, 5)) == Cells{"a", "b"});
}

TEST_CASE("something after a closing quote spoils the line") {
  const auto records = read_at_once("\"a\"b;c\nd", all_columns(';'));
  REQUIRE(records.size() == 2);
  CHECK(records[0].has_bad_quote);
  CHECK(records[1].cells == Cells{"d"});
}

TEST_CASE("surplus cells matter only when they hold something") {
  RowFormat format{';', LineEnds::lf, {0, 1}, 2, {}, false};
  const std::string_view text = "a;b;;\na;b;;x";
  Rows rows{text, format, {0, text.size()}};
  REQUIRE(rows.next());
  CHECK(!rows.fault());
  REQUIRE(rows.next());
  REQUIRE(rows.fault());
  CHECK(rows.fault()->column == 3);
  CHECK(rows.fault()->value == "x");
  CHECK(rows.fault()->reason == "cellule en trop, au-delà de la dernière colonne de l'en-tête");
}

TEST_CASE("a missing trailing cell is empty, not that of the row before") {
  RowFormat format{';', LineEnds::lf, {0, 1}, 2, {}, false};
  const std::string_view text = "a;b\nc";
  Rows rows{text, format, {0, text.size()}};
  REQUIRE(rows.next());
  REQUIRE(rows.next());
  CHECK(rows.cell(1) == "");
}

TEST_CASE("a copy of the header is passed over and counted") {
  RowFormat format{';', LineEnds::lf, {0, 1}, 2, "x;y", false};
  const std::string_view text = "a;b\r\nx;y\r\nc;d";
  Rows rows{text, format, {0, text.size()}};
  REQUIRE(rows.next());
  REQUIRE(rows.next());
  CHECK(rows.cell(0) == "c");
  CHECK(rows.line() == 2);
  CHECK(rows.header_copies() == 1);
}

TEST_CASE("chunk borders on every byte of a small quoted file") {
  const std::string text =
      "a;\"x\ny\";1\r\n\"\n\n\n\";b;2\n\"q\"\"\n\"\"r\";;3\nc;\"ouvert\nd;e;4\n\"f\";\"g\n;\";5";
  const auto format = all_columns(';');
  const auto expected = slow_csv::Reader{text, ';', LineEnds::lf, kRowColumns}.all();
  for (std::size_t bytes = 1; bytes <= text.size() + 1; ++bytes) {
    CAPTURE(bytes);
    CHECK(read_in_chunks(text, format, bytes) == expected);
  }
}

namespace {

/// What random texts must hold for the two readings to have something to disagree on.
void note_corners(test_support::Branches& branches, const Record& record, std::size_t columns) {
  const bool is_quoted = record.text.find('"') != std::string::npos;
  branches.met("guillemet fautif", record.has_bad_quote);
  branches.met("enregistrement de plusieurs lignes",
               record.text.find('\n') != std::string::npos && !record.has_bad_quote);
  branches.corner("guillemet doublé", is_quoted && record.text.find("\"\"") != std::string::npos);
  branches.corner("CR dans une cellule", record.text.find('\r') != std::string::npos);
  branches.corner("une cellule de moins que de colonnes", record.cells.size() + 1 == columns);
  branches.corner("autant de cellules que de colonnes", record.cells.size() == columns);
  branches.corner("une cellule de trop", record.cells.size() == columns + 1);
  branches.corner("cellule vide en trop",
                  record.cells.size() > columns && record.cells.back().empty());
}

}  // namespace

TEST_CASE("the fast reading agrees with the slow one on random texts") {
  Random random{2010};
  test_support::Branches branches;
  for (int i = 0; i < 6000; ++i) {
    const std::string text = random_text(random, i % 10 == 0 ? 400 : 40);
    const char separator = ";,\t"[i % 3];
    const LineEnds line_ends = i % 7 == 0 ? LineEnds::any : LineEnds::lf;
    const std::size_t columns = i % 2 == 0 ? kRowColumns : 2 + random.below(3);
    auto expected = slow_csv::Reader{text, separator, line_ends, columns}.all();
    for (auto& record : expected) {
      note_corners(branches, record, columns);
      record.cells.resize(std::min(record.cells.size(), columns));
    }
    branches.met("dernière ligne sans fin", text.empty() || text.back() != '\n');
    CAPTURE(text, separator, line_ends == LineEnds::any, columns);
    const auto format = all_columns(separator, line_ends, columns);
    REQUIRE(read_at_once(text, format) == expected);
    REQUIRE(read_in_chunks(text, format, 1 + random.below(20)) == expected);
  }
  branches.require_all_met();
}

TEST_CASE("a text cut anywhere gives the records of the whole, or says that it ran out") {
  Random random{19};
  test_support::Branches branches;
  const auto format = all_columns(';');
  for (int i = 0; i < 300; ++i) {
    const std::string text = random_text(random, 60);
    const std::size_t end = random.below(text.size() + 1);
    Rows whole{text, format, {0, end}};
    std::vector<std::string> expected;
    while (whole.next()) expected.push_back(std::string{whole.text()});
    for (std::size_t cut = end; cut <= text.size(); ++cut) {
      Rows rows{std::string_view{text}.substr(0, cut), format, {0, end}, exports::TextEnd::cut};
      std::vector<std::string> records;
      while (rows.next()) records.push_back(std::string{rows.text()});
      CAPTURE(text, end, cut);
      if (branches.met("s'arrête faute de texte", rows.has_run_out())) {
        REQUIRE(records.size() < expected.size() + 1);
        continue;
      }
      REQUIRE(records == expected);
      REQUIRE(rows.next_start() == whole.next_start());
    }
  }
  branches.require_all_met();
}

TEST_CASE("a quoted cell longer than any spreadsheet's is a quote that nothing closes") {
  const auto format = all_columns(';');
  const std::string limit(exports::kLongestQuoted - 1, 'x');
  CHECK(!read_at_once("a;\"" + limit + "\"\nb", format)[0].has_bad_quote);
  const auto records = read_at_once("a;\"" + limit + "xx\"\nb", format);
  REQUIRE(records.size() == 2);
  CHECK(records[0].has_bad_quote);
  CHECK(records[1].cells == Cells{"b"});
}

namespace {

/// Each record's fault under a header of three columns: `line: column reason`, or `line: -`.
std::vector<std::string> faults_of(std::string_view text, LineEnds line_ends = LineEnds::lf) {
  RowFormat format = all_columns(';', line_ends, 3);
  Rows rows{text, format, {0, text.size()}};
  std::vector<std::string> faults;
  while (rows.next()) {
    const auto& fault = rows.fault();
    faults.push_back(std::to_string(rows.line()) + ": " +
                     (fault ? std::to_string(fault->column) + " " + std::string{fault->reason}
                            : std::string{"-"}));
  }
  return faults;
}

const std::string kSwallows = "guillemet ouvert qui avalerait les lignes suivantes : refermez-le";

}  // namespace

TEST_CASE("a quote never swallows records: its own line alone is spoilt") {
  CHECK(faults_of("a;b;\"c\nd;e;f\ng;h;\"i\"\n") == Cells{"0: 2 " + kSwallows, "1: -", "2: -"});
  CHECK(faults_of("\"a;b;c\nd;e;\"f\"\n") == Cells{"0: 0 " + kSwallows, "1: -"});
  CHECK(faults_of("a;\"b;une virgule\net la suite\";c\n") == Cells{"0: -"});
  CHECK(faults_of("a;b;\"c\r\nd;e;f\"\r\n") == Cells{"0: 2 " + kSwallows, "1: -"});
  CHECK(faults_of("a;\"b;c\nd;e\";f\n") == Cells{"0: 1 " + kSwallows, "1: -"});
  CHECK(faults_of("a;b;\"c\nd;e\";f\n") == Cells{"0: 2 " + kSwallows, "1: -"});
  CHECK(faults_of("a;b;\"deux\nlignes ; oui\"\n") == Cells{"0: -"});
  CHECK(faults_of("\"deux\nlignes\";b;c\n") == Cells{"0: -"});
}

TEST_CASE("a record in one cell says why") {
  CHECK(faults_of("\"a;b;c\"\n") ==
        Cells{"0: 0 la ligne entière est entre guillemets : exportez le fichier avec des "
              "guillemets par cellule"});
  CHECK(faults_of("a,b,c\n") ==
        Cells{"0: 0 la ligne a un autre séparateur que l'en-tête : exportez le fichier avec un "
              "seul séparateur"});
  CHECK(faults_of("a\n") == Cells{"0: -"});
}

TEST_CASE("a quote in the middle of a cell is noted, for its own record") {
  // The last record, at the end of a text without a line end, is read in the slow way.
  const std::string_view text = "a;b\"b;c\na;b;c\na;\"b\";c\na;b\"\nd;e;f\"\ng;h;i";
  const RowFormat format = all_columns(';', LineEnds::lf, 3);
  Rows rows{text, format, {0, text.size()}};
  std::string stray;
  while (rows.next()) stray += rows.has_stray_quote() ? 'o' : 'n';
  CHECK(stray == "onnoon");
}

TEST_CASE("a file cut in the middle of its last record says so") {
  const std::string cut =
      "fichier coupé : son dernier enregistrement est incomplet et sans fin de ligne";
  CHECK(faults_of("a;b;c\nd;e") == Cells{"0: -", "1: 1 " + cut});
  CHECK(faults_of("a;b;c\nd;e\n") == Cells{"0: -", "1: -"});
  CHECK(faults_of("a;b;c\nd;e;f") == Cells{"0: -", "1: -"});
}

TEST_CASE("line ends of every kind in one file all end a line") {
  CHECK(faults_of("a;b;c\rd;e;f\r\ng;h;i\nj;k;l", LineEnds::any) ==
        Cells{"0: -", "1: -", "2: -", "3: -"});
  CHECK(faults_of("a;\"b\rb\";c\rd;e;f", LineEnds::any) == Cells{"0: -", "2: -"});
}

TEST_CASE("a byte that is not UTF-8 spoils its row in a file that is") {
  RowFormat format = all_columns(';', LineEnds::lf, 3);
  format.has_bad_bytes = true;
  const std::string_view text = "é;b;c\nd;\xE9;f\n";
  Rows rows{text, format, {0, text.size()}};
  REQUIRE(rows.next());
  CHECK(!rows.fault());
  REQUIRE(rows.next());
  CHECK(rows.fault()->column == 1);
  CHECK(rows.fault()->reason ==
        "octet qui n'est pas de l'UTF-8, alors que le reste du fichier en est");
}
