#include <set>

#include "opendocument/sheet/number_styles.hpp"
#include "opendocument/support.hpp"
#include "support/tiny_png.hpp"
#include "workbook/evaluator.hpp"

using namespace copil;
using odf::attribute;
using odf::words;

namespace {

odf::Sheet sheet_of(document::Table table, const std::string& name) {
  auto document = sample::empty_document();
  table.title = sample::words("Tableau");
  document.content = {sample::block(std::move(table))};
  static std::vector<odf::File> kept;  // sheets look into their file
  kept.push_back(odf::spreadsheet(document, name));
  return odf::sheet_named(kept.back(), "Tableau");
}

}  // namespace

TEST_CASE("a spreadsheet has the sheets of the workbook, and its charts") {
  const auto file = odf::spreadsheet(sample::report(), "report");
  std::vector<std::string> names;
  for (const auto* table : odf::elements(file.trees.at("content.xml"), "table:table")) {
    names.push_back(attribute(table, "table:name"));
  }
  CHECK(names == std::vector<std::string>{"Présentation", "Objectifs et réalisations",
                                          "Acomptes et soldes", "Entrées mois par mois",
                                          "Tendances", "Sources"});
  // Two charts of the document, the curve of a key figure.
  CHECK(file.parts.count("Object 3/content.xml") == 1);
  CHECK(file.parts.count("Object 4/content.xml") == 0);
}

TEST_CASE("a small curve is its line and nothing else") {
  const auto file = odf::spreadsheet(sample::report(), "curve");
  std::map<std::string, std::string> strokes;
  for (const auto* made : odf::elements(file.trees.at("Object 1/content.xml"), "style:style")) {
    const auto graphics = odf::elements(made, "style:graphic-properties");
    if (!graphics.empty()) {
      strokes[attribute(made, "style:name")] = attribute(graphics[0], "draw:stroke");
    }
  }
  CHECK(strokes.at("categories") == "none");
  CHECK(strokes.at("values") == "none");
  CHECK(strokes.at("series0") == "solid");
}

TEST_CASE("only curves have a mark at each of their points") {
  const auto symbols = [](document::Chart::Kind kind) {
    auto chart = sample::monthly_chart();
    chart.kind = kind;
    auto document = sample::empty_document();
    document.content = {sample::block(std::move(chart))};
    const auto file = odf::spreadsheet(document, "symbols");
    // The first properties are those of the whole drawing, a line's own follow.
    const auto properties =
        odf::elements(file.trees.at("Object 1/content.xml"), "style:chart-properties");
    return attribute(properties.at(0), "chart:symbol-type");
  };
  using Kind = document::Chart::Kind;
  CHECK(symbols(Kind::lines) == "automatic");
  CHECK(symbols(Kind::bars) == "none");
  CHECK(symbols(Kind::horizontal_bars) == "none");
  CHECK(symbols(Kind::stacked_bars) == "none");
}

TEST_CASE("the logos of a spreadsheet hang over the title, described") {
  auto document = sample::report();
  document.logos = {{tests::tiny_png(), 3, 2, "Réseau d'essai"},
                    {tests::tiny_png(), 2, 3, "Préfecture"}};
  const auto file = odf::spreadsheet(document, "logos");
  CHECK(file.parts.at("Pictures/image2.png") == tests::tiny_png());
  const auto front = odf::sheet_named(file, "Présentation");
  const auto frames = odf::elements(front.at("A1"), "draw:frame");
  REQUIRE(frames.size() == 2);
  CHECK(attribute(frames[0], "svg:width") == "2.381cm");
  CHECK(attribute(frames[1], "svg:width") == "1.058cm");
  CHECK(attribute(frames[1], "svg:x") == "3.016cm");
  CHECK(words(odf::elements(frames[1], "svg:title").at(0)) == "Image 2");
  CHECK(words(odf::elements(frames[1], "svg:desc").at(0)) == "Préfecture");
  CHECK(words(front.at("A2")) == "Volumes de la co-traitance");
}

TEST_CASE("cells of a spreadsheet are typed, codes stay texts") {
  const auto sheet = sheet_of(sample::volumes_table(), "typed");
  const auto type = [&](const char* address) {
    return attribute(sheet.at(address), "office:value-type");
  };
  CHECK(type("A6") == "string");
  CHECK(words(sheet.at("A6")) == "01");
  CHECK(words(sheet.at("A8")) == "1E5");
  CHECK(words(sheet.at("B8")) == "=Mission locale du Plateau");
  CHECK(attribute(sheet.at("B8"), "table:formula").empty());
  CHECK(type("C6") == "float");
  CHECK(attribute(sheet.at("C6"), "office:value") == "340");
  CHECK(type("G6") == "percentage");
  CHECK(words(sheet.at("D9")) == "n.d.");
}

