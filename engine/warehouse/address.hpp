#pragma once

#include <string>
#include <string_view>

namespace copil::warehouse {

/// True for the address of a database (`postgresql://…`), which may stand where a data folder does.
bool is_address(std::string_view text);

/// The address as it may be shown and kept: without a password.
std::string shown_address(std::string_view address);

}  // namespace copil::warehouse
