#include "opendocument/text/inlines.hpp"

#include "opendocument/text/text_styles.hpp"
#include "sheets/texts.hpp"
#include "wording/ordinals.hpp"
#include "wording/typography.hpp"

namespace copil::opendocument {

using namespace document;

void InlineWriter::paragraph(const char* style, const Inlines& content) {
  xml_.open("text:p", {{"text:style-name", style}});
  write(content);
  xml_.close();
}

void InlineWriter::paragraph(const char* style, const std::string& content) {
  xml_.open("text:p", {{"text:style-name", style}});
  words(content);
  xml_.close();
}

void InlineWriter::source_lines(const std::string& source, const std::string& reading,
                                const std::vector<Inlines>& notes) {
  std::vector<Inlines> lines;
  if (!source.empty()) lines.push_back({Inline{Text{source}}});
  if (!reading.empty()) lines.push_back({Inline{Text{"Lecture : " + reading}}});
  lines.insert(lines.end(), notes.begin(), notes.end());
  for (const auto& line : lines) {
    paragraph(&line == &lines.back() ? style::kLastSource : style::kSource, line);
  }
}

void InlineWriter::write(const Inlines& content) {
  for (const auto& item : content) std::visit(*this, item.node);
}

void InlineWriter::words(const std::string& text) {
  const auto clean = sheets::cleaned(wording::typography(text));
  removed_ += clean.removed;
  with_ordinals(clean.text);
}

void InlineWriter::with_ordinals(const std::string& text) {
  std::size_t begin = 0;
  for (const auto& letters : wording::ordinal_letters(text)) {
    write_words(xml_, std::string_view{text}.substr(begin, letters.begin - begin));
    xml_.element("text:span", text.substr(letters.begin, letters.end - letters.begin),
                 {{"text:style-name", style::kRaised}});
    begin = letters.end;
  }
  write_words(xml_, std::string_view{text}.substr(begin));
}

void InlineWriter::operator()(const Text& node) {
  words(node.text);
}

void InlineWriter::operator()(const Number& node) {
  marked(node, [&] { write_words(xml_, sheets::shown_number(node)); });
}

void InlineWriter::operator()(const Date& node) {
  marked(node, [&] { with_ordinals(sheets::shown_date(node)); });
}

void InlineWriter::marked(const Number& node, const std::function<void()>& write_it) {
  if (node.blank != kNoBlank)
    return between_marks(PlaceKind::blank, blank_name(node.blank), write_it);
  if (document_.style != Style::act) return write_it();
  std::string code;
  if (node.origin != kNoOrigin) {
    const auto& origin = document_.origins[static_cast<std::size_t>(node.origin)];
    code = document_.definitions[static_cast<std::size_t>(origin.definition)].code;
  }
  between_marks(PlaceKind::figure, code, write_it);
}

void InlineWriter::marked(const Date& node, const std::function<void()>& write_it) {
  if (node.blank != kNoBlank)
    return between_marks(PlaceKind::blank, blank_name(node.blank), write_it);
  if (document_.style != Style::act) return write_it();
  between_marks(PlaceKind::date, {}, write_it);
}

const std::string& InlineWriter::blank_name(int blank) const {
  return document_.blanks[static_cast<std::size_t>(blank)];
}

void InlineWriter::between_marks(PlaceKind kind, const std::string& name,
                                 const std::function<void()>& write_it) {
  const int rank = ++mark_ranks_[bookmark_name({kind, name, 0})];
  const std::string mark = bookmark_name({kind, name, rank});
  xml_.leaf("text:bookmark-start", {{"text:name", mark}});
  write_it();
  xml_.leaf("text:bookmark-end", {{"text:name", mark}});
}

void InlineWriter::operator()(const Emphasis& node) {
  span(style::kEmphasis, node.children);
}

void InlineWriter::operator()(const Strong& node) {
  span(style::kStrong, node.children);
}

void InlineWriter::operator()(const Link& node) {
  if (node.url.empty()) return write(node.children);
  xml_.open("text:a", {{"xlink:type", "simple"},
                       {"xlink:href", sheets::cleaned(node.url).text},
                       {"text:style-name", style::kLink}});
  write(node.children);
  xml_.close();
}

void InlineWriter::operator()(const LineBreak&) {
  xml_.leaf("text:line-break");
}

void InlineWriter::operator()(const Footnote& node) {
  const std::string number = std::to_string(++footnotes_);
  xml_.open("text:note", {{"text:id", "note" + number}, {"text:note-class", "footnote"}});
  xml_.element("text:note-citation", number);
  xml_.open("text:note-body");
  paragraph(style::kFootnote, node.children);
  xml_.close();
  xml_.close();
}

void InlineWriter::operator()(const Blank& node) {
  const auto kind = node.kind == BlankKind::lines ? PlaceKind::line : PlaceKind::blank;
  between_marks(kind, node.name, [&] {
    if (node.content)
      words(*node.content);
    else
      open_blank(node);
  });
}

/// Still open: dots to click on and type over, the invite beside them; unlike a placeholder, an
/// input field is printed.
void InlineWriter::open_blank(const Blank& node) {
  const auto invite = sheets::cleaned(wording::typography(node.invite));
  removed_ += invite.removed;
  const std::string dots = std::string{kOpenDots} + " (" + invite.text + ")";
  xml_.open("text:span", {{"text:style-name", style::kBlank}});
  if (node.choices.empty())
    xml_.element("text:text-input", dots, {{"text:description", invite.text}});
  else
    drop_down(node, dots);
  xml_.close();
}

/// A list to choose in; the dots stand first, as long as nothing is chosen.
void InlineWriter::drop_down(const Blank& node, const std::string& dots) {
  xml_.open("text:drop-down", {{"text:name", node.name}});
  xml_.leaf("text:label", {{"text:value", dots}, {"text:current-selected", "true"}});
  for (const auto& choice : node.choices) {
    xml_.leaf("text:label", {{"text:value", sheets::cleaned(choice).text}});
  }
  xml_.text(dots);
  xml_.close();
}

void InlineWriter::span(const char* style, const Inlines& content) {
  xml_.open("text:span", {{"text:style-name", style}});
  write(content);
  xml_.close();
}

}  // namespace copil::opendocument
