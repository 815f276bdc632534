#include "opendocument/sheet/sheet_body.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "opendocument/package/pictures.hpp"
#include "opendocument/sheet/chart.hpp"
#include "opendocument/sheet/validations.hpp"
#include "sheets/names.hpp"

namespace copil::opendocument {

namespace {

using sheets::Dialect;
using sheets::Range;
using sheets::Sheet;

const char* type_of(NumberKind kind) {
  switch (kind) {
    case NumberKind::percentage:
      return "percentage";
    case NumberKind::currency:
      return "currency";
    case NumberKind::date:
      return "date";
    default:
      return "float";
  }
}

/// One sheet on its way to XML.
class SheetWriter {
 public:
  SheetWriter(Xml& xml, const SheetTarget& target, const Sheet& sheet)
      : xml_(xml), target_(target), sheet_(sheet) {
    sort_cells();
    for (const auto& comment : sheet.comments) comments_[{comment.row, comment.column}] = &comment;
    for (const auto& range : sheet.merged) merged_[{range.first_row, range.first_column}] = range;
    for (std::size_t i = 0; i < sheet.inputs.size(); ++i) {
      inputs_[{sheet.inputs[i].row, sheet.inputs[i].column}] = i;
    }
    for (const auto& [row, height] : sheet.heights) heights_[row] = height;
  }

  void all(const FirstNumbers& firsts) {
    firsts_ = firsts;
    xml_.open("table:table",
              {{"table:name", sheet_.name}, {"table:style-name", table_style_name(sheet_)}});
    columns();
    rows();
    xml_.close();
  }

 private:
  using Place = std::pair<int, int>;

  /// By row, then by column; of two cells in one place the last holds. Charts and pictures hang on
  /// cells.
  void sort_cells() {
    for (const auto& chart : sheet_.charts) anchors_.push_back({chart.row, chart.column, {}, {}});
    for (const auto& picture : sheet_.pictures) {
      anchors_.push_back({picture.row, picture.column, {}, {}});
    }
    for (const auto& anchor : anchors_) cells_.push_back(&anchor);
    for (const auto& cell : sheet_.cells) cells_.push_back(&cell);
    std::stable_sort(cells_.begin(), cells_.end(),
                     [](const sheets::Cell* a, const sheets::Cell* b) {
                       return Place{a->row, a->column} < Place{b->row, b->column};
                     });
  }

  void columns() {
    for (const double width : sheet_.widths) {
      xml_.leaf("table:table-column", {{"table:style-name", target_.styles.column_name(width)}});
    }
    // The rest of the sheet, so that notes may run on.
    if (sheet_.widths.size() < 8) {
      xml_.leaf("table:table-column",
                {{"table:number-columns-repeated", std::to_string(8 - sheet_.widths.size())}});
    }
  }

  // ── Rows ─────────────────────────────────────────────────────────────────────────────────────

  void rows() {
    int row = 0;
    const int last = cells_.empty() ? 0 : cells_.back()->row;
    if (sheet_.repeated_rows) {
      for (; row < sheet_.repeated_rows->first; ++row) write_row(row);
      xml_.open("table:table-header-rows");
      for (; row <= sheet_.repeated_rows->second; ++row) write_row(row);
      xml_.close();
    }
    for (; row <= last; ++row) write_row(row);
  }

  void write_row(int row) {
    const auto height = heights_.find(row);
    Attributes attributes;
    if (height != heights_.end()) {
      attributes.push_back({"table:style-name", target_.styles.row_name(height->second)});
    }
    xml_.open("table:table-row", attributes);
    column_ = 0;
    while (next_ < cells_.size() && cells_[next_]->row == row) {
      const bool is_overwritten = next_ + 1 < cells_.size() && cells_[next_ + 1]->row == row &&
                                  cells_[next_ + 1]->column == cells_[next_]->column;
      if (!is_overwritten) write_cell(*cells_[next_]);
      ++next_;
    }
    if (column_ == 0) xml_.leaf("table:table-cell");
    xml_.close();
  }

  // ── Cells ────────────────────────────────────────────────────────────────────────────────────

