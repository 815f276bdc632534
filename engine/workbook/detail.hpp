#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "workbook/workbook.hpp"

/// Long lists (every youth, every service rendered) as a workbook written row after row, in memory
/// that does not grow with the rows.
namespace copil::workbook {

struct DetailColumn {
  std::string title;
  Unit unit = Unit::none;  ///< of its numbers
  int decimals = 0;        ///< of its numbers
  double width = 14;       ///< in digits
  std::string note;        ///< the definition, shown when the header is pointed at; may be empty
};

/// Nothing, a text (valid until the next row is asked for), a number of the column's unit, a day.
using DetailCell = std::variant<std::monostate, std::string_view, Ratio, Day>;

/// Fills the row, which has a cell a column, all nothing; false when there is no further row.
using DetailRows = std::function<bool(std::vector<DetailCell>& row)>;

struct Detail {
  std::string title;
  std::vector<std::string> about;  ///< lines under the title: territory, period, arrêté, source
  std::string sheet_name;          ///< the title when empty
  std::vector<DetailColumn> columns;
  DetailRows rows;
};

/// What was written of a long list.
struct WrittenDetail {
  Written file;
  std::uint64_t row_count = 0;
};

/// Writes the list to the file `path`; more than a million rows go on to further sheets. The same
/// rows and day give the same bytes. Errors as `write`. The rows are read once, in order.
Checked<WrittenDetail> write_detail(const Detail& detail, const std::string& path,
                                    const Options& options);

}  // namespace copil::workbook
