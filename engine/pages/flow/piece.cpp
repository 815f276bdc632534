#include "pages/flow/piece.hpp"

namespace copil::pages {

namespace {

void shift(Point& point, double dx, double dy) {
  point.x += dx;
  point.y += dy;
}

template <class T>
void move_to_end(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::vector<PathStep> rectangle_steps(Rect box) {
  using Kind = PathStep::Kind;
  return {{Kind::move, {box.x, box.y}, {}, {}},
          {Kind::line, {box.right(), box.y}, {}, {}},
          {Kind::line, {box.right(), box.bottom()}, {}, {}},
          {Kind::line, {box.x, box.bottom()}, {}, {}},
          {Kind::close, {}, {}, {}}};
}

}  // namespace

void translate(Item& item, double dx, double dy) {
  if (auto* run = std::get_if<GlyphRun>(&item.content)) {
    shift(run->origin, dx, dy);
    return;
  }
  for (PathStep& step : std::get<Path>(item.content).steps) {
    shift(step.to, dx, dy);
    shift(step.first, dx, dy);
    shift(step.second, dx, dy);
  }
}

void translate(Piece& piece, double dx, double dy) {
  std::size_t done = 0;
  const auto move_until = [&](std::size_t end) {
    for (; done < end; ++done) translate(piece.items[done], dx, dy);
  };
  for (const FootnoteItems& note : piece.footnotes) {
    move_until(note.begin);
    done = note.end;
  }
  move_until(piece.items.size());
  for (LinkArea& link : piece.links) {
    link.box.x += dx;
    link.box.y += dy;
  }
  for (Anchor& anchor : piece.anchors) anchor.y += dy;
}

void absorb(Piece& piece, Piece other, double dx, double dy) {
  translate(other, dx, dy);
  const std::size_t offset = piece.items.size();
  for (FootnoteItems& note : other.footnotes) {
    note.begin += offset;
    note.end += offset;
  }
  for (PageNumberSlot& slot : other.page_numbers) slot.item += offset;
  move_to_end(piece.items, other.items);
  move_to_end(piece.footnotes, other.footnotes);
  move_to_end(piece.links, other.links);
  move_to_end(piece.anchors, other.anchors);
  move_to_end(piece.page_numbers, other.page_numbers);
}

Path rectangle(Rect box, Colour fill) {
  return {rectangle_steps(box), fill, {}};
}

Path frame(Rect box, Stroke stroke) {
  return {rectangle_steps(box), {}, std::move(stroke)};
}

Path disc(Point centre, double radius, Colour fill) {
  using Kind = PathStep::Kind;
  constexpr double kArc = 0.5522847498;  // Four cubic arcs make a circle.
  const auto [x, y] = centre;
  const double r = radius;
  const double k = kArc * r;
  return {{{Kind::move, {x + r, y}, {}, {}},
           {Kind::curve, {x, y + r}, {x + r, y + k}, {x + k, y + r}},
           {Kind::curve, {x - r, y}, {x - k, y + r}, {x - r, y + k}},
           {Kind::curve, {x, y - r}, {x - r, y - k}, {x - k, y - r}},
           {Kind::curve, {x + r, y}, {x + k, y - r}, {x + r, y - k}},
           {Kind::close, {}, {}, {}}},
          fill,
          {}};
}

Path segment(Point from, Point to, Stroke stroke) {
  using Kind = PathStep::Kind;
  return {{{Kind::move, from, {}, {}}, {Kind::line, to, {}, {}}}, {}, std::move(stroke)};
}

Path picture(Rect box, int index) {
  return {rectangle_steps(box), {}, {}, index};
}

}  // namespace copil::pages
