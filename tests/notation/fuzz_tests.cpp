// What the fuzzer feeds the reader of YAML, without the fuzzer: seeds, each spoilt many times.
#include <catch2/catch.hpp>

#include "fuzz/notation_entry.hpp"
#include "support/spoilt.hpp"

TEST_CASE("the entry of YAML's fuzzer holds on its seeds and on spoilt ones") {
  const std::string seeds[] = {
      R"(titre: Bilan
niveaux:
  - region
  - "national"
bloc: |
  une
  deux
)",
      "a: {b: [1, 2, {c: non}], d: 'é'}\n",
      "x: &nom {y: 1}\nz: *nom\n---\nfin: oui\n",
      "vide:\ncle ? : 2010-04-01\n# mot\n\"é\\u00e9\": >-\n  plié\n  ici\n",
      "\xEF\xBB\xBF- 1\r\n- 2\r\n",
  };
  const std::string pieces[] = {":",  "\n",   "- ",  "\"",  "'",  "{",     "}",
                                "[",  "]",    "|\n", "&a",  "*a", "!!str", "\t",
                                "# ", "\xC3", "%",   "---", " ",  "? ",    std::string(1, '\0')};
  copil::test_support::Random random{33};
  for (const std::string& seed : seeds) {
    CHECK(copil::fuzz::broken_reading(seed) == "");
    for (int round = 0; round < 300; ++round) {
      const std::string bytes = copil::test_support::spoilt(seed, pieces, 0, random);
      CAPTURE(bytes);
      CHECK(copil::fuzz::broken_reading(bytes) == "");
    }
  }
}
