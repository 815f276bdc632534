// Volumes reckoned a second time, sentence by sentence of the definitions, on random folders.
#include <catch2/catch.hpp>

#include "support/random_folder.hpp"
#include "support/reports.hpp"
#include "support/slow_figures.hpp"
#include "volumes/volumes.hpp"

using namespace copil;
using namespace copil::test_support;
using volumes::VolumeRow;

namespace {

using Count = std::optional<std::int64_t>;

/// a / b to six decimals, half away from zero, the long way round.
std::string quotient(std::int64_t a, std::int64_t b) {
  const std::int64_t magnitude = a < 0 ? -a : a;
  const std::int64_t millionths = (2 * magnitude * 1'000'000 + b) / (2 * b);
  std::string text = std::to_string(millionths % 1'000'000);
  text.insert(0, 6 - text.size(), '0');
  return (a < 0 && millionths > 0 ? "-" : "") + std::to_string(millionths / 1'000'000) + "." + text;
}

struct SlowVolume {
  const records::Records& r;
  const SlowFigures& slow;
  Day D;
  records::TerritoireId place;
  Branches& branches;

  /// The objectives of a year known at D, by day of effect.
  std::map<std::int32_t, std::int64_t> known(int annee, records::TerritoireId of) const {
    std::map<std::int32_t, std::int64_t> found;
    for (std::size_t i = 0; i < r.objectifs.size(); ++i) {
      if (r.objectifs.annee[i] == annee && r.objectifs.territoire[i] == of &&
          r.objectifs.date_effet[i] <= D) {
        found[r.objectifs.date_effet[i].number] = r.objectifs.objectif[i];
      }
    }
    return found;
  }
  Count last(int annee, records::TerritoireId of) const {
    const auto all = known(annee, of);
    return all.empty() ? Count{} : Count{all.rbegin()->second};
  }
  Count first(int annee) const {
    const auto all = known(annee, place);
    return all.empty() ? Count{} : Count{all.begin()->second};
  }

  std::int64_t entries(records::TerritoireId of) const {
    const Day end = std::min(D, day("2010-12-31"));
    return static_cast<std::int64_t>(slow.value("VOL", of, {day("2010-01-01"), end + 1}));
  }

  bool is_below(records::TerritoireId one) const {
    for (; one != records::kNone; one = r.territoires.parent[one]) {
      if (one == place) return true;
    }
    return false;
  }

  std::int64_t entries_of_missions() const {
    std::int64_t sum = 0;
    for (records::TerritoireId id = 0; id < r.territoires.size(); ++id) {
      if (r.territoires.type[id] == records::TypeTerritoire::mission_locale && is_below(id)) {
        sum += entries(id);
      }
    }
    return sum;
  }

