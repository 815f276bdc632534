#include "vocabulary/cut_exports.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.hpp"
#include "diagnostics/warning.hpp"
#include "wording/articles.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::vocabulary {

namespace {

using records::FileId;
using records::Records;
using records::TerritoireId;

// ── Months ─────────────────────────────────────────────────────────────────────────────────────

constexpr std::size_t kMonthsBefore = 3;
constexpr std::uint64_t kLeastRows = 5;   ///< of each of the months before
constexpr std::uint64_t kUsualRows = 24;  ///< of the three together: none at all is no chance then

/// The month, counted from year 0.
int month_number(Day day) {
  const CalendarDay date = calendar(day);
  return date.year * 12 + date.month - 1;
}
Day first_of_month(int month) {
  return *make_day(month / 12, month % 12 + 1, 1);
}
std::string month_text(int month) {
  return wording::period_text(Period{Period::Kind::month, month / 12, month % 12 + 1});
}

/// Rows by month, from the first of them on, and those that come later.
struct MonthlyRows {
  int first = 0;
  std::vector<std::uint64_t> counts;
  std::uint64_t later = 0;
};

MonthlyRows rows_by_month(const std::vector<Day>& days, int first, int end) {
  const Day begin = first_of_month(first);
  const std::int64_t day_count = days_between(begin, first_of_month(end));
  // Where each day is counted: those before in front of the months, those after behind them, so
  // that no row is asked which it is. Days that are not real come before and after all others.
  std::vector<std::uint8_t> place_of(static_cast<std::size_t>(day_count) + 3, 0);
  for (std::int64_t i = 0; i < day_count; ++i) {
    place_of[static_cast<std::size_t>(i) + 1] =
        static_cast<std::uint8_t>(month_number(begin + static_cast<int>(i)) - first + 1);
  }
  const auto month_count = static_cast<std::size_t>(end - first);
  place_of.end()[-2] = static_cast<std::uint8_t>(month_count + 1);
  place_of.end()[-1] = static_cast<std::uint8_t>(month_count + 2);
  std::vector<std::uint64_t> counts(month_count + 3, 0);
  for (const Day day : days) {
    const std::int64_t within = std::int64_t{day.number} - begin.number + 1;
    const std::int64_t place = std::clamp<std::int64_t>(within, 0, day_count + 1);
    ++counts[place_of[static_cast<std::size_t>(place + (day == Day::open ? 1 : 0))]];
  }
  return {first, {counts.begin() + 1, counts.end() - 2}, counts.end()[-2]};
}

/// Whether the three months before that one have enough rows for it to have some.
bool is_missed(const MonthlyRows& rows, std::size_t month) {
  if (month < kMonthsBefore || rows.counts[month] > 0) return false;
  std::uint64_t sum = 0;
  for (std::size_t i = month - kMonthsBefore; i < month; ++i) {
    if (rows.counts[i] < kLeastRows) return false;
    sum += rows.counts[i];
  }
  return sum >= kUsualRows;
}

/// What is said of the first month that lacks; empty when none does.
std::string missed_months(const MonthlyRows& rows) {
  std::size_t month = 0;
  while (month < rows.counts.size() && !is_missed(rows, month)) ++month;
  if (month == rows.counts.size()) return {};
  const auto next = std::find_if(rows.counts.begin() + static_cast<std::ptrdiff_t>(month),
                                 rows.counts.end(), [](std::uint64_t count) { return count > 0; });
  const int missed = rows.first + static_cast<int>(month);
  const bool is_end = next == rows.counts.end() && rows.later == 0;
  const std::uint64_t least =
      *std::min_element(rows.counts.begin() + static_cast<std::ptrdiff_t>(month - kMonthsBefore),
                        rows.counts.begin() + static_cast<std::ptrdiff_t>(month));
  return (is_end ? "plus aucune ligne après le " + wording::date_text(first_of_month(missed) - 1)
                 : "aucune ligne en " + month_text(missed)) +
         ", alors que chacun des trois mois d'avant en a au moins " + wording::counted(least);
}

struct DatedFile {
  FileId file;
  const std::vector<Day>& days;
};

/// The files whose rows come all year round.
std::array<DatedFile, 6> dated_files(const Records& r) {
  using enum FileId;
  return {{{cotraitances, r.cotraitances.affectation},
           {accompagnements, r.accompagnements.debut},
           {services, r.services.date},
           {actions, r.actions.date},
           {evaluations_mrs, r.evaluations_mrs.date},
           {prescriptions_pops, r.prescriptions_pops.prescription}}};
}

void add_cut_months(const Records& records, Period period, Day arrete, std::vector<Cut>& cuts) {
  const Day last = std::min(days_of(period).end, arrete + 1);
  const int end = month_number(last);
  const int first = month_number(days_of(year_of(period)).begin);
  if (end <= first) return;
  for (const auto& [file, days] : dated_files(records)) {
    const auto text =
        missed_months(rows_by_month(days, first - static_cast<int>(kMonthsBefore), end));
    if (!text.empty()) cuts.push_back({file, text, true});
  }
}

// ── Missions locales ───────────────────────────────────────────────────────────────────────────

constexpr std::uint64_t kManyCotraitances = 10;
constexpr std::uint64_t kManyServices = 30;
constexpr std::size_t kCodesNamed = 4;

std::vector<std::uint64_t> rows_by_territory(const std::vector<TerritoireId>& rows,
                                             std::size_t territories) {
  std::vector<std::uint64_t> counts(territories, 0);
  for (const TerritoireId id : rows) ++counts[id];
  return counts;
}

/// The territories that have many rows there and none here, by code.
std::vector<TerritoireId> absent_from(const records::Territoires& tree,
                                      const std::vector<std::uint64_t>& here,
                                      const std::vector<std::uint64_t>& there, std::uint64_t many) {
  std::vector<TerritoireId> absent;
  for (TerritoireId id = 0; id < here.size(); ++id) {
    if (here[id] == 0 && there[id] >= many) absent.push_back(id);
  }
  tree.sort_by_code(absent);
  return absent;
}

void add_missions(const Records& records, std::vector<Cut>& cuts) {
  const auto& tree = records.territoires;
  const auto of_services = rows_by_territory(records.services.mission_locale, tree.size());
  const auto of_cotraitances = rows_by_territory(records.cotraitances.mission_locale, tree.size());
  const auto no_service = absent_from(tree, of_services, of_cotraitances, kManyCotraitances);
  const auto no_cotraitance = absent_from(tree, of_cotraitances, of_services, kManyServices);
  if (records.cotraitances.size() > 0 && !no_cotraitance.empty()) {
    cuts.push_back({FileId::cotraitances, ", où des services sont rendus", false, no_cotraitance});
  }
  if (records.services.size() > 0 && !no_service.empty()) {
    cuts.push_back({FileId::services, ", où des jeunes sont en co-traitance", false, no_service});
  }
}

/// "la Mission locale de Brévane (ML05)": a code alone says nothing to a committee.
std::string named(const records::Territoires& tree, TerritoireId mission) {
  const std::string& code = tree.code[mission];
  const std::string& label = tree.libelle[mission];
  if (label.empty() || label == code) return code;
  return wording::with_article(label) + " (" + code + ")";
}

/// "la Mission locale de Brévane (ML05), … et 3 autres"
std::string named(const records::Territoires& tree, const std::vector<TerritoireId>& missions) {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < std::min(kCodesNamed, missions.size()); ++i) {
    codes.push_back(named(tree, missions[i]));
  }
  std::string text = joined(codes);
  if (missions.size() > kCodesNamed) {
    text += " et " + wording::counted(missions.size() - kCodesNamed, "autre", "autres");
  }
  return text;
}

