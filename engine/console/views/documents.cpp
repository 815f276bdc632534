// Documents: a report and a territory, read as a page, saved as a file.
#include <algorithm>
#include <filesystem>

#include "console/site/command.hpp"
#include "console/views/answering/answers_page.hpp"
#include "console/views/board.hpp"
#include "console/views/views.hpp"
#include "files/files.hpp"
#include "web/web.hpp"
#include "wording/text.hpp"
#include "wording/typography.hpp"

namespace copil::console {

namespace {

using vocabulary::Output;

std::string command_of(const AskedDocument& asked, const Site& site, const std::string& formats) {
  const DocumentKey key = key_of(asked, site);
  std::error_code ignored;
  const bool has_answers = std::filesystem::exists(site.answers().file(key), ignored);
  CommandWords words{"produire", key.report,  "--territoire", key.territory,
                     "--sortie", "documents", "--format",     formats};
  if (has_answers) words.insert(words.end(), {"--reponses", site.answers().file(key)});
  add_data(words, site, key.period);
  return as_typed(words);
}

bool is_made_for(const vocabulary::Report& report, records::TypeTerritoire level) {
  return std::find(report.levels.begin(), report.levels.end(), level) != report.levels.end();
}

/// As readers look for them: by their titles.
std::vector<const vocabulary::Report*> reports_by_title(const Site& site) {
  std::vector<const vocabulary::Report*> reports;
  for (const auto& report : site.reports()) reports.push_back(&report);
  std::sort(reports.begin(), reports.end(), [](const auto* a, const auto* b) {
    return wording::compare_french(a->title, b->title) < 0;
  });
  return reports;
}

/// The report asked for, else the first that is made for the territory chosen: what is offered
/// first can be read.
std::string report_offered(const Question& question, const Site& site) {
  if (!question.get("rapport").empty()) return question.get("rapport");
  const auto territory = territory_asked(question, site);
  if (territory == records::kNone) return {};
  for (const auto* report : reports_by_title(site)) {
    if (is_made_for(*report, site.tree().type[territory])) return report->name;
  }
  return {};
}

/// A report, a territory among those that the user may see, a period; and what to do with them.
std::string choices_form(const Question& question, const Site& site) {
  web::Html html;
  html.open("form", {{"class", "filtres"}, {"method", "get"}, {"action", "/documents/lire"}});
  std::vector<Choice> reports;
  for (const auto* report : reports_by_title(site)) {
    reports.push_back({report->name, report->title});
  }
  write_select(html, "rapport", "Rapport", reports, report_offered(question, site));
  write_select(html, "territoire", "Territoire", territory_choices(question, site),
               site.tree().code[territory_asked(question, site)]);
  std::vector<Choice> periods = period_choices(site);
  const std::string year = std::to_string(site.settings().inquiry.period.year);
  std::erase_if(periods, [&](const Choice& choice) { return !choice.value.starts_with(year); });
  write_select(html, "periode", "Période", periods,
               question.get("periode", period_code(site.settings().inquiry.period)));
  html.element("button", "Lire", {{"type", "submit"}}).text(" ");
  html.element("button", "Remplir",
               {{"type", "submit"}, {"class", "discret"}, {"formaction", "/documents/repondre"}});
  html.text(" ");
  html.element("button", "Suivre les territoires",
               {{"type", "submit"}, {"class", "discret"}, {"formaction", "/documents/suivi"}});
  html.close();
  return html.take();
}

std::string levels_text(const vocabulary::Report& report) {
  std::string text;
  for (const auto level : report.levels) {
    text += (text.empty() ? "" : ", ") + std::string{records::type_label(level)};
  }
  return text;
}

/// The report with the territory chosen when it is of a level of the report, else the first that
/// is; no territory where the user has none.
Fields choice_of(const vocabulary::Report& report, const std::vector<Choice>& offered,
                 const Question& question, const Site& site) {
  Fields fields{{"rapport", report.name}};
  const auto& tree = site.tree();
  const auto fits = [&](records::TerritoireId id) {
    return is_made_for(report, tree.type[id]) && may(question.user, Action::lire, id, tree);
  };
  const auto asked = territory_asked(question, site);
  if (fits(asked)) {
    fields["territoire"] = tree.code[asked];
    return fields;
  }
  for (const auto& choice : offered) {
    const auto id = tree.find(choice.value);
    if (!id || !fits(*id)) continue;
    fields["territoire"] = choice.value;
    break;
  }
  return fields;
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

/// The file of the final version, byte for byte.
Reply frozen_file(const AskedDocument& asked, const DocumentState& state, Output output,
                  const Site& site) {
  const LifeEvent& frozen = *frozen_in(state.life);
  const std::string ending = "." + std::string{vocabulary::ending(output)};
  const auto file = std::find_if(frozen.files.begin(), frozen.files.end(),
                                 [&](const auto& one) { return one.name.ends_with(ending); });
  if (file == frozen.files.end()) return no_such_document();
  auto bytes = site.lives().frozen_bytes(key_of(asked, site), frozen, file->name);
  if (!bytes) return refused(500, bytes.error());
  Reply reply;
  reply.type = type_of(output);
  reply.name = file->name;
  reply.body = std::move(*bytes);
  return reply;
}

/// The file as it is made now, with what was answered so far.
Reply file_made(const AskedDocument& asked, const DocumentState& state, Output output, Site& site) {
  const files::ScratchFolder folder{site.settings().temporary_folder};
  production::ProductionOptions options;
  options.folder = folder.path();
  options.temporary_folder = folder.path();
  options.outputs = {output};
  const auto made = made_with_answers(asked, state, options, site);
  if (!made) return refused(500, made.error());
  if (made->empty() || made->front().files.empty()) {
    return refused(500, made->empty() ? Diagnostics{} : made->front().problems);
  }
  const std::string& name = made->front().files.front().name;
  auto bytes = files::read_file(folder.path() + "/" + name);
  if (!bytes) return refused(500, bytes.error());
  Reply reply;
  reply.type = type_of(output);
  reply.name = name;
  reply.body = std::move(*bytes);
  return reply;
}

/// Links to the files of the document: those of the final version when there is one.
void write_files(web::Html& html, const AskedDocument& asked, const DocumentState& state,
                 const Site& site) {
  const LifeEvent* frozen = frozen_in(state.life);
  html.open("p", {{"class", "fichiers"}})
      .text(frozen == nullptr ? "Ce document : " : "La version définitive : ");
  for (const auto output : vocabulary::kOutputs) {
    Fields fields = fields_of(asked, site);
    fields["format"] = std::string{vocabulary::ending(output)};
    const bool is_there =
        frozen == nullptr ||
        std::any_of(frozen->files.begin(), frozen->files.end(),
                    [&](const auto& file) { return file.name.ends_with("." + fields["format"]); });
    if (!is_there) continue;
    html.element("a", fields["format"], {{"href", address("/documents/fichier", fields)}})
        .text(" ");
  }
  html.close();
  if (frozen == nullptr) return;
  html.element("p", wording::typography("La page ci-dessous est refaite avec les données "
                                        "d'aujourd'hui : seule la version définitive fait foi."));
}

/// Of what is asked, something is not there: another choice is offered.
Reply not_of_level(const Question& question, Site& site) {
  Board board{site, "Document inconnu"};
  board.paragraph(
      "Ce rapport n'existe pas pour ce territoire ou cette période. Choisissez un "
      "territoire de son niveau.");
  if (const auto report = vocabulary::find_report(site.reports(), question.get("rapport"))) {
    board.paragraph("« " + report->title + " » se fait pour : " + levels_text(*report) + ".");
  }
  View view{board.take()};
  view.place = "/documents";
  view.before = choices_form(question, site);
  Reply reply = shown(view, question, site);
  reply.status = 404;
  return reply;
}

}  // namespace

Reply documents(const Question& question, Site& site) {
  Board board{site, "Documents"};
  auto table =
      table_of("rapports", "Rapports et actes",
               {text_column("Document", true), text_column("Pour"), text_column("Ce qu'il dit")});
  const auto offered = territory_choices(question, site);
  for (const auto* report : reports_by_title(site)) {
    // The form above, with that report chosen and a territory of its level.
    add_row(table, {link_cell(address("/documents", choice_of(*report, offered, question, site)),
                              report->title),
                    text_cell(levels_text(*report)), text_cell(report->description)});
  }
  board.add({std::move(table)});
  View view{board.take()};
  view.place = "/documents";
  view.before = choices_form(question, site);
  view.command = "copil catalogue";
  return shown(view, question, site);
}

Reply document_page(const Question& question, Site& site) {
  const auto asked = asked_document(question, site, Action::lire);
  if (!asked) return not_of_level(question, site);
  const auto state = state_of(*asked, site);
  if (!state) return refused(500, state.error());
  const auto prepared =
      site.prepared(asked->report->name, site.tree().code[asked->territoire], state->held.answers);
  if (!prepared) return refused(500, prepared.error());
  const vocabulary::DocumentNames names{site.data().schema, site.data().facts, asked->territoire,
                                        asked->period};
  const auto expansion = production::expand(**prepared, names, {});
  if (!expansion) return refused(500, expansion.error());
  std::vector<returns::FormLine> lines;
  if (!state->open.empty()) {
    auto found = form_lines(*asked, *state, site);
    if (!found) return refused(500, found.error());
    lines = std::move(*found);
  }
  web::Html html;
  html.raw(choices_form(question, site));
  write_stage(html, *asked, *state, lines, question, site);
  write_files(html, *asked, *state, site);
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
  const auto asked = asked_document(question, site, Action::lire);
  const auto output = vocabulary::find_output(question.get("format"));
  if (!asked || !output) return no_such_document();
  const auto state = state_of(*asked, site);
  if (!state) return refused(500, state.error());
  if (frozen_in(state->life) != nullptr) return frozen_file(*asked, *state, *output, site);
  return file_made(*asked, *state, *output, site);
}

}  // namespace copil::console
