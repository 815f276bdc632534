#include "console/models/model_trial.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>

#include "files/files.hpp"
#include "returns/typed.hpp"

namespace copil::console {

namespace {

/// Of each level: those that come after are made alike.
constexpr std::size_t kMostTried = 20;

bool is_template(const std::string& name) {
  return name.starts_with(kTemplates);
}

/// The project's texts, the tried one in its place.
expansion::Sources sources_with(const TriedText& tried, const Site& site) {
  expansion::Sources sources = site.models().sources();
  if (!is_template(tried.name)) return sources;
  const std::string path = tried.name.substr(kTemplates.size());
  sources.read = [read = sources.read, path, text = tried.text](const std::string& asked) {
    return asked == path ? std::optional{text} : read(asked);
  };
  return sources;
}

/// A definition of report is read from a file: written for the moment of reading it.
Checked<vocabulary::Report> report_read(const TriedText& tried, const Site& site) {
  const files::ScratchFolder folder{site.settings().temporary_folder};
  const std::string path =
      folder.path() + "/" + std::filesystem::path{tried.name}.filename().string();
  Diagnostics faults = files::write_file(path, tried.text);
  auto report = faults.empty() ? vocabulary::load_report(path)
                               : Checked<vocabulary::Report>{std::move(faults)};
  if (report) return report;
  for (auto& fault : report.error()) {
    if (fault.place.file == path) fault.place.file = tried.name;
  }
  return report.error();
}

/// The report that its documents are made of: the tried one when it is that.
Checked<vocabulary::Report> report_tried(const TriedText& tried, const vocabulary::Report& report,
                                         const Site& site) {
  if (tried.name == "reports/" + report.name + ".yaml") return report_read(tried, site);
  return report;
}

Checked<production::PreparedReport> prepared_with(const TriedText& tried,
                                                  const vocabulary::Report& report,
                                                  const Site& site) {
  const auto own = report_tried(tried, report, site);
  if (!own) return own.error();
  return production::prepare(sources_with(tried, site), *own, site.data().schema);
}

/// What is said several times is said once.
void add_new(Diagnostics& problems, const Diagnostics& more) {
  for (const auto& one : more) {
    const bool is_error = one.severity == Severity::error;
    if (is_error && std::find(problems.begin(), problems.end(), one) == problems.end())
      problems.push_back(one);
  }
}

/// The first territories of each level that the report is made for.
std::vector<records::TerritoireId> tried_territories(const vocabulary::Report& report,
                                                     const Site& site) {
  std::vector<records::TerritoireId> territories;
  for (const auto level : report.levels) {
    auto some = site.tree().of_type(level);
    some.resize(std::min(some.size(), kMostTried));
    territories.insert(territories.end(), some.begin(), some.end());
  }
  return territories;
}

/// A period that the report is made for, the site's own if it may be.
Period tried_period(const vocabulary::Report& report, const Site& site) {
  const Period own = site.settings().inquiry.period;
  const bool takes_own =
      std::find(report.periods.begin(), report.periods.end(), own.kind) != report.periods.end();
  return takes_own || report.periods.empty() ? own : Period{report.periods.front(), own.year, 1};
}

void expand_everywhere(const production::PreparedReport& prepared, const Site& site,
                       Diagnostics& problems) {
  const Period period = tried_period(prepared.report, site);
  const auto territories = tried_territories(prepared.report, site);
  const auto expand = [&](records::TerritoireId id, const expansion::Answers& answers) {
    const vocabulary::DocumentNames names{site.data().schema, site.data().facts, id, period};
    const auto expanded = expansion::expand(prepared.source, names, answers);
    if (!expanded) add_new(problems, expanded.error());
  };
  for (const auto id : territories) expand(id, {});
  if (territories.empty()) return;
  for (const auto& option : prepared.source.form().options) {
    expansion::Answers turned;
    turned.options[option.name] = !option.is_on_by_default;
    expand(territories.front(), turned);
  }
}

}  // namespace

ModelUsers::ModelUsers(Site& site) {
  for (const auto& report : site.reports()) {
    const auto prepared = site.prepared(report.name);
    made_.push_back({&report, {}});
    if (prepared) made_.back().files = (*prepared)->source.files();
  }
}

std::vector<const vocabulary::Report*> ModelUsers::of(const std::string& name) const {
  std::vector<const vocabulary::Report*> users;
  for (const auto& [report, files] : made_) {
    bool is_user = name == "reports/" + report->name + ".yaml";
    if (!is_user && is_template(name)) {
      const std::string path = name.substr(kTemplates.size());
      is_user = !files && path.starts_with(report->template_folder + "/");
      if (files) {
        is_user = std::any_of(files->begin(), files->end(), [&](const std::string& file) {
          return file == path || file.ends_with("/" + path);
        });
      }
    }
    if (is_user) users.push_back(report);
  }
  return users;
}

TrialPage tried_page(const TriedText& tried, const TrialChoice& choice, Site& site) {
  auto prepared = prepared_with(tried, *choice.report, site);
  if (!prepared) return {prepared.error(), {}, {}};
  TrialPage page{prepared->source.warnings(), {}, prepared->source.form()};
  const std::string code = site.tree().code[choice.territoire];
  const auto typed = site.answers().read({choice.report->name, code, choice.period});
  auto& answers = prepared->answers.by_territory[code];
  if (typed) answers = returns::held(*typed, page.form).answers;
  for (const auto& [name, is_on] : choice.options) answers.options[name] = is_on;
  const vocabulary::DocumentNames names{site.data().schema, site.data().facts, choice.territoire,
                                        choice.period};
  const auto expanded = production::expand(*prepared, names, {});
  if (!expanded) {
    page.faults.insert(page.faults.end(), expanded.error().begin(), expanded.error().end());
    return page;
  }
  page.html = site.article(expanded->document);
  return page;
}

Diagnostics faults_before_saving(const TriedText& tried, Site& site) {
  Diagnostics problems;
  // Read by itself: a report of which nothing is known yet is in no list.
  if (!is_template(tried.name)) {
    const auto report = report_read(tried, site);
    if (!report) return report.error();
  }
  for (const auto* report : ModelUsers{site}.of(tried.name)) {
    const auto prepared = prepared_with(tried, *report, site);
    if (prepared)
      expand_everywhere(*prepared, site, problems);
    else
      add_new(problems, prepared.error());
  }
  return problems;
}

}  // namespace copil::console
