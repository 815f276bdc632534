#include "warehouse/server/connection.hpp"

#include <algorithm>
#include <utility>

#include "base/folded.hpp"
#include "warehouse/address.hpp"

namespace copil::warehouse {

namespace {

constexpr std::string_view kSchemes[] = {"postgresql://", "postgres://"};

/// How long a server may take to answer a connection, in seconds.
constexpr const char* kConnectTimeout = "10";

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> pieces;
  while (true) {
    const std::size_t end = std::min(text.find(','), text.size());
    pieces.emplace_back(text.substr(0, end));
    if (end == text.size()) return pieces;
    text.remove_prefix(end + 1);
  }
}

Diagnostic at_address(const std::string& address, std::string message,
                      std::vector<std::string> hints) {
  Diagnostic error = plain_error(std::move(message), std::move(hints));
  error.place = {shown_address(address)};
  return error;
}

/// The first line of what the server says, without its English heading.
std::string said(std::string_view message) {
  std::string_view text = trimmed(message.substr(0, message.find('\n')));
  for (const std::string_view heading : {"ERROR:", "FATAL:"}) {
    if (text.starts_with(heading)) text = trimmed(text.substr(heading.size()));
  }
  return std::string{text};
}

/// Statements run once on each connection: days and texts are written in one way whatever the
/// server's own settings, and rows come in the order in which they lie.
constexpr const char* kSettings =
    "SET client_encoding = 'UTF8'; SET datestyle = 'ISO'; SET timezone = 'Europe/Paris'; "
    "SET synchronize_seqscans = off; SET max_parallel_workers_per_gather = 0; "
    "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET "
    "extra_float_digits = 1";

}  // namespace

bool is_address(std::string_view text) {
  return std::any_of(std::begin(kSchemes), std::end(kSchemes),
                     [&](std::string_view scheme) { return text.starts_with(scheme); });
}

std::string shown_address(std::string_view address) {
  std::string shown{address.substr(0, address.find('?'))};
  const std::size_t scheme = shown.find("://");
  if (scheme == std::string::npos) return shown;
  const std::size_t start = scheme + 3;
  const std::size_t at = shown.rfind('@', shown.find('/', start));
  if (at == std::string::npos || at < start) return shown;
  const std::size_t colon = shown.find(':', start);
  if (colon < at) shown.erase(colon, at - colon);
  return shown;
}

std::string quoted_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted += c == '"' ? "\"\"" : std::string{c};
  return quoted + "\"";
}

Checked<std::vector<ServerParameters>> servers_of(const std::string& address) {
  if (!has_libpq()) {
    return Diagnostics{at_address(address,
                                  "la bibliothèque libpq, qui parle aux bases PostgreSQL, n'est "
                                  "pas installée sur cette machine",
                                  {"demandez le paquet libpq5 à l'administrateur"})};
  }
  char* message = nullptr;
  const Owned<PQconninfoOption, free_options> options{
      libpq().PQconninfoParse(address.c_str(), &message)};
  if (!options) {
    libpq().PQfreemem(message);
    return Diagnostics{at_address(address, "cette adresse de base ne se lit pas",
                                  {"par exemple : postgresql://serveur/base"})};
  }
  std::vector<std::pair<std::string, std::string>> words;
  std::vector<std::string> hosts{""};
  std::vector<std::string> ports{""};
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    const std::string name = option->keyword;
    if (name == "password" || name == "sslpassword") {
      return Diagnostics{at_address(
          address, "un mot de passe ne s'écrit pas dans l'adresse : il se lirait partout",
          {"donnez-le par la variable PGPASSWORD ou par le fichier ~/.pgpass"})};
    }
    if (name == "host") {
      hosts = split(option->val);
    } else if (name == "port") {
      ports = split(option->val);
    } else {
      words.emplace_back(name, option->val);
    }
  }
  if (ports.size() != 1 && ports.size() != hosts.size()) {
    return Diagnostics{at_address(address,
                                  "l'adresse a " + std::to_string(hosts.size()) + " serveurs et " +
                                      std::to_string(ports.size()) + " ports",
                                  {"donnez un port pour tous, ou un à chacun"})};
  }
  std::vector<ServerParameters> servers;
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    ServerParameters server{words, hosts[i]};
    const std::string& port = ports.size() == 1 ? ports.front() : ports[i];
    if (!hosts[i].empty()) server.words.emplace_back("host", hosts[i]);
    if (!port.empty()) server.words.emplace_back("port", port);
    if (!port.empty()) server.host += ":" + port;
    servers.push_back(std::move(server));
  }
  return servers;
}

