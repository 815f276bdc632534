#include "volumes/volumes.hpp"

#include <algorithm>
#include <map>

#include "base/period.hpp"

namespace copil::volumes {

namespace {

using records::Records;
using records::Territoires;
using records::TypeTerritoire;

Period year_period(int annee) {
  return {Period::Kind::year, annee, 1};
}

/// How far the year has gone at the arrêté, which counts itself.
struct Elapsed {
  int days = 0;
  int of = 365;
};

Elapsed elapsed_at(Day arrete, int annee) {
  const Interval year = days_of(year_period(annee));
  return {days_between(year.begin, std::min(arrete + 1, year.end)),
          days_between(year.begin, year.end)};
}

/// What the parameters say of deviations, exact.
struct Margins {
  Ratio seuil;
  Ratio tolerance;
  int projection_days = 0;  ///< elapsed days before which no projection judges
};

Checked<Margins> margins_for(const figures::Figures& figures) {
  constexpr std::string_view kAsker = "les volumes";
  const auto& parameters = figures.parameters();
  const auto seuil = parameters.taux("seuil", figures.arrete(), kAsker);
  const auto tolerance = parameters.taux("tolerance", figures.arrete(), kAsker);
  const auto days = parameters.nombre("projection_jours", figures.arrete(), kAsker);
  if (!seuil) return seuil.error();
  if (!tolerance) return tolerance.error();
  if (!days) return days.error();
  return Margins{*seuil, *tolerance, *days};
}

/// `count` > objectif × (1 + part), exactly.
bool exceeds(std::int64_t count, std::int64_t objectif, Ratio part) {
  return Wide{count} * part.den > Wide{objectif} * (Wide{part.den} + part.num);
}

/// `count` < objectif × (1 − part), exactly.
bool falls_short(std::int64_t count, std::int64_t objectif, Ratio part) {
  return Wide{count} * part.den < Wide{objectif} * (Wide{part.den} - part.num);
}

/// What a year looks like on one day.
struct Standing {
  std::optional<std::int64_t> initial;
  std::optional<std::int64_t> objectif;
  std::int64_t realise = 0;
  Elapsed elapsed;

