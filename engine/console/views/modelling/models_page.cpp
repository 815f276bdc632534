#include "console/views/modelling/models_page.hpp"

#include <algorithm>

#include "authoring/line_diff.hpp"
#include "console/views/board.hpp"
#include "files/files.hpp"
#include "wording/typography.hpp"

namespace copil::console {

namespace {

using authoring::DiffLine;
using web::Html;

constexpr std::string_view kOptionPrefix = "o.";

/// As files have them: a browser ends lines with two signs.
std::string with_line_feeds(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    plain += text[i] == '\r' ? '\n' : text[i];
  }
  return plain;
}

/// The territory asked for when the report is made for it, else the first one of its levels that
/// the user may read.
std::optional<records::TerritoireId> territory_for(const vocabulary::Report& report,
                                                   const Question& question, const Site& site) {
  const auto& tree = site.tree();
  const auto suits = [&](records::TerritoireId id) {
    return std::find(report.levels.begin(), report.levels.end(), tree.type[id]) !=
               report.levels.end() &&
           may(question.user, Action::lire, id, tree);
  };
  const auto asked = tree.find(question.posted_or_asked("territoire"));
  if (asked && suits(*asked)) return asked;
  for (const auto id : territories_for(question.user, Action::lire, tree)) {
    if (suits(id)) return id;
  }
  return std::nullopt;
}

Period period_for(const vocabulary::Report& report, const Question& question, const Site& site) {
  const Period own = site.settings().inquiry.period;
  const auto asked = parse_period(question.posted_or_asked("periode"));
  for (const auto& period : {asked.value_or(own), own}) {
    if (period.year == own.year &&
        vocabulary::check_period(report, period, site.settings().inquiry.arrete).empty())
      return period;
  }
  return report.periods.empty() ? own : Period{report.periods.front(), own.year, 1};
}

void choose(WrittenModel& written, const Question& question, Site& site) {
  written.users = ModelUsers{site}.of(written.tried.name);
  const auto& users = written.users;
  if (users.empty()) return;
  const auto asked = std::find_if(users.begin(), users.end(), [&](const auto* report) {
    return report->name == question.posted_or_asked("rapport");
  });
  const auto* report = asked == users.end() ? users.front() : *asked;
  const auto territory = territory_for(*report, question, site);
  if (!territory) return;
  written.choice = {report, *territory, period_for(*report, question, site), {}};
  for (const auto* fields : {&question.query, &question.form}) {
    for (const auto& [name, value] : *fields) {
      if (!name.starts_with(kOptionPrefix) || (value != "oui" && value != "non")) continue;
      written.choice.options[name.substr(kOptionPrefix.size())] = value == "oui";
    }
  }
}

// ── The page ───────────────────────────────────────────────────────────────────────────────────

void write_trial_choices(Html& html, const WrittenModel& written, const TrialPage& page,
                         const Question& question, Site& site) {
  if (written.choice.report == nullptr) return;
  const auto& tree = site.tree();
  html.open("div", {{"class", "filtres"}});
  std::vector<Choice> reports;
  for (const auto* report : written.users) {
    reports.push_back({report->name, report->title});
  }
  write_select(html, "rapport", "Rapport", reports, written.choice.report->name);
  std::vector<Choice> territories;
  for (const auto id : territories_for(question.user, Action::lire, tree)) {
    const auto& levels = written.choice.report->levels;
    if (std::find(levels.begin(), levels.end(), tree.type[id]) == levels.end()) continue;
    territories.push_back({tree.code[id], tree.libelle[id] + " (" + tree.code[id] + ")"});
  }
  write_select(html, "territoire", "Territoire", territories, tree.code[written.choice.territoire]);
  html.leaf(
      "input",
      {{"type", "hidden"}, {"name", "periode"}, {"value", period_code(written.choice.period)}});
  for (const auto& option : page.form.options) {
    const auto chosen = written.choice.options.find(option.name);
    const bool is_on =
        chosen == written.choice.options.end() ? option.is_on_by_default : chosen->second;
    write_select(html, std::string{kOptionPrefix} + option.name, option.invite,
                 {{"oui", "oui"}, {"non", "non"}}, is_on ? "oui" : "non");
  }
  html.close();
}

void write_faults(Html& html, const TrialPage& page, const std::string& name) {
  html.element("h2", "Fautes", {{"id", "fautes-titre"}});
  html.open("ul", {{"class", "fautes"}, {"role", "status"}});
  if (page.faults.empty()) html.element("li", "Aucune.");
  for (const auto& fault : page.faults) {
    html.element("li", model_fault_text(fault, name));
  }
  html.close();
}

void write_model_text(Html& html, const WrittenModel& written, const std::string& line,
                      bool may_save) {
  html.element("label", "Texte", {{"for", "texte"}});
  html.open("div", {{"class", "lignes"}});
  html.open("div", {{"class", "marge"}, {"aria-hidden", "true"}}).close();
  html.open("textarea", {{"name", "texte"},
                         {"id", "texte"},
                         {"rows", "32"},
                         {"wrap", "off"},
                         {"spellcheck", "false"},
                         {"aria-describedby", "fautes-titre"},
                         {"readonly", may_save ? "" : "readonly"},
                         {"data-ligne", line}});
  // A browser drops the first line feed.
  html.raw("\n").text(written.tried.text).close().close();
  html.leaf("input", {{"type", "hidden"},
                      {"name", "etat"},
                      {"id", "etat"},
                      {"value", model_mark(written.current)}});
  if (!may_save) return;
  html.open("p", {{"class", "boutons"}});
  html.element(
      "button", "Vérifier et voir",
      {{"type", "submit"}, {"name", "action"}, {"value", "verifier"}, {"class", "discret"}});
  html.element("button", "Enregistrer",
               {{"type", "submit"}, {"name", "action"}, {"value", "enregistrer"}});
  html.close();
}

void write_versions(Html& html, const std::string& name, const Site& site) {
  const auto versions = site.models().versions(name);
  if (!versions || versions->empty()) return;
  html.element("h2", "Versions").open("ul", {{"class", "versions"}});
  for (auto one = versions->rbegin(); one != versions->rend(); ++one) {
    html.open("li");
    html.element("a", "version " + std::to_string(one->number),
                 {{"href", address("/modeles/version",
                                   {{"nom", name}, {"numero", std::to_string(one->number)}})}});
    html.text(one->who.empty()
                  ? std::string{", venue d’ailleurs"}
                  : wording::typography(", " + moment_text(one->when) + ", " + one->who));
    html.close();
  }
  html.close();
}

void write_copy_form(Html& html, const WrittenModel& written) {
  if (written.choice.report == nullptr) return;
  html.open("form", {{"class", "filtres"}, {"method", "post"}, {"action", "/modeles/nouveau"}});
  html.leaf("input",
            {{"type", "hidden"}, {"name", "rapport"}, {"value", written.choice.report->name}});
  html.open("p", {{"class", "choix"}});
  html.element("label", "Nouveau modèle, copié de " + written.choice.report->name,
               {{"for", "nouveau"}});
  html.leaf("input", {{"type", "text"},
                      {"name", "nouveau"},
                      {"id", "nouveau"},
                      {"required", "required"},
                      {"pattern", "[a-z0-9][a-z0-9\\-]*"},
                      {"title", "des minuscules sans accent, des chiffres et des traits d’union"}});
  html.close().element("button", "Copier", {{"type", "submit"}}).close();
}

}  // namespace

