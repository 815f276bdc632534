#include <algorithm>

#include "document/marks.hpp"
#include "pages/charts/chart_plot.hpp"
#include "pages/flow/block_layout.hpp"
#include "pages/flow/marks.hpp"
#include "wording/numbers.hpp"

namespace copil::pages {

namespace {

constexpr double kFigureGutter = 10;
constexpr double kFigurePadding = 9;
constexpr double kBar = 2.5;
constexpr TextStyle kLabel{Face::regular, 8.5F, theme::kGrey};
constexpr double kLabelLeading = 11;
constexpr TextStyle kNumber{Face::bold, 20, theme::kNavy};
constexpr double kNumberLeading = 27;
constexpr double kTrendHeight = 18;

/// At most four side by side, rows as even as they can be: five are three and two.
std::size_t columns_for(std::size_t count) {
  if (count <= 4) return std::max<std::size_t>(count, 1);
  const std::size_t rows = (count + 3) / 4;
  return (count + rows - 1) / rows;
}

int sign_of(const Value& value) {
  if (!value.is_defined() || value.number.num == 0) return 0;
  return value.number.num > 0 ? 1 : -1;
}

/// An arrow up, down, or across when nothing changed.
Path arrow(int direction, Point tip_centre, double size, Colour colour) {
  const auto [x, y] = tip_centre;
  const double r = size / 2;
  Path path;
  const auto add = [&path](double px, double py) {
    const auto kind = path.steps.empty() ? PathStep::Kind::move : PathStep::Kind::line;
    path.steps.push_back({kind, {px, py}, {}, {}});
  };
  if (direction == 0) {
    add(x - r, y - r), add(x + r, y), add(x - r, y + r);
  } else {
    add(x, y - direction * r), add(x + r, y + direction * r), add(x - r, y + direction * r);
  }
  path.steps.push_back({PathStep::Kind::close, {}, {}, {}});
  path.fill = colour;
  return path;
}

/// One tile: label, number, change, detail and sparkline, from the top.
class KeyTile {
 public:
  KeyTile(double x, double width, int parent, Studio& studio)
      : x_(x + kFigurePadding),
        width_(width - 2 * kFigurePadding),
        parent_(parent),
        studio_(studio) {}

  /// The height of the label, to align the numbers of tiles side by side.
  double label_height(const document::KeyFigure& figure) {
    const RichText text = plain(figure.label, kLabel, kNoElement);
    return text_piece(text, {kLabel, kLabelLeading, Alignment::left, 0}, x_, width_, studio_)
        .height;
  }

  Piece lay_out(const document::KeyFigure& figure, double label_room) {
    piece_.height = kFigurePadding;
    add(plain_in(figure.label, kLabel), kLabel, kLabelLeading);
    piece_.height = kFigurePadding + label_room;
    add_number(figure);
    if (figure.change) add_change(*figure.change, figure.mark);
    if (!figure.detail.empty()) add(plain_in(figure.detail, theme::kSmall), theme::kSmall, 10);
    if (!figure.trend.empty()) add_trend(figure);
    piece_.height += kFigurePadding;
    return std::move(piece_);
  }

 private:
  RichText plain_in(const std::string& text, const TextStyle& style) {
    return plain(text, style, studio_.structure.add(Role::paragraph, parent_));
  }

  void add(const RichText& text, const TextStyle& style, double leading) {
    Piece lines = text_piece(text, {style, leading, Alignment::left, 0}, x_, width_, studio_);
    const double height = lines.height;
    absorb(piece_, std::move(lines), 0, piece_.height);
    piece_.height += height;
  }

  /// The number, smaller when it would not fit on its line.
  void add_number(const document::KeyFigure& figure) {
    if (figure.mark != document::CellMark::none) add_sign(figure.mark);
    const int element = studio_.structure.add(Role::paragraph, parent_);
    const std::string text = written(figure.value);
    TextStyle style = kNumber;
    const float width = text_width(text, style, studio_.type.fonts);
    const double sign = figure.mark == document::CellMark::none ? 0 : 14;
    const float room = static_cast<float>(width_ - sign);
    if (width > room) style.size = std::max(9.0F, style.size * room / width);
    add(plain(text, style, element), style, kNumberLeading);
  }

