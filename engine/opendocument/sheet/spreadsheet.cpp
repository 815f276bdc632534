#include <algorithm>

#include "opendocument/opendocument.hpp"
#include "opendocument/package/package.hpp"
#include "opendocument/package/pictures.hpp"
#include "opendocument/sheet/chart.hpp"
#include "opendocument/sheet/sheet_body.hpp"
#include "opendocument/sheet/spreadsheet_styles.hpp"
#include "opendocument/sheet/validations.hpp"

namespace copil::opendocument {

namespace {

using sheets::Book;
using sheets::Sheet;

void write_names(Xml& xml, const Book& book) {
  if (book.names.empty()) return;
  xml.open("table:named-expressions");
  for (const auto& name : book.names) {
    const Sheet& sheet = book.sheets[static_cast<std::size_t>(name.sheet)];
    xml.leaf("table:named-range", {{"table:name", name.name},
                                   {"table:base-cell-address", fixed_address(sheet, name.range)},
                                   {"table:cell-range-address", fixed_address(sheet, name.range)}});
  }
  xml.close();
}

void write_filters(Xml& xml, const Book& book) {
  const auto has_filter = [](const Sheet& sheet) { return sheet.filter.has_value(); };
  if (std::none_of(book.sheets.begin(), book.sheets.end(), has_filter)) return;
  xml.open("table:database-ranges");
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    const Sheet& sheet = book.sheets[i];
    if (!sheet.filter) continue;
    xml.leaf("table:database-range",
             {{"table:name", "liste_" + std::to_string(i + 1)},
              {"table:target-range-address", range_address(sheet, *sheet.filter)},
              {"table:display-filter-buttons", "true"}});
  }
  xml.close();
}

Part content_part(const Book& book) {
  CellStyles styles(book);
  FirstNumbers firsts;
  Xml body(Xml::Kind::fragment);
  body.open("office:body");
  body.open("office:spreadsheet");
  write_validations(body, book);
  for (const auto& sheet : book.sheets) {
    write_sheet(body, {book, styles}, sheet, firsts);
    firsts.chart += static_cast<int>(sheet.charts.size());
    firsts.picture += static_cast<int>(sheet.pictures.size());
  }
  write_names(body, book);
  write_filters(body, book);
  body.close();
  body.close();
  Xml xml(Xml::Kind::document);
  xml.open("office:document-content", namespaces());
  xml.open("office:automatic-styles");
  xml.raw(table_styles());
  xml.raw(styles.xml());
  xml.close();
  xml.raw(body.finished());
  xml.close();
  return {"content.xml", xml.finished()};
}

ChartAddresses sheet_addresses(const Book& book, const sheets::NativeChart& chart) {
  const Sheet& sheet = book.sheets[static_cast<std::size_t>(chart.data_sheet)];
  ChartAddresses addresses;
  if (!chart.categories.empty()) addresses.categories = range_address(sheet, chart.category_cells);
  for (const auto& series : chart.series) {
    addresses.series.push_back(
        {range_address(sheet, series.cells),
         series.label_cell ? fixed_address(sheet, *series.label_cell) : std::string{}});
  }
  return addresses;
}

void add_charts(std::vector<Part>& parts, const Book& book) {
  int number = 1;
  for (const auto& sheet : book.sheets) {
    for (const auto& chart : sheet.charts) {
      const auto own = chart_parts(chart, sheet_addresses(book, chart), number++);
      parts.insert(parts.end(), own.begin(), own.end());
    }
  }
}

void add_pictures(std::vector<Part>& parts, const Book& book) {
  int number = 1;
  for (const auto& sheet : book.sheets) {
    for (const auto& picture : sheet.pictures) {
      parts.push_back(picture_part(number++, picture.png));
    }
  }
}

}  // namespace

Checked<Written> write_spreadsheet(const document::Document& document, const std::string& path,
                                   const Options& options) {
  const auto book = sheets::planned(document);
  return book ? write_spreadsheet(*book, path, options) : Checked<Written>{book.error()};
}

Checked<Written> write_spreadsheet(const Book& book, const std::string& path,
                                   const Options& options) {
  std::vector<Part> parts{content_part(book), spreadsheet_styles_part(book),
                          spreadsheet_settings_part(book),
                          meta_part({book.title, book.subject, book.keywords, options.created})};
  add_charts(parts, book);
  add_pictures(parts, book);
  const Diagnostics errors = write_package(path, kSpreadsheetType, parts);
  if (!errors.empty()) return errors;
  return Written{book.warnings};
}

}  // namespace copil::opendocument
