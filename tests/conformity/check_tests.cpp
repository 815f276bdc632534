#include <catch2/catch.hpp>
#include <string>

#include "conformity/spoiling.hpp"

using namespace copil;
using namespace spoiling;

TEST_CASE("the report says rule by rule what was found, and its scope") {
  const std::string bytes =
      spoilt(good_file(), [](QPDF& file) { element(file, "/Figure").removeKey("/Alt"); });
  const std::string text = conformity::report_text(*conformity::check(bytes, "essai.pdf"));
  CHECK_THAT(text,
             Catch::StartsWith("  1  oui       la version est 1.7 au plus [PDF/A-3 6.1.2]\n"));
  CHECK_THAT(text, Catch::Contains("  NON       toute figure a un texte de remplacement [PDF/UA-1 "
                                   "7.3-1]\n       – Figure (page 1)\n"));
  CHECK_THAT(text,
             Catch::EndsWith(" règles : 1 en écart.\n"
                             "Ce contrôle porte sur des règles de PDF/UA-1, de PDF/A-3 et du RGAA "
                             "qu’une machine peut vérifier sans juger du sens ; ce n’est "
                             "pas une certification.\n"));
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
    (void)conformity::check(good.substr(0, size), "essai.pdf");
  }
  std::uint64_t state = 3;
  for (int i = 0; i < 40; ++i) {
    std::string bytes = good;
    for (int k = 0; k < 30; ++k) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      bytes[(state >> 33) % bytes.size()] = static_cast<char>(state >> 20);
    }
    (void)conformity::check(bytes, "essai.pdf");
    (void)conformity::describe(bytes, "essai.pdf");
  }
}
