#include "campaign/workers.hpp"

#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <new>

namespace copil::campaign {

namespace {

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

 private:
  using Counter = std::atomic<std::size_t>;
  static_assert(Counter::is_always_lock_free);
  Counter* counter_ = nullptr;
};

struct Worker {
  pid_t process = -1;
  int pipe = -1;         ///< to read from; −1 once closed
  std::string received;  ///< bytes not yet cut into messages
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

[[noreturn]] void work(int pipe, std::size_t count, SharedCounter& counter,
                       const std::function<std::string(std::size_t)>& task) {
  for (std::size_t i = counter.next(); i < count; i = counter.next()) {
    const std::string result = task(i);
    const Header header{i, result.size()};
    write_whole(pipe, &header, sizeof header);
    write_whole(pipe, result.data(), result.size());
  }
  // No destructor of the parent's objects may run here.
  ::_exit(0);
}

/// Starts a worker; its pipe is −1 when the system refuses.
Worker start_worker(std::size_t count, SharedCounter& counter,
                    const std::function<std::string(std::size_t)>& task) {
  int ends[2];
  if (::pipe(ends) != 0) return {};
  const pid_t process = ::fork();
  if (process == 0) {
    ::close(ends[0]);
    work(ends[1], count, counter, task);
  }
  ::close(ends[1]);
  if (process < 0) {
    ::close(ends[0]);
    return {};
  }
  return {process, ends[0], {}};
}

/// Cuts the whole messages off what a worker sent.
void take_messages(Worker& worker, std::vector<std::optional<std::string>>& results,
                   const std::function<void(std::size_t)>& on_done) {
  Header header;
  while (worker.received.size() >= sizeof header) {
    std::memcpy(&header, worker.received.data(), sizeof header);
    if (worker.received.size() < sizeof header + header.size) return;
    results[header.task] = worker.received.substr(sizeof header, header.size);
    worker.received.erase(0, sizeof header + header.size);
    if (on_done) on_done(header.task);
  }
}

/// Reads what is there; closes the pipe at its end.
void receive(Worker& worker, std::vector<std::optional<std::string>>& results,
             const std::function<void(std::size_t)>& on_done) {
  char buffer[65536];
  const ssize_t size = ::read(worker.pipe, buffer, sizeof buffer);
  if (size < 0 && errno == EINTR) return;
  if (size > 0) {
    worker.received.append(buffer, static_cast<std::size_t>(size));
    take_messages(worker, results, on_done);
    return;
  }
  ::close(worker.pipe);
  worker.pipe = -1;
}

void gather(std::vector<Worker>& workers, std::vector<std::optional<std::string>>& results,
            const std::function<void(std::size_t)>& on_done) {
  for (;;) {
    std::vector<pollfd> pipes;
    std::vector<Worker*> polled;
    for (auto& worker : workers) {
      if (worker.pipe < 0) continue;
      pipes.push_back({worker.pipe, POLLIN, 0});
      polled.push_back(&worker);
    }
    if (pipes.empty()) return;
    if (::poll(pipes.data(), pipes.size(), -1) < 0) continue;
    for (std::size_t i = 0; i < pipes.size(); ++i) {
      if (pipes[i].revents != 0) receive(*polled[i], results, on_done);
    }
  }
}

}  // namespace

std::vector<std::optional<std::string>> run_in_workers(
    std::size_t count, int jobs, const std::function<std::string(std::size_t)>& task,
    const std::function<void(std::size_t)>& on_done) {
  std::vector<std::optional<std::string>> results(count);
  SharedCounter counter;
  std::vector<Worker> workers;
  if (jobs > 1 && count > 1 && counter.is_shared()) {
    for (int i = 0; i < jobs && static_cast<std::size_t>(i) < count; ++i) {
      Worker worker = start_worker(count, counter, task);
      if (worker.pipe >= 0) workers.push_back(std::move(worker));
    }
  }
  if (workers.empty()) {
    for (std::size_t i = 0; i < count; ++i) {
      results[i] = task(i);
      if (on_done) on_done(i);
    }
    return results;
  }
  gather(workers, results, on_done);
  for (const auto& worker : workers) {
    while (::waitpid(worker.process, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  return results;
}

}  // namespace copil::campaign
