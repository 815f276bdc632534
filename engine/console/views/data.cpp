// Données: what was read, what was rejected, what was dropped.
#include "console/views/data.hpp"

#include <algorithm>

#include "console/views/board.hpp"
#include "console/views/views.hpp"
#include "wording/numbers.hpp"

namespace copil::console {

void add_files(const Site& site, Board& board) {
  auto table =
      table_of("fichiers", "Fichiers lus",
               {text_column("Fichier", true), number_column("Lignes lues", Unit::lignes),
                number_column("Retenues", Unit::lignes), number_column("Rejetées", Unit::lignes)});
  const auto& records = site.dossier().records();
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto file = static_cast<records::FileId>(i);
    const auto& count = records.count(file);
    if (!count.is_present) continue;
    std::vector<document::Cell> cells{text_cell(std::string{records::file_name(file)}),
                                      count_cell(count.read), count_cell(count.kept),
                                      count_cell(count.rejected)};
    if (count.rejected > 0) cells.back().mark = document::CellMark::warning;
    add_row(table, std::move(cells));
  }
  board.add({std::move(table)});
}

void add_problems(const std::string& title, const Diagnostics& problems, Board& board) {
  if (problems.empty()) return;
  document::List list;
  for (const auto& problem : problems) {
    list.items.push_back({{document::Paragraph{words(problem.message + ".")}}});
  }
  board.heading(title, 2);
  board.add({std::move(list)});
}

Reply data_state(const Question& question, Site& site) {
  Board board{site, "Données"};
  add_files(site, board);
  add_deposits(site, board);
  const auto& rejects = site.dossier().reading().rejects;
  board.heading("Lignes rejetées");
  if (rejects.empty()) board.paragraph("Aucune.");
  constexpr std::size_t kShown = 1000;
  const std::size_t shown_rows = question.get("format").empty() ? kShown : rejects.size();
  auto table = table_of("rejets", "Lignes rejetées",
                        {text_column("Fichier", true), number_column("Ligne", Unit::none),
                         text_column("Colonne"), text_column("Valeur"), text_column("Motif"),
                         text_column("Mission locale"), text_column("Jeune")});
  for (std::size_t i = 0; i < std::min(rejects.size(), shown_rows); ++i) {
    const auto reject = rejects[i];
    add_row(table,
            {text_cell(std::string{reject.file}),
             value_cell(Value::count(static_cast<std::int64_t>(reject.line), Unit::none)),
             text_cell(std::string{reject.column}), text_cell(std::string{reject.value}),
             text_cell(std::string{reject.reason}), text_cell(std::string{reject.mission_locale}),
             text_cell(std::string{reject.jeune})});
  }
  if (rejects.size() > shown_rows) {
    board.paragraph("Les " + wording::integer_text(kShown) + " premières sur " +
                    wording::integer_text(static_cast<std::int64_t>(rejects.size())) +
                    " ; le CSV et le XLSX les ont toutes.");
  }
  if (!rejects.empty()) board.add({std::move(table)});
  add_problems("Avertissements de la lecture", site.dossier().reading().warnings, board);
  View view{board.take()};
  view.place = "/donnees";
  view.command =
      "copil verifier --donnees " + site.settings().inquiry.folder + " --rejets rejets.csv";
  return shown(view, question, site);
}

}  // namespace copil::console
