// Files dropped in the browser: where they are dropped, what a deposit holds, its end.
#include <algorithm>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "console/gate/gate.hpp"
#include "console/site/command.hpp"
#include "console/views/board.hpp"
#include "console/views/data.hpp"
#include "console/views/views.hpp"
#include "wording/numbers.hpp"
#include "wording/typography.hpp"

namespace copil::console {

namespace {

using web::Html;

constexpr const char* kForms = "CSV (aussi compressés .gz), XLSX, ODS ou ZIP";

document::Cell bytes_cell(std::uint64_t bytes) {
  return value_cell(Value::count(static_cast<std::int64_t>((bytes + 999) / 1000), Unit::none));
}

void add_received(const Deposit& deposit, Board& board) {
  board.heading("Fichiers déposés");
  if (deposit.files.empty()) return board.paragraph("Aucun fichier n'a encore été déposé ici.");
  auto table = table_of(
      "deposes", "Fichiers déposés",
      {text_column("Fichier", true), text_column("Forme"), number_column("Taille (ko)", Unit::none),
       text_column("Reçu le"), text_column("Empreinte SHA-256")});
  for (const auto& file : deposit.files) {
    add_row(table, {text_cell(file.name), text_cell(file.form), bytes_cell(file.size),
                    text_cell(moment_text(file.received)), text_cell(file.sha256)});
  }
  board.add({std::move(table)});
}

/// What nothing reads, or what a file becomes, with its columns to match.
std::string becomes_text(const Candidate& candidate, const std::string& input) {
  std::string text;
  for (const auto& held : candidate.brought) {
    const std::string name{records::all_layouts()[held.file].file};
    if (held.input != input || text.find(name) != std::string::npos) continue;
    text += (text.empty() ? "" : ", ") + name;
    if (held.is_foreign) text += " (par une correspondance)";
  }
  return text.empty() ? "rien pour l'instant : dites ce que ses colonnes deviennent" : text;
}

void add_contents(const Deposit& deposit, const Site& site, Board& board) {
  const auto seen = site.exports_of(deposit);
  const auto candidate = site.candidate(deposit, site.deposits().files_folder(deposit.number),
                                        site.deposits().folder_of(deposit.number) + "/essai");
  if (!candidate) return add_problems("Ce dépôt ne se lit pas", candidate.error(), board);
  if (!seen || seen->empty()) return;
  board.heading("Ce que ces fichiers contiennent");
  auto table = table_of("contenu", "Contenu des fichiers déposés",
                        {text_column("Fichier, feuille", true), text_column("Devient"),
                         text_column("Colonnes"), text_column("À faire")});
  for (const auto& one : *seen) {
    auto cells = std::vector{
        text_cell(one.name), text_cell(becomes_text(*candidate, one.input)),
        text_cell(joined(one.sample.header)),
        link_cell(address("/donnees/colonnes",
                          {{"numero", std::to_string(deposit.number)}, {"export", one.name}}),
                  "Aperçu et colonnes")};
    if (!one.trouble.empty()) cells[2] = text_cell(one.trouble.front().message);
    const bool is_unread = std::find(candidate->unread.begin(), candidate->unread.end(),
                                     one.input) != candidate->unread.end();
    if (is_unread) cells[1].mark = document::CellMark::warning;
    add_row(table, std::move(cells));
  }
  board.add({std::move(table)});
}

/// How the files stand to those of the base, and on to what they change.
std::string next_forms(const Deposit& deposit) {
  Html html;
  html.open("section").element("h2", "Ce que ces fichiers deviennent");
  html.open("form", {{"class", "filtres"}, {"method", "post"}, {"action", "/donnees/joindre"}});
  write_hidden(html, "numero", std::to_string(deposit.number));
  write_select(html, "maniere", "Les fichiers déposés",
               {{"remplacer", "remplacent ceux de même nature"},
                {"ajouter", "s'ajoutent à ceux de même nature"}},
               deposit.is_added ? "ajouter" : "remplacer");
  html.element("button", "Retenir", {{"type", "submit"}, {"class", "discret"}}).close();
  html.open("p").element(
      "a", "Comparer aux données en service",
      {{"class", "bouton"},
       {"href", address("/donnees/comparer", {{"numero", std::to_string(deposit.number)}})}});
  html.close().close();
  return html.take();
}

std::string end_forms(const Deposit& deposit) {
  Html html;
  html.open("section").element("h2", "Retirer, refuser");
  for (const auto& file : deposit.files) {
    html.open("form", {{"class", "boutons"}, {"method", "post"}, {"action", "/donnees/retirer"}});
    write_hidden(html, "numero", std::to_string(deposit.number));
    write_hidden(html, "fichier", file.name);
    html.element("button", "Retirer " + file.name, {{"type", "submit"}, {"class", "discret"}});
    html.close();
  }
  html.open("form", {{"class", "filtres"}, {"method", "post"}, {"action", "/donnees/refuser"}});
  write_hidden(html, "numero", std::to_string(deposit.number));
  html.open("p", {{"class", "choix"}}).element("label", "Pourquoi", {{"for", "f-motif"}});
  html.leaf("input",
            {{"type", "text"}, {"name", "motif"}, {"id", "f-motif"}, {"maxlength", "500"}});
  html.close();
  html.element("button", "Refuser ce dépôt", {{"type", "submit"}, {"class", "discret"}});
  html.close().close();
  return html.take();
}

std::string state_words(const Deposit& deposit) {
  std::string text = "Commencé le " + moment_text(deposit.begun) + " par " + deposit.by + " : " +
                     state_label(deposit.state);
  if (deposit.state != Deposit::State::draft) {
    text += " le " + moment_text(deposit.decision.at) + " par " + deposit.decision.by;
  }
  if (!deposit.decision.words.empty()) text += " (" + deposit.decision.words + ")";
  return text + ".";
}

}  // namespace

Reply no_deposit() {
  return refused(404, "Dépôt inconnu", "Il n'y a pas de dépôt de ce numéro.");
}

Reply no_draft_page() {
  return refused(404, "Dépôt inconnu", "Il n'y a pas de brouillon de ce numéro.");
}

void write_hidden(web::Html& html, const std::string& name, const std::string& value) {
  html.leaf("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

std::optional<Deposit> deposit_asked(const Question& question, Site& site) {
  const Fields& fields = question.is_post ? question.form : question.query;
  const auto field = fields.find("numero");
  if (field == fields.end()) return std::nullopt;
  for (auto& deposit : site.deposits().all()) {
    if (std::to_string(deposit.number) == field->second) return std::move(deposit);
  }
  return std::nullopt;
}

Diagnostics noted(const Question& question, Site& site, const std::string& deed, int deposit) {
  return site.journal().note(
      {question.user.name, deed, "", "dépôt " + std::to_string(deposit), ""});
}

std::string deposit_address(int number) {
  return address("/donnees/depot", {{"numero", std::to_string(number)}});
}

/// « 50 Mo », « 1 Go »: in units that people count in, never more than is taken.
std::string size_words(std::int64_t bytes) {
  constexpr std::int64_t kMega = 1'000'000;
  constexpr std::int64_t kGiga = 1'000'000'000;
  if (bytes >= kGiga) return wording::integer_text(bytes / kGiga) + " Go";
  return wording::integer_text(bytes / kMega) + " Mo";
}

std::string drop_area(const Site& site, int deposit) {
  const std::int64_t most = site.settings().upload_max;
  Html html;
  html.open("section", {{"class", "depot"},
                        {"data-deposer", kUploadPath},
                        {"data-depot", deposit == 0 ? "" : std::to_string(deposit)},
                        {"data-octets", std::to_string(most)},
                        {"hidden", "hidden"}});
  html.element("h2", deposit == 0 ? "Fichiers à déposer" : "Ajouter des fichiers");
  // The field itself would speak the browser's language: its label is the button.
  html.open("p").leaf(
      "input", {{"type", "file"}, {"class", "lu"}, {"id", "f-fichiers"}, {"multiple", "multiple"}});
  html.element("label", "Choisir des fichiers", {{"for", "f-fichiers"}, {"class", "bouton"}});
  html.text(" ou les faire glisser ici").close();
  html.element(
      "p",
      wording::typography(std::string{kForms} + ", de " + size_words(most) + " au plus chacun."),
      {{"class", "aide"}});
  html.open("ul", {{"class", "envois"}, {"role", "status"}}).close();
  html.close();
  html.open("noscript").open("div", {{"class", "encadre alerte"}});
  html.element("p", wording::typography(
                        "Déposer un fichier demande JavaScript : il calcule l'empreinte qui dit "
                        "que le fichier est arrivé entier. Sans lui, mettez les fichiers dans un "
                        "dossier et relancez « copil servir --donnees DOSSIER »."));
  html.close().close();
  html.open("script", {{"type", "module"}, {"src", "/deposer.js"}}).close();
  return html.take();
}

Reply drop_page(const Question& question, Site& site) {
  Board board{site, "Déposer des fichiers"};
  board.paragraph(
      "Les fichiers déposés forment un brouillon : rien ne change tant qu'il n'est pas accepté.");
  View view{board.take()};
  view.place = "/donnees";
  view.after = drop_area(site, 0);
  view.command = "copil verifier --donnees DOSSIER";
  return shown(view, question, site);
}

Reply deposit_page(const Question& question, Site& site) {
  const auto deposit = deposit_asked(question, site);
  if (!deposit) return no_deposit();
  Board board{site, "Dépôt " + std::to_string(deposit->number)};
  board.paragraph(state_words(*deposit));
  add_received(*deposit, board);
  if (deposit->state == Deposit::State::draft) add_contents(*deposit, site, board);
  View view{board.take()};
  view.place = "/donnees";
  if (deposit->state == Deposit::State::draft) {
    if (!deposit->files.empty()) view.after = next_forms(*deposit);
    view.after += drop_area(site, deposit->number) + end_forms(*deposit);
  }
  view.command = as_typed({"verifier", "--donnees", site.deposits().files_folder(deposit->number)});
  return shown(view, question, site);
}

Reply remove_file(const Question& question, Site& site) {
  const auto deposit = deposit_asked(question, site);
  if (!deposit) return no_deposit();
  const Diagnostics unnoted = noted(question, site, "retirer un fichier", deposit->number);
  if (!unnoted.empty()) return refused(500, unnoted);
  const Diagnostics faults = site.deposits().remove(deposit->number, question.posted("fichier"));
  if (!faults.empty()) return refused(409, faults);
  return redirected(deposit_address(deposit->number));
}

Reply join_deposit(const Question& question, Site& site) {
  const auto deposit = deposit_asked(question, site);
  if (!deposit) return no_deposit();
  const Diagnostics unnoted = noted(question, site, "joindre un dépôt", deposit->number);
  if (!unnoted.empty()) return refused(500, unnoted);
  const Diagnostics faults =
      site.deposits().join(deposit->number, question.posted("maniere") == "ajouter");
  if (!faults.empty()) return refused(409, faults);
  return redirected(deposit_address(deposit->number));
}

Reply refuse_deposit(const Question& question, Site& site) {
  const auto deposit = deposit_asked(question, site);
  if (!deposit) return no_deposit();
  const std::string reason = question.posted("motif");
  const Decision decision{question.user.name, site.settings().now(),
                          std::string{whole_head(reason, 2000)}, 0};
  const Diagnostics unnoted = noted(question, site, "refuser un dépôt", deposit->number);
  if (!unnoted.empty()) return refused(500, unnoted);
  const Diagnostics faults = site.deposits().refuse(deposit->number, decision);
  if (!faults.empty()) return refused(409, faults);
  return redirected(deposit_address(deposit->number));
}

std::string drop_link() {
  Html html;
  html.open("p").element("a", "Déposer des fichiers", {{"class", "bouton"}, {"href", kUploadPath}});
  html.close().element("p", "Ils ne remplacent ceux qui servent qu’une fois acceptés.");
  return html.take();
}

void add_deposits(Site& site, Board& board) {
  auto deposits = site.deposits().all();
  // A file that was refused when it came leaves a draft of nothing.
  std::erase_if(deposits, [](const Deposit& deposit) {
    return deposit.state == Deposit::State::draft && deposit.files.empty();
  });
  board.heading("Dépôts");
  if (deposits.empty()) return board.paragraph("Aucun pour l'instant.");
  auto table =
      table_of("depots", "Dépôts",
               {text_column("Dépôt", true), text_column("État"), text_column("Commencé le"),
                text_column("Par"), number_column("Fichiers", Unit::none)});
  for (const auto& deposit : deposits) {
    add_row(
        table,
        {link_cell(deposit_address(deposit.number), "Dépôt " + std::to_string(deposit.number)),
         text_cell(state_label(deposit.state)), text_cell(moment_text(deposit.begun)),
         text_cell(deposit.by),
         value_cell(Value::count(static_cast<std::int64_t>(deposit.files.size()), Unit::none))});
  }
  board.add({std::move(table)});
}

}  // namespace copil::console
