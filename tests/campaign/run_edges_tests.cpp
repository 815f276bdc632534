// What runs write of volumes and subsidies, what they read before they begin, what they spare.
#include "campaign/added_record.hpp"
#include "campaign/plan/origins.hpp"
#include "campaign/record/run_record.hpp"
#include "campaign/run_scene.hpp"
#include "files/files.hpp"
#include "support/golden.hpp"

using namespace copil;
using namespace copil::campaign;
using copil::campaign::testing::RunScene;
using copil::testing::bytes_of;
using copil::testing::TemporaryFolder;

namespace {

/// The lines of `chiffres.csv` that are about volumes and subsidies, header first.
std::string reckoned_lines(const RunScene& scene) {
  std::istringstream in{bytes_of(scene.path("chiffres.csv"))};
  std::string text;
  for (std::string line; std::getline(in, line);) {
    const bool is_reckoned = text.empty() || line.find(";volume.") != std::string::npos ||
                             line.find(";subvention.") != std::string::npos;
    if (is_reckoned) text += line + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("each volume and each sum is written under its code, its words, its unit, its year") {
  const RunScene scene;
  scene.perform_whole();
  copil::testing::check_golden(reckoned_lines(scene), "campaign/references/volumes.csv.txt");
}

TEST_CASE("a run reaches back to the first year that one of its reports is made of") {
  const RunScene scene;
  CHECK(scene.prepared(scene.settings())->settings.inquiry.years_before == 1);
  scene.folder.write("reports/fiche.yaml",
                     bytes_of(scene.folder.file("reports/fiche.yaml")) + "depuis: 2008\n");
  CHECK(scene.prepared(scene.settings())->settings.inquiry.years_before == 2);
}

TEST_CASE("a run is planned on the territories alone: another file at fault is told later") {
  RunScene scene;
  scene.data.replace("services.csv", "jeune;mission_locale", "autre;encore");
  scene.data.write(scene.folder);
  CHECK(prepare_run(scene.settings()));
  scene.data.replace("territoires.csv", "code;type", "autre;encore");
  scene.data.write(scene.folder);
  CHECK_FALSE(prepare_run(scene.settings()));
}

TEST_CASE("a run names its folders, the nation's and the regions', and its stages in their order") {
  RunScene scene;
  scene.data.replace("territoires.csv", "ML1;mission_locale;Mission Un;R1",
                     "D1;departement;Département Un;R1\nML1;mission_locale;Mission Un;D1");
  scene.data.write(scene.folder);
  std::string begun;
  auto settings = scene.settings(Resume::no);
  settings.on_stage = [&](std::string_view stage) { begun += std::string{stage} + ";"; };
  std::int64_t now = 0;
  settings.clock = [&] { return now += 5; };
  const auto run = scene.prepared(settings);
  const auto planned = plan_documents(run->campaign, run->territoires, {}, scene.month);
  const RunOutcome outcome = perform_run(*run, planned);
  REQUIRE(outcome.end == RunOutcome::End::done);
  CHECK(outcome.record.folder_names ==
        std::map<std::string, std::string>{{"FR", "France"}, {"R1", "Région Une"}});
  REQUIRE(outcome.record.documents.size() == 3);
  for (const auto& document : outcome.record.documents) CHECK(document.pages == 1);
  std::string timed;
  for (const auto& stage : outcome.stages) {
    timed += stage.name + ";";
    CHECK(stage.microseconds > 0);
  }
  CHECK(begun.starts_with("modèles;empreintes;"));
  CHECK(timed == begun);
}

TEST_CASE("what a person altered stays as it is when it cannot be set aside") {
  const TemporaryFolder folder;
  // With what says that it was altered its name would be longer than the system takes.
  const std::string name = std::string(250, 'n') + ".csv";
  folder.write(name, "modifié");
  CHECK(spare_edited(folder.path(), name, {{name, files::sha256("fait"), 4}}).empty());
  CHECK(bytes_of(folder.file(name)) == "modifié");
  folder.write("a.csv", "modifié");
  const auto told = spare_edited(folder.path(), "a.csv", {{"a.csv", files::sha256("fait"), 4}});
  REQUIRE(told.size() == 1);
  CHECK(told[0].message.find("la version modifiée est gardée sous « a-modifie.csv »") !=
        std::string::npos);
  CHECK(bytes_of(folder.file("a-modifie.csv")) == "modifié");
}

TEST_CASE("a data file that changes or goes while it is read is told, and no other") {
  RunScene scene;
  const std::string data = scene.folder.file("d");
  const auto hashed = hash_data(data, 1);
  REQUIRE(hashed);
  REQUIRE(hashed->size() == scene.data.files.size());
  CHECK(check_unchanged(data, *hashed).empty());
  scene.folder.write("d/services.csv", bytes_of(scene.folder.file("d/services.csv")) + "\n");
  const auto told = check_unchanged(data, *hashed);
  REQUIRE(told.size() == 1);
  CHECK(told[0].message == "« " + data + "/services.csv » a changé pendant qu'on le lisait");
  std::filesystem::remove(data + "/civis.csv");
  CHECK(check_unchanged(data, *hashed).size() == 2);
}

TEST_CASE("answers cut in another place are other answers, and reach their territory alone") {
  const RunScene scene;
  const auto of = [&](const std::map<std::string, std::string>& fields, const std::string& code,
                      bool is_on = true) {
    auto run = scene.prepared(scene.settings());
    run->reports[0].answers.by_territory["ML1"].fields = fields;
    run->reports[0].answers.by_territory["ML1"].options["clause"] = is_on;
    const auto origins =
        gather_origins(run->settings.resources, run->settings.inquiry, std::nullopt, run->reports,
                       run->data, run->settings.program, Finality::project);
    REQUIRE(origins);
    return fingerprint(*origins, "fiche", code, scene.month);
  };
  const std::string first = of({{"ab", "c"}}, "ML1");
  CHECK(of({{"ab", "c"}}, "ML1") == first);
  CHECK(of({{"a", "bc"}}, "ML1") != first);
  CHECK(of({{"a", "b"}, {"c", ""}}, "ML1") != first);
  CHECK(of({{"ab", "c"}}, "ML1", false) != first);
  CHECK(of({{"ab", "c"}}, "R1") == of({}, "R1"));
}

TEST_CASE("bytes that a killed run left are its own, any others are a person's") {
  const RunScene scene;
  scene.perform_whole();
  const auto run = scene.prepared(scene.settings());
  const auto planned = plan_documents(run->campaign, run->territoires, {}, scene.month);
  auto content = read_register(scene.folder.file("c"));
  REQUIRE(content);
  const std::string name = "FR/fiche_FR_2010-06.pdf";
  CHECK(edited_files(*run, *content, planned[0]).empty());
  scene.folder.write("c/" + name, "autre");
  CHECK(edited_files(*run, *content, planned[0]) == std::vector<std::string>{name});
  CHECK(edited_files(*run, *content, planned[1]).empty());
  content->pending[name] = files::sha256("autre chose");
  CHECK(edited_files(*run, *content, planned[0]) == std::vector<std::string>{name});
  content->pending[name] = files::sha256("autre");
  CHECK(edited_files(*run, *content, planned[0]).empty());
  content->pending.clear();
  content->lost_bytes = 1;
  CHECK(edited_files(*run, *content, planned[0]).empty());
}

TEST_CASE(
    "entries of the control are among what was read when a report asks for it, and only then") {
  const RunScene scene;
  scene.folder.write("d/saisies.csv", "jeune;mission_locale;nature;date_debut\n");
  const auto reads_entries = [&] {
    const RunOutcome outcome = scene.perform(Resume::no);
    REQUIRE(outcome.end == RunOutcome::End::done);
    const auto& inputs = outcome.record.inputs;
    return std::any_of(inputs.begin(), inputs.end(),
                       [](const auto& input) { return input.name == "saisies.csv"; });
  };
  CHECK_FALSE(reads_entries());
  scene.write_model("Contrôle : {{ controle.dossiers }}.\n");
  CHECK(reads_entries());
}

TEST_CASE("a manifest that a person altered says nothing of what stands beside it") {
  const RunScene scene;
  scene.perform_whole();
  std::string text = bytes_of(scene.path("manifeste.json"));
  const std::string digest = files::sha256(bytes_of(scene.path("index.html")));
  const auto at = text.find(digest);
  REQUIRE(at != std::string::npos);
  text.replace(at, digest.size(), std::string(digest.size(), '0'));
  scene.folder.write("c/manifeste.json", text);
  const RunOutcome outcome = scene.perform();
  CHECK(outcome.end == RunOutcome::End::done);
  REQUIRE(outcome.doubts.size() == 1);
  CHECK(outcome.doubts[0].message.find("manifeste-modifie.json") != std::string::npos);
  CHECK(scene.listing().find("index-modifie") == std::string::npos);
  // What was set aside is of the campaign.
  std::ofstream{scene.path("index.html"), std::ios::app} << "x";
  CHECK(scene.perform().doubts.size() == 1);
  CHECK(scene.listing().find("index-modifie.html\n") != std::string::npos);
  CHECK(scene.problems().empty());
}
