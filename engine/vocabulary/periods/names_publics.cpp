#include "vocabulary/periods/publics.hpp"

#include <array>

namespace copil::vocabulary {

namespace {

using expansion::Term;
using figures::Trait;

/// The figures that count youths, by the names of their fields.
constexpr std::array<const char*, 11> kCounted{"DE0", "VOL", "DE1", "DE2", "DE3", "DE4",
                                               "ATT", "ACT", "ALE", "SUS", "SOR"};

const char* needs_of(Trait trait) {
  if (trait == Trait::sexe) return kSexes;
  return trait == Trait::zone ? kZones : kNiveaux;
}

Value counted_among(const DocumentNames& names, const PublicSubject& subject,
                    const std::string& code) {
  const Value whole = names.value(code, subject.period, names.territoire(), figures::Reach::period);
  if (!whole.is_defined() || !names.knows(needs_of(subject.trait))) {
    return Value::not_defined(Unit::jeunes);
  }
  const Dossier& dossier = *names.facts().dossier;
  return names.facts()
      .publics.of(dossier, subject.trait)
      .value(*dossier.catalogue().find(code), subject.modalites, names.territoire(),
             subject.period);
}

template <std::size_t code>
FieldOf<PublicSubject> counted(const char* name, const char* description) {
  return {{name, number(Unit::jeunes), description},
          [](const DocumentNames& names, const PublicSubject& subject) -> Term {
            return counted_among(names, subject, kCounted[code]);
          }};
}

const expansion::Record* public_of(const DocumentNames& names, Trait trait,
                                   std::vector<std::string> modalites, const char* libelle,
                                   Period period) {
  return record_of(names, PublicSubject{trait, std::move(modalites), libelle, period});
}

}  // namespace

const figures::Publics& LatePublics::of(const Dossier& dossier, Trait trait) const {
  const std::lock_guard lock{sorted_->mutex};
  const auto known = sorted_->publics.find(trait);
  if (known != sorted_->publics.end()) return known->second;
  const Day day = dossier.arrete();
  return sorted_->publics.emplace(trait, figures::Publics{dossier.figures(), trait, day})
      .first->second;
}

Bearing bearing_of(const DocumentNames& names, const PublicSubject& s, const std::string&) {
  return {names.territoire(), s.period, s.libelle};
}

Term women(const DocumentNames& names, Period period) {
  return public_of(names, Trait::sexe, {"F"}, "femmes", period);
}

Term men(const DocumentNames& names, Period period) {
  return public_of(names, Trait::sexe, {"H"}, "hommes", period);
}

Term of_sensitive_areas(const DocumentNames& names, Period period) {
  return public_of(names, Trait::zone, {"ZUS"}, "zone urbaine sensible", period);
}

Term of_levels(const DocumentNames& names, std::vector<std::string> modalites, const char* libelle,
               Period period) {
  return public_of(names, Trait::niveau, std::move(modalites), libelle, period);
}

template <>
const std::vector<FieldOf<PublicSubject>>& fields_of() {
  using S = PublicSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"libelle", text(), "« femmes », « niveau V »…"},
       [](const N&, const S& s) -> Term { return s.libelle; }},
      counted<0>("de0", "Les jeunes affectés en co-traitance pendant la période"),
      counted<1>("vol", "Les entrées en co-traitance de la période"),
      counted<2>("de1", "Les jeunes en co-traitance qui ont reçu un service"),
      counted<3>("de2", "Les jeunes suivis par la mission locale qui ont reçu un service"),
      counted<4>("de3",
                 "Les jeunes accompagnés par Pôle emploi qui répondent à un critère d'orientation"),
      counted<5>("de4", "Les jeunes suivis dans les deux réseaux en même temps"),
      counted<6>("att",
                 "Les jeunes affectés qui attendent leur premier entretien à la fin de la période"),
      counted<7>("act", "Les jeunes en accompagnement actif à la fin de la période"),
      counted<8>("ale", "Les jeunes en alerte à la fin de la période"),
      counted<9>("sus", "Les jeunes dont la co-traitance est suspendue à la fin de la période"),
      counted<10>("sor", "Les jeunes sortis de l'accompagnement pendant la période"),
  };
  return kFields;
}

}  // namespace copil::vocabulary
