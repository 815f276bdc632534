#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

namespace {

const std::string kForm =
    R"(---
titre: Convention de {{ territoire.libelle }}
sous-titre: Exercice {{ periode.annee }}, {{ arrete | date_courte }}
orientation: paysage
style: acte
mots-cles: a, b
niveau: [region, national]
champs:
  signataire: { type: personne, requis: oui, invite: prénom et nom }
  effet: { type: date, defaut: 01/02/2010 }
  somme: { type: montant }
  mode: { type: choix, choix: [virement, mandat] }
  avis: { type: lignes }
options:
  clause: { invite: "une clause ?", defaut: non }
---
[[ signataire ]], [[ effet ]], [[ somme : somme due ]], [[ mode ]], [[ avis ]], [[ lieu : lieu ]].

{% if option.clause %}
La clause, {{ champ.effet + 1 }}, {{ champ.somme | en_lettres }}.
{% endif %}
)";

Template form_template() {
  auto compiled = compile("f.md", sources({{"f.md", kForm}}), expansion::fake::schema());
  if (!compiled) FAIL(formatted(compiled.error()));
  return std::move(*compiled);
}

std::string answer_errors(const std::string& yaml) {
  const auto answers = read_answers(yaml, "reponses.yaml", form_template().form());
  return answers ? "" : formatted(answers.error());
}

}  // namespace

TEST_CASE("fields and options of a form are described by what they invite to") {
  const auto records = form_records(form_template().form());
  REQUIRE(records.size() == 2);
  CHECK(records[0].fields[0].name == "signataire");
  CHECK(records[0].fields[0].description == "prénom et nom");
  CHECK(records[0].fields[2].name == "somme");
  CHECK(records[0].fields[2].description == "somme");  // without an invitation, its name
  CHECK(records[1].fields[0].name == "clause");
  CHECK(records[1].fields[0].description == "une clause ?");
}

TEST_CASE("the front matter sets the document") {
  const FakeNames names;
  const auto result = expand(form_template(), names, {});
  REQUIRE(result);
  const document::Document& document = result->document;
  CHECK(document.title == "Convention de Rhône-Alpes");
  CHECK(document.subtitle == "Exercice 2010, 31/12/2010");
  CHECK(document.orientation == document::Orientation::landscape);
  CHECK(document.style == document::Style::act);
  CHECK(document.keywords == "a, b");
  CHECK(form_template().levels() == std::vector<std::string>{"region", "national"});
  CHECK(form_template().files() == std::vector<std::string>{"f.md"});
  CHECK(form_template().names_used() == std::vector<std::string>{"arrete", "periode",
                                                                 "periode.annee", "territoire",
                                                                 "territoire.libelle"});
}

TEST_CASE("blanks stay open, print their default, or their answer") {
  const FakeNames names;
  const auto open = expand(form_template(), names, {});
  REQUIRE(open);
  CHECK(document::dump(open->document.content) ==
        "p blank(signataire person required \"prénom et nom\") \", \" <2010-02-01> \", \" "
        "blank(somme amount \"somme due\") \", \" blank(mode choice \"mode\") \", \" "
        "blank(avis lines \"avis\") \", \" blank(lieu text \"lieu\") \".\"\n");
  std::vector<std::string> names_open;
  for (const auto& blank : open->open_blanks) names_open.push_back(blank.name);
  CHECK(names_open == std::vector<std::string>{"signataire", "somme", "mode", "avis", "lieu"});
  CHECK(open->open_blanks[0].required);

  const auto answers = read_answers(
      "signataire: A. *B*\n"
      "effet: 2010-03-01\n"
      "somme: \"84 410,00 €\"\n"
      "mode: Mandat\n"
      "avis: [un, deux]\n"
      "clause: oui\n",
      "reponses.yaml", form_template().form());
  REQUIRE(answers);
  const auto filled = expand(form_template(), names, *answers);
  REQUIRE(filled);
  CHECK(document::dump(filled->document.content) ==
        "p blank(signataire person required \"prénom et nom\" = \"A. *B*\") \", \" <2010-03-01> "
        "\", \" "
        "<84410 euros .2> \", \" blank(mode choice \"mode\" = \"mandat\") \", \" "
        "blank(avis lines \"avis\" = \"un\\ndeux\") \", \" blank(lieu text \"lieu\") \".\"\n"
        "p \"La clause, \" <2010-03-02> \", \" <84410 euros .2 in_words> \".\"\n");
  CHECK(filled->open_blanks.size() == 1);
}

