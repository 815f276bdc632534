// Chiffres: figures by territory and period, charted; and two periods or territories side by side.
#include <algorithm>

#include "console/site/command.hpp"
#include "console/views/board.hpp"
#include "console/views/routes.hpp"
#include "console/views/views.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::console {

namespace {

using records::TerritoireId;

constexpr std::size_t kMostCharted = 40;

const std::vector<Choice>& levels() {
  static const std::vector<Choice> kLevels{{"region", "régions"},
                                           {"departement", "départements"},
                                           {"mission_locale", "missions locales"},
                                           {"national", "pays"},
                                           {"tous", "tous les niveaux"}};
  return kLevels;
}

/// The level of the field; else regions, or that of the user's own territory when it is lower.
std::string level_asked(const Question& question, const Site& site) {
  std::string level = question.get("niveau");
  const bool is_known = std::any_of(levels().begin(), levels().end(),
                                    [&](const Choice& known) { return known.value == level; });
  if (is_known) return level;
  const auto own = site.tree().type[territory_asked(question, site)];
  return own == records::TypeTerritoire::departement ||
                 own == records::TypeTerritoire::mission_locale
             ? std::string{records::type_name(own)}
             : "region";
}

/// The listed cards, without their details; or the details of one.
std::vector<const figures::Card*> cards_of(const Site& site, const std::string& details_of) {
  std::vector<const figures::Card*> cards;
  for (const auto& card : site.dossier().catalogue().cards) {
    const bool is_wanted = details_of.empty()
                               ? card.listing == figures::Listing::tableau && card.detail_de.empty()
                               : card.detail_de == details_of || card.code == details_of;
    if (is_wanted) cards.push_back(&card);
  }
  return cards;
}

const figures::Card* card_asked(const Question& question, const Site& site,
                                const std::string& fallback) {
  const auto& catalogue = site.dossier().catalogue();
  auto position = catalogue.find(question.get("chiffre", fallback));
  if (!position) position = catalogue.find(fallback);
  return position ? &catalogue.cards[*position] : nullptr;
}

std::vector<Choice> card_choices(const Site& site) {
  std::vector<Choice> choices;
  for (const auto* card : cards_of(site, {})) {
    choices.push_back({card->code, card->code + " : " + card->libelle});
  }
  return choices;
}

/// The territories of the level that the user may read, at or below the place asked if there is
/// one.
std::vector<TerritoireId> territories(const Question& question, const Site& site,
                                      const std::string& level) {
  const auto& tree = site.tree();
  auto ids = *figures::territories_of_level(tree, level);
  std::erase_if(ids, [&](TerritoireId id) { return !may(question.user, Action::lire, id, tree); });
  if (const auto within = tree.find(question.get("territoire"))) {
    const auto inside = tree.inside(*within);
    std::erase_if(ids, [&](TerritoireId id) { return !inside[id]; });
  }
  return ids;
}

void begin_form(web::Html& html, const std::string& place) {
  html.open("form", {{"class", "filtres"}, {"method", "get"}, {"action", place}});
}

void end_form(web::Html& html) {
  html.element("button", "Afficher", {{"type", "submit"}}).close();
}

document::Chart chart_of(const std::string& title, Unit unit) {
  document::Chart chart;
  chart.id = "graphique";
  chart.kind = document::Chart::Kind::horizontal_bars;
  chart.title = words(title);
  chart.unit = unit;
  return chart;
}

const Value& value_of(const document::Cell& cell) {
  return std::get<document::Number>(cell.content).value;
}

/// One bar a territory, for the figure chosen.
void add_chart(const figures::Card& card, const document::Table& table, std::size_t column,
               Board& board) {
  if (table.rows.empty() || table.rows.size() > kMostCharted) return;
  auto chart = chart_of(card.libelle, card.unit);
  document::Series series{card.code, {}, {}};
  for (const auto& row : table.rows) {
    chart.categories.push_back(
        document::plain_text(std::get<document::Inlines>(row.cells[1].content)));
    series.values.push_back(value_of(row.cells[column]));
    series.origins.push_back(std::get<document::Number>(row.cells[column].content).origin);
  }
  chart.series.push_back(std::move(series));
  chart.alternative = card.libelle + ", un trait par territoire ; les valeurs sont dessous.";
  board.add({std::move(chart)});
}

std::string form_of_figures(const Question& question, const Site& site, const std::string& level,
                            Period period, const figures::Card& charted) {
  web::Html html;
  begin_form(html, "/chiffres");
  write_select(html, "niveau", "Niveau", levels(), level);
  write_select(html, "territoire", "Dans", territory_choices(question, site),
               site.tree().code[territory_asked(question, site)]);
  write_select(html, "periode", "Période", period_choices(site), period_code(period));
  write_select(html, "cumul", "Portée", {{"", "la période"}, {"oui", "depuis le 1er janvier"}},
               question.get("cumul"));
  std::vector<Choice> details{{"", "les chiffres"}};
  for (const char* code : {"DE1", "DE2", "EM4", "PA4", "ATT", "SOR"}) {
    if (site.dossier().catalogue().find(code)) {
      details.push_back({code, std::string{"le détail de "} + code});
    }
  }
  write_select(html, "detail", "Colonnes", details, question.get("detail"));
  write_select(html, "chiffre", "Graphique", card_choices(site), charted.code);
  end_form(html);
  return html.take();
}

}  // namespace

