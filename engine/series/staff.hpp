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

/// How deep the line is below those that the table prints: 0 for a block's own, and for a line
/// whose parent (`C3` of `C31`) is not printed.
std::int64_t staff_depth(const Scope& scope, std::string_view line);

/// The day of the table: the last of its period; unknown without a table.
Day staff_day(const Scope& scope);

/// The printed cell; n.d. when the table has none.
Value staff_value(const Scope& scope, const std::string& line, Sexe sexe);

/// True unless women, men and the total are known and do not add up.
bool sexes_add_up(const Scope& scope, const std::string& line);

/// How many sums the table lets one check.
std::int64_t checked_sums(const Scope& scope);

/// Where the line's sums fail, as « B11 + B12 = 27 »; empty when they all hold.
std::string broken_sums(const Scope& scope, const std::string& line);

/// How many lines have a sum that fails.
std::int64_t lines_that_fail(const Scope& scope);

}  // namespace copil::series
