// Same inputs, same bytes: twice, on one or two processes, from another folder, under a French
// locale that is really installed.
#include "chain/demo_run.hpp"

using namespace copil::testing;

namespace {

std::string demo_content(const std::vector<std::string>& options, Surroundings surroundings = {}) {
  surroundings.is_built = true;  // a manifest names the program that made it
  const TemporaryFolder folder;
  std::vector<std::string> words{"demo", "--sortie", folder.file("d"), "-q"};
  words.insert(words.end(), options.begin(), options.end());
  const Outcome outcome = run_program(words, surroundings);
  INFO(outcome.err);
  REQUIRE(outcome.status == 0);
  return whole_content(folder.file("d"));
}

std::string french_locale() {
  const std::string folder = COPIL_BUILD_DIR "/locale";
  if (!std::filesystem::exists(folder + "/fr_FR.UTF-8")) {
    std::filesystem::create_directories(folder);
    REQUIRE(std::system(
                ("localedef -i fr_FR -f UTF-8 " + in_quotes(folder + "/fr_FR.UTF-8")).c_str()) ==
            0);
  }
  return "LOCPATH=" + folder;
}

}  // namespace

TEST_CASE("the demo gives the same bytes whatever surrounds it") {
  const std::string reference = whole_content(demo_run());
  CHECK(reference.find(".pdf") != std::string::npos);
  CHECK(reference.find(".xlsx") != std::string::npos);
  // All that may differ at once; the slow test tells which.
  CHECK(demo_content({"-j2"}, {{french_locale(), "LC_ALL=fr_FR.UTF-8", "LANG=fr_FR.UTF-8"}, "/"}) ==
        reference);
}

TEST_CASE("the demo gives the same bytes whatever surrounds it, one thing at a time", "[lent]") {
  const std::string reference = whole_content(demo_run());
  CHECK(demo_content({"-j1"}) == reference);
  CHECK(demo_content({"-j2"}) == reference);
  CHECK(demo_content({"-j2"}, {{}, "/"}) == reference);
  CHECK(demo_content({"-j2"}, {{french_locale(), "LC_ALL=fr_FR.UTF-8", "LANG=fr_FR.UTF-8"},
                               COPIL_SOURCE_DIR}) == reference);
}

TEST_CASE("the French locale of these tests is a real one") {
  const std::string text =
      printed_by("env " + in_quotes(french_locale()) + " LC_ALL=fr_FR.UTF-8 locale decimal_point");
  CHECK(text == ",\n");
}

TEST_CASE("SOURCE_DATE_EPOCH is the date written into documents") {
  const auto dated = [](const std::string& date) {
    const TemporaryFolder folder;
    const Outcome outcome =
        run_program({"produire", "volumes-regionaux", "--donnees", fixture("accord-cadre-2010"),
                     "--periode", "2010", "--sortie", folder.path(), "-q", "--format", "pdf"},
                    {{"SOURCE_DATE_EPOCH=" + date}, COPIL_SOURCE_DIR});
    INFO(outcome.err);
    REQUIRE(outcome.status == 0);
    return printed_by("TZ=UTC pdfinfo -isodates " +
                      in_quotes(folder.file("volumes-regionaux_FR_2010.pdf")));
  };
  CHECK(dated("1270080000").find("2010-04-01T00:00:00Z") != std::string::npos);
}
