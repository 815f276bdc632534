#include "base/png.hpp"

#include <array>
#include <cstdint>

namespace copil {

namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1A\n";
constexpr std::uint32_t kLargestSide = 20'000;

/// The checksum of ISO 3309, bit by bit: pictures are small and read once.
std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char c : bytes) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~sum;
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

/// A part of the file: four bytes of length, four of name, the content, four of checksum.
struct Chunk {
  std::string_view name;
  std::string_view content;
};

/// The part at the head of `bytes`, which it is taken from; nothing when it is cut or spoilt.
std::optional<Chunk> take_chunk(std::string_view& bytes) {
  constexpr std::size_t kAround = 12;
  if (bytes.size() < kAround) return {};
  const std::size_t length = number_at(bytes, 0);
  if (length > bytes.size() - kAround) return {};
  const std::string_view checked = bytes.substr(4, length + 4);
  if (checksum(checked) != number_at(bytes, length + 8)) return {};
  bytes.remove_prefix(length + kAround);
  return Chunk{checked.substr(0, 4), checked.substr(4)};
}

std::optional<PictureSize> size_in(const Chunk& header) {
  if (header.name != "IHDR" || header.content.size() != 13) return {};
  const std::uint32_t width = number_at(header.content, 0);
  const std::uint32_t height = number_at(header.content, 4);
  if (width == 0 || height == 0 || width > kLargestSide || height > kLargestSide) return {};
  return PictureSize{static_cast<int>(width), static_cast<int>(height)};
}

}  // namespace

std::optional<PictureSize> png_size(std::string_view bytes) {
  if (!bytes.starts_with(kSignature)) return {};
  bytes.remove_prefix(kSignature.size());
  const auto header = take_chunk(bytes);
  const auto size = header ? size_in(*header) : std::nullopt;
  if (!size) return {};
  bool has_pixels = false;
  while (const auto chunk = take_chunk(bytes)) {
    has_pixels = has_pixels || chunk->name == "IDAT";
    if (chunk->name == "IEND") return has_pixels ? size : std::nullopt;
  }
  return {};
}

}  // namespace copil
