#include <algorithm>
#include <numeric>
#include <utility>

#include "document/signing.hpp"
#include "sheets/book.hpp"
#include "sheets/charts.hpp"
#include "sheets/names.hpp"
#include "sheets/planning/fitting.hpp"
#include "sheets/planning/flow.hpp"
#include "sheets/planning/front.hpp"
#include "sheets/planning/outline.hpp"
#include "sheets/planning/repeats.hpp"
#include "sheets/planning/tables.hpp"
#include "sheets/planning/trends.hpp"
#include "sheets/texts.hpp"
#include "sheets/tile_maps.hpp"
#include "wording/dates.hpp"
#include "wording/typography.hpp"

namespace copil::sheets {

namespace {

using document::Document;

/// Texts of that many paragraphs at most stand on the first sheet; longer ones have their own.
constexpr int kShortText = 40;

/// Total width, in digits, that a portrait page bears without shrinking much.
constexpr double kPortraitWidth = 118;

constexpr double kDigitWidthPx = 7;

/// A longer table has its charts at its side, if it is not wider than that.
constexpr std::size_t kRowsOverChart = 20;
constexpr double kRoomForChart = 60;

/// Longer tables would be too small on a single page.
constexpr std::size_t kRowsOnPage = 50;

class Planning {
 public:
  Planning(const Document& document, SaidOrigins origins)
      : document_(document),
        origins_of_(origins == SaidOrigins::none ? nullptr : &document),
        outline_(outlined(document)) {}

  Checked<Book> planned() {
    describe();
    name_sheets();
    fill();
    if (has_errors(errors_)) return std::move(errors_);
    return std::move(book_);
  }

 private:
  bool has_text_sheet() const {
    return outline_.text_block_count > kShortText || document_.style == document::Style::act;
  }

  // ── The book as a whole ──────────────────────────────────────────────────────────────────────

  void describe() {
    book_.number_formats = {"General"};
    book_.title = property(document_.title);
    book_.subject = property(document_.territory + " – " + wording::period_text(document_.period));
    book_.keywords = property(document_.keywords);
    book_.state = document_.is_draft         ? "PROJET"
                  : document_.is_provisional ? "Données provisoires"
                                             : "";
    book_.header = cut_to(cleaned(wording::typography(document_.territory)).text, 60);
    book_.footer = cut_to(cleaned(wording::typography(document_.title)).text, 90);
  }

  /// Document properties hold 255 characters.
  static std::string property(const std::string& text) { return cut_to(cleaned(text).text, 250); }

  // ── Sheets ───────────────────────────────────────────────────────────────────────────────────

  void name_sheets() {
    front_ = add_sheet("Présentation", document_.title);
    if (has_text_sheet()) text_ = add_sheet("Texte", "Texte du document");
    for (std::size_t i = 0; i < outline_.tables.size(); ++i) name_table_sheet(i);
    for (const auto& [chart, rank] : outline_.maps) {
      const std::string title = "Carte – " + shown_text(chart->title);
      map_sheets_.push_back(add_sheet(title, title));
    }
    trends_table_ = trend_table(outline_.key_figures, document_.period);
    if (!trends_table_.rows.empty())
      trends_ = add_sheet("Tendances", shown_text(trends_table_.title));
    if (!outline_.blanks.empty()) inputs_ = add_sheet("À compléter", "Champs à compléter");
    sources_ = add_sheet("Sources", "Définitions, sources et règles");
    for (const auto& [part, rank] : outline_.sheet_of) set_target(part, rank);
    for (std::size_t rank = 0; rank < outline_.tables.size(); ++rank) {
      set_target(outline_.tables[rank].table, rank);
    }
  }

  /// After its table; after its section when several share it, unless a sheet has that name.
  void name_table_sheet(std::size_t rank) {
    const TableSheet& part = outline_.tables[rank];
    if (part.shares_the_sheet) return table_sheets_.push_back(table_sheets_.back());
    const std::string own = shown_text(part.table->title);
    const std::string title = is_shared(rank) ? shown_line(part.section) : own;
    const bool is_taken = is_shared(rank) && !own.empty() && sheet_names_.is_taken(title);
    table_sheets_.push_back(
        add_sheet(is_taken ? own : title, title.empty() ? part.table->id : title));
  }

  /// True for the first of the tables of a sheet that has several.
  bool is_shared(std::size_t rank) const {
    return rank + 1 < outline_.tables.size() && outline_.tables[rank + 1].shares_the_sheet;
  }

  static std::string shown_line(const std::string& text) {
    return shown_text({document::Inline{document::Text{text}}});
  }

  void set_target(const void* part, std::size_t rank) {
    const int sheet = table_sheets_[rank];
    targets_[part] = {sheet, book_.sheets[static_cast<std::size_t>(sheet)].name};
  }

