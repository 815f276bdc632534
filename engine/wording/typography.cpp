#include "wording/typography.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/signs.hpp"
#include "wording/spacing/points.hpp"
#include "wording/spacing/unbroken.hpp"
#include "wording/utf8.hpp"

// One pass a rule, over code points. Every pass leaves alone what is already right, so that the
// whole is idempotent; addresses are taken out before the passes and put back after them.
namespace copil::wording {

namespace {

constexpr char32_t kOpeningQuote = U'«';
constexpr char32_t kClosingQuote = U'»';
constexpr char32_t kEllipsis = U'…';

// ── Addresses ──────────────────────────────────────────────────────────────────────────────────

bool is_address(Chars token) {
  if (token.find(U"://") != Chars::npos || token.starts_with(U"www.")) return true;
  if (token.starts_with(U"mailto:")) return true;
  const std::size_t at_sign = token.find(U'@');
  return at_sign != Chars::npos && token.find(U'.', at_sign) != Chars::npos;
}

/// The address that opens the token, without the marks that close the sentence around it; 0 when
/// there is none.
std::size_t address_length(Chars token) {
  while (!token.empty() && is_one_of(token.back(), U".,;:!?…%€'’)]»\"")) token.remove_suffix(1);
  return is_address(token) ? token.size() : 0;
}

/// The length of the piece of a template's language that stands at `at`: `{% include "x" %}`.
std::size_t code_length(Chars text) {
  const bool is_statement = text.starts_with(U"{%");
  if (!is_statement && !text.starts_with(U"{{")) return 0;
  const std::size_t end = text.find(is_statement ? U"%}" : U"}}");
  return end == Chars::npos ? 0 : end + 2;
}

/// Codes are taken out with the addresses.
Points without_addresses(const Points& text, std::vector<Points>& addresses) {
  Points kept;
  for (std::size_t at = 0; at < text.size();) {
    const Chars rest = Chars{text}.substr(at);
    const std::size_t end =
        skip_while(text, at, [](char32_t c) { return !is_blank(c) && !is_one_of(c, U"\n\t(«<{"); });
    const std::size_t code = code_length(rest);
    const std::size_t length = code > 0 ? code : address_length(rest.substr(0, end - at));
    if (length > 0) {
      kept += kAddress + static_cast<char32_t>(addresses.size());
      addresses.emplace_back(rest.substr(0, length));
    }
    const std::size_t next = std::max({end, at + 1, at + code});
    kept += rest.substr(length, next - at - length);
    at = next;
  }
  return kept;
}

Points with_addresses(const Points& text, const std::vector<Points>& addresses) {
  if (addresses.empty()) return text;
  Points whole;
  for (const char32_t c : text) {
    if (c < kAddress) {
      whole += c;
    } else {
      whole += addresses[c - kAddress];
    }
  }
  return whole;
}

// ── Signs ──────────────────────────────────────────────────────────────────────────────────────

/// Three dots, neither more (a dotted line) nor less, become one sign.
Points with_ellipses(const Points& text) {
  Points out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = skip_while(text, at, [](char32_t c) { return c == U'.'; });
    if (end - at == 3) {
      out += kEllipsis;
    } else {
      out.append(text, at, std::max(end, at + 1) - at);
    }
    at = std::max(end, at + 1);
  }
  return out;
}

/// An apostrophe follows a letter: feet and minutes (5') follow a digit.
void curl_apostrophes(Points& text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == U'\'' && is_letter(text[at - 1])) text[at] = kApostrophe;
  }
}

bool opens_quote(const Points& text, std::size_t at) {
  const char32_t before = before_or_blank(text, at);
  const char32_t after = at_or_blank(text, at + 1);
  return (is_blank(before) || is_one_of(before, U"([«’'-–—/\n\t")) && !is_blank(after) &&
         after != U'"';
}

bool closes_quote(const Points& text, std::size_t at) {
  return !is_blank(before_or_blank(text, at)) && !is_word(at_or_blank(text, at + 1));
}

/// Straight quotes by pairs, one inside another too; a lone one (12" of a screen) stays.
void pair_quotes(Points& text) {
  std::vector<std::size_t> openings;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != U'"') continue;
    if (!openings.empty() && closes_quote(text, at)) {
      text[openings.back()] = kOpeningQuote;
      text[at] = kClosingQuote;
      openings.pop_back();
    } else if (opens_quote(text, at)) {
      openings.push_back(at);
    }
  }
}

