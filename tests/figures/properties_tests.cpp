#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "figures/counting/content.hpp"
#include "support/random_folder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

namespace {

const Day kArrete = day("2010-09-30");
const char* const kSomePeriods[] = {"2010-T1", "2010-S1", "2010-07", "2010"};

/// Every listed figure of every territory and period, as one text.
std::string everything(const records::Records& records, int jobs = 1) {
  const auto computed =
      compute(records, catalogue(), parameters(), {kArrete, 2010, period("2010")}, jobs);
  REQUIRE(computed);
  const auto territoires = *territories_of_level(records.territoires, "tous");
  std::string text;
  for (const char* code : kSomePeriods) {
    for (const FigureRow& row : computed->table(territoires, period(code))) {
      text += catalogue().cards[row.card].code + ";" + records.territoires.code[row.territoire] +
              ";" + code + ";" + decimal_text(row.value.number, 0) + ";" +
              decimal_text(row.cumul.number, 0) + "\n";
    }
  }
  return text;
}

/// Replaces the pseudonym `J<n>` of every line by another.
void rename_youths(RandomFolder& folder) {
  for (FolderFile& file : folder.files) {
    const auto names = cells_of(file.header);
    const auto column =
        static_cast<std::size_t>(std::find(names.begin(), names.end(), "jeune") - names.begin());
    if (column == names.size()) continue;
    for (std::string& line : file.lines) {
      auto cells = cells_of(line);
      std::reverse(cells[column].begin(), cells[column].end());
      line.clear();
      for (const auto& cell : cells) line += (line.empty() ? "" : ";") + ("" + cell);
    }
  }
}

}  // namespace

TEST_CASE("a table says what its figures say one by one, and keeps no union of them") {
  for (std::uint64_t seed = 80; seed < 84; ++seed) {
    RandomFolder folder{seed};
    const auto& records = folder.build();
    const auto computed =
        compute(records, catalogue(), parameters(), {kArrete, 2010, period("2010")});
    REQUIRE(computed);
    const auto places = *territories_of_level(records.territoires, "tous");
    const auto rows = computed->table(places, period("2010-T2"));
    for (const auto& memo : computed->content().memos) CHECK(memo->unions.empty());
    for (const FigureRow& row : rows) {
      CAPTURE(seed, catalogue().cards[row.card].code, records.territoires.code[row.territoire]);
      CHECK(row.value == computed->value(row.card, row.territoire, period("2010-T2")));
      CHECK(row.cumul ==
            computed->value(row.card, row.territoire, period("2010-T2"), Reach::cumul));
    }
  }
}

TEST_CASE("a table of some territories says what that of all says of them") {
  for (std::uint64_t seed = 84; seed < 90; ++seed) {
    RandomFolder folder{seed};
    const auto& records = folder.build();
    const auto computed =
        compute(records, catalogue(), parameters(), {kArrete, 2010, period("2010")});
    REQUIRE(computed);
    const auto places = *territories_of_level(records.territoires, "tous");
    std::map<std::pair<std::size_t, TerritoireId>, FigureRow> all;
    for (const FigureRow& row : computed->table(places, period("2010-T3"))) {
      all.emplace(std::pair{row.card, row.territoire}, row);
    }
    for (std::size_t step = 1; step < 4; ++step) {
      std::vector<TerritoireId> some;
      for (std::size_t i = 0; i < places.size(); i += step) some.push_back(places[i]);
      for (const TerritoireId one : some) {
        for (const auto& asked : {some, std::vector{one}}) {
          for (const FigureRow& row : computed->table(asked, period("2010-T3"))) {
            const FigureRow& wanted = all.at({row.card, row.territoire});
            CAPTURE(seed, catalogue().cards[row.card].code,
                    records.territoires.code[row.territoire]);
            REQUIRE(row.value == wanted.value);
            REQUIRE(row.cumul == wanted.cumul);
          }
        }
      }
    }
  }
}

TEST_CASE("the order of rows, the names of youths and the threads change nothing") {
  for (std::uint64_t seed = 50; seed < 60; ++seed) {
    RandomFolder folder{seed};
    const std::string before = everything(folder.build());
    CHECK(everything(folder.build(), 2) == before);
    CHECK(everything(folder.build(), 7) == before);
    Chance chance{seed};
    for (FolderFile& file : folder.files) {
      if (file.name == "territoires.csv" || file.name == "alertes.csv") continue;
      for (std::size_t i = file.lines.size(); i > 1; --i) {
        std::swap(file.lines[i - 1],
                  file.lines[static_cast<std::size_t>(chance.below(static_cast<int>(i)))]);
      }
    }
    CHECK(everything(folder.build()) == before);
    rename_youths(folder);
    CHECK(everything(folder.build()) == before);
  }
}

