// Charts drawn from a table, areas, and totals carried over pages.
#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

namespace {

const std::string kTable =
    "```tableau\n"
    "id: t\n"
    "lignes: ml dans territoire.missions_locales\n"
    "groupe: ml.parent.libelle\n"
    "sous-total: S\n"
    "colonnes:\n"
    "  - { titre: Jour, id: jour, valeur: arrete }\n"
    "  - { titre: ML, id: ml, valeur: ml.code, entete: oui }\n"
    "  - { titre: \"Objectif *{{ periode.annee }}*\", id: objectif, valeur: ml.volume.objectif, "
    "total: somme }\n"
    "  - { titre: Taux, id: taux, valeur: ml.volume.taux }\n"
    "  - { titre: T, id: q, pour: q dans periode.trimestres, valeur: 'chiffre(\"VOL\", q)' }\n"
    "total: Total\n"
    "```\n\n";

std::string chart(const std::string& yaml) {
  return "```graphique\nid: g\nalternative: a\n" + yaml + "```\n";
}

/// The dump from the chart on.
std::string chart_of(const std::string& body, const FakeNames& names = {}) {
  const std::string dump = dump_of(body, names);
  const auto start = dump.find("chart ");
  return start == std::string::npos ? dump : dump.substr(start);
}

std::string message_of(const std::string& yaml) {
  const std::string errors = errors_of(kTable + chart(yaml));
  const auto start = errors.find("erreur : ");
  return start == std::string::npos ? errors : errors.substr(start);
}

}  // namespace

TEST_CASE("a chart drawn from a table: body rows only, titles of the columns or its own") {
  CHECK(
      chart_of(kTable + chart("genre: aires\ntableau: t\nseries: [objectif]\n")) ==
      "chart #g areas\n"
      "  categories \"ML3\" \"ML1\" \"ML2\"\n"
      "  series \"Objectif 2010\" <n.d. jeunes> <300 jeunes> <200 jeunes>\n"
      "  alternative \"a. Objectif 2010 : de 300 (ML1) à 200 (ML2), du plus haut au plus bas.\"\n");
  CHECK(chart_of(kTable + chart("tableau: t\ncategorie: jour\n"
                                "series: [{ colonne: taux, titre: \"Taux {{ territoire.code }}\" }]"
                                "\n")) ==
        "chart #g bars\n"
        "  categories \"31\u00A0décembre\u00A02010\" \"31\u00A0décembre\u00A02010\" "
        "\"31\u00A0décembre\u00A02010\"\n"
        "  series \"Taux R82\" <n.d. taux> <1/2 taux .1> <1/2 taux .1>\n"
        "  alternative \"a. Taux R82 : partout 50,0\u00A0%.\"\n");
}

TEST_CASE("a chart with its own categories may still name the table that holds its figures") {
  const auto result =
      expansion_of(kFrontMatter + kTable +
                       chart("tableau: t\ncategories: [A]\nseries: [{ titre: S, valeurs: [1] }]\n"),
                   FakeNames{});
  const auto& drawn = std::get<document::Chart>(result.document.content[1].node);
  CHECK(drawn.table == "t");
  CHECK(drawn.categories == std::vector<std::string>{"A"});
}

TEST_CASE("what is wrong in a chart drawn from a table is told") {
  CHECK(message_of("tableau: tt\nseries: [objectif]\n") ==
        "erreur : aucun tableau « tt » avant ce graphique\n"
        "    21 | tableau: tt\n"
        "       |          ^^\n"
        "   aide : vouliez-vous dire « t » ?\n"
        "   aide : un graphique vient après le tableau dont il montre les chiffres\n");
  CHECK(message_of("tableau: t\nseries: [objectiv]\n") ==
        "erreur : colonne inconnue « objectiv » dans « t »\n"
        "    22 | series: [objectiv]\n"
        "       |          ^^^^^^^^\n"
        "   aide : vouliez-vous dire « objectif » ?\n");
  CHECK(message_of("tableau: t\nseries: [ml]\n") ==
        "erreur : la colonne « ml » n'est pas un nombre\n"
        "    22 | series: [ml]\n"
        "       |          ^^\n");
  CHECK(message_of("tableau: t\nseries: [q]\n")
            .starts_with("erreur : colonne inconnue « q » dans « t »\n"));
  CHECK(message_of("tableau: t\nseries: [objectif, taux]\n")
            .starts_with("erreur : ce graphique mêle deux unités : jeunes et taux\n"));
  CHECK(message_of("tableau: t\nseries: [{ colone: taux }]\n")
            .starts_with("erreur : il manque la clé « colonne » dans une série\n"));
}

TEST_CASE("a chart drawn from a table that a condition leaves out is told") {
  CHECK(dump_of("{% if non provisoire %}\n" + kTable + "{% endif %}\n" +
                chart("tableau: t\nseries: [objectif]\n")) ==
        "templates/essai/modele.md:23:10: erreur : le tableau « t » n'est pas dans ce document\n"
        "    23 | tableau: t\n"
        "       |          ^\n"
        "   aide : une condition l'en écarte : entourez ce graphique de la même\n");
}

TEST_CASE("a table that must have rows says what is amiss when it has none") {
  const auto table = [](const char* condition) {
    return "```tableau\ntitre: Pièces\nlignes: [{ si: " + std::string{condition} +
           ", a: 1 }]\nsans-ligne: Rien à envoyer.\ncolonnes: [{ titre: A, id: a, type: nombre "
           "}]\n```\n";
  };
  CHECK(dump_of(table("faux")) == "box \"Pièces\" !anomaly\n  p \"Rien à envoyer.\"\n");
  CHECK(dump_of(table("vrai")).starts_with("table "));
}

TEST_CASE("totals carried over pages need a sum") {
  const std::string rows = "```tableau\na-reporter: oui\nlignes: [{ a: 1 }]\n";
  CHECK(dump_of(rows + "colonnes: [{ titre: A, id: a, type: nombre, total: somme }]\n```\n") ==
        "table #tableau  carries totals\n  column a number \"A\"\n  row | <1 nombre>\n");
  CHECK(errors_of(rows + "colonnes: [{ titre: A, id: a, type: nombre }]\n```\n") ==
        "templates/essai/modele.md:5:13: erreur : rien à reporter : aucune colonne n'a « total: "
        "somme »\n"
        "     5 | a-reporter: oui\n"
        "       |             ^^^\n");
}
