#include "workbook/tables.hpp"

#include <algorithm>
#include <cmath>

#include "workbook/numbers.hpp"
#include "workbook/texts.hpp"
#include "workbook/widths.hpp"
#include "workbook/word_marks.hpp"

namespace copil::workbook {

namespace {

using document::CellMark;
using document::ColumnKind;
using document::RowKind;

Role role_of(RowKind kind) {
  switch (kind) {
    case RowKind::body:
      return Role::body;
    case RowKind::group:
      return Role::group;
    case RowKind::subtotal:
      return Role::subtotal;
    case RowKind::total:
      return Role::total;
  }
  return Role::body;
}

/// Texts stand by their content unless the column's author chose otherwise.
Across across_of(const document::Column& column) {
  const auto settled = settled_alignment(column);
  if (settled == document::ColumnAlignment::centred) return Across::centre;
  if (settled == document::ColumnAlignment::right) return Across::right;
  return column.alignment == settled ? Across::left : Across::by_content;
}

/// One table on its way to the sheet.
class Placing {
 public:
  Placing(Canvas& canvas, const document::Table& table, const TablePlace& place)
      : canvas_(canvas), table_(table), grid_(table), word_marks_(grid_), place_(place) {}

  PlacedTable all() {
    placed_.header_row = place_.row + (has_groups() ? 1 : 0);
    placed_.first_row = placed_.header_row + 1;
    placed_.filter = filter();
    set_texts();
    canvas_.expect(static_cast<std::size_t>((grid_.row_count() + 2) * grid_.column_count()));
    fit_columns();
    if (has_groups()) header_groups();
    header();
    for (int row = 0; row < grid_.row_count(); ++row) body_row(row);
    placed_.end_row = placed_.first_row + grid_.row_count();
    word_marks_.put_conditions(canvas_, placed_);
    under_table();
    warn_of_lost_formulas();
    return placed_;
  }

 private:
  const document::Column& column(int index) const {
    return table_.columns[static_cast<std::size_t>(index)];
  }
  double width_of(int index) const {
    return canvas_.sheet().widths[static_cast<std::size_t>(index)];
  }
  bool has_groups() const {
    return std::any_of(table_.columns.begin(), table_.columns.end(),
                       [](const auto& c) { return !c.group.empty(); });
  }

  /// A filter where it can do no harm: over body rows that nothing interrupts.
  std::optional<Range> filter() const {
    const auto is_body = [](const document::Row& row) { return row.kind == RowKind::body; };
    const auto& rows = table_.rows;
    const auto end = std::find_if_not(rows.begin(), rows.end(), is_body);
    const auto count = static_cast<int>(end - rows.begin());
    if (count < kFilteredRowsMin || std::any_of(end, rows.end(), is_body)) return std::nullopt;
    return Range{placed_.header_row, 0, placed_.header_row + count, grid_.column_count() - 1};
  }

  /// What text cells say, typeset once: it is measured, then written.
  void set_texts() {
    texts_.resize(static_cast<std::size_t>(grid_.row_count() * grid_.column_count()));
    for (int row = 0; row < grid_.row_count(); ++row) {
      for (int i = 0; i < grid_.column_count(); ++i) {
        const document::Cell* cell = grid_.at(row, i);
        const auto* text = cell ? std::get_if<document::Inlines>(&cell->content) : nullptr;
        if (text != nullptr) text_of(row, i) = shown_text(*text);
      }
    }
  }
  std::string& text_of(int row, int index) {
    return texts_[static_cast<std::size_t>(row * grid_.column_count() + index)];
  }

  // ── Header ───────────────────────────────────────────────────────────────────────────────────

  void header_groups() {
    for (int first = 0; first < grid_.column_count();) {
      const std::string& group = column(first).group;
      int last = first;
      while (!group.empty() && last + 1 < grid_.column_count() && column(last + 1).group == group) {
        ++last;
      }
      const Role role = group.empty() ? Role::header : Role::group_header;
      canvas_.wide_text(place_.row, first, last, {.role = role}, group);
      first = last + 1;
    }
  }

  void header() {
    for (int i = 0; i < grid_.column_count(); ++i) {
      const std::string title = shown_text(column(i).title);
      const Look look{
          .role = Role::header, .indent = text_indent(i), .across = across_of(column(i))};
      canvas_.wide_text(placed_.header_row, i, i, look, title);
      // Room under the words for the buttons of the filter.
      const int lines = line_count(title, width_of(i) * 0.92);
      canvas_.raise(placed_.header_row, lines_height(lines) + (placed_.filter ? kFilterHeight : 4));
      canvas_.comment(placed_.header_row, i, column(i).note);
    }
  }

  // ── Columns ──────────────────────────────────────────────────────────────────────────────────

