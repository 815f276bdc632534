#include <catch2/catch.hpp>

#include "notation/node.hpp"

using namespace copil;
using notation::Node;

namespace {

Node parsed(std::string_view yaml) {
  auto node = notation::parse(yaml, {"carte.yaml", 0});
  INFO((node ? "" : formatted(node.error())));
  REQUIRE(node);
  return *node;
}

std::string complaint(std::string_view yaml, int line_offset = 0) {
  const auto node = notation::parse(yaml, {"carte.yaml", line_offset});
  REQUIRE_FALSE(node);
  return formatted(node.error());
}

}  // namespace

TEST_CASE("a YAML text becomes a tree of nodes with their places") {
  const Node root =
      parsed("chiffre: DE0\nconditions:\n  - non_annulee\n  - \"hors_civis\"\nvide:\n");
  REQUIRE(root.kind == Node::Kind::map);
  REQUIRE(root.entries.size() == 3);
  CHECK(root.entries[0].key.text == "chiffre");
  CHECK(root.find("chiffre")->place == Place{"carte.yaml", 1, 10, 3});
  const Node& conditions = *root.find("conditions");
  REQUIRE(conditions.items.size() == 2);
  CHECK(conditions.items[1].text == "hors_civis");
  CHECK(conditions.items[1].is_quoted);
  CHECK_FALSE(conditions.items[0].is_quoted);
  CHECK(conditions.items[0].place.line == 3);
  CHECK(root.find("vide")->kind == Node::Kind::empty);
  CHECK(root.find("absente") == nullptr);
}

TEST_CASE("places count code points and start where the text stands in its file") {
  auto node = notation::parse("é: à côté\n", {"modele.md", 10});
  REQUIRE(node);
  CHECK(node->find("é")->place == Place{"modele.md", 11, 4, 6});
}

TEST_CASE("complaints about YAML point at the place, all at once") {
  CHECK(complaint("a: 1\nb: 2\na: 3\nb: 4\n", 5) ==
        R"(carte.yaml:8:1: erreur : la clé « a » est écrite deux fois
     8 | a: 3
       | ^
   aide : gardez une seule des deux
carte.yaml:9:1: erreur : la clé « b » est écrite deux fois
     9 | b: 4
       | ^
   aide : gardez une seule des deux
)");
  CHECK(
      complaint("titre: Volumes : suite\n") ==
      "carte.yaml:1:16: erreur : YAML mal formé : deux « : » sur une même ligne ; mettez la valeur "
      "entre guillemets\n"
      "     1 | titre: Volumes : suite\n"
      "       |                ^\n"
      "   aide : vérifiez l'alignement, les « : » suivis d'une espace et les guillemets fermés\n");
}

TEST_CASE("tags are refused, on scalars, lists and groups of keys") {
  CHECK(complaint("a: !!str 1\n") ==
        "carte.yaml:1:4: erreur : les étiquettes YAML (« tag:yaml.org,2002:str ») ne servent pas "
        "ici\n"
        "     1 | a: !!str 1\n"
        "       |    ^\n"
        "   aide : une valeur qui commence par « ! » se met entre guillemets\n");
  for (const char* text : {"a: !!python/object x\n", "a: !!seq [1]\n", "a: !!map { b: 1 }\n",
                           "!ici\na: 1\n", "a: !!binary aGVp\n"}) {
    CAPTURE(text, complaint(text));
    CHECK(complaint(text).find("étiquettes YAML") != std::string::npos);
  }
}

TEST_CASE("YAML made to be deep, long or circular is refused at once") {
  for (const char* piece : {"[", "{a: ", "- ", "? ", "a:\n ", "&a [", "!a "}) {
    std::string text;
    while (text.size() < 100'000) text += piece;
    CAPTURE(piece);
    CHECK_FALSE(notation::parse(text, {"carte.yaml", 0}));
  }
  CHECK_FALSE(notation::parse("a: &a [*a]\n", {"carte.yaml", 0}));
}

TEST_CASE("hostile YAML is refused, not expanded") {
  std::string deep;
  for (int i = 0; i < 50; ++i) deep += "[";
  for (int i = 0; i < 50; ++i) deep += "]";
  CHECK(complaint(deep).find("trop de niveaux imbriqués (32 au plus)") != std::string::npos);

  std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int j = 0; j < 10; ++j) laughs += (j > 0 ? ", " : "") + before;
    laughs += "]\n";
  }
  CHECK(complaint(laughs).find("texte trop long : trop d'éléments") != std::string::npos);
}

