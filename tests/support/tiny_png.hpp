#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace copil::tests {

/// A whole PNG file: 3 pixels by 2, all red.
inline std::string tiny_png() {
  constexpr std::array<unsigned char, 73> kBytes{
      0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44,
      0x52, 0x00, 0x00, 0x00, 0x03, 0x00, 0x00, 0x00, 0x02, 0x08, 0x02, 0x00, 0x00, 0x00, 0x12,
      0x16, 0xF1, 0x4D, 0x00, 0x00, 0x00, 0x10, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x38,
      0x21, 0x27, 0x07, 0x41, 0x0C, 0x70, 0x16, 0x00, 0x41, 0x00, 0x06, 0x19, 0x3C, 0x45, 0x41,
      0x96, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  };
  return {kBytes.begin(), kBytes.end()};
}

inline std::uint32_t png_checksum(const std::string& bytes) {
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

inline std::string four_bytes(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFFU);
  return bytes;
}

/// A whole PNG file with a remark of that many bytes in it.
inline std::string heavy_png(std::uint32_t size) {
  const std::string png = tiny_png();
  const std::size_t after_header = 33;
  const std::string remark = "tEXt" + std::string(size, 'a');
  return png.substr(0, after_header) + four_bytes(size) + remark +
         four_bytes(png_checksum(remark)) + png.substr(after_header);
}

/// A whole PNG file that says it is so large, whatever its pixels.
inline std::string large_png(std::uint32_t width, std::uint32_t height) {
  const std::string png = tiny_png();
  const std::size_t after_size = 24;
  const std::string header =
      "IHDR" + four_bytes(width) + four_bytes(height) + png.substr(after_size, 5);
  const std::size_t after_header = 33;
  return png.substr(0, 12) + header + four_bytes(png_checksum(header)) + png.substr(after_header);
}

}  // namespace copil::tests
