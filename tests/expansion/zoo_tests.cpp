// The zoo of mistakes: tests/expansion/zoo/RULE.md breaks one rule, RULE.txt is what is said of it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> cages() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator{COPIL_SOURCE_DIR "/tests/expansion/zoo"}) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// Errors and warnings of the template; errors of its document when it compiles.
std::string said_of(const std::string& text) {
  const auto compiled =
      compile("zoo/modele.md", sources({{"zoo/modele.md", text}, {"partie.md", "Une partie.\n"}}),
              expansion::fake::schema());
  if (!compiled) return formatted(compiled.error());
  const std::string warnings = formatted(compiled->warnings());
  const FakeNames names;
  const auto expanded = expand(*compiled, names, {});
  return warnings + (expanded ? "" : formatted(expanded.error()));
}

fs::path words_for(fs::path cage) {
  return cage.replace_extension(".txt");
}

}  // namespace

/// With COPIL_ACCEPTER=1 in the environment, what is said now is written down as right.
TEST_CASE("each mistake of the zoo is told in its exact words") {
  REQUIRE(cages().size() > 150);
  const bool is_accepting = std::getenv("COPIL_ACCEPTER") != nullptr;
  for (const auto& cage : cages()) {
    CAPTURE(cage.filename().string());
    const std::string said = said_of(testing::bytes_of(cage));
    if (is_accepting) std::ofstream{words_for(cage)} << said;
    CHECK(said == testing::bytes_of(words_for(cage)));
    CHECK_FALSE(said.empty());
  }
}
