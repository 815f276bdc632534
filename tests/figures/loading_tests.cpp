#include <catch2/catch.hpp>

#include "support/records_builder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

namespace {

constexpr const char* kCard = R"(chiffre: X1
rang: 10
libelle: Essai
nature: compte
unite: jeunes
parmi: cotraitances
quand: date_affectation
conditions: [non_annulee]
definition: Un essai.
references:
  - texte: accord
    article: article 1
    date: 2010-01-26
exemples:
  - recit: rien
    periode: 2010
    territoire: M1
    fichiers: {}
    valeur: 0
relu: 2026-11-20
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// What is wrong with the card once `from` reads `to`.
std::string complaint(const std::string& from, const std::string& to) {
  const auto catalogue = parse_catalogue({{replaced(kCard, from, to), "X1.yaml"}});
  REQUIRE_FALSE(catalogue);
  return formatted(catalogue.error());
}

constexpr const char* kParameter = R"(parametre: prix
libelle: Un prix
unite: euros
valeurs:
  - depuis: 2010-01-01
    valeur: "230,00"
    reference: {texte: accord, article: article 11, date: 2010-01-26}
  - depuis: 2011-07-01
    valeur: "233,33"
    reference: {texte: avenant, article: article 1, date: 2011-06-15}
encore_valable_le: 2026-11-20
)";

Parameters prices() {
  return Parameters{{*parse_parameter(kParameter, "prix.yaml")}};
}

}  // namespace

TEST_CASE("a good card is read") {
  const auto catalogue = parse_catalogue({{kCard, "X1.yaml"}});
  REQUIRE(catalogue);
  CHECK(catalogue->cards.at(0).conditions == std::vector<std::string>{"non_annulee"});
  CHECK(catalogue->cards.at(0).references.at(0).date == day("2010-01-26"));
}

TEST_CASE("what is wrong with a card is said where it is") {
  CHECK(complaint("[non_annulee]", "[non_anulee]") ==
        "X1.yaml:8:14: erreur : condition inconnue « non_anulee »\n"
        "     8 | conditions: [non_anulee]\n"
        "       |              ^^^^^^^^^^\n"
        "   aide : vouliez-vous dire « non_annulee » ?\n");
  CHECK(complaint("[non_annulee]", "[concertee]")
            .find("la condition « concertee » ne s'applique pas à « parmi: cotraitances »") !=
        std::string::npos);
  CHECK(complaint("    article: article 1\n", "")
            .find("une référence doit avoir la clé « article »") != std::string::npos);
  CHECK(complaint("references:", "reference:")
            .find("une carte de chiffre doit avoir la clé « references »") != std::string::npos);
  CHECK(complaint("libelle:", "libele:").find("vouliez-vous dire « libelle » ?") !=
        std::string::npos);
  CHECK(complaint("quand: date_affectation", "quand: un_jour")
            .find("« quand: un_jour » ne va pas avec « parmi: cotraitances »\n"
                  "     7 | quand: un_jour\n"
                  "       |        ^^^^^^^\n"
                  "   aide : possibles : date_affectation, date_acceptation, "
                  "date_initialisation, date_sortie, dernier_jour\n") != std::string::npos);
  CHECK(complaint("unite: jeunes", "unite: jeune").find("mot inconnu « jeune »") !=
        std::string::npos);
  CHECK(
      complaint("relu: 2026-11-20", "relu: hier").find("une date comme 2010-04-01 est attendue") !=
      std::string::npos);
  CHECK(complaint("conditions: [non_annulee]", "conditions: [non_annulee]\nsauf: [X2]")
            .find("chiffre inconnu « X2 »") != std::string::npos);
  const auto unknown = parse_catalogue(
      {{kCard, "X1.yaml"},
       {replaced(replaced(kCard, "chiffre: X1", "chiffre: Y7"), "conditions: [non_annulee]",
                 "conditions: [non_annulee]\nsauf: [X2]"),
        "Y7.yaml"}});
  REQUIRE_FALSE(unknown);
  CHECK(formatted(unknown.error()).find("vouliez-vous dire « X1 » ?") != std::string::npos);
  CHECK(complaint("nature: compte", "nature: derive\nformule: X1")
            .find("la clé « parmi » ne va pas avec « nature: derive »") != std::string::npos);
}

TEST_CASE("all faults of a card are said at once") {
  const std::string two = replaced(replaced(kCard, "rang: 10", "rang: dix"), "libelle:", "libele:");
  const auto catalogue = parse_catalogue({{two, "X1.yaml"}});
  REQUIRE_FALSE(catalogue);
  CHECK(catalogue.error().size() == 3);
}

TEST_CASE("a derived figure looks at figures before it, and twice the same code is refused") {
  const std::string derived =
      R"(chiffre: X2
rang: 5
libelle: Somme
nature: derive
unite: jeunes
formule: X1 + X1
definition: Une somme.
references: [{texte: t, article: a, date: 2010-01-26}]
exemples: [{recit: r, periode: 2010, territoire: M1, fichiers: {}, valeur: 0}]
relu: 2026-11-20
)";
  const auto early = parse_catalogue({{kCard, "X1.yaml"}, {derived, "X2.yaml"}});
  REQUIRE_FALSE(early);
  CHECK(formatted(early.error()).find("« X1 » doit avoir un rang inférieur à celui de « X2 »") !=
        std::string::npos);
  CHECK(
      parse_catalogue({{kCard, "X1.yaml"}, {replaced(derived, "rang: 5", "rang: 50"), "X2.yaml"}}));
  const auto twice = parse_catalogue({{kCard, "a.yaml"}, {kCard, "b.yaml"}});
  REQUIRE_FALSE(twice);
  CHECK(formatted(twice.error()).find("le chiffre « X1 » est défini deux fois") !=
        std::string::npos);
}

