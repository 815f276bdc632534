// Good-practice sheets (annexe 8) that came back: up to three practices a territory.
#include <algorithm>
#include <set>

#include "vocabulary/answers/subjects.hpp"

namespace copil::vocabulary {

namespace {

using expansion::RecordList;
using expansion::Term;

constexpr const char* kSheetReport = "fiche-bonne-pratique";
/// The blanks of one practice; those of the second end in `_2`, and so on.
constexpr const char* kSheetBlanks[] = {"titre_pratique", "public",    "partenaires",
                                        "deroulement",    "resultats", "contact"};

std::string blank_of(const char* blank, int number) {
  return number == 1 ? std::string{blank} : std::string{blank} + "_" + std::to_string(number);
}

bool has_blank(const GatheredAnswers& asked, const std::string& name) {
  return std::any_of(asked.form.fields.begin(), asked.form.fields.end(),
                     [&](const auto& field) { return field.name == name; });
}

bool is_told(const DocumentNames& names, const FicheSubject& sheet) {
  return std::any_of(std::begin(kSheetBlanks), std::end(kSheetBlanks), [&](const char* blank) {
    return !answer_to(names, *sheet.gathered, blank_of(blank, sheet.number), sheet.territoire)
                .empty();
  });
}

/// The answer to that question of the practice, on one line.
Term sheet_text(const DocumentNames& names, const FicheSubject& sheet, const char* question) {
  return text_term(on_one_line(
      answer_to(names, *sheet.gathered, blank_of(question, sheet.number), sheet.territoire)));
}

}  // namespace

RecordList sheets_here(const DocumentNames& names) {
  RecordList list;
  for (const auto& asked : names.heard()) {
    if (asked.report != kSheetReport) continue;
    for (const auto id : expected_below(names, asked, names.territoire())) {
      for (int number = 1; has_blank(asked, blank_of(kSheetBlanks[0], number)); ++number) {
        const FicheSubject sheet{&asked, id, number};
        if (is_told(names, sheet)) list.push_back(record_of(names, sheet));
      }
    }
  }
  return list;
}

RecordList answers_files(const DocumentNames& names) {
  const auto& tree = records_of(names).territoires;
  const auto is_here = [&](const std::string& code) {
    const auto id = tree.find(code);
    return id && tree.is_at_or_below(*id, names.territoire());
  };
  std::set<std::pair<std::string, std::string>> cited;
  RecordList list;
  for (const auto& asked : names.heard()) {
    for (const auto& file : asked.files) {
      const auto& whose = file.territories;
      if (std::none_of(whose.begin(), whose.end(), is_here)) continue;
      if (!cited.emplace(file.name, file.sha256).second) continue;
      list.push_back(record_of(names, FichierSubject{CitedFile{file.name, {}, file.sha256}}));
    }
  }
  return list;
}

Bearing bearing_of(const DocumentNames& names, const FicheSubject& s, const std::string&) {
  return {s.territoire, year_of(names.periode())};
}

template <>
const std::vector<FieldOf<FicheSubject>>& fields_of() {
  using S = FicheSubject;
  using N = DocumentNames;
  static const std::vector<FieldOf<S>> kFields{
      {{"territoire", record("territoire"), "Le territoire dont la fiche est revenue"},
       [](const N& n, const S& s) { return n.territoire_term(s.territoire); }},
      {{"numero", number(Unit::none), "Le rang de la pratique parmi celles du territoire"},
       [](const N&, const S& s) -> Term { return Value::count(s.number, Unit::none); }},
      {{"titre", text(), "Le titre de la pratique"},
       [](const N& n, const S& s) { return sheet_text(n, s, "titre_pratique"); }},
      {{"public", text(), "Pour qui elle est"},
       [](const N& n, const S& s) { return sheet_text(n, s, "public"); }},
      {{"partenaires", text(), "Avec qui"},
       [](const N& n, const S& s) { return sheet_text(n, s, "partenaires"); }},
      {{"deroulement", text(), "Ce qui est fait"},
       [](const N& n, const S& s) { return sheet_text(n, s, "deroulement"); }},
      {{"resultats", text(), "Ce qui en sort"},
       [](const N& n, const S& s) { return sheet_text(n, s, "resultats"); }},
      {{"contact", text(), "La fonction à joindre, jamais un nom"},
       [](const N& n, const S& s) { return sheet_text(n, s, "contact"); }},
  };
  return kFields;
}

}  // namespace copil::vocabulary
