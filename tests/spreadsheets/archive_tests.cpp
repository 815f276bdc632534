#include <catch2/catch.hpp>

#include "spreadsheets/archive.hpp"
#include "support/made_workbooks.hpp"
#include "support/temporary_folder.hpp"

// Archives made to harm, or only spoilt: nothing in them is believed that contradicts the rest.

using namespace copil;
using namespace copil::spreadsheets;
using namespace copil::testing;

namespace {

Result<Archive, std::string> opened(const std::string& bytes) {
  const TemporaryFolder folder;
  auto file = exports::InputFile::open_packed(folder.write("a.zip", bytes));
  REQUIRE(file);
  return Archive::open(std::make_shared<const exports::InputFile>(std::move(*file)));
}

std::string trouble_of(const std::string& bytes) {
  const auto archive = opened(bytes);
  return archive ? "" : archive.error();
}

/// The first entry's bytes, or why they are worth nothing.
std::string first_of(const std::vector<MadeEntry>& entries, std::uint64_t most = 1000) {
  const auto archive = opened(made_zip(entries));
  REQUIRE(archive);
  const auto file = unpacked(*archive, archive->entries()[0], most);
  if (!file) return file.error();
  std::string bytes;
  REQUIRE(file->read(0, file->size(), bytes));
  return bytes;
}

}  // namespace

TEST_CASE("entries stored and deflated", "[archive]") {
  const auto archive = opened(made_zip({{"a/", ""}, {"a/b.csv", "x;y\n"}, {"c", ""}}));
  REQUIRE(archive);
  REQUIRE(archive->entries().size() == 2);
  CHECK(archive->find("A/B.CSV") == &archive->entries()[0]);
  CHECK(archive->find("a/b") == nullptr);
  CHECK(first_of({{"a", "x;y\n"}}) == "x;y\n");
  // "aaaaaaaaaa", deflated with a fixed tree.
  CHECK(first_of({{"a", std::string{"KL\x84\x01\x00", 5}, 8, 10, checksum_of("aaaaaaaaaa")}}) ==
        "aaaaaaaaaa");
}

TEST_CASE("what is no whole archive", "[archive]") {
  const std::string whole = made_zip({{"a", "bytes"}});
  CHECK(trouble_of("") == "ce n'est pas un fichier ZIP entier");
  CHECK(trouble_of("PK") == "ce n'est pas un fichier ZIP entier");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK_FALSE(trouble_of(whole.substr(0, size)).empty());
  }
}

TEST_CASE("a directory that goes up to the end of its file, or beyond it", "[archive]") {
  const auto with_more = [](std::uint64_t more) {
    std::string bytes = made_zip({{"a", "bytes"}});
    const std::size_t end = bytes.rfind("PK\x05\x06");
    const std::size_t begin = bytes.rfind("PK\x01\x02");
    return bytes.replace(end + 12, 4, little(end - begin + more, 4));
  };
  CHECK(trouble_of(with_more(0)).empty());
  CHECK(trouble_of(with_more(1)) == "son sommaire et son contenu se contredisent");
  CHECK(trouble_of(with_more(22)) == "son sommaire et son contenu se contredisent");
  CHECK(trouble_of(with_more(23)) == "ce n'est pas un fichier ZIP entier");
}

TEST_CASE("two entries of one name, and entries that overlap", "[archive]") {
  CHECK(trouble_of(made_zip({{"a", "1"}, {"a", "2"}})) == "« a » y est deux fois");
  std::string bytes = made_zip({{"a", "12345678901234567890123456789012345"}, {"b", "2"}});
  // The second entry is said to be where the first one is: its name there is another.
  const std::size_t second = bytes.rfind("PK\x01\x02");
  bytes.replace(second + 42, 4, little(0, 4));
  CHECK(trouble_of(bytes) == "son sommaire et son contenu se contredisent");
  // Under one name length, an entry within another: a local record in the first one's bytes.
  const std::string inner = made_zip({{"b", "2"}});
  bytes = made_zip({{"a", inner.substr(0, inner.find("PK\x01\x02"))}, {"b", "2"}});
  const std::size_t listed = bytes.rfind("PK\x01\x02");
  bytes.replace(listed + 42, 4, little(31, 4));
  CHECK(trouble_of(bytes) == "« a » et « b » y occupent la même place");
}

TEST_CASE("names that lead elsewhere", "[archive]") {
  CHECK(trouble_of(made_zip({{"../a", "1"}})) == "le nom « ../a » mène hors de l'archive");
  CHECK(trouble_of(made_zip({{"/a", "1"}})) == "le nom « /a » mène hors de l'archive");
  CHECK(trouble_of(made_zip({{"a/../../b", "1"}})) ==
        "le nom « a/../../b » mène hors de l'archive");
  CHECK(trouble_of(made_zip({{"C:\\a", "1"}})) == "le nom « C:\\a » mène hors de l'archive");
  CHECK(trouble_of(made_zip({{std::string{"a\0b", 3}, "1"}})) ==
        "un nom de l'archive a un octet nul");
  CHECK(trouble_of(made_zip({{"a", "1", 0, 0, 0, 0, "b"}})) ==
        "son sommaire et son contenu se contredisent");
}

TEST_CASE("passwords and methods unheard of", "[archive]") {
  CHECK(trouble_of(made_zip({{"a", "1", 0, 0, 0, 1}})) == "il est protégé par un mot de passe");
  CHECK(trouble_of(made_zip({{"a", "1", 14, 1, 1}})) ==
        "« a » est compressé d'une manière que copil ne connaît pas");
  CHECK(trouble_of(made_zip({{"a", "1", 0, 7}})) == "son sommaire et son contenu se contredisent");
}

TEST_CASE("absolute caps, whatever the directory says", "[archive]") {
  const std::string deflated{"KL\x84\x01\x00", 5};
  const std::uint32_t sum = checksum_of("aaaaaaaaaa");
  CHECK(first_of({{"a", deflated, 8, 3'000'000, sum}}, 1U << 20U) ==
        "« a » dépasse 1 Mo une fois décompressé");
  CHECK(first_of({{"a", deflated, 8, 9, sum}}) == "« a » y est abîmé");
  CHECK(first_of({{"a", deflated, 8, 11, sum}}) == "« a » y est abîmé");
  CHECK(first_of({{"a", deflated, 8, 10, sum + 1}}) == "« a » y est abîmé");
  CHECK(first_of({{"a", "\xFF\xFF\xFF", 8, 10, sum}}) == "« a » y est abîmé");
  CHECK(first_of({{"a", deflated.substr(0, 3), 8, 10, sum}}) == "« a » y est abîmé");
  CHECK(first_of({{"a", "12345", 0, 0, 1}}) == "« a » y est abîmé");
}
