// What templates become: tests/expansion/trees/NAME.md is a template, NAME.txt its document's tree.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::expansion::fake;

namespace {

std::vector<std::filesystem::path> planted_templates() {
  std::vector<std::filesystem::path> found;
  const std::string folder = COPIL_SOURCE_DIR "/tests/expansion/trees";
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

/// With COPIL_ACCEPTER=1 in the environment, what they become now is written down as right.
TEST_CASE("each template becomes its tree") {
  REQUIRE(planted_templates().size() > 20);
  const bool is_accepting = std::getenv("COPIL_ACCEPTER") != nullptr;
  for (const auto& planted : planted_templates()) {
    CAPTURE(planted.filename().string());
    const std::string tree = dump_of(testing::bytes_of(planted));
    auto kept = planted;
    kept.replace_extension(".txt");
    if (is_accepting) std::ofstream{kept} << tree;
    CHECK(tree == testing::bytes_of(kept));
  }
}
