#include <catch2/catch.hpp>

#include <cmath>
#include <filesystem>
#include <sstream>

#include "chain/program.hpp"
#include "workbook/evaluator.hpp"
#include "workbook/xlsx_reader.hpp"

// What another program makes of our files. LibreOffice is too heavy to be asked for: where it is
// absent, CTest does not know these cases.
using namespace copil;
using namespace copil::testing;

namespace {

namespace fs = std::filesystem;
using SheetRows = std::vector<std::vector<std::string>>;

/// Converts the files in a profile of its own, in which every formula is computed again on loading.
void convert(const TemporaryFolder& work, const std::string& to, const std::string& files) {
  work.write("profil/user/registrymodifications.xcu",
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
             "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">"
             "<prop oor:name=\"OOXMLRecalcMode\" oor:op=\"fuse\"><value>0</value></prop></item>"
             "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">"
             "<prop oor:name=\"ODFRecalcMode\" oor:op=\"fuse\"><value>0</value></prop></item>"
             "</oor:items>\n");
  const std::string command = "cd " + in_quotes(work.path()) +
                              " && soffice -env:UserInstallation=file://" + work.path() +
                              "/profil --headless --convert-to " + in_quotes(to) +
                              " --outdir sortie " + files + " >conversion.log 2>&1";
  INFO(command);
  REQUIRE(std::system(command.c_str()) == 0);
}

/// Every sheet as a CSV file of raw values, `nom-Feuille.csv`.
constexpr const char* kAllSheets =
    "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1";

/// RFC 4180, semicolons, line feeds inside quotes.
SheetRows rows_of(const std::string& csv) {
  SheetRows rows{{""}};
  bool is_quoted = false;
  for (std::size_t at = 0; at < csv.size(); ++at) {
    const char c = csv[at];
    if (c == '"') {
      const bool is_doubled = is_quoted && at + 1 < csv.size() && csv[at + 1] == '"';
      if (is_doubled)
        rows.back().back() += csv[++at];
      else
        is_quoted = !is_quoted;
    } else if (c == ';' && !is_quoted) {
      rows.back().emplace_back();
    } else if (c == '\n' && !is_quoted) {
      rows.push_back({""});
    } else {
      rows.back().back() += c;
    }
  }
  return rows;
}

std::string cell_of(const SheetRows& rows, const std::string& address) {
  const std::size_t digit = address.find_first_of("0123456789");
  std::size_t column = 0;
  for (std::size_t i = 0; i < digit; ++i) {
    column = column * 26 + static_cast<std::size_t>(address[i] - 'A' + 1);
  }
  const std::size_t row = std::stoul(address.substr(digit)) - 1;
  if (row >= rows.size() || column > rows[row].size()) return {};
  return rows[row][column - 1];
}

/// A value as the input line shows it: rates keep their sign.
double number_of(std::string text) {
  const bool is_rate = text.ends_with('%');
  if (is_rate) text.pop_back();
  return xlsx::Evaluator::number_of(text) / (is_rate ? 100 : 1);
}

/// Holds the file's cached values against what LibreOffice computed; gives the formulas seen.
int compare(const xlsx::Workbook& book, const std::string& stem, const TemporaryFolder& work) {
  int count = 0;
  for (const auto& sheet : book.sheets) {
    const std::string name = stem + "-" + sheet.name + ".csv";
    const SheetRows rows = rows_of(bytes_of(work.file("sortie/" + name)));
    for (const auto& [address, cell] : sheet.cells) {
      if (cell.formula.empty()) continue;
      ++count;
      CAPTURE(name, address, cell.formula);
      const std::string computed = cell_of(rows, address);
      if (cell.kind == xlsx::Cell::Kind::text) {
        CHECK(computed == cell.text);
        continue;
      }
      const double cached = xlsx::Evaluator::number_of(cell.number);
      const double again = number_of(computed);
      CHECK(std::abs(again - cached) <= 1e-9 * (1 + std::abs(cached)));
    }
  }
  return count;
}

std::vector<fs::path> files_below(const std::string& folder, const std::string& ending) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.path().extension() == ending) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("LibreOffice computes the values that the demo's workbooks carry",
          "[lent][libreoffice]") {
  const TemporaryFolder work;
  REQUIRE(run_program({"demo", "--sortie", work.file("demo"), "-q"}).status == 0);
  convert(work, kAllSheets, "$(find demo -name '*.xlsx' | LC_ALL=C sort)");
  int formulas = 0;
  for (const auto& file : files_below(work.file("demo"), ".xlsx")) {
    formulas += compare(xlsx::Workbook(file.string()), file.stem().string(), work);
  }
  CHECK(formulas > 300);
}

TEST_CASE("spreadsheets say the same in both formats, texts lose nothing", "[lent][libreoffice]") {
  const TemporaryFolder work;
  REQUIRE(run_program({"produire", "bilan-local", "--donnees", fixture("demo"), "--periode", "2010",
                       "--territoire", "ML01", "--sortie", work.file("docs"), "--format",
                       "xlsx,ods,odt", "-q"})
              .status == 0);
  const std::string stem = "bilan-local_ML01_2010";
  convert(work, kAllSheets, "docs/" + stem + ".ods");
  CHECK(compare(xlsx::Workbook(work.file("docs/" + stem + ".xlsx")), stem, work) > 10);

  // From ODT to text through Word's format and back: every word and number of ours is there.
  convert(work, "docx", "docs/" + stem + ".odt");
  convert(work, "txt:Text (encoded):UTF8", "sortie/" + stem + ".docx");
  const std::string again = bytes_of(work.file("sortie/" + stem + ".txt"));
  convert(work, "txt:Text (encoded):UTF8", "docs/" + stem + ".odt");
  std::istringstream words{bytes_of(work.file("sortie/" + stem + ".txt"))};
  int count = 0;
  for (std::string word; words >> word; ++count) {
    CAPTURE(word);
    CHECK(again.find(word) != std::string::npos);
  }
  CHECK(count > 500);
}