  /// Rounded half up: nothing here is negative.
  std::int64_t projection() const {
    return divide_half_away(Wide{realise} * elapsed.of, elapsed.days);
  }
};

// Art. 5.1 and 9.1-2 : any overrun is an alert ; beyond a threshold of the initial volumes the
// volumes themselves are revised. What we do: what has happened first, then, once the year has gone
// far enough for a projection to mean something, what is bound to happen.
Statut statut_of(const Standing& now, const Margins& margins) {
  if (!now.objectif || *now.objectif == 0) return Statut::sans_objectif;
  if (now.initial.value_or(0) > 0 && exceeds(now.realise, *now.initial, margins.seuil)) {
    return Statut::depassement_seuil;
  }
  if (now.realise > *now.objectif) return Statut::depassement;
  if (now.elapsed.days < margins.projection_days) return Statut::conforme;
  const std::int64_t projection = now.projection();
  if (projection > *now.objectif) return Statut::depassement_previsible;
  if (falls_short(projection, *now.objectif, margins.tolerance)) return Statut::sous_realisation;
  return Statut::conforme;
}

std::optional<Ratio> share(std::optional<std::int64_t> part, std::optional<std::int64_t> whole) {
  if (!part || !whole || *whole == 0) return std::nullopt;
  return Ratio{*part, *whole};
}

std::optional<Ratio> change(std::optional<std::int64_t> before, std::optional<std::int64_t> after) {
  if (!before || !after || *before == 0) return std::nullopt;
  return Ratio{*after - *before, *before};
}

/// The year's entries known at the arrêté, from 1 January to `day`.
std::int64_t entries(const figures::Figures& figures, TerritoireId territoire, int annee, Day day) {
  if (day >= std::min(figures.arrete(), days_of(year_period(annee)).end - 1)) {
    return figures.value("VOL", territoire, year_period(annee)).number.num;
  }
  return static_cast<std::int64_t>(figures.count_until("VOL", territoire, day));
}

/// For every territory, what the missions locales at and below it have, added up.
using SumsOfMissions = std::map<TerritoireId, std::int64_t>;

/// Adds what a mission locale has to its own sum and to those above.
void add_upwards(const Territoires& tree, TerritoireId mission, std::int64_t count,
                 SumsOfMissions& sums) {
  for (TerritoireId at = mission; at != records::kNone; at = tree.parent[at]) sums[at] += count;
}

/// The entries of the missions locales.
SumsOfMissions sums_of_missions(const figures::Figures& figures, int annee, Day day) {
  const Territoires& tree = figures.records().territoires;
  SumsOfMissions sums;
  for (TerritoireId id = 0; id < tree.size(); ++id) {
    if (tree.type[id] != TypeTerritoire::mission_locale) continue;
    add_upwards(tree, id, entries(figures, id, annee, day), sums);
  }
  return sums;
}

/// Adds to each row what the missions locales at and below it have beyond their own objectives.
void add_unfunded(const Territoires& tree, std::vector<VolumeRow>& rows) {
  SumsOfMissions sums;
  for (const VolumeRow& row : rows) {
    if (tree.type[row.territoire] != TypeTerritoire::mission_locale || !row.hors_objectif) continue;
    add_upwards(tree, row.territoire, *row.hors_objectif, sums);
  }
  for (VolumeRow& row : rows) {
    const auto found = sums.find(row.territoire);
    if (found != sums.end()) row.non_financees = found->second;
  }
}

/// A row with its objectives, those of the year as they stand on `day`.
VolumeRow objectives_row(const figures::Figures& figures, TerritoireId territoire, int annee,
                         Day day) {
  const Records& records = figures.records();
  VolumeRow row;
  row.territoire = territoire;
  row.annee = annee;
  row.arrete = std::min(figures.arrete(), day);
  row.objectif_precedent = objectif_on(records.objectifs, annee - 1, territoire, row.arrete);
  row.objectif_initial = first_objectif(records.objectifs, annee, territoire, day);
  row.objectif = objectif_on(records.objectifs, annee, territoire, day);
  row.evolution = change(row.objectif_precedent, row.objectif);
  if (const TerritoireId parent = records.territoires.parent[territoire];
      parent != records::kNone) {
    row.part = share(row.objectif, objectif_on(records.objectifs, annee, parent, day));
  }
  return row;
}

VolumeRow row_for(const figures::Figures& figures, TerritoireId territoire, int annee, Day day,
                  const Margins& margins) {
  const Elapsed elapsed = elapsed_at(day, annee);
  VolumeRow row = objectives_row(figures, territoire, annee, day);
  const Standing now{row.objectif_initial, row.objectif, entries(figures, territoire, annee, day),
                     elapsed};
  row.realise = static_cast<std::uint64_t>(now.realise);
  row.taux = share(now.realise, row.objectif);
  if (row.objectif) row.prorata = multiply(Ratio{*row.objectif, 1}, {elapsed.days, elapsed.of});
  row.projection = now.projection();
  if (row.taux) row.hors_objectif = std::max<std::int64_t>(0, now.realise - *row.objectif);
  row.statut = statut_of(now, margins);
  return row;
}

void add_missions(const SumsOfMissions& sums, VolumeRow& row) {
  const auto found = sums.find(row.territoire);
  const std::int64_t sum = found == sums.end() ? 0 : found->second;
  row.realise_missions = static_cast<std::uint64_t>(sum);
  row.taux_missions = share(sum, row.objectif);
}

/// The greatest whole number not above objectif × (1 + seuil).
std::int64_t upper_limit(std::int64_t objectif, Ratio seuil) {
  return static_cast<std::int64_t>(Wide{objectif} * (Wide{seuil.den} + seuil.num) / seuil.den);
}

/// The least whole number not below objectif × (1 − tolerance).
std::int64_t lower_limit(std::int64_t objectif, Ratio tolerance) {
  const Wide scaled = Wide{objectif} * (Wide{tolerance.den} - tolerance.num);
  return static_cast<std::int64_t>((scaled + tolerance.den - 1) / tolerance.den);
}

/// Who hears of it.
struct Committee {
  std::string nom;
  std::string article;
};

// Annexe 6, article 4.3, and annexe 5, article 4.2 : the local committee alerts the regional one,
// the regional one the national one. Art. 9.3-2 : beyond the threshold the signatories meet.
Committee committee_above(TypeTerritoire type) {
  switch (type) {
    case TypeTerritoire::national:
      return {"signataires de l’accord-cadre", "articles 5.1 et 9.3-2"};
    case TypeTerritoire::region:
      return {"comité de pilotage national", "articles 5.1 et 9.2-2, annexe 5 (article 4.2)"};
    default:
      return {"comité de pilotage régional", "articles 5.1 et 9.1-2, annexe 6 (article 4.3)"};
  }
}

/// The rows of one territory and year.
records::Objectifs objectifs_of(const records::Objectifs& all, int annee, TerritoireId territoire) {
  records::Objectifs own;
  for (std::size_t row = 0; row < all.size(); ++row) {
    if (all.territoire[row] != territoire || all.annee[row] != annee) continue;
    own.annee.push_back(all.annee[row]);
    own.territoire.push_back(territoire);
    own.date_effet.push_back(all.date_effet[row]);
    own.objectif.push_back(all.objectif[row]);
  }
  return own;
}

/// The first of the unbroken run of days, up to the arrêté, on which the year already stood so;
/// unknown when it does not on the last one.
template <class StandsSo>
Day since(const figures::Figures& figures, const VolumeRow& row, const StandsSo& stands_so) {
  const records::Objectifs objectifs =
      objectifs_of(figures.records().objectifs, row.annee, row.territoire);
  const auto arrivals = figures.arrivals("VOL", row.territoire, row.annee);
  const Interval year = days_of(year_period(row.annee));
  Day first = Day::unknown;
  for (Day day = std::min(row.arrete, year.end - 1); day >= year.begin; day = day - 1) {
    const auto realise = std::upper_bound(arrivals.begin(), arrivals.end(), day) - arrivals.begin();
    const Standing standing{first_objectif(objectifs, row.annee, row.territoire, day),
                            objectif_on(objectifs, row.annee, row.territoire, day), realise,
                            elapsed_at(day, row.annee)};
    if (!stands_so(standing)) break;
    first = day;
  }
  return first;
}

std::int64_t limit_of(const VolumeRow& row, const Margins& margins) {
  switch (row.statut) {
    case Statut::depassement_seuil:
      return upper_limit(*row.objectif_initial, margins.seuil);
    case Statut::sous_realisation:
      return lower_limit(*row.objectif, margins.tolerance);
    default:
      return *row.objectif;
  }
}

Alerte alert_for(const figures::Figures& figures, const VolumeRow& row, const Margins& margins) {
  const Committee committee = committee_above(figures.records().territoires.type[row.territoire]);
  const bool has_happened =
      row.statut == Statut::depassement_seuil || row.statut == Statut::depassement;
  Alerte alerte;
  alerte.territoire = row.territoire;
  alerte.statut = row.statut;
  alerte.valeur = has_happened ? static_cast<std::int64_t>(row.realise) : row.projection;
  const Elapsed elapsed = elapsed_at(row.arrete, row.annee);
  alerte.is_projected = !has_happened && elapsed.days < elapsed.of;
  alerte.objectif = row.statut == Statut::depassement_seuil ? *row.objectif_initial : *row.objectif;
  alerte.limite = limit_of(row, margins);
  alerte.ecart = alerte.valeur - alerte.limite;
  const Day stands_so = since(figures, row, [&](const Standing& standing) {
    return statut_of(standing, margins) == row.statut;
  });
  alerte.depuis = stands_so.is_real() ? stands_so : row.arrete;
  alerte.objectif_passe_depuis = since(figures, row, [](const Standing& standing) {
    return standing.objectif && *standing.objectif > 0 && standing.realise > *standing.objectif;
  });
  alerte.comite = committee.nom;
  alerte.article = committee.article;
  return alerte;
}

}  // namespace

Checked<std::vector<VolumeRow>> compute_volumes(const figures::Figures& figures, int annee) {
  return volumes_on(figures, annee, figures.arrete());
}

Checked<std::vector<VolumeRow>> volumes_on(const figures::Figures& figures, int annee, Day day) {
  const Day january = days_of(year_period(annee)).begin;
  if (day < january) {
    return Diagnostics{plain_error("l'arrêté du " + iso_text(day) +
                                       " vient avant le début de l'année " + std::to_string(annee),
                                   {"donnez un arrêté au " + iso_text(january) + " ou après"})};
  }
  const auto margins = margins_for(figures);
  if (!margins) return margins.error();
  const auto sums = sums_of_missions(figures, annee, day);
  std::vector<VolumeRow> rows;
  const auto all = figures::territories_of_level(figures.records().territoires, "tous");
  for (const TerritoireId id : *all) {
    rows.push_back(row_for(figures, id, annee, day, *margins));
    add_missions(sums, rows.back());
  }
  add_unfunded(figures.records().territoires, rows);
  return rows;
}

std::vector<VolumeRow> announced_volumes(const figures::Figures& figures, int annee) {
  std::vector<VolumeRow> rows;
  const auto all = figures::territories_of_level(figures.records().territoires, "tous");
  for (const TerritoireId id : *all) {
    rows.push_back(objectives_row(figures, id, annee, days_of(year_period(annee)).begin));
  }
  return rows;
}

Checked<std::vector<Alerte>> alerts(const figures::Figures& figures,
                                    const std::vector<VolumeRow>& rows) {
  const auto margins = margins_for(figures);
  if (!margins) return margins.error();
  std::vector<Alerte> found;
  for (const VolumeRow& row : rows) {
    if (row.statut == Statut::conforme || row.statut == Statut::sans_objectif) continue;
    found.push_back(alert_for(figures, row, *margins));
  }
  return found;
}

std::string_view statut_name(Statut statut) {
  switch (statut) {
    case Statut::depassement_seuil:
      return "depassement_seuil";
    case Statut::depassement:
      return "depassement";
    case Statut::depassement_previsible:
      return "depassement_previsible";
    case Statut::sous_realisation:
      return "sous_realisation";
    case Statut::conforme:
      return "conforme";
    case Statut::sans_objectif:
      return "sans_objectif";
  }
  return {};
}

std::string_view statut_label(Statut statut) {
  switch (statut) {
    case Statut::depassement_seuil:
      return "dépassement du seuil";
    case Statut::depassement:
      return "dépassement";
    case Statut::depassement_previsible:
      return "dépassement prévisible";
    case Statut::sous_realisation:
      return "sous-réalisation";
    case Statut::conforme:
      return "conforme";
    case Statut::sans_objectif:
      return "sans objectif";
  }
  return {};
}

}  // namespace copil::volumes
