#include <array>
#include <string_view>

#include "document/document.hpp"

namespace copil::document {

namespace {

using namespace std::string_literals;

template <class Enum, std::size_t N>
std::string name_of(Enum value, const std::array<std::string_view, N>& names) {
  return std::string{names[static_cast<std::size_t>(value)]};
}

constexpr std::array<std::string_view, 5> kNumberStyles{"plain", "with_unit", "in_words", "signed",
                                                        "bare"};
constexpr std::array<std::string_view, 6> kBlankKinds{"text",   "person", "date",
                                                      "amount", "choice", "lines"};
constexpr std::array<std::string_view, 5> kFormulas{"sum", "ratio", "evolution", "difference",
                                                    "row_sum"};
constexpr std::array<std::string_view, 5> kMarks{"none", "good", "warning", "bad", "anomaly"};
constexpr std::array<std::string_view, 4> kRows{"row", "group", "subtotal", "total"};
constexpr std::array<std::string_view, 3> kColumns{"text", "number", "date"};
constexpr std::array<std::string_view, 4> kAlignments{"by_kind", "left", "centred", "right"};
constexpr std::array<std::string_view, 8> kCharts{
    "bars", "horizontal_bars", "stacked_bars", "lines", "bullet", "tile_map", "sparkline", "areas"};

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (char c : text) {
    if (c == '\n')
      result += "\\n";
    else if (c == '"' || c == '\\')
      result += "\\"s + c;
    else
      result += c;
  }
  return result + "\"";
}

std::string value_text(const Value& value) {
  if (value.state == Value::State::secret) return "secret";
  const std::string unit = " "s + std::string{unit_name(value.unit)};
  if (!value.is_defined()) return "n.d." + unit;
  const Ratio number = reduced(value.number);
  const std::string text =
      std::to_string(number.num) + (number.den == 1 ? "" : "/" + std::to_string(number.den));
  return text + unit + (value.decimals > 0 ? " ." + std::to_string(value.decimals) : "");
}

/// The document whose origins are told; null when none are.
using Told = const Document*;

std::string origin_of(int origin, Told told) {
  return told == nullptr || origin == kNoOrigin ? "" : " @" + origin_text(*told, origin);
}

std::string number_text(const Number& number, Told told) {
  return value_text(number.value) +
         (number.style == NumberStyle::plain ? "" : " " + name_of(number.style, kNumberStyles)) +
         origin_of(number.origin, told);
}

std::string date_text(const Date& date) {
  const std::string day = date.day == Day::unknown ? "n.d."
                          : date.day == Day::open  ? "open"
                                                   : iso_text(date.day);
  return day + (date.style == DateStyle::short_form ? " short" : "");
}

std::string inlines_text(const Inlines& inlines, Told told);

struct InlineDump {
  Told told;
  std::string operator()(const Text& n) const { return quoted(n.text); }
  std::string operator()(const Number& n) const { return "<" + number_text(n, told) + ">"; }
  std::string operator()(const Date& n) const { return "<" + date_text(n) + ">"; }
  std::string operator()(const Emphasis& n) const {
    return "em(" + inlines_text(n.children, told) + ")";
  }
  std::string operator()(const Strong& n) const {
    return "strong(" + inlines_text(n.children, told) + ")";
  }
  std::string operator()(const Link& n) const {
    return "link(" + n.url + " " + inlines_text(n.children, told) + ")";
  }
  std::string operator()(const LineBreak&) const { return "break"; }
  std::string operator()(const Footnote& n) const {
    return "footnote(" + inlines_text(n.children, told) + ")";
  }
  std::string operator()(const Blank& n) const {
    return "blank(" + n.name + " " + name_of(n.kind, kBlankKinds) +
           (n.required ? " required" : "") + " " + quoted(n.invite) +
           (n.content ? " = " + quoted(*n.content) : "") + ")";
  }
};

std::string inlines_text(const Inlines& inlines, Told told) {
  std::string text;
  for (const auto& item : inlines) {
    if (!text.empty()) text += ' ';
    text += std::visit(InlineDump{told}, item.node);
  }
  return text;
}

std::string picture_text(const Picture& picture) {
  return std::to_string(picture.width) + " x " + std::to_string(picture.height) + " " +
         quoted(picture.alternative);
}

/// Writes lines, each indented by the depth of its node.
class BlockDump {
 public:
  explicit BlockDump(Told told) : told_(told) {}

  std::string text;

  void blocks(const Blocks& nodes) {
    ++depth_;
    for (const auto& block : nodes) std::visit(*this, block.node);
    --depth_;
  }

