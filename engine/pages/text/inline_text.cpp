#include "pages/text/inline_text.hpp"

#include <array>
#include <string_view>

#include "base/signs.hpp"
#include "pages/text/utf8.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "wording/ordinals.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

namespace {

constexpr std::string_view kNoBreak = "\u00A0";
constexpr std::string_view kNarrow = "\u202F";

/// Widths of the dotted lines, by `BlankKind`; 0 is a whole line.
constexpr std::array<float, 6> kBlankWidths{130, 150, 80, 80, 110, 0};
constexpr int kBlankLines = 3;

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> heads) {
  for (const auto head : heads) {
    if (text.starts_with(head)) return true;
  }
  return false;
}

/// Whether the tree needs elements of its own inside this text.
bool has_inner_elements(const document::Inlines& inlines) {
  struct Asks {
    bool operator()(const document::Emphasis& n) const { return has_inner_elements(n.children); }
    bool operator()(const document::Strong& n) const { return has_inner_elements(n.children); }
    bool operator()(const document::Link&) const { return true; }
    bool operator()(const document::Footnote&) const { return true; }
    bool operator()(const document::Text&) const { return false; }
    bool operator()(const document::Number&) const { return false; }
    bool operator()(const document::Date&) const { return false; }
    bool operator()(const document::LineBreak&) const { return false; }
    bool operator()(const document::Blank&) const { return false; }
  };
  for (const auto& item : inlines) {
    if (std::visit(Asks{}, item.node)) return true;
  }
  return false;
}

class Flattening {
 public:
  Flattening(RichText& result, Structure& structure, int element, bool is_leaf)
      : result_(result),
        structure_(structure),
        element_(element),
        leaf_(is_leaf ? element : kNoElement),
        keeps_leaf_(is_leaf) {}

  std::vector<const document::Footnote*> footnotes;
  int next_footnote = 1;

  void walk(const document::Inlines& inlines, const TextStyle& style) {
    const TextStyle outer = style_;
    style_ = style;
    for (const auto& item : inlines) std::visit(*this, item.node);
    style_ = outer;
  }

  void operator()(const document::Text& n) { add_text(wording::typography(well_formed(n.text))); }
  void operator()(const document::Number& n) {
    add_text(written(n));
    follows_number_ = n.style == NumberStyle::plain || n.style == NumberStyle::signed_plain;
  }
  void operator()(const document::Date& n) { add_text(written(n)); }
  void operator()(const document::Emphasis& n) { walk(n.children, style_.italic()); }
  void operator()(const document::Strong& n) { walk(n.children, style_.bold()); }
  void operator()(const document::LineBreak&) { add(Segment::Kind::line_break).width = 0; }
  void operator()(const document::Link& n);
  void operator()(const document::Footnote& n);
  void operator()(const document::Blank& n);

 private:
  Segment& add(Segment::Kind kind) {
    if (leaf_ == kNoElement) leaf_ = structure_.add(Role::span, element_);
    Segment segment;
    segment.kind = kind;
    segment.style = style_;
    segment.element = leaf_;
    segment.link = link_;
    result_.segments.push_back(std::move(segment));
    return result_.segments.back();
  }

  /// Leaves the inner element; the next text opens a span of its own.
  void leave_inner() { leaf_ = keeps_leaf_ ? element_ : kNoElement; }

  void add_text(std::string text);
  std::string joined_to_what_precedes(std::string text);
  void add_ordinals(std::string_view text);
  void hold_numero();
  bool ends_with_blank() const;
  bool ends_with_digit() const;

  RichText& result_;
  Structure& structure_;
  int element_;
  int leaf_;
  bool keeps_leaf_;
  bool follows_number_ = false;
  int link_ = -1;
  TextStyle style_;
};

bool Flattening::ends_with_blank() const {
  if (result_.segments.empty()) return true;
  const Segment& last = result_.segments.back();
  if (last.kind == Segment::Kind::line_break) return true;
  return last.kind == Segment::Kind::text && !last.text.empty() && last.text.back() == ' ';
}

