#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "expansion/blocks/block_fields.hpp"

/// Formulas of tables as authors write them: `rapport(a, b)`, over columns or over rows.
namespace copil::expansion {

/// What a formula may name, as messages say it.
struct FormulaOperands {
  std::string noun;              ///< "colonne", "ligne"
  std::vector<std::string> ids;  ///< by rank; an empty one cannot be named
  /// Why a formula of that kind cannot use the operand of that rank; empty when it can.
  std::function<std::string(std::size_t, document::Formula::Kind)> why_not;
};

struct FormulaCall {
  document::Formula::Kind kind = document::Formula::Kind::ratio;
  std::vector<std::size_t> ranks;  ///< of the operands named, in order
};

/// The formula under `node`, one of those `allowed` (the last one serves as the example), or
/// nothing after complaining.
std::optional<FormulaCall> read_formula_call(const BlockFields& fields, const notation::Node& node,
                                             const std::vector<std::string>& allowed,
                                             const FormulaOperands& operands);

}  // namespace copil::expansion
