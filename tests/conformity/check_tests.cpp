#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

#include "conformity/faults.hpp"
#include "fuzz/conformity_entry.hpp"
#include "support/random.hpp"

using namespace copil;
using namespace spoiling;
using copil::test_support::Random;

TEST_CASE("the report says rule by rule what was found, and its scope") {
  const std::string bytes =
      spoilt(good_file(), [](QPDF& file) { element(file, "/Figure").removeKey("/Alt"); });
  const std::string text = conformity::report_text(*conformity::check(bytes, "essai.pdf"));
  CHECK_THAT(text,
             Catch::StartsWith(
                 "Règles tenues : PDF/UA-1 et PDF/A-3a, que le fichier déclare.\n"
                 "  1  oui       la version est 1.7 au plus [PDF/UA-1 6.1, PDF/A-3 6.1.2]\n"));
  CHECK_THAT(text, Catch::Contains(
                       "  NON       toute figure a un texte de remplacement [PDF/UA-1 7.3]\n"
                       "       – page 1 : Figure\n"
                       "       aide : décrivez la figure (Alt), ou marquez-la comme artefact\n"));
  CHECK_THAT(text, Catch::EndsWith(
                       " règles : 1 en écart.\n"
                       "Ce contrôle porte sur ce qu’une machine peut vérifier sans juger du sens ; "
                       "ce n’est pas une certification. Un conseil va plus loin que les normes et "
                       "ne compte pas comme un écart.\n"));
}

TEST_CASE("a file is held to one standard when asked, and to the part that it declares") {
  const std::string good = good_file();
  const auto report = [&](const std::string& bytes, conformity::Norms norms) {
    return *conformity::check(bytes, "essai.pdf", norms);
  };
  const std::string no_figure =
      spoilt(good, [](QPDF& file) { element(file, "/Figure").removeKey("/Alt"); });
  CHECK_FALSE(report(no_figure, conformity::Norms::ua).is_met());
  CHECK(report(no_figure, conformity::Norms::a).is_met());
  const std::string no_profile =
      spoilt(good, [](QPDF& file) { file.getRoot().removeKey("/OutputIntents"); });
  CHECK(report(no_profile, conformity::Norms::ua).is_met());
  CHECK_FALSE(report(no_profile, conformity::Norms::a).is_met());
  const auto second =
      report(spoilt(good, [](QPDF& file) { declare(file, "2", "B"); }), conformity::Norms::a);
  CHECK(second.level.part == 2);
  CHECK(second.level.letter == 'B');
  CHECK_THAT(conformity::report_text(second),
             Catch::StartsWith("Règles tenues : PDF/A-2b, que le fichier déclare.\n"));
}

TEST_CASE("the report for machines has a line for each rule and standard, with the clause") {
  const std::string bytes =
      spoilt(good_file(), [](QPDF& file) { element(file, "/Figure").removeKey("/Alt"); });
  const std::string csv = conformity::report_csv(*conformity::check(bytes, "essai.pdf"), "a;b.pdf");
  CHECK(conformity::csv_header() == "fichier;norme;clause;regle;verdict;page;detail\n");
  CHECK_THAT(
      csv, Catch::StartsWith("\"a;b.pdf\";PDF/UA-1;6.1;la version est 1.7 au plus;conforme;;\n"
                             "\"a;b.pdf\";PDF/A-3;6.1.2;la version est 1.7 au plus;conforme;;\n"));
  CHECK_THAT(csv, Catch::Contains("\"a;b.pdf\";PDF/UA-1;7.3;toute figure a un texte de "
                                  "remplacement;faute;1;Figure\n"));
  CHECK_THAT(csv, Catch::Contains(";conseil;RGAA 3.2;"));
}

TEST_CASE("what qpdf mends while it reads is no reason to refuse a file") {
  std::string bytes = rewritten(good_file(), nothing, [](QPDFWriter& writer) {
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setDeterministicID(true);
  });
  const std::size_t size = bytes.rfind("/Size ");
  REQUIRE(size != std::string::npos);
  bytes.insert(size + 6, "9");
  const auto report = conformity::check(bytes, "essai.pdf");
  REQUIRE(report);
  CHECK(report->rule_count() > 90);
}

