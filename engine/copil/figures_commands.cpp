// The three commands of figures: indicateurs, volumes, subventions.
#include <algorithm>

#include "copil/commands.hpp"
#include "copil/listing.hpp"
#include "copil/request.hpp"
#include "subsidies/subsidies.hpp"
#include "volumes/volumes.hpp"

namespace copil::program {

namespace {

using campaign::Dossier;
using records::FileId;

const std::vector<std::string> kLevels{"mission_locale", "departement", "region", "national",
                                       "tous"};
const std::vector<std::string> kFormats{"table", "csv", "json"};

// ── Cells: exact texts, empty when not defined ─────────────────────────────────────────────────

std::string cell(const std::optional<std::int64_t>& count) {
  return count ? std::to_string(*count) : "";
}
std::string cell(const std::optional<Ratio>& ratio) {
  return ratio ? decimal_text(*ratio, 6) : "";
}
std::string cell(const std::optional<Cents>& amount) {
  return amount ? decimal_text(*amount) : "";
}
std::string cell(const std::optional<Day>& day) {
  return day ? iso_text(*day) : "";
}
std::string cell(const Value& value) {
  return value.is_defined() ? decimal_text(value.number, value.decimals) : "";
}

std::vector<ListingColumn> columns(std::initializer_list<const char*> texts_then_numbers,
                                   std::size_t text_count) {
  std::vector<ListingColumn> result;
  for (const char* name : texts_then_numbers) {
    result.push_back({name, result.size() < text_count ? CellKind::text : CellKind::number});
  }
  return result;
}

/// The territories asked for: one, those of a level, or those of a level below one.
Step<std::vector<records::TerritoireId>> chosen_territories(const Dossier& dossier,
                                                            const std::string& code,
                                                            const std::string& level) {
  const auto& tree = dossier.records().territoires;
  const auto of_level = *figures::territories_of_level(tree, level.empty() ? "tous" : level);
  if (code.empty()) return of_level;
  const auto territory = find_territory(tree, code);
  if (!territory) return territory.error();
  if (level.empty()) return std::vector{*territory};
  const auto below = tree.below(*territory);
  std::vector<records::TerritoireId> chosen;
  for (const auto id : of_level) {
    if (std::find(below.begin(), below.end(), id) != below.end()) chosen.push_back(id);
  }
  return chosen;
}

Listing figures_listing(const Dossier& dossier,
                        const std::vector<records::TerritoireId>& territories, Period period) {
  Listing listing{
      columns({"indicateur", "territoire", "periode", "arrete_au", "valeur", "cumul"}, 4), {}};
  const auto& tree = dossier.records().territoires;
  for (const auto& row : dossier.figures().table(territories, period)) {
    listing.rows.push_back({dossier.catalogue().cards[row.card].code, tree.code[row.territoire],
                            period_code(period), iso_text(dossier.arrete()), cell(row.value),
                            cell(row.cumul)});
  }
  return listing;
}

Listing volumes_listing(const Dossier& dossier, const std::vector<volumes::VolumeRow>& rows) {
  Listing listing{
      columns({"territoire", "annee", "arrete_au", "objectif_precedent", "objectif", "evolution",
               "part", "realise", "taux", "prorata", "projection", "statut"},
              3),
      {}};
  listing.columns.back().kind = CellKind::text;
  const auto& tree = dossier.records().territoires;
  for (const auto& row : rows) {
    listing.rows.push_back({tree.code[row.territoire], std::to_string(row.annee),
                            iso_text(row.arrete), cell(row.objectif_precedent), cell(row.objectif),
                            cell(row.evolution), cell(row.part), std::to_string(row.realise),
                            cell(row.taux), cell(row.prorata), std::to_string(row.projection),
                            std::string{volumes::statut_name(row.statut)}});
  }
  return listing;
}

/// Who, what, by how much, since when, and the committee it goes to.
Listing alerts_listing(const Dossier& dossier, const std::vector<volumes::Alerte>& alerts) {
  Listing listing{{{"territoire"},
                   {"libelle"},
                   {"alerte"},
                   {"valeur", CellKind::number},
                   {"limite", CellKind::number},
                   {"ecart", CellKind::number},
                   {"depuis"},
                   {"comite"},
                   {"article"}},
                  {}};
  const auto& tree = dossier.records().territoires;
  for (const auto& alert : alerts) {
    listing.rows.push_back({tree.code[alert.territoire], tree.libelle[alert.territoire],
                            std::string{volumes::statut_name(alert.statut)},
                            std::to_string(alert.valeur), std::to_string(alert.limite),
                            std::to_string(alert.ecart), iso_text(alert.depuis), alert.comite,
                            alert.article});
  }
  return listing;
}

Step<Listing> volumes_or_alerts(const Dossier& dossier, int year, const Arguments& arguments) {
  const auto rows = volumes::compute_volumes(dossier.figures(), year);
  if (!rows) return Stop{kStopped, rows.error()};
  if (!arguments.has("alertes")) return volumes_listing(dossier, *rows);
  const auto alerts = volumes::alerts(dossier.figures(), *rows);
  if (!alerts) return Stop{kStopped, alerts.error()};
  return alerts_listing(dossier, *alerts);
}

Listing subsidies_listing(const Dossier& dossier, const std::vector<subsidies::SubsidyRow>& rows) {
  Listing listing{columns({"convention", "territoire", "annee", "arrete_au", "objectif", "realise",
                           "taux", "montant", "acompte_1", "date_acompte_1", "acompte_2",
                           "date_acompte_2", "verse", "du", "solde", "reversement", "statut"},
                          4),
                  {}};
  for (const std::size_t text : {9, 11, 16}) listing.columns[text].kind = CellKind::text;
  const auto& records = dossier.records();
  for (const auto& row : rows) {
    listing.rows.push_back(
        {records.conventions.code[row.convention], records.territoires.code[row.territoire],
         std::to_string(row.annee), iso_text(row.arrete), cell(row.objectif),
         std::to_string(row.realise), cell(row.taux), cell(row.montant),
         cell(row.acompte_1.montant), cell(row.acompte_1.echeance), cell(row.acompte_2.montant),
         cell(row.acompte_2.echeance), decimal_text(row.verse), cell(row.du), cell(row.solde),
         cell(row.reversement), std::string{subsidies::statut_name(row.statut)}});
  }
  return listing;
}

/// What the three commands share: check the words, open the dossier, list, deliver, conclude.
template <class List>
int list_figures(const Arguments& arguments, const Situation& situation, Request& request,
                 Period period, std::vector<FileId> needed, const List& list) {
  Terminal& terminal = situation.terminal;
  const std::string format = request.word("format", kFormats, "table");
  const campaign::Inquiry inquiry{
      arguments.value("donnees"), request.arrete(period), period, std::move(needed),
      request.imposed(),          request.jobs(),         {},     0};
  if (!request.complaints().empty()) return report(terminal, request.complaints(), kWrongUsage);
  const auto dossier = open_dossier(situation.resources, inquiry, arguments, terminal);
  if (!dossier) return report(terminal, dossier.error(), kStopped);
  const Step<Listing> listing = list(**dossier);
  if (!listing) return report(terminal, listing.error());
  const int delivered = deliver(rendered(*listing, format_named(format)), arguments, terminal);
  return delivered != kDone ? delivered : conclude((*dossier)->reading(), arguments, terminal);
}

}  // namespace

int run_indicateurs(const Arguments& arguments, const Situation& situation) {
  Request request{arguments};
  const Period period = request.period();
  const std::string level = request.word("niveau", kLevels, "");
  const std::vector<FileId> needed{FileId::territoires,     FileId::jeunes,   FileId::cotraitances,
                                   FileId::inscriptions,    FileId::alertes,  FileId::civis,
                                   FileId::accompagnements, FileId::services, FileId::actions};
  return list_figures(
      arguments, situation, request, period, needed, [&](const Dossier& dossier) -> Step<Listing> {
        const auto territories = chosen_territories(dossier, arguments.value("territoire"), level);
        if (!territories) return territories.error();
        return figures_listing(dossier, *territories, period);
      });
}

int run_volumes(const Arguments& arguments, const Situation& situation) {
  Request request{arguments};
  const Period year = request.year();
  request.forbid_arrete_before(year);
  const std::vector<FileId> needed{FileId::territoires, FileId::objectifs, FileId::cotraitances,
                                   FileId::inscriptions, FileId::civis};
  return list_figures(arguments, situation, request, year, needed, [&](const Dossier& dossier) {
    return volumes_or_alerts(dossier, year.year, arguments);
  });
}

int run_subventions(const Arguments& arguments, const Situation& situation) {
  Request request{arguments};
  const Period year = request.year();
  request.forbid_arrete_before(year);
  const std::vector<FileId> needed{FileId::territoires,  FileId::objectifs, FileId::cotraitances,
                                   FileId::inscriptions, FileId::civis,     FileId::conventions,
                                   FileId::versements};
  return list_figures(
      arguments, situation, request, year, needed, [&](const Dossier& dossier) -> Step<Listing> {
        const auto rows = subsidies::compute_subsidies(dossier.figures(), year.year);
        if (!rows) return Stop{kStopped, rows.error()};
        return subsidies_listing(dossier, *rows);
      });
}

}  // namespace copil::program
