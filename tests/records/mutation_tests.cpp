#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "folder.hpp"
#include "records/read.hpp"
#include "support/random.hpp"

using copil::test_support::Random;

// Files that have gone through everything: whatever the bytes, reading ends, loses no row, and
// every place it names lies inside the file.

using namespace copil;
using namespace copil::records;

namespace {

std::string good_services() {
  std::string text = "jeune;mission_locale;date;enjeu\n";
  for (int i = 0; i < 40; ++i)
    text += "J" + std::to_string(i % 7) + ";M1;2010-03-0" + std::to_string(1 + i % 9) + ";E" +
            std::to_string(1 + i % 10) + "\n";
  return text;
}

std::string mutated(std::string text, Random& random) {
  static const std::string_view kPieces[] = {"\"",  "\"\"",    ";", "\n", "\r\n",    "\xE9",
                                             "é",   "\t",      ",", "\r", "1,5E+15", "\xEF\xBB\xBF",
                                             ";;;", "\xFF\xFE"};
  for (std::size_t i = random.below(6); i > 0; --i) {
    const std::size_t at = random.below(text.size() + 1);
    switch (random.below(4)) {
      case 0:
        text.insert(at, kPieces[random.below(std::size(kPieces))]);
        break;
      case 1:
        text.erase(at, random.below(20));
        break;
      case 2:
        text.insert(at, text.substr(at, random.below(60)));
        break;
      default:
        text.insert(at, 1, static_cast<char>(random.below(256)));
        break;
    }
  }
  return text;
}

/// Line ends of any kind, the most lines that a text may have.
std::uint64_t line_limit(const std::string& text) {
  return 1 + static_cast<std::uint64_t>(std::count_if(
                 text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }));
}

void check_places(const Diagnostics& diagnostics, std::uint64_t limit) {
  for (const auto& diagnostic : diagnostics) {
    CHECK(static_cast<std::uint64_t>(diagnostic.place.line) <= limit);
  }
}

}  // namespace

TEST_CASE("mutated files lose no row and every place is inside them") {
  Random random{1984};
  const std::string good = good_services();
  Folder folder;
  std::size_t readings = 0;
  for (int round = 0; round < 200; ++round) {
    const std::string text = mutated(good, random);
    folder.write("services.csv", text);
    ReadOptions options;
    options.jobs = round % 3 + 1;
    options.chunk_bytes = 1 + random.below(200);
    CAPTURE(round, text, options.jobs, options.chunk_bytes);
    const auto reading = read_folder(folder.path(), options);
    if (!reading) {
      check_places(reading.error(), line_limit(text));
      continue;
    }
    ++readings;
    const FileCount& count = reading->records.count(FileId::services);
    REQUIRE(count.read == count.kept + count.rejected);
    REQUIRE(count.kept == reading->records.services.size());
    REQUIRE(count.rejected == reading->rejects.size());
    check_places(reading->warnings, line_limit(text));
    for (std::size_t i = 0; i < reading->rejects.size(); ++i) {
      REQUIRE(reading->rejects[i].line >= 2);
      REQUIRE(reading->rejects[i].line <= line_limit(text));
    }
  }
  CHECK(readings > 100);
}
