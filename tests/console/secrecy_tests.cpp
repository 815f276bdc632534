// A user of one territory never learns that another exists: every address of the table of routes is
// asked, with one's own territories, another's and none that exists, and every byte that comes back
// is searched.
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <regex>

#include "console/secrets.hpp"
#include "console/team.hpp"
#include "console/views/routes.hpp"
#include "files/files.hpp"

using namespace copil;
using copil::testing::Secrets;
using copil::testing::TeamAnswer;
using copil::testing::TeamConsole;

namespace {

using Queries = std::vector<std::string>;

constexpr const char* kRights = R"(utilisateurs:
  chef: { territoires: [tous], actions: [lire, saisir, produire, administrer] }
  brevane: { territoires: [ML01], actions: [lire, saisir, produire, administrer] }
  combes: { territoires: [R2], actions: [lire, saisir, produire, administrer] }
)";

/// One who may only see some territories, another's territory and another's youth.
struct Onlooker {
  std::string name;
  std::string own;
  std::string other;
  std::string other_youth;
  Secrets secrets;
};

/// Those above, and the platform of the département, which serves its mission locale and stands in
/// its bilan, are no secret.
const std::vector<Onlooker>& onlookers() {
  static const std::string kDemo = COPIL_SOURCE_DIR "/fixtures/demo";
  static const std::vector<Onlooker> kOnlookers{
      {"brevane",
       "ML01",
       "ML04",
       "J0003",
       {kDemo, {"ML01", "PE011", "PE012"}, {"FR", "R1", "D11", "PV01"}}},
      {"combes", "R2", "ML01", "J0002", {kDemo, {"R2", "D21", "ML04", "PE041"}, {"FR"}}}};
  return kOnlookers;
}

