#pragma once

#include <string_view>

namespace copil::subsidies {

/// What sums due and paid are reckoned from (as `records::needs_in` takes it), beside the card
/// VOL.finances. Without the column of amounts no sum is known: an amount that was fixed would pass
/// for the objective at the unit price. Without `date_resiliation` no convention is taken as
/// terminated: users are told.
inline constexpr std::string_view kNeeds =
    "objectifs conventions.date_signature conventions.montant conventions.date_compte_rendu "
    "conventions.date_resiliation? versements";

}  // namespace copil::subsidies