  void write_cell(const sheets::Cell& cell) {
    skip_to(cell.column);
    Attributes attributes;
    attributes.reserve(6);
    const std::string style = style_of(cell);
    if (!style.empty()) attributes.push_back({"table:style-name", style});
    const bool is_covered = covered_.count({cell.row, cell.column}) > 0;
    add_span(cell, attributes);
    const auto input = inputs_.find({cell.row, cell.column});
    if (input != inputs_.end()) {
      attributes.push_back(
          {"table:content-validation-name", validation_name(sheet_, input->second)});
    }
    std::visit(Describe{target_, cell, attributes}, cell.content);
    xml_.open(is_covered ? "table:covered-table-cell" : "table:table-cell", attributes);
    write_comment(cell);
    std::visit(Show{*this}, cell.content);
    write_charts(cell);
    write_pictures(cell);
    xml_.close();
    ++column_;
  }

  void write_charts(const sheets::Cell& cell) {
    for (std::size_t i = 0; i < sheet_.charts.size(); ++i) {
      const auto& chart = sheet_.charts[i];
      if (chart.row != cell.row || chart.column != cell.column) continue;
      write_chart_frame(xml_, chart, firsts_.chart + static_cast<int>(i));
    }
  }

  void write_pictures(const sheets::Cell& cell) {
    for (std::size_t i = 0; i < sheet_.pictures.size(); ++i) {
      const auto& picture = sheet_.pictures[i];
      if (picture.row != cell.row || picture.column != cell.column) continue;
      const PictureFrame frame{firsts_.picture + static_cast<int>(i),
                               picture.width_px * kCentimetresPerPixel,
                               picture.height_px * kCentimetresPerPixel, picture.alternative};
      write_picture_frame(xml_, frame,
                          {{"svg:x", length_text(picture.left_px * kCentimetresPerPixel, "cm")},
                           {"svg:y", length_text(picture.top_px * kCentimetresPerPixel, "cm")}});
    }
  }

  void skip_to(int column) {
    if (column > column_) {
      xml_.leaf("table:table-cell",
                {{"table:number-columns-repeated", std::to_string(column - column_)}});
    }
    column_ = column;
  }

  void add_span(const sheets::Cell& cell, Attributes& attributes) {
    const auto found = merged_.find({cell.row, cell.column});
    if (found == merged_.end()) return;
    const Range& range = found->second;
    for (int row = range.first_row; row <= range.last_row; ++row) {
      for (int column = range.first_column; column <= range.last_column; ++column) {
        covered_.insert({row, column});
      }
    }
    covered_.erase({cell.row, cell.column});
    attributes.push_back({"table:number-columns-spanned",
                          std::to_string(range.last_column - range.first_column + 1)});
    attributes.push_back(
        {"table:number-rows-spanned", std::to_string(range.last_row - range.first_row + 1)});
  }

  std::string style_of(const sheets::Cell& cell) {
    std::vector<WordRule> rules;
    std::string base;
    for (const auto& condition : sheet_.conditions) {
      const Range& range = condition.range;
      const bool is_inside = range.first_row <= cell.row && cell.row <= range.last_row &&
                             range.first_column <= cell.column && cell.column <= range.last_column;
      if (!is_inside) continue;
      rules.emplace_back(condition.text, condition.mark);
      base = cell_address(sheet_, range.first_row, range.first_column);
    }
    if (rules.empty()) return plain_style(cell.look);
    return target_.styles.name_of(cell.look, rules, base);
  }

  /// Cells side by side mostly look alike.
  const std::string& plain_style(const sheets::Look& look) {
    if (last_style_.empty() || look != last_look_) {
      last_look_ = look;
      last_style_ = target_.styles.name_of(look, {}, {});
    }
    return last_style_;
  }

  /// The attributes that say what the cell holds.
  struct Describe {
    const SheetTarget& target;
    const sheets::Cell& cell;
    Attributes& attributes;

    void operator()(sheets::Nothing) const {}
    void operator()(const std::string&) const { add("office:value-type", "string"); }
    void operator()(double number) const { add_number(number); }
    void operator()(Day day) const {
      add("office:value-type", "date");
      add("office:date-value", iso_text(day));
    }
    void operator()(const sheets::Formula& formula) const {
      add("table:formula", "of:=" + formula_text(formula, Dialect::open_formula));
      if (formula.cached) return add_number(*formula.cached);
      add("office:value-type", "string");
      add("office:string-value", "n.d.");
    }
    void operator()(const sheets::Repeat& repeat) const {
      add("table:formula", "of:=" + formula_text(target.book, repeat, Dialect::open_formula));
      add_number(repeat.cached);
    }
    void operator()(const sheets::Jump&) const { add("office:value-type", "string"); }
    void operator()(const std::vector<sheets::Run>&) const { add("office:value-type", "string"); }

