#include <atomic>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <thread>

#include "folder.hpp"
#include "records/read.hpp"
#include "records/reading/ordered.hpp"
#include "support/random.hpp"

using copil::test_support::Random;

// The outcome depends on neither the threads nor the size of the chunks: random folders, full of
// faults and of line breaks in quotes, against a row-by-row account of what must be kept.

using namespace copil;
using namespace copil::records;

namespace {

std::string jeune(Random& random) {
  return "J" + std::to_string(random.below(300));
}
const char* const kMissions[] = {"M1", "M2", " M1 ", "\"M2\"", "M9", "S1", ""};
const char* const kDays[] = {"2010-01-05", "06/02/2010", "2010-02-30", "", "2010-12-31"};
const char* const kTexts[] = {"", "fin", "\"deux\nlignes\"", "\"a;\"\"b\"\"\n\n;c\"", "écran 12\""};
const char* const kBreaks[] = {"\n", "\r\n", "\n\n", "\n;;;;\n"};

void write_random_folder(const Folder& folder, Random& random) {
  std::string jeunes = "jeune;date_naissance;zone\n";
  std::string cotraitances =
      "motif_fin;cotraitance;jeune;mission_locale;date_affectation;date_fin\n";
  std::string alertes = "cotraitance;date_signalement;motif\n";
  std::string services = "jeune;mission_locale;date;enjeu\n";
  for (int i = 0; i < 150; ++i) {
    jeunes += jeune(random) + ";" + random.one_of(kDays) + ";" + random.one_of(kTexts) +
              random.one_of(kBreaks);
    cotraitances += random.one_of(kTexts) + ";C" + std::to_string(random.below(200)) + ";" +
                    jeune(random) + ";" + random.one_of(kMissions) + ";" + random.one_of(kDays) +
                    ";" + random.one_of(kDays) + random.one_of(kBreaks);
    alertes += "C" + std::to_string(random.below(200)) + ";" + random.one_of(kDays) + ";" +
               random.one_of(kTexts) + random.one_of(kBreaks);
    services += jeune(random) + ";" + random.one_of(kMissions) + ";" + random.one_of(kDays) + ";E" +
                std::to_string(random.below(12)) + random.one_of(kBreaks);
  }
  folder.write("jeunes.csv", jeunes);
  folder.write("cotraitances.csv", cotraitances);
  folder.write("alertes.csv", alertes);
  folder.write("services.csv", services);
}

Reading read(const Folder& folder, int jobs, std::size_t chunk_bytes) {
  ReadOptions options;
  options.jobs = jobs;
  options.chunk_bytes = chunk_bytes;
  auto reading = read_folder(folder.path(), options);
  if (!reading) FAIL(formatted(reading.error()));
  return std::move(*reading);
}

/// All that was read, as one text.
std::string dump_of(const Reading& reading) {
  const Records& r = reading.records;
  std::string text;
  const auto add = [&](const auto&... cells) {
    ((text += cells, text += '|'), ...);
    text += '\n';
  };
  for (std::size_t i = 0; i < r.jeunes.size(); ++i) {
    add(r.jeunes.code[i], r.jeunes.is_listed[i] ? "1" : "0", iso_text(r.jeunes.naissance[i]),
        r.jeunes.zone[i]);
  }
  for (std::size_t i = 0; i < r.cotraitances.size(); ++i) {
    add(r.cotraitances.code[i], r.jeunes.code[r.cotraitances.jeune[i]],
        std::to_string(r.cotraitances.mission_locale[i]), r.cotraitances.motif_fin[i]);
  }
  for (std::size_t i = 0; i < r.alertes.size(); ++i) {
    add(r.cotraitances.code[r.alertes.cotraitance[i]], r.alertes.motif[i]);
  }
  for (std::size_t i = 0; i < r.services.size(); ++i) {
    add(r.jeunes.code[r.services.jeune[i]], std::to_string(r.services.mission_locale[i]),
        iso_text(r.services.date[i]), std::to_string(r.services.enjeu[i]));
  }
  for (const FileCount& count : r.counts) {
    text += std::to_string(count.read) + "=" + std::to_string(count.kept) + "+" +
            std::to_string(count.rejected) + "\n";
  }
  return text + exports::rejects_csv(reading.rejects);
}

}  // namespace

