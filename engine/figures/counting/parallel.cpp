#include "figures/counting/parallel.hpp"

#include <atomic>
#include <thread>
#include <vector>

namespace copil::figures {

void in_parallel(std::size_t count, int jobs, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i; (i = next++) < count;) work(i);
  };
  std::vector<std::thread> others;
  for (int job = 1; job < jobs; ++job) others.emplace_back(run);
  run();
  for (std::thread& other : others) other.join();
}

void in_parallel(std::initializer_list<std::function<void()>> tasks, int jobs) {
  in_parallel(tasks.size(), jobs, [&](std::size_t task) { tasks.begin()[task](); });
}

}  // namespace copil::figures
