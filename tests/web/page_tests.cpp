// A document as a web page: what it says, how it is said to all, and that nothing breaks out of it.
#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <regex>

#include "support/html_rules.hpp"
#include "web/html.hpp"
#include "web/web.hpp"

using namespace copil;
using namespace copil::document;
using copil::testing::faults_of;
using copil::testing::tags_of;
using copil::testing::words_of_page;

namespace {

pages::Typesetter& typesetter() {
  static auto opened = pages::Typesetter::open();
  REQUIRE(opened);
  return *opened;
}

Inlines text(const std::string& words) {
  return {{Text{words}}};
}

Document sample(Blocks content) {
  Document document;
  document.report = "essai";
  document.title = "Essai \"A\" & <B>";
  document.territory = "Mission locale du Velay";
  document.territory_code = "ML1";
  document.period = {Period::Kind::year, 2010, 1};
  document.arrete = *make_day(2010, 12, 31);
  document.definitions = {{"DE0", "Jeunes affectés", "Ceux qui sont affectés.", {}}};
  document.origins = {{0, "ML1", {Period::Kind::year, 2010, 1}, false, {}}};
  document.content = std::move(content);
  return document;
}

std::string page_of(Blocks content) {
  return web::page(sample(std::move(content)), typesetter());
}

Cell number_cell(std::int64_t number, int origin = kNoOrigin) {
  Cell cell;
  cell.content = Number{Value::count(number, Unit::jeunes), NumberStyle::plain, origin};
  return cell;
}

Cell text_cell(const std::string& words) {
  Cell cell;
  cell.content = text(words);
  return cell;
}

Table table() {
  Table table;
  table.id = "t";
  table.title = text("Jeunes");
  Column place;
  place.id = "lieu";
  place.title = text("Territoire");
  place.is_row_header = true;
  Column count;
  count.id = "n";
  count.title = text("Affectés");
  count.group = "2010";
  count.kind = ColumnKind::number;
  Column other = count;
  other.id = "m";
  other.title = text("Servis");
  other.note = "Ceux qui ont reçu un service";
  table.columns = {place, count, other};
  Row body{RowKind::body, {text_cell("Velay"), number_cell(1234, 0), number_cell(7)}, 0};
  body.cells[2].mark = CellMark::warning;
  body.cells[2].note = "Peu de services";
  Cell sum = number_cell(1234);
  sum.formula = Formula{Formula::Kind::sum, {}};
  table.rows = {body, {RowKind::total, {text_cell("Total"), sum, number_cell(7)}, 0}};
  table.source = "DUDE";
  table.reading = "1 234 jeunes";
  return table;
}

Chart chart() {
  Chart chart;
  chart.id = "g";
  chart.title = text("Entrées");
  chart.categories = {"janv.", "févr."};
  chart.series = {{"2010", {Value::count(5, Unit::jeunes), Value::count(9, Unit::jeunes)}, {0, 0}}};
  chart.unit = Unit::jeunes;
  chart.alternative = "De 5 à 9 jeunes.";
  return chart;
}

}  // namespace

TEST_CASE("every text is escaped, and what XML forbids is taken out") {
  CHECK(web::escaped("a & b < c > \"d\"") == "a &amp; b &lt; c &gt; &quot;d&quot;");
  CHECK(web::escaped(std::string{"a\0b\x1B", 4}) == "ab");
  const std::string page = page_of({{Paragraph{text("</p><script>alert(1)</script>")}}});
  CHECK(page.find("<script") == std::string::npos);
  CHECK(faults_of(page).empty());
  CHECK(page.find("<title>Essai «\u00A0A\u00A0» &amp; &lt;B&gt; – Mission locale du Velay – "
                  "année\u00A02010</title>") != std::string::npos);
}

