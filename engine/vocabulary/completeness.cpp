#include "vocabulary/completeness.hpp"

#include <algorithm>
#include <iterator>

#include "diagnostics/warning.hpp"
#include "subsidies/subsidies.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::vocabulary {

namespace {

using records::FileId;
using records::Records;

/// Counts rows one by one against a period and the same part of the year before.
class Counter {
 public:
  Counter(FileId file, Period period, Day arrete)
      : days_(intersection(days_of(period), {days_of(period).begin, arrete + 1})),
        before_{days_.begin, days_.begin} {
    activity_.file = file;
    activity_.span = period;
    if (days_.is_empty()) return;
    before_ = {add_years(days_.begin, -1), add_years(days_.end, -1)};
  }

  /// Rows that run from their first days to the days they end, open or not.
  void add(const std::vector<Day>& begins, const std::vector<Day>& ends) {
    std::uint64_t rows = 0;
    std::uint64_t before = 0;
    for (std::size_t row = 0; row < begins.size(); ++row) {
      rows += is_touched(days_, begins[row], ends[row]);
      before += is_touched(before_, begins[row], ends[row]);
    }
    activity_.rows += rows;
    activity_.year_before += before;
  }

  /// Rows that happen on one day each.
  void add(const std::vector<Day>& days) {
    std::uint64_t rows = 0;
    std::uint64_t before = 0;
    for (const Day day : days) {
      rows += days_.contains(day) ? 1U : 0U;
      before += before_.contains(day) ? 1U : 0U;
    }
    activity_.rows += rows;
    activity_.year_before += before;
  }

  const Activity& activity() const { return activity_; }

 private:
  /// 1 when a row begins within the days, or began before and runs into them; no branch, since
  /// nobody foresees which.
  static unsigned is_touched(const Interval& days, Day begin, Day end) {
    const unsigned has_begun = begin < days.end ? 1U : 0U;
    const unsigned goes_on = begin >= days.begin || end > days.begin ? 1U : 0U;
    return has_begun & goes_on & (days.is_empty() ? 0U : 1U);
  }

  Interval days_;
  Interval before_;
  Activity activity_;
};

/// Of the rows of a file that is of a year, those of that year and of the one before.
class YearCounter {
 public:
  YearCounter(FileId file, int year) : year_(year) {
    activity_.file = file;
    activity_.span = Period{Period::Kind::year, year, 1};
  }

  /// A row of that year, known from that day on.
  void add(int year, Day day, Day arrete) {
    if (year == year_ && day <= arrete) ++activity_.rows;
    if (year == year_ - 1 && day <= add_years(arrete, -1)) ++activity_.year_before;
  }

  const Activity& activity() const { return activity_; }

 private:
  int year_;
  Activity activity_;
};

Activity objectives_of(const Records& records, int year, Day arrete) {
  YearCounter counter{FileId::objectifs, year};
  const auto& objectifs = records.objectifs;
  for (std::size_t row = 0; row < objectifs.size(); ++row) {
    counter.add(objectifs.annee[row], objectifs.date_effet[row], arrete);
  }
  return counter.activity();
}

/// One that is not signed (a day before all others) is known all the same.
Activity conventions_known(const Records& records, int year, Day arrete) {
  YearCounter counter{FileId::conventions, year};
  const auto& conventions = records.conventions;
  for (std::size_t row = 0; row < conventions.size(); ++row) {
    counter.add(conventions.annee[row], conventions.signature[row], arrete);
  }
  return counter.activity();
}

Activity payments_of(const Records& records, int year, Day arrete) {
  YearCounter counter{FileId::versements, year};
  const auto& versements = records.versements;
  for (std::size_t row = 0; row < versements.size(); ++row) {
    counter.add(records.conventions.annee[versements.convention[row]], versements.date[row],
                arrete);
  }
  return counter.activity();
}

/// Payments are expected of the file once an instalment is due (20 January, or the signature if it
/// is later) and has had its month to be paid: the first order of a year finds it empty.
bool expects_payments(const Records& records, int year, Day arrete) {
  constexpr int kDaysToPay = 50;  // from 1 January to the first due day, then a month
  const auto& conventions = records.conventions;
  const Day january = days_of(Period{Period::Kind::year, year, 1}).begin;
  for (std::size_t row = 0; row < conventions.size(); ++row) {
    const Day signature = conventions.signature[row];
    if (conventions.annee[row] != year || !signature.is_real()) continue;
    if (std::max(signature, january).number + kDaysToPay <= arrete.number) return true;
  }
  return false;
}

/// What the file says of the period's year, if it is of a year.
std::optional<Activity> of_the_year(const Records& records, FileId file, int year, Day arrete) {
  if (file == FileId::objectifs) return objectives_of(records, year, arrete);
  if (year < subsidies::kFirstYear) return std::nullopt;
  if (file == FileId::conventions) return conventions_known(records, year, arrete);
  if (file == FileId::versements && expects_payments(records, year, arrete)) {
    return payments_of(records, year, arrete);
  }
  return std::nullopt;
}

/// False for the files that bear no date of activity.
bool count_rows(const Records& records, FileId file, Counter& counter) {
  switch (file) {
    case FileId::cotraitances:
      counter.add(records.cotraitances.affectation, records.cotraitances.fin);
      return true;
    case FileId::inscriptions:
      counter.add(records.inscriptions.debut, records.inscriptions.fin);
      return true;
    case FileId::alertes:
      counter.add(records.alertes.signalement, records.alertes.cloture);
      return true;
    case FileId::civis:
      counter.add(records.civis.debut, records.civis.fin);
      return true;
    case FileId::accompagnements:
      counter.add(records.accompagnements.debut, records.accompagnements.fin);
      return true;
    case FileId::services:
      counter.add(records.services.date);
      return true;
    case FileId::actions:
      counter.add(records.actions.date);
      return true;
    case FileId::evaluations_mrs:
      counter.add(records.evaluations_mrs.date);
      return true;
    case FileId::prescriptions_pops:
      counter.add(records.prescriptions_pops.prescription);
      return true;
    default:
      return false;
  }
}

std::string name_of(FileId file) {
  return std::string{records::file_name(file)};
}

Diagnostic on_file(const Records& records, FileId file, std::string message,
                   std::vector<std::string> hints) {
  Diagnostic diagnostic = plain_error(std::move(message), std::move(hints));
  diagnostic.place = {records.folder + "/" + name_of(file)};
  return diagnostic;
}

std::string nothing_text(const Activity& activity) {
  if (!activity.span) return "aucune ligne sous l'en-tête : aucune date de naissance n'est connue";
  return "aucune ligne ne porte sur la période (" + wording::period_text(*activity.span) + ")";
}

std::string fewer_text(const Activity& activity) {
  return wording::counted(activity.rows, "ligne", "lignes") + " pour la période (" +
         wording::period_text(*activity.span) + "), contre " +
         wording::counted(activity.year_before, "ligne", "lignes") + " un an plus tôt";
}

}  // namespace

