#include <ft2build.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <regex>
#include <sstream>
#include <string>

#include "conformity/check.hpp"
#include "pdf/pdf.hpp"
#include "pdf/sample_pages.hpp"
#include "support/temporary_folder.hpp"
#include FT_TRUETYPE_TABLES_H

using namespace copil;
using namespace copil::pages;

namespace {

pdf::Options with_attachment() {
  pdf::Options options;
  options.attachments.push_back(
      {"chiffres.csv", "Les chiffres du bilan", "text/csv", "indicateur;valeur\nDE0;12\n"});
  return options;
}

std::string painted(const Pages& pages, const pdf::Options& options = {}) {
  const auto bytes = pdf::write(pages, options);
  REQUIRE(bytes);
  return *bytes;
}

/// What a command prints about the file, given on its last argument's place by `FILE`.
std::string output_of(std::string command, const std::string& bytes) {
  const testing::TemporaryFolder folder;
  const std::string path = folder.write("file.pdf", bytes);
  command.replace(command.find("FILE"), 4, "'" + path + "'");
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 4096> buffer;
  while (const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) {
    output.append(buffer.data(), size);
  }
  pclose(pipe);
  return output;
}

Pages one_line(const std::string& text) {
  sample::Builder builder;
  builder.text(builder.element(Role::paragraph, 0), {60, 80}, text);
  return builder.pages();
}

}  // namespace

TEST_CASE("the hardest case meets every rule of the checker") {
  const auto report =
      conformity::check(painted(sample::hardest_case(), with_attachment()), "essai.pdf");
  REQUIRE(report);
  INFO(conformity::report_text(*report));
  CHECK(report->is_met());
  CHECK(report->rule_count() >= 45);
}

