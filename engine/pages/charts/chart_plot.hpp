#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "document/chart_looks.hpp"
#include "pages/charts/chart_parts.hpp"
#include "pages/flow/studio.hpp"

/// What the kinds of charts share: a canvas, a scale, a palette.
namespace copil::pages {

/// Series colours: each passes 3:1 on white, and neighbours differ in grey too.
inline constexpr std::array<Colour, 5> kPalette{{{0x29, 0x59, 0x8F},
                                                 {0x29, 0x86, 0x41},
                                                 {0xE9, 0x17, 0x19},
                                                 {0x5C, 0x68, 0xE5},
                                                 {0x00, 0x00, 0x5F}}};
/// `look`: of `document::looks_of`.
inline Colour series_colour(std::size_t look) {
  return kPalette[look % kPalette.size()];
}

inline constexpr TextStyle kChartText{Face::regular, 7.5F, theme::kInk};
inline constexpr TextStyle kAxisText{Face::regular, 7.5F, theme::kGrey};
/// No text of a chart is smaller.
inline constexpr float kSmallestText = 7.0F;

/// Draws in one piece for one figure.
class Canvas {
 public:
  Canvas(int element, Studio& studio) : element_(element), studio_(studio) {}

  void rect(Rect box, Colour colour);
  /// A bar of a series of that look. White lines over it tell the second and third without their
  /// colours: slanting ones, then level ones.
  void bar(Rect box, std::size_t look);
  /// The mark of a look, its middle at `at`: a disc, a square, a triangle, a diamond, a ring.
  void mark(Point at, std::size_t look);
  void line(Point from, Point to, Stroke stroke);
  void path(Path path);
  /// A text on one line, its baseline at `at.y`, its left end, middle or right end at `at.x`.
  void text(std::string_view text, Point at, Alignment alignment, const TextStyle& style);
  /// The same on a white patch, where it may cross the grid.
  void label(std::string_view text, Point at, Alignment alignment, const TextStyle& style);
  double width_of(std::string_view text, const TextStyle& style) const;
  /// The text with French micro-typography, its end replaced by an ellipsis when it is wider than
  /// `width`.
  std::string shortened(const std::string& text, const TextStyle& style, double width) const;
  /// A text broken into at most `max_lines` lines centred on `at.x`, its top at `at.y`.
  void wrapped(const std::string& text, Point at, double width, std::size_t max_lines,
               const TextStyle& style);

  Piece take(double height) {
    piece_.height = height;
    return std::move(piece_);
  }

 private:
  void add_lines(Path lines);
  void hatch(Rect box);
  void stripe(Rect box);

  int element_;
  Studio& studio_;
  Piece piece_;
};

/// From values to positions: covers the values and zero, with ticks at round numbers.
struct Scale {
  double low = 0;
  double high = 1;
  std::vector<Ratio> ticks;

  /// Where a value stands between `at_low` and `at_high`.
  double position(double value, double at_low, double at_high) const {
    return at_low + (value - low) / (high - low) * (at_high - at_low);
  }
};
/// At most about `tick_count` ticks; counts of things have whole ticks.
/// `is_whole`: the values are whole numbers, of which there is no half.
Scale make_scale(double smallest, double largest, Unit unit, int tick_count, bool is_whole = false);
/// True for a chart of counts without a unit of their own: prescriptions, evaluations.
bool has_whole_numbers(const document::Chart& chart);

/// The values of a chart that are defined, smallest and largest, with zero.
struct Extent {
  double low = 0;
  double high = 0;
  void include(double value);
  void include(std::span<const Value> values);
};

/// A tick or a value as the axis or a direct label writes it: without unit words.
std::string tick_text(Ratio tick, Unit unit, const Scale& scale);
std::string short_text(const Value& value);

/// What the values count or measure, for the axis: as the author said, else the unit's name; empty
/// for rates, whose sign stands at each figure, and for bare numbers.
std::string unit_words(const document::Chart& chart);

/// Says that none of the chart's values is known.
Piece plot_nothing(Rect box, int element, Studio& studio);

/// The kinds of charts, each in a box whose top is y = 0, `size.height` high.
Piece plot_bars(const document::Chart& chart, Rect box, int element, Studio& studio);
Piece plot_stacked_bars(const document::Chart& chart, Rect box, int element, Studio& studio);
/// Those rows only: scale, names and values take the room that all rows together need.
Piece plot_horizontal_bars(const document::Chart& chart, RowSpan span, Rect box, int element,
                           Studio& studio);
Piece plot_bullet(const document::Chart& chart, RowSpan span, Rect box, int element,
                  Studio& studio);
/// Under the rows of a part: the ticks' labels.
inline constexpr double kRowsAxis = 14;
Piece plot_lines(const document::Chart& chart, Rect box, int element, Studio& studio);
Piece plot_tile_map(const document::Chart& chart, Rect box, int element, Studio& studio);

/// A line without axes in a box, its last point marked; n.d. values leave a gap.
Piece sparkline(std::span<const Value> values, Rect box, int element, Studio& studio);

/// The trend in words, for those who do not see it: first value, last, lowest and highest.
std::string trend_words(const std::string& label, std::span<const Value> values);

/// A plot area with its horizontal grid: the axis titles and tick labels drawn, the inside left.
struct PlotArea {
  Rect inside;
  Scale scale;
  double categories_top = 0;  ///< below the labels of negative bars
  double y_of(double value) const { return scale.position(value, inside.bottom(), inside.y); }
};
PlotArea draw_axes(Canvas& canvas, Rect box, const Extent& extent, const document::Chart& chart);
/// Category labels under the slots of a plot area; some are left out when there is no room.
void draw_categories(Canvas& canvas, const PlotArea& area, const std::vector<std::string>& labels);
/// How much room the categories need under the plot.
inline constexpr double kCategoriesHeight = 22;

}  // namespace copil::pages
