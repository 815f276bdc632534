#pragma once

#include <catch2/catch.hpp>

#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "console/console.hpp"
#include "support/temporary_folder.hpp"

/// The console of a team, behind what stands for the site's web server.
namespace copil::testing {

/// An answer as it came over the socket.
struct TeamAnswer {
  int status = 0;
  std::string head;  ///< the lines of the headers
  std::string body;
};

inline console::Settings team_settings(const TemporaryFolder& folder) {
  std::filesystem::create_directories(folder.file("sortie"));
  console::Settings settings;
  settings.resources = {COPIL_SOURCE_DIR};
  settings.inquiry.folder = COPIL_SOURCE_DIR "/fixtures/demo";
  settings.inquiry.period = {Period::Kind::year, 2010, 1};
  settings.inquiry.arrete = *make_day(2010, 12, 31);
  settings.outputs = folder.file("sortie");
  settings.state_folder = folder.file("etat");
  settings.program = "/bin/echo";
  settings.temporary_folder = folder.path();
  settings.hosts = {"copil.exemple.fr"};
  settings.team = console::Team{folder.file("s"), -1, folder.file("acces.yaml"), "X-Remote-User"};
  return settings;
}

class TeamConsole {
 public:
  explicit TeamConsole(const std::string& access) {
    write_access(access);
    auto settings = team_settings(folder_);
    settings.now = [this] { return now.load(); };
    settings.secret = [this] { return "secret-" + std::to_string(++secrets_); };
    auto opened = console::Server::open(std::move(settings));
    REQUIRE(opened);
    server_ = std::move(*opened);
  }

  void write_access(const std::string& text) { folder_.write("acces.yaml", text); }
  void stop() { server_.reset(); }
  const TemporaryFolder& folder() const { return folder_; }
  std::string socket() const { return folder_.file("s"); }

  /// What the site's web server would ask for that user.
  TeamAnswer get(const std::string& user, const std::string& target) const {
    return ask("GET " + target, "X-Remote-User: " + user + "\r\n", {});
  }
  TeamAnswer post(const std::string& user, const std::string& target,
                  const std::string& form) const {
    return ask("POST " + target,
               "X-Remote-User: " + user + "\r\nSec-Fetch-Site: same-origin\r\nContent-Length: " +
                   std::to_string(form.size()) + "\r\n",
               form);
  }
  TeamAnswer ask(const std::string& what, const std::string& headers,
                 const std::string& body) const {
    Poco::Net::StreamSocket connection;
    connection.connect(Poco::Net::SocketAddress{Poco::Net::SocketAddress::UNIX_LOCAL, socket()});
    connection.setReceiveTimeout(Poco::Timespan{60, 0});
    const std::string bytes = what +
                              " HTTP/1.1\r\nHost: copil.exemple.fr\r\nConnection: close\r\n" +
                              headers + "\r\n" + body;
    connection.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
    std::string text;
    char buffer[65536];
    const bool is_head = what.starts_with("HEAD ");
    while (!is_whole(text, is_head)) {
      const int count = connection.receiveBytes(buffer, sizeof buffer);
      if (count <= 0) break;
      text.append(buffer, static_cast<std::size_t>(count));
    }
    const auto split = text.find("\r\n\r\n");
    if (!is_whole(text, is_head)) return {};
    return {std::stoi(text.substr(9, 3)), without_date(text.substr(0, split)),
            text.substr(split + 4)};
  }

  std::atomic<std::int64_t> now{1'000'000};

 private:
  /// Whether as many bytes came as the headers say; to HEAD, the headers alone.
  static bool is_whole(const std::string& text, bool is_head) {
    const auto split = text.find("\r\n\r\n");
    if (is_head) return split != std::string::npos;
    const auto length = text.find("Content-Length: ");
    return split != std::string::npos && length < split &&
           text.size() >= split + 4 + std::stoul(text.substr(length + 16));
  }

  static std::string without_date(std::string head) {
    const auto begin = head.find("\r\nDate: ");
    if (begin != std::string::npos) head.erase(begin, head.find("\r\n", begin + 2) - begin);
    return head;
  }

  TemporaryFolder folder_;
  std::atomic<int> secrets_{0};
  std::unique_ptr<console::Server> server_;
};

}  // namespace copil::testing
