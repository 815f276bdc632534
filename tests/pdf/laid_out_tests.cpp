#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

#include "conformity/check.hpp"
#include "document/document.hpp"
#include "pages/layout.hpp"
#include "pdf/pdf.hpp"
#include "support/tiny_png.hpp"

// The painter and the layout together: every kind of block, laid out, painted, checked.

using namespace copil;
using namespace copil::document;

namespace {

Inlines words(const std::string& text) {
  return {Inline{Text{text}}};
}
Block paragraph(const std::string& text) {
  return {Paragraph{words(text)}};
}
Block heading(int level, const std::string& text) {
  return {Heading{level, words(text), text}};
}

Column column(const std::string& id, ColumnKind kind, Unit unit) {
  Column made;
  made.id = id;
  made.title = words(id);
  made.kind = kind;
  made.unit = unit;
  made.is_row_header = kind == ColumnKind::text;
  if (kind == ColumnKind::number) made.group = "Volume";
  return made;
}

Cell cell(decltype(Cell::content) content) {
  Cell made;
  made.content = std::move(content);
  return made;
}

Block long_table() {
  Table table;
  table.id = "entrees";
  table.title = words("Entrées par mission locale");
  table.columns = {column("structure", ColumnKind::text, Unit::none),
                   column("objectif", ColumnKind::number, Unit::jeunes),
                   column("taux", ColumnKind::number, Unit::taux)};
  for (int i = 0; i < 90; ++i) {
    Row row;
    if (i % 30 == 0) {
      row.kind = RowKind::group;
      row.cells = {cell(words("Département " + std::to_string(i)))};
      row.cells[0].column_span = 3;
    } else {
      row.cells = {cell(words("Mission locale n° " + std::to_string(i))),
                   cell(Number{Value::count(1000 + i, Unit::jeunes)}),
                   cell(Number{i % 7 == 0 ? Value::not_defined(Unit::taux)
                                          : Value::rate(900 + i, 1000 + i)})};
    }
    table.rows.push_back(row);
  }
  table.source = "Parcours 3";
  table.scope = "Rhône-Alpes";
  table.reading = "la mission locale n° 1 a un objectif de 1 001 jeunes";
  table.notes = {words("Un taux non calculable est noté n.d.")};
  return {table};
}

Block chart(Chart::Kind kind) {
  Chart made;
  made.id = "graphique" + std::to_string(static_cast<int>(kind));
  made.kind = kind;
  made.title = words("Entrées");
  made.categories = {"82", "11", "93"};
  made.series = {{"Réalisé",
                  {Value::count(12, Unit::jeunes), Value::count(30, Unit::jeunes),
                   Value::not_defined(Unit::jeunes)}},
                 {"Objectif",
                  {Value::count(20, Unit::jeunes), Value::count(25, Unit::jeunes),
                   Value::count(10, Unit::jeunes)}}};
  made.unit = Unit::jeunes;
  made.unit_label = "jeunes";
  made.alternative = "La région 11 dépasse son objectif.";
  made.source = "Parcours 3";
  return {made};
}

Block rich_paragraph() {
  Paragraph made;
  made.content = {Inline{Text{"Voir "}},
                  Inline{Link{"https://exemple.fr/accord", words("l'accord-cadre")}},
                  Inline{Text{", "}},
                  Inline{Strong{words("article 9")}},
                  Inline{Footnote{words("Signé le 26 janvier 2010.")}},
                  Inline{Text{" : "}},
                  Inline{Emphasis{words("modalités")}},
                  Inline{LineBreak{}},
                  Inline{Number{Value::money({8441000}), NumberStyle::in_words}},
                  Inline{Text{" au "}},
                  Inline{Date{*make_day(2010, 1, 1), DateStyle::long_form}}};
  return {made};
}

Block nested_list() {
  List inner;
  inner.items = {{paragraph("premier tiret")}, {paragraph("second tiret")}};
  List outer;
  outer.ordered = true;
  outer.items = {{paragraph("premier point"), Block{inner}}, {paragraph("second point")}};
  return {outer};
}

Block key_figures() {
  KeyFigure figure;
  figure.label = "Jeunes affectés";
  figure.value = {Value::count(1234, Unit::jeunes), NumberStyle::plain};
  figure.change = Number{Value::rate(47, 1000, Unit::evolution), NumberStyle::signed_plain};
  figure.trend = {Value::count(1, Unit::jeunes), Value::count(4, Unit::jeunes)};
  return {KeyFigures{{figure, figure, figure}}};
}

Block signatures() {
  return {Signatures{words("Fait à Lyon, le 1er mars 2010"),
                     {{"Pour la mission locale", {}}, {"Pour Pôle emploi", {}}}}};
}

Document everything() {
  Document made;
  made.report = "bilan-local";
  made.title = "Bilan local de la co-traitance";
  made.subtitle = "Année 2010";
  made.territory = "Mission locale d'essai";
  made.territory_code = "ML1";
  made.period = *parse_period("2010");
  made.arrete = *make_day(2010, 12, 31);
  made.content = {{TableOfContents{}},
                  heading(1, "Identification"),
                  rich_paragraph(),
                  nested_list(),
                  {Quote{{paragraph("Un extrait de l'accord.")}}},
                  heading(1, "Chiffres"),
                  heading(2, "Par structure"),
                  key_figures(),
                  long_table()};
  for (const auto kind : {Chart::Kind::bars, Chart::Kind::horizontal_bars,
                          Chart::Kind::stacked_bars, Chart::Kind::lines, Chart::Kind::areas,
                          Chart::Kind::bullet, Chart::Kind::tile_map, Chart::Kind::sparkline}) {
    made.content.push_back(chart(kind));
  }
  made.content.push_back(
      {Columns{{{paragraph("À gauche.")}, {paragraph("À droite, un emoji 😀 et مرحبا.")}}}});
  made.content.push_back(
      {Box{words("Avertissement"), {paragraph("Données provisoires.")}, CellMark::warning}});
  made.content.push_back({Illustration{{tests::tiny_png(), 3, 2, "Le plan"}, "D'ici"}});
  made.content.push_back(signatures());
  return made;
}

pages::Pages laid_out(const Document& document) {
  auto typesetter = pages::Typesetter::open();
  REQUIRE(typesetter);
  return typesetter->lay_out(document);
}

void check_rules(const Document& document) {
  const auto bytes = pdf::write(laid_out(document));
  REQUIRE(bytes);
  const auto report = conformity::check(*bytes, "essai.pdf");
  REQUIRE(report);
  INFO(conformity::report_text(*report));
  CHECK(report->is_met());
}

}  // namespace