  /// At the right of the number's line: the bar's colour alone would say nothing in grey.
  void add_sign(document::CellMark mark) {
    constexpr double kSize = 8;
    const int element = studio_.structure.add(Role::figure, parent_);
    studio_.structure.at(element).alternative = document::mark_meaning(mark);
    const Point centre{x_ + width_ - kSize / 2, piece_.height + kNumberLeading / 2};
    piece_.items.push_back({mark_sign(mark, centre, kSize), element});
  }

  void add_change(const document::Number& change, document::CellMark mark) {
    const Colour colour = mark == document::CellMark::none ? theme::kInk : mark_colour(mark);
    const TextStyle style = kLabel.bold().in(colour);
    const double baseline = piece_.height + baseline_in(kLabelLeading, style.size);
    if (change.value.is_defined()) {
      add_artifact(piece_, arrow(sign_of(change.value), {x_ + 3, baseline - 3}, 6, colour));
    }
    const double outer = std::exchange(x_, x_ + (change.value.is_defined() ? 10 : 0));
    width_ -= x_ - outer;
    add(plain_in(written(change), style), style, kLabelLeading + 1);
    width_ += x_ - outer;
    x_ = outer;
  }

  void add_trend(const document::KeyFigure& figure) {
    const int element = studio_.structure.add(Role::figure, parent_);
    Piece line = sparkline(figure.trend, {x_, 3, width_, kTrendHeight}, element, studio_);
    studio_.structure.at(element).alternative = trend_words(figure.label, figure.trend);
    piece_.height += 3;
    absorb(piece_, std::move(line), 0, piece_.height);
    piece_.height += kTrendHeight + 3;
  }

  double x_;
  double width_;
  int parent_;
  Studio& studio_;
  Piece piece_;
};

/// Tiles side by side, all as tall as the tallest.
Piece tile_row(std::span<const document::KeyFigure> figures, std::size_t columns, const Area& area,
               Studio& studio) {
  const double gutters = kFigureGutter * static_cast<double>(columns - 1);
  const double width = (area.width - gutters) / static_cast<double>(columns);
  std::vector<Piece> tiles;
  Piece row;
  double label_room = 0;
  for (const auto& figure : figures) {
    KeyTile tile{area.x, width, area.parent, studio};
    label_room = std::max(label_room, tile.label_height(figure));
  }
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const double x = area.x + static_cast<double>(i) * (width + kFigureGutter);
    const int element = studio.structure.add(Role::division, area.parent);
    tiles.push_back(KeyTile{x, width, element, studio}.lay_out(figures[i], label_room));
    row.height = std::max(row.height, tiles.back().height);
  }
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const double x = area.x + static_cast<double>(i) * (width + kFigureGutter);
    add_artifact(row, rectangle({x, 0, width, row.height}, theme::kTint), Artifact::background);
    add_artifact(row, rectangle({x, 0, width, kBar}, mark_colour(figures[i].mark)));
    absorb(row, std::move(tiles[i]), 0, kBar);
  }
  return row;
}

}  // namespace

void lay_out_key_figures(const document::KeyFigures& figures, const Area& area, Studio& studio,
                         BlockLayout& layout) {
  const std::span<const document::KeyFigure> all = figures.figures;
  const std::size_t columns = columns_for(all.size());
  double space = 12;
  for (std::size_t i = 0; i < all.size(); i += columns) {
    const auto count = std::min(columns, all.size() - i);
    Piece row = tile_row(all.subspan(i, count), columns, area, studio);
    row.space_before = space;
    layout.emit(std::move(row));
    space = kFigureGutter;
  }
  layout.leave_space(14);
}

}  // namespace copil::pages
