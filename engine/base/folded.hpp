#pragma once

#include <string>
#include <string_view>

namespace copil {

/// The text as words are compared: lower case, without accents (composed or combining), ligatures
/// opened (`œ` = `oe`), surrounding blanks cut, inner runs of blanks (U+00A0, U+202F and tab
/// included) made one space, typographic apostrophes and hyphens made plain. UTF-8 in and out;
/// letters outside French are left as they are, and invalid bytes too.
std::string folded(std::string_view text);

/// The text without surrounding blanks: space, tab, CR, LF, U+00A0, U+202F, U+FEFF.
std::string_view trimmed(std::string_view text);

}  // namespace copil
