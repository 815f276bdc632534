#include "copil/making/catalogue_rubrics.hpp"

#include <functional>
#include <map>
#include <vector>

#include "base/folded.hpp"
#include "exports/fields.hpp"
#include "exports/rows.hpp"
#include "exports/table.hpp"
#include "wording/dates.hpp"

namespace copil::program {

namespace {

using exports::Column;
using exports::Need;
using exports::Rows;

constexpr Column kRubricColumns[] = {{"region", Need::mandatory},
                                     {"code"},
                                     {"domaine"},
                                     {"ancien_libelle"},
                                     {"nature", Need::mandatory},
                                     {"date_effet"},
                                     {"nouveau_libelle", Need::mandatory}};
constexpr Column kTrainingColumns[] = {
    {"region", Need::mandatory}, {"code", Need::mandatory},      {"categorie"},
    {"type_de_situation"},       {"situation", Need::mandatory}, {"base"}};

/// One rubrique as the region's note gives it.
struct Rubric {
  std::string region, code, domaine, ancien, nature, nouveau;
  Day effet = Day::unknown;
};

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

std::vector<Rubric> rubrics_in(const std::string& path, Diagnostics& faults) {
  std::vector<Rubric> rubrics;
  faults = each_record(path, {"rubriques.csv", kRubricColumns}, [&](const Rows& rows) {
    enum { region, code, domaine, ancien, nature, effet, nouveau };
    rubrics.push_back({text_at(rows, region), text_at(rows, code), text_at(rows, domaine),
                       text_at(rows, ancien), text_at(rows, nature), text_at(rows, nouveau),
                       exports::read_day(rows.cell(effet), Day::unknown).value});
  });
  return rubrics;
}

Situations situations_in(const std::string& path, Diagnostics& faults) {
  Situations situations;
  faults = each_record(path, {"formations.csv", kTrainingColumns}, [&](const Rows& rows) {
    enum { region, code, categorie, type, situation, base };
    const bool opens = exports::read_bool(rows.cell(situation)).value;
    situations[{text_at(rows, region), text_at(rows, code)}] = {
        opens ? text_at(rows, categorie) + " : " + text_at(rows, type) : "aucune à ouvrir",
        text_at(rows, base)};
  });
  return situations;
}

/// The label on that day; empty before the rubrique is created, or once it is out of use.
std::string label_on(const Rubric& rubric, Day day) {
  const bool is_after = !rubric.effet.is_real() || rubric.effet <= day;
  const std::string nature = folded(rubric.nature);
  if (nature == "desactivee") return is_after ? "" : rubric.ancien;
  return is_after ? rubric.nouveau : rubric.ancien;
}

bool holds_words(const Rubric& rubric, const std::string& words) {
  for (const auto& text : {rubric.code, rubric.ancien, rubric.nouveau}) {
    if (folded(text).find(folded(words)) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

Checked<Listing> rubrics_listing(const vocabulary::Resources& resources, const std::string& words,
                                 std::optional<Day> day) {
  const Layers folder = resources.controls();
  Diagnostics faults;
  Diagnostics more;
  const auto rubrics = rubrics_in(folder.file("rubriques.csv"), faults);
  const auto situations = situations_in(folder.file("formations.csv"), more);
  faults.insert(faults.end(), more.begin(), more.end());
  if (!faults.empty()) return faults;
  Listing listing{{{"region", CellKind::text, "région"},
                   {"code"},
                   {"domaine", CellKind::text, {}, Reader::machine},
                   {"ancien_libelle", CellKind::text, "ancien libellé"},
                   {"nouveau_libelle", CellKind::text, "nouveau libellé"},
                   {"changement"},
                   {"date_effet", CellKind::text, "à partir du"},
                   {"situation", CellKind::text, "situation à ouvrir"},
                   {"base", CellKind::text, "organisme à chercher dans"}},
                  {}};
  if (day) {
    listing.columns.push_back(
        {"libelle_du_jour", CellKind::text, "au " + wording::date_text(*day)});
  }
  for (const auto& rubric : rubrics) {
    if (!holds_words(rubric, words)) continue;
    const auto found = situations.find({rubric.region, rubric.code});
    const bool has_one = !rubric.code.empty() && found != situations.end();
    listing.rows.push_back(
        {rubric.region, rubric.code, rubric.domaine, rubric.ancien, label_on(rubric, Day::open),
         rubric.nature, cell(rubric.effet.is_real() ? std::optional{rubric.effet} : std::nullopt),
         has_one ? found->second.first : std::string{}, has_one ? found->second.second : ""});
    if (day) listing.rows.back().emplace_back(label_on(rubric, *day));
  }
  return listing;
}

}  // namespace copil::program
