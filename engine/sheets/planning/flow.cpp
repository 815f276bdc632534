#include "sheets/planning/flow.hpp"

#include <algorithm>
#include <utility>

#include "sheets/charts.hpp"
#include "sheets/planning/fitting.hpp"
#include "sheets/planning/tables.hpp"
#include "sheets/texts.hpp"

namespace copil::sheets {

namespace {

using namespace document;

/// What stands before the first paragraph of a list item.
std::string item_label(const List& list, std::size_t rank, int depth) {
  if (!list.ordered) return depth < 2 ? "– " : "• ";
  const int number = list.start + static_cast<int>(rank);
  if (depth < 2 || number < 1 || number > 26) return std::to_string(number) + ". ";
  return std::string(1, static_cast<char>('a' + number - 1)) + ") ";
}

/// Tables in a text share their columns: none may take too much.
constexpr double kTextWidthMax = 40;

class Flow {
 public:
  Flow(Canvas& canvas, const FlowOptions& options)
      : canvas_(canvas), options_(options), row_(options.row) {}

  int all(const std::vector<const Block*>& blocks) {
    for (const auto* block : blocks) fit(*block);
    for (const auto* block : blocks) std::visit(*this, block->node);
    footnotes();
    return row_;
  }

  void operator()(const Heading& n) {
    if (row_ > options_.row) ++row_;
    line(n.content, n.level <= 2 ? Role::heading : Role::subheading);
  }
  void operator()(const Paragraph& n) { line(n.content, role_); }
  void operator()(const ThematicBreak&) { ++row_; }
  void operator()(const PageBreak&) {}
  void operator()(const TableOfContents&) {}
  void operator()(const KeyFigures&) {}  // They stand on the first sheet.

  void operator()(const List& n) {
    ++indent_;
    ++list_depth_;
    for (std::size_t i = 0; i < n.items.size(); ++i) {
      label_ = item_label(n, i, list_depth_);
      blocks(n.items[i]);
      label_.clear();
    }
    --list_depth_;
    --indent_;
  }

  void operator()(const Quote& n) {
    const Role outer = std::exchange(role_, Role::quote);
    ++indent_;
    blocks(n.content);
    --indent_;
    role_ = outer;
  }

  void operator()(const Columns& n) {
    for (const auto& column : n.columns) blocks(column);
  }

  /// In words: rows have the height of a line.
  void operator()(const Illustration& n) {
    const std::string words =
        n.caption.empty() ? n.picture.alternative : n.caption + " : " + n.picture.alternative;
    line({Inline{Text{"Image : " + words}}}, Role::note);
  }

  void operator()(const Box& n) {
    ++row_;
    if (!n.title.empty()) line(n.title, Role::box_title, n.mark);
    const Role outer = std::exchange(role_, Role::box);
    const CellMark outer_mark = std::exchange(mark_, n.mark);
    blocks(n.content);
    role_ = outer;
    mark_ = outer_mark;
    ++row_;
  }

  void operator()(const Table& n) {
    if (const FlowTarget* target = options_.target(&n)) {
      return jump("Tableau", shown_text(n.title), *target);
    }
    row_ = placed_here(n).end_row + 1;
  }

  void operator()(const Chart& n) {
    if (const FlowTarget* target = options_.target(&n)) {
      return jump("Graphique", shown_text(n.title), *target);
    }
    const Table figures = table_of(n);
    const PlacedTable placed = placed_here(figures);
    row_ = placed.end_row + 1;
    if (n.categories.empty()) return;
    row_ = place_chart(canvas_, n, own_link(n), figures, placed, {placed.end_row + 1, 0});
  }

  void operator()(const Signatures& n) {
    ++row_;
    line(n.place_and_date, Role::paragraph);
    for (const auto& signature : n.signatures) {
      ++row_;
      line({Inline{Text{signature.role}}}, Role::signature);
      line(signature.name, Role::paragraph);
      canvas_.raise(row_ - 1, lines_height(3));
    }
  }

 private:
  void fit(const Block& block) {
    const auto* table = std::get_if<Table>(&block.node);
    if (table == nullptr || options_.target(table) != nullptr) return;
    fit_columns(canvas_, *table, kTextWidthMax);
  }

  void blocks(const Blocks& nodes) {
    for (const auto& block : nodes) std::visit(*this, block.node);
  }

  void line(const Inlines& content, Role role, CellMark mark = CellMark::none) {
    auto runs = shown_runs(content, footnotes_);
    if (runs.empty()) return;
    if (!label_.empty()) runs.insert(runs.begin(), Run{std::exchange(label_, {})});
    Look look{.role = role, .mark = mark == CellMark::none ? mark_ : mark};
    look.indent = static_cast<std::uint8_t>(std::min(indent_, 12));
    canvas_.wide_runs(row_++, 0, options_.last_column, look, std::move(runs));
  }

  PlacedTable placed_here(const Table& table) {
    ++row_;
    line(table.title, Role::subheading);
    return place_table(
        canvas_, table,
        {row_, options_.arrete, UnknownCells::said, kTextWidthMax, options_.origins_of});
  }

  void jump(const std::string& kind, const std::string& title, const FlowTarget& target) {
    canvas_.jump(row_++, 0, target.sheet,
                 "→ " + kind + "\u00A0: " + (title.empty() ? target.sheet_name : title));
  }

  void footnotes() {
    if (footnotes_.empty()) return;
    ++row_;
    for (std::size_t i = 0; i < footnotes_.size(); ++i) {
      canvas_.wide_text(row_++, 0, options_.last_column, {.role = Role::note},
                        "(" + std::to_string(i + 1) + ") " + footnotes_[i]);
    }
  }

  Canvas& canvas_;
  const FlowOptions& options_;
  int row_;
  int indent_ = 0;
  int list_depth_ = 0;
  Role role_ = Role::paragraph;
  CellMark mark_ = CellMark::none;
  std::string label_;
  std::vector<std::string> footnotes_;
};

}  // namespace

int place_flow(Canvas& canvas, const std::vector<const Block*>& blocks,
               const FlowOptions& options) {
  return Flow(canvas, options).all(blocks);
}

}  // namespace copil::sheets
