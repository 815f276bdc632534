// Modèles: the texts that documents are made of, searched, listed with who uses them.
#include <algorithm>
#include <filesystem>

#include "authoring/authoring.hpp"
#include "console/models/model_trial.hpp"
#include "console/site/command.hpp"
#include "console/views/board.hpp"
#include "console/views/views.hpp"
#include "wording/numbers.hpp"

namespace copil::console {

namespace {

std::string text_address(const std::string& name, int line = 0) {
  return address("/modeles/texte",
                 {{"nom", name}, {"ligne", line > 0 ? std::to_string(line) : ""}});
}

std::string search_form(const Question& question) {
  web::Html html;
  html.open("form", {{"class", "filtres"}, {"method", "get"}, {"action", "/modeles"}});
  html.open("p", {{"class", "choix"}});
  html.element("label", "Chercher une phrase des documents", {{"for", "cherche"}});
  html.leaf("input", {{"type", "search"},
                      {"name", "cherche"},
                      {"id", "cherche"},
                      {"value", question.get("cherche")}});
  html.close().element("button", "Chercher", {{"type", "submit"}}).close();
  return html.take();
}

/// Places of templates, as far as their lines lead to their text.
document::Table places_table(const std::string& id, const std::string& title,
                             const std::vector<authoring::Finding>& findings) {
  auto table = table_of(id, title,
                        {text_column("Texte", true), number_column("Ligne", Unit::lignes),
                         text_column("Ce qu'elle dit")});
  for (const auto& finding : findings) {
    const std::string name = std::string{kTemplates} + finding.name;
    add_row(table,
            {link_cell(text_address(name, finding.place.line), name),
             count_cell(static_cast<std::uint64_t>(finding.place.line)), text_cell(finding.line)});
  }
  return table;
}

void add_search(const Question& question, const Site& site, Board& board) {
  const std::string wanted = question.get("cherche");
  if (wanted.empty()) return;
  const auto search = authoring::find_phrase(site.models().resources().templates(), wanted);
  board.heading("Où cela est dit");
  if (!search) return board.paragraph(search.error().front().message + ".");
  // What is about templates, and none of them, opens nowhere.
  const auto names = site.models().names();
  auto findings = search->findings;
  std::erase_if(findings, [&](const auto& finding) {
    return !names || !std::binary_search(names->begin(), names->end(),
                                         std::string{kTemplates} + finding.name);
  });
  const std::size_t said = findings.size();
  // A line that says it many times stands once.
  findings.erase(std::unique(findings.begin(), findings.end(),
                             [](const auto& a, const auto& b) {
                               return a.name == b.name && a.place.line == b.place.line;
                             }),
                 findings.end());
  board.paragraph("« " + search->words + " » est dit " + wording::counted(said, "fois", "fois") +
                  ", en " + wording::counted(findings.size(), "endroit", "endroits") + ".");
  if (!findings.empty()) board.add({places_table("endroits", "Endroits trouvés", findings)});
}

/// The titles of the reports that use the text; on the page the first ones, of many.
std::string users_text(const std::string& name, bool is_file, const ModelUsers& users) {
  constexpr std::size_t kNamed = 3;
  const auto reports = users.of(name);
  const bool is_cut = !is_file && reports.size() > kNamed + 1;
  const std::size_t named = is_cut ? kNamed : reports.size();
  std::string text;
  for (std::size_t i = 0; i < named; ++i) text += (i == 0 ? "" : ", ") + reports[i]->title;
  return is_cut ? text + " et " + wording::counted(reports.size() - named, "autre", "autres")
                : text;
}

}  // namespace

Reply models(const Question& question, Site& site) {
  Board board{site, "Modèles"};
  add_search(question, site, board);
  const auto names = site.models().names();
  if (!names) return refused(500, names.error());
  auto table = table_of("modeles", "Textes des modèles et des rapports",
                        {text_column("Texte", true), text_column("Rapports qui l'emploient"),
                         text_column("Changé ici")});
  const ModelUsers users{site};
  const bool is_file = !question.get("format").empty();
  for (const auto& name : *names) {
    add_row(table,
            {link_cell(text_address(name), name), text_cell(users_text(name, is_file, users)),
             text_cell(site.models().is_changed(name) ? "oui" : "")});
  }
  board.heading("Tous les textes");
  board.add({std::move(table)});
  View view{board.take()};
  view.place = "/modeles";
  view.before = search_form(question);
  view.command = "copil modele chercher \"une phrase\"";
  return shown(view, question, site);
}

Reply model_usages(const Question& question, Site& site) {
  const std::string name = question.get("nom");
  const auto known = site.models().text(name);
  if (!known || !name.starts_with(kTemplates)) {
    return refused(404, "Modèle inconnu", "Aucun modèle ne porte ce nom.");
  }
  const std::string part = name.substr(kTemplates.size());
  const auto usages = authoring::find_usages(site.models().resources().templates(), part);
  Board board{site, "Qui inclut " + part};
  if (!usages) {
    board.paragraph(usages.error().front().message + ".");
  } else if (usages->empty()) {
    board.paragraph("Aucun modèle ne l'inclut.");
  } else {
    board.add({places_table("usages", "Inclusions", *usages)});
  }
  View view{board.take()};
  view.place = "/modeles";
  view.command = as_typed({"modele", "usages", part});
  return shown(view, question, site);
}

}  // namespace copil::console
