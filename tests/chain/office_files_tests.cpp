// Every file for offices that the demo gives, held against the schema of its format and opened by a
// program of others.
#include <algorithm>
#include <filesystem>

#include "chain/program.hpp"
#include "workbook/xlsx_reader.hpp"

using namespace copil;
using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

/// Makes every report for all the territories of its levels, in these formats.
void make_office_files(const std::string& formats, const std::string& folder) {
  for (const auto& entry : fs::directory_iterator{COPIL_SOURCE_DIR "/reports"}) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string report = entry.path().stem().string();
    std::vector<std::string> words{"produire",    report,       "--donnees", fixture("demo"),
                                   "--periode",   "2010",       "--sortie",  folder + "/" + report,
                                   "--arrete-au", "2011-02-28", "--format",  formats,
                                   "-q"};
    if (report == "simulation-objectifs") {
      const std::string scenarios = COPIL_SOURCE_DIR "/fixtures/scenarios.yaml";
      words.insert(words.end(), {"--territoire", "R1", "--scenario", scenarios});
    }
    const Outcome outcome = run_program(words);
    CAPTURE(report, outcome.err);
    CHECK(outcome.status == 0);
  }
}

/// And the forms to be filled, which hold lists of choice and protected cells.
void make_forms(const std::string& format, const std::string& folder) {
  const Outcome outcome =
      run_program({"reponses", "formulaire", "bilan-local", "--donnees", fixture("demo"),
                   "--periode", "2010", "--format", format, "--sortie", folder + "/formulaires"});
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
}

std::vector<std::string> office_files_below(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    const std::string ending = entry.path().extension().string();
    if (ending == ".odt" || ending == ".ods" || ending == ".xlsx") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The XML parts of these files, each under the file's name and its own, in `parts` or, for what
/// lists an archive, in `lists`.
void lay_out_parts(const std::vector<std::string>& files, const TemporaryFolder& work) {
  for (const auto& file : files) {
    for (const auto& [name, content] : xlsx::parts(file)) {
      if (!name.ends_with(".xml")) continue;
      std::string flat = fs::path{file}.filename().string() + "_" + name;
      std::replace(flat.begin(), flat.end(), '/', '_');
      std::replace(flat.begin(), flat.end(), ' ', '_');
      work.write((name.starts_with("META-INF/") ? "lists/" : "parts/") + flat, content);
    }
  }
}

/// What the validator says of the XML files of that folder. The schema has two kinds of identifiers
/// where RELAX NG wants one (`-i` leaves them out).
std::string schema_faults(const std::string& schema, const std::string& folder) {
  return printed_by("find " + in_quotes(folder) + " -name '*.xml' -print0 | LC_ALL=C sort -z | " +
                    "xargs -0 java -jar /usr/share/java/jing.jar -i -c " + schema +
                    " 2>&1 | head -n 20");
}

/// Emacs has the schemas of OASIS for those who write such files in it.
const std::string kSchemas = "/usr/share/emacs/*/etc/schema/";

}  // namespace

TEST_CASE("every text and spreadsheet of OpenDocument is valid by the schema of its format",
          "[lent]") {
  const TemporaryFolder work;
  make_office_files("odt,ods", work.file("made"));
  make_forms("ods", work.file("made"));
  const auto files = office_files_below(work.file("made"));
  CHECK(files.size() > 400);
  lay_out_parts(files, work);
  CHECK(schema_faults(kSchemas + "OpenDocument-schema-v1.3.rnc", work.file("parts")) == "");
  // The schema of an archive's list is that of version 1.2, which differs by that number.
  work.write("list.rnc",
             printed_by("sed 's/\"1.2\"/\"1.3\"/' " + kSchemas + "od-manifest-schema-v1.2-os.rnc"));
  CHECK(schema_faults(work.file("list.rnc"), work.file("lists")) == "");
  // And the validator does see a fault.
  const std::string sound = bytes_of(work.file("parts/convocation_ML01_2010.odt_content.xml"));
  std::string spoilt = sound;
  spoilt.replace(spoilt.find("<text:p "), 8, "<text:q ");
  work.write("spoilt/content.xml", spoilt);
  CHECK(schema_faults(kSchemas + "OpenDocument-schema-v1.3.rnc", work.file("spoilt"))
            .find("element \"text:q\" not allowed here") != std::string::npos);
}

TEST_CASE("every workbook opens in openpyxl, without a warning, charts included", "[lent]") {
  const TemporaryFolder work;
  make_office_files("xlsx", work.file("made"));
  make_forms("xlsx", work.file("made"));
  CHECK(office_files_below(work.file("made")).size() > 200);
  work.write("open.py", R"(
import glob, sys, zipfile, openpyxl
charts = drawn = 0
for path in sorted(glob.glob(sys.argv[1] + "/*/*.xlsx")):
    book = openpyxl.load_workbook(path)
    assert book.worksheets, path
    for sheet in book.worksheets:
        drawn += len(sheet._charts)
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "e", (path, sheet.title, cell.coordinate)
    charts += sum(name.startswith("xl/charts/chart") for name in zipfile.ZipFile(path).namelist())
print(drawn == charts and charts > 100)
)");
  CHECK(printed_by("/usr/bin/python3 -W error " + in_quotes(work.file("open.py")) + " " +
                   in_quotes(work.file("made"))) == "True\n");
}
