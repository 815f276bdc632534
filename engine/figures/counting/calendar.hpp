#pragma once

#include <cassert>
#include <cstdint>
#include <vector>

#include "base/period.hpp"

namespace copil::figures {

/// Months numbered from 0 = January of `first_year`.
class Calendar {
 public:
  Calendar() = default;
  /// From January of `first_year` to the month of `last`.
  Calendar(int first_year, Day last) : first_year_(first_year) {
    const CalendarDay fields = calendar(last);
    const int count = (fields.year - first_year) * 12 + fields.month;
    assert(count > 0);
    for (int month = 0; month <= count; ++month) {
      begins_.push_back(add_months(*make_day(first_year, 1, 1), month));
    }
    month_of_.resize(static_cast<std::size_t>(days_between(begins_.front(), begins_.back())));
    for (int month = 0; month < count; ++month) {
      for (Day day = begin(month); day < begin(month + 1); day = day + 1) {
        month_of_[static_cast<std::size_t>(days_between(begins_.front(), day))] =
            static_cast<std::uint16_t>(month);
      }
    }
  }

  int month_count() const { return static_cast<int>(begins_.size()) - 1; }
  Interval window() const { return {begins_.front(), begins_.back()}; }
  Day begin(int month) const { return begins_[static_cast<std::size_t>(month)]; }
  Day last_day(int month) const { return begin(month + 1) - 1; }
  /// The month of a day of the window, given by its distance from the first.
  int month_of(std::size_t days) const { return month_of_[days]; }
  int month_of(Day day) const {
    return month_of(static_cast<std::size_t>(days_between(begins_.front(), day)));
  }
  bool covers(Period period) const {
    return period.year >= first_year_ && days_of(period).end <= begins_.back();
  }
  int first_month_of(Period period) const {
    return (period.year - first_year_) * 12 + first_month(period) - 1;
  }
  int january_of(Period period) const { return (period.year - first_year_) * 12; }

 private:
  int first_year_ = 0;
  std::vector<Day> begins_;              ///< first days, and the day after the last month
  std::vector<std::uint16_t> month_of_;  ///< by day of the window
};

}  // namespace copil::figures
