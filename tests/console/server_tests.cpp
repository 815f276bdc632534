// The console as a browser meets it, over real connections, on the demo folder.
#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <fstream>
#include <thread>

#include "console/listening.hpp"
#include "support/html_rules.hpp"

using namespace copil;
using copil::testing::Answer;
using copil::testing::Console;
using copil::testing::faults_of;
using copil::testing::places;
using copil::testing::words_of_page;

TEST_CASE("nobody gets in without the token, and it serves once") {
  Console console;
  CHECK(console.get("/").status == 401);
  CHECK(console.get("/page.css").status == 401);
  CHECK(console.get("/entrer?jeton=faux").status == 401);
  CHECK(console.get("/entrer").status == 401);
  const Answer entered = console.get(console.entry());
  REQUIRE(entered.status == 200);
  CHECK(entered.cookie.find("; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200") !=
        std::string::npos);
  CHECK(console.get(console.entry()).status == 401);
  console.cookie = "copil_" + std::to_string(console.port()) + "=devine";
  CHECK(console.get("/").status == 401);
  console.cookie = entered.cookie.substr(0, entered.cookie.find(';'));
  CHECK(console.get("/").status == 200);
  console.now += 43'200;
  CHECK(console.get("/").status == 401);
}

TEST_CASE("one who leaves is out") {
  Console console;
  console.enter();
  CHECK(console.post("/sortir", "").status == 200);
  CHECK(console.get("/").status == 401);
}

TEST_CASE("another host, another origin, another method are refused over the wire") {
  Console console{{"copil.test"}};
  console.enter();
  const std::string own = console.host;
  console.host = "attaquant.fr";
  const Answer refused = console.get("/");
  CHECK(refused.status == 421);
  CHECK(refused.body.find("--hote-permis NOM") != std::string::npos);
  CHECK(refused.body.find("attaquant") == std::string::npos);
  console.host = "copil.test";
  CHECK(console.get("/").status == 200);
  console.host = own;
  CHECK(console.post("/campagnes/lancer", "action=faire", "cross-site").status == 403);
  CHECK(console.post("/campagnes/lancer", "action=faire", "").status == 403);
  CHECK(console.ask("PUT", "/", "").status == 405);
  CHECK(console.ask("DELETE", "/", "").status == 405);
}

