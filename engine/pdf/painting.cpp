#include "pdf/painting.hpp"

#include <cairo-pdf.h>

#include <cassert>
#include <memory>
#include <numbers>
#include <optional>
#include <string_view>

namespace copil::pdf {

namespace {

using pages::Artifact;
using pages::GlyphRun;
using pages::Item;
using pages::kNoElement;
using pages::Path;
using pages::PathStep;
using pages::Role;

constexpr std::string_view kNoBreakSpace = "\u00A0";

struct Release {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

cairo_status_t append_bytes(void* sink, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(sink)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// Other artifacts are left unmarked: `artifacts.hpp` finds them.
MarkOwner owner_of(const Item& item) {
  if (item.element != kNoElement) return {item.element, Artifact::layout};
  const bool is_running = item.artifact == Artifact::header || item.artifact == Artifact::footer ||
                          item.artifact == Artifact::watermark;
  return {kNoElement, is_running ? item.artifact : Artifact::layout};
}

/// Paints on one surface, opening and closing marks as elements come.
class Canvas {
 public:
  Canvas(const pages::Pages& pages, Faces& faces, Painting& painting)
      : pages_(pages),
        faces_(faces),
        painting_(painting),
        surface_(cairo_pdf_surface_create_for_stream(append_bytes, &painting.bytes, 1, 1)),
        context_(cairo_create(surface_.get())) {
    const Owned<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(context_.get(), options.get());
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z");
  }

  /// Nothing, or what is wrong.
  Diagnostics paint() {
    // The first tag must be the Document's, else Cairo does not mark the file as tagged.
    cairo_tag_begin(context_.get(), "Document", nullptr);
    for (const pages::Page& page : pages_.pages) paint_page(page);
    cairo_tag_end(context_.get(), "Document");
    cairo_surface_finish(surface_.get());
    return complaints();
  }

 private:
  void paint_page(const pages::Page& page) {
    cairo_pdf_surface_set_size(surface_.get(), page.width, page.height);
    painting_.marks.emplace_back();
    for (const Item& item : page.items) {
      mark(owner_of(item));
      std::visit([this](const auto& content) { paint_content(content); }, item.content);
    }
    mark({});
    cairo_show_page(context_.get());
  }

  /// Closes the open mark when it is another owner's and opens one for `owner`. An element that
  /// artifacts or a page end interrupt gets several marks.
  void mark(MarkOwner owner) {
    if (owner == marked_) return;
    if (marked_ != MarkOwner{}) cairo_tag_end(context_.get(), mark_name(marked_));
    marked_ = owner;
    if (marked_ == MarkOwner{}) return;
    cairo_tag_begin(context_.get(), mark_name(marked_), nullptr);
    painting_.marks.back().push_back(marked_);
  }

  /// Cairo knows no tag for artifacts, and makes of « Link » an annotation: `artifacts.hpp` and
  /// `navigation.hpp` make ours, so these marks bear other names.
  const char* mark_name(MarkOwner owner) const {
    if (owner.element == kNoElement) return "NonStruct";
    const Role role = pages_.structure[static_cast<std::size_t>(owner.element)].role;
    return role == Role::link ? "Span" : role_name(role);
  }

  void paint_content(const GlyphRun& run) {
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

  bool set_font(const GlyphRun& run) {
    if (run.font == font_ && run.size == font_size_) return true;
    const pages::FontFile& file = pages_.fonts[static_cast<std::size_t>(run.font)];
    face_ = &faces_.find(file);
    if (face_->cairo() == nullptr) {
      unreadable_font_ = file.path;
      return false;
    }
    font_ = run.font;
    font_size_ = run.size;
    cairo_set_font_face(context_.get(), face_->cairo());
    cairo_set_font_size(context_.get(), static_cast<double>(run.size));
    return true;
  }

  void set_colour(pages::Colour colour) {
    if (colour == colour_) return;
    colour_ = colour;
    cairo_set_source_rgb(context_.get(), colour.red / 255.0, colour.green / 255.0,
                         colour.blue / 255.0);
  }

  void show_glyphs(const GlyphRun& run, pages::Point origin) {
    glyphs_.clear();
    for (const pages::Glyph& glyph : run.glyphs) {
      glyphs_.push_back({glyph.id, origin.x + static_cast<double>(glyph.x),
                         origin.y + static_cast<double>(glyph.y)});
    }
    clusters_.clear();
    for (const pages::Cluster& cluster : run.clusters) {
      clusters_.push_back({cluster.bytes, cluster.glyphs});
    }
    part_spaces(run);
    cairo_show_text_glyphs(context_.get(), run.text.data(), static_cast<int>(run.text.size()),
                           glyphs_.data(), static_cast<int>(glyphs_.size()), clusters_.data(),
                           static_cast<int>(clusters_.size()), cairo_text_cluster_flags_t{});
  }

  /// No-break spaces get a glyph of their own, so that the text that readers extract has them.
  void part_spaces(const GlyphRun& run) {
    if (run.text.find(kNoBreakSpace) == std::string::npos) return;
    std::size_t byte = 0;
    std::size_t glyph = 0;
    for (const pages::Cluster& cluster : run.clusters) {
      const bool is_no_break = run.text.compare(byte, cluster.bytes, kNoBreakSpace) == 0;
      if (is_no_break && cluster.glyphs == 1 && glyphs_[glyph].index == face_->space() &&
          face_->no_break_space() != 0) {
        glyphs_[glyph].index = face_->no_break_space();
      }
      byte += cluster.bytes;
      glyph += cluster.glyphs;
    }
  }

  void paint_content(const Path& path) {
    cairo_new_path(context_.get());
    for (const PathStep& step : path.steps) add_step(step);
    if (path.fill) {
      set_colour(*path.fill);
      path.stroke ? cairo_fill_preserve(context_.get()) : cairo_fill(context_.get());
    }
    if (path.stroke) stroke(*path.stroke);
  }

  void add_step(const PathStep& step) {
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

  void stroke(const pages::Stroke& stroke) {
    set_colour(stroke.colour);
    cairo_set_line_width(context_.get(), stroke.width);
    cairo_set_dash(context_.get(), stroke.dashes.data(), static_cast<int>(stroke.dashes.size()), 0);
    cairo_set_line_cap(context_.get(),
                       stroke.is_round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(context_.get(),
                        stroke.is_round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_stroke(context_.get());
  }

  Diagnostics complaints() const {
    if (!unreadable_font_.empty()) {
      return {plain_error("police illisible : « " + unreadable_font_ + " »",
                          {"vérifiez que ce fichier existe et que c’est une police TrueType"})};
    }
    cairo_status_t status = cairo_status(context_.get());
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface_.get());
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return {plain_error(std::string("la page ne peut pas être peinte : ") +
                        cairo_status_to_string(status))};
  }

  const pages::Pages& pages_;
  Faces& faces_;
  Painting& painting_;
  Owned<cairo_surface_t> surface_;
  Owned<cairo_t> context_;
  MarkOwner marked_;
  // What the context is set to.
  const Face* face_ = nullptr;
  int font_ = -1;
  float font_size_ = 0;
  std::optional<pages::Colour> colour_;
  std::string unreadable_font_;
  std::vector<cairo_glyph_t> glyphs_;
  std::vector<cairo_text_cluster_t> clusters_;
};

}  // namespace

Checked<Painting> paint(const pages::Pages& pages, Faces& faces) {
  assert(!pages.pages.empty() && !pages.structure.empty());
  Painting painting;
  Diagnostics complaints = Canvas(pages, faces, painting).paint();
  if (!complaints.empty()) return complaints;
  return painting;
}

}  // namespace copil::pdf
