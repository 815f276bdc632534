// Articles, annexes and points that number themselves, and the links that show their numbers.
#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"
#include "expansion/markdown/heading_numbers.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

TEST_CASE("articles, points and annexes count themselves") {
  CHECK(dump_of("# Préambule\n\n"
                "# Article – Objet\n\n"
                "# Article : Public {#public}\n\n"
                "## Point – Le volume\n\n"
                "### Point – Son suivi\n\n"
                "## Point – {{ territoire.code }}\n\n"
                "# Article\n\n"
                "# Annexe – Diagnostic\n\n"
                "## Point – Méthode\n\n"
                "# Annexe – **Grille**\n") ==
        "h1 #preambule \"Préambule\"\n"
        "h1 #article-objet \"Article 1er – Objet\"\n"
        "h1 #public \"Article 2 : Public\"\n"
        "h2 #point-le-volume \"2.1 Le volume\"\n"
        "h3 #point-son-suivi \"2.1.1 Son suivi\"\n"
        "h2 #point-r82 \"2.2 R82\"\n"
        "h1 #article \"Article 3\"\n"
        "h1 #annexe-diagnostic \"Annexe 1 – Diagnostic\"\n"
        "h2 #point-methode \"1.1 Méthode\"\n"
        "h1 #annexe-grille \"Annexe 2 – \" strong(\"Grille\")\n");
}

TEST_CASE("points that nothing stands over count alone, at whatever level they begin") {
  CHECK(dump_of("## Point – Suites\n\n## Point – Alertes\n\n### Point – Détail\n\n"
                "## Point – Questions\n") ==
        "h2 #point-suites \"1 Suites\"\n"
        "h2 #point-alertes \"2 Alertes\"\n"
        "h3 #point-detail \"2.1 Détail\"\n"
        "h2 #point-questions \"3 Questions\"\n");
}

TEST_CASE("numbers run on through titles, parts, options and loops") {
  const std::map<std::string, std::string> parts{{"p.md", "## Article – Dans une partie\n"}};
  CHECK(dump_of("# Titre I\n\n"
                "## Article – Un\n\n"
                "{% if non provisoire %}\n## Article – Écarté\n{% endif %}\n"
                "{% include \"p.md\" %}\n\n"
                "# Titre II\n\n"
                "{% for ml in territoire.missions_locales %}\n"
                "## Article – {{ ml.code }} {#ml}\n"
                "{% endfor %}\n",
                {}, {}, parts) ==
        "h1 #titre-i \"Titre I\"\n"
        "h2 #article-un \"Article 1er – Un\"\n"
        "h2 #article-dans-une-partie \"Article 2 – Dans une partie\"\n"
        "h1 #titre-ii \"Titre II\"\n"
        "h2 #ml \"Article 3 – ML3\"\n"
        "h2 #ml-2 \"Article 4 – ML1\"\n"
        "h2 #ml-3 \"Article 5 – ML2\"\n");
}

TEST_CASE("a word that only looks like a numbered heading keeps its words") {
  CHECK(dump_of("# Articles – liste\n\n# Article 9 – À la main\n\n# Point d'étape\n\n"
                "# {{ territoire.code }} Article – x\n") ==
        "h1 #articles-liste \"Articles – liste\"\n"
        "h1 #article-9-a-la-main \"Article 9 – À la main\"\n"
        "h1 #point-d-etape \"Point d'étape\"\n"
        "h1 #r82-article-x \"R82 Article – x\"\n");
}

