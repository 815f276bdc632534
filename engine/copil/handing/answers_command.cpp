// copil reponses: the forms that are handed out, and what came back.
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "copil/handing/handing.hpp"
#include "copil/making/chosen_territories.hpp"
#include "copil/making/trial.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/request.hpp"
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
struct Asked {
  Trial trial;
  production::PreparedReport prepared;
  returns::Returned returned;
  returns::ReportAnswers former;
  std::vector<TerritoireId> territories;
};

/// Complains of the options that the forms cannot do without.
Diagnostics missing_data(const Arguments& arguments) {
  Diagnostics complaints;
  for (const char* option : {"donnees", "periode"}) {
    if (arguments.value(option).empty()) complaints.push_back(missing_option(option));
  }
  return complaints;
}

Checked<returns::Returned> read_option(const Arguments& arguments, std::string_view option) {
  const std::string path = arguments.value(option);
  return path.empty() ? Checked<returns::Returned>{returns::Returned{}}
                      : returns::read_returns(path);
}

Step<Asked> open_asked(const Arguments& arguments, const Situation& situation) {
  const auto reports = vocabulary::load_reports(situation.resources.reports());
  if (!reports) return Stop{kStopped, reports.error()};
  const auto report = vocabulary::find_report(*reports, arguments.positionals[1]);
  if (!report) return Stop{kWrongUsage, report.error()};
  Diagnostics complaints;
  returns::Returned returned;
  returns::Returned before;
  collect(read_option(arguments, "reponses"), returned, complaints);
  collect(read_option(arguments, "precedentes"), before, complaints);
  if (!complaints.empty()) return Stop{kStopped, complaints};
  warn(situation.terminal, returned.warnings);
  warn(situation.terminal, before.warnings);
  auto trial = open_trial(arguments, situation);
  if (!trial) return trial.error();
  auto prepared =
      production::prepare(situation.resources, *report, trial->schema, returned.sheaves);
  if (!prepared) return Stop{kStopped, prepared.error()};
  auto former = returns::answers_to(before.sheaves, report->name, prepared->source.form());
  if (!former) return Stop{kStopped, former.error()};
  const auto& tree = trial->dossier->records().territoires;
  auto territories =
      chosen_territories(tree, *report, arguments.value("territoire"), arguments.value("niveau"));
  if (!territories) return territories.error();
  complaints = returns::check_addresses(returned.sheaves, tree.code, {report->name});
  for (const auto* answers : {&prepared->answers, &*former}) {
    const auto more = returns::refuse_unaddressed(*answers, territories->size());
    complaints.insert(complaints.end(), more.begin(), more.end());
  }
  if (!complaints.empty()) return Stop{kStopped, complaints};
  return Asked{std::move(*trial), std::move(*prepared), std::move(returned), std::move(*former),
               std::move(*territories)};
}

// ── formulaire ─────────────────────────────────────────────────────────────────────────────────

/// How the forms are written.
struct FormChoices {
  bool is_table = false;
  std::string format = "xlsx";
  std::string file;    ///< one workbook of all, or
  std::string folder;  ///< one workbook a territory
};

Step<FormChoices> form_choices(const Arguments& arguments) {
  Request request{arguments};
  FormChoices choices;
  choices.is_table = request.word("forme", {"feuilles", "tableau"}, "feuilles") == "tableau";
  choices.format = request.word("format", {"xlsx", "ods"}, "xlsx");
  choices.file = arguments.value("fichier");
  choices.folder = arguments.value("sortie");
  if (choices.file.empty() == choices.folder.empty()) {
    request.complain(
        "où écrire le formulaire ?",
        {"--fichier FICHIER pour un classeur, ou --sortie DIR pour un par territoire"});
  }
  if (choices.is_table && !choices.folder.empty()) {
    request.complain("--forme tableau : un seul classeur, une ligne par territoire",
                     {"donnez --fichier au lieu de --sortie"});
  }
  if (!request.complaints().empty()) return Stop{kWrongUsage, request.complaints()};
  return choices;
}

/// Writes one workbook whole or not at all.
Diagnostics write_forms(const returns::FormSet& forms, const FormChoices& choices,
                        const std::string& path, Day day, const Situation& situation) {
  const auto book =
      choices.is_table ? returns::planned_table(forms) : returns::planned_sheets(forms);
  if (!book) return book.error();
  const Undisturbed while_writing;
  const std::string temporary = files::temporary_name(path);
  Diagnostics faults;
  if (choices.format == "ods") {
    const auto written = opendocument::write_spreadsheet(*book, temporary, {day});
    if (!written) faults = written.error();
  } else {
    const auto written = workbook::write(*book, temporary, {day, situation.temporary_folder});
    if (!written) faults = written.error();
  }
  return faults.empty() ? files::settle_file(temporary, path) : faults;
}