TEST_CASE("formulas of a spreadsheet are live, with the value they give") {
  const auto sheet = sheet_of(sample::volumes_table(), "live");
  const auto formula = [&](const char* address) {
    return attribute(sheet.at(address), "table:formula");
  };
  CHECK(formula("E6") == "of:=IFERROR(([.D6]-[.C6])/[.C6];\"n.d.\")");
  CHECK(formula("G6") == "of:=IFERROR([.F6]/[.D6];\"n.d.\")");
  CHECK(attribute(sheet.at("G6"), "office:value") == "0.8991825613079019");
  CHECK(formula("H6") == "of:=IFERROR([.F6]-[.D6];\"n.d.\")");
  CHECK(formula("C10") == "of:=SUM([.C6:.C9])");
  CHECK(attribute(sheet.at("C10"), "office:value") == "1600");
  CHECK(formula("G9") == "of:=IFERROR([.F9]/[.D9];\"n.d.\")");
  CHECK(attribute(sheet.at("G9"), "office:string-value") == "n.d.");
}

TEST_CASE("money is money, days are days") {
  const auto sheet = sheet_of(sample::subsidies_table(), "money");
  CHECK(attribute(sheet.at("B6"), "office:value-type") == "currency");
  CHECK(attribute(sheet.at("B6"), "office:currency") == "EUR");
  CHECK(attribute(sheet.at("B6"), "office:value") == "33764");
  CHECK(attribute(sheet.at("A5"), "table:number-columns-spanned") == "6");
  document::Table days;
  days.id = "jours";
  days.columns = {sample::text_column("a", "A"), sample::text_column("b", "B")};
  days.columns[1].kind = document::ColumnKind::date;
  days.rows = {
      sample::row(document::RowKind::body,
                  {sample::text("x"), sample::day(*parse_day("2010-04-01"))}),
      sample::row(document::RowKind::body, {sample::text("y"), sample::day(Day::unknown)})};
  const auto other = sheet_of(days, "days");
  CHECK(attribute(other.at("B5"), "office:date-value") == "2010-04-01");
  CHECK(words(other.at("B6")) == "n.d.");
}

TEST_CASE("the table read back is the document's") {
  const auto table = sample::volumes_table();
  const auto sheet = sheet_of(table, "read_back");
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.rows[row].cells.size(); ++column) {
      CAPTURE(row, column);
      const auto* cell = sheet.rows.at(5 + row).at(column);
      const auto& content = table.rows[row].cells[column].content;
      if (const auto* text = std::get_if<document::Inlines>(&content)) {
        CHECK(words(cell) == document::plain_text(*text));
        continue;
      }
      const Value value = std::get<document::Number>(content).value;
      if (value.is_defined()) {
        CHECK(xlsx::Evaluator::number_of(attribute(cell, "office:value")) ==
              Approx(to_double(value.number)));
      } else {
        CHECK(words(cell) == "n.d.");
      }
    }
  }
}

TEST_CASE("headers stay in sight and are printed on each page, lists can be filtered") {
  document::Table table = sample::volumes_table();
  const auto row = table.rows[0];
  table.rows.insert(table.rows.begin(), 12, row);
  auto document = sample::empty_document();
  document.content = {sample::block(table)};
  const auto file = odf::spreadsheet(document, "comfort");
  const std::string& content = file.parts.at("content.xml");
  const auto header = odf::elements(file.trees.at("content.xml"), "table:table-header-rows");
  REQUIRE(header.size() == 1);
  CHECK(odf::elements(header[0], "table:table-row").size() == 2);
  CHECK_THAT(content, Catch::Contains("table:display-filter-buttons=\"true\""));
  CHECK_THAT(content, Catch::Contains("office:annotation"));
  CHECK_THAT(content, Catch::Contains("<table:named-range"));
  const std::string& settings = file.parts.at("settings.xml");
  CHECK_THAT(settings, Catch::Contains("<config:config-item config:name=\"VerticalSplitPosition\" "
                                       "config:type=\"int\">5</config:config-item>"));
}

TEST_CASE("status words are marked by rules that name a style") {
  const auto file = odf::spreadsheet(sample::report(), "rules");
  CHECK_THAT(file.parts.at("content.xml"),
             Catch::Contains("style:condition=\"cell-content()=&quot;sans objectif&quot;\""));
  CHECK_THAT(file.parts.at("styles.xml"), Catch::Contains("style:name=\"Surveillance\""));
}

