// Templates changed in the browser: tried as one types, saved when sound, with what they were.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "console/gate/access.hpp"
#include "console/listening.hpp"
#include "console/site/site.hpp"
#include "console/views/views.hpp"
#include "support/html_rules.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using copil::testing::Answer;
using copil::testing::bytes_of;
using copil::testing::Console;
using copil::testing::faults_of;
using copil::testing::spaced;
using copil::testing::words_of_page;

namespace {

constexpr const char* kName = "templates/convocation/modele.md";

std::string shipped() {
  return bytes_of(COPIL_SOURCE_DIR "/templates/convocation/modele.md");
}

std::string with_words(const std::string& words) {
  return shipped() + "\n" + words + "\n";
}

std::string state_mark(Console& console) {
  const std::string page = console.get(std::string{"/modeles/texte?nom="} + kName).body;
  const std::string start = "id=\"etat\" value=\"";
  const auto at = page.find(start);
  REQUIRE(at != std::string::npos);
  return page.substr(at + start.size(), 16);
}

Answer send(Console& console, const std::string& text, const std::string& action,
            const std::string& mark) {
  return console.post(std::string{"/modeles/texte?nom="} + kName,
                      "texte=" + console::encoded(text) + "&action=" + action + "&etat=" + mark +
                          "&rapport=convocation&territoire=ML01");
}

Answer save(Console& console, const std::string& text) {
  return send(console, text, "enregistrer", state_mark(console));
}

std::string call_page(Console& console) {
  return words_of_page(
      console.get("/documents/lire?rapport=convocation&territoire=ML01&periode=2010").body);
}

std::string current_file(const Console& console) {
  return console.state() + "/modeles/courant/" + kName;
}

}  // namespace

TEST_CASE("a text is tried as one types: its faults at their places, its page beside") {
  Console console;
  console.enter();
  const auto tried = [&](const std::string& text) {
    return console
        .post(std::string{"/modeles/essai?nom="} + kName,
              "texte=" + console::encoded(text) + "&rapport=convocation&territoire=ML01")
        .body;
  };
  const std::string sound = tried(with_words("Phrase ajoutée pour {{ territoire.libelle }}."));
  CHECK(sound.find("\"fautes\":[]") != std::string::npos);
  CHECK(sound.find("Phrase ajoutée pour Mission locale de Brévane") != std::string::npos);
  const std::string faulty = spaced(tried(with_words("{{ territoire.libele }} {{ inconnu }}")));
  CHECK(faulty.find("vouliez-vous dire « libelle »") != std::string::npos);
  CHECK(faulty.find("« inconnu »") != std::string::npos);
  CHECK(faulty.find("\"page\":\"\"") != std::string::npos);
  const std::string before = shipped();
  const auto lines = std::count(before.begin(), before.end(), '\n');
  CHECK(faulty.find("\"ligne\":" + std::to_string(lines + 2)) != std::string::npos);
  CHECK(faulty.find("\"ici\":true") != std::string::npos);
  // Nothing was saved.
  CHECK_FALSE(std::filesystem::exists(console.state() + "/modeles"));
}

TEST_CASE("a text with a fault is never saved, nor one that breaks another's documents") {
  Console console;
  console.enter();
  const Answer refused = save(console, with_words("{{ inconnu }}"));
  CHECK(refused.status == 409);
  CHECK(refused.body.find("{{ inconnu }}") != std::string::npos);
  CHECK(spaced(words_of_page(refused.body)).find("« inconnu »") != std::string::npos);
  CHECK(faults_of(refused.body) == std::vector<std::string>{});
  CHECK_FALSE(std::filesystem::exists(current_file(console)));
  const std::string report = "templates/../reports/convocation.yaml";
  const Answer faulty =
      console.post("/modeles/texte?nom=reports/convocation.yaml",
                   "texte=rapport%3A+autre%0A&action=enregistrer&etat=" + state_mark(console));
  CHECK(faulty.status == 409);
  CHECK(console.get("/modeles/texte?nom=" + report).status == 404);
}

