#include <set>

#include "opendocument/support.hpp"

using namespace copil;
using odf::attribute;
using odf::elements;
using odf::words;

namespace {

const odf::Tree& content_of(const odf::File& file) {
  return file.trees.at("content.xml");
}

std::vector<std::string> all_words(const odf::Tree& tree, const std::string& name) {
  std::vector<std::string> found;
  for (const auto* element : elements(tree, name)) found.push_back(words(element));
  return found;
}

bool holds(const std::vector<std::string>& texts, const std::string& wanted) {
  return std::find(texts.begin(), texts.end(), wanted) != texts.end();
}

}  // namespace

TEST_CASE("a text has headings of its levels, in named styles") {
  const auto file = odf::text(sample::act(), "act");
  const auto headings = elements(content_of(file), "text:h");
  REQUIRE(headings.size() >= 2);
  CHECK(words(headings[0]) == "Article 1er - Objet");
  CHECK(attribute(headings[0], "text:outline-level") == "1");
  CHECK(attribute(headings[0], "text:style-name") == "Heading_20_1");
}

TEST_CASE("every style that a text names exists") {
  for (const auto& document : {sample::act(), sample::report()}) {
    const auto file = odf::text(document, "styles");
    std::set<std::string> known;
    for (const char* part : {"content.xml", "styles.xml"}) {
      for (const char* kind : {"style:style", "text:list-style"}) {
        for (const auto* made : elements(file.trees.at(part), kind)) {
          known.insert(attribute(made, "style:name"));
        }
      }
    }
    const std::string& content = file.parts.at("content.xml");
    for (const std::string name : {"text:style-name=\"", "table:style-name=\""}) {
      for (auto at = content.find(name); at != std::string::npos; at = content.find(name, at + 1)) {
        const auto start = at + name.size();
        const std::string used = content.substr(start, content.find('"', start) - start);
        CAPTURE(used);
        CHECK(known.count(used) == 1);
      }
    }
  }
}

TEST_CASE("blanks are fields to fill, footnotes are notes, stressed words are stressed") {
  const auto file = odf::text(sample::act(), "blanks");
  const auto fields = elements(content_of(file), "text:text-input");
  REQUIRE_FALSE(fields.empty());
  CHECK(words(fields[0]) == "………… (Prénom et nom de la présidente ou du président)");
  const auto notes = elements(content_of(file), "text:note");
  REQUIRE(notes.size() == 1);
  CHECK(attribute(notes[0], "text:note-class") == "footnote");
  CHECK_THAT(words(notes[0]), Catch::Contains("article\u00A09"));
  CHECK(holds(all_words(content_of(file), "text:span"), "la mission locale du Port"));
}

TEST_CASE("a blank with choices is a list to choose in, in both kinds of files") {
  document::Blank mode{"mode", "Mode de versement", document::BlankKind::choice, true, {}};
  mode.choices = {"virement", "mandat"};
  auto document = sample::empty_document();
  document.content = {sample::paragraph_of({document::Inline{mode}})};
  const auto file = odf::text(document, "choices");
  const auto lists = elements(content_of(file), "text:drop-down");
  REQUIRE(lists.size() == 1);
  const auto labels = elements(lists[0], "text:label");
  REQUIRE(labels.size() == 3);
  CHECK(attribute(labels[1], "text:value") == "virement");
  CHECK(words(lists[0]) == "………… (Mode de versement)");
  CHECK_THAT(
      odf::spreadsheet(document, "choices").parts.at("content.xml"),
      Catch::Contains("of:cell-content-is-in-list(&quot;virement&quot;;&quot;mandat&quot;)"));
}

TEST_CASE("the logos of a text are pictures, described") {
  auto document = sample::empty_document();
  document.logos = {{"\x89PNG", 200, 100, "Réseau d'essai"}};
  const auto file = odf::text(document, "logos");
  CHECK(file.parts.at("Pictures/image1.png") == "\x89PNG");
  CHECK(attribute(elements(content_of(file), "draw:frame").at(0), "svg:width") == "3.200cm");
  CHECK(words(elements(content_of(file), "svg:title").at(0)) == "Image 1");
  CHECK(words(elements(content_of(file), "svg:desc").at(0)) == "Réseau d'essai");
}

