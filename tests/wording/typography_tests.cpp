#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/random.hpp"
#include "wording/typography.hpp"

using copil::test_support::Random;
using copil::wording::typography;

namespace {

/// In the expected texts, `~` stands for U+00A0 and `_` for U+202F: spaces must be seen.
std::string visible(const std::string& text) {
  std::string out = text;
  for (const auto& [mark, space] :
       {std::pair<std::string, std::string>{"\u00A0", "~"}, {"\u202F", "_"}}) {
    for (std::size_t at; (at = out.find(mark)) != std::string::npos;) {
      out.replace(at, mark.size(), space);
    }
  }
  return out;
}

using Cases = std::vector<std::pair<std::string, std::string>>;

void check(const Cases& cases) {
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(visible(typography(text)) == expected);
    CHECK(typography(typography(text)) == typography(text));
  }
}

}  // namespace

TEST_CASE("marks have their no-break space before them") {
  check({{"Objet : la convention", "Objet~: la convention"},
         {"Objet: la convention", "Objet~: la convention"},
         {"Objet\u00A0: la convention", "Objet~: la convention"},
         {"un ; deux; trois", "un_; deux_; trois"},
         {"Vraiment ? Oui !", "Vraiment_? Oui_!"},
         {"Quoi?!", "Quoi_?!"},
         {"Quoi ?!", "Quoi_?!"},
         {"(vraiment ?)", "(vraiment_?)"},
         {" : suite d'un gras", "~: suite d’un gras"},
         {": suite", ": suite"},
         {"(?)", "(?)"},
         {"« Qui ? »", "«~Qui_?~»"},
         {"l'indicateur DE0 : 12", "l’indicateur DE0~: 12"},
         {"fin… !", "fin…_!"}});
}

TEST_CASE("quotes and apostrophes are French") {
  check({{"l'accord-cadre d'une année", "l’accord-cadre d’une année"},
         {"aujourd'hui", "aujourd’hui"},
         {"l'", "l’"},
         {"\"co-traitance\"", "«~co-traitance~»"},
         {"dit \"oui\", puis", "dit «~oui~», puis"},
         {"l'\"objet\"", "l’«~objet~»"},
         {"«oui»", "«~oui~»"},
         {"« oui »", "«~oui~»"},
         {"«\u202Foui\u202F»", "«~oui~»"},
         {"un écran de 12\" neuf", "un écran de 12\" neuf"},
         {"5' de pause", "5' de pause"},
         {"\"non fermé", "\"non fermé"},
         {"\"il a dit \"oui\" hier\"", "«~il a dit «~oui~» hier~»"},
         {"« il a dit \"oui\" hier »", "«~il a dit «~oui~» hier~»"},
         {"dit \"a \"b\"", "dit \"a «~b~»"},
         {"« ", "«~"},
         {"«", "«"},
         {"»", "»"}});
}

TEST_CASE("numbers keep their groups, their sign and their unit") {
  check({{"150 000 jeunes", "150_000~jeunes"},
         {"34 500 000 €", "34_500_000~€"},
         {"12 345,67 €", "12_345,67~€"},
         {"85,3%", "85,3~%"},
         {"85,3 %.", "85,3~%."},
         {"10€", "10~€"},
         {"100 % des", "100~% des"},
         {"en 2010 150 jeunes", "en 2010 150~jeunes"},
         {"6 mois", "6~mois"},
         {"les 4 actions, puis", "les 4~actions, puis"},
         {"26 ans.", "26~ans."},
         {"10 h 30", "10~h~30"},
         {"1 million d'euros", "1~million d’euros"},
         {"+1,7 point", "+1,7~point"},
         {"les jeunes", "les jeunes"},
         {"+ 12 %, ± 3 points", "+~12~%, ±~3~points"},
         {"15 °C, 50 km/h, 10 m²", "15~°C, 50~km/h, 10~m²"},
         {"230 €/jeune, de -3 à 4 points", "230~€/jeune, de -3 à 4~points"},
         {"tél. : 00 11 22 33 44.", "tél.~: 00~11~22~33~44."},
         {"00 11 22 33 4", "00 11 22 33 4"},
         {"00 11 22 33 44 12", "00~11~22~33~44 12"},
         {"00.11.22.33.44", "00.11.22.33.44"},
         {"2009-2010 et 2009 - 2010", "2009-2010 et 2009 - 2010"},
         {"R82 345 678", "R82 345_678"}});
}

TEST_CASE("dates, periods, articles and titles are not broken") {
  check({{"le 1er janvier 2010", "le 1er~janvier~2010"},
         {"le 26 janvier 2010,", "le 26~janvier~2010,"},
         {"l'avril 2010", "l’avril~2010"},
         {"2e trimestre 2010", "2e~trimestre~2010"},
         {"T2 2010", "T2~2010"},
         {"année 2010", "année~2010"},
         {"l'article 5.2 ; annexe 7", "l’article~5.2_; annexe~7"},
         {"(article 9)", "(article~9)"},
         {"au point 4.1, aux points 5.3-1 et 6", "au point~4.1, aux points~5.3-1 et 6"},
         {"article L. 5312-1, Parcours 3", "article~L.~5312-1, Parcours~3"},
         {"art. 5", "art.~5"},
         {"art. L. 5312-1 ou R5131-4", "art.~L.~5312-1 ou R5131-4"},
         {"l'article R5131-4, article D. 12", "l’article~R5131-4, article~D.~12"},
         {"article L5312-1", "article~L5312-1"},
         {"l'article Lyon", "l’article Lyon"},
         {"§ 3", "§~3"},
         {"M. le préfet", "M.~le préfet"},
         {"M. (le préfet)", "M.~(le préfet)"},
         {"M. ( Mme 2 M.", "M. ( Mme 2 M."},
         {"page 3 sur 4", "page~3 sur 4"}});
}

