#pragma once

#include <string>
#include <string_view>

#include "acts/act_text.hpp"

namespace copil::acts {

/// Stands for a line break within a paragraph.
inline constexpr std::string_view kLineBreak = "\u2028";

/// Parts a text into words and adds them. Kinds of blanks and of apostrophes are one, what nobody
/// sees is left out: word processors change them by themselves. `space` is what stood before, and
/// becomes what stands behind.
void add_words(std::string_view text, int mark, std::string& space, Words& words);

}  // namespace copil::acts
