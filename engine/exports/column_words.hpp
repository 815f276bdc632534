#pragma once

#include <array>
#include <string_view>
#include <utility>

/// The closed list of a column: each word, folded already, beside what it means.
namespace copil::exports {

template <class Meaning, std::size_t count>
struct ColumnWords {
  std::array<std::string_view, count> words{};
  std::array<Meaning, count> meanings{};
  std::string_view fault;  ///< what is said of a word that is not in the list
};

template <class Meaning, std::size_t count>
constexpr ColumnWords<Meaning, count> column_words(
    std::string_view fault, const std::pair<std::string_view, Meaning> (&pairs)[count]) {
  ColumnWords<Meaning, count> list;
  list.fault = fault;
  for (std::size_t i = 0; i < count; ++i) {
    list.words[i] = pairs[i].first;
    list.meanings[i] = pairs[i].second;
  }
  return list;
}

}  // namespace copil::exports
