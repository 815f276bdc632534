#pragma once

#include "records/records.hpp"

namespace copil::records {

/// The rows of every table by youth number, and the alerts of each co-traitance: what a walk along
/// one youth's timeline needs. Rows keep their file order.
struct ByJeune {
  Grouping cotraitances;
  Grouping inscriptions;
  Grouping civis;
  Grouping accompagnements;
  Grouping services;
  Grouping evaluations_mrs;
  Grouping prescriptions_pops;
  Grouping alertes_by_cotraitance;  ///< keyed by CotraitanceId
};

/// Groups all tables of `records`. Linear in the rows.
ByJeune group_by_jeune(const Records& records);

}  // namespace copil::records
