#include "records/cache.hpp"

#include <sys/stat.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

#include "folder.hpp"
#include "records/keeping/digest.hpp"

using namespace copil;
using namespace copil::records;

namespace {

namespace fs = std::filesystem;

/// A data folder and a cache that keeps even that, both gone with the test.
struct Kept {
  Folder data;
  Folder beside;
  Cache cache{beside.path() + "/colonnes", "1.0", 0};

  Kept() {
    data.write("jeunes.csv",
               "jeune;date_naissance;sexe;zone;niveau;handicap\n"
               "J1;1990-01-05;F;ZUS;V;1\nun-pseudonyme-de-vingt;1991-01-05;H;;IV;0\n");
    data.write("cotraitances.csv",
               "cotraitance;jeune;mission_locale;date_affectation;date_fin;motif_fin\n"
               "C1;J1;M1;2010-01-05;2010-05-06;emploi\nC2;J2;M2;2010-02-30;;\n"
               "C3;J3;M2;2010-02-03;;\n");
    data.write("alertes.csv",
               "cotraitance;date_signalement;motif\nC1;2010-01-06;absence\nC9;2010-01-06;\n");
    data.write("services.csv",
               "jeune;mission_locale;date;enjeu;inconnue\nJ1;M1;2010-03-01;E5;\n"
               "J4;M2;2010-03-02;E10;\n");
    data.write("actions.csv",
               "action;territoire;date;perimetre;nature\nA1;R1;2010-04-05;EM;conjointe\n");
    wait();
  }

  /// Long enough for what is written from now on to bear another time.
  static void wait() { std::this_thread::sleep_for(std::chrono::milliseconds{60}); }

  Reading read() const {
    auto reading = read_folder(data.path(), ReadOptions{}, cache);
    INFO((reading ? "" : formatted(reading.error())));
    REQUIRE(reading);
    return std::move(*reading);
  }
  std::vector<std::string> entries() const {
    std::vector<std::string> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{cache.folder, error}) {
      found.push_back(entry.path().string());
    }
    return found;
  }
};

/// All that a reading tells, as text.
std::string told(const Reading& reading) {
  const Records& r = reading.records;
  std::ostringstream text;
  text << r.folder << exports::rejects_csv(reading.rejects) << formatted(reading.warnings);
  for (std::size_t i = 0; i < kFileCount; ++i) {
    text << r.counts[i].read << r.counts[i].kept << r.counts[i].columns << "\n";
  }
  for (TerritoireId id = 0; id < r.territoires.size(); ++id) {
    text << r.territoires.code[id] << r.territoires.children[id].size()
         << *r.territoires.find(r.territoires.code[id]);
  }
  for (JeuneId id = 0; id < r.jeunes.size(); ++id) {
    text << r.jeunes.code[id] << r.jeunes.is_listed[id] << iso_text(r.jeunes.naissance[id])
         << r.jeunes.zone[id] << int{r.jeunes.niveau[id]} << r.jeunes.handicap[id] << "\n";
  }
  for (CotraitanceId id = 0; id < r.cotraitances.size(); ++id) {
    text << r.cotraitances.code[id] << r.cotraitances.jeune[id] << r.cotraitances.motif_fin[id]
         << iso_text(r.cotraitances.fin[id]) << "\n";
  }
  for (std::size_t i = 0; i < r.alertes.size(); ++i) text << r.alertes.motif[i] << "\n";
  for (std::size_t i = 0; i < r.services.size(); ++i) {
    text << r.services.jeune[i] << iso_text(r.services.date[i]) << int{r.services.enjeu[i]} << "\n";
  }
  for (std::size_t i = 0; i < r.actions.size(); ++i) text << r.actions.code[i] << "\n";
  return text.str();
}

