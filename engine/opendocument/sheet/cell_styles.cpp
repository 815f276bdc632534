#include "opendocument/sheet/cell_styles.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "base/exact.hpp"

namespace copil::opendocument {

namespace {

using document::CellMark;
using sheets::Across;
using sheets::Down;
using sheets::Dress;
using sheets::Edge;
using sheets::Rule;

constexpr double kIndentCentimetres = 0.3;
constexpr std::array<CellMark, 4> kMarks{CellMark::good, CellMark::warning, CellMark::bad,
                                         CellMark::anomaly};

std::string edge_text(const Edge& edge) {
  const char* rule = edge.rule == Rule::medium   ? "1.5pt solid "
                     : edge.rule == Rule::dotted ? "0.75pt dotted "
                                                 : "0.75pt solid ";
  return rule + colour_text(edge.colour);
}

void add_edge(Attributes& attributes, const char* name, const Edge& edge) {
  if (edge.rule != Rule::none) attributes.push_back({name, edge_text(edge)});
}

Attributes cell_properties(const Dress& dress) {
  Attributes attributes;
  if (dress.paper) attributes.push_back({"fo:background-color", colour_text(*dress.paper)});
  add_edge(attributes, "fo:border-top", dress.top);
  add_edge(attributes, "fo:border-bottom", dress.bottom);
  add_edge(attributes, "fo:border-left", dress.sides);
  add_edge(attributes, "fo:border-right", dress.sides);
  if (dress.is_wrapped) attributes.push_back({"fo:wrap-option", "wrap"});
  if (dress.is_unlocked) attributes.push_back({"style:cell-protect", "none"});
  attributes.push_back({"style:vertical-align", dress.down == Down::top      ? "top"
                                                : dress.down == Down::centre ? "middle"
                                                                             : "bottom"});
  if (dress.across != Across::by_content || dress.indent > 0) {
    attributes.push_back({"style:text-align-source", "fix"});
  }
  return attributes;
}

Attributes paragraph_properties(const Dress& dress) {
  Attributes attributes;
  const bool is_indented = dress.indent > 0;
  if (dress.across == Across::centre) attributes.push_back({"fo:text-align", "center"});
  if (dress.across == Across::right) attributes.push_back({"fo:text-align", "end"});
  if (dress.across == Across::left || (dress.across == Across::by_content && is_indented)) {
    attributes.push_back({"fo:text-align", "start"});
  }
  if (is_indented) {
    attributes.push_back({"fo:margin-left", length_text(kIndentCentimetres * dress.indent, "cm")});
  }
  return attributes;
}

Attributes text_properties(const Dress& dress) {
  Attributes attributes;
  if (dress.is_bold) attributes.push_back({"fo:font-weight", "bold"});
  if (dress.is_italic) attributes.push_back({"fo:font-style", "italic"});
  if (dress.is_underlined) attributes.push_back({"style:text-underline-style", "solid"});
  if (dress.size_pt != Dress{}.size_pt) {
    attributes.push_back({"fo:font-size", length_text(dress.size_pt, "pt")});
  }
  if (dress.ink) attributes.push_back({"fo:color", colour_text(*dress.ink)});
  return attributes;
}

void add_properties(Xml& xml, const char* name, const Attributes& attributes) {
  if (!attributes.empty()) xml.leaf(name, attributes);
}

/// A text as formulas quote it.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (char c : text) result += c == '"' ? "\"\"" : std::string{c};
  return result + "\"";
}

}  // namespace

std::string CellStyles::name_of(const sheets::Look& look, const std::vector<WordRule>& rules,
                                const std::string& base_cell) {
  if (rules.empty()) {
    if (look == sheets::Look{}) return {};
    const auto [place, is_new] = plain_.try_emplace(look);
    if (is_new) {
      place->second = "ce" + std::to_string(plain_.size() + cells_.size());
      write_cell(place->second, {look, {}, {}});
    }
    return place->second;
  }
  const Key key{look, rules, base_cell};
  const auto [place, is_new] = cells_.try_emplace(key);
  if (is_new) {
    place->second = "ce" + std::to_string(plain_.size() + cells_.size());
    write_cell(place->second, key);
  }
  return place->second;
}

