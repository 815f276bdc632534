#include "exports/fields.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/folded.hpp"

namespace copil::exports {

namespace {

constexpr std::string_view kNoDay = "ce jour n'existe pas dans le calendrier";
constexpr std::string_view kNotDay = "date attendue, comme 2010-04-01 ou 01/04/2010";
constexpr std::string_view kExcelDay =
    "nombre au lieu d'une date (jours comptés par Excel) : donnez à la colonne le format date";
constexpr std::string_view kNotBool = "oui ou non attendu (1/0, oui/non, o/n, vrai/faux)";
constexpr std::string_view kNotCount = "nombre entier positif ou nul attendu";
constexpr std::string_view kNotYear = "année attendue, comme 2010";
constexpr std::string_view kNotDecimal = "nombre attendu, comme 1234,5";
constexpr std::string_view kNotFigure =
    "nombre attendu, comme 1234,5 ; ou n.d. pour non disponible, s pour secret";
constexpr std::string_view kNotAmount = "montant en euros attendu, comme 1234,50";
constexpr std::string_view kNegativeAmount = "montant négatif";
constexpr std::string_view kTooPrecise = "montant à plus de deux décimales";
constexpr std::string_view kScientific =
    "identifiant en notation scientifique : ses chiffres sont perdus, exportez-le comme du texte";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool are_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

/// The number that the digits write; negative when one of them is no digit.
int number_of(std::string_view digits) {
  int number = 0;
  int others = 0;
  for (char c : digits) {
    const int digit = static_cast<unsigned char>(c) - '0';
    others |= digit | (9 - digit);  // negative outside 0–9
    number = 10 * number + digit;
  }
  return others < 0 ? -1 : number;
}

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// The day of the Gregorian calendar, counted over years that start in March so that a leap day
/// comes last. `make_day`, but cheap: millions of dates are read.
std::optional<Day> calendar_day(int year, int month, int day) {
  static constexpr std::array<int, 12> kLengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const int length = kLengths[static_cast<std::size_t>(month - 1)];
  if (day > length && !(month == 2 && day == 29 && is_leap(year))) return std::nullopt;
  const int march_year = month > 2 ? year : year - 1;
  const int march_month = month > 2 ? month - 3 : month + 9;
  const int leap_days = march_year / 4 - march_year / 100 + march_year / 400;
  constexpr int kEpoch = 719468;  // from 1 March of year 0 to 1 January 1970
  return Day{365 * march_year + leap_days + (153 * march_month + 2) / 5 + day - 1 - kEpoch};
}

/// Length of the blank that separates thousands at the start of `text`, 0 if there is none.
std::size_t thousands_blank(std::string_view text) {
  for (std::string_view blank : {" ", "\u00A0", "\u202F", "\u2009"}) {
    if (text.substr(0, blank.size()) == blank) return blank.size();
  }
  return 0;
}

/// The number in plain digits: thousands joined, U+2212 made `-`. Nothing when a blank stands
/// anywhere but before a group of three digits in the whole part.
std::optional<std::string> plain_number(std::string_view cell) {
  std::string plain;
  if (cell.substr(0, 3) == "\u2212") {
    plain = '-';
    cell.remove_prefix(3);
  }
  std::size_t group = 0;  // digits since the last blank, sign apart
  bool has_blank = false;
  bool is_whole = true;
  while (!cell.empty()) {
    if (const std::size_t length = thousands_blank(cell)) {
      const bool is_first = !has_blank && group >= 1 && group <= 3;
      if (!is_whole || !(is_first || (has_blank && group == 3))) return std::nullopt;
      has_blank = true;
      group = 0;
      cell.remove_prefix(length);
      continue;
    }
    if (!is_digit(cell.front()) && cell.front() != '-') {
      if (has_blank && is_whole && group != 3) return std::nullopt;
      is_whole = false;
    }
    if (is_digit(cell.front())) ++group;
    plain += cell.front();
    cell.remove_prefix(1);
  }
  if (has_blank && is_whole && group != 3) return std::nullopt;
  return plain;
}

std::optional<Ratio> decimal_of(std::string_view cell) {
  const auto plain = plain_number(cell);
  return plain ? parse_decimal(*plain) : std::nullopt;
}

/// Midnight behind a date, as databases write days.
bool is_midnight(std::string_view time) {
  static constexpr std::string_view kMidnights[] = {" 00:00:00", "T00:00:00", " 00:00", " 0:00",
                                                    " 00:00:00.000"};
  return std::find(std::begin(kMidnights), std::end(kMidnights), time) != std::end(kMidnights);
}

Field<Day> read_day_of_other_length(std::string_view cell, Day empty) {
  if (cell.size() > 10 && is_midnight(cell.substr(10))) return read_day(cell.substr(0, 10), empty);
  return {empty, cell.size() == 5 && are_digits(cell) ? kExcelDay : kNotDay};
}

/// Words of those who publish figures: nothing known, or known but kept back.
enum class Mark { none, nothing, secret };

Mark mark_of(std::string_view word) {
  static constexpr std::string_view kNothing[] = {
      "n.d.",    "nd",       "n.c.", "nc",      "ns",   "n.s.",  "-",
      "–",       "—",        "…",    "...",     "#n/a", "#ref!", "n/a",
      "#div/0!", "#valeur!", "#n/d", "#value!", "n/d",  "neant", "non disponible"};
  static constexpr std::string_view kSecret[] = {"s", "c", "secret", "secret statistique",
                                                 "n/a - secret statistique"};
  const auto is_in = [word](const auto& words) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
  };
  if (is_in(kSecret)) return Mark::secret;
  // `/`, `///`, `////`: the statisticians' "nothing to say", as long as they please.
  const bool is_slashes = word.find_first_not_of('/') == std::string_view::npos;
  const bool is_explained = word.substr(0, 6) == "n/a - ";
  return is_slashes || is_explained || is_in(kNothing) ? Mark::nothing : Mark::none;
}

}  // namespace

