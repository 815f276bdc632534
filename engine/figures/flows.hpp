#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "figures/counting/cotraitance.hpp"
#include "figures/figures.hpp"

/// How co-traitances go through their steps: delays, alerts, youths near a limit. Rows judged by
/// the rules of the figures, as known at the arrêté; a cancelled row counts nowhere.
namespace copil::figures {

/// A stretch of a co-traitance whose days are counted; it belongs to the period of its last day.
enum class Delai : std::uint8_t {
  acceptation,     ///< from the affectation to the acceptation
  attente,         ///< from the acceptation to the first interview; none when it came after
  entretien,       ///< from the affectation to the first interview
  accompagnement,  ///< from the first interview to the first day out
  alerte,          ///< from the signalement of an alert to its closing
};

/// What a list of delays comes to. Both days are the same: no day at all.
struct Delais {
  std::uint64_t nombre = 0;
  /// The one in the middle, the mean of both when their number is even; nothing for nobody.
  std::optional<Ratio> mediane;
  /// The 90th centile: the smallest that nine in ten do not exceed.
  std::optional<std::int64_t> neuf_sur_dix;
};
Delais summed_up(std::vector<int> jours);

/// The delays that end in `jours` at or below the territory, one a co-traitance, or an alert.
Delais delais(const Figures& figures, Delai delai, TerritoireId territoire, Interval jours);

/// Distinct youths of whom an alert was reported in `jours`.
std::uint64_t alertes_signalees(const Figures& figures, TerritoireId territoire, Interval jours);
/// Distinct youths of whom an alert was closed in `jours`, by that decision or by any.
std::uint64_t alertes_closes(const Figures& figures, TerritoireId territoire, Interval jours,
                             std::optional<records::Decision> decision);
/// Distinct youths in state alerte on `day`, whose oldest open alert was reported `anciennete` days
/// before: from its `from` on, up to the day before `until`, or without end.
struct Anciennete {
  int from = 0;
  std::optional<int> until;
};
std::uint64_t alertes_ouvertes(const Figures& figures, TerritoireId territoire, Day day,
                               Anciennete anciennete);

/// Distinct youths of the territory in that state on `day`, each in the first of alerte, actif,
/// suspension that one of their co-traitances has: what ALE, ACT and SUS are, on any day.
std::uint64_t en_accompagnement(const Figures& figures, TerritoireId territoire, Day day,
                                Etat etat);

/// What ends a co-traitance by itself (article 5.2, annexe 7).
enum class GenreLimite : std::uint8_t { age, suspension };

/// A co-traitance that will come to a limit in the days after the arrêté, unless something happens.
struct Limite {
  records::CotraitanceId row = 0;
  JeuneId jeune = 0;
  GenreLimite genre = GenreLimite::age;
  Day jour;                    ///< the first day out
  bool is_en_attente = false;  ///< before its first interview
};

/// Those of the `days` days after the arrêté, the last one included, by day, pseudonym and row.
std::vector<Limite> limites(const Figures& figures, TerritoireId territoire, int days);

}  // namespace copil::figures
