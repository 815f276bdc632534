#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "support/temporary_folder.hpp"

/// Runs the program itself, as users do.
namespace copil::testing {

struct Outcome {
  int status = -1;
  std::string out;
  std::string err;
};

/// How to run it: environment variables on top of the test's own, and the working folder.
struct Surroundings {
  std::vector<std::string> variables;
  std::string folder = COPIL_SOURCE_DIR;
};

inline std::string in_quotes(const std::string& word) {
  std::string quoted = "'";
  for (char c : word) quoted += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return quoted + "'";
}

/// `words` after the program's name. Messages go to files, so nothing is a terminal.
inline Outcome run_program(const std::vector<std::string>& words,
                           const Surroundings& surroundings = {}) {
  const TemporaryFolder folder;
  std::string line = "cd " + in_quotes(surroundings.folder) +
                     " && env COPIL_RACINE=" + in_quotes(COPIL_SOURCE_DIR);
  for (const auto& variable : surroundings.variables) line += " " + in_quotes(variable);
  line += " " + in_quotes(COPIL_PROGRAM);
  for (const auto& word : words) line += " " + in_quotes(word);
  line += " >" + in_quotes(folder.file("out")) + " 2>" + in_quotes(folder.file("err"));
  const int status = std::system(line.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(folder.file("out")),
          bytes_of(folder.file("err"))};
}

/// What a shell command prints.
inline std::string printed_by(const std::string& command) {
  const TemporaryFolder folder;
  REQUIRE(std::system((command + " >" + in_quotes(folder.file("out"))).c_str()) == 0);
  return bytes_of(folder.file("out"));
}

inline std::string fixture(const std::string& name) {
  return COPIL_SOURCE_DIR "/fixtures/" + name;
}

/// Every file of a folder with its bytes: `name\nbytes\n`, sorted by name, subfolders included.
inline std::string whole_content(const std::string& folder) {
  return printed_by("cd " + in_quotes(folder) +
                    " && find . -type f | LC_ALL=C sort | xargs sha256sum");
}

}  // namespace copil::testing
