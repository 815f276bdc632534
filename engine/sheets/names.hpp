#pragma once

#include <set>
#include <string>
#include <string_view>

/// The names that a workbook gives to its sheets and cells.
namespace copil::sheets {

/// Gives sheets their names: valid (no `[ ] : * ? / \`, at most 31 UTF-16 units, no apostrophe at
/// the ends, not a word that spreadsheets keep for themselves), unique whatever the case, and cut
/// at a word that can end a title.
class SheetNames {
 public:
  /// The name for a sheet of that title; `fallback` serves when nothing of the title can be kept.
  std::string name_for(std::string_view title, std::string_view fallback);
  /// True when a sheet of that title would need a number behind its name.
  bool is_taken(std::string_view title) const;

 private:
  std::set<std::string> taken_;
};

/// Gives cells their names for formulas: letters, digits and underscores, unique.
class CellNames {
 public:
  /// `chiffre`, "Entrées (cumul)" gives `chiffre_entrees_cumul`.
  std::string name_for(std::string_view family, std::string_view label);

 private:
  std::set<std::string> taken_;
};

/// `'Volumes d''entrées'`: the sheet's name as formulas and links quote it.
std::string quoted_sheet(std::string_view name);

}  // namespace copil::sheets
