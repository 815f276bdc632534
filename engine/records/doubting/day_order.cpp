#include "records/doubting/day_order.hpp"

#include <algorithm>
#include <bitset>
#include <string>

#include "diagnostics/warning.hpp"

namespace copil::records {

namespace {

struct DayColumn {
  FileId file;
  std::string_view name;
  const std::vector<Day>& days;
};

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

/// Months have twelve numbers, days thirty-one: of so many dates that fall on several days, one is
/// beyond the 12th unless the numbers were exchanged. The first such date ends the search.
bool are_exchanged(const std::vector<Day>& days) {
  constexpr std::size_t kEnoughDates = 20;
  constexpr std::size_t kEnoughKinds = 3;
  std::size_t count = 0;
  std::bitset<32> days_seen;
  std::bitset<13> months_seen;
  for (const Day day : days) {
    if (!day.is_real()) continue;
    const CalendarDay date = calendar(day);
    if (date.day > 12) return false;
    days_seen.set(static_cast<std::size_t>(date.day));
    months_seen.set(static_cast<std::size_t>(date.month));
    ++count;
  }
  return count >= kEnoughDates && days_seen.count() >= kEnoughKinds &&
         months_seen.count() >= kEnoughKinds;
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

/// What is wrong with the column, and what to do; empty when it is as dates are.
std::pair<std::string, std::string> fault_of(const std::vector<Day>& days) {
  if (are_exchanged(days)) {
    return {
        "aucune date n'est au-delà du 12 du mois : le jour et le mois ont sans doute été "
        "échangés",
        "exportez les dates comme 2010-04-01 ou 01/04/2010, le jour avant le mois"};
  }
  if (are_pulled_down(days)) {
    return {
        "chaque date suit d'un jour celle de la ligne d'avant : une cellule a sans doute été "
        "recopiée vers le bas",
        "reprenez ces dates de l'export d'origine"};
  }
  return {};
}

}  // namespace

Diagnostics day_order_warnings(const Records& records,
                               const std::vector<std::pair<FileId, std::string>>& paths) {
  Diagnostics warnings;
  for (const DayColumn& column : day_columns(records)) {
    const auto path = std::find_if(paths.begin(), paths.end(),
                                   [&](const auto& one) { return one.first == column.file; });
    if (path == paths.end()) continue;
    const auto [fault, remedy] = fault_of(column.days);
    if (fault.empty()) continue;
    warnings.push_back(plain_warning("colonne " + std::string{column.name} + " : " + fault,
                                     {remedy}, {path->second}));
  }
  return warnings;
}

}  // namespace copil::records
