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

/// A good-practice sheet (annexe 8) that came back from a territory.
struct FicheSubject {
  static constexpr const char* kType = "fiche";
  const GatheredAnswers* gathered;
  records::TerritoireId territoire;
};

/// What came back from below; n.d. when the document hears no answers.
expansion::Term synthese_of(const DocumentNames& names);

Bearing bearing_of(const DocumentNames& names, const BilanAttenduSubject& subject,
                   const std::string&);
Bearing bearing_of(const DocumentNames& names, const BilansRegionSubject& subject,
                   const std::string&);
Bearing bearing_of(const DocumentNames& names, const FicheSubject& subject, const std::string&);

}  // namespace copil::vocabulary
