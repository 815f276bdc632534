#pragma once

#include <cstddef>

#include "expansion/program/limits.hpp"

namespace copil::expansion {

/// What one document may still grow by. Once spent, expansion goes on without adding anything, so
/// that it ends at once, and gives an error instead of a document.
class Budget {
 public:
  /// One turn of a loop; false when there are no more.
  bool take_turn() { return take(turns_, 1); }
  /// One inline, cell or block.
  bool take_piece() { return take(pieces_, 1); }
  /// Steps of a calculation: operations, and items of lists.
  bool take_steps(std::size_t count) { return take(steps_, count); }
  bool take_text(std::size_t bytes) { return take(bytes_, bytes); }
  bool is_spent() const { return is_spent_; }

 private:
  bool take(std::size_t& left, std::size_t amount) {
    if (is_spent_ || left < amount)
      is_spent_ = true;
    else
      left -= amount;
    return !is_spent_;
  }

  std::size_t turns_ = kMaxTurns;
  std::size_t steps_ = kMaxSteps;
  std::size_t pieces_ = kMaxPieces;
  std::size_t bytes_ = kMaxTextBytes;
  bool is_spent_ = false;
};

}  // namespace copil::expansion
