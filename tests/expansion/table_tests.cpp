#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

TEST_CASE("groups with subtotals") {
  FakeNames names;
  CHECK(dump_of(block("tableau",
                      R"(lignes: ml dans territoire.missions_locales
si: ml.volume est defini
groupe: ml.parent.libelle
sous-total: Sous-total
retrait: boucle.rang
colonnes:
  - { titre: ML, valeur: ml.code }
  - { titre: N, valeur: ml.volume.objectif, total: somme }
  - titre: Premier
    valeur: ml.volume.precedent
    valeur-sous-total: ml.parent.volume.precedent
total: Total
)"),
                names) ==
        R"(table #tableau
  column c1 text header "ML"
  column c2 number jeunes "N"
  column c3 number jeunes "Premier" note "L'objectif de l'année d'avant."
  group | "Rhône-Alpes" span 3
  row indent 1 | "ML1" | <300 jeunes> | <250 jeunes>
  row indent 2 | "ML2" | <200 jeunes> | <200 jeunes>
  subtotal | "Sous-total" | <500 jeunes> =sum() | <550 jeunes>
  total | "Total" | <500 jeunes> =sum() |
)");
}

TEST_CASE("a subtotal that only repeats the one row of its group is not printed") {
  CHECK(dump_of(block("tableau",
                      R"(lignes: ml dans territoire.missions_locales
si: ml.volume.objectif > 250
groupe: ml.parent.libelle
sous-total: Sous-total
colonnes:
  - { titre: ML, valeur: ml.code }
  - { titre: N, valeur: ml.volume.objectif, total: somme }
)"),
                FakeNames{}) ==
        "table #tableau\n"
        "  column c1 text header \"ML\"\n"
        "  column c2 number jeunes \"N\"\n"
        "  group | \"Rhône-Alpes\" span 2\n"
        "  row | \"ML1\" | <300 jeunes>\n");
}

TEST_CASE("rows of one group stand together, whatever the sort") {
  const std::string yaml =
      "lignes: ml dans territoire.missions_locales\n"
      "groupe: ml.parent.code\n"
      "tri: ml.code\n"
      "colonnes: [{ titre: ML, valeur: ml.code }]\n";
  FakeNames names;
  names.forez->with("parent", names.annecy);
  names.vienne->with("parent", names.annecy);
  CHECK(dump_of(block("tableau", yaml), names) ==
        R"(table #tableau
  column c1 text header "ML"
  group | "ML2"
  row | "ML1"
  row | "ML3"
  group | "R82"
  row | "ML2"
)");
}

TEST_CASE("a table inside a list item keeps its places") {
  CHECK(errors_of(R"(- un élément

  ```tableau
  lignes: ml dans territoire.missions_locale
  colonnes:
    - titre: A
      valeur: ml.cod
  ```
)") == "templates/essai/modele.md:7:30: erreur : « territoire » n'a pas de champ « "
       "missions_locale »\n"
       "     7 |   lignes: ml dans territoire.missions_locale\n"
       "       |                              ^^^^^^^^^^^^^^^\n"
       "   aide : vouliez-vous dire « missions_locales » ?\n");
}

namespace {
struct Mistake {
  std::string yaml;
  std::string message;
};
std::string first_message(const std::string& errors) {
  const auto start = errors.find(" : ");
  return start == std::string::npos ? errors
                                    : errors.substr(start + 3, errors.find('\n') - start - 3);
}
}  // namespace