std::string cut_text(const Records& records, const Cut& cut) {
  if (cut.missions.empty()) return cut.text;
  return "aucune ligne pour " + named(records.territoires, cut.missions) + cut.text;
}

// ── Youths ─────────────────────────────────────────────────────────────────────────────────────

constexpr std::uint64_t kFewYouths = 10;

/// The youths of the co-traitances begun by the arrêté.
std::vector<bool> followed_youths(const Records& records, Day arrete) {
  std::vector<bool> are(records.jeunes.size(), false);
  const auto& all = records.cotraitances;
  for (std::size_t row = 0; row < all.size(); ++row) {
    if (all.affectation[row] <= arrete) are[all.jeune[row]] = true;
  }
  return are;
}

/// "34 des 120 jeunes de cotraitances.csv", those of `all` who are not in `known`, when they are
/// more than one in `share`; or empty.
std::string lacking_youths(const std::vector<bool>& all, const std::vector<bool>& known,
                           std::uint64_t share) {
  std::uint64_t youths = 0;
  std::uint64_t lacking = 0;
  for (std::size_t id = 0; id < all.size(); ++id) {
    youths += all[id] ? 1U : 0U;
    lacking += all[id] && !known[id] ? 1U : 0U;
  }
  if (youths < kFewYouths || lacking * share <= youths) return {};
  return wording::counted(lacking) + " des " +
         wording::counted(youths, "jeune", "jeunes de cotraitances.csv");
}

void add_youths(const Records& records, Day arrete, std::vector<Cut>& cuts) {
  const auto followed = followed_youths(records, arrete);
  const auto& listed = records.jeunes.is_listed;
  if (std::find(listed.begin(), listed.end(), true) != listed.end()) {
    const auto unlisted = lacking_youths(followed, listed, 10);
    if (!unlisted.empty()) {
      cuts.push_back(
          {FileId::jeunes, unlisted + " n'y sont pas : leur date de naissance n'est pas connue"});
    }
  }
  if (records.inscriptions.size() == 0) return;
  std::vector<bool> registered(records.jeunes.size(), false);
  for (const auto jeune : records.inscriptions.jeune) registered[jeune] = true;
  // Some exports leave out those who are registered no more.
  const auto never = lacking_youths(followed, registered, 3);
  if (!never.empty()) cuts.push_back({FileId::inscriptions, never + " n'y sont pas"});
}

std::string cut_file(const Cut& cut) {
  return std::string{records::file_name(cut.file)};
}

}  // namespace

std::vector<Cut> cut_exports(const Records& records, Period period, Day arrete) {
  std::vector<Cut> cuts;
  add_cut_months(records, period, arrete, cuts);
  add_missions(records, cuts);
  add_youths(records, arrete, cuts);
  std::stable_sort(cuts.begin(), cuts.end(),
                   [](const Cut& a, const Cut& b) { return a.file < b.file; });
  return cuts;
}

std::optional<Cut> cut_seen_from(Cut cut, const records::Territoires& tree,
                                 TerritoireId territoire) {
  if (cut.missions.empty()) return cut;
  std::erase_if(cut.missions, [&](TerritoireId id) {
    return !tree.is_at_or_below(id, territoire) && !tree.is_at_or_below(territoire, id);
  });
  if (cut.missions.empty()) return std::nullopt;
  return cut;
}

std::string cut_sentence(const Records& records, const Cut& cut) {
  return cut_file(cut) + " : " + cut_text(records, cut) + ".";
}

Diagnostic cut_warning(const Records& records, const Cut& cut) {
  return plain_warning(cut_text(records, cut),
                       {"l'export est peut-être coupé, ou une de ses parts manque"},
                       {records.folder + "/" + cut_file(cut)});
}

}  // namespace copil::vocabulary
