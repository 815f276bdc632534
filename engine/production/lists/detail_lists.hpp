#pragma once

#include "vocabulary/names.hpp"
#include "workbook/detail.hpp"

/// The lists of `donnees-detaillees`. Each looks into the facts, which must outlive it.
namespace copil::production {

/// Co-traitances that were running on some day of the period, or cancelled in it.
workbook::Detail cotraitances_list(const vocabulary::Facts& facts,
                                   records::TerritoireId territoire);

/// The registrations, within the period, of the youths of these co-traitances.
workbook::Detail inscriptions_list(const vocabulary::Facts& facts,
                                   records::TerritoireId territoire);

/// Co-traitances that come to a limit, of age or of six months without registration, in the ninety
/// days after the arrêté: the only list of these youths, documents give their number. A slice of
/// days, no day: that of the limit of age would tell the birth.
workbook::Detail limites_list(const vocabulary::Facts& facts, records::TerritoireId territoire);

/// Services rendered in the period.
workbook::Detail services_list(const vocabulary::Facts& facts, records::TerritoireId territoire);

}  // namespace copil::production
