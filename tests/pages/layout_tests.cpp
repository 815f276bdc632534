#include <catch2/catch.hpp>

#include "pages/bounds.hpp"
#include "pages/build.hpp"
#include "pages/flow/theme.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

namespace {

// A4: 595.28 × 841.89. Text from x = 56.69 (20 mm), y = 65.20 (23 mm), 481.89 wide (170 mm),
// down to 841.89 - 59.53 (21 mm) = 782.36.
constexpr double kLeft = 56.69;
constexpr double kRight = 538.58;
constexpr double kBottom = 782.37;

/// A word a line, so that a paragraph has that many lines.
document::Block lines(int count) {
  document::Paragraph paragraph;
  for (int i = 0; i < count; ++i) {
    if (i > 0) paragraph.content.push_back({document::LineBreak{}});
    paragraph.content.push_back({document::Text{"x" + std::to_string(i)}});
  }
  return {paragraph};
}

int lines_on(const Page& page) {
  return static_cast<int>(runs_with(page, "x").size());
}

}  // namespace

TEST_CASE("an act opens with its title, then a rule, then its text") {
  const Pages pages = lay_out({paragraph("Bonjour.")});
  REQUIRE(pages.pages.size() == 1);
  const std::string text = dump(pages);
  // Title: line of 21 at 65.20, size 16: baseline 65.20 + (21 + 0.7 × 16) / 2 = 81.30.
  // Rule: 65.20 + 21 + 12 + 0.5 = 98.70. Text: 99.20 + 18 + (14 + 7) / 2 = 127.70.
  CHECK(text.find("H1 text 279.97 81.30 width 35.34 size 16.00 \"Essai\"") != std::string::npos);
  CHECK(text.find("(layout) path 252.64 98.70 90.00 0.00 stroke #00005F 1.00") !=
        std::string::npos);
  CHECK(text.find("P text 56.69 127.70") != std::string::npos);
  CHECK(text.find("\"Bonjour.\"") != std::string::npos);
}

TEST_CASE("every page says its number, from the second also the title") {
  const Pages pages = lay_out({lines(60)});
  REQUIRE(pages.pages.size() == 2);
  CHECK(runs_with(pages.pages[0], "Page\u00A01\u00A0/\u00A02").size() == 1);
  CHECK(runs_with(pages.pages[1], "Page\u00A02\u00A0/\u00A02").size() == 1);
  CHECK(runs_with(pages.pages[0], "Essai").size() == 1);
  CHECK(runs_with(pages.pages[1], "Essai").size() == 1);
  // What is ready to sign bears no day of its data; a draft does, on every page.
  CHECK(runs_with(pages.pages[1], "arrêtées au").empty());
  document::Document draft = act({lines(60)});
  draft.is_draft = true;
  const Pages drafted = typesetter().lay_out(draft);
  CHECK(runs_with(drafted.pages[1], "arrêtées au 31\u00A0décembre\u00A02010").size() == 1);
}

TEST_CASE("a paragraph leaves two lines at least on either page") {
  // Room for the text of page 1: 782.36 - 117.20 = 665.16: 47 lines of 14.
  CHECK(lines_on(lay_out({lines(47)}).pages[0]) == 47);
  // The 48th would be alone on page 2: one more goes with it.
  const Pages pages = lay_out({lines(48)});
  CHECK(lines_on(pages.pages[0]) == 46);
  CHECK(lines_on(pages.pages[1]) == 2);
  // 45 lines, 6 between, 1 line of 2 would stay: both go.
  const Pages second = lay_out({lines(46), lines(2)});
  CHECK(lines_on(second.pages[0]) == 46);
}

TEST_CASE("a heading never ends a page") {
  const Pages pages = lay_out({lines(45), heading(2, "Titre", "t"), paragraph("Suite.")});
  REQUIRE(pages.pages.size() == 2);
  CHECK(runs_with(pages.pages[0], "Titre").empty());
  CHECK(runs_with(pages.pages[1], "Titre").size() == 1);
}

TEST_CASE("a sentence that announces what follows never ends a page") {
  for (int lines = 30; lines < 60; ++lines) {
    document::Blocks blocks;
    for (int i = 0; i < lines; ++i) blocks.push_back(paragraph("ligne"));
    blocks.push_back(paragraph("Les parties conviennent :"));
    blocks.push_back(paragraph("de se voir"));
    const Pages pages = lay_out(blocks);
    for (const Page& page : pages.pages) {
      CHECK(runs_with(page, "conviennent").size() == runs_with(page, "de se voir").size());
    }
  }
}

