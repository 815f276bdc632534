#pragma once

#include <cstddef>
#include <iosfwd>

namespace copil::program {

/// Where the program speaks: results on `out`, messages on `err`.
struct Terminal {
  std::ostream& out;
  std::ostream& err;
  bool is_interactive = false;  ///< messages go to a person: progress lines make sense
  std::size_t warnings = 0;     ///< told so far: `--strict` fails on any
};

/// Exit status of the program.
enum ExitStatus : int {
  kDone = 0,
  kDoneWithFaults = 1,  ///< rejects or warnings under --strict, or documents that failed
  kWrongUsage = 2,
  kStopped = 3,  ///< data or template error
  kInterrupted = 130,
};

}  // namespace copil::program
