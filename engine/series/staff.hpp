#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "series/published.hpp"

/// The staff table of a contract of objectives (BRH): its lines and the sums that must hold.
namespace copil::series {

/// Whom a cell of the staff table counts.
enum class Sexe { ensemble, femmes, hommes };

/// True for the code of a cell of the staff table: `BRH.B11`, `BRH.B11.femmes`…
bool is_staff(std::string_view code);

/// The lines of the territory's table (`B11`), in file order.
std::vector<std::string> staff_lines(const Scope& scope);

/// The text of a column for that line; the line is one of `staff_lines`.
const std::string& staff_text(const Scope& scope, const std::string& line,
                              const std::vector<std::string>& column);

/// How deep the line is in its block: 0 for the block's own.
std::int64_t staff_depth(std::string_view line);

/// The printed cell; n.d. when the table has none.
Value staff_value(const Scope& scope, const std::string& line, Sexe sexe);

/// True unless women, men and the total are known and do not add up.
bool sexes_add_up(const Scope& scope, const std::string& line);

/// How many sums the table lets one check.
std::int64_t checked_sums(const Scope& scope);

/// Where the line's sums fail, as « B11 + B12 = 27 »; empty when they all hold.
std::string broken_sums(const Scope& scope, const std::string& line);

}  // namespace copil::series
