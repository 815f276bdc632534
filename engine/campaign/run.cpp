#include "campaign/run.hpp"

#include <algorithm>

#include "base/layers.hpp"
#include "campaign/run/stages.hpp"
#include "files/files.hpp"

namespace copil::campaign {

namespace {

void append(Diagnostics& complaints, const Diagnostics& more) {
  complaints.insert(complaints.end(), more.begin(), more.end());
}

/// The periods of the campaign's reports against what these are made for.
Diagnostics check_periods(const Campaign& campaign, const vocabulary::Inquiry& inquiry) {
  Diagnostics complaints;
  for (const auto& entry : campaign.reports) {
    append(complaints, vocabulary::check_period(entry.report, period_of(entry, inquiry.period),
                                                inquiry.arrete));
  }
  return complaints;
}

/// The campaign's reports compiled; every fault is told.
Diagnostics prepare_reports(PreparedRun& run) {
  Diagnostics complaints = check_periods(run.campaign, run.settings.inquiry);
  append(complaints, returns::refuse_unnamed(run.settings.returned));
  if (!complaints.empty()) return complaints;
  for (const auto& entry : run.campaign.reports) {
    auto ready = production::prepare(run.settings.resources, entry.report, run.schema,
                                     run.settings.returned);
    if (ready) {
      run.reports.push_back(std::move(*ready));
    } else {
      append(complaints, ready.error());
    }
  }
  return complaints;
}

Diagnostics load_definitions_of(PreparedRun& run) {
  const auto& settings = run.settings;
  Diagnostics complaints;
  collect(vocabulary::load_definitions(settings.resources, settings.inquiry.imposed),
          run.definitions, complaints);
  const auto reports = vocabulary::load_reports(settings.resources.reports());
  if (!reports) {
    append(complaints, reports.error());
  } else {
    collect(load_campaign(settings.resources.campaigns(), settings.campaign, *reports),
            run.campaign, complaints);
  }
  if (!complaints.empty()) return complaints;
  auto& inquiry = run.settings.inquiry;
  for (const auto& entry : run.campaign.reports) {
    inquiry = vocabulary::reaching_back(std::move(inquiry), entry.report);
  }
  run.schema = vocabulary::make_schema(run.definitions.catalogue);
  return prepare_reports(run);
}

Diagnostics read_territoires(PreparedRun& run) {
  records::ReadOptions options;
  options.needed = {records::FileId::territoires};
  options.correspondances = run.settings.inquiry.correspondances;
  options.dated_names = run.settings.resources.controls().file("rubriques.csv");
  auto reading = records::read_folder(run.settings.inquiry.folder, options);
  if (!reading) return reading.error();
  run.territoires = std::move(reading->records.territoires);
  return {};
}

/// Answers must be of territories that there are, for reports that are made.
Diagnostics check_answers(const PreparedRun& run) {
  return returns::check_addresses(run.settings.returned, run.territoires.code,
                                  production::answered_reports(run.reports));
}

/// The files that the document has when it is made.
std::vector<std::string> file_names(const PreparedRun& run, const PlannedDocument& planned) {
  const std::string stem = files::document_stem(
      planned.report, run.territoires.code[planned.territoire], planned.period);
  std::vector<std::string> names;
  for (const auto output : planned.outputs) {
    names.push_back(planned.folder + "/" + stem + "." + std::string{vocabulary::ending(output)});
  }
  return names;
}

auto find_entry(const PreparedRun& run, const RegisterContent& content,
                const PlannedDocument& planned) {
  production::MadeDocument wanted;
  wanted.report = planned.report;
  wanted.territoire = run.territoires.code[planned.territoire];
  wanted.period = planned.period;
  return content.documents.find(document_key(wanted));
}

bool is_whole(const std::string& folder, const production::MadeFile& file) {
  const auto found = files::sha256_of_file(folder + "/" + file.name);
  return found && *found == file.sha256;
}

}  // namespace

Diagnostics check_usage(const RunSettings& settings) {
  const Layers folder = settings.resources.campaigns();
  Diagnostics unknown = check_name(folder, settings.campaign);
  if (!unknown.empty()) return unknown;
  const auto reports = vocabulary::load_reports(settings.resources.reports());
  if (!reports) return {};
  const auto campaign = load_campaign(folder, settings.campaign, *reports);
  return campaign ? check_periods(*campaign, settings.inquiry) : Diagnostics{};
}

Checked<std::unique_ptr<PreparedRun>> prepare_run(RunSettings settings) {
  auto run = std::make_unique<PreparedRun>();
  run->settings = std::move(settings);
  Stages stages{run->settings, run->stages};
  stages.begin("modèles");
  Diagnostics complaints = load_definitions_of(*run);
  append(complaints, read_territoires(*run));
  if (has_errors(complaints)) return complaints;
  append(complaints, check_answers(*run));
  if (!complaints.empty()) return complaints;
  stages.begin("empreintes");
  const auto& inquiry = run->settings.inquiry;
  collect(hash_data(inquiry.folder, inquiry.jobs), run->data, complaints);
  if (!complaints.empty()) return complaints;
  collect(gather_origins(run->settings.resources, inquiry, run->settings.instant, run->reports,
                         run->data, run->settings.program, run->settings.finality),
          run->origins, complaints);
  stages.end();
  if (!complaints.empty()) return complaints;
  return run;
}

std::vector<std::string> edited_files(const PreparedRun& run, const RegisterContent& content,
                                      const PlannedDocument& planned) {
  std::vector<std::string> edited;
  const auto found = find_entry(run, content, planned);
  // A register that lost its end no longer tells which bytes are ours.
  if (found == content.documents.end() || content.lost_bytes > 0) return edited;
  for (const auto& file : found->second.document.files) {
    const auto now = files::sha256_of_file(run.settings.folder + "/" + file.name);
    if (!now || *now == file.sha256) continue;
    // A run killed between the renaming and the register leaves its own bytes.
    const auto pending = content.pending.find(file.name);
    const bool is_ours = pending != content.pending.end() && pending->second == *now;
    if (!is_ours) edited.push_back(file.name);
  }
  return edited;
}

bool is_up_to_date(const PreparedRun& run, const RegisterContent& content,
                   const PlannedDocument& planned) {
  const auto found = find_entry(run, content, planned);
  if (found == content.documents.end()) return false;
  const std::string& territory = run.territoires.code[planned.territoire];
  const std::string now = fingerprint(run.origins, planned.report, territory, planned.period);
  if (found->second.fingerprint != now) return false;
  const auto& files = found->second.document.files;
  if (files.empty()) return true;  // Without object then, and nothing has changed.
  const auto names = file_names(run, planned);
  const bool has_all = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::any_of(files.begin(), files.end(),
                       [&](const production::MadeFile& file) { return file.name == name; });
  });
  return has_all && std::all_of(files.begin(), files.end(), [&](const production::MadeFile& file) {
           return is_whole(run.settings.folder, file);
         });
}

}  // namespace copil::campaign
