#include <catch2/catch.hpp>

#include <cstdlib>

#include "chain/loaded_base.hpp"
#include "forms.hpp"

// The same folder as CSV, XLSX, ODS, one workbook, parts, ZIP and gzip gives the same figures byte
// for byte, and the same rejects but for their places.

using namespace copil;
using namespace copil::testing;

namespace {

/// The demo's folder with rows that are rejected for several reasons.
std::string spoilt_demo(const TemporaryFolder& work) {
  const std::string folder = work.file("csv");
  std::filesystem::create_directories(folder);
  for (const auto& [stem, text] : csv_texts(fixture("demo"))) {
    std::string bytes = text;
    if (stem == "services") {
      bytes +=
          "J0384;ML99;2010-02-01;E1\nJ0384;ML01;2010-02-30;E1\nJ0384;ML01;2010-02-01;E1;zut\n"
          "\"J\n0\";ML01;2010-02-01;#N/A\n;;;\nJ0384;ML01;2010-02-01;E2\n";
    }
    if (stem == "territoires") bytes += "ML98;mission_locale;Ailleurs;D99\n";
    work.write("csv/" + stem + ".csv", bytes);
  }
  return folder;
}

/// `rejets.csv` without the places.
std::string without_places(const std::string& rejects) {
  std::string text;
  for (const auto& row : rows_of_csv(rejects)) {
    for (std::size_t i = 2; i < row.size(); ++i) text += row[i] + ";";
    text += "\n";
  }
  return text;
}

struct ToldOfForm {
  std::string figures, rejects, places;
};

ToldOfForm told_of(const std::string& folder, const TemporaryFolder& work) {
  const Outcome figures = run_program({"indicateurs", "--donnees", folder, "--periode", "2010",
                                       "--niveau", "tous", "--format", "csv"});
  CAPTURE(folder, figures.err);
  REQUIRE(figures.status == 0);
  const std::string file = work.file("rejets-de-l-essai.csv");
  const Outcome checked = run_program({"verifier", "--donnees", folder, "--rejets", file});
  CAPTURE(checked.err);
  REQUIRE(checked.status == 0);
  const std::string rejects = bytes_of(file);
  std::string places;
  for (const auto& row : rows_of_csv(rejects)) places += row[0] + ", " + row[1] + "\n";
  std::filesystem::remove(file);
  return {figures.out, without_places(rejects), places};
}

}  // namespace

TEST_CASE("one folder in every form: the same figures, the same rejects", "[formes]") {
  const TemporaryFolder work;
  const auto texts = csv_texts(spoilt_demo(work));
  const ToldOfForm plain = told_of(work.file("csv"), work);
  REQUIRE(rows_of_csv(plain.rejects).size() == 11);
  std::vector<MadeSheet> sheets;
  std::vector<MadeEntry> entries;
  for (const auto& [stem, text] : texts) {
    const MadeRows rows = rows_of_csv(text);
    work.write("xlsx/" + stem + ".xlsx", made_xlsx({{"Feuil1", xlsx_rows(rows)}}));
    work.write("ods/" + stem + ".ODS", made_ods({{stem, ods_rows(rows)}}));
    const auto [first, second] = halves(text);
    work.write("parts/" + stem + "_1.csv", first);
    work.write("parts/" + stem + "_2.txt", second);
    sheets.push_back({stem, xlsx_rows(rows)});
    entries.push_back({"envoi/" + stem + ".csv", text});
  }
  work.write("livre/tout.xlsx", made_xlsx(sheets));
  work.write("zip/envoi.zip", made_zip(entries));
  work.write("zip-livre/envoi.zip", made_zip({{"tout.xlsx", made_xlsx(sheets)}}));
  for (const char* form : {"xlsx", "ods", "parts", "livre", "zip", "zip-livre"}) {
    CAPTURE(form);
    const ToldOfForm other = told_of(work.file(form), work);
    CHECK(other.figures == plain.figures);
    CHECK(other.rejects == plain.rejects);
  }
  const std::size_t count = rows_of_csv(texts.back().second).size();
  CHECK(count > 0);
  const std::string places = told_of(work.file("livre"), work).places;
  CHECK(places.find("tout.xlsx, feuille « territoires », cellule D") != std::string::npos);
  CHECK(places.find("tout.xlsx, feuille « services », cellule B") != std::string::npos);
  CHECK(told_of(work.file("zip"), work).places.find("envoi.zip, envoi/services.csv, ") !=
        std::string::npos);
  CHECK(told_of(work.file("parts"), work).places.find("services_2.txt, ") != std::string::npos);
}

