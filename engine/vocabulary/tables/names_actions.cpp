// Actions towards employers and with partners (article 2.1, annexe 10), one by one.
#include <algorithm>

#include "vocabulary/tables/fields.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;

std::string nature_word(records::Nature nature) {
  switch (nature) {
    case records::Nature::concertee:
      return "concertée";
    case records::Nature::conjointe:
      return "conjointe";
    case records::Nature::complementaire:
      return "complémentaire";
  }
  return {};
}

}  // namespace

RecordList actions_below(const DocumentNames& names) {
  const auto& actions = records_of(names).actions;
  const auto inside = records_of(names).territoires.inside(names.territoire());
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < actions.size(); ++i) {
    const bool is_known = days_of(names.periode()).contains(actions.date[i]) &&
                          actions.date[i] <= names.facts().dossier->arrete();
    if (is_known && inside[actions.territoire[i]]) rows.push_back(i);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair{actions.date[a], actions.code[a]} <
           std::pair{actions.date[b], actions.code[b]};
  });
  RecordList list;
  for (const auto row : rows) list.push_back(record_of(names, ActionSubject{row}));
  return list;
}

template <>
const std::vector<FieldOf<ActionSubject>>& fields_of() {
  using S = ActionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"date", day(), "Son jour"},
       [](const N& n, const S& s) { return day_term(records_of(n).actions.date[s.row]); }},
      {{"intitule", text(), "Son intitulé"},
       [](const N& n, const S& s) { return text_term(records_of(n).actions.intitule[s.row]); }},
      {{"territoire", record("territoire"), "Le territoire qui la mène"},
       [](const N& n, const S& s) {
         return n.territoire_term(records_of(n).actions.territoire[s.row]);
       }},
      {{"perimetre", text(), "« employeurs » ou « partenaires »"},
       [](const N& n, const S& s) -> Term {
         const auto perimetre = records_of(n).actions.perimetre[s.row];
         return std::string{perimetre == records::Perimetre::employeurs ? "employeurs"
                                                                        : "partenaires"};
       }},
      {{"nature", text(), "« concertée », « conjointe » ou « complémentaire »"},
       [](const N& n, const S& s) -> Term {
         return nature_word(records_of(n).actions.nature[s.row]);
       }},
      {{"enjeu", text(), "E11 à E29 ; n.d. sans enjeu"},
       [](const N& n, const S& s) -> Term {
         const int enjeu = records_of(n).actions.enjeu[s.row];
         return enjeu == 0 ? Term{} : text_term("E" + std::to_string(enjeu));
       }},
      {{"valorisee", boolean(), "Met-elle en valeur les deux réseaux ?"},
       [](const N& n, const S& s) -> Term {
         return static_cast<bool>(records_of(n).actions.valorisation[s.row]);
       }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
