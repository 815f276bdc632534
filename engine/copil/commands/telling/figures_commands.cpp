// The three commands of figures: indicateurs, volumes, subventions.
#include <algorithm>
#include <future>
#include <set>

#include "copil/commands/telling/periods_listing.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/figures_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "figures/breakdown.hpp"
#include "subsidies/subsidies.hpp"
#include "vocabulary/alerts.hpp"
#include "vocabulary/doubts.hpp"
#include "volumes/volumes.hpp"
#include "wording/dates.hpp"

namespace copil::program {

namespace {

using records::FileId;
using vocabulary::Dossier;

Cell count_cell(std::uint64_t count) {
  return cell(static_cast<std::int64_t>(count));
}

/// "Volumes : 2010, arrêté au 31 décembre 2010": what every row of the table shares.
std::string caption(const std::string& what, Period period, Day arrete) {
  return what + " : " + wording::period_text(period) + ", arrêté au " + wording::date_text(arrete);
}

std::string years_caption(const std::string& what, Day arrete) {
  return what + ", plusieurs années, arrêté au " + wording::date_text(arrete);
}

/// That of several periods, which their columns name.
std::string several_caption(const std::string& trait, Day arrete) {
  return (trait.empty() ? "Indicateurs" : "Indicateurs par " + trait) +
         ", plusieurs périodes, arrêtés au " + wording::date_text(arrete);
}

ListingColumn text(const char* name, const char* title) {
  return {name, CellKind::text, title};
}
ListingColumn number(const char* name, const char* title) {
  return {name, CellKind::number, title};
}
/// A column that is the same in every row: the table for people has it in its caption.
ListingColumn shared(const char* name) {
  return {name, CellKind::text, {}, Reader::machine};
}

/// The territories asked for: one, those of a level, or those of a level below one.
Step<std::vector<records::TerritoireId>> territories_asked(const Dossier& dossier,
                                                           const std::string& code,
                                                           const std::string& level) {
  const auto& tree = dossier.records().territoires;
  const auto of_level = *figures::territories_of_level(tree, level.empty() ? "tous" : level);
  if (code.empty()) return of_level;
  const auto territory = find_territory(tree, code);
  if (!territory) return territory.error();
  if (level.empty()) return std::vector{*territory};
  std::vector<records::TerritoireId> chosen;
  for (const auto id : of_level) {
    if (tree.is_at_or_below(id, *territory)) chosen.push_back(id);
  }
  if (!chosen.empty()) return chosen;
  return Stop{kWrongUsage,
              {plain_error("--niveau " + level + " : « " + tree.libelle[*territory] + " » (" +
                               std::string{records::type_label(tree.type[*territory])} +
                               ") ne contient aucun territoire de ce niveau",
                           {"retirez --niveau, ou donnez le code d'un territoire plus grand"})}};
}

Listing listing_of_figures(const Dossier& dossier,
                           const std::vector<records::TerritoireId>& territories, Period period) {
  Listing listing{
      {text("indicateur", "indicateur"), text("territoire", "territoire"), shared("periode"),
       shared("arrete_au"), number("valeur", "valeur"), number("cumul", "cumul de l’année")},
      {},
      caption("Indicateurs", period, dossier.arrete())};
  const auto& tree = dossier.records().territoires;
  for (const auto& row : dossier.figures().table(territories, period)) {
    listing.rows.push_back({dossier.catalogue().cards[row.card].code, tree.code[row.territoire],
                            period_code(period), iso_text(dossier.arrete()), cell(row.value),
                            cell(row.cumul)});
  }
  return listing;
}

/// The same by modality of a trait of the youths.
Listing breakdown_listing(const Dossier& dossier,
                          const std::vector<records::TerritoireId>& territories, Period period,
                          const std::string& trait) {
  Listing listing{{text("indicateur", "indicateur"), text("modalite", "modalité"),
                   text("territoire", "territoire"), shared("periode"), shared("arrete_au"),
                   number("valeur", "valeur"), number("cumul", "cumul de l’année")},
                  {},
                  caption("Indicateurs par " + trait, period, dossier.arrete())};
  const auto& tree = dossier.records().territoires;
  const auto breakdown =
      figures::breakdown(dossier.figures(), *figures::trait_named(trait), territories, period);
  for (const auto& row : breakdown.rows) {
    listing.rows.push_back({dossier.catalogue().cards[row.card].code,
                            breakdown.modalites[row.modalite], tree.code[row.territoire],
                            period_code(period), iso_text(dossier.arrete()), cell(row.value),
                            cell(row.cumul)});
  }
  return listing;
}

Listing volumes_listing(const Dossier& dossier, const std::vector<volumes::VolumeRow>& rows,
                        Period year) {
  Listing listing{
      {text("territoire", "territoire"), shared("annee"), shared("arrete_au"),
       number("objectif_precedent", "objectif précédent"), number("objectif", "objectif"),
       number("evolution", "évolution"), number("part", "part"), number("realise", "réalisé"),
       number("taux", "taux"), number("prorata", "prorata"), number("projection", "projection"),
       text("statut", "statut"), number("objectif_initial", "objectif initial"),
       number("hors_objectif", "hors objectif"),
       number("realise_missions", "somme des missions locales"),
       number("taux_missions", "taux de cette somme")},
      {},
      caption("Volumes", year, dossier.arrete())};
  const auto& tree = dossier.records().territoires;
  for (const auto& row : rows) {
    listing.rows.push_back({tree.code[row.territoire],
                            std::to_string(row.annee),
                            iso_text(row.arrete),
                            cell(row.objectif_precedent),
                            cell(row.objectif),
                            cell(row.evolution, Unit::evolution),
                            cell(row.part),
                            count_cell(row.realise),
                            cell(row.taux),
                            cell(row.prorata, Unit::none),
                            cell(row.projection),
                            {std::string{volumes::statut_name(row.statut)},
                             std::string{volumes::statut_label(row.statut)}},
                            cell(row.objectif_initial),
                            cell(row.hors_objectif),
                            count_cell(row.realise_missions),
                            cell(row.taux_missions)});
  }
  return listing;
}

/// Who, what, by how much, since when, and the committee it goes to.
Listing alerts_listing(const Dossier& dossier, const std::vector<volumes::Alerte>& alerts,
                       Period year) {
  Listing listing{
      {text("territoire", "territoire"), text("libelle", "libellé"), text("alerte", "alerte"),
       number("valeur", "valeur"), number("limite", "limite"), number("ecart", "écart"),
       text("depuis", "depuis"), text("comite", "comité"), text("article", "article"),
       text("ampleur", "ampleur"), text("objectif_passe_depuis", "objectif passé depuis")},
      {},
      caption("Alertes sur les volumes", year, dossier.arrete())};
  const auto& tree = dossier.records().territoires;
  for (const auto& alert : alerts) {
    const Day passed = alert.objectif_passe_depuis;
    listing.rows.push_back({tree.code[alert.territoire],
                            tree.libelle[alert.territoire],
                            {std::string{volumes::statut_name(alert.statut)},
                             std::string{volumes::statut_label(alert.statut)}},
                            cell(alert.valeur),
                            cell(alert.limite),
                            cell(alert.ecart),
                            cell(alert.depuis),
                            alert.comite,
                            alert.article,
                            vocabulary::extent_of(alert),
                            cell(passed.is_real() ? std::optional{passed} : std::nullopt)});
  }
  return listing;
}

Step<Listing> volumes_or_alerts(const Dossier& dossier, Period year, bool wants_alerts) {
  const auto rows = volumes::compute_volumes(dossier.figures(), year.year);
  if (!rows) return Stop{kStopped, rows.error()};
  if (!wants_alerts) return volumes_listing(dossier, *rows, year);
  const auto alerts = volumes::alerts(dossier.figures(), *rows);
  if (!alerts) return Stop{kStopped, alerts.error()};
  return alerts_listing(dossier, *alerts, year);
}

Listing subsidies_listing(const Dossier& dossier, const std::vector<subsidies::SubsidyRow>& rows,
                          Period year) {
  Listing listing{
      {text("convention", "convention"), text("territoire", "territoire"), shared("annee"),
       shared("arrete_au"), number("objectif", "objectif"), number("realise", "réalisé"),
       number("taux", "taux"), number("montant", "montant (€)"), number("acompte_1", "1er acompte"),
       text("date_acompte_1", "dû le"), number("acompte_2", "2e acompte"),
       text("date_acompte_2", "dû le"), number("verse", "versé"), number("du", "dû"),
       number("solde", "solde"), number("reversement", "à reverser"), text("statut", "statut")},
      {},
      caption("Subventions", year, dossier.arrete())};
  const auto& records = dossier.records();
  for (const auto& row : rows) {
    listing.rows.push_back({records.conventions.code[row.convention],
                            records.territoires.code[row.territoire],
                            std::to_string(row.annee),
                            iso_text(row.arrete),
                            cell(row.objectif),
                            count_cell(row.realise),
                            cell(row.taux),
                            cell(row.montant),
                            cell(row.acompte_1.montant),
                            cell(row.acompte_1.echeance),
                            cell(row.acompte_2.montant),
                            cell(row.acompte_2.echeance),
                            cell(row.verse),
                            cell(row.du),
                            cell(row.solde),
                            cell(row.reversement),
                            {std::string{subsidies::statut_name(row.statut)},
                             std::string{subsidies::statut_label(row.statut)}}});
  }
  return listing;
}

/// One listing a year, as the format wants several.
template <class Make>
Step<Listing> listed_by_year(const std::vector<Period>& years, const std::string& format,
                             std::string caption, const Make& make) {
  std::vector<Listing> listings;
  for (const Period year : years) {
    const Step<Listing> listing = make(year);
    if (!listing) return listing.error();
    listings.push_back(*listing);
  }
  if (listings.size() == 1) return std::move(listings.front());
  Listing whole = stacked(std::move(listings));
  return format == "table" ? year_by_year(std::move(whole), std::move(caption)) : whole;
}

/// The periods that a command tells: one, unless it takes several.
template <class Options>
std::vector<Period> periods_of(const Options& asked) {
  if constexpr (requires { asked.periods; }) {
    return asked.periods;
  } else {
    return {asked.period};
  }
}

/// What a command reads, and the figures that it tells: all the listed ones when empty.
struct Wanted {
  std::vector<FileId> files;
  std::set<std::string> figures;
};

Diagnostics doubts_of(const Dossier& dossier, const std::set<std::string>& figures,
                      const std::vector<Period>& periods) {
  Diagnostics all;
  for (const Period period : periods) {
    const Diagnostics some = vocabulary::doubts(dossier, figures, period);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

/// What the three commands share: open the dossier, list, deliver, conclude.
template <class Options, class List>
int list_figures(const Options& asked, const Situation& situation, const Wanted& wanted,
                 const List& list) {
  Terminal& terminal = situation.terminal;
  vocabulary::Inquiry inquiry =
      inquiry_of(asked.data, asked.reading, asked.period, asked.arrete_au, asked.rules, situation);
  inquiry.needed = wanted.files;
  const std::vector<Period> periods = periods_of(asked);
  for (const Period period : periods) {
    inquiry.years_before = std::max(inquiry.years_before, asked.period.year - period.year);
  }
  const auto dossier =
      open_dossier(situation.resources, inquiry, asked.reading.silencieux, terminal);
  if (!dossier) return report(terminal, dossier.error(), kStopped);
  const auto figures =
      wanted.figures.empty() ? vocabulary::listed_figures((*dossier)->catalogue()) : wanted.figures;
  const Diagnostics unknown = vocabulary::unknown_figures(**dossier, figures);
  if (!unknown.empty()) return report(terminal, unknown, kStopped);
  // Doubts look at columns, listings at who counts: one thread for both would leave others idle.
  auto doubts = std::async(inquiry.jobs > 1 ? std::launch::async : std::launch::deferred,
                           [&] { return doubts_of(**dossier, figures, periods); });
  const Step<Listing> listing = list(**dossier);
  warn(terminal, doubts.get());
  if (!listing) return report(terminal, listing.error());
  const int delivered =
      deliver(rendered(*listing, format_named(asked.format)), asked.fichier, terminal);
  return delivered != kDone ? delivered : conclude((*dossier)->reading(), asked.reading, terminal);
}

/// A trait that jeunes.csv does not tell is no reason to call every youth « n.d. ».
Diagnostics unknown_trait(const Dossier& dossier, const std::string& trait) {
  if (trait.empty()) return {};
  const std::string column = trait == "age" ? "date_naissance" : trait;
  if (dossier.records().has_column(FileId::jeunes, column)) return {};
  return {vocabulary::gap_error({{FileId::jeunes, column}, {"les répartitions par " + trait}},
                                dossier.records().folder)};
}

}  // namespace

void IndicateursOptions::check() const {
  for (const Period one : periods) from.arrete_within(one);
}

void VolumesOptions::check() const {
  if (alertes && periods.size() > 1) {
    from.complain("--alertes liste les écarts d'une année",
                  {"donnez --annee, ou retirez --alertes"});
  }
  for (const Period one : periods) from.arrete_within(one);
}

void SubventionsOptions::check() const {
  for (const Period one : periods) from.arrete_within(one);
}

int run_indicateurs(const IndicateursOptions& asked, const Situation& situation) {
  const Wanted wanted{
      {FileId::territoires, FileId::jeunes, FileId::cotraitances, FileId::inscriptions,
       FileId::alertes, FileId::civis, FileId::accompagnements, FileId::services, FileId::actions},
      {}};
  return list_figures(asked, situation, wanted, [&](const Dossier& dossier) -> Step<Listing> {
    const auto territories = territories_asked(dossier, asked.territoire, asked.niveau);
    if (!territories) return territories.error();
    const Diagnostics unknown = unknown_trait(dossier, asked.par);
    if (!unknown.empty()) return Stop{kStopped, unknown};
    std::vector<Listing> listings;
    for (const Period period : asked.periods) {
      listings.push_back(asked.par.empty()
                             ? listing_of_figures(dossier, *territories, period)
                             : breakdown_listing(dossier, *territories, period, asked.par));
    }
    if (listings.size() == 1 || asked.format != "table") return stacked(std::move(listings));
    return side_by_side(listings, asked.periods, several_caption(asked.par, dossier.arrete()));
  });
}

int run_volumes(const VolumesOptions& asked, const Situation& situation) {
  const Wanted wanted{{FileId::territoires, FileId::objectifs, FileId::cotraitances,
                       FileId::inscriptions, FileId::civis},
                      {vocabulary::kVolumes}};
  return list_figures(asked, situation, wanted, [&](const Dossier& dossier) {
    return listed_by_year(
        asked.periods, asked.format, years_caption("Volumes", dossier.arrete()),
        [&](Period year) { return volumes_or_alerts(dossier, year, asked.alertes); });
  });
}

int run_subventions(const SubventionsOptions& asked, const Situation& situation) {
  const Wanted wanted{
      {FileId::territoires, FileId::objectifs, FileId::cotraitances, FileId::inscriptions,
       FileId::civis, FileId::conventions, FileId::versements},
      {vocabulary::kSubventions}};
  return list_figures(asked, situation, wanted, [&](const Dossier& dossier) -> Step<Listing> {
    return listed_by_year(
        asked.periods, asked.format, years_caption("Subventions", dossier.arrete()),
        [&](Period year) -> Step<Listing> {
          const auto rows = subsidies::compute_subsidies(dossier.figures(), year.year);
          if (!rows) return Stop{kStopped, rows.error()};
          return subsidies_listing(dossier, *rows, year);
        });
  });
}

}  // namespace copil::program
