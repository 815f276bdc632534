// A team's console: a Unix socket, users named by the site's web server, a list of accesses.
#include <catch2/catch.hpp>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <atomic>
#include <cctype>
#include <chrono>
#include <cstring>
#include <thread>
#include <vector>

#include "console/listening.hpp"
#include "console/team.hpp"
#include "files/files.hpp"

using namespace copil;
using copil::testing::bytes_of;
using copil::testing::Console;
using copil::testing::team_settings;
using copil::testing::TeamAnswer;
using copil::testing::TeamConsole;
using copil::testing::TemporaryFolder;

namespace {

constexpr const char* kAccess = R"(utilisateurs:
  chef: { territoires: [tous], actions: [lire, produire, administrer] }
  agent-ml01: { territoires: [ML01], actions: [saisir] }
)";

std::string folder_listing(const TeamConsole& console) {
  return bytes_of(console.folder().file("etat/journal/1970-01.jsonl"));
}

}  // namespace

TEST_CASE("the site's server says who asks, and only those of the list get in") {
  const TeamConsole console{kAccess};
  CHECK(console.get("chef", "/").status == 200);
  CHECK(console.get("agent-ml01", "/").status == 200);
  for (const char* stranger : {"inconnu", "Chef", "chef,agent-ml01", "tous", "seul"}) {
    const TeamAnswer refused = console.get(stranger, "/");
    CHECK(refused.status == 403);
    CHECK(refused.body.find("n’est pas dans la liste des accès") != std::string::npos);
    CHECK(refused.body.find(stranger) == std::string::npos);
  }
}

TEST_CASE("without a name, with an empty one or with two, nobody gets in") {
  const TeamConsole console{kAccess};
  for (const char* headers :
       {"", "X-Remote-User:\r\n", "X-Remote-User: chef\r\nX-Remote-User: chef\r\n",
        "X-Remote-User: agent-ml01\r\nX-Remote-User: chef\r\n", "X-Remote-Users: chef\r\n",
        "Remote-User: chef\r\n", "Cookie: copil_0=secret-1\r\n"}) {
    CAPTURE(headers);
    const TeamAnswer refused = console.ask("GET /", headers, {});
    CHECK(refused.status == 403);
    CHECK(refused.body.find("n’a pas dit qui vous êtes") != std::string::npos);
  }
  CHECK(console.ask("GET /page.css", "", {}).status == 403);
}

TEST_CASE("the one-use address of a console alone is not a way into a team's") {
  const TeamConsole console{kAccess};
  CHECK(console.ask("GET /entrer?jeton=secret-1", "", {}).status == 403);
  CHECK(console.get("chef", "/entrer?jeton=secret-1").status == 404);
  CHECK(console.post("chef", "/sortir", "").status == 404);
}

TEST_CASE("the header is not believed outside the socket") {
  Console alone;
  CHECK(alone
            .raw("GET / HTTP/1.1\r\nHost: " + alone.host +
                 "\r\nX-Remote-User: chef\r\nConnection: close\r\n\r\n")
            .find(" 401 ") != std::string::npos);
}

TEST_CASE("a right taken away holds at once; a list with a fault keeps everybody out") {
  TeamConsole console{kAccess};
  CHECK(console.get("agent-ml01", "/").status == 200);
  console.write_access("utilisateurs:\n  chef: { territoires: [tous], actions: [lire] }\n");
  ++console.now;
  CHECK(console.get("agent-ml01", "/").status == 403);
  CHECK(console.get("chef", "/").status == 200);
  console.write_access("utilisateurs:\n  chef: { territoires: [tous], actions: [lier] }\n");
  ++console.now;
  const TeamAnswer closed = console.get("chef", "/");
  CHECK(closed.status == 503);
  CHECK(closed.body.find("copil acces verifier") != std::string::npos);
  console.write_access(kAccess);
  ++console.now;
  CHECK(console.get("agent-ml01", "/").status == 200);
}

