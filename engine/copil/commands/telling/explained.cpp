#include "copil/commands/telling/explained.hpp"

#include <algorithm>
#include <ostream>

#include "copil/options/steps.hpp"
#include "files/files.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "wording/text.hpp"
#include "workbook/workbook.hpp"

namespace copil::program {

namespace {

std::string exact(const Value& value) {
  if (!value.is_defined()) return {};
  return decimal_text(value.number, is_percentage(value.unit) ? 6 : value.decimals);
}

std::string exact(Day day) {
  return day.is_real() ? iso_text(day) : std::string{};
}

Listing empty_rows() {
  return {{{"rubrique"},
           {"nom"},
           {"libelle"},
           {"valeur"},
           {"date"},
           {"retenu"},
           {"motif"},
           {"ligne"},
           {"jeune"},
           {"territoire"}},
          {}};
}

void add_explained(Listing& rows, std::string part, std::string name, std::string label,
                   std::string value, std::string day = {}, std::string kept = {},
                   std::string why = {}, std::string line = {}, std::string jeune = {},
                   std::string territory = {}) {
  rows.rows.push_back({Cell{std::move(part)}, Cell{std::move(name)}, Cell{std::move(label)},
                       Cell{std::move(value)}, Cell{std::move(day)}, Cell{std::move(kept)},
                       Cell{std::move(why)}, Cell{std::move(line)}, Cell{std::move(jeune)},
                       Cell{std::move(territory)}});
}

/// Each row of a figure: what holds it, its dates, the day looked at, why it is not kept, where.
void add_rows_of_figure(const PlacedRows& placed, const vocabulary::Dossier& dossier,
                        Listing& rows) {
  const auto& records = dossier.records();
  for (std::size_t i = 0; i < placed.list.rows.size(); ++i) {
    const auto& row = placed.list.rows[i];
    add_explained(
        rows, "ligne", placed.places[i].source, dates_text(row), {}, exact(row.jours.begin),
        row.motif.empty() ? "oui" : "non", row.motif, line_of(placed.places[i]),
        row.jeune == records::kNone ? std::string{} : std::string{records.jeunes.code[row.jeune]},
        records.territoires.code[row.place]);
  }
}

std::string said(const Value& value) {
  return wording::number_text(value, NumberStyle::with_unit);
}

std::string shifted(const std::string& lines) {
  std::string result;
  for (std::size_t start = 0; start < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', start), lines.size());
    result += "  " + lines.substr(start, end - start) + "\n";
    start = end + 1;
  }
  return result;
}

/// What the reckoning was chosen by.
std::string_view chosen_word(const vocabulary::Reckoned& reckoned) {
  return vocabulary::is_of_experiment(reckoned) ? "expérimentation" : "convention";
}

document::Inlines words(const std::string& text) {
  return text.empty() ? document::Inlines{} : document::Inlines{{document::Text{text}}};
}

document::Document as_document(const Listing& rows, const std::string& title, Day arrete) {
  document::Table table;
  table.id = "explication";
  table.title = words(title);
  for (const auto& column : rows.columns) {
    document::Column made;
    made.id = column.name;
    made.title = words(wording::capitalised(column.name));
    table.columns.push_back(std::move(made));
  }
  for (const auto& row : rows.rows) {
    document::Row made;
    for (const auto& cell : row) {
      document::Cell content;
      content.content = words(cell.exact);
      made.cells.push_back(std::move(content));
    }
    table.rows.push_back(std::move(made));
  }
  document::Document document;
  document.report = "explication";
  document.title = title;
  document.arrete = arrete;
  document.is_draft = false;
  document.content = {{std::move(table)}};
  return document;
}

}  // namespace

std::string wrapped_lines(const std::string& text) {
  std::string result;
  std::string line;
  const auto end_line = [&] {
    if (!line.empty()) result += "  " + line + "\n";
    line.clear();
  };
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \n", start), text.size());
    const std::string word = text.substr(start, end - start);
    if (wording::display_width(line) + wording::display_width(word) > 88) end_line();
    if (!word.empty()) line += (line.empty() ? "" : " ") + word;
    start = end + 1;
  }
  end_line();
  return result;
}

Listing explained_rows(const figures::Explanation& explanation, const vocabulary::Dossier& dossier,
                       const PlacedRows& placed, bool with_members) {
  const figures::Card& card = dossier.catalogue().cards[explanation.card];
  const auto& tree = dossier.records().territoires;
  Listing rows = empty_rows();
  add_explained(rows, "valeur", card.code, card.libelle, exact(explanation.value));
  add_explained(rows, "cumul", card.code, card.libelle, exact(explanation.cumul));
  add_explained(rows, "définition", card.code, card.definition, {});
  for (const auto& reference : card.references) {
    add_explained(rows, "référence", {}, reference.texte + ", " + reference.article, {},
                  exact(reference.date));
  }
  for (const auto& use : explanation.parametres) {
    add_explained(rows, "paramètre", use.nom, use.libelle, use.valeur, {}, {},
                  use.is_imposed ? "imposé" : use.article);
  }
  if (card.kind == figures::Kind::compte) {
    add_explained(rows, "lignes", {}, "dans le territoire et la période",
                  std::to_string(explanation.lignes));
  }
  for (const auto& condition : explanation.conditions) {
    add_explained(rows, "condition", condition.nom, condition.libelle,
                  std::to_string(condition.retenues), {}, "oui", condition.article);
    add_explained(rows, "condition", condition.nom, condition.libelle,
                  std::to_string(condition.ecartees), {}, "non", condition.article);
  }
  for (const auto& term : explanation.termes) {
    add_explained(rows, "terme", term.code, term.sign < 0 ? "retranché" : "ajouté",
                  exact(term.value));
  }
  for (const auto& part : explanation.parts) {
    add_explained(rows, "territoire", tree.code[part.territoire], tree.libelle[part.territoire],
                  exact(part.value));
  }
  add_rows_of_figure(placed, dossier, rows);
  if (!with_members) return rows;
  for (const auto jeune : explanation.membres) {
    add_explained(rows, "membre", std::string{dossier.records().jeunes.code[jeune]}, "jeune", {});
  }
  for (const auto& action : explanation.actions)
    add_explained(rows, "membre", action, "action", {});
  return rows;
}

