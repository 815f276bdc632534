#include "sheets/planning/tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/signs.hpp"
#include "diagnostics/warning.hpp"
#include "document/marks.hpp"
#include "sheets/numbers.hpp"
#include "sheets/origins.hpp"
#include "sheets/planning/fitting.hpp"
#include "sheets/planning/word_marks.hpp"
#include "sheets/texts.hpp"
#include "sheets/widths.hpp"

namespace copil::sheets {

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

/// One table on its way to the sheet.
class Placing {
 public:
  Placing(Canvas& canvas, const document::Table& table, const TablePlace& place)
      : canvas_(canvas),
        table_(table),
        grid_(table),
        texts_(grid_),
        word_marks_(grid_),
        place_(place) {}

  PlacedTable all() {
    placed_.header_row = place_.row + (has_groups() ? 1 : 0);
    placed_.first_row = placed_.header_row + 1;
    placed_.filter = filter();
    set_column_looks();
    canvas_.expect(static_cast<std::size_t>(grid_.row_count() + 2) *
                   static_cast<std::size_t>(grid_.column_count()));
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
      Look look = column_looks_[static_cast<std::size_t>(i)].usual;
      look.role = Role::header;
      canvas_.wide_text(placed_.header_row, i, i, look, title);
      // Room under the words for the buttons of the filter.
      const int lines = line_count(title, width_of(i) * kTitleShare);
      canvas_.raise(placed_.header_row, lines_height(lines) + (placed_.filter ? kFilterHeight : 4));
      canvas_.comment(placed_.header_row, i, column(i).note);
    }
  }

  // ── Columns ──────────────────────────────────────────────────────────────────────────────────