TEST_CASE("every ring of a file ends at once, with its rule in fault") {
  const auto ring = [](QPDF& file, const char* holder, const char* key) {
    QPDFObjectHandle object = element(file, holder);
    object.replaceKey(key, QPDFObjectHandle::newArray({object}));
  };
  const std::vector<std::function<void(QPDF&)>> rings{
      [&](QPDF& file) { ring(file, "/P", "/K"); },
      [](QPDF& file) {
        QPDFObjectHandle pages = file.getRoot().getKey("/Pages");
        (void)file.getAllPages();
        pages.replaceKey("/Kids", QPDFObjectHandle::newArray({pages}));
      },
      [](QPDF& file) {
        QPDFObjectHandle tree = file.makeIndirectObject(parsed("<< >>"));
        tree.replaceKey("/Kids", QPDFObjectHandle::newArray({tree}));
        file.getRoot().getKey("/Names").replaceKey("/EmbeddedFiles", tree);
      },
      [](QPDF& file) {
        QPDFObjectHandle form = stream(file, "<< /Subtype /Form >>", "/X Do");
        QPDFObjectHandle objects = parsed("<< >>");
        objects.replaceKey("/X", form);
        QPDFObjectHandle resources = parsed("<< >>");
        resources.replaceKey("/XObject", objects);
        form.getDict().replaceKey("/Resources", resources);
        draw_with(file, "/XObject", form, "/X Do");
      },
      [](QPDF& file) {
        QPDFObjectHandle action = file.makeIndirectObject(parsed("<< /S /Named /N /NextPage >>"));
        action.replaceKey("/Next", action);
        file.getRoot().replaceKey("/OpenAction", action);
      },
      [](QPDF& file) {
        QPDFObjectHandle field = file.makeIndirectObject(parsed("<< /T (a) >>"));
        field.replaceKey("/Kids", QPDFObjectHandle::newArray({field}));
        set_form(file, "");
        file.getRoot()
            .getKey("/AcroForm")
            .replaceKey("/Fields", QPDFObjectHandle::newArray({field}));
      },
  };
  for (std::size_t i = 0; i < rings.size(); ++i) {
    CAPTURE(i);
    const auto report = conformity::check(spoilt(good_file(), rings[i]), "essai.pdf");
    REQUIRE(report);
    CHECK_THAT(conformity::report_text(*report),
               Catch::Contains("NON       aucun arbre du fichier ne tourne en rond"));
  }
}

TEST_CASE("what is no PDF is one clear error") {
  for (const std::string bytes : {"", "pas un PDF", "%PDF-1.7\n"}) {
    const auto report = conformity::check(bytes, "essai.pdf");
    REQUIRE_FALSE(report);
    REQUIRE(report.error().size() == 1);
    CHECK(formatted(report.error()) ==
          "essai.pdf: erreur : ce fichier ne peut pas être lu comme un PDF : il n’en est pas un, "
          "ou il est abîmé\n   aide : ouvrez-le dans un lecteur de PDF et enregistrez-le sans mot "
          "de passe\n");
    CHECK_FALSE(conformity::describe(bytes, "essai.pdf"));
  }
}

TEST_CASE("an encrypted file is said to be so") {
  const std::string bytes = good_file();
  QPDF file;
  file.processMemoryFile("essai", bytes.data(), bytes.size());
  std::string out;
  Pl_String sink("out", nullptr, out);
  QPDFWriter writer(file);
  writer.setOutputPipeline(&sink);
  writer.setStaticID(true);
  writer.setR6EncryptionParameters("secret", "maître", true, true, true, true, true, true,
                                   qpdf_r3p_full, true);
  writer.write();
  const auto report = conformity::check(out, "essai.pdf");
  REQUIRE_FALSE(report);
  CHECK(report.error()[0].message ==
        "ce fichier ne peut pas être lu comme un PDF : il est chiffré");
}

TEST_CASE("a truncated or shuffled file never crashes the checker") {
  const std::string good = good_file();
  for (std::size_t size = 0; size < good.size(); size += good.size() / 23) {
    CHECK(fuzz::broken_check(good.substr(0, size)) == "");
  }
  Random random{3};
  for (int i = 0; i < 40; ++i) {
    std::string bytes = good;
    for (int k = 0; k < 30; ++k) {
      const std::size_t at = random.below(bytes.size());
      bytes[at] = static_cast<char>(random.below(256));
    }
    CHECK(fuzz::broken_check(bytes) == "");
    (void)conformity::describe(bytes, "essai.pdf");
  }
}
