#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "records/read.hpp"

/// Where the rows of a reading stand in its files. The columns do not keep it: few rows are ever
/// asked for, and then their file is walked once more.
namespace copil::records {

/// A row that was kept: its number in the table of its file.
struct RowId {
  FileId file{};
  std::uint32_t row = 0;
};

/// Where a row that was kept stands.
struct KeptPlace {
  std::string source;      ///< what holds it: `services_R82.csv`, `services.xlsx, feuille « T2 »`
  std::uint64_t line = 0;  ///< the row's number, as whoever looks at the source counts them
  std::string spot;        ///< `id = 812` in a table of a database; empty: the line tells
};

/// `services.csv, ligne 14`.
std::string place_text(const KeptPlace& place);

/// The places of these rows, of any file but territoires.csv (asserted), in the order given.
/// `options` are those that the reading was made with. Errors: the files are no longer those that
/// were read.
Checked<std::vector<KeptPlace>> places_of_rows(const Reading& reading, std::span<const RowId> rows,
                                               const ReadOptions& options);

}  // namespace copil::records