  int add_sheet(const std::string& title, const std::string& whole_title) {
    book_.sheets.push_back({});
    book_.sheets.back().name = sheet_names_.name_for(title, whole_title);
    book_.sheets.back().title = cleaned(whole_title).text;
    return static_cast<int>(book_.sheets.size()) - 1;
  }

  /// Tables first: the first sheet and the maps repeat some of their cells.
  void fill() {
    for (std::size_t i = 0; i < outline_.tables.size(); ++i) {
      if (is_shared(i) && !outline_.tables[i].shares_the_sheet)
        fill_shared(i);
      else if (!outline_.tables[i].shares_the_sheet)
        placed_.push_back(fill_table(table_sheets_[i], outline_.tables[i]));
    }
    fill_maps();
    fill_front();
    if (text_) fill_text();
    if (trends_) fill_trends();
    if (inputs_) fill_inputs();
    fill_sources();
    for (auto& sheet : book_.sheets) orient(sheet);
  }

  static void orient(Sheet& sheet) {
    double width = std::accumulate(sheet.widths.begin(), sheet.widths.end(), 0.0);
    for (const auto& chart : sheet.charts) {
      const auto columns = static_cast<std::size_t>(chart.column);
      const auto end = sheet.widths.begin() +
                       static_cast<std::ptrdiff_t>(std::min(columns, sheet.widths.size()));
      const double left = std::accumulate(sheet.widths.begin(), end, 0.0);
      width = std::max(width, left + chart.width_px / kDigitWidthPx);
    }
    if (width > kPortraitWidth) sheet.orientation = Orientation::landscape;
  }

  void fill_front() {
    Canvas canvas(book_, front_, errors_);
    int row = place_identity(canvas, document_);
    key_figures_row_ = row + 1;
    row = place_key_figures(
        canvas, outline_.key_figures, cell_names_,
        [this](const auto& figure) {
          return repeat_of(document_, figure, outline_.tables, placed_, table_sheets_);
        },
        origins_of_, row);
    row = place_contents(canvas, row);
    if (!text_ && outline_.text_block_count > 0) place_flow(canvas, outline_.text, flow_from(row));
    canvas.report_removed();
  }

  void fill_text() {
    Canvas canvas(book_, *text_, errors_);
    const int row = place_sheet_title(canvas, document_, document_.title, front_);
    set_text_columns(canvas);
    place_flow(canvas, outline_.text, flow_from(row + 1));
    canvas.sheet().frozen_rows = row;
    canvas.report_removed();
  }

  FlowOptions flow_from(int row) {
    const auto target = [this](const void* part) {
      const auto found = targets_.find(part);
      return found == targets_.end() ? nullptr : &found->second;
    };
    return {row, kTextLastColumn, document::told_arrete(document_), target, origins_of_};
  }

  // ── A table and its charts ───────────────────────────────────────────────────────────────────

  PlacedTable fill_table(int index, const TableSheet& part) {
    Canvas canvas(book_, index, errors_);
    const int row = place_sheet_title(canvas, document_, canvas.sheet().title, front_);
    const PlacedTable placed = place_table(canvas, *part.table,
                                           {.row = row,
                                            .arrete = document::told_arrete(document_),
                                            .unknown_cells = part.unknown_cells,
                                            .origins_of = origins_of_});
    ChartPlace place = chart_place(canvas.sheet(), *part.table, placed);
    for (const auto& chart : part.charts) {
      place.row = place_chart(canvas, *chart.chart, chart.link, *part.table, placed, place);
      if (place.column > 0) keep_beside(canvas.sheet().charts.back(), *part.table);
    }
    set_up(canvas.sheet(), *part.table, row, placed);
    name_totals(index, *part.table, placed);
    canvas.report_removed();
    return placed;
  }

  /// The tables that share the sheet of the one of that rank, each under its title; their columns
  /// are as wide as the widest asks.
  void fill_shared(std::size_t first) {
    Canvas canvas(book_, table_sheets_[first], errors_);
    int row = place_sheet_title(canvas, document_, canvas.sheet().title, front_);
    canvas.sheet().frozen_rows = row;
    const double widest = TablePlace{}.text_width_max;
    std::size_t end = first + 1;
    while (end < outline_.tables.size() && outline_.tables[end].shares_the_sheet) ++end;
    for (std::size_t i = first; i < end; ++i) {
      fit_columns(canvas, *outline_.tables[i].table, widest);
    }
    for (std::size_t i = first; i < end; ++i) {
      const TableSheet& part = outline_.tables[i];
      canvas.text(row + 1, 0, {.role = Role::heading}, shown_text(part.table->title));
      placed_.push_back(place_table(
          canvas, *part.table,
          {row + 2, document::told_arrete(document_), part.unknown_cells, widest, origins_of_}));
      name_totals(table_sheets_[i], *part.table, placed_.back());
      row = placed_.back().end_row;
    }
    canvas.report_removed();
  }