TEST_CASE("a saved text is what documents say; the one before stays, and comes back") {
  Console console;
  console.enter();
  REQUIRE(save(console, with_words("Venez nombreux.")).status == 303);
  CHECK(bytes_of(current_file(console)) == with_words("Venez nombreux."));
  CHECK(call_page(console).find("Venez nombreux.") != std::string::npos);
  CHECK(
      console.get("/documents/fichier?rapport=convocation&territoire=ML01&periode=2010&format=html")
          .body.find("Venez nombreux.") != std::string::npos);
  const std::string address = std::string{"/modeles/version?nom="} + kName + "&numero=1";
  const Answer version = console.get(address);
  CHECK(version.body.find("<ins>+ Venez nombreux.</ins>") != std::string::npos);
  CHECK(faults_of(version.body) == std::vector<std::string>{});
  REQUIRE(console
              .post("/modeles/revenir",
                    std::string{"nom="} + kName + "&numero=1&etat=" + state_mark(console))
              .status == 303);
  CHECK(bytes_of(current_file(console)) == shipped());
  CHECK(call_page(console).find("Venez nombreux.") == std::string::npos);
  const Answer page = console.get(std::string{"/modeles/texte?nom="} + kName);
  CHECK(words_of_page(page.body).find("version 3") != std::string::npos);
  CHECK(bytes_of(console.state() + "/journal/1970-01.jsonl").find("enregistrer un modèle") !=
        std::string::npos);
}

TEST_CASE("runs launched here are made with what was saved here") {
  Console console;
  console.enter();
  const auto launched = [&](const char* number) {
    REQUIRE(console.post("/campagnes/lancer", "action=faire&campagne=mensuelle&periode=2010-06")
                .status == 303);
    return words_of_page(console.get(std::string{"/campagnes/suivre?numero="} + number).body);
  };
  CHECK(launched("1").find("--personnalisation") == std::string::npos);
  REQUIRE(save(console, with_words("Merci de votre présence.")).status == 303);
  CHECK(launched("2").find("--personnalisation " + console.state() + "/modeles/courant") !=
        std::string::npos);
}

TEST_CASE("two people on a template: the second is told, with what differs") {
  Console console;
  console.enter();
  const std::string mark = state_mark(console);
  REQUIRE(save(console, with_words("La première.")).status == 303);
  const Answer second = send(console, with_words("La seconde."), "enregistrer", mark);
  CHECK(second.status == 409);
  CHECK(words_of_page(second.body).find("Quelqu’un d’autre a enregistré") != std::string::npos);
  CHECK(second.body.find("<del>- La première.</del>") != std::string::npos);
  CHECK(second.body.find("<ins>+ La seconde.</ins>") != std::string::npos);
  CHECK(bytes_of(current_file(console)) == with_words("La première."));
  CHECK(console.post("/modeles/revenir", std::string{"nom="} + kName + "&numero=1&etat=" + mark)
            .status == 409);
}

TEST_CASE("a new template begins as a copy, under a name of its own") {
  Console console;
  console.enter();
  for (const char* name : {"..", "a%2Fb", "", "convocation", "Convocation", "-x"}) {
    CAPTURE(name);
    CHECK(console.post("/modeles/nouveau", std::string{"rapport=convocation&nouveau="} + name)
              .status == 409);
  }
  CHECK(console.post("/modeles/nouveau", "rapport=..&nouveau=x").status == 404);
  REQUIRE(console.post("/modeles/nouveau", "rapport=convocation&nouveau=invitation").status == 303);
  CHECK(console.get("/documents/lire?rapport=invitation&territoire=ML01&periode=2010").status ==
        200);
  CHECK(words_of_page(console.get("/modeles").body).find("templates/invitation/modele.md") !=
        std::string::npos);
}

