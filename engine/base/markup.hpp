#pragma once

#include <string>
#include <string_view>

namespace copil {

/// The text with `&`, `<`, `>` and `"` as entities, as XML and HTML want it in texts and in values
/// between double quotes. Control characters, which XML forbids, go, but for tabs and line ends.
std::string escaped_markup(std::string_view text);

}  // namespace copil
