#pragma once

#include <string>
#include <string_view>

namespace copil {

/// The text as words are compared: lower case, without accents (composed or combining), ligatures
/// opened (`œ` = `oe`), surrounding blanks cut, inner runs of blanks (U+00A0, U+202F and tab
/// included) made one space, invisible characters dropped, typographic apostrophes and hyphens made
/// plain. UTF-8 in and out; letters outside French are left as they are, and invalid bytes too.
std::string folded(std::string_view text);

/// True when the text holds a character that no reader sees: U+00AD, U+200B to U+200F, U+2060,
/// U+FEFF, marks of direction.
bool has_invisible(std::string_view text);

/// The text without surrounding blanks (space, tab, CR, LF, U+00A0, U+202F) and invisible
/// characters.
std::string_view trimmed(std::string_view text);

}  // namespace copil
