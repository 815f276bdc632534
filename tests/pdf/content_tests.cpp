#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "pdf/content.hpp"
#include "pdf/painting/artifacts.hpp"

using namespace copil::pdf;
using copil::pages::Artifact;
using copil::pages::kNoElement;

namespace {

std::vector<std::string> operators(std::string_view content) {
  std::vector<std::string> found;
  ContentReader reader(content);
  for (Operation operation; reader.next(operation);) found.emplace_back(operation.op);
  return found;
}

}  // namespace

TEST_CASE("operations are read whole, whatever their operands hold") {
  CHECK(operators("q 1 0 0 1 0 0 cm\nQ") == std::vector<std::string>{"q", "cm", "Q"});
  CHECK(operators("(a \\) Tj (b) )Tj[(c)-12.5<00>]TJ") == std::vector<std::string>{"Tj", "TJ"});
  CHECK(operators("/P<</MCID 3/K(EMC)>>BDC EMC") == std::vector<std::string>{"BDC", "EMC"});
  CHECK(operators("% Tj (\n0 g f*") == std::vector<std::string>{"g", "f*"});
  CHECK(operators("BI /W 1 ID \x01 Tj \x02 EI Q") == std::vector<std::string>{"BI", "ID", "Q"});
  CHECK(operators("true (a)' null (b)\"") == std::vector<std::string>{"'", "\""});
  CHECK(operators("").empty());
  CHECK(operators("(never closed") == std::vector<std::string>{""});
}

TEST_CASE("the number of a mark is read from its operands") {
  const auto id = [](std::string_view content) {
    ContentReader reader(content);
    Operation operation;
    REQUIRE(reader.next(operation));
    return marked_content_id(operation);
  };
  CHECK(id("/P << /MCID 12 >> BDC") == 12);
  CHECK(id("/P<</MCID 0>>BDC") == 0);
  CHECK(id("/Span << /ActualText <00> >> BDC") == -1);
  CHECK(id("/Artifact BMC") == -1);
}

TEST_CASE("what is painted outside of marks becomes an artifact") {
  CHECK(with_artifacts("q\n1 0 0 1 0 0 cm\n0 0 10 10 re f\n/P << /MCID 0 >> BDC\nBT (a)Tj ET\nEMC\n"
                       "BT (b)Tj ET\nQ",
                       {{0, Artifact::layout}})
            .content ==
        "q\n1 0 0 1 0 0 cm\n/Artifact BMC\n0 0 10 10 re\nf\nEMC\n"
        "/P << /MCID 0 >> BDC\nBT\n(a)Tj\nET\nEMC\n"
        "/Artifact BMC\nBT\n(b)Tj\nET\nEMC\nQ\n");
}

TEST_CASE("marks that only give a text to glyphs are left out") {
  CHECK(with_artifacts("/P << /MCID 0 >> BDC (b)Tj /Span << /ActualText <feff00660066> >> BDC "
                       "<0002>Tj EMC (c)Tj EMC",
                       {{0, Artifact::layout}})
            .content == "/P << /MCID 0 >> BDC\n(b)Tj\n<0002>Tj\n(c)Tj\nEMC\n");
  CHECK(with_artifacts("BT /Span << /ActualText <feff00660066> >> BDC (a)Tj EMC ET", {}).content ==
        "/Artifact BMC\nBT\n(a)Tj\nET\nEMC\n");
}

TEST_CASE("a hyphen that the word goes over is shown under the code of the soft one") {
  const auto marked = with_artifacts(
      "/P << /MCID 0 >> BDC (a-b)Tj /Span << /ActualText <feff00ad> >> BDC [()7(-)]TJ EMC EMC",
      {{0, Artifact::layout}});
  CHECK(marked.content == "/P << /MCID 0 >> BDC\n(a-b)Tj\n[()7(\\255)]TJ\nEMC\n");
  CHECK(marked.has_soft_hyphens);
  CHECK_FALSE(with_artifacts("BT (a-)Tj ET", {}).has_soft_hyphens);
}

TEST_CASE("running artifacts say what they are, and the marks of elements have no gap") {
  CHECK(with_artifacts("/NonStruct << /MCID 0 >> BDC (h)Tj EMC /P<</MCID 1>>BDC (a)Tj EMC "
                       "/NonStruct << /MCID 2 >> BDC (f)Tj EMC /TD << /MCID 3 >> BDC (b)Tj EMC",
                       {{kNoElement, Artifact::header},
                        {4, Artifact::layout},
                        {kNoElement, Artifact::footer},
                        {5, Artifact::layout}})
            .content ==
        "/Artifact << /Type /Pagination /Subtype /Header >> BDC\n(h)Tj\nEMC\n"
        "/P << /MCID 0 >> BDC\n(a)Tj\nEMC\n"
        "/Artifact << /Type /Pagination /Subtype /Footer >> BDC\n(f)Tj\nEMC\n"
        "/TD << /MCID 1 >> BDC\n(b)Tj\nEMC\n");
}

TEST_CASE("the codes that a text shows are read whatever the notation of its strings") {
  const auto shown = [](std::string_view content) {
    ContentReader reader(content);
    Operation operation;
    REQUIRE(reader.next(operation));
    return shown_bytes(operation);
  };
  CHECK(shown("(ab) Tj") == "ab");
  CHECK(shown("<6162> Tj") == "ab");
  CHECK(shown("<61 6> Tj") == "a`");
  CHECK(shown("[(a) -12 <62>] TJ") == "ab");
  CHECK(shown("(a\\(b\\)\\\\(c)\\101\\n) Tj") == "a(b)\\(c)A\n");
  CHECK(shown("12 Tf") == "");
}
