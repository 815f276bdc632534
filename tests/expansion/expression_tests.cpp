#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"
#include "expansion/program/arithmetic.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

namespace {

/// What `{{ expression }}` gives, as the dump shows it, without « p ».
std::string given(const std::string& expression) {
  const std::string dump = dump_of("{{ " + expression + " }}\n");
  return dump.starts_with("p ") ? dump.substr(2, dump.size() - 3) : dump;
}

/// The first line of the first message that `{{ expression }}` causes, and the carets.
std::string refused(const std::string& expression) {
  const std::string errors = errors_of("{{ " + expression + " }}\n");
  const auto message = errors.find("erreur : ");
  if (message == std::string::npos) return "accepté";
  return errors.substr(message + 9, errors.find('\n', message) - message - 9);
}

}  // namespace

TEST_CASE("names give typed values") {
  CHECK(given("territoire.volume.objectif") == "<600 jeunes>");
  CHECK(given("convention.montant") == "<84410 euros .2>");
  CHECK(given("arrete") == "<2010-12-31>");
  CHECK(given("territoire.libelle") == "\"Rhône-Alpes\"");
  CHECK(given("provisoire") == "\"oui\"");
  CHECK(given("territoire.parent.libelle") == "\"n.d.\"");
  CHECK(given("territoire.parent.volume.objectif") == "<n.d. jeunes>");
  CHECK(given("convention.acompte_2") == "<n.d. euros>");
}

TEST_CASE("figures are asked for a period and a territory") {
  CHECK(given("chiffre(\"VOL\")") == "<480 jeunes>");
  CHECK(given("chiffre(\"VOL\", periode.un_an_avant)") == "<400 jeunes>");
  CHECK(given("cumul(\"VOL\")") == "<1480 jeunes>");
  CHECK(given("chiffre(\"VOL\", periode, territoire.parent)") == "<n.d. jeunes>");
  CHECK(given("libelle_chiffre(\"VOL\")") == "\"Entrées en co-traitance\"");
  CHECK(given("evolution(chiffre(\"VOL\"), chiffre(\"VOL\", periode.un_an_avant))") ==
        "<1/5 évolution .1>");
  CHECK(given("rapport(chiffre(\"VOL\"), territoire.volume.objectif)") == "<4/5 taux .1>");
}

TEST_CASE("arithmetic keeps units") {
  CHECK(given("territoire.volume.objectif - chiffre(\"VOL\")") == "<120 jeunes>");
  CHECK(given("convention.montant * 0,4") == "<33764 euros .2>");
  CHECK(given("convention.montant / territoire.volume.objectif") == "<8441/60 euros .2>");
  CHECK(given("1 - territoire.volume.taux") == "<1/2 taux .1>");
  CHECK(given("territoire.volume.taux - 0,25") == "<1/4 taux .1>");
  CHECK(given("chiffre(\"VOL\") / chiffre(\"EM4\")") == "<480/7 nombre .1>");
  CHECK(given("-(2 + 3) * 4") == "<-20 nombre>");
  CHECK(given("1 / 0") == "<n.d. nombre>");
  CHECK(given("convention.acompte_2 + convention.acompte_1") == "<n.d. euros>");
  CHECK(given("arrete - date(\"2010-01-01\")") == "<364 jours>");
  CHECK(given("convention.signature + 30") == "<2010-03-31>");
  CHECK(given("convention.signature - 1 | date_courte") != "");
  CHECK(given("(convention.signature - 1) | date_courte") == "<2010-02-28 short>");
}

