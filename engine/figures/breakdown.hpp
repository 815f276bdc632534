#pragma once

#include <cstdint>
#include <memory>
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

/// The youths of each modality of a trait, sorted out once: figures are counted among them.
class Publics {
 public:
  /// Ages are those of `day`. Looks into the figures, which must outlive it.
  Publics(const Figures& figures, Trait trait, Day day);
  Publics(Publics&&) noexcept;
  Publics& operator=(Publics&&) noexcept;
  ~Publics();

  /// By bytes, then `n.d.`: for sexe, zone and niveau those of jeunes.csv, else all there are.
  const std::vector<std::string>& modalites() const;
  /// The figure of catalogue position `card`, which counts youths (asserted), among those of some
  /// modalities; 0 for a modality that nobody has. The period must be covered (asserted).
  Value value(std::size_t card, const std::vector<std::string>& modalites, TerritoireId territoire,
              Period period, Reach reach = Reach::period) const;

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

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
  std::vector<std::string> modalites;  ///< as `Publics` gives them
  std::vector<BreakdownRow> rows;      ///< by card, modality, then territories in the order given
};

/// Every listed figure that counts youths. Ages are those of the period's last day; the period must
/// be covered (asserted).
Breakdown breakdown(const Figures& figures, Trait trait,
                    const std::vector<TerritoireId>& territoires, Period period);

}  // namespace copil::figures
