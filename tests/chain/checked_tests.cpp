// Every document that the project ships is held to every rule of `copil controler`, and to qpdf.
#include <sstream>

#include "chain/demo_run.hpp"

using namespace copil::testing;

TEST_CASE("every document of the demo meets every rule, and qpdf finds it sound") {
  std::istringstream files(printed_by("find " + in_quotes(demo_run()) + " -name '*.pdf'"));
  int count = 0;
  for (std::string file; std::getline(files, file); ++count) {
    INFO(file);
    CHECK(std::system(("qpdf --check " + in_quotes(file) + " >/dev/null").c_str()) == 0);
  }
  CHECK(count > 20);
  const Outcome outcome = run_program({"controler", demo_run()});
  INFO(outcome.out);
  CHECK(outcome.status == 0);
  const std::string all = std::to_string(count);
  CHECK(outcome.out.find(all + " fichiers contrôlés : " + all + " sans écart, 0 en écart, ") !=
        std::string::npos);
}
