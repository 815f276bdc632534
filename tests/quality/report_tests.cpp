#include "quality/report.hpp"

#include <catch2/catch.hpp>

#include "quality/rules/codes.hpp"

using namespace copil;
using namespace copil::quality;
using records::FileId;
using records::Records;
using records::TypeTerritoire;

namespace {

Day day(int year, int month, int day_of_month) {
  return *make_day(year, month, day_of_month);
}

/// FR > R1 (M1, M2), R2.
Records small_tree() {
  Records r;
  r.territoires.code = {"FR", "R1", "R2", "M1", "M2"};
  r.territoires.type = {TypeTerritoire::national, TypeTerritoire::region, TypeTerritoire::region,
                        TypeTerritoire::mission_locale, TypeTerritoire::mission_locale};
  r.territoires.libelle = r.territoires.code;
  r.territoires.parent = {records::kNone, 0, 0, 1, 1};
  r.territoires.children = {{1, 2}, {3, 4}, {}, {}, {}};
  r.territoires.root = 0;
  return r;
}

}  // namespace

TEST_CASE("a clean folder has nothing to say") {
  CHECK(report_on(small_tree(), {}).is_clean());
}

TEST_CASE("rejects are counted by file, column and reason") {
  exports::Rejects rejects;
  rejects.add({"services.csv", 2, "date", "hier", "date attendue", "a"});
  rejects.add({"services.csv", 4, "enjeu", "E0", "enjeu inconnu", "b"});
  rejects.add({"services.csv", 5, "enjeu", "E11", "enjeu inconnu", "c"});
  rejects.add({"jeunes.csv", 9, "jeune", "", "cellule vide", "d"});
  ReportOptions options;
  options.example_count = 1;
  const auto kinds = report_on(small_tree(), rejects, options).rejects;
  REQUIRE(kinds.size() == 3);
  CHECK(kinds[0].file == "jeunes.csv");
  CHECK(kinds[1].reason == "enjeu inconnu");
  CHECK(kinds[1].count == 2);
  REQUIRE(kinds[1].examples.size() == 1);
  CHECK(kinds[1].examples[0].place == "ligne\u00A04");
  CHECK(kinds[1].examples[0].value == "E0");
  CHECK(kinds[2].column == "date");
}

TEST_CASE("youths that jeunes.csv does not list, only when there is such a file") {
  Records r = small_tree();
  r.jeunes.code = {"J1", "J2", "J3"};
  r.jeunes.is_listed = {true, false, false};
  CHECK(report_on(r, {}).unknown_youths == 0);
  r.counts[static_cast<std::size_t>(FileId::jeunes)].is_present = true;
  const Review report = report_on(r, {});
  CHECK(report.unknown_youths == 2);
  CHECK(report.unknown_youth_examples == std::vector<std::string>{"J2", "J3"});
}

TEST_CASE("empty intervals are counted, open ones are not empty") {
  Records r = small_tree();
  r.jeunes.code = {"J1", "J2"};
  r.jeunes.is_listed = {true, true};
  r.inscriptions.jeune = {0, 1, 1};
  r.inscriptions.debut = {day(2010, 1, 1), day(2010, 1, 1), day(2010, 2, 1)};
  r.inscriptions.fin = {Day::open, day(2010, 1, 1), day(2010, 2, 2)};
  const auto empty = report_on(r, {}).empty_intervals;
  REQUIRE(empty.size() == 1);
  CHECK(empty[0].file == FileId::inscriptions);
  CHECK(empty[0].count == 1);
  CHECK(empty[0].examples == std::vector<std::string>{"J2"});
}

TEST_CASE("empty intervals of each file are told with its own examples") {
  Records r = small_tree();
  r.jeunes.code = {"J1", "J2", "J3"};
  r.jeunes.is_listed = {true, true, true};
  const std::vector<Day> begins{day(2010, 1, 1), day(2010, 3, 1), day(2010, 3, 1)};
  const std::vector<Day> ends{day(2010, 2, 1), day(2010, 3, 1), day(2010, 3, 2)};
  const std::vector<std::uint32_t> owners{0, 2, 1};
  const auto of = [](const Records& records) {
    std::string text;
    for (const auto& oddity : report_on(records, {}).empty_intervals) {
      text += std::to_string(static_cast<int>(oddity.file)) + " " + std::to_string(oddity.count);
      for (const auto& example : oddity.examples) text += " " + example;
    }
    return text;
  };
  const auto expected = [](FileId file, const char* example) {
    return std::to_string(static_cast<int>(file)) + " 1 " + example;
  };
  Records one = r;
  one.cotraitances.affectation = begins;
  one.cotraitances.fin = ends;
  one.cotraitances.jeune = owners;
  one.cotraitances.code = {"C1", "C2", "C3"};
  CHECK(of(one) == expected(FileId::cotraitances, "J3"));
  one = r;
  one.cotraitances.code = {"C1", "C2", "C3"};
  one.alertes.signalement = begins;
  one.alertes.cloture = ends;
  one.alertes.cotraitance = owners;
  CHECK(of(one) == expected(FileId::alertes, "C3"));
  one = r;
  one.civis.debut = begins;
  one.civis.fin = ends;
  one.civis.jeune = owners;
  CHECK(of(one) == expected(FileId::civis, "J3"));
  one = r;
  one.accompagnements.debut = begins;
  one.accompagnements.fin = ends;
  one.accompagnements.jeune = owners;
  CHECK(of(one) == expected(FileId::accompagnements, "J3"));
}

