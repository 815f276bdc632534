// A deposit beside the data in force: rows, rejects, figures moved; then taken or not.
#include <algorithm>
#include <map>

#include "console/deposits/acceptance.hpp"
#include "console/site/command.hpp"
#include "console/views/board.hpp"
#include "console/views/data.hpp"
#include "console/views/views.hpp"
#include "vocabulary/doubts.hpp"
#include "wording/dates.hpp"
#include "wording/typography.hpp"

namespace copil::console {

namespace {

using vocabulary::Dossier;
using web::Html;

std::int64_t signed_count(std::uint64_t count) {
  return static_cast<std::int64_t>(count);
}

document::Cell difference_cell(std::int64_t before, std::int64_t after, Unit unit) {
  auto cell = value_cell(Value::count(after - before, unit));
  if (after != before) cell.mark = document::CellMark::warning;
  return cell;
}

void add_rows(const Dossier& before, const Dossier& after, Board& board) {
  auto table = table_of(
      "lignes", "Lignes par fichier",
      {text_column("Fichier", true), number_column("Avant", Unit::lignes, "Lignes retenues"),
       number_column("Après", Unit::lignes, "Lignes retenues"),
       number_column("Écart", Unit::lignes, "Lignes retenues"),
       number_column("Avant", Unit::lignes, "Lignes rejetées"),
       number_column("Après", Unit::lignes, "Lignes rejetées")});
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto file = static_cast<records::FileId>(i);
    const auto& old = before.records().count(file);
    const auto& now = after.records().count(file);
    if (!old.is_present && !now.is_present) continue;
    auto rejected = count_cell(now.rejected);
    if (now.rejected > old.rejected) rejected.mark = document::CellMark::warning;
    add_row(table, {text_cell(std::string{records::file_name(file)}), count_cell(old.kept),
                    count_cell(now.kept),
                    difference_cell(signed_count(old.kept), signed_count(now.kept), Unit::lignes),
                    count_cell(old.rejected), std::move(rejected)});
  }
  board.add({std::move(table)});
}

/// Rows rejected, by file and cause.
std::map<std::pair<std::string, std::string>, std::uint64_t> causes_of(const Dossier& dossier) {
  std::map<std::pair<std::string, std::string>, std::uint64_t> causes;
  const auto& rejects = dossier.reading().rejects;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const auto reject = rejects[i];
    ++causes[{std::string{reject.file}, std::string{reject.reason}}];
  }
  return causes;
}

void add_causes(const Dossier& before, const Dossier& after, Board& board) {
  auto old = causes_of(before);
  auto now = causes_of(after);
  if (old.empty() && now.empty()) return;
  for (const auto& [cause, count] : old) now.try_emplace(cause, 0);
  auto table =
      table_of("motifs", "Motifs de rejet",
               {text_column("Fichier", true), text_column("Motif"),
                number_column("Avant", Unit::lignes), number_column("Après", Unit::lignes)});
  for (const auto& [cause, count] : now) {
    auto cell = count_cell(count);
    if (count > old[cause]) cell.mark = document::CellMark::warning;
    add_row(table, {text_cell(cause.first), text_cell(cause.second), count_cell(old[cause]),
                    std::move(cell)});
  }
  board.add({std::move(table)});
}

Value figure_of(const Dossier& dossier, const std::string& code, Period period) {
  const auto position = dossier.catalogue().find(code);
  const auto& card = dossier.catalogue().cards[*position];
  const bool is_known = dossier.is_known(card) && dossier.figures().covers(period) &&
                        days_of(period).begin <= dossier.arrete();
  if (!is_known) return Value::not_defined(card.unit);
  return dossier.figures().value(*position, dossier.records().territoires.root, period,
                                 figures::Reach::period);
}

bool is_count(const Value& value) {
  return value.is_defined() && value.number.den == 1 && !is_percentage(value.unit);
}

