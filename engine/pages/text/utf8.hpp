#pragma once

#include <string>
#include <string_view>

namespace copil::pages {

/// What a hyphen that ends a line stands for: copied and read aloud, the word is whole.
inline constexpr std::string_view kSoftHyphen = "\u00AD";

/// The character at byte `at` of UTF-8 text; moves `at` behind it. A malformed byte counts as one
/// character, U+FFFD. `at` < `text.size()`.
char32_t next_character(std::string_view text, std::size_t& at);

/// The text with every malformed byte and control character (line feeds become blanks) replaced,
/// so that shaping can trust it.
std::string well_formed(std::string_view text);

}  // namespace copil::pages
