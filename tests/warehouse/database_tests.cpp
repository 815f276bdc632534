// Against Debian's PostgreSQL, started for the tests on a socket of its own.
#include <catch2/catch.hpp>

#include "support/postgres_server.hpp"
#include "warehouse/database.hpp"
#include "warehouse/deposit.hpp"

using namespace copil;
using namespace copil::warehouse;
using copil::testing::PostgresServer;

namespace {

const PostgresServer& server() {
  static const PostgresServer kServer;
  return kServer;
}

std::shared_ptr<Database> opened(const std::string& address, const DatabaseOptions& options = {}) {
  auto database = Database::open(address, options);
  if (!database) FAIL(formatted(database.error()));
  return *database;
}

/// The text of the tables of that name, and the place of each of their rows but the header.
std::string text_of(const Database& database, const std::string& name) {
  std::string text;
  for (const auto& table : database.tables()) {
    if (table.name != name) continue;
    const auto source = database.read(table);
    if (!source) return formatted(source.error());
    std::string rows;
    source->content.read(0, source->content.end(), rows);
    text += rows;
  }
  return text;
}

/// Messages without the folder of the server's socket.
std::string plain(std::string text) {
  const std::string& host = server().host();
  for (auto at = text.find(host); at != std::string::npos; at = text.find(host)) {
    text.replace(at, host.size(), "HÔTE");
  }
  return text;
}

}  // namespace

TEST_CASE("tables and views are texts of delimited rows, NULL and infinity empty cells") {
  server().sql(
      "CREATE TABLE lecture (id integer PRIMARY KEY, debut date, fin timestamp, oui boolean, "
      "texte text, liste text[]);"
      "INSERT INTO lecture VALUES (7, '2010-04-01', 'infinity', true, E'a;\"b\"\\nc', '{x,y}'), "
      "(8, '-infinity', NULL, NULL, 'é', NULL);"
      "CREATE VIEW lecture_vue AS SELECT id, fin FROM lecture;");
  const auto database = opened(server().address());
  CHECK(text_of(*database, "lecture") ==
        "id;debut;fin;oui;texte;liste\n"
        "7;2010-04-01;;true;\"a;\"\"b\"\"\nc\";{x,y}\n"
        "8;-infinity;;;é;\n");
  CHECK(text_of(*database, "lecture_vue") == "id;fin\n7;\n8;\n");
  for (const auto& table : database->tables()) {
    if (table.name != "lecture") continue;
    const auto source = database->read(table);
    CHECK(source->name == "table lecture");
    CHECK(source->path == "postgresql://copil@/postgres, table lecture");
    CHECK(source->places->of(2, 0).spot == "id\u00A0= 7");
    CHECK(source->places->of(4, 3).spot == "id\u00A0= 8");
  }
}

TEST_CASE("all is read in the snapshot of the opening, on as many connections as it takes") {
  server().sql(
      "CREATE TABLE instant AS SELECT i, repeat('x', 500) AS r FROM generate_series(1, 99) i");
  const auto database = opened(server().address(), {2});
  server().sql("INSERT INTO instant VALUES (100, ''); DELETE FROM instant WHERE i = 1");
  std::size_t parts = 0;
  for (const auto& table : database->tables()) parts += table.name == "instant" ? 1 : 0;
  CHECK(parts > 2);
  std::string numbers;
  const std::string text = text_of(*database, "instant");
  std::size_t rows = 0;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    ++rows;
  }
  CHECK(rows == 99 + parts);
  CHECK(text.find("\n1;x") != std::string::npos);
  CHECK(text.find("\n100;") == std::string::npos);
}

