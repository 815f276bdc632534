// The driving-licence experiments counted, and held against a slow count on random entries.
#include "base/period.hpp"
#include "quality/control.hpp"
#include "quality/permits.hpp"
#include "support/random.hpp"

using namespace copil;
using namespace copil::testing;
using quality::count_permits;
using quality::PermitCounts;
using quality::PermitEntries;

namespace {

std::string permit_proposal(const std::string& who, const std::string& state,
                            const std::string& day, const char* experiment = "Hirsch") {
  return who + ";proposition;;C - Orientation Permis " + experiment + ";;" + state + ";" + day +
         ";;\n";
}

std::string permit_programme(const std::string& who, const std::string& begin,
                             const std::string& end, const std::string& motif) {
  return who + ";programme;R2;PERMIS HIRSCH;;;" + begin + ";" + end + ";" + motif + "\n";
}

/// Twelve youths, and these entries of theirs.
Files permit_files(const std::string& rows) {
  std::string youths = "jeune;date_naissance\n";
  for (int i = 1; i <= 12; ++i) youths += "J" + std::to_string(i) + ";1990-05-10\n";
  return {{"jeunes.csv", youths}, {"saisies.csv", kEntries + rows}};
}

/// The records of a folder, and what its entries say of the experiments.
struct PermitFolder {
  records::Records records;
  PermitEntries entries;
};

PermitFolder permit_folder(const Files& files, Day arrete = *make_day(2010, 12, 31)) {
  const TemporaryFolder folder;
  if (files.count("territoires.csv") == 0) folder.write("territoires.csv", kTree);
  for (const auto& [name, text] : files) folder.write(name, text);
  auto reading = records::read_folder(folder.path(), {});
  REQUIRE(reading);
  auto entries = quality::read_permits(reading->records, kTables, arrete);
  REQUIRE(entries);
  return {std::move(reading->records), std::move(*entries)};
}

std::vector<PermitCounts> counted_permits(const PermitFolder& seen, const char* territory,
                                          const char* period, Day arrete) {
  const auto& tree = seen.records.territoires;
  return count_permits(seen.entries, tree, *tree.find(territory), days_of(*parse_period(period)),
                       arrete);
}

/// `proposes test temoins commission jeune abandons attente | entres obtenus sortis suivis`.
std::string shown_permits(const PermitCounts& counts) {
  std::string text = counts.experimentation + ":";
  for (const auto count : {counts.proposes, counts.test, counts.temoins, counts.refus_commission,
                           counts.refus_jeune, counts.abandons, counts.attente, counts.entres,
                           counts.obtenus, counts.sortis, counts.suivis}) {
    text += " " + std::to_string(count);
  }
  return text;
}

/// One random entry, kept beside its row of the file.
struct DrawnEntry {
  std::string mission, youth, state, motif;
  Day begin, end;
  bool is_programme;
};

constexpr const char* kStates[] = {"Prescrit",    "Réalisé",     "Abandonné", "Refus commission",
                                   "Refus jeune", "Refus tiers", "inconnu"};

DrawnEntry drawn_entry(test_support::Random& random, Day first) {
  DrawnEntry entry;
  entry.mission = random.below(2) == 0 ? "M1" : "M2";
  entry.youth = "J" + std::to_string(1 + random.below(12));
  entry.is_programme = random.below(3) == 0;
  entry.state = kStates[random.below(7)];
  entry.begin = first + static_cast<int>(random.below(700));
  entry.end = random.below(3) == 0 ? Day::open : entry.begin + static_cast<int>(random.below(300));
  entry.motif = random.below(2) == 0 ? "Obtention du permis" : "Abandon";
  return entry;
}

std::string row_of(const DrawnEntry& entry) {
  const std::string who = entry.youth + ";" + entry.mission;
  if (!entry.is_programme) return permit_proposal(who, entry.state, iso_text(entry.begin));
  const bool is_over = entry.end != Day::open;
  return permit_programme(who, iso_text(entry.begin), is_over ? iso_text(entry.end) : "",
                          is_over ? entry.motif : "");
}

/// Youth by youth, every entry looked at anew for each count.
PermitCounts slow_permits(const std::vector<DrawnEntry>& entries, const std::string& mission,
                          Interval days, Day arrete) {
  PermitCounts counts;
  counts.experimentation = "Hirsch";
  const Day last = std::min(days.end - 1, arrete);
  for (int i = 1; i <= 12; ++i) {
    const std::string youth = "J" + std::to_string(i);
    std::string state;
    Day at = Day::unknown;
    bool entered = false, obtained = false, left = false, followed = false;
    // The control reads by mission locale: what comes later there wins on the same day.
    for (const char* place : {"M1", "M2"}) {
      for (const auto& one : entries) {
        const bool is_here = mission.empty() || one.mission == mission;
        if (!is_here || one.mission != place || one.youth != youth || one.begin > arrete) continue;
        if (!one.is_programme) {
          if (!days.contains(one.begin) || (at.is_real() && one.begin < at)) continue;
          at = one.begin;
          state = one.state;
          continue;
        }
        const Day end = one.end != Day::open && one.end > arrete ? Day::open : one.end;
        entered = entered || days.contains(one.begin);
        followed = followed || (one.begin <= last && (end == Day::open || end > last));
        const bool ends = end != Day::open && days.contains(end);
        obtained = obtained || (ends && one.motif == "Obtention du permis");
        left = left || (ends && one.motif != "Obtention du permis");
      }
    }
    counts.proposes += at.is_real();
    counts.test += state == "Réalisé";
    counts.temoins += state == "Refus tiers";
    counts.refus_commission += state == "Refus commission";
    counts.refus_jeune += state == "Refus jeune";
    counts.abandons += state == "Abandonné";
    counts.attente += state == "Prescrit" || state == "inconnu";
    counts.entres += entered;
    counts.obtenus += obtained;
    counts.sortis += left;
    counts.suivis += followed;
  }
  return counts;
}

constexpr quality::PermitCount kPermitCounts[] = {
    &PermitCounts::proposes,         &PermitCounts::test,        &PermitCounts::temoins,
    &PermitCounts::refus_commission, &PermitCounts::refus_jeune, &PermitCounts::abandons,
    &PermitCounts::attente,          &PermitCounts::entres,      &PermitCounts::obtenus,
    &PermitCounts::sortis,           &PermitCounts::suivis};

/// The youths of the entries that a count keeps are that count, for each of them.
void check_judged(const PermitFolder& seen, const char* territory, Interval days, Day arrete,
                  const PermitCounts& slow) {
  const auto& tree = seen.records.territoires;
  for (const auto count : kPermitCounts) {
    std::set<records::JeuneId> youths;
    for (const auto& one : quality::judge_permits(seen.entries, tree, *tree.find(territory), days,
                                                  arrete, "Hirsch", count)) {
      if (one.motif.empty()) youths.insert(one.entry->jeune);
    }
    CHECK(static_cast<std::int64_t>(youths.size()) == slow.*count);
  }
}

/// `line motif`, or the line alone for an entry that is counted.
std::string judged_text(const PermitFolder& seen, quality::PermitCount count, const char* period) {
  const auto& tree = seen.records.territoires;
  std::string text;
  for (const auto& one :
       quality::judge_permits(seen.entries, tree, *tree.find("R"), days_of(*parse_period(period)),
                              *make_day(2010, 12, 31), "Hirsch", count)) {
    text += std::to_string(one.entry->line) + (one.motif.empty() ? "" : " " + one.motif) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("experiments: test and control groups, refusals, licences, by territory") {
  const PermitFolder seen = permit_folder(
      permit_files(permit_proposal("J1;M1", "Réalisé", "2010-03-01") +
                   permit_programme("J1;M1", "2010-03-15", "2010-10-01", "Obtention du permis") +
                   permit_proposal("J2;M1", "Refus tiers", "2010-03-02") +
                   permit_proposal("J3;M2", "Refus commission", "2010-04-01") +
                   permit_proposal("J4;M2", "Refus jeune", "2010-04-02") +
                   permit_proposal("J5;M2", "Prescrit", "2010-05-02") +
                   permit_proposal("J6;M2", "Abandonné", "2010-05-03") +
                   permit_proposal("J7;M2", "réalisée", "2010-06-01") +
                   permit_programme("J7;M2", "2010-06-15", "", "") +
                   permit_proposal("J8;M2", "Prescrit", "2010-07-01", "DIRECCTE")));
  const Day arrete = *make_day(2010, 12, 31);
  const auto region = counted_permits(seen, "R", "2010", arrete);
  REQUIRE(region.size() == 2);
  CHECK(shown_permits(region[0]) == "Hirsch: 7 2 1 1 1 1 1 2 1 0 1");
  CHECK(shown_permits(region[1]) == "DIRECCTE: 1 0 0 0 0 0 1 0 0 0 0");
  const auto first = counted_permits(seen, "M1", "2010", arrete);
  REQUIRE(first.size() == 1);
  CHECK(shown_permits(first[0]) == "Hirsch: 2 1 1 0 0 0 0 1 1 0 0");
  CHECK(shown_permits(counted_permits(seen, "M1", "2010-S1", arrete)[0]) ==
        "Hirsch: 2 1 1 0 0 0 0 1 0 0 1");
  CHECK(counted_permits(seen, "S1", "2010", arrete).empty());
}

TEST_CASE(
    "a youth proposed twice is in what became of the last proposition; a region has no other's") {
  const PermitFolder seen =
      permit_folder(permit_files(permit_proposal("J1;M1", "Refus jeune", "2010-03-01") +
                                 permit_proposal("J1;M2", "Réalisé", "2010-09-01")));
  const Day arrete = *make_day(2010, 12, 31);
  CHECK(shown_permits(counted_permits(seen, "R", "2010", arrete)[0]) ==
        "Hirsch: 1 1 0 0 0 0 0 0 0 0 0");
  CHECK(shown_permits(counted_permits(seen, "M1", "2010", arrete)[0]) ==
        "Hirsch: 1 0 0 0 1 0 0 0 0 0 0");
  Files elsewhere = permit_files(permit_proposal("J1;M1", "Réalisé", "2010-03-01"));
  elsewhere["territoires.csv"] = kTree;
  elsewhere["territoires.csv"].replace(kTree.find("Rhône-Alpes"), std::string{"Rhône-Alpes"}.size(),
                                       "Auvergne");
  CHECK(permit_folder(elsewhere).entries.rows.empty());
}

TEST_CASE("experiments counted fast are those counted slowly, on random entries") {
  test_support::Random random{20101108};
  const Day first = *make_day(2009, 6, 1);
  for (int round = 0; round < 40; ++round) {
    std::vector<DrawnEntry> entries;
    std::string rows;
    for (int i = 0; i < 10 + random.below(40); ++i) {
      entries.push_back(drawn_entry(random, first));
      rows += row_of(entries.back());
    }
    const Day arrete = *make_day(2010, 1, 1) + static_cast<int>(random.below(500));
    const PermitFolder seen = permit_folder(permit_files(rows), arrete);
    for (const char* period : {"2010", "2010-S1", "2010-T3", "2010-04"}) {
      for (const auto& [code, mission] :
           {std::pair{"R", std::string{}}, {"M1", std::string{"M1"}}, {"M2", std::string{"M2"}}}) {
        const auto fast = counted_permits(seen, code, period, arrete);
        CAPTURE(rows, period, code, iso_text(arrete));
        const auto slow = slow_permits(entries, mission, days_of(*parse_period(period)), arrete);
        const PermitCounts nobody{.experimentation = "Hirsch"};
        CHECK(shown_permits(fast.empty() ? nobody : fast[0]) == shown_permits(slow));
        check_judged(seen, code, days_of(*parse_period(period)), arrete, slow);
      }
    }
  }
}

TEST_CASE("each entry of an experiment is counted, or it is said why not") {
  const PermitFolder seen = permit_folder(
      permit_files(permit_proposal("J3;M2", "Refus tiers", "2010-04-01") +
                   permit_proposal("J1;M1", "Prescrit", "2010-02-01") +
                   permit_proposal("J1;M1", "Refus tiers", "2010-03-01") +
                   permit_proposal("J2;M1", "Réalisé", "2009-11-01") +
                   permit_programme("J2;M1", "2009-12-01", "2010-06-01", "Abandon") +
                   permit_programme("J4;M1", "2010-02-01", "2010-07-01", "Obtention du permis")));
  CHECK(judged_text(seen, &PermitCounts::temoins, "2010") ==
        R"(2
3 une autre proposition du jeune est la dernière
4
5 hors de la période
6 un programme, non une proposition
7 un programme, non une proposition
)");
  CHECK(judged_text(seen, &PermitCounts::refus_jeune, "2010-04").find("2 dans un autre état\n") ==
        0);
  CHECK(judged_text(seen, &PermitCounts::obtenus, "2010") ==
        R"(2 une proposition, non un programme
3 une proposition, non un programme
4 une proposition, non un programme
5 une proposition, non un programme
6 finit sans le permis
7
)");
  const std::string entered = judged_text(seen, &PermitCounts::entres, "2010");
  CHECK(entered.find("6 ne commence pas dans la période\n7\n") != std::string::npos);
  const std::string followed = judged_text(seen, &PermitCounts::suivis, "2010-S1");
  CHECK(followed.find("6 finit dans la période ou avant\n7\n") != std::string::npos);
}
