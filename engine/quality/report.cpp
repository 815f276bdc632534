#include "quality/report.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "quality/rules/codes.hpp"
#include "records/enjeux.hpp"

namespace copil::quality {

namespace {

using records::FileId;
using records::Records;

std::size_t rank_of(std::string_view file) {
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    if (records::file_name(static_cast<FileId>(i)) == file) return i;
  }
  return records::kFileCount;
}

std::vector<RejectKind> kinds_of(const exports::Rejects& rejects, std::size_t example_count) {
  std::map<std::tuple<std::string_view, std::string_view, std::string_view>, RejectKind> kinds;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const exports::Reject reject = rejects[i];
    RejectKind& kind = kinds[{reject.file, reject.column, reject.reason}];
    ++kind.count;
    if (kind.examples.size() < example_count) {
      kind.examples.push_back({exports::place_within(reject), std::string{reject.value}});
    }
  }
  std::vector<RejectKind> sorted;
  for (auto& [key, kind] : kinds) {
    std::tie(kind.file, kind.column, kind.reason) = key;
    sorted.push_back(std::move(kind));
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const RejectKind& a, const RejectKind& b) {
    return std::make_tuple(rank_of(a.file), b.count) < std::make_tuple(rank_of(b.file), a.count);
  });
  return sorted;
}

std::vector<MissionRejects> by_mission(const exports::Rejects& rejects) {
  std::map<std::string, std::map<std::pair<std::size_t, std::string>, std::uint64_t>> counts;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const exports::Reject reject = rejects[i];
    ++counts[std::string{reject.mission_locale}][{rank_of(reject.file), std::string{reject.file}}];
  }
  std::vector<MissionRejects> missions;
  for (const auto& [code, files] : counts) {
    MissionRejects mission{code, 0, {}};
    for (const auto& [file, count] : files) {
      mission.count += count;
      mission.files.emplace_back(file.second, count);
    }
    missions.push_back(std::move(mission));
  }
  // Those without a mission locale come last.
  if (!missions.empty() && missions.front().mission_locale.empty()) {
    std::rotate(missions.begin(), missions.begin() + 1, missions.end());
  }
  return missions;
}

void find_unknown_youths(const Records& records, std::size_t example_count, Review& report) {
  if (!records.count(FileId::jeunes).is_present) return;
  for (std::size_t i = 0; i < records.jeunes.size(); ++i) {
    if (records.jeunes.is_listed[i]) continue;
    ++report.unknown_youths;
    if (report.unknown_youth_examples.size() < example_count) {
      report.unknown_youth_examples.emplace_back(records.jeunes.code[i]);
    }
  }
}

/// The rows of a file whose end is their beginning; `owners[row]` numbers a name.
Oddity empty_rows(FileId file, const std::vector<Day>& begins, const std::vector<Day>& ends,
                  const std::vector<std::uint32_t>& owners, const records::Texts& names,
                  std::size_t example_count) {
  Oddity oddity{file, 0, {}};
  for (std::size_t row = 0; row < begins.size(); ++row) {
    if (begins[row] != ends[row]) continue;
    ++oddity.count;
    if (oddity.examples.size() < example_count) oddity.examples.emplace_back(names[owners[row]]);
  }
  return oddity;
}

std::vector<Oddity> empty_intervals(const Records& r, std::size_t examples) {
  const auto& jeunes = r.jeunes.code;
  std::vector<Oddity> all{
      empty_rows(FileId::cotraitances, r.cotraitances.affectation, r.cotraitances.fin,
                 r.cotraitances.jeune, jeunes, examples),
      empty_rows(FileId::inscriptions, r.inscriptions.debut, r.inscriptions.fin,
                 r.inscriptions.jeune, jeunes, examples),
      empty_rows(FileId::alertes, r.alertes.signalement, r.alertes.cloture, r.alertes.cotraitance,
                 r.cotraitances.code, examples),
      empty_rows(FileId::civis, r.civis.debut, r.civis.fin, r.civis.jeune, jeunes, examples),
      empty_rows(FileId::accompagnements, r.accompagnements.debut, r.accompagnements.fin,
                 r.accompagnements.jeune, jeunes, examples)};
  std::erase_if(all, [](const Oddity& oddity) { return oddity.count == 0; });
  return all;
}

