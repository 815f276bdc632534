#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "copil/options/arguments.hpp"
#include "diagnostics/diagnostic.hpp"

/// `copil.yaml`: options that need not be typed. A key is an option's name and holds for every
/// command that has it; a key that is a command's name holds options of that command alone.
namespace copil::program {

/// The options that may stand outside a command's own keys, in the order of the shipped file.
const std::vector<std::string_view>& common_keys();

/// What the file says for that command: paths that are not whole are taken from the file's folder.
/// Errors, all of them with their places: unknown keys, values that are none, YAML.
Checked<Defaults> read_configuration(std::string_view yaml, const std::string& file,
                                     const std::vector<CommandSpec>& commands,
                                     const CommandSpec& command);

/// The same from a file. `given` is the one asked for; empty: `copil.yaml` of the settings' folder,
/// which need not be there.
Checked<Defaults> load_configuration(const std::string& given, const std::string& settings_folder,
                                     const std::vector<CommandSpec>& commands,
                                     const CommandSpec& command);

}  // namespace copil::program
