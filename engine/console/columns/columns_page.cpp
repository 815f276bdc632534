// The columns of a file dropped, matched one by one to ours, with what each choice changes.
#include <algorithm>
#include <filesystem>
#include <map>

#include "base/text.hpp"
#include "console/columns/columns_form.hpp"
#include "console/views/data.hpp"
#include "console/views/views.hpp"
#include "records/read.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

using records::SeenExport;

constexpr std::size_t kRowsShown = 5;

/// The export and the draft that a question names.
struct AskedExport {
  Deposit deposit;
  std::vector<SeenExport> seen;
  std::size_t rank = 0;

  const SeenExport& one() const { return seen[rank]; }
};

std::optional<AskedExport> export_asked(const Question& question, Site& site) {
  auto deposit = deposit_asked(question, site);
  if (!deposit || deposit->state != Deposit::State::draft) return std::nullopt;
  auto seen = site.exports_of(*deposit);
  if (!seen) return std::nullopt;
  const std::string name = question.is_post ? question.posted("export") : question.get("export");
  for (std::size_t i = 0; i < seen->size(); ++i) {
    if ((*seen)[i].name != name) continue;
    return AskedExport{std::move(*deposit), std::move(*seen), i};
  }
  return std::nullopt;
}

/// What was kept for such an export, else what is guessed.
Choices known_choices(const Site& site, const SeenExport& one) {
  const auto body = site.matchings().find(signature_of(one.sample));
  if (body) {
    if (auto choices = choices_of(*body)) return std::move(*choices);
  }
  return one.proposal ? choices_of(*one.proposal, one.sample) : Choices{};
}

std::string body_of(const Choices& choices, const SeenExport& one) {
  return mapping::chosen_body(one.sample.header, records::all_layouts()[choices.file],
                              choices.columns);
}

void add_columns(const SeenExport& one, const Choices& choices, Board& board) {
  const auto& layout = records::all_layouts()[choices.file];
  auto table = table_of("colonnes", "Colonnes de l'export",
                        {text_column("Colonne", true), text_column("Ce qu'elle semble contenir"),
                         text_column("Premières valeurs"), text_column("Devient")});
  for (std::size_t i = 0; i < one.sample.header.size(); ++i) {
    const auto& values = one.sample.values[i];
    std::string ours;
    for (const auto& chosen : choices.columns) {
      if (chosen.column != one.sample.header[i]) continue;
      ours += (ours.empty() ? "" : ", ") + std::string{layout.columns[chosen.target].name};
    }
    add_row(table, {text_cell(one.sample.header[i]), text_cell(guessed_kind(values)),
                    text_cell(first_values(values)), text_cell(ours)});
  }
  board.add({std::move(table)});
}

void add_preview(const mapping::Preview& preview, Board& board) {
  auto table = table_of(
      "lues", "Premières lignes, telles qu'elles seront lues",
      {text_column("Notre colonne", true), text_column("Dans l'export"), text_column("Valeurs")});
  for (const auto& column : preview.columns) {
    add_row(table, {text_cell(column.ours), text_cell(column.theirs),
                    text_cell(joined(column.values, " | "))});
  }
  board.add({std::move(table)});
}

void add_outcome(const records::Reading& reading, const std::string& input, std::size_t file,
                 Board& board) {
  if (file >= records::kFileCount) return;
  for (const auto& [name, count] : reading.records.inputs[file]) {
    if (name != input) continue;
    board.paragraph("Lignes lues : " + std::to_string(count.read) +
                    " ; retenues : " + std::to_string(count.kept) +
                    " ; rejetées : " + std::to_string(count.rejected) + ".");
  }
  std::map<std::pair<std::string, std::string>, std::pair<std::uint64_t, std::string>> causes;
  for (std::size_t i = 0; i < reading.rejects.size(); ++i) {
    const auto reject = reading.rejects[i];
    if (reject.source_name() != input) continue;
    auto& [count, example] = causes[{std::string{reject.column}, std::string{reject.reason}}];
    if (count++ == 0)
      example = "ligne " + std::to_string(reject.line) + " : " + std::string{reject.value};
  }
  if (causes.empty()) return;
  auto table = table_of("causes", "Pourquoi des lignes sont rejetées",
                        {text_column("Colonne", true), text_column("Motif"),
                         number_column("Lignes", Unit::lignes), text_column("Par exemple")});
  for (const auto& [cause, told] : causes) {
    add_row(table, {text_cell(cause.first), text_cell(cause.second), count_cell(told.first),
                    text_cell(told.second)});
  }
  board.add({std::move(table)});
}