TEST_CASE("names lead to texts of the list alone; texts are written by who administers all") {
  Console console;
  console.enter();
  for (const char* name : {"../README.md", "templates/../CMakeLists.txt", "/etc/passwd",
                           "templates/README.md", "reports/chiffres/DE0.yaml", ""}) {
    CAPTURE(name);
    CHECK(console.get(std::string{"/modeles/texte?nom="} + name).status == 404);
    CHECK(console.get(std::string{"/modeles/version?numero=1&nom="} + name).status == 404);
    CHECK(console.post(std::string{"/modeles/texte?nom="} + name, "texte=x&action=enregistrer")
              .status == 404);
  }
  CHECK(console.get(std::string{"/modeles/version?numero=../1&nom="} + kName).status == 404);
  auto site = console::Site::open(console.settings());
  REQUIRE(site);
  console::Question question;
  question.user = {"agent", {{"R1", {std::begin(console::kActions), std::end(console::kActions)}}}};
  question.query = {{"nom", kName}};
  question.is_post = true;
  for (const char* path :
       {"/modeles/texte", "/modeles/essai", "/modeles/revenir", "/modeles/nouveau"}) {
    CAPTURE(path);
    question.path = path;
    CHECK(console::answered(question, **site).status == 404);
  }
  question.path = "/modeles/texte";
  question.is_post = false;
  const auto read = console::answered(question, **site);
  CHECK(read.status == 200);
  CHECK(read.body.find("Port-Argence") == std::string::npos);
  CHECK(read.body.find("Enregistrer") == std::string::npos);
}

TEST_CASE("each text is listed with the reports made with it, one at fault with its own") {
  Console console{{}, [](console::Settings& settings) {
                    const std::string own = settings.state_folder + "/modeles/courant/" + kName;
                    std::filesystem::create_directories(std::filesystem::path{own}.parent_path());
                    std::ofstream{own} << "{{ inconnu }}\n";
                  }};
  console.enter();
  const std::string page = words_of_page(console.get("/modeles").body);
  const auto users_of = [&](const std::string& text) {
    const auto at = page.find(text);
    REQUIRE(at != std::string::npos);
    const auto begin = page.find_first_not_of(' ', at + text.size());
    return page.substr(begin, page.find("  ", begin) - begin);
  };
  CHECK(users_of("reports/convocation.yaml") == "Convocation");
  CHECK(users_of(kName) == "Convocation");
  CHECK(users_of("templates/communs/partenariat/phases.md") ==
        "Convention locale de partenariat renforcé, Convention régionale de partenariat renforcé");
}

TEST_CASE("every place that a search of the templates finds opens") {
  Console console;
  console.enter();
  const std::string page = console.get("/modeles?cherche=provenance.md").body;
  CHECK(words_of_page(page).find("{% include \"communs/provenance.md\" %}") != std::string::npos);
  const std::string start = "href=\"/modeles/texte?nom=";
  int count = 0;
  for (auto at = page.find(start); at != std::string::npos; at = page.find(start, at + 1)) {
    const std::string place = page.substr(at + 6, page.find('"', at + 6) - at - 6);
    if (place.find("templates") == std::string::npos || ++count > 20) continue;
    CAPTURE(place);
    CHECK(console.get(place.substr(0, place.find("&amp;"))).status == 200);
  }
  CHECK(count > 10);
}

TEST_CASE("what a key makes again is the report in sight: no template of another is read") {
  const testing::TemporaryFolder shipped_copy;
  for (const char* part : {"templates", "reports"}) {
    std::filesystem::copy(std::string{COPIL_SOURCE_DIR "/"} + part, shipped_copy.file(part),
                          std::filesystem::copy_options::recursive);
  }
  Console console{{},
                  [&](console::Settings& settings) { settings.resources = {shipped_copy.path()}; }};
  console.enter();
  const auto tried = [&](const std::string& words) {
    return console
        .post(
            std::string{"/modeles/essai?nom="} + kName,
            "texte=" + console::encoded(with_words(words)) + "&rapport=convocation&territoire=ML01")
        .body;
  };
  CHECK(tried("Un premier mot.").find("Un premier mot.") != std::string::npos);
  std::filesystem::remove_all(shipped_copy.file("templates/bilan-local"));
  std::filesystem::remove_all(shipped_copy.file("templates/tableau-de-bord"));
  const std::string again = tried("Un second mot.");
  CHECK(again.find("Un second mot.") != std::string::npos);
  CHECK(again.find("\"fautes\":[]") != std::string::npos);
}
