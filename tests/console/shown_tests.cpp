// What pages say of figures: charts, two sides, definitions.
#include <filesystem>
#include <fstream>

#include "campaign/run_folder.hpp"
#include "console/answers/document_life.hpp"
#include "console/listening.hpp"
#include "files/files.hpp"
#include "support/html_rules.hpp"

using namespace copil;
using copil::testing::Answer;
using copil::testing::Console;
using copil::testing::holds;
using copil::testing::spaced;

namespace {

std::string first_line_of(const std::string& csv) {
  return csv.substr(0, csv.find('\n'));
}

/// The line of the CSV that begins so.
std::string line_of_csv(const std::string& csv, const std::string& begin) {
  const auto at = csv.find("\n" + begin);
  REQUIRE(at != std::string::npos);
  return csv.substr(at + 1, csv.find('\n', at + 1) - at - 1);
}

}  // namespace

TEST_CASE("the figure chosen is drawn, a bar a territory") {
  Console console;
  console.enter();
  const auto page = [&](const std::string& figure) {
    return console.get("/chiffres?niveau=region&periode=2010&chiffre=" + figure).body;
  };
  CHECK(holds(page("DE0"), "Jeunes affectés en co-traitance, un trait par territoire"));
  const std::string drawn = page("DE0").substr(page("DE0").find("<svg"));
  CHECK(holds(drawn.substr(0, drawn.find("</svg>")), "Hautes-Combes"));
}

TEST_CASE("two sides stand in the order asked for, with what the second has more") {
  Console console;
  console.enter();
  const auto csv = [&](const std::string& one, const std::string& two) {
    return console
        .get("/comparer?territoire1=" + one + "&territoire2=" + two +
             "&periode1=2010&periode2=2010&format=csv")
        .body;
  };
  const std::string there = csv("R1", "R2");
  const std::string back = csv("R2", "R1");
  const auto place = [](const std::string& text, const std::string& name) {
    const auto at = first_line_of(text).find(name);
    REQUIRE(at != std::string::npos);
    return at;
  };
  CHECK(place(there, "Val-de-Sorne") < place(there, "Hautes-Combes"));
  CHECK(place(back, "Hautes-Combes") < place(back, "Val-de-Sorne"));
  CHECK(place(there, "Hautes-Combes") < place(there, "Différence"));
  // A territory does not evolve into another.
  CHECK(place(there, "Différence") < place(there, ";En %"));
  CHECK(holds(first_line_of(csv("R1", "R1")), ";Évolution"));
  CHECK(line_of_csv(there, "DE0;") != line_of_csv(back, "DE0;"));
}

TEST_CASE("what the agreement asks for by a day that has passed is told, until it is sent") {
  Console console{
      {}, [](console::Settings& settings) { settings.inquiry.arrete = *make_day(2011, 2, 28); }};
  console.enter();
  const auto late = [&] {
    return line_of_csv(console.get("/?format=csv").body, "Transmettre le bilan annuel au comité");
  };
  CHECK(holds(console.get("/").body,
              "/documents/suivi?periode=2010&amp;rapport=bilan-local&amp;territoire=FR"));
  CHECK(holds(late(), ";3;Mission locale de la Haute-Ambre"));
  const console::LifeStore lives{console.state() + "/definitifs"};
  const console::DocumentKey key{"bilan-local", "ML03", {Period::Kind::year, 2010, 1}};
  using Kind = console::LifeEvent::Kind;
  REQUIRE(lives.add(key, {Kind::frozen, 1, "agent", "", 1}).empty());
  CHECK(holds(late(), ";3;"));
  REQUIRE(lives.add(key, {Kind::sent, 2, "agent", "", 1}).empty());
  CHECK(holds(late(), ";2;"));
  CHECK_FALSE(holds(late(), "Haute-Ambre"));
}

