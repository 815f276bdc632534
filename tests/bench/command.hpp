#pragma once

#include <string>
#include <vector>

namespace copil::bench {

/// How a command ended, and what it took.
struct Finished {
  int status = 0;      ///< 127: it could not be started
  std::string out;     ///< its standard output
  double wall = 0;     ///< seconds
  double cpu = 0;      ///< processor seconds, its children's included
  long megabytes = 0;  ///< the most memory that it held
};

/// Runs the words as a command, to its end.
Finished run(const std::vector<std::string>& words);

}  // namespace copil::bench
