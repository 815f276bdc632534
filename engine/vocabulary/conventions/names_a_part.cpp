// Conventions terminated or not signed, counted.
#include "vocabulary/conventions/subjects.hpp"

namespace copil::vocabulary {

Bearing bearing_of(const DocumentNames& names, const ApartSubject& s, const std::string&) {
  return {s.territoire, year_of(names.periode())};
}

template <>
const std::vector<FieldOf<ApartSubject>>& fields_of() {
  using S = ApartSubject;
  using N = DocumentNames;
  using expansion::Term;
  static const std::vector<FieldOf<S>> kFields{
      {{"nombre", number(Unit::none), "Nombre de conventions"},
       [](const N&, const S& s) -> Term {
         return Value::count(static_cast<std::int64_t>(s.apart.conventions.size()), Unit::none);
       }},
      {{"entrees", number(Unit::jeunes), "Les entrées de leurs missions locales dans l'année"},
       [](const N&, const S& s) -> Term { return Value::count(s.apart.entries, Unit::jeunes); }},
      {{"entrees_avant", number(Unit::jeunes), "Leurs entrées jusqu'à la résiliation"},
       [](const N&, const S& s) -> Term {
         return Value::count(s.apart.entries - s.apart.after, Unit::jeunes);
       }},
      {{"objectif", number(Unit::jeunes), "Les objectifs de leurs missions locales"},
       [](const N&, const S& s) -> Term { return Value::count(s.apart.objectives, Unit::jeunes); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
