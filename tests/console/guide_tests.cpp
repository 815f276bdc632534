// The guide, in the browser.
#include "console/listening.hpp"

using namespace copil::testing;

TEST_CASE("the help leads to the guide, which is a page like any other") {
  Console console;
  console.enter();
  CHECK(console.get("/aide").body.find("href=\"/aide/guide\"") != std::string::npos);
  const Answer page = console.get("/aide/guide");
  CHECK(page.status == 200);
  CHECK(page.body.find("Une heure suffit.") != std::string::npos);
}