Checked<Connection> Connection::open(const ServerParameters& server, const std::string& database) {
  std::vector<const char*> names;
  std::vector<const char*> values;
  for (const auto& [name, value] : server.words) {
    names.push_back(name.c_str());
    values.push_back(value.c_str());
  }
  for (const auto& [name, value] : {std::pair{"connect_timeout", kConnectTimeout},
                                    std::pair{"fallback_application_name", "copil"}}) {
    const bool is_given =
        std::any_of(server.words.begin(), server.words.end(),
                    [name = name](const auto& word) { return word.first == name; });
    if (is_given) continue;
    names.push_back(name);
    values.push_back(value);
  }
  names.push_back(nullptr);
  values.push_back(nullptr);
  Connection connection;
  connection.database_ = database;
  connection.host_ = server.host;
  connection.connection_.reset(libpq().PQconnectdbParams(names.data(), values.data(), 0));
  if (libpq().PQstatus(connection.get()) != CONNECTION_OK) {
    return Diagnostics{connection.error(nullptr, "la connexion")};
  }
  // Libpq would print what the server only remarks on.
  libpq().PQsetNoticeProcessor(
      connection.get(), [](void*, const char*) {}, nullptr);
  const auto settled = connection.run(kSettings, "la connexion");
  if (!settled) return settled.error();
  return connection;
}

Checked<Rows> Connection::run(const std::string& statement, std::string_view what,
                              std::span<const std::string> values) {
  std::vector<const char*> texts;
  for (const auto& value : values) texts.push_back(value.c_str());
  Rows result{values.empty()
                  ? libpq().PQexec(get(), statement.c_str())
                  : libpq().PQexecParams(get(), statement.c_str(), static_cast<int>(texts.size()),
                                         nullptr, texts.data(), nullptr, nullptr, 0)};
  const ExecStatusType status = libpq().PQresultStatus(result.get());
  const bool is_done = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK ||
                       status == PGRES_COPY_OUT || status == PGRES_COPY_IN;
  if (!is_done) return Diagnostics{error(result.get(), what)};
  return result;
}

Diagnostic Connection::error(const PGresult* result, std::string_view what) const {
  const char* field = result ? libpq().PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const std::string state = field == nullptr ? "" : field;
  const std::string server = host_.empty() ? "le serveur" : "le serveur « " + host_ + " »";
  const std::string message =
      said(result ? libpq().PQresultErrorMessage(result) : libpq().PQerrorMessage(get()));
  std::vector<std::string> hints;
  std::string text;
  if (result == nullptr && libpq().PQconnectionNeedsPassword(get()) != 0) {
    text = server + " demande un mot de passe";
    hints.emplace_back("donnez-le par la variable PGPASSWORD ou par le fichier ~/.pgpass");
  } else if (state == "42501") {
    text = std::string{what} + " n'est pas permise";
    hints.emplace_back("demandez le droit de la lire (GRANT SELECT) à qui tient la base");
  } else if (state.starts_with("57P") || libpq().PQstatus(get()) != CONNECTION_OK) {
    text = result == nullptr && what == "la connexion"
               ? server + " ne répond pas, ou refuse la connexion"
               : server + " s'est arrêté ou a coupé la connexion pendant " + std::string{what} +
                     " : rien n'en est retenu";
    if (result != nullptr || what != "la connexion") hints.emplace_back("relancez quand il répond");
  } else {
    text = std::string{what} + " a échoué";
  }
  if (!message.empty()) hints.push_back("il dit : " + message);
  Diagnostic diagnostic = plain_error(std::move(text), std::move(hints));
  diagnostic.place = {database_};
  return diagnostic;
}

}  // namespace copil::warehouse
