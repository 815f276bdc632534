#include "pages/flow/marks.hpp"

#include <initializer_list>

#include "pages/flow/piece.hpp"
#include "pages/flow/theme.hpp"

namespace copil::pages {

namespace {

using document::CellMark;

Path polygon(std::initializer_list<Point> points, Colour fill) {
  Path path;
  for (const Point point : points) {
    const auto kind = path.steps.empty() ? PathStep::Kind::move : PathStep::Kind::line;
    path.steps.push_back({kind, point, {}, {}});
  }
  path.steps.push_back({PathStep::Kind::close, {}, {}, {}});
  path.fill = fill;
  return path;
}

Path hollow(Path path) {
  path.stroke = Stroke{*path.fill, 1.1, {}};
  path.fill.reset();
  return path;
}

}  // namespace

Path mark_sign(CellMark mark, Point centre, double size) {
  const double r = size / 2;
  const auto [x, y] = centre;
  const Colour colour = mark_colour(mark);
  switch (mark) {
    case CellMark::good:
      return disc(centre, r, colour);
    case CellMark::warning:  // Hollow: filled, it would be the arrow of a rise.
      return hollow(polygon({{x, y - r}, {x + 1.1 * r, y + r}, {x - 1.1 * r, y + r}}, colour));
    case CellMark::bad:
      return rectangle({x - r, y - r, size, size}, colour);
    case CellMark::anomaly:
      return hollow(polygon({{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}}, colour));
    case CellMark::none:
      return {};
  }
  return {};
}

Colour mark_colour(CellMark mark) {
  switch (mark) {
    case CellMark::good:
      return theme::kGreen;
    case CellMark::warning:
      return theme::kAmber;
    case CellMark::bad:
    case CellMark::anomaly:
      return theme::kRed;
    case CellMark::none:
      return theme::kBlue;
  }
  return theme::kBlue;
}

}  // namespace copil::pages
