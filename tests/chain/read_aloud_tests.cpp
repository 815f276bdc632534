// What readers of PDF give as text: whole words, in order, apart, and nothing of the watermark.
#include <sstream>

#include "chain/demo_run.hpp"

using namespace copil::testing;

namespace {

std::string without(std::string text, const std::string& what) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos;) {
    text.erase(at, what.size());
  }
  return text;
}

bool has_word(const std::string& text, const std::string& word) {
  return text.find(word) != std::string::npos;
}

/// The text with soft hyphens and the line ends behind them undone, as voices read it.
std::string spoken(const std::string& text) {
  return without(without(text, "\u00AD\n"), "\u00AD");
}

constexpr const char* kLigatures[] = {"\uFB00", "\uFB01", "\uFB02", "\uFB03", "\uFB04"};

}  // namespace

TEST_CASE("every document of the demo is read in whole words by every reader at hand", "[lent]") {
  std::istringstream files(printed_by("find " + in_quotes(demo_run()) + " -name '*.pdf'"));
  int count = 0;
  for (std::string file; std::getline(files, file); ++count) {
    CAPTURE(file);
    const std::string quoted = in_quotes(file);
    const std::string structure = printed_by("pdfinfo -struct-text " + quoted);
    const std::string text = printed_by("pdftotext " + quoted + " -");
    for (const std::string* read : {&structure, &text}) {
      for (const char* sign : kLigatures) CHECK_FALSE(has_word(*read, sign));
      CHECK_FALSE(has_word(*read, "PROJET\n"));
    }
    // An element's text ends at a mark inside it in poppler: there is none.
    CHECK(printed_by("(qpdf --qdf --object-streams=disable " + quoted +
                     " - | grep -a -c '/ActualText' || true)") == "0\n");
  }
  CHECK(count > 20);
}

TEST_CASE("the words of a page that bear ligatures and hyphens are read whole") {
  const TemporaryFolder folder;
  REQUIRE(run_program({"produire", "tableau-de-bord", "--donnees", fixture("demo"), "--periode",
                       "2010-06", "--territoire", "FR", "--format", "pdf", "--sortie",
                       folder.path(), "-q"})
              .status == 0);
  const std::string file = in_quotes(folder.file("tableau-de-bord_FR_2010-06.pdf"));
  for (const std::string& reader : {"pdfinfo -struct-text " + file, "pdftotext " + file + " -",
                                    "pdftotext -raw " + file + " -"}) {
    CAPTURE(reader);
    const std::string text = spoken(printed_by(reader));
    for (const char* word : {"Chiffres clés", "affectés", "Définitions"}) {
      CAPTURE(word);
      CHECK(has_word(text, word));
    }
  }
}
