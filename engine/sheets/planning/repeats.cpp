#include "sheets/planning/repeats.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "base/folded.hpp"

namespace copil::sheets {

namespace {

/// Shorter words link others and say nothing.
constexpr std::size_t kWordLengthMin = 4;
/// Small numbers meet by chance: they want more words in common.
constexpr std::int64_t kTellingNumber = 10;

using Words = std::set<std::string>;

/// The words that say something, without case, accents and plural.
void add_words(Words& words, const std::string& text) {
  std::string word;
  for (const char c : folded(text) + " ") {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_letter) {
      word += c;
      continue;
    }
    if (word.ends_with('s')) word.pop_back();
    if (word.size() >= kWordLengthMin) words.insert(word);
    word.clear();
  }
}

/// The words over and beside the cell.
Words words_of(const Grid& grid, int row, int column) {
  Words words;
  add_words(words, document::plain_text(grid.table().title));
  add_words(words,
            document::plain_text(grid.table().columns[static_cast<std::size_t>(column)].title));
  const document::Cell* label = grid.at(row, 0);
  const auto* inlines = label ? std::get_if<document::Inlines>(&label->content) : nullptr;
  if (inlines != nullptr) add_words(words, document::plain_text(*inlines));
  return words;
}

std::size_t common_count(const Words& a, const Words& b) {
  return static_cast<std::size_t>(std::count_if(
      a.begin(), a.end(), [&](const std::string& word) { return b.count(word) > 0; }));
}

bool is_same_figure(const Value& a, const Value& b) {
  return a.is_defined() && b.is_defined() && a.unit == b.unit && a.number == b.number;
}

/// The cell found so far, and the words it has in common with the figure.
struct Best {
  std::optional<Repeat> repeat;
  std::size_t common = 0;
};

void search(const Grid& grid, const Value& value, const Words& words, Repeat place, Best& best) {
  const int first_row = place.row;
  for (int row = 0; row < grid.row_count(); ++row) {
    for (int column = 0; column < grid.column_count(); ++column) {
      if (!is_same_figure(grid.value(row, column), value)) continue;
      const std::size_t common = common_count(words, words_of(grid, row, column));
      if (common <= best.common) continue;
      place.row = first_row + row;
      place.column = column;
      best = {place, common};
    }
  }
}

}  // namespace

std::optional<Repeat> repeat_of(const document::KeyFigure& figure,
                                const std::vector<TableSheet>& tables,
                                const std::vector<PlacedTable>& placed,
                                const std::vector<int>& sheets) {
  const Value& value = figure.value.value;
  if (!value.is_defined() || figure.value.style == NumberStyle::in_words) return {};
  Words words;
  add_words(words, figure.label);
  Best best;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    search(Grid{*tables[i].table}, value, words, {sheets[i], placed[i].first_row, 0, 0}, best);
  }
  const bool is_telling = value.number >= Ratio{kTellingNumber, 1};
  return best.common >= (is_telling ? 1U : 2U) ? best.repeat : std::nullopt;
}

}  // namespace copil::sheets
