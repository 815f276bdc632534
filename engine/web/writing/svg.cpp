#include "web/writing/svg.hpp"

#include <cmath>
#include <cstdint>

#include "web/html.hpp"
#include "web/web.hpp"

namespace copil::web {

namespace {

/// Hundredths of a point, without the locale.
std::string length(double value) {
  const auto hundredths = static_cast<std::int64_t>(std::llround(value * 100));
  const std::int64_t whole = std::abs(hundredths) / 100;
  const std::int64_t rest = std::abs(hundredths) % 100;
  std::string text = (hundredths < 0 ? "-" : "") + std::to_string(whole);
  if (rest == 0) return text;
  text += rest < 10 ? ".0" : ".";
  text += rest % 10 == 0 ? std::to_string(rest / 10) : std::to_string(rest);
  return text;
}

std::string colour(pages::Colour colour) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text = "#";
  for (const int part : {colour.red, colour.green, colour.blue}) {
    text += kDigits[part / 16];
    text += kDigits[part % 16];
  }
  return text;
}

std::string point(pages::Point at) {
  return length(at.x) + " " + length(at.y);
}

std::string outline(const pages::Path& path) {
  std::string text;
  for (const auto& step : path.steps) {
    switch (step.kind) {
      case pages::PathStep::Kind::move:
        text += "M" + point(step.to);
        break;
      case pages::PathStep::Kind::line:
        text += "L" + point(step.to);
        break;
      case pages::PathStep::Kind::curve:
        text += "C" + point(step.first) + " " + point(step.second) + " " + point(step.to);
        break;
      case pages::PathStep::Kind::close:
        text += "Z";
        break;
    }
  }
  return text;
}

void write(const pages::Path& path, Html& html) {
  std::string dashes;
  if (path.stroke) {
    for (const double dash : path.stroke->dashes)
      dashes += (dashes.empty() ? "" : " ") + length(dash);
  }
  const bool is_round = path.stroke && path.stroke->is_round;
  html.leaf("path", {{"d", outline(path)},
                     {"fill", path.fill ? colour(*path.fill) : "none"},
                     {"stroke", path.stroke ? colour(path.stroke->colour) : ""},
                     {"stroke-width", path.stroke ? length(path.stroke->width) : ""},
                     {"stroke-dasharray", dashes},
                     {"stroke-linecap", is_round ? "round" : ""},
                     {"stroke-linejoin", is_round ? "round" : ""}});
}

/// The reader's machine may have another font: the run keeps the width it was laid out with.
void write(const pages::GlyphRun& run, const std::vector<pages::FontFile>& fonts, Html& html) {
  const std::string& file = fonts[static_cast<std::size_t>(run.font)].path;
  const bool is_bold = file.find("Bold") != std::string::npos;
  html.element("text", run.text,
               {{"x", length(run.origin.x)},
                {"y", length(run.origin.y)},
                {"font-size", length(static_cast<double>(run.size))},
                {"font-weight", is_bold ? "700" : ""},
                {"fill", colour(run.colour)},
                {"textLength", run.width > 0 ? length(static_cast<double>(run.width)) : ""},
                {"lengthAdjust", run.width > 0 ? "spacingAndGlyphs" : ""}});
}

void write(const pages::Item& item, const std::vector<pages::FontFile>& fonts, Html& html) {
  if (const auto* path = std::get_if<pages::Path>(&item.content))
    write(*path, html);
  else
    write(std::get<pages::GlyphRun>(item.content), fonts, html);
}

/// The page and the element of the only figure laid out.
struct Drawn {
  const pages::Page* page = nullptr;
  int element = pages::kNoElement;
  const pages::Element* figure = nullptr;
};

Drawn figure_of(const pages::Pages& laid) {
  for (std::size_t i = 0; i < laid.structure.size(); ++i) {
    const pages::Element& element = laid.structure[i];
    const bool is_drawn = element.role == pages::Role::figure && element.page >= 0;
    if (!is_drawn) continue;
    const auto page = static_cast<std::size_t>(element.page - laid.first_page);
    return {&laid.pages[page], static_cast<int>(i), &element};
  }
  return {};
}

}  // namespace

std::string chart_svg(const document::Chart& chart, document::Orientation orientation,
                      pages::Typesetter& typesetter) {
  if (chart.series.empty()) return {};
  document::Document alone;
  alone.orientation = orientation;
  alone.style = document::Style::act;
  alone.content = {{chart}};
  pages::LayoutOptions options;
  options.cuts_charts = false;
  const pages::Pages laid = typesetter.lay_out(alone, options);
  const Drawn drawn = figure_of(laid);
  if (drawn.figure == nullptr) return {};
  constexpr double kMargin = 4;
  const pages::Rect& box = drawn.figure->box;
  Html html;
  html.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                    {"viewBox", length(box.x - kMargin) + " " + length(box.y - kMargin) + " " +
                                    length(box.width + 2 * kMargin) + " " +
                                    length(box.height + 2 * kMargin)},
                    {"role", "img"},
                    {"aria-label", drawn.figure->alternative}});
  for (const pages::Item& item : drawn.page->items) {
    if (item.element == drawn.element) write(item, laid.fonts, html);
  }
  html.close();
  return html.take();
}

std::string picture(const pages::Pages& pages, const std::string& alternative) {
  const pages::Page& page = pages.pages.front();
  Html html;
  html.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                    {"width", length(page.width) + "pt"},
                    {"height", length(page.height) + "pt"},
                    {"viewBox", "0 0 " + length(page.width) + " " + length(page.height)},
                    {"font-family", "Lato, Calibri, sans-serif"},
                    {"role", "img"},
                    {"aria-label", alternative}});
  for (const pages::Item& item : page.items) write(item, pages.fonts, html);
  html.close();
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + html.take();
}

}  // namespace copil::web
