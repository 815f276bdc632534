// Accueil: the state of the data, what is missing, what is late, the last runs.
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "committees/calendar.hpp"
#include "console/site/command.hpp"
#include "console/views/board.hpp"
#include "console/views/data.hpp"
#include "console/views/views.hpp"
#include "vocabulary/doubts.hpp"
#include "wording/numbers.hpp"

namespace copil::console {

namespace {

/// What was read, in one line; the files one by one stand at the end of the page.
void add_summary(const Site& site, Board& board) {
  const auto& records = site.dossier().records();
  std::uint64_t files = 0;
  std::uint64_t kept = 0;
  std::uint64_t rejected = 0;
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto& count = records.count(static_cast<records::FileId>(i));
    files += count.is_present ? 1U : 0U;
    kept += count.kept;
    rejected += count.rejected;
  }
  document::Inlines line = words(wording::counted(files, "fichier lu", "fichiers lus") + " : " +
                                 wording::counted(kept, "ligne retenue", "lignes retenues") + ", ");
  const std::string left_out = rejected == 0 ? "aucune rejetée"
                                             : wording::counted(rejected) + "\u00A0" +
                                                   (rejected == 1 ? "rejetée" : "rejetées");
  line.push_back({document::Link{"/donnees", words(left_out)}});
  line.push_back({document::Text{". Dossier : " + site.settings().inquiry.folder}});
  board.paragraph(std::move(line));
}

void add_missing(const Site& site, Board& board) {
  const auto& dossier = site.dossier();
  const auto& catalogue = dossier.catalogue();
  const auto listed = vocabulary::listed_figures(catalogue);
  board.heading("Ce qui manque");
  const auto unknown = vocabulary::unknown_figures(dossier, listed);
  const auto doubts = vocabulary::doubts(dossier, listed, site.settings().inquiry.period);
  if (unknown.empty() && doubts.empty()) {
    board.paragraph("Rien : tous les chiffres sont connus, et aucun fichier ne laisse de doute.");
  }
  add_problems("Chiffres inconnus", unknown, board);
  add_problems("Doutes", doubts, board);
}

void add_alerts(const User& user, const Site& site, Board& board) {
  auto alerts = site.data().facts.alerts;
  std::erase_if(alerts, [&](const volumes::Alerte& alert) {
    return !may(user, Action::lire, alert.territoire, site.tree());
  });
  if (alerts.empty()) return board.paragraph("Aucune alerte de volume.");
  const auto& tree = site.tree();
  // The country first, then its regions, down to the missions locales.
  std::stable_sort(alerts.begin(), alerts.end(), [&](const auto& a, const auto& b) {
    return tree.type[a.territoire] < tree.type[b.territoire];
  });
  auto table = table_of(
      "alertes", "Alertes de volume",
      {text_column("Territoire", true), text_column("Objet"),
       number_column("Entrées, ou projection", Unit::jeunes),
       number_column("Objectif", Unit::jeunes), day_column("Depuis"), text_column("À saisir")});
  for (const auto& alert : alerts) {
    auto territory = link_cell(address("/expliquer", {{"nombre", "volume.ecart"},
                                                      {"territoire", tree.code[alert.territoire]}}),
                               tree.libelle[alert.territoire]);
    add_row(table,
            {std::move(territory), text_cell(std::string{volumes::statut_label(alert.statut)}),
             value_cell(Value::count(alert.valeur, Unit::jeunes)),
             value_cell(Value::count(alert.objectif, Unit::jeunes)), day_cell(alert.depuis),
             text_cell(alert.comite)});
  }
  board.add({std::move(table)});
}

/// Conventions not signed, accounts awaited after the year's end.
void add_late(const User& user, const Site& site, Board& board) {
  const auto& tree = site.tree();
  const auto& conventions = site.dossier().records().conventions;
  auto table = table_of("retards", "Conventions à suivre",
                        {text_column("Territoire", true), text_column("Convention"),
                         text_column("Ce qui manque"), number_column("Montant", Unit::euros)});
  for (const auto& row : site.data().facts.subsidies) {
    if (!may(user, Action::lire, row.territoire, tree)) continue;
    const bool is_over = Day{*make_day(row.annee, 12, 31)} < row.arrete;
    std::string lacking;
    if (!row.signature) lacking = "la signature";
    if (row.signature && is_over && !row.compte_rendu) lacking = "le compte rendu d'exécution";
    if (lacking.empty()) continue;
    const std::string code{conventions.code[row.convention]};
    const Value amount = row.montant ? Value::money(*row.montant) : Value::not_defined(Unit::euros);
    const Period year{Period::Kind::year, row.annee, 1};
    add_row(table, {text_cell(tree.libelle[row.territoire]), text_cell(code), text_cell(lacking),
                    board.reckoned("convention.montant", "Le montant de la subvention", amount,
                                   row.territoire, year, code)});
  }
  if (!table.rows.empty()) board.add({std::move(table)});
}

/// A duty that some territories are late with.
struct Late {
  Day since = Day::unknown;  ///< the first day that has passed
  std::vector<records::TerritoireId> territories;
};

/// A document that was sent from here is not late, whatever the file of sendings says.
bool was_sent(const committees::Deadline& deadline, const Site& site) {
  if (deadline.duty->piece.empty()) return false;
  const Period year{Period::Kind::year, site.settings().inquiry.period.year, 1};
  const auto life = site.lives().read(
      {std::string{deadline.duty->piece}, site.tree().code[deadline.territoire], year});
  return life && is_sent(*life);
}

/// In the order of the calendar.
std::vector<std::pair<const committees::Duty*, Late>> late_duties(const User& user,
                                                                  const Site& site) {
  std::vector<std::pair<const committees::Duty*, Late>> duties;
  const auto& tree = site.tree();
  for (const auto& one : site.data().deadlines) {
    if (one.etat != committees::Etat::en_retard) continue;
    if (!may(user, Action::lire, one.territoire, tree)) continue;
    if (was_sent(one, site)) continue;
    auto known = std::find_if(duties.begin(), duties.end(),
                              [&](const auto& duty) { return duty.first == one.duty; });
    if (known == duties.end()) known = duties.insert(duties.end(), {one.duty, {one.date, {}}});
    known->second.territories.push_back(one.territoire);
  }
  return duties;
}

/// The first ones by their names, the others by their number.
std::string named(const std::vector<records::TerritoireId>& territories,
                  const records::Territoires& tree) {
  constexpr std::size_t kNamed = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(territories.size(), kNamed); ++i) {
    text += (i == 0 ? "" : ", ") + tree.libelle[territories[i]];
  }
  if (territories.size() > kNamed) {
    text += " et " + wording::counted(territories.size() - kNamed, "autre", "autres");
  }
  return text;
}

