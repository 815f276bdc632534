#pragma once

#include <string>
#include <vector>

#include "console/site/site.hpp"

/// The runs of campaigns under the outputs' folder.
namespace copil::console {

/// Their names: folders that hold a manifest, or the register of a run that was cut short.
std::vector<std::string> run_folders(const Site& site);
/// Where the documents of that run are listed.
std::string run_address(const std::string& folder);

}  // namespace copil::console
