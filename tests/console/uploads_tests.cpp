// Files sent to the console: whole ones, and those that lie, stop, are too great or are not what
// they are called.
#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "console/deposits/received.hpp"
#include "console/listening.hpp"
#include "files/files.hpp"
#include "support/html_rules.hpp"

using namespace copil;
using copil::testing::Answer;
using copil::testing::Console;
using copil::testing::faults_of;
using copil::testing::holds;
using copil::testing::words_of_page;

namespace {

namespace fs = std::filesystem;

constexpr const char* kRows = "code;type;libelle;parent\nFR;national;France;\n";

std::string head_of(const Console& console, const std::string& query, const std::string& digest) {
  return "PUT /donnees/deposer?" + query + " HTTP/1.1\r\nHost: " + console.host +
         "\r\nSec-Fetch-Site: same-origin\r\nCookie: " + console.cookie +
         "\r\nX-Copil-SHA256: " + digest + "\r\n";
}

/// What comes back when that file is sent whole.
std::string sent(Console& console, const std::string& query, const std::string& bytes,
                 const std::string& digest = {}) {
  const std::string head = head_of(console, query, digest.empty() ? files::sha256(bytes) : digest);
  return console.raw(head + "Connection: close\r\nContent-Length: " + std::to_string(bytes.size()) +
                     "\r\n\r\n" + bytes);
}

/// The files of a deposit, those on their way included.
std::vector<std::string> files_of(const Console& console, const std::string& deposit) {
  std::vector<std::string> names;
  std::error_code none;
  for (fs::directory_iterator entry{console.state() + "/depots/" + deposit + "/fichiers", none};
       !none && entry != fs::directory_iterator{}; ++entry) {
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("a file sent whole stands in a draft, under its name, as it was") {
  Console console;
  console.enter();
  const std::string answer = sent(console, "nom=territoires.csv", kRows);
  CHECK(holds(answer, "HTTP/1.1 200"));
  CHECK(holds(answer, R"({"depot":1,"fichier":"territoires.csv","forme":"CSV"})"));
  CHECK(*files::read_file(console.state() + "/depots/0001/fichiers/territoires.csv") == kRows);
  CHECK(holds(sent(console, "nom=b.csv&depot=1", "a;b\n1;2\n"), R"("depot":1)"));
  CHECK(files_of(console, "0001") == std::vector<std::string>{"b.csv", "territoires.csv"});
  const Answer page = console.get("/donnees/depot?numero=1");
  CHECK(page.status == 200);
  CHECK(faults_of(page.body) == std::vector<std::string>{});
  CHECK(holds(words_of_page(page.body), files::sha256(kRows)));
  CHECK(holds(words_of_page(console.get("/donnees").body), "brouillon"));
}

TEST_CASE("what is sent is told apart by its bytes, whatever its name says") {
  Console console;
  console.enter();
  CHECK(holds(sent(console, "nom=a.xlsx", kRows), R"("fichier":"a.csv","forme":"CSV")"));
  CHECK(holds(sent(console, "nom=rien.csv", ""), "est vide"));
  CHECK(holds(sent(console, "nom=a.csv", "\xD0\xCF\x11\xE0 vieux"), "HTTP/1.1 415"));
  CHECK(holds(sent(console, "nom=a.csv", "PK\x03\x04 faux"), "ne se lit pas"));
  CHECK(holds(sent(console, "nom=a.csv", std::string("a\0b", 3)), "ni un texte ni un classeur"));
  CHECK(holds(sent(console, "nom=a.txt", "%PDF-1.7"), "les formes lues sont CSV"));
  CHECK(files_of(console, "0001") == std::vector<std::string>{"a.csv"});
}

TEST_CASE("UTF-16 is read as a folder reads it, marked or not") {
  Console console;
  console.enter();
  std::string little;
  std::string big;
  for (const char* c = kRows; *c != '\0'; ++c) {
    little += {*c, '\0'};
    big += {'\0', *c};
  }
  for (const auto& bytes : {little, big, "\xFF\xFE" + little, "\xFE\xFF" + big}) {
    CHECK(holds(sent(console, "nom=territoires.csv", bytes), R"("forme":"CSV")"));
  }
  CHECK(holds(words_of_page(console.get("/donnees/depot?numero=1").body), "territoires.csv"));
}

TEST_CASE("names of strangers are made safe") {
  using console::safe_name;
  CHECK(safe_name("../../etc/passwd") == "passwd");
  CHECK(safe_name("C:\\Users\\x\\données 2010.csv") == "données 2010.csv");
  CHECK(safe_name("..") == "fichier");
  CHECK(safe_name("") == "fichier");
  CHECK(safe_name(".bashrc") == "bashrc");
  CHECK(safe_name("~$services.xlsx") == "services.xlsx");
  CHECK(safe_name("a\r\nSet-Cookie: x.csv") == "a--Set-Cookie- x.csv");
  CHECK(safe_name("<b>\"'&.csv") == "b----.csv");
  CHECK(safe_name("NUL.csv") == "fichier-NUL.csv");
  CHECK(safe_name("\xFF\xFE.csv") == "csv");
  CHECK(safe_name("e\u0301te\u0301.csv") == "ete.csv");
  CHECK(safe_name("sub\u202Evsc.exe") == "sub-vsc.exe");
  const std::string longest = safe_name(std::string(300, 'a') + ".csv.gz");
  CHECK(longest.size() == 120);
  CHECK(longest.ends_with("a.csv.gz"));
  Console console;
  console.enter();
  CHECK(holds(sent(console, "nom=..%2F..%2F..%2Fevade.csv", kRows), R"("fichier":"evade.csv")"));
  CHECK(fs::exists(console.state() + "/depots/0001/fichiers/evade.csv"));
}

TEST_CASE("files that lie, stop or come in pieces are told, and nothing of them stays") {
  Console console;
  console.enter();
  const std::string digest = files::sha256(kRows);
  CHECK(holds(sent(console, "nom=a.csv", kRows, std::string(64, 'a')), "HTTP/1.1 422"));
  CHECK(holds(sent(console, "nom=a.csv&depot=1", kRows, "court"), "HTTP/1.1 400"));
  const std::string head = head_of(console, "nom=a.csv&depot=1", digest);
  CHECK(holds(console.raw(head + "\r\n"), "HTTP/1.1 411"));
  CHECK(holds(console.raw(head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), "HTTP/1.1 411"));
  CHECK(holds(console.raw(head + "Content-Length: 60000000\r\n\r\n"), "HTTP/1.1 413"));
  CHECK(holds(console.raw(head + "Content-Length: -1\r\n\r\n"), "HTTP/1.1 400"));
  const std::string cut = console.raw(head + "Content-Length: 5000\r\n\r\n" + kRows, true);
  CHECK(holds(cut, "HTTP/1.1 400"));
  CHECK(holds(cut, "a été coupé"));
  CHECK(files_of(console, "0001") == std::vector<std::string>{});
  CHECK(holds(sent(console, "nom=a.csv&depot=1", kRows), "HTTP/1.1 200"));
}

TEST_CASE("only our own pages send files, and only once let in, to a draft that is there") {
  Console console;
  const std::string body = kRows;
  CHECK(holds(sent(console, "nom=a.csv", body), "HTTP/1.1 401"));
  console.enter();
  std::string head = head_of(console, "nom=a.csv", files::sha256(body));
  head.replace(head.find("same-origin"), 11, "cross-site");
  CHECK(holds(console.raw(head + "Content-Length: 5\r\n\r\nabcde"), "HTTP/1.1 403"));
  CHECK(holds(sent(console, "nom=a.csv&depot=7", body), "HTTP/1.1 404"));
  CHECK(holds(sent(console, "nom=a.csv&depot=..%2F1", body), "HTTP/1.1 404"));
  CHECK(holds(sent(console, "nom=a.csv", body), "HTTP/1.1 200"));
  CHECK(console.post("/donnees/refuser", "numero=1&motif=double").status == 303);
  CHECK(holds(sent(console, "nom=a.csv&depot=1", body), "HTTP/1.1 409"));
  CHECK(holds(words_of_page(console.get("/donnees/depot?numero=1").body), "refusé"));
}

TEST_CASE("a file is taken out of a draft; no other file is reached") {
  Console console;
  console.enter();
  REQUIRE(holds(sent(console, "nom=a.csv", kRows), "HTTP/1.1 200"));
  CHECK(console.post("/donnees/retirer", "numero=1&fichier=..%2Fdepot.json").status == 409);
  CHECK(console.post("/donnees/retirer", "numero=0001&fichier=a.csv").status == 404);
  CHECK(console.post("/donnees/retirer", "numero=1&fichier=a.csv").status == 303);
  CHECK(files_of(console, "0001") == std::vector<std::string>{});
  CHECK(fs::exists(console.state() + "/depots/0001/depot.json"));
}

TEST_CASE("two hundred connections held open and slow files do not keep others out", "[lent]") {
  Console console;
  console.enter();
  std::vector<Poco::Net::StreamSocket> held;
  const auto hold = [&](const std::string& bytes) {
    held.emplace_back(Poco::Net::SocketAddress{"127.0.0.1", console.port()});
    held.back().sendBytes(bytes.data(), static_cast<int>(bytes.size()));
  };
  const std::string head = head_of(console, "nom=a.csv", files::sha256(kRows));
  for (int i = 0; i < 20; ++i) hold(head + "Content-Length: 5000\r\n\r\n" + kRows);
  for (int i = 0; i < 180; ++i) hold("GET / HT");
  const auto begun = std::chrono::steady_clock::now();
  std::string answer;
  for (int i = 0; i < 40 && !holds(answer, "HTTP/1.1 200"); ++i) {
    try {
      answer = sent(console, "nom=b.csv", kRows);
    } catch (const Poco::Exception&) {
      answer.clear();  // the queue was full: a person tries again
    }
  }
  CHECK(holds(answer, "HTTP/1.1 200"));
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{40});
  CHECK(console.get("/").status == 200);
}
