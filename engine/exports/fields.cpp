#include "exports/fields.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/folded.hpp"
#include "base/signs.hpp"
#include "base/text.hpp"

namespace copil::exports {

namespace {

constexpr std::string_view kNoDay = "ce jour n'existe pas dans le calendrier";
constexpr std::string_view kMonthFirst =
    "ce mois n'existe pas : la date est sans doute écrite mois avant jour";
constexpr std::string_view kNotDay = "date attendue, comme 2010-04-01 ou 01/04/2010";
constexpr std::string_view kExcelDay =
    "nombre au lieu d'une date (jours comptés par Excel) : donnez à la colonne le format date";
constexpr std::string_view kNotBool = "oui ou non attendu (1/0, oui/non, o/n, vrai/faux, x)";
constexpr std::string_view kNotCount = "nombre entier positif ou nul attendu";
constexpr std::string_view kAmbiguous =
    "nombre ambigu, milliers ou décimales : écrivez 1234 ou 1,234";
constexpr std::string_view kNotYear = "année attendue, comme 2010";
constexpr std::string_view kNotDecimal = "nombre attendu, comme 1234,5";
constexpr std::string_view kNotFigure =
    "nombre attendu, comme 1234,5 ; ou n.d. pour non disponible, s pour secret";
constexpr std::string_view kNotAmount = "montant en euros attendu, comme 1234,50";
constexpr std::string_view kNegativeAmount = "montant négatif";
constexpr std::string_view kTooPrecise = "montant à plus de deux décimales";
constexpr std::string_view kHugeAmount = "montant de plus d'un milliard d'euros";
constexpr std::string_view kHugeFigure = "nombre de plus de mille milliards";
constexpr std::string_view kScientific =
    "identifiant en notation scientifique : ses chiffres sont perdus, exportez-le comme du texte";
constexpr std::string_view kNothingThere =
    "mot d'une base pour « rien » au lieu d'un identifiant : exportez une cellule vide, ou le code";
constexpr std::string_view kSpreadsheetText =
    "identifiant écrit à la façon d'un tableur (« =\"…\" » ou apostrophe) : exportez-le comme du "
    "texte";
/// How the room of workbooks writes a formula without a value, and errors in other words.
constexpr std::string_view kNoValue = "#FORMULE!";
constexpr std::string_view kOtherError = "#ERREUR!";
constexpr std::string_view kFormulaWithoutValue =
    "formule dont le classeur ne contient pas le résultat : ouvrez-le dans un tableur, "
    "enregistrez-le, puis relancez";
constexpr std::string_view kSpreadsheetError =
    "erreur de tableur au lieu d'une valeur : corrigez la cellule dans le classeur";

constexpr std::int64_t kMostEuros = 1'000'000'000;
constexpr std::int64_t kMostFigure = 1'000'000'000'000;

bool are_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit<char>);
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

/// The digits at the start of `text`, taken off it: `low` to `high` of them, or -1.
int take_number(std::string_view& text, std::size_t low, std::size_t high) {
  std::size_t size = 0;
  int number = 0;
  while (size < text.size() && size < high && is_digit(text[size])) {
    number = 10 * number + (text[size++] - '0');
  }
  if (size < low) return -1;
  text.remove_prefix(size);
  return number;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

/// True when the cell is the word, ASCII capitals being made small.
bool is_word_in_any_case(std::string_view cell, std::string_view word) {
  return cell.size() == word.size() &&
         std::equal(cell.begin(), cell.end(), word.begin(),
                    [](char in_cell, char in_word) { return small_letter(in_cell) == in_word; });
}

/// A time of day as databases and spreadsheets write it: `8:05`, `23:59:59`, `00:00:00.000`. None
/// with a zone: the day there may not be the day here.
bool is_time(std::string_view text) {
  const int hours = take_number(text, 1, 2);
  if (hours < 0 || hours > 23 || !take(text, ':')) return false;
  const int minutes = take_number(text, 2, 2);
  if (minutes < 0 || minutes > 59) return false;
  if (text.empty()) return true;
  if (!take(text, ':')) return false;
  const int seconds = take_number(text, 2, 2);
  if (seconds < 0 || seconds > 59) return false;
  return text.empty() || ((take(text, '.') || take(text, ',')) && !text.empty() &&
                          text.size() <= 9 && are_digits(text));
}

/// A date followed by a time of day, or one in French order whose day or month has one digit.
Field<Day> read_day_of_other_form(std::string_view cell, Day empty) {
  const std::size_t end = cell.find_first_of(" T");
  if (end != std::string_view::npos) {
    if (!is_time(trimmed(cell.substr(end + 1)))) return {empty, kNotDay};
    return read_day(cell.substr(0, end), empty);
  }
  const bool is_count = cell.size() == 5 && are_digits(cell);
  const int day_of_month = take_number(cell, 1, 2);
  const char mark = cell.empty() ? ' ' : cell.front();
  if (is_count || day_of_month < 0 || (mark != '/' && mark != '.')) {
    return {empty, is_count ? kExcelDay : kNotDay};
  }
  take(cell, mark);
  const int month = take_number(cell, 1, 2);
  if (month < 0 || !take(cell, mark)) return {empty, kNotDay};
  if (cell.size() != 4 || !are_digits(cell)) return {empty, kNotDay};
  return read_day(
      zero_padded(day_of_month, 2) + "/" + zero_padded(month, 2) + "/" + std::string{cell}, empty);
}

/// The number without the `€` or `%` that may stand behind it.
std::string_view without_unit(std::string_view cell) {
  for (std::string_view unit : {"€", "%"}) {
    if (cell.size() > unit.size() && cell.substr(cell.size() - unit.size()) == unit) {
      return trimmed(cell.substr(0, cell.size() - unit.size()));
    }
  }
  return cell;
}

/// `1.234`: a whole part other than 0, a point and exactly three digits.
bool is_ambiguous(std::string_view number) {
  while (!number.empty() && !is_digit(number.front())) number.remove_prefix(1);
  constexpr std::size_t kThree = 3;
  if (number.size() < kThree + 2 || number[number.size() - kThree - 1] != '.') return false;
  const std::string_view whole = number.substr(0, number.size() - kThree - 1);
  return are_digits(number.substr(number.size() - kThree)) && are_digits(whole) &&
         whole.find_first_not_of('0') != std::string_view::npos;
}

/// What databases and their exports write where there is nothing.
bool is_word_for_nothing(std::string_view cell) {
  constexpr std::size_t kLongest = 8;
  constexpr std::string_view kFirsts = "nN(<\\-?.";
  const bool is_odd = !cell.empty() && kFirsts.find(cell.front()) != std::string_view::npos;
  if (!is_odd || cell.size() > kLongest) return false;
  static constexpr std::string_view kWords[] = {"null", "nul", "(null)", "<null>", "none", "nan",
                                                "nat",  "n/a", "n/d",    "n.d.",   "\\n",  "(vide)",
                                                "-",    "--",  "?",      "."};
  return std::find(std::begin(kWords), std::end(kWords), folded(cell)) != std::end(kWords);
}

/// Words of those who publish figures: nothing known, or known but kept back.
enum class Mark { none, nothing, secret };

Mark mark_of(std::string_view word) {
  static constexpr std::string_view kNothing[] = {"n.d.", "nd",  "n.c.", "nc",    "ns",
                                                  "n.s.", "-",   "–",    "—",     "…",
                                                  "...",  "n/a", "n/d",  "neant", "non disponible"};
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
  if (cell.size() != 10) return read_day_of_other_form(cell, empty);
  const bool is_iso = cell[4] == '-' && cell[7] == '-';
  if (!is_iso && !(cell[2] == '/' && cell[5] == '/')) return read_day_of_other_form(cell, empty);
  const int year = number_of(is_iso ? cell.substr(0, 4) : cell.substr(6, 4));
  const int month = number_of(is_iso ? cell.substr(5, 2) : cell.substr(3, 2));
  const int day_of_month = number_of(is_iso ? cell.substr(8, 2) : cell.substr(0, 2));
  if (year < 0 || month < 0 || day_of_month < 0) return {empty, kNotDay};
  const auto day = calendar_day(year, month, day_of_month);
  if (day) return {*day};
  const bool is_month_first = !is_iso && month > 12 && calendar_day(year, day_of_month, month);
  return {empty, is_month_first ? kMonthFirst : kNoDay};
}

Field<bool> read_bool(std::string_view cell) {
  if (cell.empty() || cell == "0") return {false};
  if (cell == "1") return {true};
  const std::string word = folded(cell);
  static constexpr std::string_view kYes[] = {"oui", "o", "vrai", "true", "x", "-1"};
  static constexpr std::string_view kNo[] = {"non", "n", "faux", "false"};
  if (std::find(std::begin(kYes), std::end(kYes), word) != std::end(kYes)) return {true};
  if (std::find(std::begin(kNo), std::end(kNo), word) != std::end(kNo)) return {false};
  return {false, kNotBool};
}

Field<std::int64_t> read_count(std::string_view cell) {
  if (is_ambiguous(cell)) return {0, kAmbiguous};
  const auto plain = plain_number(cell);
  if (!plain || plain->empty() || plain->size() > 15) return {0, kNotCount};
  const auto number = parse_decimal(*plain);
  if (!number || number->num < 0 || number->num % number->den != 0) return {0, kNotCount};
  return {number->num / number->den};
}

Field<std::int16_t> read_year(std::string_view cell) {
  if (cell.size() != 4 || !are_digits(cell) || cell[0] == '0') return {0, kNotYear};
  int year = 0;
  for (char c : cell) year = 10 * year + (c - '0');
  return {static_cast<std::int16_t>(year)};
}

Field<std::optional<Ratio>> read_decimal(std::string_view cell) {
  if (cell.empty()) return {};
  if (is_ambiguous(without_unit(cell))) return {std::nullopt, kAmbiguous};
  const auto number = decimal_of(without_unit(cell));
  if (!number) return {std::nullopt, kNotDecimal};
  return {number};
}

Field<PublishedFigure> read_figure(std::string_view cell) {
  const auto decimal = read_decimal(cell);
  if (decimal.fault == kAmbiguous) return {{}, kAmbiguous};
  if (decimal.fault.empty()) {
    const Ratio number = decimal.value.value_or(Ratio{0, 1});
    const bool is_huge =
        number.num / number.den > kMostFigure || number.num / number.den < -kMostFigure;
    if (is_huge) return {{}, kHugeFigure};
    return {{decimal.value, false}};
  }
  const Mark mark = mark_of(folded(cell));
  if (mark == Mark::none) return {{}, kNotFigure};
  return {{std::nullopt, mark == Mark::secret}};
}

Field<std::optional<Cents>> read_amount(std::string_view cell) {
  if (cell.empty()) return {};
  const std::string_view number = cell.back() == '%' ? cell : without_unit(cell);
  if (is_ambiguous(number)) return {std::nullopt, kAmbiguous};
  const auto euros = decimal_of(number);
  if (!euros) return {std::nullopt, kNotAmount};
  if (euros->num < 0) return {std::nullopt, kNegativeAmount};
  const auto fits = multiply(*euros, Ratio{100, 1});
  if (!fits) return {std::nullopt, kHugeAmount};
  if (fits->den != 1) return {std::nullopt, kTooPrecise};
  if (fits->num > 100 * kMostEuros) return {std::nullopt, kHugeAmount};
  return {Cents{fits->num}};
}

Field<std::uint8_t> read_word(std::string_view cell, const Words& words) {
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    if (is_word_in_any_case(cell, words.words[i])) return {static_cast<std::uint8_t>(i)};
  }
  const std::string word = folded(cell);
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    if (word == words.words[i]) return {static_cast<std::uint8_t>(i)};
  }
  return {0, words.fault};
}

