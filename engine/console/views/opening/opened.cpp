#include "console/views/opening/opened.hpp"

#include "vocabulary/placing.hpp"
#include "wording/dates.hpp"

namespace copil::console {

std::string opened_place(const Site& site, records::TerritoireId territory, Period period) {
  return site.tree().libelle[territory] + " (" + site.tree().code[territory] + "), " +
         wording::period_text(period);
}

std::string explain_command(const CommandWords& asked, Period period, const Site& site) {
  CommandWords words{"expliquer"};
  words.insert(words.end(), asked.begin(), asked.end());
  add_data(words, site, period);
  return as_typed(words);
}

ShownPlaces shown_places(std::span<const records::RowId> rows, const User& user, const Site& site) {
  ShownPlaces shown;
  for (const auto& row : rows) shown.files.emplace_back(records::file_name(row.file));
  shown.lines.resize(rows.size());
  if (!may_everywhere(user, Action::lire, site.tree())) return shown;
  const auto places =
      vocabulary::places_of_rows(site.dossier(), site.settings().inquiry.correspondances, rows);
  if (!places) {
    shown.note =
        "Les fichiers ont changé depuis leur lecture : les lignes s'y retrouveront quand ils "
        "auront été relus.";
    return shown;
  }
  for (std::size_t i = 0; i < places->size(); ++i) {
    const auto& place = (*places)[i];
    shown.files[i] = place.source;
    shown.lines[i] = place.spot.empty() ? std::to_string(place.line) : place.spot;
  }
  return shown;
}

ShownPlaces shown_places(const std::vector<vocabulary::SourceRow>& rows, const User& user,
                         const Site& site) {
  std::vector<records::RowId> ids;
  ShownPlaces known;
  const bool is_told = may_everywhere(user, Action::lire, site.tree());
  for (const auto& row : rows) {
    ids.push_back(row.at);
    if (!row.place) continue;
    known.files.push_back(row.place->source);
    known.lines.push_back(is_told ? std::to_string(row.place->line) : std::string{});
  }
  return known.files.empty() ? shown_places(ids, user, site) : known;
}

}  // namespace copil::console
