#include "pdf/navigation.hpp"

#include <algorithm>
#include <cassert>

#include "pdf/objects.hpp"
#include "pdf/qpdf_library.hpp"

namespace copil::pdf {

namespace {

using pages::Bookmark;
using pages::LinkArea;
using pages::Pages;

constexpr int kPrintable = 4;

std::size_t index_of(int number) {
  return static_cast<std::size_t>(number);
}

/// `[page /XYZ x y null]`: that point at the top left of the window, the zoom unchanged.
QPDFObjectHandle view_of(const Pages& pages, const std::vector<QPDFObjectHandle>& sheets, int page,
                         pages::Point at) {
  return QPDFObjectHandle::newArray(
      {sheets[index_of(page)], QPDFObjectHandle::newName("/XYZ"), length(at.x),
       length(pages.pages[index_of(page)].height - at.y), QPDFObjectHandle::newNull()});
}

QPDFObjectHandle address_action(const std::string& url) {
  QPDFObjectHandle action = QPDFObjectHandle::newDictionary();
  action.replaceKey("/S", QPDFObjectHandle::newName("/URI"));
  action.replaceKey("/URI", QPDFObjectHandle::newString(url));
  return action;
}

const pages::Destination& destination_of(const Pages& pages, const LinkArea& link) {
  const auto found =
      std::find_if(pages.destinations.begin(), pages.destinations.end(),
                   [&](const pages::Destination& known) { return known.name == link.destination; });
  assert(found != pages.destinations.end());
  return *found;
}

QPDFObjectHandle link_annotation(const Pages& pages, const std::vector<QPDFObjectHandle>& sheets,
                                 const LinkArea& link) {
  QPDFObjectHandle annotation = QPDFObjectHandle::newDictionary();
  annotation.replaceKey("/Type", QPDFObjectHandle::newName("/Annot"));
  annotation.replaceKey("/Subtype", QPDFObjectHandle::newName("/Link"));
  annotation.replaceKey("/Rect", rectangle(link.box, pages.pages[index_of(link.page)].height));
  annotation.replaceKey("/F", whole_number(kPrintable));
  annotation.replaceKey(
      "/Border", QPDFObjectHandle::newArray({whole_number(0), whole_number(0), whole_number(0)}));
  annotation.replaceKey("/Contents", unicode_text(link.contents));
  if (!link.url.empty()) {
    annotation.replaceKey("/A", address_action(link.url));
  } else {
    const pages::Destination& target = destination_of(pages, link);
    annotation.replaceKey("/Dest", view_of(pages, sheets, target.page, target.at));
  }
  return annotation;
}

void append_annotation(QPDFObjectHandle sheet, QPDFObjectHandle annotation) {
  if (!sheet.hasKey("/Annots")) sheet.replaceKey("/Annots", QPDFObjectHandle::newArray());
  sheet.getKey("/Annots").appendItem(annotation);
}

// ── Bookmarks ──────────────────────────────────────────────────────────────────────────────────

/// Hangs each bookmark under the nearest one before it of a lower level.
std::vector<int> parents_of(const std::vector<Bookmark>& bookmarks) {
  std::vector<int> parents;
  std::vector<int> open;
  for (std::size_t i = 0; i < bookmarks.size(); ++i) {
    while (!open.empty() && bookmarks[index_of(open.back())].level >= bookmarks[i].level) {
      open.pop_back();
    }
    parents.push_back(open.empty() ? -1 : open.back());
    open.push_back(static_cast<int>(i));
  }
  return parents;
}

/// Ties `children` to one another and to `parent`; `shown` counts all entries below it.
void tie_children(QPDFObjectHandle parent, const std::vector<QPDFObjectHandle>& children,
                  int shown) {
  if (children.empty()) return;
  parent.replaceKey("/First", children.front());
  parent.replaceKey("/Last", children.back());
  parent.replaceKey("/Count", whole_number(shown));
  for (std::size_t i = 0; i < children.size(); ++i) {
    QPDFObjectHandle child = children[i];
    child.replaceKey("/Parent", parent);
    if (i > 0) child.replaceKey("/Prev", children[i - 1]);
    if (i + 1 < children.size()) child.replaceKey("/Next", children[i + 1]);
  }
}

QPDFObjectHandle bookmark_object(const Pages& pages, const std::vector<QPDFObjectHandle>& sheets,
                                 const Bookmark& bookmark) {
  QPDFObjectHandle object = QPDFObjectHandle::newDictionary();
  object.replaceKey("/Title", unicode_text(bookmark.title));
  object.replaceKey("/Dest", view_of(pages, sheets, bookmark.page, {0, bookmark.y}));
  return object;
}

}  // namespace

void add_links(QPDF& file, const Pages& pages, std::vector<QPDFObjectHandle>& sheets,
               Structure& structure) {
  for (const LinkArea& link : pages.links) {
    const auto annotation = file.makeIndirectObject(link_annotation(pages, sheets, link));
    append_annotation(sheets[index_of(link.page)], annotation);
    structure.add_annotation(annotation, link.page, link.element);
  }
}

void add_bookmarks(QPDF& file, const Pages& pages, const std::vector<QPDFObjectHandle>& sheets) {
  if (pages.bookmarks.empty()) return;
  const std::vector<int> parents = parents_of(pages.bookmarks);
  std::vector<QPDFObjectHandle> objects;
  for (const Bookmark& bookmark : pages.bookmarks) {
    objects.push_back(file.makeIndirectObject(bookmark_object(pages, sheets, bookmark)));
  }
  objects.push_back(file.makeIndirectObject(QPDFObjectHandle::newDictionary()));
  // The outline itself stands last; −1 leads to it.
  std::vector<std::vector<QPDFObjectHandle>> children(objects.size());
  std::vector<int> shown(objects.size(), 0);
  const auto slot = [&](std::size_t i) {
    return parents[i] < 0 ? parents.size() : index_of(parents[i]);
  };
  for (std::size_t i = 0; i < parents.size(); ++i) children[slot(i)].push_back(objects[i]);
  for (std::size_t i = parents.size(); i-- > 0;) shown[slot(i)] += 1 + shown[i];
  for (std::size_t i = 0; i < objects.size(); ++i) tie_children(objects[i], children[i], shown[i]);
  QPDFObjectHandle outline = objects.back();
  outline.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
  file.getRoot().replaceKey("/Outlines", outline);
  file.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

}  // namespace copil::pdf