  void operator()(const Heading& n) {
    line("h" + std::to_string(n.level) + " #" + n.anchor + " " + inlines_text(n.content, told_));
  }
  void operator()(const Paragraph& n) { line("p " + inlines_text(n.content, told_)); }
  void operator()(const List& n) {
    line(n.ordered ? "ol from " + std::to_string(n.start) : "ul");
    for (const auto& item : n.items) nested("li", item);
  }
  void operator()(const Quote& n) {
    line("quote");
    blocks(n.content);
  }
  void operator()(const ThematicBreak&) { line("rule"); }
  void operator()(const PageBreak&) { line("page-break"); }
  void operator()(const Table& n) {
    line("table #" + n.id + " " + inlines_text(n.title, told_) +
         (n.carries_totals ? " carries totals" : "") + (n.keep_together ? " together" : ""));
    ++depth_;
    for (const auto& column : n.columns) line(column_text(column));
    for (const auto& row : n.rows) line(row_text(row));
    provenance(n.source, n.scope, n.reading);
    for (const auto& note : n.notes) line("note " + inlines_text(note, told_));
    --depth_;
  }
  void operator()(const Chart& n) {
    line("chart #" + n.id + " " + name_of(n.kind, kCharts) + " " + inlines_text(n.title, told_));
    ++depth_;
    std::string categories = "categories";
    for (const auto& category : n.categories) categories += " " + quoted(category);
    line(categories);
    for (const auto& series : n.series) {
      std::string values = "series " + quoted(series.label);
      for (std::size_t i = 0; i < series.values.size(); ++i) {
        const int origin = i < series.origins.size() ? series.origins[i] : kNoOrigin;
        values += " <" + value_text(series.values[i]) + origin_of(origin, told_) + ">";
      }
      line(values);
    }
    if (!n.alternative.empty()) line("alternative " + quoted(n.alternative));
    provenance(n.source, n.scope, n.reading);
    --depth_;
  }
  void operator()(const KeyFigures& n) {
    line("key-figures");
    ++depth_;
    for (const auto& figure : n.figures) {
      line(quoted(figure.label) + " <" + number_text(figure.value, told_) + ">" +
           (figure.change ? " change <" + number_text(*figure.change, told_) + ">" : "") +
           (figure.detail.empty() ? "" : " " + quoted(figure.detail)) + mark_text(figure.mark));
    }
    --depth_;
  }
  void operator()(const Signatures& n) {
    line("signatures " + inlines_text(n.place_and_date, told_));
    ++depth_;
    for (const auto& signature : n.signatures) {
      line(quoted(signature.role) + " " + inlines_text(signature.name, told_));
    }
    --depth_;
  }
  void operator()(const TableOfContents& n) { line("contents depth " + std::to_string(n.depth)); }
  void operator()(const Columns& n) {
    line("columns");
    for (const auto& column : n.columns) nested("column", column);
  }
  void operator()(const Illustration& n) {
    line("picture " + picture_text(n.picture) +
         (n.caption.empty() ? "" : " caption " + quoted(n.caption)));
  }
  void operator()(const Box& n) {
    line("box " + inlines_text(n.title, told_) + mark_text(n.mark));
    blocks(n.content);
  }

 private:
  void line(const std::string& content) {
    std::string indented = std::string(static_cast<std::size_t>(2 * (depth_ - 1)), ' ') + content;
    indented.erase(indented.find_last_not_of(' ') + 1);
    text += indented + "\n";
  }

  void nested(const std::string& label, const Blocks& content) {
    ++depth_;
    line(label);
    blocks(content);
    --depth_;
  }

  void provenance(const std::string& source, const std::string& scope, const std::string& reading) {
    if (!source.empty()) line("source " + quoted(source));
    if (!scope.empty()) line("scope " + quoted(scope));
    if (!reading.empty()) line("reading " + quoted(reading));
  }

  static std::string mark_text(CellMark mark) {
    return mark == CellMark::none ? "" : " !" + name_of(mark, kMarks);
  }

  std::string column_text(const Column& column) const {
    return "column " + column.id + " " + name_of(column.kind, kColumns) +
           (column.unit == Unit::none ? "" : " " + std::string{unit_name(column.unit)}) +
           (column.is_row_header ? " header" : "") +
           (column.alignment == ColumnAlignment::by_kind
                ? ""
                : " " + name_of(column.alignment, kAlignments)) +
           (column.group.empty() ? "" : " group " + quoted(column.group)) + " " +
           inlines_text(column.title, told_) +
           (column.note.empty() ? "" : " note " + quoted(column.note));
  }

