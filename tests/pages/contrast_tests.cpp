#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "pages/bounds.hpp"
#include "pages/charts/chart_plot.hpp"
#include "pages/flow/theme.hpp"
#include "support/hostile_documents.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

namespace {

/// Relative luminance, as the accessibility rules define it.
double luminance(Colour colour) {
  const auto linear = [](std::uint8_t part) {
    const double share = part / 255.0;
    return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast(Colour a, Colour b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

/// What is painted under the middle of the text at `index`, watermark apart: paper, or a surface.
Colour ground_of(const Page& page, std::size_t index) {
  const Rect text = bounds(page.items[index]);
  const Point middle{text.x + text.width / 2, text.y + text.height / 2};
  Colour ground = theme::kWhite;
  for (std::size_t i = 0; i < index; ++i) {
    const auto* path = std::get_if<Path>(&page.items[i].content);
    if (path == nullptr || !path->fill) continue;
    const Rect box = bounds(page.items[i]);
    const bool holds = box.x <= middle.x && middle.x <= box.right() && box.y <= middle.y &&
                       middle.y <= box.bottom();
    if (holds) ground = *path->fill;
  }
  return ground;
}

/// The texts of the page that do not stand out from their ground at 4.5:1.
std::string dim_texts(const Page& page) {
  std::string found;
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    const auto* run = std::get_if<GlyphRun>(&page.items[i].content);
    if (run == nullptr || page.items[i].artifact == Artifact::watermark) continue;
    const double seen = contrast(run->colour, ground_of(page, i));
    if (seen < 4.5) found += run->text + " (" + std::to_string(seen) + ") ";
  }
  return found;
}

}  // namespace

TEST_CASE("the palette is seen on white, and texts are read") {
  for (const Colour colour : kPalette) CHECK(contrast(colour, theme::kWhite) >= 3);
  for (const Colour colour : {theme::kInk, theme::kGrey, theme::kNavy, theme::kBlue, theme::kGreen,
                              theme::kAmber, theme::kRed}) {
    CHECK(contrast(colour, theme::kWhite) >= 4.5);
  }
}

TEST_CASE("every text stands out from what it is painted on") {
  for (const hostile::Case& hostile : hostile::documents()) {
    INFO(hostile.name);
    for (const Page& page : typesetter().lay_out(hostile.document).pages) {
      CHECK(dim_texts(page) == "");
    }
  }
}
