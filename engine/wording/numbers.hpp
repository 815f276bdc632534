#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/exact.hpp"
#include "base/value.hpp"

/// How France writes numbers: decimal comma, groups of three split by U+202F, U+00A0 before `%`,
/// `€` and unit words, a real minus U+2212. Numbers are rounded once, halves away from zero.
namespace copil::wording {

/// The value as it prints in `style`, with the value's own decimals. `evolution` and `points` are
/// always signed. Not defined gives `n.d.`, secret gives `s`, whatever the style.
/// `in_words`: whole numbers below 10^15 and euros with their cents; any other value as
/// `with_unit`.
std::string number_text(const Value& value, NumberStyle style = NumberStyle::plain);

/// A whole number with grouped digits: `150 000`, `−1 234`.
std::string integer_text(std::int64_t number);

/// A count with grouped digits: `1 234`.
std::string counted(std::uint64_t count);

/// `0 ligne`, `1 ligne`, `1 234 lignes`: French takes the singular below two.
std::string counted(std::uint64_t count, std::string_view one, std::string_view several);

/// The word for the unit after that many: `jeune` below 2, `jeunes` from 2; `euro`/`euros`;
/// `point`/`points`; `ETP` and `mois` do not vary; empty for a bare number, `taux`, `evolution`.
std::string unit_word(Unit unit, Ratio number);

enum class Spelling {
  traditional,    ///< hyphens below one hundred only, none around « et »: acts of 2010
  reformed_1990,  ///< hyphens everywhere: deux-cent-un
};
enum class Gender { masculine, feminine };

/// A whole number in words, |number| < 10^15: `quatre-vingts`, `deux cent un`, `moins trois`.
std::string cardinal_words(std::int64_t number, Spelling spelling = Spelling::traditional,
                           Gender gender = Gender::masculine);

/// An amount in words, |amount| < 10^15 euros: `un million d’euros`, `deux euros et un centime`,
/// `zéro euro`. Centimes are left out when there are none.
std::string amount_words(Cents amount, Spelling spelling = Spelling::traditional);

/// `1er` or `1re`, then `2e`, `3e`… `rank` ≥ 1.
std::string ordinal_text(int rank, Gender gender = Gender::masculine);

}  // namespace copil::wording
