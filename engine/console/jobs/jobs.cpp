#include "console/jobs/jobs.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

extern char** environ;

namespace copil::console {

namespace {

constexpr int kInterrupted = 130;

/// The program with its messages in a file; nothing of this process comes along: neither blocked
/// signals nor open connections. −1 when it cannot start.
pid_t spawn(const std::string& program, const std::vector<std::string>& words,
            const std::string& log) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, log.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
  ::posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  sigset_t none;
  ::sigemptyset(&none);
  sigset_t usual;
  ::sigemptyset(&usual);
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE}) ::sigaddset(&usual, signal);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &usual);
  ::posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  std::vector<std::string> own{program};
  own.insert(own.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  arguments.reserve(own.size() + 1);
  for (auto& word : own) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t process = -1;
  const int error =
      ::posix_spawn(&process, program.c_str(), &files, &attributes, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&files);
  ::posix_spawnattr_destroy(&attributes);
  return error == 0 ? process : -1;
}

}  // namespace

const char* state_label(Job::State state) {
  switch (state) {
    case Job::State::waiting:
      return "en attente";
    case Job::State::running:
      return "en cours";
    case Job::State::done:
      return "fini";
    case Job::State::failed:
      return "en échec";
    case Job::State::stopped:
      return "arrêté";
  }
  return "";
}

Jobs::~Jobs() {
  for (auto& job : jobs_) {
    if (job.state != Job::State::running) continue;
    ::kill(job.process, SIGINT);
    int status = 0;
    ::waitpid(job.process, &status, 0);
  }
}

int Jobs::add(std::string title, std::vector<std::string> words, std::string folder) {
  const std::lock_guard lock{mutex_};
  Job job;
  job.number = static_cast<int>(jobs_.size()) + 1;
  job.title = std::move(title);
  job.words = std::move(words);
  job.folder = std::move(folder);
  jobs_.push_back(std::move(job));
  look();
  return static_cast<int>(jobs_.size());
}

void Jobs::stop(int number) {
  const std::lock_guard lock{mutex_};
  look();
  for (auto& job : jobs_) {
    if (job.number != number) continue;
    if (job.state == Job::State::running) ::kill(job.process, SIGINT);
    if (job.state == Job::State::waiting) job.state = Job::State::stopped;
  }
}

std::vector<Job> Jobs::all() {
  const std::lock_guard lock{mutex_};
  look();
  return {jobs_.rbegin(), jobs_.rend()};
}

std::optional<Job> Jobs::find(int number) {
  for (auto& job : all()) {
    if (job.number == number) return job;
  }
  return std::nullopt;
}

/// Takes note of what has ended, then starts the first that waits when nothing runs.
void Jobs::look() {
  bool is_busy = false;
  for (auto& job : jobs_) {
    if (job.state != Job::State::running) continue;
    int status = 0;
    if (::waitpid(job.process, &status, WNOHANG) != job.process) {
      is_busy = true;
      continue;
    }
    job.ended = means_.now();
    job.exit_status = WIFEXITED(status) ? WEXITSTATUS(status) : kInterrupted;
    job.state = job.exit_status == 0              ? Job::State::done
                : job.exit_status == kInterrupted ? Job::State::stopped
                                                  : Job::State::failed;
  }
  if (is_busy) return;
  const auto next = std::find_if(jobs_.begin(), jobs_.end(),
                                 [](const Job& job) { return job.state == Job::State::waiting; });
  if (next != jobs_.end()) start(*next);
}

void Jobs::start(Job& job) {
  job.begun = means_.now();
  job.process = spawn(means_.program, job.words, log_of(job.number));
  job.state = job.process > 0 ? Job::State::running : Job::State::failed;
  if (job.process <= 0) job.exit_status = 127;
}

std::string Jobs::log_of(int number) const {
  return means_.folder + "/.console-" + std::to_string(number) + ".log";
}

std::string Jobs::log_end(int number) const {
  constexpr std::streamoff kMost = 4000;
  std::ifstream in{log_of(number), std::ios::binary | std::ios::ate};
  if (!in) return {};
  const std::streamoff size = in.tellg();
  in.seekg(std::max<std::streamoff>(0, size - kMost));
  std::string text{std::istreambuf_iterator<char>{in}, {}};
  if (size > kMost) text.erase(0, text.find('\n') + 1);
  return text;
}

}  // namespace copil::console