TEST_CASE("an answer of several lines at the end of a paragraph is a list") {
  const auto shown = [](const std::string& paragraph, const std::string& answer) {
    const std::string text =
        "---\ntitre: t\nchamps:\n  axes: { type: lignes, invite: axes }\n---\n" + paragraph + "\n";
    const auto compiled = compile("f.md", sources({{"f.md", text}}), expansion::fake::schema());
    REQUIRE(compiled);
    const auto answers = read_answers("axes: " + answer + "\n", "r.yaml", compiled->form());
    REQUIRE(answers);
    const FakeNames names;
    const auto result = expand(*compiled, names, *answers);
    REQUIRE(result);
    return document::dump(result->document.content);
  };
  const std::string list =
      "ul\n"
      "  li\n    p blank(axes lines \"axes\" = \"un\")\n"
      "  li\n    p blank(axes lines \"axes\" = \"deux\")\n";
  CHECK(shown("[[ axes ]]", "[un, deux]") == list);
  CHECK(shown("**Axes :**\\\n[[ axes ]]", "[un, deux]") == "p strong(\"Axes :\")\n" + list);
  CHECK(shown("Axes : [[ axes ]]", "|\n  - un\n\n  – deux") == "p \"Axes :\"\n" + list);
  CHECK(shown("[[ axes ]]", "[un]") == "p blank(axes lines \"axes\" = \"un\")\n");
  CHECK(shown("[[ axes ]], puis.", "[un, deux]") ==
        "p blank(axes lines \"axes\" = \"un\\ndeux\") \", puis.\"\n");
  CHECK(shown("- Axes : [[ axes ]]", "[un, deux]") ==
        R"(ul
  li
    p "Axes :"
    ul
      li
        p blank(axes lines "axes" = "un")
      li
        p blank(axes lines "axes" = "deux")
)");
}

TEST_CASE("the form is written and reads back") {
  const Template source = form_template();
  const Form& form = source.form();
  const std::string yaml = form_yaml(form);
  CHECK(yaml ==
        R"(# prénom et nom (personne, requis)
signataire:
# effet (date)
effet: "2010-02-01"
# somme (montant)
somme:
# mode (choix : virement, mandat)
mode:
# avis (lignes)
avis:
# lieu (texte)
lieu:
# une clause ? (oui ou non)
clause: non
)");
  const auto answers = read_answers(yaml, "f.yaml", form);
  REQUIRE(answers);
  CHECK(answers->fields == std::map<std::string, std::string>{{"effet", "2010-02-01"}});
  CHECK(answers->options == std::map<std::string, bool>{{"clause", false}});
}

TEST_CASE("answers are checked against the form, all of them") {
  CHECK(answer_errors(
            "signatair: x\neffet: demain\nsomme: beaucoup\nmode: cheque\nclause: peut-être\n") ==
        "reponses.yaml:1:1: erreur : clé inconnue « signatair » dans ce formulaire\n"
        "     1 | signatair: x\n"
        "       | ^^^^^^^^^\n"
        "   aide : vouliez-vous dire « signataire » ?\n"
        "reponses.yaml:2:8: erreur : « effet » : une date comme 1er avril 2010 ou 01/04/2010 est "
        "attendue ; "
        "trouvé : « demain »\n"
        "     2 | effet: demain\n"
        "       |        ^^^^^^\n"
        "reponses.yaml:3:8: erreur : « somme » : un montant en euros comme 84410,00 est attendu ; "
        "trouvé : « beaucoup »\n"
        "     3 | somme: beaucoup\n"
        "       |        ^^^^^^^^\n"
        "reponses.yaml:4:7: erreur : « mode » : un des choix est attendu ; trouvé : « cheque »\n"
        "     4 | mode: cheque\n"
        "       |       ^^^^^^\n"
        "   aide : possibles : virement, mandat\n"
        "reponses.yaml:5:9: erreur : « oui » ou « non » est attendu ; trouvé : « peut-être »\n"
        "     5 | clause: peut-être\n"
        "       |         ^^^^^^^^^\n");
  CHECK(answer_errors("") == "");
  CHECK(answer_errors("- a\n").find("les réponses sont un groupe de clés : « nom: valeur »") !=
        std::string::npos);
}

