#pragma once

#include <catch2/catch.hpp>

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "console/console.hpp"
#include "support/temporary_folder.hpp"

/// The console listening on a copy of the demo folder.
namespace copil::testing {

struct Answer {
  int status = 0;
  std::string body;
  std::string cookie;
  std::string place;
  std::string type;
  std::string policy;
};

/// A server on a copy of the demo folder, and a browser let in.
class Console {
 public:
  /// `adapt` changes what the server is opened with.
  explicit Console(std::vector<std::string> hosts = {},
                   const std::function<void(console::Settings&)>& adapt = {}) {
    std::filesystem::copy(COPIL_SOURCE_DIR "/fixtures/demo", data());
    std::filesystem::create_directories(folder_.file("sortie"));
    console::Settings settings = this->settings();
    if (adapt) adapt(settings);
    settings.hosts = std::move(hosts);
    auto opened = console::Server::open(std::move(settings));
    REQUIRE(opened);
    server_ = std::move(*opened);
    host = "127.0.0.1:" + std::to_string(server_->port());
  }

  /// What the server was opened with, but its further hosts.
  console::Settings settings() {
    console::Settings settings;
    settings.resources = {COPIL_SOURCE_DIR};
    settings.inquiry.folder = data();
    settings.inquiry.period = {Period::Kind::year, 2010, 1};
    settings.inquiry.arrete = *make_day(2010, 12, 31);
    settings.outputs = folder_.file("sortie");
    settings.state_folder = state();
    settings.program = "/bin/echo";
    settings.temporary_folder = folder_.path();
    settings.port = 0;
    settings.upload_max = 50'000'000;
    settings.guide = [] {
      document::Document guide;
      guide.report = "guide";
      guide.title = "Guide d'essai";
      guide.content.push_back({document::Paragraph{{{document::Text{"Une heure suffit."}}}}});
      return Checked<document::Document>{guide};
    };
    settings.now = [this] { return now.load(); };
    settings.secret = [this] { return "secret-" + std::to_string(++secrets_); };
    return settings;
  }

  std::string data() const { return folder_.file("donnees"); }
  std::string state() const { return folder_.file("etat"); }
  std::string entry() const {
    const std::string address = server_->entry_address();
    return address.substr(address.find("/entrer"));
  }
  void enter() {
    const Answer answer = get(entry());
    REQUIRE(answer.status == 200);
    cookie = answer.cookie.substr(0, answer.cookie.find(';'));
  }

  Answer get(const std::string& target) { return ask("GET", target, {}); }
  Answer post(const std::string& target, const std::string& form,
              const std::string& site = "same-origin") {
    return ask("POST", target, form, site);
  }

  Answer ask(const std::string& method, const std::string& target, const std::string& form,
             const std::string& site = {}) {
    Poco::Net::HTTPClientSession session{"127.0.0.1", server_->port()};
    Poco::Net::HTTPRequest request{method, target, Poco::Net::HTTPRequest::HTTP_1_1};
    request.setHost(host);
    if (!cookie.empty()) request.set("Cookie", cookie);
    if (!site.empty()) request.set("Sec-Fetch-Site", site);
    if (method == "POST") request.setContentLength(static_cast<std::streamsize>(form.size()));
    session.sendRequest(request) << form;
    Poco::Net::HTTPResponse response;
    std::istream& in = session.receiveResponse(response);
    Answer answer;
    answer.body.assign(std::istreambuf_iterator<char>{in}, {});
    answer.status = response.getStatus();
    answer.cookie = response.get("Set-Cookie", "");
    answer.place = response.get("Location", "");
    answer.type = response.getContentType();
    answer.policy = response.get("Content-Security-Policy", "");
    return answer;
  }

  /// Bytes as they are; what comes back until the server ends the connection.
  std::string raw(const std::string& bytes, bool ends_writing = false) {
    Poco::Net::StreamSocket socket{Poco::Net::SocketAddress{"127.0.0.1", server_->port()}};
    socket.setReceiveTimeout(Poco::Timespan{20, 0});
    socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
    if (ends_writing) socket.shutdownSend();
    std::string text;
    char buffer[4096];
    for (int count = 0; (count = socket.receiveBytes(buffer, sizeof buffer)) > 0;) {
      text.append(buffer, static_cast<std::size_t>(count));
    }
    return text;
  }

  std::string address() const { return server_->entry_address(); }
  std::uint16_t port() const { return server_->port(); }

  std::string host;
  std::string cookie;
  std::atomic<std::int64_t> now{1'000'000};

 private:
  TemporaryFolder folder_;
  std::atomic<int> secrets_{0};
  std::unique_ptr<console::Server> server_;
};

/// Each place, in a state that shows all of it.
inline const std::vector<std::string>& places() {
  static const std::vector<std::string> kPlaces{
      "/",
      "/donnees",
      "/donnees/deposer",
      "/chiffres",
      "/chiffres?niveau=mission_locale&periode=2010-T2&chiffre=DE1&detail=DE1",
      "/comparer",
      "/comparer?territoire1=R1&territoire2=R2&periode1=2010&periode2=2010&chiffre=DE0",
      "/expliquer?nombre=DE0&territoire=R1&periode=2010",
      "/expliquer?nombre=EM4&territoire=ML01&periode=2010-T1",
      "/expliquer?nombre=volume.taux&territoire=R1",
      "/expliquer?nombre=convention.solde&territoire=ML04",
      "/documents",
      "/documents/lire?rapport=bilan-local&territoire=ML01&periode=2010",
      "/documents/lire?rapport=convention-locale&territoire=ML01&periode=2010",
      "/documents/repondre?rapport=bilan-local&territoire=ML01&periode=2010",
      "/documents/repondre?rapport=convention-locale&territoire=ML01&periode=2010",
      "/documents/suivi?rapport=bilan-local&territoire=R1&periode=2010",
      "/documents/rappel?rapport=bilan-local&territoire=ML01&periode=2010",
      "/modeles",
      "/modeles?cherche=convention",
      "/modeles/texte?nom=templates/bilan-local/modele.md",
      "/modeles/usages?nom=templates/communs/provenance.md",
      "/campagnes",
      "/aide",
      "/aide/guide",
      "/administration"};
  return kPlaces;
}

}  // namespace copil::testing
