// The rows behind a figure, a page at a time: those kept, those left out and why.
#include <algorithm>

#include "base/text.hpp"
#include "console/views/opening/opened.hpp"
#include "figures/row_list.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::console {

namespace {

constexpr std::size_t kRowsOfPage = 200;

const std::vector<Choice>& choices_of_rows() {
  static const std::vector<Choice> kChoices{
      {"ecartees", "écartées, avec la raison"}, {"retenues", "retenues"}, {"toutes", "toutes"}};
  return kChoices;
}

/// What is asked of the rows of a figure.
struct AskedRows {
  const figures::Card* card = nullptr;
  records::TerritoireId territory = 0;
  Period period;
  std::string which;
  std::uint64_t page = 1;
  figures::RowQuery query;
};

AskedRows rows_asked(const Question& question, const figures::Card& card, const Site& site) {
  AskedRows asked;
  asked.card = &card;
  asked.territory = territory_asked(question, site);
  asked.period = period_asked(question, site);
  asked.which = question.get("lesquelles", "ecartees");
  asked.query.which = figures::rows_named(asked.which);
  const std::string condition = question.get("condition");
  const bool is_known =
      condition == figures::kSauf ||
      std::find(card.conditions.begin(), card.conditions.end(), condition) != card.conditions.end();
  if (is_known && asked.which == "ecartees") asked.query.condition = condition;
  if (const auto page = parse_digits(question.get("page"), 9)) {
    asked.page = static_cast<std::uint64_t>(std::max<std::int64_t>(*page, 1));
  }
  const bool is_file = !question.get("format").empty();
  asked.query.first = is_file ? 0 : (asked.page - 1) * kRowsOfPage;
  asked.query.most = is_file ? figures::kMostListedRows : kRowsOfPage;
  return asked;
}

std::string dates_of_row(const figures::ListedRow& row) {
  std::string text;
  for (const auto& date : row.dates) {
    text += (text.empty() ? "" : " ; ") + std::string{date.column} + " " +
            wording::date_text(date.day, DateStyle::short_form);
  }
  return text;
}

document::Table table_of_rows(const AskedRows& asked, const figures::RowList& list,
                              const Question& question, const Site& site) {
  std::vector<records::RowId> ids;
  for (const auto& row : list.rows) ids.push_back(row.at);
  const ShownPlaces places = shown_places(ids, question.user, site);
  auto table = table_of(
      "lignes", "Lignes des fichiers",
      {text_column("Fichier", true), text_column("Ligne"), text_column("Jeune"), text_column("Où"),
       text_column("Dates"), text_column("Retenue"), text_column("Pourquoi")});
  const auto& jeunes = site.dossier().records().jeunes;
  for (std::size_t i = 0; i < list.rows.size(); ++i) {
    const auto& row = list.rows[i];
    auto youth = text_cell("");
    if (row.jeune != records::kNone) {
      const std::string code{jeunes.code[row.jeune]};
      youth = link_cell(address("/jeune", {{"jeune", code},
                                           {"territoire", site.tree().code[asked.territory]},
                                           {"periode", period_code(asked.period)}}),
                        code);
    }
    add_row(table, {text_cell(places.files[i]), text_cell(places.lines[i]), std::move(youth),
                    text_cell(site.tree().libelle[row.place]), text_cell(dates_of_row(row)),
                    text_cell(row.motif.empty() ? "oui" : "non"), text_cell(row.motif)});
  }
  if (!places.note.empty()) table.notes.push_back(words(places.note));
  if (!question.get("format").empty() && list.total > list.rows.size()) {
    table.notes.push_back(words("Les " + wording::counted(figures::kMostListedRows) +
                                " premières lignes sur " + wording::counted(list.total) +
                                " : un territoire ou une période plus petits les donnent toutes."));
  }
  return table;
}

/// « Page 2 sur 7 », the pages before and after.
void add_pages(const AskedRows& asked, std::uint64_t total, const Question& question,
               Board& board) {
  const std::uint64_t pages = (total + kRowsOfPage - 1) / kRowsOfPage;
  if (pages < 2) return;
  const auto leading_to = [&](std::uint64_t page) {
    Fields fields = question.query;
    fields["page"] = std::to_string(page);
    return address(question.path, fields);
  };
  document::Inlines line;
  if (asked.page > 1) {
    line.push_back({document::Link{leading_to(asked.page - 1), words("Page d'avant")}});
    line.push_back({document::Text{" · "}});
  }
  line.push_back(
      {document::Text{"Page " + wording::counted(asked.page) + " sur " + wording::counted(pages)}});
  if (asked.page < pages) {
    line.push_back({document::Text{" · "}});
    line.push_back({document::Link{leading_to(asked.page + 1), words("Page d'après")}});
  }
  board.paragraph(std::move(line));
}

std::string form_of_rows(const AskedRows& asked, const Site& site) {
  web::Html html;
  html.open("form", {{"class", "filtres"}, {"method", "get"}, {"action", "/expliquer/lignes"}});
  for (const auto& [name, value] : {std::pair<const char*, std::string>{"nombre", asked.card->code},
                                    {"territoire", site.tree().code[asked.territory]},
                                    {"periode", period_code(asked.period)}}) {
    html.leaf("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
  }
  write_select(html, "lesquelles", "Lignes", choices_of_rows(), asked.which);
  html.element("button", "Afficher", {{"type", "submit"}}).close();
  return html.take();
}

/// What the rows on the page have in common.
std::string said_of(const AskedRows& asked, std::uint64_t total, const Site& site) {
  std::string text = opened_place(site, asked.territory, asked.period) + ". Lignes ";
  text += asked.which == "ecartees"   ? "écartées"
          : asked.which == "retenues" ? "retenues"
                                      : "retenues ou écartées";
  text += " : " + wording::counted(total) + ".";
  if (asked.query.condition == figures::kSauf) {
    return text + " Un autre chiffre compte déjà ces jeunes.";
  }
  if (asked.query.condition.empty()) return text;
  return text + " Celles d'une seule condition, la première qu'elles ne remplissent pas.";
}

}  // namespace

Reply figure_rows(const Question& question, Site& site) {
  const auto& catalogue = site.dossier().catalogue();
  const auto position = catalogue.find(question.get("nombre", "DE0"));
  if (!position || catalogue.cards[*position].kind != figures::Kind::compte ||
      !site.dossier().is_known(catalogue.cards[*position])) {
    return refused(404, "Pas de lignes",
                   "Ce nombre n'est pas compté dans les lignes d'un fichier.");
  }
  const auto asked = rows_asked(question, catalogue.cards[*position], site);
  const auto list = figures::rows_behind(site.dossier().figures(), asked.card->code,
                                         asked.territory, asked.period, asked.query);
  Board board{site, asked.card->code + " : lignes des fichiers"};
  board.paragraph(said_of(asked, list.total, site));
  board.paragraph(
      {{document::Link{address("/expliquer", {{"nombre", asked.card->code},
                                              {"territoire", site.tree().code[asked.territory]},
                                              {"periode", period_code(asked.period)}}),
                       words("Revenir à l'explication de " + asked.card->code)}}});
  board.add({table_of_rows(asked, list, question, site)});
  add_pages(asked, list.total, question, board);
  View view{board.take()};
  view.place = "/chiffres";
  view.before = form_of_rows(asked, site);
  view.command = explain_command({asked.card->code, "--territoire",
                                  site.tree().code[asked.territory], "--lignes", asked.which},
                                 asked.period, site);
  return shown(view, question, site);
}

}  // namespace copil::console
