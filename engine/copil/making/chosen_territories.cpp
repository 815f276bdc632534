#include "copil/making/chosen_territories.hpp"

#include <algorithm>

namespace copil::program {

namespace {

using records::TerritoireId;
using vocabulary::Report;

std::string joined_levels(const Report& report) {
  std::string text;
  for (const auto level : report.levels) {
    text += (text.empty() ? "" : ", ") + std::string{records::type_label(level)};
  }
  return text;
}

}  // namespace

Step<std::vector<TerritoireId>> chosen_territories(const records::Territoires& tree,
                                                   const Report& report, const std::string& code,
                                                   const std::string& level) {
  const auto suits = [&](TerritoireId id) {
    return std::find(report.levels.begin(), report.levels.end(), tree.type[id]) !=
           report.levels.end();
  };
  if (!code.empty()) {
    const auto territory = find_territory(tree, code);
    if (!territory) return territory.error();
    const bool is_level =
        level.empty() || level == "tous" || records::type_name(tree.type[*territory]) == level;
    if (!is_level) {
      return Stop{kWrongUsage,
                  {plain_error("--niveau " + level + " : « " + tree.libelle[*territory] + " » (" +
                                   std::string{records::type_label(tree.type[*territory])} +
                                   ") n'est pas de ce niveau",
                               {"donnez --territoire ou --niveau, pas les deux"})}};
    }
    if (suits(*territory)) return std::vector{*territory};
    return Stop{kWrongUsage,
                {plain_error("le rapport « " + report.name + " » n'est pas fait pour « " +
                                 tree.libelle[*territory] + " » (" +
                                 std::string{records::type_label(tree.type[*territory])} + ")",
                             {"il est fait pour : " + joined_levels(report)})}};
  }
  std::vector<TerritoireId> chosen;
  for (TerritoireId id = 0; id < tree.size(); ++id) {
    const bool is_level =
        level.empty() || level == "tous" || records::type_name(tree.type[id]) == level;
    if (is_level && suits(id)) chosen.push_back(id);
  }
  std::sort(chosen.begin(), chosen.end(),
            [&](TerritoireId a, TerritoireId b) { return tree.code[a] < tree.code[b]; });
  if (!chosen.empty()) return chosen;
  return Stop{kWrongUsage,
              {plain_error("aucun territoire de ce niveau pour « " + report.name + " »",
                           {"il est fait pour : " + joined_levels(report)})}};
}

}  // namespace copil::program
