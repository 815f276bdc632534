// Documents: a report and a territory, read as a page, saved as a file.
#include <algorithm>
#include <filesystem>

#include "console/views/board.hpp"
#include "console/views/views.hpp"
#include "files/files.hpp"
#include "web/web.hpp"
#include "wording/dates.hpp"

namespace copil::console {

namespace {

using vocabulary::Output;

/// What is asked for, each looked up in what there is.
struct Wanted {
  const vocabulary::Report* report = nullptr;
  records::TerritoireId territoire = 0;
  Period period;
};

bool suits(const vocabulary::Report& report, const Site& site, records::TerritoireId id) {
  return std::find(report.levels.begin(), report.levels.end(), site.tree().type[id]) !=
         report.levels.end();
}

std::optional<Wanted> wanted(const Question& question, const Site& site) {
  Wanted wanted;
  for (const auto& report : site.reports()) {
    if (report.name == question.get("rapport")) wanted.report = &report;
  }
  const auto territory = site.tree().find(question.get("territoire"));
  const auto period = parse_period(question.get("periode"));
  if (wanted.report == nullptr || !territory || !period) return std::nullopt;
  const bool is_of_year = period->year == site.settings().inquiry.period.year;
  if (!is_of_year || !suits(*wanted.report, site, *territory)) return std::nullopt;
  if (!vocabulary::check_period(*wanted.report, *period, site.settings().inquiry.arrete).empty())
    return std::nullopt;
  wanted.territoire = *territory;
  wanted.period = *period;
  return wanted;
}

Reply no_such_document() {
  return refused(404, "Document inconnu",
                 "Ce rapport n'existe pas pour ce territoire ou cette période.");
}

std::string command_of(const Wanted& wanted, const Site& site, const std::string& formats) {
  return "copil produire " + wanted.report->name + " --donnees " + site.settings().inquiry.folder +
         " --periode " + period_code(wanted.period) + " --territoire " +
         site.tree().code[wanted.territoire] + " --sortie documents --format " + formats;
}

Fields fields_of_wanted(const Wanted& wanted, const Site& site) {
  return {{"rapport", wanted.report->name},
          {"territoire", site.tree().code[wanted.territoire]},
          {"periode", period_code(wanted.period)}};
}

std::string form_of(const Question& question, const Site& site) {
  web::Html html;
  html.open("form", {{"class", "filtres"}, {"method", "get"}, {"action", "/documents/lire"}});
  std::vector<Choice> reports;
  for (const auto& report : site.reports()) reports.push_back({report.name, report.title});
  write_select(html, "rapport", "Rapport", reports, question.get("rapport"));
  write_select(html, "territoire", "Territoire", territory_choices(question, site),
               site.tree().code[territory_asked(question, site)]);
  std::vector<Choice> periods = period_choices(site);
  const std::string year = std::to_string(site.settings().inquiry.period.year);
  std::erase_if(periods, [&](const Choice& choice) { return !choice.value.starts_with(year); });
  write_select(html, "periode", "Période", periods,
               question.get("periode", period_code(site.settings().inquiry.period)));
  html.element("button", "Lire", {{"type", "submit"}}).close();
  return html.take();
}

std::string levels_text(const vocabulary::Report& report) {
  std::string text;
  for (const auto level : report.levels) {
    text += (text.empty() ? "" : ", ") + std::string{records::type_label(level)};
  }
  return text;
}

const char* type_of(Output output) {
  switch (output) {
    case Output::pdf:
      return "application/pdf";
    case Output::xlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case Output::ods:
      return "application/vnd.oasis.opendocument.spreadsheet";
    case Output::odt:
      return "application/vnd.oasis.opendocument.text";
    case Output::html:
      return "text/html; charset=utf-8";
  }
  return "application/octet-stream";
}

/// A folder of one reply, gone with it.
class PassingFolder {
 public:
  explicit PassingFolder(std::string path) : path_(std::move(path)) {
    std::error_code ignored;
    std::filesystem::create_directories(path_, ignored);
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
  }
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  ~PassingFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

Reply documents(const Question& question, Site& site) {
  Board board{site, "Documents"};
  auto table =
      table_of("rapports", "Rapports et actes",
               {text_column("Document", true), text_column("Pour"), text_column("Ce qu'il dit")});
  const std::string period = period_code(site.settings().inquiry.period);
  for (const auto& report : site.reports()) {
    add_row(table, {text_cell(report.title), text_cell(levels_text(report)),
                    text_cell(report.description)});
  }
  board.add({std::move(table)});
  View view{board.take()};
  view.place = "/documents";
  view.before = form_of(question, site);
  view.command = "copil catalogue";
  return shown(view, question, site);
}

Reply document_page(const Question& question, Site& site) {
  const auto asked = wanted(question, site);
  if (!asked) {
    const std::string title = "Document inconnu";
    Board board{site, title};
    board.paragraph(
        "Ce rapport n'existe pas pour ce territoire ou cette période. Choisissez un "
        "territoire de son niveau.");
    View view{board.take()};
    view.place = "/documents";
    view.before = form_of(question, site);
    Reply reply = shown(view, question, site);
    reply.status = 404;
    return reply;
  }
  const auto prepared = site.prepared(asked->report->name);
  if (!prepared) return refused(500, prepared.error());
  const vocabulary::DocumentNames names{site.data().schema, site.data().facts, asked->territoire,
                                        asked->period};
  const auto expansion = production::expand(**prepared, names, {});
  if (!expansion) return refused(500, expansion.error());
  web::Html html;
  html.raw(form_of(question, site));
  html.open("p", {{"class", "fichiers"}}).text("Ce document : ");
  for (const auto output : vocabulary::kOutputs) {
    Fields fields = fields_of_wanted(*asked, site);
    fields["format"] = std::string{vocabulary::ending(output)};
    html.element("a", fields["format"], {{"href", address("/documents/fichier", fields)}})
        .text(" ");
  }
  html.close();
  View view{expansion->document};
  view.is_document = true;
  view.place = "/documents";
  view.before = html.take();
  view.command = command_of(*asked, site, "pdf,xlsx,html");
  Question page_only = question;
  page_only.query.erase("format");
  return shown(view, page_only, site);
}

Reply document_file(const Question& question, Site& site) {
  const auto asked = wanted(question, site);
  const auto output = vocabulary::find_output(question.get("format"));
  if (!asked || !output) return no_such_document();
  auto prepared =
      production::prepare(site.settings().resources, *asked->report, site.data().schema);
  if (!prepared) return refused(500, prepared.error());
  const PassingFolder folder{site.settings().temporary_folder + "/copil-" +
                             site.settings().secret()};
  production::ProductionOptions options;
  options.folder = folder.path();
  options.temporary_folder = folder.path();
  options.outputs = {*output};
  std::vector<production::PreparedReport> reports;
  reports.push_back(std::move(*prepared));
  const auto made = production::produce(
      reports, site.data().schema, site.data().facts,
      {{asked->report->name, asked->territoire, {}, asked->period, {}}}, options);
  if (made.empty() || made.front().files.empty()) {
    return refused(500, made.empty() ? Diagnostics{} : made.front().problems);
  }
  auto bytes = files::read_file(folder.path() + "/" + made.front().files.front().name);
  if (!bytes) return refused(500, bytes.error());
  Reply reply;
  reply.type = type_of(*output);
  reply.name = made.front().files.front().name;
  reply.body = std::move(*bytes);
  return reply;
}

}  // namespace copil::console
