#include "base/day.hpp"

#include <algorithm>
#include <chrono>

#include "base/text.hpp"

namespace copil {

namespace {

namespace chrono = std::chrono;

chrono::year_month_day fields(Day day) {
  return chrono::year_month_day{chrono::sys_days{chrono::days{day.number}}};
}

Day from_fields(chrono::year_month_day date) {
  return Day{static_cast<std::int32_t>(chrono::sys_days{date}.time_since_epoch().count())};
}

std::optional<Day> day_from(std::string_view year, std::string_view month, std::string_view day) {
  const auto y = parse_digits(year, 4);
  const auto m = parse_digits(month, 2);
  const auto d = parse_digits(day, 2);
  if (!y || !m || !d) return std::nullopt;
  return make_day(static_cast<int>(*y), static_cast<int>(*m), static_cast<int>(*d));
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const chrono::year_month_day date{chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
                                    chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return from_fields(date);
}

CalendarDay calendar(Day day) {
  const auto date = fields(day);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

Day add_months(Day day, int months) {
  const auto date = fields(day);
  const chrono::year_month target =
      chrono::year_month{date.year(), date.month()} + chrono::months{months};
  const chrono::day last =
      chrono::year_month_day_last{target.year(), chrono::month_day_last{target.month()}}.day();
  return from_fields({target.year(), target.month(), std::min(date.day(), last)});
}

Day add_years(Day day, int years) {
  return add_months(day, 12 * years);
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  if (text[4] == '-' && text[7] == '-') {
    return day_from(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
  }
  if (text[2] == '/' && text[5] == '/') {
    return day_from(text.substr(6, 4), text.substr(3, 2), text.substr(0, 2));
  }
  return std::nullopt;
}

std::string iso_text(Day day) {
  if (!day.is_real()) return {};
  const auto date = calendar(day);
  return zero_padded(date.year, 4) + "-" + zero_padded(date.month, 2) + "-" +
         zero_padded(date.day, 2);
}

}  // namespace copil
