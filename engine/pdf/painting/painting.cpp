#include "pdf/painting/painting.hpp"

#include <cairo-pdf.h>

namespace copil::pdf {

namespace {

using pages::Artifact;
using pages::Item;
using pages::kNoElement;
using pages::Role;

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
  Canvas(const Palette& palette, const std::function<Role(int)>& role_of, Painting& painting)
      : role_of_(role_of),
        painting_(painting),
        surface_(cairo_pdf_surface_create_for_stream(append_bytes, &painting.bytes, 1, 1)),
        brush_(surface_.get(), palette),
        context_(brush_.context()) {
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z");
  }

  /// Nothing, or what is wrong.
  Diagnostics paint(const std::vector<pages::Page>& pages) {
    // The first tag must be the Document's, else Cairo does not mark the file as tagged.
    cairo_tag_begin(context_, "Document", nullptr);
    for (const pages::Page& page : pages) paint_page(page);
    cairo_tag_end(context_, "Document");
    cairo_surface_finish(surface_.get());
    return complaints();
  }

 private:
  void paint_page(const pages::Page& page) {
    cairo_pdf_surface_set_size(surface_.get(), page.width, page.height);
    painting_.marks.emplace_back();
    for (const Item& item : page.items) {
      mark(owner_of(item));
      paint_item(item);
    }
    mark({});
    cairo_show_page(context_);
  }

  void paint_item(const Item& item) {
    const auto* run = std::get_if<pages::GlyphRun>(&item.content);
    if (run != nullptr && item.artifact == Artifact::watermark) {
      return brush_.paint_as_outlines(*run);
    }
    std::visit([this](const auto& content) { brush_.paint(content); }, item.content);
  }

  /// Closes the open mark when it is another owner's and opens one for `owner`. An element that
  /// artifacts or a page end interrupt gets several marks.
  void mark(MarkOwner owner) {
    if (owner == marked_) return;
    if (marked_ != MarkOwner{}) cairo_tag_end(context_, mark_name(marked_));
    marked_ = owner;
    if (marked_ == MarkOwner{}) return;
    cairo_tag_begin(context_, mark_name(marked_), nullptr);
    painting_.marks.back().push_back(marked_);
  }

  /// Cairo knows no tag for artifacts, and makes of « Link » an annotation: `artifacts.hpp` and
  /// `navigation.hpp` make ours, so these marks bear other names.
  const char* mark_name(MarkOwner owner) const {
    if (owner.element == kNoElement) return "NonStruct";
    const Role role = role_of_(owner.element);
    return role == Role::link ? "Span" : role_name(role);
  }

  Diagnostics complaints() const {
    if (!brush_.complaints().empty()) return brush_.complaints();
    cairo_status_t status = cairo_status(context_);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface_.get());
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return {plain_error(std::string("la page ne peut pas être peinte : ") +
                        cairo_status_to_string(status))};
  }

  const std::function<Role(int)>& role_of_;
  Painting& painting_;
  Owned<cairo_surface_t> surface_;
  Brush brush_;
  cairo_t* context_;
  MarkOwner marked_;
};

}  // namespace

Checked<Painting> paint(const std::vector<pages::Page>& pages, const Palette& palette,
                        const std::function<Role(int element)>& role_of) {
  Painting painting;
  Diagnostics complaints = Canvas(palette, role_of, painting).paint(pages);
  if (!complaints.empty()) return complaints;
  return painting;
}

}  // namespace copil::pdf
