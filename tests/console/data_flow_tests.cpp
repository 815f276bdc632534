// From files dropped to figures moved: matched, compared, accepted; rejects mended.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "console/deposits/corrected.hpp"
#include "console/listening.hpp"
#include "files/files.hpp"
#include "support/html_rules.hpp"

using namespace copil;
using copil::testing::Answer;
using copil::testing::bytes_of;
using copil::testing::Console;
using copil::testing::faults_of;
using copil::testing::holds;

namespace {

namespace fs = std::filesystem;

/// The words of a page, one blank between them, as one types them.
std::string plain_words_of(const std::string& page) {
  std::string text = copil::testing::words_of_page(page);
  for (const auto& [written, typed] :
       {std::pair{"\u00A0", " "}, {"\u202F", " "}, {"’", "'"}, {"\n", " "}, {"  ", " "}}) {
    for (auto at = text.find(written); at != std::string::npos; at = text.find(written)) {
      text.replace(at, std::string{written}.size(), typed);
    }
  }
  return text;
}

/// Sends a file into that draft (0: a new one).
void drop(Console& console, const std::string& name, const std::string& bytes, int deposit = 0) {
  const std::string query =
      "nom=" + name + (deposit == 0 ? "" : "&depot=" + std::to_string(deposit));
  const std::string answer =
      console.raw("PUT /donnees/deposer?" + query + " HTTP/1.1\r\nHost: " + console.host +
                  "\r\nSec-Fetch-Site: same-origin\r\nCookie: " + console.cookie +
                  "\r\nX-Copil-SHA256: " + files::sha256(bytes) +
                  "\r\nConnection: close\r\nContent-Length: " + std::to_string(bytes.size()) +
                  "\r\n\r\n" + bytes);
  INFO(answer);
  REQUIRE(holds(answer, "HTTP/1.1 200"));
}

std::string value_of(const std::string& page, const std::string& field) {
  const auto at = page.find("name=\"" + field + "\"");
  REQUIRE(at != std::string::npos);
  const auto value = page.find("value=\"", at) + 7;
  return page.substr(value, page.find('"', value) - value);
}

/// Accepts the draft as its comparison shows it.
Answer accept(Console& console, int deposit) {
  const std::string page = console.get("/donnees/comparer?numero=" + std::to_string(deposit)).body;
  return console.post("/donnees/accepter", "numero=" + std::to_string(deposit) +
                                               "&base=" + value_of(page, "base") +
                                               "&empreinte=" + value_of(page, "empreinte"));
}

/// services.csv of the demo folder, its first rows only, under another system's names.
std::string foreign_services() {
  return "Identifiant du jeune;Structure;Date du contact;Enjeu visé\n"
         "J0003;ML04;12/01/2010;E1\nJ0002;ML03;14/01/2010;E1\nJ0002;ML03;32/01/2010;E1\n";
}

}  // namespace

TEST_CASE("a deposit is compared with the data in force, then takes their place at once") {
  Console console;
  console.enter();
  const std::string before = console.get("/chiffres?niveau=region&format=csv").body;
  std::string services = bytes_of(console.data() + "/services.csv");
  services.resize(services.size() / 2);
  services.resize(services.rfind('\n') + 1);
  drop(console, "services.csv", services);
  const Answer page = console.get("/donnees/comparer?numero=1");
  CHECK(page.status == 200);
  CHECK(faults_of(page.body) == std::vector<std::string>{});
  const std::string said = plain_words_of(page.body);
  CHECK(holds(said, "services.csv : déposé."));
  CHECK(holds(said, "Chiffres qui changent"));
  CHECK(console.get("/chiffres?niveau=region&format=csv").body == before);
  CHECK(accept(console, 1).status == 303);
  ++console.now;
  CHECK(console.get("/chiffres?niveau=region&format=csv").body != before);
  CHECK(holds(plain_words_of(console.get("/donnees/depot?numero=1").body), "accepté"));
  CHECK(fs::read_symlink(console.state() + "/depots/courant") == "0001/dossier");
  CHECK(console.get("/donnees/comparer?numero=1").status == 404);
}

TEST_CASE("a deposit is tried back to the first year that a report is made of") {
  Console console{{}, [](console::Settings& settings) {
                    settings.inquiry.period = {Period::Kind::year, 2012, 1};
                    settings.inquiry.arrete = *make_day(2012, 12, 31);
                  }};
  console.enter();
  const std::string services = bytes_of(console.data() + "/services.csv");
  drop(console, "services.csv", services);
  const auto said = [&] { return plain_words_of(console.get("/donnees/comparer?numero=1").body); };
  CHECK(holds(said(), "Aucun chiffre d'année précédente ne change, depuis 2010."));
  std::string fewer = services;
  fewer.resize(fewer.find('\n', fewer.find(";2010-03")) + 1);
  drop(console, "services.csv", fewer, 1);
  const std::string moved = said();
  CHECK(holds(moved, "Chiffres d'années précédentes qui changent, depuis 2010 : "));
  CHECK(holds(moved, " 2010 DE1 "));
}

