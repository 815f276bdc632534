#include "pages/tables/table_header.hpp"

#include <algorithm>

namespace copil::pages {

namespace {

constexpr double kHeaderPadding = 3;

/// The titles of a table's columns, as one piece.
class TableHeader {
 public:
  TableHeader(const document::Table& table, const Grid& grid, Studio& studio)
      : table_(table),
        grid_(grid),
        studio_(studio),
        style_(theme::kCell.at(grid.size).bold().in(theme::kNavy)) {}

  HeaderLayout lay_out(int head_element) {
    Piece piece;
    const bool has_groups =
        std::any_of(table_.columns.begin(), table_.columns.end(),
                    [](const document::Column& column) { return !column.group.empty(); });
    if (has_groups) {
      ids_.resize(table_.columns.size());
      add_groups(piece, head_element);
    }
    add_titles(piece, head_element);
    const double right = grid_.lefts.back() + grid_.widths.back();
    const Point from{grid_.lefts.front(), piece.height};
    add_artifact(piece, segment(from, {right, piece.height}, {theme::kNavy, 1, {}}));
    return {std::move(piece), std::move(ids_)};
  }

 private:
  /// The index behind the last column that shares the group of the one at `begin`.
  std::size_t group_end(std::size_t begin) const {
    std::size_t end = begin + 1;
    const std::string& group = table_.columns[begin].group;
    if (group.empty()) return end;
    while (end < table_.columns.size() && table_.columns[end].group == group) ++end;
    return end;
  }

  /// The header cell of `span` columns from that one on.
  int add_element(int row, std::size_t column, std::size_t span) {
    const int element = studio_.structure.add(Role::header_cell, row);
    studio_.structure.at(element).scope = Scope::column;
    studio_.structure.at(element).column_span = static_cast<int>(span);
    if (ids_.empty()) return element;
    const std::string id = studio_.new_header_id();
    studio_.structure.at(element).id = id;
    for (std::size_t i = column; i < column + span; ++i) {
      ids_[i] += (ids_[i].empty() ? "" : " ") + id;
    }
    return element;
  }

  /// The row of titles that columns side by side share, each over a rule.
  void add_groups(Piece& piece, int head_element) {
    const int row = studio_.structure.add(Role::table_row, head_element);
    std::vector<std::pair<double, double>> rules;
    for (std::size_t i = 0; i < table_.columns.size(); i = group_end(i)) {
      const std::size_t span = group_end(i) - i;
      const std::string& group = table_.columns[i].group;
      if (group.empty()) {
        studio_.structure.at(studio_.structure.add(Role::data_cell, row)).column_span =
            static_cast<int>(span);
        continue;
      }
      const int element = add_element(row, i, span);
      const double left = grid_.text_left(i);
      const double width = grid_.text_width(i, span);
      const TextStyle style = style_.in(theme::kBlue);
      Piece title = text_piece(plain(group, style, element),
                               {style, grid_.leading, Alignment::centred, 0}, left, width, studio_);
      piece.height = std::max(piece.height, title.height + kHeaderPadding + 2);
      absorb(piece, std::move(title), 0, kHeaderPadding);
      rules.emplace_back(left, left + width);
    }
    for (const auto& [from, to] : rules) {
      add_artifact(piece,
                   segment({from, piece.height}, {to, piece.height}, {theme::kBlue, 0.6, {}}));
    }
  }

  void add_titles(Piece& piece, int head_element) {
    const int row = studio_.structure.add(Role::table_row, head_element);
    std::vector<Piece> titles;
    double height = 0;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      titles.push_back(title(i, add_element(row, i, 1)));
      height = std::max(height, titles.back().height);
    }
    for (Piece& title : titles) {
      const double drop = piece.height + kHeaderPadding + height - title.height;
      absorb(piece, std::move(title), 0, drop);
    }
    piece.height += height + 2 * kHeaderPadding;
  }

  Piece title(std::size_t column, int element) {
    const RichText text = flatten(table_.columns[column].title, style_, element, studio_.structure,
                                  studio_.next_footnote);
    const ParagraphStyle style{style_, grid_.leading, alignment_of(table_.columns[column]), 0};
    return text_piece(text, style, grid_.text_left(column), grid_.text_width(column, 1), studio_);
  }

  const document::Table& table_;
  const Grid& grid_;
  Studio& studio_;
  TextStyle style_;
  std::vector<std::string> ids_;
};

}  // namespace

HeaderLayout lay_out_header(const document::Table& table, const Grid& grid, int head_element,
                            Studio& studio) {
  return TableHeader{table, grid, studio}.lay_out(head_element);
}

}  // namespace copil::pages
