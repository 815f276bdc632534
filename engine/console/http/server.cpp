#include <Poco/Exception.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NameValueCollection.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/ThreadPool.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <istream>
#include <mutex>
#include <ostream>
#include <thread>

#include "base/text.hpp"
#include "console/console.hpp"
#include "console/gate/doorkeeper.hpp"
#include "console/gate/gate.hpp"
#include "console/gate/sessions.hpp"
#include "console/http/local_socket.hpp"
#include "console/http/uploads.hpp"
#include "console/site/site.hpp"
#include "console/site/turns.hpp"
#include "console/views/routes.hpp"
#include "console/views/views.hpp"
#include "files/files.hpp"
#include "files/folder_lock.hpp"
#include "web/web.hpp"

namespace copil::console {

namespace {

using Poco::Net::HTTPRequest;
using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

constexpr const char* kEntry = "/entrer";

/// The only value of that header, or nothing when it is absent or given twice.
std::optional<std::string> only(const Poco::Net::NameValueCollection& headers, const char* name) {
  std::optional<std::string> value;
  for (auto it = headers.find(name); it != headers.end() && Poco::icompare(it->first, name) == 0;
       ++it) {
    if (value) return std::nullopt;
    value = it->second;
  }
  return value;
}

std::string session_of(HTTPServerRequest& request, const std::string& cookie) {
  Poco::Net::NameValueCollection cookies;
  request.getCookies(cookies);
  return cookies.get(cookie, "");
}

std::optional<std::int64_t> length_of(HTTPServerRequest& request) {
  if (!request.has(HTTPRequest::CONTENT_LENGTH)) return std::nullopt;
  const auto text = only(request, "Content-Length");
  return text ? parse_digits(*text, 15).value_or(-1) : -1;
}

Asked asked_of(HTTPServerRequest& request, const std::string& cookie) {
  Asked asked;
  asked.method = request.getMethod();
  asked.target = request.getURI();
  asked.host = only(request, "Host").value_or("");
  if (request.has("Origin")) asked.origin = only(request, "Origin").value_or("");
  if (request.has("Sec-Fetch-Site")) {
    asked.fetch_site = only(request, "Sec-Fetch-Site").value_or("");
  }
  asked.length = length_of(request);
  asked.is_encoded = request.has(HTTPRequest::TRANSFER_ENCODING);
  asked.session = session_of(request, cookie);
  return asked;
}

/// The body, of exactly that length; nothing when the connection ends before.
std::optional<std::string> read_body(std::istream& in, std::int64_t length) {
  std::string body(static_cast<std::size_t>(length), '\0');
  in.read(body.data(), length);
  if (in.gcount() != length) return std::nullopt;
  return body;
}

/// A pool of its own, hosts, sessions and data: what every connection shares.
struct Shared {
  Hosts hosts;
  std::string cookie;  ///< its name
  Sessions sessions;
  std::unique_ptr<Site> site;
  std::unique_ptr<Doorkeeper> doorkeeper;  ///< of a team; null for one person alone
  Turns turns{*site};
  Uploads uploads{*site, turns};
};

void write_headers(HTTPServerResponse& response, const Reply& reply) {
  response.setStatusAndReason(static_cast<HTTPServerResponse::HTTPStatus>(reply.status));
  response.setContentType(reply.type);
  const bool is_pdf = reply.type == "application/pdf";
  response.set("Content-Security-Policy",
               std::string{"default-src 'self'; img-src 'self' data:; object-src "} +
                   (is_pdf ? "'self'" : "'none'") +
                   "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cache-Control", "no-store");
  if (!reply.cookie.empty()) response.set("Set-Cookie", reply.cookie);
  if (!reply.place.empty()) response.set("Location", reply.place);
  if (!reply.name.empty()) {
    response.set("Content-Disposition", "attachment; filename=\"" + reply.name + "\"");
  }
}

class Handler : public Poco::Net::HTTPRequestHandler {
 public:
  explicit Handler(Shared& shared) : shared_(shared) {}

  /// The last net: whatever goes wrong is told to the browser, and ends this connection only.
  void handleRequest(HTTPServerRequest& request, HTTPServerResponse& response) override {
    Reply reply;
    bool may_go_on = false;
    try {
      reply = answer(request, may_go_on);
    } catch (const Poco::Exception&) {
      reply = unforeseen();
    } catch (const std::exception&) {
      reply = unforeseen();
    }
    try {
      response.setKeepAlive(may_go_on && request.getKeepAlive());
      write_headers(response, reply);
      response.setContentLength64(static_cast<Poco::Int64>(reply.body.size()));
      std::ostream& out = response.send();
      if (request.getMethod() != HTTPRequest::HTTP_HEAD) out << reply.body;
    } catch (const std::exception&) {
      // The browser has gone: there is nobody to tell.
    }
  }

