#include "pictures/picture.hpp"

#include <cassert>
#include <cmath>

#include "pictures/painting/brush.hpp"

namespace copil::pictures {

namespace {

constexpr double kPointsPerInch = 72;

cairo_status_t append_bytes(void* sink, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(sink)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

int pixels(double points, double scale) {
  return static_cast<int>(std::lround(points * scale));
}

}  // namespace

Checked<std::string> picture(const pages::Pages& pages, std::size_t page, double dots_per_inch) {
  assert(page < pages.pages.size());
  const pages::Page& sheet = pages.pages[page];
  const double scale = dots_per_inch / kPointsPerInch;
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(sheet.width, scale),
                                                   pixels(sheet.height, scale)));
  Faces faces;
  Brush brush(surface.get(), {pages.fonts, pages.pictures, faces});
  cairo_set_source_rgb(brush.context(), 1, 1, 1);
  cairo_paint(brush.context());
  cairo_scale(brush.context(), scale, scale);
  for (const pages::Item& item : sheet.items) {
    std::visit([&](const auto& content) { brush.paint(content); }, item.content);
  }
  if (!brush.complaints().empty()) return brush.complaints();
  std::string bytes;
  if (cairo_surface_write_to_png_stream(surface.get(), append_bytes, &bytes) !=
      CAIRO_STATUS_SUCCESS) {
    return Diagnostics{plain_error("la page ne peut pas être peinte")};
  }
  return bytes;
}

}  // namespace copil::pictures
