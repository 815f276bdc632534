// Who counts, kept from one command to the next: the same figures, and for the same question only.
#include "figures/kept.hpp"

#include <catch2/catch.hpp>

#include <thread>

#include "figures/counting/cells.hpp"
#include "figures/explain.hpp"
#include "support/random_folder.hpp"
#include "support/reports.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;
using records::FileId;

namespace {

/// A folder on disk, read with a cache that keeps even that.
struct FolderOnDisk {
  testing::TemporaryFolder data;
  testing::TemporaryFolder beside;
  records::ShelvedReading shelved;

  explicit FolderOnDisk(std::uint64_t seed) {
    for (const FolderFile& file : RandomFolder{seed}.files) {
      const bool is_tree = file.name == "territoires.csv";
      std::string text = file.header + (is_tree ? ";libelle\n" : "\n");
      for (const auto& line : file.lines) text += line + (is_tree ? ";Lieu\n" : "\n");
      data.write(file.name, text);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{60});
    records::ReadOptions options;
    options.needed = {FileId::jeunes,   FileId::cotraitances, FileId::inscriptions,
                      FileId::alertes,  FileId::civis,        FileId::accompagnements,
                      FileId::services, FileId::actions};
    auto read = records::ShelvedReading::of(data.path(), options,
                                            records::Cache{beside.file("colonnes"), "1", 0});
    if (!read) FAIL(formatted(read.error()));
    shelved = std::move(*read);
  }

  const records::Records& records() const { return shelved.reading.records; }
  Figures compute(const Question& question, const Parameters& rules = parameters()) const {
    auto computed = figures::compute(records(), catalogue(), rules, question, 2, shelved.shelf);
    REQUIRE(computed);
    return std::move(*computed);
  }
  std::size_t entries() const {
    const testing::TemporaryFolder* const where = &beside;
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator{where->file("colonnes")}) {
      count += entry.path().extension() == ".listes" ? 1U : 0U;
    }
    return count;
  }
};

const Question kQuestion{day("2010-09-30"), 2010, period("2010")};

/// The whole table, who counts, and what each youth's story says of it.
std::string told_by(const Figures& figures) {
  const records::Records& records = figures.records();
  std::string text;
  for (const char* code : {"2010-T2", "2010-S1", "2010"}) {
    const auto places = *territories_of_level(records.territoires, "tous");
    for (const FigureRow& row : figures.table(places, period(code))) {
      text += decimal_text(row.value.number, 0) + ";" + decimal_text(row.cumul.number, 0) + "\n";
    }
    for (const auto& card : figures.catalogue().cards) {
      for (const JeuneId jeune : figures.members(card.code, records.territoires.root, period(code)))
        text += std::to_string(jeune) + " ";
    }
  }
  text += std::to_string(figures.count_until("DE0", records.territoires.root, day("2010-06-30")));
  for (JeuneId jeune = 0; jeune < records.jeunes.size(); ++jeune) {
    const JeuneStory story = tell(figures, jeune, records.territoires.root, period("2010-T2"));
    for (const Verdict& verdict : story.verdicts) {
      text += std::to_string(verdict.lignes) + (verdict.is_counted ? "!" : verdict.motif);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("figures whose cells were kept are those counted anew, down to the stories of youths") {
  for (std::uint64_t seed = 30; seed < 34; ++seed) {
    const FolderOnDisk folder{seed};
    const auto plain = compute(folder.records(), catalogue(), parameters(), kQuestion);
    REQUIRE(plain);
    const std::string anew = told_by(*plain);
    CHECK(told_by(folder.compute(kQuestion)) == anew);
    REQUIRE(folder.entries() == 1);
    CHECK(told_by(folder.compute(kQuestion)) == anew);
    const Figures early = folder.compute(kQuestion);
    lay_out_timelines(early);
    CHECK(told_by(early) == anew);
  }
}

TEST_CASE("cells that were kept are not counted again") {
  const FolderOnDisk folder{35};
  const Figures counted = folder.compute(kQuestion);
  const auto places = *territories_of_level(folder.records().territoires, "national");
  records::Records none;
  none.territoires = folder.records().territoires;
  const auto taken = compute(none, catalogue(), parameters(), kQuestion, 1, folder.shelved.shelf);
  REQUIRE(taken);
  const auto wanted = counted.table(places, period("2010"));
  const auto found = taken->table(places, period("2010"));
  REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(found[i].cumul == wanted[i].cumul);
}

TEST_CASE("another arrêté, other months and other rules are counted for themselves") {
  const FolderOnDisk folder{36};
  std::size_t entries = 0;
  const auto is_counted_anew = [&](const Question& question, const Parameters& rules) {
    const auto plain = compute(folder.records(), catalogue(), rules, question);
    REQUIRE(plain);
    CHECK(told_by(folder.compute(question, rules)) == told_by(*plain));
    return folder.entries() == ++entries;
  };
  CHECK(is_counted_anew(kQuestion, parameters()));
  CHECK(is_counted_anew({day("2010-08-15"), 2010, period("2010")}, parameters()));
  CHECK(is_counted_anew({day("2010-09-30"), 2009, period("2010")}, parameters()));
  Parameters imposed = parameters();
  REQUIRE(imposed.impose("age_de_sortie", "25").empty());
  CHECK(is_counted_anew(kQuestion, imposed));
  Parameters civis = parameters();
  REQUIRE(civis.impose("civis_jour", "affectation").empty());
  CHECK(is_counted_anew(kQuestion, civis));
}

TEST_CASE("cells give each month of each card its own youths") {
  Cells cells{3};
  std::vector<MonthMembers> members{{{1, 5}, {}, {2}}, {}, {{}, {}, {}}, {{}, {4, 6, 9}, {}}};
  cells.take(1, members);
  const auto own = [&](std::size_t card, records::TerritoireId place, int month) {
    const auto found = cells.of(card, place, month);
    return std::vector<YouthNumber>(found.begin(), found.end());
  };
  for (std::size_t card = 0; card < members.size(); ++card) {
    for (int month = 0; month < 3; ++month) {
      const auto& months = members[card];
      CHECK(own(card, 1, month) == (months.empty() ? std::vector<YouthNumber>{}
                                                   : months[static_cast<std::size_t>(month)]));
      CHECK(own(card, 0, month).empty());
    }
  }
}
