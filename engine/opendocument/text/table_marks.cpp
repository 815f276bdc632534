#include "opendocument/text/table_marks.hpp"

#include <algorithm>

#include "document/marks.hpp"
#include "sheets/numbers.hpp"

namespace copil::opendocument {

namespace {

std::string letter_of_note(std::ptrdiff_t rank) {
  return std::string(1, static_cast<char>('a' + std::min<std::ptrdiff_t>(rank, 'z' - 'a')));
}

document::Inlines line_of(std::string words) {
  return {{document::Text{std::move(words)}}};
}

}  // namespace

std::string TableMarks::sign(const document::Cell& cell) {
  std::string sign = sheets::mark_sign(cell.mark);
  if (!sign.empty()) marks_.insert(cell.mark);
  return sign;
}

std::string TableMarks::call(const document::Cell& cell) {
  if (cell.note.empty()) return {};
  auto place = std::find(notes_.begin(), notes_.end(), cell.note);
  if (place == notes_.end()) place = notes_.insert(notes_.end(), cell.note);
  return letter_of_note(place - notes_.begin());
}

std::vector<document::Inlines> TableMarks::lines(const document::Table& table) const {
  std::vector<document::Inlines> lines;
  std::string signs;
  for (const document::CellMark mark : marks_) {
    signs += (signs.empty() ? "" : " ; ") + sheets::mark_sign(mark) + "\u00A0" +
             document::mark_meaning(mark);
  }
  if (!signs.empty()) lines.push_back(line_of(signs));
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    const std::string letter = letter_of_note(static_cast<std::ptrdiff_t>(i));
    lines.push_back(line_of(letter + ".\u00A0" + notes_[i]));
  }
  lines.insert(lines.end(), table.notes.begin(), table.notes.end());
  return lines;
}

}  // namespace copil::opendocument
