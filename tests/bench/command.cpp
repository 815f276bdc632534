#include "command.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "bench.hpp"

namespace copil::bench {

namespace {

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

[[noreturn]] void become(const std::vector<std::string>& words, int out) {
  ::dup2(out, STDOUT_FILENO);
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

}  // namespace

Finished run(const std::vector<std::string>& words) {
  Finished finished;
  std::array<int, 2> ends{};
  // Closed in what is started: a server that outlives the command would hold the other end for
  // good.
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {127, {}, 0, 0, 0};
  int status = 0;
  rusage usage{};
  finished.wall = seconds([&] {
    const pid_t process = ::fork();
    if (process == 0) become(words, ends[1]);
    ::close(ends[1]);
    std::array<char, 4096> some{};
    for (ssize_t got; (got = ::read(ends[0], some.data(), some.size())) > 0;) {
      finished.out.append(some.data(), static_cast<std::size_t>(got));
    }
    ::wait4(process, &status, 0, &usage);
  });
  ::close(ends[0]);
  finished.status = WIFEXITED(status) ? WEXITSTATUS(status) : 127;
  finished.cpu = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
  finished.megabytes = usage.ru_maxrss / 1024;
  return finished;
}

}  // namespace copil::bench
