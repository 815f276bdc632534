#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace copil::exports {

enum class Encoding { utf8, windows_1252, utf16_little, utf16_big };

inline constexpr std::size_t kNowhere = std::string_view::npos;

/// What the bytes of a file show, found in one pass.
struct Inspection {
  std::size_t first_invalid = kNowhere;    ///< the first byte that is not UTF-8
  std::size_t first_multibyte = kNowhere;  ///< the first well-formed sequence of several bytes
  std::size_t first_nul = kNowhere;
};
Inspection inspect(std::string_view bytes);

/// The UTF-8 text of Windows-1252 bytes; the five bytes it leaves undefined give U+FFFD.
std::string from_windows_1252(std::string_view bytes);

/// The UTF-8 text of UTF-16 bytes without their byte order mark; half pairs and a lone last byte
/// give U+FFFD.
std::string from_utf16(std::string_view bytes, Encoding encoding);

}  // namespace copil::exports
