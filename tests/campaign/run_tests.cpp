// A run from its definitions to its folder, and what a check of that folder says.
#include "campaign/run.hpp"

#include <algorithm>
#include <set>

#include "campaign/plan/origins.hpp"
#include "campaign/run_scene.hpp"
#include "files/folder_lock.hpp"
#include "wording/dates.hpp"

using namespace copil;
using namespace copil::campaign;
using copil::campaign::testing::RunScene;
using copil::testing::bytes_of;
using End = RunOutcome::End;

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kCompanions{"FR.zip", "R1.zip", "chiffres.csv", "index.html",
                                           "rejets.csv"};

void spoil(const std::string& path) {
  std::ofstream{path, std::ios::app} << "x";
}

/// Replaces a line of `chiffres.csv`: the value of a figure of a territory.
void set_value(const RunScene& scene, const std::string& begin, const std::string& value,
               const std::string& cumul) {
  std::istringstream in{bytes_of(scene.path("chiffres.csv"))};
  std::string text;
  int count = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind(begin, 0) == 0) {
      ++count;
      line.erase(line.rfind(';', line.rfind(';') - 1) + 1);
      line += value + ";" + cumul;
    }
    text += line + "\n";
  }
  CAPTURE(begin, text);
  REQUIRE(count == 1);
  std::ofstream{scene.path("chiffres.csv")} << text;
}

}  // namespace

TEST_CASE("a run leaves documents, figures, rejects, an index and a manifest; a check holds") {
  const RunScene scene;
  const RunOutcome outcome = scene.perform(Resume::no, Archives::zip);
  INFO(formatted(outcome.problems));
  REQUIRE(outcome.end == End::done);
  CHECK(outcome.planned == 3);
  CHECK(outcome.kept == 0);
  CHECK(outcome.lost_bytes == 0);
  CHECK(scene.listing() ==
        R"(FR.zip
FR/fiche_FR_2010-06.pdf
FR/fiche_FR_2010-06.xlsx
R1.zip
R1/fiche_ML1_2010-06.pdf
R1/fiche_ML1_2010-06.xlsx
R1/fiche_R1_2010-06.pdf
R1/fiche_R1_2010-06.xlsx
campagne.registre
chiffres.csv
index.html
manifeste.json
rejets.csv
)");
  const auto checked = verify_folder(scene.path(""));
  REQUIRE(checked);
  CHECK(formatted(checked->problems) == "");
  CHECK(checked->title == "Essai, " + wording::period_text(scene.month) + ", arrêté au " +
                              wording::date_text(scene.arrete));
  CHECK(checked->documents == 3);
  CHECK(checked->files == 11);
  CHECK(checked->citations == 6);
  CHECK(checked->figures > 50);
  CHECK(checked->stale == 0);
  CHECK(checked->failed == 0);
  const RunOutcome again = scene.perform(Resume::yes, Archives::zip);
  CHECK(again.end == End::nothing_to_do);
  CHECK(again.kept == 3);
  CHECK(again.made.empty());
  const auto record = parse_manifest(bytes_of(scene.path("manifeste.json")), "manifeste.json");
  REQUIRE(record);
  std::string inputs;
  for (const auto& input : record->inputs) inputs += input.name + ";";
  CHECK(inputs.find("jeunes.csv;") != std::string::npos);
}

TEST_CASE("definitions that cannot be read stop a run before it begins, each told") {
  const RunScene scene;
  scene.folder.write("reports/abime.yaml", "rapport: [\n");
  const auto run = prepare_run(scene.settings());
  REQUIRE_FALSE(run);
  CHECK(formatted(run.error()).find("abime.yaml:") != std::string::npos);
}

TEST_CASE("documents made anew are registered as they are now") {
  RunScene scene;
  scene.perform_whole();
  const std::string before = bytes_of(scene.path("R1/fiche_ML1_2010-06.pdf"));
  scene.data.replace("cotraitances.csv", "2010-01-04;;2010-01-11;", "2010-01-04;;;");
  scene.data.write(scene.folder);
  CHECK(scene.perform().made.size() == 3);
  CHECK(bytes_of(scene.path("R1/fiche_ML1_2010-06.pdf")) != before);
  CHECK(scene.problems() == "");
}

