#pragma once

#include "opendocument/sheet/cell_styles.hpp"
#include "sheets/book.hpp"

namespace copil::opendocument {

/// What sheets share while they are written.
struct SheetTarget {
  const sheets::Book& book;
  CellStyles& styles;
};

/// Numbers of a sheet's first chart and first picture in the whole file.
struct FirstNumbers {
  int chart = 1;
  int picture = 1;
};

/// One sheet as `table:table`: columns, rows, cells, comments, and the frames of its charts and
/// pictures, whose parts bear the numbers from `firsts` on.
void write_sheet(Xml& xml, const SheetTarget& target, const sheets::Sheet& sheet,
                 const FirstNumbers& firsts);

/// The name of the automatic style of sheets of that make, and all these styles.
std::string table_style_name(const sheets::Sheet& sheet);
std::string table_styles();

/// `'Feuille 1'.A1`, for lists of cells and names.
std::string cell_address(const sheets::Sheet& sheet, int row, int column);
std::string range_address(const sheets::Sheet& sheet, const sheets::Range& range);
/// `$'Feuille 1'.$A$1`, for names.
std::string fixed_address(const sheets::Sheet& sheet, const sheets::Range& range);

}  // namespace copil::opendocument
