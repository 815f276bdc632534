#include "opendocument/text/text_tables.hpp"

#include <algorithm>
#include <numeric>

#include "document/handwriting.hpp"
#include "document/tile_map.hpp"
#include "opendocument/sheet/cell_styles.hpp"
#include "opendocument/text/column_widths.hpp"
#include "opendocument/text/text_styles.hpp"
#include "sheets/dress.hpp"
#include "sheets/numbers.hpp"
#include "sheets/palette.hpp"
#include "sheets/texts.hpp"
#include "sheets/tile_maps.hpp"
#include "wording/typography.hpp"

namespace copil::opendocument {

namespace {

using namespace document;

bool has_groups(const Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const Column& column) { return !column.group.empty(); });
}

const char* heading_style(const Column& column) {
  const auto settled = settled_alignment(column);
  if (settled == ColumnAlignment::centred) return style::kCentredHeading;
  return settled == ColumnAlignment::left ? style::kTableHeading : style::kNumberHeading;
}

/// Numbers and days stand at the right, in a column of texts too, unless its author chose.
const char* content_style(const Column& column, bool is_text) {
  const auto settled = settled_alignment(column);
  if (settled == ColumnAlignment::centred) return style::kTableCentred;
  const bool follows_content = column.alignment == ColumnAlignment::by_kind && !is_text;
  const bool is_left = settled == ColumnAlignment::left && !follows_content;
  return is_left ? style::kTableText : style::kTableNumber;
}

std::string thin(std::uint32_t colour) {
  return "0.5pt solid " + colour_text(colour);
}

Attributes header_properties(std::uint32_t paper) {
  return {{"fo:background-color", colour_text(paper)},
          {"fo:padding", "0.08cm"},
          {"fo:border", thin(sheets::kPaperColour)}};
}

}  // namespace

void TextTables::write(const Table& table, Day arrete) {
  marks_ = {};
  if (!table.title.empty()) inlines_.paragraph(style::kCaption, table.title);
  const auto widths = column_widths(table, width_cm_);
  open_table(std::accumulate(widths.begin(), widths.end(), 0.0), widths, !table.keep_together);
  xml_.open("table:table-header-rows");
  if (has_groups(table)) group_header(table);
  header(table);
  xml_.close();
  for (const auto& line : table.rows) row(table, line);
  xml_.close();
  under(table, arrete);
}

void TextTables::group_header(const Table& table) {
  open_row();
  const auto& columns = table.columns;
  for (std::size_t first = 0; first < columns.size();) {
    std::size_t end = first + 1;
    const std::string& group = columns[first].group;
    while (!group.empty() && end < columns.size() && columns[end].group == group) ++end;
    const auto span = static_cast<int>(end - first);
    open_cell(
        cell_style(header_properties(group.empty() ? sheets::kNavyColour : sheets::kBlueColour)),
        span);
    inlines_.paragraph(style::kTableHeading, group);
    xml_.close();
    skip_covered(span);
    first = end;
  }
  xml_.close();
}

void TextTables::header(const Table& table) {
  open_row();
  for (const auto& column : table.columns) {
    open_cell(cell_style(header_properties(sheets::kNavyColour)));
    inlines_.paragraph(heading_style(column), column.title);
    xml_.close();
  }
  xml_.close();
}

void TextTables::row(const Table& table, const Row& row) {
  open_row();
  std::size_t at = 0;
  for (const auto& content : row.cells) {
    if (at >= table.columns.size()) break;
    const int left = static_cast<int>(table.columns.size() - at);
    const int span = std::clamp(content.column_span, 1, left);
    open_cell(body_style(row, content.mark), span);
    cell(table.columns[at], row, content, at);
    xml_.close();
    skip_covered(span);
    at += static_cast<std::size_t>(span);
  }
  for (; at < table.columns.size(); ++at) {
    open_cell(body_style(row, CellMark::none));
    xml_.close();
  }
  xml_.close();
}

void TextTables::cell(const Column& column, const Row& row, const Cell& cell, std::size_t rank) {
  const bool is_text = std::holds_alternative<Inlines>(cell.content);
  const char* usual = content_style(column, is_text);
  const int indent = rank == 0 ? row.indent : 0;
  const std::string name = indent > 0 ? indented(usual, indent) : usual;
  xml_.open("text:p", {{"text:style-name", name}});
  const bool is_strong = row.kind != RowKind::body;
  if (is_strong) xml_.open("text:span", {{"text:style-name", style::kStrong}});
  const std::string sign = words_of(cell).empty() ? "" : marks_.sign(cell);
  if (!sign.empty()) write_words(xml_, sign + "\u00A0");
  if (is_text) {
    inlines_.write(std::get<Inlines>(cell.content));
  } else {
    const auto write_it = [&] { write_words(xml_, words_of(cell)); };
    if (const auto* number = std::get_if<Number>(&cell.content))
      inlines_.marked(*number, write_it);
    else
      inlines_.marked(std::get<Date>(cell.content), write_it);
  }
  if (is_strong) xml_.close();
  const std::string call = marks_.call(cell);
  if (!call.empty()) {
    write_words(xml_, "\u00A0");
    xml_.element("text:span", call, {{"text:style-name", style::kRaised}});
  }
  xml_.close();
}

