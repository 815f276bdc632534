#include <catch2/catch.hpp>

#include "folder.hpp"
#include "records/read.hpp"

// A zoo of bad rows, one fault each: what is said of it, exactly.

using namespace copil;
using namespace copil::records;

namespace {

struct Animal {
  std::string row;
  std::string column;
  std::string value;
  std::string reason;
};

Reading read_hopeless(const Folder& folder) {
  ReadOptions options;
  options.hopeless = Hopeless::told;
  auto reading = read_folder(folder.path(), options);
  if (!reading) FAIL(formatted(reading.error()));
  return std::move(*reading);
}

/// Each row of `animals`, alone under `head` (header and good rows), is rejected as said.
void check_zoo(const std::string& file, const std::string& head,
               const std::vector<Animal>& animals) {
  const auto line = 1 + std::count(head.begin(), head.end(), '\n');
  for (const Animal& animal : animals) {
    CAPTURE(file, animal.row);
    Folder folder;
    folder.write("cotraitances.csv",
                 "cotraitance;jeune;mission_locale;date_affectation\nC0;J0;M1;2010-01-05\n");
    folder.write("conventions.csv", "convention;type;territoire;annee\nV0;locale;M1;2010\n");
    folder.write("reunions.csv", "reunion;territoire;date\nE0;M1;2010-01-05\n");
    folder.write(file, head + animal.row + "\n");
    const Reading reading = read_hopeless(folder);
    REQUIRE(reading.rejects.size() == 1);
    const auto reject = reading.rejects[0];
    CHECK(reject.file == file);
    CHECK(static_cast<long>(reject.line) == line);
    CHECK(reject.column == animal.column);
    CHECK(reject.value == animal.value);
    CHECK(reject.reason == animal.reason);
    CHECK(reject.row == animal.row);
  }
}

const std::string kEmptyCell = "cellule vide dans une colonne obligatoire";
const std::string kDay = "date attendue, comme 2010-04-01 ou 01/04/2010";
const std::string kNoDay = "ce jour n'existe pas dans le calendrier";
const std::string kUnknown = "territoire inconnu";
const std::string kNotMission = "territoire d'un autre type : une mission locale est attendue";
const std::string kNotSite = "territoire d'un autre type : un site de Pôle emploi est attendu";
const std::string kDuplicate =
    "doublon : une ligne précédente porte déjà cette clé, elle seule est gardée";
const std::string kSamePayment =
    "doublon : une ligne précédente porte déjà ce versement (convention, rang, date et montant), "
    "elle seule est gardée";
const std::string kEnds = "fin antérieure au début";
const std::string kBefore = "date antérieure à celle de l'affectation";
const std::string kSurplus = "cellule en trop, au-delà de la dernière colonne de l'en-tête";
const std::string kScientific =
    "identifiant en notation scientifique : ses chiffres sont perdus, exportez-le comme du texte";

}  // namespace

TEST_CASE("zoo: territoires.csv") {
  check_zoo("territoires.csv",
            "code;type;libelle;parent\nFR;national;France;\nM1;mission_locale;Mission;FR\n",
            {{";region;Sans code;FR", "code", "", kEmptyCell},
             {"R1;canton;Canton;FR", "type", "canton",
              "mot inconnu ; attendu : national, region, departement, mission_locale, "
              "site_pole_emploi ou plateforme_vocation"},
             {"R1;region;;FR", "libelle", "", kEmptyCell},
             {"R1;region;Région;XX", "parent", "XX", "territoire parent inconnu"},
             {"R1;region;Région;", "parent", "",
              "territoire sans parent, alors qu'une ligne précédente est déjà la racine"},
             {"M1;mission_locale;Encore;FR", "code", "M1", kDuplicate}});
}

