#include <algorithm>
#include <catch2/catch.hpp>

#include "folder.hpp"
#include "records/read.hpp"
#include "support/random.hpp"

using copil::test_support::Random;

// Random tables written in every dialect are read back equal.

using namespace copil;
using namespace copil::records;

namespace {

struct Action {
  std::string code;
  Day date;
  bool is_valued;
  std::string title;
};

enum class Encoding { utf8, utf8_with_mark, windows_1252, utf16_little, utf16_big };

struct Dialect {
  char separator;
  std::string line_end;
  Encoding encoding;
  bool is_all_quoted;
  bool has_french_dates;
  bool has_capital_header;
  bool has_titles;
  bool has_last_line_end;
  std::vector<std::size_t> order;  ///< of the columns
};

/// The letters that the titles are made of, with their Windows-1252 byte.
struct Letter {
  std::string_view utf8;
  unsigned char windows;
  char16_t point;
};
constexpr Letter kLetters[] = {{"a", 'a', 'a'},    {"Z", 'Z', 'Z'},     {"é", 0xE9, 0xE9},
                               {"œ", 0x9C, 0x153}, {"€", 0x80, 0x20AC}, {"’", 0x92, 0x2019},
                               {"\"", '"', '"'},   {";", ';', ';'},     {",", ',', ','},
                               {"\t", '\t', '\t'}, {"\n", '\n', '\n'},  {"1", '1', '1'},
                               {"Ç", 0xC7, 0xC7},  {" ", ' ', ' '},     {"|", '|', '|'}};

std::string random_title(Random& random) {
  std::string title = "x";  // blanks at the ends would be trimmed
  for (std::size_t i = random.below(12); i > 0; --i) {
    title += kLetters[random.below(std::size(kLetters))].utf8;
  }
  return title + "x";
}

std::vector<Action> random_actions(Random& random) {
  std::vector<Action> actions;
  for (std::size_t i = random.below(30); i > 0; --i) {
    actions.push_back({"0" + std::to_string(i) + "E5",
                       *make_day(2010, 1, 1) + static_cast<int>(random.below(365)), random.flip(),
                       random_title(random)});
  }
  return actions;
}

Dialect random_dialect(Random& random) {
  static const char* const kLineEnds[] = {"\n", "\r\n", "\r"};
  Dialect dialect{";,\t|"[random.below(4)],
                  kLineEnds[random.below(3)],
                  static_cast<Encoding>(random.below(5)),
                  random.flip(),
                  random.flip(),
                  random.flip(),
                  random.flip(),
                  random.flip(),
                  {0, 1, 2, 3, 4, 5, 6}};
  for (std::size_t i = dialect.order.size() - 1; i > 0; --i) {
    std::swap(dialect.order[i], dialect.order[random.below(i + 1)]);
  }
  return dialect;
}

std::string quoted(const std::string& cell, const Dialect& dialect) {
  const bool must =
      cell.find_first_of("\"\r\n" + std::string{dialect.separator}) != std::string::npos;
  if (!must && !dialect.is_all_quoted) return cell;
  std::string text = "\"";
  for (char c : cell) text.append(c == '"' ? 2 : 1, c);
  return text + "\"";
}

std::string line_of(const std::vector<std::string>& cells, const Dialect& dialect) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += dialect.separator;
    line += quoted(cells[dialect.order[i]], dialect);
  }
  return line;
}

std::string date_text(Day day, const Dialect& dialect) {
  const std::string iso = iso_text(day);
  if (!dialect.has_french_dates) return iso;
  return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

std::string text_of(const std::vector<Action>& actions, const Dialect& dialect) {
  std::vector<std::string> names{"action", "territoire",   "date",    "perimetre",
                                 "nature", "valorisation", "intitule"};
  if (dialect.has_capital_header) {
    names = {"ACTION", "Territoire", " DATE ", "Périmètre", "NATURE", "Valorisation", "Intitulé"};
  }
  std::string text =
      dialect.has_titles ? "Export des actions" + dialect.line_end + dialect.line_end : "";
  text += line_of(names, dialect);
  for (const Action& action : actions) {
    text +=
        dialect.line_end + line_of({action.code, "M1", date_text(action.date, dialect), "em",
                                    "Complémentaire", action.is_valued ? "Oui" : "", action.title},
                                   dialect);
  }
  return text + (dialect.has_last_line_end ? dialect.line_end : "");
}

std::string encoded(const std::string& text, Encoding encoding) {
  if (encoding == Encoding::utf8) return text;
  if (encoding == Encoding::utf8_with_mark) return "\xEF\xBB\xBF" + text;
  std::string bytes = encoding == Encoding::utf16_little ? "\xFF\xFE"
                      : encoding == Encoding::utf16_big  ? "\xFE\xFF"
                                                         : "";
  for (std::size_t i = 0; i < text.size();) {
    Letter letter{std::string_view{text}.substr(i, 1), static_cast<unsigned char>(text[i]),
                  static_cast<char16_t>(text[i])};
    for (const Letter& other : kLetters) {
      if (text.compare(i, other.utf8.size(), other.utf8) == 0) letter = other;
    }
    if (text.compare(i, 2, "è") == 0) letter = {"è", 0xE8, 0xE8};
    i += letter.utf8.size();
    const char low = static_cast<char>(letter.point & 0xFF);
    const char high = static_cast<char>(letter.point >> 8);
    if (encoding == Encoding::windows_1252) bytes += static_cast<char>(letter.windows);
    if (encoding == Encoding::utf16_little) bytes += {low, high};
    if (encoding == Encoding::utf16_big) bytes += {high, low};
  }
  return bytes;
}

}  // namespace

TEST_CASE("random tables written in every dialect are read back equal") {
  Random random{52};
  Folder folder;
  for (int round = 0; round < 300; ++round) {
    const auto actions = random_actions(random);
    const Dialect dialect = random_dialect(random);
    const std::string text = text_of(actions, dialect);
    CAPTURE(round, text, static_cast<int>(dialect.encoding));
    folder.write("actions.csv", encoded(text, dialect.encoding));
    ReadOptions options;
    options.jobs = 1 + round % 2;
    options.chunk_bytes = 1 + random.below(300);
    const auto reading = read_folder(folder.path(), options);
    if (!reading) FAIL(formatted(reading.error()));
    REQUIRE(exports::rejects_csv(reading->rejects) ==
            "\uFEFFfichier;ligne;colonne;valeur;motif;enregistrement;mission_locale;jeune\n");
    const Actions& read = reading->records.actions;
    REQUIRE(read.size() == actions.size());
    for (std::size_t i = 0; i < actions.size(); ++i) {
      REQUIRE(read.code[i] == actions[i].code);
      REQUIRE(read.date[i] == actions[i].date);
      REQUIRE(read.valorisation[i] == actions[i].is_valued);
      REQUIRE(read.intitule[i] == actions[i].title);
      REQUIRE(read.nature[i] == Nature::complementaire);
    }
  }
}
