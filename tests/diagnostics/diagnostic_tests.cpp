#include <catch2/catch.hpp>

#include "diagnostics/diagnostic.hpp"

using namespace copil;

TEST_CASE("a diagnostic reads as place, message, excerpt, caret, help and trace") {
  const Diagnostic diagnostic{Severity::error,
                              {"modele.md", 12, 15, 6},
                              "nom inconnu « libele »",
                              "{{ territoire.libele }}",
                              {"vouliez-vous dire « libelle » ?"},
                              {"pour bilan-local de R82"}};
  CHECK(formatted(diagnostic) ==
        "modele.md:12:15: erreur : nom inconnu « libele »\n"
        "    12 | {{ territoire.libele }}\n"
        "       |               ^^^^^^\n"
        "   aide : vouliez-vous dire « libelle » ?\n"
        "   pour bilan-local de R82\n");
}

TEST_CASE("the caret is placed by what the eye sees") {
  Diagnostic diagnostic{Severity::warning, {"f", 1, 5, 2}, "m", "é\te\xCC\x81x日本", {}, {}};
  CHECK(formatted(diagnostic) ==
        "f:1:5: attention : m\n"
        "     1 | é e\xCC\x81x日本\n"
        "       |    ^^^\n");
}

TEST_CASE("a message without place or column has no excerpt or no caret") {
  CHECK(formatted(plain_error("dossier introuvable", {"vérifiez le chemin"})) ==
        "erreur : dossier introuvable\n   aide : vérifiez le chemin\n");
  CHECK(formatted(Diagnostic{Severity::error, {"a.csv", 3, 0, 1}, "m", "x;y", {}, {}}) ==
        "a.csv:3: erreur : m\n     3 | x;y\n");
}

TEST_CASE("what a file holds cannot command the terminal") {
  const Diagnostic hostile{Severity::error,    {"a.csv", 3, 2, 1}, "« \x1B[2J »",
                           "a\r\x1B[31mb\x7F", {"c\nd"},           {}};
  CHECK(formatted(hostile) ==
        "a.csv:3:2: erreur : «  [2J »\n"
        "     3 | a  [31mb \n"
        "       |  ^\n"
        "   aide : c d\n");
}

TEST_CASE("the nearest known word forgives case, accents and slips") {
  const std::vector<std::string> known{"volumes-regionaux", "bilan-local", "convention-locale"};
  CHECK(nearest("bilan-locl", known) == "bilan-local");
  CHECK(nearest("Volumes-Régionaux", known) == "volumes-regionaux");
  CHECK(nearest("bilan-lcoal", known) == "bilan-local");
  CHECK_FALSE(nearest("tableau", known));
  CHECK_FALSE(nearest("", known));
  CHECK(did_you_mean("tableau", known) ==
        std::vector<std::string>{"possibles : volumes-regionaux, bilan-local, convention-locale"});
}
