#include "copil/commands/telling/row_listing.hpp"

#include "vocabulary/placing.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

Stop too_many(std::uint64_t total) {
  return Stop{kWrongUsage,
              {plain_error("--lignes : " + wording::counted(total) + " lignes ; au plus " +
                               wording::counted(figures::kMostListedRows) + " se listent",
                           {"choisissez un territoire ou une période plus petits",
                            "--lignes ecartees ne donne que celles qui ne comptent pas"})}};
}

template <class Row>
Step<std::vector<records::KeptPlace>> found_places(const vocabulary::Dossier& dossier,
                                                   const std::vector<Row>& rows,
                                                   const ExpliquerOptions& asked) {
  std::vector<records::RowId> ids;
  ids.reserve(rows.size());
  for (const auto& row : rows) ids.push_back(row.at);
  auto places = vocabulary::places_of_rows(dossier, asked.data.correspondances, ids);
  if (!places) return Stop{kStopped, places.error()};
  return std::move(*places);
}

}  // namespace

Step<PlacedRows> placed_rows(const vocabulary::Dossier& dossier, records::TerritoireId territory,
                             const ExpliquerOptions& asked) {
  PlacedRows rows;
  const auto& card = dossier.catalogue().cards[*dossier.catalogue().find(asked.code)];
  if (asked.lignes.empty() || card.kind != figures::Kind::compte) return rows;
  figures::RowQuery query;
  query.which = figures::rows_named(asked.lignes);
  query.most = figures::kMostListedRows;
  rows.list = figures::rows_behind(dossier.figures(), asked.code, territory, asked.period, query);
  if (rows.list.total > figures::kMostListedRows) return too_many(rows.list.total);
  auto places = found_places(dossier, rows.list.rows, asked);
  if (!places) return places.error();
  rows.places = std::move(*places);
  return rows;
}

Step<std::vector<records::KeptPlace>> places_of(const vocabulary::Dossier& dossier,
                                                const vocabulary::Reckoned& reckoned,
                                                const ExpliquerOptions& asked) {
  std::vector<records::KeptPlace> known;
  for (const auto& row : reckoned.rows) {
    if (row.place) known.push_back(*row.place);
  }
  if (!known.empty()) return known;
  return found_places(dossier, reckoned.rows, asked);
}

std::string line_of(const records::KeptPlace& place) {
  return place.spot.empty() ? std::to_string(place.line) : place.spot;
}

std::string dates_text(const figures::ListedRow& row) {
  std::string text;
  for (const auto& date : row.dates) {
    text += (text.empty() ? "" : ", ") + std::string{date.column} + " " + iso_text(date.day);
  }
  return text;
}

std::string rows_text(const PlacedRows& rows, const vocabulary::Dossier& dossier,
                      const ExpliquerOptions& asked) {
  const std::string& word = asked.lignes;
  if (word.empty()) return {};
  std::string text = word == "retenues"   ? "\nLignes retenues\n"
                     : word == "ecartees" ? "\nLignes écartées\n"
                                          : "\nLignes\n";
  if (rows.list.rows.empty()) return text + "  aucune\n";
  Listing listing{{{"ligne"}, {"jeune"}, {"où"}, {"dates"}, {"retenue"}, {"pourquoi"}}, {}};
  for (std::size_t i = 0; i < rows.list.rows.size(); ++i) {
    const auto& row = rows.list.rows[i];
    const bool is_youth = row.jeune != records::kNone;
    listing.rows.push_back(
        {Cell{records::place_text(rows.places[i])},
         is_youth ? Cell{std::string{dossier.records().jeunes.code[row.jeune]}} : Cell{"", " "},
         Cell{dossier.records().territoires.code[row.place]}, Cell{dates_text(row)},
         Cell{std::string{row.motif.empty() ? "oui" : "non"}},
         Cell{row.motif, row.motif.empty() ? " " : row.motif}});
  }
  return text + rendered(listing, Format::table);
}

}  // namespace copil::program
