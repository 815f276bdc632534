#pragma once

#include <map>
#include <regex>
#include <sstream>
#include <string>

#include "chain/program.hpp"

/// Answers to the forms of templates, for tests that fill them.
namespace copil::testing {

/// An example of the standards: a sound number, no real account.
inline constexpr const char* kIban = "FR14 2004 1010 0505 0001 3M02 606";

/// A sound answer to a blank of that kind; `choices` of a choice, separated by commas.
inline std::string answer_of(const std::string& kind, const std::string& choices) {
  static const std::map<std::string, std::string> kAnswers{
      {"texte", "texte pour essai"},
      {"personne", "personne pour essai"},
      {"date", "2010-04-12"},
      {"montant", "\"1000,00\""},
      {"lignes", "[premier point, second point]"},
      {"iban", kIban},
      {"bic", "PSSTFRPPPAR"},
      {"rib", "20041 01005 0500013M026 06"}};
  return kind == "choix" ? choices.substr(0, choices.find(',')) : kAnswers.at(kind);
}

enum class Options { by_default, reversed };

/// The form of a template as the program writes it, asked for once.
inline const std::string& form_of(const std::string& report) {
  static std::map<std::string, std::string> forms;
  const auto [form, is_new] = forms.try_emplace(report);
  if (is_new) {
    const Outcome outcome = run_program({"modele", "variables", report, "--format", "yaml"});
    REQUIRE(outcome.status == 0);
    form->second = outcome.out;
  }
  return form->second;
}

/// The form of a template with every blank answered.
inline std::string completed_form(const std::string& report, Options options) {
  static const std::regex kBlank{R"(^# .*\((\w+)(?: : ([^()]*?))?(?:, requis)?\)$)"};
  std::istringstream lines{form_of(report)};
  std::string answers;
  std::string comment;
  for (std::string line; std::getline(lines, line); comment = line) {
    if (line.starts_with("#")) continue;
    const std::string name = line.substr(0, line.find(':'));
    std::smatch blank;
    if (comment.ends_with("(oui ou non)")) {
      const bool is_on = line.ends_with(": oui") == (options == Options::by_default);
      answers += name + (is_on ? ": oui\n" : ": non\n");
    } else if (std::regex_match(comment, blank, kBlank)) {
      answers += name + ": " + answer_of(blank[1], blank[2]) + "\n";
    } else {
      FAIL("a line of the form is not understood: " << comment << "\n" << line);
    }
  }
  return answers;
}

}  // namespace copil::testing