TEST_CASE("addresses that are no web address are not followed") {
  const std::string page =
      page_of({{Paragraph{{{Link{"javascript:alert(1)", text("ici")}},
                           {Link{"https://exemple.fr/?a=1&b=2", text("là")}}}}}});
  CHECK(page.find("javascript") == std::string::npos);
  CHECK(page.find("<a href=\"https://exemple.fr/?a=1&amp;b=2\">là</a>") != std::string::npos);
}

TEST_CASE("a table says its title, its headers' scopes, its marks in words, its notes") {
  const std::string page = page_of({{table()}});
  CHECK(faults_of(page).empty());
  CHECK(page.find("<caption id=\"tableau-1\">Tableau\u00A01. – Jeunes</caption>"
                  "<colgroup></colgroup><colgroup span=\"2\"></colgroup>"
                  "<thead><tr><th scope=\"col\" rowspan=\"2\">Territoire</th>"
                  "<th scope=\"colgroup\" colspan=\"2\" class=\"groupe\">2010</th></tr>"
                  "<tr><th scope=\"col\" class=\"droite\">Affectés</th>"
                  "<th scope=\"col\" class=\"droite\">Servis</th></tr></thead>") !=
        std::string::npos);
  CHECK(page.find("<th scope=\"row\">Velay</th>") != std::string::npos);
  CHECK(page.find("<td class=\"droite\"><a class=\"n\"") != std::string::npos);
  CHECK(page.find("<span class=\"lu\">à surveiller </span>") != std::string::npos);
  CHECK(page.find("<p class=\"note\" id=\"tableau-1-note-a\"><sup>a</sup> Peu de services</p>") !=
        std::string::npos);
  CHECK(page.find("<p class=\"source\">Source\u00A0: DUDE\u202F; arrêté au "
                  "31\u00A0décembre\u00A02010.</p>") != std::string::npos);
}

TEST_CASE("every number of a table leads to its definition in the annex") {
  const std::string page = page_of({{table()}});
  CHECK(page.find("<a class=\"n\" href=\"#def-1\" title=\"Jeunes affectés\u00A0: ML1, "
                  "année\u00A02010\">1\u202F234</a>") != std::string::npos);
  CHECK(page.find("<dt id=\"def-1\">Jeunes affectés</dt><dd>Ceux qui sont affectés. Nom dans les "
                  "modèles\u00A0: "
                  "<code>DE0</code>.</dd>") != std::string::npos);
  CHECK(page.find("Somme des lignes de la colonne.") != std::string::npos);
  CHECK(page.find("<dt id=\"def-2\">2010\u00A0: Servis (tableau «\u00A0Jeunes\u00A0»)</dt>"
                  "<dd>Ceux qui ont reçu un service</dd>") != std::string::npos);
}

TEST_CASE("a definitive act holds only what is signed: no definition, no name of a figure") {
  Document act = sample({{table()}});
  act.style = Style::act;
  const std::string draft = web::page(act, typesetter());
  CHECK(draft.find("D’où viennent les nombres") != std::string::npos);
  act.is_draft = false;
  const std::string signed_page = web::page(act, typesetter());
  CHECK(faults_of(signed_page).empty());
  CHECK(signed_page.find("D’où viennent les nombres") == std::string::npos);
  CHECK(signed_page.find("class=\"n\"") == std::string::npos);
  CHECK(signed_page.find("DE0") == std::string::npos);
}

TEST_CASE("in the console numbers lead to their explanation") {
  web::Options options;
  options.address = [](const Document& document, int origin) {
    return "/expliquer?" + origin_text(document, origin);
  };
  const std::string page = web::page(
      sample({{Paragraph{{{Number{Value::count(3, Unit::jeunes), NumberStyle::plain, 0}}}}}}),
      typesetter(), options);
  CHECK(page.find("href=\"/expliquer?DE0 ML1 2010\"") != std::string::npos);
  CHECK(page.find("D’où viennent les nombres") == std::string::npos);
}

