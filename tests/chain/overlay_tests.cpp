// A team's own templates and definitions, posed over those that are shipped.
#include <algorithm>

#include "chain/program.hpp"

using namespace copil::testing;

namespace {

const std::string kModel = "templates/notification-objectif/modele.md";

/// A small project, installed in one folder, and a team's folder over it.
class OverlayScene {
 public:
  OverlayScene() {
    const std::string source = in_quotes(COPIL_SOURCE_DIR);
    const std::string to = in_quotes(root_.path());
    REQUIRE(
        std::system(("cp -r " + source + "/templates " + source + "/reports " + to + " && mkdir " +
                     to + "/fixtures && ln -s " + source + "/fixtures/demo " + to + "/fixtures")
                        .c_str()) == 0);
  }

  Outcome run(std::vector<std::string> words) const {
    words.insert(words.end(), {"--personnalisation", team()});
    return plain(words);
  }
  Outcome plain(const std::vector<std::string>& words) const {
    return run_program(
        words, {{"COPIL_RACINE=" + root_.path(), "COPIL_REGLAGES=/rien"}, COPIL_SOURCE_DIR, false});
  }
  std::string team() const { return team_.path() + "/equipe"; }
  std::string own(const std::string& name) const { return team() + "/" + name; }
  std::string installed(const std::string& name) const { return root_.file(name); }
  void write_own(const std::string& name, const std::string& text) const {
    team_.write("equipe/" + name, text);
  }
  void write_installed(const std::string& name, const std::string& text) const {
    root_.write(name, text);
  }

