#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "subsidies/subsidies.hpp"

/// What the compte rendu d'exécution of a convention states (annexe 6, article 9).
namespace copil::subsidies {

/// The row once its compte rendu is produced: the same figures, the account closed. The compte
/// rendu is the piece that the balance waits for, and does not wait for itself. A year that is not
/// over and a convention that is not signed stay as they are.
SubsidyRow once_reported(SubsidyRow row);

/// Funded youths that the subsidy pays: as many as the objective, all of them where a termination
/// has none. Empty when nothing is due yet: not signed, or no objective.
std::optional<std::uint64_t> paid_entries(const SubsidyRow& row);

/// Funded youths of each month of the year by their first entry, January first: none after the
/// termination, empty for the months that begin after the arrêté. They add up to `realise`.
std::array<std::optional<std::uint64_t>, 12> reported_months(const figures::Figures& figures,
                                                             const SubsidyRow& row);

}  // namespace copil::subsidies
