// Answers that came back from below: by question, then by territory; who has not answered.
#include <algorithm>

#include "vocabulary/answers/subjects.hpp"

namespace copil::vocabulary {

namespace {

/// What that territory answered; null when nothing came back from it.
const expansion::Answers* answers_of(const DocumentNames& names, const GatheredAnswers& asked,
                                     records::TerritoireId id) {
  const auto found = asked.by_territory.find(records_of(names).territoires.code[id]);
  const bool is_empty = found == asked.by_territory.end() ||
                        (found->second.fields.empty() && found->second.options.empty());
  return is_empty ? nullptr : &found->second;
}

}  // namespace

std::vector<records::TerritoireId> expected_below(const DocumentNames& names,
                                                  const GatheredAnswers& asked,
                                                  records::TerritoireId territoire) {
  const auto& tree = records_of(names).territoires;
  std::vector<records::TerritoireId> ids;
  for (const auto level : asked.levels) {
    const auto below = tree.of_type_in(territoire, level);
    ids.insert(ids.end(), below.begin(), below.end());
  }
  tree.sort_by_code(ids);
  return ids;
}

std::string answer_to(const DocumentNames& names, const GatheredAnswers& asked,
                      const std::string& field, records::TerritoireId id) {
  const auto* answers = answers_of(names, asked, id);
  if (answers == nullptr) return {};
  const auto found = answers->fields.find(field);
  return found == answers->fields.end() ? std::string{} : found->second;
}

std::string on_one_line(const std::string& answer) {
  std::string text;
  for (const char c : answer) text += c == '\n' ? std::string{" ; "} : std::string(1, c);
  return text;
}

namespace {

using expansion::FormField;
using expansion::RecordList;
using expansion::Term;
using records::TerritoireId;
using records::TypeTerritoire;

bool is_mandatory(const FormField& field) {
  return field.required && !field.default_text;
}

/// How many mandatory questions that territory leaves open.
std::int64_t left_open(const DocumentNames& names, const GatheredAnswers& asked, TerritoireId id) {
  return std::count_if(asked.form.fields.begin(), asked.form.fields.end(), [&](const auto& field) {
    return is_mandatory(field) && answer_to(names, asked, field.name, id).empty();
  });
}

bool has_come_back(const DocumentNames& names, const GatheredAnswers& asked, TerritoireId id) {
  return answers_of(names, asked, id) != nullptr;
}

bool is_whole(const DocumentNames& names, const GatheredAnswers& asked, TerritoireId id) {
  return has_come_back(names, asked, id) && left_open(names, asked, id) == 0;
}

template <bool (*is_so)(const DocumentNames&, const GatheredAnswers&, TerritoireId)>
Term count_bilans(const DocumentNames& names, const GatheredAnswers& asked, TerritoireId where) {
  const auto ids = expected_below(names, asked, where);
  return Value::count(std::count_if(ids.begin(), ids.end(),
                                    [&](TerritoireId id) { return is_so(names, asked, id); }),
                      Unit::none);
}

Term count_expected(const DocumentNames& names, const GatheredAnswers& asked, TerritoireId where) {
  return Value::count(static_cast<std::int64_t>(expected_below(names, asked, where).size()),
                      Unit::none);
}

constexpr const char* kPractices = "bonnes pratiques";

/// `qde1` is of QDE; a question of no family is of the bilan alone.
std::string family_of(const FormField& field) {
  for (const char* family : {"qde", "qem", "qpa"}) {
    if (field.name.starts_with(family)) return family;
  }
  return field.name == "bonnes_pratiques" ? kPractices : "autre";
}

/// What heads the answers to the question.
std::string heading_of(const FormField& field) {
  if (family_of(field) == kPractices) return "Bonnes pratiques";
  return field.invite.empty() ? field.name : field.invite;
}

bool is_closed(const FormField& field) {
  return field.kind == document::BlankKind::choice;
}

RecordList questions(const DocumentNames& names, const GatheredAnswers& asked) {
  RecordList list;
  for (const auto& field : asked.form.fields) {
    list.push_back(record_of(names, QuestionSubject{&asked, &field}));
  }
  return list;
}

/// By question in the order of the form, then by territory.
RecordList given_answers(const DocumentNames& names, const GatheredAnswers& asked) {
  RecordList list;
  const auto ids = expected_below(names, asked, names.territoire());
  for (const auto& field : asked.form.fields) {
    for (const auto id : ids) {
      if (answer_to(names, asked, field.name, id).empty()) continue;
      list.push_back(record_of(names, ReponseSubject{{&asked, &field}, id}));
    }
  }
  return list;
}

std::int64_t count_answers(const DocumentNames& names, const QuestionSubject& question,
                           const std::string& choice) {
  const auto ids = expected_below(names, *question.gathered, names.territoire());
  return std::count_if(ids.begin(), ids.end(), [&](TerritoireId id) {
    const auto answer = answer_to(names, *question.gathered, question.field->name, id);
    return choice.empty() ? !answer.empty() : answer == choice;
  });
}

/// How many answers there are to the questions of a family.
Term count_family(const DocumentNames& names, const GatheredAnswers& asked,
                  const std::string& family) {
  std::int64_t count = 0;
  for (const auto& field : asked.form.fields) {
    if (family_of(field) == family) count += count_answers(names, {&asked, &field}, {});
  }
  return Value::count(count, Unit::none);
}

RecordList counted_choices(const DocumentNames& names, const GatheredAnswers& asked) {
  RecordList list;
  for (const auto& field : asked.form.fields) {
    if (!is_closed(field)) continue;
    for (const auto& choice : field.choices) {
      list.push_back(record_of(names, ChoixCompteSubject{{&asked, &field}, choice}));
    }
  }
  return list;
}

/// The report that territories of the level below the document's answer.
const GatheredAnswers* asked_of(const DocumentNames& names, TypeTerritoire level) {
  for (const auto& asked : names.heard()) {
    if (std::count(asked.levels.begin(), asked.levels.end(), level) > 0) return &asked;
  }
  return nullptr;
}

bool is_nation(const DocumentNames& names) {
  return names.territoire() == records_of(names).territoires.root;
}

RecordList counted_by_region(const DocumentNames& names) {
  RecordList list;
  const auto* asked = asked_of(names, TypeTerritoire::mission_locale);
  if (asked == nullptr || !is_nation(names)) return list;
  const auto& tree = records_of(names).territoires;
  auto regions = tree.of_type_in(names.territoire(), TypeTerritoire::region);
  tree.sort_by_code(regions);
  for (const auto region : regions) {
    list.push_back(record_of(names, BilansRegionSubject{asked, region}));
  }
  return list;
}

}  // namespace

Bearing bearing_of(const DocumentNames& names, const BilanAttenduSubject& s, const std::string&) {
  return {s.territoire, year_of(names.periode())};
}

Bearing bearing_of(const DocumentNames& names, const BilansRegionSubject& s, const std::string&) {
  return {s.region, year_of(names.periode())};
}

Term synthese_of(const DocumentNames& names) {
  const auto* asked =
      asked_of(names, is_nation(names) ? TypeTerritoire::region : TypeTerritoire::mission_locale);
  if (asked == nullptr) return Term{};
  return record_of(names, SyntheseSubject{asked});
}

template <>
const std::vector<FieldOf<SyntheseSubject>>& fields_of() {
  using S = SyntheseSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"rapport", text(), "Le titre des bilans dont les réponses sont réunies"},
       [](const N&, const S& s) { return text_term(s.gathered->title); }},
      {{"attendus", number(Unit::none), "Nombre de bilans attendus"},
       [](const N& n, const S& s) { return count_expected(n, *s.gathered, n.territoire()); }},
      {{"recus", number(Unit::none), "Nombre de ceux dont des réponses sont revenues"},
       [](const N& n, const S& s) {
         return count_bilans<has_come_back>(n, *s.gathered, n.territoire());
       }},
      {{"complets", number(Unit::none), "Nombre de ceux où rien d'obligatoire ne manque"},
       [](const N& n, const S& s) {
         return count_bilans<is_whole>(n, *s.gathered, n.territoire());
       }},
      {{"bilans", list("bilan_attendu"), "Les bilans attendus, par territoire"},
       [](const N& n, const S& s) -> Term {
         RecordList list;
         for (const auto id : expected_below(n, *s.gathered, n.territoire())) {
           list.push_back(record_of(n, BilanAttenduSubject{s.gathered, id}));
         }
         return list;
       }},
      {{"questions", list("question"), "Les questions, dans l'ordre du bilan"},
       [](const N& n, const S& s) -> Term { return questions(n, *s.gathered); }},
      {{"reponses", list("reponse"), "Les réponses, par question, puis par territoire"},
       [](const N& n, const S& s) -> Term { return given_answers(n, *s.gathered); }},
      {{"reponses_qde", number(Unit::none), "Nombre de réponses aux questions sur les jeunes"},
       [](const N& n, const S& s) { return count_family(n, *s.gathered, "qde"); }},
      {{"reponses_qem", number(Unit::none), "Nombre de réponses aux questions sur les employeurs"},
       [](const N& n, const S& s) { return count_family(n, *s.gathered, "qem"); }},
      {{"reponses_qpa", number(Unit::none), "Nombre de réponses aux questions sur les partenaires"},
       [](const N& n, const S& s) { return count_family(n, *s.gathered, "qpa"); }},
      {{"pratiques", number(Unit::none), "Nombre de territoires qui citent de bonnes pratiques"},
       [](const N& n, const S& s) { return count_family(n, *s.gathered, kPractices); }},
      {{"fiches", list("fiche"), "Les fiches de bonnes pratiques revenues, ici et au-dessous"},
       [](const N& n, const S&) -> Term { return sheets_here(n); }},
      {{"choix", list("choix_compte"), "Les réponses aux questions fermées, comptées"},
       [](const N& n, const S& s) -> Term { return counted_choices(n, *s.gathered); }},
      {{"bilans_regions", list("bilans_region"),
        "Pour le pays, les bilans des missions locales de chaque région, comptés"},
       [](const N& n, const S&) -> Term { return counted_by_region(n); }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<BilanAttenduSubject>>& fields_of() {
  using S = BilanAttenduSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "Le territoire dont le bilan est attendu"},
       [](const N& n, const S& s) { return n.territoire_term(s.territoire); }},
      {{"est_recu", boolean(), "Des réponses sont-elles revenues ?"},
       [](const N& n, const S& s) -> Term { return has_come_back(n, *s.gathered, s.territoire); }},
      {{"est_complet", boolean(), "Ne manque-t-il rien d'obligatoire ?"},
       [](const N& n, const S& s) -> Term { return is_whole(n, *s.gathered, s.territoire); }},
      {{"manquantes", number(Unit::none), "Nombre de questions obligatoires sans réponse"},
       [](const N& n, const S& s) -> Term {
         return Value::count(left_open(n, *s.gathered, s.territoire), Unit::none);
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<QuestionSubject>>& fields_of() {
  using S = QuestionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"nom", text(), "Le nom du champ"},
       [](const N&, const S& s) { return text_term(s.field->name); }},
      {{"libelle", text(), "La question, en quelques mots"},
       [](const N&, const S& s) { return text_term(heading_of(*s.field)); }},
      {{"famille", text(), "« qde », « qem », « qpa », « bonnes pratiques » ou « autre »"},
       [](const N&, const S& s) { return text_term(family_of(*s.field)); }},
      {{"est_fermee", boolean(), "La réponse est-elle à prendre dans une liste ?"},
       [](const N&, const S& s) -> Term { return is_closed(*s.field); }},
      {{"reponses", number(Unit::none), "Nombre de territoires qui y répondent"},
       [](const N& n, const S& s) -> Term {
         return Value::count(count_answers(n, s, {}), Unit::none);
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<ReponseSubject>>& fields_of() {
  using S = ReponseSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"question", record("question"), "La question"},
       [](const N& n, const S& s) -> Term { return record_of(n, s.question); }},
      {{"territoire", record("territoire"), "Qui répond"},
       [](const N& n, const S& s) { return n.territoire_term(s.territoire); }},
      {{"texte", text(), "Ce qu'il répond"},
       [](const N& n, const S& s) {
         return text_term(
             on_one_line(answer_to(n, *s.question.gathered, s.question.field->name, s.territoire)));
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<ChoixCompteSubject>>& fields_of() {
  using S = ChoixCompteSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"question", record("question"), "La question"},
       [](const N& n, const S& s) -> Term { return record_of(n, s.question); }},
      {{"choix", text(), "La réponse"}, [](const N&, const S& s) { return text_term(s.choix); }},
      {{"nombre", number(Unit::none), "Nombre de territoires qui la donnent"},
       [](const N& n, const S& s) -> Term {
         return Value::count(count_answers(n, s.question, s.choix), Unit::none);
       }},
  };
  return kFields;
}

template <>
const std::vector<FieldOf<BilansRegionSubject>>& fields_of() {
  using S = BilansRegionSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "La région"},
       [](const N& n, const S& s) { return n.territoire_term(s.region); }},
      {{"attendus", number(Unit::none), "Nombre de bilans locaux attendus"},
       [](const N& n, const S& s) { return count_expected(n, *s.gathered, s.region); }},
      {{"recus", number(Unit::none), "Nombre de ceux dont des réponses sont revenues"},
       [](const N& n, const S& s) {
         return count_bilans<has_come_back>(n, *s.gathered, s.region);
       }},
      {{"complets", number(Unit::none), "Nombre de ceux où rien d'obligatoire ne manque"},
       [](const N& n, const S& s) { return count_bilans<is_whole>(n, *s.gathered, s.region); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
