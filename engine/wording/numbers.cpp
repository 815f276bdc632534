#include "wording/numbers.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <string_view>

#include "wording/spacing/blanks.hpp"

namespace copil::wording {

namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kMilliard = 1'000'000'000;
constexpr std::int64_t kWordsLimit = kMilliard * kMillion;

// ── Digits ─────────────────────────────────────────────────────────────────────────────────────

/// A number as two runs of ASCII digits: what remains to be done is to dress it.
struct Digits {
  bool is_negative = false;
  std::string whole;
  std::string fraction;

  bool is_zero() const { return (whole + fraction).find_first_not_of('0') == std::string::npos; }
};

/// `shift` moves the decimal point to the right after one rounding: 2 turns a rate into its
/// percentage without ever leaving exact numbers.
Digits digits_of(Ratio number, int decimals, std::size_t shift) {
  std::string text = decimal_text(number, decimals + static_cast<int>(shift));
  Digits digits;
  digits.is_negative = text.front() == '-';
  if (digits.is_negative) text.erase(0, 1);
  const std::size_t point = text.find('.');
  digits.whole = text.substr(0, point);
  if (point != std::string::npos) digits.fraction = text.substr(point + 1);
  digits.whole += digits.fraction.substr(0, shift);
  digits.fraction.erase(0, shift);
  digits.whole.erase(0, std::min(digits.whole.find_first_not_of('0'), digits.whole.size() - 1));
  return digits;
}

std::string grouped(const std::string& whole) {
  std::string text;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) text += kNarrowNoBreakText;
    text += whole[i];
  }
  return text;
}

enum class Sign { when_negative, always };

std::string dressed(const Digits& digits, Sign sign) {
  std::string text;
  if (digits.is_negative) text += kMinus;
  if (sign == Sign::always && !digits.is_negative && !digits.is_zero()) text += '+';
  text += grouped(digits.whole);
  if (!digits.fraction.empty()) text += ',' + digits.fraction;
  return text;
}

bool is_always_signed(Unit unit) {
  return unit == Unit::evolution || unit == Unit::points;
}

/// What stands after the digits, with its no-break space.
std::string suffix(Unit unit, NumberStyle style, const Digits& digits) {
  if (style == NumberStyle::bare) return {};
  std::string word;
  if (unit == Unit::euros) word = "€";
  if (unit == Unit::taux || unit == Unit::evolution) word = "%";
  if (unit == Unit::points || (style == NumberStyle::with_unit && word.empty())) {
    // French is plural from 2 on, judged on what is printed: 1,96 shown as 2,0 is plural.
    const bool is_below_two = digits.whole == "0" || digits.whole == "1";
    word = unit_word(unit, Ratio{is_below_two ? 1 : 2, 1});
  }
  return word.empty() ? word : std::string(kNoBreakText) + word;
}

std::string in_digits(const Value& value, NumberStyle style) {
  const Digits digits = digits_of(value.number, value.decimals, is_percentage(value.unit) ? 2 : 0);
  const bool is_signed = style == NumberStyle::signed_plain || is_always_signed(value.unit);
  return dressed(digits, is_signed ? Sign::always : Sign::when_negative) +
         suffix(value.unit, style, digits);
}

// ── Words ──────────────────────────────────────────────────────────────────────────────────────

