// The small fenced blocks: boxes, columns, contents, page breaks, signatures, annexes.
#include <catch2/catch.hpp>

#include "expansion/fake_names.hpp"

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;

TEST_CASE("key figures, boxes, columns, contents, page breaks, signatures") {
  CHECK(dump_of(block(
            "chiffres-cles",
            "- libelle: Entrées\n"
            "  valeur: chiffre(\"VOL\")\n"
            "  evolution: evolution(chiffre(\"VOL\"), chiffre(\"VOL\", periode.un_an_avant))\n"
            "  precision: \"{{ periode.libelle }}\"\n"
            "  tendance: { pour: t dans periode.trimestres, valeur: 'chiffre(\"VOL\", t)' }\n"
            "  marque: [{ si: provisoire, signe: attention }]\n")) ==
        "key-figures\n"
        "  \"Entrées\" <480 jeunes> change <1/5 évolution .1> \"année 2010\" !warning\n");
  CHECK(dump_of(block("encadre",
                      "titre: À *noter*\nmarque: attention\ntexte: |\n  Un.\n\n  - deux\n")) ==
        "box \"À \" em(\"noter\") !warning\n"
        "  p \"Un.\"\n"
        "  ul\n"
        "    li\n"
        "      p \"deux\"\n");
  CHECK(dump_of(block("colonnes", "- un\n- \"{{ territoire.code }}\"\n")) ==
        "columns\n  column\n    p \"un\"\n  column\n    p \"R82\"\n");
  CHECK(dump_of(block("sommaire", "profondeur: 3\n") + block("sommaire", "") +
                block("saut-de-page", "")) == "contents depth 3\ncontents depth 2\npage-break\n");
  CHECK(dump_of(block("signatures",
                      "lieu-et-date: \"Fait à [[ lieu : lieu ]]\"\n"
                      "signataires:\n"
                      "  - { qualite: Pour l'État, nom: \"[[ prefet : nom ]]\" }\n")) ==
        "signatures \"Fait à \" blank(lieu text \"lieu\")\n"
        "  \"Pour l'État\" blank(prefet text \"nom\")\n");
}

TEST_CASE("an annexe block counts with the annexe headings, on a page of its own") {
  CHECK(dump_of("Voir l'[annexe #](#grille) et l'[annexe #](#annexe-carte-de-rhone-alpes).\n\n"
                "# Annexe – Diagnostic\n\n" +
                block("annexe",
                      "titre: La *grille* de {{ territoire.code }}\n"
                      "ancre: grille\n"
                      "texte: |\n  Un début.\n\n  ## Point – Méthode\n") +
                "\nLa suite.\n\n" + block("annexe", "titre: Carte de {{ territoire.libelle }}\n") +
                "\n## Point – Échelle\n") ==
        "p \"Voir l'\" link(#grille \"annexe 2\") \" et l'\" "
        "link(#annexe-carte-de-rhone-alpes \"annexe 3\") \".\"\n"
        R"(h1 #annexe-diagnostic "Annexe 1 – Diagnostic"
page-break
h1 #grille "Annexe 2 – La " em("grille") " de R82"
p "Un début."
h2 #point-methode "2.1 Méthode"
p "La suite."
page-break
h1 #annexe-carte-de-rhone-alpes "Annexe 3 – Carte de Rhône-Alpes"
h2 #point-echelle "3.1 Échelle"
)");
}

TEST_CASE("an annexe that a condition leaves out is not counted, nor shown by a link") {
  const std::string body = "{% if non provisoire %}\n" + block("annexe", "titre: A\nancre: a\n") +
                           "{% endif %}\n\n" + block("annexe", "titre: B\n");
  CHECK(dump_of(body) == "page-break\nh1 #annexe-b \"Annexe 1 – B\"\n");
  CHECK(dump_of(body + "\n[Voir #](#a).\n").find("n'est pas dans ce document") !=
        std::string::npos);
}

TEST_CASE("an annexe block among annexes numbered by hand is told") {
  CHECK(errors_of("# Annexe 1 – À la main\n\n" + block("annexe", "titre: A\n")) == "");
  const std::string text =
      kFrontMatter + "# Annexe 1 – À la main\n\n" + block("annexe", "titre: A\n");
  const auto compiled =
      compile("essai/modele.md", sources({{"essai/modele.md", text}}), expansion::fake::schema());
  REQUIRE(compiled);
  CHECK(formatted(compiled->warnings())
            .starts_with("templates/essai/modele.md:4:1: attention : ce titre est numéroté à la "
                         "main, d'autres le sont d'office\n"));
}

TEST_CASE("places inside the texts of blocks") {
  CHECK(
      errors_of(block("encadre", "titre: x\ntexte: |\n  Un.\n\n  Deux {{ territoir.code }}.\n")) ==
      "templates/essai/modele.md:9:11: erreur : nom inconnu « territoir »\n"
      "     9 |   Deux {{ territoir.code }}.\n"
      "       |           ^^^^^^^^^\n"
      "   aide : vouliez-vous dire « territoire » ?\n");
  CHECK(errors_of(block("encadre", "titre: \"{{ arete }}\"\ntexte: x\n")) ==
        "templates/essai/modele.md:5:12: erreur : nom inconnu « arete »\n"
        "     5 | titre: \"{{ arete }}\"\n"
        "       |            ^^^^^\n"
        "   aide : vouliez-vous dire « arrete » ?\n");
  CHECK(errors_of(block("tabeau", "x: y\n")) ==
        "templates/essai/modele.md:4:4: erreur : bloc inconnu « tabeau »\n"
        "     4 | ```tabeau\n"
        "       |    ^^^^^^\n"
        "   aide : vouliez-vous dire « tableau » ?\n");
}
