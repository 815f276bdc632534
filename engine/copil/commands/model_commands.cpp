// The commands of those who write templates: modele verifier, variables, arbre, apercu.
#include <algorithm>
#include <ostream>

#include "authoring/authoring.hpp"
#include "copil/making/model_check.hpp"
#include "copil/making/model_preview.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/overlaying.hpp"
#include "copil/options/request.hpp"
#include "expansion/template.hpp"
#include "production/production.hpp"

namespace copil::program {

namespace {

using vocabulary::Report;

int check(const Arguments& arguments, const Situation& situation, const std::string& name) {
  Terminal& terminal = situation.terminal;
  if (!name.empty()) {
    const auto known = report_named(situation.resources, name);
    if (!known) return report(terminal, known.error(), kWrongUsage);
  }
  const auto trial = open_trial(arguments, situation);
  if (!trial) return report(terminal, trial.error());
  const ModelCheck result = check_models(situation, *trial, name);
  terminal.err << formatted(result.problems);
  for (const auto& line : result.sound) terminal.out << line << "\n";
  return has_errors(result.problems) ? kStopped : kDone;
}

std::string type_text(const expansion::Type& type) {
  switch (type.kind) {
    case expansion::Kind::number:
      return "nombre (" + std::string{unit_name(type.unit)} + ")";
    case expansion::Kind::text:
      return "texte";
    case expansion::Kind::day:
      return "date";
    case expansion::Kind::boolean:
      return "oui ou non";
    case expansion::Kind::record:
      return type.record;
    case expansion::Kind::list:
      return "liste de " + type.record;
  }
  return {};
}

std::string record_text(const std::string& title, const expansion::RecordType& record) {
  std::string text = title + "\n";
  for (const auto& field : record.fields) {
    text += "  " + field.name + " : " + type_text(field.type) + " — " + field.description + "\n";
  }
  return text;
}

std::string schema_text(const expansion::Schema& schema, const expansion::Form& form) {
  std::string text;
  for (const auto& record : expansion::form_records(form)) text += record_text(record.name, record);
  for (const auto& record : schema.records) {
    text += record_text(record.name == schema.root ? "au premier niveau" : record.name, record);
  }
  text += "chiffres, par chiffre(\"CODE\") et cumul(\"CODE\")\n";
  for (const auto& figure : schema.figures)
    text += "  " + figure.code + " : " + figure.label + "\n";
  return text;
}

int list_variables(const Arguments& arguments, const Situation& situation,
                   const std::string& name) {
  Terminal& terminal = situation.terminal;
  Request request{arguments};
  const std::string format = request.word("format", {"table", "yaml"}, "table");
  if (!request.complaints().empty()) return report(terminal, request.complaints(), kWrongUsage);
  const auto report_found = report_named(situation.resources, name);
  if (!report_found) return report(terminal, report_found.error(), kWrongUsage);
  const auto catalogue = figures::load_catalogue(situation.resources.cards());
  if (!catalogue) return report(terminal, catalogue.error(), kStopped);
  const auto schema = vocabulary::make_schema(*catalogue);
  const auto prepared = production::prepare(situation.resources, *report_found, schema);
  if (format == "table") {
    // A template that is not right yet still asks what it may name.
    const expansion::Form form = prepared ? prepared->source.form() : expansion::Form{};
    return deliver(schema_text(schema, form), arguments, terminal);
  }
  if (!prepared) return report(terminal, prepared.error(), kStopped);
  return deliver(expansion::form_yaml(prepared->source.form()), arguments, terminal);
}

/// `modele chercher`, `modele usages`: places and their lines, one a line.
std::string findings_text(const std::vector<authoring::Finding>& findings) {
  std::string text;
  for (const auto& finding : findings) {
    text += finding.place.file + ":" + std::to_string(finding.place.line) + ":" +
            std::to_string(finding.place.column) + " : " + finding.line + "\n";
  }
  return text;
}

int search_phrase(const Arguments& arguments, const Situation& situation,
                  const std::string& phrase) {
  const auto found = authoring::find_phrase(situation.resources.templates(), phrase);
  if (!found) return report(situation.terminal, found.error(), kWrongUsage);
  if (found->findings.empty()) {
    return report(situation.terminal,
                  Diagnostics{plain_error("aucun modèle ne dit « " + found->words + " »",
                                          {"les nombres, les noms et les dates viennent des "
                                           "données : cherchez les mots qui les entourent"})},
                  kDoneWithFaults);
  }
  const std::string heading = "« " + found->words + " »\n";
  return deliver(heading + findings_text(found->findings), arguments, situation.terminal);
}

int list_usages(const Arguments& arguments, const Situation& situation, const std::string& part) {
  const auto found = authoring::find_usages(situation.resources.templates(), part);
  if (!found) return report(situation.terminal, found.error(), kWrongUsage);
  return deliver(found->empty() ? "aucun modèle ne l'inclut\n" : findings_text(*found), arguments,
                 situation.terminal);
}

int start_model(const Situation& situation, const std::string& name) {
  const auto made = authoring::start_template(situation.resources.layers(), name);
  if (!made) return report(situation.terminal, made.error(), kWrongUsage);
  for (const auto& path : *made) situation.terminal.out << path << "\n";
  return kDone;
}

/// What each name is worth in the report's document of `--territoire`.
int list_values(const Arguments& arguments, const Situation& situation, const std::string& name) {
  const auto report_found = report_named(situation.resources, name);
  if (!report_found) return report(situation.terminal, report_found.error(), kWrongUsage);
  const auto trial = open_trial(arguments, situation);
  if (!trial) return report(situation.terminal, trial.error());
  const auto territory =
      find_territory(trial->dossier->records().territoires, arguments.value("territoire"));
  if (!territory) return report(situation.terminal, territory.error());
  const vocabulary::DocumentNames names{trial->schema, trial->facts, *territory,
                                        trial_period(*trial, *report_found)};
  return deliver(authoring::values_text(names), arguments, situation.terminal);
}

}  // namespace

int run_modele(const Arguments& arguments, const Situation& situation) {
  const std::string& action = arguments.positionals[0];
  const std::string name = arguments.positionals.size() > 1 ? arguments.positionals[1] : "";
  if (action == "verifier") return check(arguments, situation, name);
  const std::vector<std::string> known{"verifier", "variables", "arbre",
                                       "apercu",   "chercher",  "usages",
                                       "nouveau",  "reprendre", "differences"};
  Diagnostics complaints;
  if (std::find(known.begin(), known.end(), action) == known.end()) {
    complaints = {
        plain_error("modele : action inconnue « " + action + " »", did_you_mean(action, known))};
  } else if (name.empty() && action != "differences") {
    complaints = {plain_error("il manque MODELE : nom d'un rapport")};
  }
  if (!complaints.empty()) return report(situation.terminal, complaints, kWrongUsage);
  if (action == "chercher") return search_phrase(arguments, situation, name);
  if (action == "usages") return list_usages(arguments, situation, name);
  if (action == "nouveau") return start_model(situation, name);
  if (action == "reprendre") return take_over_model(situation, name);
  if (action == "differences") return list_differences(arguments, situation);
  const bool wants_values = action == "variables" && !arguments.value("territoire").empty();
  if (wants_values) return list_values(arguments, situation, name);
  if (action == "variables") return list_variables(arguments, situation, name);
  if (action == "arbre") return dump_model(arguments, situation, name);
  return preview_model(arguments, situation, name);
}

}  // namespace copil::program
