#include "console/deposits/corrected.hpp"

#include <algorithm>

#include "base/folded.hpp"
#include "exports/quoting.hpp"
#include "exports/rows.hpp"
#include "exports/table.hpp"

namespace copil::console {

namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 20;

Diagnostics row_fault(const RowSpot& spot, const std::string& what, const std::string& hint) {
  Diagnostic fault = plain_error(what, {hint});
  fault.place = {spot.path, static_cast<int>(spot.line)};
  return {fault};
}

Checked<exports::Table> opened(const RowSpot& spot, const std::vector<std::string>& expected) {
  auto source = exports::open_text(spot.path);
  if (!source) return source.error();
  if (source->content.byte_count() > kMostBytes) {
    return row_fault(spot, "ce fichier est trop grand pour être corrigé ici",
                     "corrigez-le sur votre poste, puis déposez-le de nouveau");
  }
  return exports::open_foreign_table(std::move(*source), expected);
}

Checked<exports::Table> table_at(const RowSpot& spot, const std::vector<std::string>& expected) {
  if (spot.text.find_first_of("\r\n") != std::string::npos) {
    return row_fault(spot, "cette ligne court sur plusieurs lignes du fichier",
                     "corrigez-la dans le fichier, puis déposez-le de nouveau");
  }
  auto table = opened(spot, expected);
  // A row of another system's export that is faulty as a whole names none of its columns.
  return table ? std::move(table) : opened(spot, {});
}

/// The place behind the line end from `place` on.
std::size_t next_line(std::string_view text, std::size_t place, exports::LineEnds ends) {
  const char* marks = ends == exports::LineEnds::any ? "\r\n" : "\n";
  const auto end = text.find_first_of(marks, place);
  if (end == std::string_view::npos) return text.size();
  return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
}

std::string cell_text(std::string cell, char separator) {
  std::replace_if(
      cell.begin(), cell.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
  std::string text;
  exports::append_quoted(text, cell);
  const bool is_bare = text == cell && cell.find(separator) != std::string::npos;
  return is_bare ? '"' + cell + '"' : text;
}

}  // namespace

bool is_plain_text(std::string_view name) {
  const std::string plain = folded(name);
  return plain.ends_with(".csv") || plain.ends_with(".txt") || plain.ends_with(".tsv");
}

Checked<RowParts> parts_of(const RowSpot& spot, const std::vector<std::string>& expected) {
  auto table = table_at(spot, expected);
  if (!table) return table.error();
  RowParts parts{table->names, std::vector<std::string>(table->names.size())};
  table->format.slot_count = parts.names.size();
  for (std::size_t i = 0; i < parts.names.size(); ++i) {
    table->format.slots[i] = static_cast<int>(i);
  }
  exports::Rows rows{spot.text, table->format, {0, spot.text.size()}};
  if (!rows.next()) return parts;
  for (std::size_t i = 0; i < parts.cells.size(); ++i) parts.cells[i] = rows.cell(i);
  return parts;
}

Checked<std::string> with_row(const RowSpot& spot, const std::vector<std::string>& cells,
                              const std::vector<std::string>& expected) {
  const auto table = table_at(spot, expected);
  if (!table) return table.error();
  const auto& content = table->content;
  std::string text;
  if (!content.read(content.begin(), content.end(), text)) {
    return row_fault(spot, "le fichier a changé pendant qu'il était lu", "recommencez");
  }
  std::size_t place = 0;
  for (std::uint64_t line = 1; line < spot.line && place < text.size(); ++line) {
    place = next_line(text, place, table->format.line_ends);
  }
  if (std::string_view{text}.substr(place, spot.text.size()) != spot.text) {
    return row_fault(spot, "une autre ligne se trouve maintenant à cette place",
                     "rouvrez la page des données, puis corrigez la ligne de nouveau");
  }
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) row += table->format.separator;
    row += cell_text(cells[i], table->format.separator);
  }
  text.replace(place, spot.text.size(), row);
  const bool was_marked = content.begin() > 0 || content.encoding() != exports::Encoding::utf8;
  return was_marked ? "\xEF\xBB\xBF" + text : text;
}

}  // namespace copil::console
