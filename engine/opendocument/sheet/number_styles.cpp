#include "opendocument/sheet/number_styles.hpp"

#include <algorithm>
#include <vector>

namespace copil::opendocument {

namespace {

constexpr std::string_view kEuro = "[$€-40C]";

const char* element_of(NumberKind kind) {
  switch (kind) {
    case NumberKind::percentage:
      return "number:percentage-style";
    case NumberKind::currency:
      return "number:currency-style";
    case NumberKind::date:
      return "number:date-style";
    default:
      return "number:number-style";
  }
}

/// The parts between semicolons, those inside quotes apart.
std::vector<std::string> sections_of(const std::string& notation) {
  std::vector<std::string> sections{""};
  bool is_quoted = false;
  for (char c : notation) {
    if (c == '"') is_quoted = !is_quoted;
    if (c == ';' && !is_quoted)
      sections.emplace_back();
    else
      sections.back() += c;
  }
  return sections;
}

/// Cuts `[<2]` off the head of the section and gives `<2`; nothing when there is none.
std::string taken_condition(std::string& section) {
  if (!section.starts_with("[<")) return {};
  const std::size_t end = section.find(']');
  std::string condition = section.substr(1, end - 1);
  section.erase(0, end + 1);
  return condition;
}

/// One section on its way to XML: literals, digits, signs.
class Section {
 public:
  Section(Xml& xml, std::string_view rest) : xml_(xml), rest_(rest) {}

  void all() {
    while (!rest_.empty()) part();
    flush();
  }

 private:
  void part() {
    if (rest_.front() == '"') {
      const std::size_t end = rest_.find('"', 1);
      literal_ += rest_.substr(1, end - 1);
      rest_.remove_prefix(end + 1);
    } else if (rest_.starts_with(kEuro)) {
      flush();
      xml_.element("number:currency-symbol", "€",
                   {{"number:language", "fr"}, {"number:country", "FR"}});
      rest_.remove_prefix(kEuro.size());
    } else if (rest_.front() == '#' || rest_.front() == '0') {
      digits();
    } else {
      literal_ += rest_.front();
      rest_.remove_prefix(1);
    }
  }

  void digits() {
    flush();
    const std::size_t end = std::min(rest_.find_first_not_of("#,0."), rest_.size());
    const std::string_view digits = rest_.substr(0, end);
    const std::size_t point = digits.find('.');
    const std::size_t decimals = point == std::string_view::npos ? 0 : digits.size() - point - 1;
    xml_.leaf("number:number", {{"number:decimal-places", std::to_string(decimals)},
                                {"number:min-decimal-places", std::to_string(decimals)},
                                {"number:min-integer-digits", "1"},
                                {"number:grouping", digits.front() == '#' ? "true" : "false"}});
    rest_.remove_prefix(end);
  }

  void flush() {
    if (!literal_.empty()) xml_.element("number:text", literal_);
    literal_.clear();
  }

  Xml& xml_;
  std::string_view rest_;
  std::string literal_;
};

void write_day(Xml& xml, const std::string& name) {
  xml.open("number:date-style", {{"style:name", name}});
  xml.leaf("number:day", {{"number:style", "long"}});
  xml.element("number:text", "/");
  xml.leaf("number:month", {{"number:style", "long"}});
  xml.element("number:text", "/");
  xml.leaf("number:year", {{"number:style", "long"}});
  xml.close();
}

/// What is typed stays as it is typed.
void write_text_style(Xml& xml, const std::string& name) {
  xml.open("number:text-style", {{"style:name", name}});
  xml.leaf("number:text-content", {});
  xml.close();
}

/// The sections that a condition chooses are styles of their own, named after the last one's.
void write_sections(Xml& xml, const std::string& name, NumberKind kind,
                    std::vector<std::string> sections) {
  const std::vector<std::string> usual{">0", "<0"};
  std::vector<std::string> conditions;
  for (std::size_t i = 0; i + 1 < sections.size(); ++i) {
    const std::string own = taken_condition(sections[i]);
    conditions.push_back(own.empty() ? usual[i] : own);
    xml.open(element_of(kind),
             {{"style:name", name + "P" + std::to_string(i)}, {"style:volatile", "true"}});
    Section(xml, sections[i]).all();
    xml.close();
  }
  xml.open(element_of(kind), {{"style:name", name}});
  Section(xml, sections.back()).all();
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    xml.leaf("style:map", {{"style:condition", "value()" + conditions[i]},
                           {"style:apply-style-name", name + "P" + std::to_string(i)}});
  }
  xml.close();
}

}  // namespace

NumberKind kind_of(const std::string& notation) {
  if (notation == "dd/mm/yyyy") return NumberKind::date;
  if (notation.find(kEuro) != std::string::npos) return NumberKind::currency;
  return notation.find('%') != std::string::npos ? NumberKind::percentage : NumberKind::number;
}

std::string NumberStyles::name_of(const std::string& notation) {
  if (notation == "General") return {};
  const auto [place, is_new] = names_.try_emplace(notation, "N" + std::to_string(names_.size()));
  if (!is_new) return place->second;
  const NumberKind kind = kind_of(notation);
  Xml xml(Xml::Kind::fragment);
  if (notation == "@")
    write_text_style(xml, place->second);
  else if (kind == NumberKind::date)
    write_day(xml, place->second);
  else
    write_sections(xml, place->second, kind, sections_of(notation));
  fragments_ += xml.finished();
  return place->second;
}

}  // namespace copil::opendocument
