// Documents name the files that they come from: what they do not name, they do not read.
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include <catch2/catch.hpp>

#include "chain/program.hpp"
#include "files/files.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

constexpr const char* kProvenance = "Fichiers dont vient ce document";

/// A report at one of its levels.
struct Placed {
  std::string report;
  std::string territory;
};

/// Every report at each of its levels, in the demo.
std::vector<Placed> placed_reports() {
  const std::vector<std::pair<std::string, std::string>> places{
      {"national", "FR"}, {"region", "R1"}, {"departement", "D11"}, {"mission_locale", "ML01"}};
  std::vector<Placed> found;
  for (const auto& entry : fs::directory_iterator{COPIL_SOURCE_DIR "/reports"}) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string text = bytes_of(entry.path());
    std::smatch levels;
    if (!std::regex_search(text, levels, std::regex{"niveaux: \\[(.*)\\]"})) continue;
    for (const auto& [level, territory] : places) {
      if (std::regex_search(levels[1].str(), std::regex{"\\b" + level + "\\b"})) {
        found.push_back({entry.path().stem(), territory});
      }
    }
  }
  return found;
}

/// The document's text, and the line of its files apart.
struct CitedText {
  std::string text;
  std::string files;
};

CitedText cited_text(const Placed& placed, const std::string& folder) {
  const Outcome outcome =
      run_program({"modele", "arbre", placed.report, "--donnees", folder, "--periode", "2010",
                   "--arrete-au", "2011-02-28", "--territoire", placed.territory});
  CAPTURE(placed.report, outcome.err);
  REQUIRE(outcome.status == 0);
  CitedText cited;
  std::istringstream lines{outcome.out};
  for (std::string line; std::getline(lines, line);) {
    (line.find(kProvenance) == std::string::npos ? cited.text : cited.files) += line + "\n";
  }
  return cited;
}

/// The demo where the files that are not named keep their heads alone.
void keep_named(const std::string& named, const std::string& folder) {
  fs::copy(fixture("demo"), folder);
  for (const auto& entry : fs::directory_iterator{folder}) {
    if (named.find(entry.path().filename().string()) != std::string::npos) continue;
    std::string head;
    std::getline(std::ifstream{entry.path()}, head);
    std::ofstream{entry.path()} << head << "\n";
  }
}

}  // namespace

TEST_CASE("what gathers answers cites their files, those of others' answers left out", "[lent]") {
  const TemporaryFolder work;
  work.write("retours/fiches.yaml",
             "rapport: fiche-bonne-pratique\nterritoires:\n  ML01: { titre_pratique: rallye }\n");
  work.write("retours/ailleurs.yaml",
             "rapport: fiche-bonne-pratique\nterritoires:\n  ML04: { titre_pratique: visite }\n");
  for (const auto& [report, where] : {std::pair{"synthese-des-reponses", "R1"},
                                      {"bilan-regional", "R1"},
                                      {"bilan-national", "FR"}}) {
    CAPTURE(report);
    const Outcome made =
        run_program({"produire", report, "--donnees", fixture("demo"), "--periode", "2010",
                     "--arrete-au", "2011-02-28", "--territoire", where, "--reponses",
                     work.file("retours"), "--sortie", work.file("s"), "--format", "html", "-q"});
    CAPTURE(made.err);
    REQUIRE(made.status == 0);
    const std::string page =
        bytes_of(work.file("s/" + std::string{report} + "_" + where + "_2010.html"));
    const auto digest = files::sha256_of_file(work.file("retours/fiches.yaml"));
    REQUIRE(digest);
    CHECK(page.find("fiches.yaml (" + digest->substr(0, 16)) != std::string::npos);
    const bool is_nation = std::string_view{where} == "FR";
    CHECK((page.find("ailleurs.yaml") != std::string::npos) == is_nation);
  }
}

TEST_CASE("a document is the same without the rows of the files that it does not name", "[lent]") {
  int compared = 0;
  for (const auto& placed : placed_reports()) {
    const CitedText whole = cited_text(placed, fixture("demo"));
    if (whole.files.empty()) continue;  // acts, and what this year has not
    CAPTURE(placed.report, placed.territory, whole.files);
    const TemporaryFolder folder;
    keep_named(whole.files, folder.file("d"));
    CHECK(cited_text(placed, folder.file("d")).text == whole.text);
    ++compared;
  }
  CHECK(compared > 25);
}