TEST_CASE("what has no meaning is refused") {
  CHECK(refused("convention.montant + territoire.volume.objectif") ==
        "le calcul « + » n'a pas de sens entre un nombre (euros) et un nombre (jeunes)");
  CHECK(refused("territoire.libelle + 1") ==
        "le calcul « + » n'a pas de sens entre un texte et un nombre");
  CHECK(refused("arrete > 2010") ==
        "la comparaison « > » n'a pas de sens entre une date et un nombre");
  CHECK(refused("territoire.libelle < \"b\"") ==
        "la comparaison « < » n'a pas de sens entre un texte et un texte");
  CHECK(
      refused("territoire == territoire.parent") ==
      "la comparaison « == » n'a pas de sens entre un objet (territoire) et un objet (territoire)");
  CHECK(refused("territoire") ==
        "une valeur à imprimer est attendue, un objet (territoire) a été trouvé");
  CHECK(refused("territoire.missions_locales") ==
        "une valeur à imprimer est attendue, une liste (territoire) a été trouvée");
  CHECK(refused("territoire.missions_locales.libelle") ==
        "une liste (territoire) n'a pas de champ « libelle »");
  CHECK(refused("chiffre(\"DE9\")") == "chiffre inconnu « DE9 »");
  CHECK(refused("chiffre(territoire.code)") ==
        "le code d'un chiffre s'écrit entre guillemets, ou vient d'une liste de codes");
  CHECK(refused("chiffre(\"VOL\", territoire)") ==
        "le deuxième argument de « chiffre » est une période, un objet (territoire) a été trouvé");
  CHECK(refused("chifre(\"VOL\")") == "fonction inconnue « chifre »");
  CHECK(refused("date(\"2010-02-30\")") == "« 2010-02-30 » n'est pas une date du calendrier");
  CHECK(refused("arrete | euros") ==
        "le filtre « euros » s'applique à des euros ou un nombre, une date a été trouvée");
  CHECK(refused("convention.montant | decimal(9)") ==
        "un nombre de décimales, de 0 à 6, est attendu");
  CHECK(refused("convention.montant | defaut(\"x\")") ==
        "un nombre (euros) est attendu, un texte a été trouvé");
  CHECK(refused("territoire.missions_locales | somme(\"volume.objectiff\")") ==
        "« volume » n'a pas de champ « objectiff »");
  CHECK(refused("territoire.missions_locales | somme(\"libelle\")") ==
        "le champ « libelle » est un texte, un nombre est attendu");
  CHECK(refused("territoire.missions_locales | parmi(\"code\")") ==
        "le filtre « parmi » prend deux arguments");
  CHECK(refused("territoire.missions_locales | parmi(\"code\", 3)") ==
        "un texte est attendu, un nombre a été trouvé");
  CHECK(refused("convention.montant | entier + 1") ==
        "le filtre « entier » ne sert qu'à imprimer : il ne s'applique qu'à ce qui le précède, pas "
        "au résultat de « + »");
  CHECK(refused("\"a\" si provisoire sinon 1") ==
        "les deux valeurs au choix doivent être de même nature : un texte ou un nombre");
}

TEST_CASE("what cannot be read is refused where it stands") {
  CHECK(refused("") == "une expression est attendue ici");
  CHECK(refused("1 +") == "une valeur est attendue, la fin a été trouvée");
  CHECK(refused("(1") == "« ) » est attendu, la fin a été trouvée");
  CHECK(refused("1 = 1") == "« = » n'est pas une comparaison");
  CHECK(refused("arrete est connu") ==
        "« defini » est attendu après « est », « connu » a été trouvé");
  CHECK(refused("« a »") == "« « » n'a pas de sens dans une expression");
  CHECK(refused("a | ") == "un nom de filtre est attendu après « | », la fin a été trouvée");
  CHECK(refused("1234567890123456789") == "ce nombre a plus de 18 chiffres");
  CHECK(refused("a b") == "« b » n'est pas attendu ici");
  CHECK(refused(std::string(60, '(') + "1" + std::string(60, ')')) ==
        "cette expression est trop imbriquée");
}

TEST_CASE("conditions in both languages; a comparison with n.d. does not hold") {
  CHECK(given("provisoire et non faux") == "\"oui\"");
  CHECK(given("provisoire and not false or false") == "\"oui\"");
  CHECK(given("convention.acompte_2 > 0 ou convention.acompte_2 <= 0") == "\"non\"");
  CHECK(given("convention.acompte_2 est defini") == "\"non\"");
  CHECK(given("convention.acompte_2 est non défini") == "\"oui\"");
  CHECK(given("convention.acompte_1 is defined") == "\"oui\"");
  CHECK(given("territoire.parent is not defined") == "\"oui\"");
  CHECK(given("territoire.code dans [\"R82\", \"R83\"]") == "\"oui\"");
  CHECK(given("territoire.code == \"R83\"") == "\"non\"");
  CHECK(given("arrete >= date(\"31/12/2010\")") == "\"oui\"");
  CHECK(given("\"grand\" si territoire.volume.objectif > 500 sinon \"petit\"") == "\"grand\"");
}

TEST_CASE("each comparison, of what is less, equal, greater and not known") {
  struct Case {
    const char* sign;
    const char* less;
    const char* equal;
    const char* greater;
  };
  const std::vector<std::pair<const char*, const char*>> pairs{
      {"1", "2"}, {"0.1", "0.11"}, {"-2", "-1"}, {"date(\"30/12/2010\")", "date(\"31/12/2010\")"}};
  for (const Case& one : {Case{"==", "non", "oui", "non"}, Case{"!=", "oui", "non", "oui"},
                          Case{"<", "oui", "non", "non"}, Case{"<=", "oui", "oui", "non"},
                          Case{">", "non", "non", "oui"}, Case{">=", "non", "oui", "oui"}}) {
    const std::string sign = std::string{" "} + one.sign + " ";
    const auto quoted = [](const char* word) { return "\"" + std::string{word} + "\""; };
    for (const auto& [small, great] : pairs) {
      CAPTURE(sign, small, great);
      CHECK(given(small + sign + great) == quoted(one.less));
      CHECK(given(small + sign + small) == quoted(one.equal));
      CHECK(given(great + sign + small) == quoted(one.greater));
    }
    CAPTURE(sign);
    CHECK(given("convention.acompte_2" + sign + "0") == "\"non\"");
    CHECK(given("0" + sign + "convention.acompte_2") == "\"non\"");
    CHECK(given("convention.acompte_2" + sign + "convention.acompte_2") == "\"non\"");
    CHECK(given("non (convention.acompte_2" + sign + "0)") == "\"oui\"");
  }
}

