#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "example/example.hpp"
#include "records/records.hpp"

/// Inside the room: what the columns of each file hold, how each file may be written, and what may
/// be wrong with a row.
namespace copil::example {

/// What the cells of a column hold.
enum class Kind {
  key,    ///< unique in the file
  youth,  ///< a pseudonym
  place,  ///< a territory of a set type
  code,   ///< known from another file
  day,
  end,  ///< a day that must not come before the row's first one
  word,
  flag,
  count,
  year,
  amount,
  number,
  text,
};

enum class Presence { optional, mandatory };

struct ColumnFormat {
  std::string_view name;
  Kind kind = Kind::text;
  Presence presence = Presence::optional;
};

/// The columns of a file, in the order in which its rows are written.
std::span<const ColumnFormat> columns_of(records::FileId file);

enum class Encoding { utf8, windows_1252, utf16 };

/// How a file is written.
struct Dialect {
  Encoding encoding = Encoding::utf8;
  bool has_mark = false;  ///< a byte order mark
  char separator = ';';
  std::string_view line_end = "\n";
  std::span<const std::string_view> titles{};  ///< lines above the header
  bool has_french_days = false;                ///< 01/04/2010
  bool has_midnights = false;                  ///< 2010-04-01 00:00:00
  char decimal_mark = '.';
  std::string_view yes = "1";
  std::string_view no = "0";
  bool is_upper_case = false;     ///< header and words
  bool has_observations = false;  ///< one column more, whose cells hold line breaks
  int surplus_separators = 0;     ///< at the end of each line, header included
  bool is_noisy = false;          ///< blank lines, copies of the header, faulty rows
  bool is_cut_short = false;      ///< ends inside a quoted cell
};

Dialect dialect_of(records::FileId file, Style style);

/// A way to spoil a sound row: another text for one cell, or a fault of the whole row.
struct Fault {
  enum class What { cell, duplicate, surplus_cell };
  What what = What::cell;
  std::size_t column = 0;
  std::string_view text{};
};

/// Every fault that the rows of the file can have.
std::vector<Fault> faults_of(records::FileId file);

}  // namespace copil::example