std::string bytes_of(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void overwrite(const std::string& path, const std::string& bytes) {
  std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

}  // namespace

TEST_CASE("columns of several blocks are kept as they were read") {
  const Kept kept;
  std::string services = "jeune;mission_locale;date;enjeu\n";
  // A block of a column's days is 65 536 rows.
  for (int row = 0; row < 150'000; ++row) {
    services += "J" + std::to_string(row % 977) + (row % 3 == 0 ? ";M1" : ";M2") + ";2010-0" +
                std::to_string(1 + row % 9) + "-05;E" + std::to_string(1 + row % 10) + "\n";
  }
  kept.data.write("services.csv", services);
  Kept::wait();
  const std::string plain = told(*read_folder(kept.data.path(), ReadOptions{}));
  CHECK(told(kept.read()) == plain);
  REQUIRE(kept.entries().size() == 1);
  CHECK(told(kept.read()) == plain);
}

TEST_CASE("a folder that has not changed is read from the cache, and tells the same") {
  const Kept kept;
  const std::string plain = told(*read_folder(kept.data.path(), ReadOptions{}));
  CHECK(told(kept.read()) == plain);
  REQUIRE(kept.entries().size() == 1);
  const std::string entry = kept.entries()[0];
  struct stat status {};
  REQUIRE(::stat(entry.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  REQUIRE(::stat(kept.cache.folder.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0700);
  const std::string bytes = bytes_of(entry);
  CHECK(told(kept.read()) == plain);
  CHECK(bytes_of(entry) == bytes);
  // What comes out can be added to.
  Reading again = kept.read();
  again.records.cotraitances.motif_fin.push_back("autre");
  CHECK(again.records.cotraitances.motif_fin[again.records.cotraitances.size()] == "autre");
}

TEST_CASE("an entry that is cut or altered anywhere is passed over") {
  const Kept kept;
  const std::string plain = told(kept.read());
  REQUIRE(kept.entries().size() == 1);
  const std::string entry = kept.entries()[0];
  const std::string sound = bytes_of(entry);
  for (std::size_t at = 0; at < sound.size(); at += 31) {
    std::string altered = sound;
    altered[at] = static_cast<char>(altered[at] ^ 0x41);
    overwrite(entry, altered);
    REQUIRE(told(kept.read()) == plain);
    overwrite(entry, sound.substr(0, at));
    REQUIRE(told(kept.read()) == plain);
  }
  overwrite(entry, sound + "x");
  CHECK(told(kept.read()) == plain);
  CHECK(bytes_of(entry).size() == sound.size());  // written anew each time
}

TEST_CASE("a file written to, replaced, added or taken away makes the folder read anew") {
  const Kept kept;
  kept.read();
  const auto rows = [&] { return kept.read().records.services.size(); };
  CHECK(rows() == 2);
  const std::string path = kept.data.path() + "/services.csv";
  const auto written = fs::last_write_time(path);
  // The same size and time of writing: the time of change tells.
  kept.data.write("services.csv",
                  "jeune;mission_locale;date;enjeu;inconnue\nJ1;M1;2010-03-01;E5;\n"
                  "J4;M2;2010-99-02;E10;\n");
  fs::last_write_time(path, written);
  CHECK(rows() == 1);
  Kept::wait();
  CHECK(rows() == 1);
  fs::remove(path);
  CHECK(rows() == 0);
  kept.data.write("notes.md", "x");
  CHECK(rows() == 0);
}

TEST_CASE(
    "another version, other files asked for and another name of the folder are other entries") {
  Kept kept;
  kept.read();
  const std::string first = bytes_of(kept.entries()[0]);
  kept.cache.version = "1.1";
  kept.read();
  CHECK(kept.entries().size() == 2);
  ReadOptions some;
  some.needed = {FileId::services};
  const auto part = read_folder(kept.data.path(), some, kept.cache);
  REQUIRE(part);
  CHECK(part->records.actions.size() == 0);
  CHECK(kept.entries().size() == 3);
  CHECK(kept.read().records.actions.size() == 1);
  const auto told_by_another_name = read_folder(kept.data.path() + "/.", ReadOptions{}, kept.cache);
  REQUIRE(told_by_another_name);
  CHECK(told_by_another_name->records.folder == kept.data.path() + "/.");
}

TEST_CASE("a folder just written is not kept, nor a small one, nor where others may look") {
  Kept kept;
  kept.data.write("services.csv", "jeune;mission_locale;date;enjeu\nJ1;M1;2010-03-01;E5\n");
  kept.read();
  CHECK(kept.entries().empty());
  Kept::wait();
  kept.cache.least_bytes = 1'000'000;
  kept.read();
  CHECK(kept.entries().empty());
  kept.cache.least_bytes = 0;
  fs::create_directories(kept.cache.folder);
  fs::permissions(kept.cache.folder, static_cast<fs::perms>(0755));
  kept.read();
  CHECK(kept.entries().empty());
  fs::permissions(kept.cache.folder, static_cast<fs::perms>(0700));
  kept.read();
  REQUIRE(kept.entries().size() == 1);
  fs::permissions(kept.entries()[0], static_cast<fs::perms>(0644));
  overwrite(kept.entries()[0], "");
  CHECK(kept.read().records.services.size() == 1);
}

TEST_CASE("the entries used longest ago go first when there are too many") {
  Kept kept;
  kept.read();
  const auto size = fs::file_size(kept.entries()[0]);
  const std::string first = kept.entries()[0];
  kept.cache.most_bytes = 2 * size + size / 2;
  for (const char* version : {"2", "3"}) {
    Kept::wait();
    kept.cache.version = version;
    kept.read();
  }
  CHECK(kept.entries().size() == 2);
  CHECK_FALSE(fs::exists(first));
}

TEST_CASE("an entry that nobody used for a month goes, whoever reads next") {
  Kept kept;
  kept.read();
  const std::string old = kept.entries()[0];
  kept.cache.version = "2";
  Kept::wait();
  kept.read();
  REQUIRE(kept.entries().size() == 2);
  const auto age = [&](int hours) {
    fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours{hours});
  };
  age(29 * 24);
  kept.read();
  CHECK(kept.entries().size() == 2);
  age(31 * 24);
  kept.read();  // from the cache
  CHECK(kept.entries().size() == 1);
  CHECK_FALSE(fs::exists(old));
}

TEST_CASE("a digest tells every byte and where the parts end") {
  std::string bytes(300, 'a');
  const auto digest_of = [](std::initializer_list<std::string_view> parts) {
    Digest digest;
    for (const auto part : parts) digest.add(part.data(), part.size());
    return digest.value();
  };
  const auto whole = digest_of({bytes});
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string other = bytes;
    other[i] = 'b';
    CHECK(digest_of({other}) != whole);
    CHECK(digest_of({std::string_view{bytes}.substr(0, i)}) != whole);
  }
  CHECK(digest_of({"ab", "c"}) != digest_of({"a", "bc"}));
  CHECK(digest_of({std::string_view{"\0", 1}}) != digest_of({""}));
}
