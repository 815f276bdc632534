// Données: what was read, what was rejected, corrected in place or sent back by mission locale.
#include "console/views/data.hpp"

#include <algorithm>
#include <map>

#include "base/moment.hpp"
#include "console/deposits/corrected.hpp"
#include "console/site/command.hpp"
#include "console/views/board.hpp"
#include "console/views/views.hpp"
#include "files/files.hpp"
#include "production/rejects_books.hpp"
#include "records/foreign.hpp"
#include "wording/numbers.hpp"
#include "wording/typography.hpp"

namespace copil::console {

namespace {

using web::Html;

/// A rejected row of the data in force, or of those that a draft would make.
struct Rejected {
  std::string file;     ///< the name of what holds it
  std::string becomes;  ///< `services.csv`
  std::string column;
  std::string reason;
  RowSpot spot;
};

/// Names that the header may hold: ours; of another system's export, the one of the faulty column.
std::vector<std::string> names_expected(const Rejected& reject) {
  std::vector<std::string> names{reject.column};
  for (const auto& layout : records::all_layouts()) {
    if (layout.file != reject.becomes) continue;
    for (const auto& column : layout.columns) names.emplace_back(column.name);
  }
  return names;
}

/// The rejected row of that file and line among those of a reading.
std::optional<Rejected> find_reject(const vocabulary::Dossier& dossier, const std::string& folder,
                                    const std::string& file, const std::string& line) {
  const auto& rejects = dossier.reading().rejects;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const auto reject = rejects[i];
    if (reject.source_name() != file || std::to_string(reject.line) != line) continue;
    if (!is_plain_text(file) || file.find('/') != std::string::npos) return std::nullopt;
    return Rejected{
        file,
        std::string{reject.file},
        std::string{reject.column},
        std::string{reject.reason},
        {std::string{folder}.append("/").append(file), reject.line, std::string{reject.row}}};
  }
  return std::nullopt;
}

/// In the draft, once it is put together.
std::optional<Rejected> reject_of_draft(Site& site, const Deposit& deposit, const std::string& file,
                                        const std::string& line) {
  const auto trial = site.trial(deposit);
  if (!trial || !(*trial)->dossier) return std::nullopt;
  return find_reject(*(*trial)->dossier, (*trial)->folder, file, line);
}

std::string asked_for(const Question& question, const std::string& name) {
  return question.is_post ? question.posted(name) : question.get(name);
}

std::optional<Rejected> reject_asked(const Question& question, Site& site) {
  const std::string file = asked_for(question, "fichier");
  const std::string line = asked_for(question, "ligne");
  if (asked_for(question, "numero").empty()) {
    return find_reject(site.dossier(), site.settings().inquiry.folder, file, line);
  }
  const auto deposit = deposit_asked(question, site);
  if (!deposit || deposit->state != Deposit::State::draft) return std::nullopt;
  return reject_of_draft(site, *deposit, file, line);
}

std::string correction_form(const Rejected& reject, const RowParts& parts,
                            const std::string& number) {
  Html html;
  html.open("form", {{"method", "post"}, {"action", "/donnees/corriger"}});
  write_hidden(html, "fichier", reject.file);
  write_hidden(html, "ligne", std::to_string(reject.spot.line));
  if (!number.empty()) write_hidden(html, "numero", number);
  html.open("div", {{"class", "filtres"}});
  for (std::size_t i = 0; i < parts.names.size(); ++i) {
    const std::string name = "c" + std::to_string(i);
    const bool is_faulty = parts.names[i] == reject.column;
    html.open("p", {{"class", "choix"}});
    html.element("label", wording::typography(parts.names[i] + (is_faulty ? " : à corriger" : "")),
                 {{"for", "f-" + name}});
    html.leaf("input", {{"type", "text"},
                        {"name", name},
                        {"id", "f-" + name},
                        {"value", parts.cells[i]},
                        {"aria-invalid", is_faulty ? "true" : ""}});
    html.close();
  }
  html.close();
  html.element("button", "Vérifier et enregistrer", {{"type", "submit"}}).close();
  return html.take();
}

Reply correction(const Question& question, Site& site, const Rejected& reject,
                 const std::string& number, bool is_still_rejected) {
  const auto parts = parts_of(reject.spot, names_expected(reject));
  if (!parts) return refused(409, parts.error());
  Board board{site, "Corriger une ligne de " + reject.file};
  if (is_still_rejected) board.paragraph("La ligne est enregistrée, mais encore rejetée.");
  board.paragraph("Ligne " + std::to_string(reject.spot.line) + ", colonne « " + reject.column +
                  " » : " + reject.reason + ".");
  board.paragraph(
      "La ligne corrigée entre dans un brouillon de dépôt ; rien ne change tant qu'il n'est pas "
      "accepté.");
  View view{board.take()};
  view.place = "/donnees";
  view.after = correction_form(reject, *parts, number);
  view.command =
      as_typed({"verifier", "--donnees", site.settings().inquiry.folder, "--rejets", "rejets.csv"});
  return shown(view, question, site);
}

/// The user's draft that has this file already, as the row stands in it; nothing else fits.
std::optional<Deposit> own_draft(const Question& question, Site& site, const Rejected& reject) {
  for (auto& deposit : site.deposits().all()) {
    const bool is_own = deposit.state == Deposit::State::draft &&
                        deposit.by == question.user.name && deposit.find(reject.file) != nullptr;
    if (is_own) return std::move(deposit);
  }
  return std::nullopt;
}

std::vector<std::string> cells_in(const Fields& form) {
  std::vector<std::string> cells;
  for (;;) {
    const auto cell = form.find("c" + std::to_string(cells.size()));
    if (cell == form.end()) return cells;
    cells.push_back(cell->second);
  }
}

/// Writes the corrected file into a draft; gives its number.
Checked<int> put_corrected(const Question& question, Site& site, const Rejected& reject) {
  const auto cells = cells_in(question.form);
  const auto expected = names_expected(reject);
  Checked<std::string> bytes = Diagnostics{};
  int number = 0;
  const auto named = deposit_asked(question, site);
  if (named) {
    number = named->number;
    bytes = with_row(reject.spot, cells, expected);
  } else if (const auto own = own_draft(question, site, reject)) {
    number = own->number;
    RowSpot there = reject.spot;
    there.path = site.deposits().files_folder(number) + "/" + reject.file;
    bytes = with_row(there, cells, expected);
  }
  if (number == 0 || (!bytes && !named)) {
    bytes = with_row(reject.spot, cells, expected);
    if (!bytes) return bytes.error();
    const auto begun = site.deposits().begin(question.user.name, site.settings().now());
    if (!begun) return begun.error();
    number = *begun;
  }
  if (!bytes) return bytes.error();
  Diagnostics faults = noted(question, site, "corriger une ligne rejetée", number);
  if (faults.empty()) {
    faults = files::write_file(site.deposits().files_folder(number) + "/" + reject.file, *bytes);
  }
  if (faults.empty()) {
    faults = site.deposits().add(
        number, {reject.file, "CSV", bytes->size(), files::sha256(*bytes), site.settings().now()});
  }
  if (!faults.empty()) return faults;
  return number;
}

}  // namespace