std::string model_mark(const std::string& text) {
  constexpr std::size_t kMarkDigits = 16;
  return files::sha256(text).substr(0, kMarkDigits);
}

std::optional<WrittenModel> written_model(const Question& question, Site& site) {
  const std::string name = question.posted_or_asked("nom");
  auto current = site.models().text(name);
  if (!current) return std::nullopt;
  WrittenModel written;
  const auto text = question.form.find("texte");
  written.tried = {name, text == question.form.end() ? *current : with_line_feeds(text->second)};
  written.current = std::move(*current);
  choose(written, question, site);
  return written;
}

std::string deeper(std::string html) {
  for (char level = '5'; level >= '1'; --level) {
    for (const std::string start : {"<h", "</h"}) {
      const std::string from = start + level;
      for (auto at = html.find(from); at != std::string::npos; at = html.find(from, at + 1)) {
        html[at + start.size()] = static_cast<char>(level + 1);
      }
    }
  }
  return html;
}

std::string model_fault_text(const Diagnostic& fault, const std::string& name) {
  std::string text;
  if (!fault.place.file.empty() && fault.place.file != name) text = fault.place.file + ", ";
  if (fault.place.line > 0) text += "ligne " + std::to_string(fault.place.line) + ", ";
  if (fault.place.column > 0) text += "colonne " + std::to_string(fault.place.column) + " : ";
  if (fault.severity == Severity::warning) text += "à savoir : ";
  text += fault.message;
  for (const auto& hint : fault.hints) text += " (" + hint + ")";
  return wording::typography(text);
}

