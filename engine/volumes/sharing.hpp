#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/exact.hpp"
#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"

namespace copil::volumes {

/// One child among whom an objective is shared. Bounds are included.
struct Sharer {
  std::string code;
  Ratio poids;  ///< ≥ 0, exact
  std::int64_t plancher = 0;
  std::optional<std::int64_t> plafond;
};

enum class Method {
  plus_fort_reste,  ///< largest remainder: stays within one of the exact quota
  sainte_lague,     ///< divisor: nobody loses when the total grows
};

/// Shares `total` (≥ 0) by weight, in whole numbers whose sum is exactly `total`, each within its
/// bounds; ties to the greater weight, then the code (bytes). In the order given.
/// Errors: no child, a negative weight, a floor above its ceiling, bounds that no sharing can meet,
/// nothing but null weights for what is left to share.
Checked<std::vector<std::int64_t>> repartir(std::int64_t total, const std::vector<Sharer>& sharers,
                                            Method method = Method::plus_fort_reste);

/// The floor "at least `part` of `precedent`", rounded up: 90 % of 367 is 331.
std::int64_t floor_of(std::int64_t precedent, Ratio part);
/// The ceiling "at most `part` of `precedent`", rounded down: 110 % of 367 is 403.
std::int64_t ceiling_of(std::int64_t precedent, Ratio part);

/// Those who are served when a territory's objective is shared out, by code (bytes): its
/// territories of type `niveau`, however far below, or those just below. Sites and platforms have
/// no objective and are never among them.
std::vector<records::TerritoireId> served_below(
    const records::Territoires& tree, records::TerritoireId territoire,
    std::optional<records::TypeTerritoire> niveau = std::nullopt);

}  // namespace copil::volumes