constexpr std::array<std::string_view, 20> kBelowTwenty{
    "",         "un",     "deux",  "trois",    "quatre",   "cinq",    "six",
    "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",   "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};
constexpr std::array<std::string_view, 10> kTens{
    "",          "",         "vingt",    "trente",       "quarante",
    "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"};

/// Whether `vingt` and `cent` may take their s: not before `mille`, which is an adjective.
enum class Agreement { plural, invariable };

std::string side_by_side(std::string left, std::string_view right) {
  if (left.empty()) return std::string(right);
  if (!right.empty()) left.append(" ").append(right);
  return left;
}

std::string words_below_hundred(std::int64_t number, Agreement agreement) {
  if (number < 20) return std::string(kBelowTwenty[static_cast<std::size_t>(number)]);
  const auto tens = static_cast<std::size_t>(number / 10);
  const bool counts_by_twenty = tens == 7 || tens == 9;
  const auto rest = static_cast<std::size_t>(number % 10 + (counts_by_twenty ? 10 : 0));
  std::string words(kTens[tens]);
  if (number == 80 && agreement == Agreement::plural) return words + "s";
  if (rest == 0) return words;
  const bool takes_et = number < 80 && (rest == 1 || rest == 11);
  return words.append(takes_et ? " et " : "-").append(kBelowTwenty[rest]);
}

std::string words_below_thousand(std::int64_t number, Agreement agreement) {
  const std::int64_t hundreds = number / 100;
  const std::int64_t rest = number % 100;
  std::string words;
  if (hundreds > 1) words = kBelowTwenty[static_cast<std::size_t>(hundreds)];
  if (hundreds > 0) words = side_by_side(words, "cent");
  if (hundreds > 1 && rest == 0 && agreement == Agreement::plural) words += 's';
  return side_by_side(words, words_below_hundred(rest, agreement));
}

std::string words_below_million(std::int64_t number) {
  const std::int64_t thousands = number / 1000;
  std::string words;
  if (thousands > 1) words = words_below_thousand(thousands, Agreement::invariable);
  if (thousands > 0) words = side_by_side(words, "mille");
  return side_by_side(words, words_below_thousand(number % 1000, Agreement::plural));
}

/// `deux millions`: these are nouns, so they agree and what counts them keeps its s.
std::string counted_noun(std::int64_t count, std::string noun) {
  if (count == 0) return {};
  if (count > 1) noun += 's';
  return side_by_side(words_below_million(count), noun);
}

std::string traditional_words(std::int64_t number) {
  if (number == 0) return "zéro";
  std::string words = counted_noun(number / kMilliard, "milliard");
  words = side_by_side(words, counted_noun(number % kMilliard / kMillion, "million"));
  return side_by_side(words, words_below_million(number % kMillion));
}

/// The 1990 spelling has a hyphen wherever the traditional one has a blank.
std::string respelled(std::string words, Spelling spelling) {
  if (spelling == Spelling::traditional) return words;
  for (char& c : words) {
    if (c == ' ') c = '-';
  }
  return words;
}

bool is_feminine(Unit unit) {
  return unit == Unit::actions || unit == Unit::structures || unit == Unit::lignes;
}

/// `un million de jeunes`, `un million d’euros`: after a noun, « de » is needed.
std::string_view link_before(std::int64_t number, std::string_view word) {
  if (number == 0 || number % kMillion != 0) return " ";
  const bool is_elided = std::string_view("aeiouyAEIOUY").find(word[0]) != std::string_view::npos;
  return is_elided ? " d’" : " de ";
}

std::string counted_words(std::int64_t number, std::string_view word, Spelling spelling,
                          Gender gender) {
  std::string words = cardinal_words(number, spelling, gender);
  if (word.empty()) return words;
  return words.append(link_before(number, word)).append(word);
}

std::string in_words(const Value& value) {
  const Ratio exact = reduced(value.number);
  const std::int64_t whole = exact.num / exact.den;
  const bool is_small = -kWordsLimit < whole && whole < kWordsLimit;
  if (value.unit == Unit::euros && is_small) return amount_words(value.cents());
  if (is_percentage(value.unit) || exact.den != 1 || !is_small) {
    return in_digits(value, NumberStyle::with_unit);
  }
  return counted_words(exact.num, unit_word(value.unit, exact), Spelling::traditional,
                       is_feminine(value.unit) ? Gender::feminine : Gender::masculine);
}

std::string centimes_words(std::int64_t centimes, Spelling spelling) {
  return counted_words(centimes, centimes < 2 ? "centime" : "centimes", spelling,
                       Gender::masculine);
}

}  // namespace

std::string number_text(const Value& value, NumberStyle style) {
  if (value.state == Value::State::secret) return "s";
  if (!value.is_defined()) return "n.d.";
  return style == NumberStyle::in_words ? in_words(value) : in_digits(value, style);
}

std::string integer_text(std::int64_t number) {
  return dressed(digits_of(Ratio{number, 1}, 0, 0), Sign::when_negative);
}

std::string counted(std::uint64_t count) {
  return integer_text(static_cast<std::int64_t>(count));
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view several) {
  return counted(count).append(" ").append(count < 2 ? one : several);
}

std::string unit_word(Unit unit, Ratio number) {
  const bool is_singular = number < Ratio{2, 1} && number > Ratio{-2, 1};
  const auto agreed = [&](const char* word) {
    return std::string{word} + (is_singular ? "" : "s");
  };
  switch (unit) {
    case Unit::jeunes:
      return agreed("jeune");
    case Unit::actions:
      return agreed("action");
    case Unit::structures:
      return agreed("structure");
    case Unit::lignes:
      return agreed("ligne");
    case Unit::jours:
      return agreed("jour");
    case Unit::mois:
      return "mois";
    case Unit::euros:
      return agreed("euro");
    case Unit::etp:
      return "ETP";
    case Unit::points:
      return agreed("point");
    case Unit::none:
    case Unit::taux:
    case Unit::evolution:
      return {};
  }
  return {};
}

std::string cardinal_words(std::int64_t number, Spelling spelling, Gender gender) {
  assert(-kWordsLimit < number && number < kWordsLimit);
  std::string words = traditional_words(std::abs(number));
  const bool ends_with_one = number % 10 != 0 && words.ends_with("un");
  if (gender == Gender::feminine && ends_with_one) words += 'e';
  words = respelled(std::move(words), spelling);
  return number < 0 ? "moins " + words : words;
}

std::string amount_words(Cents amount, Spelling spelling) {
  const std::int64_t magnitude = std::abs(amount.count);
  const std::int64_t euros = magnitude / 100;
  const std::int64_t centimes = magnitude % 100;
  std::string words;
  if (euros > 0 || centimes == 0) {
    words = counted_words(euros, euros < 2 ? "euro" : "euros", spelling, Gender::masculine);
  }
  if (euros > 0 && centimes > 0) words += " et ";
  if (centimes > 0) words += centimes_words(centimes, spelling);
  return amount.count < 0 ? "moins " + words : words;
}

std::string ordinal_text(int rank, Gender gender) {
  assert(rank >= 1);
  if (rank == 1) return gender == Gender::masculine ? "1er" : "1re";
  return std::to_string(rank) + "e";
}

}  // namespace copil::wording
