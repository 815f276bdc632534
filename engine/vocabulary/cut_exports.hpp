#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/period.hpp"
#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"

/// What exports cut at a line's end, or of which a part lacks, look like: nothing in them is wrong,
/// but what should stand beside what is there does not (1-data, « Nothing silent », rules 4 and 6).
namespace copil::vocabulary {

/// Rows of a file that seem to lack.
struct Cut {
  records::FileId file = records::FileId::services;
  /// "plus aucune ligne après le 30 juin 2010, alors que…"; of missions locales, what follows their
  /// codes: ", où des services sont rendus".
  std::string text;
  bool is_of_months = false;  ///< whole months lack: of every territory
  /// Those without a row, by code; empty where rows of everybody lack.
  std::vector<records::TerritoireId> missions{};
};

/// What seems to lack of the year of the period as known at the arrêté, by file: months without a
/// row behind months that have many; missions locales of which another file says much and this one
/// nothing; youths of `cotraitances.csv` who are not in `jeunes.csv` or were never registered, when
/// they are too many to be a few late ones.
std::vector<Cut> cut_exports(const records::Records& records, Period period, Day arrete);

/// What a document of that territory may tell of it: missions locales elsewhere are nobody's
/// business there. Nothing when only those lack.
std::optional<Cut> cut_seen_from(Cut cut, const records::Territoires& tree,
                                 records::TerritoireId territoire);

/// "services.csv : aucune ligne pour ML05, où des jeunes sont en co-traitance."
std::string cut_sentence(const records::Records& records, const Cut& cut);
/// The same as a warning on the file of the records' folder.
Diagnostic cut_warning(const records::Records& records, const Cut& cut);

}  // namespace copil::vocabulary
