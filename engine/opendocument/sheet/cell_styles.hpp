#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "opendocument/sheet/number_styles.hpp"
#include "sheets/dress.hpp"

namespace copil::opendocument {

/// The pixels of spreadsheets are a 96th of an inch.
inline constexpr double kCentimetresPerPixel = 2.54 / 96;

/// A rule of the sheet: cells that hold exactly `text` take the look of `mark`.
using WordRule = std::pair<std::string, document::CellMark>;

/// The automatic styles of a spreadsheet, made when first asked for.
class CellStyles {
 public:
  /// `book` must outlive the styles.
  explicit CellStyles(const sheets::Book& book) : book_(book) {}

  /// The style of cells of that look; empty for the plainest one. `rules` are those of the sheet
  /// for these cells, mostly none; `base_cell` is where they were set (`'Feuille'.A1`).
  std::string name_of(const sheets::Look& look, const std::vector<WordRule>& rules,
                      const std::string& base_cell);

  /// The style of columns of that width (in digits) and of rows of that height (in points).
  std::string column_name(double width);
  std::string row_name(double height_pt);

  std::string xml() const { return numbers_.xml() + fragments_; }

 private:
  struct Key {
    sheets::Look look;
    std::vector<WordRule> rules;
    std::string base_cell;
    auto operator<=>(const Key&) const = default;
  };
  void write_cell(const std::string& name, const Key& key);

  const sheets::Book& book_;
  NumberStyles numbers_;
  std::map<Key, std::string> cells_;
  std::map<sheets::Look, std::string> plain_;  ///< without rules: nearly all
  std::map<std::string, std::string> columns_;
  std::map<std::string, std::string> rows_;
  std::string fragments_;
};

/// The named styles that rules apply, one a mark.
std::string mark_styles();
std::string mark_style_name(document::CellMark mark);

/// `#29598F`.
std::string colour_text(std::uint32_t colour);

/// `1.25cm`, `9pt`: at most three decimals, whatever the locale.
std::string length_text(double length, const char* unit);

/// The shortest text that reads back as the number, with a decimal point.
std::string number_text(double number);

}  // namespace copil::opendocument
