#include "campaign/plan/origins.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <thread>

#include "base/layers.hpp"
#include "files/files.hpp"
#include "pages/layout.hpp"
#include "records/read.hpp"
#include "warehouse/database.hpp"

namespace copil::campaign {

namespace {

/// Joins texts so that no two lists give the same text.
class Digest {
 public:
  Digest& operator<<(std::string_view text) {
    joined_ += std::to_string(text.size()) + ":";
    joined_ += text;
    return *this;
  }
  std::string hexadecimal() const { return files::sha256(joined_); }

 private:
  std::string joined_;
};

/// Adds the names and contents of the folder's files.
Diagnostics add_folder(const Layers& folder, std::string_view ending, Digest& digest) {
  const auto files = files::files_in(folder, ending);
  if (!files) return files.error();
  for (const auto& file : *files) {
    const auto text = files::read_file(file);
    if (!text) return text.error();
    digest << std::filesystem::path{file}.filename().string() << *text;
  }
  return {};
}

std::string answers_digest(const expansion::Answers& answers) {
  Digest digest;
  for (const auto& [name, text] : answers.fields) digest << name << text;
  for (const auto& [name, is_on] : answers.options) digest << name << (is_on ? "oui" : "non");
  return digest.hexadecimal();
}

/// Of all that a report sums up; empty when it sums up nothing.
std::string heard_digest(const std::vector<vocabulary::GatheredAnswers>& heard) {
  if (heard.empty()) return {};
  Digest digest;
  for (const auto& one : heard) {
    digest << one.report << expansion::form_yaml(one.form);
    for (const auto& [territory, answers] : one.by_territory) {
      digest << territory << answers_digest(answers);
    }
    for (const auto& file : one.files) digest << file.name << file.sha256;
  }
  return digest.hexadecimal();
}

Checked<ReportOrigins> report_origins(const vocabulary::Resources& resources,
                                      const production::PreparedReport& prepared) {
  const std::string& name = prepared.report.name;
  const auto definition = files::sha256_of_file(resources.reports().file(name + ".yaml"));
  if (!definition) return definition.error();
  Digest model;
  for (const auto& file : prepared.source.files()) {
    const auto text = files::read_file(resources.templates().file(file));
    if (!text) return text.error();
    model << file << *text;
  }
  ReportOrigins origins{name, *definition, model.hexadecimal()};
  for (const auto& [territory, answers] : prepared.answers.by_territory) {
    origins.answers[territory] = answers_digest(answers);
  }
  origins.control = heard_digest(prepared.heard);
  if (prepared.answers.unaddressed) {
    origins.answers[""] = answers_digest(*prepared.answers.unaddressed);
  }
  return origins;
}

bool is_of_format(const HashedFile& file) {
  return file.name != records::kSaisiesFile;
}

/// What the control of coherence reads besides the files of the format.
Checked<std::string> control_origins(const vocabulary::Resources& resources,
                                     const std::vector<HashedFile>& data) {
  Digest digest;
  const Diagnostics faults = add_folder(resources.controls(), ".csv", digest);
  if (!faults.empty()) return faults;
  for (const auto& file : data) {
    if (!is_of_format(file)) digest << file.name << file.sha256;
  }
  return digest.hexadecimal();
}

/// What shapes a page besides the program: libraries, fonts, hyphenation.
std::string surroundings(const ProgramIdentity& program, const pages::Fonts& fonts) {
  Digest digest;
  digest << program.libraries;
  for (const auto& path : fonts.files()) {
    const auto found = files::sha256_of_file(path);
    digest << path << (found ? *found : "");  // an absent font is told when documents are made
  }
  return digest.hexadecimal();
}

std::int64_t stamp_of(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return -1;
  return about.st_mtim.tv_sec * 1'000'000'000 + about.st_mtim.tv_nsec + about.st_size;
}

}  // namespace

Checked<std::vector<HashedFile>> hash_data(const std::string& folder, int jobs) {
  std::vector<HashedFile> files;
  if (warehouse::is_address(folder)) {
    const auto state = warehouse::fingerprint(folder);
    if (!state) return state.error();
    Digest digest;
    digest << *state;
    files.push_back({warehouse::shown_address(folder), digest.hexadecimal(), 0, 0});
    return files;
  }
  std::error_code error;
  for (const auto& name : records::input_files(folder)) files.push_back({name, {}, 0, 0});
  const std::string entries{records::kSaisiesFile};
  if (std::filesystem::is_regular_file(folder + "/" + entries, error)) {
    files.push_back({entries, {}, 0, 0});
  }
  std::vector<Diagnostics> faults(files.size());
  std::atomic<std::size_t> next{0};
  const auto hash = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      const std::string path = folder + "/" + files[i].name;
      std::error_code ignored;
      files[i].bytes = std::filesystem::file_size(path, ignored);
      files[i].stamp = stamp_of(path);
      collect(files::sha256_of_file(path), files[i].sha256, faults[i]);
    }
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < jobs; ++i) threads.emplace_back(hash);
  hash();
  for (auto& thread : threads) thread.join();
  Diagnostics complaints;
  for (const auto& some : faults) complaints.insert(complaints.end(), some.begin(), some.end());
  if (!complaints.empty()) return complaints;
  return files;
}