TEST_CASE("a chart is drawn with its text, said by its alternative, and its values are a table") {
  const std::string page = page_of({{chart()}});
  CHECK(faults_of(page).empty());
  CHECK(page.find("role=\"img\" aria-label=\"De 5 à 9\u00A0jeunes.") != std::string::npos);
  CHECK(page.find(">janv.</text>") != std::string::npos);
  CHECK(page.find("<summary>Les valeurs du graphique 1</summary>") != std::string::npos);
  CHECK(page.find("<tr><th scope=\"row\">févr.</th><td class=\"droite\"><a class=\"n\" "
                  "href=\"#def-1\" title=\"Jeunes affectés\u00A0: ML1, année\u00A02010\">9</a>"
                  "</td></tr>") != std::string::npos);
}

TEST_CASE("a drawing's frame leaves the same margin on all sides of what is drawn") {
  const std::string page = page_of({{chart()}});
  static const std::regex kFrame{"viewBox=\"([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+)\""};
  std::smatch frame;
  REQUIRE(std::regex_search(page, frame, kFrame));
  const double left = std::stod(frame[1]);
  const double top = std::stod(frame[2]);
  double first = 1e9;
  double last = 0;
  double lowest = 0;
  static const std::regex kPoint{"(?:[ML]| x=\")([0-9.]+)(?:\" y=\"| )([0-9.]+)"};
  for (std::sregex_iterator it{page.begin(), page.end(), kPoint}, end; it != end; ++it) {
    first = std::min(first, std::stod((*it)[1]));
    last = std::max(last, std::stod((*it)[1]));
    lowest = std::max(lowest, std::stod((*it)[2]));
    CHECK(std::stod((*it)[2]) > top);
  }
  CHECK(first - left == Approx(4));
  CHECK(left + std::stod(frame[3]) - last == Approx(4));
  CHECK(top + std::stod(frame[4]) - lowest == Approx(4).margin(4));
}

TEST_CASE("under a table stand its source, its scope and how it is read, each in its place") {
  Table whole = table();
  whole.scope = "jeunes affectés";
  const std::string page = page_of({{whole}});
  CHECK(page.find(
            "<p class=\"source\">Source\u00A0: DUDE\u202F; champ\u00A0: jeunes affectés\u202F; "
            "arrêté au 31\u00A0décembre\u00A02010.</p>"
            "<p class=\"source\">Lecture\u00A0: 1\u202F234\u00A0jeunes</p>") != std::string::npos);
  whole.reading.clear();
  CHECK(page_of({{whole}}).find("Lecture") == std::string::npos);
}

TEST_CASE("a key figure without a change or a detail shows none") {
  KeyFigures figures;
  figures.figures.push_back({"Volume", {Value::count(84, Unit::jeunes)}, {}, {}, {}, {}});
  CHECK(page_of({{figures}}).find("<dt>Volume</dt><dd class=\"valeur\">84</dd></div></dl>") !=
        std::string::npos);
}

TEST_CASE("headings stand one level below the title, never one too deep; many are listed first") {
  const std::string page = page_of({{Heading{1, text("A"), "a"}},
                                    {Heading{3, text("B"), "b"}},
                                    {Heading{1, text("C"), "c"}},
                                    {Heading{1, text("D"), "d"}}});
  CHECK(faults_of(page).empty());
  CHECK(page.find("<h2 id=\"s-a\">A</h2><h3 id=\"s-b\">B</h3><h2 id=\"s-c\">C</h2>") !=
        std::string::npos);
  CHECK(page.find("<h2 id=\"sommaire\">Sommaire</h2><ol><li><a href=\"#s-a\">A</a></li>"
                  "<li><a href=\"#s-c\">C</a></li>") != std::string::npos);
  CHECK(page_of({{Heading{1, text("A"), "a"}}}).find("<nav") == std::string::npos);
}