TEST_CASE("an item never ends a page before the list that details it") {
  for (int lines = 30; lines < 60; ++lines) {
    document::Blocks blocks;
    for (int i = 0; i < lines; ++i) blocks.push_back(paragraph("ligne"));
    const document::List details{false, 1, {{paragraph("détail")}, {paragraph("autre")}}};
    blocks.push_back({document::List{true, 1, {{paragraph("En faveur des jeunes"), {details}}}}});
    for (const Page& page : lay_out(blocks).pages) {
      CHECK(runs_with(page, "En faveur").size() == runs_with(page, "détail").size());
    }
  }
}

TEST_CASE("a table repeats its header on each page and never splits a row") {
  const Pages pages = lay_out({{numbered_table(100)}});
  REQUIRE(pages.pages.size() == 3);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    CHECK(runs_with(pages.pages[i], "Jeunes").size() == 1);
    CHECK(runs_with(pages.pages[i], "Tableau\u00A01 (suite)").size() == (i == 0 ? 0 : 1));
  }
  std::size_t rows = 0;
  for (const Page& page : pages.pages) rows += runs_with(page, "ligne").size();
  CHECK(rows == 100);
}

TEST_CASE("a repeated header is no part of the structure") {
  const std::string tree = dump_structure(lay_out({{numbered_table(100)}}));
  std::size_t headers = 0;
  for (std::size_t at = tree.find("\"Jeunes\""); at != std::string::npos;
       at = tree.find("\"Jeunes\"", at + 1)) {
    ++headers;
  }
  CHECK(headers == 1);
}

TEST_CASE("a group's title comes with its first row and again on the next page") {
  document::Table table = numbered_table(90);
  table.rows.insert(table.rows.begin(), row({cell("Premiers")}, document::RowKind::group));
  const Pages pages = lay_out({{table}});
  REQUIRE(pages.pages.size() >= 2);
  CHECK(runs_with(pages.pages[0], "Premiers").size() == 1);
  CHECK(runs_with(pages.pages[1], "Premiers").size() == 1);
  CHECK(runs_with(pages.pages[1], "\u00A0(suite)").size() == 1);
}

TEST_CASE("decimal commas stand in a line, n.d. at the right edge") {
  document::Table table;
  table.columns = {column("Nom", document::ColumnKind::text),
                   column("Taux", document::ColumnKind::number)};
  table.rows = {row({cell("a"), cell(Value::rate(1, 3, Unit::taux, 1))}),
                row({cell("b"), cell(Value::rate(2, 3, Unit::taux, 3))}),
                row({cell("c"), cell(Value::not_defined(Unit::taux))})};
  const Pages pages = lay_out({{table}});
  const auto* one = runs_with(pages.pages[0], "33,3").at(0);
  const auto* three = runs_with(pages.pages[0], "66,667").at(0);
  const auto* unknown = runs_with(pages.pages[0], "n.d.").at(0);
  // Both have two figures before the comma: they start at the same place.
  CHECK(one->origin.x == Approx(three->origin.x).margin(0.01));
  CHECK(unknown->origin.x + static_cast<double>(unknown->width) ==
        Approx(three->origin.x + static_cast<double>(three->width)).margin(0.05));
}

TEST_CASE("a column stands where its author wants, title and cells") {
  document::Table table;
  table.columns = {column("Nom", document::ColumnKind::text),
                   column("Taux", document::ColumnKind::number)};
  table.rows = {row({cell("a"), cell(Value::rate(1, 3, Unit::taux, 1))}),
                row({cell("nommé"), cell(Value::rate(2, 3, Unit::taux, 3))}),
                row({cell("c"), cell(Value::not_defined(Unit::taux))})};
  const auto edges = [&](document::ColumnAlignment alignment, double share) {
    table.columns[0].alignment = table.columns[1].alignment = alignment;
    const Pages pages = lay_out({{table}});
    std::vector<std::vector<double>> found;
    for (const auto& words : {std::vector<std::string>{"Nom", "nommé"},
                              std::vector<std::string>{"Taux", "33,3", "66,667", "n.d."}}) {
      found.emplace_back();
      for (const auto& word : words) {
        const auto* run = runs_with(pages.pages[0], word).at(0);
        found.back().push_back(run->origin.x + share * static_cast<double>(run->width));
      }
    }
    return found;
  };
  for (const auto& [alignment, share] : {std::pair{document::ColumnAlignment::left, 0.0},
                                         std::pair{document::ColumnAlignment::centred, 0.5},
                                         std::pair{document::ColumnAlignment::right, 1.0}}) {
    CAPTURE(share);
    for (const auto& column : edges(alignment, share)) {
      for (const double edge : column) CHECK(edge == Approx(column[0]).margin(0.05));
    }
  }
}