TEST_CASE("a document of the list is chosen in the form, with a territory of its level") {
  Console console;
  console.enter();
  const std::string chosen = console.get("/documents?rapport=bilan-local&territoire=ML01").body;
  CHECK(holds(chosen, "<option value=\"bilan-local\" selected=\"selected\">"));
  CHECK(holds(chosen, "<option value=\"ML01\" selected=\"selected\">"));
  // From there a report of regions, and one of the nation, offer a territory of theirs.
  CHECK(holds(chosen, "/documents?rapport=bilan-local&amp;territoire=ML01"));
  CHECK(holds(chosen, "/documents?rapport=bilan-national&amp;territoire=FR"));
  CHECK(holds(chosen, "/documents?rapport=bilan-regional&amp;territoire=R"));
}

TEST_CASE("what a campaign made is listed by territory, and saved as an archive a territory") {
  Console console;
  console.enter();
  const std::string run = console.settings().outputs + "/mensuelle_2010-06";
  std::filesystem::create_directories(run + "/R1");
  campaign::RunRecord record;
  record.title = "Campagne du mois";
  record.period = {Period::Kind::month, 2010, 6};
  record.arrete = *make_day(2010, 6, 30);
  for (const char* code : {"ML01", "ML04"}) {
    const std::string name = "R1/bilan_" + std::string{code} + ".pdf";
    std::ofstream{run + "/" + name} << "%PDF " << code;
    campaign::RecordedDocument document;
    document.report = "bilan-local";
    document.territoire = code;
    document.libelle = "Mission " + std::string{code};
    document.period = record.period;
    document.files = {{name, files::sha256("%PDF " + std::string{code}), 9}};
    record.documents.push_back(document);
  }
  record.objectless = {record.documents.front()};
  record.objectless[0].report = "structures-du-reseau";
  record.objectless[0].failure = "Aucun chiffre, ajoutez-les";
  CHECK(console.get("/campagnes/dossier?dossier=mensuelle_2010-06").status == 404);
  std::ofstream{run + "/manifeste.json"} << campaign::manifest(record);
  CHECK(holds(console.get("/campagnes").body, "/campagnes/dossier?dossier=mensuelle_2010-06"));
  const Answer page = console.get("/campagnes/dossier?dossier=mensuelle_2010-06");
  CHECK(copil::testing::faults_of(page.body) == std::vector<std::string>{});
  CHECK(holds(page.body, "/campagnes/zip?dossier=mensuelle_2010-06&amp;territoire=ML04"));
  const std::string words = copil::testing::words_of_page(page.body);
  CAPTURE(words);
  CHECK(holds(words, "Documents sans objet"));
  CHECK(holds(words, "réseau comparées"));
  CHECK(holds(words, "ajoutez-les"));
  const std::string address = "/campagnes/zip?dossier=mensuelle_2010-06&territoire=";
  const Answer archive = console.get(address + "ML04");
  CHECK(archive.type == "application/zip");
  CHECK(holds(archive.body, "%PDF ML04"));
  CHECK_FALSE(holds(archive.body, "%PDF ML01"));
  CHECK(console.get(address + "ML04").body == archive.body);
  CHECK(console.get(address + "ML05").status == 404);
  CHECK(console.get("/campagnes/zip?dossier=..&territoire=ML04").status == 404);
  std::ofstream{run + "/R1/bilan_ML04.pdf"} << "autre";
  const Answer changed = console.get(address + "ML04");
  CHECK(changed.status == 409);
  CHECK(holds(copil::testing::words_of_page(changed.body), "n’est plus le fichier"));
}

TEST_CASE("what the page of documents offers first can be read; else it says for whom it is made") {
  Console console;
  console.enter();
  const std::string page = console.get("/documents").body;
  const auto at = page.find("selected=\"selected\"");
  REQUIRE(at != std::string::npos);
  const auto begin = page.rfind("value=\"", at) + 7;
  const std::string report = page.substr(begin, page.find('"', begin) - begin);
  CAPTURE(report);
  CHECK(console.get("/documents/lire?rapport=" + report + "&territoire=FR&periode=2010").status ==
        200);
  const auto other = console.get("/documents/lire?rapport=acces-si&territoire=FR&periode=2010");
  CHECK(other.status == 404);
  CHECK(
      copil::testing::words_of_page(other.body).find("se fait pour\u00A0: site de Pôle emploi.") !=
      std::string::npos);
}

