#include <cmath>

#include <catch2/catch.hpp>

#include "pages/bounds.hpp"
#include "pages/build.hpp"

using namespace copil;
using namespace copil::pages;
using namespace copil::pages::build;

namespace {

/// Rows 1 to `rows`, then their sum, carried over page breaks.
document::Table carrying_table(int rows) {
  document::Table table = numbered_table(rows);
  document::Cell sum = count(rows * (rows + 1) / 2);
  sum.formula = document::Formula{document::Formula::Kind::sum, {}};
  table.rows.push_back(row({cell("Ensemble"), sum}, document::RowKind::total));
  table.carries_totals = true;
  return table;
}

/// Two groups of regions under two levels of titles, the first group with its subtotal.
document::Table grouped_table() {
  using enum document::RowKind;
  document::Table table;
  table.title = text("Volumes");
  table.columns = {column("Région", document::ColumnKind::text),
                   column("2009", document::ColumnKind::number),
                   column("2010", document::ColumnKind::number)};
  table.columns[1].group = table.columns[2].group = "Objectif";
  table.rows = {row({cell("Est")}, group),
                row({cell("Alsace"), count(5), count(7)}),
                row({cell("Est, total"), count(5), count(7)}, subtotal),
                row({cell("Ouest")}, group),
                row({cell("Bretagne"), count(2), count(3)}),
                row({cell("Ensemble"), count(7), count(10)}, total)};
  return table;
}

/// What the table's element says of how it is made.
std::string summary_of(const document::Table& table) {
  for (const Element& element : lay_out({{table}}).structure) {
    if (element.role == Role::table) return element.alternative;
  }
  return "no table";
}

/// The text on the baseline of the run that says `words`, right of it.
std::string beside(const Page& page, const std::string& words) {
  const auto found = runs_with(page, words);
  if (found.size() != 1) return std::to_string(found.size()) + " × " + words;
  for (const Item& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    if (run != nullptr && run != found[0] && run->origin.y == found[0]->origin.y) return run->text;
  }
  return "nothing beside " + words;
}

/// The texts of a page's table rows, in order of their baselines, without header and footer.
std::string first_and_last_rows(const Page& page) {
  const auto rows = runs_with(page, "ligne");
  return rows.front()->text + " … " + rows.back()->text;
}

}  // namespace

TEST_CASE("sums so far stand at page breaks where asked") {
  // Rows are 8.5 × 1.3 + 6 = 17.05 high. Page 1 has 782.36 - 117.20 = 665.16 for the text: caption
  // 13
  // (+ 3 after), header 17.05, then rows: (665.16 - 33.05) / 17.05 = 37.07. One is « À reporter »:
  // 36 rows, whose sum is 36 × 37 / 2 = 666.
  // Page 2 has 717.16: « Tableau 1 (suite) » 10, header 17.05, « Report » 17.05, then 39.47 rows,
  // one of them « À reporter »: 38 rows, up to row 74, whose sum is 74 × 75 / 2 = 2 775.
  const Pages pages = lay_out({{carrying_table(100)}});
  REQUIRE(pages.pages.size() == 3);
  CHECK(first_and_last_rows(pages.pages[0]) == "ligne 1 … ligne 36");
  CHECK(beside(pages.pages[0], "À reporter") == "666");
  CHECK(runs_with(pages.pages[0], "Report").empty());
  CHECK(first_and_last_rows(pages.pages[1]) == "ligne 37 … ligne 74");
  CHECK(beside(pages.pages[1], "Report") == "666");
  CHECK(beside(pages.pages[1], "À reporter") == "2\u202F775");
  CHECK(beside(pages.pages[2], "Report") == "2\u202F775");
  CHECK(beside(pages.pages[2], "Ensemble") == "5\u202F050");
  CHECK(runs_with(pages.pages[2], "À reporter").empty());
}

TEST_CASE("sums so far repeat what the table says: they are no part of its structure") {
  const std::string tree = dump_structure(lay_out({{carrying_table(100)}}));
  CHECK(tree.find("eporter") == std::string::npos);
  CHECK(tree.find("Report") == std::string::npos);
}

TEST_CASE("a table that fits its page carries nothing, nor one that does not ask") {
  CHECK(runs_with(lay_out({{carrying_table(20)}}).pages[0], "eport").empty());
  document::Table silent = carrying_table(100);
  silent.carries_totals = false;
  for (const Page& page : lay_out({{silent}}).pages) CHECK(runs_with(page, "eport").empty());
}

