#pragma once

#include <string>
#include <vector>

#include "base/period.hpp"
#include "console/site/site.hpp"

/// Runs of the program that say or make what a page does: shown beside it, or launched from it.
namespace copil::console {

/// The words of a command line, after the program's name.
using CommandWords = std::vector<std::string>;

/// Has the command read what the site reads, and as it does, for that period: its folder and its
/// arrêté, the rules imposed on it, the same cards and templates, the same settings.
void add_data(CommandWords& words, const Site& site, Period period);

/// The line to type in a shell.
std::string as_typed(const CommandWords& words);

}  // namespace copil::console
