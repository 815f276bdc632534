#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/exact.hpp"
#include "base/value.hpp"

/// A table of results as the commands of figures print it.
namespace copil::program {

enum class CellKind {
  text,    ///< a code, a word, a day: quoted in JSON, aligned left
  number,  ///< digits with a decimal point: bare in JSON (null when empty), aligned right
};

/// Whether the table for people has the column; the machine formats have them all.
enum class Reader { everyone, machine };

struct ListingColumn {
  std::string name;  ///< `objectif_precedent`: the machine formats
  CellKind kind = CellKind::text;
  std::string title = {};  ///< "objectif précédent": the table for people; `name` when empty
  Reader reader = Reader::everyone;
};

/// One value, written twice.
struct Cell {
  /// The exact text is also what people read, a number with its comma and `n.d.` when empty.
  Cell(std::string exact_text) : exact(std::move(exact_text)) {}
  Cell(std::string exact_text, std::string people_text)
      : exact(std::move(exact_text)), people(std::move(people_text)) {}

  std::string exact;   ///< `84410.00`, `0.892857`, `2010-04-01`; empty: not defined
  std::string people;  ///< `84 410,00`, `89,3 %`, `01/04/2010`; empty: made from `exact`
};

/// Cells as both kinds of readers want them; nothing makes an empty cell, `n.d.` for people.
Cell cell(const std::optional<std::int64_t>& count);
Cell cell(const std::optional<Ratio>& rate, Unit unit = Unit::taux);
Cell cell(const std::optional<Cents>& amount);
Cell cell(const std::optional<Day>& day);
Cell cell(const Value& value);

struct Listing {
  std::vector<ListingColumn> columns;
  std::vector<std::vector<Cell>> rows;  ///< as many cells as columns
  std::string caption = {};             ///< above the table for people, with what all rows share
};

enum class Format { table, csv, json };

/// The format of that name, `table`, `csv` or `json`; `table` for any other (options are checked
/// before).
Format format_named(std::string_view name);

/// `table`: aligned for people, French titles, rates in %, `n.d.` for empty cells. `csv`: UTF-8,
/// `;`, LF, a header line. `json`: an array with one object a line, the fields in the same order.
std::string rendered(const Listing& listing, Format format);

}  // namespace copil::program
