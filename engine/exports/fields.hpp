#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/day.hpp"
#include "base/exact.hpp"

/// Readers of one trimmed cell. An empty cell gives the value of "nothing": whether that is allowed
/// is for the caller to say.
namespace copil::exports {

/// The value of a cell, or (not empty) why it has none: a French phrase, static.
template <class T>
struct Field {
  T value{};
  std::string_view fault{};
};

/// `2010-04-01`, `01/04/2010`, `1/4/2010` or `01.04.2010`, with or without a time of day behind it,
/// which is dropped; `empty` for an empty cell.
Field<Day> read_day(std::string_view cell, Day empty);

/// `1/0`, `oui/non`, `o/n`, `vrai/faux`, `true/false`, `x`, `-1`, any case; empty = false.
Field<bool> read_bool(std::string_view cell);

/// A whole number ≥ 0 below 10^15, with or without thousands (space, U+00A0, U+202F, U+2009) and
/// decimals that are all zeros (`367,0`). Fault too: `1.234`, see `read_decimal`.
Field<std::int64_t> read_count(std::string_view cell);

/// A year of four digits.
Field<std::int16_t> read_year(std::string_view cell);

/// `1234.5`, `1234,5`, `1 234,5`, with or without a sign (`-` or U+2212) and a `€` or `%` behind
/// it; empty = nothing. Fault: `1.234`, which may be a thousand or one and a bit.
Field<std::optional<Ratio>> read_decimal(std::string_view cell);

/// A published figure: a decimal number; or nothing, when the cell is empty or says so (`n.d.`,
/// `nc`, `ns`, `-`, `…`, `///`, `N/A - …`); or a secret
/// (`s`, `c`, `secret statistique`). Nothing, zero and secret are three things.
struct PublishedFigure {
  std::optional<Ratio> number;
  bool is_secret = false;
};
Field<PublishedFigure> read_figure(std::string_view cell);

/// Euros ≥ 0 and at most a billion, with two decimals at most, with or without `€`; empty =
/// nothing.
Field<std::optional<Cents>> read_amount(std::string_view cell);

/// A closed list of words, and what to say of a word that is not in it. Words are folded already.
struct Words {
  std::span<const std::string_view> words;
  std::string_view fault;
};
/// The index of the word, case and accents forgiven. The cell is not empty.
Field<std::uint8_t> read_word(std::string_view cell, const Words& words);

/// `PREFIXn` with `first` ≤ n ≤ `last`, no leading zero, the one-letter prefix in any case (`E5`);
/// `fault` for any other text. The cell is not empty.
struct NumberedCodes {
  char prefix;
  int first;
  int last;
  std::string_view fault;
};
Field<std::uint8_t> read_numbered_code(std::string_view cell, const NumberedCodes& codes);

/// An identifier, kept as it is. Fault: a number in scientific notation (`7,32829E+13`), whose
/// digits a spreadsheet has lost; a spreadsheet's ways of writing text (`="001"`, `'001`); a
/// database's words for nothing (`NULL`, `\N`, `(null)`…), which would be one youth everywhere.
Field<std::string_view> read_identifier(std::string_view cell);

/// Why no identifier may hold an invisible character: two that look the same would be two.
inline constexpr std::string_view kInvisible =
    "identifiant qui contient un caractère invisible : saisissez-le de nouveau";

/// What a spreadsheet writes where it could not reckon (`#N/A`, `#REF!`, `####`…); the fault of a
/// cell that holds it, or nothing. Workbooks also give `#FORMULE! =…` for a formula without a value
/// and `#ERREUR! …` for an error in other words.
std::string_view spreadsheet_error(std::string_view cell);

}  // namespace copil::exports
