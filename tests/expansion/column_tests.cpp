#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"

using namespace copil;
using namespace copil::expansion::fake;

namespace {

std::string columns_of(const std::string& yaml) {
  return dump_of(block("tableau", yaml));
}

}  // namespace

TEST_CASE("columns stand where their author wants, by their kind otherwise") {
  CHECK(columns_of(R"(lignes: ml dans territoire.missions_locales
si: ml.volume est defini
colonnes:
  - { titre: ML, valeur: ml.code, alignement: droite }
  - { titre: N, valeur: ml.volume.objectif, alignement: gauche }
  - { titre: J, valeur: arrete, alignement: Centre }
  - { titre: S, valeur: ml.volume.statut }
)") ==
        R"(table #tableau
  column c1 text header right "ML"
  column c2 number jeunes left "N"
  column c3 date centred "J"
  column c4 text "S"
  row | "ML1" | <300 jeunes> | <2010-12-31> | "conforme"
  row | "ML2" | <200 jeunes> | <2010-12-31> | "conforme"
)");
}

TEST_CASE("a column comes only when its condition holds; what is left is drawn and summed") {
  CHECK(columns_of(R"(lignes: ml dans territoire.missions_locales
si: ml.volume est defini
colonnes:
  - { titre: ML, valeur: ml.code }
  - { titre: A, id: a, valeur: ml.volume.objectif }
  - { titre: B, id: b, si: 1 > 2, valeur: ml.volume.objectif, total: somme }
  - { titre: C, id: c, si: 2 > 1, valeur: ml.volume.objectif, total: somme }
  - { titre: S, formule: 'somme(a, b, c)', total: aucun }
total: Ensemble
)") ==
        R"(table #tableau
  column c1 text header "ML"
  column a number jeunes "A"
  column c number jeunes "C"
  column c5 number jeunes "S"
  row | "ML1" | <300 jeunes> | <300 jeunes> | <600 jeunes> =row_sum(a,c)
  row | "ML2" | <200 jeunes> | <200 jeunes> | <400 jeunes> =row_sum(a,c)
  total | "Ensemble" |  | <500 jeunes> =sum() |
)");
}

TEST_CASE("the condition of a repeated column keeps some of its items") {
  CHECK(columns_of(
            "lignes: [{ c1: a, t: 1 }]\n"
            "colonnes:\n"
            "  - { titre: A }\n"
            "  - { titre: \"{{ x }}\", id: t, pour: 'x dans [\"u\", \"v\"]', si: 'x == \"v\"', "
            "unite: jeunes }\n") ==
        "table #tableau\n"
        "  column c1 text header \"A\"\n"
        "  column t_1 number jeunes \"v\"\n"
        "  row | \"a\" | <1 jeunes>\n");
}
