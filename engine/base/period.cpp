#include "base/period.hpp"

#include <algorithm>

namespace copil {

namespace {

int months_in(Period::Kind kind) {
  switch (kind) {
    case Period::Kind::month:
      return 1;
    case Period::Kind::quarter:
      return 3;
    case Period::Kind::half:
      return 6;
    case Period::Kind::year:
      return 12;
  }
  return 12;
}

int rank_count(Period::Kind kind) {
  return 12 / months_in(kind);
}

std::optional<int> parse_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  int number = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<Period> checked(Period::Kind kind, int year, std::optional<int> rank) {
  if (!rank || *rank < 1 || *rank > rank_count(kind)) return std::nullopt;
  return Period{kind, year, *rank};
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  const auto year = parse_number(text.substr(0, 4));
  if (!year || *year < 1) return std::nullopt;
  if (text.size() == 4) return Period{Period::Kind::year, *year, 1};
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  switch (text[5]) {
    case 'S':
    case 's':
      return checked(Period::Kind::half, *year, parse_number(text.substr(6)));
    case 'T':
    case 't':
      return checked(Period::Kind::quarter, *year, parse_number(text.substr(6)));
    default:
      return checked(Period::Kind::month, *year, parse_number(text.substr(5)));
  }
}

std::string period_code(Period period) {
  std::string year = std::to_string(period.year);
  year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
  const std::string rank = std::to_string(period.rank);
  switch (period.kind) {
    case Period::Kind::month:
      return year + (period.rank < 10 ? "-0" : "-") + rank;
    case Period::Kind::quarter:
      return year + "-T" + rank;
    case Period::Kind::half:
      return year + "-S" + rank;
    case Period::Kind::year:
      return year;
  }
  return year;
}

int month_count(Period period) {
  return months_in(period.kind);
}

int first_month(Period period) {
  return (period.rank - 1) * month_count(period) + 1;
}

Interval days_of(Period period) {
  const Day begin = *make_day(period.year, first_month(period), 1);
  return {begin, add_months(begin, month_count(period))};
}

Day last_day(Period period) {
  return days_of(period).end - 1;
}

Period previous(Period period) {
  if (period.rank > 1) return {period.kind, period.year, period.rank - 1};
  return {period.kind, period.year - 1, rank_count(period.kind)};
}

Period year_before(Period period) {
  return {period.kind, period.year - 1, period.rank};
}

Period year_of(Period period) {
  return {Period::Kind::year, period.year, 1};
}

Interval cumulated_days(Period period) {
  return {days_of(year_of(period)).begin, days_of(period).end};
}

}  // namespace copil
