#include "campaign/run/former_run.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "diagnostics/warning.hpp"
#include "files/files.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::campaign {

namespace {

namespace fs = std::filesystem;

/// Below that, half of a count is chance.
constexpr std::int64_t kLeastCount = 10;

/// The manifest of a run of the same campaign over an earlier period of the same kind.
std::optional<RunRecord> earlier_run(const std::string& folder, const RunIdentity& identity) {
  const std::string path = folder + "/" + kManifestName;
  const auto text = files::read_file(path);
  if (!text) return std::nullopt;
  auto record = parse_manifest(*text, path);
  if (!record || record->campaign != identity.campaign) return std::nullopt;
  const bool is_earlier = record->period.kind == identity.period.kind &&
                          days_of(record->period).begin < days_of(identity.period).begin;
  return is_earlier ? std::optional{std::move(*record)} : std::nullopt;
}

/// The folders beside that one.
std::vector<std::string> neighbours(const std::string& folder) {
  std::error_code error;
  const fs::path own = fs::absolute(folder, error).lexically_normal();
  const fs::path above = own.has_filename() ? own.parent_path() : own.parent_path().parent_path();
  std::vector<std::string> found;
  for (fs::directory_iterator entry{above, error}, end; !error && entry != end;
       entry.increment(error)) {
    found.push_back(entry->path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// `after` is more than half of `before` away from it.
bool has_moved(std::int64_t before, std::int64_t after) {
  return before >= kLeastCount && 2 * std::abs(after - before) > before;
}

std::string moved_text(std::int64_t before, std::int64_t after, const StoredRun& former) {
  return wording::integer_text(after) + ", contre " + wording::integer_text(before) +
         " à la campagne précédente (" + wording::period_text(former.record.period) + ")";
}

Diagnostics moved_files(const StoredRun& former, const RunRecord& record) {
  std::map<std::string, std::int64_t> now;
  for (const auto& file : record.inputs)
    now[file.name] = static_cast<std::int64_t>(file.count.read);
  Diagnostics warnings;
  for (const auto& file : former.record.inputs) {
    const auto before = static_cast<std::int64_t>(file.count.read);
    const std::int64_t after = now[file.name];
    if (!has_moved(before, after)) continue;
    warnings.push_back(
        plain_warning(file.name + " : lignes lues, " + moved_text(before, after, former)));
  }
  return warnings;
}

/// The whole network's counts over the period that the run is about: no details, no rates.
std::map<std::string, const RunFigure*> counts_of(const std::vector<RunFigure>& figures,
                                                  const Period& period) {
  std::map<std::string, const RunFigure*> counts;
  for (const auto& figure : figures) {
    const bool is_count =
        figure.unite == unit_name(Unit::jeunes) || figure.unite == unit_name(Unit::actions);
    if (!figure.rattachement.empty() || !is_count || figure.periode != period_code(period))
      continue;
    if (figure.indicateur.find('.') == std::string::npos) counts[figure.indicateur] = &figure;
  }
  return counts;
}

Diagnostics moved_figures(const StoredRun& former, const RunRecord& record,
                          const std::vector<RunFigure>& figures) {
  constexpr std::size_t kNamed = 10;
  const auto before = counts_of(former.figures, former.record.period);
  const auto after = counts_of(figures, record.period);
  Diagnostics warnings;
  std::size_t others = 0;
  for (const auto& [code, figure] : before) {
    const auto now = after.find(code);
    const auto old_value = parse_decimal(figure->valeur);
    const auto new_value = now == after.end() ? std::nullopt : parse_decimal(now->second->valeur);
    if (!old_value || !new_value || !has_moved(old_value->num, new_value->num)) continue;
    if (warnings.size() == kNamed) {
      ++others;
      continue;
    }
    warnings.push_back(
        plain_warning(code + " : " + moved_text(old_value->num, new_value->num, former)));
  }
  if (others > 0) {
    warnings.push_back(
        plain_warning(wording::counted(others, "autre chiffre a", "autres chiffres ont") +
                      " changé de plus de la moitié"));
  }
  return warnings;
}

}  // namespace

std::optional<StoredRun> former_run(const std::string& folder, const RunIdentity& identity) {
  if (auto own = read_run(folder)) return std::move(*own);
  std::string latest;
  Day begin = Day::unknown;
  for (const auto& neighbour : neighbours(folder)) {
    const auto record = earlier_run(neighbour, identity);
    if (!record || (begin != Day::unknown && days_of(record->period).begin <= begin)) continue;
    latest = neighbour;
    begin = days_of(record->period).begin;
  }
  if (latest.empty()) return std::nullopt;
  auto run = read_run(latest);
  return run ? std::optional{std::move(*run)} : std::nullopt;
}

Diagnostics compared_with_former(const StoredRun& former, const RunRecord& record,
                                 const std::vector<RunFigure>& figures) {
  Diagnostics warnings = moved_files(former, record);
  for (auto& one : moved_figures(former, record, figures)) warnings.push_back(std::move(one));
  return warnings;
}

}  // namespace copil::campaign
