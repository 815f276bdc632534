#include <catch2/catch.hpp>

#include "expansion/conditions.hpp"
#include "expansion/fake_names.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

TEST_CASE("conditions tell what they came to, and come to what they are made to") {
  const std::string body =
      R"({% if non provisoire %}
Un.
{% if convention.montant > 5 %}
Deux.
{% endif %}
{% elif territoire.volume.objectif > 0 %}
Trois.
{% endif %}
{% include "partie.md" %}

{% include "partie.md" %}
)";
  const auto compiled =
      compile("essai/modele.md",
              sources({{"essai/modele.md", kFrontMatter + body},
                       {"essai/partie.md", "{% if non provisoire %}Q{% endif %}\n"}}),
              expansion::fake::schema());
  INFO((compiled ? "" : formatted(compiled.error())));
  REQUIRE(compiled);
  const auto& conditions = conditions_of(*compiled);
  REQUIRE(conditions.size() == 4);
  CHECK(conditions[1].text == "convention.montant > 5");
  CHECK(conditions[1].place.line == 6);
  CHECK(conditions[3].place.file == "templates/essai/partie.md");
  const FakeNames names;
  Outcomes outcomes;
  REQUIRE(expand(*compiled, names, {}, outcomes));
  CHECK(outcomes.met == std::set<std::pair<std::size_t, bool>>{{0, false}, {2, true}, {3, false}});
  Outcomes forced{{{0, true}, {1, false}, {3, false}}, {}};
  const auto made = expand(*compiled, names, {}, forced);
  REQUIRE(made);
  CHECK(document::dump(made->document).find("p \"Un.\"\n") != std::string::npos);
  CHECK(document::dump(made->document).find("Deux") == std::string::npos);
  CHECK(forced.met == std::set<std::pair<std::size_t, bool>>{{0, true}, {1, false}, {3, false}});
}

TEST_CASE("a condition that is forced answers for no data that it may keep away") {
  const std::string link = "[là]({{ territoire.libelle }})\n";
  const std::string text = kFrontMatter + "{% if provisoire %}\n" + link + "{% endif %}\n";
  const auto open =
      compile("essai/modele.md", sources({{"essai/modele.md", text}}), expansion::fake::schema());
  REQUIRE(open);
  const FakeNames names;
  Outcomes forced{{{0, true}}, {}};
  CHECK(expand(*open, names, {}, forced));
  const auto told = expand(*open, names, {});
  REQUIRE_FALSE(told);
  CHECK(told.error().front().message.find("ce lien ne mène nulle part") == 0);
}

TEST_CASE("tags inside a sentence leave no double blank") {
  CHECK(dump_of(
            "Un {% if provisoire %}deux {% endif %}trois {% if non provisoire %}quatre{% endif %} "
            "cinq {% if non provisoire %}six{% endif %}\n") == "p \"Un deux trois cinq\"\n");
  CHECK(dump_of("{% if non provisoire %}un{% endif %}\n") == "");
}

TEST_CASE("remarks are not printed") {
  CHECK(dump_of("{# seule #}\nUn {# au milieu #} deux.\n") == "p \"Un deux.\"\n");
}

TEST_CASE("parts are included with the names seen there") {
  const std::map<std::string, std::string> parts{
      {"essai/local.md", "local {{ ml.code }}\n"},
      {"parties/commun.md", "commun, {% if option.x %}oui{% endif %}[[ lieu : lieu ]]\n"}};
  const std::string head = "---\ntitre: Essai\noptions:\n  x: { invite: x, defaut: oui }\n---\n";
  const auto result = expansion_of(head +
                                       "{% for ml in territoire.missions_locales %}\n"
                                       "{% include \"local.md\" %}\n"
                                       "{% endfor %}\n"
                                       "{% include \"parties/commun.md\" %}\n",
                                   FakeNames{}, {}, parts);
  CHECK(document::dump(result.document.content) ==
        "p \"local ML3\"\np \"local ML1\"\np \"local ML2\"\n"
        "p \"commun, oui\" blank(lieu text \"lieu\")\n");
}

TEST_CASE("errors in a part point at the part") {
  const auto result = expansion_of(kFrontMatter + "{% include \"p.md\" %}\n", FakeNames{}, {},
                                   {{"p.md", "Bien.\n\nUn {{ territoir.code }}.\n"}});
  CHECK(result.document.title ==
        "templates/p.md:3:7: erreur : nom inconnu « territoir »\n"
        "     3 | Un {{ territoir.code }}.\n"
        "       |       ^^^^^^^^^\n"
        "   aide : vouliez-vous dire « territoire » ?\n");
}

namespace {
struct TagMistake {
  std::string body;
  std::string message;
};
}  // namespace

