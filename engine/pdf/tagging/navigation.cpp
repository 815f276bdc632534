#include "pdf/tagging/navigation.hpp"

#include <cassert>

#include "pdf/file/notation.hpp"

namespace copil::pdf {

namespace {

using pages::Bookmark;
using pages::LinkArea;

std::size_t index_of(int number) {
  return static_cast<std::size_t>(number);
}

/// `[page /XYZ x y null]`: that point at the top left of the window, the zoom unchanged.
std::string view_of(const std::vector<Sheet>& sheets, int page, pages::Point at) {
  const Sheet& sheet = sheets[index_of(page)];
  std::string text = "[ " + reference(sheet.object) + " /XYZ ";
  append_length(text, at.x);
  text += ' ';
  append_length(text, sheet.height - at.y);
  return text + " null ]";
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

/// What ties an entry to those around it.
struct Ties {
  int object = 0;
  int first = 0;  ///< objects; 0 for none
  int last = 0;
  int before = 0;
  int after = 0;
  int shown = 0;  ///< all entries below it
};

/// Ties of the entries; the outline itself stands last.
std::vector<Ties> ties_of(const std::vector<int>& parents, FileWriter& writer) {
  std::vector<Ties> ties(parents.size() + 1);
  for (Ties& each : ties) each.object = writer.reserve();
  std::vector<int> last_child(ties.size(), -1);
  const auto slot = [&](std::size_t i) {
    return parents[i] < 0 ? parents.size() : index_of(parents[i]);
  };
  for (std::size_t i = 0; i < parents.size(); ++i) {
    Ties& parent = ties[slot(i)];
    int& last = last_child[slot(i)];
    if (last < 0) {
      parent.first = ties[i].object;
    } else {
      ties[i].before = ties[index_of(last)].object;
      ties[index_of(last)].after = ties[i].object;
    }
    parent.last = ties[i].object;
    last = static_cast<int>(i);
  }
  for (std::size_t i = parents.size(); i-- > 0;) ties[slot(i)].shown += 1 + ties[i].shown;
  return ties;
}

std::string tied(const Ties& ties) {
  std::string text;
  const auto add = [&](const char* key, int object) {
    if (object != 0) text += std::string(" ") + key + " " + reference(object);
  };
  add("/First", ties.first);
  add("/Last", ties.last);
  add("/Prev", ties.before);
  add("/Next", ties.after);
  if (ties.shown > 0) text += " /Count " + std::to_string(ties.shown);
  return text;
}

}  // namespace

std::string link_annotation(const LinkArea& link, int parent_key, const Destinations& destinations,
                            const std::vector<Sheet>& sheets) {
  constexpr const char* kPrintable = "4";
  std::string text = "<< /Type /Annot /Subtype /Link /Rect " +
                     rectangle(link.box, sheets[index_of(link.page)].height) + " /F " + kPrintable +
                     " /Border [ 0 0 0 ] /Contents " + unicode_text(link.contents) +
                     " /StructParent " + std::to_string(parent_key);
  if (!link.url.empty()) {
    return text + " /A << /S /URI /URI " + byte_string(link.url) + " >> >>";
  }
  const auto target = destinations.find(link.destination);
  assert(target != destinations.end());
  return text + " /Dest " + view_of(sheets, target->second.page, target->second.at) + " >>";
}

int write_bookmarks(FileWriter& writer, const std::vector<Bookmark>& bookmarks,
                    const std::vector<Sheet>& sheets) {
  const std::vector<int> parents = parents_of(bookmarks);
  const std::vector<Ties> ties = ties_of(parents, writer);
  const int outline = ties.back().object;
  for (std::size_t i = 0; i < bookmarks.size(); ++i) {
    const int parent = parents[i] < 0 ? outline : ties[index_of(parents[i])].object;
    writer.write(ties[i].object, "<< /Title " + unicode_text(bookmarks[i].title) + " /Dest " +
                                     view_of(sheets, bookmarks[i].page, {0, bookmarks[i].y}) +
                                     " /Parent " + reference(parent) + tied(ties[i]) + " >>");
  }
  writer.write(outline, "<< /Type /Outlines" + tied(ties.back()) + " >>");
  return outline;
}

}  // namespace copil::pdf
