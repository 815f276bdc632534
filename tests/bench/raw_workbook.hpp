#pragma once

#include <cstdint>
#include <string>

#include "document/document.hpp"

/// The spreadsheet library driven by hand, as fast as its calls allow: what our own writers are
/// measured against.
namespace copil::bench {

/// What our writer makes of the yardstick: its tables cell for cell with formats, formulas and a
/// chart, a first sheet with links, names, filters and the set-up of pages.
void raw_workbook(const document::Document& document, const std::string& path);

/// One sheet of `rows` rows of twenty cells, row after row: the same as `long_list`.
void raw_long_list(std::uint32_t rows, const std::string& path);

}  // namespace copil::bench
