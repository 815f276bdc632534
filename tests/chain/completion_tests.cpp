// What bash offers, by running the script that the program writes.
#include "program.hpp"

using namespace copil::testing;

namespace {

/// What is offered for the last of the words, in a line; the first word is `copil`. The settings
/// are those beside the script.
std::string offered(const std::string& script, const std::string& words) {
  std::string line = printed_by(
      "env COPIL_RACINE=" + in_quotes(COPIL_SOURCE_DIR) + " COPIL_REGLAGES=" +
      in_quotes(std::filesystem::path{script}.parent_path().string()) + " bash -c " +
      in_quotes("source " + script + "; COMP_WORDS=(" + words +
                "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _copil; echo \"${COMPREPLY[*]}\""));
  line.pop_back();
  return line;
}

}  // namespace

TEST_CASE("completion finds commands, options, reports, territories and words") {
  const TemporaryFolder folder;
  const std::string script = folder.file("copil.bash");
  REQUIRE(run_program({"catalogue", "completion", "--fichier", script}).status == 0);
  CHECK(offered(script, "copil indi") == "indicateurs");
  CHECK(offered(script, "copil produire bilan-l") == "bilan-local");
  CHECK(offered(script, "copil indicateurs --terr") == "--territoire");
  CHECK(offered(script, "copil indicateurs --niveau reg") == "region");
  CHECK(offered(script, "copil indicateurs --format ''") == "table csv json");
  CHECK(offered(script, "copil volumes --donnees " + in_quotes(fixture("demo")) +
                            " --territoire ML0") == "");
  CHECK(offered(script, "copil indicateurs --donnees " + in_quotes(fixture("demo")) +
                            " --territoire ML0") == "ML01 ML02 ML03 ML04 ML05 ML06");
  CHECK(offered(script, "copil indicateurs --periode 2010-T") == "2010-T1 2010-T2 2010-T3 2010-T4");
  CHECK(offered(script, "copil indicateurs --periode 2010-1") == "2010-10 2010-11 2010-12");
  CHECK(offered(script, "copil campagne m") == "mensuelle");
  CHECK(offered(script, "copil campagne verif") == "verifier");
  CHECK(offered(script, "copil campagne verifier " + in_quotes(fixture("dem"))) == fixture("demo"));
  CHECK(offered(script, "copil expliquer DE1") == "DE1.part DE1");
  CHECK(offered(script, "copil reponses form") == "formulaire");
  CHECK(offered(script, "copil modele verifier suivi-p") == "suivi-pops");
}

TEST_CASE("completion finds the territories of the folder that settings name") {
  const TemporaryFolder folder;
  const std::string script = folder.file("copil.bash");
  REQUIRE(run_program({"catalogue", "completion", "--fichier", script}).status == 0);
  std::filesystem::copy(fixture("demo"), folder.file("lus"));
  const std::string settings = folder.write("copil.yaml", "donnees: lus  # du mois\n");
  CHECK(offered(script, "copil indicateurs --configuration " + settings + " --territoire R") ==
        "R1 R2 R3");
  folder.write("copil.yaml", "donnees: '" + fixture("demo") + "'\n");
  const std::string configured = "copil indicateurs --configuration " + settings;
  CHECK(offered(script, configured + " --territoire R") == "R1 R2 R3");
  // What is typed comes first.
  CHECK(offered(script, configured + " --donnees " + folder.path() + " --territoire R").empty());
  // Where nothing says it: the folder that one works in.
  CHECK(offered(folder.file("lus") + "/../copil.bash; cd " + folder.file("lus"),
                "copil indicateurs --territoire R") == "R1 R2 R3");
}

TEST_CASE("completion reads the machine's settings as the commands do") {
  const TemporaryFolder folder;
  const std::string script = folder.file("copil.bash");
  REQUIRE(run_program({"catalogue", "completion", "--fichier", script}).status == 0);
  folder.write("un/territoires.csv", "type,code\nregion,U1\nregion,\"U2\"\n");
  folder.write("deux/territoires.csv", "\xEF\xBB\xBF\"code\";type\nD1;region\n");
  folder.write("equipe/reports/point-mensuel.yaml", "");
  folder.write("equipe/templates/point-mensuel/modele.md", "");
  folder.write("copil.yaml",
               "donnees: \"un\"\npersonnalisation: rien, equipe\n"
               "volumes:\n  donnees: deux\nsubventions:\n  strict: oui\n");
  CHECK(offered(script, "copil indicateurs --territoire ''") == "U1 U2");
  CHECK(offered(script, "copil indicateurs --territoire = U") == "U1 U2");
  CHECK(offered(script, "copil repartir --territoire =") == "U1 U2");
  CHECK(offered(script, "copil indicateurs --donnees = " + folder.file("deux") +
                            " --territoire ''") == "D1");
  // What stands under a command's name is its own; templates are tried on the demo's data.
  folder.write("copil.yaml",
               "donnees: un\npersonnalisation: rien, equipe\nvolumes:\n  donnees: x\n"
               "indicateurs:\n  donnees: deux\n");
  CHECK(offered(script, "copil indicateurs --territoire ''") == "D1");
  CHECK(offered(script, "copil expliquer DE0 --territoire ''") == "U1 U2");
  CHECK(offered(script, "copil modele apercu bilan-regional --territoire R") == "R1 R2 R3");
  CHECK(offered(script, "copil produire point") == "point-mensuel");
  CHECK(offered(script, "copil modele verifier point") == "point-mensuel");
  CHECK(offered(script, "copil produire --personnalisation " + folder.file("rien") + " point")
            .empty());
}

