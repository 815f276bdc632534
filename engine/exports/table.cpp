#include "exports/table.hpp"

#include <algorithm>
#include <utility>

#include "base/folded.hpp"
#include "base/text.hpp"
#include "diagnostics/warning.hpp"
#include "exports/dialect/header.hpp"

namespace copil::exports {

namespace {

std::vector<std::string> keys_of(std::span<const Column> columns) {
  std::vector<std::string> keys;
  for (const Column& column : columns) keys.push_back(header_key(column.name));
  return keys;
}

std::vector<std::string> mandatory_names(std::span<const Column> columns) {
  std::vector<std::string> names;
  for (const Column& column : columns) {
    if (column.need == Need::mandatory) names.emplace_back(column.name);
  }
  return names;
}

/// Where a header is looked for.
constexpr std::size_t kHeadBytes = std::size_t{1} << 18;

Diagnostic no_header(const Table& table, std::string_view text,
                     const std::vector<std::string>& expected) {
  std::vector<std::string> hints;
  if (!expected.empty()) hints.push_back("colonnes attendues : " + joined(expected));
  Diagnostic error = plain_error(
      trimmed(text).empty() ? "le fichier est vide : une ligne d'en-tête est attendue"
                            : "aucune ligne d'en-tête reconnue parmi les 20 premières lignes",
      std::move(hints));
  error.place = table.message_place(1);
  error.source_line = text.substr(0, std::min(text.find_first_of("\r\n"), std::size_t{200}));
  return error;
}

Diagnostic at_header(const Table& table, const Header& header, Severity severity,
                     std::string message, std::vector<std::string> hints) {
  Diagnostic diagnostic = plain_error(std::move(message), std::move(hints));
  diagnostic.severity = severity;
  diagnostic.place = table.message_place(header.line);
  diagnostic.source_line = header.text;
  return diagnostic;
}

/// Places the header's columns; complains of those found twice.
Diagnostics place_columns(Table& table, const Header& header) {
  const auto known = keys_of(table.layout.columns);
  Diagnostics errors;
  table.positions.assign(known.size(), kNowhere);
  for (std::size_t i = 0; i < header.names.size(); ++i) {
    const auto found = std::find(known.begin(), known.end(), header_key(header.names[i]));
    const auto slot = static_cast<std::size_t>(found - known.begin());
    table.format.slots.push_back(found == known.end() ? -1 : static_cast<int>(slot));
    if (found == known.end()) continue;
    if (table.positions[slot] == kNowhere) {
      table.positions[slot] = i;
      continue;
    }
    errors.push_back(at_header(table, header, Severity::error,
                               "la colonne « " + std::string{table.layout.columns[slot].name} +
                                   " » figure deux fois (colonnes " +
                                   std::to_string(table.positions[slot] + 1) + " et " +
                                   std::to_string(i + 1) + ")",
                               {"gardez-en une seule"}));
  }
  return errors;
}

std::vector<std::string> unknown_names(const Table& table) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < table.names.size(); ++i) {
    if (table.format.slots[i] < 0 && !table.names[i].empty()) names.push_back(table.names[i]);
  }
  return names;
}

/// True when both keys very likely name one thing: a slip of the keyboard, a word more or less at
/// the end, the words in another order.
bool resembles(std::string_view key, std::string_view other) {
  constexpr std::size_t kShort = 4;
  constexpr std::size_t kLong = 7;
  const std::size_t shorter = std::min(key.size(), other.size());
  if (shorter < kShort) return false;
  const bool is_start = key.substr(0, shorter) == other.substr(0, shorter);
  if (is_start && shorter >= kLong) return true;
  return edit_distance(key, other) <= (shorter < kLong ? 1U : 2U);
}

/// One error for each column that the header does not have although it must, or although one of
/// its own, which is unknown, resembles it.
Diagnostics missing_columns(const Table& table, const Header& header) {
  const auto unknown = unknown_names(table);
  Diagnostics errors;
  for (std::size_t i = 0; i < table.layout.columns.size(); ++i) {
    const Column& column = table.layout.columns[i];
    if (table.positions[i] != kNowhere) continue;
    if (column.need == Need::mandatory) {
      std::vector<std::string> hints;
      if (const auto close = nearest(column.name, unknown)) {
        hints.push_back("la colonne « " + *close + " » est-elle celle-là ? renommez-la");
      } else {
        hints.emplace_back("ajoutez-la, ou renommez celle qui en tient lieu");
      }
      errors.push_back(at_header(table, header, Severity::error,
                                 "colonne obligatoire « " + std::string{column.name} +
                                     " » absente ; colonnes trouvées : " + joined(table.names),
                                 std::move(hints)));
      continue;
    }
    for (const auto& name : unknown) {
      if (!resembles(header_key(name), header_key(column.name))) continue;
      errors.push_back(
          at_header(table, header, Severity::error, "colonne inconnue « " + name + " »",
                    {"vouliez-vous dire « " + std::string{column.name} + " » ? renommez-la",
                     "sinon, ajoutez une colonne « " + std::string{column.name} + " », vide"}));
    }
  }
  return errors;
}

/// What remains of an accented letter whose UTF-8 was taken for Windows-1252 and written again.
bool has_twice_encoded(std::string_view text) {
  for (std::string_view traces : {"Ã©", "Ã¨", "Ã´", "Ãª", "Ã§", "â€™", "â‚¬"}) {
    if (text.find(traces) != std::string_view::npos) return true;
  }
  return false;
}

