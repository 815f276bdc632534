#include "committees/meetings.hpp"

#include "demo.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::committees;

namespace {

std::string codes(const records::Records& records, const std::vector<ReunionId>& ids) {
  std::string text;
  for (const auto id : ids) text += (text.empty() ? "" : " ") + records.reunions.code[id];
  return text;
}

std::string decisions(const records::Records& records, const std::vector<std::size_t>& rows) {
  std::string text;
  for (const auto row : rows) text += (text.empty() ? "" : " ") + records.decisions.code[row];
  return text;
}

}  // namespace

TEST_CASE("meetings asked for: five, four, two; none elsewhere") {
  CHECK(yearly_minimum(TypeTerritoire::mission_locale) == 5);
  CHECK(yearly_minimum(TypeTerritoire::region) == 4);
  CHECK(yearly_minimum(TypeTerritoire::national) == 2);
  CHECK(yearly_minimum(TypeTerritoire::departement) == 0);
  CHECK_FALSE(has_committee(TypeTerritoire::site_pole_emploi));
  CHECK(composition(TypeTerritoire::mission_locale).size() == 6);
  CHECK(composition(TypeTerritoire::region).size() == 7);
  CHECK(composition(TypeTerritoire::national).size() == 8);
  CHECK(composition(TypeTerritoire::departement).empty());
  CHECK(missions(TypeTerritoire::mission_locale).size() == 8);
  CHECK(missions(TypeTerritoire::region).size() == 11);
  CHECK(missions(TypeTerritoire::national).size() == 13);
}

TEST_CASE("first committees: 31 March and 9 April 2010") {
  CHECK(first_meeting_due(TypeTerritoire::national) == on("2010-03-31"));
  CHECK(first_meeting_due(TypeTerritoire::region) == on("2010-04-09"));
  CHECK_FALSE(first_meeting_due(TypeTerritoire::mission_locale));
}

TEST_CASE("meetings held, the last one, the next one") {
  const auto records = read_demo();
  const auto r1 = place(records, "R1");
  CHECK(codes(records, held_in(records, r1, 2010, on("2010-09-30"))) ==
        "RE-R1-2010-1 RE-R1-2010-2");
  CHECK(codes(records, held_in(records, r1, 2010, on("2011-02-28"))) ==
        "RE-R1-2010-1 RE-R1-2010-2 RE-R1-2010-3 RE-R1-2010-4");
  CHECK(held_in(records, r1, 2009, on("2011-02-28")).empty());
  CHECK(records.reunions.code[*last_held(records, r1, on("2010-06-30"))] == "RE-R1-2010-2");
  CHECK(records.reunions.code[*last_held(records, r1, on("2010-06-29"))] == "RE-R1-2010-1");
  CHECK_FALSE(last_held(records, r1, on("2010-04-06")));
  CHECK(records.reunions.code[*next_planned(records, r1, on("2010-12-15"))] == "RE-R1-2011-1");
  CHECK(records.reunions.code[*next_planned(records, r1, on("2010-12-14"))] == "RE-R1-2010-4");
  CHECK_FALSE(next_planned(records, place(records, "ML06"), on("2010-01-01")));
}

TEST_CASE("meetings go by date, then by code, whatever the order of the file") {
  const testing::TemporaryFolder folder;
  folder.write("territoires.csv",
               "code;type;libelle;parent\nF;national;France;\nM1;mission_locale;Une;F\n");
  folder.write("reunions.csv",
               "reunion;territoire;date;tenue\nB;M1;2010-05-03;1\nD;M1;2010-09-01;1\n"
               "A;M1;2010-05-03;1\nC;M1;2010-02-01;1\n");
  const auto reading = records::read_folder(folder.path(), {});
  REQUIRE(reading);
  const auto& records = reading->records;
  const auto m1 = *records.territoires.find("M1");
  CHECK(codes(records, held_in(records, m1, 2010, on("2010-12-31"))) == "C A B D");
  CHECK(records.reunions.code[*last_held(records, m1, on("2010-05-03"))] == "B");
  CHECK(records.reunions.code[*next_planned(records, m1, on("2010-04-30"))] == "A");
}

TEST_CASE("five meetings are out of reach once the year is over, or the next one is after it") {
  const auto reading_of = [](const std::string& meetings) {
    const testing::TemporaryFolder folder;
    folder.write("territoires.csv",
                 "code;type;libelle;parent\nF;national;France;\nD;departement;Un;F\n"
                 "M1;mission_locale;Une;D\n");
    folder.write("reunions.csv",
                 "reunion;territoire;date;tenue\nA;M1;2010-03-01;1\nB;M1;2010-05-03;1\n"
                 "C;M1;2010-07-01;1\nD;M1;2010-09-01;1\n" +
                     meetings);
    auto reading = records::read_folder(folder.path(), {});
    REQUIRE(reading);
    return std::move(reading->records);
  };
  const auto is_out = [&](const std::string& meetings, const char* arrete) {
    const auto records = reading_of(meetings);
    return is_out_of_reach(records, place(records, "M1"), 2010, on(arrete));
  };
  // Four held, nothing planned: one can still be convened, until the last day is over.
  CHECK_FALSE(is_out("", "2010-12-30"));
  CHECK(is_out("", "2010-12-31"));
  CHECK(is_out("", "2011-02-28"));
  // The fifth is planned: on the last day of the year it is in time, the day after it is not.
  CHECK_FALSE(is_out("E;M1;2010-12-31;0\n", "2010-12-01"));
  CHECK(is_out("E;M1;2011-01-01;0\n", "2010-12-01"));
  CHECK_FALSE(is_out("E;M1;2010-12-13;0\nG;M1;2011-03-17;0\n", "2010-12-12"));
  CHECK(is_out("E;M1;2010-12-13;0\nG;M1;2011-03-17;0\n", "2010-12-13"));
  // Held on the last day, it is the fifth; the fourth is one too few.
  CHECK_FALSE(is_out("E;M1;2010-12-31;1\n", "2010-12-31"));
  CHECK_FALSE(is_out("E;M1;2010-12-13;1\nG;M1;2011-03-17;0\n", "2010-12-13"));
  const auto records = reading_of("");
  CHECK_FALSE(is_out_of_reach(records, place(records, "D"), 2010, on("2011-02-28")));
}

