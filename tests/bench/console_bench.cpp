#include <Poco/Exception.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/URI.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <mutex>
#include <thread>

#include "bench.hpp"
#include "command.hpp"
#include "console/console.hpp"
#include "files/files.hpp"

namespace copil::bench {

namespace {

constexpr int kUsers = 20;

struct Place {
  const char* name;
  std::string target;
  std::string form{};  ///< what is posted; empty: the page is asked for
};

/// A template as the editor sends it at each pause of who writes.
std::string written_model(const std::string& mission) {
  const auto text = checked(files::read_file(COPIL_SOURCE_DIR "/templates/bilan-local/modele.md"));
  std::string encoded;
  Poco::URI::encode(text, "&=+;#", encoded);
  return "rapport=bilan-local&territoire=" + mission + "&texte=" + encoded;
}

/// What people open most, the three that have a bound first.
std::vector<Place> places_of(const std::string& mission, const std::string& region) {
  return {
      {"première page", "/"},
      {"table des missions locales", "/chiffres?niveau=mission_locale&periode=2010"},
      {"explication nationale", "/expliquer?nombre=DE0&periode=2010"},
      {"explication d'un service", "/expliquer?nombre=DE1&periode=2010-T2"},
      {"chiffres par région", "/chiffres?niveau=region&periode=2010&chiffre=DE1"},
      {"état des données", "/donnees"},
      {"bilan local lu", "/documents/lire?rapport=bilan-local&periode=2010&territoire=" + mission},
      {"questions du bilan",
       "/documents/repondre?rapport=bilan-local&periode=2010&territoire=" + mission},
      {"page d'un modèle refaite", "/modeles/essai?nom=templates/bilan-local/modele.md",
       written_model(mission)},
      {"suivi d'une région",
       "/documents/suivi?rapport=bilan-local&periode=2010&territoire=" + region}};
}

/// One browser: its connection stays open.
class Visitor {
 public:
  Visitor(std::uint16_t port, std::string cookie)
      : session_("127.0.0.1", port),
        host_("127.0.0.1:" + std::to_string(port)),
        cookie_(std::move(cookie)) {
    session_.setKeepAlive(true);
    session_.setTimeout(Poco::Timespan{120, 0});
  }

  std::string get(const Place& place) { return get(place.target, nullptr, place.form); }

  /// The bytes of the page; nothing when it does not come.
  std::string get(const std::string& target, std::string* cookie = nullptr,
                  const std::string& form = {}) {
    try {
      Poco::Net::HTTPRequest request{form.empty() ? "GET" : "POST", target,
                                     Poco::Net::HTTPRequest::HTTP_1_1};
      request.setHost(host_);
      request.setKeepAlive(true);
      if (!cookie_.empty()) request.set("Cookie", cookie_);
      if (!form.empty()) {
        request.set("Sec-Fetch-Site", "same-origin");
        request.setContentType("application/x-www-form-urlencoded");
        request.setContentLength(static_cast<std::streamsize>(form.size()));
      }
      session_.sendRequest(request) << form;
      Poco::Net::HTTPResponse response;
      std::istream& in = session_.receiveResponse(response);
      std::string body{std::istreambuf_iterator<char>{in}, {}};
      if (cookie != nullptr) *cookie = response.get("Set-Cookie", "");
      return response.getStatus() == 200 ? body : std::string{};
    } catch (const Poco::Exception&) {
      session_.reset();
      return {};
    }
  }

 private:
  Poco::Net::HTTPClientSession session_;
  std::string host_;
  std::string cookie_;
};

/// Milliseconds of each answer, by place.
using Times = std::vector<std::vector<double>>;

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times.empty() ? 0 : times[times.size() / 2];
}

void print(const std::vector<Place>& places, const Times& times) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto sorted = times[i];
    if (sorted.empty()) continue;
    std::sort(sorted.begin(), sorted.end());
    const auto at = [&](std::size_t percent) {
      return sorted[(sorted.size() - 1) * percent / 100];
    };
    std::printf("  %-28s %6zu fois  médiane %7.1f ms  19 sur 20 %7.1f ms  au plus %7.1f ms\n",
                places[i].name, sorted.size(), at(50), at(95), at(100));
  }
}

