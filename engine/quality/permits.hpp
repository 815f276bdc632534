#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "quality/coherence.hpp"

/// The driving-licence experiments counted: test group, control group, refusals, licences.
namespace copil::quality {

/// Distinct youths of one experiment, in a territory and a period. A youth proposed several times
/// in the period counts once, in what became of the last proposition; so the states add up.
struct PermitCounts {
  std::string experimentation;
  std::int64_t proposes = 0;
  std::int64_t test = 0;     ///< `realise`: drawn, or granted
  std::int64_t temoins = 0;  ///< `refus_tiers`: not drawn
  std::int64_t refus_commission = 0;
  std::int64_t refus_jeune = 0;
  std::int64_t abandons = 0;  ///< before entering
  std::int64_t attente = 0;   ///< no answer yet, or a state that the lists do not have
  std::int64_t entres = 0;    ///< programmes begun in the period
  std::int64_t obtenus = 0;   ///< programmes ended in the period with the licence
  std::int64_t sortis = 0;    ///< those ended without it
  std::int64_t suivis = 0;    ///< in a programme on the period's last day, or at the arrêté
};

/// One for each experiment that somebody is entered in at or below the territory, in the order of
/// `Coherence::experiments`.
std::vector<PermitCounts> count_permits(const Coherence& coherence,
                                        const records::Territoires& tree,
                                        records::TerritoireId territoire, Interval days,
                                        Day arrete);

}  // namespace copil::quality
