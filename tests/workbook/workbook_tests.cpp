#include <locale.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

#include "support/french_locale.hpp"
#include "support/tiny_png.hpp"
#include "workbook/sample.hpp"
#include "workbook/support.hpp"

using namespace copil;
using support::path_of;
using support::read_back;
using support::written;

TEST_CASE("a report gives a first sheet, a sheet a table, and its sources") {
  const auto report = written(sample::report(), "report");
  CHECK(report.warnings.empty());
  CHECK(report.sheets == std::vector<std::string>{"Présentation", "Objectifs et réalisations",
                                                  "Acomptes et soldes", "Entrées mois par mois",
                                                  "Tendances", "Sources"});
}

TEST_CASE("an act gives its text, its financial tables, its blanks, and its annex") {
  const auto act = written(sample::act(), "act");
  CHECK(act.warnings.empty());
  CHECK(act.sheets == std::vector<std::string>{"Présentation", "Texte", "Acomptes et soldes",
                                               "À compléter", "Sources"});
}

TEST_CASE("the first sheet says what the document is") {
  const auto book = read_back(sample::report(), "report");
  const auto& front = book.sheet("Présentation");
  CHECK(front.at("A1").text == "Volumes de la co-traitance");
  CHECK(front.at("B3").text == "Région d’essai (R99)");
  CHECK(front.at("B4").text == "Année\u00A02010");
  CHECK(front.at("B5").number == "40543");
  CHECK(front.at("B5").number_format == "dd/mm/yyyy");
  CHECK(front.at("B6").text == "Projet");
  CHECK(front.at("B7").text == "Les jeunes déjà suivis en CIVIS ne sont pas décomptés");
}

namespace {

/// The same picture at a hundred dots a millimetre: readers that trust it show it tiny.
std::string fine_png() {
  std::string png = tests::tiny_png();
  const std::string chunk{"\0\0\0\x09pHYs\0\x01\x86\xA0\0\x01\x86\xA0\x01\0\0\0\0", 21};
  return png.insert(33, chunk);
}

}  // namespace

TEST_CASE("logos stand over the title, described, of one height whatever their files say") {
  auto document = sample::report();
  document.logos = {{tests::tiny_png(), 3, 2, "Réseau d'essai"}, {fine_png(), 3, 2, "Préfecture"}};
  const auto book = read_back(document, "logos");
  CHECK(book.parts.at("xl/media/image1.png") == tests::tiny_png());
  CHECK(book.parts.at("xl/media/image2.png") == fine_png());
  const std::string& drawing = book.parts.at("xl/drawings/drawing1.xml");
  const auto pictures = xlsx::elements(drawing, "xdr:pic");
  REQUIRE(pictures.size() == 2);
  for (const auto& picture : pictures) {
    const auto size = xlsx::elements(picture, "a:ext").at(0);
    CHECK(xlsx::attribute(size, "cx") == "857250");  // 90 pixels of 9 525 units
    CHECK(xlsx::attribute(size, "cy") == "571500");
  }
  const auto name = [&](int i) { return xlsx::elements(pictures.at(i), "xdr:cNvPr").at(0); };
  CHECK(xlsx::attribute(name(0), "descr") == "Réseau d'essai");
  CHECK(xlsx::attribute(name(1), "descr") == "Préfecture");
  const auto& front = book.sheet("Présentation");
  CHECK(front.at("A2").text == "Volumes de la co-traitance");
  CHECK(xlsx::attribute(xlsx::elements(front.xml, "row").at(0), "ht") == "57");
}

TEST_CASE("a spoilt logo is an error, and logos change no bytes from one run to the next") {
  auto document = sample::report();
  document.logos = {{tests::tiny_png(), 3, 2, "Réseau d'essai"}};
  written(document, "logo_a");
  written(document, "logo_b");
  CHECK(xlsx::file_bytes(path_of("logo_a")) == xlsx::file_bytes(path_of("logo_b")));
  document.logos[0].png = "\x89PNG";
  const auto spoilt = workbook::write(document, path_of("logo_spoilt"), support::options());
  REQUIRE_FALSE(spoilt);
  CHECK_THAT(spoilt.error().at(0).message, Catch::Contains("logo « Réseau d'essai »"));
}

