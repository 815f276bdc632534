#include "copil/making/catalogue_rubrics.hpp"

#include "base/folded.hpp"
#include "quality/rubrics.hpp"
#include "wording/dates.hpp"

namespace copil::program {

namespace {

using quality::ListedRubric;

bool holds_words(const ListedRubric& rubric, const std::string& words) {
  for (const auto& text : {rubric.code, rubric.ancien, rubric.nouveau}) {
    if (folded(text).find(folded(words)) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

Checked<Listing> rubrics_listing(const vocabulary::Resources& resources, const std::string& words,
                                 std::optional<Day> day) {
  const auto rubrics = quality::listed_rubrics(resources.controls());
  if (!rubrics) return rubrics.error();
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
  for (const auto& rubric : *rubrics) {
    if (!holds_words(rubric, words)) continue;
    listing.rows.push_back(
        {rubric.region, rubric.code, rubric.domaine, rubric.ancien, rubric.label_on(Day::open),
         rubric.nature, cell(rubric.effet.is_real() ? std::optional{rubric.effet} : std::nullopt),
         rubric.situation, rubric.base});
    if (day) listing.rows.back().emplace_back(rubric.label_on(*day));
  }
  return listing;
}

}  // namespace copil::program
