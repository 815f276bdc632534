// The stages of the plans of action, the pieces sent.
#include <algorithm>
#include <iterator>
#include <tuple>

#include "vocabulary/comites/subjects.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;

Day day_of_data(const DocumentNames& names) {
  return names.facts().dossier->arrete();
}

std::string stage_text(records::EtatAction etat) {
  static constexpr const char* kTexts[] = {"prévue", "engagée", "faite", "abandonnée"};
  return kTexts[static_cast<std::size_t>(etat)];
}

/// True of a piece without a day, or with one by the arrêté: a later one is not known yet.
bool is_registered(const DocumentNames& names, std::size_t row) {
  const auto& all = records_of(names).transmissions;
  const Day days[] = {all.produite[row], all.signee[row], all.envoyee[row]};
  const bool has_day =
      std::any_of(std::begin(days), std::end(days), [](Day day) { return day.is_real(); });
  return !has_day || std::any_of(std::begin(days), std::end(days), [&](Day day) {
    return day.is_real() && day <= day_of_data(names);
  });
}

const records::Transmissions& pieces(const DocumentNames& names) {
  return records_of(names).transmissions;
}

/// What a mission locale is sent is not what it sends.
bool is_received(const DocumentNames& names, std::size_t row) {
  return records_of(names).territoires.type[names.territoire()] ==
             records::TypeTerritoire::mission_locale &&
         pieces(names).destinataire[row] == "mission locale";
}

Term known_day(const DocumentNames& names, Day day) {
  return day_term(day > day_of_data(names) ? Day::unknown : day);
}

/// Here and below, by year, then enjeu and territory.
std::vector<std::size_t> rows_of_stages(const DocumentNames& names) {
  std::vector<std::size_t> rows;
  if (!names.knows(kEtapes)) return rows;
  const auto& plan = records_of(names).plan_actions;
  const auto& tree = records_of(names).territoires;
  for (std::size_t row = 0; row < plan.size(); ++row) {
    if (tree.is_at_or_below(plan.territoire[row], names.territoire())) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(plan.annee[a], plan.enjeu[a], tree.code[plan.territoire[a]]) <
           std::tie(plan.annee[b], plan.enjeu[b], tree.code[plan.territoire[b]]);
  });
  return rows;
}

/// « Accès à l'emploi »: the card's label after the figure's.
Term stage_enjeu_label(const DocumentNames& names, int enjeu) {
  const auto& catalogue = names.facts().dossier->catalogue();
  for (const char* figure : {"DE1.E", "EM4.E", "PA4.E"}) {
    const auto card = catalogue.find(figure + std::to_string(enjeu));
    if (card) return text_term(catalogue.cards[*card].libelle);
  }
  return Term{};
}

/// Planned or begun for a year that the arrêté has left behind.
bool is_left_open(const DocumentNames& names, std::size_t row) {
  const auto& plan = records_of(names).plan_actions;
  const bool is_open = plan.etat[row] == records::EtatAction::prevue ||
                       plan.etat[row] == records::EtatAction::engagee;
  return is_open && plan.annee[row] < calendar(day_of_data(names)).year;
}

}  // namespace

RecordList stages(const DocumentNames& names) {
  RecordList list;
  for (const auto row : rows_of_stages(names)) list.push_back(record_of(names, EtapeSubject{row}));
  return list;
}

/// The territory's own stages of the document's year, which its bilan takes up.
RecordList stages_of_year(const DocumentNames& names) {
  const auto& plan = records_of(names).plan_actions;
  RecordList list;
  for (const auto row : rows_of_stages(names)) {
    const bool is_own = plan.territoire[row] == names.territoire();
    if (is_own && plan.annee[row] == names.periode().year) {
      list.push_back(record_of(names, EtapeSubject{row}));
    }
  }
  return list;
}

RecordList counted_stages(const DocumentNames& names) {
  return stages_by_region(names, rows_of_stages(names));
}

RecordList sendings(const DocumentNames& names) {
  if (!names.knows(kTransmissions)) return {};
  const std::string year = std::to_string(names.periode().year);
  RecordList list;
  for (std::size_t row = 0; row < pieces(names).size(); ++row) {
    const bool is_of_year = pieces(names).periode[row].starts_with(year);
    const bool is_here = is_listed_here(names, pieces(names).territoire[row]);
    if (is_of_year && is_here && !is_received(names, row) && is_registered(names, row))
      list.push_back(record_of(names, TransmissionSubject{row}));
  }
  return list;
}

template <>
const std::vector<FieldOf<EtapeSubject>>& fields_of() {
  using S = EtapeSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "Le territoire"},
       [](const N& n, const S& s) {
         return n.territoire_term(records_of(n).plan_actions.territoire[s.row]);
       }},
      {{"enjeu", text(), "L'enjeu, de E1 à E29"},
       [](const N& n, const S& s) -> Term {
         return "E" + std::to_string(records_of(n).plan_actions.enjeu[s.row]);
       }},
      {{"enjeu_libelle", text(), "Le nom de l'enjeu"},
       [](const N& n, const S& s) {
         return stage_enjeu_label(n, records_of(n).plan_actions.enjeu[s.row]);
       }},
      {{"laissee", boolean(), "Est-elle d'une année passée, sans être faite ni abandonnée ?"},
       [](const N& n, const S& s) -> Term { return is_left_open(n, s.row); }},
      {{"action", text(), "Ce qui est prévu"},
       [](const N& n, const S& s) { return text_term(records_of(n).plan_actions.action[s.row]); }},
      {{"responsable", text(), "Qui en est chargé"},
       [](const N& n, const S& s) {
         return text_term(records_of(n).plan_actions.responsable[s.row]);
       }},
      {{"annee", text(), "L'année de l'étape"},
       [](const N& n, const S& s) -> Term {
         return std::to_string(records_of(n).plan_actions.annee[s.row]);
       }},
      {{"etat", text(), "« prévue », « engagée », « faite » ou « abandonnée »"},
       [](const N& n, const S& s) -> Term {
         return stage_text(records_of(n).plan_actions.etat[s.row]);
       }},
      {{"commentaire", text(), "Où l'on en est"},
       [](const N& n, const S& s) {
         return text_term(records_of(n).plan_actions.commentaire[s.row]);
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<TransmissionSubject>>& fields_of() {
  using S = TransmissionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"piece", text(), "Le nom de la pièce"},
       [](const N& n, const S& s) {
         return text_term(std::string{committees::piece_label(pieces(n).piece[s.row])});
       }},
      {{"territoire", record("territoire"), "Le territoire dont elle parle"},
       [](const N& n, const S& s) { return n.territoire_term(pieces(n).territoire[s.row]); }},
      {{"destinataire", text(), "À qui elle va"},
       [](const N& n, const S& s) { return text_term(pieces(n).destinataire[s.row]); }},
      {{"produite_le", day(), "Le jour où elle est établie"},
       [](const N& n, const S& s) { return known_day(n, pieces(n).produite[s.row]); }},
      {{"signee_le", day(), "Le jour où elle est signée"},
       [](const N& n, const S& s) { return known_day(n, pieces(n).signee[s.row]); }},
      {{"envoyee_le", day(), "Le jour où elle est envoyée"},
       [](const N& n, const S& s) { return known_day(n, pieces(n).envoyee[s.row]); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
