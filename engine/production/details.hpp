#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "production/ledger.hpp"
#include "vocabulary/names.hpp"
#include "vocabulary/report.hpp"

/// The rows behind the figures (co-traitances, registrations, limits, services) as a workbook of
/// long lists, written row after row.
namespace copil::production {

/// The report that has no template: `copil produire donnees-detaillees`.
vocabulary::Report detailed_report();

struct DetailOptions {
  std::string folder;                   ///< where the file goes; exists
  std::optional<std::int64_t> instant;  ///< the date written into the file; else the arrêté's day
};

/// Writes the rows of a territory and all below it, over the facts' period and as known at the
/// arrêté. Lists whose file was not in the folder are left out. Rows come by mission locale, date,
/// pseudonym. Holds pseudonyms, no birth date.
MadeDocument write_details(const vocabulary::Facts& facts, records::TerritoireId territoire,
                           const DetailOptions& options);

}  // namespace copil::production