TEST_CASE("a meeting that was put off is not held") {
  const auto records = read_demo();
  CHECK(codes(records, held_in(records, place(records, "ML02"), 2010, on("2011-02-28"))) ==
        "RE-ML02-2010-1 RE-ML02-2010-2 RE-ML02-2010-3 RE-ML02-2010-4");
}

TEST_CASE("decisions still open, the oldest due first, as known on the day") {
  const auto records = read_demo();
  const auto ml01 = place(records, "ML01");
  CHECK(decisions(records, open_decisions(records, ml01, on("2011-02-28"))) ==
        "DC-ML01-04 DC-ML01-05 DC-ML01-06");
  // Done on 28 June, not known on the 27th; that of the meeting of 15 June is open too.
  CHECK(decisions(records, open_decisions(records, ml01, on("2010-06-27"))) ==
        "DC-ML01-01 DC-ML01-02");
  CHECK(decisions(records, open_decisions(records, ml01, on("2010-06-28"))) == "DC-ML01-02");
  CHECK(is_overdue(records.decisions, 3, on("2011-01-01")));
  CHECK_FALSE(is_overdue(records.decisions, 3, on("2010-12-31")));
  CHECK_FALSE(is_overdue(records.decisions, 0, on("2011-01-01")));
  // An abandoned one is not open.
  CHECK(decisions(records, open_decisions(records, place(records, "R2"), on("2011-02-28"))) ==
        "DC-R2-18");
}

TEST_CASE("what local committees pass up comes to the region, what regions pass up to the nation") {
  const auto records = read_demo();
  const auto at = on("2011-02-28");
  CHECK(decisions(records, passed_up_to(records, place(records, "R1"), at)) == "DC-ML01-06");
  CHECK(decisions(records, passed_up_to(records, place(records, "FR"), at)) == "DC-R1-15 DC-R3-19");
  CHECK(passed_up_to(records, place(records, "ML01"), at).empty());
  CHECK(passed_up_to(records, place(records, "D11"), at).empty());
  CHECK(decisions(records, passed_up_to(records, place(records, "R1"), on("2010-09-30"))) ==
        "DC-ML01-03");
}

TEST_CASE("members on a day") {
  const auto records = read_demo();
  const auto r1 = place(records, "R1");
  CHECK(members_on(records, r1, on("2010-12-30")).size() == 5);
  CHECK(members_on(records, r1, on("2010-12-31")).size() == 4);
  CHECK(members_on(records, r1, on("2010-03-14")).empty());
}

TEST_CASE("a termination ends what the convention asks for, unless another goes on") {
  const auto ended = [](const std::string& conventions, int annee, const char* arrete) {
    const testing::TemporaryFolder folder;
    folder.write("territoires.csv",
                 "code;type;libelle;parent\nF;national;France;\nD;departement;Un;F\n"
                 "M1;mission_locale;Une;D\n");
    folder.write(
        "conventions.csv",
        "convention;type;territoire;annee;date_signature;date_resiliation\n" + conventions);
    auto reading = records::read_folder(folder.path(), {});
    REQUIRE(reading);
    const auto& records = reading->records;
    const auto day = ended_on(records, place(records, "M1"), annee, on(arrete));
    const bool stops = !is_out_of_reach(records, place(records, "M1"), annee, on("2014-12-31"));
    CHECK((!day || stops));
    return day ? iso_text(*day) : std::string{"-"};
  };
  const std::string first = "A;locale;M1;2010;2010-03-25;2010-09-30\n";
  CHECK(ended(first, 2010, "2010-12-31") == "2010-09-30");
  CHECK(ended(first, 2014, "2014-12-31") == "2010-09-30");
  CHECK(ended(first, 2009, "2010-12-31") == "-");
  CHECK(ended(first, 2010, "2010-09-29") == "-");
  CHECK(ended(first + "B;locale;M1;2010;2010-10-15;\n", 2010, "2010-12-31") == "-");
  CHECK(ended("B;locale;M1;2010;2010-10-15;\n" + first, 2010, "2010-12-31") == "-");
  CHECK(ended(first + "B;locale;M1;2011;2011-02-15;\n", 2010, "2011-12-31") == "2010-09-30");
  CHECK(ended(first + "B;locale;M1;2011;2011-02-15;\n", 2011, "2011-12-31") == "-");
  // Dated out of its year it closes no account.
  CHECK(ended("A;locale;M1;2010;2010-03-25;2011-09-30\n", 2010, "2011-12-31") == "-");
  CHECK(ended("", 2010, "2010-12-31") == "-");
}
