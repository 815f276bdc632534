#include <catch2/catch.hpp>

#include "sheets/names.hpp"
#include "sheets/texts.hpp"
#include "sheets/widths.hpp"

using namespace copil::sheets;

TEST_CASE("sheet names are short, meaningful and allowed") {
  SheetNames names;
  CHECK(names.name_for("Acomptes et soldes", "t") == "Acomptes et soldes");
  CHECK(names.name_for("Objectifs, évolution et part de chaque région", "t") == "Objectifs");
  CHECK(names.name_for("Volumes d’entrées en cotraitance par région", "t") == "Volumes d’entrées");
  CHECK(names.name_for("Entrées en cotraitance (jeunes distincts)", "t") ==
        "Entrées en cotraitance");
  CHECK(names.name_for("Jeunes accompagnés par Pôle emploi et suivis", "t") ==
        "Jeunes accompagnés");
  CHECK(names.name_for("Entrées cumulées depuis le 1er janvier", "t") == "Entrées cumulées");
  CHECK(names.name_for("La mission locale et sa convention de l’année", "t") ==
        "La mission locale");
  CHECK(names.name_for("Jeunes ayant reçu un service de la mission locale", "t") ==
        "Jeunes ayant reçu un service");
  CHECK(names.name_for("Versements de 2010 avant et après l’avenant", "t") == "Versements de 2010");
  CHECK(names.name_for("Ce qui était dû et ce qui a été versé, mois par mois", "t") ==
        "Ce qui était dû");
  CHECK(names.name_for("Entrées de l’année face à l’objectif", "t") == "Entrées de l’année");
  CHECK(names.name_for("Services 2009/2010 : total [provisoire] ?", "t") ==
        "Services 2009 2010 total");
  CHECK(names.name_for("'entre apostrophes'", "t") == "entre apostrophes");
  CHECK(names.name_for("Taux\u00A0:\u202Fréalisé", "t") == "Taux réalisé");
}

TEST_CASE("sheet names are unique whatever the case") {
  SheetNames names;
  CHECK(names.name_for("Sources", "t") == "Sources");
  CHECK(names.is_taken("SOURCES"));
  CHECK_FALSE(names.is_taken("Source"));
  CHECK(names.name_for("sources", "t") == "sources (2)");
  CHECK(names.name_for("SOURCES", "t") == "SOURCES (3)");
  const std::string thirty_one(31, 'a');
  CHECK(names.name_for(thirty_one, "t") == thirty_one);
  CHECK(names.name_for(thirty_one, "t") == std::string(27, 'a') + " (2)");
}

TEST_CASE("words kept by spreadsheets, empty titles and wide characters") {
  SheetNames names;
  CHECK(names.name_for("Historique", "t") == "Historique (2)");
  CHECK(names.name_for("", "Tableau sans titre") == "Tableau sans titre");
  CHECK(names.name_for(" /?* ", " : ") == "Feuille");
  std::string wide;
  for (int i = 0; i < 20; ++i) wide += "\U0001F4C8";
  const std::string name = names.name_for(wide, "t");
  CHECK(utf16_length(name) == 30);
  CHECK(name.size() == 60);
}

TEST_CASE("names of cells hold letters, digits and underscores") {
  CellNames names;
  CHECK(names.name_for("chiffre", "Entrées (cumul)") == "chiffre_entrees_cumul");
  CHECK(names.name_for("chiffre", "Entrées – cumul") == "chiffre_entrees_cumul_2");
  CHECK(names.name_for("chiffre", "") == "chiffre");
  CHECK(names.name_for("total", "volumes DE1.E3") == "total_volumes_de1_e3");
  CHECK(names.name_for("total", std::string(300, 'a')).size() == 100);
}

TEST_CASE("sheet names in formulas are quoted") {
  CHECK(quoted_sheet("Volumes d'entrées") == "'Volumes d''entrées'");
}

