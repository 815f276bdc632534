#include "warehouse/database.hpp"
#include "base/owned.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <span>
#include <utility>

#include "exports/row_writer.hpp"
#include "warehouse/reading/copied_rows.hpp"
#include "warehouse/reading/primary_keys.hpp"
#include "warehouse/server/connection.hpp"

namespace copil::warehouse {

namespace {

constexpr const char* kBegin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// Tables and views that a session may name, those of the system apart, with their pages.
constexpr const char* kTables =
    "SELECT n.nspname, c.relname, pg_table_is_visible(c.oid), CASE WHEN c.relkind IN ('r', 'm') "
    "THEN "
    "pg_relation_size(c.oid) / current_setting('block_size')::bigint ELSE 0 END "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition "
    "AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' "
    "ORDER BY n.nspname COLLATE \"C\", c.relname COLLATE \"C\"";

/// The columns of a table, whether each is a day, and its rank in the primary key.
constexpr const char* kColumns =
    "SELECT a.attname, a.atttypid IN ('date'::regtype, 'timestamp'::regtype, "
    "'timestamptz'::regtype), "
    "coalesce(array_position(i.indkey::int2[], a.attnum), -1) "
    "FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary "
    "WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

/// Of a page as servers are built, unless somebody asked for another size.
constexpr std::uint64_t kPageBytes = 8192;

/// Of the text that a table makes, in memory outside the process's own.
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 34U;

std::string_view cell_of(const Rows& rows, int row, int column) {
  return {libpq().PQgetvalue(rows.get(), row, column),
          static_cast<std::size_t>(libpq().PQgetlength(rows.get(), row, column))};
}

std::uint64_t number_of(const Rows& rows, int row, int column) {
  return std::strtoull(libpq().PQgetvalue(rows.get(), row, column), nullptr, 10);
}

struct TableColumn {
  std::string name;
  bool is_day = false;
};

struct TableColumns {
  std::vector<TableColumn> columns;
  std::vector<std::size_t> key;  ///< those of the primary key, in its order
};

std::string full_name(const FoundTable& table) {
  return quoted_name(table.schema) + "." + quoted_name(table.name);
}

/// `services`, `autre.services`, `services (h2)`: as messages and rejects name it.
std::string shown_name(const FoundTable& table) {
  std::string name = "table " + (table.is_in_path ? "" : table.schema + ".") + table.name;
  return table.server_name.empty() ? name : name + " (" + table.server_name + ")";
}

Checked<TableColumns> columns_of(Connection& connection, const FoundTable& table,
                                 std::string_view what) {
  const std::string name[] = {full_name(table)};
  const auto rows = connection.run(kColumns, what, name);
  if (!rows) return rows.error();
  TableColumns found;
  std::vector<std::pair<int, std::size_t>> key;
  for (int row = 0; row < libpq().PQntuples(rows->get()); ++row) {
    found.columns.push_back({std::string{cell_of(*rows, row, 0)}, cell_of(*rows, row, 1) == "t"});
    const int rank = std::atoi(libpq().PQgetvalue(rows->get(), row, 2));
    if (rank >= 0) key.emplace_back(rank, static_cast<std::size_t>(row));
  }
  std::sort(key.begin(), key.end());
  for (const auto& [rank, column] : key) found.key.push_back(column);
  return found;
}

std::string copy_statement(const FoundTable& table, const TableColumns& columns) {
  std::string list;
  for (const auto& column : columns.columns) {
    list += (list.empty() ? "" : ", ") + quoted_name(column.name) + "::text";
  }
  std::string where;
  if (table.first_page > 0) {
    where = " WHERE ctid >= '(" + std::to_string(table.first_page) + ",0)'::tid";
  }
  if (table.last_page > 0) {
    where += (where.empty() ? " WHERE" : " AND");
    where += " ctid < '(" + std::to_string(table.last_page) + ",0)'::tid";
  }
  return "COPY (SELECT " + list + " FROM " + full_name(table) + where +
         ") TO STDOUT (FORMAT binary)";
}

/// Writes what a table holds as the text of a source.
class TableText {
 public:
  explicit TableText(const TableColumns& columns)
      : columns_(columns), places_(std::make_shared<PrimaryKeys>(key_names(columns))) {
    for (std::size_t i = 0; i < columns.columns.size(); ++i) {
      writer_.cell(columns.columns[i].name);
      if (columns.columns[i].is_day) days_.push_back(i);
    }
    writer_.end_row();
  }

  void add(std::span<std::string_view> cells) {
    key_.clear();
    for (const std::size_t column : columns_.key) key_.push_back(cells[column]);
    places_->add(writer_.line(), key_);
    for (const std::size_t column : days_) {
      if (cells[column] == "infinity") cells[column] = {};
    }
    writer_.row(cells);
  }

  Checked<exports::Source> finish(std::string path, std::string name) {
    auto content = writer_.finish(exports::InputFile{}, path);
    if (!content) return content.error();
    return exports::Source{std::move(path), std::move(name), std::move(*content), places_, {}};
  }

 private:
  static std::vector<std::string> key_names(const TableColumns& columns) {
    std::vector<std::string> names;
    for (const std::size_t column : columns.key) names.push_back(columns.columns[column].name);
    return names;
  }

