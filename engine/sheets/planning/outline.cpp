#include "sheets/planning/outline.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/folded.hpp"
#include "sheets/texts.hpp"
#include "wording/text.hpp"

namespace copil::sheets {

namespace {

using namespace document;

bool opens_annex(const Heading& heading) {
  const std::string title = folded(plain_text(heading.content));
  return title.starts_with("definitions") || title.find("provenance") != std::string::npos ||
         title == "sources";
}

/// The blank of an item that is nothing else.
const Blank* lone_blank(const Blocks& item) {
  const auto* paragraph = item.size() == 1 ? std::get_if<Paragraph>(&item.front().node) : nullptr;
  const bool is_lone = paragraph && paragraph->content.size() == 1;
  return is_lone ? std::get_if<Blank>(&paragraph->content.front().node) : nullptr;
}

/// The blank whose answer of several lines became this list, the whole answer in it.
std::optional<Blank> answer_of(const List& list) {
  std::optional<Blank> whole;
  for (const auto& item : list.items) {
    const Blank* line = lone_blank(item);
    const bool goes_on = line && line->content && (!whole || whole->name == line->name);
    if (!goes_on) return std::nullopt;
    if (whole)
      *whole->content += "\n" + *line->content;
    else
      whole = *line;
  }
  return whole;
}

/// What stands before a blank, as it prints; a blank before it is « … ».
std::string printed(const Inline& item) {
  if (std::holds_alternative<Blank>(item.node)) return "…";
  if (const auto* number = std::get_if<Number>(&item.node)) return shown_number(*number);
  if (const auto* date = std::get_if<Date>(&item.node)) return shown_date(*date);
  return plain_text({item});
}

/// The words on the line before a blank, from the last sentence that begins there: its question
/// when it stands under no heading, as at the head of an act. « le site de Lens, adresse : …,
/// représenté par ». Where there is none, what is asked for.
std::string words_before(const Inlines& inlines, std::size_t blank) {
  std::string words;
  bool is_said = false;
  for (std::size_t i = 0; i < blank; ++i) {
    if (std::holds_alternative<LineBreak>(inlines[i].node)) {
      words.clear();
      is_said = false;
      continue;
    }
    const std::string own = printed(inlines[i]);
    const auto sentence = own.rfind(". ");
    const bool is_text = std::holds_alternative<Text>(inlines[i].node);
    if (is_text && sentence != std::string::npos)
      words = own.substr(sentence + 2);
    else
      words += own;
    is_said = is_said || (own != "…" && own.find_first_not_of(" ,;:") != std::string::npos);
  }
  if (!is_said) return wording::capitalised(std::get<Blank>(inlines[blank].node).invite);
  while (!words.empty() && (words.back() == ' ' || words.back() == ',')) words.pop_back();
  return words;
}

/// What stands on the line just before a blank, « pour Pôle emploi », when it tells one blank from
/// another of the same section: nothing when it is a sentence, or long.
std::string label_before(const Inlines& inlines, std::size_t blank) {
  constexpr std::size_t kLong = 48;
  std::size_t first = blank;
  while (first > 0 && !std::holds_alternative<Blank>(inlines[first - 1].node)) --first;
  std::string words = plain_text({inlines.begin() + static_cast<std::ptrdiff_t>(first),
                                  inlines.begin() + static_cast<std::ptrdiff_t>(blank)});
  const auto is_blank = [](char c) { return c == ' ' || c == ',' || c == ':' || c == ';'; };
  while (!words.empty() && is_blank(words.back())) words.pop_back();
  while (!words.empty() && is_blank(words.front())) words.erase(words.begin());
  const bool is_sentence = words.find(". ") != std::string::npos;
  return is_sentence || words.size() > kLong ? std::string{} : words;
}

/// The words of a paragraph in bold that announces a list: « Administrateur : ».
std::string caption_of(const Paragraph& paragraph) {
  const bool is_bold = paragraph.content.size() == 1 &&
                       std::holds_alternative<Strong>(paragraph.content.front().node);
  std::string words = is_bold ? plain_text(paragraph.content) : std::string{};
  if (!words.ends_with(':')) return {};
  while (words.ends_with(':') || words.ends_with(' ')) words.pop_back();
  return words;
}

/// Walks the blocks that come before the annex and takes note of what needs a place.
class Survey {
 public:
  explicit Survey(Outline& outline) : outline_(outline) {}

  void blocks(const Blocks& nodes) {
    for (const auto& block : nodes) std::visit(*this, block.node);
  }

