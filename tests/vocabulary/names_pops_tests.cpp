// POPS prescriptions: their site, that of a co-traitance with the mission locale that prescribed;
// what is known of them.
#include <random>

#include <catch2/catch.hpp>

#include "support/temporary_folder.hpp"
#include "vocabulary/names.hpp"
#include "vocabulary/stage.hpp"

using namespace copil;
using namespace copil::vocabulary;

namespace {

/// Two missions locales, three sites, a few co-traitances, and these prescriptions.
void write_folder(const testing::TemporaryFolder& folder, const std::string& prescriptions) {
  folder.write("territoires.csv",
               "code;type;libelle;parent\nF;national;France;\nR1;region;R;F\nD1;departement;D;R1\n"
               "M1;mission_locale;A;D1\nM2;mission_locale;B;D1\nS1;site_pole_emploi;S1;M1\n"
               "S2;site_pole_emploi;S2;M1\nS3;site_pole_emploi;S3;M2\n");
  folder.write("cotraitances.csv",
               "cotraitance;jeune;mission_locale;site_pole_emploi;date_affectation\n"
               "C1;J1;M1;S1;2010-01-10\nC2;J1;M2;S3;2010-02-20\nC3;J1;M1;S2;2010-03-10\n"
               "C4;J2;M2;S3;2010-01-10\nC5;J1;M1;;2010-03-05\n");
  folder.write("prescriptions_pops.csv", prescriptions);
}

/// `S1 2` by site, of prescriptions of one youth; `- 1`: of no site.
std::string totals_by_site(const std::string& prescriptions) {
  const testing::TemporaryFolder folder;
  write_folder(folder, "jeune;mission_locale;date_prescription\n" + prescriptions);
  const auto stage = testing::opened_folder(folder.path(), "2010", *make_day(2010, 12, 31));
  const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
  std::string text;
  const auto sites =
      std::get<expansion::RecordList>(testing::answer_at(stage.schema, names.root(), "pops_sites"));
  for (const auto* one : sites) {
    const Value total = std::get<Value>(testing::answer_at(stage.schema, *one, "total"));
    if (total.number.num == 0) continue;
    const auto site = testing::answer_at(stage.schema, *one, "lieu");
    const auto* const place = std::get_if<const expansion::Record*>(&site);
    text += place == nullptr
                ? "-"
                : std::get<std::string>(testing::answer_at(stage.schema, **place, "code"));
    text += " " + std::to_string(total.number.num) + "\n";
  }
  return text;
}

/// What the country's prescriptions have become.
std::string states_of(const std::string& prescriptions, const char* period, Day arrete) {
  const testing::TemporaryFolder folder;
  write_folder(folder,
               "jeune;mission_locale;date_prescription;date_rendez_vous;etat\n" + prescriptions);
  const auto stage = testing::opened_folder(folder.path(), period, arrete);
  const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
  const auto count = [&](const std::string& name) {
    const Value value =
        std::get<Value>(testing::answer_at(stage.schema, names.root(), "pops." + name));
    return value.is_defined() ? std::to_string(value.number.num) : "n.d.";
  };
  return "total " + count("total") + ", réalisées " + count("realisees") + ", en attente " +
         count("conseillees");
}

}  // namespace

TEST_CASE("a prescription is of the site of the last co-traitance with its mission locale") {
  CHECK(totals_by_site("J1;M1;2010-01-10\n") == "S1 1\n");
  // Another mission locale's co-traitance is later, one without a site too.
  CHECK(totals_by_site("J1;M1;2010-02-25\n") == "S1 1\n");
  CHECK(totals_by_site("J1;M1;2010-03-09\n") == "S1 1\n");
  CHECK(totals_by_site("J1;M1;2010-03-10\n") == "S2 1\n");
  CHECK(totals_by_site("J1;M2;2010-03-10\nJ1;M1;2010-12-31\n") == "S2 1\nS3 1\n");
}

TEST_CASE("a prescription without such a co-traitance is of no site") {
  CHECK(totals_by_site("J1;M1;2010-01-09\n") == "- 1\n");
  CHECK(totals_by_site("J1;M2;2010-02-19\n") == "- 1\n");
  CHECK(totals_by_site("J2;M1;2010-06-01\n") == "- 1\n");
}

TEST_CASE("a year of which the file says nothing is not known, a quiet month is zero") {
  const std::string rows = "J1;M1;2010-04-05;2010-04-20;realisee\n";
  CHECK(states_of(rows, "2010-04", *make_day(2010, 4, 30)) == "total 1, réalisées 1, en attente 0");
  CHECK(states_of(rows, "2010-05", *make_day(2010, 5, 31)) == "total 0, réalisées 0, en attente 0");
  CHECK(states_of(rows, "2009", *make_day(2009, 12, 31)) ==
        "total n.d., réalisées n.d., en attente n.d.");
}

