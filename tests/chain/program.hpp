#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "copil/runs.hpp"
#include "copil/started.hpp"
#include "copil/terminal/libraries.hpp"
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
  /// The built program, even where the same code would do: locales are read before it begins.
  bool is_built = !variables.empty();
};

inline std::string in_quotes(const std::string& word) {
  std::string quoted = "'";
  for (char c : word) quoted += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return quoted + "'";
}

/// In a process of its own: the built program, or the same code without the tenth of a second that
/// linking it anew takes.
[[noreturn]] inline void become_program(const std::vector<std::string>& words,
                                        const Surroundings& surroundings) {
  ::setenv("COPIL_RACINE", COPIL_SOURCE_DIR, 1);
  for (const auto& variable : surroundings.variables) {
    const auto equals = variable.find('=');
    ::setenv(variable.substr(0, equals).c_str(), variable.substr(equals + 1).c_str(), 1);
  }
  if (!surroundings.is_built) {
    const int status = program::started(words, program::whole_runs());
    std::cout.flush();
    ::_exit(status);
  }
  std::vector<char*> arguments{const_cast<char*>(COPIL_PROGRAM)};
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execv(COPIL_PROGRAM, arguments.data());
  ::_exit(99);
}

/// Whether what is written on the stream now goes to the file.
inline bool leads_to(int stream, const std::string& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  return file >= 0 && ::dup2(file, stream) == stream && ::close(file) == 0;
}

/// `words` after the program's name. Messages go to files, so nothing is a terminal.
inline Outcome run_program(const std::vector<std::string>& words,
                           const Surroundings& surroundings = {}) {
  const TemporaryFolder folder;
  program::program_digest();  // once for all: half of a short run went into it
  std::cout.flush();
  std::fflush(nullptr);
  const pid_t process = ::fork();
  if (process == 0) {
    const bool is_placed = leads_to(STDOUT_FILENO, folder.file("out")) &&
                           leads_to(STDERR_FILENO, folder.file("err")) &&
                           ::chdir(surroundings.folder.c_str()) == 0;
    if (!is_placed) ::_exit(99);
    become_program(words, surroundings);
  }
  int status = 0;
  REQUIRE(process != -1);
  REQUIRE(::waitpid(process, &status, 0) == process);
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
