#include "pdf/tagging/navigation.hpp"

#include <algorithm>
#include <cassert>

#include "pdf/file/objects.hpp"
#include "pdf/file/qpdf_library.hpp"

namespace copil::pdf {

namespace {

using pages::Bookmark;
using pages::Destination;
using pages::LinkArea;

constexpr int kPrintable = 4;

std::size_t index_of(int number) {
  return static_cast<std::size_t>(number);
}

/// `[page /XYZ x y null]`: that point at the top left of the window, the zoom unchanged.
QPDFObjectHandle view_of(const std::vector<Sheet>& sheets, int page, pages::Point at) {
  const Sheet& sheet = sheets[index_of(page)];
  return QPDFObjectHandle::newArray({sheet.object, QPDFObjectHandle::newName("/XYZ"), length(at.x),
                                     length(sheet.height - at.y), QPDFObjectHandle::newNull()});
}

QPDFObjectHandle address_action(const std::string& url) {
  QPDFObjectHandle action = QPDFObjectHandle::newDictionary();
  action.replaceKey("/S", QPDFObjectHandle::newName("/URI"));
  action.replaceKey("/URI", QPDFObjectHandle::newString(url));
  return action;
}

const Destination& destination_of(const std::vector<Destination>& destinations,
                                  const LinkArea& link) {
  const auto found =
      std::find_if(destinations.begin(), destinations.end(),
                   [&](const Destination& known) { return known.name == link.destination; });
  assert(found != destinations.end());
  return *found;
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

QPDFObjectHandle bookmark_object(const std::vector<Sheet>& sheets, const Bookmark& bookmark) {
  QPDFObjectHandle object = QPDFObjectHandle::newDictionary();
  object.replaceKey("/Title", unicode_text(bookmark.title));
  object.replaceKey("/Dest", view_of(sheets, bookmark.page, {0, bookmark.y}));
  return object;
}

}  // namespace

QPDFObjectHandle link_annotation(const LinkArea& link, int parent_key,
                                 const std::vector<Destination>& destinations,
                                 const std::vector<Sheet>& sheets) {
  QPDFObjectHandle annotation = QPDFObjectHandle::newDictionary();
  annotation.replaceKey("/Type", QPDFObjectHandle::newName("/Annot"));
  annotation.replaceKey("/Subtype", QPDFObjectHandle::newName("/Link"));
  annotation.replaceKey("/Rect", rectangle(link.box, sheets[index_of(link.page)].height));
  annotation.replaceKey("/F", whole_number(kPrintable));
  annotation.replaceKey(
      "/Border", QPDFObjectHandle::newArray({whole_number(0), whole_number(0), whole_number(0)}));
  annotation.replaceKey("/Contents", unicode_text(link.contents));
  annotation.replaceKey("/StructParent", whole_number(parent_key));
  if (!link.url.empty()) {
    annotation.replaceKey("/A", address_action(link.url));
  } else {
    const Destination& target = destination_of(destinations, link);
    annotation.replaceKey("/Dest", view_of(sheets, target.page, target.at));
  }
  return annotation;
}

void add_bookmarks(QPDF& file, const std::vector<Bookmark>& bookmarks,
                   const std::vector<Sheet>& sheets) {
  if (bookmarks.empty()) return;
  const std::vector<int> parents = parents_of(bookmarks);
  std::vector<QPDFObjectHandle> objects;
  for (const Bookmark& bookmark : bookmarks) {
    objects.push_back(file.makeIndirectObject(bookmark_object(sheets, bookmark)));
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