TEST_CASE("a card of one's own counts existing things under existing conditions, without code") {
  const std::string card =
      replaced(replaced(kCard, "[non_annulee]", "[annulee, entree_hors_civis]"), "chiffre: X1",
               "chiffre: DE0.perdues");
  const auto own = parse_catalogue({{card, "DE0.perdues.yaml"}});
  REQUIRE(own);
  RecordsBuilder builder;
  builder.small_tree()
      .file("cotraitances.csv",
            "cotraitance;jeune;mission_locale;date_affectation\nC1;J1;M1;2010-02-01\n")
      .file("inscriptions.csv",
            "jeune;date_debut;date_fin;motif_fin\nJ1;2010-01-01;2010-03-01;radiation\n");
  const auto records = builder.build();
  const auto figures =
      compute(records, *own, parameters(), {day("2010-12-31"), 2010, period("2010")});
  REQUIRE(figures);
  CHECK(figures->value("DE0.perdues", records.territoires.root, period("2010")).number ==
        Ratio{1, 1});
}

TEST_CASE("a parameter has the value of its day") {
  const Parameters rules = prices();
  CHECK(*rules.euros("prix", day("2010-01-01"), "DE0") == Cents{23000});
  CHECK(*rules.euros("prix", day("2011-06-30"), "DE0") == Cents{23000});
  CHECK(*rules.euros("prix", day("2011-07-01"), "DE0") == Cents{23333});
  const auto early = rules.euros("prix", day("2009-12-31"), "le calcul des subventions");
  REQUIRE_FALSE(early);
  CHECK(formatted(early.error()) ==
        "erreur : le paramètre « prix », demandé par le calcul des subventions, n'a pas de valeur "
        "au 2009-12-31 : la première vaut depuis le 2010-01-01\n"
        "   aide : donnez-la dans reports/parametres/prix.yaml\n");
  const auto unknown = rules.euros("pris", day("2010-01-01"), "DE0");
  REQUIRE_FALSE(unknown);
  CHECK(formatted(unknown.error()) ==
        "erreur : le paramètre « pris », demandé par DE0, n'existe pas\n"
        "   aide : vouliez-vous dire « prix » ?\n");
}

TEST_CASE("the command line's value holds on every day") {
  Parameters rules = prices();
  CHECK(rules.impose("prix", "240").empty());
  CHECK(*rules.euros("prix", day("1999-12-31"), "DE0") == Cents{24000});
  CHECK(formatted(rules.impose("prix", "cher")) ==
        "erreur : « prix » : un montant en euros comme 230 ou 233,33 est attendu, « cher » a été "
        "trouvé\n");
  Parameters real = parameters();
  CHECK(formatted(real.impose("civis-deja-suivi", "non_decompté")) ==
        "erreur : « civis_deja_suivi » : un mot de la liste est attendu, « non_decompté » a été "
        "trouvé\n   aide : vouliez-vous dire « non_decompte » ?\n");
  CHECK_FALSE(real.impose("seuil", "-0,1").empty());
  CHECK(real.impose("seuil", "0,1").empty());
  CHECK_FALSE(real.impose("seuille", "0,1").empty());
}

TEST_CASE("what is wrong with a parameter is said where it is") {
  const auto wrong = [](const std::string& from, const std::string& to) {
    const auto parameter = parse_parameter(replaced(kParameter, from, to), "prix.yaml");
    REQUIRE_FALSE(parameter);
    return formatted(parameter.error());
  };
  CHECK(
      wrong("\"230,00\"", "\"230,001\"")
          .find("`valeur` : un montant en euros comme 230 ou 233,33 est attendu, « 230,001 » a été "
                "trouvé") != std::string::npos);
  CHECK(wrong("    reference: {texte: accord, article: article 11, date: 2010-01-26}\n", "")
            .find("une valeur de paramètre doit avoir la clé « reference »") != std::string::npos);
  CHECK(wrong("2011-07-01", "2009-07-01")
            .find("les valeurs doivent aller de la plus ancienne à la plus récente") !=
        std::string::npos);
  CHECK(wrong("unite: euros", "unite: dollars").find("« dollars » n'est pas possible") !=
        std::string::npos);
}

TEST_CASE("a parameter that nobody has read again for a year is told") {
  CHECK(stale_parameters(prices(), day("2027-11-20")).empty());
  const auto warnings = stale_parameters(prices(), day("2027-11-21"));
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].severity == Severity::warning);
}

TEST_CASE("a card that nobody has read again for a year is told") {
  const auto catalogue = parse_catalogue({{kCard, "X1.yaml"}});
  CHECK(stale_cards(*catalogue, day("2027-11-20")).empty());
  CHECK(formatted(stale_cards(*catalogue, day("2027-11-21"))) ==
        "X1.yaml: attention : la carte du chiffre « X1 » n'a pas été relue depuis le 2026-11-20\n");
}