TEST_CASE("filters") {
  CHECK(given("convention.montant | en_lettres") == "<84410 euros .2 in_words>");
  CHECK(given("convention.montant | euros(0)") == "<84410 euros>");
  CHECK(given("0,853 | pourcent") == "<853/1000 taux .1>");
  CHECK(given("0,853 | evolution(0)") == "<853/1000 évolution>");
  CHECK(given("territoire.volume.taux | decimal(2)") == "<1/2 taux .2>");
  CHECK(given("chiffre(\"VOL\") | avec_unite") == "<480 jeunes with_unit>");
  CHECK(given("chiffre(\"VOL\") | avec_signe") == "<480 jeunes signed>");
  CHECK(given("arrete | date_courte") == "<2010-12-31 short>");
  CHECK(given("arrete | annee") == "\"2010\"");
  CHECK(given("\"état\" | majuscule") == "\"État\"");
  CHECK(given("territoire.libelle | capitales") == "\"RHÔNE-ALPES\"");
  CHECK(given("convention.acompte_2 | defaut(0)") == "<0 euros .2>");
  CHECK(given("territoire.parent.libelle | defaut(\"aucun\")") == "\"aucun\"");
  CHECK(given("territoire.missions_locales | nombre") == "<3 nombre>");
  CHECK(given("territoire.missions_locales | somme(\"volume.objectif\")") == "<n.d. jeunes>");
  CHECK(given("territoire.missions_locales | maximum(\"volume.objectif\")") == "<300 jeunes>");
  CHECK(given("territoire.missions_locales | minimum(\"volume.objectif\")") == "<200 jeunes>");
  CHECK(given("territoire.missions_locales | parmi(\"code\", \"ML1\") | nombre") == "<1 nombre>");
  CHECK(given("territoire.missions_locales | parmi(\"code\", \"ML9\") | nombre") == "<0 nombre>");
  CHECK(given("(territoire.missions_locales | premier).code") == "\"ML3\"");
  CHECK(
      given("territoire.missions_locales | parmi(\"code\", \"ML1\") | enumeration(\"libelle\")") ==
      given("(territoire.missions_locales | parmi(\"code\", \"ML1\") | premier).libelle"));
  CHECK(given("territoire.missions_locales | parmi(\"volume.objectif\", 300) | nombre") ==
        "<1 nombre>");
  CHECK(given("territoire.missions_locales | parmi(\"code\", \"ML9\") | nombre") == "<0 nombre>");
  CHECK(given("(territoire.missions_locales | dernier).code") == "\"ML2\"");
  CHECK(given("territoire.missions_locales | enumeration(\"code\")") == "\"ML3, ML1 et ML2\"");
  CHECK(given("[\"a\", \"b\"] | enumeration") == "\"a et b\"");
}

TEST_CASE("units of results") {
  using enum Arithmetic;
  const Measure euros{Unit::euros}, youths{Unit::jeunes}, rate{Unit::taux}, bare{Unit::none, true};
  CHECK(result_unit(add, euros, euros) == Unit::euros);
  CHECK_FALSE(result_unit(add, euros, youths));
  CHECK_FALSE(result_unit(add, euros, bare));
  CHECK(result_unit(subtract, rate, rate) == Unit::points);
  CHECK(result_unit(add, rate, Measure{Unit::points}) == Unit::taux);
  CHECK(result_unit(multiply, euros, youths) == Unit::euros);
  CHECK_FALSE(result_unit(multiply, youths, youths));
  CHECK(result_unit(divide, youths, youths) == Unit::taux);
  CHECK_FALSE(result_unit(divide, youths, euros));
}

TEST_CASE("secret values stay secret") {
  const Value secret{Value::State::secret, {}, Unit::jeunes, 0};
  const Value one = Value::count(1, Unit::jeunes);
  CHECK(calculated(Arithmetic::add, secret, one, Unit::jeunes).state == Value::State::secret);
  CHECK(calculated(Arithmetic::add, one, Value::not_defined(Unit::jeunes), Unit::jeunes).state ==
        Value::State::not_defined);
}