TEST_CASE("zoo: objectifs.csv") {
  check_zoo("objectifs.csv",
            "annee;territoire;date_effet;objectif;acte\n2010;R1;2010-01-26;300;accord-cadre\n",
            {{"10;R1;2010-01-27;300;", "annee", "10", "année attendue, comme 2010"},
             {";R1;2010-01-27;300;", "annee", "", kEmptyCell},
             {"2010;XX;2010-01-27;300;", "territoire", "XX", kUnknown},
             {"2010;R1;26/13/2010;300;", "date_effet", "26/13/2010", kNoDay},
             {"2010;R1;2010-01-27;-3;", "objectif", "-3", "nombre entier positif ou nul attendu"},
             {"2010;R1;2010-01-27;3,5;", "objectif", "3,5", "nombre entier positif ou nul attendu"},
             {"2010;R1;2010-01-27;;", "objectif", "", kEmptyCell},
             {"2010;R1;26/01/2010;400;avenant 1", "date_effet", "26/01/2010", kDuplicate}});
}

TEST_CASE("zoo: jeunes.csv") {
  check_zoo("jeunes.csv", "jeune;date_naissance;sexe;zone;niveau;handicap\nJ1;;;;;\n",
            {{";1990-01-01;F;;V;0", "jeune", "", kEmptyCell},
             {"J1;1990-01-01;F;;V;0", "jeune", "J1", kDuplicate},
             {"7,32829E+13;1990-01-01;F;;V;0", "jeune", "7,32829E+13", kScientific},
             {"J2;29/02/1990;F;;V;0", "date_naissance", "29/02/1990", kNoDay},
             {"J2;fév-90;F;;V;0", "date_naissance", "fév-90", kDay},
             {"J2;1990-01-01;M;;V;0", "sexe", "M", "mot inconnu ; attendu : F ou H"},
             {"J2;1990-01-01;F;;VII;0", "niveau", "VII",
              "mot inconnu ; attendu : VI, V, IV, III, II ou I"},
             {"J2;1990-01-01;F;;V;peut-être", "handicap", "peut-être",
              "oui ou non attendu (1/0, oui/non, o/n, vrai/faux, x)"},
             {"J2;1990-01-01;F;;V;0;x", "colonne 7", "x", kSurplus},
             {"J2;\"1990-01-01;F;;V;0", "date_naissance", "\"1990-01-01;F;;V;0",
              "guillemet ouvert et mal refermé"}});
}

TEST_CASE("zoo: cotraitances.csv") {
  check_zoo("cotraitances.csv",
            "cotraitance;jeune;mission_locale;site_pole_emploi;date_affectation;date_acceptation;"
            "date_initialisation;date_fin;motif_fin\nC0;J0;M1;S1;2010-01-05;;;;\n",
            {{"C0;J1;M1;S1;2010-01-05;;;;", "cotraitance", "C0", kDuplicate},
             {"C1;;M1;S1;2010-01-05;;;;", "jeune", "", kEmptyCell},
             {"C1;J1;R1;S1;2010-01-05;;;;", "mission_locale", "R1", kNotMission},
             {"C1;J1;M1;M1;2010-01-05;;;;", "site_pole_emploi", "M1", kNotSite},
             {"C1;J1;M1;S9;2010-01-05;;;;", "site_pole_emploi", "S9", kUnknown},
             {"C1;J1;M1;S1;;;;;", "date_affectation", "", kEmptyCell},
             {"C1;J1;M1;S1;2010-01-05;2010-01-04;;;", "date_acceptation", "2010-01-04", kBefore},
             {"C1;J1;M1;S1;2010-01-05;;04/01/2010;;", "date_initialisation", "04/01/2010", kBefore},
             {"C1;J1;M1;S1;2010-01-05;;;2010-01-04;", "date_fin", "2010-01-04", kEnds}});
}

