#include "pdf/file/press.hpp"

#include <cassert>
#include <iterator>
#include <set>

#include "pdf/file/notation.hpp"
#include "pdf/tagging/identity.hpp"

namespace copil::pdf {

namespace {

Diagnostics repeated_names(const Options& options) {
  Diagnostics complaints;
  std::set<std::string> names;
  for (const Attachment& attachment : options.attachments) {
    if (names.insert(attachment.name).second) continue;
    complaints.push_back(
        plain_error("deux pièces jointes portent le nom « " + attachment.name + " »",
                    {"donnez à chacune un nom à elle"}));
  }
  return complaints;
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace

Printing::Press::Press(Workshop& workshop, Options options, ByteSink sink)
    : options_(std::move(options)),
      writer_(workshop.deflater, std::move(sink)),
      structure_(writer_),
      palette_(workshop.fonts, workshop.pictures, workshop.deflater),
      painter_(palette_),
      page_tree_(writer_.reserve()),
      resources_(writer_.reserve()),
      complaints_(repeated_names(options_)) {}

/// Does its part of the work unless an earlier one has failed.
template <class Act>
void Printing::Press::attempt(const Act& act) {
  if (!complaints_.empty()) return;
  try {
    act();
  } catch (const std::exception& problem) {
    complaints_ = {
        plain_error(std::string("le document PDF ne peut pas être achevé : ") + problem.what())};
  }
}

void Printing::Press::add(pages::Pages part) {
  attempt([&] {
    assert(part.first_page == static_cast<int>(sheets_.size()));
    if (sheets_.empty()) take_heads(part);
    structure_.add(part);
    structure_.describe_lists(part);
    add_pages(part);
    structure_.settle();
    append(bookmarks_, part.bookmarks);
    for (pages::Destination& each : part.destinations) {
      destinations_.emplace(each.name, std::move(each));
    }
    complaints_ = palette_.complaints();
  });
}

/// What only the first part says.
void Printing::Press::take_heads(pages::Pages& part) {
  metadata_ = std::move(part.metadata);
  palette_.set(std::move(part.fonts), std::move(part.pictures));
}

void Printing::Press::add_pages(pages::Pages& part) {
  std::vector<std::vector<pages::LinkArea>> links(part.pages.size());
  for (pages::LinkArea& link : part.links) {
    links[static_cast<std::size_t>(link.page - part.first_page)].push_back(std::move(link));
  }
  for (std::size_t i = 0; i < part.pages.size(); ++i) {
    add_page(part.pages[i], std::move(links[i]));
    part.pages[i].items = {};
  }
}

void Printing::Press::add_page(const pages::Page& page, std::vector<pages::LinkArea> links) {
  const PaintedPage& painted =
      painter_.paint(page, [this](int element) { return structure_.role(element); });
  const int content = writer_.reserve();
  writer_.write_stream(content, "", painted.content);
  const int number = writer_.reserve();
  sheets_.push_back({number, page.height});
  const int parent_key = structure_.add_marks(painted.marked, number);
  std::string text = "<< /Type /Page /Parent " + reference(page_tree_) + " /Contents " +
                     reference(content) + " /StructParents " + std::to_string(parent_key) +
                     " /Tabs /S /MediaBox [ 0 0 ";
  append_precise(text, page.width);
  text += ' ';
  append_precise(text, page.height);
  text += " ] /Resources " + reference(resources_);
  if (painted.is_translucent) text += " /Group << /S /Transparency /CS /DeviceRGB >>";
  writer_.write(number, text + annotations(std::move(links), number) + " >>");
}

/// The page's entry for its links, empty without any.
std::string Printing::Press::annotations(std::vector<pages::LinkArea> links, int page_object) {
  if (links.empty()) return {};
  std::string list;
  for (pages::LinkArea& link : links) {
    const int annotation = writer_.reserve();
    const int key = structure_.add_annotation(annotation, page_object, link.element);
    links_.push_back({std::move(link), annotation, key});
    list += " " + reference(annotation);
  }
  return " /Annots [" + list + " ]";
}

Diagnostics Printing::Press::finish() {
  assert(!sheets_.empty() || !complaints_.empty());
  attempt([this] { write_end(); });
  return complaints_;
}

void Printing::Press::write_end() {
  for (const DueLink& link : links_) {
    writer_.write(link.annotation,
                  link_annotation(link.area, link.parent_key, destinations_, sheets_));
  }
  palette_.write(writer_, resources_);
  write_page_tree();
  int information = 0;
  std::string catalog = "<< /Type /Catalog /Pages " + reference(page_tree_) +
                        " /MarkInfo << /Marked true >> /StructTreeRoot " +
                        reference(structure_.finish()) + outline_entries();
  catalog += write_identity(writer_, metadata_, options_, information);
  catalog += write_attachments(writer_, metadata_, options_);
  writer_.finish(writer_.add(catalog + " >>"), information);
}

void Printing::Press::write_page_tree() {
  std::string kids;
  for (const Sheet& sheet : sheets_) kids += reference(sheet.object) + " ";
  writer_.write(page_tree_, "<< /Type /Pages /Count " + std::to_string(sheets_.size()) +
                                " /Kids [ " + kids + "] >>");
}

/// Readers are asked to show the outline when there is one.
std::string Printing::Press::outline_entries() {
  if (bookmarks_.empty()) return {};
  return " /Outlines " + reference(write_bookmarks(writer_, bookmarks_, sheets_)) +
         " /PageMode /UseOutlines";
}

}  // namespace copil::pdf
