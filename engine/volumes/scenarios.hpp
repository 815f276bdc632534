#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "volumes/simulation.hpp"

/// Scenarios as committees write them down.
namespace copil::volumes {

/// The scenarios of a YAML file, a list under `scenarios`, or of an XLSX or ODS workbook, a sheet
/// of them and one of the demands. Errors, all of them: a key or a word
/// that is not known, a number out of bounds, a name that is missing or borne twice.
Checked<std::vector<Scenario>> read_scenarios(const std::string& path);

}  // namespace copil::volumes