TEST_CASE("a base in another encoding gives UTF-8") {
  server().sql(
      "CREATE DATABASE latine ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
  server().sql(
      "SET client_encoding = 'UTF8'; CREATE TABLE mots (mot text); INSERT INTO mots VALUES "
      "('Réorientation')",
      "latine");
  CHECK(text_of(*opened(server().address("latine")), "mots") == "mot\nRéorientation\n");
}

TEST_CASE("a table that may not be read is told with its way out") {
  server().sql("CREATE ROLE lecteur LOGIN; CREATE TABLE secrete (a int)");
  const auto database = opened(server().address("postgres", "lecteur"));
  CHECK(
      plain(text_of(*database, "secrete")) ==
      "postgresql://lecteur@/postgres: erreur : la lecture de la table secrete n'est pas permise\n"
      "   aide : demandez le droit de la lire (GRANT SELECT) à qui tient la base\n"
      "   aide : il dit : permission denied for table secrete\n");
}

TEST_CASE("a connection cut in the middle of a table gives nothing of it") {
  server().sql(
      "CREATE VIEW coupee AS SELECT CASE WHEN i = 5000 THEN "
      "pg_terminate_backend(pg_backend_pid())::text ELSE repeat('x', 100) END AS a "
      "FROM generate_series(1, 9000) i");
  const auto database = opened(server().address());
  CHECK(plain(text_of(*database, "coupee")) ==
        "postgresql://copil@/postgres: erreur : le serveur « HÔTE » s'est arrêté ou a coupé la "
        "connexion pendant la lecture de la table coupee : rien n'en est retenu\n"
        "   aide : relancez quand il répond\n"
        "   aide : il dit : terminating connection due to administrator command\n");
  server().sql("DROP VIEW coupee");
}

TEST_CASE("servers that do not answer, bases that do not exist, are told") {
  const auto absent = Database::open("postgresql:///postgres?host=/tmp/copil-aucun-serveur");
  REQUIRE_FALSE(absent);
  const std::string text = formatted(absent.error());
  CHECK(text.find(
            "postgresql:///postgres: erreur : le serveur « /tmp/copil-aucun-serveur » ne répond "
            "pas, ou refuse la connexion\n   aide : il dit : ") == 0);
  CHECK_FALSE(Database::open(server().address("nulle_part")));
}

TEST_CASE("a server stopped after the opening is told by what reads next") {
  const PostgresServer other;
  other.sql("CREATE TABLE un (a int)");
  const auto database = opened(other.address());
  other.stop();
  const std::string text = text_of(*database, "un");
  CHECK(text.find("ne répond pas, ou refuse la connexion") != std::string::npos);
}

TEST_CASE("figures are deposited once, and a version more when they change") {
  server().sql("CREATE DATABASE depots");
  const std::string address = server().address("depots");
  Deposit figures{
      "2010-T2",
      "2010-06-30",
      {{"DE0", "Jeunes\taffectés", "ML01", "L'une \\ l'autre", "mission_locale", "12", "30"},
       {"DE1", "Autres", "ML01", "L'une", "mission_locale", "", "0.5"}}};
  const auto first = deposit(address, figures);
  REQUIRE(first);
  CHECK(first->version == 1);
  CHECK_FALSE(first->is_unchanged);
  const auto again = deposit(address, figures);
  REQUIRE(again);
  CHECK(again->version == 1);
  CHECK(again->is_unchanged);
  figures.figures[0].valeur = "13";
  CHECK(deposit(address, figures)->version == 2);
  figures.periode = "2010-T3";
  CHECK(deposit(address, figures)->version == 1);
  CHECK(server().sql(
            "SELECT periode, version, indicateur, libelle, territoire_libelle, valeur, cumul "
            "FROM copil_chiffres_actuels ORDER BY 1, 3",
            "depots") ==
        "2010-T2|2|DE0|Jeunes\taffectés|L'une \\ l'autre|13|30\n"
        "2010-T2|2|DE1|Autres|L'une||0.5\n"
        "2010-T3|1|DE0|Jeunes\taffectés|L'une \\ l'autre|13|30\n"
        "2010-T3|1|DE1|Autres|L'une||0.5\n");
  CHECK(server().sql("SELECT count(*) FROM copil_chiffres", "depots") == "6\n");
}

TEST_CASE("a deposit that fails writes nothing") {
  server().sql("CREATE DATABASE ratee");
  const std::string address = server().address("ratee");
  Deposit figures{"2010", "2010-12-31", {{"DE0", "a", "R1", "b", "region", "douze", "1"}}};
  CHECK_FALSE(deposit(address, figures));
  CHECK(server().sql("SELECT to_regclass('copil_chiffres') IS NULL", "ratee") == "t\n");
  server().sql("CREATE TABLE copil_chiffres (autre int)", "ratee");
  figures.figures[0].valeur = "12";
  const auto refused = deposit(address, figures);
  REQUIRE_FALSE(refused);
  CHECK(formatted(refused.error()) ==
        "erreur : la base a une table « copil_chiffres » qui n'est pas celle de copil\n"
        "   aide : déposez dans un autre schéma : …?options=-csearch_path%3Dautre\n");
}
