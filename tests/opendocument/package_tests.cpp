#include "opendocument/support.hpp"

using namespace copil;

TEST_CASE("the file begins with its type, not packed, as readers look for it") {
  for (const bool is_text : {false, true}) {
    const std::string path = odf::path_of(is_text ? "type.odt" : "type.ods");
    const auto document = sample::report();
    if (is_text)
      REQUIRE(opendocument::write_text(document, path, odf::options()));
    else
      REQUIRE(opendocument::write_spreadsheet(document, path, odf::options()));
    const std::string bytes = xlsx::file_bytes(path);
    CHECK(bytes.substr(0, 4) == "PK\x03\x04");
    CHECK(xlsx::little_endian(bytes, 8, 2) == 0);   // stored
    CHECK(xlsx::little_endian(bytes, 28, 2) == 0);  // no extra field
    CHECK(bytes.substr(30, 8) == "mimetype");
    const std::string type =
        std::string{"application/vnd.oasis.opendocument."} + (is_text ? "text" : "spreadsheet");
    CHECK(bytes.substr(38, type.size()) == type);
  }
}

TEST_CASE("the list of parts is complete") {
  const auto file = odf::spreadsheet(sample::report(), "manifest");
  std::map<std::string, int> listed;
  for (const auto* entry :
       odf::elements(file.trees.at("META-INF/manifest.xml"), "manifest:file-entry")) {
    ++listed[odf::attribute(entry, "manifest:full-path")];
  }
  CHECK(listed["/"] == 1);
  for (const auto& [name, content] : file.parts) {
    CAPTURE(name);
    const bool is_unlisted = name == "mimetype" || name.starts_with("META-INF/");
    CHECK(listed[name] == (is_unlisted ? 0 : 1));
  }
}

TEST_CASE("the same document gives the same bytes, whatever the path") {
  for (const auto& document : {sample::report(), sample::act()}) {
    const auto bytes = [&](auto write, const std::string& name) {
      REQUIRE(write(document, odf::path_of(name), odf::options()));
      return xlsx::file_bytes(odf::path_of(name));
    };
    const auto spreadsheet = [](const auto&... given) {
      return opendocument::write_spreadsheet(given...);
    };
    CHECK(bytes(spreadsheet, "same_a.ods") == bytes(spreadsheet, "same_bb.ods"));
    CHECK(bytes(opendocument::write_text, "same_a.odt") ==
          bytes(opendocument::write_text, "same_bb.odt"));
  }
}

TEST_CASE("the day of creation is the only date of the file") {
  const auto file = odf::text(sample::report(), "day");
  REQUIRE(opendocument::write_text(sample::report(), odf::path_of("other_day.odt"),
                                   {*parse_day("2011-01-01")}));
  auto parts = xlsx::parts(odf::path_of("other_day.odt"));
  CHECK_THAT(parts.at("meta.xml"), Catch::Contains("2011-01-01T12:00:00"));
  parts["meta.xml"] = file.parts.at("meta.xml");
  CHECK(parts == file.parts);
}

TEST_CASE("the file says what it is about") {
  const auto meta = odf::spreadsheet(sample::report(), "meta").parts.at("meta.xml");
  CHECK_THAT(meta, Catch::Contains("<dc:title>Volumes de la co-traitance</dc:title>"));
  CHECK_THAT(meta, Catch::Contains("<meta:creation-date>2010-12-31T12:00:00</meta:creation-date>"));
  CHECK_THAT(meta, Catch::Contains("<dc:language>fr-FR</dc:language>"));
}

TEST_CASE("a file that cannot be written is one clear error") {
  const std::string path = odf::path_of("no/such/folder/a.odt");
  const auto result = opendocument::write_text(sample::report(), path, odf::options());
  REQUIRE_FALSE(result);
  CHECK(formatted(result.error()) ==
        "erreur : impossible d’écrire le document « " + path +
            " »\n   aide : vérifiez que le dossier existe, que vous pouvez y écrire et que le "
            "disque n’est pas plein\n");
}