TEST_CASE("unknown keys get a suggestion") {
  const Node root = parsed("libele: x\nzzzzzz: y\n");
  const std::vector<std::string> known{"libelle", "reference"};
  CHECK(formatted(notation::unknown_keys(root, known, "une carte de chiffre")) ==
        R"(carte.yaml:1:1: erreur : clé inconnue « libele » dans une carte de chiffre
     1 | libele: x
       | ^^^^^^
   aide : vouliez-vous dire « libelle » ?
carte.yaml:2:1: erreur : clé inconnue « zzzzzz » dans une carte de chiffre
     2 | zzzzzz: y
       | ^^^^^^
   aide : possibles : libelle, reference
)");
}

TEST_CASE("scalars are read as what is expected, or the message says it") {
  const Node root = parsed("texte: Forez\nnombre: 12\nnon: non\nliste: [1]\nrien:\n");
  CHECK(*notation::read_text(*root.find("texte")) == "Forez");
  CHECK(*notation::read_whole_number(*root.find("nombre")) == 12);
  CHECK_FALSE(*notation::read_bool(*root.find("non")));
  CHECK(notation::read_bool(*root.find("texte")).error()[0].message ==
        "« oui » ou « non » est attendu ; trouvé : « Forez »");
  CHECK(notation::read_whole_number(*root.find("liste")).error()[0].message ==
        "un nombre entier est attendu ; trouvé : une liste");
  CHECK(notation::read_text(*root.find("rien")).error()[0].message ==
        "un texte est attendu ; trouvé : rien");
}

TEST_CASE("lists hold at least one item, and no word twice") {
  const auto said = [](const std::string& yaml) {
    const auto root = notation::parse(yaml, {"a.yaml", 0});
    const auto items = notation::read_items(*root->find("a"), "a");
    return items ? std::to_string(items->size()) : formatted(items.error());
  };
  CHECK(said("a: [x, y]") == "2");
  CHECK(said("a: [{x: 1}, {x: 1}]") == "2");
  CHECK(said("a: []") ==
        "a.yaml:1:4: erreur : une liste d'au moins un élément est attendue pour « a »\n"
        "     1 | a: []\n"
        "       |    ^\n");
  CHECK(said("a: [région, x, Region]") ==
        "a.yaml:1:16: erreur : « Region » est écrit deux fois\n"
        "     1 | a: [région, x, Region]\n"
        "       |                ^^^^^^\n");
}

TEST_CASE("complaints come in the order of the text") {
  const auto at = [](int line, int column) {
    Diagnostic complaint = plain_error("x");
    complaint.place = {"a.yaml", line, column, 1};
    return complaint;
  };
  const Diagnostics sorted = notation::in_order({at(3, 1), at(1, 9), at(1, 2)});
  CHECK(sorted[0].place.column == 2);
  CHECK(sorted[1].place.column == 9);
  CHECK(sorted[2].place.line == 3);
}

TEST_CASE("what is missing at the end of a text is told on its last line") {
  const auto root = notation::parse("a:\n  - x\n  -\n", {"a.yaml", 0});
  REQUIRE(root);
  const auto& missing = root->find("a")->items.at(1);
  CHECK(formatted({missing.error("un mot est attendu")}) ==
        "a.yaml:3:4: erreur : un mot est attendu\n"
        "     3 |   -\n"
        "       |    ^\n");
}

TEST_CASE("whole numbers, with a sign, up to eighteen signs") {
  const auto read = [](const std::string& text) {
    const Node root = parsed("n: " + text + "\n");
    const auto number = notation::read_whole_number(*root.find("n"));
    return number ? std::to_string(*number) : number.error()[0].message;
  };
  CHECK(read("-5") == "-5");
  CHECK(read("0012") == "12");
  CHECK(read("999999999999999999") == "999999999999999999");
  CHECK(read("1000000000000000000") ==
        "un nombre entier est attendu ; trouvé : « 1000000000000000000 »");
  CHECK(read("\"-\"") == "un nombre entier est attendu ; trouvé : « - »");
  for (const char* wrong : {"+5", "1.5", "1 000", "5-", "--5", "\"\"", "x", "/", "':'"}) {
    CAPTURE(wrong);
    CHECK(read(wrong).find("un nombre entier est attendu ; trouvé : ") == 0);
  }
}