TEST_CASE("zoo: inscriptions.csv, civis.csv, accompagnements.csv") {
  check_zoo("inscriptions.csv", "jeune;date_debut;date_fin;motif_fin\n",
            {{"J1;2010-02-01;2010-01-31;", "date_fin", "2010-01-31", kEnds},
             {"J1;2010-02-01;;démission", "motif_fin", "démission",
              "mot inconnu ; attendu : cessation ou radiation"},
             {"J1;;;", "date_debut", "", kEmptyCell}});
  check_zoo("civis.csv", "jeune;mission_locale;date_debut;date_fin;renforce;motif_fin\n",
            {{"J1;S1;2010-02-01;;;", "mission_locale", "S1", kNotMission},
             {"J1;M1;2010-02-01;2010-01-01;;", "date_fin", "2010-01-01", kEnds},
             {"J1;M1;2010-02-01;;2;", "renforce", "2",
              "oui ou non attendu (1/0, oui/non, o/n, vrai/faux, x)"}});
  check_zoo("accompagnements.csv", "jeune;reseau;structure;date_debut;date_fin;critere_projet\n",
            {{"J1;PE;M1;2010-02-01;;", "structure", "M1", kNotSite},
             {"J1;ML;S1;2010-02-01;;", "structure", "S1", kNotMission},
             {"J1;AF;S1;2010-02-01;;", "reseau", "AF", "mot inconnu ; attendu : PE ou ML"},
             {"J1;PE;S1;2010-02-01;2010-01-01;", "date_fin", "2010-01-01", kEnds}});
}

TEST_CASE("zoo: alertes.csv, services.csv") {
  check_zoo("alertes.csv", "cotraitance;date_signalement;date_cloture;motif;decision\n",
            {{"C9;2010-03-01;;;", "cotraitance", "C9", "co-traitance inconnue de cotraitances.csv"},
             {"c0;2010-03-01;;;", "cotraitance", "c0", "co-traitance inconnue de cotraitances.csv"},
             {"C0;2010-03-01;2010-02-01;;", "date_cloture", "2010-02-01", kEnds},
             {"C0;2010-03-01;;;sortie", "decision", "sortie",
              "mot inconnu ; attendu : maintien, reorientation ou reprise_smp"}});
  check_zoo("services.csv", "jeune;mission_locale;date;enjeu\n",
            {{"J1;M9;2010-03-01;E1", "mission_locale", "M9", kUnknown},
             {"J1;M1;2010-02-30;E1", "date", "2010-02-30", kNoDay},
             {"J1;M1;2010-03-01;E11", "enjeu", "E11", "enjeu inconnu ; attendu : de E1 à E10"},
             {"J1;M1;2010-03-01", "enjeu", "", kEmptyCell},
             {"J1;M9;2010-02-30;E0", "mission_locale", "M9", kUnknown}});
}

TEST_CASE("zoo: actions.csv, conventions.csv, versements.csv") {
  check_zoo(
      "actions.csv",
      "action;territoire;date;perimetre;nature;enjeu;valorisation\nA0;M1;2010-01-05;EM;conjointe;;"
      "\n",
      {{"A0;M1;2010-01-05;EM;conjointe;;", "action", "A0", kDuplicate},
       {"A1;M1;2010-01-05;XX;conjointe;;", "perimetre", "XX", "mot inconnu ; attendu : EM ou PA"},
       {"A1;M1;2010-01-05;EM;solitaire;;", "nature", "solitaire",
        "mot inconnu ; attendu : concertee, conjointe ou complementaire"},
       {"A1;M1;2010-01-05;EM;conjointe;E10;", "enjeu", "E10",
        "enjeu inconnu ; attendu : de E11 à E29"}});
  check_zoo("conventions.csv",
            "convention;type;territoire;site_pole_emploi;annee;montant\nV0;locale;M1;;2010;\n",
            {{"V1;locale;R1;;2010;", "territoire", "R1", kNotMission},
             {"V1;regionale;M1;;2010;", "territoire", "M1",
              "territoire d'un autre type : une région est attendue"},
             {"V1;mixte;M1;;2010;", "type", "mixte", "mot inconnu ; attendu : locale ou regionale"},
             {"V1;locale;M1;;2010;-5", "montant", "-5", "montant négatif"},
             {"V1;locale;M1;;2010;1,234", "montant", "1,234", "montant à plus de deux décimales"},
             {"V0;locale;M1;;2010;", "convention", "V0", kDuplicate}});
  check_zoo(
      "versements.csv", "convention;rang;date;montant\n",
      {{"V9;1;2010-03-01;10", "convention", "V9", "convention inconnue de conventions.csv"},
       {"V0;3;2010-03-01;10", "rang", "3", "mot inconnu ; attendu : 1, 2, solde ou reversement"},
       {"V0;1;2010-03-01;", "montant", "", kEmptyCell}});
  check_zoo("versements.csv",
            "convention;rang;date;montant;libelle\nV0;solde;2010-03-01;1 000,00;un\n",
            {{"V0;SOLDE;01/03/2010;1000;deux", "montant", "1000", kSamePayment}});
}

