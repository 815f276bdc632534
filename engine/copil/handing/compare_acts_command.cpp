// copil comparer-actes: what two acts do not say alike, and the avenant that says it.
#include <algorithm>
#include <ostream>

#include "acts/amendment.hpp"
#include "acts/comparison.hpp"
#include "copil/handing/act_listing.hpp"
#include "copil/handing/act_origin.hpp"
#include "copil/options/documents_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/undisturbed.hpp"
#include "files/files.hpp"
#include "notation/node.hpp"
#include "returns/typed.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

/// Two acts held against each other, and where the second comes from.
struct ComparedActs {
  acts::ActText before;
  acts::Comparison comparison;
  std::vector<acts::Change> in_force;  ///< what data have decided since, which no act says yet
};

/// The term of a field of a record; nothing when it has none of that name.
expansion::Term field_of(const expansion::Schema& schema, const expansion::Record& record,
                         std::string_view name) {
  const auto* type = schema.find(record.type());
  for (std::size_t i = 0; type != nullptr && i < type->fields.size(); ++i) {
    if (type->fields[i].name == name) return record.get(i);
  }
  return {};
}

/// The objective that the last avenant of the year's data gives the territory; nothing without one.
std::optional<Value> objective_in_force(const ActScene& scene) {
  const vocabulary::DocumentNames names{scene.trial.schema, scene.trial.facts, scene.territory,
                                        scene.trial.facts.period};
  const auto territory = names.territoire_term(scene.territory);
  const auto* const* record = std::get_if<const expansion::Record*>(&territory);
  if (record == nullptr || *record == nullptr) return std::nullopt;
  const auto avenant = field_of(scene.trial.schema, **record, "avenant");
  const auto* const* revision = std::get_if<const expansion::Record*>(&avenant);
  if (revision == nullptr || *revision == nullptr) return std::nullopt;
  const auto objective = field_of(scene.trial.schema, **revision, "objectif_apres");
  const auto* value = std::get_if<Value>(&objective);
  return value == nullptr ? std::nullopt : std::optional{*value};
}

/// A convention says what held when it was signed: what was decided since is told beside.
std::vector<acts::Change> decided_since(const acts::ActText& act, const ActScene& scene) {
  const auto said = acts::figures_in(act, acts::kSignedObjective);
  const auto objective = objective_in_force(scene);
  if (said.empty() || !objective) return {};
  const std::string text = wording::number_text(*objective, NumberStyle::with_unit);
  if (acts::is_same_number(said.front().text, text)) return {};
  return {{acts::Nature::figure, said.front().article, said.front().where, acts::kSignedObjective,
           said.front().text, text}};
}

Step<ComparedActs> compared(const ComparerActesOptions& asked, const Situation& situation) {
  auto before = acts::read_act(asked.acts[0]);
  if (!before) return Stop{kStopped, before.error()};
  ComparedActs both{std::move(*before), {}, {}};
  if (asked.acts.size() > 1) {
    const auto after = acts::read_act(asked.acts[1]);
    if (!after) return Stop{kStopped, after.error()};
    both.comparison = acts::compare(both.before, *after);
    return both;
  }
  auto scene = open_act_scene(both.before, {asked.donnees, asked.periode, asked.arrete_au},
                              asked.reponses, situation);
  if (!scene) return scene.error();
  // What was answered is not what is compared: only what data say.
  auto held = returns::held(acts::answers_in(both.before), scene->form());
  for (const auto& [name, on] : given_answers(*scene).options) held.answers.options[name] = on;
  const auto after = made_again(*scene, held.answers, situation);
  if (!after) return Stop{kStopped, after.error()};
  both.comparison = acts::compare(both.before, *after);
  both.in_force = decided_since(both.before, *scene);
  return both;
}