  void check(const VolumeRow& row) const {
    const Count objectif = last(2010, place);
    const Count before = last(2009, place);
    const std::int64_t realise = entries(place);
    const std::int64_t missions = entries_of_missions();
    const std::int64_t elapsed = std::min(365, days_between(day("2010-01-01"), D) + 1);
    const std::int64_t projection = (2 * realise * 365 + elapsed) / (2 * elapsed);
    const bool has_rate = objectif && *objectif > 0;
    branches.met("objectif fixé", objectif.has_value());
    branches.met("objectif de l'année d'avant", before.value_or(0) > 0);
    branches.corner("objectif nul", objectif == 0);
    branches.corner("objectif révisé", objectif && objectif != first(2010));
    branches.corner("réalisé égal à l'objectif", objectif == realise);
    branches.corner("un de plus que l'objectif", objectif && *objectif + 1 == realise);
    branches.corner("un jeune de deux missions locales", missions > realise);
    branches.corner("arrêté du 1er janvier", elapsed == 1);
    branches.corner("arrêté du 31 décembre", D == day("2010-12-31"));
    branches.corner("arrêté après l'année", D > day("2010-12-31"));
    branches.corner("89 jours", elapsed == 89);
    branches.corner("90 jours", elapsed == 90);
    for (std::size_t i = 0; i < r.objectifs.size(); ++i) {
      if (r.objectifs.territoire[i] != place) continue;
      branches.corner("objectif du jour de l'arrêté", r.objectifs.date_effet[i] == D);
      branches.corner("objectif du lendemain de l'arrêté", r.objectifs.date_effet[i] == D + 1);
    }
    CHECK(row.objectif == objectif);
    CHECK(row.objectif_precedent == before);
    CHECK(row.objectif_initial == first(2010));
    CHECK(six_decimals(row.evolution) ==
          (objectif && before.value_or(0) > 0 ? quotient(*objectif - *before, *before) : ""));
    const auto parent = r.territoires.parent[place];
    const std::int64_t whole = parent == records::kNone ? 0 : last(2010, parent).value_or(0);
    CHECK(six_decimals(row.part) == (objectif && whole > 0 ? quotient(*objectif, whole) : ""));
    CHECK(row.realise == static_cast<std::uint64_t>(realise));
    CHECK(six_decimals(row.taux) == (has_rate ? quotient(realise, *objectif) : ""));
    CHECK(six_decimals(row.prorata) == (objectif ? quotient(*objectif * elapsed, 365) : ""));
    CHECK(row.projection == projection);
    CHECK(row.hors_objectif ==
          (has_rate ? Count{std::max<std::int64_t>(0, realise - *objectif)} : Count{}));
    CHECK(row.realise_missions == static_cast<std::uint64_t>(missions));
    CHECK(six_decimals(row.taux_missions) == (has_rate ? quotient(missions, *objectif) : ""));
    CHECK(volumes::statut_name(row.statut) ==
          statut(objectif, first(2010), realise, projection, elapsed));
  }

  /// Every multiple of ten over ten: the margins are 10 % each.
  std::string statut(Count objectif, Count initial, std::int64_t realise, std::int64_t projection,
                     std::int64_t elapsed) const {
    if (objectif.value_or(0) == 0) return "sans_objectif";
    if (branches.met("objectif initial non nul", *initial != 0) &&
        branches.met("au-delà du seuil", 10 * realise > 11 * *initial)) {
      return "depassement_seuil";
    }
    if (branches.met("au-delà de l'objectif", realise > *objectif)) return "depassement";
    if (!branches.met("projection à juger", elapsed >= 90)) return "conforme";
    branches.corner("projection égale à l'objectif", projection == *objectif);
    branches.corner("projection à la tolérance juste", 10 * projection == 9 * *objectif);
    if (branches.met("projection au-delà", projection > *objectif)) {
      return "depassement_previsible";
    }
    const bool is_short = branches.met("projection en deçà", 10 * projection < 9 * *objectif);
    return is_short ? "sous_realisation" : "conforme";
  }
};

/// An arrêté anywhere, on, before or after a day when an objective changes, or about the ninetieth
/// day.
Day some_arrete(const records::Records& records, std::uint64_t seed) {
  const Day january = day("2010-01-01");
  if (seed % 7 == 0) return day("2010-03-30") + static_cast<int>(seed / 7 % 2);
  Day found = january + static_cast<int>(seed * 37 % 500);
  if (seed % 3 > 0 && records.objectifs.size() > 0) {
    const std::size_t row = seed * 7 % records.objectifs.size();
    found = records.objectifs.date_effet[row] + static_cast<int>(seed % 5 % 3) - 1;
  }
  return std::max(found, january);
}

}  // namespace

TEST_CASE("volumes agree with their definitions followed sentence by sentence") {
  Branches branches;
  for (std::uint64_t seed = 1; seed <= 160; ++seed) {
    const auto records = RandomFolder{seed, 20}.build();
    const Day arrete = some_arrete(records, seed);
    INFO("graine " << seed << ", arrêté " << iso_text(arrete));
    const auto figures = figures_of(records, 2010, arrete);
    const auto rows = volumes::compute_volumes(figures, 2010);
    REQUIRE(rows);
    const SlowFigures slow{records, arrete, {}, days_of(period("2010"))};
    for (const VolumeRow& row : *rows) {
      SlowVolume{records, slow, arrete, row.territoire, branches}.check(row);
    }
  }
  branches.require_all_met();
}
