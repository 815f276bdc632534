#include "warehouse/deposit.hpp"

#include <cstdlib>
#include <span>

#include "warehouse/server/connection.hpp"

namespace copil::warehouse {

namespace {

constexpr std::string_view kWhat = "le dépôt des chiffres";

/// One deposit at a time, whoever makes it; the lock goes with the transaction.
constexpr const char* kLock = "SELECT pg_advisory_xact_lock(hashtext('copil_chiffres'))";

constexpr const char* kTable =
    "CREATE TABLE IF NOT EXISTS copil_chiffres ("
    "periode text NOT NULL, arrete_au date NOT NULL, version integer NOT NULL, "
    "depose_le timestamptz NOT NULL DEFAULT now(), indicateur text NOT NULL, libelle text NOT "
    "NULL, "
    "territoire text NOT NULL, territoire_libelle text NOT NULL, niveau text NOT NULL, "
    "valeur numeric, cumul numeric, "
    "PRIMARY KEY (periode, arrete_au, version, indicateur, territoire))";

constexpr const char* kView =
    "CREATE OR REPLACE VIEW copil_chiffres_actuels AS SELECT * FROM copil_chiffres c "
    "WHERE version = (SELECT max(version) FROM copil_chiffres d "
    "WHERE d.periode = c.periode AND d.arrete_au = c.arrete_au)";

constexpr const char* kOurColumns =
    "SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass('copil_chiffres') AND attname "
    "IN "
    "('periode', 'arrete_au', 'version', 'depose_le', 'indicateur', 'libelle', 'territoire', "
    "'territoire_libelle', 'niveau', 'valeur', 'cumul')";

constexpr const char* kNew =
    "CREATE TEMPORARY TABLE copil_depot (indicateur text, libelle text, territoire text, "
    "territoire_libelle text, niveau text, valeur numeric, cumul numeric) ON COMMIT DROP";

constexpr const char* kLastVersion =
    "SELECT coalesce(max(version), 0) FROM copil_chiffres WHERE periode = $1 AND arrete_au = "
    "$2::date";

/// Rows that the new deposit and the last version do not share.
constexpr const char* kDifferences =
    "WITH ancien AS (SELECT indicateur, libelle, territoire, territoire_libelle, niveau, valeur, "
    "cumul FROM copil_chiffres WHERE periode = $1 AND arrete_au = $2::date AND version = $3::int) "
    "SELECT count(*) FROM ((TABLE ancien EXCEPT ALL TABLE copil_depot) UNION ALL "
    "(TABLE copil_depot EXCEPT ALL TABLE ancien)) AS ecarts";

constexpr const char* kInsert =
    "INSERT INTO copil_chiffres (periode, arrete_au, version, indicateur, libelle, territoire, "
    "territoire_libelle, niveau, valeur, cumul) SELECT $1, $2::date, $3::int, indicateur, libelle, "
    "territoire, territoire_libelle, niveau, valeur, cumul FROM copil_depot";

constexpr int kColumnCount = 11;

/// A cell of COPY's text format; `\N` is NULL.
void append_cell(std::string& line, std::string_view cell, bool is_number) {
  if (is_number && cell.empty()) {
    line += "\\N";
    return;
  }
  for (const char c : cell) {
    switch (c) {
      case '\\':
        line += "\\\\";
        break;
      case '\t':
        line += "\\t";
        break;
      case '\n':
        line += "\\n";
        break;
      case '\r':
        line += "\\r";
        break;
      default:
        line += c;
    }
  }
}

std::string line_of(const DepositedFigure& figure) {
  std::string line;
  for (const std::string* text : {&figure.indicateur, &figure.libelle, &figure.territoire,
                                  &figure.territoire_libelle, &figure.niveau}) {
    append_cell(line, *text, false);
    line += '\t';
  }
  append_cell(line, figure.valeur, true);
  line += '\t';
  append_cell(line, figure.cumul, true);
  return line + "\n";
}

/// One deposit, step by step; the first error ends it and the connection, which undoes all.
class Depositing {
 public:
  Depositing(Connection& connection, const Deposit& figures)
      : connection_(connection), figures_(figures) {}

  Checked<DepositOutcome> run() {
    for (const char* statement : {"BEGIN", kLock, kTable}) {
      if (!done(connection_.run(statement, kWhat))) return errors_;
    }
    if (!is_our_table() || !done(connection_.run(kView, kWhat)) ||
        !done(connection_.run(kNew, kWhat)) || !send()) {
      return errors_;
    }
    const std::string key[] = {figures_.periode, figures_.arrete_au};
    const std::int64_t last = number(kLastVersion, key);
    if (!errors_.empty()) return errors_;
    DepositOutcome outcome{last, false};
    const std::string known[] = {figures_.periode, figures_.arrete_au, std::to_string(last)};
    outcome.is_unchanged = last > 0 && number(kDifferences, known) == 0;
    if (!outcome.is_unchanged && errors_.empty()) {
      outcome.version = last + 1;
      const std::string next[] = {figures_.periode, figures_.arrete_au,
                                  std::to_string(outcome.version)};
      done(connection_.run(kInsert, kWhat, next));
    }
    if (!errors_.empty() || !done(connection_.run("COMMIT", kWhat))) return errors_;
    return outcome;
  }

 private:
  bool done(const Checked<Rows>& rows) {
    if (!rows) errors_.insert(errors_.end(), rows.error().begin(), rows.error().end());
    return rows.has_value();
  }

  std::int64_t number(const char* statement, std::span<const std::string> values) {
    const auto rows = connection_.run(statement, kWhat, values);
    return done(rows) ? std::strtoll(libpq().PQgetvalue(rows->get(), 0, 0), nullptr, 10) : 0;
  }

  bool is_our_table() {
    const std::int64_t found = number(kOurColumns, {});
    if (!errors_.empty()) return false;
    if (found == kColumnCount) return true;
    errors_.push_back(
        plain_error("la base a une table « copil_chiffres » qui n'est pas celle de copil",
                    {"déposez dans un autre schéma : …?options=-csearch_path%3Dautre"}));
    return false;
  }

  bool send() {
    if (!done(connection_.run("COPY copil_depot FROM STDIN", kWhat))) return false;
    bool is_sent = true;
    for (const DepositedFigure& figure : figures_.figures) {
      const std::string line = line_of(figure);
      is_sent = is_sent && libpq().PQputCopyData(connection_.get(), line.data(),
                                                 static_cast<int>(line.size())) == 1;
    }
    is_sent = is_sent && libpq().PQputCopyEnd(connection_.get(), nullptr) == 1;
    const Rows end{libpq().PQgetResult(connection_.get())};
    const bool is_taken = is_sent && libpq().PQresultStatus(end.get()) == PGRES_COMMAND_OK;
    const Rows nothing{libpq().PQgetResult(connection_.get())};
    if (!is_taken) errors_.push_back(connection_.error(end.get(), kWhat));
    return is_taken;
  }

  Connection& connection_;
  const Deposit& figures_;
  Diagnostics errors_;
};

}  // namespace

Checked<DepositOutcome> deposit(const std::string& address, const Deposit& figures) {
  const auto servers = servers_of(address);
  if (!servers) return servers.error();
  if (servers->size() > 1) {
    return Diagnostics{plain_error("les chiffres se déposent sur un seul serveur, l'adresse en a " +
                                   std::to_string(servers->size()))};
  }
  auto connection = Connection::open(servers->front(), shown_address(address));
  if (!connection) return connection.error();
  return Depositing{*connection, figures}.run();
}

}  // namespace copil::warehouse
