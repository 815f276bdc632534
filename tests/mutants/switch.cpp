// The state of a run of mutants, and what each test case reaches, written for mutants.py.
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include "switch.hpp"

#include <sys/mman.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <new>

namespace copil::mutants {

State& state() {
  static State* const shared = [] {
    void* const memory =
        mmap(nullptr, sizeof(State), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) std::abort();
    auto* const made = new (memory) State;
    if (const char* number = std::getenv("COPIL_MUTANT")) made->active = std::atoi(number);
    return made;
  }();
  return *shared;
}

namespace {

/// One line a test case: its name, a tab, its microseconds, a tab, the numbers that it reached.
struct Trace : Catch::TestEventListenerBase {
  using TestEventListenerBase::TestEventListenerBase;

  void testCaseStarting(const Catch::TestCaseInfo&) override {
    std::fill(std::begin(state().is_reached), std::end(state().is_reached), '\0');
    started_ = std::chrono::steady_clock::now();
  }

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    const char* const path = std::getenv("COPIL_MUTANTS_TRACE");
    if (path == nullptr) return;
    const auto taken = std::chrono::steady_clock::now() - started_;
    std::ofstream out{path, std::ios::app};
    out << stats.testInfo.name << '\t'
        << std::chrono::duration_cast<std::chrono::microseconds>(taken).count() << '\t';
    for (int number = 0; number < static_cast<int>(std::size(state().is_reached)); ++number) {
      if (state().is_reached[number] != 0) out << number << ' ';
    }
    out << '\n';
  }

 private:
  std::chrono::steady_clock::time_point started_;
};

}  // namespace

}  // namespace copil::mutants

using copil::mutants::Trace;
CATCH_REGISTER_LISTENER(Trace)