TEST_CASE("a column that the total does not add up carries nothing") {
  document::Table table = carrying_table(100);
  table.rows.back().cells[1].formula.reset();
  for (const Page& page : lay_out({{table}}).pages) CHECK(runs_with(page, "eport").empty());
}

TEST_CASE("under two levels of titles, cells name the titles that head them") {
  document::Table table;
  table.title = text("Volumes");
  table.columns = {column("Région", document::ColumnKind::text),
                   column("2009", document::ColumnKind::number),
                   column("2010", document::ColumnKind::number)};
  table.columns[1].group = table.columns[2].group = "Objectif";
  table.rows = {row({cell("Alsace"), count(5), count(7)})};
  const Pages pages = lay_out({{table}});
  std::string named;
  for (const Element& element : pages.structure) {
    if (!element.id.empty()) named += element.id + " ";
    if (!element.headers.empty()) named += "[" + element.headers + "] ";
  }
  // 1 « Objectif » over 2009 and 2010; 2 « Région », 3 « 2009 », 4 « 2010 »; 5 « Alsace ».
  CHECK(named ==
        "titre-1 titre-2 titre-3 titre-4 titre-5 [titre-1 titre-3 titre-5] "
        "[titre-1 titre-4 titre-5] ");
  table.columns[1].group = table.columns[2].group = "";
  for (const Element& element : lay_out({{table}}).structure) CHECK(element.headers.empty());
}

TEST_CASE("cells of a group of rows name its title too, up to the total") {
  document::Table table = grouped_table();
  const Pages pages = lay_out({{table}});
  std::string named;
  for (const Element& element : pages.structure) {
    if (!element.headers.empty()) named += "[" + element.headers + "] ";
  }
  // 1 « Objectif », 2 « Région », 3 and 4 its years; 5 « Est », 6 « Alsace », 7 « Est, total »;
  // 8 « Ouest », 9 « Bretagne », 10 « Ensemble ».
  CHECK(named ==
        "[titre-1 titre-3 titre-5 titre-6] [titre-1 titre-4 titre-5 titre-6] "
        "[titre-1 titre-3 titre-5 titre-7] [titre-1 titre-4 titre-5 titre-7] "
        "[titre-1 titre-3 titre-8 titre-9] [titre-1 titre-4 titre-8 titre-9] "
        "[titre-1 titre-3 titre-10] [titre-1 titre-4 titre-10] ");
}

TEST_CASE("a complex table says how it is made, a simple one does not") {
  CHECK(summary_of(numbered_table(3)) == "");
  CHECK(summary_of(carrying_table(3)) == "");
  document::Table table = grouped_table();
  CHECK(summary_of(table) ==
        "Tableau de 3 colonnes et 2\u00A0lignes, hors totaux. Titres sur deux niveaux\u00A0: "
        "«\u00A0Objectif\u00A0» couvre «\u00A02009\u00A0» et «\u00A02010\u00A0». La colonne "
        "«\u00A0Région\u00A0» nomme les lignes. Les lignes sont rangées en 2 groupes\u00A0: "
        "«\u00A0Est\u00A0» et «\u00A0Ouest\u00A0»\u202F; un sous-total ferme les groupes.");
  table.rows.erase(table.rows.begin() + 2);
  table.columns[1].group = table.columns[2].group = "";
  for (int i = 0; i < 4; ++i) {
    table.rows.insert(table.rows.begin(), {row({cell("Nord")}, document::RowKind::group)});
  }
  CHECK(summary_of(table) ==
        "Tableau de 3 colonnes et 2\u00A0lignes, hors totaux. La colonne «\u00A0Région\u00A0» "
        "nomme les "
        "lignes. Les lignes sont rangées en 6 groupes, de «\u00A0Nord\u00A0» à "
        "«\u00A0Ouest\u00A0».");
}

TEST_CASE("a table whose rows are named behind their rank is complex") {
  document::Table table;
  table.columns = {column("Rang", document::ColumnKind::number),
                   column("Région", document::ColumnKind::text)};
  table.columns[1].is_row_header = true;
  table.rows = {row({count(1), cell("Alsace")})};
  CHECK(summary_of(table) ==
        "Tableau de 2 colonnes et 1\u00A0ligne. La colonne «\u00A0Région\u00A0» nomme les "
        "lignes.");
}

