#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "subsidies/subsidies.hpp"

/// Several conventions added up: the only place that says what is in a total.
namespace copil::subsidies {

/// Sums over the signed local conventions at or below a territory. Those that are not signed are in
/// none of them; estimates are in no sum of what is due (annexe 6, article 9).
struct Totals {
  std::size_t signed_count = 0;
  std::size_t unsigned_count = 0;
  std::size_t settled_count = 0;
  std::size_t estimated_count = 0;
  std::size_t deemed_count = 0;  ///< those whose instalments due are taken as paid, none recorded
  std::optional<Cents> montant = Cents{};  ///< empty when one of them has no amount
  Cents acomptes;
  Cents reputes;  ///< of these, the ones that are taken as paid
  Cents soldes;
  Cents reversements;
  Cents verse;              ///< net of what was paid back
  Cents arrieres;           ///< instalments due and not paid, of the accounts that are open
  Cents verse_clos;         ///< the same of the settled ones
  Cents du;                 ///< of the settled ones
  Cents reste_a_verser;     ///< of the settled ones
  Cents reversement;        ///< of the settled ones
  Cents estime_a_verser;    ///< positive balances of the others
  Cents estime_a_reverser;  ///< negative ones, as a positive sum
};
Totals totals_below(const records::Records& records, const std::vector<SubsidyRow>& rows,
                    TerritoireId territoire);

/// Funded youths of each month by their first entry of the year, January first, up to the row's
/// termination or arrêté: they add up to its `realise`.
std::array<std::uint64_t, 12> funded_by_month(const figures::Figures& figures,
                                              const SubsidyRow& row);

}  // namespace copil::subsidies
