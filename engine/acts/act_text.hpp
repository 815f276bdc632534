#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/place_marks.hpp"

/// Acts that were worked on in a word processor, read back as words that know their place: in which
/// article, in which cell, in which blank.
namespace copil::acts {

/// A word that stands in no blank and no figure.
inline constexpr int kNoMark = -1;

/// A run of letters and digits, or one other sign.
struct Word {
  std::string text;
  std::string space;   ///< what stands before it: nothing, a blank or a line feed
  int mark = kNoMark;  ///< index in `ActText::marks`
};
using Words = std::vector<Word>;

/// A paragraph, or a row of a table.
struct Unit {
  enum class Kind { heading, paragraph, item, row, note };
  Kind kind = Kind::paragraph;
  std::vector<Words> cells;          ///< one, unless it is a row
  std::string article;               ///< the heading that it stands under, or that it is
  std::vector<std::string> columns;  ///< of a row: what heads each cell; may be empty
};

struct ActText {
  std::string file;       ///< as messages name it
  std::string report;     ///< whose act it is; empty when the file does not say
  std::string territory;  ///< its code; the same
  std::string period;     ///< `2010`; the same
  std::string arrete;     ///< `2010-12-31`; the same
  bool is_draft = true;
  std::vector<Unit> units;
  std::vector<document::PlaceMark> marks;
  std::size_t comments = 0;  ///< of readers, in the margin: they are not read
};

/// Reads an OpenDocument text; what was struck out with its changes tracked is not there. Errors:
/// no such file, another format, what `spreadsheets::Archive` refuses, a text of no end.
Checked<ActText> read_act(const std::string& path);

/// The words as a reader sees them, every blank a plain one.
std::string text_of(const Words& words);
/// The same of all cells, ` | ` between them.
std::string text_of(const Unit& unit);

}  // namespace copil::acts
