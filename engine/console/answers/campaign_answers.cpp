#include "console/answers/campaign_answers.hpp"

#include <filesystem>

#include "files/files.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

/// A copy of the file in the folder, which is made with the first one.
std::error_code copy_into(const std::string& folder, const std::string& file) {
  std::error_code error;
  fs::create_directories(folder, error);
  const fs::path copy = fs::path{folder} / fs::path{file}.filename();
  if (!error) fs::copy_file(file, copy, fs::copy_options::overwrite_existing, error);
  return error;
}

}  // namespace

std::vector<std::string> answers_to_report(const std::string& report, Period period,
                                           const AnswerStore& answers) {
  std::vector<std::string> found;
  if (!answers.has_folder(period)) return found;
  const auto all = files::files_in(Layers{answers.folder(period)}, ".yaml");
  if (!all) return found;
  const std::string ending = "_" + period_code(period) + ".yaml";
  for (const auto& file : *all) {
    const std::string name = fs::path{file}.filename().string();
    if (name.starts_with(report + "_") && name.ends_with(ending)) found.push_back(file);
  }
  return found;
}

Checked<bool> gather_campaign_answers(const campaign::Campaign& campaign, Period asked,
                                      const AnswerStore& answers, const std::string& folder) {
  std::error_code error;
  fs::remove_all(folder, error);
  bool has_some = false;
  for (const auto& entry : campaign.reports) {
    const Period period = campaign::period_of(entry, asked);
    std::vector<std::string> answered = entry.report.heard_reports;
    answered.push_back(entry.report.name);
    for (const auto& name : answered) {
      for (const auto& file : answers_to_report(name, period, answers)) {
        if (!error) error = copy_into(folder, file);
        has_some = true;
      }
    }
  }
  if (!error) return has_some;
  return Diagnostics{
      plain_error("les réponses ne peuvent pas être réunies dans « " + folder +
                      " » : " + files::reason_text(error.value()),
                  {"libérez de la place, ou rendez ce dossier au compte du service"})};
}

}  // namespace copil::console
