#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"

/// The command line as typed, checked for what is known but not yet for what the values mean.
namespace copil::program {

/// An option that some commands take.
struct OptionSpec {
  std::string_view name;   ///< without dashes: `donnees`
  char letter;             ///< `j` for `-j`; 0 for none
  std::string_view value;  ///< what its value is called in the help, `DIR`; empty for a flag
  std::string_view help;
};

/// Every option of the program, each known once, whatever the commands that take it.
const std::vector<OptionSpec>& all_options();

/// The option of that name, one of `all_options`.
const OptionSpec& option_named(std::string_view name);

/// What is said of an option that must be given and is not.
Diagnostic missing_option(std::string_view name);

/// A positional argument of a command.
struct PositionalSpec {
  std::string_view name;  ///< `RAPPORT`
  std::string_view help;
  bool is_optional = false;  ///< only the last ones may be
  bool is_repeated = false;  ///< only the last one may be: it takes every word left
};

struct CommandSpec {
  std::string_view name;
  std::string_view help;
  std::vector<PositionalSpec> positionals;
  std::vector<std::string_view> options;   ///< names found in `all_options`
  std::vector<std::string_view> required;  ///< those that must be given
  std::string_view formats = {};           ///< what `--format` takes, for the help
};

/// What was typed for one command.
struct Arguments {
  std::string command;
  std::vector<std::string> positionals;
  std::map<std::string, std::string, std::less<>> values;
  std::set<std::string, std::less<>> flags;

  bool has(std::string_view flag) const { return flags.find(flag) != flags.end(); }
  /// The value of an option, or the fallback when it was not given.
  std::string value(std::string_view option, std::string_view fallback = {}) const;
};

/// What the command line asks for: a command to run, or a text to print (help, version).
struct Invocation {
  Arguments arguments;
  std::string text;  ///< not empty: print it and end well
};

/// Options that hold where the command line does not say otherwise.
struct Defaults {
  std::map<std::string, std::string, std::less<>> values;
  std::set<std::string, std::less<>> flags;
};

/// Where the defaults of a command come from, for what was typed.
using ReadDefaults =
    std::function<Checked<Defaults>(const CommandSpec& command, const Arguments& typed)>;

/// Reads the words after the program's name. Errors, all at once: unknown commands and options with
/// « vouliez-vous dire », values missing, positionals too many or too few, required options absent
/// from the words and from the defaults, whose own faults are told as well.
Checked<Invocation> parse_arguments(const std::vector<std::string>& words,
                                    const std::vector<CommandSpec>& commands,
                                    std::string_view version, const ReadDefaults& defaults = {});

}  // namespace copil::program
