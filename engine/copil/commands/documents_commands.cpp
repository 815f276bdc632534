// The command about documents: produire.
#include <algorithm>
#include <ostream>

#include "copil/making/chosen_territories.hpp"
#include "copil/making/detailing.hpp"
#include "copil/making/extracting.hpp"
#include "copil/making/rendering.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/documents_options.hpp"
#include "copil/options/steps.hpp"
#include "exports/rejects.hpp"
#include "files/files.hpp"
#include "production/details.hpp"
#include "production/production.hpp"

namespace copil::program {

namespace {

using vocabulary::Report;

/// What `produire` can make: the report definitions, and the lists that need no template.
Checked<Report> produced_report(const vocabulary::Resources& resources, const std::string& name) {
  auto reports = vocabulary::load_reports(resources.reports());
  if (!reports) return reports.error();
  reports->push_back(production::detailed_report());
  return vocabulary::find_report(*reports, name);
}

}  // namespace

void ProduireOptions::check() const {
  const bool has_workbook =
      outputs.empty() || std::count(outputs.begin(), outputs.end(), vocabulary::Output::xlsx) > 0;
  if (!origines || (extrait.empty() && has_workbook)) return;
  from.complain("--origines commente les cellules d'un classeur XLSX, et aucun n'est demandé",
                {"--format xlsx"});
}

int run_produire(const ProduireOptions& asked, const Situation& situation) {
  if (!asked.extrait.empty()) return extract(asked, situation);
  Terminal& terminal = situation.terminal;
  const auto report_found = produced_report(situation.resources, asked.rapport);
  if (!report_found) return report(terminal, report_found.error(), kWrongUsage);
  const Day arrete = asked.arrete_au.value_or(last_day(asked.period));
  RenderingRequest wanted;
  wanted.inquiry =
      inquiry_of(asked.data, asked.reading, asked.period, arrete, asked.rules, situation);
  wanted.inquiry.years_before = 1;
  wanted.folder = asked.sortie;
  wanted.only = asked.territoire;
  wanted.answers = asked.reponses;
  wanted.scenarios = asked.scenario;
  wanted.effect = asked.date_effet.value_or(arrete + 1);
  wanted.outputs = asked.outputs;
  wanted.is_final = asked.definitif;
  wanted.says_origins = asked.origines;
  wanted.accepts_incomplete = asked.accepter_incomplet;
  wanted.is_quiet = asked.reading.silencieux;
  const bool is_detailed = report_found->name == production::detailed_report().name;
  // Lists of rows are asked for one territory at a time: the whole, unless told otherwise.
  const bool is_whole = is_detailed && asked.niveau.empty() && asked.territoire.empty();
  const std::string level = is_whole ? "national" : asked.niveau;
  wanted.reports.push_back({*report_found, [&](const records::Territoires& tree) {
                              return chosen_territories(tree, *report_found, asked.territoire,
                                                        level);
                            }});
  const auto rendering =
      is_detailed ? render_details(wanted, situation) : render(wanted, situation);
  if (!rendering) return report(terminal, rendering.error());
  return conclude_rendering(*rendering, asked.sortie, asked.reading, situation);
}

}  // namespace copil::program
