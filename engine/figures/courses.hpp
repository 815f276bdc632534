#pragma once

#include <vector>

#include "base/day.hpp"
#include "diagnostics/diagnostic.hpp"
#include "figures/parameters.hpp"
#include "records/records.hpp"

/// How the co-traitances went, for rooms that look at rows rather than at figures: one set of rules
/// (article 5.2, annexe 7) decides of both.
namespace copil::figures {

/// One row as known at the arrêté.
struct Course {
  Day annulation = Day::unknown;  ///< of the radiation that cancelled it; unknown if none
  /// From the first interview to the exit; empty without one, or when the row is not known yet.
  Interval accompagnement{Day::unknown, Day::unknown};
};

struct Courses {
  std::vector<Course> by_row;  ///< by CotraitanceId
  int age_minimal_ans = 0;
  int age_de_sortie_ans = 0;
};

/// Every row judged at `arrete`. Errors: a parameter without a value.
Checked<Courses> courses_at(const records::Records& records, const Parameters& parameters,
                            Day arrete);

}  // namespace copil::figures