/// The difference of two counts; of anything else, whether it moved.
document::Cell moved_cell(const Value& before, const Value& after) {
  if (before.state == after.state && (!before.is_defined() || before.number == after.number)) {
    return text_cell({});
  }
  document::Cell cell = text_cell("a changé");
  if (is_count(before) && is_count(after)) {
    cell = value_cell(Value::count(after.number.num - before.number.num, before.unit));
  }
  cell.mark = document::CellMark::warning;
  return cell;
}

/// Whole years before the period that both readings reach back to, the latest first.
std::vector<Period> years_before(const Site& site, const Dossier& after) {
  std::vector<Period> years;
  Period year{Period::Kind::year, site.settings().inquiry.period.year - 1, 1};
  while (site.dossier().figures().covers(year) && after.figures().covers(year)) {
    years.push_back(year);
    --year.year;
  }
  return years;
}

/// What a deposit changes of years over: documents of several years are made of them.
void add_earlier_figures(const Site& site, const Dossier& after, Board& board) {
  const Dossier& before = site.dossier();
  const auto years = years_before(site, after);
  if (years.empty()) return;
  auto table = table_of("annees-precedentes", "Chiffres d'années précédentes qui changent",
                        {text_column("Année", true), text_column("Code"), text_column("Chiffre"),
                         number_column("Avant", Unit::none), number_column("Après", Unit::none),
                         number_column("Écart", Unit::none)});
  const auto listed = vocabulary::listed_figures(before.catalogue());
  for (const Period year : years) {
    for (const auto& card : before.catalogue().cards) {
      if (!listed.contains(card.code)) continue;
      const Value old = figure_of(before, card.code, year);
      const Value now = figure_of(after, card.code, year);
      auto cell = moved_cell(old, now);
      if (cell.mark == document::CellMark::none) continue;
      add_row(table, {text_cell(std::to_string(year.year)), text_cell(card.code),
                      text_cell(card.libelle), value_cell(old), value_cell(now), std::move(cell)});
    }
  }
  const std::string first = std::to_string(years.back().year);
  if (table.rows.empty()) {
    return board.paragraph("Aucun chiffre d'année précédente ne change, depuis " + first + ".");
  }
  board.paragraph("Chiffres d'années précédentes qui changent, depuis " + first + " : " +
                  std::to_string(table.rows.size()) + ".");
  board.add({std::move(table)});
}

void add_figures(const Site& site, const Dossier& after, Board& board) {
  const Dossier& before = site.dossier();
  const Period period = site.settings().inquiry.period;
  const auto& tree = after.records().territoires;
  board.heading("Chiffres");
  board.paragraph(tree.libelle[tree.root] + ", " + wording::period_text(period) + ".");
  auto table = table_of(
      "chiffres", "Chiffres avant et après",
      {text_column("Code", true), text_column("Chiffre"), number_column("Avant", Unit::none),
       number_column("Après", Unit::none), number_column("Écart", Unit::none)});
  std::size_t moved = 0;
  const auto listed = vocabulary::listed_figures(before.catalogue());
  for (const auto& card : before.catalogue().cards) {
    const std::string& code = card.code;
    if (!listed.contains(code)) continue;
    const Value old = figure_of(before, code, period);
    const Value now = figure_of(after, code, period);
    auto cell = moved_cell(old, now);
    if (cell.mark != document::CellMark::none) ++moved;
    add_row(table, {text_cell(code), text_cell(card.libelle), value_cell(old), value_cell(now),
                    std::move(cell)});
  }
  board.paragraph(moved == 0 ? "Aucun chiffre ne change."
                             : "Chiffres qui changent : " + std::to_string(moved) + ".");
  board.add({std::move(table)});
}

void add_pieces(const Candidate& candidate, Board& board) {
  board.heading("Fichiers");
  document::List list;
  const auto tell = [&](const std::string& text) {
    list.items.push_back({{document::Paragraph{words(text)}}});
  };
  for (const auto& piece : candidate.pieces) {
    if (piece.is_new) tell(piece.name + " : déposé.");
  }
  for (const auto& name : candidate.replaced) tell(name + " : remplacé.");
  const auto kept = std::count_if(candidate.pieces.begin(), candidate.pieces.end(),
                                  [](const auto& piece) { return !piece.is_new; });
  tell("Inchangés : " + std::to_string(kept) + ".");
  board.add({std::move(list)});
}