  void operator()(const Heading& n) {
    question_ = plain_text(n.content);
    if (n.level == 1) section_ = question_;
    caption_.clear();
    words(n.content);
  }
  void operator()(const Paragraph& n) {
    const std::string text = plain_text(n.content);
    // « … d'une année à l'autre ? La réponse chiffrée est donnée plus haut. »
    if (const auto end = text.rfind('?'); end != std::string::npos)
      question_ = text.substr(0, end + 1);
    if (!is_in_list_) caption_ = caption_of(n);
    words(n.content);
  }
  void operator()(const List& n) {
    if (const auto answer = answer_of(n)) place(*answer, question_);
    const bool was_in_list = std::exchange(is_in_list_, true);
    for (const auto& item : n.items) blocks(item);
    is_in_list_ = was_in_list;
  }
  void operator()(const Quote& n) { blocks(n.content); }
  void operator()(const ThematicBreak&) {}
  void operator()(const PageBreak&) {}
  void operator()(const TableOfContents&) {}
  void operator()(const Columns& n) {
    for (const auto& column : n.columns) blocks(column);
  }
  void operator()(const Illustration&) { ++outline_.text_block_count; }
  void operator()(const Box& n) {
    words(n.title);
    blocks(n.content);
  }
  void operator()(const Signatures& n) {
    const std::string heading = std::exchange(question_, {});
    words(n.place_and_date);
    question_ = heading;
    for (const auto& signature : n.signatures) {
      ++outline_.text_block_count;
      signing_ = signature.role;
      blanks(signature.name);
      signing_.clear();
    }
  }
  void operator()(const KeyFigures& n) {
    for (const auto& figure : n.figures) outline_.key_figures.push_back(&figure);
  }
  void operator()(const Table& n) {
    outline_.sheet_of[&n] = outline_.tables.size();
    outline_.tables.push_back({&n, {}, UnknownCells::said, section_, false});
    for (const auto& row : n.rows) row_blanks(row, n.columns);
  }
  void operator()(const Chart& n) { charts_.push_back(&n); }

  /// Charts come last: the table that holds a chart's figures may stand after it.
  void place_charts() {
    for (const Chart* chart : charts_) place(*chart);
  }

  /// Small tables of a section stand on one sheet, one under the other.
  void share_sheets() {
    for (std::size_t i = 1; i < outline_.tables.size(); ++i) {
      TableSheet& part = outline_.tables[i];
      const TableSheet& before = outline_.tables[i - 1];
      part.shares_the_sheet = is_small(part) && is_small(before) && part.section == before.section;
    }
  }

 private:
  static bool is_small(const TableSheet& part) {
    constexpr std::size_t kFewRows = 7;
    return !part.section.empty() && part.charts.empty() && part.table->rows.size() <= kFewRows;
  }

  /// Templates put texts, and so blanks, into columns of texts alone: a row with a cell a column
  /// need not be read whole.
  void row_blanks(const Row& row, const std::vector<Column>& columns) {
    const bool is_plain = row.cells.size() == columns.size();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (is_plain && columns[i].kind != ColumnKind::text) continue;
      if (const auto* inlines = std::get_if<Inlines>(&row.cells[i].content)) blanks(*inlines);
    }
  }

  void words(const Inlines& inlines) {
    ++outline_.text_block_count;
    blanks(inlines);
  }

  void blanks(const Inlines& inlines) {
    for (std::size_t i = 0; i < inlines.size(); ++i) {
      const auto& item = inlines[i];
      if (const auto* blank = std::get_if<Blank>(&item.node)) {
        place(*blank, question_of(inlines, i));
      } else if (const auto* strong = std::get_if<Strong>(&item.node)) {
        blanks(strong->children);
      } else if (const auto* emphasis = std::get_if<Emphasis>(&item.node)) {
        blanks(emphasis->children);
      }
    }
  }

  /// Who signs, under a signature; else the question or heading, and what is just before on the
  /// line; under no heading, the words before.
  std::string question_of(const Inlines& inlines, std::size_t blank) const {
    if (!signing_.empty()) return signing_;
    if (question_.empty()) return words_before(inlines, blank);
    if (question_.ends_with('?')) return question_;
    const std::string label = label_before(inlines, blank);
    const char* between = caption_.empty() || label.empty() ? "" : ", ";
    const std::string labels = caption_ + between + label;
    return labels.empty() ? question_ : question_ + " : " + labels;
  }

  void place(const Blank& blank, const std::string& question) {
    if (seen_.insert(blank.name).second) outline_.blanks.push_back({blank, question});
  }

  void place(const Chart& chart) {
    for (std::size_t i = 0; i < outline_.tables.size(); ++i) {
      TableSheet& sheet = outline_.tables[i];
      if (chart.table.empty() || sheet.table->id != chart.table) continue;
      if (auto link = linked(chart, *sheet.table)) return place_at(chart, i, std::move(*link));
    }
    outline_.chart_tables.push_back(table_of(chart));
    outline_.tables.push_back({&outline_.chart_tables.back(), {}, UnknownCells::empty, {}, false});
    place_at(chart, outline_.tables.size() - 1, own_link(chart));
  }

  void place_at(const Chart& chart, std::size_t rank, ChartLink link) {
    outline_.sheet_of[&chart] = rank;
    if (chart.categories.empty()) return;  // Its table says that there is no row.
    if (chart.kind == Chart::Kind::tile_map)
      outline_.maps.emplace_back(&chart, rank);
    else
      outline_.tables[rank].charts.push_back({&chart, std::move(link)});
  }

  Outline& outline_;
  std::vector<const Chart*> charts_;
  std::string section_;   ///< the last heading of level 1
  std::string question_;  ///< the last heading or question
  std::string caption_;   ///< what announces the list being read, under that heading
  bool is_in_list_ = false;
  std::string signing_;  ///< the role of who signs, while their signature is read
  std::set<std::string> seen_;
};

}  // namespace

Outline outlined(const document::Document& document) {
  Outline outline;
  Survey survey(outline);
  bool is_in_annex = false;
  for (const auto& block : document.content) {
    const auto* heading = std::get_if<Heading>(&block.node);
    if (heading != nullptr && heading->level == 1) is_in_annex = opens_annex(*heading);
    (is_in_annex ? outline.annex : outline.text).push_back(&block);
    if (!is_in_annex) std::visit(survey, block.node);
  }
  survey.place_charts();
  survey.share_sheets();
  return outline;
}

}  // namespace copil::sheets
