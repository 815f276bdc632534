#include "vocabulary/periods/publics.hpp"

#include <array>

namespace copil::vocabulary {

namespace {

using expansion::Term;
using figures::Trait;

/// The figures that count youths, by the names of their fields.
constexpr std::array<const char*, 15> kCounted{"DE0",
                                               "VOL",
                                               "DE1",
                                               "DE2",
                                               "DE3",
                                               "DE4",
                                               "ATT",
                                               "ACT",
                                               "ALE",
                                               "SUS",
                                               "SOR",
                                               "INI",
                                               "AFF",
                                               "AFF.perdus_avant",
                                               "AFF.perdus_apres"};

const char* needs_of(Trait trait) {
  if (trait == Trait::sexe) return kSexes;
  if (trait == Trait::age) return kAges;
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
      .publics.of(dossier, subject.trait, last_day(subject.period))
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

const figures::Publics& LatePublics::of(const Dossier& dossier, Trait trait, Day day) const {
  // The day tells ages only: all other traits are sorted out once.
  const std::pair key{trait, trait == Trait::age ? day : Day::unknown};
  const std::lock_guard lock{sorted_->mutex};
  const auto known = sorted_->publics.find(key);
  if (known != sorted_->publics.end()) return known->second;
  return sorted_->publics.emplace(key, figures::Publics{dossier.figures(), trait, day})
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

expansion::RecordList publics_of(const DocumentNames& names, Period period) {
  return {public_of(names, Trait::sexe, {"F"}, "Femmes", period),
          public_of(names, Trait::sexe, {"H"}, "Hommes", period),
          public_of(names, Trait::zone, {"ZUS"}, "Zone urbaine sensible", period),
          public_of(names, Trait::niveau, {"VI"}, "Niveau VI", period),
          public_of(names, Trait::niveau, {"V"}, "Niveau V", period),
          public_of(names, Trait::niveau, {"IV"}, "Niveau IV", period),
          public_of(names, Trait::niveau, {"III", "II", "I"}, "Niveaux III à I", period),
          public_of(names, Trait::niveau, {"n.d."}, "Niveau non connu", period)};
}

expansion::RecordList ages_of(const DocumentNames& names, Period period) {
  return {public_of(names, Trait::age, {"0-15", "16-17"}, "Moins de 18 ans", period),
          public_of(names, Trait::age, {"18-21"}, "18 à 21 ans", period),
          public_of(names, Trait::age, {"22-25"}, "22 à 25 ans", period),
          public_of(names, Trait::age, {"26+"}, "26 ans et plus", period),
          public_of(names, Trait::age, {"n.d."}, "Âge non connu", period)};
}

namespace {

std::string group_of(Trait trait) {
  switch (trait) {
    case Trait::sexe:
      return "Femmes et hommes";
    case Trait::zone:
      return "Lieu d'habitation";
    case Trait::niveau:
      return "Niveau de formation";
    case Trait::age:
      return "Âge";
    case Trait::handicap:
      return "Handicap";
  }
  return {};
}

}  // namespace

template <>
const std::vector<FieldOf<PublicSubject>>& fields_of() {
  using S = PublicSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"libelle", text(), "« femmes », « niveau V »…"},
       [](const N&, const S& s) -> Term { return s.libelle; }},
      {{"groupe", text(), "Ce qui le distingue : « Femmes et hommes », « Niveau de formation »…"},
       [](const N&, const S& s) -> Term { return group_of(s.trait); }},
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
      counted<11>("ini", "Les jeunes reçus en premier entretien pendant la période"),
      counted<12>("aff", "Les jeunes affectés pendant la période, annulations et CIVIS compris"),
      counted<13>("perdus_avant",
                  "Les jeunes affectés pendant la période et perdus avant l'acceptation"),
      counted<14>(
          "perdus_apres",
          "Les jeunes affectés pendant la période et perdus entre l'acceptation et l'entretien"),
  };
  return kFields;
}

}  // namespace copil::vocabulary
