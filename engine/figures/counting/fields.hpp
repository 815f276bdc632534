#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/layers.hpp"
#include "figures/parameters.hpp"
#include "notation/node.hpp"
#include "notation/words.hpp"

/// Reading the fields of a card or parameter: one reader a map, all complaints gathered in one
/// list, a harmless value given back where something is wrong.
namespace copil::figures {

class Fields {
 public:
  /// `what` names the thing in messages: "une carte de chiffre".
  Fields(const notation::Node& map, std::string_view what, Diagnostics& complaints)
      : map_(map), what_(what), complaints_(complaints) {}

  /// Complains of keys that are not in the list.
  void allow_only(const std::vector<std::string>& keys);

  /// The value under the key; null when absent (with a complaint for `required`).
  const notation::Node* optional(std::string_view key) const { return map_.find(key); }
  const notation::Node* required(std::string_view key);

  std::string text(std::string_view key);  ///< required, not empty
  std::string optional_text(std::string_view key);
  long number(std::string_view key);  ///< required
  long optional_number(std::string_view key, long otherwise);
  Day day(std::string_view key);                         ///< required
  Day optional_day(std::string_view key);                ///< Day::unknown when absent
  std::vector<std::string> words(std::string_view key);  ///< absent: empty
  bool is_set(std::string_view key);                     ///< oui or non; absent: non

  /// What the required word means in that list; the first meaning, with a complaint, for another.
  template <class Words>
  notation::MeaningOf<Words> choice(std::string_view key, const Words& words) {
    const notation::Node* node = required(key);
    if (node == nullptr) return std::begin(words)->meaning;
    const auto meaning = notation::read_word(*node, key, words);
    if (meaning) return *meaning;
    complaints_.insert(complaints_.end(), meaning.error().begin(), meaning.error().end());
    return std::begin(words)->meaning;
  }

  /// `references`: a list of at least one, each with texte, article, date, and url if any.
  std::vector<Reference> references();
  /// `reference`: one such map.
  Reference reference();

  void complain(Diagnostic diagnostic) { complaints_.push_back(std::move(diagnostic)); }
  const notation::Node& map() const { return map_; }
  Diagnostics& complaints() { return complaints_; }

 private:
  Reference reference_in(const notation::Node& node);

  const notation::Node& map_;
  std::string what_;
  Diagnostics& complaints_;
};

/// A file of a folder of definitions.
struct DefinitionFile {
  std::string path;
  std::string contenu;
};

/// The `*.yaml` files of a folder by name; errors when it cannot be read or holds none.
Checked<std::vector<DefinitionFile>> read_definitions(const Layers& folder, std::string_view what);

}  // namespace copil::figures