TEST_CASE("whatever stands beside the documents and was altered or lost is told and made again") {
  const RunScene scene;
  scene.perform_whole(Archives::zip);
  for (const auto& name : kCompanions) {
    const std::string before = bytes_of(scene.path(name));
    for (const bool is_lost : {false, true}) {
      CAPTURE(name, is_lost);
      if (is_lost) {
        fs::remove(scene.path(name));
      } else {
        spoil(scene.path(name));
      }
      const std::string found = scene.problems();
      const auto size = std::to_string(before.size());
      const std::string altered =
          "« " + name + " » a été modifié : " + std::to_string(before.size() + 1) +
          " octets pour " + size + " dans le manifeste, empreinte différente\n";
      const std::string wanted = is_lost ? "« " + name + " » manque\n" : altered;
      CHECK(found.rfind(wanted, 0) == 0);
      const RunOutcome mended = scene.perform(Resume::yes, Archives::zip);
      CHECK(mended.end == End::done);
      CHECK(mended.made.empty());
      CHECK(bytes_of(scene.path(name)) == before);
      scene.remove_spared();
      CHECK(scene.problems() == "");
    }
  }
}

TEST_CASE("documents altered are kept as edited, lost ones made again, and both are told") {
  const RunScene scene;
  scene.perform_whole();
  const std::string name = "R1/fiche_ML1_2010-06.pdf";
  const std::string before = bytes_of(scene.path(name));
  fs::remove(scene.path(name));
  CHECK(scene.problems() == "« " + name + " » manque\n");
  const RunOutcome mended = scene.perform();
  CHECK(mended.end == End::done);
  CHECK(mended.made.size() == 1);
  CHECK(mended.kept == 2);
  CHECK(bytes_of(scene.path(name)) == before);
  spoil(scene.path(name));
  CHECK(scene.problems() ==
        "« " + name + " » a été modifié : " + std::to_string(before.size() + 1) + " octets pour " +
            std::to_string(before.size()) + " dans le manifeste, empreinte différente\n");
  for (const Resume resume : {Resume::yes, Resume::no}) {
    const RunOutcome kept = scene.perform(resume);
    CHECK(bytes_of(scene.path(name)) == before + "x");
    REQUIRE(kept.doubts.size() == 1);
    CHECK(kept.doubts[0].message ==
          "« " + scene.path(name) + " » a été modifié depuis qu'il a été fait : il est gardé");
  }
}

TEST_CASE("manifest and register altered are told; what is not of the run too") {
  const RunScene scene;
  scene.perform_whole();
  scene.folder.write("c/R1/note.txt", "x");
  scene.folder.write("c/FR/fiche.pdf.en-cours", "x");
  CHECK(scene.problems() ==
        "« FR/fiche.pdf.en-cours » n'est pas de la campagne\n"
        "« R1/note.txt » n'est pas de la campagne\n");
  fs::remove(scene.path("R1/note.txt"));
  CHECK(scene.perform(Resume::no).end == End::done);
  CHECK(scene.problems() == "");
  const std::string manifest = bytes_of(scene.path("manifeste.json"));
  std::ofstream{scene.path("manifeste.json")} << manifest << "\n";
  CHECK(scene.problems() == "« manifeste.json » a été modifié depuis la fin de la campagne\n");
  CHECK(scene.perform().end == End::done);
  CHECK(bytes_of(scene.path("manifeste.json")) == manifest);
  scene.remove_spared();
  spoil(scene.path("campagne.registre"));
  CHECK(scene.problems() == "la fin de « campagne.registre » est abîmée\n");
  const RunOutcome mended = scene.perform();
  CHECK(mended.lost_bytes == 1);
  CHECK(scene.problems() == "");
  const auto size = fs::file_size(scene.path("campagne.registre"));
  fs::resize_file(scene.path("campagne.registre"), size - 1);
  CHECK(scene.problems() == "la fin de « campagne.registre » est abîmée\n");
}

TEST_CASE("files of a format that is not made any more go, unless a person changed them") {
  RunScene scene;
  scene.perform_whole();
  spoil(scene.path("FR/fiche_FR_2010-06.pdf"));
  scene.write_report("[xlsx]");
  const RunOutcome outcome = scene.perform();
  INFO(formatted(outcome.problems));
  CHECK(outcome.made.size() == 2);
  CHECK(scene.listing() ==
        R"(FR/fiche_FR_2010-06.pdf
FR/fiche_FR_2010-06.xlsx
R1/fiche_ML1_2010-06.xlsx
R1/fiche_R1_2010-06.xlsx
campagne.registre
chiffres.csv
index.html
manifeste.json
rejets.csv
)");
  fs::remove(scene.path("FR/fiche_FR_2010-06.pdf"));
  CHECK(scene.perform().made.size() == 1);
  CHECK(scene.problems() == "");
}

