#pragma once

#include <memory>
#include <string>
#include <vector>

#include "copil/options/commands.hpp"
#include "copil/options/steps.hpp"
#include "vocabulary/names.hpp"
#include "vocabulary/report.hpp"

/// Data to try templates on, read once: `--donnees` and `--periode`, else the demo folder.
namespace copil::program {

/// What the demo folder tells of 2010, as it was known on that day.
vocabulary::Inquiry demo_inquiry(const vocabulary::Resources& resources, Day arrete);

struct Trial {
  std::unique_ptr<vocabulary::Dossier> dossier;
  vocabulary::Facts facts;
  expansion::Schema schema;
  Period year;                   ///< of the period asked for
  std::optional<Period> period;  ///< asked for; else each report has its own
  std::string shown_folder;      ///< as messages name it
};

/// The definition of a report as it now stands: authors may change it between two looks.
Checked<vocabulary::Report> report_named(const vocabulary::Resources& resources,
                                         const std::string& name);

/// The data to try on.
struct TrialData {
  std::string folder;            ///< empty: the demo's
  std::optional<Period> period;  ///< of a folder that is not the demo's it must be said
  std::optional<Day> arrete;     ///< else the last day of the period
};

/// Reads the folder. Stops on a period that is not said and on unreadable data.
Step<Trial> open_trial(const TrialData& data, const Situation& situation);

/// The period to try the report at: the one asked for, else the last of the year among those that
/// the report is made for.
Period trial_period(const Trial& trial, const vocabulary::Report& report);

/// The territories of the report's levels, by code.
std::vector<records::TerritoireId> trial_territories(const Trial& trial,
                                                     const vocabulary::Report& report);

}  // namespace copil::program