/// One workbook a territory, named as its document will be.
Diagnostics write_each(const returns::FormSet& forms, const FormChoices& choices, Period period,
                       Day day, const Situation& situation) {
  Diagnostics faults = files::prepare_folder(choices.folder);
  for (const auto& one : forms.territories) {
    if (!faults.empty()) break;
    const returns::FormSet alone{forms.report, forms.title, forms.about, {one}};
    const std::string path = choices.folder + "/" +
                             files::document_stem(forms.report, one.code, period) + "." +
                             choices.format;
    faults = write_forms(alone, choices, path, day, situation);
  }
  return faults;
}

int write_form(const Arguments& arguments, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto missing = missing_data(arguments);
  if (!missing.empty()) return report(terminal, missing, kWrongUsage);
  const auto choices = form_choices(arguments);
  if (!choices) return report(terminal, choices.error());
  const auto asked = open_asked(arguments, situation);
  if (!asked) return report(terminal, asked.error());
  const auto forms = production::gather_forms(
      asked->prepared, asked->trial.schema, asked->trial.facts, asked->territories, asked->former);
  if (!forms) return report(terminal, forms.error(), kStopped);
  if (forms->territories.front().lines.empty()) {
    return report(terminal,
                  {{plain_error("le rapport « " + forms->report + " » ne demande rien à remplir")}},
                  kWrongUsage);
  }
  const Day day = asked->trial.dossier->arrete();
  const Diagnostics faults =
      choices->folder.empty()
          ? write_forms(*forms, *choices, choices->file, day, situation)
          : write_each(*forms, *choices, asked->trial.facts.period, day, situation);
  if (!faults.empty()) return report(terminal, faults, kStopped);
  if (!arguments.has("silencieux")) {
    terminal.err << wording::counted(forms->territories.size(), "territoire", "territoires") << ", "
                 << wording::counted(forms->territories.front().lines.size(), "question",
                                     "questions")
                 << " : " << (choices->folder.empty() ? choices->file : choices->folder) << "\n";
  }
  return kDone;
}

// ── verifier ───────────────────────────────────────────────────────────────────────────────────

/// Tells the answers that no document will hold.
void warn_of_unasked(const Asked& asked, Terminal& terminal) {
  const auto& tree = asked.trial.dossier->records().territoires;
  for (const auto id : asked.territories) {
    if (asked.prepared.answers.of(tree.code[id]).fields.empty()) continue;
    const vocabulary::DocumentNames names{asked.trial.schema, asked.trial.facts, id,
                                          asked.trial.facts.period};
    const auto expanded = production::expand(asked.prepared, names, {});
    if (!expanded) continue;  // `produire` says why
    auto warnings = production::unasked_answers(asked.prepared, tree.code[id], *expanded);
    for (auto& warning : warnings) {
      warning.trace.push_back("pour " + asked.prepared.report.name + " de " + tree.code[id]);
    }
    warn(terminal, warnings);
  }
}

/// A line a territory: how many questions are answered, which mandatory ones are not.
int verify_answers(const Arguments& arguments, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto missing = missing_data(arguments);
  if (!missing.empty()) return report(terminal, missing, kWrongUsage);
  Request request{arguments};
  const std::string format = request.word("format", {"table", "csv"}, "table");
  if (arguments.value("reponses").empty()) {
    request.complain("il manque l'option --reponses : le fichier ou le dossier à vérifier");
  }
  if (!request.complaints().empty()) return report(terminal, request.complaints(), kWrongUsage);
  const auto asked = open_asked(arguments, situation);
  if (!asked) return report(terminal, asked.error());
  const auto& tree = asked->trial.dossier->records().territoires;
  warn_of_unasked(*asked, terminal);
  const auto& form = asked->prepared.source.form();
  Listing listing{{{"territoire"},
                   {"libellé"},
                   {"réponses", CellKind::number},
                   {"obligatoires vides", CellKind::number},
                   {"lesquelles"}},
                  {}};
  for (const auto id : asked->territories) {
    const auto& answers = asked->prepared.answers.of(tree.code[id]);
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
  return deliver(rendered(listing, format == "csv" ? Format::csv : Format::table), arguments,
                 terminal);
}

}  // namespace

int run_reponses(const Arguments& arguments, const Situation& situation) {
  const std::string& action = arguments.positionals[0];
  if (action == "relire") return reread_act(arguments, situation);
  if (action == "formulaire") return write_form(arguments, situation);
  if (action == "verifier") return verify_answers(arguments, situation);
  return report(
      situation.terminal,
      {{plain_error(
          "reponses : action inconnue « " + action + " »",
          did_you_mean(action, std::vector<std::string>{"formulaire", "verifier", "relire"}))}},
      kWrongUsage);
}

}  // namespace copil::program
