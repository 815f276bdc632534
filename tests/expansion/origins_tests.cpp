// Where the numbers of a document come from: names, through filters, and reckonings over names.
#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

namespace {

/// The dump with origins, from the first definition on.
std::string told(const std::string& body) {
  const FakeNames names;
  const std::string dump =
      document::dump_with_origins(expansion_of(kFrontMatter + body, names, {}, {}).document);
  const auto start = dump.find("definition ");
  return start == std::string::npos ? dump.substr(dump.find("\np ") + 1) : dump.substr(start);
}

}  // namespace

TEST_CASE("a figure says its code, territory, period, and whether it is cumulated") {
  CHECK(told("{{ chiffre(\"VOL\") }}\n") ==
        "definition VOL \"Entrées en co-traitance\"\n"
        "p <480 jeunes @VOL R82 2010>\n");
  CHECK(told("{% for q in periode.trimestres %}{{ chiffre(\"VOL\", q) }} {% endfor %}\n") ==
        "definition VOL \"Entrées en co-traitance\"\n"
        "p <100 jeunes @VOL R82 2010-T1> \" \" <130 jeunes @VOL R82 2010-T2>\n");
  CHECK(told("{{ cumul(\"VOL\") }}\n").find("@VOL R82 2010 cumul>") != std::string::npos);
}

TEST_CASE("a field says its record and name; filters that keep the value keep where it is from") {
  const std::string body =
      "{% for ml in territoire.missions_locales %}{% if ml.code == \"ML1\" %}"
      "{{ ml.volume.precedent | avec_unite }}{% endif %}{% endfor %}\n";
  CHECK(told(body) ==
        "definition volume.precedent \"L'objectif de l'année d'avant\"\n"
        "p <250 jeunes with_unit @volume.precedent R82 2010>\n");
  CHECK(told("{{ territoire.missions_locales | maximum(\"volume.precedent\") }}\n") ==
        "definition volume.precedent \"L'objectif de l'année d'avant\"\n"
        "p <250 jeunes @volume.precedent R82 2010>\n");
}

TEST_CASE("a reckoning names what it is made from") {
  CHECK(told("{{ chiffre(\"VOL\") / chiffre(\"DE0\") }}\n") ==
        "definition VOL \"Entrées en co-traitance\"\n"
        "definition DE0 \"Jeunes affectés\"\n"
        "definition calcul.rapport.VOL.DE0 \"Rapport\" \"Calcul : « Entrées en co-traitance » "
        "rapporté à "
        "« Jeunes affectés ».\"\n"
        "p <24/25 taux .1 @calcul.rapport.VOL.DE0>\n");
  const std::string sum = told("{{ territoire.missions_locales | somme(\"volume.precedent\") }}\n");
  CHECK(sum.find("@calcul.somme.volume.precedent>") != std::string::npos);
  CHECK(sum.find("\"Somme ou extrême d'une liste\" \"Calcul à partir de « ") != std::string::npos);
  CHECK(told("{{ evolution(chiffre(\"DE0\"), chiffre(\"VOL\")) }}\n")
            .find("\"Calcul : évolution d'une valeur à l'autre de « Jeunes affectés »") !=
        std::string::npos);
}

TEST_CASE("an amount typed, or written in the template, comes from nowhere") {
  CHECK(told("{{ 3 }} jours\n") == "p <3 nombre> \" jours\"\n");
}

TEST_CASE("key figures, charts and cells keep where their numbers come from") {
  const std::string dump = told(
      R"(```tableau
id: t
lignes: q dans periode.trimestres
colonnes:
  - { titre: T, id: c, valeur: q.code, entete: oui }
  - { titre: V, id: v, valeur: 'chiffre("VOL", q)', total: somme }
total: Total
```

```graphique
id: g
alternative: a
tableau: t
series: [v]
```
)");
  CHECK(dump.find("row | \"2010-T1\" | <100 jeunes @VOL R82 2010-T1>") != std::string::npos);
  CHECK(dump.find("total | \"Total\" | <230 jeunes> =sum()") != std::string::npos);
  CHECK(dump.find("series \"V\" <100 jeunes @VOL R82 2010-T1> <130 jeunes @VOL R82 2010-T2>") !=
        std::string::npos);
}