TEST_CASE("a table too wide for the page is shown in parts, row names in each") {
  document::Table table;
  table.title = text("Large");
  table.columns.push_back(column("Nom", document::ColumnKind::text));
  document::Row one = row({cell("ligne")});
  for (int i = 1; i < 40; ++i) {
    table.columns.push_back(column("C" + std::to_string(i), document::ColumnKind::number));
    one.cells.push_back(count(1'000'000 + i));
  }
  table.rows = {one};
  const Pages pages = lay_out({{table}});
  const std::string all = page_text(pages.pages[0]);
  CHECK(all.find("(partie 1 sur 4)") != std::string::npos);
  CHECK(runs_with(pages.pages[0], "ligne").size() == 4);
  CHECK(all.find("1\u202F000\u202F039") != std::string::npos);
}

TEST_CASE("an empty table says so") {
  document::Table table;
  table.columns = {column("Nom", document::ColumnKind::text)};
  CHECK(page_text(lay_out({{table}}).pages[0]).find("Aucune ligne.") != std::string::npos);
  CHECK(page_text(lay_out({{document::Table{}}}).pages[0]).find("Aucune ligne.") !=
        std::string::npos);
}

TEST_CASE("signs and notes of cells are told under the table") {
  document::Table table = numbered_table(2);
  table.rows[0].cells[1].mark = document::CellMark::anomaly;
  table.rows[0].cells[1].note = "Le total imprimé diffère d'une unité.";
  table.source = "exports";
  table.scope = "France";
  table.reading = "un jeune en ligne 1.";
  const std::string all = page_text(lay_out({{table}}).pages[0]);
  CHECK(all.find("\nanomalie\n") != std::string::npos);
  CHECK(all.find("\na.\u00A0Le total imprimé diffère d’une unité.\n") != std::string::npos);
  CHECK(all.find("\nSource\u00A0: exports\u202F; champ\u00A0: France.\n") != std::string::npos);
  // The tables of an act tell no day of the data, those of a report do.
  document::Document report = act({{table}});
  report.style = document::Style::report;
  CHECK(page_text(typesetter().lay_out(report).pages[0])
            .find("champ\u00A0: France\u202F; arrêté au 31\u00A0décembre\u00A02010.\n") !=
        std::string::npos);
  CHECK(all.find("\nLecture\u00A0: un jeune en ligne 1.\n") != std::string::npos);
}

TEST_CASE("the sign of a cell says its meaning to those who do not see it") {
  document::Table table = numbered_table(2);
  table.rows[0].cells[1].mark = document::CellMark::warning;
  const std::string tree = dump_structure(lay_out({{table}}));
  CHECK(tree.find("        TD\n"
                  "          Figure alt=\"à surveiller\"\n"
                  "          Span \"1\"\n") != std::string::npos);
}

TEST_CASE("an empty cell shows no sign") {
  document::Table table = numbered_table(2);
  table.rows[0].cells[0] = cell("");
  table.rows[0].cells[0].mark = document::CellMark::bad;
  CHECK(dump_structure(lay_out({{table}})).find("Figure") == std::string::npos);
}

TEST_CASE("signatures take the last lines of the text with them") {
  document::Signatures signatures;
  signatures.signatures = {{"Pour la mission locale", text("")}, {"Pour Pôle emploi", text("")}};
  const Pages pages = lay_out({lines(44), {signatures}});
  REQUIRE(pages.pages.size() == 2);
  CHECK(lines_on(pages.pages[1]) == 2);
  CHECK(runs_with(pages.pages[1], "Pour la mission locale").size() == 1);
}

TEST_CASE("a document without headings is found by its title") {
  const Pages pages = lay_out({paragraph("Texte.")});
  REQUIRE(pages.bookmarks.size() == 1);
  CHECK(pages.bookmarks[0].title == "Essai");
  CHECK(lay_out({heading(1, "Objet", "objet")}).bookmarks.size() == 1);
}

TEST_CASE("the table of contents gives page numbers, and goes when the document is short") {
  document::Blocks content{{document::TableOfContents{2}}};
  for (int i = 1; i <= 4; ++i) {
    content.push_back({document::PageBreak{}});
    content.push_back(heading(1, "Partie " + std::to_string(i), "p" + std::to_string(i)));
    content.push_back(paragraph("Texte."));
  }
  const Pages pages = lay_out(content);
  REQUIRE(pages.pages.size() == 5);
  const std::string first = page_text(pages.pages[0]);
  CHECK(first.find("Sommaire\nPartie 1\n2\nPartie 2\n3\n") != std::string::npos);
  CHECK(pages.links.size() == 4);
  CHECK(pages.links[2].destination == "p3");
  CHECK(pages.bookmarks.size() == 4);
  CHECK(pages.bookmarks[3].page == 4);
  content.resize(5);
  CHECK(page_text(lay_out(content).pages[0]).find("Sommaire") == std::string::npos);
}

