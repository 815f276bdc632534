// Addresses, and what may be shown of them.
#include <catch2/catch.hpp>

#include "warehouse/address.hpp"
#include "warehouse/server/connection.hpp"

using namespace copil;
using namespace copil::warehouse;

TEST_CASE("an address is told from a folder, and shown without password or settings") {
  CHECK(is_address("postgresql://h/b"));
  CHECK(is_address("postgres://h/b"));
  CHECK_FALSE(is_address("postgresql"));
  CHECK_FALSE(is_address("/srv/postgresql://"));
  CHECK(shown_address("postgresql://moi:secret@h1,h2:5433/base?sslmode=require") ==
        "postgresql://moi@h1,h2:5433/base");
  CHECK(shown_address("postgresql://h:5433/base") == "postgresql://h:5433/base");
  CHECK(shown_address("postgresql://moi:a@b@h/base") == "postgresql://moi@h/base");
}

TEST_CASE("several hosts are several servers, with one port or one each") {
  const auto servers = servers_of("postgresql://h1:5433,h2:5434/base");
  REQUIRE(servers);
  REQUIRE(servers->size() == 2);
  CHECK((*servers)[0].host == "h1:5433");
  CHECK((*servers)[1].host == "h2:5434");
  const auto sockets = servers_of("postgresql:///base?host=/a,/b&port=5433");
  REQUIRE(sockets);
  CHECK((*sockets)[1].host == "/b:5433");
}

TEST_CASE("a password in an address is refused, and not repeated") {
  const auto servers = servers_of("postgresql://moi:secret@h/base");
  REQUIRE_FALSE(servers);
  CHECK(formatted(servers.error()) ==
        "postgresql://moi@h/base: erreur : un mot de passe ne s'écrit pas dans l'adresse : il se "
        "lirait partout\n"
        "   aide : donnez-le par la variable PGPASSWORD ou par le fichier ~/.pgpass\n");
  CHECK_FALSE(servers_of("postgresql://h/base?inconnu=1"));
}
