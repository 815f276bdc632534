// What may stand at the edge of a page or of a line, and what may not.
#include <algorithm>

#include <catch2/catch.hpp>

#include "pages/build.hpp"
#include "pages/page_critic.hpp"
#include "pages/tables/fewest_lines.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

namespace {

document::Blocks lines_then(int count, document::Blocks blocks) {
  document::Blocks all;
  for (int i = 0; i < count; ++i) all.push_back(paragraph("Une ligne."));
  all.insert(all.end(), blocks.begin(), blocks.end());
  return all;
}

document::List list_of(int count) {
  document::List list;
  for (int i = 1; i <= count; ++i) {
    list.items.push_back({paragraph("point " + std::to_string(i) + " ;")});
  }
  return list;
}

std::vector<PageFault> faults_in(const document::Blocks& blocks) {
  document::Document document = act(blocks);
  document.style = document::Style::report;
  return faults_of(lay_out_usual(document), document.style);
}

}  // namespace

TEST_CASE("neither the first item of a list nor the last stands alone on a page") {
  for (int lines = 25; lines < 45; ++lines) {
    const Pages pages = lay_out(lines_then(lines, {{list_of(4)}}));
    for (const Page& page : pages.pages) {
      const auto items = runs_with(page, "point ").size();
      CAPTURE(lines, items);
      CHECK(items != 1);
    }
  }
}

TEST_CASE("the words between two parties stay with the second") {
  for (int lines = 25; lines < 45; ++lines) {
    const Pages pages = lay_out(lines_then(
        lines, {paragraph("le site, représenté par sa direction,"), paragraph("et"),
                paragraph("la mission locale, d'autre part,"), paragraph("Vu l'accord ;")}));
    for (const Page& page : pages.pages) {
      CHECK(runs_with(page, "le site").size() == runs_with(page, "Vu l").size());
    }
  }
}

TEST_CASE("a party stays whole, and what it is called closes it") {
  document::Paragraph party;
  for (const char* line : {"la mission locale,", "adresse : rue Haute,", "que représente Ada,",
                           "agissant en qualité de présidente,"}) {
    if (!party.content.empty()) party.content.push_back({document::LineBreak{}});
    party.content.push_back({document::Text{line}});
  }
  int parted = 0;
  for (int lines = 25; lines < 45; ++lines) {
    const Pages pages = lay_out(lines_then(lines, {paragraph("et"),
                                                   {party},
                                                   paragraph("ci-après « elle », d'autre part,"),
                                                   paragraph("Vu l'accord ;"),
                                                   paragraph("Il est convenu :"),
                                                   heading(1, "Préambule", "preambule"),
                                                   paragraph("Les parties agissent.")}));
    CAPTURE(lines);
    for (const Page& page : pages.pages) {
      CHECK(runs_with(page, "la mission").size() == runs_with(page, "agissant").size());
      CHECK(runs_with(page, "la mission").size() == runs_with(page, "ci-après").size());
      if (runs_with(page, "ci-après").size() != runs_with(page, "Vu l").size()) ++parted;
    }
  }
  // Where the party ends a page, what follows does not take it along.
  CHECK(parted > 0);
}

TEST_CASE("what closes the visas does not open a page alone") {
  for (int lines = 25; lines < 45; ++lines) {
    const Pages pages =
        lay_out(lines_then(lines, {paragraph("Vu l'accord ;"), paragraph("Il est convenu :"),
                                   heading(1, "Préambule", "preambule")}));
    for (const Page& page : pages.pages) {
      CHECK(runs_with(page, "Il est convenu").size() == runs_with(page, "Vu l").size());
    }
  }
}

TEST_CASE("« et » between two parties follows the first") {
  for (int lines = 25; lines < 45; ++lines) {
    const Pages pages = lay_out(lines_then(
        lines, {paragraph("ci-après « un », d'une part."), paragraph("et"), paragraph("Deux,")}));
    CAPTURE(lines);
    for (const Page& page : pages.pages) {
      CHECK(runs_with(page, "ci-après").size() == runs_with(page, "Deux").size());
    }
  }
}

