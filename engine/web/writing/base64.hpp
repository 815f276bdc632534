#pragma once

#include <string>
#include <string_view>

namespace copil::web {

/// The bytes as RFC 4648 writes them, for pictures inside the page.
std::string base64(std::string_view bytes);

}  // namespace copil::web