console::Settings settings_for(const std::string& folder, const files::ScratchFolder& scratch) {
  console::Settings settings;
  settings.resources = {COPIL_SOURCE_DIR};
  settings.inquiry.folder = folder;
  settings.inquiry.period = {Period::Kind::year, 2010, 1};
  settings.inquiry.arrete = *make_day(2010, 12, 31);
  settings.inquiry.jobs = 2;
  settings.outputs = scratch.path();
  settings.state_folder = scratch.path() + "/etat";
  settings.program = "/bin/true";
  settings.temporary_folder = scratch.path();
  settings.port = 0;
  settings.now = [] {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
  };
  settings.secret = [] { return std::string{"secret"}; };
  return settings;
}

/// The first territory of that kind, as the page of documents offers them.
std::string first_code(const std::string& page, const std::string& begin) {
  const auto at = page.find("value=\"" + begin);
  return at == std::string::npos ? "" : page.substr(at + 7, page.find('"', at + 7) - at - 7);
}

/// The folder given, else a national one written for the occasion.
std::string folder_of(const Arguments& arguments, const files::ScratchFolder& scratch) {
  if (!arguments.empty()) return arguments[0];
  const char* program = std::getenv("COPIL_PROGRAMME");
  const std::string folder = scratch.path() + "/exemple";
  if (program == nullptr || run({program, "exemple", folder, "-q"}).status != 0) return {};
  return folder;
}

/// Somebody alone: each place ten times, after a first time that is not told.
bool visit_alone(Visitor& alone, const std::vector<Place>& places) {
  Times times(places.size());
  Times reckoned(places.size());
  for (int turn = 0; turn < 11; ++turn) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      bool came = false;
      const double before = cpu_seconds();
      const double taken = seconds([&] { came = !alone.get(places[i]).empty(); });
      if (!came) return std::fprintf(stderr, "%s : pas de page\n", places[i].target.c_str()), false;
      if (turn == 0) continue;
      times[i].push_back(taken * 1000);
      reckoned[i].push_back((cpu_seconds() - before) * 1000);
    }
  }
  std::printf("une personne seule :\n");
  print(places, times);
  std::printf("le calcul seul, sans l'attente du processeur :\n");
  for (std::size_t i = 0; i < places.size(); ++i) {
    std::printf("  %-28s médiane %7.1f ms\n", places[i].name, median(reckoned[i]));
  }
  return true;
}

/// Twenty at once for so many seconds; gives how many pages did not come.
int visit_together(std::uint16_t port, const std::string& cookie, const std::vector<Place>& places,
                   int length) {
  Times together(places.size());
  std::mutex mutex;
  std::atomic<int> errors{0};
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{length};
  std::vector<std::thread> users;
  for (int user = 0; user < kUsers; ++user) {
    users.emplace_back([&, user] {
      Visitor visitor{port, cookie};
      for (auto i = static_cast<std::size_t>(user); std::chrono::steady_clock::now() < end; ++i) {
        const std::size_t place = i % places.size();
        bool came = false;
        const double taken = seconds([&] { came = !visitor.get(places[place]).empty(); });
        if (!came) ++errors;
        const std::lock_guard lock{mutex};
        together[place].push_back(taken * 1000);
      }
    });
  }
  for (auto& user : users) user.join();
  std::printf("%d personnes à la fois, %d s : %d erreurs, %ld Mo\n", kUsers, length, errors.load(),
              peak_megabytes());
  print(places, together);
  return errors.load();
}

}  // namespace

int console(const Arguments& arguments) {
  const int length = arguments.size() > 1 ? std::atoi(arguments[1].c_str()) : 60;
  const files::ScratchFolder scratch{"/tmp"};
  const std::string folder = folder_of(arguments, scratch);
  if (folder.empty()) return std::fputs("usage: console DIR [SECONDS]\n", stderr), 2;
  std::unique_ptr<console::Server> server;
  const double read =
      seconds([&] { server = checked(console::Server::open(settings_for(folder, scratch))); });
  std::printf("lu en %.1f s, %ld Mo\n", read, peak_megabytes());
  std::string cookie;
  const std::string address = server->entry_address();
  Visitor{server->port(), {}}.get(address.substr(address.find("/entrer")), &cookie);
  cookie = cookie.substr(0, cookie.find(';'));
  Visitor alone{server->port(), cookie};
  const std::string documents = alone.get("/documents");
  const auto places = places_of(first_code(documents, "ML"), first_code(documents, "R"));
  if (!visit_alone(alone, places)) return 1;
  return visit_together(server->port(), cookie, places, length) == 0 ? 0 : 1;
}

}  // namespace copil::bench