TEST_CASE("what begins or happens after the arrêté changes nothing") {
  for (std::uint64_t seed = 60; seed < 70; ++seed) {
    RandomFolder folder{seed};
    const std::string before = everything(folder.build());
    folder.file("cotraitances.csv").lines.push_back("CX;J1;M1;2010-10-01;;2010-10-02;");
    folder.file("inscriptions.csv").lines.push_back("J1;2010-10-01;2010-11-01;radiation");
    folder.file("services.csv").lines.push_back("J1;M1;2010-10-01;E1");
    folder.file("actions.csv").lines.push_back("AX;M1;2010-10-01;EM;conjointe;;1");
    folder.file("civis.csv").lines.push_back("J1;M1;2010-10-01;");
    CHECK(everything(folder.build()) == before);
  }
}

TEST_CASE("figures keep to their bounds") {
  for (std::uint64_t seed = 70; seed < 80; ++seed) {
    const auto records = RandomFolder{seed}.build();
    const Figures figures = figures_of(records, 2010, kArrete);
    const auto& tree = records.territoires;
    for (std::size_t card = 0; card < catalogue().cards.size(); ++card) {
      if (catalogue().cards[card].kind == Kind::rapport) continue;
      const bool is_state = catalogue().cards[card].quand == Moment::dernier_jour &&
                            catalogue().cards[card].kind == Kind::compte;
      // Another row of the youth, of another month or place, may have gone further.
      const bool is_step =
          catalogue().cards[card].code.starts_with("AFF.") && !catalogue().cards[card].sauf.empty();
      if (is_step) continue;
      for (TerritoireId t = 0; t < tree.size(); ++t) {
        std::int64_t last = 0;
        for (int month = 1; month <= 12; ++month) {
          const Period asked{Period::Kind::month, 2010, month};
          const auto value = figures.value(card, t, asked).number.num;
          const auto cumul = figures.value(card, t, asked, Reach::cumul).number.num;
          CHECK(value <= cumul);
          if (is_state)
            CHECK(value == cumul);
          else
            CHECK(last <= cumul);
          last = cumul;
          if (is_state || catalogue().cards[card].unit != Unit::jeunes) continue;
          std::int64_t sum = 0;
          std::int64_t greatest = 0;
          for (const TerritoireId child : tree.children[t]) {
            const auto below = figures.value(card, child, asked).number.num;
            sum += below;
            greatest = std::max(greatest, below);
          }
          if (tree.type[t] == records::TypeTerritoire::mission_locale || tree.children[t].empty()) {
            continue;
          }
          CHECK(value <= sum);
          CHECK(value >= greatest);
        }
      }
    }
    for (TerritoireId t = 0; t < tree.size(); ++t) {
      const auto value = [&](const char* code) {
        return figures.value(code, t, period("2010-T2")).number.num;
      };
      CHECK(value("DE1") <= value("DE2"));
      CHECK(value("AFF") ==
            value("AFF.acceptes") + value("AFF.attente_acceptation") + value("AFF.perdus_avant"));
      CHECK(value("AFF.acceptes") ==
            value("AFF.recus") + value("AFF.attente_entretien") + value("AFF.perdus_apres"));
      CHECK(value("DE0") + value("DE0.civis") >= value("DE0"));
      CHECK(value("VOL.finances") <= value("VOL"));
    }
  }
}