  const TableColumns& columns_;
  std::shared_ptr<PrimaryKeys> places_;
  std::vector<std::size_t> days_;  ///< the columns of days
  std::vector<std::string_view> key_;
  exports::RowWriter writer_{kMostBytes};
};

/// Takes all that a COPY sends; nothing, or what went wrong.
std::optional<Diagnostic> receive(Connection& connection, TableText& text, std::string_view what) {
  CopiedRows copied{[&](std::span<std::string_view> cells) { text.add(cells); }};
  bool is_sound = true;
  char* bytes = nullptr;
  int size = libpq().PQgetCopyData(connection.get(), &bytes, 0);
  for (; size > 0; size = libpq().PQgetCopyData(connection.get(), &bytes, 0)) {
    const Owned<char, free_bytes> owned{bytes};
    is_sound = is_sound && copied.add({bytes, static_cast<std::size_t>(size)});
  }
  if (size == -2) return connection.error(nullptr, what);
  const Rows end{libpq().PQgetResult(connection.get())};
  if (libpq().PQresultStatus(end.get()) != PGRES_COMMAND_OK)
    return connection.error(end.get(), what);
  if (!is_sound || !copied.is_whole()) return connection.error(nullptr, what);
  return std::nullopt;
}

}  // namespace

/// A server, the connection that keeps its snapshot open, and the snapshot's name.
struct Server {
  ServerParameters parameters;
  Connection keeper;
  std::string snapshot;
};

struct Database::Parts {
  std::string name;
  std::vector<Server> servers;
  std::vector<FoundTable> tables;
};

namespace {

void add_tables(const Rows& rows, std::size_t server, const std::string& server_name,
                std::uint64_t pages_a_part, std::vector<FoundTable>& tables) {
  for (int row = 0; row < libpq().PQntuples(rows.get()); ++row) {
    FoundTable table{std::string{cell_of(rows, row, 0)},
                     std::string{cell_of(rows, row, 1)},
                     cell_of(rows, row, 2) == "t",
                     server,
                     server_name,
                     0,
                     0,
                     0};
    const std::uint64_t pages = number_of(rows, row, 3);
    while (pages > table.first_page + pages_a_part) {
      table.last_page = table.first_page + pages_a_part;
      table.bytes = pages_a_part * kPageBytes;
      tables.push_back(table);
      table.first_page = table.last_page;
      table.last_page = 0;
    }
    table.bytes = (pages - table.first_page) * kPageBytes;
    tables.push_back(table);
  }
}

Checked<Server> opened(const ServerParameters& parameters, const std::string& name) {
  auto connection = Connection::open(parameters, name);
  if (!connection) return connection.error();
  Server server{parameters, std::move(*connection), {}};
  const auto begun = server.keeper.run(kBegin, "l'ouverture d'une lecture");
  if (!begun) return begun.error();
  const auto snapshot =
      server.keeper.run("SELECT pg_export_snapshot()", "l'ouverture d'une lecture");
  if (!snapshot) return snapshot.error();
  server.snapshot = cell_of(*snapshot, 0, 0);
  return server;
}

}  // namespace

Database::Database(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Database::~Database() = default;

Checked<std::shared_ptr<Database>> Database::open(const std::string& address,
                                                  const DatabaseOptions& options) {
  const auto servers = servers_of(address);
  if (!servers) return servers.error();
  auto parts = std::make_unique<Parts>();
  parts->name = shown_address(address);
  Diagnostics errors;
  for (std::size_t i = 0; i < servers->size(); ++i) {
    auto server = opened((*servers)[i], parts->name);
    if (!server) {
      errors.insert(errors.end(), server.error().begin(), server.error().end());
      continue;
    }
    const auto rows = server->keeper.run(kTables, "la liste des tables");
    if (!rows) {
      errors.insert(errors.end(), rows.error().begin(), rows.error().end());
      continue;
    }
    add_tables(*rows, i, servers->size() > 1 ? (*servers)[i].host : std::string{},
               options.pages_a_part, parts->tables);
    parts->servers.push_back(std::move(*server));
  }
  if (!errors.empty()) return errors;
  return std::shared_ptr<Database>{new Database{std::move(parts)}};
}

Checked<std::string> fingerprint(const std::string& address) {
  const auto servers = servers_of(address);
  if (!servers) return servers.error();
  std::string text;
  for (const auto& server : *servers) {
    auto connection = Connection::open(server, shown_address(address));
    if (!connection) return connection.error();
    const auto rows = connection->run(
        "SELECT (SELECT oid FROM pg_database WHERE datname = current_database()) || ' ' || "
        "pg_current_snapshot()",
        "la lecture de l'état de la base");
    if (!rows) return rows.error();
    text += std::string{cell_of(*rows, 0, 0)} + "\n";
  }
  return text;
}

const std::vector<FoundTable>& Database::tables() const {
  return parts_->tables;
}

const std::string& Database::name() const {
  return parts_->name;
}

Checked<exports::Source> Database::read(const FoundTable& table) const {
  const Server& server = parts_->servers[table.server];
  const std::string shown = shown_name(table);
  const std::string what = "la lecture de la " + shown;
  auto connection = Connection::open(server.parameters, parts_->name);
  if (!connection) return connection.error();
  for (const std::string& statement :
       {std::string{kBegin}, "SET TRANSACTION SNAPSHOT '" + server.snapshot + "'"}) {
    const auto done = connection->run(statement, what);
    if (!done) return done.error();
  }
  const auto columns = columns_of(*connection, table, what);
  if (!columns) return columns.error();
  const auto started = connection->run(copy_statement(table, *columns), what);
  if (!started) return started.error();
  TableText text{*columns};
  if (const auto trouble = receive(*connection, text, what)) return Diagnostics{*trouble};
  return text.finish(parts_->name + ", " + shown, shown);
}

}  // namespace copil::warehouse
