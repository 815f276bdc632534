#include "copil/commands/telling/permit_listing.hpp"

#include <map>

#include "wording/dates.hpp"

namespace copil::program {

Listing permit_rows(const std::vector<vocabulary::PermitFigure>& figures,
                    const vocabulary::Facts& facts) {
  Listing listing{{{"indicateur"},
                   {"experimentation"},
                   {"territoire"},
                   {"periode"},
                   {"arrete_au"},
                   {"valeur", CellKind::number}},
                  {}};
  const auto& tree = facts.dossier->records().territoires;
  for (const auto& figure : figures) {
    listing.rows.push_back({figure.code, figure.experimentation, tree.code[figure.territoire],
                            period_code(facts.period), iso_text(facts.dossier->arrete()),
                            cell(figure.value)});
  }
  return listing;
}

std::string permit_text(const std::vector<vocabulary::PermitFigure>& figures,
                        const vocabulary::Facts& facts) {
  const std::string caption =
      "Expérimentations du permis de conduire : " + wording::period_text(facts.period) +
      ", arrêté au " + wording::date_text(facts.dossier->arrete());
  if (figures.empty()) return caption + "\nPersonne n'y est inscrit.\n";
  Listing listing{{{"territoire"}, {"libellé"}, {"expérimentation"}}, {}, caption};
  const auto& tree = facts.dossier->records().territoires;
  std::map<std::pair<std::string_view, std::string_view>, std::vector<Cell>> rows;
  std::string_view title;
  for (const auto& figure : figures) {
    // Figures come a count after another.
    if (figure.title != title) {
      title = figure.title;
      listing.columns.push_back({std::string{title}, CellKind::number});
    }
    const auto& code = tree.code[figure.territoire];
    auto [row, is_new] = rows.try_emplace({code, figure.experimentation});
    if (is_new) row->second = {code, tree.libelle[figure.territoire], figure.experimentation};
    row->second.push_back(cell(figure.value));
  }
  for (auto& [key, row] : rows) listing.rows.push_back(std::move(row));
  return rendered(listing, Format::table) +
         "\nLa définition d'un compte et les saisies dont il est fait : copil expliquer "
         "permis.temoins\n";
}

}  // namespace copil::program
