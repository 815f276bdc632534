#include "document/chart_looks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/signs.hpp"

namespace copil::document {

namespace {

constexpr std::size_t kObjective = 1;
constexpr std::size_t kYearBefore = 2;

/// « Entrées 2009 » as a name and its year; year 0 when it has none.
struct Named {
  std::string name;
  int year = 0;
};

Named named(const std::string& label) {
  for (std::size_t at = 0; at + 4 <= label.size(); ++at) {
    const bool is_year =
        std::all_of(label.begin() + static_cast<std::ptrdiff_t>(at),
                    label.begin() + static_cast<std::ptrdiff_t>(at + 4), is_digit<char>);
    if (!is_year) continue;
    return {label.substr(0, at) + label.substr(at + 4), std::stoi(label.substr(at, 4))};
  }
  return {label, 0};
}

bool is_objective(const std::string& label) {
  return label.starts_with("Objectif") || label.starts_with("objectif");
}

bool is_year_before(const std::vector<Series>& series, const std::string& label) {
  const Named own = named(label);
  return own.year > 0 && std::any_of(series.begin(), series.end(), [&](const Series& other) {
           const Named more = named(other.label);
           return more.name == own.name && more.year > own.year;
         });
}

}  // namespace

std::vector<std::size_t> looks_of(const std::vector<Series>& series) {
  std::vector<std::size_t> looks(series.size(), kLooks);
  std::array<bool, kLooks> is_taken{};
  const auto take = [&](std::size_t index, std::size_t look) {
    if (is_taken[look]) return;
    looks[index] = look;
    is_taken[look] = true;
  };
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (is_year_before(series, series[i].label)) {
      take(i, kYearBefore);
    } else if (is_objective(series[i].label)) {
      take(i, kObjective);
    }
  }
  std::size_t next = 0;
  for (std::size_t& look : looks) {
    if (look < kLooks) continue;
    while (next < kLooks && is_taken[next]) ++next;
    look = next < kLooks ? next : next % kLooks;
    ++next;
  }
  return looks;
}

}  // namespace copil::document
