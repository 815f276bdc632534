#include "pages/charts/chart_plot.hpp"

#include <algorithm>
#include <cmath>

#include "pages/text/utf8.hpp"
#include "wording/numbers.hpp"
#include "wording/typography.hpp"

namespace copil::pages {

void Canvas::rect(Rect box, Colour colour) {
  path(rectangle(box, colour));
}

void Canvas::path(Path path) {
  piece_.items.push_back({std::move(path), element_});
}

void Canvas::line(Point from, Point to, Stroke stroke) {
  path(segment(from, to, std::move(stroke)));
}

void Canvas::mark(Point at, std::size_t look) {
  constexpr double kHalf = 2.2;
  using Step = PathStep::Kind;
  const auto [x, y] = at;
  const Colour colour = series_colour(look);
  const auto shape = [&](std::initializer_list<Point> corners) {
    Path outline;
    for (const Point corner : corners) {
      outline.steps.push_back({outline.steps.empty() ? Step::move : Step::line, corner, {}, {}});
    }
    outline.steps.push_back({Step::close, {}, {}, {}});
    outline.fill = colour;
    path(std::move(outline));
  };
  switch (look % kPalette.size()) {
    case 1:
      return rect({x - kHalf, y - kHalf, 2 * kHalf, 2 * kHalf}, colour);
    case 2:
      return shape({{x, y - 2.8}, {x + 2.8, y + 2.2}, {x - 2.8, y + 2.2}});
    case 3:
      return shape({{x, y - 3}, {x + 3, y}, {x, y + 3}, {x - 3, y}});
    case 4:
      path(disc(at, 2.8, colour));
      return path(disc(at, 1.4, theme::kWhite));
    default:
      return path(disc(at, 2.3, colour));
  }
}

void Canvas::bar(Rect box, std::size_t series) {
  if (box.height < 0) box = {box.x, box.bottom(), box.width, -box.height};
  if (box.width < 0) box = {box.right(), box.y, -box.width, box.height};
  rect(box, series_colour(series));
  if (series % 3 == 1) hatch(box);
  if (series % 3 == 2) stripe(box);
}

/// Lines at 45°, each from the left or bottom side to the top or right side of the box.
void Canvas::hatch(Rect box) {
  constexpr double kStep = 4;
  Path lines;
  for (double sum = kStep; sum < box.width + box.height; sum += kStep) {
    const double left = std::max(0.0, sum - box.height);
    const double right = std::min(box.width, sum);
    const Point from{box.x + left, box.y + sum - left};
    const Point to{box.x + right, box.y + sum - right};
    lines.steps.push_back({PathStep::Kind::move, from, {}, {}});
    lines.steps.push_back({PathStep::Kind::line, to, {}, {}});
  }
  add_lines(std::move(lines));
}

void Canvas::stripe(Rect box) {
  constexpr double kStep = 3;
  Path lines;
  for (double y = box.bottom() - kStep; y > box.y + 1; y -= kStep) {
    lines.steps.push_back({PathStep::Kind::move, {box.x, y}, {}, {}});
    lines.steps.push_back({PathStep::Kind::line, {box.right(), y}, {}, {}});
  }
  add_lines(std::move(lines));
}

void Canvas::add_lines(Path lines) {
  if (lines.steps.empty()) return;
  lines.stroke = Stroke{theme::kWhite, 0.8, {}};
  path(std::move(lines));
}

double Canvas::width_of(std::string_view text, const TextStyle& style) const {
  return static_cast<double>(text_width(text, style, studio_.type.fonts));
}

std::string Canvas::shortened(const std::string& text, const TextStyle& style, double width) const {
  std::string words = wording::typography(well_formed(text));
  if (width_of(words, style) <= width) return words;
  const double room = width - width_of("…", style);
  std::size_t end = 0;
  for (double used = 0; end < words.size();) {
    const std::size_t begin = end;
    next_character(words, end);
    used += width_of(std::string_view{words}.substr(begin, end - begin), style);
    if (used <= room) continue;
    end = begin;
    break;
  }
  return words.substr(0, end) + "…";
}

void Canvas::text(std::string_view text, Point at, Alignment alignment, const TextStyle& style) {
  if (text.empty()) return;
  const double width = width_of(text, style);
  if (alignment == Alignment::centred) at.x -= width / 2;
  if (alignment == Alignment::right) at.x -= width;
  add_text(piece_, text, style, at, element_, studio_);
}

void Canvas::label(std::string_view text, Point at, Alignment alignment, const TextStyle& style) {
  const double width = width_of(text, style);
  const double left = alignment == Alignment::centred ? at.x - width / 2
                      : alignment == Alignment::right ? at.x - width
                                                      : at.x;
  const auto size = static_cast<double>(style.size);
  rect({left - 1.5, at.y - 0.78 * size, width + 3, size}, theme::kWhite);
  this->text(text, at, alignment, style);
}

namespace {

/// A label may be narrower than « janv. 2010 »: here the no-break space lets go.
std::string breakable(std::string text) {
  std::size_t found = 0;
  while ((found = text.find("\u00A0", found)) != std::string::npos) {
    text.erase(found, 1);
    text[found] = ' ';
  }
  return text;
}

/// All that is written from the beginning of the line on.
std::string text_from(const Line& line, const RichText& text) {
  const LineRun& first = line.runs.front();
  auto segment = static_cast<std::size_t>(first.segment);
  std::string rest = text.segments[segment].text.substr(first.begin);
  while (++segment < text.segments.size()) rest += text.segments[segment].text;
  return rest;
}

}  // namespace

void Canvas::wrapped(const std::string& text, Point at, double width, std::size_t max_lines,
                     const TextStyle& style) {
  RichText rich = plain(text, style, element_);
  for (Segment& segment : rich.segments) segment.text = breakable(std::move(segment.text));
  std::vector<Line> lines =
      break_lines(rich.segments, static_cast<float>(width), Alignment::centred, studio_.type);
  std::string cut;
  if (lines.size() > max_lines) {
    cut = shortened(text_from(lines[max_lines - 1], rich), style, width);
    lines.resize(max_lines - 1);
  }
  const ParagraphStyle look{style, 1.15 * static_cast<double>(style.size), Alignment::centred, 0};
  Piece piece = lines_piece(lines, rich, look, at.x - width / 2, width, studio_);
  const double baseline = at.y + piece.height + baseline_in(look.leading, style.size);
  absorb(piece_, std::move(piece), 0, at.y);
  if (!cut.empty()) this->text(cut, {at.x, baseline}, Alignment::centred, style);
}

// ── Scales ─────────────────────────────────────────────────────────────────────────────────────

void Extent::include(double value) {
  low = std::min(low, value);
  high = std::max(high, value);
}

void Extent::include(std::span<const Value> values) {
  for (const Value& value : values) {
    if (value.is_defined()) include(to_double(value.number));
  }
}

namespace {

bool is_counted(Unit unit) {
  return unit == Unit::jeunes || unit == Unit::actions || unit == Unit::structures ||
         unit == Unit::lignes || unit == Unit::jours;
}

/// The smallest of 1, 2, 5, 10, 20… (or 0.5, 0.2…) that is not below `wanted`.
Ratio round_step(double wanted) {
  Ratio power{1, 1};
  while (to_double(power) * 10 <= wanted && power.num < 100'000'000'000'000) power.num *= 10;
  while (to_double(power) > wanted && power.den < 1'000'000) power.den *= 10;
  for (const std::int64_t factor : {1, 2, 5, 10}) {
    const Ratio step{power.num * factor, power.den};
    if (to_double(step) >= wanted) return reduced(step);
  }
  return reduced({power.num * 10, power.den});
}

}  // namespace

bool has_whole_numbers(const document::Chart& chart) {
  return chart.unit == Unit::none &&
         std::all_of(chart.series.begin(), chart.series.end(), [](const document::Series& series) {
           return std::all_of(series.values.begin(), series.values.end(), [](const Value& value) {
             return !value.is_defined() || reduced(value.number).den == 1;
           });
         });
}

Scale make_scale(double smallest, double largest, Unit unit, int tick_count, bool is_whole) {
  if (largest <= smallest) largest = smallest + 1;
  Ratio step = round_step((largest - smallest) / tick_count);
  if ((is_whole || is_counted(unit)) && step < Ratio{1, 1}) step = {1, 1};
  const double size = to_double(step);
  const auto first = static_cast<std::int64_t>(std::floor(smallest / size + 1e-9));
  const auto last = static_cast<std::int64_t>(std::ceil(largest / size - 1e-9));
  Scale scale{static_cast<double>(first) * size, static_cast<double>(last) * size, {}};
  for (std::int64_t i = first; i <= last; ++i) scale.ticks.push_back({i * step.num, step.den});
  return scale;
}

std::string tick_text(Ratio tick, Unit unit, const Scale& scale) {
  std::int64_t den = 1;
  for (const Ratio& each : scale.ticks) den = std::max(den, reduced(each).den);
  int decimals = 0;
  for (std::int64_t power = 1; power < den && decimals < 6; power *= 10) ++decimals;
  if (is_percentage(unit)) decimals = std::max(0, decimals - 2);
  const Value value = Value::decimal(tick, unit, decimals);
  return wording::number_text(value, is_percentage(unit) ? NumberStyle::plain : NumberStyle::bare);
}

std::string short_text(const Value& value) {
  return wording::number_text(value,
                              is_percentage(value.unit) ? NumberStyle::plain : NumberStyle::bare);
}

std::string unit_words(const document::Chart& chart) {
  if (!chart.unit_label.empty()) return wording::typography(well_formed(chart.unit_label));
  if (chart.unit == Unit::none || is_percentage(chart.unit)) return {};
  return std::string{unit_name(chart.unit)};
}

Piece plot_nothing(Rect box, int element, Studio& studio) {
  constexpr double kHeight = 26;
  Canvas canvas{element, studio};
  canvas.rect({box.x, 0, box.width, kHeight}, theme::kTint);
  canvas.text("Aucune valeur connue (n.d.)", {box.x + 9, kHeight / 2 + 2.7}, Alignment::left,
              kChartText);
  return canvas.take(kHeight);
}

// ── Axes ───────────────────────────────────────────────────────────────────────────────────────

PlotArea draw_axes(Canvas& canvas, Rect box, const Extent& extent, const document::Chart& chart) {
  constexpr double kTop = 14;  // For the axis title and the labels over the highest bars.
  const int tick_count = std::clamp(static_cast<int>(box.height / 32), 2, 6);
  PlotArea area;
  area.scale =
      make_scale(extent.low, extent.high, chart.unit, tick_count, has_whole_numbers(chart));
  double labels = 0;
  for (const Ratio tick : area.scale.ticks) {
    labels = std::max(labels, canvas.width_of(tick_text(tick, chart.unit, area.scale), kAxisText));
  }
  const double foot = extent.low < 0 ? 9 : 0;  // For the labels under the lowest bars.
  area.inside = {box.x + labels + 6, box.y + kTop, box.width - labels - 6,
                 box.height - kTop - foot - kCategoriesHeight};
  area.categories_top = area.inside.bottom() + foot + 4;
  canvas.text(unit_words(chart), {box.x, box.y + 6}, Alignment::left, kAxisText.italic());
  for (const Ratio tick : area.scale.ticks) {
    const double y = area.y_of(to_double(tick));
    const bool is_zero = tick.num == 0;
    const Stroke stroke = is_zero ? Stroke{theme::kGrey, 0.8, {}} : Stroke{theme::kRule, 0.4, {}};
    canvas.line({area.inside.x, y}, {area.inside.right(), y}, stroke);
    canvas.text(tick_text(tick, chart.unit, area.scale), {area.inside.x - 5, y + 2.6},
                Alignment::right, kAxisText);
  }
  return area;
}

namespace {

/// The wider of the two words of a label; of any other label, `width`.
double width_of_words(const Canvas& canvas, const std::string& label, double width) {
  const std::string words = breakable(wording::typography(label));
  const std::size_t blank = words.find(' ');
  if (blank == std::string::npos || words.find(' ', blank + 1) != std::string::npos) return width;
  const std::string_view text = words;
  return std::min(width, 0.5 + std::max(canvas.width_of(text.substr(0, blank), kAxisText),
                                        canvas.width_of(text.substr(blank + 1), kAxisText)));
}

/// Narrower slots do not each have their label.
constexpr double kLeastSlot = 24;

/// The widest word of the labels: less room would cut it.
double widest_word(const Canvas& canvas, const std::vector<std::string>& labels) {
  double widest = 0;
  for (const std::string& label : labels) {
    const std::string words = breakable(wording::typography(label));
    for (std::size_t begin = 0; begin < words.size();) {
      const std::size_t end = std::min(words.find(' ', begin), words.size());
      const std::string_view word = std::string_view{words}.substr(begin, end - begin);
      widest = std::max(widest, canvas.width_of(word, kAxisText));
      begin = end + 1;
    }
  }
  return widest;
}

}  // namespace

void draw_categories(Canvas& canvas, const PlotArea& area, const std::vector<std::string>& labels) {
  if (labels.empty()) return;
  constexpr double kGap = 6;
  constexpr double kFewest = 6;  // So many labels are always shown, cut if they must be.
  const double slot = area.inside.width / static_cast<double>(labels.size());
  const double wanted = std::min(widest_word(canvas, labels) + kGap, area.inside.width / kFewest);
  // Words of a category each are rather cut than left out; a long row of them shows some.
  const bool are_many = slot < kLeastSlot;
  const auto step = are_many
                        ? static_cast<std::size_t>(std::ceil(std::max(kLeastSlot, wanted) / slot))
                        : std::size_t{1};
  const double width = slot * static_cast<double>(step) - kGap;
  bool is_broken = false;
  for (std::size_t i = 0; i < labels.size(); i += step) {
    is_broken |= canvas.width_of(wording::typography(labels[i]), kAxisText) > width;
  }
  for (std::size_t i = 0; i < labels.size(); i += step) {
    const double x = area.inside.x + slot * (static_cast<double>(i) + 0.5);
    // Once a label is broken, all those of two words are: side by side they look alike.
    const double room = is_broken ? width_of_words(canvas, labels[i], width) : width;
    canvas.wrapped(labels[i], {x, area.categories_top}, room, 2, kAxisText);
  }
}

}  // namespace copil::pages