  void fit_columns() {
    for (int i = 0; i < grid_.column_count(); ++i) canvas_.widen(i, fitted_width(i));
  }

  /// Wide enough for every number, for most texts, and for a header on three lines.
  double fitted_width(int index) {
    const std::string title = shown_text(column(index).title);
    double width = std::max(word_width(title) * 1.08 + 3, text_width(title) / 3 + 3);
    for (int row = 0; row < grid_.row_count(); ++row) {
      const document::Cell* cell = grid_.at(row, index);
      if (cell != nullptr && cell->column_span <= 1)
        width = std::max(width, cell_width(row, index, *cell));
    }
    return width;
  }

  double cell_width(int row, int index, const document::Cell& cell) {
    const auto& owner = table_.rows[static_cast<std::size_t>(row)];
    if (owner.kind == RowKind::group) return 0;
    const double mark = cell.mark == CellMark::none ? 0 : 2;
    const double padding = (owner.kind == RowKind::body ? 2 : 3) + mark;
    if (const auto* number = std::get_if<document::Number>(&cell.content)) {
      return number_width(*number) * (owner.kind == RowKind::body ? 1 : 1.05) + padding;
    }
    if (std::holds_alternative<document::Date>(cell.content)) return 10 + padding;
    // Long texts wrap, but a word (an address, a hash) stays whole.
    const std::string& text = text_of(row, index);
    const double whole = text_width(text);
    const double width =
        whole <= place_.text_width_max ? whole : std::max(place_.text_width_max, word_width(text));
    return width + padding + 2 * (index == 0 ? owner.indent : text_indent(index));
  }

  // ── Rows ─────────────────────────────────────────────────────────────────────────────────────

  void body_row(int row) {
    const auto& owner = table_.rows[static_cast<std::size_t>(row)];
    int covered_until = 0;
    for (int i = 0; i < grid_.column_count(); ++i) {
      const document::Cell* cell = grid_.at(row, i);
      if (cell == nullptr) {
        if (i >= covered_until) canvas_.empty(sheet_row(row), i, {.role = role_of(owner.kind)});
        continue;
      }
      const int last = std::min(i + std::max(cell->column_span, 1), grid_.column_count()) - 1;
      body_cell(row, i, *cell, look_of(owner, i, *cell));
      cover(sheet_row(row), i, last, {.role = role_of(owner.kind)});
      covered_until = last + 1;
    }
  }

  /// Texts stand off the numbers at their left.
  std::uint8_t text_indent(int index) const {
    const Across across = across_of(column(index));
    return index > 0 && (across == Across::by_content || across == Across::left) ? 1 : 0;
  }

  int sheet_row(int row) const { return placed_.first_row + row; }

  Look look_of(const document::Row& owner, int index, const document::Cell& cell) const {
    Look look{.role = role_of(owner.kind), .mark = cell.mark};
    if (word_marks_.has_live_marks(index) && owner.kind == RowKind::body)
      look.mark = CellMark::none;
    look.across = across_of(column(index));
    look.indent = index == 0 ? static_cast<std::uint8_t>(std::clamp(owner.indent, 0, 15))
                             : text_indent(index);
    return look;
  }

  void cover(int row, int first, int last, Look look) {
    if (last == first) return;
    for (int i = first + 1; i <= last; ++i) canvas_.empty(row, i, look);
    canvas_.sheet().merged.push_back({row, first, row, last});
  }

  void body_cell(int row, int index, const document::Cell& cell, Look look) {
    const int at = sheet_row(row);
    canvas_.comment(at, index, cell.note);
    if (const auto* number = std::get_if<document::Number>(&cell.content)) {
      number_cell(row, index, cell, *number, look);
    } else if (const auto* date = std::get_if<document::Date>(&cell.content)) {
      canvas_.day(at, index, look, date->day);
    } else {
      text_cell(row, index, std::get<document::Inlines>(cell.content), look);
    }
  }

  void number_cell(int row, int index, const document::Cell& cell, const document::Number& number,
                   Look look) {
    const int at = sheet_row(row);
    const bool is_left_empty = place_.unknown_cells == UnknownCells::empty;
    if (is_left_empty && !number.value.is_defined()) return canvas_.empty(at, index, look);
    if (!cell.formula) return canvas_.number(at, index, look, number);
    const auto formula = resolved(grid_, row, index, placed_.first_row);
    if (!formula) {
      ++lost_formulas_;
      return canvas_.number(at, index, look, number);
    }
    if (look.across == Across::by_content) look.across = Across::right;
    document::Number shown = number;
    if (!formula->cached) shown.value.decimals = usual_decimals(index);
    look.number_format = canvas_.format(shown, look.mark);
    canvas_.formula(at, index, look, *formula);
  }

