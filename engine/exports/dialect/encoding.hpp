#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
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
  std::size_t first_lone_cr = kNowhere;  ///< the first CR without a LF behind it
  std::size_t first_lost = kNowhere;     ///< the first U+FFFD: a letter lost before
  std::uint64_t multibyte_count = 0;
  std::uint64_t invalid_count = 0;
  bool has_invisible = false;                      ///< see `copil::has_invisible`
  std::array<std::uint64_t, 128> invalid_bytes{};  ///< how often each byte from 0x80 on is invalid
};
Inspection inspect(std::string_view bytes);

/// The encodings of old systems that bytes which are no UTF-8 look like.
enum class OldEncoding { none, mac_roman, cp850 };
OldEncoding old_encoding_of(const Inspection& found);

/// The order of UTF-16 text that has no byte order mark, or nothing when it is no such text.
std::optional<Encoding> unmarked_utf16(std::string_view bytes);

/// The text with each byte that is not UTF-8 made U+FFFD.
std::string with_valid_utf8(std::string_view text);

/// The UTF-8 text of Windows-1252 bytes; the five bytes it leaves undefined give U+FFFD.
std::string from_windows_1252(std::string_view bytes);

/// The UTF-8 text of UTF-16 bytes without their byte order mark; half pairs and a lone last byte
/// give U+FFFD.
std::string from_utf16(std::string_view bytes, Encoding encoding);

}  // namespace copil::exports
