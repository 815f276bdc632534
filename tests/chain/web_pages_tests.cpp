// Every report and every act as a web page: sound for a parser of the trade and for our own rules,
// the same bytes each time, nothing asked of another machine.
#include <algorithm>
#include <filesystem>

#include "chain/program.hpp"
#include "support/html_rules.hpp"

using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> report_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{COPIL_SOURCE_DIR "/reports"}) {
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// Makes the report in HTML for all the territories of its levels.
Outcome make_pages(const std::string& report, const std::string& folder) {
  std::vector<std::string> words{"produire", report,     "--donnees", fixture("demo"), "--periode",
                                 "2010",     "--sortie", folder,      "--arrete-au",   "2011-02-28",
                                 "--format", "html",     "-q"};
  if (report == "simulation-objectifs") {
    const std::string scenarios = COPIL_SOURCE_DIR "/fixtures/scenarios.yaml";
    words.insert(words.end(), {"--territoire", "R1", "--scenario", scenarios});
  }
  return run_program(words);
}

std::vector<fs::path> web_pages_in(const std::string& folder) {
  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator{folder}) {
    if (entry.path().extension() == ".html") pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  return pages;
}

/// What HTML Tidy finds wrong. Debian's does not know yet that a `dl` may hold `div` elements
/// (HTML 5.2): what it says of them is left out.
std::string tidy_faults(const std::string& path) {
  return printed_by(
      "tidy -errors -quiet --drop-empty-elements no " + in_quotes(path) +
      " 2>&1 | grep -Ev 'implicit <dl>|missing (</dl>|</div>) before|missing <dd>' || true");
}

}  // namespace

TEST_CASE("every report and act is a sound web page", "[lent]") {
  std::size_t reports = 0;
  for (const auto& report : report_names()) {
    const TemporaryFolder folder;
    const Outcome outcome = make_pages(report, folder.path());
    CAPTURE(report, outcome.err);
    const auto pages = web_pages_in(folder.path());
    if (outcome.status != 0) {  // a report of other periods says so
      CHECK(outcome.status == 2);
      CHECK(outcome.err.find("période") != std::string::npos);
      continue;
    }
    REQUIRE_FALSE(pages.empty());
    ++reports;
    for (const auto& page : pages) {
      CAPTURE(page.filename().string());
      CHECK(faults_of(bytes_of(page.string())) == std::vector<std::string>{});
    }
    CHECK(tidy_faults(pages.front().string()) == "");
  }
  CHECK(reports >= 18);
}

TEST_CASE("the same inputs give the same page, whatever the number of processes", "[lent]") {
  const TemporaryFolder once;
  const TemporaryFolder again;
  for (const auto* folder : {&once, &again}) {
    REQUIRE(run_program({"produire", "bilan-local", "--donnees", fixture("demo"), "--periode",
                         "2010", "--sortie", folder->path(), "--format", "html", "-q", "-j",
                         folder == &once ? "1" : "2"})
                .status == 0);
  }
  for (const auto& page : web_pages_in(once.path())) {
    CHECK(bytes_of(page.string()) == bytes_of(again.file(page.filename().string())));
  }
}
