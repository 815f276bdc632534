#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/source.hpp"
#include "warehouse/address.hpp"

/// Rows out of PostgreSQL: tables and views are sources, as files are.
namespace copil::warehouse {

/// A table or view, or a stretch of the pages of a large table.
struct FoundTable {
  std::string schema;
  std::string name;
  bool is_in_path = false;  ///< its name alone is enough
  std::size_t server = 0;   ///< in the order of the address
  std::string server_name;  ///< its host; empty when there is but one
  std::uint64_t first_page = 0;
  std::uint64_t last_page = 0;  ///< 0: to the end
  std::uint64_t bytes = 0;      ///< about, of its pages; 0 for a view
};

struct DatabaseOptions {
  std::uint64_t pages_a_part = 65'536;  ///< half a GiB
};

/// One database, or several servers that share the youths between them (`postgresql://h1,h2/base`).
/// Each is read in one snapshot, whatever the number of connections: `repeatable read`, read only.
class Database {
 public:
  /// Connects to every server. Errors, in French: an address with a password (it comes from
  /// PGPASSWORD or ~/.pgpass), servers that do not answer or refuse.
  static Checked<std::shared_ptr<Database>> open(const std::string& address,
                                                 const DatabaseOptions& options = {});
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// What rows may come from, by server, schema and name; the parts of a large table in order.
  const std::vector<FoundTable>& tables() const;
  /// Reads it on a connection of its own, in the snapshot; several may run at once. Primary keys
  /// are the places of its rows. NULL is an empty cell, and so is the day `infinity`. Errors: the
  /// server stopped, the connection was cut, reading is not permitted.
  Checked<exports::Source> read(const FoundTable& table) const;
  /// `postgresql://h1,h2/base`.
  const std::string& name() const;

 private:
  struct Parts;
  explicit Database(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

/// A text that is another one whenever anything was written to the servers of the address: what was
/// made from them is then no longer up to date.
Checked<std::string> fingerprint(const std::string& address);

}  // namespace copil::warehouse