std::string decision_forms(const Trial& trial) {
  Html html;
  html.open("section").element("h2", "Accepter");
  html.element("p",
               wording::typography("Les données en service sont remplacées d'un coup par celles "
                                   "comparées ci-dessus ; celles d'avant restent sur le disque."));
  html.open("form", {{"class", "boutons"}, {"method", "post"}, {"action", "/donnees/accepter"}});
  for (const auto& [name, value] :
       {std::pair<const char*, std::string>{"numero", std::to_string(trial.number)},
        {"base", std::to_string(trial.base)},
        {"empreinte", trial.candidate.stamp}}) {
    write_hidden(html, name, value);
  }
  html.element("button", "Accepter ce dépôt", {{"type", "submit"}}).close().close();
  return html.take();
}

/// Why a trial may not be accepted; empty when it may.
Diagnostics obstacles(const Trial& trial) {
  Diagnostics problems = trial.trouble;
  for (const auto& name : trial.candidate.unread) {
    problems.push_back(
        plain_error("« " + name +
                    " » n'est lu par rien : dites ce que ses colonnes deviennent, ou "
                    "retirez-le"));
  }
  const bool has_new = std::any_of(trial.candidate.pieces.begin(), trial.candidate.pieces.end(),
                                   [](const auto& piece) { return piece.is_new; });
  if (!has_new && trial.candidate.unread.empty()) {
    problems.push_back(plain_error("ce dépôt n'apporte aucun fichier"));
  }
  return problems;
}

}  // namespace

Reply deposit_comparison(const Question& question, Site& site) {
  const auto deposit = deposit_asked(question, site);
  if (!deposit || deposit->state != Deposit::State::draft) return no_draft_page();
  const auto trial = site.trial(*deposit);
  if (!trial) return refused(409, trial.error());
  Board board{site, "Dépôt " + std::to_string(deposit->number) + " : ce qui change"};
  board.paragraph(link(deposit_address(deposit->number), "Revenir au dépôt"));
  const Diagnostics problems = obstacles(**trial);
  add_problems("Ce qui empêche d'accepter", problems, board);
  add_pieces((*trial)->candidate, board);
  if ((*trial)->dossier) {
    board.heading("Lignes");
    add_rows(site.dossier(), *(*trial)->dossier, board);
    add_causes(site.dossier(), *(*trial)->dossier, board);
    add_figures(site, *(*trial)->dossier, board);
    add_earlier_figures(site, *(*trial)->dossier, board);
  }
  View view{board.take()};
  view.place = "/donnees";
  if (problems.empty()) view.after = decision_forms(**trial);
  view.command = as_typed({"verifier", "--donnees", (*trial)->folder});
  return shown(view, question, site);
}

Reply accept_page(const Question& question, Site& site) {
  const auto deposit = deposit_asked(question, site);
  if (!deposit || deposit->state != Deposit::State::draft) return no_draft_page();
  const std::string base = question.posted("base");
  if (base != std::to_string(site.deposits().current())) {
    return refused(409, "Les données ont changé",
                   "Un autre dépôt a été accepté depuis que celui-ci a été comparé. Comparez-le de "
                   "nouveau avant de l'accepter.");
  }
  const auto trial = site.trial(*deposit);
  if (!trial) return refused(409, trial.error());
  const Diagnostics problems = obstacles(**trial);
  if (!problems.empty()) return refused(409, problems);
  const Diagnostics unnoted = noted(question, site, "accepter un dépôt", deposit->number);
  if (!unnoted.empty()) return refused(500, unnoted);
  const Decision decision{question.user.name, site.settings().now(), {}, (*trial)->base};
  const Diagnostics faults = accept_deposit(site.deposits(), deposit->number, (*trial)->candidate,
                                            question.posted("empreinte"), decision);
  if (!faults.empty()) return refused(409, faults);
  return redirected(deposit_address(deposit->number));
}

}  // namespace copil::console
