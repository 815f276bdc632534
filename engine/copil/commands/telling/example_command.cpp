// copil exemple: a fictitious data folder of any size.
#include <ostream>

#include "copil/options/commands.hpp"
#include "copil/options/figures_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/interruption.hpp"
#include "copil/terminal/progress_line.hpp"
#include "example/example.hpp"
#include "figures/parameters.hpp"
#include "records/read.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

constexpr const char* kAccord = "accord-cadre-2010";
constexpr std::string_view kAsker = "exemple";

example::Plan plan_of(const ExempleOptions& asked) {
  example::Plan plan;
  if (asked.annee) plan.annee = asked.annee->year;
  plan.missions_locales = static_cast<int>(asked.missions);
  plan.jeunes = static_cast<int>(asked.jeunes);
  plan.services = asked.services;
  plan.seed = static_cast<std::uint64_t>(asked.graine);
  plan.style = asked.sale ? example::Style::dirty : example::Style::clean;
  if (asked.melange) plan.order = example::Order::mixed;
  return plan;
}

/// What conventions pay in the plan's year.
Checked<example::Bareme> read_bareme(const vocabulary::Resources& resources, int annee) {
  const auto parameters = figures::load_parameters(resources.parameters());
  if (!parameters) return parameters.error();
  const Day day = *make_day(annee, 12, 31);
  example::Bareme bareme;
  Diagnostics complaints;
  collect(parameters->euros("prix_unitaire", day, kAsker), bareme.prix_unitaire, complaints);
  collect(parameters->taux("acompte_1_taux", day, kAsker), bareme.taux_acompte_1, complaints);
  collect(parameters->taux("acompte_2_taux", day, kAsker), bareme.taux_acompte_2, complaints);
  collect(parameters->jour("acompte_1_jour", annee, kAsker), bareme.jour_acompte_1, complaints);
  collect(parameters->jour("acompte_2_jour", annee, kAsker), bareme.jour_acompte_2, complaints);
  if (!complaints.empty()) return complaints;
  return bareme;
}

Checked<records::Reading> read_accord(const vocabulary::Resources& resources) {
  records::ReadOptions options;
  options.needed = {records::FileId::territoires, records::FileId::objectifs};
  return records::read_folder(resources.fixtures() + "/" + kAccord, options);
}

Checked<example::Tally> write(const std::string& folder, example::Plan plan,
                              const example::Working& working, const Situation& situation) {
  const auto bareme = read_bareme(situation.resources, plan.annee);
  if (!bareme) return bareme.error();
  plan.bareme = *bareme;
  const auto accord = read_accord(situation.resources);
  if (!accord) return accord.error();
  return example::write_folder(folder, plan, accord->records, working);
}

example::Working working_on(int jobs, ProgressLine& line) {
  example::Working working;
  working.jobs = jobs;
  working.is_interrupted = is_stop_requested;
  if (line.is_shown()) {
    working.on_progress = [&line](const example::Tally& tally) {
      line.show("exemple", tally.rows);
    };
  }
  return working;
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t kKilo = 1000;
  const bool is_large = bytes >= kKilo * kKilo;
  const std::uint64_t unit = is_large ? kKilo * kKilo : kKilo;
  return wording::counted((bytes + unit / 2) / unit) + (is_large ? " Mo" : " ko");
}

std::string summary(const std::string& folder, const example::Tally& tally) {
  return folder + " : " + std::to_string(tally.files) + " fichiers, " +
         wording::counted(tally.rows) + " lignes" +
         (tally.faulty > 0 ? " dont " + wording::counted(tally.faulty) + " fautives"
                           : std::string{}) +
         ", " + size_text(tally.bytes) + "\n";
}

}  // namespace

void ExempleOptions::check() const {
  if (melange && sale) {
    from.complain(
        "--melange et --sale ne vont pas ensemble : les défauts tiennent à l'ordre des lignes");
  }
  for (const auto& fault : example::check_target(folder)) from.complain(fault);
}

int run_exemple(const ExempleOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  ProgressLine line{terminal, asked.silencieux};
  stop_on_request();
  const auto tally = write(asked.folder, plan_of(asked), working_on(asked.jobs, line), situation);
  line.clear();
  if (!tally) {
    return report(terminal, tally.error(), is_stop_requested() ? kInterrupted : kStopped);
  }
  if (!asked.silencieux) terminal.err << summary(asked.folder, *tally);
  return kDone;
}

}  // namespace copil::program
