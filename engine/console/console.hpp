#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/document.hpp"
#include "vocabulary/dossier.hpp"

/// The work in the browser, for one person on their own machine or for a team: pages made from a
/// data folder that is read once, and again when its files change. Comes in: what to read and where
/// to listen. Goes out: an address that lets one browser in.
namespace copil::console {

/// A socket behind the site's own web server, which says who the user is.
struct Team {
  std::string socket;       ///< the path to listen on
  int passed_socket = -1;   ///< instead of the path: open already, by whoever started the program
  std::string access_file;  ///< acces.yaml, read again when it changes
  std::string header = "X-Remote-User";  ///< believed on this socket only
};

struct Settings {
  vocabulary::Resources resources;
  vocabulary::Inquiry inquiry;  ///< folder, arrêté, period, imposed rules, processes
  std::string configuration;    ///< a file of settings for the runs launched; empty: the usual one
  std::string outputs;          ///< the folder that campaigns write in; exists
  std::string state_folder;     ///< what the console keeps: deposits, answers, templates, journal
  std::string program;          ///< the file of the program itself: campaigns are runs of it
  std::string version;
  std::string temporary_folder = "/tmp";
  std::uint16_t port = 8010;       ///< of 127.0.0.1; 0: any that is free
  std::optional<Team> team{};      ///< instead of the port: behind the site's web server
  std::vector<std::string> hosts;  ///< further names under which a browser may come
  std::int64_t upload_max = std::int64_t{1} << 30;  ///< bytes of a file dropped in the browser
  /// The user's guide; empty: there is none. Errors: a fault of its texts.
  std::function<Checked<document::Document>()> guide;
  /// Seconds since 1970.
  std::function<std::int64_t()> now;
  /// A text that nobody can guess, new each time.
  std::function<std::string()> secret;
};

/// Listens until it is destroyed.
class Server {
 public:
  /// Reads the data, then listens. Errors: those of the reading and of acces.yaml, a port or a
  /// socket that is taken.
  static Checked<std::unique_ptr<Server>> open(Settings settings);
  virtual ~Server() = default;

  /// The address that lets in once: `http://127.0.0.1:8010/entrer?jeton=…`; empty for a team, whom
  /// the site's web server lets in.
  virtual std::string entry_address() const = 0;
  virtual std::uint16_t port() const = 0;
};

}  // namespace copil::console
