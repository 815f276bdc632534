#include "records/doubting/odd_years.hpp"

#include <algorithm>
#include <functional>
#include <string>

#include "diagnostics/warning.hpp"
#include "records/doubting/day_column.hpp"

namespace copil::records {

namespace {

/// A dated column of rows that are of a year: from how many years before to how many after it.
struct YearColumn {
  FileId file;
  std::string_view name;
  const std::vector<Day>& days;
  std::function<int(std::size_t row)> year;
  std::function<std::string(std::size_t row)> row_name;
  int before;
  int after;
};

std::vector<YearColumn> year_columns(const Records& r) {
  using enum FileId;
  const auto of_convention = [&](ConventionId id) {
    return "de la convention « " + std::string{r.conventions.code[id]} + " »";
  };
  return {
      {objectifs, "date_effet", r.objectifs.date_effet,
       [&](std::size_t row) { return int{r.objectifs.annee[row]}; },
       [&](std::size_t row) {
         return "de l'objectif de " + r.territoires.code[r.objectifs.territoire[row]];
       },
       5, 1},
      {conventions, "date_signature", r.conventions.signature,
       [&](std::size_t row) { return int{r.conventions.annee[row]}; },
       [=](std::size_t row) { return of_convention(static_cast<ConventionId>(row)); }, 1, 1},
      {versements, "date", r.versements.date,
       [&](std::size_t row) { return int{r.conventions.annee[r.versements.convention[row]]}; },
       [&, of_convention](std::size_t row) { return of_convention(r.versements.convention[row]); },
       1, 3}};
}

std::string odd_year_text(const YearColumn& column) {
  std::size_t count = 0;
  std::size_t first = 0;
  for (std::size_t row = 0; row < column.days.size(); ++row) {
    if (!column.days[row].is_real()) continue;
    const int gap = calendar(column.days[row]).year - column.year(row);
    if (-column.before <= gap && gap <= column.after) continue;
    if (count++ == 0) first = row;
  }
  if (count == 0) return {};
  const std::string many =
      count == 1 ? "une date est loin de l'année de sa ligne : le "
                 : std::to_string(count) + " dates sont loin de l'année de leur ligne, d'abord le ";
  return "colonne " + std::string{column.name} + " : " + many + iso_text(column.days[first]) + " " +
         column.row_name(first) + " pour " + std::to_string(column.year(first));
}

/// Years that the dates of one file may be apart before somebody should look.
constexpr int kMostYears = 8;

/// Of rows that bear no year of their own: what happened under an agreement of five years.
std::vector<DayColumn> event_columns(const Records& r) {
  using enum FileId;
  return {{services, "date", r.services.date},
          {actions, "date", r.actions.date},
          {evaluations_mrs, "date", r.evaluations_mrs.date},
          {prescriptions_pops, "date_prescription", r.prescriptions_pops.prescription},
          {reunions, "date", r.reunions.date},
          {decisions, "echeance", r.decisions.echeance},
          {transmissions, "produite_le", r.transmissions.produite}};
}

std::string spread_text(const DayColumn& column) {
  Day first = Day::open;
  Day last = Day::unknown;
  for (const Day day : column.days) {
    if (!day.is_real()) continue;
    first = std::min(first, day);
    last = std::max(last, day);
  }
  if (!first.is_real() || calendar(last).year - calendar(first).year <= kMostYears) return {};
  return "colonne " + std::string{column.name} + " : les dates vont du " + iso_text(first) +
         " au " + iso_text(last);
}

}  // namespace

Diagnostics odd_year_warnings(const Records& records,
                              const std::vector<std::pair<FileId, std::string>>& paths) {
  Diagnostics warnings;
  const auto warn = [&](FileId file, const std::string& text, std::string hint) {
    const auto path = std::find_if(paths.begin(), paths.end(),
                                   [&](const auto& one) { return one.first == file; });
    if (path == paths.end() || text.empty()) return;
    warnings.push_back(plain_warning(text, {std::move(hint)}, {path->second}));
  };
  for (const YearColumn& column : year_columns(records)) {
    warn(column.file, odd_year_text(column),
         "vérifiez ces dates ; un classeur Excel qui compte depuis 1904 les décale de quatre ans");
  }
  for (const DayColumn& column : event_columns(records)) {
    warn(column.file, spread_text(column),
         "vérifiez ces dates ; un tableur lit « 10-06-15 » comme le 10 juin 2015");
  }
  return warnings;
}

}  // namespace copil::records
