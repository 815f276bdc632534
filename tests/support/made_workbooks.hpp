#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Archives and workbooks made by hand for tests, sound or not.
namespace copil::testing {

inline std::uint32_t checksum_of(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1U ^ (0xEDB88320U & (0U - (sum & 1U)));
  }
  return ~sum;
}

inline std::string little(std::uint64_t value, int bytes) {
  std::string text;
  for (; bytes > 0; --bytes, value >>= 8U) text += static_cast<char>(value & 0xFFU);
  return text;
}

/// A file of an archive; what is not zero contradicts what it is.
struct MadeEntry {
  std::string name;
  std::string bytes;
  std::uint16_t method = 0;  ///< 8: `bytes` are deflated already
  std::uint32_t size = 0;    ///< unpacked, where deflated or false
  std::uint32_t checksum = 0;
  std::uint16_t flags = 0;
  std::string local_name = {};  ///< empty: the same
};

inline std::string made_zip(const std::vector<MadeEntry>& entries) {
  std::string text;
  std::string directory;
  for (const MadeEntry& entry : entries) {
    const std::uint32_t sum = entry.checksum != 0 ? entry.checksum : checksum_of(entry.bytes);
    const std::uint64_t size = entry.size != 0 ? entry.size : entry.bytes.size();
    const std::string common = little(20, 2) + little(entry.flags, 2) + little(entry.method, 2) +
                               little(0x00210000, 4) + little(sum, 4) +
                               little(entry.bytes.size(), 4) + little(size, 4);
    const std::string local = entry.local_name.empty() ? entry.name : entry.local_name;
    directory += "PK\x01\x02" + little(20, 2) + common + little(entry.name.size(), 2) +
                 little(0, 2 + 2 + 2 + 2 + 4 - 4) + little(0, 4) + little(text.size(), 4) +
                 entry.name;
    text += "PK\x03\x04" + common + little(local.size(), 2) + little(0, 2) + local + entry.bytes;
  }
  const std::size_t begin = text.size();
  return text + directory + "PK\x05\x06" + little(0, 4) + little(entries.size(), 2) +
         little(entries.size(), 2) + little(directory.size(), 4) + little(begin, 4) + little(0, 2);
}

inline std::string as_xml(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    escaped += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
  }
  return escaped;
}

/// A sheet by its name and what stands within its element of rows (XLSX `sheetData`, ODS `table`).
struct MadeSheet {
  std::string name;
  std::string rows;
  bool is_hidden = false;
};

/// What a workbook has beside its sheets, as XML; empty: nothing.
struct MadeParts {
  std::string properties = {};  ///< `<workbookPr …/>`
  std::string strings = {};     ///< of `sst`
  std::string styles = {};      ///< of `styleSheet`
  std::string dimension = {};   ///< before the rows
};

inline std::vector<MadeEntry> xlsx_entries(const std::vector<MadeSheet>& sheets,
                                           const MadeParts& parts = {}) {
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  std::string listed;
  std::string relations;
  std::vector<MadeEntry> entries;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    listed += "<sheet name=\"" + as_xml(sheets[i].name) + "\" sheetId=\"" + number +
              "\" r:id=\"rId" + number + "\"" + (sheets[i].is_hidden ? " state=\"hidden\"" : "") +
              "/>";
    relations += "<Relationship Id=\"rId" + number + "\" Type=\"" + type +
                 "worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    entries.push_back({"xl/worksheets/sheet" + number + ".xml", "<worksheet>" + parts.dimension +
                                                                    "<sheetData>" + sheets[i].rows +
                                                                    "</sheetData></worksheet>"});
  }
  if (!parts.strings.empty()) {
    relations += "<Relationship Id=\"s\" Type=\"" + type + "sharedStrings\" Target=\"/xl/t.xml\"/>";
    entries.push_back({"xl/t.xml", "<sst>" + parts.strings + "</sst>"});
  }
  if (!parts.styles.empty()) {
    relations += "<Relationship Id=\"f\" Type=\"" + type + "styles\" Target=\"../xl/f.xml\"/>";
    entries.push_back({"xl/f.xml", "<styleSheet>" + parts.styles + "</styleSheet>"});
  }
  entries.insert(
      entries.begin(),
      {{"_rels/.rels", "<Relationships><Relationship Id=\"w\" Type=\"" + type +
                           "officeDocument\" Target=\"xl/workbook.xml\"/>"
                           "</Relationships>"},
       {"xl/workbook.xml", "<workbook xmlns:r=\"r\">" + parts.properties + "<sheets>" + listed +
                               "</sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"}});
  return entries;
}

inline std::string made_xlsx(const std::vector<MadeSheet>& sheets, const MadeParts& parts = {}) {
  return made_zip(xlsx_entries(sheets, parts));
}

inline std::string made_ods(const std::vector<MadeSheet>& sheets) {
  std::string tables;
  for (const auto& sheet : sheets) {
    tables += "<table:table table:name=\"" + as_xml(sheet.name) + "\" table:style-name=\"" +
              (sheet.is_hidden ? "cache" : "vu") + "\">" + sheet.rows + "</table:table>";
  }
  const std::string names =
      " xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" "
      "xmlns:calcext=\"c\" xmlns:draw=\"d\"";
  return made_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                   {"META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"m\"/>"},
                   {"content.xml",
                    "<office:document-content" + names +
                        "><office:automatic-styles>"
                        "<style:style style:name=\"vu\" style:family=\"table\">"
                        "<style:table-properties table:display=\"true\"/></style:style>"
                        "<style:style style:name=\"cache\" style:family=\"table\">"
                        "<style:table-properties table:display=\"false\"/></style:style>"
                        "</office:automatic-styles><office:body><office:spreadsheet>" +
                        tables + "</office:spreadsheet></office:body></office:document-content>"}});
}

using MadeRows = std::vector<std::vector<std::string>>;

/// Rows of plain texts, one sheet row after the other.
inline std::string xlsx_rows(const MadeRows& rows) {
  std::string text;
  for (const auto& row : rows) {
    text += "<row>";
    for (const auto& cell : row) {
      text += "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + as_xml(cell) + "</t></is></c>";
    }
    text += "</row>";
  }
  return text;
}

inline std::string ods_rows(const MadeRows& rows) {
  std::string text;
  for (const auto& row : rows) {
    text += "<table:table-row>";
    for (const auto& cell : row) {
      std::string paragraphs = "<text:p>";
      for (const char c : cell) {
        paragraphs += c == '\n' ? "</text:p><text:p>" : as_xml(std::string(1, c));
      }
      text += "<table:table-cell office:value-type=\"string\">" + paragraphs +
              "</text:p></table:table-cell>";
    }
    text += "</table:table-row>";
  }
  return text;
}

}  // namespace copil::testing
