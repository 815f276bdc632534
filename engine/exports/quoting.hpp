#pragma once

#include <string>
#include <string_view>

namespace copil::exports {

/// Appends a cell to a `;` line, quoted (RFC 4180) when it holds `;`, `"` or a line break.
void append_quoted(std::string& line, std::string_view cell);

/// Appends what stands between the quotes of a quoted cell, `""` made `"`.
void append_unquoted(std::string& cell, std::string_view inside);

}  // namespace copil::exports
