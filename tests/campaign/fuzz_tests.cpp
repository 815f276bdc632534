// What the fuzzer feeds the readers of manifests and registers, without the fuzzer.
#include <catch2/catch.hpp>

#include "campaign/run_written.hpp"
#include "fuzz/campaign_entry.hpp"
#include "support/spoilt.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;

TEST_CASE("the entry of the runs' fuzzer holds on its seeds and on spoilt ones") {
  const copil::testing::TemporaryFolder folder;
  const std::string seeds[] = {'\0' + campaign::manifest(copil::testing::written_record()),
                               '\1' + copil::testing::written_register(folder)};
  const std::string pieces[] = {"\"",   "{",       "}",  "[",    "]",   ",",
                                ":",    "\n",      "\\", "null", "1e9", "-1",
                                "\xC3", "\\u0000", "0",  "\t",   " ",   std::string(1, '\0')};
  test_support::Random random{25};
  for (const std::string& seed : seeds) {
    CHECK(fuzz::broken_promise_of_run(seed) == "");
    for (int round = 0; round < 300; ++round) {
      const std::string bytes = test_support::spoilt(seed, pieces, 1, random);
      CAPTURE(bytes);
      CHECK(fuzz::broken_promise_of_run(bytes) == "");
    }
  }
}
