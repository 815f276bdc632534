#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

/// The names of glyphs, and what they stand for (Adobe Glyph List; ISO 32000-1, annex D).
namespace copil::conformity {

/// The names under the 256 codes of an encoding; empty where a code has none.
using NamesByCode = std::array<std::string, 256>;

/// `StandardEncoding`, `WinAnsiEncoding` or `MacRomanEncoding`; nothing for any other name.
std::optional<NamesByCode> named_encoding(std::string_view name);

/// What a name stands for: those of the Latin, Greek, Cyrillic and Symbol sets, and those that say
/// it (`uni20AC`, `u1F600`). Nothing for a name that says nothing to a reader.
std::optional<char32_t> character_of(std::string_view glyph_name);

/// Names that are known to all, whether or not `character_of` knows what they stand for.
bool is_known_name(std::string_view glyph_name);

/// The code of a character in the encoding that Macintosh fonts use; nothing for none.
std::optional<unsigned char> mac_roman_code(std::string_view glyph_name);

}  // namespace copil::conformity
