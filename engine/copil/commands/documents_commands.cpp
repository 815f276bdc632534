// The command about documents: produire.
#include <algorithm>
#include <ostream>
#include <sstream>

#include "copil/making/detailing.hpp"
#include "copil/making/rendering.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/request.hpp"
#include "exports/rejects.hpp"
#include "files/files.hpp"
#include "production/details.hpp"
#include "production/production.hpp"

namespace copil::program {

namespace {

using records::TerritoireId;
using vocabulary::Output;
using vocabulary::Report;

/// `pdf,ods` as outputs; the report's own when nothing is asked.
std::vector<Output> chosen_outputs(Request& request, const std::string& text) {
  std::vector<Output> outputs;
  std::istringstream words{text};
  for (std::string word; std::getline(words, word, ',');) {
    const auto output = vocabulary::find_output(word);
    if (output) {
      outputs.push_back(*output);
    } else {
      const Diagnostic& fault = output.error().front();
      request.complain("--format : " + fault.message, fault.hints);
    }
  }
  return outputs;
}

std::string joined_levels(const Report& report) {
  std::string text;
  for (const auto level : report.levels) {
    text += (text.empty() ? "" : ", ") + std::string{records::type_label(level)};
  }
  return text;
}

/// The territories to make the report for: one, all of a level, or all of the report's levels.
Step<std::vector<TerritoireId>> territories_of_report(const records::Territoires& tree,
                                                      const Report& report, const std::string& code,
                                                      const std::string& level) {
  const auto suits = [&](TerritoireId id) {
    return std::find(report.levels.begin(), report.levels.end(), tree.type[id]) !=
           report.levels.end();
  };
  if (!code.empty()) {
    const auto territory = find_territory(tree, code);
    if (!territory) return territory.error();
    const bool is_level =
        level.empty() || level == "tous" || records::type_name(tree.type[*territory]) == level;
    if (!is_level) {
      return Stop{kWrongUsage,
                  {plain_error("--niveau " + level + " : « " + tree.libelle[*territory] + " » (" +
                                   std::string{records::type_label(tree.type[*territory])} +
                                   ") n'est pas de ce niveau",
                               {"donnez --territoire ou --niveau, pas les deux"})}};
    }
    if (suits(*territory)) return std::vector{*territory};
    return Stop{kWrongUsage,
                {plain_error("le rapport « " + report.name + " » n'est pas fait pour « " +
                                 tree.libelle[*territory] + " » (" +
                                 std::string{records::type_label(tree.type[*territory])} + ")",
                             {"il est fait pour : " + joined_levels(report)})}};
  }
  std::vector<TerritoireId> chosen;
  for (TerritoireId id = 0; id < tree.size(); ++id) {
    const bool is_level =
        level.empty() || level == "tous" || records::type_name(tree.type[id]) == level;
    if (is_level && suits(id)) chosen.push_back(id);
  }
  tree.sort_by_code(chosen);
  if (!chosen.empty()) return chosen;
  return Stop{kWrongUsage,
              {plain_error("aucun territoire de ce niveau pour « " + report.name + " »",
                           {"il est fait pour : " + joined_levels(report)})}};
}

/// What `produire` can make: the report definitions, and the lists that need no template.
Checked<Report> produced_report(const vocabulary::Resources& resources, const std::string& name) {
  auto reports = vocabulary::load_reports(resources.reports());
  if (!reports) return reports.error();
  reports->push_back(production::detailed_report());
  return vocabulary::find_report(*reports, name);
}

}  // namespace

int run_produire(const Arguments& arguments, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  Request request{arguments};
  const Period period = request.period();
  RenderingRequest wanted;
  wanted.inquiry = {arguments.value("donnees"),           request.arrete(period), period, {},
                    request.imposed(situation.resources), request.jobs(),         {}};
  wanted.inquiry.cache = cache_for(arguments, situation.cache);
  wanted.folder = arguments.value("sortie");
  wanted.answers = arguments.value("champs");
  wanted.is_final = arguments.has("definitif");
  wanted.accepts_incomplete = arguments.has("accepter-incomplet");
  wanted.outputs = chosen_outputs(request, arguments.value("format"));
  const std::string level = request.word("niveau",
                                         {"national", "region", "departement", "mission_locale",
                                          "site_pole_emploi", "plateforme_vocation", "tous"},
                                         "");
  if (!request.complaints().empty()) return report(terminal, request.complaints(), kWrongUsage);
  const auto report_found = produced_report(situation.resources, arguments.positionals[0]);
  if (!report_found) return report(terminal, report_found.error(), kWrongUsage);
  const std::string code = arguments.value("territoire");
  wanted.only = code;
  const bool is_detailed = report_found->name == production::detailed_report().name;
  // Lists of rows are asked for one territory at a time: the whole, unless told otherwise.
  const bool is_whole = is_detailed && level.empty() && code.empty();
  const std::string chosen_level = is_whole ? "national" : level;
  wanted.reports.push_back({*report_found, [&](const records::Territoires& tree) {
                              return territories_of_report(tree, *report_found, code, chosen_level);
                            }});
  const auto rendering = is_detailed ? render_details(wanted, arguments, situation)
                                     : render(wanted, arguments, situation);
  if (!rendering) return report(terminal, rendering.error());
  return conclude_rendering(*rendering, arguments, situation);
}

}  // namespace copil::program