TEST_CASE("an image of a text has its caption, its size, at most that of the page, and its words") {
  auto document = sample::empty_document();
  document.content = {
      sample::block(document::Illustration{{"\x89PNG", 144, 72, "Le plan"}, "D'ici"}),
      sample::block(document::Illustration{{"\x89PNG", 2'000, 100, "Une ligne"}, {}}),
      sample::block(document::Illustration{{"\x89PNG", 100, 4'000, "Une colonne"}, {}})};
  const auto file = odf::text(document, "images");
  CHECK(file.parts.at("Pictures/image3.png") == "\x89PNG");
  const auto frames = elements(content_of(file), "draw:frame");
  REQUIRE(frames.size() == 3);
  CHECK(attribute(frames[0], "svg:width") == "2.540cm");
  CHECK(attribute(frames[0], "svg:height") == "1.270cm");
  CHECK(attribute(frames[1], "svg:width") == "17.000cm");
  CHECK(attribute(frames[2], "svg:height") == "20.981cm");
  CHECK(words(elements(content_of(file), "svg:desc").at(0)) == "Le plan");
  CHECK_THAT(file.parts.at("content.xml"), Catch::Contains("D’ici"));
}

TEST_CASE("lists keep their order and their first number") {
  document::List list;
  list.ordered = true;
  list.start = 4;
  list.items = {{sample::paragraph("quatre")}, {sample::paragraph("cinq")}};
  auto document = sample::empty_document();
  document.content = {sample::block(list)};
  const auto file = odf::text(document, "lists");
  const auto items = elements(content_of(file), "text:list-item");
  REQUIRE(items.size() == 2);
  CHECK(attribute(items[0], "text:start-value") == "4");
  CHECK(attribute(items[1], "text:start-value").empty());
  CHECK(words(items[1]) == "cinq");
}

TEST_CASE("no column of a text is narrower than its days, no row goes over a page") {
  document::Table table;
  for (const int weight : {28, 16, 16, 13, 10, 20}) {
    document::Column column;
    column.title = {document::Inline{document::Text{"T"}}};
    column.weight = weight;
    table.columns.push_back(column);
  }
  document::Row row;
  row.cells.resize(6);
  row.cells[3].content = document::Date{*make_day(2010, 9, 27)};
  table.rows = {row};
  auto document = sample::empty_document();
  document.content = {sample::block(table)};
  const auto file = odf::text(document, "widths");
  std::map<std::string, double> widths;
  for (const auto* made : elements(content_of(file), "style:style")) {
    for (const auto* properties : elements(made, "style:table-column-properties")) {
      widths[attribute(made, "style:name")] =
          std::stod(attribute(properties, "style:column-width"));
    }
  }
  const auto columns = elements(content_of(file), "table:table-column");
  REQUIRE(columns.size() == 6);
  // « 27 septembre 2010 », seventeen signs.
  CHECK(widths.at(attribute(columns[3], "table:style-name")) > 17 * 0.185);
  CHECK(attribute(elements(content_of(file), "style:table-row-properties").at(0),
                  "fo:keep-together") == "always");
}

TEST_CASE("tables repeat their headers, and say their source under them") {
  auto document = sample::empty_document();
  document.content = {sample::block(sample::volumes_table())};
  const auto file = odf::text(document, "tables");
  const auto header = elements(content_of(file), "table:table-header-rows");
  REQUIRE(header.size() == 1);
  CHECK(elements(header[0], "table:table-row").size() == 2);
  const auto paragraphs = all_words(content_of(file), "text:p");
  CHECK(holds(paragraphs, "Objectifs et réalisations par mission locale, année\u00A02010"));
  CHECK(holds(paragraphs, "1\u202F707"));
  CHECK(holds(paragraphs, "98,7\u00A0%"));
  CHECK(holds(paragraphs, "n.d."));
  CHECK(holds(paragraphs,
              "Source\u00A0: export des missions locales\u202F; champ\u00A0: jeunes de 16 à "
              "25\u00A0ans\u202F; arrêté au 31\u00A0décembre\u00A02010"));
}

TEST_CASE("columns of a text stand where their author wants") {
  auto table = sample::volumes_table();
  table.columns[0].alignment = document::ColumnAlignment::centred;
  table.columns[2].alignment = document::ColumnAlignment::left;
  auto document = sample::empty_document();
  document.content = {sample::block(table)};
  const auto file = odf::text(document, "aligned");
  const auto style_of = [&](const std::string& content) -> std::string {
    for (const auto* paragraph : elements(content_of(file), "text:p")) {
      if (words(paragraph) == content) return attribute(paragraph, "text:style-name");
    }
    return "no " + content;
  };
  CHECK(style_of("01") == "Texte_20_centré_20_de_20_tableau");
  CHECK(style_of("340") == "Table_20_Contents");
  CHECK(style_of("367") == "Nombre_20_de_20_tableau");
  CHECK(style_of(document::plain_text(table.columns[0].title)) ==
        "Titre_20_centré_20_de_20_tableau");
  CHECK(style_of(document::plain_text(table.columns[2].title)) == "Table_20_Heading");
}

TEST_CASE("pages bear their number, the territory and the state") {
  const auto file = odf::text(sample::report(), "pages");
  const auto& styles = file.trees.at("styles.xml");
  CHECK(elements(styles, "text:page-number").size() == 1);
  CHECK(elements(styles, "text:page-count").size() == 1);
  CHECK_THAT(words(elements(styles, "style:header").at(0)),
             Catch::Contains("Région d’essai") && Catch::Contains("PROJET"));
}

TEST_CASE("the contents lead to the headings and ask for their pages") {
  auto document = sample::empty_document();
  document::Heading first;
  first.content = sample::words("Premier");
  first.anchor = "premier";
  document::Heading deep;
  deep.level = 3;
  deep.content = sample::words("Trop profond");
  deep.anchor = "profond";
  document.content = {sample::block(document::TableOfContents{2}), sample::block(first),
                      sample::block(deep)};
  for (int i = 0; i < 200; ++i) document.content.push_back(sample::paragraph("Texte."));
  const auto file = odf::text(document, "contents");
  const auto body = elements(content_of(file), "text:index-body");
  REQUIRE(body.size() == 1);
  const auto entries = elements(body[0], "text:p");
  REQUIRE(entries.size() == 2);  // the title, one entry
  CHECK_THAT(words(entries[1]), Catch::StartsWith("Premier"));
  CHECK(attribute(elements(entries[1], "text:a").at(0), "xlink:href") == "#premier");
  CHECK(attribute(elements(entries[1], "text:bookmark-ref").at(0), "text:ref-name") == "premier");
}

TEST_CASE("charts are charts, with their figures inside") {
  const auto file = odf::text(sample::report(), "charts");
  REQUIRE(file.trees.count("Object 2/content.xml") == 1);
  const auto& chart = file.trees.at("Object 2/content.xml");
  CHECK(attribute(elements(chart, "chart:chart").at(0), "chart:class") == "chart:line");
  CHECK(elements(chart, "chart:series").size() == 2);
  CHECK(words(elements(chart, "chart:title").at(0)) == "Entrées mois par mois");
  const auto rows = elements(elements(chart, "table:table-rows").at(0), "table:table-row");
  REQUIRE(rows.size() == 6);
  CHECK(words(rows[0]) == "janv.1224");
  CHECK_THAT(words(rows[2]), Catch::Contains("NaN"));
  CHECK(words(elements(content_of(file), "svg:desc").at(0)) ==
        "La Plaine dépasse son objectif\u202F; le Port et le Plateau ne l’atteignent pas.");
}

TEST_CASE("the values of a chart stand under it in a table, unless the document has one") {
  auto chart = sample::monthly_chart();
  chart.table.clear();
  auto document = sample::empty_document();
  document.content = {sample::block(chart)};
  const auto file = odf::text(document, "values");
  const auto tables = elements(content_of(file), "table:table");
  REQUIRE(tables.size() == 1);
  const auto rows = elements(tables[0], "table:table-row");
  REQUIRE(rows.size() == 7);
  CHECK(words(rows[1]) == "janv.1224");
  CHECK(words(rows[3]).find("n.d.") != std::string::npos);
  chart.table = "mois";
  document.content = {sample::block(chart)};
  const auto without = odf::text(document, "no_values");
  CHECK(elements(content_of(without), "table:table").empty());
}

TEST_CASE("a tile map of a text is a table of coloured cells") {
  document::Chart chart;
  chart.kind = document::Chart::Kind::tile_map;
  chart.title = sample::words("Carte");
  chart.categories = {"R82", "R11", "R94"};
  chart.series = {{"Entrées",
                   {Value::count(100, Unit::jeunes), Value::count(500, Unit::jeunes),
                    Value::not_defined(Unit::jeunes)}}};
  chart.alternative = "L'Île-de-France vient en tête.";
  auto document = sample::empty_document();
  document.content = {sample::block(chart)};
  const auto file = odf::text(document, "tiles");
  const auto rows = elements(content_of(file), "table:table-row");
  REQUIRE(rows.size() == 7);
  CHECK(words(rows[2]) == "Île-de-Fr.500");
  CHECK(words(rows[3]) == "Rhône-A.100");
  CHECK(words(rows[5]) == "Corsen.d.");
  CHECK_THAT(file.parts.at("content.xml"), Catch::Contains("#00005f"));
}

TEST_CASE("items stand close to one another, the last apart from what follows") {
  document::List outer;
  outer.items = {{sample::paragraph("un")},
                 {sample::paragraph("deux"), sample::list_of({"a", "b"})},
                 {sample::paragraph("trois"), sample::list_of({"c", "d"})}};
  auto document = sample::empty_document();
  document.content = {sample::block(outer), sample::paragraph("Suite.")};
  const auto file = odf::text(document, "close_items");
  std::string ends;
  for (const auto* line : elements(content_of(file), "text:p")) {
    const std::string style = attribute(line, "text:style-name");
    const bool is_tied = style == "Élément_20_tenu_20_au_20_suivant";
    if (style == "List_20_Contents" || is_tied) ends += words(line) + " ";
    if (style == "List_20_Contents_20_End") ends += words(line) + ". ";
  }
  CHECK(ends == "un deux a b trois c d. ");
}

TEST_CASE("the last line under a table stands apart from the text after it") {
  auto document = sample::empty_document();
  document.content = {sample::block(sample::volumes_table()), sample::paragraph("Suite.")};
  const auto file = odf::text(document, "under_table");
  std::vector<std::string> lines;
  for (const auto* line : elements(content_of(file), "text:p")) {
    if (attribute(line, "text:style-name") == "Fin_20_de_20_source") lines.push_back(words(line));
  }
  CHECK(lines == std::vector<std::string>{"n.d.\u00A0: non disponible."});
}

TEST_CASE("signatures stand side by side and are never parted") {
  const auto file = odf::text(sample::act(), "signatures");
  const auto paragraphs = all_words(content_of(file), "text:p");
  CHECK(holds(paragraphs, "Pour la mission locale"));
  CHECK(holds(paragraphs, "Pour Pôle emploi"));
  CHECK_THAT(file.parts.at("content.xml"),
             Catch::Contains("text:style-name=\"Lieu_20_et_20_date\"") &&
                 Catch::Contains("text:style-name=\"Filet_20_de_20_signature\""));
  CHECK_THAT(file.parts.at("content.xml"),
             Catch::Contains("style:may-break-between-rows=\"false\""));
}

TEST_CASE("what comes before the signatures stays on their page") {
  document::Signatures signatures;
  signatures.signatures = {{"La présidente", {}}};
  document::List list;
  list.items = {{sample::paragraph("une pièce")}, {sample::paragraph("une autre")}};
  auto document = sample::empty_document();
  document.content = {sample::paragraph("Texte."), sample::paragraph("Fin."),
                      sample::block(signatures), sample::block(list), sample::block(signatures)};
  std::string kept;
  const auto file = odf::text(document, "kept");
  for (const auto* line : elements(content_of(file), "text:p")) {
    const std::string style = attribute(line, "text:style-name");
    if (style == "Texte_20_avant_20_signatures") kept += words(line) + " ";
  }
  CHECK(kept == "Fin. une autre ");
}

TEST_CASE("a text says what had to be taken out of it") {
  auto document = sample::empty_document();
  document.content = {sample::paragraph("a\x01"
                                        "b"),
                      sample::paragraph("  deux  blancs\tet ]]> <b>")};
  const auto result =
      opendocument::write_text(document, odf::path_of("removed.odt"), odf::options());
  REQUIRE(result);
  REQUIRE(result->warnings.size() == 1);
  CHECK(result->warnings[0].message == "1 caractère retiré, qu’un document ne peut pas contenir");
  const odf::File file(odf::path_of("removed.odt"));
  const auto paragraphs = all_words(content_of(file), "text:p");
  CHECK(holds(paragraphs, "ab"));
  CHECK(holds(paragraphs, "  deux  blancs\tet ]]> <b>"));
}
