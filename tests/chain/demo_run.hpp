#pragma once

#include "chain/program.hpp"

/// What `copil demo` writes, for those who look at it and change nothing.
namespace copil::testing {

/// Made once a program, on one process and by the built program, which its manifests name.
inline const std::string& demo_run() {
  static const TemporaryFolder kFolder;
  static const std::string kRun = [] {
    Surroundings surroundings;
    surroundings.is_built = true;
    const std::string folder = kFolder.file("d");
    const Outcome outcome = run_program({"demo", "--sortie", folder, "-q", "-j1"}, surroundings);
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return folder;
  }();
  return kRun;
}

}  // namespace copil::testing
