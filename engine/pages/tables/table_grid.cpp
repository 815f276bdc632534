#include "pages/tables/table_grid.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "pages/tables/fewest_lines.hpp"

namespace copil::pages {

namespace {

constexpr std::array<float, 4> kSizes{kCellSize, kPanelSize, 7.5F, 7.0F};
constexpr float kSmallestSize = kSizes.back();
/// The share of a part's width that the names of its rows may take to stand on few lines.
constexpr double kNamesShare = 0.3;
/// A word longer than that, in ems, may be cut to save the table's width.
constexpr float kLongestWord = 14;

/// So many rows show how wide the texts of a table are.
constexpr std::size_t kRowsLookedAt = 80;

/// Widths in ems of what a column holds.
struct ColumnNeed {
  double unbreakable = 0;
  double natural = 0;   ///< of its cells
  double title = 0;     ///< of its title, on one line
  double fraction = 0;  ///< right of the decimal comma
  double whole = 0;     ///< left of it

  void widen(double smallest, double wanted) {
    unbreakable = std::max(unbreakable, smallest);
    natural = std::max(natural, wanted);
  }
};

TextStyle unit_style(bool is_bold) {
  const TextStyle style = theme::kCell.at(1);
  return is_bold ? style.bold() : style;
}

void need_text(ColumnNeed& need, const document::Inlines& inlines, bool is_bold, double indent,
               Studio& studio) {
  Structure scratch;
  int footnotes = studio.next_footnote;
  const RichText text = flatten(inlines, unit_style(is_bold), Structure::kRoot, scratch, footnotes);
  const TextWidths widths = measure(text.segments, studio.type);
  need.widen(std::min(widths.unbreakable, kLongestWord) + indent, widths.natural + indent);
}

/// `sign`: the room of a mark, which stands before the number wherever its comma puts it.
void need_number(ColumnNeed& need, const std::string& text, bool is_bold, double sign,
                 Studio& studio) {
  const TextStyle style = unit_style(is_bold);
  const float width = text_width(text, style, studio.type.fonts);
  const float fraction = fraction_width(text, style, studio.type.fonts);
  need.fraction = std::max(need.fraction, static_cast<double>(fraction));
  need.whole = std::max(need.whole, static_cast<double>(width - fraction) + sign);
}

void need_cell(ColumnNeed& need, const document::Cell& cell, const document::Row& row,
               Studio& studio) {
  const bool is_bold = row.kind != document::RowKind::body;
  const double sign = cell.mark == document::CellMark::none ? 0 : 1.2;
  const double extra = sign + (cell.note.empty() ? 0 : 0.7);
  if (const auto* inlines = std::get_if<document::Inlines>(&cell.content)) {
    need_text(need, *inlines, is_bold, extra + row.indent, studio);
    return;
  }
  const std::string text = cell_text(cell);
  if (std::holds_alternative<document::Number>(cell.content)) {
    need_number(need, text, is_bold, sign, studio);
  }
  const double width = text_width(text, unit_style(is_bold), studio.type.fonts) + extra;
  need.widen(width, width);
}

/// What the columns of a table hold.
struct Needs {
  std::vector<ColumnNeed> columns;
  std::vector<RowWidths> rows;  ///< of the first rows, in ems
};

void need_row(Needs& needs, const document::Row& row, Studio& studio) {
  RowWidths widths(needs.columns.size(), 0);
  std::size_t column = 0;
  for (const auto& cell : row.cells) {
    if (column >= widths.size()) break;
    const auto span = static_cast<std::size_t>(std::max(cell.column_span, 1));
    const bool is_alone = row.kind == document::RowKind::group && row.cells.size() == 1;
    if (span == 1 && !is_alone) {
      ColumnNeed alone;
      need_cell(alone, cell, row, studio);
      widths[column] = alone.natural;
      ColumnNeed& need = needs.columns[column];
      need.widen(alone.unbreakable, alone.natural);
      need.fraction = std::max(need.fraction, alone.fraction);
      need.whole = std::max(need.whole, alone.whole);
    }
    column += span;
  }
  if (needs.rows.size() < kRowsLookedAt) needs.rows.push_back(std::move(widths));
}

Needs needs_of(const document::Table& table, Studio& studio) {
  Needs needs{std::vector<ColumnNeed>(table.columns.size()), {}};
  for (std::size_t i = 0; i < needs.columns.size(); ++i) {
    ColumnNeed& need = needs.columns[i];
    need_text(need, table.columns[i].title, true, 0, studio);
    need.title = std::exchange(need.natural, need.unbreakable);
  }
  for (const auto& row : table.rows) {
    studio.type.fonts.trim();  // A table may be as long as thousands of pages.
    need_row(needs, row, studio);
  }
  for (ColumnNeed& need : needs.columns) {
    need.widen(need.whole + need.fraction, need.whole + need.fraction);
  }
  return needs;
}

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// The widths, made wider to fill `width`: each as its weight asks, or in proportion when no column
/// has one.
std::vector<double> spread_widths(const document::Table& table, std::vector<double> widths,
                                  double width) {
  std::vector<double> weights;
  for (const auto& column : table.columns) weights.push_back(std::max(column.weight, 0.0));
  if (sum(weights) <= 0) weights = widths;
  // What a weight gives is at least what the column has: the others share the rest.
  std::vector<bool> is_settled(widths.size(), false);
  for (std::size_t round = 0; round < widths.size(); ++round) {
    double room = width;
    double weight = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (is_settled[i] || weights[i] <= 0)
        room -= widths[i];
      else
        weight += weights[i];
    }
    bool is_even = true;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (is_settled[i] || weights[i] <= 0 || room * weights[i] / weight >= widths[i]) continue;
      is_settled[i] = true;
      is_even = false;
    }
    if (!is_even) continue;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (!is_settled[i] && weights[i] > 0) widths[i] = room * weights[i] / weight;
    }
    break;
  }
  const double total = sum(widths);
  for (double& each : widths) each *= std::max(1.0, width / total);
  return widths;
}

