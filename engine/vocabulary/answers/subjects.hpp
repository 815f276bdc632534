#pragma once

#include <string>
#include <vector>

#include "vocabulary/gathered.hpp"
#include "vocabulary/tables/fields.hpp"

/// What templates name of the answers that came back from below.
namespace copil::vocabulary {

/// The answers of the territories right below the document's, to the report that they answer.
struct SyntheseSubject {
  static constexpr const char* kType = "synthese";
  const GatheredAnswers* gathered;
};
/// A territory that answers that report.
struct BilanAttenduSubject {
  static constexpr const char* kType = "bilan_attendu";
  const GatheredAnswers* gathered;
  records::TerritoireId territoire;
};
/// A blank of its form.
struct QuestionSubject {
  static constexpr const char* kType = "question";
  const GatheredAnswers* gathered;
  const expansion::FormField* field;
};
struct ReponseSubject {
  static constexpr const char* kType = "reponse";
  QuestionSubject question;
  records::TerritoireId territoire;
};
/// How many gave one of the answers of a closed question.
struct ChoixCompteSubject {
  static constexpr const char* kType = "choix_compte";
  QuestionSubject question;
  std::string choix;
};
/// The bilans of the missions locales of a region, counted.
struct BilansRegionSubject {
  static constexpr const char* kType = "bilans_region";
  const GatheredAnswers* gathered;
  records::TerritoireId region;
};

/// A practice of a good-practice sheet (annexe 8) that came back from a territory.
struct FicheSubject {
  static constexpr const char* kType = "fiche";
  const GatheredAnswers* gathered;
  records::TerritoireId territoire;
  int number = 1;  ///< among those of the territory
};

/// The territories at or below that one which answer that report, by code.
std::vector<records::TerritoireId> expected_below(const DocumentNames& names,
                                                  const GatheredAnswers& asked,
                                                  records::TerritoireId territoire);
/// What that territory answered to that blank; empty when nothing came back.
std::string answer_to(const DocumentNames& names, const GatheredAnswers& asked,
                      const std::string& field, records::TerritoireId id);
/// The answer on one line: those of several lines are told one after the other.
std::string on_one_line(const std::string& answer);

/// The files in which answers came back from here and below.
expansion::RecordList answers_files(const DocumentNames& names);
/// The practices that came back from here and below, by territory, then number.
expansion::RecordList sheets_here(const DocumentNames& names);
/// What came back from below; n.d. when the document hears no answers.
expansion::Term synthese_of(const DocumentNames& names);

Bearing bearing_of(const DocumentNames& names, const BilanAttenduSubject& subject,
                   const std::string&);
Bearing bearing_of(const DocumentNames& names, const BilansRegionSubject& subject,
                   const std::string&);
Bearing bearing_of(const DocumentNames& names, const FicheSubject& subject, const std::string&);

}  // namespace copil::vocabulary
