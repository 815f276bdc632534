#include "pdf/painting/picture_objects.hpp"

#include <png.h>

#include <algorithm>

namespace copil::pdf {

namespace {

constexpr std::size_t kPicturesKept = 16;
constexpr std::size_t kChannels = 4;

/// Red, green, blue and opacity of each pixel; empty for what is no picture.
std::string pixels_of(const std::string& png, png_image& header) {
  header.version = PNG_IMAGE_VERSION;
  std::string pixels;
  if (png_image_begin_read_from_memory(&header, png.data(), png.size()) != 0) {
    header.format = PNG_FORMAT_RGBA;
    pixels.resize(PNG_IMAGE_SIZE(header));
    if (png_image_finish_read(&header, nullptr, pixels.data(), 0, nullptr) == 0) pixels.clear();
  }
  png_image_free(&header);
  return pixels;
}

PackedPicture pack(const std::string& png, Deflater& deflater) {
  png_image header{};
  const std::string pixels = pixels_of(png, header);
  PackedPicture picture;
  if (pixels.empty()) return picture;
  picture.width = static_cast<int>(header.width);
  picture.height = static_cast<int>(header.height);
  std::string colours;
  std::string opacity;
  for (std::size_t at = 0; at < pixels.size(); at += kChannels) {
    colours.append(pixels, at, kChannels - 1);
    opacity += pixels[at + kChannels - 1];
  }
  picture.colours = deflater.deflated(colours);
  const bool is_opaque =
      std::all_of(opacity.begin(), opacity.end(), [](char share) { return share == '\xFF'; });
  if (!is_opaque) picture.opacity = deflater.deflated(opacity);
  return picture;
}

/// Not to be smoothed: PDF/A-3, 6.2.8.
std::string entries(const PackedPicture& picture, const char* colour_space) {
  return "/Type /XObject /Subtype /Image /Width " + std::to_string(picture.width) + " /Height " +
         std::to_string(picture.height) + " /ColorSpace " + colour_space +
         " /BitsPerComponent 8 /Interpolate false /Filter /FlateDecode";
}

}  // namespace

const PackedPicture& PictureCase::packed(const std::string& png, Deflater& deflater) {
  const auto known = known_.find(png);
  if (known != known_.end()) return known->second;
  if (known_.size() >= kPicturesKept) known_.clear();
  return known_.emplace(png, pack(png, deflater)).first->second;
}

void write_picture(FileWriter& writer, int object, const PackedPicture& picture) {
  std::string more;
  if (!picture.opacity.empty()) {
    const int mask = writer.reserve();
    writer.write_deflated(mask, entries(picture, "/DeviceGray"), picture.opacity);
    more = " /SMask " + reference(mask);
  }
  writer.write_deflated(object, entries(picture, "/DeviceRGB") + more, picture.colours);
}

}  // namespace copil::pdf