TEST_CASE("the second of two who accept is told that the data have changed") {
  Console console;
  console.enter();
  const std::string services = bytes_of(console.data() + "/services.csv");
  drop(console, "services.csv", services + "J0003;ML04;2010-01-12;E1\n");
  drop(console, "services.csv", services + "J0002;ML03;2010-01-14;E1\n");
  const std::string mine = console.get("/donnees/comparer?numero=1").body;
  CHECK(accept(console, 2).status == 303);
  const Answer late =
      console.post("/donnees/accepter", "numero=1&base=" + value_of(mine, "base") +
                                            "&empreinte=" + value_of(mine, "empreinte"));
  CHECK(late.status == 409);
  CHECK(holds(plain_words_of(late.body), "Un autre dépôt a été accepté"));
  CHECK(accept(console, 1).status == 303);
}

TEST_CASE("what nothing reads, or cannot be read, is not accepted") {
  Console console;
  console.enter();
  drop(console, "inconnu.csv", "a;b\n1;2\n");
  const std::string page = console.get("/donnees/comparer?numero=1").body;
  CHECK(holds(plain_words_of(page), "n'est lu par rien"));
  CHECK_FALSE(holds(page, "empreinte"));
  CHECK(console.post("/donnees/accepter", "numero=1&base=0&empreinte=x").status == 409);
  drop(console, "territoires.csv", "rien\nde bon\n");
  const std::string broken = plain_words_of(console.get("/donnees/comparer?numero=2").body);
  CHECK(holds(broken, "Ce qui empêche d'accepter"));
  CHECK(console.post("/donnees/accepter", "numero=2&base=0&empreinte=x").status == 409);
  CHECK_FALSE(fs::exists(console.state() + "/depots/courant"));
}

TEST_CASE("columns are matched by hand, tried, kept, and not asked for again") {
  Console console;
  console.enter();
  drop(console, "contacts.csv", foreign_services());
  CHECK(holds(plain_words_of(console.get("/donnees/depot?numero=1").body), "rien pour l'instant"));
  const std::string address = "/donnees/colonnes?numero=1&export=contacts.csv&devient=services";
  const Answer page = console.get(address);
  CHECK(page.status == 200);
  CHECK(faults_of(page.body) == std::vector<std::string>{});
  CHECK(holds(plain_words_of(page.body), "Date du contact (12/01/2010, 14/01/2010, 32/01/2010)"));
  const std::string form = "numero=1&export=contacts.csv&fichier=services&c0=0&c1=1&c2=2&o2=0&c3=3";
  const Answer missing =
      console.post("/donnees/colonnes", "numero=1&export=contacts.csv&fichier=services&c0=0");
  CHECK(holds(plain_words_of(missing.body), "n'a pas d'origine"));
  const Answer tried = console.post("/donnees/colonnes", form + "&action=essayer");
  CHECK(tried.status == 200);
  CHECK(faults_of(tried.body) == std::vector<std::string>{});
  const std::string said = plain_words_of(tried.body);
  CHECK(holds(said, "Lignes lues : 3 ; retenues : 2 ; rejetées : 1."));
  CHECK(holds(said, "ligne 4 : 32/01/2010"));
  CHECK(holds(plain_words_of(console.get("/donnees/depot?numero=1").body), "rien pour l'instant"));
  CHECK(console.post("/donnees/colonnes", form + "&action=garder").status == 303);
  CHECK(holds(plain_words_of(console.get("/donnees/depot?numero=1").body),
              "services.csv (par une correspondance)"));
  CHECK(accept(console, 1).status == 303);
  ++console.now;
  CHECK(holds(console.get("/donnees?format=csv").body, "services.csv;3;2;1\n"));
  // The next export bears another name and the same columns.
  drop(console, "contacts_fevrier.csv", foreign_services() + "J0003;ML04;15/02/2010;E1\n");
  CHECK(holds(plain_words_of(console.get("/donnees/depot?numero=2").body),
              "services.csv (par une correspondance)"));
  CHECK(holds(plain_words_of(console.get("/donnees/comparer?numero=2").body),
              "contacts.csv : remplacé."));
}

TEST_CASE("no export, file or column that is not there is reached by a form") {
  Console console;
  console.enter();
  drop(console, "contacts.csv", foreign_services());
  CHECK(console.get("/donnees/colonnes?numero=1&export=..%2Fdepot.json").status == 404);
  CHECK(console.post("/donnees/colonnes", "numero=1&export=contacts.csv&fichier=..").status == 400);
  CHECK(console
            .post("/donnees/colonnes",
                  "numero=1&export=contacts.csv&fichier=services&c0=99&c1=-1&action=garder")
            .status == 200);
  CHECK(console.get("/donnees/corriger?fichier=..%2F..%2Fetc%2Fpasswd&ligne=1").status == 404);
  CHECK(console.get("/donnees/rejets?mission_locale=..%2FML01").status == 404);
}

