#include <algorithm>

#include "document/marks.hpp"
#include "pages/flow/block_layout.hpp"
#include "pages/flow/marks.hpp"
#include "pages/tables/carried_totals.hpp"
#include "pages/tables/table_header.hpp"
#include "pages/tables/table_rows.hpp"
#include "pages/tables/table_summary.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

using document::RowKind;

/// A table that goes on over pages begins and ends with as many rows at least; rows that are tall
/// only where a page would not be left mostly empty for them.
constexpr std::size_t kOpeningRows = 5;
constexpr std::size_t kClosingRows = 4;
constexpr double kTallRow = 40;

/// A header taller than that share of the page is not repeated.
constexpr double kRepeatedShare = 0.35;

/// The header as it stands again at the top of further pages, under « Tableau 1 (suite) ».
Piece continued_header(const Piece& header, const std::string& title, double left, Studio& studio) {
  Piece piece;
  const TextStyle style = theme::kSmall.italic();
  const double baseline = baseline_in(theme::kSmallLeading, style.size);
  add_text(piece, title + " (suite)", style, {left + kCellPadding, baseline}, kNoElement, studio);
  Piece copy = header;
  copy.footnotes.clear();
  copy.links.clear();
  piece.height = theme::kSmallLeading + header.height;
  absorb(piece, std::move(copy), 0, theme::kSmallLeading);
  return piece;
}

/// The same above the rows of a group, whose title stands again with « (suite) ».
Piece continued_group(const Piece& header, Piece group, Studio& studio) {
  group.footnotes.clear();
  group.links.clear();
  Piece piece = header;
  for (std::size_t i = group.items.size(); i-- > 0;) {
    const auto* run = std::get_if<GlyphRun>(&group.items[i].content);
    if (run == nullptr) continue;
    const TextStyle style{static_cast<Face>(run->font), run->size, run->colour};
    const Point end{run->origin.x + static_cast<double>(run->width), run->origin.y};
    add_text(group, "\u00A0(suite)", style, end, kNoElement, studio);
    break;
  }
  const double above = piece.height;
  piece.height += group.height;
  absorb(piece, std::move(group), 0, above);
  return piece;
}

/// Sends the rows on, each glued as its kind wants and with the header it repeats.
class TableBody {
 public:
  TableBody(const document::Table& table, const Grid& grid, const Piece& header, Studio& studio,
            BlockLayout& layout)
      : table_(table),
        header_(header),
        studio_(studio),
        layout_(layout),
        totals_(add_carried_totals(table, grid, studio)),
        repeats_(header.height < kRepeatedShare * studio.paginator.text_height()) {
    if (repeats_) plain_repeat_ = studio_.paginator.add_repeat(header);
    repeat_ = plain_repeat_;
  }

  void lay_out(TableRows& rows, int body_element) {
    layout_.keep_with_next();
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      const document::Row& row = table_.rows[i];
      if (row.kind != RowKind::body) repeat_ = plain_repeat_;
      studio_.type.fonts.trim();  // A table may be as long as thousands of pages.
      std::vector<Piece> pieces = rows.lay_out(row, body_element);
      const bool opens_group = row.kind == RowKind::group && repeats_ && pieces.size() == 1;
      const Piece group = opens_group ? pieces.front() : Piece{};
      for (Piece& piece : pieces) emit(std::move(piece), i);
      totals_.sums.add(row);
      if (opens_group) {
        repeat_ = studio_.paginator.add_repeat(continued_group(header_, group, studio_),
                                               RepeatLife::passing);
      }
      if (row.kind == RowKind::group) layout_.keep_with_next();
    }
  }

 private:
  bool is_body(std::size_t row) const {
    return row < table_.rows.size() && table_.rows[row].kind == RowKind::body;
  }

  bool is_at_end(std::size_t row) const {
    return row < kOpeningRows || row + kClosingRows > table_.rows.size();
  }

  /// Totals stay with what they add up; a body row never stands alone before them or at the end.
  void emit(Piece piece, std::size_t row) {
    const bool follows_first = row > 0 && is_body(row - 1) && (row == 1 || !is_body(row - 2));
    const bool ends = is_body(row) && !is_body(row + 1) && row > 0 && is_body(row - 1);
    piece.repeat = repeat_;
    piece.carry = totals_.carry;
    piece.row = row;
    piece.sums = totals_.sums.values();
    const bool is_apart = !is_body(row) && table_.rows[row].kind != RowKind::group;
    const bool is_short_end = is_at_end(row) && piece.height < kTallRow;
    if (is_apart || ends || (is_body(row) && follows_first) || is_short_end)
      piece.glue = Glue::forbidden;
    else if (table_.keep_together || is_at_end(row))
      piece.glue = Glue::avoid;
    layout_.emit(std::move(piece));
  }

  const document::Table& table_;
  const Piece& header_;
  Studio& studio_;
  BlockLayout& layout_;
  CarriedTotals totals_;  ///< of the rows laid out so far
  bool repeats_;
  int plain_repeat_ = -1;
  int repeat_ = -1;
};

void add_small_line(const RichText& text, const Area& area, BlockLayout& layout) {
  layout.keep_with_next();
  layout.paragraph(text, {theme::kSmall, theme::kSmallLeading, Alignment::left, 3}, area);
}

