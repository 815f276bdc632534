#pragma once

#include <string>
#include <vector>

#include "opendocument/package/package.hpp"
#include "opendocument/package/xml.hpp"
#include "sheets/book.hpp"

namespace copil::opendocument {

/// Where a chart's figures stand, as addresses of cells.
struct ChartAddresses {
  std::string categories;
  struct Series {
    std::string values;
    std::string label;  ///< of the cell that names it; empty when none does
  };
  std::vector<Series> series;
};

/// Addresses of the chart's own table, for a document that has no sheets.
ChartAddresses own_addresses(const sheets::NativeChart& chart);

/// The parts of the chart of that number: a document of its own inside the file, `Object 3/`, with
/// its figures beside the addresses, so that it shows before anything is computed.
std::vector<Part> chart_parts(const sheets::NativeChart& chart, const ChartAddresses& addresses,
                              int number);

/// The frame that shows the chart of that number, anchored where it is written.
void write_chart_frame(Xml& xml, const sheets::NativeChart& chart, int number,
                       const Attributes& more = {});

}  // namespace copil::opendocument
