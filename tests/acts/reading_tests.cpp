#include "acts/made_acts.hpp"

// What an act says once it is read back, and files that are refused.

using namespace copil;
using namespace copil::acts;
using namespace copil::testing;

namespace {

std::string trouble_of(const std::vector<MadeEntry>& parts, const std::string& name = "acte.odt") {
  const auto act = read_parts(parts, name);
  if (act) return {};
  REQUIRE(act.error().size() == 1);
  return act.error().front().message;
}

std::string trouble_of_body(const std::string& body) {
  return trouble_of({{"content.xml", content_of(body)}});
}

}  // namespace

TEST_CASE("paragraphs, items, notes and rows stand under their headings") {
  const ActText act = act_of(
      paragraph("Entre") + heading("Article 1 – Objet") + paragraph("Un  texte<text:s/>en ligne") +
      item("premier") +
      paragraph("appelé<text:note><text:note-citation>1</text:note-citation><text:note-body>" +
                paragraph("au pied") + "</text:note-body></text:note> là") +
      table({"Versement", "Montant"}, {{"Solde", "12,50"}}));
  REQUIRE(act.units.size() == 8);
  CHECK(act.units[0].article.empty());
  CHECK(act.units[1].kind == Unit::Kind::heading);
  CHECK(act.units[2].article == "Article 1 – Objet");
  CHECK(text_of(act.units[2]) == "Un texte en ligne");
  CHECK(act.units[3].kind == Unit::Kind::item);
  CHECK(act.units[4].kind == Unit::Kind::note);
  CHECK(text_of(act.units[5]) == "appelé là");
  CHECK(act.units[7].kind == Unit::Kind::row);
  CHECK(text_of(act.units[7]) == "Solde | 12,50");
  CHECK(act.units[7].columns == std::vector<std::string>{"Versement", "Montant"});
}

TEST_CASE("blanks, apostrophes, hyphens and what nobody sees are read as one") {
  const ActText act =
      act_of(paragraph("l\u2019\u00A0an\u00ADnée\u202Fdite") + paragraph("l' année dite") +
             paragraph("porte\u2011voix \u2018co\u2010traité\u2019") +
             paragraph("porte-voix 'co-traité'"));
  CHECK(text_of(act.units[0]) == text_of(act.units[1]));
  CHECK(text_of(act.units[2]) == text_of(act.units[3]));
}

TEST_CASE("what follows a heading stands under it, whatever its level") {
  const auto titled = [](const char* level, const std::string& words) {
    return "<text:h text:outline-level=\"" + std::string{level} + "\">" + words + "</text:h>" +
           paragraph("dessous");
  };
  const ActText act = act_of(titled("1", "Titre I") + titled("3", "Article 2") +
                             titled("2", "Section") + titled("0", "Annexe"));
  std::string articles;
  for (const auto& unit : act.units) articles += unit.article + ";";
  CHECK(articles == "Titre I;Titre I;Article 2;Article 2;Section;Section;Annexe;Annexe;");
}

TEST_CASE("cells know their column, whatever is repeated, covered or nested") {
  const std::string repeated =
      "<table:table-row><table:table-cell table:number-columns-repeated=\"2\">" + paragraph("a") +
      "</table:table-cell><table:table-cell>" + paragraph("c") + paragraph("d") +
      "</table:table-cell></table:table-row>";
  const std::string covered = "<table:table-row><table:table-cell>" + paragraph("e") +
                              "</table:table-cell><table:covered-table-cell/><table:table-cell>" +
                              paragraph("f") + "</table:table-cell></table:table-row>";
  const std::string inner = "<table:table><table:table-header-rows>" + row({"A", "B", "C"}) +
                            "</table:table-header-rows>" + repeated + covered + "</table:table>";
  const ActText act = act_of("<table:table><table:table-row><table:table-cell>" + inner +
                             "</table:table-cell></table:table-row></table:table>");
  REQUIRE(act.units.size() == 3);
  using Columns = std::vector<std::string>;
  CHECK(act.units[1].columns == Columns{"A", "C"});
  CHECK(text_of(act.units[1]) == "a | c\nd");
  CHECK(act.units[1].cells[1][0].space.empty());
  CHECK(act.units[2].columns == Columns{"A", "B", "C"});
  CHECK(text_of(act.units[2]) == "e |  | f");
}

TEST_CASE("rows and cells outside any table are passed over, not what they hold") {
  const ActText act = act_of("<table:table-header-rows>" + row({"a", "b"}) +
                             "</table:table-header-rows>" + paragraph("après"));
  REQUIRE(act.units.size() == 3);
  CHECK(act.units[0].kind == Unit::Kind::paragraph);
  CHECK(text_of(act.units[1]) == "b");
}

