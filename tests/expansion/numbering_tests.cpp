// Articles, annexes and points that number themselves, and the links that show their numbers.
#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"
#include "expansion/markdown/heading_numbers.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

TEST_CASE("numbers run on through titles, parts, options and loops") {
  const std::map<std::string, std::string> parts{{"p.md", "## Article – Dans une partie\n"}};
  CHECK(dump_of(R"(# Titre I

## Article – Un

{% if non provisoire %}
## Article – Écarté
{% endif %}
{% include "p.md" %}

# Titre II

{% for ml in territoire.missions_locales %}
## Article – {{ ml.code }} {#ml}
{% endfor %}
)",
                {}, {}, parts) ==
        R"(h1 #titre-i "Titre I"
h2 #article-un "Article 1er – Un"
h2 #article-dans-une-partie "Article 2 – Dans une partie"
h1 #titre-ii "Titre II"
h2 #ml "Article 3 – ML3"
h2 #ml-2 "Article 4 – ML1"
h2 #ml-3 "Article 5 – ML2"
)");
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