Reply figures_table(const Question& question, Site& site) {
  const std::string level = level_asked(question, site);
  const Period period = period_asked(question, site);
  const bool is_cumulated = question.get("cumul") == "oui";
  const auto reach = is_cumulated ? figures::Reach::cumul : figures::Reach::period;
  const figures::Card* charted = card_asked(question, site, "DE0");
  if (charted == nullptr)
    return refused(404, "Chiffre inconnu", "Le catalogue n'a pas ce chiffre.");
  const auto cards = cards_of(site, question.get("detail"));
  Board board{site, "Chiffres"};
  const std::string when =
      wording::period_text(period) + (is_cumulated ? ", depuis le 1er janvier" : "");
  std::vector<document::Column> columns{text_column("Code"), text_column("Territoire", true)};
  for (const auto* card : cards) {
    columns.push_back(number_column(card->code, card->unit));
    columns.back().note = card->libelle;
  }
  auto table = table_of("chiffres", "Chiffres par territoire, " + when, std::move(columns));
  const auto& tree = site.tree();
  std::size_t rank = 2;
  for (std::size_t i = 0; i < cards.size(); ++i) rank = cards[i] == charted ? i + 2 : rank;
  for (const auto id : territories(question, site, level)) {
    std::vector<document::Cell> cells{text_cell(tree.code[id]), text_cell(tree.libelle[id])};
    for (const auto* card : cards) cells.push_back(board.figure(card->code, id, period, reach));
    add_row(table, std::move(cells));
  }
  for (const auto* card : cards) {
    table.notes.push_back(words(card->code + " : " + card->libelle));
  }
  if (!cards.empty() && question.get("format").empty()) {
    add_chart(*cards[std::min(rank - 2, cards.size() - 1)], table, rank, board);
  }
  board.paragraph(
      {{document::Link{"/comparer", words("Comparer deux périodes ou deux territoires")}}});
  board.add({std::move(table)});
  View view{board.take()};
  view.place = "/chiffres";
  view.before = form_of_figures(question, site, level, period, *charted);
  CommandWords command{"indicateurs", "--niveau", level};
  add_data(command, site, period);
  view.command = as_typed(command);
  return shown(view, question, site);
}