TEST_CASE("the file says what it is and how it is built") {
  const auto text =
      conformity::describe(painted(sample::hardest_case(), with_attachment()), "essai.pdf");
  REQUIRE(text);
  CHECK_THAT(*text, Catch::StartsWith(R"(pages : 4
titre : Bilan d’essai
date : D:20101231000000Z
langue : fr-FR
police : Lato-Bold
police : Lato-Regular
signet : Bilan de l’année 2010 → page 1
signet :   Entrées par mission locale → page 1
)"));
  CHECK_THAT(*text, Catch::Contains(
                        R"(lien : page 1, « Site de l’accord-cadre » → https://exemple.fr/accord
lien : page 4, « Vers la fin du document » → page 4
pièce jointe : chiffres.csv, Les chiffres du bilan
Document
  H1 [1]
  P
    Span [1]
    Link [1]
    Span [1]
  Figure alt « Deux barres : la seconde est deux fois plus haute. » [1]
  Table
    Caption [1]
    THead
      TR
        TH Scope /Column [1]
)"));
  // The empty cell of the seventh row is there, with nothing in it; the paragraph that a page end
  // splits has two marks.
  CHECK_THAT(*text, Catch::Contains("TD [1]\n        TD\n"));
  CHECK_THAT(*text, Catch::Contains("\n  P [2]\n  P\n    Link [1]\n"));
}

TEST_CASE("the same pages give the same bytes, whatever was painted before") {
  pdf::Painter painter;
  const auto first = painter.write(sample::hardest_case(), with_attachment());
  REQUIRE(painter.write(one_line("autre chose")));
  const auto second = painter.write(sample::hardest_case(), with_attachment());
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first == *second);
  CHECK(*first == painted(sample::hardest_case(), with_attachment()));
}

TEST_CASE("the date written is the one given, else the document's day") {
  pdf::Options options;
  options.instant = 1277899200 + 3661;
  CHECK_THAT(*conformity::describe(painted(one_line("date"), options), "essai.pdf"),
             Catch::Contains("date : D:20100630130101Z\n"));
  options.instant = -1;
  CHECK_THAT(*conformity::describe(painted(one_line("date"), options), "essai.pdf"),
             Catch::Contains("date : D:19691231235959Z\n"));
}

TEST_CASE("text comes out as it was, no-break spaces included") {
  const std::string bytes = painted(one_line("Taux\u00A0: 1\u202F234,5\u00A0% — œuvre « été »"));
  CHECK_THAT(output_of("pdfinfo -struct-text FILE", bytes),
             Catch::Contains("\"Taux\u00A0: 1\u202F234,5\u00A0% — œuvre « été »\""));
  CHECK_THAT(output_of("pdftotext -raw FILE -", bytes), Catch::Contains("1 234,5 %") ||
                                                            Catch::Contains("1\u202F234,5 %") ||
                                                            Catch::Contains("1\u202F234,5\u00A0%"));
}

TEST_CASE("words stand in the file where they were laid out") {
  const std::string boxes =
      output_of("pdftotext -bbox-layout FILE -", painted(one_line("Bonjour monde")));
  // The run starts at x = 60.
  const std::size_t word = boxes.find("<word xMin=");
  REQUIRE(word != std::string::npos);
  CHECK(boxes.substr(word, 24) == "<word xMin=\"60.000000\" y");
  CHECK(boxes.find(">Bonjour</word>") != std::string::npos);
  CHECK(boxes.find(">monde</word>") != std::string::npos);
}

TEST_CASE("other programs find the file sound, tagged, with its fonts") {
  const std::string bytes = painted(sample::hardest_case(), with_attachment());
  CHECK_THAT(output_of("qpdf --check FILE", bytes),
             Catch::Contains("No syntax or stream encoding"));
  const std::string facts = output_of("pdfinfo FILE", bytes);
  CHECK_THAT(facts, Catch::Contains("Tagged:          yes"));
  CHECK_THAT(facts, Catch::Contains("PDF version:     1.7"));
  const std::string fonts = output_of("pdffonts FILE", bytes);
  CHECK_THAT(fonts, Catch::Contains("yes yes yes"));
  CHECK_THAT(fonts, !Catch::Contains(" no "));
}

TEST_CASE("a turned run is painted, and belongs to nothing") {
  sample::Builder builder;
  GlyphRun watermark = sample::run(1, 90, {120, 600}, "PROJET");
  watermark.rotation = 45;
  watermark.colour = {0xE8, 0xE8, 0xE8};
  builder.pages().pages.back().items.push_back({watermark, kNoElement, Artifact::watermark});
  builder.text(builder.element(Role::paragraph, 0), {60, 80}, "texte");
  const std::string bytes = painted(builder.pages());
  CHECK(conformity::check(bytes, "essai.pdf")->is_met());
  CHECK_THAT(output_of("pdfinfo -struct-text FILE", bytes), !Catch::Contains("PROJET"));
  CHECK(output_of("pdftotext FILE -", bytes) == "texte\n\n\f");
}

TEST_CASE("an unreadable font and repeated attachments are errors in words") {
  Pages pages = one_line("texte");
  pages.fonts[0].path = "/nulle/part.ttf";
  const auto missing = pdf::write(pages);
  REQUIRE_FALSE(missing);
  CHECK(formatted(missing.error()) ==
        "erreur : police illisible : « /nulle/part.ttf »\n"
        "   aide : vérifiez que ce fichier existe et que c’est une police TrueType\n");
  pdf::Options options = with_attachment();
  options.attachments.push_back(options.attachments[0]);
  const auto repeated = pdf::write(one_line("texte"), options);
  REQUIRE_FALSE(repeated);
  CHECK(repeated.error()[0].message == "deux pièces jointes portent le nom « chiffres.csv »");
}

TEST_CASE("titles with marks of XML stay what they are") {
  Pages pages = one_line("texte");
  pages.metadata.title = "Bilan <A> & « B » \"C\"";
  const std::string bytes = painted(pages);
  CHECK(conformity::check(bytes, "essai.pdf")->is_met());
  CHECK_THAT(*conformity::describe(bytes, "essai.pdf"),
             Catch::Contains("titre : Bilan <A> & « B » \"C\""));
}

TEST_CASE("bookmarks hang under the nearest of a lower level") {
  Pages pages = one_line("texte");
  pages.bookmarks = {
      {"A", 1, 0, 0}, {"A.1", 2, 0, 10}, {"A.2", 2, 0, 20}, {"A.2.a", 3, 0, 30}, {"B", 1, 0, 40}};
  CHECK_THAT(*conformity::describe(painted(pages), "essai.pdf"),
             Catch::Contains("signet : A → page 1\nsignet :   A.1 → page 1\n"
                             "signet :   A.2 → page 1\nsignet :     A.2.a → page 1\n"
                             "signet : B → page 1\n"));
}

TEST_CASE("cells say how many rows and columns they stand over, when more than one") {
  const auto head_of = [](int rows, int columns) {
    Pages pages = sample::hardest_case();
    const auto head = std::find_if(pages.structure.begin(), pages.structure.end(),
                                   [](const Element& e) { return e.role == Role::header_cell; });
    head->row_span = rows;
    head->column_span = columns;
    const std::string text = conformity::describe(painted(pages), "essai.pdf").value();
    const std::size_t at = text.find("TH Scope");
    return text.substr(at, text.find(" [", at) - at);
  };
  CHECK(head_of(1, 1) == "TH Scope /Column");
  CHECK(head_of(2, 1) == "TH Scope /Column RowSpan 2");
  CHECK(head_of(1, 3) == "TH Scope /Column ColSpan 3");
  CHECK(head_of(2, 3) == "TH Scope /Column RowSpan 2 ColSpan 3");
}

TEST_CASE("fonts are described by their own measures, as FreeType reads them") {
  const std::string text = output_of("qpdf --qdf --object-streams=disable FILE - | cat -v",
                                     painted(sample::hardest_case()));
  static const std::regex kDescriptor{
      "/Ascent (-?\\d+)\\s+/CapHeight (-?\\d+)\\s+/Descent (-?\\d+)\\s+/Flags 4\\s+"
      "/FontBBox \\[([-0-9 \n]+)\\]\\s+/FontFile2 \\d+ 0 R\\s+"
      "/FontName /[A-Z]{6}\\+Lato-(\\w+)\\s+/ItalicAngle 0\\s"};
  int met = 0;
  for (std::sregex_iterator it{text.begin(), text.end(), kDescriptor}, end; it != end; ++it) {
    ++met;
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    REQUIRE(FT_Init_FreeType(&library) == 0);
    const char* path = (*it)[5] == "Bold" ? sample::kBoldFont : sample::kFont;
    REQUIRE(FT_New_Face(library, path, 0, &face) == 0);
    const auto thousandths = [&](long length) { return length * 1000 / face->units_per_EM; };
    const auto* os2 = static_cast<TT_OS2*>(FT_Get_Sfnt_Table(face, FT_SFNT_OS2));
    const auto* lines = static_cast<TT_HoriHeader*>(FT_Get_Sfnt_Table(face, FT_SFNT_HHEA));
    CHECK(std::stol((*it)[1]) == thousandths(lines->Ascender));
    CHECK(std::stol((*it)[2]) == Approx(thousandths(os2->sCapHeight)).margin(1));
    CHECK(std::stol((*it)[3]) == thousandths(lines->Descender));
    std::istringstream box{(*it)[4]};
    for (const long side : {face->bbox.xMin, face->bbox.yMin, face->bbox.xMax, face->bbox.yMax}) {
      long told = 0;
      box >> told;
      CHECK(told == thousandths(side));
    }
    FT_Done_Face(face);
    FT_Done_FreeType(library);
  }
  CHECK(met == 2);
}
