#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "diagnostics/diagnostic.hpp"
#include "exports/table.hpp"

/// Correspondances: how an export of another system becomes one of our files. YAML, written by its
/// users or proposed from their files; none is the official format of a system.
namespace copil::mapping {

/// The order in which a column writes its days.
enum class DayOrder {
  as_ours,     ///< what every file may have: 2010-04-01, 01/04/2010
  month_day,   ///< 04/01/2010 is 1 April
  year_first,  ///< 20100401 is 1 April
};

/// What becomes of a value that the dictionary does not hold.
enum class Otherwise { keep, empty, reject };

/// Another system's words as ours.
struct Dictionary {
  std::map<std::string, std::string> exact;                       ///< by folded word
  std::vector<std::pair<std::string, std::string>> by_beginning;  ///< `PP - *`; longest first
  Otherwise otherwise = Otherwise::keep;

  bool empty() const { return exact.empty() && by_beginning.empty(); }
  /// Ours for that word, or nothing.
  const std::string* find(std::string_view word) const;
};

/// Where one of our columns comes from.
struct ColumnRule {
  std::size_t target = 0;           ///< among the columns of the layout
  std::vector<std::string> names;   ///< what the export may call it; none for a constant
  bool takes_first_filled = false;  ///< several of the names may be there: the first with a value
  std::optional<std::string> constant;
  DayOrder order = DayOrder::as_ours;
  bool has_dated_names = false;  ///< former and present names of one rubrique are one word
  Dictionary values;
  Place place;  ///< in the YAML file
  std::string source_line;
};

/// One correspondance.
struct Correspondance {
  std::string title;
  std::size_t file = 0;  ///< what it becomes, among the layouts given
  exports::Layout layout;
  std::string file_pattern;   ///< of a file of the folder, `*` and `?` allowed; may be empty
  std::string sheet_pattern;  ///< of a sheet; empty: any
  std::string table_pattern;  ///< of a table of a database; may be empty
  Interval validity{Day::unknown, Day::open};
  std::size_t dated_by = exports::kNowhere;  ///< our column that `validity` looks at
  std::vector<ColumnRule> rules;
  std::vector<std::string> ignored;  ///< columns known and not wanted
  Place place;
  std::string source_line;

  bool is_always_valid() const { return validity == Interval{Day::unknown, Day::open}; }
  /// True for that file (`contacts.csv`) and sheet (empty for a file of text).
  bool takes(std::string_view file_name, std::string_view sheet) const;
  /// True for that table of a database.
  bool takes_table(std::string_view table) const;
  /// An error that points at the correspondance.
  Diagnostic error(std::string message, std::vector<std::string> hints = {}) const;
};

/// Reads a text that holds one correspondance, or a list of them. `layouts` are our files, which it
/// must keep. Errors, all of them with their place: YAML, unknown keys, files, columns and words
/// (« vouliez-vous dire »), a mandatory column without origin, dates the wrong way round.
Checked<std::vector<Correspondance>> parse(std::string_view yaml, const std::string& file,
                                           std::span<const exports::Layout> layouts);

/// Reads one file.
Checked<std::vector<Correspondance>> load_file(const std::string& path,
                                               std::span<const exports::Layout> layouts);

}  // namespace copil::mapping
