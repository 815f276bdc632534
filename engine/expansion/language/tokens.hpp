#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "expansion/language/source_text.hpp"

/// The words of an expression: `chiffre("DE0") >= 12 et ml.objectif est defini`.
namespace copil::expansion {

struct Token {
  enum class Kind { word, number, text, sign, end };

  Kind kind = Kind::end;
  std::string text;         ///< a word, number or sign as written; a text without its quotes
  std::string folded_word;  ///< of a word: lower case, without accents
  std::size_t offset = 0;   ///< in the expression, in bytes
  std::size_t length = 0;

  bool is_sign(std::string_view sign) const { return kind == Kind::sign && text == sign; }
  bool is_word(std::string_view word) const { return kind == Kind::word && folded_word == word; }
};

/// The tokens of an expression, ended by one of kind `end`. Complains in `problems` of characters
/// and quotes that have no meaning, and skips them.
std::vector<Token> tokens_of(std::string_view expression, const Anchor& anchor,
                             Diagnostics& problems);

}  // namespace copil::expansion
