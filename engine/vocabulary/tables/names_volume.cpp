// Volumes, their anomalies and alerts.
#include <algorithm>

#include "vocabulary/alerts.hpp"
#include "vocabulary/by_name.hpp"
#include "vocabulary/conventions/subjects.hpp"
#include "vocabulary/tables/fields.hpp"
#include "volumes/revision.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;
using volumes::VolumeRow;

/// The row of `objectifs.csv` that holds for the volume's year at the arrêté.
std::optional<std::size_t> objectif_row(const DocumentNames& names, const VolumeRow& row) {
  return volumes::row_in_force(records_of(names).objectifs, row.annee, row.territoire, row.arrete);
}

/// The objective that comes after the arrêté, else the one in force.
std::optional<std::size_t> coming_row(const DocumentNames& names, const VolumeRow& row) {
  const auto& objectifs = records_of(names).objectifs;
  const auto next = volumes::next_row(objectifs, row.annee, row.territoire, row.arrete);
  return next ? next : objectif_row(names, row);
}

/// The sum of the objectives right below, for the row's year less `years_before`.
Term sum_of_children(const DocumentNames& names, const VolumeRow& row, int years_before) {
  const auto below = volumes::objectifs_below(records_of(names), row.territoire,
                                              row.annee - years_before, row.arrete);
  return below.parts > 0 ? Value::count(below.somme, Unit::jeunes)
                         : Value::not_defined(Unit::jeunes);
}

Term children_gap(const DocumentNames& names, const VolumeRow& row, int years_before) {
  const auto own = years_before == 0 ? row.objectif : row.objectif_precedent;
  const Value sum = std::get<Value>(sum_of_children(names, row, years_before));
  if (!own || !sum.is_defined()) return Value::not_defined(Unit::jeunes);
  return Value::count(*own - sum.number.num, Unit::jeunes);
}

RecordList anomalies_of(const DocumentNames& names, const VolumeRow& row) {
  RecordList list;
  for (const auto& anomaly : names.facts().anomalies) {
    if (anomaly.territoire != row.territoire) continue;
    list.push_back(record_of(
        names, AnomalieSubject{"Objectif " + std::to_string(anomaly.annee) + " : " +
                               wording::integer_text(anomaly.objectif) + " affiché, mais " +
                               wording::integer_text(anomaly.somme) + " en additionnant les " +
                               std::to_string(anomaly.parts) + " territoires, soit un écart de " +
                               wording::integer_text(anomaly.ecart()) + "."}));
  }
  return list;
}

/// `chiffres.csv` tells how the year stands at the arrêté, not at the end of a part of it.
Term noted_standing(const DocumentNames& names, const VolumeRow& row, const char* code,
                    const std::optional<Value>& exact, Term shown) {
  if (row.arrete < names.facts().dossier->arrete()) return shown;
  return noted(names, row.territoire, code, exact, std::move(shown));
}

Term noted_standing(const DocumentNames& names, const VolumeRow& row, const char* code,
                    Term shown) {
  if (row.arrete < names.facts().dossier->arrete()) return shown;
  return noted(names, row.territoire, code, std::move(shown));
}

/// A rate that needs the entries: printed with one decimal, told exactly in `chiffres.csv`.
Term noted_rate(const DocumentNames& names, const VolumeRow& row, const char* code,
                const std::optional<Ratio>& rate) {
  if (!knows_realised(names) || !rate) return Value::not_defined(Unit::taux);
  return noted_standing(names, row, code, Value::decimal(*rate, Unit::taux, 6),
                        rate_term(rate, Unit::taux));
}

/// Youths whose count needs the entries.
Term noted_count(const DocumentNames& names, const VolumeRow& row, const char* code,
                 const std::optional<std::int64_t>& count) {
  if (!count || !knows_realised(names)) return Value::not_defined(Unit::jeunes);
  return noted_standing(names, row, code, Value::count(*count, Unit::jeunes));
}

/// Realised less prorata, rounded to the nearest whole youth.
Term gap_to_prorata(const DocumentNames& names, const VolumeRow& row) {
  if (!knows_realised(names) || !row.prorata) return Value::not_defined(Unit::jeunes);
  const Wide gap =
      Wide{static_cast<std::int64_t>(row.realise)} * row.prorata->den - Wide{row.prorata->num};
  return Value::count(divide_half_away(gap, row.prorata->den), Unit::jeunes);
}

