// Numbers opened: the rows that a figure kept and left out, and who moved between two campaigns.
#include <filesystem>
#include <fstream>
#include <regex>

#include "campaign/run_folder.hpp"
#include "console/listening.hpp"
#include "console/team.hpp"
#include "files/files.hpp"
#include "vocabulary/dossier.hpp"

using namespace copil;
using copil::testing::Console;
using copil::testing::holds;
using copil::testing::TeamConsole;

namespace {

namespace fs = std::filesystem;

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// Makes the folder of a run on the console's data at that arrêté, with its figures, without
/// documents.
void make_run(Console& console, const std::string& name, Day arrete) {
  const auto settings = console.settings();
  vocabulary::Inquiry inquiry = settings.inquiry;
  inquiry.arrete = arrete;
  const auto dossier = vocabulary::Dossier::open(settings.resources, inquiry);
  REQUIRE(dossier);
  const auto facts = vocabulary::gather_facts(**dossier, inquiry.period);
  REQUIRE(facts);
  const std::string folder = settings.outputs + "/" + name;
  fs::create_directories(folder);
  campaign::RunRecord record;
  record.title = name;
  record.period = inquiry.period;
  record.arrete = arrete;
  for (const auto& file : fs::directory_iterator{console.data()}) {
    if (file.path().extension() != ".csv") continue;
    record.inputs.push_back(
        {file.path().filename(), {}, *files::sha256_of_file(file.path().string()), {}});
  }
  std::ofstream{folder + "/manifeste.json"} << campaign::manifest(record);
  std::ofstream{folder + "/chiffres.csv"}
      << campaign::figures_csv(campaign::run_figures(*facts, {inquiry.period}));
}

}  // namespace

TEST_CASE("the rows that a figure left out are listed with their line, their dates and why") {
  Console console;
  console.enter();
  const std::string asked = "nombre=DE0&territoire=ML01&periode=2010-T2";
  const std::string explained = console.get("/expliquer?" + asked).body;
  CHECK(holds(explained, "/expliquer/lignes?"));
  CHECK(holds(explained, "toutes les lignes écartées"));
  const std::string page = console.get("/expliquer/lignes?" + asked).body;
  CHECK(holds(page, "Pourquoi"));
  CHECK(holds(page, "/jeune?jeune=J0250"));
  const std::string csv = console.get("/expliquer/lignes?" + asked + "&format=csv").body;
  CHECK(csv.substr(csv.find('\n') + 1) ==
        "cotraitances.csv;255;J0250;Mission locale de Brévane;\"date_affectation 15/06/2010 ; "
        "date_acceptation 22/06/2010 ; date_initialisation 30/06/2010\";non;ne remplit pas la "
        "condition : jeune que la règle sur le CIVIS ne laisse pas de côté le jour de son "
        "affectation (article 5.4 et annexe 7, contre annexe 6 (article 4.1))\n");
  const std::string all =
      console.get("/expliquer/lignes?" + asked + "&lesquelles=toutes&format=csv").body;
  CHECK(count_of(all, "\ncotraitances.csv;") == 14);
  CHECK(count_of(all, ";oui;") == 13);
  CHECK(console.get("/expliquer/lignes?nombre=volume.taux").status == 404);
  CHECK(console.get("/expliquer/lignes?nombre=EM4").status == 404);
}

TEST_CASE("many rows stand on pages, each row on one of them") {
  Console console;
  console.enter();
  const std::string asked = "/expliquer/lignes?nombre=DE0&periode=2010&lesquelles=toutes";
  const std::size_t total = count_of(console.get(asked + "&format=csv").body, "\ncotraitances");
  REQUIRE(total > 200);
  std::size_t shown = 0;
  for (int page = 1; page <= 3; ++page) {
    shown += count_of(console.get(asked + "&page=" + std::to_string(page)).body, "/jeune?jeune=");
  }
  CHECK(shown == total);
  CHECK(holds(console.get(asked).body, "Page 1 sur 2"));
  CHECK(holds(console.get(asked + "&page=2").body, "Page d’avant"));
}

TEST_CASE("where rows stand is told to who reads everything, the file of the format to others") {
  const TeamConsole console{R"(utilisateurs:
  chef: { territoires: [tous], actions: [lire] }
  brevane: { territoires: [ML01], actions: [lire] }
)"};
  const std::string asked =
      "/expliquer/lignes?nombre=DE0&periode=2010&territoire=ML01&lesquelles=toutes&format=csv";
  const std::regex line{"\ncotraitances\\.csv;[0-9]+;"};
  CHECK(std::regex_search(console.get("chef", asked).body, line));
  const std::string own = console.get("brevane", asked).body;
  CHECK(holds(own, "\ncotraitances.csv;;"));
  CHECK_FALSE(std::regex_search(own, line));
}

TEST_CASE("two campaigns are compared down to the youths, while their data are there") {
  Console console;
  console.enter();
  make_run(console, "annuelle_2010-06", *make_day(2010, 6, 30));
  make_run(console, "annuelle_2010-12", *make_day(2010, 12, 31));
  const std::string asked = "/comparer/campagnes?avant=annuelle_2010-06&apres=annuelle_2010-12";
  const std::string page = console.get(asked).body;
  CHECK(holds(page, "Pourquoi elles diffèrent"));
  CHECK(holds(page, "arrêté"));
  CHECK(holds(page, "chiffre=DE0"));
  const std::string opened = asked + "&lieu=ML01&chiffre=DE0&periode=2010";
  const std::string csv = console.get(opened + "&format=csv").body;
  const auto members = [&](const std::string& period) {
    const std::string rows =
        console.get("/expliquer?nombre=DE0&territoire=ML01&format=csv&periode=" + period).body;
    return count_of(rows.substr(rows.find("Pseudonyme")), "\nJ");
  };
  CHECK(holds(console.get(opened).body, "Qui est entré dans DE0, qui en est sorti"));
  CHECK(count_of(csv.substr(0, csv.find("Territoire;")), "\nJ") ==
        members("2010") - members("2010-S1"));
  std::ofstream{console.data() + "/cotraitances.csv", std::ios::app} << "\n";
  console.now += 2;
  const std::string gone = console.get(opened).body;
  CHECK(holds(gone, "Ses données ne sont plus là"));
  CHECK_FALSE(holds(gone, "Entrés"));
  CHECK(holds(gone, "chiffre=DE0"));
}
