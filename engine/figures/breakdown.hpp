#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.hpp"
#include "figures/figures.hpp"

/// Figures of youths by modality of one of their traits: `copil indicateurs --par`.
namespace copil::figures {

enum class Trait : std::uint8_t { sexe, zone, niveau, handicap, age };

/// `sexe`, `zone`…, as the command line writes them.
std::optional<Trait> trait_named(std::string_view word);
std::vector<std::string> trait_names();

/// A figure of a territory, among the youths of one modality.
struct BreakdownRow {
  std::size_t card = 0;  ///< position in the catalogue
  std::size_t modalite = 0;
  TerritoireId territoire = 0;
  Value value;
  Value cumul;
};

/// A youth has one modality, so that the modalities add up to the figure.
struct Breakdown {
  /// By bytes, then `n.d.`: for sexe, zone and niveau those of jeunes.csv, else all there are.
  std::vector<std::string> modalites;
  std::vector<BreakdownRow> rows;  ///< by card, modality, then territories in the order given
};

/// Every listed figure that counts youths. Ages are those of the period's last day; the period must
/// be covered (asserted).
Breakdown breakdown(const Figures& figures, Trait trait,
                    const std::vector<TerritoireId>& territoires, Period period);

}  // namespace copil::figures