  static std::string formula_text(const Formula& formula) {
    const bool names_rows = !formula.rows.empty();
    std::string text = name_of(formula.kind, kFormulas) + (names_rows ? "(rows " : "(");
    const auto& operands = names_rows ? formula.rows : formula.columns;
    for (std::size_t i = 0; i < operands.size(); ++i) text += (i == 0 ? "" : ",") + operands[i];
    return text + ")";
  }

  std::string cell_text(const Cell& cell) const {
    struct Content {
      Told told;
      std::string operator()(const Inlines& n) const { return inlines_text(n, told); }
      std::string operator()(const Number& n) const { return "<" + number_text(n, told) + ">"; }
      std::string operator()(const Date& n) const { return "<" + date_text(n) + ">"; }
    };
    std::string words = std::visit(Content{told_}, cell.content);
    if (cell.formula) words += " =" + formula_text(*cell.formula);
    if (cell.column_span > 1) words += " span " + std::to_string(cell.column_span);
    return words + mark_text(cell.mark) + (cell.note.empty() ? "" : " note " + quoted(cell.note));
  }

  std::string row_text(const Row& row) const {
    std::string words = name_of(row.kind, kRows);
    if (!row.id.empty()) words += " #" + row.id;
    if (row.indent > 0) words += " indent " + std::to_string(row.indent);
    for (const auto& cell : row.cells) words += " | " + cell_text(cell);
    return words;
  }

  Told told_;
  int depth_ = 0;
};

struct PlainText {
  std::string operator()(const Text& n) const { return n.text; }
  std::string operator()(const Number& n) const {
    return n.value.is_defined() ? decimal_text(n.value.number, n.value.decimals) : "n.d.";
  }
  std::string operator()(const Date& n) const { return n.day.is_real() ? iso_text(n.day) : "n.d."; }
  std::string operator()(const Emphasis& n) const { return plain_text(n.children); }
  std::string operator()(const Strong& n) const { return plain_text(n.children); }
  std::string operator()(const Link& n) const { return plain_text(n.children); }
  std::string operator()(const LineBreak&) const { return " "; }
  std::string operator()(const Footnote&) const { return {}; }
  std::string operator()(const Blank& n) const { return n.content.value_or("[" + n.invite + "]"); }
};

}  // namespace

std::string dump(const Blocks& blocks) {
  BlockDump dump{nullptr};
  dump.blocks(blocks);
  return dump.text;
}

std::string origin_text(const Document& document, int origin) {
  if (origin == kNoOrigin) return {};
  const Origin& from = document.origins[static_cast<std::size_t>(origin)];
  std::string text = document.definitions[static_cast<std::size_t>(from.definition)].code;
  if (!from.territory.empty()) text += " " + from.territory + " " + period_code(from.period);
  if (from.is_cumulated) text += " cumul";
  return from.of.empty() ? text : text + " " + from.of;
}

namespace {

std::string head_text(const Document& document) {
  std::string text = "document " + document.report + " " + quoted(document.title) + "\n";
  if (!document.subtitle.empty()) text += "subtitle " + quoted(document.subtitle) + "\n";
  text += "territory " + document.territory_code + " " + quoted(document.territory) + "\n";
  text += "period " + period_code(document.period) + " arrete " + iso_text(document.arrete) + "\n";
  if (document.is_draft) text += "draft\n";
  if (document.is_provisional) text += "provisional\n";
  if (document.orientation == Orientation::landscape) text += "landscape\n";
  if (document.style == Style::act) text += "act\n";
  for (const auto& logo : document.logos) {
    text += "logo " + picture_text(logo) + "\n";
  }
  for (const auto& rule : document.rules) text += "rule " + quoted(rule) + "\n";
  return text;
}

}  // namespace

std::string dump(const Document& document) {
  return head_text(document) + dump(document.content);
}

std::string dump_with_origins(const Document& document) {
  std::string text = head_text(document);
  for (const auto& definition : document.definitions) {
    text += "definition " + definition.code + " " + quoted(definition.label) +
            (definition.text.empty() ? "" : " " + quoted(definition.text)) + "\n";
  }
  BlockDump dump{&document};
  dump.blocks(document.content);
  return text + dump.text;
}

std::string plain_text(const Inlines& inlines) {
  std::string text;
  for (const auto& item : inlines) text += std::visit(PlainText{}, item.node);
  return text;
}

}  // namespace copil::document
