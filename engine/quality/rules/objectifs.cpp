#include "quality/rules/objectifs.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace copil::quality {

namespace {

using records::TerritoireId;
using records::Territoires;

/// The objectives of one year, by territory.
struct OfYear {
  std::vector<std::optional<std::int64_t>> objectif;
  std::vector<Day> date_effet;
};

std::map<int, OfYear> by_year(const records::Records& records, Day arrete) {
  std::map<int, OfYear> years;
  const auto& rows = records.objectifs;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows.date_effet[i] > arrete) continue;
    OfYear& year = years[rows.annee[i]];
    year.objectif.resize(records.territoires.size());
    year.date_effet.resize(records.territoires.size(), Day::unknown);
    const TerritoireId territoire = rows.territoire[i];
    if (rows.date_effet[i] < year.date_effet[territoire]) continue;
    year.objectif[territoire] = rows.objectif[i];
    year.date_effet[territoire] = rows.date_effet[i];
  }
  return years;
}

/// The territory's objective, else the sum of what is below it; nothing if nothing is known.
std::optional<std::int64_t> known_objectif(const Territoires& territoires, const OfYear& year,
                                           TerritoireId territoire) {
  if (year.objectif[territoire]) return year.objectif[territoire];
  std::optional<std::int64_t> sum;
  for (const TerritoireId child : territoires.children[territoire]) {
    if (const auto part = known_objectif(territoires, year, child)) sum = sum.value_or(0) + *part;
  }
  return sum;
}

std::optional<ObjectifGap> gap_of(const Territoires& territoires, const OfYear& year,
                                  TerritoireId territoire) {
  if (!year.objectif[territoire]) return std::nullopt;
  ObjectifGap gap{territoire, 0, *year.objectif[territoire], 0, 0};
  bool has_known_child = false;
  for (const TerritoireId child : territoires.children[territoire]) {
    const auto part = known_objectif(territoires, year, child);
    has_known_child = has_known_child || part.has_value();
    gap.children_without += part ? 0 : 1;
    gap.sum_of_children += part.value_or(0);
  }
  if (!has_known_child || gap.sum_of_children == gap.objectif) return std::nullopt;
  return gap;
}

}  // namespace

std::vector<ObjectifGap> objectif_gaps(const records::Records& records, Day arrete) {
  const Territoires& territoires = records.territoires;
  std::vector<ObjectifGap> gaps;
  for (const auto& [annee, year] : by_year(records, arrete)) {
    const std::size_t first = gaps.size();
    for (TerritoireId id = 0; id < territoires.size(); ++id) {
      if (auto gap = gap_of(territoires, year, id)) {
        gap->annee = annee;
        gaps.push_back(*gap);
      }
    }
    std::sort(gaps.begin() + static_cast<long>(first), gaps.end(),
              [&](const ObjectifGap& a, const ObjectifGap& b) {
                return territoires.code[a.territoire] < territoires.code[b.territoire];
              });
  }
  return gaps;
}

}  // namespace copil::quality
