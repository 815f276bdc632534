#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "notation/node.hpp"

/// Closed lists of words: each word stands beside what it means, whose order means nothing.
namespace copil::notation {

/// A word of a closed list, and what it means.
template <class Meaning>
struct Word {
  std::string_view text;
  Meaning meaning;
};

/// What the words of such a list mean.
template <class Words>
using MeaningOf = std::remove_cv_t<decltype(std::begin(std::declval<const Words&>())->meaning)>;

/// True for that very word, case and accents forgiven.
bool is_word(std::string_view text, std::string_view word);

/// What is said of a text under the key `name` that is none of `known`.
Diagnostic unknown_word(const Node& node, std::string_view name,
                        const std::vector<std::string>& known);

/// What the node's text, which stands under the key `name`, means in that list, case and accents
/// forgiven. Errors: no text, no word of the list (« vouliez-vous dire »).
template <class Words>
Checked<MeaningOf<Words>> read_word(const Node& node, std::string_view name, const Words& words) {
  const auto text = read_text(node);
  if (!text) return text.error();
  std::vector<std::string> known;
  for (const auto& [word, meaning] : words) {
    if (is_word(*text, word)) return meaning;
    known.emplace_back(word);
  }
  return Diagnostics{unknown_word(node, name, known)};
}

/// The word of a list that has that meaning; empty when none has.
template <class Words>
std::string_view word_for(const MeaningOf<Words>& meaning, const Words& words) {
  const auto found = std::find_if(std::begin(words), std::end(words),
                                  [&](const auto& word) { return word.meaning == meaning; });
  return found == std::end(words) ? std::string_view{} : found->text;
}

}  // namespace copil::notation
