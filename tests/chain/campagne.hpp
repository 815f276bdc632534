#pragma once

#include <sstream>

#include "chain/program.hpp"

/// What the tests of campaigns share: a small folder, the words of a run, what a run gave.
namespace copil::testing {

namespace fs = std::filesystem;

/// A small fictitious folder, written once a program: two programs side by side share nothing.
inline std::string small_data() {
  static const TemporaryFolder kFolder;
  static const std::string kData = [] {
    const std::string folder = kFolder.file("donnees");
    const Outcome made =
        run_program({"exemple", folder, "--missions", "4", "--jeunes", "300", "-q"});
    REQUIRE(made.status == 0);
    return folder;
  }();
  return kData;
}

inline std::vector<std::string> campaign_words(const std::string& folder,
                                               const std::vector<std::string>& more = {},
                                               const std::string& data = small_data()) {
  std::vector<std::string> words{
      "campagne", "mensuelle", "--donnees", data,        "--periode",
      "2010-06",  "--sortie",  folder,      "--rapport", "tableau-de-bord,compte-rendu-execution"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// Every file of the run with its hash, but the register, whose lines come as processes finish, and
/// what a person altered, set aside under a name of its own.
inline std::string content_of(const std::string& folder) {
  return printed_by("cd " + in_quotes(folder) +
                    " && find . -type f ! -name campagne.registre ! -name '*-modifie*' | "
                    "LC_ALL=C sort | "
                    "xargs sha256sum");
}

inline std::string leftovers(const std::string& folder) {
  return printed_by("find " + in_quotes(folder) + " -name '*.en-cours'");
}

/// An undisturbed run, made once a program: where it stands, what it gave.
struct Undisturbed {
  TemporaryFolder folder;
  std::string run = folder.file("c");
  std::string content;

  Undisturbed() {
    const Outcome outcome = run_program(campaign_words(run, {"-q"}));
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    content = content_of(run);
  }
};

inline const Undisturbed& undisturbed_run() {
  static const Undisturbed kRun;
  return kRun;
}

/// What an undisturbed run gives.
inline const std::string& undisturbed() {
  return undisturbed_run().content;
}

/// An undisturbed run in a folder of one's own: a copy, for those who spoil it.
inline void copy_undisturbed(const std::string& into) {
  fs::copy(undisturbed_run().run, into, fs::copy_options::recursive);
}

inline void resume_and_check(const std::string& folder) {
  const Outcome outcome = run_program(campaign_words(folder, {"--reprendre", "-q"}));
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  CHECK(content_of(folder) == undisturbed());
  CHECK(leftovers(folder).empty());
}

/// Whole documents only, each of them as in an undisturbed run.
inline void check_documents(const std::string& folder) {
  const std::string found = printed_by("cd " + in_quotes(folder) +
                                       " && find . -name '*.pdf' -o -name '*.xlsx' | "
                                       "LC_ALL=C sort | xargs -r sha256sum");
  std::istringstream lines{found};
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(undisturbed().find(line) != std::string::npos);
  }
}

}  // namespace copil::testing