Reply correction_page(const Question& question, Site& site) {
  const auto reject = reject_asked(question, site);
  if (!reject) {
    return refused(404, "Ligne inconnue",
                   "Aucune ligne rejetée d'un fichier de texte ne se trouve à cette place. Celles "
                   "d'un classeur se corrigent dans le classeur.");
  }
  return correction(question, site, *reject, question.get("numero"), false);
}

Reply correct_row(const Question& question, Site& site) {
  const auto reject = reject_asked(question, site);
  if (!reject) {
    return refused(409, "Ligne inconnue", "Cette ligne n'est plus rejetée, ou n'est plus là.");
  }
  const auto number = put_corrected(question, site, *reject);
  if (!number) return refused(409, number.error());
  const auto deposit = site.deposits().find(*number);
  if (!deposit) return no_deposit();
  const auto still =
      reject_of_draft(site, *deposit, reject->file, std::to_string(reject->spot.line));
  if (still) return correction(question, site, *still, std::to_string(*number), true);
  return redirected(deposit_address(*number));
}

Reply rejects_book(const Question& question, Site& site) {
  const std::string code = question.get("mission_locale");
  exports::Rejects own;
  const auto& all = site.dossier().reading().rejects;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].mission_locale == code) own.add(all[i]);
  }
  if (code.empty() || own.empty()) {
    return refused(404, "Rien à renvoyer", "Aucune ligne rejetée n'est de cette mission locale.");
  }
  const files::ScratchFolder folder{site.settings().temporary_folder};
  const Day today = day_of(site.settings().now());
  const auto books = production::write_rejects_books(own, site.tree(), folder.path(), today);
  auto bytes = books && !books->empty()
                   ? files::read_file(folder.path() + "/" + books->front().file)
                   : Checked<std::string>{Diagnostics{}};
  if (!books) return refused(500, books.error());
  if (!bytes) return refused(500, bytes.error());
  const Diagnostics unnoted = site.journal().note_sight(
      {question.user.name, "télécharger", code, books->front().file, files::sha256(*bytes)});
  if (!unnoted.empty()) return refused(500, unnoted);
  Reply reply;
  reply.type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  reply.name = books->front().file;
  reply.body = std::move(*bytes);
  return reply;
}

