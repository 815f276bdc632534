#include <catch2/catch.hpp>

#include "wording/ordinals.hpp"

using namespace copil::wording;

TEST_CASE("the letters of ordinals, where a number ends and nothing goes on") {
  using Letters = std::vector<Stretch>;
  CHECK(ordinal_letters("1er") == Letters{{1, 3}});
  CHECK(ordinal_letters("du 1re au 26e, (2e)") == Letters{{4, 6}, {12, 13}, {17, 18}});
  CHECK(ordinal_letters("le 1er\u00A0janvier") == Letters{{4, 6}});
  CHECK(ordinal_letters("").empty());
  CHECK(ordinal_letters("5c56e, 2en, x1e, 12").empty());
  CHECK(ordinal_letters("empreinte a1er").empty());
}