 private:
  TemporaryFolder root_;
  TemporaryFolder team_;
};

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("a template taken over serves instead of the shipped one, which stays") {
  const OverlayScene scene;
  const Outcome taken = scene.run({"modele", "reprendre", "notification-objectif"});
  CHECK(taken.err == "");
  CHECK(taken.out == scene.own(kModel) + " : à modifier ; c'est lui qui sert désormais\n");
  const std::string shipped = bytes_of(scene.installed(kModel));
  CHECK(bytes_of(scene.own(kModel)) == shipped);
  const std::string before = scene.run({"modele", "arbre", "notification-objectif"}).out;
  scene.write_own(kModel, shipped + "\nUne phrase de l'équipe.\n");
  const std::string after = scene.run({"modele", "arbre", "notification-objectif"}).out;
  CHECK(before.find("Une phrase de l'équipe") == std::string::npos);
  CHECK(after.find("Une phrase de l'équipe") != std::string::npos);
  CHECK(scene.plain({"modele", "arbre", "notification-objectif"}).out == before);
  CHECK(bytes_of(scene.installed(kModel)) == shipped);
}

TEST_CASE("what lies over the shipped files is told, with what changed under it") {
  const OverlayScene scene;
  const std::string shipped = bytes_of(scene.installed(kModel));
  REQUIRE(scene.run({"modele", "reprendre", kModel}).status == 0);
  CHECK(scene.run({"modele", "differences"}).out == kModel + " : repris, sans changement\n");
  scene.write_own(kModel, replaced(shipped, "---\n", "---\n# Repris par l'équipe\n"));
  const std::string ours = kModel +
                           " : remplacé, 1 ligne changée\n  ce que vous avez changé\n"
                           "     2 + # Repris par l'équipe\n";
  CHECK(scene.run({"modele", "differences"}).out == ours);

  const auto again = scene.run({"modele", "reprendre", kModel});
  CHECK(again.status == 2);
  CHECK(again.err == "erreur : « " + scene.own(kModel) +
                         " » est déjà repris de la version livrée\n"
                         "   aide : modifiez-le ; pour y renoncer, effacez-le\n");

  // A new version is installed.
  scene.write_installed(kModel, shipped + "Une ligne de plus.\n");
  const auto lines = std::count(shipped.begin(), shipped.end(), '\n') + 1;
  const Outcome outdated = scene.run({"modele", "differences"});
  CHECK(outdated.out == kModel +
                            " : remplacé, 1 ligne changée ; le fichier livré a changé depuis\n"
                            "  ce que vous avez changé\n     2 + # Repris par l'équipe\n"
                            "  ce que la version livrée a changé depuis\n  " +
                            std::string(4 - std::to_string(lines).size(), ' ') +
                            std::to_string(lines) + " + Une ligne de plus.\n");
  CHECK(scene.run({"modele", "reprendre", kModel}).out ==
        scene.own(kModel) + " : gardé ; son origine est désormais le fichier livré aujourd'hui\n");
  CHECK(bytes_of(scene.own(kModel)).find("Repris par l'équipe") != std::string::npos);
}

TEST_CASE("a report, a figure and a rule of the team's own are there with the shipped ones") {
  const OverlayScene scene;
  REQUIRE(scene.run({"modele", "reprendre", "chiffres/VOL.yaml"}).status == 0);
  const std::string card = "reports/chiffres/VOL.yaml";
  scene.write_own(card, replaced(bytes_of(scene.own(card)), "libelle: Entrées décomptées",
                                 "libelle: Entrées de l'équipe, décomptées"));
  const Outcome started = scene.run({"modele", "nouveau", "point-mensuel"});
  CHECK(started.out == scene.own("templates/point-mensuel/modele.md") + "\n" +
                           scene.own("reports/point-mensuel.yaml") + "\n");
  CHECK(scene.run({"modele", "verifier", "point-mensuel"}).status == 0);
  const std::vector<std::string> words{"expliquer",     "VOL",       "--donnees",
                                       fixture("demo"), "--periode", "2010"};
  CHECK(scene.run(words).out.find("Entrées de l'équipe, décomptées") != std::string::npos);
  CHECK(scene.plain(words).out.find("Entrées de l'équipe") == std::string::npos);
  CHECK(scene.run({"modele", "differences"}).out.find("reports/point-mensuel.yaml : ajouté\n") !=
        std::string::npos);
}

TEST_CASE("a file of the overlay that nothing reads is told") {
  const OverlayScene scene;
  scene.write_own("templates/notification-objectifs/modele.md", "---\ntitre: Essai\n---\nEssai.\n");
  scene.write_own("reports/VOL.txt", "essai\n");
  scene.write_own("LISEZMOI.md", "Les modèles de l'équipe.\n");
  const Outcome outcome = scene.run({"modele", "variables", "notification-objectif"});
  CHECK(outcome.status == 0);
  CHECK(outcome.err ==
        "attention : « " + scene.own("reports/VOL.txt") +
            " » ne sert à rien : aucun fichier livré ne porte ce nom, aucun rapport ni modèle ne "
            "l'emploie\n"
            "attention : « " +
            scene.own("templates/notification-objectifs/modele.md") +
            " » ne sert à rien : aucun fichier livré ne porte ce nom, aucun rapport ni modèle ne "
            "l'emploie\n"
            "   aide : vouliez-vous dire « " +
            kModel + " » ?\n");
}

TEST_CASE("an overlay that is none is refused, and a fault in it names its file") {
  const OverlayScene scene;
  const Outcome absent =
      scene.run({"indicateurs", "--donnees", fixture("demo"), "--periode", "2010"});
  CHECK(absent.status == 2);
  CHECK(absent.err == "erreur : --personnalisation : « " + scene.team() +
                          " » n'est pas un dossier\n   aide : copil modele reprendre RAPPORT "
                          "--personnalisation " +
                          scene.team() + " le crée\n");
  const Outcome none = scene.plain({"modele", "differences"});
  CHECK(none.status == 2);
  CHECK(none.err ==
        "erreur : aucune personnalisation\n   aide : donnez son dossier avec --personnalisation "
        "DIR, ou créez /etc/copil/personnalisation\n");
  const Outcome unknown = scene.run({"modele", "reprendre", "communs/definition.md"});
  CHECK(unknown.status == 2);
  CHECK(unknown.err ==
        "erreur : aucun fichier livré « communs/definition.md »\n"
        "   aide : vouliez-vous dire « templates/communs/definitions.md » ?\n");
  REQUIRE(scene.run({"modele", "reprendre", "notification-objectif"}).status == 0);
  scene.write_own(kModel, "---\ntitre: Essai\n---\n{{ territoire.libele }}\n");
  const Outcome faulty = scene.run({"modele", "verifier", "notification-objectif"});
  CHECK(faulty.status == 3);
  CHECK(faulty.err.starts_with(scene.own(kModel) +
                               ":4:15: erreur : « territoire » n'a pas de champ « libele »\n"));
}

TEST_CASE("of two overlays the second lies over the first") {
  const OverlayScene scene;
  const TemporaryFolder region;
  const std::string both = scene.team() + "," + region.path() + "/";
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"--personnalisation", both});
    return scene.plain(words);
  };
  REQUIRE(scene.run({"modele", "reprendre", "notification-objectif"}).status == 0);
  scene.write_own(kModel, "---\ntitre: Celui de l'équipe\n---\nUn mot.\n");
  const auto made = [&] {
    const TemporaryFolder folder;
    const Outcome outcome =
        run({"produire", "notification-objectif", "--donnees", fixture("demo"), "--periode", "2010",
             "--territoire", "ML01", "--format", "html", "--sortie", folder.path(), "-q"});
    CAPTURE(outcome.err);
    REQUIRE(outcome.status == 0);
    return bytes_of(folder.file("notification-objectif_ML01_2010.html"));
  };
  CHECK(made().find("Celui de l’équipe") != std::string::npos);
  const Outcome taken = run({"modele", "reprendre", "notification-objectif"});
  CHECK(taken.out == region.file(kModel) + " : à modifier ; c'est lui qui sert désormais\n");
  CHECK(bytes_of(region.file(kModel)) == bytes_of(scene.own(kModel)));
  region.write(kModel, "---\ntitre: Celui de la région\n---\nUn mot.\n");
  CHECK(made().find("Celui de la région") != std::string::npos);
  CHECK(run({"modele", "differences"}).out.find("- titre: Celui de l'équipe") != std::string::npos);
  const Outcome absent =
      scene.plain({"modele", "differences", "--personnalisation", "/absent1,/absent2"});
  CHECK(absent.status == 2);
  CHECK(absent.err.find("« /absent1 » n'est pas un dossier") != std::string::npos);
  CHECK(absent.err.find("« /absent2 » n'est pas un dossier") != std::string::npos);
}

