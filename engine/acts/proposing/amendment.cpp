#include "acts/amendment.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "acts/comparing/blanks_put_back.hpp"
#include "base/signs.hpp"

namespace copil::acts {

namespace {

using document::PlaceKind;

constexpr const char* kObjectiveReport = "avenant-objectif";

/// The digits of « 1 063 jeunes ».
std::string digits_of(const std::string& text) {
  std::string digits;
  for (const char sign : text) {
    if (is_digit(sign)) digits += sign;
  }
  return digits;
}

bool is_objective(const Change& change) {
  return change.nature == Nature::figure && change.figure.find("objectif") != std::string::npos;
}

/// True for a number that follows from the objective.
bool follows_objective(const Change& change) {
  constexpr std::array<std::string_view, 4> kFollowing{"objectif", "montant", "acompte", "solde"};
  return change.nature == Nature::figure &&
         std::any_of(kFollowing.begin(), kFollowing.end(), [&](std::string_view word) {
           return change.figure.find(word) != std::string::npos;
         });
}

/// Amounts in words stand beside those in figures.
bool stands_beside(const Change& change, const Change& said) {
  return change.article == said.article && change.where == said.where;
}

}  // namespace

std::map<std::string, std::string> answers_in(const ActText& act) {
  std::map<std::string, std::string> answers;
  const auto words = words_by_mark(act);
  for (std::size_t i = 0; i < act.marks.size(); ++i) {
    const auto& mark = act.marks[i];
    if (!document::is_filled_in(mark.kind)) continue;
    if (words[i].empty() || is_open(words[i])) continue;
    auto& answer = answers[mark.name];
    if (answer.empty())
      answer = text_of(words[i]);
    else if (mark.kind == PlaceKind::line)
      answer += "\n" + text_of(words[i]);
  }
  return answers;
}

bool is_same_number(const std::string& a, const std::string& b) {
  return digits_of(a) == digits_of(b);
}

std::vector<SaidFigure> figures_in(const ActText& act, const std::string& code) {
  std::vector<SaidFigure> found;
  const auto words = words_by_mark(act);
  for (const auto& unit : act.units) {
    int last = kNoMark;
    for (const auto& cell : unit.cells) {
      for (const auto& word : cell) {
        if (word.mark == kNoMark || word.mark == last) continue;
        last = word.mark;
        const auto rank = static_cast<std::size_t>(last);
        const bool is_wanted =
            act.marks[rank].kind == PlaceKind::figure && act.marks[rank].name == code;
        if (is_wanted) found.push_back({unit.article, text_of(unit), text_of(words[rank])});
      }
    }
  }
  return found;
}

Amendment proposed_amendment(const ActText& before, const std::vector<Change>& changes) {
  Amendment amendment;
  const auto objective = std::find_if(changes.begin(), changes.end(), is_objective);
  const bool is_convention = before.report.starts_with("convention-");
  if (!is_convention || objective == changes.end()) {
    amendment.left = changes;
    return amendment;
  }
  amendment.report = kObjectiveReport;
  for (const auto& change : changes) {
    const bool is_beside = std::any_of(changes.begin(), changes.end(), [&](const Change& said) {
      return follows_objective(said) && stands_beside(change, said);
    });
    (follows_objective(change) || is_beside ? amendment.said : amendment.left).push_back(change);
  }
  amendment.answers = answers_in(before);
  const auto signed_on = amendment.answers.find("date_signature");
  if (signed_on != amendment.answers.end()) {
    amendment.answers["date_convention"] = signed_on->second;
    amendment.answers.erase(signed_on);  // the avenant has its own
  }
  amendment.answers.erase("lieu_signature");
  amendment.answers["objectif_avant"] = digits_of(objective->before);
  amendment.answers["objectif_apres"] = digits_of(objective->after);
  return amendment;
}

}  // namespace copil::acts