// ── Blanks around signs ────────────────────────────────────────────────────────────────────────

void put_blank_last(Points& text, char32_t blank) {
  while (!text.empty() && is_blank(text.back())) text.pop_back();
  text += blank;
}

/// The last point before `at` that is no blank; a blank when there is none.
char32_t last_ink_before(const Points& text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  return before_or_blank(text, at);
}

/// True when the mark at `at` ends words (or opens a run, after a blank), and what follows is no
/// part of a code (10:30, a;b, x?y=z, !=).
bool is_punctuation(const Points& text, std::size_t at) {
  if (at == 0 || is_one_of(last_ink_before(text, at), U"«([{<=:;/\\'\",")) return false;
  const char32_t after = at_or_blank(text, at + 1);
  const bool may_be_followed = is_one_of(text[at], U"!?");
  return is_blank(after) || is_one_of(after, U")]»”’\"\n\t…,.*_") ||
         (may_be_followed && is_one_of(after, U"!?:;"));
}

/// U+00A0 before `:`, inside « »; U+202F before `;` `!` `?`; none between `?` and `!`.
char32_t blank_before_mark(const Points& text, std::size_t at) {
  const char32_t mark = text[at];
  if (mark == kClosingQuote) return at > 0 ? kNoBreak : 0;
  if (!is_one_of(mark, U":;!?") || !is_punctuation(text, at)) return 0;
  if (mark == U':') return kNoBreak;
  const bool continues_a_mark = mark != U';' && is_one_of(before_or_blank(text, at), U"!?");
  return continues_a_mark ? 0 : kNarrowNoBreak;
}

/// U+00A0 between a number and its `%`, `‰` or `€`.
char32_t blank_before_sign(const Points& text, std::size_t at, const Points& done) {
  if (!is_one_of(text[at], U"%‰€") || is_word(at_or_blank(text, at + 1))) return 0;
  std::size_t last = done.size();
  while (last > 0 && is_blank(done[last - 1])) --last;
  return last > 0 && is_digit(done[last - 1]) ? kNoBreak : 0;
}

Points with_spaced_signs(const Points& text) {
  Points out;
  out.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size(); ++at) {
    char32_t blank = blank_before_mark(text, at);
    if (blank == 0) blank = blank_before_sign(text, at, out);
    if (blank != 0) put_blank_last(out, blank);
    out += text[at];
    if (text[at] == kOpeningQuote && at + 1 < text.size()) {
      out += kNoBreak;
      at = skip_blanks(text, at + 1) - 1;
    }
  }
  return out;
}

/// Bytes that a rule may be about: signs, and the first of blanks, quotes and other marks.
constexpr std::array<bool, 256> kMayMatter = [] {
  std::array<bool, 256> bytes{};
  for (const char sign : std::string_view{"'\".:;!?%\n\t\xC2\xE2"}) {
    bytes[static_cast<unsigned char>(sign)] = true;
  }
  return bytes;
}();

/// Most labels hold nothing to mend: no sign, no blank that joins a number to its word.
bool needs_nothing(std::string_view text) {
  const auto may_matter = [](char c) { return kMayMatter[static_cast<unsigned char>(c)]; };
  return std::none_of(text.begin(), text.end(), may_matter) && keeps_its_blanks(text);
}

}  // namespace

std::string typography(std::string_view text) {
  if (needs_nothing(text)) return std::string(text);
  std::vector<Points> addresses;
  Points points = without_addresses(decoded(text), addresses);
  points = with_ellipses(points);
  curl_apostrophes(points);
  pair_quotes(points);
  points = with_spaced_signs(points);
  join_digit_groups(points);
  points = with_joined_numero(points);
  points = with_joined_words(points);
  return encoded(with_addresses(points, addresses));
}

bool is_typed_name(std::string_view word) {
  if (word.starts_with("--")) return word.size() > 2;
  if (word.find('-') == std::string_view::npos) return false;
  if (word.find_first_of("_@") != std::string_view::npos) return true;
  // An ending, not the full stop of a sentence.
  const std::size_t dot = word.find('.', 1);
  return dot != std::string_view::npos && dot + 1 < word.size() && is_small_letter(word[dot + 1]);
}

}  // namespace copil::wording
