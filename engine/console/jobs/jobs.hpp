#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

/// Long pieces of work: runs of the program itself, one at a time, that go on when the tab closes.
namespace copil::console {

struct Job {
  enum class State { waiting, running, done, failed, stopped };

  int number = 0;
  std::string title;               ///< what people read
  std::vector<std::string> words;  ///< of the command line, after the program's name
  std::string folder;              ///< where its files go
  State state = State::waiting;
  int exit_status = 0;
  std::int64_t begun = 0;  ///< seconds since 1970; 0 before
  std::int64_t ended = 0;
  pid_t process = -1;
};
/// « en cours », « fini »…
const char* state_label(Job::State state);

class Jobs {
 public:
  struct Means {
    std::string program;
    std::string folder;  ///< logs go there
    std::function<std::int64_t()> now;
  };
  explicit Jobs(Means means) : means_(std::move(means)) {}
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;
  /// Asks what runs to stop cleanly, and waits for it.
  ~Jobs();

  /// Runs it when those before it have ended; gives its number.
  int add(std::string title, std::vector<std::string> words, std::string folder);
  /// Asks it to stop; what is done is kept.
  void stop(int number);

  /// All of them, the last one first, as they stand now.
  std::vector<Job> all();
  std::optional<Job> find(int number);
  /// The last lines that it wrote.
  std::string log_end(int number) const;

 private:
  void look();
  void start(Job& job);
  std::string log_of(int number) const;

  Means means_;
  std::mutex mutex_;
  std::vector<Job> jobs_;
};

}  // namespace copil::console
