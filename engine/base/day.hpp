#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace copil {

/// A calendar day, as the number of days since 1970-01-01 (proleptic Gregorian).
/// `Day::unknown` stands for an empty date (unknown birth, not signed, not yet accepted);
/// `Day::open` stands for an interval that has not ended. They sort before and after every real
/// day.
struct Day {
  std::int32_t number = 0;

  static const Day unknown;
  static const Day open;

  constexpr auto operator<=>(const Day&) const = default;
  constexpr Day operator+(int days) const { return Day{number + days}; }
  constexpr Day operator-(int days) const { return Day{number - days}; }
  /// True for a real calendar day, false for `unknown` and `open`.
  constexpr bool is_real() const;
};

inline constexpr Day Day::unknown{INT32_MIN};
inline constexpr Day Day::open{INT32_MAX};
constexpr bool Day::is_real() const {
  return *this != unknown && *this != open;
}

/// Days from `from` to `to` (negative when `to` comes first); both real.
constexpr int days_between(Day from, Day to) {
  return to.number - from.number;
}

/// Year, month 1–12 and day of the month 1–31 of a real day.
struct CalendarDay {
  int year;
  int month;
  int day;
  auto operator<=>(const CalendarDay&) const = default;
};

/// The real day, or nothing when the calendar has no such day (31 February, month 13).
/// Years 1 to 9999.
std::optional<Day> make_day(int year, int month, int day);

/// The calendar fields of a real day.
CalendarDay calendar(Day day);

/// Adds months, clamping to the month's last day: 31/08 + 6 months = 28/02 or 29/02.
Day add_months(Day day, int months);

/// Adds years, clamping: 29/02/1988 + 25 years = 28/02/2013.
Day add_years(Day day, int years);

/// Reads `2010-04-01` or `01/04/2010` exactly; nothing for any other text or an unreal day.
std::optional<Day> parse_day(std::string_view text);

/// How a day is written.
enum class DateStyle {
  long_form,   ///< 1er janvier 2010
  short_form,  ///< 01/01/2010
};

/// `2010-04-01`; empty for `unknown` and `open`.
std::string iso_text(Day day);

/// A half-open interval of days: `begin` is the first day in, `end` the first day out.
/// `end` may be `Day::open`.
struct Interval {
  Day begin;
  Day end = Day::open;

  constexpr auto operator<=>(const Interval&) const = default;
  constexpr bool contains(Day day) const { return begin <= day && day < end; }
  constexpr bool is_empty() const { return end <= begin; }
};

/// The days in both; empty (see `is_empty`) when they share none.
constexpr Interval intersection(Interval a, Interval b) {
  return {a.begin < b.begin ? b.begin : a.begin, a.end < b.end ? a.end : b.end};
}

}  // namespace copil
