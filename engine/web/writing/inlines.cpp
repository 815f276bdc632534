#include "web/writing/inlines.hpp"

#include <algorithm>
#include <utility>

#include "base/signs.hpp"
#include "document/marks.hpp"
#include "sheets/numbers.hpp"
#include "sheets/texts.hpp"
#include "wording/ordinals.hpp"
#include "wording/typography.hpp"

namespace copil::web {

namespace {

using namespace document;

/// Only what a reader can follow without harm.
bool is_followed(const std::string& url) {
  const bool is_own = url.starts_with("/") && !url.starts_with("//");
  return is_own || url.starts_with("https://") || url.starts_with("http://") ||
         url.starts_with("mailto:");
}

/// « 9.1-1 », « CL-2010-ML05 »: a browser would end a line behind the hyphen. What is long may
/// break.
bool is_code_with_hyphens(std::string_view word) {
  constexpr std::size_t kLongest = 24;
  constexpr std::size_t kLongestName = 32;  // As wide as a telephone.
  if (wording::is_typed_name(word)) return word.size() <= kLongestName;
  if (word.size() > kLongest) return false;
  for (std::size_t at = word.find('-', 1); at != std::string_view::npos;
       at = word.find('-', at + 1)) {
    if (is_digit(word[at - 1]) || (at + 1 < word.size() && is_digit(word[at + 1]))) return true;
  }
  return false;
}

bool is_of_a_code(char c) {
  return is_digit(c) || is_plain_letter(c) || c == '.' || c == '-' || c == '_' || c == '@';
}

/// The word around that place: where it begins, and where it ends before the sentence's full stop.
std::pair<std::size_t, std::size_t> word_around(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_of_a_code(text[begin - 1])) --begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_of_a_code(text[end])) ++end;
  while (end > at + 1 && text[end - 1] == '.') --end;
  return {begin, end};
}

/// Whether the slash there is in the name of a file that is long: a line may end behind it.
bool is_in_long_path(std::string_view text, std::size_t slash) {
  constexpr std::size_t kLongPath = 20;
  constexpr std::string_view kBlanks = " \"\n";
  const auto end = std::min(text.find_first_of(kBlanks, slash), text.size());
  const auto before = text.find_last_of(kBlanks, slash);
  const auto begin = before == std::string_view::npos ? 0 : before + 1;
  return end - begin >= kLongPath && slash > begin && slash + 1 < end;
}

/// The text from `begin` to `end`, which may be cut inside long paths.
void write_piece(std::string_view text, std::size_t begin, std::size_t end, Html& html) {
  for (auto at = text.find('/', begin); at < end; at = text.find('/', at + 1)) {
    if (!is_in_long_path(text, at)) continue;
    html.text(text.substr(begin, at + 1 - begin)).leaf("wbr");
    begin = at + 1;
  }
  html.text(text.substr(begin, end - begin));
}

/// The text, its codes each in one piece.
void write_codes(std::string_view text, Html& html) {
  std::size_t written = 0;
  for (std::size_t at = text.find('-'); at != std::string_view::npos; at = text.find('-', at)) {
    const auto [begin, end] = word_around(text, at);
    at = end;
    if (!is_code_with_hyphens(text.substr(begin, end - begin))) continue;
    write_piece(text, written, begin, html);
    html.element("span", text.substr(begin, end - begin), {{"class", "insecable"}});
    written = end;
  }
  write_piece(text, written, text.size(), html);
}

/// Ordinals are raised; the name of an option (`--periode`) is not cut after its dashes.
void write_words(const std::string& text, Html& html) {
  std::size_t begin = 0;
  for (auto at = text.find("--"); at != std::string::npos; at = text.find("--", at + 1)) {
    const auto end =
        std::min(text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at + 2), text.size());
    if (end == at + 2) continue;
    write_with_ordinals(text.substr(begin, at - begin), html);
    html.element("span", text.substr(at, end - at), {{"class", "insecable"}});
    begin = at = end;
  }
  write_with_ordinals(text.substr(begin), html);
}

struct InlineWriter {
  Desk& desk;

  void operator()(const Text& n) const { write_words(wording::typography(n.text), desk.html); }
  void operator()(const Number& n) const { write_number(n, {}, desk); }
  void operator()(const Date& n) const { write_with_ordinals(sheets::shown_date(n), desk.html); }
  void operator()(const Emphasis& n) const { wrapped("em", n.children); }
  void operator()(const Strong& n) const { wrapped("strong", n.children); }
  void operator()(const LineBreak&) const { desk.html.leaf("br"); }

