#include "wording/typography.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "wording/utf8.hpp"

// One pass a rule, over code points. Every pass leaves alone what is already right, so that the
// whole is idempotent; addresses are taken out before the passes and put back after them.
namespace copil::wording {

namespace {

using Points = std::u32string;
using Chars = std::u32string_view;

constexpr char32_t kNoBreak = U'\u00A0';
constexpr char32_t kNarrowNoBreak = U'\u202F';
constexpr char32_t kApostrophe = U'\u2019';
constexpr char32_t kOpeningQuote = U'«';
constexpr char32_t kClosingQuote = U'»';
constexpr char32_t kEllipsis = U'…';
/// Stands for the address of rank 0, + 1 for the next…: beyond Unicode, so in no text.
constexpr char32_t kAddress = 0x110000;

bool is_blank(char32_t c) {
  return c == U' ' || c == kNoBreak || c == kNarrowNoBreak;
}
bool is_digit(char32_t c) {
  return U'0' <= c && c <= U'9';
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (U'a' <= c && c <= U'z') || (U'A' <= c && c <= U'Z');
  return c < kAddress && u_isalpha(static_cast<UChar32>(c));
}

bool is_word(char32_t c) {
  return is_letter(c) || is_digit(c) || c >= kAddress;
}
bool is_one_of(char32_t c, Chars set) {
  return set.find(c) != Chars::npos;
}

/// The point at `at`, or a blank outside of the text: texts end where words end.
char32_t at_or_blank(const Points& text, std::size_t at) {
  return at < text.size() ? text[at] : U' ';
}
char32_t before_or_blank(const Points& text, std::size_t at) {
  return at > 0 ? text[at - 1] : U' ';
}

std::size_t skip_blanks(const Points& text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

template <class Accepts>
std::size_t skip_while(const Points& text, std::size_t at, Accepts accepts) {
  while (at < text.size() && accepts(text[at])) ++at;
  return at;
}

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

Points without_addresses(const Points& text, std::vector<Points>& addresses) {
  Points kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end =
        skip_while(text, at, [](char32_t c) { return !is_blank(c) && !is_one_of(c, U"\n\t(«<"); });
    const Chars token(text.data() + at, end - at);
    const std::size_t length = address_length(token);
    if (length > 0) {
      kept += kAddress + static_cast<char32_t>(addresses.size());
      addresses.emplace_back(token.substr(0, length));
    }
    kept += token.substr(length);
    if (end < text.size()) kept += text[end];
    at = end + 1;
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

/// Straight quotes by pairs; a lone one (12" of a screen) stays.
void pair_quotes(Points& text) {
  std::size_t opening = Points::npos;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != U'"') continue;
    if (opening == Points::npos) {
      if (opens_quote(text, at)) opening = at;
    } else if (closes_quote(text, at)) {
      text[opening] = kOpeningQuote;
      text[at] = kClosingQuote;
      opening = Points::npos;
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

// ── Words and numbers that stay together ───────────────────────────────────────────────────────

constexpr std::array<Chars, 12> kMonths{U"janvier",   U"février", U"mars",     U"avril",
                                        U"mai",       U"juin",    U"juillet",  U"août",
                                        U"septembre", U"octobre", U"novembre", U"décembre"};

/// Kept with the number before them.
constexpr std::array<Chars, 45> kUnits{
    U"euro",    U"euros",     U"centime",    U"centimes", U"jeune",     U"jeunes",   U"action",
    U"actions", U"structure", U"structures", U"ligne",    U"lignes",    U"jour",     U"jours",
    U"mois",    U"an",        U"ans",        U"année",    U"années",    U"semaine",  U"semaines",
    U"heure",   U"heures",    U"h",          U"min",      U"point",     U"points",   U"pt",
    U"ETP",     U"million",   U"millions",   U"milliard", U"milliards", U"personne", U"personnes",
    U"entrée",  U"entrées",   U"site",       U"sites",    U"km",        U"kg",       U"k€",
    U"M€",      U"trimestre", U"semestre"};

/// Kept with the number after them.
constexpr std::array<Chars, 24> kNumbered{
    U"article",  U"articles",  U"art.",  U"annexe",  U"annexes",    U"avenant",
    U"page",     U"pages",     U"p.",    U"tableau", U"tableaux",   U"figure",
    U"titre",    U"chapitre",  U"chap.", U"alinéa",  U"paragraphe", U"année",
    U"semestre", U"trimestre", U"rang",  U"étape",   U"enjeu",      U"h"};

/// Kept with the name after them.
constexpr std::array<Chars, 7> kTitles{U"M.", U"MM.", U"Mme", U"Mmes", U"Mlle", U"Dr", U"Me"};

template <std::size_t size>
bool holds(const std::array<Chars, size>& words, Chars word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A word: a run without blanks, and without the punctuation around it.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool ends_run(char32_t c) {
  return is_blank(c) || is_one_of(c, U"\n\t");
}

Chars inner(const Points& text, Word word) {
  Chars inside = Chars(text).substr(word.begin, word.end - word.begin);
  while (!inside.empty() && is_one_of(inside.front(), U"([«")) inside.remove_prefix(1);
  const std::size_t elision = inside.find(kApostrophe);
  if (elision != Chars::npos && elision < 3) inside.remove_prefix(elision + 1);
  return inside;
}

Chars without_tail(Chars inside) {
  while (!inside.empty() && is_one_of(inside.back(), U".,)]»…")) inside.remove_suffix(1);
  return inside;
}

bool starts_with_digit(Chars word) {
  return !word.empty() && is_digit(word.front());
}

/// `12`, `1 234,5`, `+1,7`.
bool is_number(Chars word) {
  if (!word.empty() && is_one_of(word.front(), U"+-−")) word.remove_prefix(1);
  return starts_with_digit(word) && std::all_of(word.begin(), word.end(), [](char32_t c) {
           return is_digit(c) || c == U',' || c == kNarrowNoBreak;
         });
}

bool is_year(Chars word) {
  return word.size() == 4 && is_number(word);
}
bool is_ordinal(Chars word) {
  return word == U"1er" || word == U"1re" ||
         (word.size() >= 2 && word.ends_with(U'e') && is_number(word.substr(0, word.size() - 1)));
}

/// `T2`, `S1`: a quarter or a half-year before its year.
bool is_period_rank(Chars word) {
  return word.size() == 2 && (word[0] == U'T' || word[0] == U'S') && is_digit(word[1]);
}

bool are_kept_together(Chars left, Chars right) {
  const Chars right_word = without_tail(right);
  const bool left_is_number = is_number(left) || is_ordinal(left);
  if (left_is_number && (holds(kUnits, right_word) || holds(kMonths, right_word))) return true;
  if (holds(kMonths, left) || is_period_rank(left)) return is_year(right_word);
  if (holds(kNumbered, left)) return starts_with_digit(right_word);
  return holds(kTitles, left) && !right.empty() && is_letter(right.front());
}

/// The blanks between two words become one no-break space where the words belong together.
Points with_joined_words(const Points& text) {
  Points out;
  out.reserve(text.size());
  Word left;
  for (std::size_t at = 0; at < text.size();) {
    const Word word{at, skip_while(text, at, [](char32_t c) { return !ends_run(c); })};
    out.append(text, word.begin, word.end - word.begin);
    left = word;
    at = skip_blanks(text, word.end);
    const Word next{at, skip_while(text, at, [](char32_t c) { return !ends_run(c); })};
    const bool is_gap = at > word.end && next.end > next.begin;
    if (is_gap && are_kept_together(inner(text, left), inner(text, next))) {
      out += kNoBreak;
    } else {
      out.append(text, word.end, at - word.end);
    }
    if (at == word.end && at < text.size()) out += text[at++];
  }
  return out;
}

/// « n° 12 », whatever stood between; « N° » and « nº » too.
Points with_joined_numero(const Points& text) {
  Points out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    out += text[at];
    const bool is_sign = text[at] == U'°' || text[at] == U'º';
    if (!is_sign || at == 0 || !is_one_of(text[at - 1], U"nN")) continue;
    if (at > 1 && is_word(text[at - 2])) continue;
    out.back() = U'°';
    const std::size_t next = skip_blanks(text, at + 1);
    if (!is_word(at_or_blank(text, next))) continue;
    out += kNoBreak;
    at = next - 1;
  }
  return out;
}

std::size_t digits_end(const Points& text, std::size_t at) {
  return skip_while(text, at, is_digit);
}

/// End of the groups of three after the first group [at, end), or `end` when there are none.
std::size_t groups_end(const Points& text, std::size_t at, std::size_t end) {
  if (end - at > 3) return end;
  for (;;) {
    const bool is_group = is_blank(at_or_blank(text, end)) && digits_end(text, end + 1) == end + 4;
    if (!is_group || is_letter(at_or_blank(text, end + 4))) return end;
    end += 4;
  }
}

/// `1 234 567` typed with any blank: the groups are joined by U+202F.
void join_digit_groups(Points& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t first_end = digits_end(text, at);
    if (first_end == at) {
      ++at;
      continue;
    }
    const char32_t before = before_or_blank(text, at);
    const bool is_free = !is_letter(before) && !is_one_of(before, U",./-_:");
    const std::size_t end = is_free ? groups_end(text, at, first_end) : first_end;
    for (; at < end; ++at) {
      if (is_blank(text[at])) text[at] = kNarrowNoBreak;
    }
  }
}

/// Most labels hold nothing to mend: no blank after a digit or word that matters, no sign.
bool needs_nothing(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return std::string_view(" '\".:;!?%\xC2\xE2").find(c) != std::string_view::npos;
  });
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

}  // namespace copil::wording