TEST_CASE("texts are cleaned of what the format cannot hold") {
  CHECK(cleaned("déjà propre").text == "déjà propre");
  CHECK(cleaned("a\x01"
                "b\x1F"
                "c\x7F")
            .text == "abc");
  CHECK(cleaned("a\x01"
                "b\x1F"
                "c\x7F")
            .removed == 3);
  CHECK(cleaned("ligne\r\nligne\rligne\tfin").text == "ligne\nligne\nligne\tfin");
  CHECK(cleaned("ligne\r\nligne\r").removed == 0);
  CHECK(cleaned("\xC2\x85x\xEF\xBF\xBE").text == "x");
  CHECK(cleaned("\xE9t\xE9").text == "\uFFFDt\uFFFD");
  CHECK(cleaned("\xE9t\xE9").removed == 2);
  CHECK(cleaned("\xED\xA0\x80").removed == 3);
  CHECK(cleaned("\xC0\xAF").removed == 2);
  CHECK(cleaned("_x0041_").text == "_x0041_");
}

TEST_CASE("what XLSX would read as an escape is protected") {
  CHECK(protected_text("_x0041_ et _x_") == "_x005F_x0041_ et _x_");
  CHECK(protected_text("_x005F_x0041_") == "_x005F_x005F_x005F_x0041_");
  CHECK(protected_text("rien") == "rien");
}

TEST_CASE("clean texts are those that cleaning leaves alone") {
  for (const char* text : {"", "abc", "été", "a_b", "_x0041_", "a\r", "a\nb", "\x01", "\xE9", "€ ☺",
                           "\U0001F4C8", "\xC2\x80", "\xF5\x80\x80\x80"}) {
    CAPTURE(text);
    const CleanText clean = cleaned(text);
    CHECK(is_clean(text) == (clean.text == text && clean.removed == 0));
    CHECK(is_clean(clean.text));
  }
}

TEST_CASE("lengths count as the format does, cuts fall between characters") {
  CHECK(utf16_length("été") == 3);
  CHECK(utf16_length("\U0001F4C8") == 2);
  CHECK(cut_to("été", 2) == "ét");
  CHECK(cut_to("a\U0001F4C8", 2) == "a");
  CHECK(cut_to("court", 40) == "court");
}

TEST_CASE("widths follow the default face") {
  CHECK(text_width("0000000000") == Approx(10));
  CHECK(text_width("iiii") < text_width("mmmm") / 2);
  CHECK(text_width("été") == Approx(text_width("0") * 2 + text_width("t")));
  CHECK(text_width("une\nplus longue\nfin") == Approx(text_width("plus longue")));
  CHECK(word_width("un mot extraordinaire ici") == Approx(text_width("extraordinaire")));
  CHECK(line_count("", 10) == 1);
  CHECK(line_count("un deux trois quatre", 100) == 1);
  CHECK(line_count("un deux\ntrois", 100) == 2);
  CHECK(line_count("aaaa bbbb cccc dddd", 9.5 * 1.2) == 2);
  CHECK(line_count("aaaa bbbb cccc dddd", 3) == 4);
}

TEST_CASE("lines of a cell are wrapped at its blanks, a wider face allowed for") {
  CHECK(line_count("", 10) == 1);
  CHECK(line_count("0", 10) == 1);
  CHECK(line_count("a\nb", 10) == 2);
  CHECK(line_count("a\n", 10) == 1);
  CHECK(line_count("a\n\nb", 10) == 3);
  CHECK(line_count("00000 00000", 12.6) == 1);
  CHECK(line_count("00000 00000", 12.5) == 2);
  CHECK(line_count("00 00 00", 6) == 2);
  CHECK(line_count("00 00 00", 5) == 3);
  CHECK(line_count("00 00 00\n00 00 00", 5) == 6);
  // A word that is wider than the cell has a line of its own, no more.
  CHECK(line_count("0000000000", 5) == 1);
  CHECK(line_count("0 0000000000 0", 5) == 3);
}
