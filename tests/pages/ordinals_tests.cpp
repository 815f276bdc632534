#include <catch2/catch.hpp>

#include "pages/build.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

TEST_CASE("the letters of an ordinal are raised, those of a code are not") {
  const Pages pages = lay_out({paragraph("le 2e trimestre (1er jour), empreinte 5c56e fin")});
  const Page& page = pages.pages[0];
  CHECK(runs_with(page, "5c56e").size() == 1);
  CHECK(runs_with(page, "2e").empty());
  CHECK(runs_with(page, "1er").empty());
}

TEST_CASE("a date in a cell has its ordinal raised as in a text") {
  document::Table table;
  table.title = text("Échéances");
  table.columns = {column("Objet", document::ColumnKind::text),
                   column("Jour", document::ColumnKind::date)};
  document::Cell first;
  first.content = document::Date{*make_day(2010, 4, 1)};
  table.rows = {row({cell("Signature"), first})};
  const Pages pages = lay_out({{table}});
  CHECK(runs_with(pages.pages[0], "1er").empty());
  const auto letters = runs_with(pages.pages[0], "er");
  const auto month = runs_with(pages.pages[0], "avril");
  REQUIRE(letters.size() == 1);
  CHECK(letters[0]->text == "er");
  REQUIRE(month.size() == 1);
  CHECK(letters[0]->origin.y != month[0]->origin.y);
}
