// copil exemple: a fictitious data folder of any size.
#include <ostream>

#include "copil/options/commands.hpp"
#include "copil/options/request.hpp"
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

/// Sizes follow the missions locales, then the youths, where nothing else is asked.
example::Plan plan_of(Request& request, const Arguments& arguments) {
  example::Plan plan;
  if (!arguments.value("annee").empty()) plan.annee = request.year().year;
  plan.missions_locales =
      static_cast<int>(request.whole_number("missions", example::kNationalMissions, 1, 10'000));
  if (plan.missions_locales > example::kMostMissions) {
    request.complain("--missions : " + std::to_string(example::kMostMissions) + " au plus");
  }
  const long jeunes = static_cast<long>(plan.missions_locales) * example::kNationalJeunes /
                      example::kNationalMissions;
  plan.jeunes = static_cast<int>(request.whole_number("jeunes", jeunes, 1, 20'000'000));
  if (plan.jeunes > example::kMostJeunes) {
    request.complain("--jeunes : " + std::to_string(example::kMostJeunes) + " au plus");
  }
  plan.services = request.whole_number("services", 5L * plan.jeunes, 0, 500'000'000);
  plan.seed = static_cast<std::uint64_t>(request.whole_number("graine", 1, 0, 999'999'999));
  plan.style = arguments.has("sale") ? example::Style::dirty : example::Style::clean;
  if (arguments.has("melange")) plan.order = example::Order::mixed;
  if (arguments.has("melange") && arguments.has("sale")) {
    request.complain(
        "--melange et --sale ne vont pas ensemble : les défauts tiennent à l'ordre "
        "des lignes");
  }
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

example::Working working_on(Request& request, ProgressLine& line) {
  example::Working working;
  working.jobs = request.jobs();
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

int run_exemple(const Arguments& arguments, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  Request request{arguments};
  const std::string folder = arguments.positionals.front();
  const example::Plan plan = plan_of(request, arguments);
  ProgressLine line{terminal, arguments};
  const example::Working working = working_on(request, line);
  Diagnostics complaints = request.complaints();
  for (auto& complaint : example::check_target(folder)) complaints.push_back(std::move(complaint));
  if (!complaints.empty()) return report(terminal, complaints, kWrongUsage);
  stop_on_request();
  const auto tally = write(folder, plan, working, situation);
  line.clear();
  if (!tally) {
    return report(terminal, tally.error(), is_stop_requested() ? kInterrupted : kStopped);
  }
  if (!arguments.has("silencieux")) terminal.err << summary(folder, *tally);
  return kDone;
}

}  // namespace copil::program
