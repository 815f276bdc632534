// Exports of other shapes, read as ours.
#include <catch2/catch.hpp>

#include "support.hpp"

using namespace copil;
using namespace copil::mapping;
using namespace copil::mapping::testing;

namespace {

const std::string kContacts =
    R"(devient: services
fichier: export.csv
colonnes:
  jeune: "N° dossier"
  mission_locale: Structure
  date: Le
  enjeu:
    colonne: Rubrique
    valeurs: {Emploi: E1, "PP - *": E2, Divers: }
)";

}  // namespace

TEST_CASE("columns of another system become ours, words by the dictionary") {
  CHECK(read_as(
            kContacts,
            "Extraction du 1er avril\nLe,Rubrique,N° dossier,Structure,Agent\n"
            "12/03/2010,EMPLOI,A1,ML01,x\n13/03/2010,pp - mer emt,A2,\"Mission, dite \"\"B\"\"\",\n"
            "14/03/2010,Divers,A3,ML01,\n15/03/2010,Santé,A4,ML01,\n") ==
        R"(export.csv:2: attention : une ligne de titre est passée avant l'en-tête
export.csv: attention : colonne de l'export que la correspondance ne reprend pas : Agent
   aide : « ignorees » dans la correspondance les fait taire
A1|ML01|12/03/2010|E1
A2|Mission, dite "B"|13/03/2010|E2
A3|ML01|14/03/2010|
A4|ML01|15/03/2010|Santé
)");
}

TEST_CASE("a word that the dictionary lacks is kept, emptied or rejected, as is said") {
  const std::string export_text = "N° dossier;Structure;Le;Rubrique\nA1;ML01;12/03/2010;Santé\n";
  CHECK(read_as(kContacts + "    sinon: vide\n", export_text) == "A1|ML01|12/03/2010|\n");
  CHECK(read_as(kContacts + "    sinon: rejeter\n", export_text) ==
        "A1|ML01|12/03/2010|Santé <mot absent du dictionnaire de la correspondance>\n");
}

TEST_CASE("days may come month first, or as eight digits") {
  const auto yaml = [](const std::string& order) {
    return "devient: cotraitances\nfichier: export.csv\ndates: " + order +
           "\ncolonnes: {jeune: A, date_affectation: B, date_acceptation: C}\n";
  };
  CHECK(read_as(yaml("mois-jour"), "A;B;C\n1;04/15/2010 08:30;4-1-2010\n2;2010-04-15;\n") ==
        "1|15/04/2010 08:30|1/4/2010\n2|2010-04-15|\n");
  CHECK(read_as(yaml("annee-mois-jour"), "A;B;C\n1;20100415;201004151\n") ==
        "1|2010-04-15|201004151\n");
}

TEST_CASE("of two acceptances the correspondance says which is ours") {
  const std::string text =
      "A;B;Acceptation ML;Acceptation jeune\n1;2010-04-15;2010-04-20;\n"
      "2;2010-04-15;;2010-04-21\n";
  const std::string yaml =
      "devient: cotraitances\nfichier: export.csv\nignorees: [Acceptation jeune]\ncolonnes:\n"
      "  jeune: A\n  date_affectation: B\n  date_acceptation: ";
  CHECK(read_as(yaml + "Acceptation ML\n", text) == "1|2010-04-15|2010-04-20\n2|2010-04-15|\n");
  CHECK(read_as(yaml + "[Acceptation ML, Acceptation jeune]\n", text) ==
        "c.yaml:7:3: erreur : l'export « export.csv » a à la fois « Acceptation ML » et "
        "« Acceptation jeune » : laquelle est « date_acceptation » ?\n"
        "     7 |   date_acceptation: [Acceptation ML, Acceptation jeune]\n"
        "       |   ^^^^^^^^^^^^^^^^\n"
        "   aide : date_acceptation : jour de l'acceptation par la mission locale\n"
        "   aide : gardez le bon nom, ou « choix: premiere-remplie » pour la première qui a une "
        "valeur\n");
  CHECK(read_as(yaml + "{colonne: [Acceptation ML, Acceptation jeune], choix: premiere-remplie}\n",
                text) == "1|2010-04-15|2010-04-20\n2|2010-04-15|2010-04-21\n");
}

