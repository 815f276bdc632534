#pragma once

#include <string>

#include "document/document.hpp"
#include "pages/layout.hpp"

/// Charts as the pages lay them out, in SVG.
namespace copil::web {

/// The chart drawn, said by its alternative to those who do not see it; empty for a chart without
/// series.
std::string chart_svg(const document::Chart& chart, document::Orientation orientation,
                      pages::Typesetter& typesetter);

}  // namespace copil::web