Oddity foreign_enjeux(const records::Actions& actions, std::size_t example_count) {
  Oddity oddity{FileId::actions, 0, {}};
  for (std::size_t row = 0; row < actions.enjeu.size(); ++row) {
    const auto enjeu = actions.enjeu[row];
    if (enjeu == 0 || records::is_of_perimetre(enjeu, actions.perimetre[row])) continue;
    ++oddity.count;
    if (oddity.examples.size() < example_count) oddity.examples.push_back(actions.code[row]);
  }
  return oddity;
}

std::vector<CodeVariants> variants_of(const Records& records) {
  std::vector<CodeVariants> all;
  const auto look_at = [&](FileId file, const auto& codes) {
    const auto code = [&](std::size_t i) { return std::string_view{codes[i]}; };
    for (const auto& group : alike(codes.size(), code)) {
      CodeVariants variants{file, {}};
      for (const std::size_t i : group) variants.codes.emplace_back(codes[i]);
      all.push_back(std::move(variants));
    }
  };
  look_at(FileId::territoires, records.territoires.code);
  look_at(FileId::jeunes, records.jeunes.code);
  look_at(FileId::cotraitances, records.cotraitances.code);
  look_at(FileId::actions, records.actions.code);
  look_at(FileId::conventions, records.conventions.code);
  return all;
}

/// Known codes by likeness.
class Known {
 public:
  template <class Codes>
  explicit Known(const Codes& codes) {
    for (const auto& code : codes) by_likeness_.try_emplace(likeness(code), code);
  }
  /// The known code that looks like this other one, or null.
  const std::string* find(std::string_view code) const {
    const auto found = by_likeness_.find(likeness(code));
    return found == by_likeness_.end() || found->second == code ? nullptr : &found->second;
  }

 private:
  std::unordered_map<std::string, std::string> by_likeness_;
};

std::vector<NearMiss> near_misses(const Records& records, const exports::Rejects& rejects) {
  if (rejects.empty()) return {};
  const Known territoires{records.territoires.code};
  const Known cotraitances{records.cotraitances.code};
  const Known conventions{records.conventions.code};
  std::map<std::pair<std::size_t, std::string>, NearMiss> misses;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const exports::Reject reject = rejects[i];
    if (reject.reason.find("inconnu") == std::string_view::npos) continue;
    const Known& known = reject.column == "cotraitance"  ? cotraitances
                         : reject.column == "convention" ? conventions
                                                         : territoires;
    const std::string* const near = known.find(reject.value);
    if (!near) continue;
    NearMiss& miss = misses[{rank_of(reject.file), std::string{reject.value}}];
    if (miss.count++ > 0) continue;
    miss = {exports::place_text(reject), std::string{reject.value}, *near, 1};
  }
  std::vector<NearMiss> all;
  all.reserve(misses.size());
  for (auto& [key, miss] : misses) all.push_back(std::move(miss));
  return all;
}

}  // namespace

bool Review::is_clean() const {
  return rejects.empty() && unknown_youths == 0 && empty_intervals.empty() &&
         code_variants.empty() && near_misses.empty() && foreign_enjeux.count == 0;
}

Review report_on(const Records& records, const exports::Rejects& rejects,
                 const ReportOptions& options) {
  Review report;
  report.rejects = kinds_of(rejects, options.example_count);
  report.by_mission = by_mission(rejects);
  find_unknown_youths(records, options.example_count, report);
  report.empty_intervals = empty_intervals(records, options.example_count);
  report.code_variants = variants_of(records);
  report.near_misses = near_misses(records, rejects);
  report.foreign_enjeux = foreign_enjeux(records.actions, options.example_count);
  return report;
}

}  // namespace copil::quality
