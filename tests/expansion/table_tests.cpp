#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

namespace {

std::string table(const std::string& yaml) {
  return dump_of(block("tableau", yaml));
}

}  // namespace

TEST_CASE("a table of a list: filter, sort, formulas, totals, marks") {
  CHECK(
      table("id: volumes\n"
            "titre: Volumes de {{ territoire.libelle }}\n"
            "lignes: ml dans territoire.missions_locales\n"
            "si: ml.volume est defini\n"
            "tri: ml.volume.objectif\n"
            "ordre: decroissant\n"
            "colonnes:\n"
            "  - titre: Mission locale\n"
            "    texte: \"{{ boucle.rang }}. {{ ml.libelle }}\"\n"
            "  - { titre: Objectif, id: objectif, valeur: ml.volume.objectif, total: somme }\n"
            "  - titre: Entrées\n"
            "    id: realise\n"
            "    valeur: 'chiffre(\"VOL\", periode, ml)'\n"
            "    total: distinct\n"
            "    valeur-total: chiffre(\"VOL\")\n"
            "  - titre: Taux\n"
            "    formule: rapport(realise, objectif)\n"
            "    marque:\n"
            "      - si: chiffre(\"VOL\", periode, ml) > ml.volume.objectif\n"
            "        signe: mauvais\n"
            "        note: Plus que {{ ml.volume.objectif | avec_unite }}\n"
            "total: Ensemble\n"
            "source: Parcours 3\n"
            "champ: \"{{ territoire.libelle }}\"\n"
            "lecture: une ligne\n"
            "notes:\n"
            "  - Une *note*.\n") ==
      "table #volumes \"Volumes de Rhône-Alpes\"\n"
      "  column c1 text header \"Mission locale\"\n"
      "  column objectif number jeunes \"Objectif\"\n"
      "  column realise number jeunes \"Entrées\"\n"
      "  column c4 number taux \"Taux\"\n"
      "  row | <1 nombre> \". Mission locale du Forez\" | <300 jeunes> | <345 jeunes> | "
      "<23/20 taux .1> =ratio(realise,objectif) !bad note \"Plus que 300\u00A0jeunes\"\n"
      "  row | <2 nombre> \". Mission locale d'Annecy\" | <200 jeunes> | <150 jeunes> | "
      "<3/4 taux .1> =ratio(realise,objectif)\n"
      "  total | \"Ensemble\" | <500 jeunes> =sum() | <480 jeunes> | "
      "<24/25 taux .1> =ratio(realise,objectif)\n"
      "  source \"Parcours 3\"\n"
      "  scope \"Rhône-Alpes\"\n"
      "  reading \"une ligne\"\n"
      "  note \"Une \" em(\"note\") \".\"\n"
      "  note \"« Entrées » : le total compte chaque jeune une seule fois ; il peut différer de la "
      "somme des "
      "lignes.\"\n");
}

TEST_CASE("a sum over an unknown value is not known; a distinct count without a value neither") {
  CHECK(table("lignes: ml dans territoire.missions_locales\n"
              "colonnes:\n"
              "  - { titre: ML, valeur: ml.code }\n"
              "  - { titre: Objectif, valeur: ml.volume.objectif, total: somme }\n"
              "  - { titre: DE0, valeur: 'chiffre(\"DE0\", periode, ml)', total: distinct }\n"
              "total: Ensemble\n") ==
        "table #tableau\n"
        "  column c1 text header \"ML\"\n"
        "  column c2 number jeunes \"Objectif\"\n"
        "  column c3 number jeunes \"DE0\"\n"
        "  row | \"ML3\" | <n.d. jeunes> | <n.d. jeunes>\n"
        "  row | \"ML1\" | <300 jeunes> | <n.d. jeunes>\n"
        "  row | \"ML2\" | <200 jeunes> | <n.d. jeunes>\n"
        "  total | \"Ensemble\" | <n.d. jeunes> note \"Une valeur au moins n'est pas connue : la "
        "somme "
        "ne l'est pas non plus.\" | <n.d. jeunes>\n"
        "  note \"« DE0 » : le total compte chaque jeune une seule fois ; il peut différer de la "
        "somme des "
        "lignes.\"\n");
}