TEST_CASE("the command of a page breaks behind its spaces and slashes alone") {
  Console console;
  console.enter();
  const std::string page = console.get("/expliquer?nombre=DE0&territoire=R1&periode=2010").body;
  CHECK(page.find("<code><span class=\"insecable\">copil</span> <span "
                  "class=\"insecable\">expliquer</span>") != std::string::npos);
  CHECK(page.find("<span class=\"insecable\">--donnees</span> /<wbr/>") != std::string::npos);
  CHECK(page.find("donnees <span class=\"insecable\">--periode</span>") != std::string::npos);
}

TEST_CASE("definitions cite each text, parted by semicolons") {
  Console console;
  console.enter();
  std::string words = copil::testing::words_of_page(console.get("/aide").body);
  for (const char* blank : {"\u00A0", "\u202F", "\n"}) {
    for (auto at = words.find(blank); at != std::string::npos; at = words.find(blank)) {
      words.replace(at, std::string_view{blank}.size(), " ");
    }
  }
  CHECK(holds(words,
              "annexe 10, indicateur DE0 ; accord-cadre du 26 janvier 2010, article 5.2 et "
              "annexe 7 ; accord-cadre du 26 janvier 2010, article 5.4"));
}

TEST_CASE("what is to be followed comes first, the country's alerts before those of its parts") {
  Console console;
  console.enter();
  const std::string page = spaced(copil::testing::words_of_page(console.get("/").body));
  const auto place = [&](const std::string& words) {
    const auto at = page.find(words);
    CAPTURE(words);
    REQUIRE(at != std::string::npos);
    return at;
  };
  CHECK(place("21 fichiers lus : 3 495 lignes retenues, 4 rejetées") < place("Alertes de volume"));
  CHECK(place("France (données inventées) sous-réalisation") < place("Côte d’Argence sous"));
  CHECK(place("Côte d’Argence sous") < place("Combe-et-Lys sous"));
  CHECK(place("Combe-et-Lys sous") < place("Mission locale de Brévane dépassement du seuil 58 50"));
  CHECK(place("Échéances dépassées") < place("Fichiers lus"));
}

TEST_CASE("reports are offered by their titles, campaigns with what they make") {
  Console console;
  console.enter();
  const std::string page = console.get("/documents").body;
  CHECK(page.find(">Arrêté des comptes</option>") < page.find(">Répartition des entrées"));
  CHECK(page.find(">Convocation</option>") < page.find(">Les structures du réseau"));
  const Answer campaigns = console.get("/campagnes");
  CHECK(holds(campaigns.body, "<option value=\"comite\">Campagne de comité</option>"));
  CHECK(holds(spaced(copil::testing::words_of_page(campaigns.body)), "Feuille d’émargement"));
}

TEST_CASE("a line that says the words many times is found once; texts say whose they are") {
  Console console;
  console.enter();
  const std::string found = console.get("/modeles?cherche=convention&format=csv").body;
  const auto at = found.find("templates/acces-si/modele.md;30;");
  REQUIRE(at != std::string::npos);
  CHECK(found.find("templates/acces-si/modele.md;30;", at + 1) == std::string::npos);
  const std::string listed = spaced(copil::testing::words_of_page(console.get("/modeles").body));
  CHECK(holds(listed, "templates/bilan-local/modele.md Bilan local du partenariat renforcé"));
  CHECK(holds(listed, " autres"));
  CHECK_FALSE(holds(console.get("/modeles?format=csv").body, " autres"));
}

TEST_CASE("what is missing is told in words: where a question stands, why a youth is not counted") {
  Console console;
  console.enter();
  const std::string reminder =
      spaced(console
                 .get("/documents/rappel?rapport=bilan-local&territoire=ML01&periode=2010"
                      "&format=txt")
                 .body);
  CHECK(holds(reminder, "- Les priorités communes : une priorité par ligne"));
  const std::string form =
      console.get("/documents/repondre?rapport=convention-locale&territoire=ML01&periode=2010")
          .body;
  CHECK(holds(form, ">Adresse<br/><span class=\"precision\">adresse du site"));
  const std::string youth = console.get("/jeune?jeune=J0001&periode=2010&format=csv").body;
  CHECK(holds(youth, ";ne remplit pas la condition : "));
  CHECK_FALSE(holds(youth, "en_etat"));
}