bool Flattening::ends_with_digit() const {
  if (result_.segments.empty()) return false;
  const std::string& text = result_.segments.back().text;
  return !text.empty() && is_digit(text.back());
}

/// « convention n° », before the number.
bool ends_with_numero(const Segment& last) {
  std::string_view text = last.text;
  if (text.ends_with(' ')) text.remove_suffix(1);
  return last.kind == Segment::Kind::text && (text.ends_with("n°") || text.ends_with("N°"));
}

/// Micro-typography sees one text at a time: here the blank between two is settled.
std::string Flattening::joined_to_what_precedes(std::string text) {
  const bool after_number = std::exchange(follows_number_, false);
  if (text.empty() || result_.segments.empty()) return text;
  Segment& last = result_.segments.back();
  const bool blank_before = last.kind == Segment::Kind::text && last.text.ends_with(' ');
  const std::string_view rest = std::string_view{text}.substr(text.front() == ' ' ? 1 : 0);
  const bool blank_between = blank_before || text.front() == ' ';
  if (!blank_between) return text;
  std::string_view glue;
  if (starts_with_any(rest, {";", "!", "?"})) glue = kNarrow;
  if (starts_with_any(rest, {":", "»", "%", "€"})) glue = kNoBreak;
  if (after_number && !rest.empty() && is_small_letter(rest.front())) glue = kNoBreak;
  if (last.text.ends_with("«") || ends_with_numero(last)) glue = kNoBreak;
  if (glue.empty()) return text;
  if (blank_before) last.text.pop_back();
  return std::string{glue} + std::string{rest};
}

/// Adds the text, the « er » of « 1er » and the « e » of « 2e » raised.
void Flattening::add_ordinals(std::string_view text) {
  std::size_t begin = 0;
  for (const auto& letters : wording::ordinal_letters(text)) {
    add(Segment::Kind::text).text = text.substr(begin, letters.begin - begin);
    Segment& raised = add(Segment::Kind::text);
    raised.text = text.substr(letters.begin, letters.end - letters.begin);
    raised.rise = 0.33F * raised.style.size;
    raised.style.size *= 0.62F;
    begin = letters.end;
  }
  if (begin < text.size()) add(Segment::Kind::text).text = text.substr(begin);
}

void Flattening::add_text(std::string text) {
  text = joined_to_what_precedes(std::move(text));
  std::string single;
  bool after_blank = ends_with_blank();
  for (const char c : text) {
    if (c != ' ' || !after_blank) single += c;
    after_blank = c == ' ';
  }
  // A leading blank goes to the end of the text before it, which ends its glyphs with it.
  const bool has_text_before =
      !result_.segments.empty() && result_.segments.back().kind == Segment::Kind::text;
  if (single.starts_with(' ') && has_text_before) {
    result_.segments.back().text += ' ';
    single.erase(0, 1);
  }
  add_ordinals(single);
}

void Flattening::operator()(const document::Link& n) {
  leaf_ = structure_.add(Role::link, element_);
  link_ = static_cast<int>(result_.links.size());
  const std::string contents = label(n.children);
  result_.links.push_back({n.url, contents.empty() ? n.url : contents, leaf_});
  const TextStyle style = style_.in(theme::kBlue);
  if (n.children.empty()) {
    walk({{document::Text{n.url}}}, style);
  } else {
    walk(n.children, style);
  }
  link_ = -1;
  leave_inner();
}

void Flattening::operator()(const document::Footnote& n) {
  footnotes.push_back(&n);
  leaf_ = structure_.add(Role::reference, element_);
  const bool follows_digit = ends_with_digit();
  Segment& call = add(Segment::Kind::text);
  call.text = std::to_string(next_footnote++);
  // Behind a figure it would be read as a power.
  if (follows_digit) call.text = std::string{kNarrow} + "(" + call.text + ")";
  call.rise = 0.35F * call.style.size;
  call.style = call.style.at(0.65F * call.style.size);
  leave_inner();
}

