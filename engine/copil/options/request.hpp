#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/period.hpp"
#include "copil/options/arguments.hpp"
#include "copil/terminal/terminal.hpp"
#include "diagnostics/diagnostic.hpp"
#include "vocabulary/dossier.hpp"

/// From the words of the command line to what the rooms understand, and what every command that
/// reads a data folder does before and after its own work.
namespace copil::program {

struct Situation;

/// Reads option values, gathering every complaint so that the user mends them all at once.
class Request {
 public:
  explicit Request(const Arguments& arguments) : arguments_(arguments) {}

  /// `--periode`; an arbitrary period when the complaint was noted.
  Period period();
  /// `--annee` as a whole year.
  Period year();
  /// `--arrete-au`, by default the last day of `period`.
  Day arrete(Period period);
  /// Complains of an arrêté before the period: nothing of it was known then, and 0 is no figure.
  void forbid_arrete_before(Period period);
  /// Complains of a year before `first`, that of the agreement: there was no subsidy.
  void forbid_year_before(int first, Period year);
  /// The day that an option gives; `fallback` when it is absent.
  Day day(std::string_view option, Day fallback);
  /// A whole number from `least` to `most`; `fallback` when the option is absent.
  long whole_number(std::string_view option, long fallback, long least, long most);
  /// A share such as `0,9` or `90 %`, from 0 to `most`; nothing when the option is absent.
  std::optional<Ratio> ratio(std::string_view option, std::int64_t most = 1);
  /// One of `known` words; `fallback` when absent.
  std::string word(std::string_view option, const std::vector<std::string>& known,
                   std::string_view fallback);
  /// `-j`, by default the number of cores; more than the machine can use is as good as less.
  int jobs();
  /// The rule options that were given, each a value that its parameter takes.
  std::vector<vocabulary::ImposedParameter> imposed(const vocabulary::Resources& resources);
  /// What to read for a period, and as many years before it: the folder, the arrêté, the rules
  /// imposed, the processes, the cache.
  vocabulary::Inquiry inquiry(Period period, const Situation& situation, int years_before = 0);

  /// Says it once, whoever asks again.
  void complain(std::string message, std::vector<std::string> hints = {});
  const Diagnostics& complaints() const { return complaints_; }

 private:
  bool is_sane(std::string_view option, int year);

  const Arguments& arguments_;
  Diagnostics complaints_;
};

/// The cache that the command may use: none with `--sans-cache`.
std::optional<records::Cache> cache_for(const Arguments& arguments,
                                        const std::optional<records::Cache>& cache);

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

/// Opens the dossier and prints its warnings. Shows progress on a terminal.
Checked<std::unique_ptr<vocabulary::Dossier>> open_dossier(const vocabulary::Resources& resources,
                                                           vocabulary::Inquiry inquiry,
                                                           const Arguments& arguments,
                                                           Terminal& terminal);
/// The same with definitions already loaded.
Checked<std::unique_ptr<vocabulary::Dossier>> open_dossier(
    const vocabulary::Definitions& definitions, vocabulary::Inquiry inquiry,
    const Arguments& arguments, Terminal& terminal);

/// A file that lists rejected rows already: all of them, or fewer, those of a territory.
struct RejectList {
  std::string file;
  std::size_t rows = 0;
};

/// Sums rejected rows up on the error stream, writes `--rejets`, and gives the exit status:
/// `kDoneWithFaults` under `--strict` when rows were rejected or something was warned of, which is
/// said.
int conclude(const records::Reading& reading, const Arguments& arguments, Terminal& terminal,
             const RejectList& list = {});

/// The end of a command under `--strict`: says what was rejected or warned of, which makes it fail.
int hold_strict(std::size_t rejected, Terminal& terminal);

/// The territory of that code, or a wrong usage that suggests codes or names.
Step<records::TerritoireId> find_territory(const records::Territoires& tree,
                                           const std::string& code);

/// Writes a result to `--fichier`, or to the output stream.
int deliver(const std::string& text, const Arguments& arguments, Terminal& terminal);

}  // namespace copil::program