TEST_CASE("articles of codes keep their number, titles only a name") {
  check({{"article L5131-4 du code", "article~L5131-4 du code"},
         {"article D. 5131 du code", "article~D.~5131 du code"},
         {"bon° 5", "bon° 5"}});
}

TEST_CASE("numéro keeps what it numbers") {
  check({{"n° 12", "n°~12"},
         {"n°12", "n°~12"},
         {"N° 2010-05", "N°~2010-05"},
         {"nº 3", "n°~3"},
         {"convention n°", "convention n°"},
         {"45° nord", "45° nord"},
         {"1° le bilan", "1° le bilan"}});
}

TEST_CASE("dots become an ellipsis only by three") {
  check({{"etc...", "etc…"},
         {"...", "…"},
         {"Fait à ........", "Fait à ........"},
         {"../modele", "../modele"},
         {"attendez... vraiment ?", "attendez… vraiment_?"}});
}

TEST_CASE("addresses, times, ratios and codes are left alone") {
  check({{"https://exemple.fr/a?b=c;d:e", "https://exemple.fr/a?b=c;d:e"},
         {"voir http://exemple.fr/page?x=1.", "voir http://exemple.fr/page?x=1."},
         {"(https://exemple.fr/) ;", "(https://exemple.fr/)_;"},
         {"contact@exemple.example", "contact@exemple.example"},
         {"www.exemple.fr/l'an", "www.exemple.fr/l'an"},
         {"{% include \"communs/provenance.md\" %}", "{% include \"communs/provenance.md\" %}"},
         {"\"{{ x | quand(\"l'an\") }}\" ?", "«~{{ x | quand(\"l'an\") }}~»_?"},
         {"{ \"a\" }", "{ «~a~» }"},
         {"à 10:30", "à 10:30"},
         {"de 9:00 à 17:30 : fermé", "de 9:00 à 17:30~: fermé"},
         {"A/R, et/ou", "A/R, et/ou"},
         {"FR76 3000 6000 0112", "FR76 3000 6000 0112"},
         {"un ratio 1:2", "un ratio 1:2"},
         {"modele.md:12:5", "modele.md:12:5"},
         {"a;b;c", "a;b;c"},
         {"x != y", "x != y"},
         {"E11..E29", "E11..E29"},
         {"2009-2011", "2009-2011"}});
}

TEST_CASE("texts with nothing to mend and hostile texts come back") {
  check({{"", ""}, {" ", " "}, {"Ensemble", "Ensemble"}, {"مرحبا", "مرحبا"}, {"😀", "😀"}});
  CHECK(typography("\xFF\xFE : \xC3") == "\xFF\xFE\u00A0: \xC3");
  CHECK(typography("a\nb : c") == "a\nb\u00A0: c");
}

TEST_CASE("typography is idempotent on random texts") {
  const std::vector<std::string> pieces{
      " ",  " ",          " ",      "\u00A0", "\u202F", ":",  ";",    "!", "?",    "«", "»",
      "\"", "'",          "’",      ".",      "...",    "12", "345",  "1", "2010", "%", "€",
      "n°", "janvier",    "jeunes", "l",      "mot",    "M.", "art.", "h", "1er",  "(", ")",
      "\n", "http://a.b", "@",      "é",      "\xFF",   "T2", "-",    ",", "/",    "_"};
  Random random{7};
  for (int i = 0; i < 50000; ++i) {
    std::string text;
    for (int k = 0; k < 9; ++k) text += pieces[random.below(pieces.size())];
    const std::string once = typography(text);
    CAPTURE(text, once);
    REQUIRE(typography(once) == once);
  }
}

TEST_CASE("typography is idempotent on random quotations") {
  const std::vector<std::string> pieces{"\"", "\"", "\"", " ", " ", "mot", "l'", "(",
                                        ")",  ",",  ".",  "«", "»", "-",   "\n"};
  Random random{11};
  for (int i = 0; i < 50000; ++i) {
    std::string text;
    for (int k = 0; k < 16; ++k) text += pieces[random.below(pieces.size())];
    const std::string once = typography(text);
    CAPTURE(text, once);
    REQUIRE(typography(once) == once);
  }
}

TEST_CASE("the quick look at labels says what the whole work says") {
  const std::vector<std::string> words{
      "Mission", "locale", "12", "année", "2010", "article", "Mme", "M",  "Dupont",
      "jeunes",  "ML12",   "T2", "mars",  "(12",  "[rang",   "4e",  "+3", "h",
      "Éric",    "étape",  "Dr", "D",     "1er",  "234",     "km",  "x1", "Mlle",
      "+",       "L12",    "R.", "art",   "01",   "23"};
  copil::test_support::Random random{2010};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t count = 1 + random.below(4); count > 0; --count) {
      text += (text.empty()           ? ""
               : random.below(9) == 0 ? "  "
                                      : " ") +
              words[random.below(words.size())];
    }
    CAPTURE(text);
    // The ellipsis is a sign: with it the text goes through every pass.
    REQUIRE(typography(text) + " …" == typography(text + " …"));
  }
}