Diagnostics check_unchanged(const std::string& folder, const std::vector<HashedFile>& files) {
  Diagnostics complaints;
  for (const auto& file : files) {
    const std::string path = folder + "/" + file.name;
    if (warehouse::is_address(folder) || stamp_of(path) == file.stamp) continue;
    complaints.push_back(plain_error("« " + path + " » a changé pendant qu'on le lisait",
                                     {"attendez que le dossier soit complet, puis relancez"}));
  }
  return complaints;
}

Checked<Origins> gather_origins(const vocabulary::Resources& resources,
                                const vocabulary::Inquiry& inquiry,
                                std::optional<std::int64_t> instant,
                                const std::vector<production::PreparedReport>& reports,
                                const std::vector<HashedFile>& data, const ProgramIdentity& program,
                                Finality finality) {
  Origins origins{program.sha256, {}, {}, {}, {}, surroundings(program, {})};
  Digest definitions;
  Diagnostics complaints = add_folder(resources.cards(), ".yaml", definitions);
  const Diagnostics more = add_folder(resources.parameters(), ".yaml", definitions);
  complaints.insert(complaints.end(), more.begin(), more.end());
  add_folder(resources.teams(), ".csv", definitions);  // A project may know no team.
  origins.definitions = definitions.hexadecimal();
  Digest rules;
  rules << iso_text(inquiry.arrete) << (instant ? std::to_string(*instant) : "");
  for (const auto& [name, text] : inquiry.imposed) rules << name << text;
  if (finality == Finality::definitive) rules << "definitif";
  origins.rules = rules.hexadecimal();
  Digest files;
  for (const auto& file : data) {
    if (is_of_format(file)) files << file.name << file.sha256;
  }
  origins.data = files.hexadecimal();
  std::string control;
  if (std::any_of(reports.begin(), reports.end(), production::asks_entries)) {
    collect(control_origins(resources, data), control, complaints);
  }
  for (const auto& prepared : reports) {
    auto report = report_origins(resources, prepared);
    if (report) {
      if (production::asks_entries(prepared)) report->control += control;
      origins.reports.push_back(std::move(*report));
    } else {
      complaints.insert(complaints.end(), report.error().begin(), report.error().end());
    }
  }
  if (!complaints.empty()) return complaints;
  return origins;
}

std::string fingerprint(const Origins& origins, const std::string& report,
                        const std::string& territory, Period period) {
  Digest digest;
  digest << origins.program << origins.surroundings << origins.definitions << origins.rules
         << origins.data << period_code(period);
  for (const auto& known : origins.reports) {
    if (known.report != report) continue;
    digest << known.report << known.definition << known.model << known.control;
    auto answers = known.answers.find(territory);
    if (answers == known.answers.end()) answers = known.answers.find("");
    if (answers != known.answers.end()) digest << answers->second;
  }
  return digest.hexadecimal();
}

}  // namespace copil::campaign
