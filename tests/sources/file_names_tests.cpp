// What the name of a file says that it holds.
#include "sources/names/file_names.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace copil;
using sources::Form;

TEST_CASE("a stem, whole or in part, the longest that fits") {
  const std::vector<std::string_view> stems{"actions", "services", "services_faits"};
  const auto told = [&](std::string_view name) {
    const auto found = sources::file_named(name, stems);
    return found ? std::to_string(found->file) + " " + found->part : "";
  };
  CHECK(told("actions") == "0 ");
  CHECK(told("Services") == "1 ");
  CHECK(told("services_R82") == "1 r82");
  CHECK(told("services_r") == "1 r");
  CHECK(told("services_faits") == "2 ");
  CHECK(told("services_faits_R82") == "2 r82");
  CHECK(told("services_fait") == "1 fait");
  for (const char* other : {"", "service", "services_", "servicesR82", "services-R82",
                            "mes_services", "xervices_R82", "actionsx"}) {
    CAPTURE(other);
    CHECK(told(other) == "");
  }
  // Whatever the order of the stems.
  const std::vector<std::string_view> longest_first{"services_faits", "services"};
  CHECK(sources::file_named("services_faits_R82", longest_first)->file == 0);
  CHECK(sources::file_named("services_R82", longest_first)->file == 1);
}

TEST_CASE("the form is that of the ending, compressed texts are texts") {
  const auto told = [](std::string_view name) {
    const auto found = sources::form_of(name);
    return std::to_string(static_cast<int>(found.form)) + " " + found.stem + " " +
           std::string{found.extension};
  };
  CHECK(told("a.csv") == "0 a .csv");
  CHECK(told("a.TXT") == "0 a .txt");
  CHECK(told("a.tsv") == "0 a .tsv");
  CHECK(told("a.csv.gz") == "0 a .csv");
  CHECK(told("a.b.xlsx") == "1 a.b .xlsx");
  CHECK(told("a.ods") == "2 a .ods");
  CHECK(told("a.zip") == "3 a .zip");
  for (const char* ending :
       {".xls", ".xlsm", ".xlsb", ".xltx", ".xltm", ".xlt", ".fods", ".numbers"}) {
    CHECK(told("a" + std::string{ending}) == "4 a " + std::string{ending});
  }
  CHECK(told("a.xlsx.gz") == "5 a.xlsx.gz ");
  CHECK(told("a.pdf") == "5 a.pdf ");
  CHECK(told(".csv") == "5 .csv ");
  CHECK(told("acsv") == "5 acsv ");
  CHECK(told("a.gz") == "5 a.gz ");
}

TEST_CASE("what nobody expects to be read is passed over, nothing else") {
  for (const char* name : {"", ".cache", "~$territoires.xlsx", "notes.md", "LISEZ.MD", "README",
                           "readme.txt", "rejets.csv", "saisies.csv"}) {
    CAPTURE(name);
    CHECK(sources::is_passed_over(name));
  }
  for (const char* name : {"territoires.csv", "~territoires.xlsx", "$~a.csv", "a.mdb", "md",
                           "mon readme.csv", "rejets.xlsx", "mes rejets.csv"}) {
    CAPTURE(name);
    CHECK_FALSE(sources::is_passed_over(name));
  }
}