/// The volumes of a volume's own day.
const std::vector<VolumeRow>& beside(const DocumentNames& names, const VolumeRow& row) {
  const Facts& facts = names.facts();
  const bool is_of_part = row.arrete < facts.dossier->arrete();
  return is_of_part ? facts.standings.of(*facts.dossier, names.periode()).volumes : facts.volumes;
}

/// The volume's conventions that do not run on its own day.
Fates fates_of(const DocumentNames& names, const VolumeRow& row) {
  const Facts& facts = names.facts();
  names.asks_for(ConventionSubject::kType);
  return fates_at(row, beside(names, row), facts.subsidies, facts.dossier->figures());
}

/// Those of one fate, counted; n.d. when there is none.
Term counted_apart(const DocumentNames& names, const VolumeRow& row, Apart Fates::*fate) {
  if (!knows_realised(names)) return std::monostate{};
  Apart apart = fates_of(names, row).*fate;
  if (apart.conventions.empty()) return std::monostate{};
  return record_of(names, ApartSubject{row.territoire, std::move(apart)});
}

/// The conventions that are told apart from the volume's gap.
Term set_apart(const DocumentNames& names, const VolumeRow& row) {
  return knows_realised(names) ? text_term(apart_text(fates_of(names, row))) : Term{};
}

Term after_terminations(const DocumentNames& names, const VolumeRow& row) {
  if (!knows_realised(names)) return Value::not_defined(Unit::jeunes);
  return Value::count(fates_of(names, row).ended.after, Unit::jeunes);
}

/// What is to be made of the rate, which is that of the whole year: the end of the convention takes
/// the place of the statut, a missing signature stands beside it.
Term situation(const DocumentNames& names, const VolumeRow& row) {
  if (!knows_realised(names)) return std::monostate{};
  const std::string statut{volumes::statut_label(row.statut)};
  const auto& conventions = records_of(names).conventions;
  for (const auto& convention : names.facts().subsidies) {
    const bool is_it = convention.territoire == row.territoire &&
                       conventions.type[convention.convention] == records::TypeConvention::locale;
    if (!is_it) continue;
    names.asks_for(ConventionSubject::kType);
    if (is_ended(convention, row.arrete)) {
      return "résiliée le " + wording::date_text(*convention.resiliation);
    }
    if (!is_signed(convention, row.arrete)) return statut + ", non signée";
  }
  return statut;
}

}  // namespace

RecordList alertes_among(const DocumentNames& names, const std::vector<volumes::Alerte>& alerts,
                         records::TerritoireId id) {
  const auto& tree = records_of(names).territoires;
  std::vector<const volumes::Alerte*> below;
  for (const auto& alerte : alerts) {
    if (tree.is_at_or_below(alerte.territoire, id)) below.push_back(&alerte);
  }
  // Level by level, in each by name, as the tables around them are.
  std::stable_sort(below.begin(), below.end(), [&](const auto* a, const auto* b) {
    const auto level_a = tree.type[a->territoire];
    const auto level_b = tree.type[b->territoire];
    if (level_a != level_b) return level_a < level_b;
    return is_named_before(tree, a->territoire, b->territoire);
  });
  RecordList list;
  for (const auto* alerte : below) list.push_back(record_of(names, AlerteSubject{alerte}));
  return list;
}

