#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.hpp"

namespace copil {

/// A month, quarter, half-year or year of the calendar.
struct Period {
  enum class Kind { month, quarter, half, year };

  Kind kind = Kind::year;
  int year = 0;
  /// From 1: month 1–12, quarter 1–4, half 1–2; always 1 for a year.
  int rank = 1;

  auto operator<=>(const Period&) const = default;
};

/// Reads `2010`, `2010-S1`, `2010-T2` or `2010-04`; nothing for any other text.
std::optional<Period> parse_period(std::string_view text);

/// The text that `parse_period` reads back: `2010`, `2010-S1`, `2010-T2`, `2010-04`.
std::string period_code(Period period);

/// First month (1–12) of the period and the number of months it lasts.
int first_month(Period period);
int month_count(Period period);

/// All days of the period, half-open.
Interval days_of(Period period);

/// The last day of the period.
Day last_day(Period period);

/// The period of the same kind just before: `2010-T1` gives `2009-T4`.
Period previous(Period period);

/// The same period one year earlier: `2010-T1` gives `2009-T1`.
Period year_before(Period period);

/// The whole year that holds the period.
Period year_of(Period period);

/// From 1 January of the period's year to the period's last day: what `cumul` covers.
Interval cumulated_days(Period period);

}  // namespace copil