TEST_CASE("the summary says every column that names the rows, and long groups by their ends") {
  document::Table table;
  table.columns = {column("", document::ColumnKind::text),
                   column("Jeune", document::ColumnKind::text)};
  table.rows = {row({cell("a"), cell("b")})};
  CHECK(summary_of(table) == "");
  table.columns[1].is_row_header = true;
  CHECK(summary_of(table) ==
        "Tableau de 2 colonnes et 1\u00A0ligne. Les premières colonnes nomment les lignes.");
  table.columns[0].title = text("Code");
  CHECK(summary_of(table) ==
        "Tableau de 2 colonnes et 1\u00A0ligne. Les colonnes «\u00A0Code\u00A0» et "
        "«\u00A0Jeune\u00A0» nomment les lignes.");
  for (const char* month : {"janv.", "févr.", "mars", "avr.", "mai"}) {
    table.columns.push_back(column(month, document::ColumnKind::number));
    table.columns.back().group = "Entrées";
  }
  CHECK(
      summary_of(table) ==
      "Tableau de 7 colonnes et 1\u00A0ligne. Titres sur deux niveaux\u00A0: «\u00A0Entrées\u00A0» "
      "couvre 5 colonnes, de «\u00A0janv.\u00A0» à «\u00A0mai\u00A0». Les colonnes "
      "«\u00A0Code\u00A0» et «\u00A0Jeune\u00A0» nomment les lignes.");
}

TEST_CASE("a table shown in parts and kept together keeps each part on its page") {
  document::Table table;
  table.columns.push_back(column("Nom", document::ColumnKind::text));
  for (int i = 1; i < 20; ++i) {
    table.columns.push_back(column("C" + std::to_string(i), document::ColumnKind::number));
  }
  for (const char* name :
       {"premier", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "dernier"}) {
    document::Row one = row({cell(name)});
    for (int i = 1; i < 20; ++i) one.cells.push_back(count(1'000'000 + i));
    table.rows.push_back(std::move(one));
  }
  const auto is_cut = [&] {
    for (int lines = 0; lines < 45; lines += 3) {
      document::Blocks all;
      for (int i = 0; i < lines; ++i) all.push_back(paragraph("Une ligne."));
      all.push_back({table});
      for (const Page& page : lay_out(std::move(all)).pages) {
        if (runs_with(page, "premier").size() != runs_with(page, "dernier").size()) return true;
      }
    }
    return false;
  };
  CHECK(is_cut());
  table.keep_together = true;
  CHECK_FALSE(is_cut());
}

TEST_CASE("a row where people sign has room above its dotted line; other dots ask for none") {
  const auto height_of = [](const std::string& beside_it) {
    document::Table table;
    table.columns = {column("Nom", document::ColumnKind::text),
                     column("Signature", document::ColumnKind::text)};
    table.rows = {row({cell("premier"), cell("ici")}), row({cell("second"), cell(beside_it)})};
    const Page page = lay_out({{table}}).pages[0];
    const auto first = runs_with(page, "premier");
    const auto second = runs_with(page, "second");
    REQUIRE(first.size() == 1);
    REQUIRE(second.size() == 1);
    return std::abs(second[0]->origin.y - first[0]->origin.y);
  };
  const double usual = height_of("là");
  CHECK(height_of("…………") == Approx(usual + 18));
  CHECK(height_of("………") == Approx(usual));
  CHECK(height_of("voir …………") == Approx(usual));
}

TEST_CASE("a mark keeps clear of the column before, wherever the comma puts its number") {
  constexpr int kColumns = 12;
  document::Table table;
  table.columns = {column("Code", document::ColumnKind::text)};
  std::vector<document::Cell> decimals{cell("A")};
  std::vector<document::Cell> marked{cell("B")};
  for (int i = 0; i < kColumns; ++i) {
    table.columns.push_back(column("N" + std::to_string(i), document::ColumnKind::number));
    document::Cell with_comma;
    with_comma.content = document::Number{Value::decimal({394, 10}, Unit::none, 1)};
    decimals.push_back(with_comma);
    marked.push_back(count(140));
    marked.back().mark = document::CellMark::anomaly;
  }
  table.rows = {row(decimals), row(marked)};
  const Pages pages = lay_out({{table}});
  int signs = 0;
  for (const Item& item : pages.pages[0].items) {
    const auto* path = std::get_if<Path>(&item.content);
    const Rect sign = bounds(item);
    if (path == nullptr || sign.width > 8 || sign.height > 8) continue;
    ++signs;
    for (const GlyphRun* run : runs_with(pages.pages[0], "140")) {
      const bool is_beside = std::abs(run->origin.y - sign.y) < 12;
      const double right = run->origin.x + static_cast<double>(run->width);
      CHECK((!is_beside || sign.right() < run->origin.x || sign.x > right));
    }
  }
  CHECK(signs >= kColumns);
}