/// The draft's files again, as links, with the correspondances as they would be.
Diagnostics lay_out(const Site& site, const AskedExport& asked, const std::string& body,
                    const std::string& folder) {
  std::error_code error;
  fs::remove_all(folder, error);
  if (!error) fs::create_directories(folder, error);
  const fs::path files = fs::absolute(site.deposits().files_folder(asked.deposit.number), error);
  for (const auto& file : asked.deposit.files) {
    if (!error) fs::create_symlink(files / file.name, folder + "/" + file.name, error);
  }
  if (error) return {plain_error("l'essai ne peut pas être fait : " + error.message())};
  return write_matchings(asked.seen, site.matchings(), folder, signature_of(asked.one().sample),
                         body);
}

/// What reading the draft with these choices gives for that export: its first rows, and how many
/// are kept.
void add_trial(Site& site, const AskedExport& asked, const Choices& choices, Board& board) {
  board.heading("Ce que ces choix donnent");
  const std::string body = body_of(choices, asked.one());
  const Diagnostics faults = faults_of_body(body);
  if (!faults.empty()) return add_problems("À compléter", faults, board);
  const std::string folder = site.deposits().folder_of(asked.deposit.number);
  const Diagnostics unlaid = lay_out(site, asked, body, folder + "/essai-colonnes");
  if (!unlaid.empty()) return add_problems("L'essai n'a pas pu être fait", unlaid, board);
  const std::string names = site.settings().resources.controls().file("rubriques.csv");
  const auto loaded = records::load_correspondances(folder + "/essai-colonnes", {}, names);
  if (!loaded) return add_problems("À corriger", loaded.error(), board);
  const auto shown_files =
      records::preview_foreign(folder + "/essai-colonnes", *loaded, kRowsShown);
  if (!shown_files) return add_problems("À corriger", shown_files.error(), board);
  for (const auto& file : *shown_files) {
    if (file.name == asked.one().name) add_preview(file.preview, board);
  }
  const auto candidate =
      site.candidate(asked.deposit, folder + "/essai-colonnes", folder + "/essai");
  if (!candidate) return add_problems("À corriger", candidate.error(), board);
  records::ReadOptions options;
  if (choices.file < records::kFileCount) {
    options.needed = {static_cast<records::FileId>(choices.file)};
  }
  options.jobs = site.settings().inquiry.jobs;
  options.dated_names = names;
  options.hopeless = records::Hopeless::told;
  const auto reading = records::read_folder(folder + "/essai", options);
  if (!reading) return add_problems("À corriger", reading.error(), board);
  add_problems("À corriger", reading->hopeless, board);
  add_outcome(*reading, asked.one().name, choices.file, board);
}

Reply matching_page(const Question& question, Site& site, const AskedExport& asked,
                    const Choices& choices, bool is_tried) {
  Board board{site, "Colonnes de " + asked.one().name};
  board.paragraph(link(deposit_address(asked.deposit.number), "Revenir au dépôt"));
  if (!asked.one().trouble.empty()) {
    add_problems("Ce fichier ne se lit pas", asked.one().trouble, board);
  }
  if (asked.one().proposal && !is_tried) {
    board.paragraph("Proposé : " + std::to_string(asked.one().proposal->mandatory_found) +
                    " colonnes obligatoires trouvées sur " +
                    std::to_string(asked.one().proposal->mandatory_count) +
                    ". Relisez chaque choix, puis voyez ce qu'il donne.");
  }
  add_columns(asked.one(), choices, board);
  if (is_tried) add_trial(site, asked, choices, board);
  View view{board.take()};
  view.place = "/donnees";
  if (asked.one().trouble.empty()) {
    view.after = columns_forms(asked.deposit.number, asked.one(), choices);
  }
  view.command =
      "copil correspondances verifier " + site.deposits().files_folder(asked.deposit.number);
  return shown(view, question, site);
}

}  // namespace

Reply columns_page(const Question& question, Site& site) {
  const auto asked = export_asked(question, site);
  if (!asked) return no_draft_page();
  Choices choices = known_choices(site, asked->one());
  const auto file = layout_named(question.get("devient"));
  if (file && *file != choices.file) choices = {*file, {}};
  return matching_page(question, site, *asked, choices, false);
}

Reply keep_columns(const Question& question, Site& site) {
  const auto asked = export_asked(question, site);
  if (!asked) return no_draft_page();
  const auto choices = choices_in(question.form, asked->one().sample);
  if (!choices) return refused(400, "Choix inconnus", "Ce formulaire n'est pas de ceux d'ici.");
  if (question.posted("action") != "garder") {
    return matching_page(question, site, *asked, *choices, true);
  }
  const std::string body = body_of(*choices, asked->one());
  if (!faults_of_body(body).empty()) {
    return matching_page(question, site, *asked, *choices, true);
  }
  Diagnostics faults = noted(question, site, "garder une correspondance", asked->deposit.number);
  if (faults.empty()) faults = site.matchings().keep(signature_of(asked->one().sample), body);
  if (faults.empty()) faults = site.match_known(asked->deposit);
  if (!faults.empty()) return refused(500, faults);
  return redirected(deposit_address(asked->deposit.number));
}

}  // namespace copil::console