void TextTables::under(const Table& table, Day arrete) {
  inlines_.source_lines(sheets::source_line(table.source, table.scope, arrete), table.reading,
                        marks_.lines(table));
}

void TextTables::write_side_by_side(std::size_t rows, std::size_t count,
                                    const std::function<void(std::size_t, std::size_t)>& cell) {
  const double share = width_cm_ / static_cast<double>(count);
  open_table(width_cm_, std::vector<double>(count, share), false);
  for (std::size_t row = 0; row < rows; ++row) {
    open_row();
    for (std::size_t i = 0; i < count; ++i) {
      open_cell(cell_style({{"fo:padding", "0.2cm"}, {"fo:border", "none"}}));
      cell(row, i);
      xml_.close();
    }
    xml_.close();
  }
  xml_.close();
}

void TextTables::write_frame(CellMark mark, const std::function<void()>& content) {
  const auto paper =
      mark == CellMark::none ? sheets::kPalestColour : sheets::colours_of(mark).paper;
  const auto rule = mark == CellMark::none ? sheets::kBlueColour : sheets::colours_of(mark).ink;
  open_table(width_cm_, {width_cm_}, true);
  xml_.open("table:table-row");  // What is framed may be longer than a page.
  open_cell(cell_style({{"fo:background-color", colour_text(paper)},
                        {"fo:padding", "0.25cm"},
                        {"fo:border-left", "2pt solid " + colour_text(rule)}}));
  content();
  xml_.close();
  xml_.close();
  xml_.close();
}

void TextTables::write_grid(std::size_t rows, const std::vector<double>& widths_cm,
                            const std::function<void(std::size_t, std::size_t)>& cell) {
  open_table(std::accumulate(widths_cm.begin(), widths_cm.end(), 0.0), widths_cm, true);
  for (std::size_t row = 0; row < rows; ++row) {
    open_row();
    for (std::size_t column = 0; column < widths_cm.size(); ++column) {
      open_cell(cell_style({{"fo:padding", "0.12cm"},
                            {"style:vertical-align", "middle"},
                            {"fo:border-bottom", thin(sheets::kRuleColour)}}));
      cell(row, column);
      xml_.close();
    }
    xml_.close();
  }
  xml_.close();
}

void TextTables::write_tiles(const Chart& chart) {
  if (!chart.title.empty()) inlines_.paragraph(style::kCaption, chart.title);
  const auto& values = chart.series.front().values;
  const auto shades = sheets::shades_of(values);
  std::map<std::pair<int, int>, std::size_t> ranks;  // by row and column
  for (std::size_t i = 0; i < std::min(chart.categories.size(), values.size()); ++i) {
    const Tile* tile = find_tile(chart.categories[i]);
    if (tile != nullptr) ranks[{tile->row, tile->column}] = i;
  }
  open_table(width_cm_, std::vector<double>(kTileColumns, width_cm_ / kTileColumns), false);
  for (int row = 0; row < kTileRows; ++row) {
    open_row();
    for (int column = 0; column < kTileColumns; ++column) {
      const auto found = ranks.find({row, column});
      if (found == ranks.end()) {
        open_cell(cell_style({{"fo:border", "none"}}));
        xml_.close();
      } else {
        tile(chart, found->second, shades[found->second]);
      }
    }
    xml_.close();
  }
  xml_.close();
  inlines_.paragraph(style::kSource, wording::typography(chart.alternative));
}

void TextTables::tile(const Chart& chart, std::size_t rank, std::uint8_t shade) {
  const auto paper = shade == 0 ? sheets::kPaperColour : sheets::kMapColours[shade - 1U];
  open_cell(cell_style({{"fo:background-color", colour_text(paper)},
                        {"fo:border", thin(sheets::kRuleColour)},
                        {"fo:padding", "0.08cm"}}));
  // The two darker grounds bear white words.
  const char* words = shade > 2 ? style::kDarkTile : style::kTile;
  inlines_.paragraph(words, std::string{find_tile(chart.categories[rank])->name});
  inlines_.paragraph(words, {Inline{Number{chart.series.front().values[rank]}}});
  xml_.close();
}