TEST_CASE("what is wrong in the front matter is told") {
  CHECK(
      errors_of("x\n", "") ==
      "templates/essai/modele.md:1:1: erreur : l'en-tête manque : un modèle commence par des clés "
      "entre deux lignes ---\n"
      "     1 | x\n"
      "       | ^\n"
      "   aide : au moins : ---, titre: …, ---\n");
  CHECK(errors_of("x\n", "---\ntitr: x\n---\n") ==
        R"(templates/essai/modele.md:2:1: erreur : clé inconnue « titr » dans l'en-tête
     2 | titr: x
       | ^^^^
   aide : vouliez-vous dire « titre » ?
templates/essai/modele.md:2:1: erreur : il manque la clé « titre » dans l'en-tête
     2 | titr: x
       | ^
)");
  CHECK(errors_of("x\n", "---\ntitre: a {{ libelle }}\nniveau: regoin\n---\n") ==
        R"(templates/essai/modele.md:2:13: erreur : nom inconnu « libelle »
     2 | titre: a {{ libelle }}
       |             ^^^^^^^
   aide : possibles : territoire, periode, arrete, convention, provisoire, champ, option
templates/essai/modele.md:3:9: erreur : niveau inconnu « regoin »
     3 | niveau: regoin
       |         ^^^^^^
   aide : vouliez-vous dire « region » ?
)");
  CHECK(errors_of("[[ effet ]]\n", "---\ntitre: a\nchamps:\n  effets: { type: dat }\n---\n") ==
        R"(templates/essai/modele.md:4:19: erreur : « dat » n'est pas possible pour « type »
     4 |   effets: { type: dat }
       |                   ^^^
   aide : vouliez-vous dire « date » ?
templates/essai/modele.md:6:1: erreur : champ inconnu « effet »
     6 | [[ effet ]]
       | ^^^^^^^^^^^
   aide : vouliez-vous dire « effets » ?
   aide : déclarez-le dans `champs`, ou donnez son invite : [[ effet : … ]]
)");
}

TEST_CASE("a front matter that cannot be read causes no further complaint about its blanks") {
  CHECK(
      errors_of("[[ effet ]], {{ champ.effet }}, {{ option.x }}, {{ arete }}\n",
                "---\ntitre: a\nchamps:\n  effet: [\n---\n") ==
      R"(templates/essai/modele.md:4:11: erreur : YAML mal formé : un crochet « [ » n'est pas fermé
     4 |   effet: [
       |           ^
   aide : vérifiez l'alignement, les « : » suivis d'une espace et les guillemets fermés
templates/essai/modele.md:6:52: erreur : nom inconnu « arete »
     6 | [[ effet ]], {{ champ.effet }}, {{ option.x }}, {{ arete }}
       |                                                    ^^^^^
   aide : vouliez-vous dire « arrete » ?
)");
}

TEST_CASE("a template that is not there") {
  const auto missing = compile("x/modele.md", sources({}), expansion::fake::schema());
  REQUIRE_FALSE(missing);
  CHECK(formatted(missing.error()) ==
        "erreur : modèle introuvable « x/modele.md »\n"
        "   aide : un modèle est un fichier templates/<nom>/modele.md\n");
}

TEST_CASE("a declared blank that is never used is doubtful") {
  const std::string text = "---\ntitre: a\nchamps:\n  effet: { type: date }\n---\nx\n";
  const auto compiled = compile("a.md", sources({{"a.md", text}}), expansion::fake::schema());
  REQUIRE(compiled);
  CHECK(formatted(compiled->warnings()) ==
        "templates/a.md:4:3: attention : le champ « effet » ne sert nulle part\n"
        "     4 |   effet: { type: date }\n"
        "       |   ^^^^^\n"
        "   aide : ôtez-le de `champs`, ou placez [[ effet ]]\n");
}

namespace {

std::string bank_form(const std::string& style) {
  return "---\ntitre: Convention\nstyle: " + style +
         R"(
champs:
  iban: { type: iban, requis: oui }
  bic: { type: bic }
  rib: { type: rib }
---
[[ iban ]], [[ bic ]], [[ rib ]] ; {{ champ.iban }}.
)";
}

Template bank_template(const std::string& style) {
  auto compiled = compile("b.md", sources({{"b.md", bank_form(style)}}), expansion::fake::schema());
  if (!compiled) FAIL(formatted(compiled.error()));
  return std::move(*compiled);
}

/// What the document says with these answers, or what is wrong with them.
std::string with_bank_details(const std::string& yaml, const std::string& style) {
  const Template source = bank_template(style);
  const auto answers = read_answers(yaml, "champs.yaml", source.form());
  if (!answers) return formatted(answers.error());
  const FakeNames names;
  const auto result = expand(source, names, *answers);
  REQUIRE(result);
  return document::dump(result->document.content);
}

const std::string kBankDetails =
    "iban: fr14 2004 1010 0505 0001 3M02 606\n"
    "bic: PSSTFRPPPAR\n"
    "rib: 20041-01005-0500013M026-06\n";

}  // namespace

