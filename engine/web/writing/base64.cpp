#include "web/writing/base64.hpp"

#include <cstdint>

namespace copil::web {

std::string base64(std::string_view bytes) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) {
      return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
    };
    const auto three = static_cast<std::uint32_t>(byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2));
    for (std::size_t k = 0; k < 4; ++k) {
      const bool is_padding = i + k > bytes.size();
      text += is_padding ? '=' : kLetters[(three >> (18 - 6 * k)) & 63U];
    }
  }
  return text;
}

}  // namespace copil::web