TEST_CASE("a heading, its sentence and the table that it introduces are on one page") {
  document::Table table = numbered_table(8);
  table.keep_together = true;
  for (int lines = 20; lines < 45; ++lines) {
    const Pages pages = lay_out(lines_then(
        lines, {heading(1, "Subvention", "subvention"), paragraph("Elle est de peu."), {table}}));
    CAPTURE(lines);
    for (const Page& page : pages.pages) {
      CHECK(runs_with(page, "Elle est").empty() == runs_with(page, "ligne 1").empty());
    }
  }
}

TEST_CASE("a heading and its sentence stay with the first heading under it") {
  for (int lines = 25; lines < 45; ++lines) {
    const Pages pages = lay_out(
        lines_then(lines, {heading(1, "Questions", "questions"), paragraph("Ces questions."),
                           heading(2, "Les jeunes", "jeunes"), paragraph("Un jeune.")}));
    CAPTURE(lines);
    for (const Page& page : pages.pages) {
      CHECK(runs_with(page, "Ces questions").size() == runs_with(page, "Un jeune.").size());
    }
  }
}

TEST_CASE("a table kept together is cut rather than leave most of the page empty") {
  document::Table table = numbered_table(30);
  table.keep_together = true;
  CHECK(runs_with(lay_out(lines_then(9, {{table}})).pages[0], "ligne 1").size() > 0);
  // Not yet three fifths: the rows of a table are not parted for so little.
  const Pages full = lay_out(lines_then(18, {{table}}));
  CHECK(runs_with(full.pages[0], "ligne 1").empty());
}

TEST_CASE("the rules applied never stand on a last page alone, nor are cut") {
  for (int lines = 25; lines < 48; ++lines) {
    document::Document document = act(lines_then(lines, {}));
    document.rules = {std::string(600, 'r'), "Fin des règles"};
    const Pages pages = lay_out_usual(document);
    CAPTURE(lines);
    const Page& last = pages.pages.back();
    CHECK(runs_with(last, "Règles de calcul").size() == 1);
    CHECK(runs_with(last, "Fin des").size() == 1);
    CHECK(runs_with(last, "Une ligne.").size() >= 1);
  }
}

TEST_CASE("columns taller than a page go on side by side, page after page") {
  std::string words;
  for (int i = 0; i < 1500; ++i) words += "mot" + std::to_string(i) + " ";
  document::Columns columns;
  columns.columns = {{paragraph(words)}, {paragraph("À droite."), paragraph(words)}};
  const Pages pages = lay_out({{columns}});
  REQUIRE(pages.pages.size() > 1);
  CHECK(runs_with(pages.pages[0], "À droite.").size() == 1);
  int last = -1;
  for (const Page& page : pages.pages) {
    double left = page.width;
    double right = 0;
    for (const Item& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      if (run == nullptr || item.element == kNoElement) continue;
      CHECK(item.element >= last);
      last = item.element;
      if (run->text.find("mot") == std::string::npos) continue;
      left = std::min(left, run->origin.x);
      right = std::max(right, run->origin.x);
    }
    CHECK(left < page.width / 2);
    CHECK(right > page.width / 2);
  }
}

TEST_CASE("characters that Unicode never makes print as a sign that is told") {
  for (const char* never : {"\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xEF\xB7\x90", "\xF0\x9F\xBF\xBE"}) {
    const Pages pages = lay_out({paragraph("a" + std::string{never} + "b")});
    CHECK(page_text(pages.pages[0])
              .find("a\xEF\xBF\xBD"
                    "b") != std::string::npos);
  }
}

