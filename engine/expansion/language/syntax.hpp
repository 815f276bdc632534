#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/exact.hpp"
#include "expansion/language/source_text.hpp"

/// Expressions as written, before any name is looked up or type checked.
namespace copil::expansion {

struct Syntax {
  enum class Kind {
    number,       ///< `number`
    text,         ///< `word`
    boolean,      ///< `word` is "vrai" or "faux"
    list,         ///< children: its items
    name,         ///< `word`
    member,       ///< children[0] . `word`
    call,         ///< `word` ( children )
    filter,       ///< children[0] | `word` ( children from 1 )
    minus,        ///< - children[0]
    negation,     ///< pas children[0]
    binary,       ///< children[0] `word` children[1]; word: + - * / == != < <= > >= et ou dans
    is_defined,   ///< children[0] est defini
    conditional,  ///< children[0] si children[1] sinon children[2]
  };

  Kind kind = Kind::name;
  std::string word;
  Ratio number;
  std::vector<Syntax> children;
  std::size_t offset = 0;  ///< of the word to point at, in the expression, in bytes
  std::size_t length = 0;
  std::size_t begin = 0;  ///< of the whole, from its first operand's first byte
  std::size_t end = 0;
};

/// The tree of an expression, or nothing after complaining in `problems`.
std::optional<Syntax> parse_expression(std::string_view expression, const Anchor& anchor,
                                       Diagnostics& problems);

/// `x dans liste` (or `x in liste`): what a `for` tag and the rows of a table say.
struct Iteration {
  std::string variable;
  std::string list;  ///< the expression's text
  std::size_t list_offset = 0;
};

/// The parts of `x dans liste`, or nothing after complaining in `problems`.
std::optional<Iteration> parse_iteration(std::string_view text, const Anchor& anchor,
                                         Diagnostics& problems);

}  // namespace copil::expansion
