// What a check tells of folders that no run leaves: unfinished, half written, altered by hand.
#include "campaign/verification.hpp"

#include <catch2/catch.hpp>

#include "campaign/added_record.hpp"
#include "campaign/run_written.hpp"

using namespace copil;
using namespace copil::campaign;
using copil::testing::bytes_of;
using copil::testing::register_entry;
using copil::testing::TemporaryFolder;
using copil::testing::written_record;

namespace {

/// The messages of what is wrong with the folder, one a line.
std::string wrong_with(const TemporaryFolder& folder) {
  const auto checked = verify_folder(folder.path());
  REQUIRE(checked);
  std::string text;
  for (const auto& problem : checked->problems) text += problem.message + "\n";
  return text;
}

std::string refused_of(const TemporaryFolder& folder) {
  const auto checked = verify_folder(folder.path());
  REQUIRE_FALSE(checked);
  return checked.error().front().message;
}

bool holds(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("a folder without a manifest is no run, or one that is not finished") {
  const TemporaryFolder folder;
  CHECK(holds(refused_of(folder), "manifeste.json"));
  auto made = Register::open(folder.path());
  REQUIRE(made);
  REQUIRE(made->begin(copil::testing::kIdentity).empty());
  REQUIRE(made->add({register_entry("bilan", "R11")}).empty());
  CHECK(refused_of(folder) ==
        "la campagne de « " + folder.path() + " » n'est pas finie : 1 documents, pas de manifeste");
}

TEST_CASE("a manifest and a register that do not say the same are told") {
  const TemporaryFolder folder;
  folder.write("manifeste.json", manifest(written_record()));
  auto made = Register::open(folder.path());
  REQUIRE(made);
  REQUIRE(made->begin(copil::testing::kIdentity).empty());
  REQUIRE(made->add({register_entry("bilan", "R11"), register_entry("bilan", "R93")}).empty());
  const std::string said = wrong_with(folder);
  CHECK(holds(said,
              "la campagne n'est pas finie : des documents ont été faits après le manifeste\n"));
  // R93 failed, says the manifest; R11 it knows.
  CHECK(holds(said, "le manifeste oublie bilan de R93\n"));
  CHECK_FALSE(holds(said, "de R11\n"));
  CHECK(holds(said, "bilan de R93 n'a pas pu être fait\n"));
  REQUIRE(made->end(std::string(64, 'a')).empty());
  CHECK(holds(wrong_with(folder), "« manifeste.json » a été modifié depuis la fin"));
}

TEST_CASE("a companion that a person changed is set aside under a name that is free") {
  const TemporaryFolder folder;
  const std::string digest(64, '0');
  const auto spare = [&](const std::string& name) {
    return formatted(spare_edited(folder.path(), name, {{"index.html", digest, 3}}));
  };
  CHECK(spare("index.html") == "");
  folder.write("index.html", "un");
  folder.write("autre.html", "un");
  CHECK(spare("autre.html") == "");
  CHECK(spare("index.html") == "attention : « " + folder.file("index.html") +
                                   " » a été modifié depuis qu'il a été fait : il est refait, la "
                                   "version modifiée est gardée sous « index-modifie.html »\n");
  for (const char* words : {"deux", "trois"}) {
    folder.write("index.html", words);
    CHECK(holds(spare("index.html"), "est gardée sous"));
  }
  CHECK(folder.listing() ==
        "autre.html\nindex-modifie-2.html\nindex-modifie-3.html\nindex-modifie.html\n");
  CHECK(bytes_of(folder.file("index-modifie-3.html")) == "trois");
}

TEST_CASE("only the names under which a companion is set aside are known as such") {
  for (const char* name : {"index-modifie.html", "index-modifie-2.html", "index-modifie-14.html"}) {
    CAPTURE(name);
    CHECK(is_set_aside_of(name, "index.html"));
  }
  for (const char* name : {"index.html", "index-modifie-02.html", "index-modifie-1.html",
                           "ondex-modifie-2.html", "index-modifie-.html", "index-modifie-x.html",
                           "index-modifie-2.csv", "index-modifie-9999999999.html"}) {
    CAPTURE(name);
    CHECK_FALSE(is_set_aside_of(name, "index.html"));
  }
}

TEST_CASE(
    "the files of a document that somebody changed are named, its others and others' are not") {
  const TemporaryFolder folder;
  const RunRecord former = written_record();
  production::MadeDocument document;
  document.report = "bilan";
  document.territoire = "R11";
  document.period = former.period;
  CHECK(edited_files(former, folder.path(), document).empty());
  folder.write("R11/bilan.pdf", "changé");
  folder.write("R82/bilan.pdf", "changé");
  CHECK(edited_files(former, folder.path(), document) == std::vector<std::string>{"R11/bilan.pdf"});
  document.period = {Period::Kind::month, 2010, 5};
  CHECK(edited_files(former, folder.path(), document).empty());
}
