#include "campaign/workers.hpp"

#include <unistd.h>

#include <set>

#include <catch2/catch.hpp>

using copil::campaign::run_in_workers;

TEST_CASE("results come back in the order of the tasks, whatever the number of workers") {
  const auto task = [](std::size_t i) { return std::string(i * 1000, 'x') + std::to_string(i); };
  for (const int jobs : {1, 2, 3, 8}) {
    std::set<std::size_t> done;
    const auto results = run_in_workers(40, jobs, task, [&](std::size_t i) { done.insert(i); });
    CAPTURE(jobs);
    REQUIRE(results.size() == 40);
    CHECK(done.size() == 40);
    for (std::size_t i = 0; i < results.size(); ++i) CHECK(results[i] == task(i));
  }
}

TEST_CASE("no task, no result") {
  CHECK(run_in_workers(0, 2, [](std::size_t) { return std::string{}; }).empty());
}

TEST_CASE("a task whose process dies gives nothing, the other process goes on") {
  const auto results = run_in_workers(6, 2, [](std::size_t i) -> std::string {
    if (i == 2) ::_exit(9);
    return std::to_string(i);
  });
  CHECK_FALSE(results[2]);
  int done = 0;
  for (const auto& result : results) done += result ? 1 : 0;
  CHECK(done == 5);
}
