#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/document.hpp"
#include "pages/layout.hpp"
#include "pages/text/font_book.hpp"

/// Short ways to write documents in the tests of this room.
namespace copil::pages::build {

inline document::Inlines text(std::string words) {
  return {{document::Text{std::move(words)}}};
}
inline document::Block paragraph(std::string words) {
  return {document::Paragraph{text(std::move(words))}};
}
inline document::Block heading(int level, const std::string& words, const std::string& anchor) {
  return {document::Heading{level, text(words), anchor}};
}
inline document::Cell cell(std::string words) {
  document::Cell cell;
  cell.content = text(std::move(words));
  return cell;
}
inline document::Cell cell(Value value) {
  document::Cell cell;
  cell.content = document::Number{value};
  return cell;
}
inline document::Cell count(std::int64_t number) {
  return cell(Value::count(number, Unit::jeunes));
}
inline document::Column column(const std::string& title, document::ColumnKind kind) {
  document::Column column;
  column.id = title;
  column.title = text(title);
  column.kind = kind;
  return column;
}
inline document::Row row(std::vector<document::Cell> cells,
                         document::RowKind kind = document::RowKind::body) {
  return {kind, std::move(cells), 0};
}

/// A short document in the style of acts, not a draft: nothing but its title and content.
inline document::Document act(document::Blocks content) {
  document::Document document;
  document.report = "essai";
  document.title = "Essai";
  document.period = {Period::Kind::year, 2010, 1};
  document.arrete = *make_day(2010, 12, 31);
  document.is_draft = false;
  document.style = document::Style::act;
  document.content = std::move(content);
  return document;
}

/// A table of that many rows: `ligne 1` and its number.
inline document::Table numbered_table(int rows) {
  document::Table table;
  table.title = text("Table");
  table.columns = {column("Nom", document::ColumnKind::text),
                   column("Jeunes", document::ColumnKind::number)};
  for (int i = 1; i <= rows; ++i) {
    table.rows.push_back(row({cell("ligne " + std::to_string(i)), count(i)}));
  }
  return table;
}

/// The typesetter that all tests share.
inline Typesetter& typesetter() {
  static Typesetter shared = std::move(Typesetter::open().value());
  return shared;
}

/// Set as usual whatever the last page holds: where pages end is what most of these tests look at.
inline Pages lay_out_usual(const document::Document& document) {
  LayoutOptions options;
  options.saves_last_page = false;
  return typesetter().lay_out(document, options);
}
inline Pages lay_out(document::Blocks content) {
  return lay_out_usual(act(std::move(content)));
}

/// The runs of a page whose text holds `words`.
inline std::vector<const GlyphRun*> runs_with(const Page& page, const std::string& words) {
  std::vector<const GlyphRun*> found;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    if (run != nullptr && run->text.find(words) != std::string::npos) found.push_back(run);
  }
  return found;
}

/// All texts of a page, in reading order, one a line.
inline std::string page_text(const Page& page) {
  std::string text;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    if (run != nullptr) text += run->text + "\n";
  }
  return text;
}

/// The shipped fonts, opened once.
inline FontBook& book() {
  static FontBook shared = std::move(FontBook::open(Fonts{}.folder).value());
  return shared;
}

}  // namespace copil::pages::build
