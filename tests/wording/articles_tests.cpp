#include "wording/articles.hpp"

#include <catch2/catch.hpp>

using copil::wording::Preposition;
using copil::wording::with_article;

TEST_CASE("a structure's name takes the article of its noun, contracted where French wants it") {
  struct Row {
    const char *name, *alone, *after_de, *after_a;
  };
  for (const Row& row : {
           Row{"Mission locale du Velay", "la Mission locale du Velay",
               "de la Mission locale du Velay", "à la Mission locale du Velay"},
           Row{"MISSION LOCALE D’AMBERT", "la MISSION LOCALE D’AMBERT",
               "de la MISSION LOCALE D’AMBERT", "à la MISSION LOCALE D’AMBERT"},
           Row{"Espace jeunes du Forez", "l’Espace jeunes du Forez", "de l’Espace jeunes du Forez",
               "à l’Espace jeunes du Forez"},
           Row{"Association Tremplin", "l’Association Tremplin", "de l’Association Tremplin",
               "à l’Association Tremplin"},
           Row{"Centre social", "le Centre social", "du Centre social", "au Centre social"},
           Row{"Pôle emploi Ambert", "le Pôle emploi Ambert", "du Pôle emploi Ambert",
               "au Pôle emploi Ambert"},
           Row{"Avenir jeunes", "Avenir jeunes", "d’Avenir jeunes", "à Avenir jeunes"},
           Row{"Cap jeunes", "Cap jeunes", "de Cap jeunes", "à Cap jeunes"},
           Row{"article 9.3", "l’article 9.3", "de l’article 9.3", "à l’article 9.3"},
           Row{"", "", "de ", "à "},
       }) {
    CAPTURE(row.name);
    CHECK(with_article(row.name) == row.alone);
    CHECK(with_article(row.name, Preposition::de) == row.after_de);
    CHECK(with_article(row.name, Preposition::a) == row.after_a);
  }
}
