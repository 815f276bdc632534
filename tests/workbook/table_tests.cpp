#include "workbook/sample.hpp"
#include "workbook/support.hpp"

using namespace copil;
using support::read_back;
using xlsx::Cell;

namespace {

/// The sheet of a document that holds this table alone.
xlsx::Sheet sheet_of(const document::Table& table, const std::string& name) {
  auto document = sample::empty_document();
  document.content = {sample::block(table)};
  return read_back(document, name).sheets.at(1);
}

/// A table of one column of numbers under a text column, ready for rows.
document::Table small_table(Unit unit) {
  document::Table table;
  table.id = "petit";
  table.title = sample::words("Petit tableau");
  table.columns = {sample::text_column("nom", "Nom"),
                   sample::number_column("valeur", "Valeur", unit)};
  return table;
}

}  // namespace

TEST_CASE("cells are typed and formatted") {
  const auto sheet = sheet_of(sample::volumes_table(), "typed");
  CHECK(sheet.at("A6").kind == Cell::Kind::text);
  CHECK(sheet.at("A6").text == "01");
  CHECK(sheet.at("A8").text == "1E5");
  CHECK(sheet.at("C6").number == "340");
  CHECK(sheet.at("C6").number_format == "#,##0");
  CHECK(sheet.at("E6").number_format == "+0.0\"\u00A0\"%;-0.0\"\u00A0\"%;0.0\"\u00A0\"%");
  CHECK(sheet.at("G6").number_format == "0.0\"\u00A0\"%");
  CHECK(sheet.at("D9").kind == Cell::Kind::text);
  CHECK(sheet.at("D9").text == "n.d.");
}

TEST_CASE("columns stand where their author wants, headers and totals too") {
  auto table = small_table(Unit::jeunes);
  table.columns[0].alignment = document::ColumnAlignment::centred;
  table.columns[1].alignment = document::ColumnAlignment::left;
  table.columns.push_back(sample::text_column("etat", "État"));
  table.columns[2].alignment = document::ColumnAlignment::right;
  const auto unknown = sample::number(Value::not_defined(Unit::jeunes));
  table.rows = {sample::row(document::RowKind::body,
                            {sample::text("a"), sample::count(3), sample::text("ouvert")}),
                sample::row(document::RowKind::total,
                            {sample::text("Ensemble"), unknown, sample::text("b")})};
  const auto sheet = sheet_of(table, "aligned");
  for (const char* row : {"4", "5", "6"}) {
    CAPTURE(row);
    CHECK(sheet.at(std::string{"A"} + row).across == "center");
    CHECK(sheet.at(std::string{"B"} + row).across == "left");
    CHECK(sheet.at(std::string{"C"} + row).across == "right");
  }
}

TEST_CASE("formulas are live, with the value they give") {
  const auto sheet = sheet_of(sample::volumes_table(), "formulas");
  CHECK(sheet.at("E6").formula == "IFERROR((D6-C6)/C6,\"n.d.\")");
  CHECK(sheet.at("E6").number == "0.07941176470588235");
  CHECK(sheet.at("E8").formula == "IFERROR((D8-C8)/C8,\"n.d.\")");
  CHECK(sheet.at("E8").text == "n.d.");
  CHECK(sheet.at("G7").formula == "IFERROR(F7/D7,\"n.d.\")");
  CHECK(sheet.at("G7").number == "1.0416");
  CHECK(sheet.at("H6").formula == "IFERROR(F6-D6,\"n.d.\")");
  CHECK(sheet.at("H6").number == "-37");
  CHECK(sheet.at("H9").text == "n.d.");
  CHECK(sheet.at("C10").formula == "SUM(C6:C9)");
  CHECK(sheet.at("C10").number == "1600");
  CHECK(sheet.at("D10").formula == "SUM(D6:D9)");
  CHECK(sheet.at("D10").number == "1707");
  CHECK(sheet.at("G10").formula == "IFERROR(F10/D10,\"n.d.\")");
}

