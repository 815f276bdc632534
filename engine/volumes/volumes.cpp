#include "volumes/volumes.hpp"

#include <algorithm>

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

/// seuil and tolerance, exact.
struct Margins {
  Ratio seuil;
  Ratio tolerance;
};

Checked<Margins> margins_for(const figures::Figures& figures) {
  const auto seuil = figures.parameters().taux("seuil", figures.arrete(), "les volumes");
  const auto tolerance = figures.parameters().taux("tolerance", figures.arrete(), "les volumes");
  if (!seuil) return seuil.error();
  if (!tolerance) return tolerance.error();
  return Margins{*seuil, *tolerance};
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
  std::optional<std::int64_t> objectif;
  std::int64_t realise = 0;
  std::int64_t projection = 0;
};

std::int64_t projected(std::int64_t realise, Elapsed elapsed) {
  return divide_half_away(Wide{realise} * elapsed.of, elapsed.days);
}

// Art. 5.1 and 9.3.2. What we do: already beyond the threshold, then bound to be, then bound to
// stay short.
Statut statut_of(const Standing& now, const Margins& margins) {
  if (!now.objectif || *now.objectif == 0) return Statut::sans_objectif;
  if (exceeds(now.realise, *now.objectif, margins.seuil)) return Statut::depassement;
  if (exceeds(now.projection, *now.objectif, margins.seuil)) return Statut::depassement_previsible;
  if (falls_short(now.projection, *now.objectif, margins.tolerance)) {
    return Statut::sous_realisation;
  }
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

VolumeRow row_for(const figures::Figures& figures, TerritoireId territoire, int annee,
                  const Margins& margins) {
  const Records& records = figures.records();
  const Day arrete = figures.arrete();
  const Elapsed elapsed = elapsed_at(arrete, annee);
  VolumeRow row;
  row.territoire = territoire;
  row.annee = annee;
  row.arrete = arrete;
  row.objectif_precedent = objectif_on(records.objectifs, annee - 1, territoire, arrete);
  row.objectif = objectif_on(records.objectifs, annee, territoire, arrete);
  row.evolution = change(row.objectif_precedent, row.objectif);
  if (const TerritoireId parent = records.territoires.parent[territoire];
      parent != records::kNone) {
    row.part = share(row.objectif, objectif_on(records.objectifs, annee, parent, arrete));
  }
  // The year's entries known at the arrêté are those from 1 January to the arrêté.
  const Value entries = figures.value("VOL", territoire, year_period(annee));
  row.realise = static_cast<std::uint64_t>(entries.number.num);
  row.taux = share(entries.number.num, row.objectif);
  if (row.objectif) row.prorata = Ratio{*row.objectif * elapsed.days, elapsed.of};
  row.projection = projected(entries.number.num, elapsed);
  row.statut = statut_of({row.objectif, entries.number.num, row.projection}, margins);
  return row;
}

/// The nearest territories below that have an objective of that year on that day.
struct Parts {
  std::int64_t somme = 0;
  std::size_t count = 0;
};

void add_parts(const Records& records, TerritoireId territoire, int annee, Day day, Parts& parts) {
  for (const TerritoireId child : records.territoires.children[territoire]) {
    if (const auto objectif = objectif_on(records.objectifs, annee, child, day)) {
      parts.somme += *objectif;
      ++parts.count;
    } else {
      add_parts(records, child, annee, day, parts);
    }
  }
}

std::optional<TotalAnomaly> anomaly_of(const Records& records, TerritoireId territoire, int annee,
                                       Day arrete) {
  const auto objectif = objectif_on(records.objectifs, annee, territoire, arrete);
  if (!objectif) return std::nullopt;
  Parts parts;
  add_parts(records, territoire, annee, arrete, parts);
  if (parts.count == 0 || parts.somme == *objectif) return std::nullopt;
  return TotalAnomaly{territoire, annee, *objectif, parts.somme, parts.count};
}

std::vector<TerritoireId> by_code(const Territoires& tree) {
  return *figures::territories_of_level(tree, "tous");
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

/// Who hears of it: articles 9.1.2, 9.2.2 and 9.3.2 give each level its committee.
struct Committee {
  std::string nom;
  std::string article;
};

Committee committee_of(TypeTerritoire type) {
  switch (type) {
    case TypeTerritoire::national:
      return {"comité de pilotage national", "articles 5.1 et 9.3.2"};
    case TypeTerritoire::region:
    case TypeTerritoire::departement:
      return {"comité de pilotage régional", "articles 5.1 et 9.2.2"};
    default:
      return {"comité de pilotage local", "articles 5.1 et 9.1.2"};
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

/// The first of the unbroken run of days, up to the arrêté, on which the year already stood so.
Day since(const figures::Figures& figures, const VolumeRow& row, const Margins& margins) {
  const records::Objectifs objectifs =
      objectifs_of(figures.records().objectifs, row.annee, row.territoire);
  const auto arrivals = figures.arrivals("VOL", row.territoire, row.annee);
  const Interval year = days_of(year_period(row.annee));
  Day first = std::min(row.arrete, year.end - 1);
  for (Day day = first; day >= year.begin; day = day - 1) {
    const auto realise = std::upper_bound(arrivals.begin(), arrivals.end(), day) - arrivals.begin();
    const Standing standing{objectif_on(objectifs, row.annee, row.territoire, day), realise,
                            projected(realise, elapsed_at(day, row.annee))};
    if (statut_of(standing, margins) != row.statut) break;
    first = day;
  }
  return first;
}

Alerte alert_for(const figures::Figures& figures, const VolumeRow& row, const Margins& margins) {
  const Committee committee = committee_of(figures.records().territoires.type[row.territoire]);
  Alerte alerte{
      row.territoire, row.statut,       row.projection, 0, 0, since(figures, row, margins),
      committee.nom,  committee.article};
  alerte.limite = row.statut == Statut::sous_realisation
                      ? lower_limit(*row.objectif, margins.tolerance)
                      : upper_limit(*row.objectif, margins.seuil);
  if (row.statut == Statut::depassement) alerte.valeur = static_cast<std::int64_t>(row.realise);
  alerte.ecart = alerte.valeur - alerte.limite;
  return alerte;
}

}  // namespace

std::optional<std::int64_t> objectif_on(const records::Objectifs& objectifs, int annee,
                                        TerritoireId territoire, Day day) {
  std::optional<std::size_t> latest;
  for (std::size_t row = 0; row < objectifs.size(); ++row) {
    if (objectifs.territoire[row] != territoire || objectifs.annee[row] != annee) continue;
    if (objectifs.date_effet[row] > day) continue;
    if (!latest || objectifs.date_effet[row] > objectifs.date_effet[*latest]) latest = row;
  }
  if (!latest) return std::nullopt;
  return objectifs.objectif[*latest];
}

Checked<std::vector<VolumeRow>> compute_volumes(const figures::Figures& figures, int annee) {
  const Day january = days_of(year_period(annee)).begin;
  if (figures.arrete() < january) {
    return Diagnostics{plain_error("l'arrêté du " + iso_text(figures.arrete()) +
                                       " vient avant le début de l'année " + std::to_string(annee),
                                   {"donnez un arrêté au " + iso_text(january) + " ou après"})};
  }
  const auto margins = margins_for(figures);
  if (!margins) return margins.error();
  std::vector<VolumeRow> rows;
  for (const TerritoireId territoire : by_code(figures.records().territoires)) {
    rows.push_back(row_for(figures, territoire, annee, *margins));
  }
  return rows;
}

std::vector<TotalAnomaly> total_anomalies(const Records& records, int annee, Day arrete) {
  std::vector<TotalAnomaly> anomalies;
  for (const int year : {annee - 1, annee}) {
    for (const TerritoireId territoire : by_code(records.territoires)) {
      if (auto anomaly = anomaly_of(records, territoire, year, arrete)) {
        anomalies.push_back(*anomaly);
      }
    }
  }
  return anomalies;
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
