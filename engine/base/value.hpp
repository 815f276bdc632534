#pragma once

#include <optional>
#include <string_view>

#include "base/exact.hpp"

namespace copil {

/// What a number counts or measures.
enum class Unit {
  none,        ///< a bare number (rank, index, free series)
  jeunes,      ///< distinct youths
  actions,     ///< distinct actions
  structures,  ///< missions locales, sites, regions…
  lignes,      ///< rows of a file
  jours,
  mois,
  euros,
  etp,        ///< full-time posts
  taux,       ///< a share or a rate: 0.853 stands for 85,3 %
  evolution,  ///< a relative change: 0.047 stands for +4,7 %, always signed
  points,     ///< a difference of rates, in points: 0.017 stands for +1,7 point
};

/// How a number is written; its unit decides the rest.
enum class NumberStyle {
  plain,         ///< 1 234,5 · 84 410,00 € · 85,3 % · +4,7 %: the unit's sign, no word
  with_unit,     ///< 1 jeune · 2 jeunes · 12,5 ETP; euros and rates as `plain`
  in_words,      ///< quatre-vingt-quatre mille quatre cent dix euros · deux jeunes
  signed_plain,  ///< +12 · −3 · 0: as `plain`, the sign always shown except for zero
  bare,          ///< 1 234,5 · 84 410,00 · 85,3 · +4,7: digits only, where the unit stands apart
};

/// A typed number as documents carry it: exact, with its unit and the decimals to show.
/// It stays typed until a writer prints it. Unknown is a state, never 0.
struct Value {
  enum class State {
    defined,
    not_defined,  ///< "n.d.": unknown, or a ratio over nothing
    secret,       ///< known, but not to be shown (statistical secrecy)
  };

  State state = State::not_defined;
  Ratio number;
  Unit unit = Unit::none;
  /// Digits after the decimal comma when printed; for `taux`, `evolution` and `points`, of the
  /// percentage.
  int decimals = 0;

  static Value count(std::int64_t number, Unit unit);
  static Value money(Cents amount);
  /// `num / den` as a rate; n.d. when `den` is 0. The sign of `den` may be anything.
  static Value rate(std::int64_t num, std::int64_t den, Unit unit = Unit::taux, int decimals = 1);
  static Value decimal(Ratio number, Unit unit, int decimals);
  static Value not_defined(Unit unit);

  bool is_defined() const { return state == State::defined; }
  /// For a defined money value only (asserted).
  Cents cents() const;

  bool operator==(const Value&) const = default;
};

/// Whether numbers of that unit are shown multiplied by a hundred: 0.853 as 85,3 %.
bool is_percentage(Unit unit);

/// The unit's plain name as users read it: `jeunes`, `euros`, `taux`…
std::string_view unit_name(Unit unit);

/// The unit of that name, or nothing.
std::optional<Unit> parse_unit(std::string_view name);

/// (after − before) / before as an `evolution`; n.d. when either is not defined or `before` is 0.
Value evolution(const Value& before, const Value& after);

}  // namespace copil