TEST_CASE("an unsafe method comes from the site's own pages; another host is refused") {
  const TeamConsole console{kAccess};
  const std::string user = "X-Remote-User: chef\r\nContent-Length: 0\r\n";
  CHECK(console.ask("POST /campagnes/lancer", user, {}).status == 403);
  CHECK(
      console.ask("POST /campagnes/lancer", user + "Origin: https://attaquant.fr\r\n", {}).status ==
      403);
  CHECK(console.ask("POST /campagnes/lancer", user + "Origin: https://copil.exemple.fr\r\n", {})
            .status == 400);  // let in; the form is empty
  CHECK(console.ask("GET /", "X-Remote-User: chef\r\nHost: attaquant.fr\r\n", {}).status == 421);
}

TEST_CASE("what was seen and saved is in the journal, with the digest of what was saved") {
  const TeamConsole console{kAccess};
  CHECK(console.get("agent-ml01", "/chiffres?territoire=ML01").status == 200);
  const TeamAnswer csv = console.get("agent-ml01", "/chiffres?format=csv");
  CHECK(console.get("agent-ml01", "/chiffres?territoire=ML02").status == 404);
  CHECK(folder_listing(console) ==
        "{\"quand\":\"1970-01-12T13:46:40Z\",\"qui\":\"agent-ml01\",\"quoi\":\"voir\","
        "\"territoire\":\"ML01\",\"fichier\":\"/chiffres?territoire=ML01\"}\n"
        "{\"quand\":\"1970-01-12T13:46:40Z\",\"qui\":\"agent-ml01\",\"quoi\":\"télécharger\","
        "\"fichier\":\"/chiffres?format=csv\",\"sha256\":\"" +
            files::sha256(csv.body) + "\"}\n");
}

TEST_CASE("what cannot be noted in the journal is not given") {
  const TeamConsole console{kAccess};
  console.folder().write("etat/journal", "un fichier");
  const TeamAnswer refused = console.get("chef", "/chiffres");
  CHECK(refused.status == 503);
  CHECK(refused.body.find("rien n’est fait sans y être noté") != std::string::npos);
  CHECK(refused.body.find("ML01") == std::string::npos);
}

TEST_CASE("the socket is for the account and its group, and goes with the server") {
  TeamConsole console{kAccess};
  struct stat about {};
  REQUIRE(::stat(console.socket().c_str(), &about) == 0);
  CHECK(S_ISSOCK(about.st_mode));
  CHECK((about.st_mode & 0777) == 0660);
  console.stop();
  CHECK(::stat(console.socket().c_str(), &about) != 0);
}

