#include "records/reading/ordered.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace copil::records {

namespace {

/// How many pieces of work for each thread may be begun before the first is finished: as long as
/// one thread finishes, for which memory may have to come, the others must have something to do.
constexpr std::size_t kAheadOfFinish = 4;

/// Shared by the threads of one `in_order`.
class Line {
 public:
  Line(std::size_t jobs, std::size_t count, const std::function<void(std::size_t)>& work,
       const std::function<void(std::size_t)>& finish)
      : window_(kAheadOfFinish * jobs), is_done_(count, false), work_(work), finish_(finish) {}

  void run() {
    std::unique_lock lock{mutex_};
    while (true) {
      may_start_.wait(lock,
                      [&] { return next_ == is_done_.size() || next_ < finished_ + window_; });
      if (next_ == is_done_.size()) return;
      const std::size_t mine = next_++;
      lock.unlock();
      work_(mine);
      lock.lock();
      is_done_[mine] = true;
      finish_ready(lock);
    }
  }

 private:
  void finish_ready(std::unique_lock<std::mutex>& lock) {
    if (is_finishing_) return;
    is_finishing_ = true;
    while (finished_ < is_done_.size() && is_done_[finished_]) {
      lock.unlock();
      finish_(finished_);
      lock.lock();
      ++finished_;
      may_start_.notify_all();
    }
    is_finishing_ = false;
  }

  const std::size_t window_;
  std::vector<bool> is_done_;
  const std::function<void(std::size_t)>& work_;
  const std::function<void(std::size_t)>& finish_;
  std::mutex mutex_;
  std::condition_variable may_start_;
  std::size_t next_ = 0;
  std::size_t finished_ = 0;
  bool is_finishing_ = false;
};

std::size_t threads_for(int jobs, std::size_t count) {
  return std::min(static_cast<std::size_t>(std::max(jobs, 1)), std::max<std::size_t>(count, 1));
}

/// Runs `work` on that many threads, this one among them, until all are done.
void on_threads(std::size_t threads, const std::function<void()>& work) {
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back([&] { work(); });
  work();
}

}  // namespace

void in_order(int jobs, std::size_t count, const std::function<void(std::size_t)>& work,
              const std::function<void(std::size_t)>& finish) noexcept {
  const std::size_t threads = threads_for(jobs, count);
  Line line{threads, count, work, finish};
  on_threads(threads, [&] { line.run(); });
}

void in_any_order(int jobs, std::size_t count,
                  const std::function<void(std::size_t)>& work) noexcept {
  std::atomic<std::size_t> next{0};
  on_threads(threads_for(jobs, count), [&] {
    for (std::size_t mine; (mine = next++) < count;) work(mine);
  });
}

}  // namespace copil::records
