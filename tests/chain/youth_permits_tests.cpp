// The driving-licence experiments, from the entries to the bilans and to `expliquer`.
#include <filesystem>

#include "chain/document_lines.hpp"

using namespace copil::testing;

namespace {

/// The demo folder, its first region being Rhône-Alpes, where these entries were made.
std::string permit_demo(const TemporaryFolder& work, const std::string& entries) {
  std::error_code error;
  std::filesystem::copy(fixture("demo"), work.file("donnees"), error);
  REQUIRE_FALSE(error);
  std::string tree = bytes_of(work.file("donnees/territoires.csv"));
  const auto line = tree.find("\nR1;region;");
  REQUIRE(line != std::string::npos);
  const auto label = line + std::string{"\nR1;region;"}.size();
  tree.replace(label, tree.find(';', label) - label, "Rhône-Alpes");
  work.write("donnees/territoires.csv", tree);
  work.write("donnees/saisies.csv",
             "jeune;mission_locale;nature;libelle;etat;date_debut;date_fin;motif_fin\n" + entries);
  return work.file("donnees");
}

/// J0109 is drawn and gets the licence, J0116 is of the control group.
constexpr const char* kPermits =
    "J0109;ML01;proposition;C - Orientation Permis Hirsch;Réalisé;2010-03-08;;\n"
    "J0109;ML01;programme;PERMIS HIRSCH;;2010-03-15;2010-10-12;Obtention du permis\n"
    "J0116;ML03;proposition;C - Orientation Permis Hirsch;Refus tiers;2010-04-12;;\n";

Outcome permit_bilan(const std::string& data, const std::string& report, const std::string& where,
                     const std::string& folder) {
  return run_program({"produire", report, "--donnees", data, "--periode", "2010", "--arrete-au",
                      "2011-02-28", "--territoire", where, "--sortie", folder, "--format", "html",
                      "-q"});
}

Outcome explained_permits(const std::string& code, const std::string& data,
                          const std::vector<std::string>& more) {
  std::vector<std::string> words{"expliquer", code,          "--donnees",  data, "--periode",
                                 "2010",      "--arrete-au", "2011-02-28", "-q"};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words);
}

std::string permit_page(const TemporaryFolder& work, const std::string& stem) {
  return plain(bytes_of(work.file("s/" + stem + "_2010.html")));
}

bool tells_permits(const std::string& page) {
  return page.find("Les expérimentations du permis de conduire") != std::string::npos;
}

}  // namespace

TEST_CASE(
    "bilans of the territories concerned count the experiments, the others stay as they are") {
  const TemporaryFolder work;
  const std::string data = permit_demo(work, kPermits);
  for (const auto& [report, where, is_told] : {std::tuple{"bilan-regional", "R1", true},
                                               {"bilan-local", "ML01", true},
                                               {"bilan-national", "FR", true},
                                               {"bilan-local", "ML02", false}}) {
    CAPTURE(report, where);
    const Outcome made = permit_bilan(data, report, where, work.file("s"));
    CAPTURE(made.err);
    REQUIRE(made.status == 0);
    const std::string page = permit_page(work, std::string{report} + "_" + where);
    CHECK(tells_permits(page) == is_told);
    CHECK((page.find("saisies.csv, ") != std::string::npos) == is_told);
  }
  const std::string region = permit_page(work, "bilan-regional_R1");
  CHECK(region.find("Les expérimentations par mission locale") != std::string::npos);
  CHECK(region.find("Mission locale de la Haute-Ambre") != std::string::npos);
  const std::string nation = permit_page(work, "bilan-national_FR");
  CHECK(nation.find("Les expérimentations par région") != std::string::npos);
  CHECK(nation.find("un jeune de deux régions compte dans chacune") != std::string::npos);
  const std::string manifest = bytes_of(work.file("s/manifeste.json"));
  CHECK(manifest.find("saisies.csv") != std::string::npos);
}

TEST_CASE("expliquer lists the entries of an experiment, kept and left out") {
  const TemporaryFolder work;
  const std::string data = permit_demo(work, kPermits);
  const auto explained = [&](const std::vector<std::string>& more) {
    return explained_permits("permis.temoins", data, more);
  };
  const Outcome nation = explained({});
  CAPTURE(nation.out, nation.err);
  REQUIRE(nation.status == 0);
  const std::string text = plain(nation.out);
  CHECK(text.find("valeur  1 jeune\n") != std::string::npos);
  CHECK(text.find("Référence : consignes régionales de saisie de novembre 2010, annexe 2") !=
        std::string::npos);
  CHECK(text.find("saisies.csv, ligne 4") != std::string::npos);
  CHECK(text.find("dans un autre état") != std::string::npos);
  const Outcome rows =
      explained({"--experimentation", "Hirsch", "--territoire", "ML03", "--format", "csv"});
  CHECK(rows.out.find("expérimentation;Hirsch;") != std::string::npos);
  CHECK(rows.out.find("oui;;4;") != std::string::npos);
  const Outcome none = explained({"--territoire", "R2"});
  CHECK(none.status == 2);
  CHECK(none.err.find("n'a pas de sens pour") != std::string::npos);
}

TEST_CASE("all the counts of the experiments are written at once, of every territory concerned") {
  const TemporaryFolder work;
  const std::string data = permit_demo(work, kPermits);
  const auto told = [&](const std::vector<std::string>& more) {
    return explained_permits("permis", data, more);
  };
  const Outcome rows = told({"--format", "csv"});
  CAPTURE(rows.out, rows.err);
  REQUIRE(rows.status == 0);
  CHECK(
      rows.out.starts_with("indicateur;experimentation;territoire;periode;arrete_au;valeur\n"
                           "permis.proposes;Hirsch;D11;2010;2011-02-28;1\n"
                           "permis.proposes;Hirsch;D12;2010;2011-02-28;1\n"
                           "permis.proposes;Hirsch;FR;2010;2011-02-28;2\n"));
  CHECK(holds(rows.out, "\npermis.proposes;Hirsch;R1;2010;2011-02-28;2\npermis.test;"));
  CHECK(holds(rows.out, "\npermis.obtenus;Hirsch;R1;2010;2011-02-28;1\n"));
  const Outcome mission = told({"--territoire", "ML03"});
  CHECK(holds(mission.out, "ML03"));
  CHECK_FALSE(holds(mission.out, "ML01"));
  CHECK(holds(told({"--territoire", "R2"}).out, "Personne n'y est inscrit."));
  std::error_code error;
  std::filesystem::remove(work.file("donnees/saisies.csv"), error);
  const Outcome absent = told({});
  CHECK(absent.status == 3);
  CHECK(holds(absent.err, "saisies.csv n'est pas dans le dossier"));
}