TEST_CASE("neither jobs nor chunks change what is read") {
  Random random{26};
  for (int round = 0; round < 4; ++round) {
    Folder folder;
    write_random_folder(folder, random);
    const Reading reading = read(folder, 1, 1 << 20);
    const std::string expected = dump_of(reading);
    for (const FileCount& count : reading.records.counts) {
      CHECK(count.read == count.kept + count.rejected);
    }
    CHECK(reading.records.services.size() > 0);
    CHECK(reading.rejects.size() > 100);
    for (const int jobs : {1, 2, 5}) {
      for (const std::size_t bytes : {1U, 7U, 64U, 1000U, 5000U}) {
        CAPTURE(jobs, bytes);
        CHECK(dump_of(read(folder, jobs, bytes)) == expected);
      }
    }
  }
}

TEST_CASE("youths are numbered by their first kept row, in the order of the files") {
  Random random{12};
  Folder folder;
  write_random_folder(folder, random);
  const Records records = read(folder, 3, 100).records;
  std::vector<std::string> order(
      records.jeunes.code.begin(),
      records.jeunes.code.begin() + static_cast<long>(records.count(FileId::jeunes).kept));
  std::set<std::string> seen(order.begin(), order.end());
  const auto meet = [&](JeuneId number) {
    if (seen.emplace(records.jeunes.code[number]).second) {
      order.emplace_back(records.jeunes.code[number]);
    }
  };
  for (const JeuneId number : records.cotraitances.jeune) meet(number);
  for (const JeuneId number : records.services.jeune) meet(number);
  CHECK(order == std::vector<std::string>(records.jeunes.code.begin(), records.jeunes.code.end()));
}

TEST_CASE("progress ends with all rows and bytes") {
  Random random{3};
  Folder folder;
  write_random_folder(folder, random);
  ReadOptions options;
  options.jobs = 2;
  options.chunk_bytes = 500;
  std::vector<Progress> calls;
  options.on_progress = [&](const Progress& progress) { calls.push_back(progress); };
  const auto reading = read_folder(folder.path(), options);
  REQUIRE(reading.has_value());
  REQUIRE(calls.size() > 4);
  std::uint64_t rows = 0;
  for (const FileCount& count : reading->records.counts) rows += count.read;
  CHECK(calls.back().rows == rows);
  CHECK(calls.back().bytes == calls.back().total_bytes);
  CHECK(calls.back().file == FileId::services);
  for (std::size_t i = 1; i < calls.size(); ++i) CHECK(calls[i - 1].rows <= calls[i].rows);
}

TEST_CASE("work that nothing orders is done once each, by however many") {
  for (const int jobs : {0, 1, 3, 8}) {
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{50}}) {
      std::vector<std::atomic<int>> done(count);
      in_any_order(jobs, count, [&](std::size_t i) { ++done[i]; });
      for (const auto& times : done) CHECK(times == 1);
    }
  }
}

TEST_CASE("while one thread finishes, the others have four pieces of work each") {
  std::atomic<int> begun{0};
  int seen = 0;
  const auto work = [&](std::size_t) { ++begun; };
  const auto finish = [&](std::size_t i) {
    // Whoever finishes is as slow as the others need to do all that they may.
    constexpr int kPatience = 5'000'000;
    for (int turn = 0; i == 0 && begun < 8 && turn < kPatience; ++turn) std::this_thread::yield();
    if (i == 0) seen = begun;
  };
  in_order(2, 50, work, finish);
  CHECK(seen == 8);
  CHECK(begun == 50);
}
