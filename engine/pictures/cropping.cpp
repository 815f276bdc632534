#include "pictures/cropping.hpp"

#include <algorithm>
#include <limits>

#include "pages/bounds.hpp"

namespace copil::pictures {

namespace {

using namespace pages;

bool is_content(const Item& item) {
  const bool is_frame = item.artifact == Artifact::header || item.artifact == Artifact::footer ||
                        item.artifact == Artifact::watermark;
  return item.element != kNoElement || !is_frame;
}

void shift(Point& point, double x, double y) {
  point.x -= x;
  point.y -= y;
}

void shift(Item& item, double x, double y) {
  if (auto* run = std::get_if<GlyphRun>(&item.content)) return shift(run->origin, x, y);
  for (auto& step : std::get<Path>(item.content).steps) {
    shift(step.to, x, y);
    shift(step.first, x, y);
    shift(step.second, x, y);
  }
}

}  // namespace

pages::Pages cropped(const pages::Pages& laid, double margin) {
  Pages result;
  result.metadata = laid.metadata;
  result.fonts = laid.fonts;
  result.pictures = laid.pictures;
  Page page;
  constexpr double kFar = std::numeric_limits<double>::max();
  double left = kFar;
  double top = kFar;
  double right = 0;
  double bottom = 0;
  for (const auto& item : laid.pages.front().items) {
    if (!is_content(item)) continue;
    const Rect box = bounds(item);
    left = std::min(left, box.x);
    top = std::min(top, box.y);
    right = std::max(right, box.right());
    bottom = std::max(bottom, box.bottom());
    page.items.push_back(item);
  }
  if (page.items.empty()) {
    result.pages.push_back({2 * margin, 2 * margin, {}});
    return result;
  }
  for (auto& item : page.items) {
    item.element = kNoElement;
    item.artifact = Artifact::layout;
    shift(item, left - margin, top - margin);
  }
  page.width = right - left + 2 * margin;
  page.height = bottom - top + 2 * margin;
  result.pages.push_back(std::move(page));
  return result;
}

}  // namespace copil::pictures
