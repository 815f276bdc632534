#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <catch2/catch.hpp>

namespace copil::testing {

/// A PostgreSQL server of its own on a socket of its own, gone with the test. It refuses to run as
/// root: it then runs as the account that Debian's package makes.
class PostgresServer {
 public:
  PostgresServer() {
    std::string pattern = "/tmp/copil-base-XXXXXX";
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    const bool is_ready = ::geteuid() != 0 || run("chown postgres " + folder_);
    REQUIRE(is_ready);
    REQUIRE(
        run(as_server("initdb -D " + folder_ +
                      "/data -A trust -U copil -E UTF8 --locale=C --no-sync --no-instructions")));
    start();
  }
  ~PostgresServer() {
    stop();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  void start() const {
    REQUIRE(run(as_server("pg_ctl -D " + folder_ + "/data -w -s -l " + folder_ +
                          "/journal -o \"-k " + folder_ +
                          " -c listen_addresses='' -c fsync=off -c max_connections=30\" start")));
  }
  void stop() const { run(as_server("pg_ctl -D " + folder_ + "/data -s -m immediate stop")); }

  /// Its socket's folder, which stands where a host does.
  const std::string& host() const { return folder_; }
  std::string address(const std::string& base = "postgres",
                      const std::string& user = "copil") const {
    return "postgresql://" + user + "@/" + base + "?host=" + folder_;
  }

  /// Runs statements; their rows, `|` between cells, a line each.
  std::string sql(const std::string& statements, const std::string& base = "postgres") const {
    const std::string script = folder_ + "/instructions.sql";
    const std::string answer = folder_ + "/reponse.txt";
    std::ofstream{script} << statements;
    REQUIRE(run("psql -q -X -A -t -v ON_ERROR_STOP=1 -h " + folder_ + " -U copil -d " + base +
                " -f " + script + " -o " + answer));
    std::ifstream in{answer};
    return {std::istreambuf_iterator<char>{in}, {}};
  }

 private:
  static bool run(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
  }
  static std::string as_server(const std::string& command) {
    const std::string full = "/usr/lib/postgresql/15/bin/" + command;
    return ::geteuid() == 0
               ? "cd / && setpriv --reuid=postgres --regid=postgres --clear-groups " + full
               : full;
  }

  std::string folder_;
};

}  // namespace copil::testing
