// copil reponses: the forms that are handed out, and what came back.
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "copil/handing/handing.hpp"
#include "copil/making/chosen_territories.hpp"
#include "copil/making/trial.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/documents_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "copil/terminal/undisturbed.hpp"
#include "files/files.hpp"
#include "opendocument/opendocument.hpp"
#include "production/forms.hpp"
#include "wording/numbers.hpp"
#include "workbook/workbook.hpp"

namespace copil::program {

namespace {

using records::TerritoireId;

/// What both actions need: the report, its template with what came back, data, territories.
struct FormScene {
  Trial trial;
  production::PreparedReport prepared;
  returns::Returned returned;
  returns::ReportAnswers former;
  std::vector<TerritoireId> territories;
};

Checked<returns::Returned> read_given(const std::string& path) {
  return path.empty() ? Checked<returns::Returned>{returns::Returned{}}
                      : returns::read_returns(path);
}

Step<FormScene> open_forms(const ReponsesOptions& asked, const Situation& situation) {
  const auto reports = vocabulary::load_reports(situation.resources.reports());
  if (!reports) return Stop{kStopped, reports.error()};
  const auto report = vocabulary::find_report(*reports, asked.name);
  if (!report) return Stop{kWrongUsage, report.error()};
  Diagnostics complaints;
  returns::Returned returned;
  returns::Returned before;
  collect(read_given(asked.reponses), returned, complaints);
  collect(read_given(asked.precedentes), before, complaints);
  if (!complaints.empty()) return Stop{kStopped, complaints};
  warn(situation.terminal, returned.warnings);
  warn(situation.terminal, before.warnings);
  auto trial = open_trial({asked.donnees, asked.periode, asked.arrete_au}, situation);
  if (!trial) return trial.error();
  auto prepared =
      production::prepare(situation.resources, *report, trial->schema, returned.sheaves);
  if (!prepared) return Stop{kStopped, prepared.error()};
  auto former = returns::answers_to(before.sheaves, report->name, prepared->source.form());
  if (!former) return Stop{kStopped, former.error()};
  const auto& tree = trial->dossier->records().territoires;
  auto territories = chosen_territories(tree, *report, asked.territoire, asked.niveau);
  if (!territories) return territories.error();
  complaints = returns::check_addresses(returned.sheaves, tree.code, {report->name});
  for (const auto* answers : {&prepared->answers, &*former}) {
    const auto more = returns::refuse_unaddressed(*answers, territories->size());
    complaints.insert(complaints.end(), more.begin(), more.end());
  }
  if (!complaints.empty()) return Stop{kStopped, complaints};
  return FormScene{std::move(*trial), std::move(*prepared), std::move(returned), std::move(*former),
                   std::move(*territories)};
}

// ── formulaire ─────────────────────────────────────────────────────────────────────────────────

/// Writes one workbook whole or not at all.
Diagnostics write_forms(const returns::FormSet& forms, const ReponsesOptions& asked,
                        const std::string& path, Day day, const Situation& situation) {
  const auto book =
      asked.forme == "tableau" ? returns::planned_table(forms) : returns::planned_sheets(forms);
  if (!book) return book.error();
  const Undisturbed while_writing;
  const std::string temporary = files::temporary_name(path);
  Diagnostics faults;
  if (asked.format == "ods") {
    const auto written = opendocument::write_spreadsheet(*book, temporary, {day});
    if (!written) faults = written.error();
  } else {
    const auto written = workbook::write(*book, temporary, {day, situation.temporary_folder});
    if (!written) faults = written.error();
  }
  return faults.empty() ? files::settle_file(temporary, path) : faults;
}

/// One workbook a territory, named as its document will be.
Diagnostics write_each(const returns::FormSet& forms, const ReponsesOptions& asked, Period period,
                       Day day, const Situation& situation) {
  Diagnostics faults = files::prepare_folder(asked.sortie);
  for (const auto& one : forms.territories) {
    if (!faults.empty()) break;
    const returns::FormSet alone{forms.report, forms.title, forms.about, {one}};
    const std::string path = asked.sortie + "/" +
                             files::document_stem(forms.report, one.code, period) + "." +
                             asked.format;
    faults = write_forms(alone, asked, path, day, situation);
  }
  return faults;
}

int write_form(const ReponsesOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto scene = open_forms(asked, situation);
  if (!scene) return report(terminal, scene.error());
  const auto forms = production::gather_forms(
      scene->prepared, scene->trial.schema, scene->trial.facts, scene->territories, scene->former);
  if (!forms) return report(terminal, forms.error(), kStopped);
  if (forms->territories.front().lines.empty()) {
    return report(terminal,
                  {{plain_error("le rapport « " + forms->report + " » ne demande rien à remplir")}},
                  kWrongUsage);
  }
  const Day day = scene->trial.dossier->arrete();
  const bool is_alone = asked.sortie.empty();
  const Diagnostics faults =
      is_alone ? write_forms(*forms, asked, asked.fichier, day, situation)
               : write_each(*forms, asked, scene->trial.facts.period, day, situation);
  if (!faults.empty()) return report(terminal, faults, kStopped);
  if (!asked.silencieux) {
    terminal.err << wording::counted(forms->territories.size(), "territoire", "territoires") << ", "
                 << wording::counted(forms->territories.front().lines.size(), "question",
                                     "questions")
                 << " : " << (is_alone ? asked.fichier : asked.sortie) << "\n";
  }
  return kDone;
}

// ── verifier ───────────────────────────────────────────────────────────────────────────────────

/// Tells the answers that no document will hold.
void warn_of_unasked(const FormScene& scene, Terminal& terminal) {
  const auto& tree = scene.trial.dossier->records().territoires;
  for (const auto id : scene.territories) {
    if (scene.prepared.answers.of(tree.code[id]).fields.empty()) continue;
    const vocabulary::DocumentNames names{scene.trial.schema, scene.trial.facts, id,
                                          scene.trial.facts.period};
    const auto expanded = production::expand(scene.prepared, names, {});
    if (!expanded) continue;  // `produire` says why
    auto warnings = production::unasked_answers(scene.prepared, tree.code[id], *expanded);
    for (auto& warning : warnings) {
      warning.trace.push_back("pour " + scene.prepared.report.name + " de " + tree.code[id]);
    }
    warn(terminal, warnings);
  }
}

/// A line a territory: how many questions are answered, which mandatory ones are not.
int verify_answers(const ReponsesOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto scene = open_forms(asked, situation);
  if (!scene) return report(terminal, scene.error());
  const auto& tree = scene->trial.dossier->records().territoires;
  warn_of_unasked(*scene, terminal);
  const auto& form = scene->prepared.source.form();
  Listing listing{{{"territoire"},
                   {"libellé"},
                   {"réponses", CellKind::number},
                   {"obligatoires vides", CellKind::number},
                   {"lesquelles"}},
                  {}};
  for (const auto id : scene->territories) {
    const auto& answers = scene->prepared.answers.of(tree.code[id]);
    std::size_t given = 0;
    std::size_t lacking = 0;
    std::string names;
    for (const auto& field : form.fields) {
      const bool is_given = answers.fields.count(field.name) > 0;
      given += is_given ? 1 : 0;
      if (is_given || !field.required || field.default_text) continue;
      ++lacking;
      names += (names.empty() ? "" : ", ") + field.name;
    }
    listing.rows.push_back({tree.code[id], tree.libelle[id], std::to_string(given),
                            std::to_string(lacking),
                            names.empty() ? std::string{"aucune"} : names});
  }
  return deliver(rendered(listing, format_named(asked.format)), asked.fichier, terminal);
}

}  // namespace

void ReponsesOptions::check() const {
  const std::vector<std::string> known{"formulaire", "verifier", "relire"};
  if (std::find(known.begin(), known.end(), action) == known.end()) {
    return from.complain("reponses : action inconnue « " + action + " »",
                         did_you_mean(action, known));
  }
  if (action == "relire") {
    if (!origine.empty() || !donnees.empty()) return;
    return from.complain("relire : à quoi comparer l'acte ?",
                         {"--donnees DIR : à ce que copil en ferait aujourd'hui",
                          "--origine FICHIER : à l'acte tel qu'il a été remis"});
  }
  from.need("donnees");
  from.need("periode");
  if (action == "verifier") {
    if (!reponses.empty()) return;
    return from.complain("il manque l'option --reponses : le fichier ou le dossier à vérifier");
  }
  if (fichier.empty() == sortie.empty()) {
    from.complain("où écrire le formulaire ?",
                  {"--fichier FICHIER pour un classeur, ou --sortie DIR pour un par territoire"});
  }
  if (forme == "tableau" && !sortie.empty()) {
    from.complain("--forme tableau : un seul classeur, une ligne par territoire",
                  {"donnez --fichier au lieu de --sortie"});
  }
}

int run_reponses(const ReponsesOptions& asked, const Situation& situation) {
  if (asked.action == "relire") return reread_act(asked, situation);
  return asked.action == "formulaire" ? write_form(asked, situation)
                                      : verify_answers(asked, situation);
}

}  // namespace copil::program
