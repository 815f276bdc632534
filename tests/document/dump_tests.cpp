#include <catch2/catch.hpp>

#include "document/document.hpp"
#include "document/walk.hpp"

using namespace copil;
using namespace copil::document;

namespace {

Inlines text(const char* words) {
  return {{Text{words}}};
}

template <class Content>
Cell cell(Content content) {
  Cell made;
  made.content = std::move(content);
  return made;
}

}  // namespace

TEST_CASE("inlines are written with their marks and exact values") {
  const Inlines inlines{
      {Text{"Objectif \"2010\" : "}},
      {Strong{{{Number{Value::count(367, Unit::jeunes), NumberStyle::with_unit}}}}},
      {Date{*make_day(2010, 1, 26)}},
      {Date{Day::unknown, DateStyle::short_form}},
      {Blank{"lieu", "lieu de signature", BlankKind::text, true, std::nullopt}},
      {Link{"https://exemple.example", text("ici")}},
      {Footnote{text("note")}}};
  CHECK(dump(Blocks{{Paragraph{inlines}}}) ==
        "p \"Objectif \\\"2010\\\" : \" strong(<367 jeunes with_unit>) <2010-01-26> <n.d. short> "
        "blank(lieu text required \"lieu de signature\") link(https://exemple.example \"ici\") "
        "footnote(\"note\")\n");
  CHECK(plain_text(inlines) == "Objectif \"2010\" : 3672010-01-26n.d.[lieu de signature]ici");
}

TEST_CASE("values that are unknown or secret say so, never zero") {
  const auto shown = [](const Value& value) {
    return dump(Blocks{{Paragraph{{{Number{value}}}}}});
  };
  CHECK(shown(Value::not_defined(Unit::taux)) == "p <n.d. taux>\n");
  Value secret = Value::count(3, Unit::jeunes);
  secret.state = Value::State::secret;
  CHECK(shown(secret) == "p <secret>\n");
  CHECK(shown(Value::rate(330, 367)) == "p <330/367 taux .1>\n");
  CHECK(shown(Value::money({84'410'00})) == "p <84410 euros .2>\n");
}

TEST_CASE("tables are written a row a line, with formulas and marks") {
  Table table;
  table.id = "volumes";
  table.title = text("Volumes");
  table.columns.resize(2);
  table.columns[0].id = "region";
  table.columns[0].title = text("Région");
  table.columns[0].is_row_header = true;
  table.columns[1].id = "objectif";
  table.columns[1].title = text("Objectif");
  table.columns[1].kind = ColumnKind::number;
  table.columns[1].unit = Unit::jeunes;
  Cell count = cell(Number{Value::count(646, Unit::jeunes)});
  table.rows.push_back({RowKind::body, {cell(text("Corse")), count}});
  count.formula = Formula{Formula::Kind::sum, {}};
  count.mark = CellMark::anomaly;
  count.note = "à vérifier";
  table.rows.push_back({RowKind::total, {cell(text("Ensemble")), count}, 0, "tous"});
  count = cell(Number{Value::count(0, Unit::jeunes)});
  count.formula = Formula{Formula::Kind::difference, {}, {"tous", "tous"}};
  table.rows.push_back({RowKind::body, {cell(text("Écart")), count}});
  table.source = "annexe 4";
  CHECK(dump(Blocks{{table}}) ==
        R"(table #volumes "Volumes"
  column region text header "Région"
  column objectif number jeunes "Objectif"
  row | "Corse" | <646 jeunes>
  total #tous | "Ensemble" | <646 jeunes> =sum() !anomaly note "à vérifier"
  row | "Écart" | <0 jeunes> =difference(rows tous,tous)
  source "annexe 4"
)");
}

TEST_CASE("a document is written with its identity, then its blocks, nested ones indented") {
  Document document;
  document.report = "bilan";
  document.title = "Bilan";
  document.territory = "Corse";
  document.territory_code = "R94";
  document.period = *parse_period("2010-T2");
  document.arrete = *make_day(2010, 6, 30);
  document.content = {{Heading{1, text("Un"), "un"}},
                      {List{false, 1, {{{Paragraph{text("a")}}}, {{Paragraph{text("b")}}}}}}};
  CHECK(dump(document) ==
        R"(document bilan "Bilan"
territory R94 "Corse"
period 2010-T2 arrete 2010-06-30
draft
h1 #un "Un"
ul
  li
    p "a"
  li
    p "b"
)");
}

TEST_CASE("all that a document says of itself is told, what it does not say is not") {
  Document document;
  document.report = "bilan";
  document.title = "Bilan";
  document.subtitle = "Premier \"semestre\"";
  document.period = *parse_period("2010");
  document.arrete = *make_day(2010, 12, 31);
  document.is_draft = false;
  document.is_provisional = true;
  document.orientation = Orientation::landscape;
  document.style = Style::act;
  document.logos = {{"", 30, 20, "Logo"}};
  document.rules = {"Une", "Deux"};
  document.definitions = {{"DE0", "Affectés", "", {}}, {"VOL", "Volume", "Ceux qui entrent.", {}}};
  document.origins = {{1, "R94", *parse_period("2010-06"), true, "E1"},
                      {0, "", *parse_period("2010"), false, {}}};
  document.content = {
      {Paragraph{{{Number{Value::count(3, Unit::jeunes), NumberStyle::plain, 0}},
                  {Number{Value::count(4, Unit::jeunes), NumberStyle::plain, 1}}}}}};
  const std::string head =
      R"(document bilan "Bilan"
subtitle "Premier \"semestre\""
territory  ""
period 2010 arrete 2010-12-31
provisional
landscape
act
logo 30 x 20 "Logo"
rule "Une"
rule "Deux"
)";
  CHECK(dump(document) == head + "p <3 jeunes> <4 jeunes>\n");
  CHECK(dump_with_origins(document) ==
        head +
            "definition DE0 \"Affectés\"\n"
            "definition VOL \"Volume\" \"Ceux qui entrent.\"\n"
            "p <3 jeunes @VOL R94 2010-06 cumul E1> <4 jeunes @DE0>\n");
  CHECK(origin_text(document, 0) == "VOL R94 2010-06 cumul E1");
  CHECK(origin_text(document, 1) == "DE0");
  CHECK(origin_text(document, kNoOrigin).empty());
}

TEST_CASE("a walk meets every block in reading order, inside whatever holds it") {
  const auto heading = [](const char* anchor) { return Block{Heading{1, {}, anchor}}; };
  const Blocks blocks{heading("a"),
                      {List{false, 1, {{heading("b")}, {heading("c")}}}},
                      {Columns{{{heading("d")}, {{Quote{{heading("e")}}}}}}},
                      {Box{{}, {heading("f")}, CellMark::none}}};
  std::string met;
  walk(blocks, [&](const Block& block) {
    const auto* found = std::get_if<Heading>(&block.node);
    met += found != nullptr ? found->anchor : "-";
  });
  CHECK(met == "a-bc-d-e-f");
}
