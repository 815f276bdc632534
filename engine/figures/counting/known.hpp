#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "figures/counting/civis.hpp"
#include "figures/counting/cotraitance.hpp"
#include "figures/counting/lists.hpp"
#include "figures/parameters.hpp"
#include "records/records.hpp"

/// What is known at the arrêté, laid out for walking along youths' timelines: rows that begin later
/// are gone, later dates read as open or unknown.
namespace copil::figures {

/// A youth's number inside this room: youths of one mission locale follow each other, missions
/// locales follow the territory tree, so that bitmaps of a territory stay small and near.
using YouthNumber = std::uint32_t;

/// The parameters that bear on the sweep.
struct Regles {
  RegleCivis civis;
  Durees durees;
};
/// Their values on `day`. Errors: a parameter without a value then.
Checked<Regles> rules_on(const Parameters& parameters, Day day);

/// Who has a youth in hand over a stretch of days.
enum class Lien : std::uint8_t { cotraitance, civis, mission_locale, pole_emploi };

struct Stretch {
  Interval jours;
  records::TerritoireId place = 0;  ///< the mission locale, or the site for `pole_emploi`
  std::uint32_t row = 0;            ///< in the table that `lien` names
  Lien lien = Lien::cotraitance;
  std::uint8_t criteres = 0;  ///< of an accompagnement: the four criteria, as bits
};

struct Known {
  const records::Records* records = nullptr;
  Day arrete;
  Regles regles;
  std::vector<records::JeuneId> jeune_of;  ///< by YouthNumber
  std::vector<YouthNumber> rang_of;        ///< by JeuneId
  std::vector<Day> naissance;              ///< by YouthNumber; after the arrêté reads as unknown
  Lists<Stretch> liens;                    ///< by YouthNumber; empty stretches left out
  /// Of the youths who have very many stretches, by YouthNumber: one a stretch of days, place, link
  /// and criteria, whatever the number of rows. What a day shows is the same.
  std::unordered_map<YouthNumber, std::vector<Stretch>> merged_liens;
  Lists<Interval> periodes;                 ///< by YouthNumber, for youths with a co-traitance only
  Lists<Day> radiations;                    ///< by YouthNumber, likewise
  std::vector<bool> is_inscription_listed;  ///< by YouthNumber, likewise
  Lists<Interval> civis;                    ///< by YouthNumber, likewise: one a row, empty ones too
  Lists<Signalement> alertes;               ///< by CotraitanceId
  std::vector<Parcours> parcours;           ///< by CotraitanceId

  /// False for a row whose affectation comes after the arrêté.
  bool is_known(records::CotraitanceId row) const;
  Circumstances circumstances(records::CotraitanceId row) const;
  /// Of a youth with a co-traitance.
  Inscriptions inscriptions(YouthNumber rang) const;
  /// What has the youth in hand, by day: its `liens`, merged where they are very many.
  std::span<const Stretch> en_main(YouthNumber rang) const {
    const auto merged = merged_liens.empty() ? merged_liens.end() : merged_liens.find(rang);
    return merged == merged_liens.end() ? liens.of(rang) : std::span{merged->second};
  }
  /// In co-traitance with that mission locale, or followed by it in any way.
  bool is_in_cotraitance(YouthNumber rang, records::TerritoireId place, Day day) const;
  bool is_followed(YouthNumber rang, records::TerritoireId place, Day day) const;
  bool is_with_pole_emploi(YouthNumber rang, Day day) const;
};

/// What is known at `arrete` but the `liens`, on at most `jobs` threads: the youths' numbers, the
/// co-traitances judged.
Known judged_at(const records::Records& records, const Regles& regles, Day arrete, int jobs);
/// Lists the `liens`: the half that others need not wait for.
void link(Known& known);
/// Both: everything known.
Known known_at(const records::Records& records, const Regles& regles, Day arrete, int jobs);

/// A date of a row as known at the arrêté.
constexpr Day known_end(Day end, Day arrete) {
  return end > arrete ? Day::open : end;
}
constexpr Day known_date(Day date, Day arrete) {
  return date > arrete ? Day::unknown : date;
}

}  // namespace copil::figures
