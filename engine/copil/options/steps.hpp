#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "copil/options/request.hpp"
#include "copil/terminal/terminal.hpp"
#include "diagnostics/diagnostic.hpp"
#include "vocabulary/dossier.hpp"

/// What every command that reads a data folder does before and after its own work.
namespace copil::program {

/// What to read for a period; the year of it alone, unless the command needs more.
vocabulary::Inquiry inquiry_of(const DataOptions& data, const ReadingOptions& reading,
                               Period period, Day arrete,
                               const std::vector<vocabulary::ImposedParameter>& rules,
                               const Situation& situation);

/// Why a command stopped, and the exit status that says whose mistake it is.
struct Stop {
  ExitStatus status = kStopped;
  Diagnostics diagnostics;
};

/// A command's step: its result, or why it stopped.
template <class T>
using Step = Result<T, Stop>;

/// Prints diagnostics; returns `status`.
int report(Terminal& terminal, std::span<const Diagnostic> diagnostics, ExitStatus status);
int report(Terminal& terminal, const Stop& stop);

/// Prints diagnostics whatever the options, and counts the warnings, which fail `--strict`.
void warn(Terminal& terminal, const Diagnostics& diagnostics);

/// Opens the dossier and prints its warnings. Shows progress on a terminal, unless it is quiet.
Checked<std::unique_ptr<vocabulary::Dossier>> open_dossier(const vocabulary::Resources& resources,
                                                           vocabulary::Inquiry inquiry,
                                                           bool is_quiet, Terminal& terminal);
/// The same with definitions already loaded.
Checked<std::unique_ptr<vocabulary::Dossier>> open_dossier(
    const vocabulary::Definitions& definitions, vocabulary::Inquiry inquiry, bool is_quiet,
    Terminal& terminal);

/// A file that lists rejected rows already: all of them, or fewer, those of a territory.
struct RejectList {
  std::string file;
  std::size_t rows = 0;
};

/// Sums rejected rows up on the error stream, lists them where it is asked, and gives the exit
/// status.
int conclude(const records::Reading& reading, const ReadingOptions& asked, Terminal& terminal,
             const RejectList& list = {});

/// The end of a command: under `--strict`, says what was rejected or warned of and fails.
int hold_strict(bool is_strict, std::size_t rejected, Terminal& terminal);

/// The territory of that code, or a wrong usage that suggests codes or names.
Step<records::TerritoireId> find_territory(const records::Territoires& tree,
                                           const std::string& code);

/// Writes a result to the file of `--fichier`, or to the output stream where it is empty.
int deliver(const std::string& text, const std::string& file, Terminal& terminal);

}  // namespace copil::program