 private:
  static Reply unforeseen() {
    return plain_page(500, "Faute imprévue",
                      "Cette page n'a pas pu être faite. Signalez cette faute avec ces données.");
  }

  static Reply refusal(Refusal why) { return plain_page(status_of(why), "Refusé", words_of(why)); }

  /// A body that was not read would be taken for the next request: the connection ends.
  Reply answer(HTTPServerRequest& request, bool& may_go_on) {
    const Asked asked = asked_of(request, shared_.cookie);
    const Refusal refused = looked_at(asked, shared_.hosts, shared_.site->settings().upload_max);
    if (refused != Refusal::none) return refusal(refused);
    const auto split = asked.target.find('?');
    Question question;
    question.path = asked.target.substr(0, split);
    if (split != std::string::npos) question.query = fields_of(asked.target.substr(split + 1));
    question.is_post = asked.method == "POST";
    const bool is_entry = question.path == kEntry && !question.is_post;
    if (is_entry && !shared_.doorkeeper) return enter(question);
    const Refusal stranger = recognise(request, asked, question.user);
    if (stranger != Refusal::none) return refusal(stranger);
    if (asked.method == HTTPRequest::HTTP_PUT) {
      const Sending sending{*asked.length, only(request, kDigestHeader).value_or("")};
      return shared_.uploads.take(question, sending, request.stream(), may_go_on);
    }
    if (question.is_post) {
      const auto body = read_body(request.stream(), *asked.length);
      if (!body) return refusal(Refusal::bad_request);
      question.form = fields_of(*body);
    }
    may_go_on = true;
    return placed(question, asked.session);
  }

  /// Who asks: by the browser's session, or by the header that the site's web server sets.
  Refusal recognise(HTTPServerRequest& request, const Asked& asked, User& user) {
    const Settings& settings = shared_.site->settings();
    if (!shared_.doorkeeper) {
      if (!shared_.sessions.is_in(asked.session, settings.now())) return Refusal::signed_out;
      user = lone_user();
      return Refusal::none;
    }
    const auto name = only(request, settings.team->header.c_str());
    if (!name || name->empty()) return Refusal::unnamed;
    auto known = shared_.doorkeeper->ask(*name);
    if (known.is_faulty) return Refusal::closed;
    if (!known.user) return Refusal::unknown_user;
    user = std::move(*known.user);
    return Refusal::none;
  }

  /// The cookie comes with a page of ours: what follows from it is of the same site, whatever the
  /// browser came from.
  Reply enter(const Question& question) {
    const auto session =
        shared_.sessions.enter(question.get("jeton"), shared_.site->settings().now());
    if (!session) return refusal(Refusal::signed_out);
    Reply reply = plain_page(200, "Entrée", "Vous êtes entré.", "0; url=/");
    reply.cookie =
        shared_.cookie + "=" + *session +
        "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(kSessionSeconds);
    return reply;
  }

  Reply placed(const Question& question, const std::string& session) {
    if (question.path == "/page.css" || question.path == "/console.css") {
      Reply reply;
      reply.type = "text/css; charset=utf-8";
      reply.body = question.path == "/page.css" ? web::stylesheet() : console_sheet();
      return reply;
    }
    if (question.path == "/console.js" || question.path == "/deposer.js") {
      return script_reply(question.path == "/console.js" ? console_script() : drop_script());
    }
    if (question.path == "/sortir" && question.is_post && !shared_.doorkeeper) {
      shared_.sessions.leave(session);
      Reply reply = plain_page(200, "Au revoir", "Ce navigateur est sorti.");
      reply.cookie = shared_.cookie + "=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0";
      return reply;
    }
    shared_.turns.refresh();
    const auto turn = shared_.turns.take(turn_of(question.path, question.is_post));
    return answered(question, *shared_.site);
  }

  Shared& shared_;
};

class Factory : public Poco::Net::HTTPRequestHandlerFactory {
 public:
  explicit Factory(Shared& shared) : shared_(shared) {}
  Poco::Net::HTTPRequestHandler* createRequestHandler(const HTTPServerRequest&) override {
    return new Handler{shared_};  // the library deletes it
  }

