#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "copil/options/arguments.hpp"
#include "copil/terminal/clock.hpp"
#include "copil/terminal/journal.hpp"
#include "copil/terminal/terminal.hpp"
#include "records/cache.hpp"
#include "vocabulary/report.hpp"

namespace copil::program {

/// The program's version, written into documents and manifests: the build file's.
inline constexpr std::string_view kVersion = COPIL_VERSION;

/// What every command is given.
struct Situation {
  vocabulary::Resources resources;
  Terminal& terminal;
  /// SOURCE_DATE_EPOCH, seconds: the date written into documents when it is set.
  std::optional<std::int64_t> source_date;
  /// TMPDIR, or the usual folder: where working files go.
  std::string temporary_folder = "/tmp";
  Clock clock = steady_microseconds;
  Journal* journal = nullptr;  ///< of the run; set by `run`
  /// Where data folders are kept as read; nothing where the user has no such folder.
  std::optional<records::Cache> cache{};
  /// COPIL_REGLAGES, or /etc/copil: what holds for every command; empty: nothing is looked up.
  std::string settings_folder{};
  /// A listening socket that whoever started the program opened for it (systemd).
  std::optional<int> passed_socket{};
  /// The program that has every command, for one that has not; empty: it is nowhere.
  std::string whole_program{};
};

/// The commands that a program has, by name; what they do returns the exit status.
using Runs =
    std::map<std::string_view, int (*)(const Arguments& arguments, const Situation& situation)>;

/// All commands, as the help lists them.
const std::vector<CommandSpec>& command_specs();

/// Runs the program on the words after its name; returns the exit status. A command that is not
/// among `runs` is handed over to the whole program. Whatever goes wrong is told in French: no
/// exception leaves it, and a standard output that takes nothing is a failure.
int run(const std::vector<std::string>& words, const Runs& runs, const Situation& situation);

}  // namespace copil::program
