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

/// Columns that the header has and that no row fills, of files of twenty rows or more: those whose
/// figures an export without them would change. What may simply not have happened yet (a
/// compte rendu, a termination, the end of an alert) is not looked at; nor is a reason of leaving
/// where nobody has left.
std::vector<Lack> hollow_columns(const Records& records);

/// True for a column that rows fill sooner or later whatever happens: empty throughout, it is no
/// export of that file.
bool is_always_filled(const Lack& lack);

}  // namespace copil::records