TEST_CASE("archives of an earlier run go when none is asked for") {
  const RunScene scene;
  scene.perform_whole(Archives::zip);
  CHECK(scene.perform().end == End::nothing_to_do);
  CHECK(scene.perform(Resume::no).end == End::done);
  CHECK(scene.listing().find(".zip") == std::string::npos);
  CHECK(scene.perform(Resume::yes, Archives::zip).end == End::done);
  CHECK(scene.listing().find("FR.zip\n") != std::string::npos);
}

TEST_CASE("figures altered contradict documents and one another") {
  const RunScene scene;
  scene.perform_whole();
  const std::string altered = bytes_of(scene.path("chiffres.csv"));
  const auto said = [&](const std::string& begin, const std::string& value,
                        const std::string& cumul) {
    set_value(scene, begin, value, cumul);
    const std::string found = scene.problems();
    std::ofstream{scene.path("chiffres.csv")} << altered;
    // The first line tells that the file was altered.
    return found.substr(found.find('\n') + 1);
  };
  const std::string volume = "ML1;mission_locale;Mission Un;R1;volume.";
  CAPTURE(altered);
  CHECK(said("ML1;mission_locale;Mission Un;R1;volume.realise;", "2", "") ==
        "fiche de ML1 dit volume.realise = 3, chiffres.csv dit 2\n"
        "volume.realise de ML1 (2) n'est pas VOL (3)\n"
        "volume.taux de ML1 est 0.300000, attendu 0.200000\n");
  CHECK(said(volume + "taux;", "0.300001", "") ==
        "volume.taux de ML1 est 0.300001, attendu 0.300000\n");
  CHECK(said("ML1;mission_locale;Mission Un;R1;subvention.CV1.solde;", "1.00", "")
            .find("les sommes de subvention.CV1 ne se suivent pas\n") != std::string::npos);
  CHECK(said("ML1;mission_locale;Mission Un;R1;subvention.CV1.verse;", "1.00", "")
            .find("les sommes de subvention.CV1 ne se suivent pas\n") != std::string::npos);
  CHECK(said("ML1;mission_locale;Mission Un;R1;subvention.CV1.verse;", "0.01", "")
            .find("les sommes de subvention.CV1 ne se suivent pas\n") != std::string::npos);
  // Cents that follow one another are no fault.
  set_value(scene, "ML1;mission_locale;Mission Un;R1;subvention.CV1.verse;", "919.99", "");
  const std::string balance = "ML1;mission_locale;Mission Un;R1;subvention.CV1.solde;";
  CHECK(said(balance, "-229.99", "").find("ne se suivent pas") == std::string::npos);
  CHECK(said("ML1;mission_locale;Mission Un;R1;subvention.CV1.reversement;", "0.01", "")
            .find("les sommes de subvention.CV1 ne se suivent pas\n") != std::string::npos);
}

TEST_CASE("a folder serves one campaign and one period, and one run at a time") {
  RunScene scene;
  scene.perform_whole();
  scene.month = {Period::Kind::month, 2010, 5};
  const RunOutcome other = scene.perform();
  CHECK(other.end == End::stopped);
  CHECK(formatted(other.problems) == "erreur : le dossier « " + scene.folder.file("c") +
                                         " » est celui de la campagne « essai » de 2010-06\n"
                                         "   aide : choisissez un autre dossier avec --sortie\n");
  const auto lock = files::FolderLock::take(scene.folder.file("c"));
  REQUIRE(lock);
  const auto checked = verify_folder(scene.folder.file("c"));
  REQUIRE_FALSE(checked);
  CHECK(formatted(checked.error()) == "erreur : une campagne travaille dans le dossier « " +
                                          scene.folder.file("c") +
                                          " »\n   aide : attendez qu'elle finisse\n");
}

TEST_CASE("a run stopped before its manifest is told unfinished, then goes on") {
  const RunScene scene;
  auto settings = scene.settings(Resume::no);
  bool is_begun = false;
  settings.on_stage = [&](std::string_view stage) { is_begun = is_begun || stage == "documents"; };
  settings.should_stop = [&] { return is_begun; };
  const auto run = scene.prepared(settings);
  const auto planned = plan_documents(run->campaign, run->territoires, {}, scene.month);
  const RunOutcome cut = perform_run(*run, planned);
  CHECK(cut.end == End::interrupted);
  CHECK(cut.made.size() < 3);
  const auto checked = verify_folder(scene.folder.file("c"));
  REQUIRE_FALSE(checked);
  CHECK(formatted(checked.error()).find("n'est pas finie") != std::string::npos);
  const RunOutcome whole = scene.perform();
  CHECK(whole.end == End::done);
  CHECK(whole.kept == cut.made.size());
  CHECK(scene.problems() == "");
}

