#include <array>
#include <cmath>
#include <map>

#include "base/exact.hpp"
#include "pages/bounds.hpp"
#include "pages/page.hpp"

namespace copil::pages {

namespace {

constexpr std::array<const char*, 29> kRoleNames{
    "Document", "Sect",  "Div",   "BlockQuote", "Caption", "TOC", "TOCI", "H1",
    "H2",       "H3",    "H4",    "H5",         "H6",      "P",   "L",    "LI",
    "Lbl",      "LBody", "Table", "THead",      "TBody",   "TR",  "TH",   "TD",
    "Span",     "Link",  "Note",  "Reference",  "Figure"};
constexpr std::array<const char*, 5> kArtifactNames{"layout", "background", "header", "footer",
                                                    "watermark"};

/// Two decimals, without depending on any locale.
std::string number(double value) {
  return decimal_text(Ratio{std::llround(value * 100), 100}, 2);
}

std::string rectangle_text(const Rect& box) {
  return number(box.x) + " " + number(box.y) + " " + number(box.width) + " " + number(box.height);
}

std::string colour_text(Colour colour) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text = "#";
  for (const int part : {colour.red, colour.green, colour.blue}) {
    text += kDigits[static_cast<std::size_t>(part / 16)];
    text += kDigits[static_cast<std::size_t>(part % 16)];
  }
  return text;
}

std::string content_text(const GlyphRun& run) {
  return "text " + number(run.origin.x) + " " + number(run.origin.y) + " width " +
         number(static_cast<double>(run.width)) + " size " + number(static_cast<double>(run.size)) +
         " \"" + run.text + "\"";
}

std::string content_text(const Path& path) {
  const Rect box = bounds({path});
  std::string text = "path " + rectangle_text(box);
  if (path.fill) text += " fill " + colour_text(*path.fill);
  if (path.stroke) {
    text += " stroke " + colour_text(path.stroke->colour) + " " + number(path.stroke->width);
  }
  if (path.picture >= 0) text += " picture " + std::to_string(path.picture);
  return text;
}

std::string owner_text(const Item& item, const Pages& pages) {
  if (item.element == kNoElement) {
    return std::string{"("} + kArtifactNames[static_cast<std::size_t>(item.artifact)] + ")";
  }
  const Element& element = pages.structure[static_cast<std::size_t>(item.element)];
  return role_name(element.role);
}

/// What each element's own items say, over all pages.
std::map<int, std::string> texts_by_element(const Pages& pages) {
  std::map<int, std::string> texts;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      if (run != nullptr && item.element != kNoElement) texts[item.element] += run->text;
    }
  }
  return texts;
}

std::string attributes_text(const Element& element) {
  std::string text;
  if (element.scope == Scope::column) text += " scope=Column";
  if (element.scope == Scope::row) text += " scope=Row";
  if (element.row_span > 1) text += " rows=" + std::to_string(element.row_span);
  if (element.column_span > 1) text += " columns=" + std::to_string(element.column_span);
  if (!element.id.empty()) text += " id=" + element.id;
  if (!element.headers.empty()) text += " headers=\"" + element.headers + "\"";
  if (!element.alternative.empty()) {
    const char* name = element.role == Role::table ? "summary" : "alt";
    text += std::string(" ") + name + "=\"" + element.alternative + "\"";
  }
  return text;
}

}  // namespace

const char* role_name(Role role) {
  return kRoleNames[static_cast<std::size_t>(role)];
}

std::string dump(const Pages& pages) {
  std::string text;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const Page& page = pages.pages[i];
    text += "page " + std::to_string(i + 1) + " " + number(page.width) + " " + number(page.height) +
            "\n";
    for (const Item& item : page.items) {
      text += "  " + owner_text(item, pages) + " " +
              std::visit([](const auto& content) { return content_text(content); }, item.content) +
              "\n";
    }
  }
  return text;
}

std::string dump_structure(const Pages& pages) {
  const std::map<int, std::string> texts = texts_by_element(pages);
  std::vector<int> depths;
  std::string text;
  for (std::size_t i = 0; i < pages.structure.size(); ++i) {
    const Element& element = pages.structure[i];
    const int depth = element.parent < 0 ? 0 : depths[static_cast<std::size_t>(element.parent)] + 1;
    depths.push_back(depth);
    text += std::string(static_cast<std::size_t>(2 * depth), ' ') + role_name(element.role) +
            attributes_text(element);
    const auto own = texts.find(static_cast<int>(i));
    if (own != texts.end()) text += " \"" + own->second + "\"";
    text += "\n";
  }
  return text;
}

}  // namespace copil::pages
