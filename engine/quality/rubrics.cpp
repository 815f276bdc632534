#include "quality/rubrics.hpp"

#include <functional>
#include <map>
#include <tuple>
#include <utility>

#include "base/folded.hpp"
#include "exports/fields.hpp"
#include "exports/rows.hpp"
#include "exports/table.hpp"

namespace copil::quality {

namespace {

using exports::Column;
using exports::Need;
using exports::Rows;

constexpr Column kListedRubrics[] = {{"region", Need::mandatory},
                                     {"code"},
                                     {"domaine"},
                                     {"ancien_libelle"},
                                     {"nature", Need::mandatory},
                                     {"date_effet"},
                                     {"nouveau_libelle", Need::mandatory}};
constexpr Column kListedTrainings[] = {
    {"region", Need::mandatory}, {"code", Need::mandatory},      {"categorie"},
    {"type_de_situation"},       {"situation", Need::mandatory}, {"base"}};

/// How the situation is entered, by region and code of the rubrique.
using Situations =
    std::map<std::pair<std::string, std::string>, std::pair<std::string, std::string>>;

Diagnostics each_record(const std::string& path, const exports::Layout& layout,
                        const std::function<void(const Rows&)>& work) {
  auto table = exports::open_table(path, layout);
  if (!table) return table.error();
  const std::string text = table->all_rows();
  Rows rows{text, table->format, {0, text.size()}};
  while (rows.next()) work(rows);
  return {};
}

std::string text_at(const Rows& rows, std::size_t slot) {
  return std::string{rows.cell(slot)};
}

std::vector<ListedRubric> rubrics_in(const std::string& path, Diagnostics& faults) {
  std::vector<ListedRubric> rubrics;
  faults = each_record(path, {"rubriques.csv", kListedRubrics}, [&](const Rows& rows) {
    enum { region, code, domaine, ancien, nature, effet, nouveau };
    rubrics.push_back({text_at(rows, region),
                       text_at(rows, code),
                       text_at(rows, domaine),
                       text_at(rows, ancien),
                       text_at(rows, nature),
                       text_at(rows, nouveau),
                       exports::read_day(rows.cell(effet), Day::unknown).value,
                       {},
                       {}});
  });
  return rubrics;
}

Situations situations_in(const std::string& path, Diagnostics& faults) {
  Situations situations;
  faults = each_record(path, {"formations.csv", kListedTrainings}, [&](const Rows& rows) {
    enum { region, code, categorie, type, situation, base };
    const bool opens = exports::read_bool(rows.cell(situation)).value;
    situations[{text_at(rows, region), text_at(rows, code)}] = {
        opens ? text_at(rows, categorie) + " : " + text_at(rows, type) : "aucune à ouvrir",
        text_at(rows, base)};
  });
  return situations;
}

}  // namespace

std::string ListedRubric::label_on(Day day) const {
  const bool is_after = !effet.is_real() || effet <= day;
  if (folded(nature) == "desactivee") return is_after ? "" : ancien;
  return is_after ? nouveau : ancien;
}

Checked<std::vector<ListedRubric>> listed_rubrics(const Layers& tables) {
  Diagnostics faults;
  Diagnostics more;
  auto rubrics = rubrics_in(tables.file("rubriques.csv"), faults);
  const auto situations = situations_in(tables.file("formations.csv"), more);
  faults.insert(faults.end(), more.begin(), more.end());
  if (!faults.empty()) return faults;
  for (auto& rubric : rubrics) {
    const auto found = situations.find({rubric.region, rubric.code});
    if (rubric.code.empty() || found == situations.end()) continue;
    std::tie(rubric.situation, rubric.base) = found->second;
  }
  return rubrics;
}

}  // namespace copil::quality
