#include <catch2/catch.hpp>

#include "web/writing/base64.hpp"

using namespace copil;

TEST_CASE("base64 of every length") {
  CHECK(web::base64("") == "");
  CHECK(web::base64("f") == "Zg==");
  CHECK(web::base64("fo") == "Zm8=");
  CHECK(web::base64("foo") == "Zm9v");
  CHECK(web::base64("\xFF\xFF\xFE") == "///+");
}