  /// An unknown value says nothing of its decimals: those of its column's first known one.
  int usual_decimals(int index) const {
    for (int row = 0; row < grid_.row_count(); ++row) {
      const Value value = grid_.value(row, index);
      if (value.is_defined()) return value.decimals;
    }
    return column(index).unit == Unit::euros ? 2 : column(index).unit == Unit::taux ? 1 : 0;
  }

  void text_cell(int row, int index, const document::Inlines& inlines, Look look) {
    const int at = sheet_row(row);
    if (const document::Blank* blank = lone_blank(inlines)) return input_cell(at, index, *blank);
    const std::string& text = text_of(row, index);
    const int lines = line_count(text, width_of(index) - 0.8 - 1.3 * look.indent);
    if (look.role != Role::group) canvas_.raise(at, lines_height(lines));
    const bool looks_like_number =
        text.find_first_of("0123456789") != std::string::npos &&
        text.find_first_not_of("0123456789.,eE+-% ") == std::string::npos;
    canvas_.text(at, index, look, std::move(text_of(row, index)));
    if (looks_like_number) canvas_.sheet().texts.push_back({at, index, at, index});
  }

  static const document::Blank* lone_blank(const document::Inlines& inlines) {
    const auto* blank =
        inlines.size() == 1 ? std::get_if<document::Blank>(&inlines[0].node) : nullptr;
    return blank != nullptr && !blank->content ? blank : nullptr;
  }

  void input_cell(int row, int index, const document::Blank& blank) {
    canvas_.empty(row, index, {.role = Role::input});
    canvas_.sheet().inputs.push_back(
        {row, index, blank.kind, cleaned(blank.invite).text, blank.choices});
  }

  // ── Under the table ──────────────────────────────────────────────────────────────────────────

  void under_table() {
    note_line(source_line(table_.source, table_.scope, place_.arrete));
    if (!table_.reading.empty()) note_line(plain_line("Lecture : " + table_.reading));
    for (const auto& note : table_.notes) note_line(shown_text(note));
    note_line(plain_line(mark_legend()));
  }

  static std::string plain_line(const std::string& text) {
    return shown_text({document::Inline{document::Text{text}}});
  }

  void note_line(const std::string& text) {
    if (text.empty()) return;
    const int last = std::max(grid_.column_count() - 1, last_note_column());
    canvas_.wide_text(placed_.end_row++, 0, last, {.role = Role::note}, text);
  }

  /// Notes of a narrow table run on over the empty columns beside it.
  int last_note_column() const {
    double width = 0;
    int column = 0;
    const auto& widths = canvas_.sheet().widths;
    for (; width < 70; ++column) {
      width += static_cast<std::size_t>(column) < widths.size()
                   ? widths[static_cast<std::size_t>(column)]
                   : kDefaultWidth;
    }
    return column - 1;
  }

  /// Says what the signs before marked numbers mean, for those that are there.
  std::string mark_legend() const {
    std::string legend;
    for (const auto& [mark, meaning] : kMeanings) {
      if (!has_number_marked(mark)) continue;
      legend += (legend.empty() ? "Signes : " : " ; ") + mark_sign(mark) + " " + meaning;
    }
    return legend;
  }

  bool has_number_marked(CellMark mark) const {
    for (const auto& row : table_.rows) {
      for (const auto& cell : row.cells) {
        if (cell.mark == mark && std::holds_alternative<document::Number>(cell.content))
          return true;
      }
    }
    return false;
  }

  void warn_of_lost_formulas() {
    if (lost_formulas_ == 0) return;
    const std::string loss =
        lost_formulas_ == 1
            ? "une formule ne redonne pas la valeur de sa cellule, écrite sans formule"
            : std::to_string(lost_formulas_) +
                  " formules ne redonnent pas la valeur de leur cellule, écrite sans formule";
    Diagnostic warning = plain_error("tableau « " + table_.id + " » : " + loss,
                                     {"vérifiez les règles de total et les colonnes nommées"});
    warning.severity = Severity::warning;
    canvas_.book().warnings.push_back(std::move(warning));
  }

  static constexpr double kDefaultWidth = 9;
  static constexpr int kFilteredRowsMin = 10;
  static constexpr double kFilterHeight = 13;
  inline static const std::vector<std::pair<CellMark, std::string>> kMeanings{
      {CellMark::good, "favorable"},
      {CellMark::warning, "à surveiller"},
      {CellMark::bad, "défavorable"},
      {CellMark::anomaly, "anomalie"}};

  Canvas& canvas_;
  const document::Table& table_;
  Grid grid_;
  WordMarks word_marks_;
  TablePlace place_;
  PlacedTable placed_;
  std::vector<std::string> texts_;
  int lost_formulas_ = 0;
};

}  // namespace

PlacedTable place_table(Canvas& canvas, const document::Table& table, const TablePlace& place) {
  return Placing(canvas, table, place).all();
}

}  // namespace copil::workbook
