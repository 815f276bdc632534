// The folder as a whole: same bytes, nothing half-written, read back without a fault.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <set>
#include <sstream>

#include "example/example_folder.hpp"
#include "example/making/formats.hpp"
#include "records/reading/files.hpp"
#include "support/golden.hpp"

using namespace copil;
using namespace copil::testing;

namespace {

std::vector<std::string> all_bytes(const std::string& folder) {
  std::vector<std::string> bytes;
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto file = static_cast<records::FileId>(i);
    bytes.push_back(bytes_of(folder + "/" + std::string{records::file_name(file)}));
  }
  return bytes;
}

/// Each file's name, size, sum (FNV-1a) and first rows, as far as these are plain text.
std::string told(const std::string& folder, bool has_heads) {
  std::string text;
  const std::vector<std::string> files = all_bytes(folder);
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::uint64_t sum = 0xCBF29CE484222325;
    for (const char c : files[i]) sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    std::size_t end = 0;
    for (int line = 0; line < 4; ++line)
      end = std::min(files[i].find('\n', end), files[i].size()) + 1;
    std::ostringstream head;
    head << records::file_name(static_cast<records::FileId>(i)) << ' ' << files[i].size() << ' '
         << std::hex << sum << '\n';
    text += head.str() + (has_heads ? files[i].substr(0, end) : "");
  }
  return text;
}

std::string refusal(const std::string& folder) {
  return formatted(example::check_target(folder));
}

}  // namespace

TEST_CASE("the same plan gives the same bytes, another seed gives others") {
  const TemporaryFolder folder;
  for (const auto style : {example::Style::clean, example::Style::dirty}) {
    const std::string name = style == example::Style::clean ? "clean" : "dirty";
    auto plan = plan_of(8, 9000, style);
    write(folder.file(name + "1"), plan, 1);
    write(folder.file(name + "2"), plan, 2);
    plan.seed = 2;
    write(folder.file(name + "3"), plan, 2);
    const auto first = all_bytes(folder.file(name + "1"));
    const auto other = all_bytes(folder.file(name + "3"));
    CHECK(first == all_bytes(folder.file(name + "2")));
    for (std::size_t i = 0; i < first.size(); ++i) CHECK(first[i] != other[i]);
  }
}

TEST_CASE("the folder of a plan is the one that was read over, in every version of the program") {
  const TemporaryFolder folder;
  write(folder.file("propre"), plan_of(8, 600));
  write(folder.file("sale"), plan_of(8, 600, example::Style::dirty));
  check_golden(told(folder.file("propre"), true) + told(folder.file("sale"), false),
               "example/references/dossier.txt");
}

TEST_CASE("a small clean folder is read without a fault or a warning") {
  const TemporaryFolder folder;
  const auto tally = write(folder.file("d"), plan_of(6, 400));
  CHECK(folder.listing() == "d\n");
  const auto reading = read_whole(folder.file("d"));
  CHECK(formatted(reading.warnings) == "");
  CHECK(exports::rejects_csv(reading.rejects).find('\n') + 1 ==
        exports::rejects_csv(reading.rejects).size());
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
  for (const auto& count : reading.records.counts) {
    CHECK(count.is_present);
    CHECK(count.kept > 0);
    rows += count.read;
    bytes += count.bytes;
  }
  CHECK(tally.files == 21);
  CHECK(tally.rows == rows);
  CHECK(tally.bytes == bytes);
  CHECK(tally.faulty == 0);
  CHECK(reading.records.services.size() == 2000);
  const auto& tree = reading.records.territoires;
  CHECK(tree.of_type(records::TypeTerritoire::mission_locale).size() == 6);
  CHECK(tree.of_type(records::TypeTerritoire::region).size() == 3);
  CHECK(tree.of_type(records::TypeTerritoire::plateforme_vocation).size() > 0);
}

TEST_CASE("the smallest folders can be written and read") {
  const TemporaryFolder folder;
  int number = 0;
  for (const int missions : {1, 2, 3}) {
    for (const int jeunes : {1, 2, 37}) {
      const std::string path = folder.file(std::to_string(++number));
      write(path, plan_of(missions, jeunes));
      CHECK(read_whole(path).rejects.empty());
    }
  }
  auto plan = plan_of(2, 10);
  plan.services = 0;
  plan.annee = 2012;
  write(folder.file("sans"), plan);
  CHECK(read_whole(folder.file("sans")).records.services.size() == 0);
}