TEST_CASE("two payments that differ in one of their four columns are both kept") {
  Folder folder;
  folder.write("conventions.csv",
               "convention;type;territoire;annee\nV0;locale;M1;2010\nV1;locale;M1;2010\n");
  folder.write("versements.csv",
               "convention;rang;date;montant\nV0;1;2010-03-01;10\nV1;1;2010-03-01;10\n"
               "V0;2;2010-03-01;10\nV0;1;2010-03-02;10\nV0;1;2010-03-01;10,01\n"
               // A row rejected, or of an unknown convention, is nobody's first row.
               "V9;2;2010-04-01;5\nV9;2;2010-04-01;5\nV0;2;2010-04-31;5\nV0;2;2010-04-30;5\n"
               "V0;1;2010-03-01;10\n");
  const Reading reading = read_hopeless(folder);
  const auto& kept = reading.records.versements;
  CHECK(kept.size() == 6);
  CHECK(kept.convention == std::vector<ConventionId>{0, 1, 0, 0, 0, 0});
  REQUIRE(reading.rejects.size() == 4);
  CHECK(reading.rejects[3].line == 11);
  CHECK(reading.rejects[3].reason == kSamePayment);
}

TEST_CASE("zoo: evaluations_mrs.csv, prescriptions_pops.csv, series.csv") {
  check_zoo("evaluations_mrs.csv", "plateforme;mission_locale;jeune;date;reussie\n",
            {{"M1;M1;J1;2010-03-01;1", "plateforme", "M1",
              "territoire d'un autre type : une plateforme de vocation est attendue"}});
  check_zoo("prescriptions_pops.csv",
            "jeune;mission_locale;date_prescription;date_rendez_vous;etat\n",
            {{"J1;M1;2010-03-01;;faite", "etat", "faite",
              "mot inconnu ; attendu : conseillee, realisee ou abandonnee"}});
  check_zoo("series.csv", "serie;territoire;periode;nature;valeur\n",
            {{"S;FR;2010;estime;1", "nature", "estime",
              "mot inconnu ; attendu : realise, objectif, moyenne_regionale ou imprime"},
             {"S;FR;2010;realise;beaucoup", "valeur", "beaucoup",
              "nombre attendu, comme 1234,5 ; ou n.d. pour non disponible, s pour secret"}});
}

TEST_CASE("of several faults the first column's is named, late ones included") {
  check_zoo("cotraitances.csv",
            "date_affectation;cotraitance;jeune;mission_locale\n05/01/2010;C0;J0;M1\n",
            {{"hier;C0;J1;M9", "date_affectation", "hier", kDay},
             {"05/01/2010;C0;J1;M9", "cotraitance", "C0", kDuplicate},
             {"05/01/2010;C0;J1;M1", "cotraitance", "C0", kDuplicate}});
}