TEST_CASE("in a terminal, the tab key offers the territories of the machine's settings") {
  const TemporaryFolder folder;
  const std::string script = folder.file("copil.bash");
  REQUIRE(run_program({"catalogue", "completion", "--fichier", script}).status == 0);
  folder.write("copil.yaml", "donnees: " + fixture("demo") + "\n");
  const std::string feeder = folder.write(
      "taper.sh",
      "vu=" + in_quotes(folder.file("vu")) +
          "\ntaper() { printf \"$1\"; for _ in $(seq 300); do grep -qs \"$2\" \"$vu\" && return\n"
          "  sleep 0.1; done; }\n"
          "taper \"source " +
          script +
          "; bind 'set show-all-if-ambiguous on'; echo pret\\$((1+1))\\n\" pret2\n"
          "taper 'copil indicateurs --territoire R\\t' 'R1 *R2 *R3'\n"
          "taper '\\025copil indicateurs --territoire=ML0\\t' 'ML01 *ML02'\n"
          "taper '\\025copil prod\\t' 'copil produire'\n"
          "printf '\\025exit\\n'\n");
  printed_by("sh " + in_quotes(feeder) + " | env TERM=dumb COPIL_RACINE=" +
             in_quotes(COPIL_SOURCE_DIR) + " COPIL_REGLAGES=" + in_quotes(folder.path()) +
             " script -qfec 'bash --norc --noprofile -i' " + in_quotes(folder.file("vu")));
  const std::string seen = bytes_of(folder.file("vu"));
  INFO(seen);
  CHECK(seen.find("R1  R2  R3") != std::string::npos);
  CHECK(seen.find("ML01  ML02  ML03") != std::string::npos);
  CHECK(seen.find("copil produire") != std::string::npos);
}

TEST_CASE("words that ask for no known manual are refused") {
  const auto unknown = run_program({"catalogue", "manuel", "indicateur"});
  CHECK(unknown.status == 2);
  CHECK(
      unknown.err ==
      "erreur : commande inconnue « indicateur »\n   aide : vouliez-vous dire « indicateurs » ?\n");
  const auto extra = run_program({"catalogue", "completion", "produire"});
  CHECK(extra.status == 2);
  CHECK(extra.err ==
        "erreur : argument de trop « produire »\n   aide : voir copil catalogue --help\n");
  const auto form = run_program({"catalogue", "manuel", "--format", "csv"});
  CHECK(form.status == 2);
  CHECK(form.err == "erreur : --format ne vaut que pour ce qui se liste\n");
}

TEST_CASE("the catalogue lists reports, figures and campaigns") {
  const auto reports = run_program({"catalogue", "rapports", "--format", "csv"});
  CHECK(reports.status == 0);
  CHECK(reports.out.starts_with(
      "rapport;titre;niveaux;periodes;formats;references;description\nacces-si;"));
  CHECK(reports.out.find("\nbilan-regional;Bilan régional") != std::string::npos);
  const auto figures = run_program({"catalogue", "chiffres", "--format", "csv"});
  CHECK(figures.out.starts_with(
      "indicateur;libelle;unite;definition;lecture;references\nDE0;Jeunes affectés"));
  const auto campaigns = run_program({"catalogue", "campagnes"});
  CHECK(campaigns.status == 0);
  CHECK(campaigns.out.find("mensuelle") != std::string::npos);
  CHECK(campaigns.out.find("convocation, ordre-du-jour") != std::string::npos);
  CHECK(run_program({"catalogue", "rapports", "--format", "xlsx"}).status == 2);
  CHECK(run_program({"catalogue", "rapport"}).err.find("vouliez-vous dire « rapports » ?") !=
        std::string::npos);
}
