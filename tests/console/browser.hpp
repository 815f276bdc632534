#pragma once

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <Poco/Base64Decoder.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

extern char** environ;

/// Debian's Chromium, driven over WebDriver as a person would: clicks, keys, windows of all widths.
namespace copil::testing {

constexpr const char* kTab = "\uE004";  ///< as WebDriver has it

struct BrowserOptions {
  std::string folder;  ///< profile and downloads; empty folder of its own
  bool has_scripts = true;
  bool is_dark = false;
};

class Browser {
 public:
  explicit Browser(const BrowserOptions& options) {
    Poco::Net::ServerSocket free{Poco::Net::SocketAddress{"127.0.0.1", 0}};
    port_ = free.address().port();
    free.close();
    start_driver(options.folder + "/chromedriver.log");
    open_session(options);
  }
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;
  ~Browser() {
    try {
      ask("DELETE", "", Poco::JSON::Object{});
    } catch (const Poco::Exception&) {
      // The driver has gone already.
    }
    ::kill(driver_, SIGTERM);
    int status = 0;
    ::waitpid(driver_, &status, 0);
  }

  void go(const std::string& address) { ask("POST", "/url", object("url", address)); }
  void back() { ask("POST", "/back", Poco::JSON::Object{}); }
  std::string title() { return text(ask("GET", "/title", Poco::JSON::Object{})); }
  std::string address() { return text(ask("GET", "/url", Poco::JSON::Object{})); }
  std::string source() { return text(ask("GET", "/source", Poco::JSON::Object{})); }

  void resize(int width, int height) {
    Poco::JSON::Object size;
    size.set("width", width);
    size.set("height", height);
    ask("POST", "/window/rect", size);
  }

  /// The value of a piece of script, as text.
  std::string run(const std::string& script) {
    Poco::JSON::Object call = object("script", "return String(" + script + ")");
    call.set("args", Poco::JSON::Array{});
    return text(ask("POST", "/execute/sync", call));
  }

  void click(const std::string& selector) {
    ask("POST", "/element/" + element(selector) + "/click", Poco::JSON::Object{});
  }
  /// Clicks what leads to another page and waits for that page (30 s): a form may be sent after the
  /// driver has answered, and what is asked meanwhile would be asked of the page left.
  void follow(const std::string& selector) {
    const std::string left = element("html");
    click(selector);
    for (int i = 0; i < 300 && holds(left); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    REQUIRE_FALSE(holds(left));
  }
  void type(const std::string& selector, const std::string& keys) {
    ask("POST", "/element/" + element(selector) + "/value", object("text", keys));
  }
  /// Keys sent to whatever has the focus.
  void press(const std::string& key) {
    Poco::JSON::Array actions;
    for (const char* kind : {"keyDown", "keyUp"}) {
      Poco::JSON::Object action = object("type", kind);
      action.set("value", key);
      actions.add(action);
    }
    Poco::JSON::Object device = object("type", "key");
    device.set("id", "clavier");
    device.set("actions", actions);
    Poco::JSON::Array devices;
    devices.add(device);
    Poco::JSON::Object all;
    all.set("actions", devices);
    ask("POST", "/actions", all);
  }

  /// What the browser complained of since the last time.
  std::vector<std::string> complaints() {
    std::vector<std::string> found;
    const auto log = ask("POST", "/se/log", object("type", "browser"));
    const auto entries = log.extract<Poco::JSON::Array::Ptr>();
    for (std::size_t i = 0; i < entries->size(); ++i) {
      const auto entry = entries->getObject(static_cast<unsigned>(i));
      const auto level = entry->getValue<std::string>("level");
      if (level == "SEVERE" || level == "WARNING") {
        found.push_back(entry->getValue<std::string>("message"));
      }
    }
    return found;
  }

  /// A picture of the whole page, or of its first pixels when Chromium would find it too large.
  void picture(const std::string& file) {
    constexpr int kTallest = 15'000;
    Poco::JSON::Object clip;
    clip.set("x", 0);
    clip.set("y", 0);
    clip.set("width", std::stoi(run("innerWidth")));
    clip.set("height", std::min(kTallest, std::stoi(run("document.documentElement.scrollHeight"))));
    clip.set("scale", 1);
    Poco::JSON::Object how = object("format", "png");
    how.set("captureBeyondViewport", true);
    how.set("clip", clip);
    Poco::JSON::Object command = object("cmd", "Page.captureScreenshot");
    command.set("params", how);
    const auto taken = ask("POST", "/goog/cdp/execute", command).extract<Poco::JSON::Object::Ptr>();
    std::istringstream encoded{taken->getValue<std::string>("data")};
    Poco::Base64Decoder decoder{encoded};
    std::ofstream{file, std::ios::binary} << decoder.rdbuf();
  }

 private:
  static Poco::JSON::Object object(const std::string& name, const std::string& value) {
    Poco::JSON::Object made;
    made.set(name, value);
    return made;
  }
  static std::string text(const Poco::Dynamic::Var& value) {
    return value.isEmpty() ? std::string{} : value.convert<std::string>();
  }

  void start_driver(const std::string& log) {
    std::string program = "/usr/bin/chromedriver";
    std::string port = "--port=" + std::to_string(port_);
    char* words[] = {program.data(), port.data(), nullptr};
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT,
                                       0600);
    ::posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
    REQUIRE(::posix_spawn(&driver_, program.c_str(), &files, nullptr, words, environ) == 0);
    ::posix_spawn_file_actions_destroy(&files);
    for (int i = 0; i < 100; ++i) {
      try {
        exchange("GET", "/status", Poco::JSON::Object{});
        return;
      } catch (const Poco::Exception&) {
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
      }
    }
    FAIL("chromedriver does not answer");
  }