    void add_number(double number) const {
      const auto kind = kind_of(target.book.number_formats[cell.look.number_format]);
      add("office:value-type", type_of(kind));
      if (kind == NumberKind::currency) add("office:currency", "EUR");
      add("office:value", number_text(number));
    }
    void add(const char* name, std::string value) const {
      attributes.push_back({name, std::move(value)});
    }
  };

  /// The words that the cell shows; numbers are shown by their styles.
  struct Show {
    SheetWriter& writer;

    void operator()(sheets::Nothing) const {}
    void operator()(double) const {}
    void operator()(Day) const {}
    void operator()(const sheets::Repeat&) const {}
    void operator()(const sheets::Formula& formula) const {
      if (!formula.cached) writer.paragraphs("n.d.");
    }
    void operator()(const std::string& text) const { writer.paragraphs(text); }
    void operator()(const sheets::Jump& jump) const {
      const auto& sheet = writer.target_.book.sheets[static_cast<std::size_t>(jump.sheet)];
      writer.xml_.open("text:p");
      writer.xml_.open("text:a",
                       {{"xlink:type", "simple"}, {"xlink:href", "#" + cell_address(sheet, 0, 0)}});
      write_words(writer.xml_, jump.text);
      writer.xml_.close();
      writer.xml_.close();
    }
    void operator()(const std::vector<sheets::Run>& runs) const {
      writer.xml_.open("text:p");
      for (const auto& run : runs) writer.run(run);
      writer.xml_.close();
    }
  };

  void run(const sheets::Run& run) {
    using Style = sheets::Run::Style;
    if (run.style == Style::regular) return write_words(xml_, run.text);
    xml_.open("text:span",
              {{"text:style-name", run.style == Style::strong ? "Strong" : "Emphasis"}});
    write_words(xml_, run.text);
    xml_.close();
  }

  /// A paragraph a line, as spreadsheets have it.
  void paragraphs(std::string_view text) {
    for (std::size_t start = 0; start <= text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      xml_.open("text:p");
      write_words(xml_, text.substr(start, end - start));
      xml_.close();
      start = end + 1;
    }
  }

  void write_comment(const sheets::Cell& cell) {
    const auto found = comments_.find({cell.row, cell.column});
    if (found == comments_.end()) return;
    xml_.open("office:annotation", {{"office:display", "false"}, {"svg:width", "7.5cm"}});
    paragraphs(found->second->text);
    xml_.close();
  }

  Xml& xml_;
  const SheetTarget& target_;
  const Sheet& sheet_;
  FirstNumbers firsts_;
  std::vector<sheets::Cell> anchors_;
  std::vector<const sheets::Cell*> cells_;
  std::size_t next_ = 0;  ///< in `cells_`
  int column_ = 0;        ///< the next of the row
  std::map<Place, const sheets::Comment*> comments_;
  std::map<Place, Range> merged_;
  std::map<Place, std::size_t> inputs_;
  std::map<int, double> heights_;
  std::set<Place> covered_;
  sheets::Look last_look_;
  std::string last_style_;
};

}  // namespace

void write_sheet(Xml& xml, const SheetTarget& target, const Sheet& sheet,
                 const FirstNumbers& firsts) {
  SheetWriter(xml, target, sheet).all(firsts);
}

std::string cell_address(const Sheet& sheet, int row, int column) {
  return sheets::quoted_sheet(sheet.name) + "." + sheets::range_text({row, column, row, column});
}

std::string range_address(const Sheet& sheet, const Range& range) {
  return cell_address(sheet, range.first_row, range.first_column) + ":" +
         cell_address(sheet, range.last_row, range.last_column);
}

std::string fixed_address(const Sheet& sheet, const Range& range) {
  std::string cells = range_text(range, sheets::Anchor::fixed);
  if (const auto colon = cells.find(':'); colon != std::string::npos) cells.insert(colon + 1, ".");
  return "$" + sheets::quoted_sheet(sheet.name) + "." + cells;
}

}  // namespace copil::opendocument
