#include "console/deposits/matching.hpp"

#include <filesystem>
#include <map>

#include "base/folded.hpp"
#include "files/files.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

constexpr const char* kAnyName = "export";

Checked<std::vector<mapping::Correspondance>> parsed(const std::string& body) {
  return mapping::parse(mapping::chosen_correspondance(kAnyName, {}, body), {},
                        records::all_layouts());
}

Diagnostics make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) return {};
  return {plain_error("la correspondance ne peut pas être gardée : " + error.message())};
}

}  // namespace

std::string signature_of(const mapping::Sample& sample) {
  std::string text;
  for (const auto& name : sample.header) text += folded(name) + "\x1F";
  return files::sha256(text).substr(0, 16);
}

std::string KnownMatchings::path_of(const std::string& signature) const {
  return folder_ + "/" + signature + ".yaml";
}

std::optional<std::string> KnownMatchings::find(const std::string& signature) const {
  auto body = files::read_file(path_of(signature));
  if (!body) return std::nullopt;
  return std::move(*body);
}

Diagnostics KnownMatchings::keep(const std::string& signature, const std::string& body) {
  const Diagnostics faults = make_folder(folder_);
  return faults.empty() ? files::write_file(path_of(signature), body) : faults;
}

std::optional<Choices> choices_of(const std::string& body) {
  const auto made = parsed(body);
  if (!made || made->size() != 1) return std::nullopt;
  Choices choices;
  choices.file = made->front().file;
  for (const auto& rule : made->front().rules) {
    mapping::ChosenColumn chosen;
    chosen.target = rule.target;
    if (!rule.names.empty()) chosen.column = rule.names.front();
    chosen.constant = rule.constant.value_or("");
    chosen.order = rule.order;
    chosen.words = rule.values.exact;
    choices.columns.push_back(std::move(chosen));
  }
  return choices;
}

Choices choices_of(const mapping::Proposal& proposal, const mapping::Sample& sample) {
  Choices choices;
  choices.file = proposal.file;
  for (const auto& guess : proposal.guesses) {
    choices.columns.push_back({guess.target, sample.header[guess.column], {}, guess.order, {}});
  }
  return choices;
}

Diagnostics faults_of_body(const std::string& body) {
  const auto made = parsed(body);
  if (made) return {};
  Diagnostics faults = made.error();
  for (auto& fault : faults) {
    fault.place = {};
    fault.source_line.clear();
  }
  return faults;
}

Diagnostics write_matchings(const std::vector<records::SeenExport>& seen,
                            const KnownMatchings& known, const std::string& files_folder,
                            const std::string& tried_signature, const std::string& tried_body) {
  std::map<std::string, std::string> texts;
  for (const auto& one : seen) {
    if (one.sample.header.empty()) continue;
    const std::string signature = signature_of(one.sample);
    const auto body =
        signature == tried_signature ? std::optional{tried_body} : known.find(signature);
    if (!body) continue;
    texts[signature] += mapping::chosen_correspondance(one.sample.name, one.sample.sheet, *body);
  }
  const std::string folder = files_folder + "/correspondances";
  Diagnostics faults = texts.empty() ? Diagnostics{} : make_folder(folder);
  for (const auto& [signature, text] : texts) {
    if (!faults.empty()) break;
    const std::string file = std::string{"/depot-"}.append(signature).append(".yaml");
    faults = files::write_file(folder + file, text);
  }
  return faults;
}

}  // namespace copil::console
