// Every message of the room is said somewhere in its tests, in its exact words: a rule without an
// animal in the zoo, and without a test, does not go unseen.
#include <algorithm>
#include <filesystem>
#include <set>

#include <catch2/catch.hpp>

#include "expansion/blocks/fenced.hpp"
#include "expansion/language/checker.hpp"
#include "expansion/language/filters.hpp"
#include "expansion/program/compile_context.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::expansion;

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const std::string& folder, const std::string& ending) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator{COPIL_SOURCE_DIR "/" + folder}) {
    if (entry.path().extension() == ending) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// The texts between quotes in a C++ source; those that follow each other are one.
std::vector<std::string> literals(const std::string& source) {
  std::vector<std::string> found;
  bool is_joined = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source.compare(i, 2, "//") == 0) {
      i = std::min(source.find('\n', i), source.size());
    } else if (source.compare(i, 3, "'\"'") == 0) {
      i += 2;
    } else if (source[i] == '"') {
      std::string text;
      if (i > 0 && source[i - 1] == 'R') {
        const std::size_t open = source.find('(', i);
        const std::string closing = ")" + source.substr(i + 1, open - i - 1) + "\"";
        const std::size_t close = std::min(source.find(closing, open), source.size());
        text = source.substr(open + 1, close - open - 1);
        i = close + closing.size() - 1;
      } else {
        for (++i; i < source.size() && source[i] != '"'; ++i) {
          const bool is_escape = source[i] == '\\';
          if (is_escape) ++i;
          text += is_escape && source[i] == 'n' ? '\n' : source[i];
        }
      }
      if (is_joined)
        found.back() += text;
      else
        found.push_back(std::move(text));
      is_joined = true;
    } else if (source[i] != ' ' && source[i] != '\n') {
      is_joined = false;
    }
  }
  return found;
}

/// What describes the language to its authors: templates/README.md is held to it.
std::set<std::string> descriptions() {
  std::set<std::string> known;
  for (const auto& filter : filters()) {
    known.insert(
        {std::string{filter.takes}, std::string{filter.gives}, std::string{filter.description}});
  }
  for (const auto& function : functions()) {
    known.insert({std::string{function.form}, std::string{function.description}});
  }
  for (const auto& block : fenced_blocks()) known.insert(std::string{block.description});
  for (const auto& field : loop_type().fields) known.insert(field.description);
  return known;
}

/// Several words, so not a key, a name or a file.
bool is_message(const std::string& literal) {
  return literal.size() >= 12 && std::count(literal.begin(), literal.end(), ' ') >= 2;
}

}  // namespace

TEST_CASE("every message of the room is said in its tests") {
  std::string said;
  for (const char* folder : {"tests/expansion/zoo", "tests/expansion/trees"}) {
    for (const auto& path : files_in(folder, ".txt")) said += testing::bytes_of(path);
  }
  for (const auto& path : files_in("tests/expansion", ".cpp")) {
    for (const auto& literal : literals(testing::bytes_of(path))) said += literal + "\n";
  }
  const std::set<std::string> described = descriptions();
  std::size_t count = 0;
  for (const auto& path : files_in("engine/expansion", ".cpp")) {
    for (const auto& literal : literals(testing::bytes_of(path))) {
      if (!is_message(literal) || described.contains(literal)) continue;
      CAPTURE(path.filename().string(), literal);
      ++count;
      CHECK(said.find(literal) != std::string::npos);
    }
  }
  CHECK(count > 200);
}
