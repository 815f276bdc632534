#pragma once

#include "wording/spacing/points.hpp"

/// The passes of `typography` that keep words and numbers together.
namespace copil::wording {

/// `1 234 567` typed with any blank: the groups are joined by U+202F.
void join_digit_groups(Points& text);

/// « n° 12 », whatever stood between; « N° » and « nº » too.
Points with_joined_numero(const Points& text);

/// The blanks between two words become one no-break space where the words belong together:
/// a number and its unit or month, an article and its number, a title and its name.
Points with_joined_words(const Points& text);

/// True for a text, free of signs, whose blanks all stay as they are: a quick look at what most
/// labels are.
bool keeps_its_blanks(std::string_view text);

}  // namespace copil::wording
