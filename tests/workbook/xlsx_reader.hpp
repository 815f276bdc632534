#pragma once

#include <zlib.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// A small reader of workbooks for the tests: parts of the zip, elements of its XML, typed cells.
/// It knows what the library writes, no more; anything else is an exception.
namespace copil::xlsx {

inline std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("no file " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// ── Zip ────────────────────────────────────────────────────────────────────────────────────────

inline std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i > 0; --i) {
    value = value << 8U | static_cast<std::uint8_t>(bytes.at(at + i - 1));
  }
  return value;
}

inline std::string inflated(std::string_view packed, std::size_t size) {
  std::string result(size, '\0');
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(size);
  inflateInit2(&stream, -MAX_WBITS);
  const int status = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (status != Z_STREAM_END) throw std::runtime_error("bad deflate stream");
  return result;
}

/// The parts of the file by name, unpacked, found through the central directory.
inline std::map<std::string, std::string> parts(const std::string& path) {
  const std::string bytes = file_bytes(path);
  const std::size_t end = bytes.rfind("PK\x05\x06");
  std::map<std::string, std::string> result;
  std::size_t at = little_endian(bytes, end + 16, 4);
  for (std::uint32_t left = little_endian(bytes, end + 10, 2); left > 0; --left) {
    const auto name_size = little_endian(bytes, at + 28, 2);
    const std::string name = bytes.substr(at + 46, name_size);
    const std::size_t local = little_endian(bytes, at + 42, 4);
    const std::size_t data =
        local + 30 + little_endian(bytes, local + 26, 2) + little_endian(bytes, local + 28, 2);
    const std::string_view packed{bytes.data() + data, little_endian(bytes, at + 20, 4)};
    const bool is_stored = little_endian(bytes, at + 10, 2) == 0;
    result[name] =
        is_stored ? std::string{packed} : inflated(packed, little_endian(bytes, at + 24, 4));
    at += 46 + name_size + little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2);
  }
  return result;
}

// ── XML ────────────────────────────────────────────────────────────────────────────────────────

inline std::string unescaped(std::string text) {
  const std::pair<std::string_view, std::string_view> entities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}};
  for (const auto& [entity, character] : entities) {
    for (auto at = text.find(entity); at != std::string::npos;
         at = text.find(entity, at + character.size())) {
      text.replace(at, entity.size(), character);
    }
  }
  return text;
}

/// The whole elements of that name in order, tags included; none holds another of its name.
inline std::vector<std::string> elements(const std::string& xml, const std::string& name) {
  std::vector<std::string> found;
  for (auto at = xml.find("<" + name); at != std::string::npos; at = xml.find("<" + name, at)) {
    const char after = xml.at(at + 1 + name.size());
    const std::size_t tag_end = xml.find('>', at);
    if (after != ' ' && after != '>' && after != '/') {
      at = tag_end;
      continue;
    }
    const bool is_empty = xml[tag_end - 1] == '/';
    const std::string close = "</" + name + ">";
    const std::size_t end = is_empty ? tag_end + 1 : xml.find(close, at) + close.size();
    found.push_back(xml.substr(at, end - at));
    at = end;
  }
  return found;
}

inline std::string attribute(const std::string& element, const std::string& name) {
  const std::string head = element.substr(0, element.find('>'));
  const auto at = head.find(" " + name + "=\"");
  if (at == std::string::npos) return {};
  const auto start = at + name.size() + 3;
  return unescaped(head.substr(start, head.find('"', start) - start));
}

/// The text of an element, the tags inside it left out.
inline std::string content(const std::string& element) {
  std::string text;
  bool is_tag = false;
  for (char c : element) {
    if (c == '<') is_tag = true;
    if (!is_tag) text += c;
    if (c == '>') is_tag = false;
  }
  return unescaped(text);
}

// ── Cells ──────────────────────────────────────────────────────────────────────────────────────

