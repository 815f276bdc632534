#include <algorithm>

#include "base/moment.hpp"
#include "base/text.hpp"
#include "console/views/board.hpp"
#include "console/views/routes.hpp"
#include "console/views/views.hpp"
#include "exports/quoting.hpp"
#include "files/files.hpp"
#include "web/web.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "wording/typography.hpp"
#include "workbook/workbook.hpp"

namespace copil::console {

namespace {

using web::Html;

constexpr std::pair<const char*, const char*> kPlaces[] = {{"/", "Accueil"},
                                                           {"/donnees", "Données"},
                                                           {"/chiffres", "Chiffres"},
                                                           {"/documents", "Documents"},
                                                           {"/campagnes", "Campagnes"},
                                                           {"/modeles", "Modèles"},
                                                           {"/aide", "Aide"},
                                                           {"/administration", "Administration"}};

void begin_page(Html& html, const std::string& title, const std::string& next = {}) {
  html.raw("<!DOCTYPE html>\n");
  html.open("html", {{"lang", "fr"}, {"xmlns", "http://www.w3.org/1999/xhtml"}}).open("head");
  html.leaf("meta", {{"charset", "utf-8"}});
  html.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.leaf("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  if (!next.empty()) html.leaf("meta", {{"http-equiv", "refresh"}, {"content", next}});
  html.element("title", wording::typography(title + " – copil"));
  html.leaf("link", {{"rel", "stylesheet"}, {"href", "/page.css"}});
  html.leaf("link", {{"rel", "stylesheet"}, {"href", "/console.css"}});
  html.leaf("link", {{"rel", "icon"}, {"href", "data:,"}});
  html.open("script", {{"type", "module"}, {"src", "/console.js"}}).close();
  html.close().open("body");
  html.element("a", "Aller au contenu", {{"class", "evitement"}, {"href", "#contenu"}});
}

/// The places that the user may enter.
void write_menu(Html& html, const std::string& place, const User& user, const Site& site) {
  html.open("nav", {{"aria-label", "Lieux"}}).open("ul");
  for (const auto& [address, name] : kPlaces) {
    if (!is_open_to(address, user, site.tree())) continue;
    html.open("li").element("a", name,
                            {{"href", address}, {"aria-current", place == address ? "page" : ""}});
    html.close();
  }
  html.close().close();
}

std::string state_line(const Site& site) {
  std::string text = "Données arrêtées au " + wording::date_text(site.dossier().arrete()) + ", " +
                     wording::period_text(site.settings().inquiry.period);
  if (site.read_again()) {
    text += " ; relues le " + moment_text(*site.read_again()) + " : les fichiers ont changé";
  }
  return wording::typography(text + ".");
}

/// The faults themselves name rows of any territory: they are for who may read all of them.
void write_trouble(Html& html, const Site& site, const User& user) {
  if (site.trouble().empty()) return;
  html.open("div", {{"class", "encadre mauvais"}, {"role", "status"}});
  html.element("p", wording::typography("Les fichiers ont changé, mais ne peuvent pas être relus : "
                                        "ce qui suit est encore l'état d'avant."));
  if (may_everywhere(user, Action::lire, site.tree())) {
    html.open("ul");
    for (const auto& problem : site.trouble()) {
      html.element("li", wording::typography(problem.message));
    }
    html.close();
  }
  html.close();
}

/// In one piece what fits a line: a browser would end one inside `--option`; paths behind a slash.
void write_command(Html& html, const std::string& command) {
  html.open("code");
  for (std::size_t start = 0; start <= command.size();) {
    const std::size_t end = std::min(command.find(' ', start), command.size());
    const auto word = std::string_view{command}.substr(start, end - start);
    if (start > 0) html.text(" ");
    if (word.find('/') == std::string_view::npos)
      html.element("span", word, {{"class", "insecable"}});
    for (std::size_t at = 0; word.find('/') != std::string_view::npos && at < word.size();) {
      const std::size_t slash = std::min(word.find('/', at), word.size() - 1);
      html.text(word.substr(at, slash + 1 - at));
      if (slash + 1 < word.size()) html.leaf("wbr");
      at = slash + 1;
    }
    start = end + 1;
  }
  html.close();
}

/// The same view as files, and the command that does the same.
void write_foot(Html& html, const View& view, const Question& question, const Site& site) {
  const bool has_table = std::any_of(
      view.document.content.begin(), view.document.content.end(),
      [](const auto& block) { return std::holds_alternative<document::Table>(block.node); });
  html.open("footer");
  if (has_table) {
    Fields csv = question.query;
    csv["format"] = "csv";
    Fields xlsx = question.query;
    xlsx["format"] = "xlsx";
    html.open("p").text("Les tableaux de cette page : ");
    html.element("a", "CSV", {{"href", address(question.path, csv)}, {"download", "tableaux.csv"}});
    html.text(", ");
    html.element("a", "XLSX",
                 {{"href", address(question.path, xlsx)}, {"download", "tableaux.xlsx"}});
    html.close();
  }
  if (!view.command.empty()) {
    html.open("p").text(wording::typography("Dans un terminal : "));
    write_command(html, view.command);
    html.close();
  }
  if (site.settings().team) {
    html.element("p",
                 wording::typography("Vous êtes connu sous le nom « " + question.user.name + " »."))
        .close();
    return;
  }
  html.open("form", {{"method", "post"}, {"action", "/sortir"}});
  html.element("button", "Quitter", {{"type", "submit"}, {"class", "discret"}});
  html.close().close();
}

std::string cell_words(const document::Cell& cell) {
  if (const auto* number = std::get_if<document::Number>(&cell.content)) {
    if (!number->value.is_defined()) return {};
    const bool is_share = number->value.unit == Unit::taux || number->value.unit == Unit::evolution;
    std::string text = decimal_text(number->value.number, is_share ? 6 : number->value.decimals);
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
  }
  if (const auto* date = std::get_if<document::Date>(&cell.content)) {
    return date->day.is_real() ? wording::date_text(date->day, DateStyle::short_form) : "";
  }
  return document::plain_text(std::get<document::Inlines>(cell.content));
}

/// A cell that a spreadsheet would take for a formula is made a text.
std::string harmless(std::string text) {
  const bool is_formula =
      !text.empty() && std::string_view{"=+-@\t\r"}.find(text[0]) != std::string_view::npos;
  const bool is_number = text.find_first_not_of("-0123456789,") == std::string::npos;
  return is_formula && !is_number ? "'" + text : text;
}

/// For people: a mark that Excel wants, decimal commas, one table after the other.
std::string as_csv(const document::Document& document) {
  std::string text = "\xEF\xBB\xBF";
  bool is_first = true;
  for (const auto& block : document.content) {
    const auto* table = std::get_if<document::Table>(&block.node);
    if (table == nullptr) continue;
    if (!is_first) text += "\n";
    is_first = false;
    for (std::size_t i = 0; i < table->columns.size(); ++i) {
      const auto& column = table->columns[i];
      const std::string title = document::plain_text(column.title);
      text += i == 0 ? "" : ";";
      exports::append_quoted(text, column.group.empty() ? title : column.group + " : " + title);
    }
    text += "\n";
    for (const auto& row : table->rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        text += i == 0 ? "" : ";";
        exports::append_quoted(text, harmless(cell_words(row.cells[i])));
      }
      text += "\n";
    }
  }
  return text;
}

Reply as_workbook(const document::Document& document, const Site& site) {
  const files::ScratchFolder folder{site.settings().temporary_folder};
  const std::string path = folder.path() + "/tableaux.xlsx";
  const auto written = workbook::write(document, path, {document.arrete, folder.path()});
  if (!written) return refused(500, written.error());
  auto bytes = files::read_file(path);
  if (!bytes) return refused(500, bytes.error());
  Reply reply;
  reply.type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  reply.name = "tableaux.xlsx";
  reply.body = std::move(*bytes);
  return reply;
}

/// Computed, and begun at the arrêté: nothing is known of the days to come.
bool is_offered(Period period, const Site& site) {
  return site.dossier().figures().covers(period) &&
         days_of(period).begin <= site.dossier().arrete();
}

}  // namespace

Reply shown(const View& view, const Question& question, Site& site) {
  const std::string format = question.get("format");
  if (format == "xlsx") return as_workbook(view.document, site);
  Reply reply;
  if (format == "csv") {
    reply.type = "text/csv; charset=utf-8";
    reply.name = "tableaux.csv";
    reply.body = as_csv(view.document);
    return reply;
  }
  web::Options options;
  options.address = [&](const document::Document& document, int origin) {
    return explanation_address(document, origin, question.user, site.tree());
  };
  options.has_front = view.is_document;
  Html html;
  begin_page(html, view.document.title);
  html.open("header", {{"class", "bandeau"}});
  html.open("p", {{"class", "marque-copil"}}).element("strong", "copil");
  html.text(" " + state_line(site)).close();
  write_menu(html, view.place, question.user, site);
  html.close().open("main", {{"id", "contenu"}});
  write_trouble(html, site, question.user);
  html.raw(site.article(view.document, options, view.before));
  html.raw(view.after).close();
  write_foot(html, view, question, site);
  html.close().close();
  reply.body = html.take() + "\n";
  return reply;
}

Reply plain_page(int status, const std::string& title, const std::string& text,
                 const std::string& next) {
  Html html;
  begin_page(html, title, next);
  html.open("main", {{"id", "contenu"}});
  html.element("h1", wording::typography(title));
  html.element("p", wording::typography(text));
  if (next.empty()) html.open("p").element("a", "Revenir à l’accueil", {{"href", "/"}}).close();
  if (!next.empty()) html.open("p").element("a", "Entrer", {{"href", "/"}}).close();
  html.close().close().close();
  Reply reply;
  reply.status = status;
  reply.body = html.take() + "\n";
  return reply;
}

Reply refused(int status, const std::string& title, const std::string& text) {
  return plain_page(status, title, text);
}

Reply refused(int status, const Diagnostics& problems) {
  std::string text;
  for (const auto& problem : problems) text += (text.empty() ? "" : " ") + problem.message + ".";
  return plain_page(status, "Cela ne se peut pas", text);
}

Period period_asked(const Question& question, const Site& site, const std::string& field) {
  const auto period = parse_period(question.get(field));
  const Period own = site.settings().inquiry.period;
  return period && is_offered(*period, site) ? *period : own;
}

records::TerritoireId territory_asked(const Question& question, const Site& site,
                                      const std::string& field) {
  const auto& tree = site.tree();
  const auto asked = tree.find(question.get(field));
  if (asked && may(question.user, Action::lire, *asked, tree)) return *asked;
  return first_for(question.user, Action::lire, tree).value_or(records::kNone);
}

void write_select(Html& html, const std::string& name, const std::string& label,
                  const std::vector<Choice>& choices, const std::string& chosen) {
  html.open("p", {{"class", "choix"}}).element("label", label, {{"for", "f-" + name}});
  html.open("select", {{"name", name}, {"id", "f-" + name}});
  for (const auto& choice : choices) {
    html.element("option", wording::typography(choice.label),
                 {{"value", choice.value}, {"selected", choice.value == chosen ? "selected" : ""}});
  }
  html.close().close();
}

std::vector<Choice> period_choices(const Site& site) {
  std::vector<Choice> choices;
  const int last = site.settings().inquiry.period.year;
  for (int year = last; year >= last - 1; --year) {
    for (const auto& [kind, count] : {std::pair{Period::Kind::year, 1},
                                      {Period::Kind::half, 2},
                                      {Period::Kind::quarter, 4},
                                      {Period::Kind::month, 12}}) {
      for (int rank = 1; rank <= count; ++rank) {
        const Period period{kind, year, rank};
        if (!is_offered(period, site)) continue;
        choices.push_back({period_code(period), wording::period_text(period)});
      }
    }
  }
  return choices;
}

std::vector<Choice> territory_choices(const Question& question, const Site& site) {
  std::vector<Choice> choices;
  const auto& tree = site.tree();
  for (const auto id : territories_for(question.user, Action::lire, tree)) {
    choices.push_back({tree.code[id], tree.libelle[id] + " (" + tree.code[id] + ")"});
  }
  return choices;
}

std::string moment_text(std::int64_t seconds) {
  constexpr std::size_t kHour = 11;  // `2010-07-01T06:00:00Z`
  return wording::date_text(day_of(seconds), DateStyle::short_form) + " à " +
         iso_moment(seconds).substr(kHour, 5) + " (UTC)";
}

}  // namespace copil::console