 private:
  Shared& shared_;
};

/// Starts the work that waits, each second, whether a browser looks or not.
class Clockwork {
 public:
  explicit Clockwork(Jobs& jobs) : thread_([this, &jobs] { run(jobs); }) {}
  ~Clockwork() {
    {
      const std::lock_guard lock{mutex_};
      is_over_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  Clockwork(const Clockwork&) = delete;
  Clockwork& operator=(const Clockwork&) = delete;

 private:
  void run(Jobs& jobs) {
    std::unique_lock lock{mutex_};
    while (!wake_.wait_for(lock, std::chrono::seconds{1}, [this] { return is_over_; })) {
      (void)jobs.all();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  bool is_over_ = false;
  std::thread thread_;
};

Poco::Net::HTTPServerParams* params() {
  auto* params = new Poco::Net::HTTPServerParams;  // the server keeps it
  params->setMaxThreads(64);
  params->setMaxQueued(128);
  params->setKeepAlive(true);
  params->setKeepAliveTimeout(Poco::Timespan{5, 0});
  params->setTimeout(Poco::Timespan{5, 0});
  params->setMaxKeepAliveRequests(1000);
  return params;
}

class HttpServer : public Server {
 public:
  HttpServer(files::FolderLock lock, std::unique_ptr<Site> site,
             std::unique_ptr<Doorkeeper> doorkeeper, const Poco::Net::ServerSocket& socket,
             const std::string& token)
      : lock_(std::move(lock)),
        port_(doorkeeper ? std::uint16_t{0} : socket.address().port()),
        token_(token),
        shared_{hosts(site->settings()), "copil_" + std::to_string(port_),
                Sessions{token, site->settings().secret}, std::move(site), std::move(doorkeeper)},
        clockwork_(shared_.site->jobs()),
        pool_(4, 64),
        server_(new Factory{shared_}, pool_, socket, params()) {
    server_.start();
  }
  ~HttpServer() override {
    server_.stopAll(true);
    pool_.joinAll();
    const auto& team = shared_.site->settings().team;
    if (team && team->passed_socket < 0) ::unlink(team->socket.c_str());
  }
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::string entry_address() const override {
    if (shared_.doorkeeper) return {};
    return "http://" + shared_.hosts.front() + kEntry + "?jeton=" + token_;
  }
  std::uint16_t port() const override { return port_; }

 private:
  Hosts hosts(const Settings& settings) const {
    Hosts hosts;
    if (!settings.team) hosts.push_back("127.0.0.1:" + std::to_string(port_));
    hosts.insert(hosts.end(), settings.hosts.begin(), settings.hosts.end());
    return hosts;
  }

  files::FolderLock lock_;  ///< of the state folder: two servers would not see what each other does
  std::uint16_t port_;
  std::string token_;
  Shared shared_;
  Clockwork clockwork_;
  Poco::ThreadPool pool_;
  Poco::Net::HTTPServer server_;
};

Checked<Poco::Net::ServerSocket> listening_socket(const Settings& settings) {
  if (settings.team) {
    return settings.team->passed_socket < 0 ? open_local_socket(settings.team->socket)
                                            : passed_local_socket(settings.team->passed_socket);
  }
  try {
    return Poco::Net::ServerSocket{Poco::Net::SocketAddress{"127.0.0.1", settings.port}, 128};
  } catch (const Poco::Exception&) {
    return Diagnostics{plain_error("le port " + std::to_string(settings.port) + " est déjà pris",
                                   {"--port N en choisit un autre"})};
  }
}

}  // namespace

Checked<std::unique_ptr<Server>> Server::open(Settings settings) {
  const std::string token = settings.secret();
  std::unique_ptr<Doorkeeper> doorkeeper;
  if (settings.team) {
    auto opened = Doorkeeper::open(settings.team->access_file, settings.now);
    if (!opened) return opened.error();
    doorkeeper = std::move(*opened);
  }
  const Diagnostics unwritten = files::prepare_folder(settings.state_folder);
  if (!unwritten.empty()) return unwritten;
  auto lock = files::FolderLock::keep(settings.state_folder);
  if (!lock) return lock.error();
  auto socket = listening_socket(settings);
  if (!socket) return socket.error();
  auto site = Site::open(std::move(settings));
  if (!site) return site.error();
  (*site)->deposits().clear_arrivals();
  return std::unique_ptr<Server>{std::make_unique<HttpServer>(
      std::move(*lock), std::move(*site), std::move(doorkeeper), std::move(*socket), token)};
}

}  // namespace copil::console