TEST_CASE("drafts bear a watermark under the text of every page") {
  document::Document draft = act({lines(60)});
  draft.is_draft = true;
  for (const Page& page : typesetter().lay_out(draft).pages) {
    REQUIRE(page.items.front().artifact == Artifact::watermark);
    CHECK(std::get<GlyphRun>(page.items.front().content).text == "PROJET");
  }
}

TEST_CASE("a report opens with its identity") {
  document::Document report = act({});
  report.style = document::Style::report;
  report.territory = "Mission locale du Forez";
  report.rules = {"Règle un"};
  report.is_provisional = true;
  const std::string all = page_text(typesetter().lay_out(report).pages[0]);
  CHECK(all.find("Mission locale du Forez\n") != std::string::npos);
  CHECK(all.find("Année\u00A02010\n") != std::string::npos);
  CHECK(all.find("31\u00A0décembre\u00A02010\n") != std::string::npos);
  CHECK(all.find("Définitive, données ") != std::string::npos);
  CHECK(all.find("décembre\u00A02010 – données provisoires\n") != std::string::npos);
  CHECK(all.find("Règles de calcul appliquées. Règle un.\n") != std::string::npos);
}

TEST_CASE("the tree of a small document") {
  document::Table table = numbered_table(1);
  table.columns[0].is_row_header = true;
  document::List list;
  list.items = {{paragraph("point")}};
  document::Paragraph linked;
  linked.content = text("Voir ");
  linked.content.push_back({document::Link{"#a", text("ici")}});
  linked.content.push_back({document::Text{"."}});
  const Pages pages = lay_out({heading(1, "Partie", "a"), {linked}, {list}, {table}});
  CHECK(dump_structure(pages) ==
        "Document\n"
        "  H1 \"Essai\"\n"
        "  H2 \"Partie\"\n"
        "  P\n"
        "    Span \"Voir \"\n"
        "    Link \"ici\"\n"
        "    Span \".\"\n"
        "  L\n"
        "    LI\n"
        "      Lbl \"–\"\n"
        "      LBody\n"
        "        P \"point\"\n"
        "  Table\n"
        "    Caption \"Tableau\u00A01. – Table\"\n"
        "    THead\n"
        "      TR\n"
        "        TH scope=Column \"Nom\"\n"
        "        TH scope=Column \"Jeunes\"\n"
        "    TBody\n"
        "      TR\n"
        "        TH scope=Row \"ligne 1\"\n"
        "        TD \"1\"\n");
  REQUIRE(pages.links.size() == 1);
  CHECK(pages.links[0].destination == "a");
}

TEST_CASE("levels of headings never skip one") {
  const std::string tree = dump_structure(
      lay_out({heading(3, "trois", "a"), heading(4, "quatre", "b"), heading(1, "un", "c")}));
  CHECK(tree == "Document\n  H1 \"Essai\"\n  H2 \"trois\"\n  H3 \"quatre\"\n  H2 \"un\"\n");
}

TEST_CASE("the same document gives the same pages, whatever was laid out before") {
  const document::Document document = act({lines(30), {numbered_table(50)}, paragraph("Fin.")});
  Typesetter fresh = std::move(Typesetter::open().value());
  const std::string first = dump(fresh.lay_out(document));
  CHECK(dump(fresh.lay_out(document)) == first);
  CHECK(dump(typesetter().lay_out(document)) == first);
}

TEST_CASE("what stands in the text stays between the margins") {
  const Pages pages = lay_out({lines(50), {numbered_table(60)}, paragraph(std::string(900, 'W'))});
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      if (item.element == kNoElement) continue;
      const Rect box = bounds(item);
      CHECK(box.x >= kLeft - 0.01);
      CHECK(box.right() <= kRight + 3);  // The blank at a line's end is glyph, not ink.
      CHECK(box.bottom() <= kBottom + 0.5);
    }
  }
}

TEST_CASE("logos stand on one line above the title, from margin to margin") {
  document::Document document = act({paragraph("Bonjour.")});
  // 300 × 100 pixels become 132 × 44 points, 100 × 100 become 44 × 44.
  document.logos = {{"png", 300, 100, "Mission locale"}, {"autre png", 100, 100, "Pôle emploi"}};
  const std::string text = dump(typesetter().lay_out(document));
  CHECK(text.find("Figure path 56.69 65.20 132.00 44.00 picture 0") != std::string::npos);
  // 538.58 - 44 = 494.58.
  CHECK(text.find("Figure path 494.58 65.20 44.00 44.00 picture 1") != std::string::npos);
}