  void operator()(const Link& n) const {
    const bool is_inside = n.url.starts_with("#");
    if (!is_inside && !is_followed(n.url)) return write_inlines(n.children, desk);
    desk.html.open("a", {{"href", is_inside ? "#" + anchor_id(n.url.substr(1)) : n.url}});
    write_inlines(n.children, desk);
    desk.html.close();
  }

  /// The call, in brackets for a place to touch; the note itself stands at the end.
  void operator()(const Footnote& n) const {
    Html own;
    Desk aside{desk.document, desk.options, own, desk.definitions};
    write_inlines(n.children, aside);
    desk.notes.push_back(own.take());
    const std::string number = std::to_string(desk.notes.size());
    desk.html.open("sup").element("a", number,
                                  {{"href", "#note-" + number},
                                   {"id", "appel-" + number},
                                   {"class", "appel"},
                                   {"aria-label", "Note " + number}});
    desk.html.close();
  }

  void operator()(const Blank& n) const {
    if (n.content) {
      desk.html.element("span", wording::typography(*n.content), {{"class", "rempli"}});
      return;
    }
    desk.html.open("span", {{"class", "blanc"}});
    desk.html.element("span", "…………", {{"aria-hidden", "true"}}).text(" ");
    desk.html.element("span", "(" + wording::typography(n.invite) + ")", {{"class", "invite"}});
    desk.html.close();
  }

  void wrapped(const char* tag, const Inlines& children) const {
    desk.html.open(tag);
    write_inlines(children, desk);
    desk.html.close();
  }
};

}  // namespace

void write_with_ordinals(const std::string& text, Html& html) {
  std::size_t begin = 0;
  for (const auto& letters : wording::ordinal_letters(text)) {
    write_codes(std::string_view{text}.substr(begin, letters.begin - begin), html);
    html.element("sup", text.substr(letters.begin, letters.end - letters.begin));
    begin = letters.end;
  }
  write_codes(std::string_view{text}.substr(begin), html);
}

void write_inlines(const Inlines& inlines, Desk& desk) {
  for (const auto& item : inlines) std::visit(InlineWriter{desk}, item.node);
}

void write_number(const Number& number, const std::string& fallback, Desk& desk) {
  const std::string words = sheets::shown_number(number);
  std::string address;
  if (number.origin != kNoOrigin) {
    address = desk.options.address ? desk.options.address(desk.document, number.origin)
                                   : desk.definitions.address(number.origin);
  }
  if (address.empty()) address = fallback;
  if (address.empty()) {
    desk.html.text(words);
    return;
  }
  desk.html.element(
      "a", words,
      {{"class", "n"}, {"href", address}, {"title", desk.definitions.title(number.origin)}});
}

void write_notes(Desk& desk) {
  if (desk.notes.empty()) return;
  desk.html.open("section", {{"class", "notes"}, {"aria-labelledby", "notes"}});
  desk.html.element("h2", "Notes", {{"id", "notes"}}).open("ol");
  for (std::size_t i = 0; i < desk.notes.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    desk.html.open("li", {{"id", "note-" + number}}).raw(desk.notes[i]).text(" ");
    desk.html.element(
        "a", "↩",
        {{"href", "#appel-" + number}, {"aria-label", "Revenir à l’appel de la note " + number}});
    desk.html.close();
  }
  desk.html.close().close();
}

std::string anchor_id(const std::string& anchor) {
  std::string id = "s-";
  for (const char c : anchor) id += c == ' ' || c == '\t' || c == '\n' ? '-' : c;
  return id;
}

std::string mark_class(CellMark mark) {
  switch (mark) {
    case CellMark::good:
      return "bon";
    case CellMark::warning:
      return "alerte";
    case CellMark::bad:
      return "mauvais";
    case CellMark::anomaly:
      return "anomalie";
    case CellMark::none:
      return {};
  }
  return {};
}

void write_mark(CellMark mark, Html& html) {
  if (mark == CellMark::none) return;
  html.element("span", sheets::mark_sign(mark), {{"class", "signe"}, {"aria-hidden", "true"}});
  html.element("span", document::mark_meaning(mark) + " ", {{"class", "lu"}});
}

}  // namespace copil::web
