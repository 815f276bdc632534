// What the projection of earlier years would have been worth.
#include "vocabulary/simulating/subjects.hpp"

namespace copil::vocabulary {

template <>
const std::vector<FieldOf<ProjectionPasseeSubject>>& fields_of() {
  using S = ProjectionPasseeSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"annee", text(), "L'année"},
       [](const N&, const S& s) -> expansion::Term { return std::to_string(s.past.annee); }},
      {{"jour", day(), "Le jour où la projection aurait été faite"},
       [](const N&, const S& s) { return day_term(s.past.jour); }},
      {{"projection", number(Unit::jeunes), "Ce qu'elle aurait donné"},
       [](const N& n, const S& s) { return realised_count(n, s.past.projection); }},
      {{"entrees", number(Unit::jeunes), "Les entrées de cette année-là"},
       [](const N& n, const S& s) { return realised_count(n, s.past.realise); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
