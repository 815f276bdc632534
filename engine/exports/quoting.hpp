#pragma once

#include <string>
#include <string_view>

namespace copil::exports {

/// Whether the cell of a `;` line must be quoted (RFC 4180): it holds `;`, `"` or a line break.
bool needs_quotes(std::string_view cell);

/// Appends a cell to a `;` line, quoted when it must be.
void append_quoted(std::string& line, std::string_view cell);

/// Appends what stands between the quotes of a quoted cell, `""` made `"`.
void append_unquoted(std::string& cell, std::string_view inside);

}  // namespace copil::exports