  void open_session(const BrowserOptions& options) {
    Poco::JSON::Array switches;
    for (const char* word :
         {"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
          "--disable-background-networking", "--disable-component-update", "--disable-sync",
          "--disable-dev-shm-usage", "--hide-scrollbars"}) {
      switches.add(std::string{word});
    }
    switches.add("--user-data-dir=" + options.folder + "/profil");
    if (!options.has_scripts) switches.add(std::string{"--blink-settings=scriptEnabled=false"});
    if (options.is_dark) {
      switches.add(std::string{"--blink-settings=preferredColorScheme=0"});
    }
    Poco::JSON::Object preferences;
    preferences.set("download.default_directory", options.folder);
    Poco::JSON::Object chrome;
    chrome.set("args", switches);
    chrome.set("prefs", preferences);
    Poco::JSON::Object wanted;
    wanted.set("browserName", std::string{"chrome"});
    wanted.set("goog:chromeOptions", chrome);
    wanted.set("goog:loggingPrefs", object("browser", "ALL"));
    Poco::JSON::Object always;
    always.set("alwaysMatch", wanted);
    Poco::JSON::Object capabilities;
    capabilities.set("capabilities", always);
    const auto opened =
        exchange("POST", "/session", capabilities).extract<Poco::JSON::Object::Ptr>();
    session_ = "/session/" + opened->getValue<std::string>("sessionId");
  }

  std::string element(const std::string& selector) {
    Poco::JSON::Object by = object("using", "css selector");
    by.set("value", selector);
    const auto found = ask("POST", "/element", by).extract<Poco::JSON::Object::Ptr>();
    return found->begin()->second.convert<std::string>();
  }

  /// Whether an element is of the page shown.
  bool holds(const std::string& known) {
    return reply_to("GET", session_ + "/element/" + known + "/name", Poco::JSON::Object{}).status ==
           200;
  }

  struct Reply {
    int status = 0;
    std::string text;
  };

  Poco::Dynamic::Var ask(const std::string& method, const std::string& command,
                         const Poco::JSON::Object& body) {
    return exchange(method, session_ + command, body);
  }

  /// The value of the answer; a refusal fails the test with what the driver says.
  Poco::Dynamic::Var exchange(const std::string& method, const std::string& target,
                              const Poco::JSON::Object& body) {
    const Reply reply = reply_to(method, target, body);
    INFO(method << " " << target << " : " << reply.text);
    REQUIRE(reply.status == 200);
    Poco::JSON::Parser parser;
    return parser.parse(reply.text).extract<Poco::JSON::Object::Ptr>()->get("value");
  }

  Reply reply_to(const std::string& method, const std::string& target,
                 const Poco::JSON::Object& body) {
    Poco::Net::HTTPClientSession session{"127.0.0.1", port_};
    session.setTimeout(Poco::Timespan{60, 0});
    Poco::Net::HTTPRequest request{method, target, Poco::Net::HTTPRequest::HTTP_1_1};
    std::ostringstream sent;
    if (method == "POST") body.stringify(sent);
    request.setContentType("application/json");
    request.setContentLength(static_cast<std::streamsize>(sent.str().size()));
    session.sendRequest(request) << sent.str();
    Poco::Net::HTTPResponse response;
    std::istream& in = session.receiveResponse(response);
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    return {static_cast<int>(response.getStatus()), std::move(text)};
  }

  std::uint16_t port_ = 0;
  pid_t driver_ = -1;
  std::string session_;
};

}  // namespace copil::testing