TEST_CASE("a cell is named by its workbook, sheet and place", "[formes]") {
  const TemporaryFolder work;
  work.write("d/territoires.csv",
             "code;type;libelle;parent\nFR;national;France;\n"
             "M1;mission_locale;Une;FR\n");
  MadeRows rows{{"Services rendus"}, {}, {"jeune", "mission_locale", "date", "enjeu"}};
  for (int i = 0; i < 30; ++i) rows.push_back({"J1", "M1", "2010-04-01", "E1"});
  rows[13][2] = "2010-02-30";
  rows[20][3] = "E12";
  work.write("d/services.xlsx", made_xlsx({{"T2", xlsx_rows(rows)}}));
  const Outcome checked = run_program({"verifier", "--donnees", work.file("d")});
  CHECK(checked.status == 0);
  CHECK(checked.out.find("services.xlsx, feuille « T2 », cellule C14 («\u00A02010-02-30\u00A0»)") !=
        std::string::npos);
  CHECK(checked.out.find("services.xlsx, feuille « T2 », cellule D21") != std::string::npos);
  CHECK(checked.err.find("d/services.xlsx, feuille « T2 », cellule A3: attention : une ligne de "
                         "titre est passée avant l'en-tête") != std::string::npos);
}

TEST_CASE("a folder and the base that it fills: the same figures, the same rejects", "[formes]") {
  const TemporaryFolder work;
  const std::string csv = spoilt_demo(work);
  // A table has no row with a cell too many.
  const std::string services = bytes_of(csv + "/services.csv");
  const std::string longer = "J0384;ML01;2010-02-01;E1;zut\n";
  const auto at = services.find(longer);
  work.write("csv/services.csv", services.substr(0, at) + services.substr(at + longer.size()));
  const PostgresServer server;
  load(server, csv, "gatee");
  const ToldOfForm plain = told_of(csv, work);
  const ToldOfForm base = told_of(server.address("gatee"), work);
  CHECK(rows_of_csv(plain.rejects).size() == 10);
  CHECK(base.figures == plain.figures);
  CHECK(base.rejects == plain.rejects);
  CHECK(base.places.find("table services, ") != std::string::npos);
}

TEST_CASE("what Gnumeric and openpyxl write is read as it was", "[formes][lent]") {
  const TemporaryFolder work;
  const std::string csv = spoilt_demo(work);
  const ToldOfForm plain = told_of(csv, work);
  const std::string xlsx = work.file("openpyxl");
  const std::string ods = work.file("gnumeric-ods");
  const std::string other = work.file("gnumeric-xlsx");
  for (const auto& folder : {xlsx, ods, other}) std::filesystem::create_directories(folder);
  // Days as days, whole numbers as numbers, all else as text.
  work.write("classeurs.py", R"(
import csv, datetime, re, sys, openpyxl
source, target = sys.argv[1:3]
book = openpyxl.Workbook(write_only=True)
sheet = book.create_sheet("Feuil1")
for row in csv.reader(open(source, encoding="utf-8"), delimiter=";"):
    cells = []
    for cell in row:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell):
            try:
                cell = datetime.date.fromisoformat(cell)
            except ValueError:
                pass
        elif re.fullmatch(r"0|[1-9]\d*|\d+\.\d*[1-9]", cell):
            cell = float(cell) if "." in cell else int(cell)
        cells.append(cell)
    sheet.append(cells)
book.save(target)
)");
  for (const auto& [stem, text] : csv_texts(csv)) {
    CAPTURE(stem);
    const std::string from = csv + "/" + stem + ".csv";
    REQUIRE(std::system(("/usr/bin/python3 " + work.file("classeurs.py") + " " + from + " " + xlsx +
                         "/" + stem + ".xlsx")
                            .c_str()) == 0);
    const std::string typed = xlsx + "/" + stem + ".xlsx";
    REQUIRE(std::system(("ssconvert " + typed + " " + ods + "/" + stem + ".ods >" +
                         work.file("journal") + " 2>&1")
                            .c_str()) == 0);
    REQUIRE(std::system(("ssconvert " + typed + " " + other + "/" + stem + ".xlsx >" +
                         work.file("journal") + " 2>&1")
                            .c_str()) == 0);
  }
  for (const auto& folder : {xlsx, ods, other}) {
    CAPTURE(folder);
    const ToldOfForm told = told_of(folder, work);
    CHECK(told.figures == plain.figures);
    CHECK(told.rejects == plain.rejects);
  }
}

TEST_CASE("what LibreOffice writes is read as it was", "[formes][lent][libreoffice]") {
  const TemporaryFolder work;
  const std::string csv = spoilt_demo(work);
  const ToldOfForm plain = told_of(csv, work);
  for (const std::string form : {"xlsx", "ods"}) {
    CAPTURE(form);
    // `;`, quotes, UTF-8, all columns of any nature, the language of the numbers: French.
    const std::string command = "cd " + work.path() + " && soffice -env:UserInstallation=file://" +
                                work.file("profil") + " --headless --convert-to " + form +
                                " --infilter='CSV:59,34,76,1,,1036' --outdir " + form +
                                " csv/*.csv >journal 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);
    const ToldOfForm told = told_of(work.file(form), work);
    CHECK(told.figures == plain.figures);
  }
}
