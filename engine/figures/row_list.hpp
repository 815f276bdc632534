#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "figures/figures.hpp"
#include "records/row_places.hpp"

/// The rows behind a compte, one by one: those that it kept, those that it left out and why. The
/// counts of `explain` are those of these lists.
namespace copil::figures {

/// Which rows are wanted.
enum class WhichRows { all, kept, left_out };

/// Those that a user's word means: `retenues`, `ecartees`; any other: all.
WhichRows rows_named(std::string_view word);

/// Rows that one list or workbook may have: beyond, nobody reads them and no workbook opens
/// quickly.
inline constexpr std::size_t kMostListedRows = 100'000;

/// The word of a row that meets every condition, of a youth whom another figure has already.
inline constexpr std::string_view kSauf = "sauf";

struct RowQuery {
  WhichRows which = WhichRows::all;
  /// Only rows that this condition left out, by its name, or `kSauf`; empty: any.
  std::string condition{};
  std::uint64_t first = 0;   ///< rows passed over
  std::size_t most = 1'000;  ///< rows listed
};

/// A date of a row, as known at the arrêté.
struct RowDate {
  std::string_view column;  ///< `date_affectation`
  Day day;
};

/// A row that the compte looked at.
struct ListedRow {
  records::RowId at;
  JeuneId jeune = records::kNone;  ///< kNone for actions
  TerritoireId place = 0;          ///< where it counts
  Interval jours;                  ///< its days within the period, or the day that it was looked at
  std::vector<RowDate> dates;      ///< those that it has
  /// The name of the condition that left it out, `kSauf`; empty: kept.
  std::string_view condition;
  std::string motif;  ///< the same in words, with the article
};

struct RowList {
  std::uint64_t total = 0;  ///< rows that the query asks for, before `first` and `most`
  std::vector<ListedRow> rows;
};

/// The rows of the figure of that code, a compte (asserted), by place then as the files have them;
/// the period must be covered (asserted).
RowList rows_behind(const Figures& figures, std::string_view code, TerritoireId territoire,
                    Period period, const RowQuery& query);

}  // namespace copil::figures
