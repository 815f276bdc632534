#include "pictures/painting/brush.hpp"

#include <numbers>
#include <string_view>

#include "pages/bounds.hpp"

namespace copil::pictures {

using pages::GlyphRun;
using pages::Path;
using pages::PathStep;

namespace {

cairo_status_t take_bytes(void* source, unsigned char* data, unsigned int length) {
  auto& bytes = *static_cast<std::string_view*>(source);
  if (bytes.size() < length) return CAIRO_STATUS_READ_ERROR;
  bytes.copy(reinterpret_cast<char*>(data), length);
  bytes.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

Surface decoded(std::string_view png) {
  return Surface(cairo_image_surface_create_from_png_stream(take_bytes, &png));
}

}  // namespace

Brush::Brush(cairo_surface_t* surface, const Palette& palette)
    : palette_(palette), context_(cairo_create(surface)) {
  const Owned<cairo_font_options_t, cairo_font_options_destroy> options(
      cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(context_.get(), options.get());
}

void Brush::paint(const GlyphRun& run) {
  if (run.glyphs.empty() || !set_font(run)) return;
  set_colour(run.colour);
  if (run.rotation == 0) {
    show_glyphs(run, run.origin);
    return;
  }
  cairo_save(context_.get());
  cairo_translate(context_.get(), run.origin.x, run.origin.y);
  cairo_rotate(context_.get(), -run.rotation * std::numbers::pi / 180);
  show_glyphs(run, {});
  cairo_restore(context_.get());
}

bool Brush::set_font(const GlyphRun& run) {
  if (run.font == font_ && run.size == font_size_) return true;
  const pages::FontFile& file = palette_.fonts[static_cast<std::size_t>(run.font)];
  const Face& face = palette_.faces.find(file);
  if (face.cairo() == nullptr) {
    complaints_ = {
        plain_error("police illisible : « " + file.path + " »",
                    {"vérifiez que ce fichier existe et que c’est une police TrueType"})};
    return false;
  }
  font_ = run.font;
  font_size_ = run.size;
  cairo_set_font_face(context_.get(), face.cairo());
  cairo_set_font_size(context_.get(), static_cast<double>(run.size));
  return true;
}

void Brush::set_colour(pages::Colour colour) {
  if (colour == colour_) return;
  colour_ = colour;
  cairo_set_source_rgb(context_.get(), colour.red / 255.0, colour.green / 255.0,
                       colour.blue / 255.0);
}

void Brush::show_glyphs(const GlyphRun& run, pages::Point origin) {
  glyphs_.clear();
  for (const pages::Glyph& glyph : run.glyphs) {
    glyphs_.push_back({glyph.id, origin.x + static_cast<double>(glyph.x),
                       origin.y + static_cast<double>(glyph.y)});
  }
  cairo_show_glyphs(context_.get(), glyphs_.data(), static_cast<int>(glyphs_.size()));
}

void Brush::paint(const Path& path) {
  if (path.picture >= 0) return paint_picture(path);
  cairo_new_path(context_.get());
  for (const PathStep& step : path.steps) add_step(step);
  if (path.fill) {
    set_colour(*path.fill);
    path.stroke ? cairo_fill_preserve(context_.get()) : cairo_fill(context_.get());
  }
  if (path.stroke) stroke(*path.stroke);
}

void Brush::paint_picture(const Path& path) {
  auto [known, is_new] = pictures_.try_emplace(path.picture);
  if (is_new) known->second = decoded(palette_.pictures[static_cast<std::size_t>(path.picture)]);
  cairo_surface_t* picture = known->second.get();
  if (cairo_surface_status(picture) != CAIRO_STATUS_SUCCESS) {
    complaints_ = {plain_error("image illisible", {"enregistrez-la de nouveau au format PNG"})};
    return;
  }
  const pages::Rect box = pages::bounds({path});
  cairo_save(context());
  cairo_translate(context(), box.x, box.y);
  cairo_scale(context(), box.width / cairo_image_surface_get_width(picture),
              box.height / cairo_image_surface_get_height(picture));
  cairo_set_source_surface(context(), picture, 0, 0);
  // As archived documents show them: PDF/A-3 6.2.8 forbids to smooth pixels.
  cairo_pattern_set_filter(cairo_get_source(context()), CAIRO_FILTER_NEAREST);
  cairo_paint(context());
  cairo_restore(context());
}

void Brush::add_step(const PathStep& step) {
  switch (step.kind) {
    case PathStep::Kind::move:
      cairo_move_to(context_.get(), step.to.x, step.to.y);
      break;
    case PathStep::Kind::line:
      cairo_line_to(context_.get(), step.to.x, step.to.y);
      break;
    case PathStep::Kind::curve:
      cairo_curve_to(context_.get(), step.first.x, step.first.y, step.second.x, step.second.y,
                     step.to.x, step.to.y);
      break;
    case PathStep::Kind::close:
      cairo_close_path(context_.get());
      break;
  }
}

void Brush::stroke(const pages::Stroke& stroke) {
  set_colour(stroke.colour);
  cairo_set_line_width(context_.get(), stroke.width);
  cairo_set_dash(context_.get(), stroke.dashes.data(), static_cast<int>(stroke.dashes.size()), 0);
  cairo_set_line_cap(context_.get(), stroke.is_round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join(context_.get(),
                      stroke.is_round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
  cairo_stroke(context_.get());
}

}  // namespace copil::pictures