TEST_CASE("what is wrong in a table is told") {
  const std::string rows = "lignes: ml dans territoire.missions_locales\n";
  const std::vector<Mistake> mistakes{
      {"titre: x\n", "il manque la clé « colonnes » dans un bloc `tableau`"},
      {rows + "colonne:\n", "il manque la clé « colonnes » dans un bloc `tableau`"},
      {rows + "colonnes: [{ valeur: ml.code }]\n", "il manque la clé « titre » dans une colonne"},
      {rows + "colonnes: [{ titre: A }]\n",
       "une colonne a une « valeur », un « texte » ou une « formule »"},
      {rows + "colonnes: [{ titre: A, valeur: ml.code, total: somme }]\n",
       "cette colonne n'est pas un nombre"},
      {rows + "colonnes: [{ titre: A, valeur: ml.volume.taux, total: somme }]\n",
       "un taux ne s'additionne pas"},
      {rows + "colonnes: [{ titre: A, valeur: ml.volume.taux, unite: euros }]\n",
       "cette colonne est en euros, un nombre (taux) a été trouvé"},
      {rows + "colonnes: [{ titre: A, valeur: ml.volume.taux, unite: eurs }]\n",
       "unité inconnue « eurs »"},
      {rows + "colonnes: [{ titre: A, id: a, formule: \"rapport(b, a)\" }]\n",
       "colonne inconnue « b »"},
      {rows + "colonnes: [{ titre: A, id: a, valeur: ml.code }, { titre: B, formule: \"rapport(a, "
              "a)\" }]\n",
       "la colonne « a » n'est pas un nombre"},
      {rows + "colonnes: [{ titre: A, id: a, valeur: ml.volume.objectif }, { titre: B, formule: "
              "\"raport(a, a)\" }]\n",
       "une formule de colonnes est attendue, comme « somme(a, b) »"},
      {rows + "colonnes: [{ titre: \"{{ ml.code }}\", valeur: ml.code }]\n", "nom inconnu « ml »"},
      {rows + "colonnes: [{ titre: A, valeur: ml.code, valeur-total: ml.volume.objectif }]\n",
       "nom inconnu « ml »"},
      {rows + "sous-total: S\ncolonnes: [{ titre: A, valeur: ml.code }]\n",
       "un sous-total demande un « groupe »"},
      {"lignes: ml\ncolonnes: [{ titre: A, texte: a }]\n",
       "la forme « nom dans liste » est attendue"},
      {"lignes: ml dans territoire\ncolonnes: [{ titre: A, texte: a }]\n",
       "une liste est attendue, un objet (territoire) a été trouvé"},
      {"tri: 1\nlignes: [{ a: x }]\ncolonnes: [{ titre: A, id: a }]\n",
       "« tri » ne sert qu'avec des lignes « x dans liste »"},
      {"lignes: [{ b: x }]\ncolonnes: [{ titre: A, id: a }]\n",
       "clé inconnue « b » dans une ligne"},
      {"lignes: [{ a: 1 }]\ncolonnes: [{ titre: A, id: a, type: date }]\n",
       "une date est attendue, un nombre a été trouvé"},
      {"titre: {{ territoire.libelle }}\n", "une clé doit être un mot"},
  };
  for (const auto& mistake : mistakes) {
    CHECK(first_message(errors_of(block("tableau", mistake.yaml))) == mistake.message);
  }
}

TEST_CASE("summing distinct youths is doubtful") {
  const auto compiled = compile(
      "a.md",
      sources(
          {{"a.md", kFrontMatter + block("tableau",
                                         "lignes: ml dans territoire.missions_locales\n"
                                         "colonnes:\n"
                                         "  - { titre: A, valeur: 'chiffre(\"VOL\", periode, ml)', "
                                         "total: somme }\n"
                                         "total: T\n")}}),
      expansion::fake::schema());
  REQUIRE(compiled);
  REQUIRE(compiled->warnings().size() == 1);
  CHECK(compiled->warnings()[0].message ==
        "des jeunes distincts ne s'additionnent pas : un jeune suivi par deux missions locales "
        "compterait deux fois");
}

TEST_CASE("what is wrong in a chart is told") {
  const std::vector<Mistake> mistakes{
      {"categories: [A]\nseries: [{ titre: S, valeurs: [1] }]\n",
       "il manque la clé « alternative » dans un bloc `graphique`"},
      {"alternative: a\ncategories: [A, B]\nseries: [{ titre: S, valeurs: [1] }]\n",
       "cette série a 1 valeur pour 2 catégories"},
      {"alternative: a\ncategories: [A, B]\nseries: [{ titre: S, valeurs: [convention.montant, "
       "territoire.volume.objectif] }]\n",
       "ce graphique mêle deux unités : euros et jeunes"},
      {"alternative: a\ngenre: bares\ncategories: [A]\nseries: [{ titre: S, valeurs: [1] }]\n",
       "« bares » n'est pas possible pour « genre »"},
      {"alternative: a\ngenre: objectif\ncategories: [A]\nseries: [{ titre: S, valeurs: [1] }]\n",
       "un graphique `objectif` a deux séries : réalisé, puis objectif"},
      {"id: É\nalternative: a\ncategories: [A]\nseries: [{ titre: S, valeurs: [1] }]\n",
       "« É » n'est pas un identifiant"},
  };
  for (const auto& mistake : mistakes) {
    CHECK(first_message(errors_of(block("graphique", mistake.yaml))) == mistake.message);
  }
}

TEST_CASE("tables have different names in one document, and blocks are closed") {
  const std::string table_block =
      block("tableau", "lignes: [{ c1: a }]\ncolonnes: [{ titre: A }]\n");
  const std::string dump = dump_of(table_block + "\n" + table_block + "\n| a |\n| - |\n");
  CHECK(dump.find("table #tableau\n") != std::string::npos);
  CHECK(dump.find("table #tableau-2\n") != std::string::npos);
  CHECK(dump.find("table #table\n") != std::string::npos);
  CHECK(errors_of("```sommaire\n") ==
        "templates/essai/modele.md:4:1: erreur : ce bloc n'est pas fermé\n"
        "     4 | ```sommaire\n"
        "       | ^^^^^^^^^^^\n"
        "   aide : ajoutez une ligne « ``` »\n");
}
