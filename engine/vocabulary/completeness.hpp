#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/period.hpp"
#include "diagnostics/diagnostic.hpp"
#include "records/records.hpp"
#include "vocabulary/cut_exports.hpp"

/// Whether the files behind figures say anything of the period asked for: an export that is empty,
/// cut short or of another year gives plausible figures (1-data, « Nothing silent », rules 3, 4).
namespace copil::vocabulary {

/// What a file says of a period, as known at an arrêté.
struct Activity {
  records::FileId file = records::FileId::services;
  /// What its rows are counted over: the period asked for; its year for objectives, conventions and
  /// payments, which are of a year. Nothing for jeunes.csv, whose rows bear no date of activity.
  std::optional<Period> span;
  std::uint64_t rows = 0;         ///< dated in the span, or that run on some of its days
  std::uint64_t year_before = 0;  ///< the same in the same part of the year before

  /// Nothing at all: the file is not of this period.
  bool is_silent() const { return rows == 0; }
  /// Fewer than half of the rows of the year before.
  bool is_thin() const { return rows * 2 < year_before; }
};

/// The files that bear dates, and jeunes.csv, in the format's order, one pass over their rows. None
/// before the period: what has not begun is not silent. Nor are conventions and payments before the
/// agreement, or payments before a convention of the year is signed.
std::vector<Activity> activity(const records::Records& records, Period period, Day arrete);

/// The same, made when a document first asks for a period, then kept; copies share it. Safe from
/// several threads.
class LateActivity {
 public:
  /// Of the files among `files` only.
  std::vector<Activity> of(const records::Records& records, Period period, Day arrete,
                           const std::set<records::FileId>& files) const;
  /// What seems to lack of the files among `files`.
  std::vector<Cut> cuts(const records::Records& records, Period period, Day arrete,
                        const std::set<records::FileId>& files) const;

  /// True when the file is there and says nothing of that year: a count of its rows would be 0
  /// where nothing is known.
  bool is_silent(const records::Records& records, int year, Day arrete, records::FileId file) const;

 private:
  struct Made {
    std::mutex mutex;
    std::map<std::string, std::vector<Activity>> by_period;
    std::map<std::string, std::vector<Cut>> cuts_by_period;
  };
  std::shared_ptr<Made> made_ = std::make_shared<Made>();
};

/// "services.csv : aucune ligne ne porte sur la période (mai 2010)."
std::string silent_sentence(const Activity& activity);
/// "services.csv : 12 lignes pour la période (mai 2010), contre 340 lignes un an plus tôt…"
std::string thin_sentence(const Activity& activity);
/// "civis.csv : 4 lignes rejetées sur 20".
std::string rejected_sentence(const records::Records& records, records::FileId file);

/// Silent files as errors, thin ones as warnings, on the files of the records' folder.
Diagnostics silent_files(const records::Records& records, const std::vector<Activity>& activities);
Diagnostics thin_files(const records::Records& records, const std::vector<Activity>& activities);

}  // namespace copil::vocabulary
