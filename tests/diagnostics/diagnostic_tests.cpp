#include <catch2/catch.hpp>

#include "diagnostics/warning.hpp"

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

TEST_CASE("a warning is an error that stops nothing, at its place") {
  CHECK(formatted(plain_warning("part absente", {"ajoutez-la"}, {"a.csv", 3})) ==
        "a.csv:3: attention : part absente\n   aide : ajoutez-la\n");
  CHECK(as_warning(plain_error("m", {"h"})) == plain_warning("m", {"h"}));
  CHECK_FALSE(has_errors(std::vector{plain_warning("m")}));
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

TEST_CASE("a place says what it knows: file, line, column") {
  const auto said = [](Place place, const char* line) {
    return formatted(Diagnostic{Severity::error, std::move(place), "m", line, {}, {}});
  };
  CHECK(said({"a.csv", 0, 0, 1}, "x") == "a.csv: erreur : m\n");
  CHECK(said({"a.csv", 0, 4, 1}, "x") == "a.csv: erreur : m\n");
  CHECK(said({"", 3, 1, 1}, "x;y") == "erreur : m\n     3 | x;y\n       | ^\n");
  CHECK(said({"a.csv", 3, 2, 1}, "") == "a.csv:3:2: erreur : m\n");
  CHECK(said({"a.csv", 123456, 1, 1}, "x") ==
        "a.csv:123456:1: erreur : m\n123456 | x\n       | ^\n");
  CHECK(said({"a.csv", 1234567, 1, 1}, "x") ==
        "a.csv:1234567:1: erreur : m\n1234567 | x\n        | ^\n");
}

TEST_CASE("the caret has one sign at least, and none beyond the line") {
  const auto caret = [](int column, int length) {
    const std::string text =
        formatted(Diagnostic{Severity::error, {"f", 1, column, length}, "m", "abc", {}, {}});
    return text.substr(text.rfind("| ") + 2);
  };
  CHECK(caret(1, 0) == "^\n");
  CHECK(caret(1, 3) == "^^^\n");
  CHECK(caret(2, 9) == " ^^\n");
  CHECK(caret(4, 1) == "   ^\n");
  CHECK(caret(9, 1) == "   ^\n");
}

TEST_CASE("wide signs take two columns, marks none") {
  const auto caret = [](const char* line) {
    const std::string text =
        formatted(Diagnostic{Severity::error, {"f", 1, 2, 1}, "m", line, {}, {}});
    return text.substr(text.rfind("| ") + 2);
  };
  CHECK(caret("日x") == "  ^\n");
  CHECK(caret("x日") == " ^^\n");
  CHECK(caret("\U0001F600x") == "  ^\n");
  CHECK(caret("€x") == " ^\n");
  CHECK(caret("éx") == " ^\n");
  CHECK(caret("\uD7A3x") == "  ^\n");
  CHECK(caret("\uFB01x") == " ^\n");
}

TEST_CASE("diagnostics are told one after the other; a warning is no error") {
  Diagnostic warning = plain_error("b");
  warning.severity = Severity::warning;
  const Diagnostics both{warning, plain_error("a")};
  CHECK(formatted(both) == "attention : b\nerreur : a\n");
  CHECK(has_errors(both));
  CHECK_FALSE(has_errors(Diagnostics{warning}));
  CHECK_FALSE(has_errors(Diagnostics{}));
}

TEST_CASE("slips are letters put in, left out, changed or exchanged") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ab", "ba") == 1);
  CHECK(edit_distance("abcd", "acbd") == 1);
  CHECK(edit_distance("ca", "abc") == 3);
  CHECK(edit_distance("abc", "abc") == 0);
  CHECK(edit_distance("abc", "ab") == 1);
}

TEST_CASE("a word is near as long as a third of it is right, the first of the nearest wins") {
  using Words = std::vector<std::string>;
  CHECK(nearest("abc", Words{"axy"}) == "axy");
  CHECK_FALSE(nearest("abc", Words{"xyz"}));
  CHECK_FALSE(nearest("a", Words{"b"}));
  CHECK(nearest("ab", Words{"ax"}) == "ax");
  CHECK(nearest("abc", Words{"abx", "aby"}) == "abx");
  CHECK(nearest("abc", Words{"axy", "abx"}) == "abx");
  CHECK(nearest("abcdef", Words{"abcxyz"}) == "abcxyz");
  CHECK_FALSE(nearest("abcdef", Words{"abwxyz"}));
  CHECK_FALSE(nearest("abc", Words{}));
  CHECK(did_you_mean("abd", Words{"abc"}) == Words{"vouliez-vous dire « abc » ?"});
  CHECK(did_you_mean("abd", Words{}).empty());
  Words many(12, "zzzzzz");
  CHECK(did_you_mean("a", many).size() == 1);
  many.push_back("zzzzzz");
  CHECK(did_you_mean("a", many).empty());
}