bool has_weights(const document::Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const document::Column& column) { return column.weight > 0; });
}

/// The width of a table in an area: a few narrow columns do not spread over the whole page.
double table_width(const std::vector<double>& wanted, double width) {
  const double content = sum(wanted);
  return wanted.size() <= 4 && content < 0.5 * width ? std::max(content * 1.4, 0.6 * width) : width;
}

/// A text behind a column set to the right stands further off.
double left_padding(const document::Table& table, std::size_t column) {
  const auto is_right = [&](std::size_t i) {
    return alignment_of(table.columns[i]) == Alignment::right;
  };
  return column > 0 && !is_right(column) && is_right(column - 1) ? 3 * kCellPadding : kCellPadding;
}

Grid grid_of(const document::Table& table, const std::vector<ColumnNeed>& needs,
             const std::vector<double>& widths, float size, double x) {
  Grid grid;
  grid.widths = widths;
  grid.size = size;
  grid.leading = size * 1.3;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    grid.lefts.push_back(x);
    grid.pads.push_back(left_padding(table, i));
    grid.fractions.push_back(needs[i].fraction * static_cast<double>(size));
    x += widths[i];
  }
  return grid;
}

/// Room for `ems` of text in a column, with its padding.
double padded(const document::Table& table, std::size_t column, double ems, float size) {
  return ems * static_cast<double>(size) + left_padding(table, column) + kCellPadding + 0.1;
}

/// Widths on which nothing is broken but the titles of columns, those over at most `lines`.
std::vector<double> natural_widths(const document::Table& table,
                                   const std::vector<ColumnNeed>& needs, float size, double lines) {
  std::vector<double> widths;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const double title = needs[i].title / lines * (lines > 1 ? 1.1 : 1);
    const double ems = std::max({needs[i].unbreakable, needs[i].natural, title});
    widths.push_back(padded(table, i, ems, size));
  }
  return widths;
}

std::vector<double> smallest_widths(const document::Table& table,
                                    const std::vector<ColumnNeed>& needs, float size) {
  std::vector<double> widths;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    widths.push_back(padded(table, i, needs[i].unbreakable, size));
  }
  return widths;
}

document::Row row_of_columns(const document::Row& row, const std::vector<std::size_t>& columns) {
  document::Row part{row.kind, {}, row.indent};
  std::vector<const document::Cell*> by_column;
  for (const auto& cell : row.cells) {
    by_column.push_back(&cell);
    for (int i = 1; i < cell.column_span; ++i) by_column.push_back(nullptr);
  }
  for (const std::size_t column : columns) {
    part.cells.emplace_back();
    if (column < by_column.size() && by_column[column] != nullptr) {
      part.cells.back() = *by_column[column];
      part.cells.back().column_span = 1;
    }
  }
  if (row.kind == document::RowKind::group && row.cells.size() == 1) part.cells.resize(1);
  return part;
}

document::Table table_of_columns(const document::Table& table,
                                 const std::vector<std::size_t>& columns) {
  document::Table part;
  part.id = table.id;
  part.keep_together = table.keep_together;
  for (const std::size_t column : columns) part.columns.push_back(table.columns[column]);
  for (const auto& row : table.rows) part.rows.push_back(row_of_columns(row, columns));
  return part;
}

}  // namespace