  void fit_columns() {
    for (int i = 0; i < grid_.column_count(); ++i) {
      canvas_.widen(i, fitted_width(grid_, texts_, i, place_.text_width_max));
    }
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
      body_cell(row, i, *cell, look_of(owner, i, *cell));
      if (cell->column_span <= 1) continue;
      const int last = std::min(i + cell->column_span, grid_.column_count()) - 1;
      cover(sheet_row(row), i, last, {.role = role_of(owner.kind)});
      covered_until = last + 1;
    }
  }

  int sheet_row(int row) const { return placed_.first_row + row; }

  /// What the cells of a column have in common.
  void set_column_looks() {
    for (int i = 0; i < grid_.column_count(); ++i) {
      Look look;
      look.across = across_of(column(i));
      look.indent = static_cast<std::uint8_t>(text_indent(table_, i));
      column_looks_.push_back({look, word_marks_.has_live_marks(i)});
    }
  }

  Look look_of(const document::Row& owner, int index, const document::Cell& cell) const {
    const auto& [usual, has_live_marks] = column_looks_[static_cast<std::size_t>(index)];
    Look look = usual;
    look.role = role_of(owner.kind);
    // A group's label stands over all columns, whatever the first of them holds.
    const bool is_label = owner.kind == RowKind::group && look.across != Across::by_content;
    if (is_label) look.across = Across::left;
    const bool is_ruled = has_live_marks && owner.kind == RowKind::body;
    if (!is_ruled) look.mark = cell.mark;
    if (index == 0) look.indent = static_cast<std::uint8_t>(std::clamp(owner.indent, 0, 15));
    return look;
  }

  void cover(int row, int first, int last, Look look) {
    if (last == first) return;
    for (int i = first + 1; i <= last; ++i) canvas_.empty(row, i, look);
    canvas_.sheet().merged.push_back({row, first, row, last});
  }

  /// The cell's note, then where its number comes from when that is asked for.
  std::string comment_of(const document::Cell& cell) const {
    if (place_.origins_of == nullptr) return cell.note;
    const auto* number = std::get_if<document::Number>(&cell.content);
    const auto* words = std::get_if<document::Inlines>(&cell.content);
    if (words != nullptr && words->size() == 1)
      number = std::get_if<document::Number>(&words->front().node);
    if (number == nullptr || number->origin == document::kNoOrigin) return cell.note;
    return cell.note + (cell.note.empty() ? "" : "\n") +
           origin_words(*place_.origins_of, number->origin);
  }

  void body_cell(int row, int index, const document::Cell& cell, Look look) {
    const int at = sheet_row(row);
    canvas_.comment(at, index, comment_of(cell));
    tell(at, index, cell.note);
    if (const auto* number = std::get_if<document::Number>(&cell.content)) {
      if (cell.mark != CellMark::none) marked_numbers_[static_cast<std::size_t>(cell.mark)] = true;
      number_cell(row, index, cell, *number, look);
    } else if (const auto* date = std::get_if<document::Date>(&cell.content)) {
      canvas_.day(at, index, look, date->day);
    } else {
      if (cell.note.empty()) tell(at, index, document::mark_meaning(look.mark));
      words_cell(row, index, std::get<document::Inlines>(cell.content), look);
    }
  }

  /// Notes that a cell says it: under the table it is told by the cell's name, for a comment does
  /// not print, and a ground's colour is not seen by all.
  void tell(int row, int index, const std::string& words) {
    if (words.empty()) return;
    const auto is_same = [&](const auto& one) { return one.first == words; };
    auto place = std::find_if(told_.begin(), told_.end(), is_same);
    if (place == told_.end()) place = told_.insert(told_.end(), {words, {}});
    place->second.push_back(range_text({row, index, row, index}));
  }

  /// « E8, E12 : étape d'une année passée »; of many cells the first.
  static std::string told_line(const std::string& words, const std::vector<std::string>& cells) {
    constexpr std::size_t kNamed = 8;
    std::string line;
    for (std::size_t i = 0; i < std::min(cells.size(), kNamed); ++i) {
      line += (i == 0 ? "" : ", ") + cells[i];
    }
    return line + (cells.size() > kNamed ? "… : " : " : ") + words;
  }

  /// A number or a day that is all a text says stays one; it stands where the texts stand.
  void words_cell(int row, int index, const document::Inlines& inlines, Look look) {
    const auto* lone = inlines.size() == 1 ? &inlines.front().node : nullptr;
    const auto* number = lone != nullptr ? std::get_if<document::Number>(lone) : nullptr;
    const auto* date = lone != nullptr ? std::get_if<document::Date>(lone) : nullptr;
    if (number == nullptr && date == nullptr) return text_cell(row, index, inlines, look);
    if (look.across == Across::by_content) look.across = Across::left;
    if (number != nullptr) return canvas_.number(sheet_row(row), index, look, *number);
    canvas_.day(sheet_row(row), index, look, date->day);
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
    auto& text = texts_.at(row, index);
    const double room = width_of(index) - 0.8 - 1.3 * look.indent;
    const bool fits = text.width <= room && !text.has_lines;
    if (!fits && look.role != Role::group) {
      canvas_.raise(at, lines_height(line_count(text.words, room)));
    }
    const bool is_code = looks_like_number(text.words);
    canvas_.text(at, index, look, std::move(text.words));
    if (is_code) canvas_.sheet().texts.push_back({at, index, at, index});
  }

  /// Most texts are told by their first letter.
  static bool looks_like_number(std::string_view text) {
    const auto may_be_part = [](char c) {
      return is_digit(c) || std::string_view{".,eE+-% "}.find(c) != std::string::npos;
    };
    return std::all_of(text.begin(), text.end(), may_be_part) &&
           std::any_of(text.begin(), text.end(), is_digit<char>);
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
    for (const auto& [words, cells] : told_) note_line(plain_line(told_line(words, cells)));
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
    for (const auto mark : {CellMark::good, CellMark::warning, CellMark::bad, CellMark::anomaly}) {
      if (!marked_numbers_[static_cast<std::size_t>(mark)]) continue;
      legend += (legend.empty() ? "Signes : " : " ; ") + mark_sign(mark) + " " +
                document::mark_meaning(mark);
    }
    return legend;
  }

  void warn_of_lost_formulas() {
    if (lost_formulas_ == 0) return;
    const std::string loss =
        lost_formulas_ == 1
            ? "une formule ne redonne pas la valeur de sa cellule, écrite sans formule"
            : std::to_string(lost_formulas_) +
                  " formules ne redonnent pas la valeur de leur cellule, écrite sans formule";
    canvas_.book().warnings.push_back(
        plain_warning("tableau « " + table_.id + " » : " + loss,
                      {"vérifiez les règles de total et les colonnes nommées"}));
  }

  static constexpr double kDefaultWidth = 9;
  static constexpr int kFilteredRowsMin = 10;
  static constexpr double kFilterHeight = 13;
  Canvas& canvas_;
  const document::Table& table_;
  Grid grid_;
  TableTexts texts_;
  WordMarks word_marks_;
  TablePlace place_;
  PlacedTable placed_;
  struct ColumnLook {
    Look usual;
    bool has_live_marks = false;  ///< rules mark its body cells
  };
  std::vector<ColumnLook> column_looks_;
  std::vector<std::pair<std::string, std::vector<std::string>>>
      told_;                              ///< what cells say, in order
  std::array<bool, 5> marked_numbers_{};  ///< by mark, those that some number bears
  int lost_formulas_ = 0;
};

}  // namespace

PlacedTable place_table(Canvas& canvas, const document::Table& table, const TablePlace& place) {
  return Placing(canvas, table, place).all();
}

}  // namespace copil::sheets
