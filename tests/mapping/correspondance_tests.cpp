// The YAML form: what it says, and every complaint at its place.
#include <catch2/catch.hpp>

#include "support.hpp"

using namespace copil;
using namespace copil::mapping;
using namespace copil::mapping::testing;

TEST_CASE("a correspondance says what becomes what, from when to when") {
  const auto all = parsed(
      R"(correspondance: Contacts
devient: services
fichier: "contacts_*.csv"
feuille: T?
valable: {du: 2010-01-01, au: 2010-11-02}
dates: mois-jour
colonnes:
  jeune: [Dossier, "N° dossier"]
  date: Le
  enjeu:
    colonne: Rubrique
    sinon: rejeter
    rubriques: oui
    valeurs:
      "Emploi": E1
      "PP - *": E2
constantes: {mission_locale: ML01}
ignorees: [Commentaire]
)");
  REQUIRE(all.size() == 1);
  const Correspondance& one = all[0];
  CHECK(one.title == "Contacts");
  CHECK(one.layout.file == "services.csv");
  CHECK(one.takes("Contacts_2010-03.CSV", "t2"));
  CHECK_FALSE(one.takes("contacts.csv", "t2"));
  CHECK_FALSE(one.takes("contacts_1.csv", "Trimestre"));
  CHECK(one.validity == Interval{*make_day(2010, 1, 1), *make_day(2010, 11, 2)});
  CHECK(one.dated_by == 2);
  REQUIRE(one.rules.size() == 4);
  CHECK(one.rules[0].names == std::vector<std::string>{"Dossier", "N° dossier"});
  CHECK(one.rules[1].order == DayOrder::month_day);
  CHECK(*one.rules[2].values.find("EMPLOI") == "E1");
  CHECK(*one.rules[2].values.find("pp - mer emt") == "E2");
  CHECK(one.rules[2].values.find("logement") == nullptr);
  CHECK(one.rules[3].constant == "ML01");
}

TEST_CASE("a file may hold several correspondances") {
  const std::string one =
      "- devient: cotraitances\n  fichier: a.csv\n  colonnes: {jeune: A, date_affectation: B}\n";
  CHECK(parsed(one + one).size() == 2);
}

TEST_CASE("complaints of a correspondance bear their place") {
  CHECK(errors_of("devient: service\nfichier: a.csv\n") ==
        "c.yaml:1:10: erreur : « service » n'est pas possible pour « devient »\n"
        "     1 | devient: service\n"
        "       |          ^^^^^^^\n"
        "   aide : vouliez-vous dire « services » ?\n");
  CHECK(errors_of(
            R"(devient: services
fichier: a.csv
colones: {}
colonnes:
  jeunes: A
  date: B
  enjeu: {colonne: C, sinon: jeter}
constantes: {date: 2010-01-01}
)") ==
        R"(c.yaml:3:1: erreur : clé inconnue « colones » dans une correspondance
     3 | colones: {}
       | ^^^^^^^
   aide : vouliez-vous dire « colonnes » ?
c.yaml:5:3: erreur : services.csv n'a pas de colonne « jeunes »
     5 |   jeunes: A
       |   ^^^^^^
   aide : vouliez-vous dire « jeune » ?
c.yaml:7:30: erreur : « jeter » n'est pas possible pour « sinon »
     7 |   enjeu: {colonne: C, sinon: jeter}
       |                              ^^^^^
   aide : vouliez-vous dire « rejeter » ?
c.yaml:8:14: erreur : la colonne « date » a déjà une origine
     8 | constantes: {date: 2010-01-01}
       |              ^^^^
   aide : gardez la colonne de l'export ou la constante
)");
  CHECK(errors_of("devient: services\nfichier: a.csv\ncolonnes: {jeune: A, date: B, enjeu: C}\n") ==
        "c.yaml:1:1: erreur : la colonne obligatoire « mission_locale » de services.csv n'a pas "
        "d'origine\n"
        "     1 | devient: services\n"
        "       | ^^^^^^^\n"
        "   aide : mission_locale : code de la mission locale\n"
        "   aide : nommez-la sous `colonnes`, ou donnez-la sous `constantes`\n");
  CHECK(errors_of("devient: cotraitances\nfichier: a.csv\n"
                  "valable: {du: 2010-11-02, au: 2010-01-01}\n"
                  "colonnes: {jeune: A, date_affectation: B}\n") ==
        "c.yaml:3:10: erreur : `au` vient avant `du` : la correspondance ne vaut jamais\n"
        "     3 | valable: {du: 2010-11-02, au: 2010-01-01}\n"
        "       |          ^\n");
  CHECK(errors_of("devient: cotraitances\ncolonnes: {jeune: A, date_affectation: B}\n") ==
        "c.yaml:1:1: erreur : `fichier` manque : quel fichier du dossier est lu ?\n"
        "     1 | devient: cotraitances\n"
        "       | ^\n"
        "   aide : par exemple : fichier: \"contacts*.csv\" ; pour une base : table\n");
}

TEST_CASE("what should be a word and is none is told once") {
  const std::string rest = "fichier: a.csv\ncolonnes: {jeune: A, date_affectation: B}\n";
  CHECK(errors_of("devient: [cotraitances]\n" + rest) ==
        "c.yaml:1:10: erreur : un texte est attendu ; trouvé : une liste\n"
        "     1 | devient: [cotraitances]\n"
        "       |          ^\n");
  CHECK(errors_of("dates:\ndevient: cotraitances\n" + rest) ==
        "c.yaml:1:1: erreur : un texte est attendu ; trouvé : rien\n"
        "     1 | dates:\n"
        "       | ^^^^^\n");
}