/// Whether the piece that is late is a report, whose documents are followed from here.
bool is_report(std::string_view piece, const Site& site) {
  return std::any_of(site.reports().begin(), site.reports().end(),
                     [&](const auto& report) { return report.name == piece; });
}

/// What the agreement asks for by a day that has passed.
void add_deadlines(const User& user, const Site& site, Board& board) {
  const auto duties = late_duties(user, site);
  if (duties.empty()) return board.paragraph("Aucune échéance de l'accord n'est dépassée.");
  auto table = table_of("echeances", "Échéances dépassées",
                        {text_column("Ce qui est attendu", true), day_column("Pour le"),
                         number_column("Territoires en retard", Unit::none),
                         text_column("Lesquels"), text_column("Article")});
  const auto& tree = site.tree();
  const std::string year = std::to_string(site.settings().inquiry.period.year);
  for (const auto& [duty, late] : duties) {
    const std::string what{duty->objet};
    const bool is_followed = late.territories.size() > 1 && is_report(duty->piece, site) &&
                             may_everywhere(user, Action::lire, tree);
    auto cell = is_followed
                    ? link_cell(address("/documents/suivi", {{"rapport", std::string{duty->piece}},
                                                             {"territoire", tree.code[tree.root]},
                                                             {"periode", year}}),
                                what)
                    : text_cell(what);
    add_row(table,
            {std::move(cell), day_cell(late.since), count_cell(late.territories.size()),
             text_cell(named(late.territories, tree)), text_cell(std::string{duty->article})});
  }
  board.add({std::move(table)});
}

void add_runs(Site& site, Board& board) {
  const auto jobs = site.jobs().all();
  board.heading("Dernières campagnes");
  if (jobs.empty()) {
    return board.paragraph({{document::Text{"Aucune depuis le démarrage : "}},
                            {document::Link{"/campagnes", words("en lancer une")}},
                            {document::Text{"."}}});
  }
  document::List list;
  for (std::size_t i = 0; i < std::min<std::size_t>(jobs.size(), 5); ++i) {
    const Job& job = jobs[i];
    document::Inlines line =
        link("/campagnes/suivre?numero=" + std::to_string(job.number), job.title);
    line.push_back({document::Text{std::string{" : "} + state_label(job.state) + "."}});
    list.items.push_back({{document::Paragraph{std::move(line)}}});
  }
  board.add({std::move(list)});
}

}  // namespace

Reply home(const Question& question, Site& site) {
  Board board{site, "Accueil"};
  const auto& inquiry = site.settings().inquiry;
  // What is said of whole files counts, and may name, rows of any territory.
  const bool sees_files = may_everywhere(question.user, Action::lire, site.tree());
  if (sees_files) add_summary(site, board);
  board.heading("Ce qui est à suivre");
  add_alerts(question.user, site, board);
  add_late(question.user, site, board);
  add_deadlines(question.user, site, board);
  if (sees_files) add_missing(site, board);
  if (may_everywhere(question.user, Action::produire, site.tree())) add_runs(site, board);
  if (sees_files) {
    board.heading("État des données");
    add_files(site, board);
  }
  View view{board.take()};
  view.place = "/";
  view.command = as_typed({"verifier", "--donnees", inquiry.folder});
  return shown(view, question, site);
}

}  // namespace copil::console