TEST_CASE("bodies without length, in pieces, too great or cut short are refused") {
  Console console;
  console.enter();
  const std::string head = "POST /campagnes/lancer HTTP/1.1\r\nHost: " + console.host +
                           "\r\nSec-Fetch-Site: same-origin\r\nCookie: " + console.cookie + "\r\n";
  CHECK(console.raw(head + "\r\n").find(" 411 ") != std::string::npos);
  CHECK(console.raw(head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n").find(" 400 ") !=
        std::string::npos);
  CHECK(console.raw(head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
            .find(" 400 ") != std::string::npos);
  CHECK(console.raw(head + "Content-Length: 70000\r\n\r\n").find(" 413 ") != std::string::npos);
  CHECK(console.raw(head + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde").find(" 400 ") !=
        std::string::npos);
  CHECK(console.raw(head + "Content-Length: 50\r\n\r\naction=faire", true).find(" 400 ") !=
        std::string::npos);
}

TEST_CASE("a body that is not read does not become the next request") {
  Console console;
  const std::string answer =
      console.raw("POST / HTTP/1.1\r\nHost: " + console.host + "\r\nContent-Length: 40\r\n\r\n" +
                  "GET /entrer?jeton=x HTTP/1.1\r\nHost: " + console.host + "\r\n\r\n");
  CHECK(answer.find("HTTP/1.1 403") != std::string::npos);
  CHECK(answer.find("HTTP/1.1", 10) == std::string::npos);
  CHECK(answer.find("Connection: Close") != std::string::npos);
}

TEST_CASE("no address leads to a file of the machine") {
  Console console;
  console.enter();
  for (const char* target :
       {"/../etc/passwd", "/%2e%2e/etc/passwd", "/documents/../../etc/passwd",
        "/documents/fichier?rapport=../../etc&territoire=ML01&periode=2010&format=pdf",
        "/documents/fichier?rapport=bilan-local&territoire=../ML01&periode=2010&format=pdf",
        "/documents/fichier?rapport=bilan-local&territoire=ML01&periode=2010&format=../pdf",
        "/campagnes/suivre?numero=../1", "/campagnes/suivre?numero=99999999999999999999"}) {
    CAPTURE(target);
    CHECK(console.get(target).status == 404);
  }
  CHECK(console.post("/campagnes/lancer", "action=faire&campagne=../x&periode=2010").status == 400);
  CHECK(console.post("/campagnes/lancer", "action=faire&campagne=--help&periode=2010").status ==
        400);
  CHECK(console.post("/campagnes/lancer", "action=verifier&dossier=..").status == 400);
}

TEST_CASE("what a request says is never markup") {
  Console console;
  console.enter();
  const std::string attack = "%3Cscript%3Ealert(1)%3C/script%3E%22%27";
  for (const std::string& target :
       {"/chiffres?niveau=" + attack + "&periode=" + attack, "/expliquer?nombre=" + attack,
        "/jeune?jeune=" + attack, "/documents/lire?rapport=" + attack,
        "/comparer?chiffre=" + attack, "/" + attack}) {
    CAPTURE(target);
    CHECK(console.get(target).body.find("<script>") == std::string::npos);
  }
}

TEST_CASE("each place is a sound page that asks nothing of another machine") {
  Console console;
  console.enter();
  for (const auto& place : places()) {
    CAPTURE(place);
    const Answer answer = console.get(place);
    CHECK(answer.status == 200);
    CHECK(faults_of(answer.body) == std::vector<std::string>{});
    CHECK(answer.policy.find("default-src 'self'") == 0);
    CHECK(answer.policy.find("unsafe") == std::string::npos);
  }
}

TEST_CASE("a figure is opened from the table to the youth") {
  Console console;
  console.enter();
  const std::string table = console.get("/chiffres?niveau=mission_locale").body;
  CHECK(table.find("href=\"/expliquer?nombre=DE0&amp;periode=2010&amp;territoire=ML01\"") !=
        std::string::npos);
  const std::string opened = console.get("/expliquer?nombre=DE0&periode=2010&territoire=ML01").body;
  CHECK(words_of_page(opened).find("Valeur de la période") != std::string::npos);
  const auto at = opened.find("href=\"/jeune?");
  REQUIRE(at != std::string::npos);
  std::string youth = opened.substr(at + 6, opened.find('"', at + 6) - at - 6);
  for (auto amp = youth.find("&amp;"); amp != std::string::npos; amp = youth.find("&amp;")) {
    youth.replace(amp, 5, "&");
  }
  const Answer life = console.get(youth);
  CHECK(life.status == 200);
  CHECK(faults_of(life.body) == std::vector<std::string>{});
  CHECK(life.body.find("Frise de la vie du jeune") != std::string::npos);
  CHECK(words_of_page(life.body).find("Ce que chaque chiffre en a fait") != std::string::npos);
}

TEST_CASE("a document is read with its identity, its numbers led to their explanations") {
  Console console;
  console.enter();
  const Answer page =
      console.get("/documents/lire?rapport=bilan-local&territoire=ML01&periode=2010");
  CHECK(page.status == 200);
  CHECK(page.body.find("<p class=\"projet\">Projet</p>") != std::string::npos);
  CHECK(page.body.find("<dt>Données arrêtées au</dt>") != std::string::npos);
  CHECK(page.body.find("href=\"/expliquer?nombre=DE0&amp;") != std::string::npos);
  CHECK(page.body.find("/expliquer?de=") != std::string::npos);
  CHECK(console.get("/documents/lire?rapport=bilan-local&territoire=FR&periode=2010").status ==
        404);
}

TEST_CASE("tables are saved as CSV and XLSX, documents in their formats") {
  Console console;
  console.enter();
  const Answer csv = console.get("/chiffres?niveau=region&format=csv");
  CHECK(csv.type == "text/csv; charset=utf-8");
  CHECK(csv.body.rfind("\xEF\xBB\xBF"
                       "Code;Territoire;DE0;",
                       0) == 0);
  CHECK(console.get("/chiffres?format=xlsx").body.rfind("PK", 0) == 0);
  const std::string document =
      "/documents/fichier?rapport=bilan-local&territoire=ML01&periode=2010";
  const Answer pdf = console.get(document + "&format=pdf");
  CHECK(pdf.body.rfind("%PDF", 0) == 0);
  CHECK(pdf.policy.find("sandbox") == std::string::npos);
  CHECK(console.get(document + "&format=html").body.rfind("<!DOCTYPE html>", 0) == 0);
  CHECK(console.get(document + "&format=xlsx").body.rfind("PK", 0) == 0);
}

TEST_CASE("files that change are read again, and it is said; those that cannot be are told") {
  Console console;
  console.enter();
  CHECK(console.get("/").body.find("relues le") == std::string::npos);
  std::ofstream{console.data() + "/services.csv", std::ios::app} << "\n";
  ++console.now;
  CHECK(console.get("/").body.find("relues le") != std::string::npos);
  std::ofstream{console.data() + "/territoires.csv"} << "rien";
  ++console.now;
  const Answer troubled = console.get("/");
  CHECK(troubled.status == 200);
  CHECK(words_of_page(troubled.body).find("ne peuvent pas être relus") != std::string::npos);
}

TEST_CASE("a campaign is launched, followed, and one after the other") {
  Console console;
  console.enter();
  const Answer launched =
      console.post("/campagnes/lancer", "action=faire&campagne=mensuelle&periode=2010-06");
  REQUIRE(launched.status == 303);
  CHECK(launched.place == "/campagnes/suivre?numero=1");
  std::string body;
  for (int i = 0; i < 100 && body.find("fini ;") == std::string::npos; ++i) {
    body = console.get(launched.place).body;
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  CHECK(words_of_page(body).find("campagne mensuelle --sortie") != std::string::npos);
  CHECK(faults_of(body) == std::vector<std::string>{});
  CHECK(console.get("/campagnes/etat?numero=1").body.find("\"fini\":true") != std::string::npos);
}

TEST_CASE("a campaign that runs is stopped, and the one that waited begins") {
  Console console{{}, [](console::Settings& settings) {
                    settings.program = settings.temporary_folder + "/lent";
                    std::ofstream{settings.program} << "#!/bin/sh\nexec sleep 60\n";
                    std::filesystem::permissions(settings.program,
                                                 std::filesystem::perms::owner_all);
                  }};
  console.enter();
  for (const char* period : {"2010-05", "2010-06"}) {
    console.post("/campagnes/lancer",
                 "action=faire&campagne=mensuelle&periode=" + std::string{period});
  }
  const auto comes_to = [&](int number, const std::string& state) {
    std::string said;
    for (int i = 0; i < 500 && said.find("État : " + state) == std::string::npos; ++i) {
      if (i > 0) std::this_thread::sleep_for(std::chrono::milliseconds{20});
      said = words_of_page(console.get("/campagnes/suivre?numero=" + std::to_string(number)).body);
    }
    CAPTURE(number, state, said);
    CHECK(said.find("État : " + state) != std::string::npos);
  };
  comes_to(1, "en cours");
  comes_to(2, "en attente");
  for (const int number : {1, 2}) {
    CHECK(console.post("/campagnes/arreter", "numero=" + std::to_string(number)).place ==
          "/campagnes/suivre?numero=" + std::to_string(number));
    comes_to(number, "arrêté");
    if (number == 1) comes_to(2, "en cours");
  }
}

TEST_CASE("what is launched is reckoned as the pages are: rules imposed, settings, arrêté") {
  Console console{{}, [](console::Settings& settings) {
                    settings.inquiry.imposed = {{"prix-unitaire", "200"}, {"seuil", "0,8"}};
                    settings.inquiry.arrete = *make_day(2011, 3, 15);
                    settings.configuration = "/etc/copil/autre.yaml";
                  }};
  console.enter();
  std::filesystem::create_directories(console.settings().outputs + "/annuelle_2010");
  std::ofstream{console.settings().outputs + "/annuelle_2010/manifeste.json"} << "{}";
  const std::string rules =
      " --periode 2010 --arrete-au 2011-03-15 --prix-unitaire 200 --seuil 0,8 --configuration "
      "/etc/copil/autre.yaml";
  int number = 0;
  for (const char* form :
       {"action=faire&campagne=annuelle&periode=2010", "action=reprendre&dossier=annuelle_2010"}) {
    CHECK(console.post("/campagnes/lancer", form).status == 303);
    const std::string run = "/campagnes/suivre?numero=" + std::to_string(++number);
    std::string said;
    for (int i = 0; i < 100 && said.find("fini ;") == std::string::npos; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
      said = words_of_page(console.get(run).body);
    }
    CAPTURE(form, said);
    // Of the program that ran and said its words, then of the line to type.
    const auto ran = said.find(rules);
    REQUIRE(ran != std::string::npos);
    CHECK(said.find(rules, ran + 1) != std::string::npos);
  }
}

TEST_CASE("a campaign is made with what was answered in the browser, each document of its period") {
  Console console;
  console.enter();
  CHECK(console.get("/campagnes").body.find("<option value=\"2010-12\" selected") !=
        std::string::npos);
  const auto launched = [&] {
    const Answer run =
        console.post("/campagnes/lancer", "action=faire&campagne=mensuelle&periode=2010-06");
    return words_of_page(console.get(run.place).body);
  };
  CHECK(launched().find("--reponses") == std::string::npos);
  for (const char* document : {"rapport=bilan-local&territoire=ML01&periode=2010",
                               "rapport=convocation&territoire=ML01&periode=2010"}) {
    const bool is_call = std::string{document}.find("convocation") != std::string::npos;
    CHECK(console
              .post(std::string{"/documents/reponse?"} + document,
                    std::string{"champ="} + (is_call ? "heure" : "qde1") +
                        "&texte=oui&etat=e3b0c44298fc1c14")
              .body.find("\"garde\":true") != std::string::npos);
  }
  const std::string folder = console.settings().outputs + "/.reponses/mensuelle_2010-06";
  CHECK(launched().find("--reponses " + folder) != std::string::npos);
  CHECK(std::filesystem::exists(folder + "/bilan-local_ML01_2010.yaml"));
  CHECK_FALSE(std::filesystem::exists(folder + "/convocation_ML01_2010.yaml"));
}

TEST_CASE("a campaign cut short before its manifest is offered to be resumed") {
  Console console;
  console.enter();
  const std::string folder = console.settings().outputs + "/mensuelle_2010-06";
  std::filesystem::create_directories(folder);
  CHECK(words_of_page(console.get("/campagnes").body).find("Reprendre") == std::string::npos);
  std::ofstream{folder + "/campagne.registre"} << "";
  CHECK(words_of_page(console.get("/campagnes").body).find("Reprendre mensuelle_2010-06") !=
        std::string::npos);
  CHECK(console.post("/campagnes/lancer", "action=reprendre&dossier=mensuelle_2010-06").status ==
        303);
}

TEST_CASE("a hundred slow connections do not keep others out for long", "[lent]") {
  Console console;
  console.enter();
  std::vector<Poco::Net::StreamSocket> slow;
  for (int i = 0; i < 100; ++i) {
    slow.emplace_back(Poco::Net::SocketAddress{"127.0.0.1", console.port()});
    slow.back().sendBytes("GET / HT", 8);
  }
  const auto begun = std::chrono::steady_clock::now();
  CHECK(console.get("/").status == 200);
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{30});
}

TEST_CASE("twenty users at once are answered without an error", "[lent]") {
  Console console;
  console.enter();
  std::atomic<int> failures{0};
  std::vector<std::thread> users;
  for (int user = 0; user < 20; ++user) {
    users.emplace_back([&] {
      for (int i = 0; i < 5; ++i) {
        const auto& place = places()[static_cast<std::size_t>(i) % places().size()];
        if (console.get(place).status != 200) ++failures;
      }
    });
  }
  for (auto& user : users) user.join();
  CHECK(failures == 0);
}