Field<Day> read_day(std::string_view cell, Day empty) {
  if (cell.empty()) return {empty};
  if (cell.size() != 10) return read_day_of_other_length(cell, empty);
  const bool is_iso = cell[4] == '-' && cell[7] == '-';
  if (!is_iso && !(cell[2] == '/' && cell[5] == '/')) return {empty, kNotDay};
  const int year = number_of(is_iso ? cell.substr(0, 4) : cell.substr(6, 4));
  const int month = number_of(is_iso ? cell.substr(5, 2) : cell.substr(3, 2));
  const int day_of_month = number_of(is_iso ? cell.substr(8, 2) : cell.substr(0, 2));
  if (year < 0 || month < 0 || day_of_month < 0) return {empty, kNotDay};
  const auto day = calendar_day(year, month, day_of_month);
  if (!day) return {empty, kNoDay};
  return {*day};
}

Field<bool> read_bool(std::string_view cell) {
  if (cell.empty() || cell == "0") return {false};
  if (cell == "1") return {true};
  const std::string word = folded(cell);
  if (word == "oui" || word == "o" || word == "vrai") return {true};
  if (word == "non" || word == "n" || word == "faux") return {false};
  return {false, kNotBool};
}

Field<std::int64_t> read_count(std::string_view cell) {
  const auto plain = plain_number(cell);
  if (!plain || plain->empty() || plain->size() > 15 || !are_digits(*plain)) return {0, kNotCount};
  return {parse_decimal(*plain)->num};
}

Field<std::int16_t> read_year(std::string_view cell) {
  if (cell.size() != 4 || !are_digits(cell) || cell[0] == '0') return {0, kNotYear};
  int year = 0;
  for (char c : cell) year = 10 * year + (c - '0');
  return {static_cast<std::int16_t>(year)};
}

Field<std::optional<Ratio>> read_decimal(std::string_view cell) {
  if (cell.empty()) return {};
  const auto number = decimal_of(cell);
  if (!number) return {std::nullopt, kNotDecimal};
  return {number};
}

Field<PublishedFigure> read_figure(std::string_view cell) {
  const auto decimal = read_decimal(cell);
  if (decimal.fault.empty()) return {{decimal.value, false}};
  const Mark mark = mark_of(folded(cell));
  if (mark == Mark::none) return {{}, kNotFigure};
  return {{std::nullopt, mark == Mark::secret}};
}

Field<std::optional<Cents>> read_amount(std::string_view cell) {
  if (cell.empty()) return {};
  constexpr std::string_view kEuro = "€";
  if (cell.size() > kEuro.size() && cell.substr(cell.size() - kEuro.size()) == kEuro) {
    cell = trimmed(cell.substr(0, cell.size() - kEuro.size()));
  }
  const auto euros = decimal_of(cell);
  if (!euros) return {std::nullopt, kNotAmount};
  if (euros->num < 0) return {std::nullopt, kNegativeAmount};
  const auto fits = multiply(*euros, Ratio{100, 1});
  if (!fits) return {std::nullopt, kNotAmount};
  if (fits->den != 1) return {std::nullopt, kTooPrecise};
  return {Cents{fits->num}};
}

Field<std::uint8_t> read_word(std::string_view cell, const Words& words) {
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    if (cell == words.words[i]) return {static_cast<std::uint8_t>(i)};
  }
  const std::string word = folded(cell);
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    if (word == words.words[i]) return {static_cast<std::uint8_t>(i)};
  }
  return {0, words.fault};
}

Field<std::uint8_t> read_numbered_code(std::string_view cell, const NumberedCodes& codes) {
  const Field<std::uint8_t> bad{0, codes.fault};
  const char letter = cell.front() >= 'a' && cell.front() <= 'z'
                          ? static_cast<char>(cell.front() - 'a' + 'A')
                          : cell.front();
  const std::string_view digits = cell.substr(1);
  if (letter != codes.prefix || digits.empty() || digits.size() > 2 || digits[0] == '0' ||
      !are_digits(digits)) {
    return bad;
  }
  const int number =
      digits.size() == 1 ? digits[0] - '0' : 10 * (digits[0] - '0') + (digits[1] - '0');
  if (number < codes.first || number > codes.last) return bad;
  return {static_cast<std::uint8_t>(number)};
}

Field<std::string_view> read_identifier(std::string_view cell) {
  // A spreadsheet's exponent has two digits: 7,32829E+13.
  constexpr std::size_t kExponent = 4;
  if (cell.size() <= kExponent || cell[cell.size() - 3] != '+') return {cell};
  const std::string_view mantissa = cell.substr(0, cell.size() - kExponent);
  const std::string_view exponent = cell.substr(mantissa.size());
  const bool is_number = is_digit(mantissa[0]) && exponent[0] == 'E' &&
                         are_digits(exponent.substr(2)) &&
                         std::all_of(mantissa.begin(), mantissa.end(),
                                     [](char c) { return is_digit(c) || c == ',' || c == '.'; });
  if (is_number) return {cell, kScientific};
  return {cell};
}

}  // namespace copil::exports
