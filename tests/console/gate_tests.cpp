// Who gets in: each rule with a request that breaks it.
#include <catch2/catch.hpp>

#include "console/gate/gate.hpp"
#include "console/gate/sessions.hpp"
#include "console/site/reply.hpp"

using namespace copil::console;

namespace {

const Hosts kHosts{"127.0.0.1:8010", "copil.test"};
constexpr std::int64_t kUploadMax = 1'000'000;

Asked get(const std::string& target) {
  Asked asked;
  asked.method = "GET";
  asked.target = target;
  asked.host = "127.0.0.1:8010";
  return asked;
}

Asked post(std::int64_t length) {
  Asked asked = get("/campagnes/lancer");
  asked.method = "POST";
  asked.length = length;
  asked.fetch_site = "same-origin";
  return asked;
}

}  // namespace

TEST_CASE("a request of our own pages is looked at") {
  CHECK(looked_at(get("/chiffres?niveau=region"), kHosts, kUploadMax) == Refusal::none);
  CHECK(looked_at(post(20), kHosts, kUploadMax) == Refusal::none);
  Asked other = get("/");
  other.host = "copil.test";
  CHECK(looked_at(other, kHosts, kUploadMax) == Refusal::none);
}

TEST_CASE("another name, part of a name or no name is refused") {
  for (const char* host : {"", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8010.attaquant.fr",
                           "attaquant.fr", "localhost:8010", "127.0.0.1:8010 "}) {
    Asked asked = get("/");
    asked.host = host;
    CHECK(looked_at(asked, kHosts, kUploadMax) == Refusal::host);
  }
  CHECK(words_of(Refusal::host).find("--hote-permis NOM") != std::string::npos);
}

TEST_CASE("an unsafe method comes from our own pages alone") {
  for (const char* site : {"cross-site", "same-site", "none", ""}) {
    Asked asked = post(0);
    asked.fetch_site = site;
    asked.origin = "http://127.0.0.1:8010";  // what the browser says counts first
    CHECK(looked_at(asked, kHosts, kUploadMax) == Refusal::origin);
  }
  Asked old_browser = post(0);
  old_browser.fetch_site.reset();
  CHECK(looked_at(old_browser, kHosts, kUploadMax) == Refusal::origin);
  old_browser.origin = "http://attaquant.fr";
  CHECK(looked_at(old_browser, kHosts, kUploadMax) == Refusal::origin);
  old_browser.origin = "null";
  CHECK(looked_at(old_browser, kHosts, kUploadMax) == Refusal::origin);
  old_browser.origin = "http://127.0.0.1:8010";
  CHECK(looked_at(old_browser, kHosts, kUploadMax) == Refusal::none);
}

TEST_CASE("bodies have a length, and not too great a one; none comes in pieces or with a GET") {
  Asked asked = post(0);
  asked.length.reset();
  CHECK(looked_at(asked, kHosts, kUploadMax) == Refusal::length_required);
  CHECK(looked_at(post(kBodyMax), kHosts, kUploadMax) == Refusal::none);
  CHECK(looked_at(post(kBodyMax + 1), kHosts, kUploadMax) == Refusal::too_large);
  CHECK(looked_at(post(-1), kHosts, kUploadMax) == Refusal::bad_request);
  asked = post(10);
  asked.is_encoded = true;
  CHECK(looked_at(asked, kHosts, kUploadMax) == Refusal::bad_request);
  asked = get("/");
  asked.length = 5;
  CHECK(looked_at(asked, kHosts, kUploadMax) == Refusal::bad_request);
}

TEST_CASE("other methods and strange addresses are refused") {
  for (const char* method : {"PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", ""}) {
    Asked asked = get("/");
    asked.method = method;
    CHECK(looked_at(asked, kHosts, kUploadMax) == Refusal::method);
  }
  for (const std::string target :
       {"", "x", "//attaquant.fr", "http://attaquant.fr/", "/a b", "/\r\nSet-Cookie: x"}) {
    CHECK(looked_at(get(target), kHosts, kUploadMax) == Refusal::bad_request);
  }
  CHECK(looked_at(get("/" + std::string(kTargetMax, 'a')), kHosts, kUploadMax) ==
        Refusal::bad_request);
}

TEST_CASE("a token lets in once; a session ends by itself or when one leaves") {
  int count = 0;
  Sessions sessions{"jeton", [&] { return "session-" + std::to_string(++count); }};
  CHECK_FALSE(sessions.enter("", 0));
  CHECK_FALSE(sessions.enter("autre", 0));
  CHECK_FALSE(sessions.enter("jeto", 0));
  const auto session = sessions.enter("jeton", 100);
  REQUIRE(session);
  CHECK_FALSE(sessions.enter("jeton", 101));
  CHECK(sessions.is_in(*session, 101));
  CHECK_FALSE(sessions.is_in("", 101));
  CHECK_FALSE(sessions.is_in("session-2", 101));
  CHECK(sessions.is_in(*session, 100 + kSessionSeconds - 1));
  CHECK_FALSE(sessions.is_in(*session, 100 + kSessionSeconds));
  sessions.leave(*session);
  CHECK_FALSE(sessions.is_in(*session, 101));
}

TEST_CASE("fields are decoded; what is not well-formed is left out") {
  const Fields fields = fields_of("a=1&b=%C3%A9+x&c=%zz&d&=e&a=2&f=%00");
  CHECK(fields.at("a") == "2");
  CHECK(fields.at("b") == "é x");
  CHECK(fields.count("c") == 0);
  CHECK(fields.at("d").empty());
  CHECK(fields.count("f") == 0);
  CHECK(address("/x", {{"a", "1 & 2"}, {"b", ""}, {"c", "é"}}) == "/x?a=1%20%26%202&c=%C3%A9");
}
