#pragma once

#include <string>

#include "notation/node.hpp"

namespace copil::volumes {

/// The scenarios of an XLSX or ODS workbook, as a YAML file would say them, every node at its cell:
/// a sheet « scenarios » (one row a scenario, columns as the keys of the YAML file), else the only
/// other one; a sheet « demandes » (scenario, territoire, demande; a row without scenario is of
/// all), if there is one. Errors: those of workbooks, a sheet or a column that is missing.
Checked<notation::Node> read_scenario_book(const std::string& path);

/// True when the file's name is that of such a workbook.
bool is_scenario_book(const std::string& path);

}  // namespace copil::volumes
