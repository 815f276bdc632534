#include "wording/spacing/unbroken.hpp"

#include <algorithm>
#include <array>

#include "base/signs.hpp"
#include "wording/utf8.hpp"

namespace copil::wording {

namespace {

constexpr std::array<Chars, 12> kMonths{U"janvier",   U"février", U"mars",     U"avril",
                                        U"mai",       U"juin",    U"juillet",  U"août",
                                        U"septembre", U"octobre", U"novembre", U"décembre"};

/// Kept with the number before them.
constexpr std::array<Chars, 48> kUnits{
    U"euro",    U"euros",     U"centime",    U"centimes", U"jeune",     U"jeunes",   U"action",
    U"actions", U"structure", U"structures", U"ligne",    U"lignes",    U"jour",     U"jours",
    U"mois",    U"an",        U"ans",        U"année",    U"années",    U"semaine",  U"semaines",
    U"heure",   U"heures",    U"h",          U"min",      U"point",     U"points",   U"pt",
    U"ETP",     U"million",   U"millions",   U"milliard", U"milliards", U"personne", U"personnes",
    U"entrée",  U"entrées",   U"site",       U"sites",    U"km",        U"kg",       U"k€",
    U"M€",      U"trimestre", U"semestre",   U"km/h",     U"m²",        U"°C"};

/// Kept with the number after them.
constexpr std::array<Chars, 31> kNumbered{
    U"article", U"articles", U"art.",       U"annexe",   U"annexes",  U"avenant",   U"page",
    U"pages",   U"p.",       U"tableau",    U"tableaux", U"figure",   U"titre",     U"chapitre",
    U"chap.",   U"alinéa",   U"paragraphe", U"année",    U"semestre", U"trimestre", U"rang",
    U"étape",   U"enjeu",    U"h",          U"point",    U"points",   U"L.",        U"R.",
    U"D.",      U"Parcours", U"§"};

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

/// `L.`, `R5131-4`: part of the number of an article of a code.
bool is_code_article(Chars word) {
  if (word.size() < 2 || !is_one_of(word.front(), U"LRD")) return false;
  return word == U"L." || word == U"R." || word == U"D." || is_digit(word[1]);
}

bool are_kept_together(Chars left, Chars right) {
  const Chars right_word = without_tail(right);
  const bool left_is_number = is_number(left) || is_ordinal(left);
  if (left_is_number && (holds(kUnits, right_word) || holds(kMonths, right_word))) return true;
  if (holds(kMonths, left) || is_period_rank(left)) return is_year(right_word);
  if (left.starts_with(U"art") && is_code_article(right)) return holds(kNumbered, left);
  if (holds(kNumbered, left)) return starts_with_digit(right_word);
  if (left == U"+" || left == U"−" || left == U"±") return starts_with_digit(right);
  return holds(kTitles, left) && !right.empty() && is_letter(right.front());
}

std::size_t digits_end(const Points& text, std::size_t at) {
  return skip_while(text, at, is_digit<char32_t>);
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

/// The end of a telephone number (five pairs of digits, 0 first) whose first pair is [at, end);
/// else `end`.
std::size_t telephone_end(const Points& text, std::size_t at, std::size_t end) {
  constexpr int kFurtherGroups = 4;
  if (end - at != 2 || text[at] != U'0') return end;
  std::size_t last = end;
  for (int i = 0; i < kFurtherGroups; ++i, last += 3) {
    if (!is_blank(at_or_blank(text, last)) || digits_end(text, last + 1) != last + 3) return end;
  }
  return is_word(at_or_blank(text, last)) ? end : last;
}

/// No title is longer.
constexpr std::size_t kTitleBytes = 4;

/// First bytes of the words that a number is kept with: months, names of numbered things, quarters.
constexpr std::array<bool, 256> kOpensNumbered = [] {
  std::array<bool, 256> bytes{};
  const auto note = [&](Chars word) {
    const char32_t first = word.front();
    bytes[first < 0x80 ? first : 0xC0U | first >> 6U] = true;
  };
  for (const Chars word : kMonths) note(word);
  for (const Chars word : kNumbered) note(word);
  note(U"T2");
  note(U"S1");
  return bytes;
}();

bool may_be_numbered(std::string_view word) {
  return kOpensNumbered[static_cast<unsigned char>(word.front())];
}

/// The blank between both words may have to change. Numbers may be anything: no need to be sure.
bool may_be_joined(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return true;  // blanks side by side
  const bool opens_number = is_digit(left.front()) || is_digit(left.back()) ||
                            std::string_view{"+-([<"}.find(left.front()) != std::string_view::npos;
  if (opens_number) return true;
  if (left.size() <= kTitleBytes && (left.front() == 'M' || left.front() == 'D')) return true;
  if (left.starts_with("art") &&
      std::string_view{"LRD"}.find(right.front()) != std::string_view::npos) {
    return true;
  }
  if (right.front() == '(' || right.front() == '[') return true;
  return is_digit(right.front()) && may_be_numbered(left) &&
         are_kept_together(decoded(left), decoded(right));
}

}  // namespace

bool keeps_its_blanks(std::string_view text) {
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    const std::size_t next = std::min(text.find(' ', end + 1), text.size());
    if (end < text.size() &&
        may_be_joined(text.substr(start, end - start), text.substr(end + 1, next - end - 1))) {
      return false;
    }
    start = end + 1;
  }
  return true;
}

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

void join_digit_groups(Points& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t first_end = digits_end(text, at);
    if (first_end == at) {
      ++at;
      continue;
    }
    const char32_t before = before_or_blank(text, at);
    const bool is_free = !is_letter(before) && !is_one_of(before, U",./-_:");
    const std::size_t telephone = is_free ? telephone_end(text, at, first_end) : first_end;
    const char32_t blank = telephone > first_end ? kNoBreak : kNarrowNoBreak;
    const std::size_t end =
        telephone > first_end || !is_free ? telephone : groups_end(text, at, first_end);
    for (; at < end; ++at) {
      if (is_blank(text[at])) text[at] = blank;
    }
  }
}

}  // namespace copil::wording
