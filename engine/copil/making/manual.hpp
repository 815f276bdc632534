#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "copil/options/arguments.hpp"

/// What the tables of commands and options say, for the tools of a Debian system.
namespace copil::program {

/// The manual page (roff, UTF-8) of one command, or of the program where `command` is empty;
/// nothing where no command bears that name.
std::optional<std::string> manual_page(const std::vector<CommandSpec>& commands,
                                       std::string_view command, std::string_view version);

/// The bash script that completes commands, options, their words, files, reports, periods, and the
/// territories of the folder given by `--donnees`.
std::string completion_script(const std::vector<CommandSpec>& commands);

/// The words among which a help text lets choose: `table, csv` of « table (par défaut) ou csv ».
/// Empty where it names none, or one only.
std::vector<std::string> choices_in(std::string_view help);

}  // namespace copil::program