/// The blank to fill stays with the « n° » before it.
void Flattening::hold_numero() {
  if (result_.segments.empty() || !ends_with_numero(result_.segments.back())) return;
  std::string& text = result_.segments.back().text;
  if (text.ends_with(' ')) text.replace(text.size() - 1, 1, kNoBreak);
}

/// A short invite stays on one line, beside its blank; of a long one, the first word does.
std::string held_together(const std::string& invite) {
  constexpr std::size_t kShort = 48;
  if (invite.size() > kShort) return invite;
  std::string held;
  for (const char c : invite) {
    if (c == ' ')
      held += kNoBreak;
    else
      held += c;
  }
  return held;
}

void Flattening::operator()(const document::Blank& n) {
  if (n.content) return add_text(wording::typography(well_formed(*n.content)));
  const int lines = n.kind == document::BlankKind::lines ? kBlankLines : 1;
  const std::string invite = wording::typography(well_formed(n.invite));
  if (lines > 1 && !invite.empty()) {
    const TextStyle outer = std::exchange(style_, style_.italic().in(theme::kGrey));
    add_text(invite);
    style_ = outer;
  }
  if (lines == 1) hold_numero();
  for (int line = 0; line < lines; ++line) {
    if (lines > 1) add(Segment::Kind::line_break);
    add(Segment::Kind::dots).width = kBlankWidths[static_cast<std::size_t>(n.kind)];
  }
  if (lines > 1 || invite.empty()) return;
  const TextStyle outer =
      std::exchange(style_, style_.italic().in(theme::kGrey).at(0.8F * style_.size));
  add_text(std::string{kNoBreak} + "(" + held_together(invite) + ")");
  style_ = outer;
}

}  // namespace

RichText flatten(const document::Inlines& inlines, const TextStyle& style, int element,
                 Structure& structure, int& next_footnote) {
  RichText result;
  const bool is_leaf = !has_inner_elements(inlines);
  Flattening flattening{result, structure, element, is_leaf};
  flattening.next_footnote = next_footnote;
  int number = next_footnote;
  flattening.walk(inlines, style);
  next_footnote = flattening.next_footnote;
  for (const document::Footnote* note : flattening.footnotes) {
    // A note inside a note would need a foot of its own: its text follows as plain words.
    FootnoteText text{structure.add(Role::note, element), {}};
    structure.at(text.element).id = "note-" + std::to_string(number);
    const std::string words = std::to_string(number++) + ".\u00A0" + label(note->children);
    text.segments = plain(words, theme::kSmall, text.element).segments;
    result.footnotes.push_back(std::move(text));
  }
  return result;
}

RichText plain(const std::string& text, const TextStyle& style, int element) {
  RichText result;
  Structure untouched;
  Flattening{result, untouched, element, true}.walk({{document::Text{text}}}, style);
  return result;
}

RichText plain_number(std::string written, const TextStyle& style, int element) {
  Segment segment;
  segment.style = style;
  segment.text = std::move(written);
  segment.element = element;
  RichText result;
  if (!segment.text.empty()) result.segments.push_back(std::move(segment));
  return result;
}

std::string written(const document::Number& number) {
  return wording::number_text(number.value, number.style);
}

std::string written(const document::Date& date) {
  return wording::date_text(date.day, date.style);
}

std::string label(const document::Inlines& inlines) {
  Structure scratch;
  int footnotes = 1;
  RichText rich;
  Flattening flattening{rich, scratch, Structure::kRoot, true};
  flattening.next_footnote = footnotes;
  flattening.walk(inlines, theme::kBody);
  std::string text;
  for (const Segment& segment : rich.segments) {
    if (segment.rise > 0 && segment.style.size < 0.66F * theme::kBody.size &&
        is_digits(segment.text)) {
      continue;  // The call of a footnote says nothing here.
    }
    text += segment.kind == Segment::Kind::line_break ? " " : segment.text;
  }
  return text;
}

}  // namespace copil::pages