std::string diff_markup(const std::string& before, const std::string& after) {
  constexpr std::size_t kAround = 2;
  const auto lines = authoring::line_diff(before, after);
  std::vector<bool> is_near(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].side == DiffLine::Side::both) continue;
    const std::size_t end = std::min(lines.size(), i + kAround + 1);
    for (std::size_t j = i < kAround ? 0 : i - kAround; j < end; ++j) is_near[j] = true;
  }
  Html html;
  html.open("pre", {{"class", "differences"}, {"tabindex", "0"}});
  bool was_near = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_near[i]) {
      if (was_near) html.text("…\n");
      was_near = false;
      continue;
    }
    was_near = true;
    const auto side = lines[i].side;
    if (side == DiffLine::Side::both) html.text("  " + lines[i].text + "\n");
    if (side == DiffLine::Side::before) html.element("del", "- " + lines[i].text).text("\n");
    if (side == DiffLine::Side::after) html.element("ins", "+ " + lines[i].text).text("\n");
  }
  html.close();
  return html.take();
}

Reply model_page(const WrittenModel& written, const TrialPage& page, const std::string& message,
                 const Question& question, Site& site) {
  const std::string& name = written.tried.name;
  const bool may_save = may_everywhere(question.user, Action::administrer, site.tree());
  Board board{site, "Modèle : " + name};
  Html html;
  if (!message.empty()) {
    html.open("p", {{"class", "encadre mauvais"}, {"role", "alert"}});
    html.text(wording::typography(message)).close();
  }
  html.open("form", {{"class", "modele"},
                     {"method", may_save ? "post" : "get"},
                     {"action", may_save ? address("/modeles/texte", {{"nom", name}})
                                         : std::string{"/modeles/texte"}},
                     {"data-essai", may_save ? address("/modeles/essai", {{"nom", name}}) : ""}});
  html.leaf("input", {{"type", "hidden"}, {"name", "nom"}, {"value", name}});
  write_trial_choices(html, written, page, question, site);
  html.open("div", {{"class", "atelier"}}).open("div", {{"class", "ecrit"}});
  write_model_text(html, written, question.get("ligne"), may_save);
  write_faults(html, page, name);
  html.close().open("div", {{"class", "page-faite"}});
  html.element("h2", "Page").open("p", {{"class", "temps"}, {"role", "status"}}).close();
  html.open("div", {{"class", "apercu"}}).raw(deeper(page.html)).close();
  html.close().close().close();
  if (name.starts_with(kTemplates)) {
    html.open("p").element("a", "Qui l’inclut",
                           {{"href", address("/modeles/usages", {{"nom", name}})}});
    html.close();
  }
  write_versions(html, name, site);
  if (may_save) write_copy_form(html, written);
  html.open("script", {{"type", "module"}, {"src", "/modeles.js"}}).close();
  View view{board.take()};
  view.place = "/modeles";
  view.after = html.take();
  view.command = "copil modele verifier" +
                 (written.choice.report ? " " + written.choice.report->name : std::string{});
  Question page_only = question;
  page_only.query.erase("format");
  return shown(view, page_only, site);
}

}  // namespace copil::console
