#pragma once

#include <optional>
#include <string_view>

namespace copil {

/// The size of a picture, in pixels.
struct PictureSize {
  int width = 0;
  int height = 0;
  bool operator==(const PictureSize&) const = default;
};

/// The size of a PNG picture (ISO 15948), or nothing when the bytes are not one, or not whole:
/// every part is held against its checksum. The pixels themselves are not decoded.
std::optional<PictureSize> png_size(std::string_view bytes);

}  // namespace copil