TEST_CASE("a document of every kind of block meets every rule") {
  check_rules(everything());
}

TEST_CASE("lists say how they count") {
  Document document = everything();
  document.content = {nested_list()};
  const auto text = conformity::describe(*pdf::write(laid_out(document)), "essai.pdf");
  CHECK_THAT(*text, Catch::Contains("L ListNumbering /Decimal\n"));
  CHECK_THAT(*text, Catch::Contains("L ListNumbering /Disc\n"));
}

TEST_CASE("a complex table bears its summary") {
  Document document = everything();
  document.content = {long_table()};
  const auto text = conformity::describe(*pdf::write(laid_out(document)), "essai.pdf");
  CHECK_THAT(*text, Catch::Contains("Table résumé « Tableau de 3 colonnes et 87\u00A0lignes. "));
}

TEST_CASE("an act and a landscape document meet every rule") {
  Document act = everything();
  act.style = Style::act;
  act.is_draft = false;
  check_rules(act);
  Document landscape = everything();
  landscape.orientation = Orientation::landscape;
  check_rules(landscape);
}

TEST_CASE("a document with logos meets every rule, and a spoilt logo is an error") {
  Document document = everything();
  document.logos = {{tests::tiny_png(), 3, 2, "Mission locale"}};
  check_rules(document);
  document.logos[0].png = "\x89PNG";
  const auto spoilt = pdf::write(laid_out(document));
  REQUIRE_FALSE(spoilt);
  CHECK(spoilt.error()[0].message == "image illisible");
}

TEST_CASE("an image is a figure with its words, in the file once however often it is shown") {
  const Block image{Illustration{{tests::tiny_png(), 3, 2, "Le plan"}, "D'ici"}};
  Document document = everything();
  document.content = {image, {Box{words("Encadré"), {image}, {}}}, {Quote{{image}}}};
  check_rules(document);
  const auto bytes = pdf::write(laid_out(document));
  const auto text = conformity::describe(*bytes, "essai.pdf");
  CHECK_THAT(*text, Catch::Contains("Figure alt « Le plan »"));
  std::size_t count = 0;
  for (auto at = bytes->find("/Subtype /Image"); at != std::string::npos;
       at = bytes->find("/Subtype /Image", at + 1)) {
    ++count;
  }
  CHECK(count == 1);
}

TEST_CASE("an empty document meets every rule") {
  Document empty;
  empty.title = "Vide";
  empty.period = *parse_period("2010");
  empty.arrete = *make_day(2010, 12, 31);
  check_rules(empty);
}

TEST_CASE("painters in several threads give the same bytes as one") {
  const pages::Pages pages = laid_out(everything());
  const auto expected = pdf::write(pages);
  REQUIRE(expected);
  std::vector<std::string> painted(4);
  std::vector<std::thread> threads;
  for (std::string& bytes : painted) {
    threads.emplace_back([&bytes, &pages] {
      const auto made = pdf::write(pages);
      if (made) bytes = *made;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& bytes : painted) CHECK(bytes == *expected);
}
