#include "records/doubting/code_cores.hpp"

#include <catch2/catch.hpp>

#include "records/columns/numbering.hpp"
#include "support/random.hpp"

// Most cores are told sign by sign; what is no plain code, in the long way. Both must say the same.

using copil::records::core_hash;
using copil::records::core_of;
using copil::records::Numbering;
using copil::test_support::Random;

TEST_CASE("a code's core is the same, told quickly or in the long way") {
  CHECK(core_of("J0O7") == "j7");
  CHECK(core_of(" =\"JLI 007\"") == "j11007");
  CHECK(core_of("000") == "0");
  CHECK(core_of("12.00") == "12");
  CHECK(core_of("\u0410\u041E7") == "a7");
  const char* const kSigns[] = {"0",  "0", "7", "o", "O", "l",  "I", "j", "Z", " ",
                                "\"", "'", "=", "-", "_", "\t", "é", ".", ",", "\u0421"};
  Random random{19};
  for (int turn = 0; turn < 4000; ++turn) {
    std::string code;
    for (std::size_t i = random.below(24); i > 0; --i) code += random.one_of(kSigns);
    // So many blanks make it too long to be told quickly, and are dropped.
    const std::string long_way = std::string(80, ' ') + code;
    CAPTURE(code);
    CHECK(core_of(code) == core_of(long_way));
    CHECK(core_hash(code) == Numbering::hash(core_of(code)));
  }
}