void CellStyles::write_cell(const std::string& name, const Key& key) {
  Attributes head{
      {"style:name", name}, {"style:family", "table-cell"}, {"style:parent-style-name", "Default"}};
  const std::string data = numbers_.name_of(book_.number_formats[key.look.number_format]);
  if (!data.empty()) head.push_back({"style:data-style-name", data});
  const Dress dress = sheets::dress_of(key.look);
  Xml xml(Xml::Kind::fragment);
  xml.open("style:style", head);
  add_properties(xml, "style:table-cell-properties", cell_properties(dress));
  add_properties(xml, "style:paragraph-properties", paragraph_properties(dress));
  add_properties(xml, "style:text-properties", text_properties(dress));
  for (const auto& [text, mark] : key.rules) {
    xml.leaf("style:map", {{"style:condition", "cell-content()=" + quoted(text)},
                           {"style:apply-style-name", mark_style_name(mark)},
                           {"style:base-cell-address", key.base_cell}});
  }
  xml.close();
  fragments_ += xml.finished();
}

std::string CellStyles::column_name(double width) {
  // A digit as it is printed, and the cell's own margins.
  constexpr double kDigitPixels = 7.43;
  const std::string length =
      length_text((std::round(width * kDigitPixels) + 5) * kCentimetresPerPixel, "cm");
  const auto [place, is_new] = columns_.try_emplace(length, "co" + std::to_string(columns_.size()));
  if (is_new) {
    Xml xml(Xml::Kind::fragment);
    xml.open("style:style", {{"style:name", place->second}, {"style:family", "table-column"}});
    xml.leaf("style:table-column-properties", {{"style:column-width", length}});
    xml.close();
    fragments_ += xml.finished();
  }
  return place->second;
}

std::string CellStyles::row_name(double height_pt) {
  const std::string length = length_text(height_pt, "pt");
  const auto [place, is_new] = rows_.try_emplace(length, "ro" + std::to_string(rows_.size()));
  if (is_new) {
    Xml xml(Xml::Kind::fragment);
    xml.open("style:style", {{"style:name", place->second}, {"style:family", "table-row"}});
    xml.leaf("style:table-row-properties",
             {{"style:row-height", length}, {"style:use-optimal-row-height", "false"}});
    xml.close();
    fragments_ += xml.finished();
  }
  return place->second;
}

std::string mark_styles() {
  Xml xml(Xml::Kind::fragment);
  for (const CellMark mark : kMarks) {
    const auto colours = sheets::colours_of(mark);
    xml.open("style:style", {{"style:name", mark_style_name(mark)},
                             {"style:family", "table-cell"},
                             {"style:parent-style-name", "Default"}});
    xml.leaf("style:table-cell-properties", {{"fo:background-color", colour_text(colours.paper)}});
    xml.leaf("style:text-properties", {{"fo:color", colour_text(colours.ink)}});
    xml.close();
  }
  return xml.finished();
}

std::string mark_style_name(CellMark mark) {
  switch (mark) {
    case CellMark::good:
      return "Favorable";
    case CellMark::warning:
      return "Surveillance";
    case CellMark::bad:
      return "Defavorable";
    default:
      return "Anomalie";
  }
}

std::string colour_text(std::uint32_t colour) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "#";
  for (int shift = 20; shift >= 0; shift -= 4) text += kDigits[(colour >> shift) & 0xFU];
  return text;
}

std::string length_text(double length, const char* unit) {
  return decimal_text(Ratio{std::llround(length * 1000), 1000}, 3) + unit;
}

std::string number_text(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

}  // namespace copil::opendocument
