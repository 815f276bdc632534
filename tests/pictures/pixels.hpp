#pragma once

#include <cairo.h>

#include <cstdint>
#include <string_view>
#include <vector>

/// What a PNG file shows, read back.
namespace copil::testing {

struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> values;
};

inline cairo_status_t take_bytes(void* source, unsigned char* data, unsigned int length) {
  auto& bytes = *static_cast<std::string_view*>(source);
  if (bytes.size() < length) return CAIRO_STATUS_READ_ERROR;
  bytes.copy(reinterpret_cast<char*>(data), length);
  bytes.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

inline Pixels decoded(std::string_view png) {
  cairo_surface_t* surface = cairo_image_surface_create_from_png_stream(take_bytes, &png);
  Pixels pixels{
      cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  const int stride = cairo_image_surface_get_stride(surface);
  const unsigned char* data = cairo_image_surface_get_data(surface);
  for (int y = 0; y < pixels.height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(data + y * stride);
    for (int x = 0; x < pixels.width; ++x) pixels.values.push_back(row[x] & 0xFFFFFFU);
  }
  cairo_surface_destroy(surface);
  return pixels;
}

}  // namespace copil::testing
