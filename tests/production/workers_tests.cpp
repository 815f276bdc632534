#include "production/workers.hpp"

#include <unistd.h>

#include <set>

#include <catch2/catch.hpp>

using namespace copil::production;

TEST_CASE("results come back in the order of the tasks, whatever the number of workers") {
  const auto task = [](std::size_t i) { return std::string(i * 1000, 'x') + std::to_string(i); };
  for (const int jobs : {1, 2, 3, 8}) {
    const auto results = run_in_workers(40, jobs, task);
    CAPTURE(jobs);
    REQUIRE(results.size() == 40);
    for (std::size_t i = 0; i < results.size(); ++i) CHECK(results[i] == task(i));
  }
}

TEST_CASE("no task, no result") {
  CHECK(run_in_workers(0, 2, [](std::size_t) { return std::string{}; }).empty());
}

TEST_CASE("a task whose process dies gives nothing, the others are done") {
  const auto results = run_in_workers(6, 2, [](std::size_t i) -> std::string {
    if (i == 2) ::_exit(9);
    return std::to_string(i);
  });
  CHECK_FALSE(results[2]);
  int done = 0;
  for (const auto& result : results) done += result ? 1 : 0;
  CHECK(done == 5);
}

TEST_CASE("a worker that dies is replaced, even the only one, and its tasks are told lost") {
  CrewOptions options;
  options.isolation = Isolation::always;
  std::set<std::size_t> done;
  options.on_finished = [&](std::vector<Finished> finished) {
    for (const auto& one : finished) done.insert(one.task);
  };
  const auto lost = run_crew(7, options, [](std::size_t i) -> std::string {
    if (i == 0 || i == 3) ::_exit(1);
    return "x";
  });
  CHECK(lost == std::vector<std::size_t>{0, 3});
  CHECK(done == std::set<std::size_t>{1, 2, 4, 5, 6});
}

TEST_CASE("every task may die: the crew still ends") {
  CrewOptions options;
  options.jobs = 2;
  CHECK(run_crew(5, options, [](std::size_t) -> std::string { ::_exit(1); }).size() == 5);
}

TEST_CASE("asked to stop, the crew finishes what it began and begins nothing more") {
  for (const auto isolation : {Isolation::when_several_jobs, Isolation::always}) {
    for (const int jobs : {1, 3}) {
      CrewOptions options;
      options.jobs = jobs;
      options.isolation = isolation;
      std::set<std::size_t> done;
      options.on_finished = [&](std::vector<Finished> finished) {
        for (const auto& one : finished) done.insert(one.task);
      };
      options.should_stop = [&] { return done.size() >= 3; };
      const auto lost = run_crew(1000, options, [](std::size_t i) {
        ::usleep(2000);
        return std::to_string(i);
      });
      CAPTURE(jobs);
      CHECK(lost.empty());
      CHECK(done.size() >= 3);
      CHECK(done.size() < 1000);
    }
  }
}