namespace {

/// Bound, and listening if so asked; the descriptor.
int bound_socket(const std::string& path, bool listens) {
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  std::memcpy(name.sun_path, path.data(), path.size());
  const int file = ::socket(AF_UNIX, SOCK_STREAM, 0);
  REQUIRE(::bind(file, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0);
  REQUIRE((!listens || ::listen(file, 16) == 0));
  return file;
}

std::string fault_of(console::Settings settings) {
  settings.now = [] { return 0; };
  settings.secret = [] { return std::string{"secret"}; };
  const auto opened = console::Server::open(std::move(settings));
  return opened ? "" : formatted(opened.error());
}

}  // namespace

TEST_CASE("a socket left away is taken over; one that is served, or another file, is left alone") {
  const TemporaryFolder folder;
  folder.write("acces.yaml", kAccess);
  const auto settings = team_settings(folder);
  const int live = bound_socket(folder.file("s"), true);
  CHECK(fault_of(settings) ==
        "erreur : impossible d'écouter sur « " + folder.file("s") +
            " » : un serveur y écoute déjà\n   aide : arrêtez-le, ou donnez un autre chemin à "
            "--socket\n");
  ::close(live);
  CHECK(fault_of(settings).empty());
  folder.write("s", "un fichier");
  CHECK(fault_of(settings) ==
        "erreur : impossible d'écouter sur « " + folder.file("s") +
            " » : un autre fichier s'y trouve\n   aide : donnez un autre chemin à --socket\n");
  CHECK(bytes_of(folder.file("s")) == "un fichier");
  auto far = settings;
  far.team->socket = "/tmp/" + std::string(120, 's');
  CHECK(fault_of(far).find("dépasse les 107 octets") != std::string::npos);
  auto nowhere = settings;
  nowhere.team->socket = folder.file("absent/s");
  CHECK(fault_of(nowhere).find("le compte du service doit pouvoir écrire dans ce dossier") !=
        std::string::npos);
}

TEST_CASE("a socket opened beforehand is used as it is, and stays; what is none is refused") {
  const TemporaryFolder folder;
  folder.write("acces.yaml", kAccess);
  auto settings = team_settings(folder);
  settings.team->socket.clear();
  settings.team->passed_socket = bound_socket(folder.file("p"), true);
  CHECK(fault_of(settings).empty());
  CHECK(std::filesystem::exists(folder.file("p")));
  settings.team->passed_socket = bound_socket(folder.file("q"), false);
  CHECK(fault_of(settings) ==
        "erreur : ce qui est transmis au démarrage n'est pas une socket Unix qui écoute\n"
        "   aide : dans copil-servir.socket, ListenStream donne un chemin\n");
}

TEST_CASE("two servers never share a state folder; one that is gone leaves it free") {
  TeamConsole console{kAccess};
  auto second = team_settings(console.folder());
  second.team->socket = console.folder().file("t");
  CHECK(fault_of(second).find("un autre « copil servir » garde déjà son état dans « " +
                              second.state_folder + " »") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(second.team->socket));
  auto elsewhere = second;
  elsewhere.state_folder = console.folder().file("autre-etat");
  CHECK(fault_of(elsewhere).empty());
  console.stop();
  CHECK(fault_of(second).empty());
}

TEST_CASE("a list of accesses that has a fault keeps the server from starting") {
  const TemporaryFolder folder;
  folder.write("acces.yaml", "utilisateurs:\n  chef: { territoires: [tous], actions: [lier] }\n");
  CHECK(fault_of(team_settings(folder)).find("acces.yaml:2:42: erreur : l'action « lier »") !=
        std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.file("s")));
}

TEST_CASE("the disk, what is kept and numbers for monitoring are for who administers everything") {
  const TeamConsole console{kAccess};
  const TeamAnswer page = console.get("chef", "/administration");
  CHECK(page.status == 200);
  CHECK(page.body.find("douze mois après la fin du mois") != std::string::npos);
  const TeamAnswer numbers = console.get("chef", "/etat");
  CHECK(numbers.status == 200);
  CHECK(numbers.head.find("application/json") != std::string::npos);
  CHECK(numbers.body.find("{\"maintenant\":1000000,\"donnees_en_faute\":0,\"lignes_lues\":") == 0);
  // Numbers only: between quotes stand the names of what is counted.
  for (std::size_t at = numbers.body.find(':'); at != std::string::npos;
       at = numbers.body.find(':', at + 1)) {
    CHECK(std::isdigit(static_cast<unsigned char>(numbers.body[at + 1])) != 0);
  }
  for (const char* place : {"/administration", "/etat"}) {
    CHECK(console.get("agent-ml01", place).status == 404);
    CHECK(console.get("agent-ml01", place).body == console.get("agent-ml01", "/absent").body);
  }
}

TEST_CASE("twenty users ask at once for a minute without an error", "[lent]") {
  const TeamConsole console{kAccess};
  const std::vector<std::string> places{"/chiffres", "/chiffres?territoire=ML01", "/aide", "/",
                                        "/expliquer?nombre=DE0&territoire=ML01"};
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{60};
  std::atomic<int> failures{0};
  std::atomic<int> answers{0};
  std::vector<std::thread> users;
  for (std::size_t user = 0; user < 20; ++user) {
    users.emplace_back([&, user] {
      for (std::size_t i = user; std::chrono::steady_clock::now() < end; ++i) {
        const std::string name = user % 2 == 0 ? "chef" : "agent-ml01";
        const TeamAnswer answer = console.get(name, places[i % places.size()]);
        const auto said = answer.body.find("connu sous le nom");
        const bool is_own = said != std::string::npos &&
                            answer.body.find(name, said) < answer.body.find("</p>", said);
        if (answer.status != 200 || !is_own) ++failures;
        ++answers;
      }
    });
  }
  for (auto& user : users) user.join();
  CHECK(failures == 0);
  CHECK(answers > 100);
}
