#include "conformity/reading/jpeg2000.hpp"

#include <cstdint>

namespace copil::conformity {

namespace {

std::uint32_t big_endian(const std::string& bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + size && i < bytes.size(); ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return value;
}

}  // namespace

Jpeg2000 jpeg2000(const std::string& bytes) {
  Jpeg2000 image;
  for (std::size_t at = 0; at + 8 <= bytes.size();) {
    std::size_t size = big_endian(bytes, at, 4);
    const std::string kind = bytes.substr(at + 4, 4);
    if (kind == "jp2h") {
      at += 8;  // Its own boxes follow.
      continue;
    }
    if (kind == "ihdr") {
      image.channels = static_cast<int>(big_endian(bytes, at + 16, 2));
      const auto depth = big_endian(bytes, at + 18, 1);
      image.depth = depth == 255 ? 0 : static_cast<int>((depth & 127) + 1);
    }
    if (kind == "bpcc") image.has_depths = true;
    if (kind == "colr") {
      const bool is_approximate = big_endian(bytes, at + 10, 1) == 1;
      if (++image.space_count == 1 || is_approximate) {
        image.method = static_cast<int>(big_endian(bytes, at + 8, 1));
        if (image.method == 1) image.enumerated = static_cast<int>(big_endian(bytes, at + 11, 4));
      }
      if (is_approximate) ++image.approximate_count;
    }
    if (kind == "jp2c" || size < 8) break;
    at += size;
  }
  return image;
}

}  // namespace copil::conformity