/// `add(message, line)` for what makes accents wrong.
template <class Add>
void warn_of_encoding(const Content& content, std::string_view head, int line, const Add& add) {
  if (content.old_encoding() == OldEncoding::mac_roman) {
    add("le texte semble venir d'un ancien Mac (Mac Roman) : les accents sont faux, exportez-le en "
        "UTF-8",
        line);
  } else if (content.old_encoding() == OldEncoding::cp850) {
    add("le texte semble venir de DOS (CP850) : les accents sont faux, exportez-le en UTF-8", line);
  } else if (const auto mixed = content.mixed_encodings_line()) {
    add("cette ligne n'est pas de l'UTF-8, alors que d'autres en sont : tout le fichier est lu en "
        "Windows-1252, et des accents peuvent être faux",
        *mixed);
  } else if (has_twice_encoded(head)) {
    add("des accents ont été encodés deux fois, comme « Ã© » pour « é » : les textes seront faux, "
        "exportez de nouveau le fichier",
        line);
  }
  if (const auto lost = content.lost_letter_line()) {
    add("des lettres ont été perdues avant l'export (« \uFFFD ») : exportez de nouveau le fichier",
        *lost);
  }
}

/// `unknown`: columns that nobody reads.
void warn(Table& table, const Header& header, std::string_view head,
          const std::vector<std::string>& unknown) {
  const auto add = [&](std::string message, int line) {
    table.warnings.push_back(plain_warning(
        std::move(message), {},
        line > 0 ? table.message_place(static_cast<std::uint64_t>(line)) : Place{table.path}));
  };
  const int line = static_cast<int>(header.line);
  if (header.titles > 0) {
    add(header.titles == 1
            ? "une ligne de titre est passée avant l'en-tête"
            : std::to_string(header.titles) + " lignes de titre sont passées avant l'en-tête",
        line);
  }
  if (unknown.size() == 1) add("colonne inconnue, ignorée : " + joined(unknown), line);
  if (unknown.size() > 1) add("colonnes inconnues, ignorées : " + joined(unknown), line);
  warn_of_encoding(table.content, head, line, add);
  if (table.first_row < table.content.end() && !table.content.ends_with_line_end()) {
    add("la dernière ligne n'a pas de fin de ligne : vérifiez que le fichier n'est pas coupé", 0);
  }
}

/// A table on the way: its text is open, its header not yet found.
struct Opened {
  explicit Opened(Source source) {
    table.path = std::move(source.path);
    table.name = std::move(source.name);
    table.places = std::move(source.places);
    table.warnings = std::move(source.warnings);
    table.content = std::move(source.content);
    const std::size_t begin = table.content.begin();
    table.content.read(begin, std::min(begin + kHeadBytes, table.content.end()), head);
    table.format.line_ends = table.content.has_lone_cr() ? LineEnds::any : LineEnds::lf;
    table.format.has_bad_bytes = table.content.has_bad_bytes();
  }

  void settle_header() {
    const std::string_view above = std::string_view{head}.substr(0, header.end);
    table.format.separator = header.separator;
    table.format.header = header.text;
    table.names = header.names;
    table.first_row =
        std::min(table.content.begin() + table.content.bytes_of(above), table.content.end());
    table.first_line = header.next_line;
  }

  Table table;
  Header header;
  std::string head;
};

}  // namespace

std::string Table::column_name(std::size_t position) const {
  if (position >= names.size()) return "colonne " + std::to_string(position + 1);
  if (cites_own_names) return names[position];
  const int slot = format.slots[position];
  return slot < 0 ? names[position]
                  : std::string{layout.columns[static_cast<std::size_t>(slot)].name};
}

RowPlace Table::place_of(std::uint64_t line, std::size_t position) const {
  return places ? places->of(line, position) : RowPlace{line, {}};
}

Place Table::message_place(std::uint64_t line, std::size_t position) const {
  const RowPlace place = place_of(line, position);
  if (!place.spot.empty()) return {path + ", " + place.spot};
  return {path, static_cast<int>(place.line)};
}

std::uint32_t Table::columns_found() const {
  std::uint32_t found = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (positions[i] != kNowhere) found |= std::uint32_t{1} << i;
  }
  return found;
}

std::string Table::all_rows() const {
  std::string text;
  content.read(first_row, content.end(), text);
  return text;
}

Checked<Table> open_table(const std::string& path, const Layout& layout) {
  auto source = open_text(path);
  if (!source) return source.error();
  return open_table(std::move(*source), layout);
}

Checked<Table> open_table(Source source, const Layout& layout) {
  Opened opened{std::move(source)};
  Table& table = opened.table;
  table.layout = layout;
  opened.header = find_header(opened.head, table.format.line_ends, keys_of(layout.columns));
  if (opened.header.known_count == 0) {
    return Diagnostics{no_header(table, opened.head, mandatory_names(layout.columns))};
  }
  opened.settle_header();
  table.format.slot_count = layout.columns.size();
  Diagnostics errors = place_columns(table, opened.header);
  const Diagnostics missing = missing_columns(table, opened.header);
  errors.insert(errors.end(), missing.begin(), missing.end());
  if (!errors.empty()) return errors;
  warn(table, opened.header, opened.head, unknown_names(table));
  return std::move(table);
}

Checked<Table> open_foreign_table(Source source, const std::vector<std::string>& expected) {
  Opened opened{std::move(source)};
  Table& table = opened.table;
  std::vector<std::string> keys;
  keys.reserve(expected.size());
  for (const auto& name : expected) keys.push_back(header_key(name));
  opened.header = expected.empty() ? find_any_header(opened.head, table.format.line_ends)
                                   : find_header(opened.head, table.format.line_ends, keys);
  if (opened.header.known_count == 0) {
    return Diagnostics{no_header(table, opened.head, expected)};
  }
  opened.settle_header();
  table.format.slots.assign(table.names.size(), -1);
  warn(table, opened.header, opened.head, {});
  return std::move(table);
}

}  // namespace copil::exports
