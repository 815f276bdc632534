#include "copil/handing/act_origin.hpp"

#include "files/files.hpp"

namespace copil::program {

namespace {

/// What is asked for, with what the act says of itself where nothing is.
TrialData completed(TrialData data, const acts::ActText& act) {
  if (!data.period) data.period = parse_period(act.period);
  if (!data.arrete) data.arrete = parse_day(act.arrete);
  return data;
}

Stop untold(const acts::ActText& act, const std::string& what) {
  Diagnostic error =
      plain_error("cet acte ne dit pas " + what,
                  {"seul un acte que copil a écrit en ODT le dit dans ses propriétés",
                   "donnez l'acte tel qu'il a été remis au lieu de --donnees"});
  error.place = {act.file};
  return {kStopped, {error}};
}

}  // namespace

Step<ActScene> open_act_scene(const acts::ActText& act, const TrialData& data,
                              const std::string& answers, const Situation& situation) {
  if (act.report.empty()) return untold(act, "de quel rapport il est");
  if (act.territory.empty()) return untold(act, "de quel territoire il est");
  const auto found = report_named(situation.resources, act.report);
  if (!found) return Stop{kStopped, found.error()};
  ActScene scene;
  if (!answers.empty()) {
    auto returned = returns::read_returns(answers);
    if (!returned) return Stop{kStopped, returned.error()};
    scene.returned = std::move(*returned);
    warn(situation.terminal, scene.returned.warnings);
  }
  auto trial = open_trial(completed(data, act), situation);
  if (!trial) return trial.error();
  scene.trial = std::move(*trial);
  auto prepared =
      production::prepare(situation.resources, *found, scene.trial.schema, scene.returned.sheaves);
  if (!prepared) return Stop{kStopped, prepared.error()};
  scene.prepared.push_back(std::move(*prepared));
  const auto& tree = scene.trial.dossier->records().territoires;
  const auto complaints = returns::check_addresses(scene.returned.sheaves, tree.code, {act.report});
  if (!complaints.empty()) return Stop{kStopped, complaints};
  const auto territory = find_territory(tree, act.territory);
  if (!territory) return Stop{kStopped, territory.error().diagnostics};
  scene.territory = *territory;
  scene.territory_code = act.territory;
  scene.is_final = !act.is_draft;
  return scene;
}

Checked<acts::ActText> made_again(ActScene& scene, const expansion::Answers& answers,
                                  const Situation& situation) {
  auto& prepared = scene.prepared.front();
  prepared.answers.by_territory[scene.territory_code] = answers;
  const files::ScratchFolder folder{situation.temporary_folder};
  production::ProductionOptions options;
  options.folder = folder.path();
  options.outputs = {vocabulary::Output::odt};
  options.is_final = scene.is_final;
  options.temporary_folder = situation.temporary_folder;
  const auto made = production::produce(scene.prepared, scene.trial.schema, scene.trial.facts,
                                        {{prepared.report.name, scene.territory}}, options);
  if (made.empty() || has_errors(made.front().problems)) {
    return made.empty() ? Diagnostics{plain_error("l'acte n'a pas pu être refait")}
                        : made.front().problems;
  }
  auto act = acts::read_act(folder.path() + "/" + made.front().files.front().name);
  if (act) act->file = "l'acte refait d'après " + scene.trial.shown_folder;
  return act;
}

const expansion::Answers& given_answers(const ActScene& scene) {
  return scene.prepared.front().answers.of(scene.territory_code);
}

}  // namespace copil::program
