// The commands of those who write templates: modele verifier, variables, arbre, apercu.
#include <algorithm>
#include <ostream>

#include "authoring/authoring.hpp"
#include "copil/making/model_check.hpp"
#include "copil/making/model_preview.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/documents_options.hpp"
#include "copil/options/overlaying.hpp"
#include "copil/options/steps.hpp"
#include "expansion/template.hpp"
#include "production/production.hpp"

namespace copil::program {

namespace {

using vocabulary::Report;

int check_model(const ModeleOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  if (!asked.name.empty()) {
    const auto known = report_named(situation.resources, asked.name);
    if (!known) return report(terminal, known.error(), kWrongUsage);
  }
  const auto trial = open_trial({asked.donnees, asked.periode, asked.arrete_au}, situation);
  if (!trial) return report(terminal, trial.error());
  const ModelCheck result = check_models(situation, *trial, asked.name);
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

int list_variables(const ModeleOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto report_found = report_named(situation.resources, asked.name);
  if (!report_found) return report(terminal, report_found.error(), kWrongUsage);
  const auto catalogue = figures::load_catalogue(situation.resources.cards());
  if (!catalogue) return report(terminal, catalogue.error(), kStopped);
  const auto schema = vocabulary::make_schema(*catalogue);
  const auto prepared = production::prepare(situation.resources, *report_found, schema);
  if (asked.format == "table") {
    // A template that is not right yet still asks what it may name.
    const expansion::Form form = prepared ? prepared->source.form() : expansion::Form{};
    return deliver(schema_text(schema, form), asked.fichier, terminal);
  }
  if (!prepared) return report(terminal, prepared.error(), kStopped);
  return deliver(expansion::form_yaml(prepared->source.form()), asked.fichier, terminal);
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

int search_phrase(const ModeleOptions& asked, const Situation& situation) {
  const auto found = authoring::find_phrase(situation.resources.templates(), asked.name);
  if (!found) return report(situation.terminal, found.error(), kWrongUsage);
  if (found->findings.empty()) {
    return report(situation.terminal,
                  Diagnostics{plain_error("aucun modèle ne dit « " + found->words + " »",
                                          {"les nombres, les noms et les dates viennent des "
                                           "données : cherchez les mots qui les entourent"})},
                  kDoneWithFaults);
  }
  const std::string heading = "« " + found->words + " »\n";
  return deliver(heading + findings_text(found->findings), asked.fichier, situation.terminal);
}

int list_usages(const ModeleOptions& asked, const Situation& situation) {
  const auto found = authoring::find_usages(situation.resources.templates(), asked.name);
  if (!found) return report(situation.terminal, found.error(), kWrongUsage);
  return deliver(found->empty() ? "aucun modèle ne l'inclut\n" : findings_text(*found),
                 asked.fichier, situation.terminal);
}

int start_model(const Situation& situation, const std::string& name) {
  const auto made = authoring::start_template(situation.resources.layers(), name);
  if (!made) return report(situation.terminal, made.error(), kWrongUsage);
  for (const auto& path : *made) situation.terminal.out << path << "\n";
  return kDone;
}

/// What each name is worth in the report's document of `--territoire`.
int list_values(const ModeleOptions& asked, const Situation& situation) {
  const auto report_found = report_named(situation.resources, asked.name);
  if (!report_found) return report(situation.terminal, report_found.error(), kWrongUsage);
  const auto trial = open_trial({asked.donnees, asked.periode, asked.arrete_au}, situation);
  if (!trial) return report(situation.terminal, trial.error());
  const auto territory = find_territory(trial->dossier->records().territoires, asked.territoire);
  if (!territory) return report(situation.terminal, territory.error());
  const vocabulary::DocumentNames names{trial->schema, trial->facts, *territory,
                                        trial_period(*trial, *report_found)};
  return deliver(authoring::values_text(names), asked.fichier, situation.terminal);
}

}  // namespace

void ModeleOptions::check() const {
  const std::vector<std::string> known{"verifier", "variables", "arbre",
                                       "apercu",   "chercher",  "usages",
                                       "nouveau",  "reprendre", "differences"};
  if (std::find(known.begin(), known.end(), action) == known.end()) {
    from.complain("modele : action inconnue « " + action + " »", did_you_mean(action, known));
  } else if (name.empty() && action != "differences" && action != "verifier") {
    from.complain("il manque MODELE : nom d'un rapport");
  }
}

int run_modele(const ModeleOptions& asked, const Situation& situation) {
  if (asked.action == "verifier") return check_model(asked, situation);
  if (asked.action == "chercher") return search_phrase(asked, situation);
  if (asked.action == "usages") return list_usages(asked, situation);
  if (asked.action == "nouveau") return start_model(situation, asked.name);
  if (asked.action == "reprendre") return take_over_model(situation, asked.name);
  if (asked.action == "differences") return list_differences(asked.fichier, situation);
  if (asked.action == "arbre") return dump_model(asked, situation);
  if (asked.action == "apercu") return preview_model(asked, situation);
  return asked.territoire.empty() ? list_variables(asked, situation)
                                  : list_values(asked, situation);
}

}  // namespace copil::program
