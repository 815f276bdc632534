#include "campaign/added_record.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "base/signs.hpp"
#include "campaign/plan/origins.hpp"
#include "diagnostics/warning.hpp"
#include "files/files.hpp"

namespace copil::campaign {

namespace {

constexpr const char* kTitle = "Documents faits à la demande";

using DocumentKey = std::tuple<std::string, std::string, std::string>;

template <class Document>
DocumentKey key_of(const Document& document) {
  return {document.report, document.territoire, period_code(document.period)};
}

RecordedDocument record_of_made(const production::MadeDocument& made,
                                const records::Territoires& tree, const Origins& origins) {
  RecordedDocument document;
  document.report = made.report;
  document.territoire = made.territoire;
  document.period = made.period;
  if (const auto id = tree.find(made.territoire)) {
    document.libelle = tree.libelle[*id];
    document.niveau = records::type_name(tree.type[*id]);
  }
  if (const auto why = production::why_objectless(made)) {
    document.failure = *why;
    return document;
  }
  if (has_errors(made.problems)) {
    document.state = DocumentState::failed;
    document.failure = formatted(made.problems);
    return document;
  }
  document.pages = made.pages;
  document.files = made.files;
  document.open_blanks = made.open_blanks;
  document.fingerprint = fingerprint(origins, made.report, made.territoire, made.period);
  return document;
}

bool is_same_source(const Origins& a, const Origins& b) {
  return std::tie(a.program, a.definitions, a.rules, a.data, a.surroundings) ==
         std::tie(b.program, b.definitions, b.rules, b.data, b.surroundings);
}

/// Documents of the record before that were not made again.
void keep_others(const RunRecord& former, const std::set<DocumentKey>& made, RunRecord& record) {
  const bool is_current = is_same_source(former.origins, record.origins);
  for (auto document : former.documents) {
    if (made.count(key_of(document)) > 0 || document.state == DocumentState::failed) continue;
    if (!is_current) document.state = DocumentState::stale;
    record.documents.push_back(std::move(document));
  }
  for (const auto& document : former.objectless) {
    if (is_current && made.count(key_of(document)) == 0) record.objectless.push_back(document);
  }
  auto& reports = record.origins.reports;
  for (const auto& report : former.origins.reports) {
    const bool is_known = std::any_of(reports.begin(), reports.end(), [&](const auto& known) {
      return known.report == report.report;
    });
    if (!is_known) reports.push_back(report);
  }
}

/// `index-modifie.html`, then `index-modifie-2.html`…
std::string spare_name(const std::string& name, int rank) {
  const std::filesystem::path path{name};
  return (path.parent_path() / path.stem()).string() + "-modifie" +
         (rank == 1 ? "" : "-" + std::to_string(rank)) + path.extension().string();
}

/// The first of these names that nothing has.
std::string free_spare_name(const std::string& folder, const std::string& name) {
  int rank = 1;
  std::error_code ignored;
  while (std::filesystem::exists(folder + "/" + spare_name(name, rank), ignored)) ++rank;
  return spare_name(name, rank);
}

}  // namespace

Checked<std::optional<RunRecord>> former_record(const std::string& folder) {
  const std::string path = folder + "/" + kManifestName;
  const auto text = files::read_file(path);
  if (!text) return std::optional<RunRecord>{};
  auto record = parse_manifest(*text, path);
  if (!record) return std::optional<RunRecord>{};
  if (record->campaign.empty()) return std::optional{std::move(*record)};
  return Diagnostics{plain_error(
      "le dossier « " + folder + " » est celui de la campagne « " + record->campaign + " »",
      {"choisissez un autre dossier avec --sortie, ou relancez la campagne avec --reprendre"})};
}

std::vector<std::string> edited_files(const RunRecord& former, const std::string& folder,
                                      const production::MadeDocument& document) {
  std::vector<std::string> edited;
  for (const auto& known : former.documents) {
    if (key_of(known) != key_of(document)) continue;
    for (const auto& file : known.files) {
      const auto now = files::sha256_of_file(folder + "/" + file.name);
      if (now && *now != file.sha256) edited.push_back(file.name);
    }
  }
  return edited;
}

Diagnostics spare_edited(const std::string& folder, const std::string& name,
                         const std::vector<production::MadeFile>& companions) {
  const auto known = std::find_if(companions.begin(), companions.end(),
                                  [&](const auto& file) { return file.name == name; });
  if (known == companions.end()) return {};
  const std::string path = folder + "/" + name;
  const auto now = files::sha256_of_file(path);
  if (!now || *now == known->sha256) return {};
  const std::string spared = free_spare_name(folder, name);
  std::error_code error;
  std::filesystem::rename(path, folder + "/" + spared, error);
  if (error) return {};
  return {plain_warning("« " + path +
                        " » a été modifié depuis qu'il a été fait : il est "
                        "refait, la version modifiée est gardée sous « " +
                        spared + " »")};
}

bool is_set_aside_of(const std::string& name, const std::string& companion) {
  const std::string first = spare_name(companion, 1);
  if (name == first) return true;
  const std::string ending = std::filesystem::path{companion}.extension().string();
  const std::size_t digits = first.size() - ending.size() + 1;
  if (name.size() <= digits + ending.size()) return false;
  const std::string rank = name.substr(digits, name.size() - digits - ending.size());
  const bool is_rank = rank.size() < 9 && is_digits(rank);
  return is_rank && name == spare_name(companion, std::stoi(rank));
}

RunRecord added_record(const std::optional<RunRecord>& former, const vocabulary::Facts& facts,
                       const Origins& origins, const std::vector<production::MadeDocument>& made,
                       std::string_view version) {
  RunRecord record;
  record.program = "copil " + std::string{version};
  record.title = kTitle;
  record.period = facts.period;
  record.arrete = facts.dossier->arrete();
  record.rules = vocabulary::rule_sentences(*facts.dossier);
  record.inputs = facts.files;
  record.origins = origins;
  std::set<DocumentKey> keys;
  for (const auto& document : made) {
    keys.insert(key_of(document));
    auto& list = production::why_objectless(document) ? record.objectless : record.documents;
    list.push_back(record_of_made(document, facts.dossier->records().territoires, origins));
  }
  if (former) keep_others(*former, keys, record);
  for (auto* list : {&record.documents, &record.objectless}) {
    std::stable_sort(list->begin(), list->end(),
                     [](const auto& a, const auto& b) { return key_of(a) < key_of(b); });
  }
  return record;
}

}  // namespace copil::campaign