TEST_CASE("a footnote is called, told at the end, and leads back") {
  const std::string page =
      page_of({{Paragraph{{{Text{"Un fait"}}, {Footnote{text("La note.")}}}}}});
  CHECK(faults_of(page).empty());
  CHECK(page.find("<sup><a href=\"#note-1\" id=\"appel-1\" class=\"appel\" aria-label=\"Note 1\">1"
                  "</a></sup>") != std::string::npos);
  CHECK(page.find("<li id=\"note-1\">La note. <a href=\"#appel-1\" aria-label=\"Revenir à l’appel "
                  "de la note 1\">↩</a></li>") != std::string::npos);
}

TEST_CASE("all the other blocks are sound, and an act is one") {
  KeyFigures figures;
  figures.figures.push_back({"Volume",
                             {Value::count(84, Unit::jeunes)},
                             Number{Value::rate(47, 1000, Unit::evolution)},
                             "détail",
                             {},
                             CellMark::bad});
  Signatures signatures;
  signatures.signatures = {
      {"Pour l'État", {{Blank{"nom", "nom du préfet", BlankKind::person, false, std::nullopt}}}}};
  List list{true, 3, {{{Paragraph{text("un")}}}, {{Paragraph{text("deux")}}}}};
  Document document =
      sample({{figures},
              {signatures},
              {list},
              {Quote{{{Paragraph{text("dit")}}}}},
              {ThematicBreak{}},
              {PageBreak{}},
              {TableOfContents{}},
              {Columns{{{{Paragraph{text("g")}}}, {{Paragraph{text("d")}}}}}},
              {Illustration{{"\x89PNG", 3, 2, "Un plan"}, {}}},
              {Box{text("Attention"), {{Paragraph{text("!")}}}, CellMark::anomaly}}});
  document.style = Style::act;
  document.is_draft = false;
  document.rules = {"Une règle"};
  document.logos = {{"\x89PNG", 10, 10, "Logo de l'État"}};
  const std::string page = web::page(document, typesetter());
  CHECK(faults_of(page).empty());
  CHECK(page.find("84</dd><dd class=\"evolution\">+4,7\u00A0%</dd><dd class=\"detail\">détail</dd>"
                  "</div></dl>") != std::string::npos);
  CHECK(page.find("<ol start=\"3\">") != std::string::npos);
  CHECK(page.find("Règles de calcul appliquées. Une règle.") != std::string::npos);
  CHECK(page.find("alt=\"Logo de l'État\"") != std::string::npos);
  CHECK(words_of_page(page).find("(nom du préfet)") != std::string::npos);
  CHECK(page.find(">Projet<") == std::string::npos);
  CHECK(page == web::page(document, typesetter()));
}

TEST_CASE("an image is a figure with its words, its size and its caption") {
  const std::string page = page_of({{Illustration{{"\x89PNG", 30, 20, "Le \"plan\""}, "D'ici"}},
                                    {Illustration{{"\x89PNG", 3, 2, "La cour"}, {}}},
                                    {Illustration{{"\x89PNG", 3, 2, "La rue"}, "De là"}}});
  CHECK(faults_of(page).empty());
  CHECK(page.find("<figure class=\"image\"><figcaption>Figure\u00A01. – D’ici</figcaption><img "
                  "src=\"data:image/png;base64,iVBORw==\" alt=\"Le &quot;plan&quot;\" width=\"30\" "
                  "height=\"20\"/></figure>") != std::string::npos);
  CHECK(page.find("<figure class=\"image\"><img") != std::string::npos);
  CHECK(page.find("Figure\u00A02. – De là") != std::string::npos);
}