TEST_CASE("columns that the export lacks are told, with those that it has") {
  CHECK(
      read_as(kContacts, "N° dossiers;Structure;Le;Rubrique\nA1;ML01;12/03/2010;Emploi\n") ==
      "c.yaml:4:3: erreur : l'export « export.csv » n'a pas de colonne « N° dossier », d'où vient "
      "« jeune »\n"
      "     4 |   jeune: \"N° dossier\"\n"
      "       |   ^^^^^\n"
      "   aide : vouliez-vous dire « N° dossiers » ?\n"
      "   aide : colonnes de l'export : N° dossiers, Structure, Le, Rubrique\n");
}

TEST_CASE("each row is read by the correspondance of its day, and rejected when there is none") {
  const auto one = [](const std::string& span, const std::string& enjeu) {
    return "- devient: services\n  fichier: export.csv\n  valable: {" + span +
           "}\n  colonnes: {jeune: A, date: D, enjeu: {colonne: E, valeurs: {Emploi: " + enjeu +
           "}}}\n  constantes: {mission_locale: ML01}\n";
  };
  CHECK(
      read_as(
          one("du: 2010-01-01, au: 2010-11-02", "E1") + one("du: 2010-11-02, au: 2011-01-01", "E2"),
          "A;D;E\n1;01/11/2010;Emploi\n2;02/11/2010;Emploi\n3;01/01/2011;Emploi\n"
          "4;un jour;Emploi\n") ==
      "1|ML01|01/11/2010|E1\n"
      "2|ML01|02/11/2010|E2\n"
      "||| <jour où la correspondance ne vaut pas (du 2010-01-01 au 2010-11-01 ; du 2010-11-02 au "
      "2010-12-31)>\n"
      "4|ML01|un jour|E1\n");
}

TEST_CASE("former and present names of the rubriques are one word") {
  auto names = DatedNames::load(std::string{COPIL_SOURCE_DIR} + "/reports/controles/rubriques.csv");
  REQUIRE(names);
  // 54 rubriques: 42 have two names, 6 only a present one, 6 the same before and after.
  CHECK(names->size() == 96);
  const auto shared = std::make_shared<const DatedNames>(std::move(*names));
  const std::string yaml =
      R"(devient: services
fichier: export.csv
colonnes:
  jeune: A
  date: D
  enjeu:
    colonne: E
    rubriques: oui
    valeurs:
      "PP - MER EMT": E2
      "AE - *": E1
constantes: {mission_locale: ML01}
)";
  CHECK(read_as(yaml,
                "A;D;E\n1;01/10/2010;PP - MER Presta Eval - EMT\n2;03/11/2010;pp - mer emt\n"
                "3;03/11/2010;AE - Dem Fin - FIPJ\n4;03/11/2010;Z\n",
                shared) ==
        "1|ML01|01/10/2010|E2\n2|ML01|03/11/2010|E2\n3|ML01|03/11/2010|E1\n4|ML01|03/11/2010|Z\n");
}

TEST_CASE("a record that is spoilt stays so") {
  CHECK(read_as(kContacts, "N° dossier;Structure;Le;Rubrique\nA1;ML01;12/03/2010;Emploi;x\n") ==
        "A1|ML01|12/03/2010|E1 <cellule en trop, au-delà de la dernière colonne de l'en-tête>\n");
}

TEST_CASE("a header's case, accents and blanks are not looked at, wherever the column stands") {
  const std::string yaml =
      "devient: cotraitances\nfichier: export.csv\n"
      "colonnes: {jeune: Numéro, date_affectation: Affecté le, date_acceptation: Acceptation}\n";
  CHECK(read_as(yaml, " NUMERO;affecte  le;ACCEPTATION\n1;2010-04-15;2010-04-20\n") ==
        "1|2010-04-15|2010-04-20\n");
  CHECK(read_as(yaml, "acceptation;numero;Affecté le\n2010-04-20;1;2010-04-15\n") ==
        "1|2010-04-15|2010-04-20\n");
  // The exact name first, even behind one that is like it.
  CHECK(read_as(yaml + "ignorees: [NUMERO]\n",
                "NUMERO;Numéro;Affecté le;Acceptation\n1;2;2010-04-15;\n") == "2|2010-04-15|\n");
}