TEST_CASE("groups with subtotals") {
  FakeNames names;
  CHECK(dump_of(block("tableau",
                      "lignes: ml dans territoire.missions_locales\n"
                      "si: ml.volume est defini\n"
                      "groupe: ml.parent.libelle\n"
                      "sous-total: Sous-total\n"
                      "retrait: boucle.rang\n"
                      "colonnes:\n"
                      "  - { titre: ML, valeur: ml.code }\n"
                      "  - { titre: N, valeur: ml.volume.objectif, total: somme }\n"
                      "  - titre: Premier\n"
                      "    valeur: ml.volume.precedent\n"
                      "    valeur-sous-total: ml.parent.volume.precedent\n"
                      "total: Total\n"),
                names) ==
        "table #tableau\n"
        "  column c1 text header \"ML\"\n"
        "  column c2 number jeunes \"N\"\n"
        "  column c3 number jeunes \"Premier\" note \"L'objectif de l'année d'avant.\"\n"
        "  group | \"Rhône-Alpes\" span 3\n"
        "  row indent 1 | \"ML1\" | <300 jeunes> | <250 jeunes>\n"
        "  row indent 2 | \"ML2\" | <200 jeunes> | <200 jeunes>\n"
        "  subtotal | \"Sous-total\" | <500 jeunes> =sum() | <550 jeunes>\n"
        "  total | \"Total\" | <500 jeunes> =sum() |\n");
}

TEST_CASE("a column without a note says the definition of the number it shows") {
  CHECK(table("lignes: ml dans territoire.missions_locales\n"
              "si: ml.code == \"ML1\"\n"
              "colonnes:\n"
              "  - { titre: Code, valeur: ml.code }\n"
              "  - { titre: Avant, id: avant, valeur: ml.volume.precedent | entier }\n"
              "  - { titre: Tout, valeur: 'chiffre(\"EM4\", periode, ml)' }\n"
              "  - { titre: Cumul, valeur: 'cumul(\"EM4\", periode, ml) | defaut(0)' }\n"
              "  - { titre: Sans fiche, valeur: 'chiffre(\"VOL\", periode, ml)' }\n"
              "  - { titre: Calcul, valeur: ml.volume.precedent * 2 }\n"
              "  - { titre: Formule, formule: 'somme(avant)' }\n"
              "  - { titre: Rang, valeur: boucle.rang }\n") ==
        "table #tableau\n"
        "  column c1 text header \"Code\"\n"
        "  column avant number jeunes \"Avant\" note \"L'objectif de l'année d'avant.\"\n"
        "  column c3 number actions \"Tout\" note \"Chiffre EM4. Somme des actions.\"\n"
        "  column c4 number actions \"Cumul\" note \"Chiffre EM4, cumulé depuis le 1er janvier. "
        "Somme des actions.\"\n"
        "  column c5 number jeunes \"Sans fiche\"\n"
        "  column c6 number jeunes \"Calcul\"\n"
        "  column c7 number jeunes \"Formule\"\n"
        "  column c8 number \"Rang\"\n"
        "  row | \"ML1\" | <250 jeunes> | <n.d. actions> | <0 actions> | <345 jeunes> | "
        "<500 jeunes> | <250 jeunes> =row_sum(avant) | <1 nombre>\n");
}

TEST_CASE("the author's note wins over the definition, or asks for none") {
  CHECK(table("lignes: ml dans territoire.missions_locales\n"
              "si: faux\n"
              "colonnes:\n"
              "  - { titre: Avant, valeur: ml.volume.precedent, note: 'En {{ periode.annee }}.' }\n"
              "  - { titre: Tout, valeur: chiffre(\"EM4\"), note: non }\n") ==
        "table #tableau\n"
        "  column c1 number jeunes \"Avant\" note \"En 2010.\"\n"
        "  column c2 number actions \"Tout\"\n");
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
        "table #tableau\n"
        "  column c1 text header \"ML\"\n"
        "  group | \"ML2\"\n"
        "  row | \"ML1\"\n"
        "  row | \"ML3\"\n"
        "  group | \"R82\"\n"
        "  row | \"ML2\"\n");
}

