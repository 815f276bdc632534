#include <catch2/catch.hpp>
#include <string_view>
#include <vector>

#include "conformity/content/contrast.hpp"
#include "conformity/reading/lexer.hpp"

using namespace copil::conformity;

namespace {

/// How the last text of a content is seen.
SeenText seen(std::string_view content) {
  ContrastWalk walk;
  SeenText last;
  Lexer lexer(content);
  std::vector<double> numbers;
  for (Token token = lexer.next(); !token.is(Token::Kind::end); token = lexer.next()) {
    if (token.is(Token::Kind::number)) numbers.push_back(token.value);
    if (!token.is(Token::Kind::word)) continue;
    walk.add(token.text, numbers);
    numbers.clear();
    if (token.text == "Tj") last = walk.text();
  }
  return last;
}

}  // namespace

TEST_CASE("a text is told from paper by its colour") {
  CHECK(seen("BT /F 9 Tf (a) Tj ET").contrast == Approx(21));
  CHECK(seen("1 g BT /F 9 Tf (a) Tj ET").contrast == Approx(1));
  // #767676, the lightest grey that passes 4.5:1 on white: 118 / 255.
  CHECK(seen("0.4627451 g BT /F 9 Tf (a) Tj ET").contrast == Approx(4.54).margin(0.01));
  CHECK(seen("1 0 0 rg BT /F 9 Tf (a) Tj ET").contrast == Approx(3.998).margin(0.01));
}

TEST_CASE("a text on a surface is told from the one painted last") {
  const std::string_view kNavyBox = "0 0 0.3725 rg 10 10 100 100 re f 1 g BT /F 9 Tf 20 20 Td ";
  CHECK(seen(std::string(kNavyBox) + "(a) Tj ET").contrast > 15);
  CHECK(seen("0 0 0.3725 rg 10 10 100 100 re f 1 g BT /F 9 Tf 120 20 Td (a) Tj ET").contrast ==
        Approx(1));
  CHECK(seen("0 g 10 10 100 100 re f 1 g 15 15 50 50 re f 0 g BT /F 9 Tf 20 20 Td (a) Tj ET")
            .contrast == Approx(21));
  CHECK(seen("0 g 10 10 100 100 re n 0 g BT /F 9 Tf 20 20 Td (a) Tj ET").contrast == Approx(21));
}

TEST_CASE("places and sizes go through the matrices of the page and of the text") {
  // The page is upside down, as Cairo draws: the box covers y from 700 to 800 of the page.
  CHECK(seen("1 0 0 -1 0 800 cm 0 g 0 0 100 100 re f 1 g BT 9 0 0 -9 20 50 Tm /F 1 Tf (a) Tj ET")
            .contrast == Approx(21));
  CHECK(seen("q 1 0 0 -1 0 800 cm 0 g 0 0 100 100 re f Q 0 g BT /F 9 Tf 20 750 Td (a) Tj ET")
            .contrast == Approx(1));
  CHECK(seen("BT 18 0 0 18 0 0 Tm /F 1 Tf (a) Tj ET").wanted == 3.0);
  CHECK(seen("BT /F 17.9 Tf (a) Tj ET").wanted == 4.5);
}

TEST_CASE("a matrix stretches, leans and moves what stands in it, and nothing else") {
  const auto under = [](const std::string& matrix, const std::string& inside,
                        const std::string& place) {
    const std::string content =
        "q " + matrix + " cm 0 g " + inside + " re f Q 1 g BT /F 1 Tf " + place + " Td (a) Tj ET";
    return seen(content).contrast;
  };
  // A box of 10 by 10 at (1, 1), twice as wide, three times as high, then moved by (5, 7).
  CHECK(under("2 0 0 3 5 7", "1 1 10 10", "26 39") == Approx(21));
  CHECK(under("2 0 0 3 5 7", "1 1 10 10", "8 11") == Approx(21));
  CHECK(under("2 0 0 3 5 7", "1 1 10 10", "28 39") == Approx(1));
  CHECK(under("2 0 0 3 5 7", "1 1 10 10", "6 11") == Approx(1));
  CHECK(under("2 0 0 3 5 7", "1 1 10 10", "26 41") == Approx(1));
  CHECK(under("2 0 0 3 5 7", "1 1 10 10", "8 9") == Approx(1));
  // (10.3, 4.3), inside the first letter, leans to (10.3 + 3 × 4.3, 2 × 10.3 + 4.3).
  const std::string box = "0 g 22 24 2 2 re f 1 g ";
  CHECK(seen(box + "1 2 3 1 0 0 cm BT /F 1 Tf 10 4 Td (a) Tj ET").contrast == Approx(21));
  CHECK(seen(box + "1 2 3 1 3 0 cm BT /F 1 Tf 10 4 Td (a) Tj ET").contrast == Approx(1));
}
