// The command about documents: produire.
#include <algorithm>
#include <ostream>

#include "base/text.hpp"
#include "copil/making/chosen_territories.hpp"
#include "copil/making/detailing.hpp"
#include "copil/making/extracting.hpp"
#include "copil/making/rendering.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/request.hpp"
#include "exports/rejects.hpp"
#include "files/files.hpp"
#include "production/details.hpp"
#include "production/production.hpp"

namespace copil::program {

namespace {

using vocabulary::Output;
using vocabulary::Report;

/// `pdf,ods` as outputs; the report's own when nothing is asked.
std::vector<Output> chosen_outputs(Request& request, const std::string& text) {
  std::vector<Output> outputs;
  for (const auto& word : split_at_commas(text)) {
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

/// What `produire` can make: the report definitions, and the lists that need no template.
Checked<Report> produced_report(const vocabulary::Resources& resources, const std::string& name) {
  auto reports = vocabulary::load_reports(resources.reports());
  if (!reports) return reports.error();
  reports->push_back(production::detailed_report());
  return vocabulary::find_report(*reports, name);
}

}  // namespace

int run_produire(const Arguments& arguments, const Situation& situation) {
  if (!arguments.value("extrait").empty()) return extract(arguments, situation);
  Terminal& terminal = situation.terminal;
  Request request{arguments};
  const Period period = request.period();
  RenderingRequest wanted;
  wanted.inquiry = {arguments.value("donnees"),           request.arrete(period), period, {},
                    request.imposed(situation.resources), request.jobs(),         {}};
  wanted.inquiry.cache = cache_for(arguments, situation.cache);
  wanted.folder = arguments.value("sortie");
  wanted.answers = arguments.value("reponses");
  wanted.scenarios = arguments.value("scenario");
  wanted.effect = request.day("date-effet", wanted.inquiry.arrete + 1);
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
                              return chosen_territories(tree, *report_found, code, chosen_level);
                            }});
  const auto rendering = is_detailed ? render_details(wanted, arguments, situation)
                                     : render(wanted, arguments, situation);
  if (!rendering) return report(terminal, rendering.error());
  return conclude_rendering(*rendering, arguments, situation);
}

}  // namespace copil::program
