// What came back from below, for the reports that sum it up.
#include <filesystem>
#include <map>

#include "files/files.hpp"
#include "production/production.hpp"

namespace copil::production {

namespace {

/// The files that answer that report, in the order in which they were read.
Checked<std::vector<vocabulary::AnswersFile>> files_answering(
    const std::string& report, const std::vector<returns::Sheaf>& returned) {
  std::vector<vocabulary::AnswersFile> found;
  std::map<std::string, std::size_t> places;
  for (const auto& sheaf : returned) {
    if (sheaf.report != report) continue;
    const auto [place, is_new] = places.try_emplace(sheaf.path, found.size());
    if (is_new) {
      const auto digest = files::sha256_of_file(sheaf.path);
      if (!digest) return digest.error();
      found.push_back({std::filesystem::path{sheaf.path}.filename().string(), *digest, {}});
    }
    found[place->second].territories.insert(sheaf.territory);
  }
  return found;
}

/// Of one report; the answers say whose they are.
Checked<vocabulary::GatheredAnswers> heard_of(const vocabulary::Resources& resources,
                                              const std::string& name,
                                              const expansion::Schema& schema,
                                              const std::vector<returns::Sheaf>& returned) {
  const auto report = vocabulary::load_report(resources.reports().file(name + ".yaml"));
  if (!report) return report.error();
  auto prepared = prepare(template_sources(resources), *report, schema, returned);
  if (!prepared) return prepared.error();
  auto read_from = files_answering(name, returned);
  if (!read_from) return read_from.error();
  return vocabulary::GatheredAnswers{name,
                                     report->title,
                                     report->levels,
                                     prepared->source.form(),
                                     std::move(prepared->answers.by_territory),
                                     std::move(*read_from)};
}

}  // namespace

Checked<std::vector<vocabulary::GatheredAnswers>> heard_by(
    const vocabulary::Resources& resources, const vocabulary::Report& report,
    const expansion::Schema& schema, const std::vector<returns::Sheaf>& returned) {
  std::vector<returns::Sheaf> named;
  for (const auto& sheaf : returned) {
    if (!sheaf.report.empty() && !sheaf.territory.empty()) named.push_back(sheaf);
  }
  std::vector<vocabulary::GatheredAnswers> heard;
  Diagnostics complaints;
  for (const auto& name : report.heard_reports) {
    vocabulary::GatheredAnswers one;
    collect(heard_of(resources, name, schema, named), one, complaints);
    heard.push_back(std::move(one));
  }
  if (!complaints.empty()) return complaints;
  return heard;
}

std::vector<std::string> answered_reports(const std::vector<PreparedReport>& prepared) {
  std::vector<std::string> names;
  for (const auto& one : prepared) {
    names.push_back(one.report.name);
    names.insert(names.end(), one.report.heard_reports.begin(), one.report.heard_reports.end());
  }
  return names;
}

}  // namespace copil::production