/// One line that says what the signs of the table mean.
Piece signs_meant(const std::set<document::CellMark>& marks, const Area& area, Studio& studio) {
  const int element = studio.structure.add(Role::paragraph, area.parent);
  Piece line;
  line.space_before = 4;
  line.height = theme::kSmallLeading;
  const double baseline = baseline_in(theme::kSmallLeading, theme::kSmall.size);
  double x = area.x;
  for (const document::CellMark mark : marks) {
    add_artifact(line, mark_sign(mark, {x + 3, baseline - 2.6}, 5));
    const std::string words = document::mark_meaning(mark) + (mark == *marks.rbegin() ? "" : " ; ");
    x += 9 + add_text(line, wording::typography(words), theme::kSmall, {x + 9, baseline}, element,
                      studio);
    x += 6;
  }
  return line;
}

/// Under the table: what the signs mean, the notes of its cells, its own notes.
void add_notes(const document::Table& table, const TableRows& rows, const Area& area,
               Studio& studio, BlockLayout& layout) {
  if (!rows.marks().empty()) {
    layout.keep_with_next();
    layout.emit(signs_meant(rows.marks(), area, studio));
  }
  char letter = 'a';
  for (const std::string& note : rows.notes()) {
    const int element = studio.structure.add(Role::paragraph, area.parent);
    const std::string call = std::string(1, letter) + ".\u00A0";
    if (letter < 'z') ++letter;
    add_small_line(plain(call + note, theme::kSmall, element), area, layout);
  }
  for (const document::Inlines& note : table.notes) {
    const int element = studio.structure.add(Role::paragraph, area.parent);
    add_small_line(flatten(note, theme::kSmall, element, studio.structure, studio.next_footnote),
                   area, layout);
  }
}

/// `area` is that of the table's element, `below` of what stands under it.
void lay_out_panel(const document::Table& table, const Grid& grid, const std::string& title,
                   const Area& area, const Area& below, Studio& studio, BlockLayout& layout) {
  const int head = studio.structure.add(Role::table_head, area.parent);
  const HeaderLayout header = lay_out_header(table, grid, head, studio);
  layout.keep_with_next();
  layout.emit(header.piece);
  const int body = studio.structure.add(Role::table_body, area.parent);
  TableRows rows{table, grid, studio, header.ids};
  const Piece repeated = continued_header(header.piece, title, grid.lefts.front(), studio);
  TableBody{table, grid, repeated, studio, layout}.lay_out(rows, body);
  add_notes(table, rows, below, studio, layout);
}

void add_caption(const document::Inlines& caption, const Area& area, Studio& studio,
                 BlockLayout& layout) {
  const int element = studio.structure.add(Role::caption, area.parent);
  const RichText text =
      flatten(caption, theme::kCaption, element, studio.structure, studio.next_footnote);
  Piece piece = text_piece(text, {theme::kCaption, theme::kCaptionLeading, Alignment::left, 14},
                           area.x, area.width, studio);
  layout.emit(std::move(piece));
  layout.leave_space(3);
}

document::Row notice_row(const std::string& words, std::size_t span) {
  document::Cell cell;
  cell.content = document::Inlines{{document::Emphasis{{{document::Text{words}}}}}};
  cell.column_span = static_cast<int>(span);
  return {RowKind::body, {cell}, 0};
}

/// A table always has a column and a row: one without says so.
document::Table with_content(const document::Table& table) {
  document::Table filled = table;
  if (filled.columns.empty()) filled.columns.emplace_back();
  if (filled.rows.empty())
    filled.rows.push_back(notice_row("Aucune ligne.", filled.columns.size()));
  return filled;
}

void lay_out_filled(const document::Table& table, const Area& area, Studio& studio,
                    BlockLayout& layout) {
  const std::string title = "Tableau\u00A0" + std::to_string(++studio.table_count);
  std::vector<document::Table> panels;
  const std::optional<Grid> grid = make_grid(table, area, studio);
  if (!grid) panels = column_panels(table, area, studio);
  const std::size_t count = std::max<std::size_t>(panels.size(), 1);
  for (std::size_t i = 0; i < count; ++i) {
    const document::Table& panel = panels.empty() ? table : panels[i];
    const Area inner = area.under(studio.structure.add(Role::table, area.parent));
    document::Inlines caption = numbered_caption("Tableau", studio.table_count, table.title);
    if (count > 1) {
      caption.push_back({document::Text{" (partie " + std::to_string(i + 1) + " sur " +
                                        std::to_string(count) + ")"}});
    }
    studio.structure.at(inner.parent).alternative = table_summary(panel);
    add_caption(caption, inner, studio, layout);
    lay_out_panel(panel, grid ? *grid : *make_grid(panel, area, studio, kPanelSize), title, inner,
                  area, studio, layout);
  }
  for (const document::Inlines& note : count > 1 ? table.notes : std::vector<document::Inlines>{}) {
    const int element = studio.structure.add(Role::paragraph, area.parent);
    add_small_line(flatten(note, theme::kSmall, element, studio.structure, studio.next_footnote),
                   area, layout);
  }
  add_provenance(table.source, table.scope, table.reading, area, studio, layout);
}

}  // namespace

void lay_out_table(const document::Table& table, const Area& area, Studio& studio,
                   BlockLayout& layout) {
  if (table.columns.empty() || table.rows.empty()) {
    return lay_out_filled(with_content(table), area, studio, layout);
  }
  lay_out_filled(table, area, studio, layout);
}

}  // namespace copil::pages