TEST_CASE("a document that fails is told, the others are made, and it is tried again") {
  const RunScene scene;
  fs::create_directories(scene.path("R1/fiche_R1_2010-06.pdf/x"));
  const RunOutcome outcome = scene.perform();
  CHECK(outcome.end == End::done);
  REQUIRE(outcome.made.size() == 3);
  CHECK(scene.problems().rfind("fiche de R1 n'a pas pu être fait\n", 0) == 0);
  const auto checked = verify_folder(scene.folder.file("c"));
  REQUIRE(checked);
  CHECK(checked->failed == 1);
  CHECK(checked->documents == 2);
  fs::remove_all(scene.path("R1/fiche_R1_2010-06.pdf"));
  const RunOutcome again = scene.perform();
  CHECK(again.kept == 2);
  CHECK(again.made.size() == 1);
  CHECK(scene.problems() == "");
}

TEST_CASE("each thing that documents are made from changes their fingerprint, each in its way") {
  RunScene scene;
  std::set<std::string> seen;
  const auto now = [&](std::optional<std::int64_t> instant = std::nullopt) {
    auto settings = scene.settings();
    settings.instant = instant;
    const auto run = scene.prepared(settings);
    return fingerprint(run->origins, "fiche", "F", scene.month);
  };
  const std::string first = now();
  CHECK(now() == first);
  seen.insert(first);
  const auto is_new = [&](std::optional<std::int64_t> instant = std::nullopt) {
    return seen.insert(now(instant)).second;
  };
  scene.arrete = scene.arrete + 1;
  CHECK(is_new());
  scene.arrete = scene.arrete + -1;
  CHECK(now() == first);
  for (const char* name : {"civis-deja-suivi", "civis-jour", "projection-jours", "prix-unitaire"}) {
    CAPTURE(name);
    const std::string value = name == std::string{"civis-deja-suivi"} ? "decompte_sans_financement"
                              : name == std::string{"civis-jour"}     ? "affectation"
                                                                      : "80";
    scene.imposed = {{name, value}};
    CHECK(is_new());
  }
  scene.imposed.clear();
  CHECK(is_new(0));
  CHECK(is_new(1));
  scene.program = "autre";
  CHECK(is_new());
  scene.libraries = "autre";
  CHECK(is_new());
  scene.write_model("Encore.\n");
  CHECK(is_new());
  scene.write_report("[pdf]");
  CHECK(is_new());
  for (const auto& [name, text] : scene.data.files) {
    CAPTURE(name);
    scene.folder.write("d/" + name, text + "\n");
    CHECK(is_new());
  }
  scene.folder.write("reports/parametres/prix_unitaire.yaml",
                     bytes_of(scene.folder.file("reports/parametres/prix_unitaire.yaml")) + "\n");
  CHECK(is_new());
  scene.folder.write("reports/chiffres/DE0.yaml",
                     bytes_of(scene.folder.file("reports/chiffres/DE0.yaml")) + "\n");
  CHECK(is_new());
  scene.folder.write("reports/equipes/eos.csv",
                     bytes_of(scene.folder.file("reports/equipes/eos.csv")) + "\n");
  CHECK(is_new());
}

TEST_CASE("documents whose origins changed are made again, others kept or told as stale") {
  RunScene scene;
  scene.perform_whole();
  scene.data.replace("jeunes.csv", "J1;1990-02-16", "J1;1990-02-17");
  scene.data.write(scene.folder);
  const auto run = scene.prepared(scene.settings());
  Selection selection;
  selection.niveau = "national";
  const RunOutcome part =
      perform_run(*run, plan_documents(run->campaign, run->territoires, selection, scene.month));
  CHECK(part.end == End::done);
  CHECK(part.made.size() == 1);
  const auto checked = verify_folder(scene.folder.file("c"));
  REQUIRE(checked);
  CHECK(formatted(checked->problems) == "");
  CHECK(checked->stale == 2);
  CHECK(checked->documents == 3);
  CHECK(checked->citations == 2);
  CHECK(scene.perform().made.size() == 2);
}
