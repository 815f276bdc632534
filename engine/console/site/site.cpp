#include "console/site/site.hpp"

#include <algorithm>
#include <filesystem>

namespace copil::console {

namespace {

namespace fs = std::filesystem;

/// Names, sizes and times of the folder's files: what changes when one of them does.
std::string state_of(const std::string& folder) {
  std::vector<std::string> lines{folder + "\n"};
  std::error_code error;
  for (fs::directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    if (!entry->is_regular_file(ignored)) continue;
    const auto time = entry->last_write_time(ignored).time_since_epoch().count();
    lines.push_back(entry->path().filename().string() + " " +
                    std::to_string(entry->file_size(ignored)) + " " + std::to_string(time) + "\n");
  }
  std::sort(lines.begin(), lines.end());
  std::string state;
  for (const auto& line : lines) state += line;
  return state;
}

Checked<std::unique_ptr<Data>> read(const Settings& settings) {
  auto data = std::make_unique<Data>();
  data->state = state_of(settings.inquiry.folder);
  auto dossier = vocabulary::Dossier::open(settings.resources, settings.inquiry);
  if (!dossier) return dossier.error();
  data->dossier = std::move(*dossier);
  data->schema = vocabulary::make_schema(data->dossier->catalogue());
  const Period period = settings.inquiry.period;
  auto facts = vocabulary::gather_facts(*data->dossier, period);
  if (!facts) return facts.error();
  data->facts = std::move(*facts);
  return data;
}

}  // namespace

Site::Site(Settings settings, pages::Typesetter typesetter)
    : settings_(std::move(settings)),
      deposits_(settings_.state_folder + "/depots"),
      matchings_(deposits_.folder() + "/correspondances"),
      given_folder_(settings_.inquiry.folder),
      typesetter_(std::move(typesetter)),
      jobs_({settings_.program, settings_.outputs, settings_.now}),
      journal_(settings_.state_folder + "/journal", settings_.now),
      answers_(settings_.state_folder + "/reponses"),
      lives_(settings_.state_folder + "/definitifs"),
      models_(settings_.resources, settings_.state_folder + "/modeles") {}

Checked<std::unique_ptr<Site>> Site::open(Settings settings) {
  auto typesetter = pages::Typesetter::open();
  if (!typesetter) return typesetter.error();
  std::unique_ptr<Site> site{new Site(std::move(settings), std::move(*typesetter))};
  if (auto faults = site->models_changed(); !faults.empty()) return faults;
  site->take_folder_in_force();
  auto data = read(site->settings_);
  if (!data) return data.error();
  site->data_ = std::move(*data);
  return site;
}

void Site::take_folder_in_force() {
  const std::string accepted = deposits_.current_folder();
  settings_.inquiry.folder = accepted.empty() ? given_folder_ : accepted;
}

void Site::refresh() {
  const std::int64_t now = settings_.now();
  const std::string folder_before = settings_.inquiry.folder;
  take_folder_in_force();
  if (now == looked_at_ && folder_before == settings_.inquiry.folder) return;
  looked_at_ = now;
  const std::string state = state_of(settings_.inquiry.folder);
  if (state == data_->state || state == troubled_state_) return;
  auto data = read(settings_);
  if (!data) {
    trouble_ = data.error();
    troubled_state_ = state;
    return;
  }
  trouble_.clear();
  troubled_state_.clear();
  data_ = std::move(*data);
  trial_.reset();
  read_again_ = now;
  prepared_.clear();
}

Checked<const production::PreparedReport*> Site::prepared(const std::string& name,
                                                          const std::string& territory,
                                                          expansion::Answers answers) {
  auto known = prepared_.find(name);
  if (known == prepared_.end()) {
    const auto report = vocabulary::find_report(reports_, name);
    if (!report) return report.error();
    auto made = prepared_anew(*report);
    if (!made) return made.error();
    known = prepared_.emplace(name, std::make_unique<production::PreparedReport>(std::move(*made)))
                .first;
  }
  known->second->answers = {};
  known->second->answers.by_territory[territory] = std::move(answers);
  return known->second.get();
}

Checked<production::PreparedReport> Site::prepared_anew(const vocabulary::Report& report) const {
  return production::prepare(models_.sources(), report, data_->schema);
}

Diagnostics Site::models_changed() {
  auto reports = vocabulary::load_reports(models_.resources().reports());
  if (!reports) return reports.error();
  reports_ = std::move(*reports);
  prepared_.clear();
  return {};
}

}  // namespace copil::console
