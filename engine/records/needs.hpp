#pragma once

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/records.hpp"

/// What figures and reckonings read of a folder, declared by whoever reckons: a figure whose file
/// or column is absent is not known (1-data, « Nothing silent », rule 1).
namespace copil::records {

/// A file, or one of its optional columns (the others are there whenever the file is).
struct Need {
  FileId file = FileId::territoires;
  std::vector<std::string_view> columns;  ///< one of them is enough; empty: the file alone
  /// Without it the figure is still known, under an assumption that users are told.
  bool is_only_told = false;
};

/// The needs that blanks separate: `civis`, `civis.date_fin`, `accompagnements.critere_projet|
/// critere_frein` (one of them), `conventions.date_resiliation?` (told only). Files and columns are
/// those of the format (asserted).
std::vector<Need> needs_in(std::string_view words);

/// A file that is absent, or a column absent from its header.
struct Lack {
  FileId file = FileId::territoires;
  std::string column;  ///< empty: the file
  auto operator<=>(const Lack&) const = default;
};

/// What is absent of what is needed, each once, by file then column. All the columns of a choice
/// are told together: `critere_projet, critere_frein`.
std::vector<Lack> lacking(const Records& records, std::span<const Need> needs);

/// Absent columns that only users must be told of: those marked so, and those of a choice of which
/// another column is there. Each once, by file then column.
std::vector<Lack> assumed_empty(const Records& records, std::span<const Need> needs);

}  // namespace copil::records