// ── Elements and styles ────────────────────────────────────────────────────────────────────────

void TextTables::open_table(double width_cm, const std::vector<double>& widths_cm, bool may_split) {
  const std::string name = "Tableau" + std::to_string(++table_count_);
  Xml own(Xml::Kind::fragment);
  own.open("style:style", {{"style:name", name}, {"style:family", "table"}});
  own.leaf("style:table-properties",
           {{"style:width", length_text(width_cm, "cm")},
            {"table:align", "left"},
            {"fo:margin-bottom", "0.2cm"},
            {"style:may-break-between-rows", may_split ? "true" : "false"}});
  own.close();
  styles_ += own.finished();
  xml_.open("table:table", {{"table:name", name}, {"table:style-name", name}});
  for (const double width : widths_cm) {
    xml_.leaf("table:table-column", {{"table:style-name", column_style(width)}});
  }
}

void TextTables::open_row() {
  const auto [place, is_new] = names_.try_emplace("row", "ligne");
  if (is_new) {
    Xml own(Xml::Kind::fragment);
    own.open("style:style", {{"style:name", place->second}, {"style:family", "table-row"}});
    own.leaf("style:table-row-properties", {{"fo:keep-together", "always"}});
    own.close();
    styles_ += own.finished();
  }
  xml_.open("table:table-row", {{"table:style-name", place->second}});
}

void TextTables::open_cell(const std::string& style, int span) {
  Attributes attributes{{"table:style-name", style}, {"office:value-type", "string"}};
  if (span > 1) attributes.push_back({"table:number-columns-spanned", std::to_string(span)});
  xml_.open("table:table-cell", attributes);
}

void TextTables::skip_covered(int span) {
  for (int i = 1; i < span; ++i) xml_.leaf("table:covered-table-cell");
}

std::string TextTables::cell_style(const Attributes& properties) {
  std::string key = "cell";
  for (const auto& [name, value] : properties) key += std::string{";"} + name + "=" + value;
  const auto [place, is_new] = names_.try_emplace(key, "case" + std::to_string(names_.size()));
  if (is_new) {
    Xml own(Xml::Kind::fragment);
    own.open("style:style", {{"style:name", place->second}, {"style:family", "table-cell"}});
    own.leaf("style:table-cell-properties", properties);
    own.close();
    styles_ += own.finished();
  }
  return place->second;
}

std::string TextTables::body_style(const Row& row, CellMark mark) {
  Attributes properties{{"fo:padding-left", "0.1cm"},
                        {"fo:padding-right", "0.1cm"},
                        {"fo:border-bottom", thin(sheets::kRuleColour)}};
  if (document::is_filled_by_hand(row)) properties.push_back({"fo:padding-top", "0.65cm"});
  if (row.kind == RowKind::total) {
    properties.push_back({"fo:border-top", "1.5pt solid " + colour_text(sheets::kNavyColour)});
  }
  const bool is_grounded = row.kind != RowKind::body;
  if (mark != CellMark::none) {
    properties.push_back({"fo:background-color", colour_text(sheets::colours_of(mark).paper)});
  } else if (is_grounded) {
    properties.push_back(
        {"fo:background-color",
         colour_text(row.kind == RowKind::subtotal ? sheets::kPalestColour : sheets::kPaleColour)});
  }
  return cell_style(properties);
}

std::string TextTables::column_style(double width_cm) {
  const std::string length = length_text(width_cm, "cm");
  const auto [place, is_new] =
      names_.try_emplace("column" + length, "colonne" + std::to_string(names_.size()));
  if (is_new) {
    Xml own(Xml::Kind::fragment);
    own.open("style:style", {{"style:name", place->second}, {"style:family", "table-column"}});
    own.leaf("style:table-column-properties", {{"style:column-width", length}});
    own.close();
    styles_ += own.finished();
  }
  return place->second;
}

std::string TextTables::indented(const char* parent, int indent) {
  const auto [place, is_new] = names_.try_emplace(parent + std::to_string(indent),
                                                  "retrait" + std::to_string(names_.size()));
  if (is_new) {
    Xml own(Xml::Kind::fragment);
    own.open("style:style", {{"style:name", place->second},
                             {"style:family", "paragraph"},
                             {"style:parent-style-name", parent}});
    own.leaf("style:paragraph-properties", {{"fo:margin-left", length_text(0.4 * indent, "cm")}});
    own.close();
    styles_ += own.finished();
  }
  return place->second;
}

}  // namespace copil::opendocument
