#include "pages/bounds.hpp"

#include <algorithm>
#include <limits>

namespace copil::pages {

namespace {

constexpr double kAscent = 0.75;
constexpr double kDescent = 0.2;

Rect run_bounds(const GlyphRun& run) {
  const auto size = static_cast<double>(run.size);
  return {run.origin.x, run.origin.y - kAscent * size, static_cast<double>(run.width),
          (kAscent + kDescent) * size};
}

Rect path_bounds(const Path& path) {
  constexpr double kFar = std::numeric_limits<double>::max();
  Point low{kFar, kFar};
  Point high{-kFar, -kFar};
  for (const PathStep& step : path.steps) {
    if (step.kind == PathStep::Kind::close) continue;
    low = {std::min(low.x, step.to.x), std::min(low.y, step.to.y)};
    high = {std::max(high.x, step.to.x), std::max(high.y, step.to.y)};
  }
  return path.steps.empty() ? Rect{} : Rect{low.x, low.y, high.x - low.x, high.y - low.y};
}

Rect united(const Rect& a, const Rect& b) {
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

}  // namespace

Rect bounds(const Item& item) {
  if (const auto* run = std::get_if<GlyphRun>(&item.content)) return run_bounds(*run);
  return path_bounds(std::get<Path>(item.content));
}

void add_figure_boxes(const Pages& pages, Structure& structure) {
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (const Item& item : pages.pages[page].items) {
      // An element gone with an earlier part is no figure: these stand on one page.
      if (item.element < structure.first()) continue;
      Element& element = structure.at(item.element);
      if (element.role != Role::figure) continue;
      const bool is_first = element.page < 0;
      element.page = pages.first_page + static_cast<int>(page);
      element.box = is_first ? bounds(item) : united(element.box, bounds(item));
    }
  }
}

}  // namespace copil::pages