template <>
const std::vector<FieldOf<VolumeSubject>>& fields_of() {
  using S = VolumeSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"objectif", number(Unit::jeunes),
        "L'objectif de l'année en vigueur à l'arrêté (avenants compris)"},
       [](const N& n, const S& s) {
         return noted_standing(n, *s.row, "volume.objectif",
                               count_term(s.row->objectif, Unit::jeunes));
       }},
      {{"objectif_initial", number(Unit::jeunes), "L'objectif de l'année avant ses avenants"},
       [](const N&, const S& s) { return count_term(s.row->objectif_initial, Unit::jeunes); }},
      {{"objectif_precedent", number(Unit::jeunes), "L'objectif de l'année d'avant"},
       [](const N&, const S& s) { return count_term(s.row->objectif_precedent, Unit::jeunes); }},
      {{"evolution", number(Unit::evolution), "L'évolution de l'objectif d'une année à l'autre"},
       [](const N&, const S& s) { return rate_term(s.row->evolution, Unit::evolution); }},
      {{"part", number(Unit::taux), "La part dans l'objectif du territoire qui le contient"},
       [](const N&, const S& s) { return rate_term(s.row->part, Unit::taux); }},
      {{"realise", number(Unit::jeunes),
        "Les entrées décomptées sur l'objectif depuis le 1er janvier (chiffre VOL)"},
       [](const N& n, const S& s) {
         return noted_standing(n, *s.row, "volume.realise",
                               realised_count(n, static_cast<std::int64_t>(s.row->realise)));
       }},
      {{"taux", number(Unit::taux),
        "Les entrées depuis le 1er janvier, rapportées à l'objectif de l'année"},
       [](const N& n, const S& s) { return noted_rate(n, *s.row, "volume.taux", s.row->taux); }},
      {{"hors_objectif", number(Unit::jeunes), "Les entrées au-delà de l'objectif du territoire"},
       [](const N& n, const S& s) {
         return noted_count(n, *s.row, "volume.hors_objectif", s.row->hors_objectif);
       }},
      {{"non_financees", number(Unit::jeunes),
        "Les entrées au-delà de l'objectif de leur mission locale, que rien ne finance"},
       [](const N& n, const S& s) {
         return noted_count(n, *s.row, "volume.non_financees", s.row->non_financees);
       }},
      {{"apres_resiliation", number(Unit::jeunes),
        "Les entrées postérieures à la résiliation de leur convention, que rien ne paie"},
       [](const N& n, const S& s) { return after_terminations(n, *s.row); }},
      {{"realise_missions", number(Unit::jeunes),
        "Les entrées de chaque mission locale, additionnées : un jeune de deux y compte deux fois"},
       [](const N& n, const S& s) {
         return noted_standing(
             n, *s.row, "volume.realise_missions",
             realised_count(n, static_cast<std::int64_t>(s.row->realise_missions)));
       }},
      {{"taux_missions", number(Unit::taux),
        "La somme des entrées des missions locales, rapportée à l'objectif"},
       [](const N& n, const S& s) {
         return noted_rate(n, *s.row, "volume.taux_missions", s.row->taux_missions);
       }},
      {{"prorata", number(Unit::jeunes),
        "L'objectif de l'année au prorata des jours écoulés depuis le 1er janvier"},
       [](const N&, const S& s) -> Term {
         return s.row->prorata ? Value::decimal(*s.row->prorata, Unit::jeunes, 1)
                               : Value::not_defined(Unit::jeunes);
       }},
      {{"projection", number(Unit::jeunes),
        "Les entrées depuis le 1er janvier, prolongées au même rythme jusqu'au 31 décembre"},
       [](const N& n, const S& s) {
         return noted_standing(n, *s.row, "volume.projection",
                               realised_count(n, s.row->projection));
       }},
      {{"ecart", number(Unit::jeunes),
        "Les entrées depuis le 1er janvier moins l'objectif au prorata des jours écoulés"},
       [](const N& n, const S& s) { return gap_to_prorata(n, *s.row); }},
      {{"statut", text(), "« conforme », « dépassement », « sous-réalisation »…"},
       [](const N& n, const S& s) -> Term {
         if (!knows_realised(n)) return std::monostate{};
         return std::string{volumes::statut_label(s.row->statut)};
       }},
      {{"situation", text(),
        "La même, « résiliée le… » ou « …, non signée » quand la convention ne court pas"},
       [](const N& n, const S& s) { return situation(n, *s.row); }},
      {{"a_part", text(), "Ses conventions résiliées ou non signées, entrées et objectif"},
       [](const N& n, const S& s) { return set_apart(n, *s.row); }},
      {{"resiliees", record("a_part"), "Ses conventions résiliées, comptées ; n.d. sans aucune"},
       [](const N& n, const S& s) { return counted_apart(n, *s.row, &Fates::ended); }},
      {{"non_signees", record("a_part"),
        "Ses conventions non signées, comptées ; n.d. sans aucune"},
       [](const N& n, const S& s) { return counted_apart(n, *s.row, &Fates::pending); }},
      {{"acte", text(), "L'acte qui fixe l'objectif"},
       [](const N& n, const S& s) -> Term {
         const auto row = objectif_row(n, *s.row);
         return row ? text_term(records_of(n).objectifs.acte[*row]) : Term{};
       }},
      {{"date_effet", day(), "Le jour d'effet de l'objectif"},
       [](const N& n, const S& s) -> Term {
         const auto row = objectif_row(n, *s.row);
         return row ? day_term(records_of(n).objectifs.date_effet[*row]) : Term{};
       }},
      {{"objectif_a_venir", number(Unit::jeunes),
        "Le prochain objectif de l'année après l'arrêté ; s'il n'y en a pas, celui en vigueur"},
       [](const N& n, const S& s) -> Term {
         const auto row = coming_row(n, *s.row);
         const auto& counts = records_of(n).objectifs.objectif;
         return row ? Value::count(counts[*row], Unit::jeunes) : Value::not_defined(Unit::jeunes);
       }},
      {{"date_effet_a_venir", day(), "Le jour d'effet de cet objectif"},
       [](const N& n, const S& s) -> Term {
         const auto row = coming_row(n, *s.row);
         return row ? day_term(records_of(n).objectifs.date_effet[*row]) : Term{};
       }},
      {{"somme_enfants", number(Unit::jeunes),
        "La somme des objectifs juste au-dessous, ou plus bas où il n'y en a pas"},
       [](const N& n, const S& s) { return sum_of_children(n, *s.row, 0); }},
      {{"somme_enfants_precedent", number(Unit::jeunes),
        "La somme des objectifs juste au-dessous, l'année d'avant"},
       [](const N& n, const S& s) { return sum_of_children(n, *s.row, 1); }},
      {{"ecart_enfants", number(Unit::jeunes),
        "L'objectif affiché moins la somme de ceux juste au-dessous"},
       [](const N& n, const S& s) { return children_gap(n, *s.row, 0); }},
      {{"ecart_enfants_precedent", number(Unit::jeunes),
        "L'objectif affiché moins la somme de ceux juste au-dessous, l'année d'avant"},
       [](const N& n, const S& s) { return children_gap(n, *s.row, 1); }},
      {{"anomalies", list("anomalie"), "Les totaux qui ne tombent pas juste"},
       [](const N& n, const S& s) -> Term { return anomalies_of(n, *s.row); }},
      {{"rang", number(Unit::none), "Le rang par taux, parmi les territoires de même type"},
       [](const N& n, const S& s) {
         return knows_realised(n) ? rank_by_rate(n, *s.row) : Value::not_defined(Unit::none);
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<AnomalieSubject>>& fields_of() {
  using S = AnomalieSubject;
  static const std::vector<FieldOf<S>> kFields{
      {{"texte", text(), "La phrase qui décrit l'anomalie"},
       [](const DocumentNames&, const S& s) -> Term { return s.texte; }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<AlerteSubject>>& fields_of() {
  using S = AlerteSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "Le territoire en alerte"},
       [](const N& n, const S& s) { return n.territoire_term(s.alerte->territoire); }},
      {{"objet", text(), "« dépassement », « sous-réalisation »…"},
       [](const N&, const S& s) -> Term {
         return std::string{volumes::statut_label(s.alerte->statut)};
       }},
      {{"ampleur", text(), "« 41 entrées pour un objectif de 60, soit −19 jeunes »"},
       [](const N&, const S& s) -> Term { return extent_of(*s.alerte); }},
      {{"ecart", number(Unit::jeunes), "Les jeunes au-delà de la limite (négatif : manquants)"},
       [](const N&, const S& s) -> Term { return Value::count(s.alerte->ecart, Unit::jeunes); }},
      {{"depuis", day(), "Le jour où la limite a été franchie"},
       [](const N&, const S& s) { return day_term(s.alerte->depuis); }},
      {{"comite", text(), "Le comité à saisir"},
       [](const N&, const S& s) { return text_term(s.alerte->comite); }},
      {{"article", text(), "L'article qui le prévoit"},
       [](const N&, const S& s) { return text_term(s.alerte->article); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
