#pragma once

#include <set>
#include <string>
#include <vector>

#include "document/document.hpp"

namespace copil::opendocument {

/// The signs and notes of a table's cells as they are written, for what stands under it.
class TableMarks {
 public:
  /// The sign of the cell's mark; empty for none.
  std::string sign(const document::Cell& cell);
  /// The letter that calls the cell's note; empty for none. The same note has one letter.
  std::string call(const document::Cell& cell);
  /// What the signs mean, then the notes by their letters, then the table's own.
  std::vector<document::Inlines> lines(const document::Table& table) const;

 private:
  std::set<document::CellMark> marks_;
  std::vector<std::string> notes_;
};

}  // namespace copil::opendocument