TEST_CASE("subtotals cover their group, totals all body rows") {
  const auto sheet = sheet_of(sample::subsidies_table(), "subtotals");
  CHECK(sheet.at("A5").text == "Nord");
  CHECK(sheet.at("D6").formula == "SUM(B6,C6)");
  CHECK(sheet.at("F7").number == "-10028");
  CHECK(sheet.at("B8").formula == "SUM(B6:B7)");
  CHECK(sheet.at("B8").number == "67528");
  CHECK(sheet.at("B11").formula == "SUM(B10)");
  CHECK(sheet.at("B12").formula == "SUM(B6:B7,B10)");
  CHECK(sheet.at("B12").number == "75808");
  CHECK(sheet.at("B6").number_format == "#,##0.00\"\u00A0\"[$€-40C]");
}

TEST_CASE("a total that is not the sum stays a value, with a warning") {
  auto table = small_table(Unit::jeunes);
  table.rows = {sample::row(document::RowKind::body, {sample::text("a"), sample::count(129'000)}),
                sample::row(document::RowKind::body, {sample::text("b"), sample::count(999)}),
                sample::row(document::RowKind::total,
                            {sample::text("Total imprimé"),
                             sample::number(Value::count(130'000, Unit::jeunes), sample::sum())})};
  auto document = sample::empty_document();
  document.content = {sample::block(table)};
  const auto result = support::written(document, "printed_total");
  REQUIRE(result.warnings.size() == 1);
  CHECK(result.warnings[0].severity == Severity::warning);
  CHECK(result.warnings[0].message ==
        "tableau « petit » : une formule ne redonne pas la valeur de sa cellule, écrite sans "
        "formule");
  const xlsx::Workbook book(support::path_of("printed_total"));
  CHECK(book.sheets.at(1).at("B7").number == "130000");
  CHECK(book.sheets.at(1).at("B7").formula.empty());
}

TEST_CASE("an unknown sum is unknown in the sheet too, until it is filled") {
  auto table = small_table(Unit::euros);
  table.rows = {sample::row(document::RowKind::body, {sample::text("a"), sample::money(100)}),
                sample::row(document::RowKind::body, {sample::text("b"), sample::number(Value{})}),
                sample::row(document::RowKind::total,
                            {sample::text("Total"),
                             sample::number(Value::not_defined(Unit::euros), sample::sum())})};
  const auto sheet = sheet_of(table, "unknown_sum");
  CHECK(sheet.at("B7").formula == "IF(COUNT(B5:B6)<ROWS(B5:B6),\"n.d.\",SUM(B5:B6))");
  CHECK(sheet.at("B7").text == "n.d.");
  CHECK(sheet.at("B7").number_format == "#,##0.00\"\u00A0\"[$€-40C]");
}

TEST_CASE("points of percentage are counted in points") {
  auto table = small_table(Unit::points);
  table.columns.insert(table.columns.begin() + 1, {sample::number_column("a", "2010", Unit::taux),
                                                   sample::number_column("b", "2009", Unit::taux)});
  table.rows = {
      sample::row(document::RowKind::body,
                  {sample::text("x"), sample::number(Value::rate(853, 1000)),
                   sample::number(Value::rate(836, 1000)),
                   sample::number(Value::rate(17, 1000, Unit::points),
                                  sample::of(document::Formula::Kind::difference, {"a", "b"}))})};
  const auto sheet = sheet_of(table, "points");
  CHECK(sheet.at("D5").formula == "IFERROR((B5-C5)*100,\"n.d.\")");
  CHECK(sheet.at("D5").number == "1.7");
}

namespace {
/// 100 and 40 by name, then a row that follows from rows of those names.
document::Table account(document::Formula::Kind kind, std::vector<std::string> rows, Value value) {
  auto table = small_table(Unit::euros);
  table.rows = {sample::row(document::RowKind::body, {sample::text("Dû"), sample::money(10000)}),
                sample::row(document::RowKind::body, {sample::text("Versé"), sample::money(4000)}),
                sample::row(document::RowKind::total,
                            {sample::text("Solde"),
                             sample::number(value, document::Formula{kind, {}, std::move(rows)})})};
  table.rows[0].id = "du";
  table.rows[1].id = "verse";
  return table;
}
}  // namespace

TEST_CASE("a row that follows from others names their cells, wherever they stand") {
  using Kind = document::Formula::Kind;
  const auto balance =
      sheet_of(account(Kind::difference, {"du", "verse"}, Value::money({6000})), "balance");
  CHECK(balance.at("B7").formula == "IFERROR(B5-B6,\"n.d.\")");
  CHECK(balance.at("B7").number == "60");
  const auto sum =
      sheet_of(account(Kind::row_sum, {"verse", "du"}, Value::money({14000})), "row_sum");
  CHECK(sum.at("B7").formula == "SUM(B6,B5)");
  CHECK(sum.at("B7").number == "140");
}

TEST_CASE("a formula over a row that is not there, or with another value, is given up") {
  using Kind = document::Formula::Kind;
  for (const auto& [row, cents] : {std::pair{"absente", 6000}, std::pair{"verse", 6001}}) {
    const auto sheet =
        sheet_of(account(Kind::difference, {"du", row}, Value::money({cents})), "given_up");
    CHECK(sheet.at("B7").formula.empty());
    CHECK(sheet.at("B7").number == (cents == 6000 ? "60" : "60.01"));
  }
}

TEST_CASE("secret values are said, and no formula gives them away") {
  auto table = small_table(Unit::jeunes);
  Value secret = Value::count(3, Unit::jeunes);
  secret.state = Value::State::secret;
  table.rows = {sample::row(document::RowKind::body, {sample::text("a"), sample::number(secret)}),
                sample::row(document::RowKind::total,
                            {sample::text("Total"), sample::number(secret, sample::sum())})};
  const auto sheet = sheet_of(table, "secret");
  CHECK(sheet.at("B5").text == "s");
  CHECK(sheet.at("B6").text == "s");
  CHECK(sheet.at("B6").formula.empty());
}

TEST_CASE("days are days; unknown and open ones are words") {
  auto table = small_table(Unit::none);
  table.columns[1].kind = document::ColumnKind::date;
  for (Day day : {*parse_day("2010-04-01"), Day::unknown, Day::open, *parse_day("1899-12-31")}) {
    table.rows.push_back(
        sample::row(document::RowKind::body, {sample::text("x"), sample::day(day)}));
  }
  const auto sheet = sheet_of(table, "days");
  CHECK(sheet.at("B5").number == "40269");
  CHECK(sheet.at("B5").number_format == "dd/mm/yyyy");
  CHECK(sheet.at("B6").text == "n.d.");
  CHECK(sheet.at("B7").text == "en cours");
  CHECK(sheet.at("B8").text == "31/12/1899");
}

TEST_CASE("marked numbers bear a sign, and the sign is explained") {
  auto table = small_table(Unit::jeunes);
  table.rows = {sample::row(document::RowKind::body, {sample::text("a"), sample::count(12)})};
  table.rows[0].cells[1].mark = document::CellMark::anomaly;
  const auto sheet = sheet_of(table, "marked");
  CHECK(sheet.at("B5").number_format == "\"◇\u00A0\"#,##0");
  CHECK(sheet.at("A6").text == "Signes\u00A0: ◇ anomalie");
}

TEST_CASE("status words are marked by rules of the sheet") {
  const auto sheet = sheet_of(sample::volumes_table(), "statuses");
  const auto rules = xlsx::elements(sheet.xml, "conditionalFormatting");
  REQUIRE(rules.size() == 1);
  CHECK(xlsx::attribute(rules[0], "sqref") == "I6:I9");
  CHECK_THAT(rules[0], Catch::Contains("<formula>\"sans objectif\"</formula>"));
}

TEST_CASE("headers are frozen, repeated in print, and explained") {
  auto document = sample::empty_document();
  document.content = {sample::block(sample::volumes_table())};
  const auto book = read_back(document, "comfort");
  const auto& xml = book.sheets.at(1).xml;
  CHECK_THAT(xml, Catch::Contains("<pane xSplit=\"2\" ySplit=\"5\" topLeftCell=\"C6\""));
  CHECK_THAT(xml, Catch::Contains("fitToHeight=\"0\""));
  CHECK_THAT(xml, Catch::Contains("Page &amp;P / &amp;N"));
  CHECK_THAT(book.parts.at("xl/workbook.xml"), Catch::Contains("$4:$5"));
  CHECK_THAT(book.parts.at("xl/comments1.xml"),
             Catch::Contains("Jeunes dont le suivi a commencé pendant la période."));
  CHECK_THAT(book.parts.at("xl/comments1.xml"), Catch::Contains("<comment ref=\"F5\""));
  CHECK_THAT(xml,
             Catch::Contains("<ignoredError sqref=\"A6 A7 A8 A9\" numberStoredAsText=\"1\"/>"));
}

TEST_CASE("a comment has French spaces and apostrophes, and a box that holds its lines") {
  auto table = small_table(Unit::jeunes);
  table.columns[1].note =
      "Chiffre VOL, cumulé depuis le 1er janvier. Jeunes distincts dont le parcours en "
      "co-traitance "
      "a été initialisé pendant la période, l'affectation n'ayant pas été annulée, et que la règle "
      "sur le CIVIS ne laisse pas de côté. Référence : accord-cadre du 26 janvier 2010, annexe 7.";
  auto document = sample::empty_document();
  document.content = {sample::block(table)};
  const auto book = read_back(document, "comment");
  const auto& text = book.parts.at("xl/comments1.xml");
  CHECK_THAT(text, Catch::Contains("l’affectation n’ayant pas"));
  CHECK_THAT(text, Catch::Contains("Référence\u00A0: accord-cadre du 26\u00A0janvier\u00A02010"));
  // Eight lines, a face wider by a fifth counted, 18 pixels each: 168 with the margins, 126 points.
  CHECK_THAT(book.parts.at("xl/drawings/vmlDrawing1.vml"),
             Catch::Contains("width:225pt;height:126pt"));
}

TEST_CASE("a long list can be filtered, its total left out; groups and short lists cannot") {
  auto table = small_table(Unit::jeunes);
  for (int i = 0; i < 12; ++i) {
    table.rows.push_back(
        sample::row(document::RowKind::body, {sample::text("x"), sample::count(1)}));
  }
  table.rows.push_back(sample::row(
      document::RowKind::total,
      {sample::text("Total"), sample::number(Value::count(12, Unit::jeunes), sample::sum())}));
  CHECK_THAT(sheet_of(table, "filtered").xml, Catch::Contains("<autoFilter ref=\"A4:B16\"/>"));
  table.rows[5].kind = document::RowKind::group;
  CHECK_THAT(sheet_of(table, "grouped").xml, !Catch::Contains("<autoFilter"));
  CHECK_THAT(sheet_of(sample::volumes_table(), "short").xml, !Catch::Contains("<autoFilter"));
}

TEST_CASE("texts that look like formulas stay texts") {
  auto table = small_table(Unit::jeunes);
  const std::vector<std::string> traps{"=1+1",
                                       "+33",
                                       "-12",
                                       "@SUM(A1)",
                                       "\t=cmd",
                                       "{=1}",
                                       "http://exemple.fr",
                                       "=HYPERLINK(\"http://a\",\"b\")"};
  for (const auto& trap : traps) {
    table.rows.push_back(
        sample::row(document::RowKind::body, {sample::text(trap), sample::count(1)}));
  }
  auto document = sample::empty_document();
  document.content = {sample::block(table)};
  const auto book = read_back(document, "injection");
  for (std::size_t i = 0; i < traps.size(); ++i) {
    const auto& cell = book.sheets.at(1).at("A" + std::to_string(5 + i));
    CAPTURE(traps[i]);
    CHECK(cell.kind == Cell::Kind::text);
    CHECK(cell.formula.empty());
  }
  for (const auto& [name, part] : book.parts) {
    CAPTURE(name);
    CHECK(part.find("TargetMode=\"External\"") == std::string::npos);
    CHECK(name.find("vbaProject") == std::string::npos);
  }
}
