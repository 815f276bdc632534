// What the heads of answers say, and what they never repeat.
#include <catch2/catch.hpp>

#include "console/listening.hpp"

using copil::testing::Console;

TEST_CASE("no answer is kept by a browser, nor taken for another kind than its own") {
  Console console;
  console.enter();
  const auto asked = [&](const std::string& target, const std::string& host) {
    return console.raw("GET " + target + " HTTP/1.1\r\nHost: " + host +
                       "\r\nCookie: " + console.cookie + "\r\nConnection: close\r\n\r\n");
  };
  const std::vector<std::pair<std::string, std::string>> all{
      {"/", console.host},
      {"/page.css", console.host},
      {"/jeune?jeune=J0041&territoire=ML01", console.host},
      {"/documents/fichier?rapport=bilan-local&territoire=ML01&periode=2010&format=pdf",
       console.host},
      {"/nulle-part", console.host},
      {"/", "attaquant.fr"}};
  for (const auto& [target, host] : all) {
    CAPTURE(target, host);
    const std::string answer = asked(target, host);
    const std::string head = answer.substr(0, answer.find("\r\n\r\n"));
    for (const char* header :
         {"\r\nX-Content-Type-Options: nosniff", "\r\nCache-Control: no-store",
          "\r\nReferrer-Policy: no-referrer", "\r\nCross-Origin-Resource-Policy: same-origin",
          "\r\nCross-Origin-Opener-Policy: same-origin",
          "\r\nContent-Security-Policy: default-src 'self';"}) {
      CAPTURE(header);
      CHECK(head.find(header) != std::string::npos);
    }
  }
}

TEST_CASE("what a header says never comes back in one") {
  Console console;
  console.enter();
  // A header's words may be encoded, line ends with them (RFC 2047).
  const std::string evil = "=?utf-8?Q?a=0D=0ASet-Cookie:_vol=3Doui?=";
  const std::string own = "Host: " + console.host + "\r\nCookie: " + console.cookie + "\r\n";
  const std::vector<std::string> heads{
      "Host: " + evil + "\r\nCookie: " + console.cookie + "\r\n",
      "Host: " + console.host + "\r\nCookie: " + console.cookie + "; b=" + evil + "\r\n",
      own + "Origin: " + evil + "\r\n",
      own + "Referer: " + evil + "\r\n",
      own + "Accept-Language: " + evil + "\r\n",
      own + "Sec-Fetch-Site: " + evil + "\r\n",
      own + "X-Remote-User: " + evil + "\r\n"};
  for (const std::string& head : heads) {
    for (const char* line : {"GET / HTTP/1.1\r\n", "POST /sortir HTTP/1.1\r\nContent-Length: 0\r\n",
                             "GET /nulle-part HTTP/1.1\r\n"}) {
      CAPTURE(head, line);
      const std::string answer = console.raw(line + head + "Connection: close\r\n\r\n");
      const std::string said = answer.substr(0, answer.find("\r\n\r\n"));
      CHECK(said.rfind("HTTP/1.1 ", 0) == 0);
      CHECK(said.find("vol") == std::string::npos);
    }
  }
}
