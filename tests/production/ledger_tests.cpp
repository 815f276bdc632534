// How a worker tells its parent what it made, and what becomes of the files.
#include "production/ledger.hpp"

#include <catch2/catch.hpp>

#include "production/production.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::production;
using copil::testing::bytes_of;
using copil::testing::TemporaryFolder;

namespace {

MadeDocument made_document() {
  MadeDocument made;
  made.report = "bilan-local";
  made.territoire = "ML é « 1 »";
  made.pages = 7;
  made.files = {{"R1/a.pdf", std::string(64, 'a'), 12}, {"R1/a.xlsx", std::string(64, 'b'), 34}};
  made.open_blanks = {"lieu", "date"};
  made.period = {Period::Kind::quarter, 2010, 3};
  made.times = {1, 2, 3, 4, 5};
  made.cited = {{"ML1", "DE0", figures::Reach::period, "12"},
                {"ML1", "DE0", figures::Reach::cumul, "34"},
                {"R1", "subvention.C=1.solde", figures::Reach::period, "-1.50"},
                {"R1", "volume.taux", figures::Reach::period, ""}};
  Diagnostic warning = plain_error("un doute", {"une aide", "une autre"});
  warning.severity = Severity::warning;
  warning.place = {"modele.md", 3, 14, 5};
  warning.source_line = "ligne « 3 »";
  warning.trace = {"pour R1", "dans b"};
  made.problems = {warning, plain_error("une erreur")};
  return made;
}

}  // namespace

TEST_CASE("a made document comes back from its text, field by field") {
  const MadeDocument made = made_document();
  const MadeDocument back = unpacked(packed(made));
  CHECK(back.report == made.report);
  CHECK(back.territoire == made.territoire);
  CHECK(back.pages == 7);
  CHECK(back.period == made.period);
  REQUIRE(back.files.size() == 2);
  CHECK(back.files[0].name == "R1/a.pdf");
  CHECK(back.files[1].sha256 == std::string(64, 'b'));
  CHECK(back.files[0].bytes == 12);
  CHECK(back.files[1].bytes == 34);
  CHECK(back.open_blanks == made.open_blanks);
  CHECK(back.times.expansion == 1);
  CHECK(back.times.layout == 2);
  CHECK(back.times.pdf == 3);
  CHECK(back.times.workbook == 4);
  CHECK(back.times.writing == 5);
  REQUIRE(back.cited.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CAPTURE(i);
    CHECK(back.cited[i].territoire == made.cited[i].territoire);
    CHECK(back.cited[i].code == made.cited[i].code);
    CHECK(back.cited[i].reach == made.cited[i].reach);
    CHECK(back.cited[i].value == made.cited[i].value);
  }
  CHECK(formatted(back.problems) == formatted(made.problems));
  REQUIRE(back.problems.size() == 2);
  CHECK(back.problems[0].severity == Severity::warning);
  CHECK(back.problems[0].place.line == 3);
  CHECK(back.problems[0].place.column == 14);
  CHECK(back.problems[0].place.length == 5);
  CHECK(back.problems[0].trace == made.problems[0].trace);
  CHECK(back.problems[1].severity == Severity::error);
}

TEST_CASE("each document of a worker is told as itself, whatever was told before") {
  MadeDocument other;
  other.report = "autre";
  other.cited = {{"R2", "DE4", figures::Reach::cumul, "7"}};
  for (const MadeDocument& made : {made_document(), other, MadeDocument{}}) {
    const MadeDocument back = unpacked(packed(made));
    CHECK(back.report == made.report);
    CHECK(back.files.size() == made.files.size());
    CHECK(back.open_blanks == made.open_blanks);
    CHECK(formatted(back.problems) == formatted(made.problems));
    REQUIRE(back.cited.size() == made.cited.size());
    if (made.cited.empty()) continue;
    CHECK(back.cited.back().territoire == made.cited.back().territoire);
    CHECK(back.cited.back().reach == made.cited.back().reach);
    CHECK(back.cited.back().value == made.cited.back().value);
  }
}

TEST_CASE("a cited figure whose parts cannot be told apart is left out") {
  std::string text = packed(made_document());
  const std::string separator = "\\u001F";
  for (auto at = text.find(separator); at != std::string::npos; at = text.find(separator)) {
    text.erase(at, separator.size());
  }
  const MadeDocument back = unpacked(text);
  CHECK(back.cited.empty());
  CHECK(back.pages == 7);
}

TEST_CASE("times add up stage by stage") {
  StageTimes sum{10, 20, 30, 40, 50};
  sum += {1, 2, 3, 4, 5};
  CHECK(sum.expansion == 11);
  CHECK(sum.layout == 22);
  CHECK(sum.pdf == 33);
  CHECK(sum.workbook == 44);
  CHECK(sum.writing == 55);
}

TEST_CASE("sound documents take their final names, those with errors leave nothing") {
  const TemporaryFolder folder;
  const auto begun = [&](const std::string& name) {
    folder.write(name + ".en-cours", "contenu de " + name);
    MadeDocument made;
    made.files = {{name, {}, 0}};
    return made;
  };
  folder.write("a.pdf", "ancien");
  folder.write("c.pdf/x", "un dossier a ce nom");
  std::vector<MadeDocument> refused{begun("c.pdf")};
  settle_documents(folder.path(), refused);
  CHECK(has_errors(refused[0].problems));
  CHECK(refused[0].files.empty());
  std::filesystem::remove_all(folder.file("c.pdf"));
  std::vector<MadeDocument> documents{begun("a.pdf"), begun("b.pdf")};
  documents[1].problems = {plain_error("raté")};
  settle_documents(folder.path(), documents);
  CHECK(bytes_of(folder.file("a.pdf")) == "contenu de a.pdf");
  CHECK(documents[0].problems.empty());
  CHECK(documents[0].files.size() == 1);
  CHECK(folder.listing() == "a.pdf\nb.pdf.en-cours\n");
  remove_temporary_files(folder.path(), documents[1]);
  CHECK(documents[1].files.empty());
  CHECK(folder.listing() == "a.pdf\n");
}
