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
  CHECK(columns_of("lignes: ml dans territoire.missions_locales\n"
                   "si: ml.volume est defini\n"
                   "colonnes:\n"
                   "  - { titre: ML, valeur: ml.code, alignement: droite }\n"
                   "  - { titre: N, valeur: ml.volume.objectif, alignement: gauche }\n"
                   "  - { titre: J, valeur: arrete, alignement: Centre }\n"
                   "  - { titre: S, valeur: ml.volume.statut }\n") ==
        "table #tableau\n"
        "  column c1 text header right \"ML\"\n"
        "  column c2 number jeunes left \"N\"\n"
        "  column c3 date centred \"J\"\n"
        "  column c4 text \"S\"\n"
        "  row | \"ML1\" | <300 jeunes> | <2010-12-31> | \"conforme\"\n"
        "  row | \"ML2\" | <200 jeunes> | <2010-12-31> | \"conforme\"\n");
}

TEST_CASE("a column comes only when its condition holds; what is left is drawn and summed") {
  CHECK(columns_of("lignes: ml dans territoire.missions_locales\n"
                   "si: ml.volume est defini\n"
                   "colonnes:\n"
                   "  - { titre: ML, valeur: ml.code }\n"
                   "  - { titre: A, id: a, valeur: ml.volume.objectif }\n"
                   "  - { titre: B, id: b, si: 1 > 2, valeur: ml.volume.objectif, total: somme }\n"
                   "  - { titre: C, id: c, si: 2 > 1, valeur: ml.volume.objectif, total: somme }\n"
                   "  - { titre: S, formule: 'somme(a, b, c)', total: aucun }\n"
                   "total: Ensemble\n") ==
        "table #tableau\n"
        "  column c1 text header \"ML\"\n"
        "  column a number jeunes \"A\"\n"
        "  column c number jeunes \"C\"\n"
        "  column c5 number jeunes \"S\"\n"
        "  row | \"ML1\" | <300 jeunes> | <300 jeunes> | <600 jeunes> =row_sum(a,c)\n"
        "  row | \"ML2\" | <200 jeunes> | <200 jeunes> | <400 jeunes> =row_sum(a,c)\n"
        "  total | \"Ensemble\" |  | <500 jeunes> =sum() |\n");
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
