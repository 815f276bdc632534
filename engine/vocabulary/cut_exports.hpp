#pragma once

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
  std::string text;           ///< "aucune ligne pour ML05, qui a 22 co-traitances"
  bool is_of_months = false;  ///< whole months lack: of every territory
};

/// What seems to lack of the year of the period as known at the arrêté, by file: months without a
/// row behind months that have many; missions locales of which another file says much and this one
/// nothing; youths of `cotraitances.csv` who are not in `jeunes.csv` or were never registered, when
/// they are too many to be a few late ones.
std::vector<Cut> cut_exports(const records::Records& records, Period period, Day arrete);

/// "services.csv : aucune ligne pour ML05, qui a 22 co-traitances."
std::string cut_sentence(const Cut& cut);
/// The same as a warning on the file of the records' folder.
Diagnostic cut_warning(const records::Records& records, const Cut& cut);

}  // namespace copil::vocabulary
