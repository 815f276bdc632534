#pragma once

#include <string>
#include <vector>

#include "acts/act_text.hpp"
#include "copil/making/trial.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/steps.hpp"
#include "production/production.hpp"
#include "returns/returned.hpp"

/// Acts made again from data, to hold against them those that come back.
namespace copil::program {

/// What is needed to make an act again: the report, territory, period and arrêté that it tells of
/// itself, its template and what was answered to it.
struct ActScene {
  Trial trial;
  std::vector<production::PreparedReport> prepared;  ///< one
  records::TerritoireId territory = records::kNone;
  std::string territory_code;
  bool is_final = false;
  returns::Returned returned;  ///< of `--reponses`

  const expansion::Form& form() const { return prepared.front().source.form(); }
};

/// Reads the data and the answers (a file or folder of them, or empty) for that act, whose own
/// period and arrêté hold where the data are asked for without. Stops on an act that says of no
/// report or territory that it is.
Step<ActScene> open_act_scene(const acts::ActText& act, const TrialData& data,
                              const std::string& answers, const Situation& situation);

/// The act as `produire` would write it today with these answers, read back; `file` names it in
/// messages.
Checked<acts::ActText> made_again(ActScene& scene, const expansion::Answers& answers,
                                  const Situation& situation);

/// The answers that were given for the act.
const expansion::Answers& given_answers(const ActScene& scene);

}  // namespace copil::program