Field<std::uint8_t> read_numbered_code(std::string_view cell, const NumberedCodes& codes) {
  const Field<std::uint8_t> bad{0, codes.fault};
  const char letter = capital_letter(cell.front());
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
  if (!cell.empty() && (cell.front() == '=' || cell.front() == '\'')) {
    return {cell, kSpreadsheetText};
  }
  if (is_word_for_nothing(cell)) return {cell, kNothingThere};
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

std::string_view spreadsheet_error(std::string_view cell) {
  if (cell.size() < 3 || cell.front() != '#') return {};
  if (cell.substr(0, kNoValue.size()) == kNoValue) return kFormulaWithoutValue;
  if (cell.substr(0, kOtherError.size()) == kOtherError) return kSpreadsheetError;
  static constexpr std::string_view kErrors[] = {"#n/a",    "#n/d",     "#ref!",  "#div/0!",
                                                 "#value!", "#valeur!", "#name?", "#nom?",
                                                 "#null!",  "#nul!",    "#num!",  "#nombre!"};
  const bool is_too_narrow = cell.find_first_not_of('#') == std::string_view::npos;
  const bool is_error =
      std::find(std::begin(kErrors), std::end(kErrors), folded(cell)) != std::end(kErrors);
  return is_too_narrow || is_error ? kSpreadsheetError : std::string_view{};
}

}  // namespace copil::exports
