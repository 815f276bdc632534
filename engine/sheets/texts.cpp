#include "sheets/texts.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/utf8.hpp"
#include "diagnostics/warning.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "wording/typography.hpp"

namespace copil::sheets {

namespace {

using namespace document;

// ── Bytes ──────────────────────────────────────────────────────────────────────────────────────

bool is_forbidden(std::string_view character) {
  const auto lead = static_cast<std::uint8_t>(character[0]);
  if (character.size() == 1) return (lead < 0x20 && lead != '\n' && lead != '\t') || lead == 0x7F;
  const bool is_c1_control =
      lead == 0xC2 && static_cast<std::uint8_t>(character[1]) < 0xA0 && character.size() == 2;
  return is_c1_control || character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

/// `_x0041_` at the head of `text`.
bool is_escape_like(std::string_view text) {
  if (text.size() < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_') return false;
  return text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

/// Moves the head of `rest` into `clean`.
void take_character(std::string_view& rest, CleanText& clean) {
  const std::size_t length = sequence_length(rest);
  if (length == 0) {
    clean.text += "\uFFFD";
    ++clean.removed;
    rest.remove_prefix(1);
    return;
  }
  const std::string_view character = rest.substr(0, length);
  if (character == "\r") {
    if (!rest.starts_with("\r\n")) clean.text += '\n';
  } else if (is_forbidden(character)) {
    ++clean.removed;
  } else {
    clean.text += character;
  }
  rest.remove_prefix(length);
}

// ── Words ──────────────────────────────────────────────────────────────────────────────────────

std::string shown_blank(const Blank& blank) {
  if (blank.content) return wording::typography(*blank.content);
  return "………… (" + wording::typography(blank.invite) + ")";
}

/// Gathers stretches, joining those of the same style.
class Runs {
 public:
  explicit Runs(std::vector<std::string>& footnotes) : footnotes_(footnotes) {}

  std::vector<Run> runs;

  void all(const Inlines& inlines) {
    for (const auto& item : inlines) std::visit(*this, item.node);
  }
  void operator()(const Text& n) { add(wording::typography(n.text)); }
  void operator()(const Number& n) { add(shown_number(n)); }
  void operator()(const Date& n) { add(shown_date(n)); }
  void operator()(const LineBreak&) { add("\n"); }
  void operator()(const Blank& n) { add(shown_blank(n)); }
  void operator()(const Emphasis& n) { styled(Run::Style::emphasis, n.children); }
  void operator()(const Strong& n) { styled(Run::Style::strong, n.children); }
  void operator()(const Link& n) {
    all(n.children);
    if (n.url.starts_with("#") || n.url.empty()) return;
    add(" (" + n.url + ")");
  }
  void operator()(const Footnote& n) {
    footnotes_.push_back(shown_text(n.children));
    add("\u00A0(" + std::to_string(footnotes_.size()) + ")");
  }

 private:
  void styled(Run::Style style, const Inlines& children) {
    const Run::Style outer = style_;
    style_ = style;
    all(children);
    style_ = outer;
  }

  void add(const std::string& text) {
    if (text.empty()) return;
    if (runs.empty() || runs.back().style != style_) runs.push_back({{}, style_});
    runs.back().text += text;
  }

  std::vector<std::string>& footnotes_;
  Run::Style style_ = Run::Style::regular;
};

}  // namespace

bool is_clean(std::string_view text) {
  const auto is_printed = [](char c) { return 0x20 <= c && c < 0x7F; };
  for (;;) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_printed);
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
    if (text.empty()) return true;
    const auto lead = static_cast<std::uint8_t>(text[0]);
    const std::size_t length = sequence_length(text);
    if (length == 0 || is_forbidden(text.substr(0, length))) return false;
    if (lead == '\r') return false;
    text.remove_prefix(length);
  }
}

CleanText cleaned(std::string_view text) {
  CleanText clean;
  clean.text.reserve(text.size());
  while (!text.empty()) take_character(text, clean);
  return clean;
}

std::string protected_text(std::string text) {
  for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (!is_escape_like(std::string_view{text}.substr(at))) continue;
    constexpr std::string_view kUnderscore = "_x005F";
    text.insert(at, kUnderscore);
    at += kUnderscore.size();
  }
  return text;
}

Diagnostic removed_warning(const std::string& sheet, int removed) {
  const std::string count = wording::counted(removed, "caractère retiré", "caractères retirés");
  return plain_warning("feuille « " + sheet + " » : " + count +
                       ", qu’un classeur ne peut pas contenir");
}

int utf16_length(std::string_view text) {
  int length = 0;
  for (char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (!is_trailing_byte(c)) length += byte >= 0xF0 ? 2 : 1;
  }
  return length;
}

std::string cut_to(std::string_view text, int units) {
  std::size_t end = 0;
  for (int length = 0; end < text.size();) {
    const std::size_t bytes = std::max<std::size_t>(1, sequence_length(text.substr(end)));
    length += bytes == 4 ? 2 : 1;
    if (length > units) break;
    end += bytes;
  }
  return std::string{text.substr(0, end)};
}

std::string shown_text(const Inlines& inlines) {
  const auto* text = inlines.size() == 1 ? std::get_if<Text>(&inlines[0].node) : nullptr;
  if (text != nullptr) return wording::typography(text->text);
  std::vector<std::string> footnotes;
  return joined(shown_runs(inlines, footnotes));
}

std::vector<Run> shown_runs(const Inlines& inlines, std::vector<std::string>& footnotes) {
  Runs gathered(footnotes);
  gathered.all(inlines);
  return std::move(gathered.runs);
}

std::string joined(const std::vector<Run>& runs) {
  std::string text;
  for (const auto& run : runs) text += run.text;
  return text;
}

std::string shown_number(const Number& number) {
  return wording::number_text(number.value, number.style);
}

std::string shown_date(const Date& date) {
  return wording::date_text(date.day, date.style);
}

std::string source_line(std::string_view source, std::string_view scope, Day arrete) {
  std::string line;
  if (!source.empty()) line += "Source : " + std::string{source} + " ; ";
  if (!scope.empty()) line += "champ : " + std::string{scope} + " ; ";
  if (line.empty()) return line;
  line += arrete.is_real() ? "arrêté au " + wording::date_text(arrete) : "";
  if (line.ends_with(" ; ")) line.resize(line.size() - 3);
  return wording::typography(line);
}

}  // namespace copil::sheets
