#include <catch2/catch.hpp>

#include <cstdlib>

#include "program.hpp"

// The empty workbook of `copil catalogue fichiers`: every header is understood, and what people
// fill in is read back as it is.

using namespace copil;
using namespace copil::testing;

namespace {

std::string entry_workbook(const TemporaryFolder& work) {
  std::filesystem::create_directories(work.file("d"));
  const std::string path = work.file("d/donnees.xlsx");
  const Outcome written =
      run_program({"catalogue", "fichiers", "--format", "xlsx", "--fichier", path});
  CAPTURE(written.err);
  REQUIRE(written.status == 0);
  return path;
}

}  // namespace

TEST_CASE("the entry workbook has every file of the format, and nothing unknown") {
  const TemporaryFolder work;
  entry_workbook(work);
  const Outcome checked = run_program({"verifier", "--donnees", work.file("d")});
  CHECK(checked.status == 3);
  CHECK(checked.err.find("aucun territoire racine") != std::string::npos);
  CHECK(checked.err.find("inconnu") == std::string::npos);
  CHECK(checked.err.find("absent") == std::string::npos);
}

TEST_CASE("a workbook goes to a file, the same one on any day") {
  const TemporaryFolder work;
  const Outcome refused = run_program({"catalogue", "fichiers", "--format", "xlsx"});
  CHECK(refused.status == 2);
  CHECK(refused.err.find("catalogue : un classeur s'écrit dans un fichier") != std::string::npos);
  const std::string first = bytes_of(entry_workbook(work));
  CHECK(first == bytes_of(entry_workbook(work)));
}

TEST_CASE("the entry workbook is read back as people fill it", "[lent]") {
  const TemporaryFolder work;
  const std::string path = entry_workbook(work);
  work.write("remplir.py", R"(
import datetime, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
for row in (["FR", "national", "France"], ["M1", "mission_locale", "Une", "FR"]):
    book["territoires"].append(row)
book["services"].append(["007", "M1", datetime.date(2010, 4, 1), "E1"])
book["services"].append(["007", "M1", datetime.date(2010, 4, 2), "E12"])
assert [v.formula1 for v in book["services"].data_validations.dataValidation] == [
    '"E1,E2,E3,E4,E5,E6,E7,E8,E9,E10"']
book.save(sys.argv[1])
)");
  REQUIRE(std::system(("/usr/bin/python3 " + work.file("remplir.py") + " " + path).c_str()) == 0);
  const Outcome checked = run_program({"verifier", "--donnees", work.file("d")});
  CAPTURE(checked.err);
  CHECK(checked.status == 0);
  CHECK(checked.out.find("donnees.xlsx, feuille « services », cellule D3") != std::string::npos);
}