TEST_CASE("a link shows the number that its heading got, before or after it") {
  CHECK(dump_of("Voir [l'article #](#objet), [le **point #**](#volume) et [l'annexe #](#a).\n\n"
                "{% if non provisoire %}\n# Article – Écarté\n{% endif %}\n"
                "# Article – Objet {#objet}\n\n"
                "## Point – Volume {#volume}\n\n"
                "# Annexe – A {#a}\n\n"
                "[n° # de # et \\#](#a), [n° # ailleurs](https://exemple.fr)[^n].\n\n"
                "[^n]: Voir [#](#volume).\n") ==
        "p \"Voir \" link(#objet \"l'article 1er\") \", \" "
        "link(#volume \"le \" strong(\"point 1.1\")) \" et \" link(#a \"l'annexe 1\") \".\"\n"
        "h1 #objet \"Article 1er – Objet\"\n"
        "h2 #volume \"1.1 Volume\"\n"
        "h1 #a \"Annexe 1 – A\"\n"
        "p link(#a \"n° 1 de 1 et 1\") \", \" link(https://exemple.fr \"n° # ailleurs\") "
        "footnote(\"Voir \" link(#volume \"1.1\") \".\") \".\"\n");
}

TEST_CASE("a value that holds a number sign keeps it, in a link as elsewhere") {
  FakeNames names;
  names.convention->with("signature", *make_day(2010, 3, 1));
  names.root_record().with("periode", Term{});
  CHECK(dump_of("# Article – A {#a}\n\n[{{ \"# 1\" }} #](#a)\n", names) ==
        "h1 #a \"Article 1er – A\"\np link(#a \"# 1 1er\")\n");
}

TEST_CASE("a number that a heading has not is told") {
  CHECK(errors_of("# Objet {#objet}\n\n[l'article #](#objet)\n") ==
        "templates/essai/modele.md:6:1: erreur : le titre « objet » n'a pas de numéro\n"
        "     6 | [l'article #](#objet)\n"
        "       | ^^^^^^^^^^^^^^^^^^^^^\n"
        "   aide : un titre numéroté commence par « Article – », « Annexe – » ou « Point – »\n");
  CHECK(errors_of("# Article – Objet\n\n[l'article #](#article-objt)\n") ==
        "templates/essai/modele.md:6:1: erreur : aucun titre n'a l'ancre « article-objt »\n"
        "     6 | [l'article #](#article-objt)\n"
        "       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "   aide : vouliez-vous dire « article-objet » ?\n");
}

TEST_CASE("a link to a heading that a condition leaves out is told when the document is made") {
  CHECK(dump_of("{% if non provisoire %}\n# Article – Objet {#objet}\n{% endif %}\n"
                "Voir [l'article #](#objet).\n") ==
        "templates/essai/modele.md:7:6: erreur : le titre « objet » n'est pas dans ce document\n"
        "     7 | Voir [l'article #](#objet).\n"
        "       |      ^^^^^^^^^^^^^^^^^^^^^\n"
        "   aide : une condition l'en écarte : entourez ce renvoi de la même condition\n");
  CHECK(dump_of("{% if non provisoire %}\n# Objet {#objet}\n\n[ici](#objet)\n{% endif %}\n") == "");
}

TEST_CASE("points count alone where nothing above them has a number") {
  HeadingNumbers numbers;
  CHECK(numbers.next(Numbering::none, 1).empty());
  CHECK(numbers.next(Numbering::point, 2) == "1");
  CHECK(numbers.next(Numbering::point, 2) == "2");
  CHECK(numbers.next(Numbering::point, 3) == "2.1");
  CHECK(numbers.next(Numbering::none, 1).empty());
  CHECK(numbers.next(Numbering::point, 2) == "3");
}

TEST_CASE("headings of another level close the article before them") {
  HeadingNumbers numbers;
  CHECK(numbers.next(Numbering::article, 2) == "1er");
  CHECK(numbers.next(Numbering::none, 3).empty());
  CHECK(numbers.next(Numbering::point, 4) == "1.1");
  CHECK(numbers.next(Numbering::point, 3) == "1.2");
  CHECK(numbers.next(Numbering::none, 1).empty());
  CHECK(numbers.next(Numbering::point, 2) == "1");
  CHECK(numbers.next(Numbering::point, 3) == "1.1");
  CHECK(numbers.next(Numbering::point, 2) == "2");
  CHECK(numbers.next(Numbering::article, 1) == "2");
  CHECK(numbers.next(Numbering::annexe, 1) == "1");
  CHECK(numbers.next(Numbering::article, 1) == "3");
}
