#pragma once

#include <string>
#include <vector>

#include "document/document.hpp"

namespace copil::opendocument {

/// What the cell shows.
std::string words_of(const document::Cell& cell);

/// The columns of the table on a page of that width, in centimetres: as their author weighed them,
/// else as their contents want, but none narrower than its longest word, number or day while the
/// page has room for all.
std::vector<double> column_widths(const document::Table& table, double page_cm);

}  // namespace copil::opendocument
