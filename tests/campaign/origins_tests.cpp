// What documents are made from: which change makes which report's documents again.
#include "campaign/plan/origins.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

#include "pages/layout.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::campaign;
using namespace copil::vocabulary;
using namespace copil::production;
using copil::testing::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

/// A copy of the project's texts and of a small data folder, to be changed at will.
struct Scene {
  Scene() {
    for (const char* part : {"templates", "reports"}) {
      fs::copy(COPIL_SOURCE_DIR + std::string{"/"} + part, folder.file(part),
               fs::copy_options::recursive);
    }
    folder.write("d/territoires.csv", "code;type;libelle;parent\nF;national;France;\n");
    folder.write("d/saisies.csv", "jeune;mission_locale;nature;date_debut\n");
    program = {"empreinte", "libc.so.6 ab12\n"};
  }

  /// The fingerprints now of a report that asks for the control, and of one that does not.
  std::pair<std::string, std::string> fingerprints() const {
    const Origins now = origins();
    const Period year{Period::Kind::year, 2010, 1};
    return {fingerprint(now, "controle-coherence", "F", year),
            fingerprint(now, "tableau-de-bord", "F", year)};
  }

  Origins origins() const {
    const Resources resources{folder.path()};
    const auto definitions = load_definitions(resources, {});
    REQUIRE(definitions);
    const auto schema = make_schema(definitions->catalogue);
    std::vector<PreparedReport> reports;
    for (const char* name : {"controle-coherence", "tableau-de-bord"}) {
      const auto report = load_report(resources.reports().file(std::string{name} + ".yaml"));
      REQUIRE(report);
      auto ready = prepare(resources, *report, schema);
      REQUIRE(ready);
      reports.push_back(std::move(*ready));
    }
    const auto data = hash_data(folder.file("d"), 2);
    REQUIRE(data);
    const Period year{Period::Kind::year, 2010, 1};
    const Inquiry inquiry{folder.file("d"), *make_day(2010, 12, 31), year, {}, {}, 1, {}};
    const auto gathered = gather_origins(resources, inquiry, std::nullopt, reports, *data, program);
    REQUIRE(gathered);
    return *gathered;
  }

  TemporaryFolder folder;
  ProgramIdentity program;
};

}  // namespace

TEST_CASE("entries and tables of the control make its documents again, and no other") {
  Scene scene;
  const auto before = scene.fingerprints();
  CHECK(scene.fingerprints() == before);
  scene.folder.write("d/saisies.csv", "jeune;mission_locale;nature;date_debut;etat\n");
  const auto with_entries = scene.fingerprints();
  CHECK(with_entries.first != before.first);
  CHECK(with_entries.second == before.second);
  scene.folder.write("reports/controles/situations.csv", "type_de_situation;categorie\nX;Y\n");
  const auto with_table = scene.fingerprints();
  CHECK(with_table.first != with_entries.first);
  CHECK(with_table.second == before.second);
  fs::remove(scene.folder.file("d/saisies.csv"));
  CHECK(scene.fingerprints().first != with_table.first);
}

TEST_CASE("data of the format and libraries make every document again") {
  Scene scene;
  const auto before = scene.fingerprints();
  scene.program.libraries = "libc.so.6 cd34\n";
  const auto with_libraries = scene.fingerprints();
  CHECK(with_libraries.first != before.first);
  CHECK(with_libraries.second != before.second);
  scene.folder.write("d/territoires.csv", "code;type;libelle;parent\nF;national;La France;\n");
  CHECK(scene.fingerprints().second != with_libraries.second);
}

TEST_CASE("entries of the control change what is told of the control, not the model") {
  const Scene scene;
  const Origins before = scene.origins();
  REQUIRE(before.reports.size() == 2);
  CHECK(before.reports[1].control.empty());
  scene.folder.write("d/saisies.csv", "jeune;mission_locale;nature;date_debut;etat\n");
  const Origins after = scene.origins();
  CHECK(after.reports[0].control != before.reports[0].control);
  CHECK(after.reports[0].model == before.reports[0].model);
  CHECK(after.reports[0].definition == before.reports[0].definition);
  CHECK(after.data == before.data);
  CHECK(after.definitions == before.definitions);
}

TEST_CASE("fonts and hyphenation are among the surroundings") {
  const auto files = pages::Fonts{}.files();
  REQUIRE(files.size() == 5);
  for (const auto& file : files) CHECK(fs::exists(file));
}
