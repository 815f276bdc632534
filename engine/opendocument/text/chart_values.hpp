#pragma once

#include "document/document.hpp"

namespace copil::opendocument {

/// The figures that a chart draws, for who does not see it: a row a category, a column a series.
document::Table values_of(const document::Chart& chart);

}  // namespace copil::opendocument
