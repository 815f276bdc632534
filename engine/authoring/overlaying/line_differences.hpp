#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace copil::authoring {

/// The lines that `after` no longer has (`  12 - words`, the number in `before`) and those that it
/// has more (`  12 + words`, its own number), in the order of the texts. None for equal texts.
std::vector<std::string> line_differences(std::string_view before, std::string_view after);

}  // namespace copil::authoring