TEST_CASE("key figures are numbers with a name") {
  const auto book = read_back(sample::report(), "report");
  const auto& front = book.sheet("Présentation");
  CHECK(front.at("A9").text == "Chiffres clés");
  CHECK(front.at("B10").number == "1685");
  CHECK(front.at("B10").number_format == "[<2]#,##0\"\u00A0jeune\";#,##0\"\u00A0jeunes\"");
  CHECK(front.at("C11").number == "1.7");
  CHECK(front.at("C11").number_format ==
        "+#,##0.0\"\u00A0pt\";-#,##0.0\"\u00A0pt\";#,##0.0\"\u00A0pt\"");
  const std::string& parts = book.parts.at("xl/workbook.xml");
  CHECK_THAT(parts, Catch::Contains("name=\"chiffre_entrees_en_co_traitance\""));
  CHECK_THAT(parts,
             Catch::Contains("Présentation!$B$10") || Catch::Contains("'Présentation'!$B$10"));
  CHECK_THAT(parts, Catch::Contains("name=\"total_volumes_realise\""));
}

TEST_CASE("the contents lead to every other sheet") {
  const auto book = read_back(sample::report(), "report");
  const auto& front = book.sheet("Présentation");
  const auto links = xlsx::elements(front.xml, "hyperlink");
  std::vector<std::string> targets;
  for (const auto& link : links) targets.push_back(xlsx::attribute(link, "location"));
  for (const char* target : {"'Objectifs et réalisations'!A1", "'Acomptes et soldes'!A1",
                             "'Entrées mois par mois'!A1", "'Sources'!A1"}) {
    CHECK(std::count(targets.begin(), targets.end(), target) >= 1);
  }
}

TEST_CASE("the same document gives the same bytes, whatever the path") {
  written(sample::report(), "first");
  const std::string path = path_of("second/deeper");
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  REQUIRE(workbook::write(sample::report(), path, support::options()));
  CHECK(xlsx::file_bytes(path_of("first")) == xlsx::file_bytes(path));
}

TEST_CASE("the day of creation is the only date of the file") {
  const auto book = read_back(sample::report(), "report");
  CHECK_THAT(book.parts.at("docProps/core.xml"), Catch::Contains("2010-12-31T12:00:00Z"));
  auto other = support::options();
  other.created = *parse_day("2011-01-01");
  REQUIRE(workbook::write(sample::report(), path_of("other_day"), other));
  auto parts = xlsx::parts(path_of("other_day"));
  CHECK(parts.at("docProps/core.xml") != book.parts.at("docProps/core.xml"));
  parts["docProps/core.xml"] = book.parts.at("docProps/core.xml");
  CHECK(parts == book.parts);
}

TEST_CASE("a French locale changes nothing") {
  const locale_t french = testing::french_locale();
  written(sample::report(), "plain_locale");
  const locale_t before = uselocale(french);
  std::array<char, 8> number{};
  std::snprintf(number.data(), number.size(), "%.1f", 1.5);
  const auto result =
      workbook::write(sample::report(), path_of("french_locale"), support::options());
  const bool is_left_alone = uselocale(before) == french;
  freelocale(french);
  CHECK(std::string{number.data()} == "1,5");
  CHECK(is_left_alone);
  REQUIRE(result);
  CHECK(xlsx::file_bytes(path_of("plain_locale")) == xlsx::file_bytes(path_of("french_locale")));
}

TEST_CASE("a file that cannot be written is one clear error") {
  const auto result =
      workbook::write(sample::report(), path_of("no/such/folder/at/all"), support::options());
  REQUIRE_FALSE(result);
  REQUIRE(result.error().size() == 1);
  CHECK(result.error()[0].message == "impossible d’écrire le classeur « " +
                                         path_of("no/such/folder/at/all") +
                                         " » : le dossier n’existe pas ou n’est pas accessible");
  CHECK(result.error()[0].hints ==
        std::vector<std::string>{"choisissez un dossier où vous pouvez écrire"});
}
