// Where a number comes from, said by the cell that holds it, when that is asked for.
#include <catch2/catch.hpp>

#include "sheets/book.hpp"
#include "sheets/origins.hpp"
#include "workbook/sample.hpp"

using namespace copil;
using document::Number;

namespace {

const Period kYear{Period::Kind::year, 2010, 1};

document::Cell counted_from(int origin, std::int64_t count) {
  auto cell = sample::count(count);
  std::get<Number>(cell.content).origin = origin;
  return cell;
}

/// A figure of a year, one since January, a balance, a number that comes from nowhere.
document::Document traced() {
  auto document = sample::empty_document();
  document.definitions = {{"DE0", "Jeunes affectés", "Ceux qui sont affectés.", {}},
                          {"convention.solde", "Solde", "Dû moins versé.", {}}};
  document.origins = {{0, "ML01", kYear, false, {}},
                      {0, "R1", kYear, true, {}},
                      {1, "ML01", kYear, false, "CL-2010-ML01"},
                      {1, "", {}, false, {}}};
  document::Table table;
  table.id = "t";
  table.title = sample::words("Chiffres");
  table.columns = {sample::text_column("nom", "Nom"), sample::number_column("a", "A", Unit::jeunes),
                   sample::number_column("b", "B", Unit::jeunes)};
  table.rows = {sample::row(document::RowKind::body,
                            {sample::text("un"), counted_from(0, 1), counted_from(1, 2)}),
                sample::row(document::RowKind::body, {sample::text("deux"), counted_from(2, 3),
                                                      counted_from(document::kNoOrigin, 4)})};
  table.rows[0].cells[1].note = "Une note";
  document.content = {{table}};
  return document;
}

std::vector<std::string> comments_of(sheets::SaidOrigins origins) {
  const auto book = sheets::planned(traced(), origins);
  REQUIRE(book);
  std::vector<std::string> texts;
  for (const auto& sheet : book->sheets) {
    for (const auto& comment : sheet.comments) texts.push_back(comment.text);
  }
  return texts;
}

}  // namespace

TEST_CASE("cells say where their number comes from when that is asked for") {
  CHECK(comments_of(sheets::SaidOrigins::none) == std::vector<std::string>{"Une note"});
  CHECK(comments_of(sheets::SaidOrigins::in_comments) ==
        std::vector<std::string>{
            "Une note\nJeunes affectés\u00A0: ML01, année\u00A02010",
            "Jeunes affectés\u00A0: R1, année\u00A02010, cumulé depuis le 1er\u00A0janvier",
            "Solde, CL-2010-ML01\u00A0: ML01, année\u00A02010"});
}

TEST_CASE("key figures of the first sheet say where they come from, their change too") {
  auto document = traced();
  Number counted{Value::count(1, Unit::jeunes), NumberStyle::plain, 0};
  Number change{Value::count(3, Unit::jeunes), NumberStyle::signed_plain, 1};
  const document::KeyFigure bare{"Sans origine", {Value::count(7, Unit::jeunes)}, {}, {}, {}};
  document.content = {{document::KeyFigures{{{"Affectés", counted, change, {}, {}}, bare}}}};
  const auto said = [&](sheets::SaidOrigins origins) {
    const auto book = sheets::planned(document, origins);
    REQUIRE(book);
    std::vector<std::pair<int, std::string>> texts;
    for (const auto& comment : book->sheets.front().comments) {
      texts.emplace_back(comment.column, comment.text);
    }
    return texts;
  };
  CHECK(said(sheets::SaidOrigins::none).empty());
  CHECK(said(sheets::SaidOrigins::in_comments) ==
        std::vector<std::pair<int, std::string>>{
            {1, "Jeunes affectés\u00A0: ML01, année\u00A02010"},
            {2, "Jeunes affectés\u00A0: R1, année\u00A02010, cumulé depuis le 1er\u00A0janvier"}});
}

TEST_CASE("of a reckoning the origin is its definition; of a number from nowhere, nothing") {
  CHECK(sheets::origin_words(traced(), 3) == "Dû moins versé.");
  CHECK(sheets::origin_words(traced(), document::kNoOrigin).empty());
}