TEST_CASE("a frame is read as the paragraphs that it holds, a table of contents not at all") {
  const ActText act =
      act_of("<text:table-of-content>" + paragraph("Sommaire") + "</text:table-of-content>" +
             "<table:table><table:table-row><table:table-cell>" + paragraph("un") +
             paragraph("deux") + "</table:table-cell></table:table-row></table:table>");
  REQUIRE(act.units.size() == 2);
  CHECK(act.units[1].kind == Unit::Kind::paragraph);
  CHECK(text_of(act.units[1]) == "deux");
}

TEST_CASE("what was struck out and said in the margin is not in the text") {
  const ActText act =
      act_of("<text:tracked-changes><text:changed-region><text:deletion>" + paragraph("ôté") +
             "</text:deletion></text:changed-region></text:tracked-changes>" +
             paragraph("resté<office:annotation>" + paragraph("à voir") + "</office:annotation>"));
  REQUIRE(act.units.size() == 1);
  CHECK(text_of(act.units[0]) == "resté");
  CHECK(act.comments == 1);
}

TEST_CASE("marks of ours are known, those of others pass") {
  const ActText act = act_of(paragraph(marked("champ_iban_1", "FR14") + " et " +
                                       marked("Signet de Jeanne", "cela") + " et " +
                                       marked("chiffre_convention_objectif_1", "63 jeunes")));
  REQUIRE(act.marks.size() == 2);
  CHECK(act.marks[0] == document::PlaceMark{document::PlaceKind::blank, "iban", 1});
  CHECK(act.marks[1] == document::PlaceMark{document::PlaceKind::figure, "convention_objectif", 1});
  CHECK(act.units[0].cells[0][0].mark == 0);
  CHECK(act.units[0].cells[0][1].mark == kNoMark);
}

TEST_CASE("an act says whose it is in its properties") {
  const auto property = [](const std::string& name, const std::string& value) {
    return "<meta:user-defined meta:name=\"" + name + "\">" + value + "</meta:user-defined>";
  };
  const auto act = read_parts(
      {{"content.xml", content_of(paragraph("a"))},
       {"meta.xml",
        "<office:document-meta xmlns:office=\"o\" xmlns:meta=\"m\"><office:meta>" +
            property("copil-rapport", "convention-locale") + property("copil-territoire", "ML02") +
            property("copil-periode", "2010") + property("copil-arrete", "2011-02-28") +
            property("copil-version", "definitive") + "</office:meta></office:document-meta>"}});
  REQUIRE(act);
  CHECK(act->report == "convention-locale");
  CHECK(act->territory == "ML02");
  CHECK(act->period == "2010");
  CHECK(act->arrete == "2011-02-28");
  CHECK_FALSE(act->is_draft);
}

TEST_CASE("files that are no OpenDocument text are refused, with the way out") {
  const TemporaryFolder folder;
  const auto refused = read_act(folder.file("absent.odt"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().front().hints ==
        std::vector<std::string>{"ouvrez-le dans LibreOffice ou Word et enregistrez-le au format "
                                 "« Texte OpenDocument (.odt) »"});
  CHECK(trouble_of({{"content.xml", content_of(paragraph("a"))}}, "modele.ott") == "");
  CHECK(trouble_of({}, "acte.docx") == "cet acte ne se lit pas : c'est un fichier de Word");
  CHECK(trouble_of({}, "acte.pdf") == "cet acte ne se lit pas : son nom ne finit pas par .odt");
  CHECK(trouble_of({{"a", ""}}) == "cet acte ne se lit pas : il n'a pas de partie content.xml");
  CHECK(trouble_of({{"content.xml", "<office:spreadsheet xmlns:office=\"o\"/>"}}) ==
        "cet acte ne se lit pas : ce n'est pas un texte");
}

TEST_CASE("texts made to harm are refused") {
  CHECK(trouble_of({{"content.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"}}) ==
        "cet acte ne se lit pas : content.xml : il déclare un DOCTYPE, ce qu'aucun logiciel de "
        "bureau n'écrit");
  CHECK(trouble_of({{"../content.xml", "a"}}).find("cet acte ne se lit pas") == 0);
  // A part that says that it is larger than what is read of one.
  CHECK(trouble_of({{"content.xml", "aaaa", 8, 1U << 30, 1}}).find("cet acte ne se lit pas") == 0);
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<text:span>";
  CHECK(trouble_of_body(deep) ==
        "cet acte ne se lit pas : content.xml : ses balises sont trop imbriquées");
  const std::string wide =
      "<table:table><table:table-row><table:table-cell "
      "table:number-columns-repeated=\"999999999\"/><table:table-cell/>"
      "</table:table-row></table:table>";
  CHECK(trouble_of_body(wide) ==
        "cet acte ne se lit pas : content.xml : un tableau y a plus de 1 000 colonnes");
  std::string long_text;
  for (int i = 0; i < 17; ++i) long_text += paragraph(std::string(1U << 20, 'a'));
  CHECK(trouble_of_body(long_text) ==
        "cet acte ne se lit pas : content.xml : son texte dépasse 16 Mo");
}
