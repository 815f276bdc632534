#include "yardstick.hpp"

#include <array>
#include <utility>

namespace copil::bench {

namespace {

using document::Cell;
using document::ColumnKind;
using document::Row;
using document::RowKind;
using document::Table;

constexpr std::array<const char*, 12> kMonths{"janvier",   "février", "mars",     "avril",
                                              "mai",       "juin",    "juillet",  "août",
                                              "septembre", "octobre", "novembre", "décembre"};

/// Figures that look like figures, other for each document.
int figure(int document, int place, int bound) {
  const unsigned mixed = static_cast<unsigned>(document * 7919 + place * 104729) * 2654435761U;
  return static_cast<int>((mixed >> 8) % static_cast<unsigned>(bound));
}

document::Inlines text(std::string words) {
  return {{document::Text{std::move(words)}}};
}
Cell cell(std::string words) {
  Cell cell;
  cell.content = text(std::move(words));
  return cell;
}
Cell cell(Value value) {
  Cell cell;
  cell.content = document::Number{value};
  return cell;
}
Cell count(int number) {
  return cell(Value::count(number, Unit::jeunes));
}

Table table(const std::string& title, const std::vector<std::pair<std::string, Unit>>& columns) {
  Table table;
  table.id = title;
  table.title = text(title);
  for (const auto& [name, unit] : columns) {
    document::Column column;
    column.id = name;
    column.title = text(name);
    column.kind = table.columns.empty() ? ColumnKind::text : ColumnKind::number;
    column.unit = unit;
    table.columns.push_back(std::move(column));
  }
  table.source = "exports du dossier du jeune";
  table.scope = "jeunes affectés en co-traitance";
  return table;
}

Table indicators(int number) {
  Table result = table("Indicateurs de la période", {{"Indicateur", Unit::none},
                                                     {"Période", Unit::jeunes},
                                                     {"Depuis le 1er janvier", Unit::jeunes},
                                                     {"Un an avant", Unit::jeunes},
                                                     {"Évolution", Unit::evolution}});
  constexpr std::array<const char*, 13> kLabels{
      "Jeunes affectés en co-traitance",  "Jeunes pris en charge",
      "Jeunes en zone urbaine sensible",  "Jeunes de niveau VI à V",
      "Jeunes reçus dans le mois",        "Entrées en emploi durable",
      "Entrées en contrat en alternance", "Entrées en formation qualifiante",
      "Entrées en contrat aidé",          "Jeunes en immersion",
      "Sorties pour un autre motif",      "Jeunes sans proposition",
      "Jeunes suivis de plus d’un an"};
  for (int i = 0; i < 13; ++i) {
    const int now = 40 + figure(number, i, 900);
    const int before = 40 + figure(number, i + 50, 900);
    const Value year = Value::count(now * 2 + 11, Unit::jeunes);
    const Value past = Value::count(before * 2 + 7, Unit::jeunes);
    result.rows.push_back({RowKind::body,
                           {cell(kLabels[static_cast<std::size_t>(i)]), count(now), cell(year),
                            cell(past), cell(evolution(past, year))}});
  }
  result.reading = "une évolution compare les douze mois à ceux d’un an avant.";
  return result;
}

Table volumes(int number) {
  Table result = table("Volumes par région", {{"Région", Unit::none},
                                              {"Objectif 2009", Unit::jeunes},
                                              {"Objectif 2010", Unit::jeunes},
                                              {"Réalisé", Unit::jeunes},
                                              {"Taux", Unit::taux},
                                              {"Projection", Unit::jeunes}});
  int goals = 0;
  int done = 0;
  for (int i = 0; i < 26; ++i) {
    const int goal = 500 + figure(number, i + 100, 9000);
    const int realised = 300 + figure(number, i + 200, goal);
    goals += goal;
    done += realised;
    result.rows.push_back(
        {RowKind::body,
         {cell("Région " + std::to_string(i + 1)), count(goal - 31), count(goal), count(realised),
          cell(Value::rate(realised, goal)), count(realised + realised / 7)}});
  }
  result.rows.push_back({RowKind::total,
                         {cell("Ensemble"), count(goals - 806), count(goals), count(done),
                          cell(Value::rate(done, goals)), count(done + done / 7)}});
  return result;
}

Table months(int number) {
  Table result = table("Suivi mensuel", {{"Mois", Unit::none},
                                         {"Entrées", Unit::jeunes},
                                         {"Cumul", Unit::jeunes},
                                         {"Part de l’objectif", Unit::taux}});
  int total = 0;
  for (int i = 0; i < 12; ++i) {
    const int entries = 20 + figure(number, i + 300, 130);
    total += entries;
    result.rows.push_back({RowKind::body,
                           {cell(kMonths[static_cast<std::size_t>(i)]), count(entries),
                            count(total), cell(Value::rate(total, 1200))}});
  }
  return result;
}

Table instalments(int number) {
  Table result =
      table("Versements",
            {{"Versement", Unit::none}, {"Échéance", Unit::none}, {"Montant", Unit::euros}});
  const std::int64_t whole = 4'000'000 + figure(number, 400, 5'000'000);
  const std::int64_t part = whole * 2 / 5;
  const std::array<std::int64_t, 3> cents{part, part, whole - 2 * part};
  const std::array<const char*, 3> names{"Premier acompte", "Second acompte", "Solde"};
  const std::array<Day, 3> days{*make_day(2010, 3, 31), *make_day(2010, 9, 30),
                                *make_day(2011, 4, 30)};
  for (std::size_t i = 0; i < 3; ++i) {
    Cell due;
    due.content = document::Date{days[i], DateStyle::short_form};
    result.rows.push_back(
        {RowKind::body, {cell(names[i]), due, cell(Value::money(Cents{cents[i]}))}});
  }
  return result;
}

document::Chart chart(int number) {
  document::Chart chart;
  chart.id = "entrees";
  chart.title = text("Entrées en co-traitance par mois");
  chart.unit = Unit::jeunes;
  chart.unit_label = "jeunes";
  chart.alternative = "Les entrées vont de 20 à 150 jeunes par mois, sans tendance nette.";
  chart.source = "exports du dossier du jeune";
  document::Series series{"2010", {}};
  for (int i = 0; i < 12; ++i) {
    chart.categories.emplace_back(kMonths[static_cast<std::size_t>(i)]);
    series.values.push_back(Value::count(20 + figure(number, i + 300, 130), Unit::jeunes));
  }
  chart.series.push_back(std::move(series));
  return chart;
}

/// Six to seven lines of prose with two figures of the document's own.
document::Block prose(int number, int section) {
  const std::string first = std::to_string(30 + figure(number, section + 500, 70));
  const std::string second = std::to_string(2 + figure(number, section + 600, 60));
  return {document::Paragraph{text(
      "Au cours de la période, la mission locale a reçu " + first +
      " jeunes orientés par les sites partenaires, dont " + second +
      " n’avaient jamais été accompagnés ; chacun a rencontré un conseiller dans les dix jours "
      "qui ont suivi l’orientation. Le diagnostic partagé entre les deux réseaux retient trois "
      "besoins : confirmer un projet, lever les freins à la mobilité et préparer l’entrée en "
      "formation. Les conseillers notent que les jeunes sortis du système scolaire sans diplôme "
      "reviennent plus souvent que les autres, et que les rendez-vous manqués reculent depuis "
      "que les convocations sont envoyées par message. Le comité de pilotage propose de garder "
      "cette organisation pour l’année prochaine et d’en dresser un premier bilan au mois de "
      "juin, chiffres à l’appui.")}};
}

constexpr std::array<const char*, 6> kSections{"Ce que montre la période", "Volumes et objectifs",
                                               "Suivi mois par mois",      "Moyens et versements",
                                               "Pratiques à partager",     "Suites à donner"};

void add_section(document::Document& document, int number, int section) {
  const std::string title = kSections[static_cast<std::size_t>(section)];
  document.content.push_back(
      {document::Heading{1, text(title), "section-" + std::to_string(section + 1)}});
  document.content.push_back(prose(number, section));
}

}  // namespace

document::Document yardstick(int number) {
  document::Document document;
  document.report = "etalon";
  document.title = "Bilan de la co-traitance";
  document.subtitle = "Suivi partagé du parcours des jeunes";
  document.territory = "Mission locale du bassin " + std::to_string(number + 1);
  document.territory_code = "ML" + std::to_string(number);
  document.period = {Period::Kind::year, 2010, 1};
  document.arrete = *make_day(2010, 12, 31);
  document.is_draft = false;
  add_section(document, number, 0);
  document.content.push_back({indicators(number)});
  add_section(document, number, 1);
  document.content.push_back({volumes(number)});
  add_section(document, number, 2);
  document.content.push_back({months(number)});
  document.content.push_back({chart(number)});
  add_section(document, number, 3);
  document.content.push_back({instalments(number)});
  add_section(document, number, 4);
  add_section(document, number, 5);
  return document;
}

std::string yardstick_figures(int number) {
  std::string csv = "tableau;ligne;colonne;valeur\r\n";
  for (const Table& table : {indicators(number), volumes(number), months(number)}) {
    for (const Row& row : table.rows) {
      for (std::size_t i = 1; i < row.cells.size(); ++i) {
        const auto& value = std::get<document::Number>(row.cells[i].content).value;
        csv += table.id + ";" + document::plain_text(std::get<0>(row.cells[0].content)) + ";" +
               table.columns[i].id + ";" + std::to_string(value.number.num) + "\r\n";
      }
    }
  }
  return csv;
}

}  // namespace copil::bench