Alignment alignment_of(const document::Column& column) {
  const auto settled = settled_alignment(column);
  if (settled == document::ColumnAlignment::centred) return Alignment::centred;
  return settled == document::ColumnAlignment::left ? Alignment::left : Alignment::right;
}

bool heads_rows(const document::Table& table, std::size_t column) {
  return table.columns[column].is_row_header ||
         (column == 0 && table.columns[0].kind == document::ColumnKind::text);
}

double Grid::width(std::size_t column, std::size_t span) const {
  double total = 0;
  for (std::size_t i = column; i < std::min(column + span, widths.size()); ++i) total += widths[i];
  return total;
}

/// True when a single column stands beside those that name the rows.
static bool cannot_be_split(const document::Table& table) {
  std::size_t others = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) others += heads_rows(table, i) ? 0 : 1;
  return others <= 1;
}

double Grid::text_width(std::size_t column, std::size_t span) const {
  return width(column, span) - pads[column] - kCellPadding;
}

/// Widths that fill the area, nothing broken if they can be, else on as few lines as they can.
static std::vector<double> chosen_widths(const document::Table& table, const Needs& needs,
                                         const std::vector<double>& smallest, float size,
                                         double width) {
  if (sum(smallest) > width) {
    std::vector<double> widths = smallest;
    for (double& each : widths) each *= width / sum(smallest);
    return widths;
  }
  std::vector<double> natural;
  for (const double lines : {1.0, 2.0, 3.0}) {
    natural = natural_widths(table, needs.columns, size, lines);
    if (sum(natural) > width) continue;
    return spread_widths(table, natural, has_weights(table) ? width : table_width(natural, width));
  }
  std::vector<ColumnWish> wishes;
  for (std::size_t i = 0; i < natural.size(); ++i) {
    wishes.push_back({smallest[i], natural[i], padded(table, i, 0, size)});
  }
  std::vector<RowWidths> rows = needs.rows;
  for (RowWidths& row : rows) {
    for (double& each : row) each *= static_cast<double>(size);
  }
  return spread_widths(table, widths_of_fewest_lines(wishes, rows, width), width);
}

std::optional<Grid> make_grid(const document::Table& table, const Area& area, Studio& studio,
                              float largest) {
  const Needs needs = needs_of(table, studio);
  for (const float size : kSizes) {
    if (size > largest) continue;
    const std::vector<double> smallest = smallest_widths(table, needs.columns, size);
    const bool is_last_resort = size == kSmallestSize && cannot_be_split(table);
    if (sum(smallest) > area.width && !is_last_resort) continue;
    return grid_of(table, needs.columns, chosen_widths(table, needs, smallest, size, area.width),
                   size, area.x);
  }
  return {};
}

std::string cell_text(const document::Cell& cell) {
  if (const auto* number = std::get_if<document::Number>(&cell.content)) return written(*number);
  if (const auto* date = std::get_if<document::Date>(&cell.content)) return written(*date);
  return label(std::get<document::Inlines>(cell.content));
}

float fraction_width(std::string_view text, const TextStyle& style, FontBook& fonts) {
  const std::size_t last = text.find_last_of("0123456789");
  if (last == std::string_view::npos) return 0;
  const std::size_t comma = text.find(',');
  const std::size_t split = comma == std::string_view::npos ? last + 1 : comma;
  return text_width(text.substr(split), style, fonts);
}

std::vector<document::Table> column_panels(const document::Table& table, const Area& area,
                                           Studio& studio) {
  const std::vector<ColumnNeed> needs = needs_of(table, studio).columns;
  std::vector<double> smallest = smallest_widths(table, needs, kPanelSize);
  std::vector<std::size_t> headers;
  std::vector<std::size_t> others;
  double headers_width = 0;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const bool is_header = heads_rows(table, i) && headers_width + smallest[i] < area.width / 2;
    const double natural = padded(table, i, needs[i].natural, kPanelSize);
    if (is_header) smallest[i] = std::max(smallest[i], std::min(natural, kNamesShare * area.width));
    (is_header ? headers : others).push_back(i);
    if (is_header) headers_width += smallest[i];
  }
  std::vector<document::Table> panels;
  std::vector<std::size_t> columns = headers;
  double width = headers_width;
  for (const std::size_t column : others) {
    const bool has_content = columns.size() > headers.size();
    if (has_content && width + smallest[column] > area.width) {
      panels.push_back(table_of_columns(table, columns));
      columns = headers;
      width = headers_width;
    }
    columns.push_back(column);
    width += smallest[column];
  }
  panels.push_back(table_of_columns(table, columns));
  return panels;
}

}  // namespace copil::pages
