// The state folder saved as one file and read back; hostile archives; what is kept how long.
#include <catch2/catch.hpp>

#include <Poco/DateTime.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "console/deposits/deposits.hpp"
#include "console/keeping.hpp"
#include "files/files.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::console;
using copil::testing::bytes_of;
using copil::testing::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

const Day kToday = *make_day(2011, 3, 15);
constexpr std::int64_t kNow = 1'300'190'400;  // that day at noon

/// A state folder as the console leaves it: names with accents, a link, an empty file, a large one.
void make_state(const TemporaryFolder& folder) {
  folder.write("etat/journal/2010-12.jsonl", "{\"qui\":\"a\"}\n");
  folder.write("etat/depots/1/fichiers/services.csv", "jeune;date\nJ0001;2010-01-01\n");
  folder.write("etat/depots/1/fichiers/relevé d’été.csv", "é");
  folder.write("etat/reponses/ML01/vide.yaml", "");
  std::string large(20U << 20U, 'x');
  for (std::size_t i = 0; i < large.size(); i += 4099) large[i] = static_cast<char>(i);
  folder.write("etat/depots/2/fichiers/grand.bin", large);
  fs::create_symlink("2", folder.file("etat/depots/courant"));
}

/// Each file and link of the folder with its bytes.
std::string content_of(const std::string& folder) {
  std::vector<std::string> lines;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    const std::string name = fs::relative(entry.path(), folder).string();
    if (entry.is_symlink()) {
      lines.push_back(name + " -> " + fs::read_symlink(entry.path()).string());
    } else if (entry.is_regular_file()) {
      lines.push_back(name + " " + files::sha256(bytes_of(entry.path().string())));
    }
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

/// An archive made by others: names and contents.
std::string made_archive(const TemporaryFolder& folder,
                         const std::vector<std::pair<std::string, std::string>>& files) {
  const std::string path = folder.file("hostile.zip");
  std::ofstream out{path, std::ios::binary};
  Poco::Zip::Compress zip{out, true};
  for (const auto& [name, bytes] : files) {
    std::istringstream in{bytes};
    zip.addFile(in, Poco::DateTime{2010, 1, 1}, Poco::Path{name, Poco::Path::PATH_UNIX});
  }
  zip.close();
  return path;
}

std::string line_of(const std::string& path, const std::string& bytes) {
  return files::sha256(bytes) + "\t" + std::to_string(bytes.size()) + "\t" + path + "\n";
}

constexpr const char* kHeading = "copil-sauvegarde 1\n";

/// What is said of a restoration that is refused; nothing must be left of it.
std::string refusal_of(const TemporaryFolder& folder, const std::string& archive) {
  const auto restored = restore_state(archive, folder.file("neuf"));
  CHECK_FALSE(fs::exists(folder.file("neuf")));
  CHECK_FALSE(fs::exists(folder.file("neuf.en-cours")));
  return restored ? "" : restored.error()[0].message;
}

}  // namespace

TEST_CASE("what is saved is read back byte for byte, links and accents included") {
  const TemporaryFolder folder;
  make_state(folder);
  const auto saved = save_state(folder.file("etat"), folder.file("s.zip"), kToday);
  REQUIRE(saved);
  CHECK(saved->files == 5);
  CHECK(saved->sha256 == files::sha256(bytes_of(folder.file("s.zip"))));
  const auto restored = restore_state(folder.file("s.zip"), folder.file("neuf"));
  REQUIRE(restored);
  CHECK(restored->bytes == saved->bytes);
  CHECK(content_of(folder.file("neuf")) == content_of(folder.file("etat")));
  const auto again = save_state(folder.file("neuf"), folder.file("t.zip"), kToday);
  REQUIRE(again);
  CHECK(bytes_of(folder.file("t.zip")) == bytes_of(folder.file("s.zip")));
  CHECK(folder.listing() == "etat\nneuf\ns.zip\nt.zip\n");
}

TEST_CASE("a state of more files than strangers may send is saved and restored", "[lent]") {
  const TemporaryFolder folder;
  constexpr int kFiles = 10'050;
  for (int i = 0; i < kFiles; ++i) {
    const std::string number = std::to_string(i);
    folder.write("etat/reponses/" + std::to_string(i % 100) + "/" + number + ".yaml", number);
  }
  const auto saved = save_state(folder.file("etat"), folder.file("s.zip"), kToday);
  if (!saved) FAIL(formatted(saved.error()));
  CHECK(saved->files == kFiles);
  REQUIRE(restore_state(folder.file("s.zip"), folder.file("neuf")));
  CHECK(content_of(folder.file("neuf")) == content_of(folder.file("etat")));
}

