#include "figures/courses.hpp"

#include "figures/counting/known.hpp"

namespace copil::figures {

Checked<Courses> courses_at(const records::Records& records, const Parameters& parameters,
                            Day arrete) {
  const auto regles = rules_on(parameters, arrete);
  if (!regles) return regles.error();
  const Known known = known_at(records, *regles, arrete, 1);
  Courses courses{{}, regles->durees.age_minimal_ans, regles->durees.age_de_sortie_ans};
  courses.by_row.resize(records.cotraitances.size());
  for (records::CotraitanceId row = 0; row < courses.by_row.size(); ++row) {
    if (!known.is_known(row)) continue;
    const Parcours& own = known.parcours[row];
    courses.by_row[row] = {own.annulation, own.accompagnement()};
  }
  return courses;
}

}  // namespace copil::figures
