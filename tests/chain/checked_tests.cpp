// Every document that the project ships is held to every rule of `copil controler`, and to qpdf.
#include <sstream>

#include "chain/program.hpp"

using namespace copil::testing;

TEST_CASE("every document of the demo meets every rule, and qpdf finds it sound") {
  const TemporaryFolder folder;
  REQUIRE(run_program({"demo", "--sortie", folder.file("d"), "-q"}).status == 0);
  std::istringstream files(printed_by("find " + in_quotes(folder.file("d")) + " -name '*.pdf'"));
  int count = 0;
  for (std::string file; std::getline(files, file); ++count) {
    const Outcome outcome = run_program({"controler", file});
    INFO(file << "\n" << outcome.out);
    CHECK(outcome.status == 0);
    CHECK(outcome.out.find(" règles : aucun écart.\n") != std::string::npos);
    CHECK(std::system(("qpdf --check " + in_quotes(file) + " >/dev/null").c_str()) == 0);
  }
  CHECK(count > 20);
}
