#include "wording/dates.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <string_view>
#include <utility>
#include <vector>

#include "base/folded.hpp"
#include "base/text.hpp"
#include "wording/numbers.hpp"
#include "wording/spacing/blanks.hpp"

namespace copil::wording {

namespace {

constexpr std::array<std::string_view, 12> kMonthNames{
    "janvier", "février", "mars",      "avril",   "mai",      "juin",
    "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<std::string_view, 12> kMonthAbbreviations{"janv.", "févr.", "mars",  "avr.",
                                                               "mai",   "juin",  "juil.", "août",
                                                               "sept.", "oct.",  "nov.",  "déc."};

std::string spaced(std::string_view left, std::string_view right) {
  return std::string(left).append(kNoBreakText).append(right);
}

/// Only the first of the month takes the ordinal.
std::string day_of_month(CalendarDay day) {
  return day.day == 1 ? ordinal_text(1) : std::to_string(day.day);
}

std::string day_and_month(CalendarDay day) {
  return spaced(day_of_month(day), month_name(day.month));
}

std::string long_date(CalendarDay day) {
  return spaced(day_and_month(day), std::to_string(day.year));
}

std::string short_date(CalendarDay day) {
  return zero_padded(day.day, 2) + "/" + zero_padded(day.month, 2) + "/" + zero_padded(day.year, 4);
}

/// The first day of a range says only what differs from the last.
std::string range_start(CalendarDay first, CalendarDay last) {
  if (first.year != last.year) return long_date(first);
  return first.month != last.month ? day_and_month(first) : day_of_month(first);
}

std::string closed_range_text(CalendarDay first, CalendarDay last) {
  if (first == last) return spaced("le", long_date(last));
  return "du " + range_start(first, last) + " au " + long_date(last);
}

constexpr std::array<std::string_view, 7> kWeekdays{"lundi",    "mardi",  "mercredi", "jeudi",
                                                    "vendredi", "samedi", "dimanche"};

/// The words of a text, folded, blanks of all widths between them.
std::vector<std::string> words_of_date(std::string_view text) {
  std::string plain{text};
  for (const std::string_view blank : {"\u00A0", "\u202F", "\u2009"}) {
    for (auto at = plain.find(blank); at != std::string::npos; at = plain.find(blank)) {
      plain.replace(at, blank.size(), " ");
    }
  }
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded(plain) + " ") {
    if (c != ' ') word += c;
    if (c != ' ' || word.empty()) continue;
    words.push_back(std::exchange(word, {}));
  }
  return words;
}

/// 1 to 12 for `avril`, `avr.`, `avr`; 0 for another word.
int month_rank(const std::string& word) {
  for (std::size_t i = 0; i < kMonthNames.size(); ++i) {
    std::string abbreviation = folded(kMonthAbbreviations[i]);
    const bool is_it = word == folded(kMonthNames[i]) || word == abbreviation;
    if (abbreviation.back() == '.') abbreviation.pop_back();
    if (is_it || word == abbreviation) return static_cast<int>(i) + 1;
  }
  return 0;
}

/// The number that the digits of `word` say, before `ending`; 0 for anything else.
int date_number(std::string word, std::string_view ending, std::size_t most_digits) {
  if (word.ends_with(ending)) word.resize(word.size() - ending.size());
  return static_cast<int>(parse_digits(word, most_digits).value_or(0));
}

}  // namespace

std::optional<Day> read_date(std::string_view text) {
  if (const auto day = parse_day(trimmed(text))) return day;
  auto words = words_of_date(text);
  if (!words.empty() && words.front() == "le") words.erase(words.begin());
  const bool has_weekday =
      !words.empty() && std::find(kWeekdays.begin(), kWeekdays.end(), words[0]) != kWeekdays.end();
  if (has_weekday) words.erase(words.begin());
  if (words.size() != 3 || words[2].size() != 4) return std::nullopt;
  const int day = date_number(words[0], words[0] == "1er" ? "er" : "", 2);
  return make_day(date_number(words[2], "", 4), month_rank(words[1]), day);
}

std::string date_text(Day day, DateStyle style) {
  if (day == Day::unknown) return "n.d.";
  if (day == Day::open) return "en cours";
  return style == DateStyle::long_form ? long_date(calendar(day)) : short_date(calendar(day));
}

std::string month_name(int month) {
  assert(1 <= month && month <= 12);
  return std::string(kMonthNames[static_cast<std::size_t>(month - 1)]);
}

std::string month_abbreviation(int month) {
  assert(1 <= month && month <= 12);
  return std::string(kMonthAbbreviations[static_cast<std::size_t>(month - 1)]);
}

std::string period_text(Period period) {
  std::string year = std::to_string(period.year);
  switch (period.kind) {
    case Period::Kind::year:
      return spaced("année", year);
    case Period::Kind::half:
      return spaced(ordinal_text(period.rank), spaced("semestre", year));
    case Period::Kind::quarter:
      return spaced(ordinal_text(period.rank), spaced("trimestre", year));
    case Period::Kind::month:
      return spaced(month_name(period.rank), year);
  }
  return year;
}

std::string period_short_text(Period period) {
  std::string year = std::to_string(period.year);
  switch (period.kind) {
    case Period::Kind::year:
      return year;
    case Period::Kind::half:
      return spaced("S" + std::to_string(period.rank), year);
    case Period::Kind::quarter:
      return spaced("T" + std::to_string(period.rank), year);
    case Period::Kind::month:
      return spaced(month_abbreviation(period.rank), year);
  }
  return year;
}

std::string range_text(Interval interval) {
  assert(interval.begin.is_real());
  if (interval.is_empty()) return "aucun jour";
  const CalendarDay first = calendar(interval.begin);
  if (interval.end == Day::open) return "à compter du " + long_date(first);
  return closed_range_text(first, calendar(interval.end + -1));
}

}  // namespace copil::wording
