#include "records/choices.hpp"

#include "base/text.hpp"

namespace copil::records {

std::vector<std::string> choices_of(const exports::Column& column) {
  if (column.holds == exports::Holds::flag) return {"oui", "non"};
  if (column.words.empty()) return {};
  const auto words = split_at(column.words, ' ');
  return {words.begin(), words.end()};
}

}  // namespace copil::records
