#include <catch2/catch.hpp>

#include "copil/terminal/listing.hpp"

using namespace copil;
using namespace copil::program;

namespace {

Listing sample() {
  const std::optional<Ratio> none;
  return {{{"annee", CellKind::text, {}, Reader::machine},
           {"territoire", CellKind::text, "mission locale"},
           {"realise", CellKind::number, "réalisé"},
           {"taux", CellKind::number, "taux"},
           {"evolution", CellKind::number, "évolution"},
           {"solde", CellKind::number, "solde"},
           {"date_acompte_1", CellKind::text, "dû le"}},
          {{std::string{"2010"}, std::string{"ML01"}, cell(std::optional<std::int64_t>{1234}),
            cell(std::optional<Ratio>{Ratio{330, 367}}), cell(Ratio{-1, 40}, Unit::evolution),
            cell(Cents{-837200}), cell(make_day(2010, 7, 10))},
           {std::string{"2010"}, std::string{"01;\"x\""}, cell(Value::count(0, Unit::jeunes)),
            cell(none), cell(none), cell(std::optional<Cents>{}), cell(std::optional<Day>{})}},
          "Suivi : année 2010"};
}

}  // namespace

TEST_CASE("the table is written for people") {
  CHECK(rendered(sample(), Format::table) ==
        "Suivi : année 2010\n\n"
        "mission locale  réalisé    taux  évolution      solde  dû le\n"
        "ML01              1\u202f234  89,9\u00a0%     −2,5\u00a0%  −8\u202f372,00  10/07/2010\n"
        "01;\"x\"                0    n.d.       n.d.       n.d.  n.d.\n");
}

TEST_CASE("csv and json are exact, with every column") {
  CHECK(rendered(sample(), Format::csv) ==
        "annee;territoire;realise;taux;evolution;solde;date_acompte_1\n"
        "2010;ML01;1234;0.899183;-0.025000;-8372.00;2010-07-10\n"
        "2010;\"01;\"\"x\"\"\";0;;;;\n");
  CHECK(rendered(sample(), Format::json) ==
        "[\n"
        "{\"annee\":\"2010\",\"territoire\":\"ML01\",\"realise\":1234,\"taux\":0.899183,"
        "\"evolution\":-0.025000,\"solde\":-8372.00,\"date_acompte_1\":\"2010-07-10\"},\n"
        "{\"annee\":\"2010\",\"territoire\":\"01;\\\"x\\\"\",\"realise\":0,\"taux\":null,"
        "\"evolution\":null,\"solde\":null,\"date_acompte_1\":\"\"}\n]\n");
}