/// What is asked of each address: `@` stands for a territory. An address that is not here makes the
/// test fail.
const std::map<std::string, Queries>& tried() {
  static const std::map<std::string, Queries> kTried{
      {"/", {"", "format=csv"}},
      {"/donnees", {"", "format=csv", "territoire=@"}},
      {"/donnees/deposer", {"", "depot=1"}},
      {"/donnees/depot", {"", "depot=1", "numero=1"}},
      {"/donnees/retirer", {"", "depot=1&nom=services.csv"}},
      {"/donnees/colonnes", {"", "numero=1&fichier=services.csv", "territoire=@"}},
      {"/donnees/corriger", {"", "fichier=services.csv&ligne=2", "territoire=@"}},
      {"/donnees/rejets", {"", "territoire=@"}},
      {"/donnees/joindre", {"", "numero=1"}},
      {"/donnees/comparer", {"", "numero=1"}},
      {"/donnees/accepter", {"", "numero=1"}},
      {"/donnees/refuser", {"", "depot=1&motif=x"}},
      {"/chiffres",
       {"", "niveau=tous", "niveau=tous&format=csv", "territoire=@", "niveau=tous&territoire=@",
        "niveau=national", "niveau=mission_locale&chiffre=DE1&detail=DE1"}},
      {"/comparer",
       {"", "territoire1=@", "territoire2=@", "territoire1=@&territoire2=@&chiffre=DE0&format=csv",
        "territoire1=@&territoire2=@&periode1=2010-T1&periode2=2010-T2&chiffre=DE0"}},
      {"/expliquer",
       {"", "nombre=DE0", "nombre=DE0&territoire=@", "nombre=DE0&territoire=@&format=csv",
        "nombre=EM4&territoire=@", "nombre=ATT&territoire=@", "nombre=volume.taux&territoire=@",
        "nombre=convention.solde&territoire=@",
        "nombre=convention.solde&territoire=@&de=CL-2010-ML04",
        "nombre=convention.montant&territoire=@&de=CL-2010-ML02"}},
      {"/expliquer/lignes",
       {"", "nombre=DE0", "nombre=DE0&territoire=@", "nombre=DE0&territoire=@&lesquelles=toutes",
        "nombre=ACT&territoire=@&lesquelles=retenues&format=csv",
        "nombre=DE2.E1&territoire=@&lesquelles=toutes&format=xlsx"}},
      {"/comparer/campagnes",
       {"", "avant=mensuelle_2010-05&apres=mensuelle_2010-06",
        "avant=mensuelle_2010-05&apres=mensuelle_2010-06&chiffre=DE0&lieu=ML01&periode=2010"}},
      {"/jeune", {"", "jeune=J9999", "jeune=J0001&territoire=@", "jeune=J0109", "jeune=J0114"}},
      {"/documents", {"", "format=csv", "territoire=@"}},
      {"/documents/lire",
       {"", "rapport=bilan-local&territoire=@&periode=2010",
        "rapport=convention-locale&territoire=@&periode=2010",
        "rapport=tableau-de-bord&territoire=@&periode=2010-T2",
        "rapport=bilan-regional&territoire=@&periode=2010",
        "rapport=lettre-de-mission&territoire=@&periode=2010",
        "rapport=suivi-subventions&territoire=@&periode=2010",
        "rapport=plan-d-actions&territoire=@&periode=2010"}},
      {"/documents/fichier",
       {"", "rapport=bilan-local&territoire=@&periode=2010&format=html",
        "rapport=bilan-local&territoire=@&periode=2010&format=pdf",
        "rapport=bilan-local&territoire=@&periode=2010&format=xlsx",
        "rapport=tableau-de-bord&territoire=@&periode=2010-T2&format=pdf",
        "rapport=bilan-regional&territoire=@&periode=2010&format=pdf",
        "rapport=suivi-subventions&territoire=@&periode=2010&format=pdf",
        "rapport=controle-coherence&territoire=@&periode=2010&format=pdf",
        "rapport=convention-locale&territoire=@&periode=2010&format=pdf",
        "rapport=convention-locale&territoire=@&periode=2010&format=odt"}},
      {"/documents/repondre",
       {"", "rapport=bilan-local&territoire=@&periode=2010",
        "rapport=convention-locale&territoire=@&periode=2010"}},
      {"/documents/reponse", {"", "rapport=bilan-local&territoire=@&periode=2010&champ=x"}},
      {"/documents/etat", {"", "rapport=bilan-local&territoire=@&periode=2010&etat=pret"}},
      {"/documents/suivi",
       {"", "rapport=bilan-local&periode=2010", "rapport=bilan-local&territoire=@&periode=2010",
        "rapport=bilan-local&territoire=@&periode=2010&format=csv"}},
      {"/documents/rappel", {"", "rapport=bilan-local&territoire=@&periode=2010"}},
      {"/reponses.js", {""}},
      {"/modeles", {"", "cherche=mission", "territoire=@"}},
      {"/modeles/usages", {"", "nom=templates/communs/provenance.md", "territoire=@"}},
      {"/modeles/texte",
       {"", "nom=templates/bilan-local/modele.md",
        "nom=templates/bilan-local/modele.md&territoire=@",
        "nom=reports/bilan-local.yaml&territoire=@"}},
      {"/modeles/version", {"", "nom=templates/bilan-local/modele.md&version=1"}},
      {"/modeles/essai", {"", "nom=templates/bilan-local/modele.md&territoire=@"}},
      {"/modeles/revenir", {"", "nom=templates/bilan-local/modele.md&version=1"}},
      {"/modeles/nouveau", {"", "nom=essai&modele=templates/bilan-local/modele.md"}},
      {"/modeles.js", {""}},
      {"/campagnes", {"", "format=csv"}},
      {"/campagnes/suivre", {"", "numero=1", "numero=2"}},
      {"/campagnes/etat", {"", "numero=1", "numero=2"}},
      {"/campagnes/dossier", {"", "dossier=mensuelle_2010-06", "territoire=@"}},
      {"/campagnes/zip", {"", "dossier=mensuelle_2010-06&territoire=@"}},
      {"/campagnes/lancer",
       {"", "action=faire&campagne=mensuelle&periode=2010-06",
        "action=faire&campagne=mensuelle&periode=2010-06&territoire=@",
        "action=verifier&dossier=mensuelle_2010-06"}},
      {"/campagnes/arreter", {"", "numero=1"}},
      {"/aide", {"", "format=csv"}},
      // Its examples are those of the shipped demo, whose names only this test's team bears.
      {"/aide/guide", {}},
      {"/administration", {"", "format=csv"}},
      {"/etat", {""}},
  };
  return kTried;
}

std::string with_territory(std::string query, const std::string& code) {
  for (auto at = query.find('@'); at != std::string::npos; at = query.find('@')) {
    query.replace(at, 1, code);
  }
  return query;
}

