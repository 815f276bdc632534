#include "campaign/run/recording.hpp"

#include <algorithm>
#include <set>

#include "campaign/plan/plan.hpp"

namespace copil::campaign {

namespace {

/// What every entry has, made or not. The code may be of a territory that is gone since.
RecordedDocument described(const PreparedRun& run, const production::MadeDocument& document) {
  const auto& tree = run.territoires;
  RecordedDocument recorded;
  recorded.report = document.report;
  recorded.territoire = document.territoire;
  recorded.period = document.period;
  if (const auto id = tree.find(document.territoire)) {
    recorded.libelle = tree.libelle[*id];
    recorded.niveau = records::type_name(tree.type[*id]);
    recorded.folder = folder_of(tree, *id);
  } else if (!document.files.empty()) {
    recorded.libelle = document.territoire;
    const std::string& name = document.files.front().name;
    recorded.folder = name.substr(0, name.find('/'));
  }
  return recorded;
}

RecordedDocument registered(const PreparedRun& run, const RegisterEntry& entry) {
  RecordedDocument document = described(run, entry.document);
  document.pages = entry.document.pages;
  document.files = entry.document.files;
  document.open_blanks = entry.document.open_blanks;
  document.fingerprint = entry.fingerprint;
  const std::string now =
      fingerprint(run.origins, document.report, document.territoire, document.period);
  document.state = entry.fingerprint == now ? DocumentState::current : DocumentState::stale;
  return document;
}

}  // namespace

RunRecord recorded(const PreparedRun& run, const vocabulary::Facts& facts,
                   const RegisterContent& content,
                   const std::vector<production::MadeDocument>& made) {
  RunRecord record;
  record.program = "copil " + run.settings.version;
  record.campaign = run.campaign.name;
  record.title = run.campaign.title;
  record.period = run.settings.inquiry.period;
  record.arrete = run.settings.inquiry.arrete;
  record.rules = vocabulary::rule_sentences(*facts.dossier);
  record.inputs = facts.files;
  if (const auto entries = production::entries_behind(run.reports, facts)) {
    record.inputs.push_back(*entries);
  }
  record.origins = run.origins;
  for (const auto& [key, entry] : content.documents) {
    const auto why = production::why_objectless(entry.document);
    if (!why) {
      record.documents.push_back(registered(run, entry));
      continue;
    }
    record.objectless.push_back(described(run, entry.document));
    record.objectless.back().failure = *why;
  }
  for (const auto& document : made) {
    if (!has_errors(document.problems)) continue;
    RecordedDocument failed = described(run, document);
    failed.state = DocumentState::failed;
    failed.failure = formatted(document.problems);
    record.documents.push_back(std::move(failed));
  }
  const auto& tree = run.territoires;
  for (records::TerritoireId id = 0; id < tree.size(); ++id) {
    const bool is_folder = id == tree.root || tree.type[id] == records::TypeTerritoire::region;
    if (is_folder) record.folder_names[folder_of(tree, id)] = tree.libelle[id];
  }
  put_in_order(record);
  return record;
}

std::vector<std::string> folders_of(const RunRecord& record) {
  std::set<std::string> folders;
  for (const auto& document : record.documents) {
    if (!document.files.empty()) folders.insert(document.folder);
  }
  return {folders.begin(), folders.end()};
}

}  // namespace copil::campaign
