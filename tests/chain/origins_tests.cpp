// `produire --origines`: the cells of a workbook say where their number comes from.
#include <regex>

#include "chain/program.hpp"
#include "workbook/xlsx_reader.hpp"

using namespace copil;
using namespace copil::testing;

namespace {

Outcome produce_bilan(const TemporaryFolder& folder, const std::vector<std::string>& more) {
  std::vector<std::string> words{
      "produire", "bilan-regional", "--donnees", fixture("demo"), "--periode",
      "2010",     "--territoire",   "R1",        "--sortie",      folder.path(),
      "-q"};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words);
}

/// The comments of all sheets, by cell.
std::vector<std::pair<std::string, std::string>> comments_in(const std::string& path) {
  std::vector<std::pair<std::string, std::string>> comments;
  for (const auto& [name, xml] : xlsx::parts(path)) {
    if (name.find("comments") == std::string::npos) continue;
    for (const auto& comment : xlsx::elements(xml, "comment")) {
      std::string words;
      for (const auto& text : xlsx::elements(comment, "t")) {
        words += xlsx::unescaped(xlsx::content(text));
      }
      comments.emplace_back(xlsx::attribute(comment, "ref"), words);
    }
  }
  return comments;
}

std::string first_sheet_comments(const std::string& path) {
  const auto parts = xlsx::parts(path);
  const auto links = parts.find("xl/worksheets/_rels/sheet1.xml.rels");
  REQUIRE(links != parts.end());
  REQUIRE(links->second.find("comments1.xml") != std::string::npos);
  std::string words;
  for (const auto& text : xlsx::elements(parts.at("xl/comments1.xml"), "t")) {
    words += xlsx::unescaped(xlsx::content(text)) + "\n";
  }
  return words;
}

}  // namespace

TEST_CASE("the numbers of a workbook say where they come from when that is asked for") {
  const TemporaryFolder folder;
  const std::string file = folder.file("bilan-regional_R1_2010.xlsx");
  REQUIRE(produce_bilan(folder, {"--format", "xlsx"}).status == 0);
  const auto without = comments_in(file);
  REQUIRE(produce_bilan(folder, {"--format", "xlsx", "--origines"}).status == 0);
  const auto with = comments_in(file);
  CHECK(with.size() > without.size() + 20);
  const std::regex said{"(.|\n)*\u00A0: [A-Z0-9]+, (.|\n)*2010(.|\n)*"};
  std::size_t traced = 0;
  for (const auto& [cell, words] : with) traced += std::regex_match(words, said) ? 1 : 0;
  CHECK(traced > 20);
  // On the first sheet, those of the key figures.
  const std::string front = first_sheet_comments(file);
  CHECK(front.find("Entrées décomptées sur l’objectif\u00A0: R1, année\u00A02010") !=
        std::string::npos);
}

TEST_CASE("origins are refused where no workbook is asked for") {
  const TemporaryFolder folder;
  const Outcome outcome = produce_bilan(folder, {"--format", "pdf", "--origines"});
  CHECK(outcome.status == 2);
  CHECK(outcome.err.find("--origines commente les cellules d'un classeur XLSX") !=
        std::string::npos);
  CHECK(outcome.err.find("--format xlsx") != std::string::npos);
}
