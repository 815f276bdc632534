// What rows come from: packed files, exports of other systems, texts whose rows stand elsewhere.
#include "exports/source.hpp"

#include <catch2/catch.hpp>

#include "exports/table.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::exports;

namespace {

using Texts = std::vector<std::string>;

/// "jeune;date_debut\nJ1;2010-04-01\n", as `gzip -9n` packs it.
constexpr std::string_view kPacked{
    "\x1F\x8B\x08\x00\x00\x00\x00\x00\x02\xFF\xCB\x4A\x2D\xCD\x4B\xB5\x4E\x49\x2C\x49\x8D\x4F\x49"
    "\x4D\x2A\x2D\xE1\xF2\x32\xB4\x36\x32\x30\x34\xD0\x35\x30\xD1\x35\x30\xE4\x02\x00\x3B\x5A\x02"
    "\xB4\x1F\x00\x00\x00",
    51};

/// The rows of a sheet: two rows higher, in lettered cells.
class LetteredPlaces : public Places {
 public:
  RowPlace of(std::uint64_t line, std::size_t column) const override {
    return {line + 2, "cellule " + std::string(1, static_cast<char>('A' + column)) +
                          std::to_string(line + 2)};
  }
};

Source source_of(const testing::TemporaryFolder& folder, const std::string& bytes) {
  auto source = open_text(folder.write("essai.csv", bytes));
  REQUIRE(source);
  source->path = "d/essai.csv";
  return std::move(*source);
}

Table foreign_of(const std::string& bytes, const Texts& expected) {
  const testing::TemporaryFolder folder;
  auto table = open_foreign_table(source_of(folder, bytes), expected);
  INFO((table ? "" : formatted(table.error())));
  REQUIRE(table);
  return std::move(*table);
}

/// What a file of that name and those bytes is read as, or why it is not.
std::string read_as(const std::string& name, std::string_view bytes) {
  const testing::TemporaryFolder folder;
  auto file = InputFile::open_packed(folder.write("fichier", std::string{bytes}));
  REQUIRE(file);
  const auto source = open_text(std::move(*file), "d/" + name, name);
  if (!source) return formatted(source.error());
  CHECK(source->path == "d/" + name);
  CHECK(source->name == name);
  std::string text;
  CHECK(source->content.read(source->content.begin(), source->content.end(), text));
  return text;
}

}  // namespace

TEST_CASE("a packed file is read as what it holds, by its name") {
  const std::string text = "jeune;date_debut\nJ1;2010-04-01\n";
  const std::string not_whole =
      "d/essai.csv.gz: erreur : fichier illisible : il n'est pas un fichier gzip entier\n";
  CHECK(read_as("essai.csv.gz", kPacked) == text);
  CHECK(read_as("ESSAI.CSV.GZ", kPacked) == text);
  CHECK(read_as("essai.csv", text) == text);
  CHECK(read_as("essai.csvgz", text) == text);
  CHECK(read_as("essai.csv.gz", kPacked.substr(0, kPacked.size() - 6)) == not_whole);
  CHECK(read_as("essai.csv.gz", kPacked.substr(0, 20)) == not_whole);
  CHECK(read_as("essai.csv.gz", text) == not_whole);
}

TEST_CASE("a file without its bytes still tells that somebody wrote to it") {
  const testing::TemporaryFolder folder;
  const std::string path = folder.write("essai.csv", "a;b\n");
  const auto file = InputFile::open(path);
  REQUIRE(file);
  const InputFile same = file->without_bytes();
  CHECK(!same.has_changed());
  folder.write("essai.csv", "a;b;c\n");
  CHECK(same.has_changed());
  CHECK(!InputFile{}.without_bytes().has_changed());
}

TEST_CASE("a file cut short since it was opened gives what is left, and says so") {
  const testing::TemporaryFolder folder;
  const std::string path = folder.write("essai.csv", "abcdefghij");
  const auto file = InputFile::open(path);
  REQUIRE(file);
  std::string bytes;
  CHECK(file->read(2, 8, bytes));
  CHECK(bytes == "cdefgh");
  folder.write("essai.csv", "abcd");
  CHECK_FALSE(file->read(2, 8, bytes));
  CHECK(bytes == "cd");
  CHECK(file->read(1, 3, bytes));
  CHECK(bytes == "bc");
}

TEST_CASE("an export of another system names its own columns, under the header that is told") {
  const Texts told{"Nom du jeune", "Site"};
  const Table table =
      foreign_of("Export;du;mois;d'avril\nsite;NOM DU JEUNE;Date\nPE1;J1;2010\n", told);
  CHECK(table.names == Texts{"site", "NOM DU JEUNE", "Date"});
  CHECK(table.format.slots == std::vector<int>{-1, -1, -1});
  CHECK(table.all_rows() == "PE1;J1;2010\n");
  CHECK(table.first_line == 3);
  CHECK(formatted(table.warnings) ==
        "d/essai.csv:2: attention : une ligne de titre est passée avant l'en-tête\n");
  const testing::TemporaryFolder folder;
  const auto none = open_foreign_table(source_of(folder, "a;b\n1;2\n"), told);
  REQUIRE(!none);
  CHECK(formatted(none.error()) ==
        "d/essai.csv:1: erreur : aucune ligne d'en-tête reconnue parmi les 20 premières lignes\n"
        "     1 | a;b\n"
        "   aide : colonnes attendues : Nom du jeune, Site\n");
}

TEST_CASE("of an export that nobody knows, the widest line without a gap is the header") {
  CHECK(foreign_of("Avril;2010\nsite;;nom;date;heure\nsite;nom;date\n1;2;3\n", {}).names ==
        Texts{"site", "nom", "date"});
  CHECK(foreign_of("a,b\n1,2\n", {}).names == Texts{"a", "b"});
  CHECK(foreign_of("a;b;c\n1;2;3\n", {}).names == Texts{"a", "b", "c"});
}

TEST_CASE("a table names its columns as the format does, else as they are, else by their place") {
  static constexpr Column kTwo[] = {{"jeune", Need::mandatory}, {"date", Need::optional}};
  const testing::TemporaryFolder folder;
  auto table = open_table(source_of(folder, "Ville;JEUNE\nIci;J1\n"), Layout{"essai.csv", kTwo});
  REQUIRE(table);
  CHECK(table->column_name(0) == "Ville");
  CHECK(table->column_name(1) == "jeune");
  CHECK(table->column_name(2) == "colonne 3");
  CHECK(table->columns_found() == 1);
  table->cites_own_names = true;
  CHECK(table->column_name(1) == "JEUNE");
}

TEST_CASE("rows that stand elsewhere are told where they stand") {
  static constexpr Column kOne[] = {{"jeune", Need::mandatory}};
  const testing::TemporaryFolder folder;
  auto source = source_of(folder, "Titre\nVille;jeune\nIci;J1\n");
  source.path = "d/essai.xlsx";
  source.places = std::make_shared<LetteredPlaces>();
  const auto table = open_table(std::move(source), Layout{"essai.csv", kOne});
  REQUIRE(table);
  CHECK(table->place_of(3, 1).line == 5);
  CHECK(table->place_of(3, 1).spot == "cellule B5");
  CHECK(formatted(table->warnings).starts_with("d/essai.xlsx, cellule A4: attention : une ligne"));
}
