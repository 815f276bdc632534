#include "mapping/translating/day_order.hpp"

#include <algorithm>

#include "base/signs.hpp"

namespace copil::mapping {

namespace {

/// `04/15/2010`, with or without a time behind it, as `15/04/2010`; another text as it is.
std::string_view day_first(std::string_view cell, std::deque<std::string>& made) {
  const std::size_t first = cell.find_first_of("/.-");
  if (first == std::string_view::npos || first == 0 || first > 2) return cell;
  const std::size_t second = cell.find(cell[first], first + 1);
  if (second == std::string_view::npos || second - first > 3) return cell;
  const std::string_view month = cell.substr(0, first);
  const std::string_view day = cell.substr(first + 1, second - first - 1);
  if (!is_digits(month) || !is_digits(day)) return cell;
  return made.emplace_back(std::string{day} + "/" + std::string{month} + "/" +
                           std::string{cell.substr(second + 1)});
}

/// `20100415` as `2010-04-15`; another text as it is.
std::string_view with_hyphens(std::string_view cell, std::deque<std::string>& made) {
  if (cell.size() < 8 || !is_digits(cell.substr(0, 8))) return cell;
  if (cell.size() > 8 && is_digits(cell.substr(8, 1))) return cell;
  return made.emplace_back(std::string{cell.substr(0, 4)} + "-" + std::string{cell.substr(4, 2)} +
                           "-" + std::string{cell.substr(6, 2)} + std::string{cell.substr(8)});
}

}  // namespace

std::string_view ordered(std::string_view cell, DayOrder order, std::deque<std::string>& made) {
  switch (order) {
    case DayOrder::as_ours:
      return cell;
    case DayOrder::month_day:
      return day_first(cell, made);
    case DayOrder::year_first:
      return with_hyphens(cell, made);
  }
  return cell;
}

}  // namespace copil::mapping