TEST_CASE("documents are made again when the overlay changes, and the settings' one serves alone") {
  const OverlayScene scene;
  const TemporaryFolder folder;
  const auto campaign = [&](const std::string& settings) {
    return run_program({"campagne", "mensuelle", "--donnees", fixture("demo"), "--periode",
                        "2010-T2", "--rapport", "tableau-de-bord", "--territoire", "ML01",
                        "--format", "html", "--sortie", folder.file("c"), "--reprendre"},
                       {{"COPIL_REGLAGES=" + settings}, COPIL_SOURCE_DIR, false});
  };
  const auto made = [&] { return whole_content(folder.file("c")); };
  REQUIRE(campaign("/rien").status == 0);
  const std::string before = made();
  const std::string model = "personnalisation/templates/tableau-de-bord/modele.md";
  folder.write(model, bytes_of(COPIL_SOURCE_DIR "/templates/tableau-de-bord/modele.md"));
  REQUIRE(campaign(folder.path()).status == 0);
  CHECK(made() == before);
  folder.write(model, bytes_of(COPIL_SOURCE_DIR "/templates/tableau-de-bord/modele.md") +
                          "\nUne phrase de l'équipe.\n");
  const Outcome again = campaign(folder.path());
  CHECK(again.status == 0);
  CHECK(made() != before);
}
