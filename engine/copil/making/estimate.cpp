#include "copil/making/estimate.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "files/files.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

/// Documents that are alike: how many, and one of them.
struct AlikeDocuments {
  std::size_t count = 0;
  const campaign::PlannedDocument* sample = nullptr;
};

std::vector<AlikeDocuments> kinds_of(const std::vector<campaign::PlannedDocument>& documents,
                                     const records::Territoires& tree) {
  std::map<std::pair<std::string, records::TypeTerritoire>, AlikeDocuments> kinds;
  for (const auto& document : documents) {
    AlikeDocuments& kind = kinds[{document.report, tree.type[document.territoire]}];
    ++kind.count;
    if (kind.sample == nullptr) kind.sample = &document;
  }
  std::vector<AlikeDocuments> list;
  list.reserve(kinds.size());
  for (const auto& [key, kind] : kinds) list.push_back(kind);
  return list;
}

std::string about(std::uint64_t count, std::uint64_t unit) {
  return wording::counted(static_cast<std::size_t>((count + unit - 1) / unit));
}

std::string expected_duration(std::int64_t microseconds) {
  const auto seconds = static_cast<std::uint64_t>(microseconds / 1'000'000);
  return seconds < 90 ? about(seconds + 1, 1) + " s" : about(seconds, 60) + " min";
}

std::string expected_size(std::uint64_t bytes) {
  return bytes < 1'000'000 ? about(bytes, 1'000) + " ko" : about(bytes, 1'000'000) + " Mo";
}

}  // namespace

Estimate estimated(const campaign::PreparedRun& run, const vocabulary::Facts& facts,
                   const std::vector<campaign::PlannedDocument>& documents,
                   const Situation& situation) {
  Estimate estimate;
  const files::ScratchFolder folder{situation.temporary_folder};
  if (!folder.is_made()) return estimate;
  production::ProductionOptions options;
  options.folder = folder.path();
  options.temporary_folder = folder.path();
  options.instant = situation.source_date;
  for (const auto& kind : kinds_of(documents, run.territoires)) {
    const auto& sample = *kind.sample;
    const production::Task task{
        sample.report, sample.territoire, {}, sample.period, sample.outputs};
    const std::int64_t begun = situation.clock();
    const auto made = production::produce(run.reports, run.schema, facts, {task}, options);
    const std::int64_t ended = situation.clock();
    if (made.empty() || has_errors(made[0].problems)) continue;
    ++estimate.tried;
    estimate.microseconds += (ended - begun) * static_cast<std::int64_t>(kind.count);
    for (const auto& file : made[0].files) estimate.bytes += file.bytes * kind.count;
  }
  return estimate;
}

std::string estimate_text(const Estimate& estimate, int jobs) {
  if (estimate.tried == 0) return {};
  return "Environ " + expected_duration(estimate.microseconds / std::max(1, jobs)) + " avec " +
         wording::counted(static_cast<std::size_t>(std::max(1, jobs)), "processus", "processus") +
         " et " + expected_size(estimate.bytes) + ", d'après " +
         wording::counted(estimate.tried, "document essayé", "documents essayés") +
         " (un par rapport et par niveau), la lecture des données en plus\n";
}

}  // namespace copil::program
