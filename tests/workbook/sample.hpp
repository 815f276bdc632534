#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/document.hpp"

/// Small documents for the workbook's tests.
namespace copil::sample {

using namespace document;

inline Inlines words(const std::string& text) {
  return {Inline{Text{text}}};
}

inline Cell text(const std::string& content) {
  Cell cell;
  cell.content = words(content);
  return cell;
}

inline Cell number(Value value, std::optional<Formula> formula = std::nullopt) {
  Cell cell;
  cell.content = Number{value, NumberStyle::plain};
  cell.formula = std::move(formula);
  return cell;
}

inline Cell count(std::int64_t value) {
  return number(Value::count(value, Unit::jeunes));
}
inline Cell money(std::int64_t cents) {
  return number(Value::money({cents}));
}
inline Cell day(Day value) {
  Cell cell;
  cell.content = Date{value, DateStyle::short_form};
  return cell;
}

inline Formula sum() {
  return {Formula::Kind::sum, {}};
}
inline Formula of(Formula::Kind kind, std::vector<std::string> columns) {
  return {kind, std::move(columns)};
}

inline Column text_column(const std::string& id, const std::string& title) {
  Column column;
  column.id = id;
  column.title = words(title);
  column.is_row_header = true;
  return column;
}

inline Column number_column(const std::string& id, const std::string& title, Unit unit) {
  Column column;
  column.id = id;
  column.title = words(title);
  column.kind = ColumnKind::number;
  column.unit = unit;
  return column;
}

inline Row row(RowKind kind, std::vector<Cell> cells) {
  Row result;
  result.kind = kind;
  result.cells = std::move(cells);
  return result;
}

template <class Node>
Block block(Node node) {
  return Block{std::move(node)};
}

inline Block paragraph(const std::string& content) {
  return block(Paragraph{words(content)});
}

inline Document empty_document() {
  Document document;
  document.report = "essai";
  document.title = "Volumes de la co-traitance";
  document.territory = "Région d'essai";
  document.territory_code = "R99";
  document.period = *parse_period("2010");
  document.arrete = *parse_day("2010-12-31");
  document.rules = {"Les jeunes déjà suivis en CIVIS ne sont pas décomptés"};
  return document;
}

/// One body row of the table of volumes: objectives of two years, entries, and what follows.
inline Row volumes_row(const std::string& code, const std::string& name, std::int64_t before,
                       std::int64_t now, std::int64_t entries) {
  const Value a = Value::count(before, Unit::jeunes);
  const Value b = Value::count(now, Unit::jeunes);
  return row(RowKind::body,
             {text(code), text(name), number(a), number(b),
              number(evolution(a, b), of(Formula::Kind::evolution, {"objectif", "precedent"})),
              count(entries),
              number(Value::rate(entries, now), of(Formula::Kind::ratio, {"realise", "objectif"})),
              number(Value::count(entries - now, Unit::jeunes),
                     of(Formula::Kind::difference, {"realise", "objectif"})),
              text(entries >= now ? "conforme" : "sous-réalisation")});
}

inline Table volumes_table() {
  Table table;
  table.id = "volumes";
  table.title = words("Objectifs et réalisations par mission locale, année 2010");
  table.columns = {text_column("code", "Code"),
                   text_column("nom", "Mission locale"),
                   number_column("precedent", "Objectif 2009", Unit::jeunes),
                   number_column("objectif", "Objectif 2010", Unit::jeunes),
                   number_column("evolution", "Évolution", Unit::evolution),
                   number_column("realise", "Entrées", Unit::jeunes),
                   number_column("taux", "Taux de réalisation", Unit::taux),
                   number_column("ecart", "Écart", Unit::jeunes),
                   text_column("statut", "Statut")};
  table.columns[8].is_row_header = false;
  table.columns[2].group = table.columns[3].group = table.columns[4].group = "Objectifs";
  table.columns[5].note = "Jeunes dont le suivi a commencé pendant la période.";
  table.rows = {volumes_row("01", "Mission locale du Port", 340, 367, 330),
                volumes_row("02", "Mission locale de la Plaine", 1200, 1250, 1302),
                volumes_row("1E5", "=Mission locale du Plateau", 0, 90, 41)};
  Row missing = row(
      RowKind::body,
      {text("04"), text("Mission locale des Îles"), count(60), number(Value{}),
       number(Value::not_defined(Unit::evolution),
              of(Formula::Kind::evolution, {"objectif", "precedent"})),
       count(12),
       number(Value::not_defined(Unit::taux), of(Formula::Kind::ratio, {"realise", "objectif"})),
       number(Value::not_defined(Unit::jeunes),
              of(Formula::Kind::difference, {"realise", "objectif"})),
       text("sans objectif")});
  missing.cells[8].mark = CellMark::warning;
  table.rows.push_back(missing);
  table.rows.push_back(
      row(RowKind::total,
          {text("Total"), text(""), number(Value::count(1600, Unit::jeunes), sum()),
           number(Value::count(1707, Unit::jeunes), sum()),
           number(Value::decimal({107, 1600}, Unit::evolution, 1),
                  of(Formula::Kind::evolution, {"objectif", "precedent"})),
           number(Value::count(1685, Unit::jeunes), sum()),
           number(Value::rate(1685, 1707), of(Formula::Kind::ratio, {"realise", "objectif"})),
           number(Value::count(-22, Unit::jeunes),
                  of(Formula::Kind::difference, {"realise", "objectif"})),
           text("")}));
  table.source = "export des missions locales";
  table.scope = "jeunes de 16 à 25 ans";
  table.reading = "330 entrées pour un objectif de 367, soit 89,9 %";
  table.notes = {words("n.d. : non disponible.")};
  return table;
}

inline Chart volumes_chart() {
  Chart chart;
  chart.id = "graphique-volumes";
  chart.kind = Chart::Kind::horizontal_bars;
  chart.title = words("Entrées et objectifs");
  chart.categories = {"Mission locale du Port", "Mission locale de la Plaine",
                      "=Mission locale du Plateau"};
  chart.series = {{"Entrées", {}}, {"Objectif 2010", {}}};
  for (int entries : {330, 1302, 41}) {
    chart.series[0].values.push_back(Value::count(entries, Unit::jeunes));
  }
  for (int objective : {367, 1250, 90}) {
    chart.series[1].values.push_back(Value::count(objective, Unit::jeunes));
  }
  chart.unit = Unit::jeunes;
  chart.unit_label = "jeunes";
  chart.alternative = "La Plaine dépasse son objectif ; le Port et le Plateau ne l'atteignent pas.";
  chart.table = "volumes";
  return chart;
}

/// Monthly curve that no table holds, one month unknown.
inline Chart monthly_chart() {
  Chart chart;
  chart.id = "courbe";
  chart.kind = Chart::Kind::lines;
  chart.title = words("Entrées mois par mois");
  chart.categories = {"janv.", "févr.", "mars", "avr.", "mai", "juin"};
  chart.series = {{"2010", {}}, {"2009", {}}};
  for (int entries : {12, 25, -1, 31, 40, 38}) {
    chart.series[0].values.push_back(entries < 0 ? Value::not_defined(Unit::jeunes)
                                                 : Value::count(entries, Unit::jeunes));
    chart.series[1].values.push_back(Value::count(20 + entries / 3, Unit::jeunes));
  }
  chart.unit = Unit::jeunes;
  chart.unit_label = "jeunes";
  chart.source = "export des missions locales";
  chart.alternative = "Les entrées montent de janvier à mai.";
  return chart;
}

/// Money by group, with subtotals and a total; the example of annexe 6.
inline Table subsidies_table() {
  Table table;
  table.id = "subventions";
  table.title = words("Acomptes et soldes");
  table.columns = {text_column("nom", "Mission locale"),
                   number_column("acompte_1", "1er acompte", Unit::euros),
                   number_column("acompte_2", "2e acompte", Unit::euros),
                   number_column("verse", "Versé", Unit::euros),
                   number_column("du", "Dû", Unit::euros),
                   number_column("solde", "Solde", Unit::euros)};
  const auto line = [](const std::string& name, std::int64_t instalment, std::int64_t due) {
    return row(RowKind::body, {text(name), money(instalment), money(instalment),
                               number(Value::money({2 * instalment}),
                                      of(Formula::Kind::row_sum, {"acompte_1", "acompte_2"})),
                               money(due),
                               number(Value::money({due - 2 * instalment}),
                                      of(Formula::Kind::difference, {"du", "verse"}))});
  };
  const auto sums = [](RowKind kind, const std::string& name, std::int64_t instalments,
                       std::int64_t due) {
    return row(
        kind,
        {text(name), number(Value::money({instalments}), sum()),
         number(Value::money({instalments}), sum()), number(Value::money({2 * instalments}), sum()),
         number(Value::money({due}), sum()), number(Value::money({due - 2 * instalments}), sum())});
  };
  Row north = row(RowKind::group, {text("Nord")});
  north.cells[0].column_span = 6;
  Row south = north;
  south.cells[0].content = words("Sud");
  table.rows = {north,
                line("Mission locale du Port", 3376400, 7590000),
                line("Mission locale de la Plaine", 3376400, 5750000),
                sums(RowKind::subtotal, "Sous-total Nord", 6752800, 13340000),
                south,
                line("Mission locale du Plateau", 828000, 943000),
                sums(RowKind::subtotal, "Sous-total Sud", 828000, 943000),
                sums(RowKind::total, "Total", 7580800, 14283000)};
  table.source = "conventions locales";
  return table;
}

inline Table files_table() {
  Table table;
  table.id = "fichiers";
  table.title = words("Fichiers lus");
  table.columns = {text_column("nom", "Fichier"), number_column("lues", "Lues", Unit::lignes),
                   text_column("empreinte", "Empreinte SHA-256")};
  table.columns[2].is_row_header = false;
  table.rows = {row(RowKind::body,
                    {text("jeunes.csv"), number(Value::count(1234, Unit::lignes)),
                     text("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")})};
  table.source = "dossier de données";
  return table;
}

inline KeyFigures key_figures() {
  KeyFigure entries;
  entries.label = "Entrées en co-traitance";
  entries.value = Number{Value::count(1685, Unit::jeunes), NumberStyle::with_unit};
  entries.change = Number{Value::decimal({47, 1000}, Unit::evolution, 1), NumberStyle::plain};
  entries.detail = "par rapport à 2009";
  for (int month : {12, 25, 31, 40, 38, 55}) {
    entries.trend.push_back(Value::count(month, Unit::jeunes));
  }
  KeyFigure rate;
  rate.label = "Taux de réalisation";
  rate.value = Number{Value::rate(1685, 1707), NumberStyle::plain};
  rate.change = Number{Value::rate(17, 1000, Unit::points, 1), NumberStyle::plain};
  return {{entries, rate}};
}

/// The table and the key figures of the report, which say that the year's entries are one figure.
inline Table volumes_with_origin() {
  Table table = volumes_table();
  std::get<Number>(table.rows.back().cells[5].content).origin = 0;
  return table;
}

inline KeyFigures key_figures_with_origin() {
  KeyFigures node = key_figures();
  node.figures.front().value.origin = 0;
  return node;
}

/// A document with one of everything a report holds.
inline Document report() {
  Document document = empty_document();
  document.definitions = {{"VOL", "Entrées", "Jeunes dont le suivi a commencé."}};
  document.origins = {{0, "R01", {Period::Kind::year, 2010, 1}, false, {}}};
  Heading heading;
  heading.content = words("Volumes");
  document.content = {
      block(heading),
      block(key_figures_with_origin()),
      paragraph("La région compte quatre missions locales : deux au nord, deux au sud."),
      block(volumes_with_origin()),
      block(volumes_chart()),
      block(monthly_chart()),
      block(subsidies_table())};
  return document;
}

inline Block heading(int level, const std::string& title) {
  Heading node;
  node.level = level;
  node.content = words(title);
  return block(node);
}

inline Block list_of(const std::vector<std::string>& items) {
  List list;
  list.ordered = true;
  for (const auto& item : items) list.items.push_back({paragraph(item)});
  return block(list);
}

inline Block paragraph_of(Inlines content) {
  return block(Paragraph{std::move(content)});
}

/// A small act: articles, blanks, a financial table, signatures, an annex of definitions.
inline Document act() {
  Document document = empty_document();
  document.style = Style::act;
  document.title = "Convention locale de cotraitance";
  Blank name{
      "president", "Prénom et nom de la présidente ou du président", BlankKind::person, true, {}};
  Blank date{"date_signature", "Date de signature", BlankKind::date, true, {}};
  Blank iban{"iban", "IBAN du compte", BlankKind::text, false, "FR76 0000"};
  Strong strong{words("la mission locale du Port")};
  Footnote note{words("Accord-cadre du 26 janvier 2010, article 9.")};
  Signatures signatures;
  signatures.place_and_date = {Inline{Text{"Fait à Port-Neuf, le "}}, Inline{date}};
  signatures.signatures = {{"Pour la mission locale", {Inline{name}}},
                           {"Pour Pôle emploi", words("La directrice")}};
  Box box{words("À vérifier"),
          {paragraph("Les montants suivent l'objectif de l'année.")},
          CellMark::warning};
  document.content = {
      paragraph_of({Inline{Text{"Entre "}}, Inline{strong}, Inline{Text{", représentée par "}},
                    Inline{name}, Inline{Text{", et Pôle emploi, il est convenu ce qui suit :"}}}),
      heading(1, "Article 1er - Objet"),
      paragraph(
          "La convention fixe l'objectif de l'année 2010 et le montant de la participation "
          "de Pôle emploi au financement de la cotraitance ; elle précise aussi le calendrier "
          "des versements, les pièces à produire et les conditions dans lesquelles le solde "
          "est arrêté à la fin de l'exercice."),
      list_of({"un premier acompte", "un second acompte", "le solde"}),
      heading(1, "Article 2 - Dispositions financières"),
      paragraph_of({Inline{Text{"Le montant est de "}},
                    Inline{Number{Value::money({8441000}), NumberStyle::plain}}, Inline{Text{" ("}},
                    Inline{Number{Value::money({8441000}), NumberStyle::in_words}},
                    Inline{Text{")"}}, Inline{note}, Inline{Text{", versé sur le compte "}},
                    Inline{iban}, Inline{Text{"."}}}),
      block(subsidies_table()),
      block(box),
      block(signatures),
      heading(1, "Définitions et provenance"),
      list_of({"une règle", "une autre"}),
      block(files_table())};
  return document;
}

}  // namespace copil::sample