TEST_CASE("an enjeu of the other perimeter is an error, no enjeu is none") {
  Records r = small_tree();
  const auto action = [&r](const char* code, records::Perimetre perimetre, std::uint8_t enjeu) {
    r.actions.code.emplace_back(code);
    r.actions.perimetre.push_back(perimetre);
    r.actions.enjeu.push_back(enjeu);
  };
  const auto em = records::Perimetre::employeurs;
  const auto pa = records::Perimetre::partenaires;
  for (const auto enjeu : {0, 11, 23}) action("A", em, static_cast<std::uint8_t>(enjeu));
  for (const auto enjeu : {0, 24, 29}) action("A", pa, static_cast<std::uint8_t>(enjeu));
  CHECK(report_on(r, {}).foreign_enjeux.count == 0);
  action("B1", em, 24);
  action("B2", em, 29);
  action("B3", pa, 11);
  action("B4", pa, 23);
  const Review report = report_on(r, {});
  CHECK(report.foreign_enjeux.count == 4);
  CHECK(report.foreign_enjeux.examples == std::vector<std::string>{"B1", "B2", "B3"});
  CHECK_FALSE(report.is_clean());
}

TEST_CASE("codes that differ only by case, accents or blanks") {
  CHECK(likeness(" Ml É-1\u00A0b ") == "mle-1b");
  const std::vector<std::string_view> codes{"a", "b", "A", "c", "á ", "B"};
  CHECK(alike(codes.size(), [&](std::size_t i) { return codes[i]; }) ==
        std::vector<std::vector<std::size_t>>{{0, 2, 4}, {1, 5}});
  Records r = small_tree();
  r.jeunes.code = {"J1", "J2", "j 1"};
  r.jeunes.is_listed = {true, true, true};
  const auto variants = report_on(r, {}).code_variants;
  REQUIRE(variants.size() == 1);
  CHECK(variants[0].file == FileId::jeunes);
  CHECK(variants[0].codes == std::vector<std::string>{"J1", "j 1"});
}

TEST_CASE("codes alike are told of the file that they are of") {
  const auto file_of = [](auto set) {
    Records r = small_tree();
    set(r) = {"X1", "Y", "x 1"};
    const auto variants = report_on(r, {}).code_variants;
    REQUIRE(variants.size() == 1);
    CHECK(variants[0].codes == std::vector<std::string>{"X1", "x 1"});
    return variants[0].file;
  };
  CHECK(file_of([](Records & r) -> auto& { return r.territoires.code; }) == FileId::territoires);
  CHECK(file_of([](Records & r) -> auto& { return r.cotraitances.code; }) == FileId::cotraitances);
  CHECK(file_of([](Records & r) -> auto& { return r.actions.code; }) == FileId::actions);
  CHECK(file_of([](Records & r) -> auto& { return r.conventions.code; }) == FileId::conventions);
}

TEST_CASE("rejected codes that are nearly known") {
  exports::Rejects rejects;
  rejects.add({"services.csv", 7, "mission_locale", "m1", "territoire inconnu", "x"});
  rejects.add({"services.csv", 9, "mission_locale", "m1", "territoire inconnu", "x"});
  rejects.add({"services.csv", 11, "mission_locale", "M9", "territoire inconnu", "x"});
  rejects.add(
      {"versements.csv", 3, "convention", "v 1", "convention inconnue de conventions.csv", "x"});
  Records r = small_tree();
  r.conventions.code = {"V1"};
  const auto misses = report_on(r, rejects).near_misses;
  REQUIRE(misses.size() == 2);
  CHECK(misses[0].code == "m1");
  CHECK(misses[0].known == "M1");
  CHECK(misses[0].place == "services.csv, ligne\u00A07");
  CHECK(misses[0].count == 2);
  CHECK(misses[1].known == "V1");
}

TEST_CASE("a rejected code that is known as it stands is no near miss; each column has its codes") {
  Records r = small_tree();
  r.cotraitances.code = {"C1"};
  r.conventions.code = {"V1"};
  const auto near = [&](const char* column, const char* code) -> std::string {
    exports::Rejects rejects;
    rejects.add({"alertes.csv", 7, column, code, "valeur inconnue", "x"});
    const auto misses = report_on(r, rejects).near_misses;
    return misses.empty() ? "" : misses[0].known;
  };
  CHECK(near("mission_locale", "R1") == "");
  CHECK(near("mission_locale", "r1") == "R1");
  CHECK(near("cotraitance", "c1") == "C1");
  CHECK(near("cotraitance", "C1") == "");
  CHECK(near("cotraitance", "v1") == "");
  CHECK(near("convention", "v1") == "V1");
  CHECK(near("territoire", "v1") == "");
}