/// The answers that the report's form asks for, of those that are known.
Checked<returns::Typed> asked_answers(const acts::Amendment& amendment,
                                      const Situation& situation) {
  const auto definitions = vocabulary::load_definitions(situation.resources, {});
  if (!definitions) return definitions.error();
  const auto found = report_named(situation.resources, amendment.report);
  if (!found) return found.error();
  const auto prepared = production::prepare(situation.resources, *found,
                                            vocabulary::make_schema(definitions->catalogue));
  if (!prepared) return prepared.error();
  returns::Typed typed;
  for (const auto& field : prepared->source.form().fields) {
    const auto known = amendment.answers.find(field.name);
    if (known != amendment.answers.end()) typed[field.name] = known->second;
  }
  return typed;
}

std::string in_words(const acts::Change& change) {
  const auto told = [](const std::string& text) {
    return text.empty() ? "rien" : "« " + text + " »";
  };
  return "  – " + (change.article.empty() ? std::string{"en tête"} : change.article) + " : " +
         told(change.before) + " devient " + told(change.after) + "\n";
}

/// What is proposed, for people.
std::string proposal(const acts::Amendment& amendment, const returns::Typed& typed,
                     const acts::ActText& act) {
  if (amendment.report.empty()) {
    return amendment.left.empty() ? std::string{}
                                  : "Aucun rapport ne dit ces différences : l'avenant est à écrire "
                                    "à la main.\n";
  }
  std::string text =
      "Avenant proposé : " + amendment.report + ", " + act.territory + ", " + act.period + "\n";
  for (const auto& [name, answer] : typed) {
    text.append("  ").append(name).append(" : ").append(answer).append("\n");
  }
  if (amendment.left.empty()) return text + "Il dit tout ce qui diffère.\n";
  text += "Il ne dit pas, et qui est à écrire à la main :\n";
  for (const auto& change : amendment.left) text += in_words(change);
  return text;
}

Diagnostics write_answers_of(const acts::Amendment& amendment, const returns::Typed& typed,
                             const acts::ActText& act, const std::string& folder) {
  const Undisturbed while_writing;
  Diagnostics faults = files::prepare_folder(folder);
  if (!faults.empty()) return faults;
  const auto period = parse_period(act.period);
  const std::string stem =
      period ? files::document_stem(amendment.report, act.territory, *period) : amendment.report;
  return files::write_file(folder + "/" + stem + ".reponses.yaml",
                           returns::typed_yaml(amendment.report, act.territory, typed, {}));
}

}  // namespace

void ComparerActesOptions::check() const {
  if (acts.size() > 2) from.complain("deux actes au plus se comparent");
  if (acts.size() < 2 && donnees.empty()) {
    from.complain("à quoi comparer cet acte ?",
                  {"donnez un second acte (.odt)",
                   "--donnees DIR : à ce que disent les données aujourd'hui"});
  }
}

int run_comparer_actes(const ComparerActesOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  auto both = compared(asked, situation);
  if (!both) return report(terminal, both.error());
  warn(terminal, both->comparison.doubts);
  auto& changes = both->comparison.changes;
  changes.insert(changes.begin(), both->in_force.begin(), both->in_force.end());
  const auto amendment = acts::proposed_amendment(both->before, changes);
  returns::Typed typed;
  if (!amendment.report.empty()) {
    auto answers = asked_answers(amendment, situation);
    if (!answers) return report(terminal, answers.error(), kStopped);
    typed = std::move(*answers);
  }
  std::string text = rendered(listing_of(both->comparison), format_named(asked.format));
  const std::string proposed = proposal(amendment, typed, both->before);
  const bool is_for_people = asked.format == "table";
  if (is_for_people && !proposed.empty()) text += "\n" + proposed;
  const int status = deliver(text, asked.fichier, terminal);
  if (status != kDone) return status;
  if (!is_for_people && !asked.silencieux) terminal.err << proposed;
  if (!asked.sortie.empty() && !amendment.report.empty()) {
    const auto faults = write_answers_of(amendment, typed, both->before, asked.sortie);
    if (!faults.empty()) return report(terminal, faults, kStopped);
  }
  return hold_strict(asked.strict, 0, terminal);
}

}  // namespace copil::program
