#pragma once

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <signal.h>
#include <sys/wait.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "chain/program.hpp"

/// `copil servir` in a process of its own, asked over real connections, that may be killed at any
/// moment.
namespace copil::testing {

struct ServedAnswer {
  int status = 0;
  std::string head;
  std::string body;

  /// The value of a hidden field of the page.
  std::string field(const std::string& name) const {
    const auto at = body.find("name=\"" + name + "\" value=\"");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 15;
    return body.substr(begin, body.find('"', begin) - begin);
  }
};

/// Who uses the address that lets in once: the test itself, or a browser.
enum class Entry { used, left };

class Served {
 public:
  /// `folder` gets the server's outputs, state and messages; `more` are further words.
  Served(const std::string& folder, const std::string& data,
         const std::vector<std::string>& more = {}, Entry entry = Entry::used)
      : told_(folder + "/dit") {
    std::vector<std::string> words{"servir",         "--donnees",        data,
                                   "--sortie",       folder + "/sortie", "--etat",
                                   folder + "/etat", "--port",           "0"};
    words.insert(words.end(), more.begin(), more.end());
    std::filesystem::remove(told_);
    process_ = ::fork();
    REQUIRE(process_ != -1);
    if (process_ == 0) {
      if (!leads_to(STDOUT_FILENO, told_) || !leads_to(STDERR_FILENO, folder + "/erreurs")) {
        ::_exit(99);
      }
      Surroundings built;
      built.is_built = true;
      become_program(words, built);
    }
    await(folder + "/erreurs");
    if (entry == Entry::used) enter();
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served() { kill(); }

  /// Without any notice, its runs too when `with_runs`.
  void kill(bool with_runs = false) {
    if (process_ <= 0) return;
    const auto runs = with_runs ? children() : std::vector<pid_t>{};
    ::kill(process_, SIGKILL);
    for (const pid_t run : runs) ::kill(run, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
  }
  /// As Ctrl-C does; gives the exit status.
  int stop() {
    ::kill(process_, SIGINT);
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  /// Nothing when the connection ended before the whole answer came.
  std::optional<ServedAnswer> ask(const std::string& what, const std::string& headers = {},
                                  const std::string& body = {}) const {
    try {
      Poco::Net::StreamSocket socket;
      socket.connect(Poco::Net::SocketAddress{host_}, Poco::Timespan{20, 0});
      socket.setReceiveTimeout(Poco::Timespan{60, 0});
      const std::string bytes =
          what + " HTTP/1.1\r\nHost: " + host_ +
          "\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nCookie: " + cookie_ + "\r\n" +
          headers + "\r\n" + body;
      for (std::size_t sent = 0; sent < bytes.size();) {
        const int count =
            socket.sendBytes(bytes.data() + sent, static_cast<int>(bytes.size() - sent));
        if (count <= 0) return std::nullopt;
        sent += static_cast<std::size_t>(count);
      }
      std::string text;
      char buffer[65536];
      for (int count = 0; (count = socket.receiveBytes(buffer, sizeof buffer)) > 0;) {
        text.append(buffer, static_cast<std::size_t>(count));
      }
      return whole(text);
    } catch (const Poco::Exception&) {
      return std::nullopt;
    }
  }
  std::optional<ServedAnswer> get(const std::string& target) const { return ask("GET " + target); }
  std::optional<ServedAnswer> post(const std::string& target, const std::string& form) const {
    return ask("POST " + target, "Content-Length: " + std::to_string(form.size()) + "\r\n", form);
  }

  const std::string& host() const { return host_; }
  /// The address that lets in once.
  const std::string& entry() const { return entry_; }

 private:
  void await(const std::string& errors) {
    for (int i = 0; i < 3000 && entry_.empty(); ++i) {
      const std::string said = bytes_of(told_);
      const auto at = said.find("http://");
      const auto end = said.find('\n', at);
      if (at != std::string::npos && end != std::string::npos) entry_ = said.substr(at, end - at);
      if (entry_.empty()) std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    INFO(bytes_of(errors));
    REQUIRE_FALSE(entry_.empty());
    host_ = entry_.substr(7, entry_.find('/', 7) - 7);
  }

  void enter() {
    const auto entered = get(entry_.substr(entry_.find('/', 7)));
    REQUIRE(entered);
    REQUIRE(entered->status == 200);
    const auto cookie = entered->head.find("Set-Cookie: ") + 12;
    cookie_ = entered->head.substr(cookie, entered->head.find(';', cookie) - cookie);
  }

  static std::optional<ServedAnswer> whole(const std::string& text) {
    const auto split = text.find("\r\n\r\n");
    const auto length = text.find("Content-Length: ");
    if (split == std::string::npos || length == std::string::npos || length > split) {
      return std::nullopt;
    }
    if (text.size() < split + 4 + std::stoul(text.substr(length + 16))) return std::nullopt;
    return ServedAnswer{std::stoi(text.substr(9, 3)), text.substr(0, split),
                        text.substr(split + 4)};
  }

  /// The processes that any of its threads started.
  std::vector<pid_t> children() const {
    std::vector<pid_t> found;
    std::error_code error;
    const std::string tasks = "/proc/" + std::to_string(process_) + "/task";
    for (std::filesystem::directory_iterator task{tasks, error}, end; !error && task != end;
         task.increment(error)) {
      std::ifstream list{task->path() / "children"};
      for (pid_t child = 0; list >> child;) found.push_back(child);
    }
    return found;
  }

  std::string told_;
  std::string entry_;
  std::string host_;
  std::string cookie_;
  pid_t process_ = -1;
};

}  // namespace copil::testing
