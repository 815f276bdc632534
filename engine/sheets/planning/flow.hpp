#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sheets/planning/canvas.hpp"

/// The running text of a document as readable cells, one under the other.
namespace copil::sheets {

/// Where a table or a chart of the text stands, if on another sheet.
struct FlowTarget {
  int sheet = 0;
  std::string sheet_name;
};

struct FlowOptions {
  int row = 0;          ///< the first free row
  int last_column = 3;  ///< texts run from the first column to this one
  Day arrete;
  /// Says where a table or chart stands; nothing: it is put in the text itself.
  std::function<const FlowTarget*(const void*)> target;
  /// As for `TablePlace`.
  const document::Document* origins_of = nullptr;
};

/// Puts the blocks and returns the first row free under them.
int place_flow(Canvas& canvas, const std::vector<const document::Block*>& blocks,
               const FlowOptions& options);

}  // namespace copil::sheets
