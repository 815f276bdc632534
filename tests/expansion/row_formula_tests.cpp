#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

namespace {

std::string worked_table(const std::string& yaml) {
  return dump_of(block("tableau", yaml));
}

std::string account(const std::string& rows) {
  return worked_table(
      "colonnes:\n"
      "  - { id: poste, titre: Poste }\n"
      "  - { id: jeunes, titre: Jeunes, unite: jeunes }\n"
      "  - { id: montant, titre: Montant, unite: euros, total: somme }\n"
      "  - { id: taux, titre: Taux, unite: taux }\n"
      "lignes:\n" +
      rows);
}
const std::string kAccountColumns =
    "table #tableau\n"
    "  column poste text header \"Poste\"\n"
    "  column jeunes number jeunes \"Jeunes\"\n"
    "  column montant number euros \"Montant\"\n"
    "  column taux number taux \"Taux\"\n";
}  // namespace

TEST_CASE("a row follows from rows above it, in the columns that all of them fill") {
  // 100 − 40 = 60; 60 + 40 + 100 = 200. The row paid has no youths; rates do not add up.
  CHECK(
      account("  - { id: du, poste: Dû, jeunes: 5, montant: 100, taux: \"0,5\" }\n"
              "  - { id: verse, poste: Versé, montant: 40, taux: \"0,4\" }\n"
              "  - { id: solde, poste: Solde, genre: total, formule: \"difference(du, verse)\" }\n"
              "  - { poste: Tout, formule: \"somme(solde, verse, du)\" }\n") ==
      kAccountColumns +
          "  row #du | \"Dû\" | <5 jeunes> | <100 euros .2> | <1/2 taux .1>\n"
          "  row #verse | \"Versé\" |  | <40 euros .2> | <2/5 taux .1>\n"
          "  total #solde | \"Solde\" |  | <60 euros .2> =difference(rows du,verse) |\n"
          "  row | \"Tout\" |  | <200 euros .2> =row_sum(rows solde,verse,du) |\n");
}

TEST_CASE("what follows from an unknown number, or from a row left out, is not known") {
  CHECK(account("  - { id: du, poste: Dû, montant: 100 }\n"
                "  - { id: inconnu, poste: Inconnu, montant: convention.acompte_2 }\n"
                "  - { id: absent, poste: Absent, montant: 40, si: non provisoire }\n"
                "  - { poste: A, formule: \"difference(du, inconnu)\" }\n"
                "  - { poste: B, formule: \"somme(du, absent)\" }\n") ==
        kAccountColumns +
            "  row #du | \"Dû\" |  | <100 euros .2> |\n"
            "  row #inconnu | \"Inconnu\" |  | <n.d. euros> |\n"
            "  row | \"A\" |  | <n.d. euros> |\n"
            "  row | \"B\" |  | <n.d. euros> note \"Une ligne dont ce nombre se déduit n'est pas "
            "dans le tableau.\" |\n");
}

TEST_CASE("final rows follow from written ones; repeated columns are filled one by one") {
  CHECK(worked_table(R"yaml(colonnes:
  - { id: poste, titre: Poste }
  - { id: t, titre: "{{ t.libelle }}", pour: t dans periode.trimestres, unite: jeunes }
lignes:
  - { id: a, poste: A, t: 'chiffre("DE1.E1", t)' }
  - { id: b, poste: B, t: 'chiffre("DE1.E2", t)' }
lignes-finales:
  - { poste: Écart, formule: "difference(a, b)" }
)yaml") ==
        R"(table #tableau
  column poste text header "Poste"
  column t_1 number jeunes "T1"
  column t_2 number jeunes "T2"
  row #a | "A" | <30 jeunes> | <45 jeunes>
  row #b | "B" | <12 jeunes> | <n.d. jeunes>
  total | "Écart" | <18 jeunes> =difference(rows a,b) | <n.d. jeunes>
)");
}

TEST_CASE("a total that only repeats its one row is not printed, nor is its note") {
  CHECK(worked_table(R"(lignes: ml dans territoire.missions_locales
si: ml.volume.objectif > 250
colonnes:
  - { titre: ML, valeur: ml.code }
  - titre: Entrées
    valeur: chiffre("VOL")
    total: distinct
    valeur-total: chiffre("VOL")
total: Ensemble
)") == "table #tableau\n"
       "  column c1 text header \"ML\"\n"
       "  column c2 number jeunes \"Entrées\"\n"
       "  row | \"ML1\" | <480 jeunes>\n");
}