TEST_CASE("the call of a note behind a figure is no power") {
  document::Paragraph paragraph;
  paragraph.content = {{document::Text{"Fichiers : 15"}},
                       {document::Footnote{text("Leur liste.")}}};
  CHECK(runs_with(lay_out({{paragraph}}).pages[0], "\u202F(1)").size() == 1);
  paragraph.content = {{document::Text{"Fichiers"}}, {document::Footnote{text("Leur liste.")}}};
  CHECK(runs_with(lay_out({{paragraph}}).pages[0], "(1)").empty());
}

TEST_CASE("a link is underlined") {
  document::Paragraph paragraph;
  paragraph.content = {{document::Link{"https://example.org", text("ici")}}};
  const Pages pages = lay_out({{paragraph}});
  const double baseline = runs_with(pages.pages[0], "ici").at(0)->origin.y;
  bool is_underlined = false;
  for (const Item& item : pages.pages[0].items) {
    const auto* path = std::get_if<Path>(&item.content);
    is_underlined |=
        path != nullptr && path->stroke && path->steps[0].to.y == Approx(baseline + 1.6);
  }
  CHECK(is_underlined);
}

TEST_CASE("columns share their room so that rows take few lines") {
  const std::vector<ColumnWish> columns{{40, 200, 8}, {30, 300, 8}, {50, 50, 8}};
  const std::vector<RowWidths> rows{{192, 80, 40}, {192, 292, 40}, {192, 80, 40}};
  const auto widths = widths_of_fewest_lines(columns, rows, 460);
  // The first column whole, the second as most of its cells need it: four lines, not six.
  CHECK(widths[0] == 200);
  CHECK(widths[1] >= 88);
  CHECK(widths[0] + widths[1] + widths[2] <= 460.01);
}

TEST_CASE("many columns of text share their room too") {
  const std::vector<ColumnWish> columns(6, ColumnWish{40, 120, 8});
  const std::vector<RowWidths> rows{{112, 30, 30, 30, 30, 30}, {112, 112, 30, 30, 30, 30}};
  const auto widths = widths_of_fewest_lines(columns, rows, 460);
  CHECK(widths[0] == 120);
  CHECK(widths[1] == 120);
}

TEST_CASE("the critic finds what is beyond the limits, and nothing else") {
  CHECK(faults_in({paragraph("Une page.")}).empty());
  const auto nearly_empty =
      faults_in({paragraph("Une page."), {document::PageBreak{}}, paragraph("La suite.")});
  REQUIRE(nearly_empty.size() == 1);
  CHECK(nearly_empty[0].kind == PageFault::Kind::nearly_empty);
  CHECK(nearly_empty[0].page == 1);
  const std::string said = fault_text(nearly_empty[0]);
  CHECK(said.starts_with("page 1 : remplie à "));
  CHECK(said.ends_with(" % ; seule la dernière peut l'être à moins d'un tiers"));
  Pages pages = lay_out({paragraph("Un texte.")});
  for (Item& item : pages.pages[0].items) {
    auto* run = std::get_if<GlyphRun>(&item.content);
    if (run == nullptr || run->text.find("Un texte") == std::string::npos) continue;
    run->origin.x = 560;
    run->size = 5;
    run->colour = {0xCC, 0xCC, 0xCC};
  }
  std::vector<PageFault::Kind> kinds;
  for (const auto& fault : faults_of(pages, document::Style::act)) kinds.push_back(fault.kind);
  CHECK(std::count(kinds.begin(), kinds.end(), PageFault::Kind::overrun) == 1);
  CHECK(std::count(kinds.begin(), kinds.end(), PageFault::Kind::pale_text) == 1);
}

namespace {

/// Adds an element to the structure; gives its index.
int element(Pages& pages, Role role, int parent) {
  Element added;
  added.role = role;
  added.parent = parent;
  pages.structure.push_back(added);
  return static_cast<int>(pages.structure.size()) - 1;
}

void print(Page& page, const std::string& words, double y, int element) {
  GlyphRun run;
  run.size = 10;
  run.text = words;
  run.width = 60;
  run.origin = {100, y};
  page.items.push_back({run, element});
}

std::vector<std::string> said_of(const Pages& pages) {
  std::vector<std::string> texts;
  for (const auto& fault : faults_of(pages, document::Style::act)) {
    texts.push_back(fault_text(fault));
  }
  return texts;
}

/// Two empty pages and a document.
Pages two_pages() {
  Pages pages;
  element(pages, Role::document, kNoElement);
  for (int i = 0; i < 2; ++i) pages.pages.push_back({595, 842, {}});
  return pages;
}

}  // namespace

