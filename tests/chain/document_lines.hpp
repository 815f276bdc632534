#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "chain/program.hpp"
#include "workbook/xlsx_reader.hpp"

/// What a reader sees of a document, line by line, whatever its format.
namespace copil::testing {

/// The lines of a document as cells, text first: what a reader sees, whatever the format.
using Lines = std::vector<std::vector<std::string>>;

/// The line that stands before each sheet: what was looked for in the sheet before is not there.
inline constexpr const char* kNewSheet = "\x01";

/// Each row of a CSV without quotes, its header left out.
inline void for_each_row(const std::string& text,
                         const std::function<void(std::vector<std::string>)>& work) {
  std::istringstream lines{text};
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::vector<std::string> cells;
    std::istringstream row{line + ";"};
    for (std::string cell; std::getline(row, cell, ';');) cells.push_back(cell);
    work(cells);
  }
}

/// The tree of a document as people read it: a text and the value written into it follow each
/// other (« "à " "fin juin" »), and spaces that do not break are plain.
inline std::string as_read(const std::string& tree) {
  static const std::regex kJoint{R"(" ")"};
  static const std::regex kBlank{"\u00A0|\u202F"};
  return std::regex_replace(std::regex_replace(tree, kJoint, ""), kBlank, " ");
}

/// Spaces of all widths become one plain space.
inline std::string plain(std::string text) {
  for (const char* wide : {"\u00A0", "\u202F", "\u2009"}) {
    for (auto at = text.find(wide); at != std::string::npos; at = text.find(wide, at + 1)) {
      text.replace(at, std::string{wide}.size(), " ");
    }
  }
  return text;
}

inline Lines lines_of_pdf(const std::string& path) {
  std::istringstream text{printed_by("pdftotext -nodiag -layout " + in_quotes(path) + " -")};
  Lines lines;
  static const std::regex kGap{"  +"};
  for (std::string line; std::getline(text, line);) {
    // A narrow space inside a number must not look like a gap between two cells.
    line = std::regex_replace(line, std::regex{"\u202F|\u00A0"}, "~");
    std::vector<std::string> cells;
    for (std::sregex_token_iterator it{line.begin(), line.end(), kGap, -1}, end; it != end; ++it) {
      std::string cell = *it;
      std::replace(cell.begin(), cell.end(), '~', ' ');
      cell.erase(0, cell.find_first_not_of(" \f"));
      if (!cell.empty()) cells.push_back(cell);
    }
    if (!cells.empty()) lines.push_back(cells);
  }
  return lines;
}

inline Lines lines_of_workbook(const std::string& path) {
  Lines lines;
  for (const auto& sheet : copil::xlsx::Workbook{path}.sheets) {
    lines.push_back({kNewSheet});
    std::map<int, std::map<std::string, std::string>> rows;
    for (const auto& [address, cell] : sheet.cells) {
      const auto digit = address.find_first_of("0123456789");
      const std::string column = address.substr(0, digit);
      const std::string text =
          cell.kind == copil::xlsx::Cell::Kind::number ? cell.number : cell.text;
      rows[std::stoi(address.substr(digit))][std::string(3 - column.size(), ' ') + column] = text;
    }
    for (const auto& [rank, row] : rows) {
      std::vector<std::string> cells;
      for (const auto& [column, text] : row) {
        if (!text.empty()) cells.push_back(plain(text));
      }
      if (!cells.empty()) lines.push_back(cells);
    }
  }
  return lines;
}

/// The cells of a row of an OpenDocument table: numbers as their value, anything else as its text.
inline std::vector<std::string> opendocument_cells(const std::string& row) {
  std::vector<std::string> cells;
  for (const auto& cell : copil::xlsx::elements(row, "table:table-cell")) {
    const std::string value = copil::xlsx::attribute(cell, "office:value");
    const std::string text = value.empty() ? plain(copil::xlsx::content(cell)) : value;
    if (!text.empty()) cells.push_back(text);
  }
  return cells;
}

/// Paragraphs, headings and rows of an ODT or ODS, in their order.
inline Lines lines_of_opendocument(const std::string& path) {
  const std::string xml = copil::xlsx::parts(path).at("content.xml");
  const bool has_sheets = path.substr(path.size() - 4) == ".ods";
  Lines lines;
  std::size_t at = 0;
  while ((at = xml.find('<', at)) != std::string::npos) {
    const std::size_t name_end = xml.find_first_of(" />", at + 1);
    const std::string name = xml.substr(at + 1, name_end - at - 1);
    if (name == "table:table" && has_sheets) lines.push_back({kNewSheet});
    if (name != "table:table-row" && name != "text:p" && name != "text:h") {
      ++at;
      continue;
    }
    const std::size_t tag_end = xml.find('>', at);
    const std::string close = "</" + name + ">";
    const bool is_empty = xml[tag_end - 1] == '/';
    const std::size_t end = is_empty ? tag_end + 1 : xml.find(close, at) + close.size();
    const std::string element = xml.substr(at, end - at);
    at = end;
    auto cells = name == "table:table-row"
                     ? opendocument_cells(element)
                     : std::vector<std::string>{plain(copil::xlsx::content(element))};
    if (!cells.empty() && !cells[0].empty()) lines.push_back(std::move(cells));
  }
  return lines;
}

/// What a reader sees of a piece of a web page: no tag, no word for those who do not see.
inline std::string shown_in_page(std::string markup) {
  static const std::regex kUnseen{"<span class=\"(lu|signe)\"[^>]*>[^<]*</span>|<sup>.*?</sup>"};
  static const std::regex kTag{"<[^>]*>"};
  markup = std::regex_replace(std::regex_replace(markup, kUnseen, ""), kTag, "");
  for (const auto& [entity, character] :
       {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
    for (auto at = markup.find(entity); at != std::string::npos; at = markup.find(entity, at + 1)) {
      markup.replace(at, std::string{entity}.size(), character);
    }
  }
  return plain(markup);
}

/// The captions and rows of a web page, in their order; the annex of definitions is left out.
inline Lines lines_of_page(const std::string& path) {
  const std::string page = bytes_of(path);
  Lines lines;
  for (auto at = page.find("<main"); at != std::string::npos; at = page.find('<', at + 1)) {
    const bool is_title = page.compare(at, 8, "<caption") == 0;
    const bool is_row = page.compare(at, 4, "<tr>") == 0 || page.compare(at, 4, "<tr ") == 0;
    if (!is_title && !is_row) continue;
    const auto end = page.find(is_title ? "</caption>" : "</tr>", at);
    if (is_title) {
      lines.push_back({kNewSheet});
      lines.push_back({shown_in_page(page.substr(at, end - at))});
      continue;
    }
    std::vector<std::string> cells;
    for (auto from = page.find("<t", at + 1); from < end; from = page.find("<t", from + 1)) {
      const auto to = page.find("</t", from);
      const std::string cell = shown_in_page(page.substr(from, to - from));
      if (!cell.empty()) cells.push_back(cell);
    }
    if (!cells.empty()) lines.push_back(std::move(cells));
  }
  return lines;
}

inline Lines lines_of(const std::string& path) {
  const std::string ending = path.substr(path.rfind('.'));
  if (ending == ".html") return lines_of_page(path);
  if (ending == ".pdf") return lines_of_pdf(path);
  return ending == ".xlsx" ? lines_of_workbook(path) : lines_of_opendocument(path);
}

}  // namespace copil::testing