TEST_CASE("only a new or empty folder is written to") {
  const TemporaryFolder folder;
  CHECK(refusal(folder.file("nouveau")).empty());
  CHECK(refusal(folder.file("nouveau/")).empty());
  const std::string file = folder.write("plein/fichier", "");
  CHECK(refusal(folder.file("plein")) ==
        "erreur : le dossier n'est pas vide : « " + folder.file("plein") +
            " »\n   aide : donnez un dossier vide ou un nom de dossier à créer\n");
  CHECK(refusal(file) == "erreur : il y a déjà un fichier « " + file +
                             " »\n   aide : donnez le nom d'un dossier à créer\n");
  const auto refused = example::write_folder(folder.file("plein"), plan_of(1, 5), accord(), {});
  REQUIRE_FALSE(refused);
  CHECK(bytes_of(file).empty());
  std::filesystem::create_directory(folder.file("vide"));
  write(folder.file("vide/"), plan_of(1, 5));
  CHECK(folder.listing() == "plein\nvide\n");
}

TEST_CASE("an interruption or an impossible place leaves nothing behind") {
  const TemporaryFolder folder;
  example::Working working;
  working.jobs = 2;
  int asked = 0;
  working.is_interrupted = [&asked] { return ++asked > 2; };
  working.jobs = 1;
  const auto plan = plan_of(4, 20'000);
  const auto interrupted = example::write_folder(folder.file("d"), plan, accord(), working);
  REQUIRE_FALSE(interrupted);
  CHECK(formatted(interrupted.error()) == "erreur : interrompu : rien n'a été écrit\n");
  CHECK(folder.listing().empty());
  const std::string file = folder.write("fichier", "");
  const auto impossible = example::write_folder(file + "/d", plan, accord(), {});
  REQUIRE_FALSE(impossible);
  CHECK(formatted(impossible.error()).find("impossible de créer le dossier « " + file + "/d »") !=
        std::string::npos);
  CHECK(folder.listing() == "fichier\n");
}

TEST_CASE("progress is told, at the end everything") {
  const TemporaryFolder folder;
  example::Working working;
  example::Tally last;
  working.on_progress = [&last](const example::Tally& tally) {
    CHECK(tally.rows >= last.rows);
    last = tally;
  };
  const auto tally = example::write_folder(folder.file("d"), plan_of(3, 300), accord(), working);
  REQUIRE(tally);
  CHECK(last.rows == tally->rows);
}

TEST_CASE("an accord without objectives is refused") {
  const TemporaryFolder folder;
  const auto refused = example::write_folder(folder.file("d"), plan_of(3, 300), {}, {});
  REQUIRE_FALSE(refused);
  CHECK(formatted(refused.error()).find("ne donne pas les objectifs de régions") !=
        std::string::npos);
  CHECK(folder.listing().empty());
}

TEST_CASE("columns are those of the format") {
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto file = static_cast<records::FileId>(i);
    const auto& layout = records::layout_of(file);
    const auto columns = example::columns_of(file);
    REQUIRE(columns.size() == layout.columns.size());
    for (std::size_t k = 0; k < columns.size(); ++k) {
      CHECK(columns[k].name == layout.columns[k].name);
      CHECK((columns[k].presence == example::Presence::mandatory) ==
            (layout.columns[k].need == exports::Need::mandatory));
    }
  }
}

TEST_CASE("a mixed folder has the rows of the plain one in another order") {
  const TemporaryFolder folder;
  auto plan = plan_of(8, 9000);
  write(folder.file("plain"), plan, 2);
  plan.order = example::Order::mixed;
  write(folder.file("one"), plan, 1);
  write(folder.file("two"), plan, 2);
  const auto plain = all_bytes(folder.file("plain"));
  const auto mixed = all_bytes(folder.file("one"));
  CHECK(mixed == all_bytes(folder.file("two")));
  const auto sorted = [](const std::string& text) {
    std::multiset<std::string> lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) lines.insert(line);
    return lines;
  };
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const auto file = static_cast<records::FileId>(i);
    CAPTURE(records::file_name(file));
    CHECK(mixed[i].substr(0, mixed[i].find('\n')) == plain[i].substr(0, plain[i].find('\n')));
    CHECK((mixed[i] == plain[i]) == (file == records::FileId::territoires));
    const bool has_youths = plain[i].find("J000") != std::string::npos;
    CHECK((sorted(mixed[i]) == sorted(plain[i])) == !has_youths);
  }
  const auto before = read_whole(folder.file("plain"));
  const auto after = read_whole(folder.file("one"));
  CHECK(after.rejects.empty());
  CHECK(after.records.jeunes.size() == before.records.jeunes.size());
  CHECK(after.records.jeunes.code[0].size() == 20);
  CHECK(before.records.jeunes.code[0].size() == 9);
}