TEST_CASE("tags that do not match are told, all of them") {
  const std::vector<TagMistake> mistakes{
      {"{% if provisoire %}\na\n",
       "templates/essai/modele.md:4:1: erreur : ce {% if %} n'est pas fermé\n"
       "     4 | {% if provisoire %}\n"
       "       | ^^^^^^^^^^^^^^^^^^^\n"
       "   aide : ajoutez {% endif %}\n"},
      {"{% for x in territoire.missions_locales %}\n{% endif %}\n{% endfor %}\n",
       "templates/essai/modele.md:5:1: erreur : {% endif %} alors que {% for x in "
       "territoire.missions_locales %}, ligne 4, est encore ouvert\n"
       "     5 | {% endif %}\n"
       "       | ^^^^^^^^^^^\n"},
      {"a {% else %}\n",
       "templates/essai/modele.md:4:3: erreur : {% else %} sans {% if %} ouvert\n"
       "     4 | a {% else %}\n"
       "       |   ^^^^^^^^^^\n"},
      {"{% endfor %}\n",
       "templates/essai/modele.md:4:1: erreur : {% endfor %} sans {% for %} ouvert\n"
       "     4 | {% endfor %}\n"
       "       | ^^^^^^^^^^^^\n"},
      {"{% if provisoire %}\na {% endif %}\n",
       "templates/essai/modele.md:5:3: erreur : {% endif %} doit être seule sur sa ligne, comme {% "
       "if "
       "provisoire %}, ligne 4\n"
       "     5 | a {% endif %}\n"
       "       |   ^^^^^^^^^^^\n"},
      {"{% iff provisoire %}\n",
       "templates/essai/modele.md:4:1: erreur : balise inconnue « iff »\n"
       "     4 | {% iff provisoire %}\n"
       "       | ^^^^^^^^^^^^^^^^^^^^\n"
       "   aide : vouliez-vous dire « if » ?\n"},
      {"un {{ provisoire\n",
       "templates/essai/modele.md:4:4: erreur : « {{ » n'est pas fermé par « }} » sur la même "
       "ligne\n"
       "     4 | un {{ provisoire\n"
       "       |    ^^\n"
       "   aide : une balise tient sur une ligne ; pour écrire ces signes, \\{{\n"},
      {"**a {% if provisoire %} b** c{% endif %}\n",
       "templates/essai/modele.md:4:5: erreur : cette balise s'ouvre et se ferme dans deux "
       "endroits "
       "différents du texte\n"
       "     4 | **a {% if provisoire %} b** c{% endif %}\n"
       "       |     ^^^^^^^^^^^^^^^^^^^\n"
       "   aide : ouvrez et fermez-la dans le même paragraphe, le même élément de liste ou le même "
       "tableau\n"
       "templates/essai/modele.md:4:30: erreur : cette balise s'ouvre et se ferme dans deux "
       "endroits "
       "différents du texte\n"
       "     4 | **a {% if provisoire %} b** c{% endif %}\n"
       "       |                              ^^^^^^^^^^^\n"
       "   aide : ouvrez et fermez-la dans le même paragraphe, le même élément de liste ou le même "
       "tableau\n"},
      {"{% for x de territoire.missions_locales %}{% endfor %}\n",
       "templates/essai/modele.md:4:8: erreur : la forme « nom dans liste » est attendue\n"
       "     4 | {% for x de territoire.missions_locales %}{% endfor %}\n"
       "       |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
       "   aide : par exemple : ml dans territoire.missions_locales\n"},
      {"{% include \"absent.md\" %}\n",
       "templates/essai/modele.md:4:1: erreur : partie introuvable « absent.md »\n"
       "     4 | {% include \"absent.md\" %}\n"
       "       | ^^^^^^^^^^^^^^^^^^^^^^^^^\n"
       "   aide : cherchée dans le dossier du modèle, puis dans celui des modèles\n"},
      {"{% include \"../secret.md\" %}\n",
       "templates/essai/modele.md:4:1: erreur : « ../secret.md » ne désigne pas un fichier du "
       "dossier "
       "des modèles\n"
       "     4 | {% include \"../secret.md\" %}\n"
       "       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
       "   aide : un chemin simple, sans « .. » ni barre en tête\n"},
      {"{% include \"modele.md\" %}\n",
       "templates/essai/modele.md:4:1: erreur : « essai/modele.md » s'inclut lui-même\n"
       "     4 | {% include \"modele.md\" %}\n"
       "       | ^^^^^^^^^^^^^^^^^^^^^^^^^\n"},
  };
  for (const auto& mistake : mistakes) CHECK(errors_of(mistake.body) == mistake.message);
}

TEST_CASE("three mistakes give three messages, in the order of the text") {
  CHECK(errors_of("Un {{ territoire.libele }}.\n"
                  "\n"
                  "{% if territoire.volume.objectif %}\n"
                  "{{ arrete | datte }}\n"
                  "{% endif %}\n") ==
        R"(templates/essai/modele.md:4:18: erreur : « territoire » n'a pas de champ « libele »
     4 | Un {{ territoire.libele }}.
       |                  ^^^^^^
   aide : vouliez-vous dire « libelle » ?
templates/essai/modele.md:6:7: erreur : une condition est attendue, un nombre (jeunes) a été trouvé
     6 | {% if territoire.volume.objectif %}
       |       ^^^^^^^^^^^^^^^^^^^^^^^^^^
   aide : comparez (« > 0 »), ou demandez si la valeur est connue (« est defini »)
templates/essai/modele.md:7:13: erreur : filtre inconnu « datte »
     7 | {{ arrete | datte }}
       |             ^^^^^
   aide : vouliez-vous dire « date » ?
)");
}