TEST_CASE("a prescription carried out after the arrêté still waits for its meeting") {
  const std::string rows = "J1;M1;2010-04-05;2010-05-10;realisee\n";
  CHECK(states_of(rows, "2010-04", *make_day(2010, 4, 30)) == "total 1, réalisées 0, en attente 1");
  CHECK(states_of(rows, "2010-04", *make_day(2010, 5, 9)) == "total 1, réalisées 0, en attente 1");
  CHECK(states_of(rows, "2010-04", *make_day(2010, 5, 10)) == "total 1, réalisées 1, en attente 0");
}

TEST_CASE("POPS by département, and those that go on six weeks after their first meeting") {
  const testing::TemporaryFolder folder;
  write_folder(folder,
               "jeune;mission_locale;date_prescription;date_rendez_vous;etat\n"
               "J1;M1;2010-03-01;2010-05-19;conseillee\n"  // forty-two days before: not beyond
               "J2;M2;2010-03-01;2010-05-18;conseillee\n"  // forty-three
               "J1;M2;2010-03-02;2010-04-01;realisee\n"
               "J2;M1;2010-03-03;;conseillee\n"
               "J2;M1;2010-03-04;2010-04-01;abandonnee\n");
  const auto stage = testing::opened_folder(folder.path(), "2010", *make_day(2010, 6, 30));
  const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
  const auto places = std::get<expansion::RecordList>(
      testing::answer_at(stage.schema, names.root(), "pops_departements"));
  REQUIRE(places.size() == 1);
  const auto count = [&](const std::string& name) {
    return std::get<Value>(testing::answer_at(stage.schema, *places[0], name)).number.num;
  };
  CHECK(count("total") == 5);
  CHECK(count("six_semaines") == 1);
  CHECK(std::get<std::string>(testing::answer_at(stage.schema, *places[0], "lieu.code")) == "D1");
}

namespace {

/// A prescription as its row is written.
struct WrittenPrescription {
  const char* mission;
  std::string meeting;
  const char* state;
};

std::vector<WrittenPrescription> random_prescriptions(std::mt19937& chance) {
  const auto below = [&](unsigned count) { return static_cast<unsigned>(chance()) % count; };
  const char* const missions[] = {"M1", "M2", "M3"};
  const char* const states[] = {"conseillee", "realisee", "abandonnee", ""};
  const char* const meetings[] = {"", "2010-06-29", "2010-06-30", "2010-07-01", "2010-09-15"};
  std::vector<WrittenPrescription> rows(40 + below(60));
  for (auto& row : rows) row = {missions[below(3)], meetings[below(5)], states[below(4)]};
  return rows;
}

/// The slow count: a row at a time, by the text of its dates.
std::string slow_steps(const std::vector<WrittenPrescription>& rows, const std::string& missions) {
  int steps[5] = {};
  for (const auto& row : rows) {
    if (missions.find(row.mission) == std::string::npos) continue;
    const std::string state = row.state;
    int at = 2;
    if (row.meeting.empty()) {
      at = 0;
    } else if (row.meeting > "2010-06-30") {
      at = 1;
    } else if (state == "realisee") {
      at = 3;
    } else if (state == "abandonnee") {
      at = 4;
    }
    ++steps[at];
  }
  std::string text;
  for (const int count : steps) text += std::to_string(count) + " ";
  return text;
}

}  // namespace

TEST_CASE("steps of POPS by département are those of a slow count") {
  std::mt19937 chance{25};
  for (int round = 0; round < 25; ++round) {
    const auto rows = random_prescriptions(chance);
    std::string text = "jeune;mission_locale;date_prescription;date_rendez_vous;etat\n";
    for (std::size_t i = 0; i < rows.size(); ++i) {
      text += "J" + std::to_string(i) + ";" + rows[i].mission + ";2010-05-03;" + rows[i].meeting +
              ";" + rows[i].state + "\n";
    }
    const testing::TemporaryFolder folder;
    folder.write("territoires.csv",
                 "code;type;libelle;parent\nF;national;France;\nR1;region;R;F\n"
                 "D1;departement;D;R1\nD2;departement;E;R1\nM1;mission_locale;A;D1\n"
                 "M2;mission_locale;B;D1\nM3;mission_locale;C;D2\n");
    folder.write("prescriptions_pops.csv", text);
    const auto stage = testing::opened_folder(folder.path(), "2010", *make_day(2010, 6, 30));
    const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
    const auto steps = [&](const expansion::Record& pops) {
      std::string counts;
      for (const char* name : {"sans_rendez_vous", "a_venir", "en_cours", "menees", "delaissees"}) {
        const auto term = testing::answer_at(stage.schema, pops, name);
        counts += std::to_string(std::get<Value>(term).number.num) + " ";
      }
      return counts;
    };
    const auto all = testing::answer_at(stage.schema, names.root(), "pops");
    CHECK(steps(*std::get<const expansion::Record*>(all)) == slow_steps(rows, "M1 M2 M3"));
    const auto places = std::get<expansion::RecordList>(
        testing::answer_at(stage.schema, names.root(), "pops_departements"));
    REQUIRE(places.size() == 2);
    CHECK(steps(*places[0]) == slow_steps(rows, "M1 M2"));
    CHECK(steps(*places[1]) == slow_steps(rows, "M3"));
  }
}
