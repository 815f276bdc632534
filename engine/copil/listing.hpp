#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A table of results as the commands of figures print it.
namespace copil::program {

enum class CellKind {
  text,    ///< a code, a word, a day: quoted in JSON, aligned left
  number,  ///< digits with a decimal point: bare in JSON (null when empty), aligned right
};

struct ListingColumn {
  std::string name;
  CellKind kind = CellKind::text;
};

/// Cells are exact texts (`84410.00`, `2010-04-01`); an empty cell is "not defined".
struct Listing {
  std::vector<ListingColumn> columns;
  std::vector<std::vector<std::string>> rows;  ///< as many cells as columns
};

enum class Format { table, csv, json };

/// The format of that name, `table`, `csv` or `json`; `table` for any other (options are checked
/// before).
Format format_named(std::string_view name);

/// `table`: aligned for people, the decimal comma and `n.d.` for empty cells. `csv`: UTF-8, `;`,
/// LF, a header line. `json`: an array with one object a line, the fields in the same order.
std::string rendered(const Listing& listing, Format format);

}  // namespace copil::program