TeamAnswer asked(const TeamConsole& console, const console::Route& route, const std::string& user,
                 const std::string& query) {
  if (route.is_post) return console.post(user, route.path, query);
  return console.get(user, std::string{route.path} + (query.empty() ? "" : "?" + query));
}

/// The same by methods that the place was not made for, and with the fields where it does not
/// expect them.
std::vector<TeamAnswer> asked_otherwise(const TeamConsole& console, const console::Route& route,
                                        const std::string& user, const std::string& query) {
  const std::string target = std::string{route.path} + (query.empty() ? "" : "?" + query);
  const std::string name = "X-Remote-User: " + user + "\r\nSec-Fetch-Site: same-origin\r\n";
  const std::string bytes = "jeune;mission_locale;date;enjeu\n";
  std::vector<TeamAnswer> answers;
  answers.push_back(console.ask("HEAD " + target, name, {}));
  answers.push_back(console.ask("PUT " + target,
                                name + "X-Copil-SHA256: " + files::sha256(bytes) +
                                    "\r\nContent-Length: " + std::to_string(bytes.size()) + "\r\n",
                                bytes));
  if (route.is_post) answers.push_back(console.post(user, target, ""));
  return answers;
}

/// The parts of a workbook without the addresses of cells and formulas, which look like the codes
/// of départements.
std::string without_addresses(const std::string& parts) {
  static const std::regex kAddresses{R"( (r|ref|sqref|activeCell|topLeftCell|spans|count|)"
                                     R"([\w:-]*(formula|address|ranges?|condition))="[^"]*")"
                                     R"(|<(c:f|f|xm:f|formula|formula1|definedName)\b[^<]*</)"};
  return std::regex_replace(parts, kAddresses, " ");
}

/// What the bytes say: of an archive (workbooks, documents) its parts; of a PDF its text, what
/// describes it, what is said of its pictures and tables, its outline and what is attached.
std::string said_by(const TeamConsole& console, const TeamAnswer& answer) {
  const bool is_pdf = answer.body.rfind("%PDF", 0) == 0;
  if (answer.body.rfind("PK", 0) != 0 && !is_pdf) return answer.head + "\n" + answer.body;
  const std::string file = console.folder().write("archive", answer.body);
  const std::string attached = console.folder().file("joints");
  std::string text;
  FILE* parts = ::popen(
      (is_pdf ? "pdftotext " + file + " -; pdfinfo " + file + "; pdfinfo -meta " + file +
                    "; qpdf --json=latest " + file + " | grep -a '\"u:'; rm -rf " + attached +
                    "; mkdir " + attached + "; pdfdetach -saveall -o " + attached + " " + file +
                    " >/dev/null 2>&1; cat " + attached + "/* 2>/dev/null"
              : "unzip -p " + file)
          .c_str(),
      "r");
  REQUIRE(parts != nullptr);
  char buffer[65536];
  for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, parts)) > 0;) {
    text.append(buffer, count);
  }
  ::pclose(parts);
  REQUIRE(text.size() > 500);
  return answer.head + "\n" + (is_pdf ? text : without_addresses(text));
}

/// Runs of everybody's, so that there is something to hide.
void launch_runs(const TeamConsole& console) {
  for (const char* period : {"2010-06", "2010-05"}) {
    REQUIRE(console
                .post("chef", "/campagnes/lancer",
                      std::string{"action=faire&campagne=mensuelle&periode="} + period)
                .status == 303);
  }
}

}  // namespace

TEST_CASE("every route is tried by the test of secrecy") {
  for (const auto& route : console::routes()) {
    CAPTURE(route.path);
    CHECK(tried().count(route.path) == 1);
  }
}

TEST_CASE("what is to be hidden is there to be seen by who may see everything") {
  const TeamConsole console{kRights};
  const auto all = console.get("chef", "/chiffres?niveau=tous");
  REQUIRE(all.status == 200);
  for (const auto& onlooker : onlookers()) {
    CHECK(onlooker.secrets.size() > 300);
    CHECK_FALSE(onlooker.secrets.found_in(all.body).empty());
    CHECK(console.get("chef", "/jeune?jeune=" + onlooker.other_youth).status == 200);
    CHECK(onlooker.secrets.words().count(onlooker.other_youth) == 1);
  }
}

