#include "copil/making/conditions_tried.hpp"

namespace copil::program {

namespace {

std::string place_text(const Place& place) {
  return place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

}  // namespace

void ConditionsTried::note(const TriedDocument& document,
                           const std::set<std::pair<std::size_t, bool>>& met) {
  for (const auto& outcome : met) {
    if (document.forced.empty()) met_.insert(outcome);
    tried_.insert(outcome);
    readers_.try_emplace(outcome.first, document);
  }
}

std::optional<std::pair<TriedDocument, std::string>> ConditionsTried::next() {
  for (std::size_t rank = 0; rank < conditions_.size(); ++rank) {
    const auto reader = readers_.find(rank);
    if (reader == readers_.end()) continue;
    for (const bool outcome : {true, false}) {
      if (!tried_.insert({rank, outcome}).second) continue;
      TriedDocument document = reader->second;
      for (std::size_t other = 0; other < conditions_.size(); ++other) {
        if (conditions_[other].text == conditions_[rank].text) document.forced[other] = outcome;
      }
      return std::pair{std::move(document), "« " + conditions_[rank].text + " » tenue pour " +
                                                (outcome ? "vraie" : "fausse")};
    }
  }
  return std::nullopt;
}

std::vector<std::string> ConditionsTried::lacking() const {
  std::vector<std::string> lines;
  for (std::size_t rank = 0; rank < conditions_.size(); ++rank) {
    const bool was_true = is_met(rank, true);
    const bool was_false = is_met(rank, false);
    if (was_true && was_false) continue;
    const char* lack = was_true ? "toujours vraie" : was_false ? "jamais vraie" : "jamais lue";
    lines.push_back(place_text(conditions_[rank].place) + " : " + lack + " : « " +
                    conditions_[rank].text + " »");
  }
  return lines;
}

}  // namespace copil::program
