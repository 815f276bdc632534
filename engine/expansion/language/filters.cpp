#include "expansion/language/filters.hpp"

namespace copil::expansion {

std::span<const Filter> filters() {
  static const std::vector<Filter> kFilters = [] {
    std::vector<Filter> all = filters_of_values();
    for (auto& filter : filters_of_lists()) all.push_back(filter);
    return all;
  }();
  return kFilters;
}

}  // namespace copil::expansion