TEST_CASE("a save is for the account alone, and leaves out what is being written") {
  const TemporaryFolder folder;
  folder.write("etat/reponses/a.yaml", "a");
  folder.write("etat/reponses/b.yaml.en-cours", "b");
  REQUIRE(save_state(folder.file("etat"), folder.file("s.zip"), kToday));
  const auto mode = fs::status(folder.file("s.zip")).permissions();
  CHECK((mode & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
  REQUIRE(restore_state(folder.file("s.zip"), folder.file("neuf")));
  CHECK(content_of(folder.file("neuf")) == "reponses/a.yaml " + files::sha256("a") + "\n");
}

TEST_CASE("links that lead elsewhere, and folders that are none, are told and nothing is written") {
  const TemporaryFolder folder;
  folder.write("etat/a", "a");
  fs::create_symlink("/etc/passwd", folder.file("etat/b"));
  fs::create_symlink("../s", folder.file("etat/c"));
  const auto saved = save_state(folder.file("etat"), folder.file("s.zip"), kToday);
  REQUIRE_FALSE(saved);
  CHECK(saved.error().size() == 2);
  CHECK(saved.error()[0].message.ends_with("ne peut pas être sauvegardé : ce lien mène ailleurs"));
  CHECK_FALSE(save_state(folder.file("absent"), folder.file("s.zip"), kToday));
  CHECK(folder.listing() == "etat\n");
}

TEST_CASE("a folder that holds something is never restored over") {
  const TemporaryFolder folder;
  folder.write("etat/a", "a");
  REQUIRE(save_state(folder.file("etat"), folder.file("s.zip"), kToday));
  folder.write("neuf/b", "b");
  const auto restored = restore_state(folder.file("s.zip"), folder.file("neuf"));
  REQUIRE_FALSE(restored);
  CHECK(restored.error()[0].message ==
        "« " + folder.file("neuf") + " » existe et n'est pas un dossier vide");
  CHECK(content_of(folder.file("neuf")) == "b " + files::sha256("b") + "\n");
  fs::create_directories(folder.file("vide"));
  CHECK(restore_state(folder.file("s.zip"), folder.file("vide")));
}

TEST_CASE("an archive changed anywhere, or cut anywhere, is refused and nothing is left") {
  const TemporaryFolder folder;
  folder.write("etat/a", "contenu du fichier, assez long pour être changé");
  REQUIRE(save_state(folder.file("etat"), folder.file("s.zip"), kToday));
  const std::string sound = bytes_of(folder.file("s.zip"));
  int refused = 0;
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string changed = sound;
    changed[at] = static_cast<char>(changed[at] ^ 0x20);
    folder.write("x.zip", changed);
    const auto restored = restore_state(folder.file("x.zip"), folder.file("neuf"));
    refused += restored ? 0 : 1;
    // What a date or an attribute says is not kept; whatever is restored is right.
    CHECK((!restored || content_of(folder.file("neuf")) == content_of(folder.file("etat"))));
    fs::remove_all(folder.file("neuf"));
    folder.write("x.zip", sound.substr(0, at));
    CHECK_FALSE(refusal_of(folder, folder.file("x.zip")).empty());
  }
  CHECK(refused > static_cast<int>(sound.size()) / 2);
}

TEST_CASE("hostile archives: paths, links, sizes, lists are refused") {
  const TemporaryFolder folder;
  const std::string list = "copil-sauvegarde.txt";
  const auto said = [&](const std::vector<std::pair<std::string, std::string>>& files) {
    return refusal_of(folder, made_archive(folder, files));
  };
  const std::string bad_list = "sa liste de fichiers n'est pas celle d'une sauvegarde";
  for (const char* path : {"../a", "/a", "a/../b", "./a", "a//b", "a/", ""}) {
    CAPTURE(path);
    CHECK(said({{"etat/a", "x"}, {list, kHeading + line_of(path, "x")}}).find(bad_list) !=
          std::string::npos);
  }
  for (const char* link : {"lien\t/etc\tb\n", "lien\t..\tb\n", "lien\ta/b\tb\n", "lien\t\tb\n"}) {
    CHECK(said({{"etat/a", "x"}, {list, kHeading + line_of("a", "x") + link}}).find(bad_list) !=
          std::string::npos);
  }
  // A link in place of a folder through which a file would then be written.
  CHECK(said({{"etat/d/a", "x"}, {list, kHeading + line_of("d/a", "x") + "lien\te\td\n"}})
            .find(bad_list) != std::string::npos);
  CHECK(said({{"etat/a", "x"}, {list, kHeading + line_of("a", "x") + line_of("a", "x")}})
            .find(bad_list) != std::string::npos);
  CHECK(said({{"etat/a", "x"}}).ends_with("elle n'a pas de liste de fichiers"));
  CHECK(said({{"etat/a", "x"}, {"etat/b", "y"}, {list, kHeading + line_of("a", "x")}})
            .ends_with("ses fichiers ne sont pas ceux de sa liste"));
  CHECK(said({{"etat/b", "x"}, {list, kHeading + line_of("a", "x")}})
            .ends_with("« a » y manque ou n'a pas sa taille"));
  CHECK(said({{"etat/a", "xx"}, {list, kHeading + line_of("a", "x")}})
            .ends_with("« a » y manque ou n'a pas sa taille"));
  CHECK(said({{"etat/a", "y"}, {list, kHeading + line_of("a", "x")}})
            .ends_with("« a » n'a pas son empreinte"));
  // A name that leads outside, which the library that writes would not take.
  std::string outside =
      bytes_of(made_archive(folder, {{"xx/a", "x"}, {list, kHeading + line_of("a", "x")}}));
  for (auto at = outside.find("xx/a"); at != std::string::npos; at = outside.find("xx/a")) {
    outside.replace(at, 4, "../a");
  }
  folder.write("dehors.zip", outside);
  CHECK(refusal_of(folder, folder.file("dehors.zip")).rfind("la sauvegarde", 0) == 0);
  folder.write("texte.zip", "ceci n'est pas une archive");
  CHECK(refusal_of(folder, folder.file("texte.zip")).rfind("la sauvegarde « ", 0) == 0);
  CHECK_FALSE(refusal_of(folder, folder.file("absent.zip")).empty());
}

TEST_CASE("months of the journal are kept for twelve months, what is decided for good") {
  const TemporaryFolder folder;
  for (const char* month : {"2010-02", "2010-03", "2010-12", "2009-12"}) {
    folder.write("etat/journal/" + std::string{month} + ".jsonl", "{}\n");
  }
  for (const char* other :
       {"journal/notes.jsonl", "journal/2009-13.jsonl", "journal/2009-01.jsonlx",
        "depots/1/depot.yaml", "reponses/a.yaml", "modeles/m.md"}) {
    folder.write(std::string{"etat/"} + other, "a");
  }
  const auto expired = expired_files(folder.file("etat"), kToday);
  REQUIRE(expired);
  std::string paths;
  for (const auto& file : *expired) paths += file.path + " ";
  CHECK(paths == "journal/2009-12.jsonl journal/2010-02.jsonl ");
  const std::string before = content_of(folder.file("etat"));
  CHECK(remove_expired(folder.file("etat"), *expired, kNow).empty());
  CHECK_FALSE(fs::exists(folder.file("etat/journal/2010-02.jsonl")));
  CHECK(fs::exists(folder.file("etat/journal/2010-03.jsonl")));
  CHECK(fs::exists(folder.file("etat/journal/2009-13.jsonl")));
  CHECK(before != content_of(folder.file("etat")));
  CHECK_FALSE(expired_files(folder.file("absent"), kToday));
}

TEST_CASE("files of deposits that became nothing go, their notes stay, what was accepted stays") {
  const TemporaryFolder folder;
  Deposits deposits{folder.file("etat/depots")};
  constexpr std::int64_t kMonth = 31 * 86'400;
  const auto dropped = [&](std::int64_t begun) {
    const int number = *deposits.begin("agent", begun);
    folder.write("etat/depots/000" + std::to_string(number) + "/fichiers/services.csv", "J0001");
    REQUIRE(deposits.add(number, {"services.csv", "CSV", 5, "e", begun}).empty());
    return number;
  };
  const int fresh = dropped(kNow - 6 * kMonth);
  const int left = dropped(kNow - 8 * kMonth);
  const int refused = dropped(kNow - 9 * kMonth);
  REQUIRE(deposits.refuse(refused, {"chef", kNow - 5 * kMonth, "vide", 0}).empty());
  const int refused_late = dropped(kNow - 9 * kMonth);
  REQUIRE(deposits.refuse(refused_late, {"chef", kNow - 2 * kMonth, "vide", 0}).empty());
  const int accepted = dropped(kNow - 20 * kMonth);
  folder.write("etat/depots/0005/dossier/services.csv", "J0001");
  const auto expired = expired_files(folder.file("etat"), kToday);
  REQUIRE(expired);
  std::string paths;
  for (const auto& file : *expired) paths += file.path + " ";
  CHECK(paths == "depots/0003/fichiers/services.csv depots/0002/fichiers/services.csv ");
  CHECK(remove_expired(folder.file("etat"), *expired, kNow).empty());
  for (const int kept : {fresh, refused_late, accepted}) {
    CHECK(fs::exists(deposits.files_folder(kept) + "/services.csv"));
  }
  CHECK_FALSE(fs::exists(deposits.files_folder(left) + "/services.csv"));
  CHECK(deposits.find(left)->state == Deposit::State::refused);
  CHECK(deposits.find(left)->decision.by == "copil purger");
  CHECK(deposits.find(refused)->decision.words == "vide");
  CHECK(deposits.find(refused)->files.size() == 1);
  CHECK(expired_files(folder.file("etat"), kToday)->empty());
}

TEST_CASE("every rule says what it keeps, where, how long and why") {
  for (const auto& rule : retention_rules()) {
    CHECK(std::string{rule.what}.size() > 10);
    CHECK(std::string{rule.why}.size() > 10);
    CHECK(rule.months <= 120);
  }
}