  /// Under a short table; beside a long one that leaves room, where pages do not cut it in two.
  static ChartPlace chart_place(Sheet& sheet, const document::Table& table,
                                const PlacedTable& placed) {
    const auto end = sheet.widths.begin() + static_cast<std::ptrdiff_t>(table.columns.size());
    const double width = std::accumulate(sheet.widths.begin(), end, 0.0);
    if (table.rows.size() <= kRowsOverChart || width > kRoomForChart) {
      return {placed.end_row + 1, 0};
    }
    if (table.rows.size() <= kRowsOnPage) sheet.fit = Sheet::Fit::page;
    return {placed.header_row, static_cast<int>(table.columns.size()) + 1};
  }

  /// A chart beside its table ends with it, and does not cover the notes.
  static void keep_beside(NativeChart& chart, const document::Table& table) {
    const int rows = static_cast<int>(table.rows.size()) + 1;
    chart.height_px = std::min(chart.height_px, kRowHeightPx * rows);
  }

  void set_up(Sheet& sheet, const document::Table& table, int first_header_row,
              const PlacedTable& placed) {
    sheet.frozen_rows = placed.first_row;
    const auto& columns = table.columns;
    const auto end = std::find_if_not(columns.begin(), columns.end(),
                                      [](const auto& column) { return column.is_row_header; });
    sheet.frozen_columns = static_cast<int>(end - columns.begin());
    if (sheet.frozen_columns > 3) sheet.frozen_columns = 1;
    sheet.repeated_rows = {first_header_row, placed.header_row};
    sheet.filter = placed.filter;
  }

  void name_totals(int sheet, const document::Table& table, const PlacedTable& placed) {
    int row = placed.first_row;
    for (const auto& line : table.rows) {
      if (line.kind == document::RowKind::total) name_totals_of(line, table, sheet, row);
      ++row;
    }
  }

  void name_totals_of(const document::Row& line, const document::Table& table, int sheet, int row) {
    int column = 0;
    for (const auto& cell : line.cells) {
      if (column >= static_cast<int>(table.columns.size())) return;
      const auto* number = std::get_if<document::Number>(&cell.content);
      if (number != nullptr && number->value.is_defined()) {
        const auto& id = table.columns[static_cast<std::size_t>(column)].id;
        book_.names.push_back({cell_names_.name_for("total", table.id + " " + id),
                               sheet,
                               {row, column, row, column}});
      }
      column += std::max(cell.column_span, 1);
    }
  }

  void fill_maps() {
    for (std::size_t i = 0; i < outline_.maps.size(); ++i) {
      const auto& [chart, rank] = outline_.maps[i];
      const TableSheet& part = outline_.tables[rank];
      Canvas canvas(book_, map_sheets_[i], errors_);
      const int row = place_sheet_title(canvas, document_, canvas.sheet().title, front_);
      place_tile_map(canvas, *chart, map_link(*chart, *part.table),
                     {table_sheets_[rank], placed_[rank].first_row}, row + 1);
      canvas.report_removed();
    }
  }

  void fill_trends() {
    const TableSheet part{&trends_table_, {}, UnknownCells::empty};
    const PlacedTable placed = fill_table(*trends_, part);
    Canvas front(book_, front_, errors_);
    place_trends(front, outline_.key_figures, key_figures_row_, *trends_, placed);
  }

  // ── What is left ─────────────────────────────────────────────────────────────────────────────

  void fill_inputs() {
    Canvas canvas(book_, *inputs_, errors_);
    const int row = place_sheet_title(canvas, document_, canvas.sheet().title, front_);
    place_inputs(canvas, outline_.blanks, row);
    canvas.report_removed();
  }

  void fill_sources() {
    Canvas canvas(book_, sources_, errors_);
    const int row = place_sheet_title(canvas, document_, canvas.sheet().title, front_);
    if (outline_.annex.empty()) {
      set_text_columns(canvas);
      place_sources(canvas, outline_, targets_, place_rules(canvas, document_, row));
    } else {
      set_mixed_columns(canvas);
      place_flow(canvas, outline_.annex, flow_from(row + 1));
    }
    canvas.report_removed();
  }

  const Document& document_;
  const Document* origins_of_;  ///< null: cells do not say where their number comes from
  Outline outline_;
  Book book_;
  Diagnostics errors_;
  SheetNames sheet_names_;
  CellNames cell_names_;
  int front_ = 0;
  int sources_ = 0;
  std::optional<int> text_;
  std::optional<int> inputs_;
  std::optional<int> trends_;
  document::Table trends_table_;
  int key_figures_row_ = 0;  ///< of the first key figure on the first sheet
  std::vector<int> table_sheets_;
  std::vector<int> map_sheets_;
  std::vector<PlacedTable> placed_;  ///< by table of the outline
  std::map<const void*, FlowTarget> targets_;
};

}  // namespace

Checked<Book> planned(const Document& document, SaidOrigins origins) {
  return Planning(document, origins).planned();
}

}  // namespace copil::sheets