TEST_CASE("yes and no in their ways, blank texts, what was found") {
  for (const char* yes : {"oui", "Oui", "vrai", "true"}) {
    CAPTURE(yes);
    CHECK(*notation::read_bool(*parsed("a: " + std::string{yes}).find("a")));
  }
  for (const char* no : {"non", "NON", "faux", "false"}) {
    CAPTURE(no);
    CHECK_FALSE(*notation::read_bool(*parsed("a: " + std::string{no}).find("a")));
  }
  CHECK_FALSE(notation::read_bool(*parsed("a: [oui]").find("a")));
  CHECK_FALSE(notation::read_text(*parsed("a: '  '").find("a")));
  CHECK_FALSE(notation::read_text(*parsed("a: [b]").find("a")));
  CHECK(*notation::read_text(*parsed("a: ' b '").find("a")) == " b ");
  CHECK(notation::found(*parsed("a: b").find("a")) == "« b »");
  CHECK(notation::found(*parsed("a: [b]").find("a")) == "une liste");
  CHECK(notation::found(*parsed("a: {b: c}").find("a")) == "un groupe de clés");
  CHECK(notation::found(*parsed("a:").find("a")) == "rien");
}

TEST_CASE("lists nested thirty-three deep are read, one more is too many") {
  const auto nested = [](std::size_t count) {
    return notation::parse(std::string(count, '[') + std::string(count, ']'), {"a.yaml", 0});
  };
  CHECK(nested(33));
  REQUIRE_FALSE(nested(34));
  CHECK(nested(34).error()[0].message == "trop de niveaux imbriqués (32 au plus)");
}

TEST_CASE("lines that end the Windows way, texts of several lines, no text at all") {
  const auto root = notation::parse("a: 1\r\nb: x\r\n", {"a.yaml", 0});
  REQUIRE(root);
  CHECK(root->find("b")->source_line == "b: x");
  CHECK(root->find("b")->text == "x");
  CHECK(root->find("b")->place == Place{"a.yaml", 2, 4, 1});
  const Node long_text = parsed("a: |\n  un\n  deux\n");
  CHECK(long_text.find("a")->text == "un\ndeux\n");
  CHECK(long_text.find("a")->place.length == 1);
  CHECK(parsed("").kind == Node::Kind::empty);
}

TEST_CASE("what yaml-cpp finds wrong is told in French") {
  for (const auto& [yaml, french] : std::vector<std::pair<std::string, std::string>>{
           {"a: [1, 2\n", "un crochet « [ » n'est pas fermé"},
           {"a: {b: 1\n", "une accolade « { » n'est pas fermée"},
           {"a: \"\\q\"\n", "« \\ » suivi d'un caractère inattendu"},
           {"a: *x\n", "« * » en tête de valeur ; mettez-la entre guillemets"}}) {
    CAPTURE(yaml);
    CHECK(complaint(yaml).find("YAML mal formé : " + french + "\n") != std::string::npos);
  }
  CHECK(complaint("? [a]\n: b\n").find("une clé doit être un mot\n") != std::string::npos);
}

TEST_CASE("a quoted text reads back as itself, whatever it holds") {
  for (const std::string text : {"", "oui", "« a: b » # c", "deux\nlignes\n\n  retrait", "\"\\\"",
                                 "\t\x01\x7F", "- {x: [y]}", "é ’ \u202F"}) {
    CAPTURE(text);
    const auto node = notation::parse("a: " + notation::quoted(text), {"x.yaml"});
    REQUIRE(node);
    CHECK(node->find("a")->text == text);
  }
}

TEST_CASE("signs that no screen shows are told by their number, their neighbours are as they are") {
  CHECK(notation::quoted("\x1F ~\x7F") == "\"\\x1F ~\\x7F\"");
  CHECK(notation::quoted(std::string{"\0\x0B", 2}) == "\"\\x00\\x0B\"");
  CHECK(notation::quoted("\r\n") == "\"\\x0D\\n\"");
}

TEST_CASE("nothing stands where its key stands, not at what follows") {
  const Node root = parsed("a:\n\n  # plus tard\nb: ~\nc: {d: , e: }\nf:\n");
  CHECK(root.find("a")->place == Place{"carte.yaml", 1, 1, 1});
  CHECK(root.find("a")->source_line == "a:");
  CHECK(root.find("b")->place == Place{"carte.yaml", 4, 4, 1});
  CHECK(root.find("c")->find("d")->place.line == 5);
  CHECK(root.find("f")->place == Place{"carte.yaml", 6, 3, 1});
}
