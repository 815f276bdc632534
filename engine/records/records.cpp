#include "records/records.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "base/folded.hpp"
#include "records/reading/files.hpp"

namespace copil::records {

std::string_view type_name(TypeTerritoire type) {
  static constexpr std::string_view kNames[] = {"national",         "region",
                                                "departement",      "mission_locale",
                                                "site_pole_emploi", "plateforme_vocation"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view type_label(TypeTerritoire type) {
  static constexpr std::string_view kLabels[] = {"national",
                                                 "région",
                                                 "département",
                                                 "mission locale",
                                                 "site de Pôle emploi",
                                                 "plateforme de vocation"};
  return kLabels[static_cast<std::size_t>(type)];
}

std::optional<TerritoireId> Territoires::find(std::string_view wanted) const {
  const auto found = by_code.find(std::string{wanted});
  return found == by_code.end() ? std::nullopt : std::optional{found->second};
}

std::vector<TerritoireId> Territoires::named(std::string_view wanted_libelle,
                                             std::optional<TypeTerritoire> wanted) const {
  const auto found = by_libelle.find(folded(wanted_libelle));
  if (found == by_libelle.end()) return {};
  std::vector<TerritoireId> all = found->second;
  if (wanted) std::erase_if(all, [&](TerritoireId id) { return type[id] != *wanted; });
  return all;
}

std::vector<TerritoireId> Territoires::below(TerritoireId territoire) const {
  std::vector<TerritoireId> all{territoire};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& under = children[all[i]];
    all.insert(all.end(), under.begin(), under.end());
  }
  return all;
}

bool Territoires::is_at_or_below(TerritoireId territoire, TerritoireId above) const {
  while (territoire != kNone && territoire != above) territoire = parent[territoire];
  return territoire != kNone;
}

TerritoireId Territoires::enclosing(TerritoireId territoire, TypeTerritoire wanted) const {
  while (territoire != kNone && type[territoire] != wanted) territoire = parent[territoire];
  return territoire;
}

std::vector<bool> Territoires::inside(TerritoireId above) const {
  std::vector<bool> is_inside(size(), false);
  for (const auto id : below(above)) is_inside[id] = true;
  return is_inside;
}

void Territoires::sort_by_code(std::vector<TerritoireId>& territoires) const {
  std::sort(territoires.begin(), territoires.end(),
            [&](TerritoireId a, TerritoireId b) { return code[a] < code[b]; });
}

std::vector<TerritoireId> Territoires::of_type(TypeTerritoire wanted) const {
  std::vector<TerritoireId> found;
  for (TerritoireId id = 0; id < size(); ++id) {
    if (type[id] == wanted) found.push_back(id);
  }
  sort_by_code(found);
  return found;
}

std::vector<TerritoireId> Territoires::of_type_in(TerritoireId above, TypeTerritoire wanted) const {
  auto found = below(above);
  std::erase_if(found, [&](TerritoireId id) { return type[id] != wanted; });
  sort_by_code(found);
  return found;
}

std::vector<ConventionId> Conventions::by_code() const {
  std::vector<ConventionId> ids(size());
  std::iota(ids.begin(), ids.end(), ConventionId{0});
  std::sort(ids.begin(), ids.end(),
            [&](ConventionId a, ConventionId b) { return code[a] < code[b]; });
  return ids;
}

std::optional<JeuneId> Jeunes::find(std::string_view pseudonym) const {
  if (const auto row = code.find(pseudonym)) return static_cast<JeuneId>(*row);
  const auto other = others.find(std::string{pseudonym});
  return other == others.end() ? std::nullopt : std::optional{other->second};
}

Grouping group_by(std::span<const std::uint32_t> keys, std::uint32_t key_count) {
  Grouping grouping;
  grouping.offsets.assign(std::size_t{key_count} + 1, 0);
  for (const std::uint32_t key : keys) {
    if (key != kNone) ++grouping.offsets[key + 1];
  }
  for (std::size_t i = 1; i <= key_count; ++i) grouping.offsets[i] += grouping.offsets[i - 1];
  grouping.rows.resize(grouping.offsets.back());
  std::vector<std::uint32_t> next(grouping.offsets.begin(), grouping.offsets.end() - 1);
  for (std::uint32_t row = 0; row < keys.size(); ++row) {
    if (keys[row] != kNone) grouping.rows[next[keys[row]]++] = row;
  }
  return grouping;
}

bool Records::has_column(FileId file, std::string_view column) const {
  const auto& columns = layout_of(file).columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == column) return (count(file).columns >> i & 1U) != 0;
  }
  assert(false && "the format has no such column");
  return false;
}

std::vector<FileId> Records::heavily_rejected() const {
  std::vector<FileId> files;
  for (std::size_t i = 0; i < kFileCount; ++i) {
    if (counts[i].is_heavily_rejected()) files.push_back(static_cast<FileId>(i));
  }
  return files;
}

}  // namespace copil::records