TEST_CASE("the critic finds a line alone of its paragraph") {
  Pages pages = two_pages();
  const int paragraph = element(pages, Role::paragraph, 0);
  const int link = element(pages, Role::link, paragraph);
  print(pages.pages[0], "Une première ligne", 700, paragraph);
  print(pages.pages[0], "une deuxième", 714, link);
  print(pages.pages[1], "et la dernière.", 80, link);
  CHECK(said_of(pages) ==
        std::vector<std::string>{
            "page 2 : une ligne y est seule de son paragraphe, « et la dernière. »"});
  print(pages.pages[1], "Ou l'avant-dernière.", 94, paragraph);
  CHECK(said_of(pages).empty());
}

TEST_CASE("the critic finds an item alone of its list, of three at least") {
  Pages pages = two_pages();
  const int list = element(pages, Role::list, 0);
  const auto add = [&](std::size_t page, const std::string& words, double y) {
    print(pages.pages[page], words, y, element(pages, Role::list_item, list));
  };
  add(0, "un ;", 700);
  add(1, "deux ;", 80);
  CHECK(said_of(pages).empty());
  add(1, "trois.", 94);
  CHECK(said_of(pages) ==
        std::vector<std::string>{"page 1 : un élément y est seul de sa liste, « un ; »"});
}

TEST_CASE("the critic finds lines to fill away from what asks for them") {
  Pages pages = two_pages();
  const int paragraph = element(pages, Role::paragraph, 0);
  print(pages.pages[0], "Observations :", 700, paragraph);
  Path dots;
  dots.steps = {{PathStep::Kind::move, {100, 80}, {}, {}},
                {PathStep::Kind::line, {300, 80}, {}, {}}};
  dots.stroke = Stroke{{}, 0.7, {0, 2.2}, true};
  const int blank = element(pages, Role::paragraph, 0);
  pages.pages[1].items.push_back({dots, blank});
  print(pages.pages[1], "La suite.", 120, blank);
  CHECK(said_of(pages) ==
        std::vector<std::string>{
            "page 2 : elle commence par une ligne à remplir, sans ce qui la demande"});
}

TEST_CASE("the critic finds words badly cut") {
  Pages pages = two_pages();
  pages.pages.pop_back();
  const int paragraph = element(pages, Role::paragraph, 0);
  const int heading = element(pages, Role::h2, 0);
  print(pages.pages[0], "un accompa\u00AD", 100, paragraph);
  print(pages.pages[0], "gnement", 114, paragraph);
  CHECK(said_of(pages).empty());
  print(pages.pages[0], "un ré\u00AD", 128, paragraph);
  print(pages.pages[0], "seau", 142, paragraph);
  CHECK(said_of(pages) ==
        std::vector<std::string>{"page 1 : un mot est mal coupé, « un ré\u00AD »"});
  pages.pages[0].items.resize(2);
  print(pages.pages[0], "le sui\u00AD", 128, paragraph);
  print(pages.pages[0], "vi du mois", 142, paragraph);
  CHECK(said_of(pages) ==
        std::vector<std::string>{"page 1 : un mot est mal coupé, « le sui\u00ADvi du mois »"});
  pages.pages[0].items.resize(2);
  print(pages.pages[0], "Les accompa\u00AD", 160, heading);
  print(pages.pages[0], "gnements", 179, heading);
  CHECK(said_of(pages) ==
        std::vector<std::string>{"page 1 : un mot est mal coupé, « Les accompa\u00AD »"});
}