void add_sending_back(const Site& site, Board& board) {
  const auto& rejects = site.dossier().reading().rejects;
  std::map<std::string, std::uint64_t> counts;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    if (!rejects[i].mission_locale.empty()) ++counts[std::string{rejects[i].mission_locale}];
  }
  if (counts.empty()) return;
  board.heading("Renvoyer par mission locale");
  auto table = table_of("renvois", "Lignes rejetées par mission locale",
                        {text_column("Mission locale", true), number_column("Lignes", Unit::lignes),
                         text_column("À renvoyer")});
  for (const auto& [code, count] : counts) {
    const auto id = site.tree().find(code);
    add_row(table,
            {text_cell(id ? site.tree().libelle[*id] + " (" + code + ")" : code), count_cell(count),
             link_cell(address("/donnees/rejets", {{"mission_locale", code}}), "Classeur XLSX")});
  }
  board.add({std::move(table)});
}

document::Cell correction_cell(const exports::Reject& reject) {
  const std::string file{reject.source_name()};
  if (!is_plain_text(file)) return text_cell("dans le classeur");
  return link_cell(
      address("/donnees/corriger", {{"fichier", file}, {"ligne", std::to_string(reject.line)}}),
      "Corriger");
}

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
  const bool may_change = may_everywhere(question.user, Action::saisir, site.tree());
  if (may_change) add_deposits(site, board);
  const auto& rejects = site.dossier().reading().rejects;
  board.heading("Lignes rejetées");
  if (rejects.empty()) board.paragraph("Aucune.");
  constexpr std::size_t kShown = 1000;
  const std::size_t shown_rows = question.get("format").empty() ? kShown : rejects.size();
  auto table =
      table_of("rejets", "Lignes rejetées",
               {text_column("Fichier", true), number_column("Ligne", Unit::none),
                text_column("Colonne"), text_column("Valeur"), text_column("Motif"),
                text_column("Mission locale"), text_column("Jeune"), text_column("Corriger")});
  for (std::size_t i = 0; i < std::min(rejects.size(), shown_rows); ++i) {
    const auto reject = rejects[i];
    add_row(table,
            {text_cell(std::string{reject.source_name()}),
             value_cell(Value::count(static_cast<std::int64_t>(reject.line), Unit::none)),
             text_cell(std::string{reject.column}), text_cell(std::string{reject.value}),
             text_cell(std::string{reject.reason}), text_cell(std::string{reject.mission_locale}),
             text_cell(std::string{reject.jeune}),
             may_change ? correction_cell(reject) : text_cell({})});
  }
  if (rejects.size() > shown_rows) {
    board.paragraph("Les " + wording::integer_text(kShown) + " premières sur " +
                    wording::integer_text(static_cast<std::int64_t>(rejects.size())) +
                    " ; le CSV et le XLSX les ont toutes.");
  }
  if (!rejects.empty()) board.add({std::move(table)});
  add_sending_back(site, board);
  add_problems("Avertissements de la lecture", site.dossier().reading().warnings, board);
  View view{board.take()};
  view.place = "/donnees";
  if (may_change) view.before = drop_link();
  view.command =
      as_typed({"verifier", "--donnees", site.settings().inquiry.folder, "--rejets", "rejets.csv"});
  return shown(view, question, site);
}

}  // namespace copil::console