TEST_CASE("each status word has a rule of its own") {
  auto table = sample::volumes_table();
  std::size_t row = 0;
  for (const char* status : {"en avance", "en retard"}) {
    document::Cell& cell = table.rows.at(row++).cells.at(8);
    cell.content = sample::words(status);
    cell.mark = document::CellMark::bad;
  }
  auto document = sample::empty_document();
  document.content = {sample::block(std::move(table))};
  const auto file = odf::spreadsheet(document, "words");
  std::set<std::string> conditions;
  for (const auto* map : odf::elements(file.trees.at("content.xml"), "style:map")) {
    const std::string condition = attribute(map, "style:condition");
    if (condition.starts_with("cell-content()=\"")) conditions.insert(condition.substr(15));
  }
  CHECK(conditions == std::set<std::string>{"\"en avance\"", "\"en retard\"", "\"sans objectif\""});
}

TEST_CASE("every font that a style names is declared in its part") {
  for (const auto& file :
       {odf::spreadsheet(sample::report(), "fonts"), odf::text(sample::report(), "fonts_text")}) {
    int named = 0;
    for (const auto& [name, tree] : file.trees) {
      std::set<std::string> declared;
      for (const auto* face : odf::elements(tree, "style:font-face")) {
        declared.insert(attribute(face, "style:name"));
      }
      for (const auto* used : odf::elements(tree, "style:text-properties")) {
        const std::string font = attribute(used, "style:font-name");
        if (font.empty()) continue;
        ++named;
        CAPTURE(name, font);
        CHECK(declared.contains(font));
      }
    }
    CHECK(named > 0);
  }
}

TEST_CASE("number formats become data styles") {
  opendocument::NumberStyles styles;
  CHECK(styles.name_of("General").empty());
  CHECK(styles.name_of("#,##0.00\"\u00A0\"[$€-40C]") == "N0");
  CHECK(styles.name_of("+0.0\"\u00A0\"%;-0.0\"\u00A0\"%;0.0\"\u00A0\"%") == "N1");
  CHECK(styles.name_of("[<2]#,##0\"\u00A0jeune\";#,##0\"\u00A0jeunes\"") == "N2");
  CHECK(styles.name_of("#,##0.00\"\u00A0\"[$€-40C]") == "N0");
  const std::string digits = "number:min-integer-digits=\"1\"";
  CHECK_THAT(styles.xml(), Catch::Contains("<number:currency-style style:name=\"N0\">"));
  CHECK_THAT(styles.xml(), Catch::Contains("<number:percentage-style style:name=\"N1P0\" "
                                           "style:volatile=\"true\"><number:text>+</number:text>"));
  CHECK_THAT(styles.xml(),
             Catch::Contains("style:apply-style-name=\"N1P1\" style:condition=\"value()&lt;0\""));
  CHECK_THAT(styles.xml(), Catch::Contains("<number:text>\u00A0jeunes</number:text>"));
  CHECK_THAT(styles.xml(),
             Catch::Contains("style:apply-style-name=\"N2P0\" style:condition=\"value()&lt;2\""));
}

TEST_CASE("hostile texts stay texts, in files that can be read") {
  document::Table table;
  table.id = "pièges";
  table.columns = {sample::text_column("a", "]]>")};
  const std::vector<std::string> traps{"=1+1", "+33",     "-12",    "@SUM(A1)", "<a>&amp;\"'",
                                       "]]>",  "_x0041_", "a\x01z", "\xE9"};
  for (const auto& trap : traps) {
    table.rows.push_back(sample::row(document::RowKind::body, {sample::text(trap)}));
  }
  const auto sheet = sheet_of(table, "hostile");
  for (std::size_t i = 0; i < traps.size(); ++i) {
    CAPTURE(i);
    const auto* cell = sheet.rows.at(4 + i).at(0);
    CHECK(attribute(cell, "office:value-type") == "string");
    CHECK(attribute(cell, "table:formula").empty());
  }
  CHECK(words(sheet.at("A11")) == "_x0041_");
  CHECK(words(sheet.at("A12")) == "az");
  auto document = sample::empty_document();
  document.content = {sample::block(table)};
  const auto result =
      opendocument::write_spreadsheet(document, odf::path_of("warned.ods"), odf::options());
  REQUIRE(result);
  REQUIRE(result->warnings.size() == 1);
  CHECK(result->warnings[0].severity == Severity::warning);
}