std::vector<Activity> activity(const Records& records, Period period, Day arrete) {
  std::vector<Activity> found;
  if (arrete < days_of(period).begin) return found;
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto file = static_cast<FileId>(i);
    if (!records.count(file).is_present) continue;
    Counter counter{file, period, arrete};
    if (file == FileId::jeunes) {
      found.push_back({file, std::nullopt, records.count(file).kept, 0});
    } else if (count_rows(records, file, counter)) {
      found.push_back(counter.activity());
    } else if (const auto yearly = of_the_year(records, file, period.year, arrete)) {
      found.push_back(*yearly);
    }
  }
  return found;
}

std::vector<Activity> LateActivity::of(const Records& records, Period period, Day arrete,
                                       const std::set<FileId>& files) const {
  const std::lock_guard lock{made_->mutex};
  const auto [entry, is_new] = made_->by_period.try_emplace(period_code(period));
  if (is_new) entry->second = activity(records, period, arrete);
  std::vector<Activity> found;
  for (const Activity& one : entry->second) {
    if (files.count(one.file) > 0) found.push_back(one);
  }
  return found;
}

std::vector<Cut> LateActivity::cuts(const Records& records, Period period, Day arrete,
                                    const std::set<FileId>& files) const {
  const std::lock_guard lock{made_->mutex};
  const auto [entry, is_new] = made_->cuts_by_period.try_emplace(period_code(period));
  if (is_new) entry->second = cut_exports(records, period, arrete);
  std::vector<Cut> found;
  std::copy_if(entry->second.begin(), entry->second.end(), std::back_inserter(found),
               [&](const Cut& cut) { return files.count(cut.file) > 0; });
  return found;
}

bool LateActivity::is_silent(const Records& records, int year, Day arrete, FileId file) const {
  const auto found = of(records, Period{Period::Kind::year, year, 1}, arrete, {file});
  return std::any_of(found.begin(), found.end(),
                     [](const Activity& one) { return one.is_silent(); });
}

std::string silent_sentence(const Activity& activity) {
  return name_of(activity.file) + " : " + nothing_text(activity) + ".";
}

std::string thin_sentence(const Activity& activity) {
  return name_of(activity.file) + " : " + fewer_text(activity) +
         " ; l'export est peut-être incomplet.";
}

std::string rejected_sentence(const Records& records, FileId file) {
  const auto& count = records.count(file);
  return name_of(file) + " : " +
         wording::counted(count.rejected, "ligne rejetée", "lignes rejetées") + " sur " +
         wording::counted(count.read) +
         ", plus d'une sur vingt : les chiffres qui en viennent sont sans doute trop bas.";
}

Diagnostics silent_files(const Records& records, const std::vector<Activity>& activities) {
  Diagnostics faults;
  for (const Activity& one : activities) {
    if (!one.is_silent()) continue;
    faults.push_back(on_file(
        records, one.file, nothing_text(one),
        {"vérifiez l'export ; --accepter-incomplet fait les documents quand même, qui le disent"}));
  }
  return faults;
}

Diagnostics thin_files(const Records& records, const std::vector<Activity>& activities) {
  Diagnostics warnings;
  for (const Activity& one : activities) {
    if (one.is_silent() || !one.is_thin()) continue;
    warnings.push_back(as_warning(
        on_file(records, one.file, fewer_text(one), {"l'export est peut-être incomplet"})));
  }
  return warnings;
}

}  // namespace copil::vocabulary