TEST_CASE("columns repeated over a list, and rows over codes") {
  CHECK(table("lignes: code dans [\"DE1.E1\", \"DE1.E2\"]\n"
              "colonnes:\n"
              "  - { titre: Enjeu, valeur: libelle_chiffre(code) }\n"
              "  - titre: \"{{ t.libelle }}\"\n"
              "    pour: t dans periode.trimestres\n"
              "    id: t\n"
              "    groupe: Trimestres\n"
              "    valeur: chiffre(code, t)\n"
              "  - { titre: Total, formule: somme(t) }\n") ==
        "table #tableau\n"
        "  column c1 text header \"Enjeu\"\n"
        "  column t_1 number jeunes group \"Trimestres\" \"T1\"\n"
        "  column t_2 number jeunes group \"Trimestres\" \"T2\"\n"
        "  column c3 number jeunes \"Total\"\n"
        "  row | \"Orientation\" | <30 jeunes> | <45 jeunes> | <75 jeunes> =row_sum(t_1,t_2)\n"
        "  row | \"Projet\" | <12 jeunes> | <n.d. jeunes> | <n.d. jeunes>\n");
}

TEST_CASE("rows written one by one") {
  CHECK(table("id: versements\n"
              "colonnes:\n"
              "  - { id: poste, titre: Versement }\n"
              "  - { id: jour, titre: Date, type: date }\n"
              "  - { id: montant, titre: Montant, unite: euros, total: somme }\n"
              "lignes:\n"
              "  - { genre: groupe, poste: \"Exercice {{ periode.annee }}\" }\n"
              "  - poste: Premier de {{ territoire.libelle }}\n"
              "    jour: convention.date_acompte_1\n"
              "    montant: convention.acompte_1\n"
              "  - { poste: Second, montant: 100, si: provisoire, retrait: 1 }\n"
              "  - { poste: Troisième, montant: convention.acompte_2, si: non provisoire }\n"
              "lignes-finales:\n"
              "  - poste: Montant\n"
              "    montant: convention.montant\n"
              "    marques:\n"
              "      - { colonne: montant, si: provisoire, signe: anomalie, note: écart }\n"
              "total: Ensemble\n") ==
        "table #versements\n"
        "  column poste text header \"Versement\"\n"
        "  column jour date \"Date\"\n"
        "  column montant number euros \"Montant\"\n"
        "  group | \"Exercice 2010\" span 3\n"
        "  row | \"Premier de Rhône-Alpes\" | <2010-03-01> | <33764 euros .2>\n"
        "  row indent 1 | \"Second\" |  | <100 euros .2>\n"
        "  total | \"Ensemble\" |  | <33864 euros .2> =sum()\n"
        "  total | \"Montant\" |  | <84410 euros .2> !anomaly note \"écart\"\n");
}

TEST_CASE("a table inside a list item keeps its places") {
  CHECK(errors_of("- un élément\n"
                  "\n"
                  "  ```tableau\n"
                  "  lignes: ml dans territoire.missions_locale\n"
                  "  colonnes:\n"
                  "    - titre: A\n"
                  "      valeur: ml.cod\n"
                  "  ```\n") ==
        "templates/essai/modele.md:7:30: erreur : « territoire » n'a pas de champ « "
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

TEST_CASE("charts") {
  CHECK(dump_of(block("graphique",
                      "id: g\n"
                      "titre: Objectifs\n"
                      "genre: barres-horizontales\n"
                      "categories: ml dans territoire.missions_locales\n"
                      "categorie: ml.code\n"
                      "tri: ml.libelle\n"
                      "series:\n"
                      "  - { titre: Objectif, valeur: ml.volume.objectif }\n"
                      "alternative: Environ {{ territoire.volume.objectif | avec_unite }}.\n"
                      "source: ici\n")) ==
        "chart #g horizontal_bars \"Objectifs\"\n"
        "  categories \"ML2\" \"ML3\" \"ML1\"\n"
        "  series \"Objectif\" <200 jeunes> <n.d. jeunes> <300 jeunes>\n"
        "  alternative \"Environ 600\u00A0jeunes. Objectif : au plus haut 300 (ML1), au plus bas "
        "200 (ML2).\"\n"
        "  source \"ici\"\n");
  CHECK(dump_of(block("graphique",
                      "id: g\n"
                      "categories: [A, B]\n"
                      "unite: euros\n"
                      "series:\n"
                      "  - { titre: S, valeurs: [1, convention.montant] }\n"
                      "alternative: x\n")) ==
        "chart #g bars\n"
        "  categories \"A\" \"B\"\n"
        "  series \"S\" <1 euros .2> <84410 euros .2>\n"
        "  alternative \"x. S : au plus haut 84\u202F410,00\u00A0€ (B), au plus bas 1,00\u00A0€ "
        "(A).\"\n");
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