TEST_CASE("nothing of another territory comes back from any address", "[lent]") {
  const TeamConsole console{kRights};
  launch_runs(console);
  int answered_well = 0;
  for (const auto& onlooker : onlookers()) {
    for (const auto& route : console::routes()) {
      for (const auto& query : tried().at(route.path)) {
        // The user's own first, so that whatever is kept in between is kept from the chief's
        // answer.
        for (const auto& user : {std::string{"chef"}, onlooker.name}) {
          const auto answer = asked(console, route, user, with_territory(query, onlooker.own));
          if (user == "chef") continue;
          CAPTURE(onlooker.name, route.path, query);
          answered_well += answer.status == 200 ? 1 : 0;
          CHECK(answer.status != 500);
          CHECK(onlooker.secrets.found_in(said_by(console, answer)) == "");
          for (const auto& code : {onlooker.own, onlooker.other}) {
            for (const auto& other :
                 asked_otherwise(console, route, onlooker.name, with_territory(query, code))) {
              CHECK(other.status != 500);
              CHECK(onlooker.secrets.found_in(said_by(console, other)) == "");
            }
          }
        }
      }
    }
  }
  CHECK(answered_well > 40);
}

TEST_CASE("another's territory is answered as one that does not exist, in the same bytes") {
  const TeamConsole console{kRights};
  for (const auto& onlooker : onlookers()) {
    for (const auto& route : console::routes()) {
      for (const auto& query : tried().at(route.path)) {
        if (query.find('@') == std::string::npos) continue;
        CAPTURE(onlooker.name, route.path, query);
        const auto others =
            asked(console, route, onlooker.name, with_territory(query, onlooker.other));
        const auto none = asked(console, route, onlooker.name, with_territory(query, "XX99"));
        const auto parent = asked(console, route, onlooker.name, with_territory(query, "FR"));
        CHECK(others.status == 404);
        CHECK(others.head == none.head);
        CHECK(others.body == none.body);
        CHECK(parent.body == none.body);
      }
    }
    const auto youth = console.get(onlooker.name, "/jeune?jeune=" + onlooker.other_youth);
    const auto nobody = console.get(onlooker.name, "/jeune?jeune=J9999");
    CHECK(youth.status == 404);
    CHECK(youth.head == nobody.head);
    CHECK(youth.body == nobody.body);
  }
}

TEST_CASE("nothing but what is everybody's is taken from who may type for one territory alone") {
  const TeamConsole console{kRights};
  const std::string bytes = "jeune;mission_locale;date;enjeu\n";
  const auto put = [&](const std::string& user, const std::string& target) {
    return console.ask(
        "PUT " + target,
        "X-Remote-User: " + user + "\r\nSec-Fetch-Site: same-origin\r\nX-Copil-SHA256: " +
            files::sha256(bytes) + "\r\nContent-Length: " + std::to_string(bytes.size()) + "\r\n",
        bytes);
  };
  REQUIRE(put("chef", "/donnees/deposer?nom=services.csv").status == 200);
  const auto fresh = put("brevane", "/donnees/deposer?nom=services.csv");
  CHECK(fresh.status == 403);
  // Whether a draft of that number is there is not told.
  for (const char* draft : {"1", "7", "x"}) {
    const auto answer = put("brevane", std::string{"/donnees/deposer?nom=a.csv&depot="} + draft);
    CHECK(answer.status == 403);
    CHECK(answer.body == fresh.body);
  }
  CHECK_FALSE(std::filesystem::exists(console.folder().file("etat/depots/0002")));
}

TEST_CASE("a territory of others takes no longer to be refused than none", "[lent]") {
  const TeamConsole console{kRights};
  const auto median_of = [&](const std::string& target) {
    std::vector<std::chrono::nanoseconds> times;
    for (int i = 0; i < 101; ++i) {
      const auto begun = std::chrono::steady_clock::now();
      CHECK(console.get("brevane", target).status == 404);
      times.push_back(std::chrono::steady_clock::now() - begun);
    }
    std::nth_element(times.begin(), times.begin() + 50, times.end());
    return times[50].count();
  };
  for (const auto& [of_others, of_nobody] :
       {std::pair{"/chiffres?territoire=ML04", "/chiffres?territoire=ML94"},
        std::pair{"/jeune?jeune=J0003", "/jeune?jeune=J9993"}}) {
    (void)median_of(of_others);
    const auto others = median_of(of_others);
    const auto none = median_of(of_nobody);
    CAPTURE(others, none);
    CHECK(others < 2 * none + 300'000);
    CHECK(none < 2 * others + 300'000);
  }
}
