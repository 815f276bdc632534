#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "chain/program.hpp"

namespace copil::testing {

/// The program running beside the test, to be signalled. Its messages are dropped.
class Spawned {
 public:
  explicit Spawned(const std::vector<std::string>& words) {
    process_ = ::fork();
    REQUIRE(process_ != -1);
    if (process_ == 0) start(words);
  }
  Spawned(const Spawned&) = delete;
  Spawned& operator=(const Spawned&) = delete;
  ~Spawned() {
    if (!is_over_) {
      ::kill(process_, SIGKILL);
      wait();
    }
  }

  void send(int signal) {
    if (!is_over_) ::kill(process_, signal);
  }

  bool is_running() {
    if (!is_over_ && ::waitpid(process_, &status_, WNOHANG) == process_) is_over_ = true;
    return !is_over_;
  }

  /// Its exit status; −1 when a signal ended it.
  int wait() {
    while (!is_over_) {
      if (::waitpid(process_, &status_, 0) == process_) is_over_ = true;
    }
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
  }

 private:
  [[noreturn]] static void start(const std::vector<std::string>& words) {
    if (!leads_to(STDOUT_FILENO, "/dev/null") || !leads_to(STDERR_FILENO, "/dev/null")) ::_exit(99);
    become_program(words, {});
  }

  pid_t process_ = -1;
  int status_ = 0;
  bool is_over_ = false;
};

/// The program's line for a shell.
inline std::string command_line(const std::vector<std::string>& words) {
  std::string line =
      "env COPIL_RACINE=" + in_quotes(COPIL_SOURCE_DIR) + " " + in_quotes(COPIL_PROGRAM);
  for (const auto& word : words) line += " " + in_quotes(word);
  return line;
}

/// Runs a shell command; gives its status and what it says.
inline Outcome printed_status(const std::string& command) {
  const TemporaryFolder folder;
  const int status = std::system(("(" + command + ") >" + in_quotes(folder.file("out")) + " 2>" +
                                  in_quotes(folder.file("err")))
                                     .c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(folder.file("out")),
          bytes_of(folder.file("err"))};
}

}  // namespace copil::testing
