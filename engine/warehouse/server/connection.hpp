#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "warehouse/server/libpq.hpp"

/// Inside the room: connections, their errors in French.
namespace copil::warehouse {

/// The parameters of one server, as libpq takes them; never a password.
struct ServerParameters {
  std::vector<std::pair<std::string, std::string>> words;
  std::string host;  ///< as shown: `h1`, `h1:5433`, or the folder of its socket
};

/// The servers of an address, each alone. Errors: not an address, a password in it, hosts and ports
/// that do not match.
Checked<std::vector<ServerParameters>> servers_of(const std::string& address);

/// One connection. Moves, never copies.
class Connection {
 public:
  /// Connects, and settles how values are written. `database` names it in messages.
  static Checked<Connection> open(const ServerParameters& server, const std::string& database);

  /// Runs a statement; its rows, or the error, which `what` completes: "la lecture de « services
  /// »".
  Checked<Rows> run(const std::string& statement, std::string_view what,
                    std::span<const std::string> values = {});

  PGconn* get() const { return connection_.get(); }
  /// The error of what the server answered last, or of the connection.
  Diagnostic error(const PGresult* result, std::string_view what) const;

 private:
  Owned<PGconn, finish> connection_;
  std::string database_;
  std::string host_;
};

/// The name between double quotes, as SQL wants it.
std::string quoted_name(std::string_view name);

}  // namespace copil::warehouse
