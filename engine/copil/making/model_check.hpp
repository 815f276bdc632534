#pragma once

#include <string>
#include <vector>

#include "copil/making/trial.hpp"

/// `modele verifier`: everything that is wrong with templates, reports and campaigns, at once.
namespace copil::program {

/// What a check found. Templates are compiled, then expanded for every territory of the trial and,
/// for the first of them, with each option turned the other way; then with each condition made
/// true, and false, where none of these documents made it so.
struct ModelCheck {
  Diagnostics problems;  ///< in the order of the reports, each said once
  /// A French line for each report without an error; of one asked for by its name, a line more for
  /// each condition that the territories never make true, or never false.
  std::vector<std::string> sound;
};

/// Checks the report definitions of the project, their templates and the campaigns; only the report
/// `name` when it is not empty.
ModelCheck check_models(const Situation& situation, const Trial& trial, const std::string& name);

}  // namespace copil::program
