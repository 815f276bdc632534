#include "console/site/site.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "console/answers/campaign_answers.hpp"
#include "document/walk.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

/// Names, sizes and times of the folder's files: what changes when one of them does.
std::string file_state(const std::string& folder) {
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

Checked<std::unique_ptr<Data>> read(const vocabulary::Resources& resources,
                                    const vocabulary::Inquiry& inquiry) {
  auto data = std::make_unique<Data>();
  data->state = file_state(inquiry.folder);
  auto dossier = vocabulary::Dossier::open(resources, inquiry);
  if (!dossier) return dossier.error();
  data->dossier = std::move(*dossier);
  data->schema = vocabulary::make_schema(data->dossier->catalogue());
  auto facts = vocabulary::gather_facts(*data->dossier, inquiry.period);
  if (!facts) return facts.error();
  data->facts = std::move(*facts);
  const auto& records = data->dossier->records();
  data->deadlines = committees::calendar_of(
      {records, data->facts.subsidies, inquiry.period.year, data->dossier->arrete()},
      records.territoires.root);
  return data;
}

bool has_charts(const document::Document& document) {
  bool has_some = false;
  document::walk(document.content, [&](const document::Block& block) {
    has_some = has_some || std::holds_alternative<document::Chart>(block.node);
  });
  return has_some;
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
  site->settings_.inquiry.folder = site->folder_in_force();
  auto data = read(site->settings_.resources, site->inquiry_into(site->settings_.inquiry.folder));
  if (!data) return data.error();
  site->data_ = std::move(*data);
  return site;
}

std::string Site::folder_in_force() const {
  const std::string accepted = deposits_.current_folder();
  return accepted.empty() ? given_folder_ : accepted;
}

vocabulary::Inquiry Site::inquiry_into(const std::string& folder) const {
  vocabulary::Inquiry inquiry = settings_.inquiry;
  inquiry.folder = folder;
  for (const auto& one : reports_) inquiry = vocabulary::reaching_back(std::move(inquiry), one);
  return inquiry;
}

bool Site::is_behind() const {
  return folder_in_force() != settings_.inquiry.folder;
}

std::optional<Reread> Site::look() {
  const std::int64_t now = settings_.now();
  const vocabulary::Inquiry inquiry = inquiry_into(folder_in_force());
  if (now == looked_at_ && inquiry.folder == settings_.inquiry.folder) return std::nullopt;
  looked_at_ = now;
  std::string state = file_state(inquiry.folder);
  if (state == data_->state || state == troubled_state_) return std::nullopt;
  return Reread{inquiry.folder, std::move(state), read(settings_.resources, inquiry)};
}

std::unique_ptr<Data> Site::take(Reread reread) {
  settings_.inquiry.folder = reread.folder;
  if (!reread.data) {
    trouble_ = reread.data.error();
    troubled_state_ = std::move(reread.state);
    return nullptr;
  }
  trouble_.clear();
  troubled_state_.clear();
  std::swap(data_, *reread.data);
  trial_.reset();
  read_again_ = looked_at_;
  prepared_.clear();
  return std::move(*reread.data);
}

std::string Site::article(const document::Document& document, const web::Options& options,
                          std::string_view after_title) {
  // Only charts are laid out: pages without one wait for nobody.
  std::unique_lock<std::mutex> lock;
  if (has_charts(document)) lock = typesetting();
  return web::article(document, typesetter_, options, after_title);
}

Checked<LentReport> Site::prepared(const std::string& name, const std::string& territory,
                                   expansion::Answers answers) {
  std::unique_ptr<production::PreparedReport> found;
  {
    const std::lock_guard lock{lending_};
    auto& free = prepared_[name];
    if (!free.empty()) {
      found = std::move(free.back());
      free.pop_back();
    }
  }
  if (!found) {
    const auto report = vocabulary::find_report(reports_, name);
    if (!report) return report.error();
    auto made = prepared_anew(*report);
    if (!made) return made.error();
    found = std::make_unique<production::PreparedReport>(std::move(*made));
  }
  auto heard = heard_by_report(found->report);
  if (!heard) return heard.error();
  found->heard = std::move(*heard);
  found->answers = {};
  found->answers.by_territory[territory] = std::move(answers);
  return LentReport{found.release(),
                    [this, name](production::PreparedReport* report) { give_back(name, report); }};
}

void Site::give_back(const std::string& name, production::PreparedReport* report) {
  const std::lock_guard lock{lending_};
  prepared_[name].emplace_back(report);
}

Checked<production::PreparedReport> Site::prepared_anew(const vocabulary::Report& report) const {
  auto prepared = production::prepare(models_.sources(), report, data_->schema);
  if (!prepared) return prepared.error();
  auto heard = heard_by_report(report);
  if (!heard) return heard.error();
  prepared->heard = std::move(*heard);
  return prepared;
}

Checked<std::vector<vocabulary::GatheredAnswers>> Site::heard_by_report(
    const vocabulary::Report& report) const {
  if (report.heard_reports.empty()) return std::vector<vocabulary::GatheredAnswers>{};
  const Period year = year_of(settings_.inquiry.period);
  std::vector<returns::Sheaf> kept;
  for (const auto& name : report.heard_reports) {
    for (const auto& file : answers_to_report(name, year, answers_)) {
      auto returned = returns::read_returns(file);
      if (!returned) return returned.error();
      kept.insert(kept.end(), returned->sheaves.begin(), returned->sheaves.end());
    }
  }
  return production::heard_by(models_.resources(), report, data_->schema, kept);
}

Diagnostics Site::models_changed() {
  auto reports = vocabulary::load_reports(models_.resources().reports());
  if (!reports) return reports.error();
  reports_ = std::move(*reports);
  prepared_.clear();
  return {};
}

}  // namespace copil::console
