#include "opendocument/sheet/spreadsheet_styles.hpp"

#include "opendocument/sheet/cell_styles.hpp"
#include "opendocument/sheet/sheet_body.hpp"

namespace copil::opendocument {

namespace {

using sheets::Sheet;

/// The four makes of sheets: orientation and fit to the page.
struct Make {
  sheets::Orientation orientation;
  Sheet::Fit fit;
};
constexpr Make kMakes[] = {{sheets::Orientation::portrait, Sheet::Fit::width},
                           {sheets::Orientation::portrait, Sheet::Fit::page},
                           {sheets::Orientation::landscape, Sheet::Fit::width},
                           {sheets::Orientation::landscape, Sheet::Fit::page}};

std::string suffix_of(Make make) {
  return std::string{make.orientation == sheets::Orientation::portrait ? "portrait" : "paysage"} +
         (make.fit == Sheet::Fit::page ? "-une-page" : "");
}

void write_sheet_layout(Xml& xml, Make make) {
  const bool is_portrait = make.orientation == sheets::Orientation::portrait;
  xml.open("style:page-layout", {{"style:name", "page-" + suffix_of(make)}});
  Attributes properties{{"fo:page-width", is_portrait ? "21cm" : "29.7cm"},
                        {"fo:page-height", is_portrait ? "29.7cm" : "21cm"},
                        {"style:print-orientation", is_portrait ? "portrait" : "landscape"},
                        {"fo:margin", "1.3cm"},
                        {"style:first-page-number", "continue"},
                        {"style:scale-to-X", "1"}};
  // Left out, as many pages down as it takes; the schema knows no 0.
  if (make.fit == Sheet::Fit::page) properties.push_back({"style:scale-to-Y", "1"});
  xml.open("style:page-layout-properties", properties);
  xml.close();
  for (const char* part : {"style:header-style", "style:footer-style"}) {
    xml.open(part);
    xml.leaf("style:header-footer-properties", {{"fo:min-height", "0.8cm"}, {"fo:margin", "0cm"}});
    xml.close();
  }
  xml.close();
}

void write_default_style(Xml& xml) {
  xml.open("style:default-style", {{"style:family", "table-cell"}});
  xml.leaf("style:text-properties", {{"style:font-name", "Calibri"},
                                     {"fo:font-size", "11pt"},
                                     {"fo:language", "fr"},
                                     {"fo:country", "FR"}});
  xml.close();
  // Else charts and logos get the line that shapes have.
  xml.open("style:default-style", {{"style:family", "graphic"}});
  xml.leaf("style:graphic-properties", {{"draw:stroke", "none"}, {"draw:fill", "none"}});
  xml.close();
  xml.leaf("style:style", {{"style:name", "Default"}, {"style:family", "table-cell"}});
  xml.open("style:style", {{"style:name", "Strong"}, {"style:family", "text"}});
  xml.leaf("style:text-properties", {{"fo:font-weight", "bold"}});
  xml.close();
  xml.open("style:style", {{"style:name", "Emphasis"}, {"style:family", "text"}});
  xml.leaf("style:text-properties", {{"fo:font-style", "italic"}});
  xml.close();
}

void write_fonts(Xml& xml) {
  xml.open("office:font-face-decls");
  xml.leaf("style:font-face", {{"style:name", "Calibri"}, {"svg:font-family", "Calibri, Carlito"}});
  xml.close();
}

// ── Settings ───────────────────────────────────────────────────────────────────────────────────

void write_item(Xml& xml, const char* name, const char* type, const std::string& value) {
  xml.element("config:config-item", value, {{"config:name", name}, {"config:type", type}});
}

/// The panes of one sheet: what is frozen, and no grid behind the tables.
void write_panes(Xml& xml, const Sheet& sheet) {
  xml.open("config:config-item-map-entry", {{"config:name", sheet.name}});
  constexpr const char* kFrozen = "2";
  if (sheet.frozen_columns > 0) {
    write_item(xml, "HorizontalSplitMode", "short", kFrozen);
    write_item(xml, "HorizontalSplitPosition", "int", std::to_string(sheet.frozen_columns));
    write_item(xml, "PositionRight", "int", std::to_string(sheet.frozen_columns));
  }
  if (sheet.frozen_rows > 0) {
    write_item(xml, "VerticalSplitMode", "short", kFrozen);
    write_item(xml, "VerticalSplitPosition", "int", std::to_string(sheet.frozen_rows));
    write_item(xml, "PositionBottom", "int", std::to_string(sheet.frozen_rows));
    write_item(xml, "ActiveSplitRange", "short", "2");
  }
  write_item(xml, "ShowGrid", "boolean", "false");
  xml.close();
}

}  // namespace

void write_header_and_footer(Xml& xml, const std::string& left, const std::string& right,
                             const std::string& foot) {
  const auto region = [&](const char* name, const std::string& text) {
    xml.open(name);
    xml.element("text:p", text);
    xml.close();
  };
  xml.open("style:header");
  region("style:region-left", left);
  region("style:region-right", right);
  xml.close();
  xml.open("style:footer");
  region("style:region-left", foot);
  xml.open("style:region-right");
  xml.open("text:p");
  xml.text("Page ");
  xml.element("text:page-number", "1");
  xml.text(" / ");
  xml.element("text:page-count", "1");
  xml.close();
  xml.close();
  xml.close();
}

Part spreadsheet_styles_part(const sheets::Book& book) {
  Xml xml(Xml::Kind::document);
  xml.open("office:document-styles", namespaces());
  write_fonts(xml);
  xml.open("office:styles");
  write_default_style(xml);
  xml.raw(mark_styles());
  xml.close();
  xml.open("office:automatic-styles");
  for (const Make make : kMakes) write_sheet_layout(xml, make);
  xml.close();
  xml.open("office:master-styles");
  for (const Make make : kMakes) {
    xml.open("style:master-page", {{"style:name", "feuille-" + suffix_of(make)},
                                   {"style:page-layout-name", "page-" + suffix_of(make)}});
    write_header_and_footer(xml, book.header, book.state, book.footer);
    xml.close();
  }
  xml.close();
  xml.close();
  return {"styles.xml", xml.finished()};
}

Part spreadsheet_settings_part(const sheets::Book& book) {
  Xml xml(Xml::Kind::document);
  xml.open("office:document-settings", namespaces());
  xml.open("office:settings");
  xml.open("config:config-item-set", {{"config:name", "ooo:view-settings"}});
  xml.open("config:config-item-map-indexed", {{"config:name", "Views"}});
  xml.open("config:config-item-map-entry");
  write_item(xml, "ViewId", "string", "view1");
  xml.open("config:config-item-map-named", {{"config:name", "Tables"}});
  for (const auto& sheet : book.sheets) write_panes(xml, sheet);
  xml.close();
  write_item(xml, "ActiveTable", "string", book.sheets.front().name);
  for (int level = 0; level < 5; ++level) xml.close();
  return {"settings.xml", xml.finished()};
}

std::string table_style_name(const Sheet& sheet) {
  return "table-" + suffix_of({sheet.orientation, sheet.fit});
}

std::string table_styles() {
  Xml xml(Xml::Kind::fragment);
  for (const Make make : kMakes) {
    xml.open("style:style", {{"style:name", "table-" + suffix_of(make)},
                             {"style:family", "table"},
                             {"style:master-page-name", "feuille-" + suffix_of(make)}});
    xml.leaf("style:table-properties", {{"table:display", "true"}});
    xml.close();
  }
  return xml.finished();
}

}  // namespace copil::opendocument