struct Cell {
  enum class Kind { blank, text, number } kind = Kind::blank;
  std::string text;           ///< of a text
  std::string number;         ///< of a number, as the file writes it
  std::string formula;        ///< without `=`; empty for a plain cell
  std::string number_format;  ///< `#,##0`; "General" when none
  std::string across;         ///< `left`, `center`, `right`; empty when the content decides
};

struct Sheet {
  std::string name;
  std::string xml;
  std::map<std::string, Cell> cells;  ///< by address, `B7`

  const Cell& at(const std::string& address) const {
    static const Cell nothing;
    const auto found = cells.find(address);
    return found == cells.end() ? nothing : found->second;
  }
  /// The address of the first cell with that text; empty if none.
  std::string address_of(const std::string& text) const {
    for (const auto& [address, cell] : cells) {
      if (cell.kind == Cell::Kind::text && cell.text == text) return address;
    }
    return {};
  }
};

/// A workbook read back.
class Workbook {
 public:
  explicit Workbook(const std::string& path) : parts(xlsx::parts(path)) {
    read_formats();
    read_strings();
    int rank = 0;
    for (const auto& sheet : elements(parts.at("xl/workbook.xml"), "sheet")) {
      read_sheet(attribute(sheet, "name"), ++rank);
    }
  }

  std::map<std::string, std::string> parts;
  std::vector<Sheet> sheets;

  const Sheet& sheet(const std::string& name) const {
    for (const auto& sheet : sheets) {
      if (sheet.name == name) return sheet;
    }
    throw std::runtime_error("no sheet " + name);
  }

 private:
  void read_formats() {
    const std::string& styles = parts.at("xl/styles.xml");
    std::map<std::string, std::string> notations{{"0", "General"}, {"3", "#,##0"}};
    for (const auto& format : elements(styles, "numFmt")) {
      notations[attribute(format, "numFmtId")] = attribute(format, "formatCode");
    }
    for (const auto& format : elements(elements(styles, "cellXfs").at(0), "xf")) {
      const std::string id = attribute(format, "numFmtId");
      formats_.push_back(notations.count(id) > 0 ? notations[id] : "#" + id);
      const auto alignments = elements(format, "alignment");
      alignments_.push_back(alignments.empty() ? "" : attribute(alignments[0], "horizontal"));
    }
  }

  void read_strings() {
    if (parts.count("xl/sharedStrings.xml") == 0) return;
    for (const auto& item : elements(parts.at("xl/sharedStrings.xml"), "si")) {
      strings_.push_back(content(item));
    }
  }

  void read_sheet(const std::string& name, int rank) {
    Sheet sheet{name, parts.at("xl/worksheets/sheet" + std::to_string(rank) + ".xml"), {}};
    for (const auto& element : elements(sheet.xml, "c")) {
      sheet.cells[attribute(element, "r")] = read_cell(element);
    }
    sheets.push_back(std::move(sheet));
  }

  Cell read_cell(const std::string& element) const {
    Cell cell;
    const std::string style = attribute(element, "s");
    cell.number_format = style.empty() ? "General" : formats_.at(std::stoul(style));
    if (!style.empty()) cell.across = alignments_.at(std::stoul(style));
    const auto formulas = elements(element, "f");
    if (!formulas.empty()) cell.formula = content(formulas[0]);
    const auto values = elements(element, "v");
    const std::string type = attribute(element, "t");
    if (type == "inlineStr") {
      cell.kind = Cell::Kind::text;
      cell.text = content(element);
    } else if (!values.empty()) {
      cell.kind = type.empty() ? Cell::Kind::number : Cell::Kind::text;
      (type.empty() ? cell.number : cell.text) =
          type == "s" ? strings_.at(std::stoul(content(values[0]))) : content(values[0]);
    }
    return cell;
  }

  std::vector<std::string> formats_;
  std::vector<std::string> alignments_;
  std::vector<std::string> strings_;
};

}  // namespace copil::xlsx
