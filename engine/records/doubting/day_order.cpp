#include "records/doubting/day_order.hpp"

#include <algorithm>
#include <bitset>
#include <set>
#include <span>
#include <string>

#include "diagnostics/warning.hpp"
#include "records/doubting/day_column.hpp"

namespace copil::records {

namespace {

/// The columns of dates that rows fill as things happen.
std::vector<DayColumn> day_columns(const Records& r) {
  using enum FileId;
  return {{objectifs, "date_effet", r.objectifs.date_effet},
          {jeunes, "date_naissance", r.jeunes.naissance},
          {cotraitances, "date_affectation", r.cotraitances.affectation},
          {cotraitances, "date_initialisation", r.cotraitances.initialisation},
          {cotraitances, "date_fin", r.cotraitances.fin},
          {inscriptions, "date_debut", r.inscriptions.debut},
          {inscriptions, "date_fin", r.inscriptions.fin},
          {alertes, "date_signalement", r.alertes.signalement},
          {civis, "date_debut", r.civis.debut},
          {civis, "date_fin", r.civis.fin},
          {accompagnements, "date_debut", r.accompagnements.debut},
          {accompagnements, "date_fin", r.accompagnements.fin},
          {services, "date", r.services.date},
          {actions, "date", r.actions.date},
          {conventions, "date_signature", r.conventions.signature},
          {versements, "date", r.versements.date},
          {evaluations_mrs, "date", r.evaluations_mrs.date},
          {prescriptions_pops, "date_prescription", r.prescriptions_pops.prescription},
          {membres, "date_debut", r.membres.debut},
          {reunions, "date", r.reunions.date},
          {transmissions, "envoyee_le", r.transmissions.envoyee}};
}

/// Months have twelve numbers, days thirty-one: of so many different dates, one is beyond the 12th
/// unless the numbers were exchanged (all of eight happen to be so once in 1,700).
class DaysSeen {
 public:
  /// False at the first date beyond the 12th: nothing was exchanged.
  bool add(const std::vector<Day>& days) {
    for (const Day day : days) {
      if (!day.is_real()) continue;
      const CalendarDay date = calendar(day);
      if (date.day > 12) return false;
      days_.set(static_cast<std::size_t>(date.day));
      months_.set(static_cast<std::size_t>(date.month));
      dates_.insert(day.number);
    }
    return true;
  }

  bool are_enough() const {
    constexpr std::size_t kEnoughDates = 8;
    constexpr std::size_t kEnoughKinds = 3;
    return dates_.size() >= kEnoughDates && days_.count() >= kEnoughKinds &&
           months_.count() >= kEnoughKinds;
  }

 private:
  std::set<int> dates_;
  std::bitset<32> days_;
  std::bitset<13> months_;
};

/// Of the dates of these columns, all together.
bool are_exchanged(std::span<const DayColumn> columns) {
  DaysSeen seen;
  for (const DayColumn& column : columns) {
    if (!seen.add(column.days)) return false;
  }
  return seen.are_enough();
}

/// Each date a day after the one above: nothing happens so, a cell pulled down does it.
bool are_pulled_down(const std::vector<Day>& days) {
  constexpr std::size_t kEnoughDates = 10;
  if (days.size() < kEnoughDates || !days.front().is_real()) return false;
  for (std::size_t row = 1; row < days.size(); ++row) {
    if (!days[row].is_real() || days[row] != days[row - 1] + 1) return false;
  }
  return true;
}

constexpr const char* kExchanged =
    "aucune date n'est au-delà du 12 du mois : le jour et le mois ont sans doute été échangés";
constexpr const char* kDayFirst =
    "exportez les dates comme 2010-04-01 ou 01/04/2010, le jour avant le mois";

/// What is wrong with the columns of one file, each apart, or all together where each has few
/// dates.
void doubt(std::span<const DayColumn> columns, const std::string& path, Diagnostics& warnings) {
  std::string names;
  bool is_told = false;
  for (const DayColumn& column : columns) {
    const std::string name{column.name};
    names += (names.empty() ? "" : ", ") + name;
    if (are_exchanged({&column, 1})) {
      warnings.push_back(
          plain_warning("colonne " + name + " : " + kExchanged, {kDayFirst}, {path}));
    } else if (are_pulled_down(column.days)) {
      warnings.push_back(plain_warning("colonne " + name +
                                           " : chaque date suit d'un jour celle de la ligne "
                                           "d'avant : une cellule a sans doute été recopiée vers "
                                           "le bas",
                                       {"reprenez ces dates de l'export d'origine"}, {path}));
    } else {
      continue;
    }
    is_told = true;
  }
  if (is_told || !are_exchanged(columns)) return;
  warnings.push_back(plain_warning("colonnes " + names + " : " + kExchanged, {kDayFirst}, {path}));
}

}  // namespace

Diagnostics day_order_warnings(const Records& records,
                               const std::vector<std::pair<FileId, std::string>>& paths) {
  Diagnostics warnings;
  const std::vector<DayColumn> all = day_columns(records);
  for (auto first = all.begin(); first != all.end();) {
    const auto end = std::find_if(
        first, all.end(), [&](const DayColumn& column) { return column.file != first->file; });
    const auto path = std::find_if(paths.begin(), paths.end(),
                                   [&](const auto& one) { return one.first == first->file; });
    if (path != paths.end()) doubt({first, end}, path->second, warnings);
    first = end;
  }
  return warnings;
}

}  // namespace copil::records