TEST_CASE("a rejected row is corrected in place, checked again, and goes into a draft") {
  Console console;
  console.enter();
  const std::string path = console.data() + "/services.csv";
  const std::string whole = bytes_of(path);
  const auto lines = std::count(whole.begin(), whole.end(), '\n');
  std::ofstream{path, std::ios::app | std::ios::binary}
      << "J0003;ML04;32/01/2010;E1\nJ0003;ML04;2010-01-15;E99\n";
  ++console.now;
  const std::string line = std::to_string(lines + 1);
  const std::string page = console.get("/donnees").body;
  CHECK(holds(page, "/donnees/corriger?fichier=services.csv&amp;ligne=" + line));
  const std::string address = "/donnees/corriger?fichier=services.csv&ligne=" + line;
  const Answer form = console.get(address);
  CHECK(form.status == 200);
  CHECK(faults_of(form.body) == std::vector<std::string>{});
  CHECK(value_of(form.body, "c2") == "32/01/2010");
  const std::string row = "fichier=services.csv&ligne=" + line + "&c0=J0003&c1=ML04&c3=E1";
  const Answer still = console.post("/donnees/corriger", row + "&c2=33%2F01%2F2010");
  CHECK(still.status == 200);
  CHECK(holds(plain_words_of(still.body), "encore rejetée"));
  CHECK(value_of(still.body, "numero") == "1");
  const Answer mended = console.post("/donnees/corriger", row + "&numero=1&c2=12%2F01%2F2010");
  CHECK(mended.place == "/donnees/depot?numero=1");
  const std::string next = std::to_string(lines + 2);
  const Answer second = console.post("/donnees/corriger", "fichier=services.csv&ligne=" + next +
                                                              "&c0=J0003&c1=ML04&c2=15%2F01%2F"
                                                              "2010&c3=E9");
  CHECK(second.place == "/donnees/depot?numero=1");
  CHECK(bytes_of(console.state() + "/depots/0001/fichiers/services.csv") ==
        whole + "J0003;ML04;12/01/2010;E1\nJ0003;ML04;15/01/2010;E9\n");
  CHECK(accept(console, 1).status == 303);
  ++console.now;
  CHECK_FALSE(holds(console.get("/donnees").body, "ligne=" + line));
}

TEST_CASE("a rejected row of another system's export is corrected under its own columns") {
  Console console;
  console.enter();
  drop(console, "contacts.csv", foreign_services());
  console.post("/donnees/colonnes",
               "numero=1&export=contacts.csv&fichier=services&c0=0&c1=1&c2=2&o2=0&c3=3"
               "&action=garder");
  accept(console, 1);
  ++console.now;
  const std::string address = "/donnees/corriger?fichier=contacts.csv&ligne=4";
  CHECK(holds(console.get("/donnees").body, "fichier=contacts.csv&amp;ligne=4"));
  CHECK(holds(console.get("/donnees?format=csv").body, "\ncontacts.csv;4;Date du contact;"));
  const Answer form = console.get(address);
  CHECK(form.status == 200);
  CHECK(holds(plain_words_of(form.body), "Date du contact : à corriger"));
  CHECK(value_of(form.body, "c2") == "32/01/2010");
  const Answer mended = console.post(
      "/donnees/corriger", "fichier=contacts.csv&ligne=4&c0=J0002&c1=ML03&c2=15%2F01%2F2010&c3=E1");
  CHECK(mended.place == "/donnees/depot?numero=2");
}

TEST_CASE("rejected rows go back to their mission locale as a workbook") {
  Console console;
  console.enter();
  std::ofstream{console.data() + "/services.csv", std::ios::app | std::ios::binary}
      << "J0003;ML04;32/01/2010;E1\n";
  ++console.now;
  CHECK(holds(console.get("/donnees").body, "/donnees/rejets?mission_locale=ML04"));
  const Answer book = console.get("/donnees/rejets?mission_locale=ML04");
  CHECK(book.status == 200);
  CHECK(book.body.rfind("PK", 0) == 0);
  CHECK(console.get("/donnees/rejets?mission_locale=ML99").status == 404);
}

TEST_CASE("a row is written again in its own file's dialect, and nothing else changes") {
  const copil::testing::TemporaryFolder folder;
  const std::string path = folder.write("a.csv",
                                        "\xEF\xBB\xBF"
                                        "a,b\r\n1,2\r\n\"x,y\",3\r\n4,5\r\n");
  const console::RowSpot spot{path, 3, "\"x,y\",3"};
  const auto parts = console::parts_of(spot, {"a", "b"});
  REQUIRE(parts);
  CHECK(parts->cells == std::vector<std::string>{"x,y", "3"});
  const auto bytes = console::with_row(spot, {"p,q", "l\nm"}, {"a", "b"});
  REQUIRE(bytes);
  CHECK(*bytes ==
        "\xEF\xBB\xBF"
        "a,b\r\n1,2\r\n\"p,q\",l m\r\n4,5\r\n");
  const auto moved = console::with_row({path, 2, "9,9"}, {"1", "2"}, {"a", "b"});
  REQUIRE_FALSE(moved);
  CHECK(moved.error().front().message == "une autre ligne se trouve maintenant à cette place");
  CHECK_FALSE(console::parts_of({path, 2, "1,\"2\n3\""}, {"a", "b"}));
}
