#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"

using namespace copil;
using namespace copil::expansion::fake;

TEST_CASE("values are never read as Markdown") {
  const std::string hostile = "*a* _b_ | `c` <b>d</b> {{ e }} [[f]] {% g %} [h](i)\n\n# j \u202Ek";
  FakeNames names;
  names.forez->with("libelle", hostile);
  const auto result = expansion::fake::expansion_of(
      kFrontMatter +
          "{% for ml in territoire.missions_locales %}\n{% if ml.code == \"ML1\" %}\n"
          "{{ ml.libelle }}\n{% endif %}\n{% endfor %}\n",
      names);
  const document::Blocks expected{{document::Paragraph{{{document::Text{hostile}}}}}};
  CHECK(result.document.content == expected);
}

TEST_CASE("what Markdown has and documents do not is an error with its place") {
  CHECK(errors_of("Un <b>mot</b>.\n") ==
        R"(templates/essai/modele.md:4:4: erreur : le HTML n'est pas pris en charge
     4 | Un <b>mot</b>.
       |    ^^^
   aide : pour écrire « < », mettez une barre oblique devant : \<
templates/essai/modele.md:4:10: erreur : le HTML n'est pas pris en charge
     4 | Un <b>mot</b>.
       |          ^^^^
   aide : pour écrire « < », mettez une barre oblique devant : \<
)");
  CHECK(errors_of("<!-- note -->\n") ==
        "templates/essai/modele.md:4:1: erreur : le HTML n'est pas pris en charge\n"
        "     4 | <!-- note -->\n"
        "       | ^^^^^^^^^^^^^\n"
        "   aide : une remarque pour les auteurs s'écrit {# … #}\n");
  CHECK(errors_of("é ![x](y.png)\n") ==
        "templates/essai/modele.md:4:3: erreur : une image est seule dans son paragraphe\n"
        "     4 | é ![x](y.png)\n"
        "       |   ^^^^^^^^^^^\n"
        "   aide : laissez une ligne vide avant elle et une après\n");
  CHECK(errors_of("    code\n").find("un retrait de quatre espaces fait un bloc de code") !=
        std::string::npos);
  CHECK(errors_of("`x`\n").find("le texte entre accents graves n'est pas pris en charge") !=
        std::string::npos);
  CHECK(errors_of("~~x~~\n").find("cette mise en forme n'est pas prise en charge") !=
        std::string::npos);
  CHECK(errors_of("- [ ] x\n").find("les cases à cocher ne sont pas prises en charge") !=
        std::string::npos);
  CHECK(errors_of("##### x\n").find("les titres vont de # à ####") != std::string::npos);
  CHECK(errors_of("a[^x]\n").find("la note « [^x] » n'a pas de texte") != std::string::npos);
  CHECK(errors_of("| a |\n| - |\n| b |\nsuite\n").find("laissez une ligne vide après le tableau") !=
        std::string::npos);
  CHECK(errors_of("a[^x]\n\n[^x]: b[^x][^x]\n").find("une note ne peut pas en appeler une autre") !=
        std::string::npos);
  CHECK(errors_of("[a](javascript:x)\n").find("ce lien ne mène nulle part") != std::string::npos);
}

TEST_CASE("links to anchors are checked") {
  CHECK(errors_of("# Article neuf {#article-9}\n\n[voir](#article-8)\n") ==
        "templates/essai/modele.md:6:1: erreur : aucun titre n'a l'ancre « article-8 »\n"
        "     6 | [voir](#article-8)\n"
        "       | ^^^^^^^^^^^^^^^^^^\n"
        "   aide : vouliez-vous dire « article-9 » ?\n");
}

TEST_CASE("anchors are unique") {
  CHECK(dump_of("# Été\n\n# Été\n") == "h1 #ete \"Été\"\nh1 #ete-2 \"Été\"\n");
}

TEST_CASE("tag signs can be written as they are") {
  CHECK(dump_of("\\{{ x }} et \\[[ y ]]\n") == "p \"{{ x }} et [[ y ]]\"\n");
}
