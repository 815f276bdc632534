#include "sheets/questions.hpp"

#include "sheets/planning/outline.hpp"

namespace copil::sheets {

std::map<std::string, std::string> questions_of(const document::Document& document) {
  std::map<std::string, std::string> questions;
  for (const auto& asked : outlined(document).blanks) {
    if (!asked.question.empty()) questions.emplace(asked.blank.name, asked.question);
  }
  return questions;
}

}  // namespace copil::sheets
