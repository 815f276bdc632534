#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "expansion/blocks/block_fields.hpp"
#include "expansion/program/program.hpp"

namespace copil::expansion {

/// Whether the rows come from a list or are written one by one: the columns of the latter have no
/// `valeur`.
enum class RowOrigin { iterated, written };

/// Keys of a row written one by one that are no column.
inline constexpr std::array<std::string_view, 6> kRowKeys{"id",      "formule", "si",
                                                          "retrait", "genre",   "marques"};

/// The columns of a `tableau` block, formulas resolved and units settled. `row_variables`: how many
/// of the scope's last variables belong to the rows, which titles and totals do not see.
std::vector<ColumnNode> compile_columns(const BlockFields& table, RowOrigin origin,
                                        std::size_t row_variables);

/// Complains when the cell's type is not the column's; settles the column's unit when it had none.
void settle_cell(ColumnNode& column, const Expression& cell, const BlockFields& fields,
                 const notation::Node& where);

}  // namespace copil::expansion
