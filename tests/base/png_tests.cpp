#include <catch2/catch.hpp>

#include "base/png.hpp"
#include "support/tiny_png.hpp"

using namespace copil;
using copil::tests::tiny_png;

TEST_CASE("the size of a whole PNG is told") {
  CHECK(png_size(tiny_png()) == PictureSize{3, 2});
}

TEST_CASE("what is no PNG, or not all of one, has no size") {
  const std::string whole = tiny_png();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CHECK_FALSE(png_size(whole.substr(0, length)));
  }
  CHECK_FALSE(png_size("GIF89a"));
}

TEST_CASE("a byte changed anywhere is noticed") {
  for (std::size_t at = 0; at < tiny_png().size(); ++at) {
    std::string spoilt = tiny_png();
    spoilt[at] = static_cast<char>(spoilt[at] ^ 0x10);
    CAPTURE(at);
    CHECK_FALSE(png_size(spoilt));
  }
}

TEST_CASE("a PNG without pixels, or without end, has no size") {
  // The signature and the header take 33 bytes, the pixels 28, the end 12.
  const std::string whole = tiny_png();
  CHECK(png_size(whole) == PictureSize{3, 2});
  CHECK_FALSE(png_size(whole.substr(0, 33) + whole.substr(61)));
  CHECK_FALSE(png_size(whole.substr(0, 61)));
  CHECK(png_size(whole.substr(0, 61) + whole.substr(33, 28) + whole.substr(61)) ==
        PictureSize{3, 2});
}
