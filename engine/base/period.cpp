#include "base/period.hpp"

#include <algorithm>

#include "base/text.hpp"

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

std::optional<Period> checked(Period::Kind kind, int year, std::string_view text) {
  const auto rank = parse_digits(text, 2);
  if (!rank || *rank < 1 || *rank > rank_count(kind)) return std::nullopt;
  return Period{kind, year, static_cast<int>(*rank)};
}

}  // namespace

std::optional<Period> parse_period(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  const auto digits = parse_digits(text.substr(0, 4), 4);
  if (!digits || *digits < 1) return std::nullopt;
  const int year = static_cast<int>(*digits);
  if (text.size() == 4) return Period{Period::Kind::year, year, 1};
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  switch (text[5]) {
    case 'S':
    case 's':
      return checked(Period::Kind::half, year, text.substr(6));
    case 'T':
    case 't':
      return checked(Period::Kind::quarter, year, text.substr(6));
    default:
      return checked(Period::Kind::month, year, text.substr(5));
  }
}

std::string period_code(Period period) {
  std::string year = zero_padded(period.year, 4);
  const std::string rank = std::to_string(period.rank);
  switch (period.kind) {
    case Period::Kind::month:
      return year + "-" + zero_padded(period.rank, 2);
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