TEST_CASE("the letters of ordinals are raised, those of a code are not") {
  const std::string page =
      web::page(sample({{Paragraph{{{Text{"Le 1er juillet."}}, {Date{*make_day(2010, 4, 1)}}}}},
                        {Paragraph{text("Du 2e trimestre, empreinte 5c56e.")}}}),
                typesetter());
  CHECK(page.find("Le 1<sup>er</sup>\u00A0juillet") != std::string::npos);
  CHECK(page.find("1<sup>er</sup>\u00A0avril") != std::string::npos);
  CHECK(page.find("Du 2<sup>e</sup>") != std::string::npos);
  CHECK(page.find("5c56e.") != std::string::npos);
}

// ── The style sheet ──────────────────────────────────────────────────────────────────────────────

namespace {

double luminance(const std::string& colour) {
  double parts[3];
  for (std::size_t i = 0; i < 3; ++i) {
    const double part = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    parts[i] = part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

/// The schemes of the sheet: light, dark, print.
std::vector<std::map<std::string, std::string>> schemes() {
  const std::string sheet{web::stylesheet()};
  std::vector<std::map<std::string, std::string>> all;
  for (auto at = sheet.find(":root"); at != std::string::npos; at = sheet.find(":root", at + 1)) {
    const std::string block = sheet.substr(at, sheet.find('}', at) - at);
    auto& scheme = all.emplace_back();
    static const std::regex kVariable{"--([a-z-]+): (#[0-9a-f]{6})"};
    for (std::sregex_iterator it{block.begin(), block.end(), kVariable}, end; it != end; ++it) {
      scheme[(*it)[1]] = (*it)[2];
    }
  }
  return all;
}

}  // namespace

TEST_CASE("every ink is read on every ground it stands on, in light, in dark and on paper") {
  const auto all = schemes();
  REQUIRE(all.size() == 3);
  for (const auto& scheme : all) {
    for (const char* ink : {"encre", "gris", "accent"}) {
      for (const char* ground : {"papier", "fond", "pale"}) {
        CAPTURE(ink, ground);
        CHECK(contrast(scheme.at(ink), scheme.at(ground)) >= 4.5);
      }
    }
    for (const char* ink : {"bon", "alerte", "mauvais"}) {
      CAPTURE(ink);
      CHECK(contrast(scheme.at(ink), scheme.at("papier")) >= 4.5);
      CHECK(contrast(scheme.at(ink), scheme.at(std::string{ink} + "-fond")) >= 4.5);
      CHECK(contrast(scheme.at("encre"), scheme.at(std::string{ink} + "-fond")) >= 4.5);
      CHECK(contrast(scheme.at("gris"), scheme.at(std::string{ink} + "-fond")) >= 4.5);
      CHECK(contrast(scheme.at("accent"), scheme.at(std::string{ink} + "-fond")) >= 4.5);
    }
  }
}

TEST_CASE("the checker of pages sees what is wrong") {
  const auto page = [](const std::string& body) {
    return "<html lang=\"fr\"><body><main><h1>T</h1>" + body + "</main></body></html>";
  };
  CHECK(faults_of(page("")).empty());
  CHECK(faults_of(page("<h3>x</h3>"))[0] == "niveau de titre sauté : h3");
  CHECK(faults_of(page("<a href=\"#x\">y</a>"))[0] == "rien ne porte l'id x");
  CHECK(faults_of(page("<p id=\"a\">x</p><p id=\"a\">x</p>"))[0] == "id répété : a");
  CHECK(faults_of(page("<table><tr><th>x</th></tr></table>")) ==
        std::vector<std::string>{"tableau sans titre", "en-tête sans portée"});
  CHECK(faults_of(page("<input type=\"text\" name=\"q\"/>"))[0] == "champ sans étiquette : q");
  CHECK(faults_of(page("<p><b>x</p>"))[0] == "</p> ferme autre chose");
  CHECK(faults_of(page("<svg></svg>"))[0] == "dessin sans texte");
  CHECK(faults_of(page("<p style=\"x\">y</p>"))[0] == "style dans l'élément p");
  CHECK(faults_of(page("<script src=\"https://x\"></script>"))[0] ==
        "demande une ressource à https://x");
}
