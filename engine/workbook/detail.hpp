#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "workbook/workbook.hpp"

/// Long lists (every co-traitance, every service rendered) as a workbook written row after row, in
/// memory that does not grow with the rows.
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

/// Several lists in one workbook, after a first sheet that says what they are.
struct DetailBook {
  std::string title;
  std::vector<std::string> about;  ///< lines under the title of the first sheet
  std::vector<Detail> lists;
};

/// What was written of long lists.
struct WrittenDetail {
  Written file;
  std::vector<std::uint64_t> row_counts;  ///< by list
};

/// Writes the list to the file `path`; what a sheet cannot hold (1 048 576 rows) goes on to further
/// ones, and both say so. The same rows and day give the same bytes. Errors as `write`. The rows
/// are read once, in order.
Checked<WrittenDetail> write_detail(const Detail& detail, const std::string& path,
                                    const Options& options);

/// The same for several lists; the first sheet lists their sheets with links and their rows.
Checked<WrittenDetail> write_details(const DetailBook& book, const std::string& path,
                                     const Options& options);

}  // namespace copil::workbook