namespace {

/// The youths of one list that are not in the other, both in order.
std::vector<records::JeuneId> only_in(const std::vector<records::JeuneId>& these,
                                      const std::vector<records::JeuneId>& those) {
  std::vector<records::JeuneId> sorted = those;
  std::sort(sorted.begin(), sorted.end());
  std::vector<records::JeuneId> result;
  for (const auto jeune : these) {
    if (!std::binary_search(sorted.begin(), sorted.end(), jeune)) result.push_back(jeune);
  }
  return result;
}

struct Side {
  TerritoireId territoire;
  Period period;
  std::string label;
};

void add_youths(const std::string& id, const std::string& title,
                const std::vector<records::JeuneId>& jeunes, const Side& side, bool is_file,
                const Site& site, Board& board) {
  constexpr std::size_t kMostOnPage = 500;
  auto table = table_of(id, title + " : " + wording::counted(jeunes.size(), "jeune", "jeunes"),
                        {text_column("Jeune", true)});
  const std::size_t most = is_file ? jeunes.size() : std::min(jeunes.size(), kMostOnPage);
  if (most < jeunes.size()) {
    table.notes.push_back(
        words("Les " + wording::counted(most) + " premiers ; le CSV et le XLSX les ont tous."));
  }
  for (std::size_t i = 0; i < most; ++i) {
    const std::string code{site.dossier().records().jeunes.code[jeunes[i]]};
    add_row(table, {link_cell(address("/jeune", {{"jeune", code},
                                                 {"territoire", site.tree().code[side.territoire]},
                                                 {"periode", period_code(side.period)}}),
                              code)});
  }
  board.add({std::move(table)});
}

void add_entered_and_left(const figures::Card& card, const Side& before, const Side& after,
                          bool is_file, const Site& site, Board& board) {
  const auto& figures = site.dossier().figures();
  if (card.kind != figures::Kind::compte || card.parmi == figures::Source::actions) return;
  if (!site.dossier().is_known(card)) return;
  const auto a = figures.members(card.code, before.territoire, before.period);
  const auto b = figures.members(card.code, after.territoire, after.period);
  board.heading("Qui est entré dans " + card.code + ", qui en est sorti");
  add_youths("entres",
             "Jeunes de « " + after.label + " » qui ne sont pas de « " + before.label + " »",
             only_in(b, a), after, is_file, site, board);
  add_youths("sortis",
             "Jeunes de « " + before.label + " » qui ne sont pas de « " + after.label + " »",
             only_in(a, b), before, is_file, site, board);
}

Side side_of(const Question& question, const Site& site, const std::string& rank, Period fallback) {
  Side side{territory_asked(question, site, "territoire" + rank), fallback, {}};
  if (!question.get("periode" + rank).empty()) {
    side.period = period_asked(question, site, "periode" + rank);
  }
  side.label = site.tree().libelle[side.territoire] + ", " + wording::period_text(side.period);
  return side;
}

}  // namespace

Reply comparison(const Question& question, Site& site) {
  const Period own = site.settings().inquiry.period;
  const Period earlier = site.dossier().figures().covers(year_before(own)) ? year_before(own) : own;
  const Side before = side_of(question, site, "1", earlier);
  const Side after = side_of(question, site, "2", own);
  const figures::Card* chosen = card_asked(question, site, "DE0");
  if (chosen == nullptr) return refused(404, "Chiffre inconnu", "Le catalogue n'a pas ce chiffre.");
  Board board{site, "Comparer"};
  auto table = table_of(
      "comparaison", before.label + " et " + after.label,
      {text_column("Code"), text_column("Chiffre", true), number_column(before.label, Unit::none),
       number_column(after.label, Unit::none), number_column("Différence", Unit::none),
       number_column(before.territoire == after.territoire ? "Évolution" : "En %",
                     Unit::evolution)});
  for (const auto* card : cards_of(site, {})) {
    auto a = board.figure(card->code, before.territoire, before.period);
    auto b = board.figure(card->code, after.territoire, after.period);
    const Value va = value_of(a);
    const Value vb = value_of(b);
    Value gap = Value::not_defined(card->unit);
    if (va.is_defined() && vb.is_defined()) {
      const auto difference = subtract(vb.number, va.number);
      if (difference) gap = Value::decimal(*difference, card->unit, vb.decimals);
    }
    auto gap_cell = value_cell(gap);
    std::get<document::Number>(gap_cell.content).style = NumberStyle::signed_plain;
    Fields same = question.query;
    same["chiffre"] = card->code;
    add_row(table,
            {link_cell(address("/comparer", same), card->code), text_cell(card->libelle),
             std::move(a), std::move(b), std::move(gap_cell), value_cell(evolution(va, vb))});
  }
  if (is_open_to("/comparer/campagnes", question.user, site.tree())) {
    board.paragraph(link("/campagnes", "Comparer deux campagnes : depuis la page Campagnes"));
  }
  board.add({std::move(table)});
  add_entered_and_left(*chosen, before, after, !question.get("format").empty(), site, board);
  web::Html html;
  begin_form(html, "/comparer");
  write_select(html, "territoire1", "Territoire", territory_choices(question, site),
               site.tree().code[before.territoire]);
  write_select(html, "periode1", "Période", period_choices(site), period_code(before.period));
  write_select(html, "territoire2", "avec le territoire", territory_choices(question, site),
               site.tree().code[after.territoire]);
  write_select(html, "periode2", "à la période", period_choices(site), period_code(after.period));
  write_select(html, "chiffre", "Jeunes entrés et sortis de", card_choices(site), chosen->code);
  end_form(html);
  View view{board.take()};
  view.place = "/chiffres";
  view.before = html.take();
  CommandWords command{"indicateurs", "--territoire", site.tree().code[after.territoire]};
  add_data(command, site, after.period);
  view.command = as_typed(command);
  return shown(view, question, site);
}

}  // namespace copil::console
