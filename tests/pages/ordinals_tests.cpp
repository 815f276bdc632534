#include <catch2/catch.hpp>

#include "pages/build.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

TEST_CASE("the letters of an ordinal are raised, those of a code are not") {
  const Pages pages = lay_out({paragraph("le 2e trimestre (1er jour), empreinte 5c56e fin")});
  const Page& page = pages.pages[0];
  CHECK(runs_with(page, "5c56e").size() == 1);
  CHECK(runs_with(page, "2e").empty());
  CHECK(runs_with(page, "1er").empty());
}