TEST_CASE("counts up to a day and the days of arrival agree with the figure") {
  for (std::uint64_t seed = 80; seed < 90; ++seed) {
    const auto records = RandomFolder{seed}.build();
    const Figures figures = figures_of(records, 2010, day("2010-12-31"));
    for (TerritoireId t = 0; t < records.territoires.size(); ++t) {
      const auto total =
          static_cast<std::uint64_t>(figures.value("VOL", t, period("2010")).number.num);
      CHECK(figures.count_until("VOL", t, day("2010-12-31")) == total);
      CHECK(figures.count_until("VOL", t, day("2010-05-31")) ==
            static_cast<std::uint64_t>(
                figures.value("VOL", t, period("2010-05"), Reach::cumul).number.num));
      const auto arrivals = figures.arrivals("VOL", t, 2010);
      CHECK(arrivals.size() == total);
      CHECK(std::is_sorted(arrivals.begin(), arrivals.end()));
      for (std::size_t rank = 1; rank <= total; ++rank) {
        const Day when = arrivals[rank - 1];
        CHECK(figures.count_until("VOL", t, when) >= rank);
        const bool is_first_day = when == day("2010-01-01");
        CHECK((is_first_day ? 0 : figures.count_until("VOL", t, when - 1)) < rank);
      }
    }
  }
}

TEST_CASE("the territories of a level are by code") {
  const auto records = RandomFolder{1}.build();
  const auto codes = [&](const char* niveau) {
    std::string text;
    const auto found = territories_of_level(records.territoires, niveau);
    for (const TerritoireId t : *found) {
      text += records.territoires.code[t] + " ";
    }
    return text;
  };
  CHECK(codes("mission_locale") == "M1 M2 M3 ");
  CHECK(codes("departement") == "D1 D2 ");
  CHECK(codes("region") == "R1 R2 ");
  CHECK(codes("national") == "F ");
  CHECK(codes("tous") == "D1 D2 F M1 M2 M3 R1 R2 ");
  CHECK_FALSE(territories_of_level(records.territoires, "canton"));
}

namespace {

/// The folder as one region would send it: all that is known of its youths, but only the rows that
/// its own structures bear.
RandomFolder part_of(const RandomFolder& folder, const std::set<std::string>& territories) {
  RandomFolder part = folder;
  for (FolderFile& file : part.files) {
    const auto names = cells_of(file.header);
    const bool is_borne = file.name == "services.csv" || file.name == "cotraitances.csv" ||
                          file.name == "actions.csv";
    if (!is_borne) continue;
    const std::string wanted = file.name == "actions.csv" ? "territoire" : "mission_locale";
    const auto column =
        static_cast<std::size_t>(std::find(names.begin(), names.end(), wanted) - names.begin());
    const auto is_elsewhere = [&](const std::string& line) {
      return territories.count(cells_of(line)[column]) == 0;
    };
    file.lines.erase(std::remove_if(file.lines.begin(), file.lines.end(), is_elsewhere),
                     file.lines.end());
  }
  // An alert follows its co-traitance.
  std::set<std::string> rows;
  for (const auto& line : part.file("cotraitances.csv").lines) rows.insert(cells_of(line)[0]);
  auto& alerts = part.file("alertes.csv").lines;
  alerts.erase(
      std::remove_if(alerts.begin(), alerts.end(),
                     [&](const std::string& line) { return rows.count(cells_of(line)[0]) == 0; }),
      alerts.end());
  return part;
}

std::set<std::string> codes_below(const records::Territoires& tree, TerritoireId region) {
  std::set<std::string> codes;
  for (const TerritoireId id : tree.below(region)) codes.insert(tree.code[id]);
  return codes;
}

/// The pseudonyms that a figure counts.
std::set<std::string> names_of(const Figures& figures, const std::string& code, TerritoireId t) {
  std::set<std::string> names;
  for (const JeuneId jeune : figures.members(code, t, period("2010"))) {
    names.emplace(figures.records().jeunes.code[jeune]);
  }
  return names;
}

}  // namespace

TEST_CASE("folders split by region and merged give the same national figures") {
  for (std::uint64_t seed = 80; seed < 100; ++seed) {
    const RandomFolder folder{seed};
    const auto whole = folder.build();
    const Figures national = figures_of(whole, 2010, kArrete);
    std::map<std::string, std::set<std::string>> merged;
    for (const TerritoireId region : whole.territoires.of_type(records::TypeTerritoire::region)) {
      const auto part = part_of(folder, codes_below(whole.territoires, region)).build();
      const Figures regional = figures_of(part, 2010, kArrete);
      const auto here = *part.territoires.find(whole.territoires.code[region]);
      for (const char* code : {"DE0", "DE1", "DE2", "DE3", "DE4", "VOL"}) {
        merged[code].merge(names_of(regional, code, here));
      }
    }
    for (const auto& [code, names] : merged) {
      CAPTURE(seed, code);
      CHECK(names == names_of(national, code, whole.territoires.root));
    }
  }
}