TEST_CASE("zoo: the files of the committees") {
  const std::string no_committee =
      "ce territoire n'a pas de comité de pilotage ; attendu : le pays, une région ou une mission "
      "locale";
  check_zoo("reunions.csv",
            "reunion;territoire;date;heure;lieu;convoquee_le;tenue\nE0;FR;2010-03-30\n",
            {{"E1;D1;2010-03-30;;;;", "territoire", "D1", no_committee},
             {"E1;S1;2010-03-30;;;;", "territoire", "S1", no_committee},
             {"E1;R9;2010-03-30;;;;", "territoire", "R9", kUnknown},
             {"E1;R1;;;;;", "date", "", kEmptyCell},
             {"E1;R1;2010-03-30;;;bientôt;", "convoquee_le", "bientôt", kDay},
             {"E1;R1;2010-03-30;;;;reportée", "tenue", "reportée",
              "oui ou non attendu (1/0, oui/non, o/n, vrai/faux, x)"},
             {"E0;R1;2010-03-30;;;;", "reunion", "E0", kDuplicate}});
  check_zoo("membres.csv",
            "territoire;fonction;organisme;nom;date_debut;date_fin\nFR;Direction;;;;\n",
            {{"D1;Direction;;;;", "territoire", "D1", no_committee},
             {"FR;;;;;", "fonction", "", kEmptyCell},
             {"FR;Direction;;;2010-03-02;2010-03-01", "date_fin", "2010-03-01", kEnds}});
  check_zoo("decisions.csv",
            "decision;reunion;objet;responsable;echeance;etat;faite_le;remontee\n"
            "N0;E0;Décider;;;;;\n",
            {{"N1;E9;Décider;;;;;", "reunion", "E9", "réunion inconnue de reunions.csv"},
             {"N0;E0;Encore;;;;;", "decision", "N0", kDuplicate},
             {"N1;E0;;;;;;", "objet", "", kEmptyCell},
             {"N1;E0;Décider;;;close;;", "etat", "close",
              "mot inconnu ; attendu : ouverte, faite ou abandonnee"}});
  check_zoo("plan_actions.csv",
            "territoire;enjeu;action;responsable;annee;etat;commentaire\nM1;E29;Agir;;2014;;\n",
            {{"M1;E30;Agir;;2010;;", "enjeu", "E30", "enjeu inconnu ; attendu : de E1 à E29"},
             {"M1;;Agir;;2010;;", "enjeu", "", kEmptyCell},
             {"M1;E1;Agir;;10;;", "annee", "10", "année attendue, comme 2010"},
             {"M1;E1;Agir;;2010;finie;", "etat", "finie",
              "mot inconnu ; attendu : prevue, engagee, faite ou abandonnee"}});
  const std::string share =
      "équivalent temps plein attendu : plus de 0, au plus 1, par exemple 0,8";
  check_zoo("agents.csv", "agent;mission_locale;etp;date_debut;date_fin\nA1;M1;1;2010-01-04;\n",
            {{"A1;R1;1;2010-01-04;", "mission_locale", "R1", kNotMission},
             {"A1;M1;0;2010-01-04;", "etp", "0", share},
             {"A1;M1;1,2;2010-01-04;", "etp", "1,2", share},
             {"A1;M1;n.d.;2010-01-04;", "etp", "n.d.", share},
             {"A1;M1;;2010-01-04;", "etp", "", kEmptyCell},
             {"A1;M1;1;2010-01-04;2010-01-03", "date_fin", "2010-01-03", kEnds}});
  check_zoo("transmissions.csv",
            "piece;territoire;periode;destinataire;produite_le;signee_le;envoyee_le\n"
            "bilan-local;M1;2010;;;;\n",
            {{"bilan-local;M1;en 2010;;;;", "periode", "en 2010",
              "période inconnue ; attendu : 2010, 2010-S1, 2010-T2 ou 2010-04"},
             {";M1;2010;;;;", "piece", "", kEmptyCell},
             {"bilan-local;M1;2010;;;31/04/2010;", "signee_le", "31/04/2010", kNoDay}});
}