Listing explained_rows(const vocabulary::Reckoned& reckoned,
                       const std::vector<records::KeptPlace>& places) {
  Listing rows = empty_rows();
  add_explained(rows, "valeur", reckoned.code, reckoned.libelle, exact(reckoned.value));
  if (!reckoned.of.empty())
    add_explained(rows, std::string{chosen_word(reckoned)}, reckoned.of, {}, {});
  if (!reckoned.how.empty()) add_explained(rows, "calcul", {}, reckoned.how, {});
  if (!reckoned.reference.empty()) add_explained(rows, "référence", {}, reckoned.reference, {});
  for (const auto& part : reckoned.from) {
    add_explained(rows, "terme", part.code, part.libelle, exact(part.value));
  }
  if (!reckoned.figure.empty()) add_explained(rows, "chiffre", reckoned.figure, {}, {});
  for (const auto& use : reckoned.parametres) {
    add_explained(rows, "paramètre", use.nom, use.libelle, use.valeur, {}, {},
                  use.is_imposed ? "imposé" : use.article);
  }
  for (std::size_t i = 0; i < reckoned.rows.size(); ++i) {
    const auto& row = reckoned.rows[i];
    add_explained(rows, "ligne", places[i].source, row.libelle, exact(row.value), exact(row.day),
                  row.is_kept ? "oui" : "non", row.motif, line_of(places[i]));
  }
  return rows;
}

std::string explained_text(const vocabulary::Reckoned& reckoned,
                           const std::vector<records::KeptPlace>& places,
                           const vocabulary::Dossier& dossier) {
  const auto& tree = dossier.records().territoires;
  std::string text = reckoned.code + " : " + reckoned.libelle + "\n" +
                     tree.libelle[reckoned.territoire] + " (" + tree.code[reckoned.territoire] +
                     "), " + wording::period_text(reckoned.period) + ", arrêté au " +
                     wording::date_text(dossier.arrete()) + "\n";
  if (!reckoned.of.empty()) {
    text += std::string{chosen_word(reckoned)} + " " + reckoned.of + "\n";
  }
  text += "\n  valeur  " + said(reckoned.value) + "\n";
  if (!reckoned.how.empty()) text += "\nCalcul\n" + wrapped_lines(reckoned.how);
  if (!reckoned.reference.empty()) text += wrapped_lines("Référence : " + reckoned.reference);
  for (const auto& part : reckoned.from) {
    text += wrapped_lines(part.code + " = " + said(part.value) + " : " + part.libelle);
  }
  if (!reckoned.figure.empty()) {
    text += wrapped_lines("Le chiffre " + reckoned.figure +
                          " s'explique de même : copil expliquer " + reckoned.figure);
  }
  if (!reckoned.parametres.empty()) text += "\nParamètres\n";
  for (const auto& use : reckoned.parametres) {
    text += wrapped_lines(use.nom + " = " + use.valeur + " : " + use.libelle + " (" +
                          (use.is_imposed ? "imposé par la ligne de commande" : use.article) + ")");
  }
  if (reckoned.rows.empty()) return text;
  Listing rows{{{"ligne"}, {"date"}, {"quoi"}, {"valeur"}, {"retenue"}, {"pourquoi"}}, {}};
  for (std::size_t i = 0; i < reckoned.rows.size(); ++i) {
    const auto& row = reckoned.rows[i];
    rows.rows.push_back({Cell{records::place_text(places[i])}, Cell{exact(row.day)},
                         Cell{row.libelle}, Cell{said(row.value)},
                         Cell{std::string{row.is_kept ? "oui" : "non"}},
                         Cell{row.motif, row.motif.empty() ? " " : row.motif}});
  }
  return text + "\nLignes\n" + shifted(rendered(rows, Format::table));
}

int deliver_workbook(const Listing& rows, const std::string& title, Day arrete,
                     const std::string& file, Terminal& terminal) {
  if (file.empty() || file == "-") {
    const Diagnostics lacking{plain_error("--format xlsx : un classeur s'écrit dans un fichier",
                                          {"ajoutez --fichier explication.xlsx"})};
    return report(terminal, lacking, kWrongUsage);
  }
  const std::string temporary = files::temporary_name(file);
  const auto written = workbook::write(as_document(rows, title, arrete), temporary, {arrete, {}});
  if (!written) return report(terminal, written.error(), kStopped);
  const Diagnostics faults = files::settle_file(temporary, file);
  return faults.empty() ? kDone : report(terminal, faults, kStopped);
}

}  // namespace copil::program
