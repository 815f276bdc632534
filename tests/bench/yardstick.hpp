#pragma once

#include <string>

#include "document/document.hpp"

namespace copil::bench {

/// The document that the speed of pages is measured on, for the mission locale of that number: four
/// pages with a table of 13 figures, one of 26 regions, one of 12 months, three instalments, a
/// chart of 12 bars and six headed sections of prose. Each number gives other words and figures.
document::Document yardstick(int number);

/// The figures of its tables as CSV, as documents carry them.
std::string yardstick_figures(int number);

}  // namespace copil::bench