TEST_CASE("bank details print whole in an act, all but hidden in a report") {
  CHECK(with_bank_details(kBankDetails, "acte").find("FR14 2004 1010 0505 0001 3M02 606") !=
        std::string::npos);
  CHECK(with_bank_details(kBankDetails, "acte").find("20041 01005 0500013M026 06") !=
        std::string::npos);
  const std::string report = with_bank_details(kBankDetails, "rapport");
  CHECK(report.find("•••• 2606") != std::string::npos);
  for (const char* shown : {"3M02", "0005", "2004", "0500013M026"}) {
    CAPTURE(shown);
    CHECK(report.find(shown) == std::string::npos);
  }
  const std::string act = with_bank_details(kBankDetails, "acte");
  CHECK(act.find(" ; •••• 2606.") != std::string::npos);
}

TEST_CASE("bank details are checked, and never shown by the messages") {
  CHECK(with_bank_details("iban: FR14 2004 1010 0505 0001 3M02 607\n", "acte") ==
        "champs.yaml:1:7: erreur : « iban » : les deux chiffres de contrôle de cet IBAN ne "
        "correspondent pas au compte\n"
        "     1 | iban: •••• •••• •••• •••• •••• •••2 607\n"
        "       |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "   aide : recopiez-le depuis le relevé d'identité bancaire\n");
  for (const std::string wrong :
       {"iban: FR14 2004 1010 0505 0001 3M02 606\nbic: DEUTDEFF\n",
        "iban: FR14 2004 1010 0505 0001 3M02 606\nrib: 30006 00001 12345678901 89\n",
        "ibann: FR14 2004 1010 0505 0001 3M02 606\n", "rib: 20041 01005 0500013M026 07\n",
        "iban: [FR14 2004 1010 0505 0001 3M02 606\n", "bic: 12345678\n"}) {
    const std::string message = with_bank_details(wrong, "acte");
    CAPTURE(message);
    CHECK(message.find("erreur") != std::string::npos);
    CHECK(message.find("0505") == std::string::npos);
    CHECK(message.find("0500013M026") == std::string::npos);
    CHECK(message.find("12345678901") == std::string::npos);
  }
}

TEST_CASE("an account's BIC and RIB are those of its IBAN") {
  const auto first_line = [](const std::string& answers) {
    const std::string said = with_bank_details(answers, "acte");
    return said.substr(0, said.find('\n'));
  };
  const std::string iban = "iban: FR14 2004 1010 0505 0001 3M02 606\n";
  CHECK(first_line(iban + "bic: DEUTDEFF\n") ==
        "champs.yaml:2:6: erreur : « bic » : ce BIC n'est pas du pays de l'IBAN donné");
  CHECK(first_line(iban + "rib: 30006 00001 12345678901 89\n") ==
        "champs.yaml:2:6: erreur : « rib » : ce RIB n'est pas celui que contient l'IBAN donné");
}

TEST_CASE("a field and an option cannot share a name: the form has one line for each") {
  const std::string text =
      R"(---
titre: T
champs:
  clause: { type: texte }
options:
  clause: { defaut: non }
---
[[ clause ]]{% if option.clause %}.{% endif %}
)";
  const auto compiled = compile("n.md", sources({{"n.md", text}}), expansion::fake::schema());
  REQUIRE_FALSE(compiled);
  CHECK(formatted(compiled.error()) ==
        "templates/n.md:6:3: erreur : « clause » nomme déjà un champ\n"
        "     6 |   clause: { defaut: non }\n"
        "       |   ^^^^^^\n"
        "   aide : donnez un autre nom à l'option\n");
}
