#pragma once

#include <map>
#include <string>
#include <vector>

#include "sheets/planning/tables.hpp"

namespace copil::sheets {

/// Columns where a word decides its mark (the statuses): there a rule of the sheet marks the cells,
/// so that the colour follows when a reader changes the word.
class WordMarks {
 public:
  explicit WordMarks(const Grid& grid);

  /// True when rules mark the body cells of that column.
  bool has_live_marks(int column) const;

  /// Adds the rules, one a word, over the body rows of each such column.
  void put_conditions(Canvas& canvas, const PlacedTable& placed) const;

 private:
  using Marks = std::map<std::string, document::CellMark>;

  std::vector<Marks> marks_;  ///< by column; empty where no rule serves
  int first_row_ = 0;         ///< the first and last body rows of the table
  int last_row_ = -1;
};

}  // namespace copil::sheets
