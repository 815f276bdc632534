// What is made of a reading, kept beside its columns.
#include "records/shelf.hpp"

#include <sys/stat.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <thread>

#include "folder.hpp"

using namespace copil;
using namespace copil::records;

namespace {

namespace fs = std::filesystem;

/// A data folder, and a cache that keeps even that.
struct ShelvedFolder {
  Folder data;
  Folder beside;
  Cache cache{beside.path() + "/colonnes", "1.0", 0};

  ShelvedFolder() {
    data.write("services.csv", "jeune;mission_locale;date;enjeu\nJ1;M1;2010-03-01;E5\n");
    settle_times();
  }
  /// Long enough for what is written from now on to bear another time.
  static void settle_times() { std::this_thread::sleep_for(std::chrono::milliseconds{60}); }

  Shelf shelf() const {
    auto shelved = ShelvedReading::of(data.path(), ReadOptions{}, cache);
    REQUIRE(shelved);
    return shelved->shelf;
  }
  std::vector<std::string> entries() const {
    std::vector<std::string> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{cache.folder, error}) {
      if (entry.path().extension() == ".listes") found.push_back(entry.path().string());
    }
    return found;
  }
};

Shelf::Lists some_lists() {
  return {{1, 2, 3}, {}, std::vector<std::uint32_t>(100'000, 7)};
}

void keep_some(const Shelf& shelf, const std::string& recipe) {
  auto lists = some_lists();
  shelf.keep(recipe, lists);
}

}  // namespace

TEST_CASE("lists come back by their recipe, for the reading that was kept or taken back") {
  const ShelvedFolder folder;
  const Shelf first = folder.shelf();
  CHECK_FALSE(first.taken("a"));
  keep_some(first, "a");
  CHECK(first.taken("a") == some_lists());
  CHECK(folder.shelf().taken("a") == some_lists());
  CHECK_FALSE(first.taken("b"));
  REQUIRE(folder.entries().size() == 1);
  struct stat status {};
  REQUIRE(::stat(folder.entries()[0].c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("lists of files that were written to since, or of another program, are not believed") {
  ShelvedFolder folder;
  const Shelf before = folder.shelf();
  keep_some(before, "a");
  folder.data.write("services.csv", "jeune;mission_locale;date;enjeu\nJ2;M1;2010-03-01;E5\n");
  ShelvedFolder::settle_times();
  CHECK_FALSE(folder.shelf().taken("a"));
  keep_some(folder.shelf(), "a");
  CHECK(folder.shelf().taken("a"));
  CHECK(folder.entries().size() == 1);  // in place of the one before
  CHECK_FALSE(before.taken("a"));
  folder.cache.version = "1.1";
  CHECK_FALSE(folder.shelf().taken("a"));
}

TEST_CASE("lists that are cut or altered are passed over") {
  const ShelvedFolder folder;
  const Shelf shelf = folder.shelf();
  keep_some(shelf, "a");
  const std::string entry = folder.entries()[0];
  const auto size = fs::file_size(entry);
  {
    std::fstream file{entry, std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(static_cast<std::streamoff>(size / 2));
    file.put('x');
  }
  CHECK_FALSE(shelf.taken("a"));
  keep_some(shelf, "a");
  fs::resize_file(entry, size - 1);
  CHECK_FALSE(shelf.taken("a"));
}

TEST_CASE("a reading that is not kept has a shelf that keeps nothing") {
  ShelvedFolder folder;
  folder.cache.least_bytes = 1'000'000;
  keep_some(folder.shelf(), "a");
  CHECK(folder.entries().empty());
  const auto without = ShelvedReading::of(folder.data.path(), ReadOptions{}, std::nullopt);
  REQUIRE(without);
  keep_some(without->shelf, "a");
  CHECK_FALSE(without->shelf.taken("a"));
  folder.cache.least_bytes = 0;
  folder.data.write("services.csv", "jeune;mission_locale;date;enjeu\nJ3;M1;2010-03-01;E5\n");
  keep_some(folder.shelf(), "a");  // written a moment ago
  CHECK(folder.entries().empty());
}
