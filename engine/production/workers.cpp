#include "production/workers.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <new>

namespace copil::production {

namespace {

using NumberedTask = std::function<std::string(std::size_t)>;

/// The next task to do, in memory that the processes share.
class SharedCounter {
 public:
  SharedCounter() {
    void* memory =
        ::mmap(nullptr, sizeof(Counter), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    counter_ = memory == MAP_FAILED ? nullptr : new (memory) Counter{0};
  }
  ~SharedCounter() {
    if (counter_ != nullptr) ::munmap(counter_, sizeof(Counter));
  }
  SharedCounter(const SharedCounter&) = delete;
  SharedCounter& operator=(const SharedCounter&) = delete;

  bool is_shared() const { return counter_ != nullptr; }
  std::size_t next() { return counter_->fetch_add(1); }
  std::size_t value() const { return counter_->load(); }
  /// No task is given out any more; returns how many were.
  std::size_t stop(std::size_t count) { return std::min(count, counter_->exchange(count)); }

 private:
  using Counter = std::atomic<std::size_t>;
  static_assert(Counter::is_always_lock_free);
  Counter* counter_ = nullptr;
};

struct Header {
  std::uint64_t task;
  std::uint64_t size;
};

void write_whole(int pipe, const void* data, std::size_t size) {
  const char* bytes = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t written = ::write(pipe, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) ::_exit(1);
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
}

[[noreturn]] void work(int pipe, pid_t parent, std::size_t count, SharedCounter& counter,
                       const NumberedTask& task) {
  // A killed parent leaves nobody behind who would still write files.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);
  for (std::size_t i = counter.next(); i < count; i = counter.next()) {
    const std::string result = task(i);
    const Header header{i, result.size()};
    write_whole(pipe, &header, sizeof header);
    write_whole(pipe, result.data(), result.size());
  }
  // No destructor of the parent's objects may run here.
  ::_exit(0);
}

struct Worker {
  pid_t process = -1;
  int pipe = -1;         ///< to read from
  std::string received;  ///< bytes not yet cut into messages
};

/// The parent's side: keeps the workers at work, hands over what they finish.
class Crew {
 public:
  Crew(std::size_t count, const CrewOptions& options, const NumberedTask& task)
      : count_(count), given_out_(count), options_(options), task_(task), is_finished_(count) {}

  std::vector<std::size_t> run() {
    heed_stop();
    for (int i = 0; i < options_.jobs && static_cast<std::size_t>(i) < count_; ++i) hire();
    if (workers_.empty()) work_alone();
    while (!workers_.empty()) {
      receive();
      hand_over();
      heed_stop();
    }
    std::vector<std::size_t> lost;
    for (std::size_t i = 0; i < given_out_; ++i) {
      if (!is_finished_[i]) lost.push_back(i);
    }
    return lost;
  }

  bool can_share() const { return counter_.is_shared(); }

 private:
  /// Starts a worker, unless the system refuses.
  void hire() {
    int ends[2];
    if (hired_++ > count_ + static_cast<std::size_t>(options_.jobs) || ::pipe(ends) != 0) return;
    const pid_t parent = ::getpid();
    const pid_t process = ::fork();
    if (process == 0) {
      ::close(ends[0]);
      work(ends[1], parent, count_, counter_, task_);
    }
    ::close(ends[1]);
    if (process < 0) {
      ::close(ends[0]);
      return;
    }
    workers_.push_back({process, ends[0], {}});
  }

  void work_alone() {
    for (std::size_t i = counter_.next(); i < count_; i = counter_.next()) {
      is_finished_[i] = true;
      finished_.push_back({i, task_(i)});
      hand_over();
      heed_stop();
    }
  }

  void heed_stop() {
    if (is_stopping_ || !options_.should_stop || !options_.should_stop()) return;
    is_stopping_ = true;
    given_out_ = counter_.stop(count_);
  }

  /// Waits a moment for messages and takes what is there.
  void receive() {
    constexpr int kMilliseconds = 200;
    std::vector<pollfd> pipes;
    for (const auto& worker : workers_) pipes.push_back({worker.pipe, POLLIN, 0});
    if (::poll(pipes.data(), pipes.size(), kMilliseconds) <= 0) return;
    for (std::size_t i = pipes.size(); i-- > 0;) {
      if (pipes[i].revents != 0) read_from(i);
    }
  }

  void read_from(std::size_t index) {
    Worker& worker = workers_[index];
    char buffer[65536];
    const ssize_t size = ::read(worker.pipe, buffer, sizeof buffer);
    if (size < 0 && errno == EINTR) return;
    if (size > 0) {
      worker.received.append(buffer, static_cast<std::size_t>(size));
      cut_messages(worker);
      return;
    }
    dismiss(index);
  }

  /// Cuts the whole messages off what a worker sent.
  void cut_messages(Worker& worker) {
    Header header;
    while (worker.received.size() >= sizeof header) {
      std::memcpy(&header, worker.received.data(), sizeof header);
      if (worker.received.size() < sizeof header + header.size) return;
      is_finished_[header.task] = true;
      finished_.push_back({header.task, worker.received.substr(sizeof header, header.size)});
      worker.received.erase(0, sizeof header + header.size);
    }
  }

  /// A worker that has ended; another takes the place of one that died.
  void dismiss(std::size_t index) {
    const Worker worker = std::move(workers_[index]);
    workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(index));
    ::close(worker.pipe);
    int status = 0;
    while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
    }
    const bool ended_well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!ended_well && counter_.value() < count_) hire();
  }

  void hand_over() {
    if (finished_.empty()) return;
    if (options_.on_finished) options_.on_finished(std::move(finished_));
    finished_.clear();
  }

  std::size_t count_;
  std::size_t given_out_;  ///< tasks that were begun
  std::size_t hired_ = 0;  ///< bounded: processes that die at once are not replaced for ever
  bool is_stopping_ = false;
  const CrewOptions& options_;
  const NumberedTask& task_;
  SharedCounter counter_;
  std::vector<Worker> workers_;
  std::vector<bool> is_finished_;
  std::vector<Finished> finished_;
};

std::vector<std::size_t> run_here(std::size_t count, const CrewOptions& options,
                                  const NumberedTask& task) {
  for (std::size_t i = 0; i < count; ++i) {
    if (options.should_stop && options.should_stop()) break;
    std::vector<Finished> finished;
    finished.push_back({i, task(i)});
    if (options.on_finished) options.on_finished(std::move(finished));
  }
  return {};
}

}  // namespace

std::vector<std::size_t> run_crew(std::size_t count, const CrewOptions& options,
                                  const NumberedTask& task) {
  const bool is_apart = options.isolation == Isolation::always || (options.jobs > 1 && count > 1);
  if (!is_apart) return run_here(count, options, task);
  Crew crew{count, options, task};
  return crew.can_share() ? crew.run() : run_here(count, options, task);
}

std::vector<std::optional<std::string>> run_in_workers(std::size_t count, int jobs,
                                                       const NumberedTask& task) {
  std::vector<std::optional<std::string>> results(count);
  CrewOptions options;
  options.jobs = jobs;
  options.on_finished = [&](std::vector<Finished> finished) {
    for (auto& one : finished) results[one.task] = std::move(one.result);
  };
  run_crew(count, options, task);
  return results;
}

}  // namespace copil::production
