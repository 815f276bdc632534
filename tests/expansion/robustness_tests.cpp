#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>

#include "expansion/fake_names.hpp"
#include "expansion/program/limits.hpp"
#include "fuzz/expansion_entry.hpp"
#include "support/random.hpp"
#include "support/temporary_folder.hpp"

/// Hostile templates end, random ones never crash, values come out as they went in.

using namespace copil;
using namespace copil::expansion;
using namespace copil::expansion::fake;
using copil::test_support::Random;

namespace {

template <class List>
const auto& picked(Random& generator, const List& list) {
  return list[generator.below(list.size())];
}

const std::vector<std::string> kFragments{"# Titre\n",
                                          "texte ",
                                          "**",
                                          "*",
                                          "- ",
                                          "1. ",
                                          "> ",
                                          "\n",
                                          "\n\n",
                                          "   ",
                                          "| a | b |\n",
                                          "| --- | --- |\n",
                                          "{% if provisoire %}",
                                          "{% else %}",
                                          "{% endif %}",
                                          "{% elif provisoire %}",
                                          "{% for x in territoire.missions_locales %}",
                                          "{% endfor %}",
                                          "{{ x.libelle }}",
                                          "{{ arrete }}",
                                          "{{ chiffre(\"VOL\") | avec_unite }}",
                                          "{{ ",
                                          " }}",
                                          "[[ a : b ]]",
                                          "[[ ",
                                          "{# c #}",
                                          "[^1]",
                                          "[^1]: note\n",
                                          "```tableau\n",
                                          "```\n",
                                          "lignes: x dans territoire.missions_locales\n",
                                          "colonnes:\n",
                                          "  - { titre: A, valeur: x.code }\n",
                                          "[a](#b)",
                                          "<b>",
                                          "![i](u)",
                                          "é",
                                          "\\",
                                          "`",
                                          "{% include \"p.md\" %}",
                                          "{% include \"../p.md\" %}\n",
                                          "{% include \"/etc/passwd\" %}\n",
                                          "Article – ",
                                          "#](#a)",
                                          "---\n",
                                          "(((",
                                          "| euros",
                                          "\"",
                                          "'",
                                          "\xFF",
                                          "\r",
                                          "\r\n",
                                          std::string(1, '\0'),
                                          "\t"};

std::string random_text(Random& generator, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += picked(generator, kFragments);
  return text;
}

/// The zoo, and the authors' reference by pieces: where the fuzzer starts from too.
std::vector<std::string> seeds() {
  std::vector<std::string> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator{COPIL_SOURCE_DIR "/tests/expansion/zoo"}) {
    if (entry.path().extension() == ".md") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) texts.push_back(testing::bytes_of(path));
  const std::string reference = testing::bytes_of(COPIL_SOURCE_DIR "/templates/README.md");
  for (std::size_t at = 0; at < reference.size(); at += 400) {
    texts.push_back(kFrontMatter + reference.substr(at, 800));
  }
  return texts;
}

/// Spoils the text in a few places, again and again.
void check_slips(const std::string& seed, int rounds, Random& generator) {
  for (int round = 0; round < rounds; ++round) {
    std::string text = seed;
    for (int slip = 0; slip < 3; ++slip) {
      text.erase(generator.below(text.size()), generator.below(4));
      text.insert(generator.below(text.size()), picked(generator, kFragments));
    }
    CAPTURE(text);
    REQUIRE(fuzz::broken_promise(text) == "");
  }
}

/// The body in that many loops over three missions locales, one in the other.
std::string in_loops(int depth, const std::string& body) {
  std::string text;
  for (int i = 0; i < depth; ++i) text += "{% for x in territoire.missions_locales %}\n";
  text += body;
  for (int i = 0; i < depth; ++i) text += "{% endfor %}\n";
  return text;
}

const std::string kTooLarge =
    "templates/essai/modele.md: erreur : ce modèle donne un document trop grand\n"
    "   aide : une boucle dans une boucle en est souvent la cause\n";

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

TEST_CASE("random templates never crash and their errors are inside the file") {
  Random generator{20100126};
  for (int i = 0; i < 1500; ++i) {
    const std::string text = kFrontMatter + random_text(generator, 1 + generator.below(40));
    CAPTURE(text);
    REQUIRE(fuzz::broken_promise(text) == "");
  }
}

TEST_CASE("slips in templates that are right or nearly so never crash") {
  Random generator{150000};
  for (const std::string& seed : seeds()) {
    REQUIRE(fuzz::broken_promise(seed) == "");
    check_slips(seed, 8, generator);
  }
}

TEST_CASE("many more slips never crash either", "[lent]") {
  Random generator{34500000};
  for (const std::string& seed : seeds()) check_slips(seed, 250, generator);
}

/// Signs of Markdown, YAML, HTML, tags and spreadsheets, in any order.
std::string hostile_value(Random& generator) {
  static const std::vector<std::string> kPieces{
      "*",  "|",      "{{", "}}",   "[[",    "]]",  "<b>",    "\n",  "\\", "`",   "#",      "- ",
      "é",  "\u202E", "\"", "'",    "&amp;", "1. ", "![",     "](",  "$",  "=A1", "\u00A0", "{%",
      "%}", "_",      "~~", "{#a}", "[^1]",  ": ",  "\u200F", "---", "\t", "😀",   "</p>",   "@"};
  std::string value;
  for (int n = 0; n < 1 + generator.below(8); ++n) value += picked(generator, kPieces);
  return value;
}

TEST_CASE("any text value comes out as it went in") {
  const std::string body =
      R"({{ territoire.libelle }}

| a |
| - |
| {{ territoire.libelle }} |

```tableau
lignes: [{ a: "{{ territoire.libelle }}" }]
colonnes: [{ id: a, titre: "{{ territoire.libelle }}" }]
source: "{{ territoire.libelle }}"
```

[[ reponse : r ]]

{{ champ.reponse }}

# Un {{ territoire.libelle }} {#ici}

[mot {{ territoire.libelle }}](#ici)
)";
  const std::string head =
      "---\ntitre: \"{{ territoire.libelle }}\"\nchamps: { reponse: { type: texte } }\n---\n";
  Random generator{7};
  for (int i = 0; i < 400; ++i) {
    const std::string value = hostile_value(generator);
    if (value.find_first_not_of(" \t") == std::string::npos) continue;
    CAPTURE(value);
    FakeNames names;
    auto* place = std::get<const Record*>(names.root_record().get(0));
    const_cast<FakeRecord*>(static_cast<const FakeRecord*>(place))->with("libelle", value);
    Answers answers;
    answers.fields["reponse"] = value;
    const auto result = expansion_of(head + body, names, answers);
    const document::Inlines expected{{document::Text{value}}};
    CHECK(result.document.title == value);
    const auto& blocks = result.document.content;
    REQUIRE(blocks.size() == 7);
    CHECK(std::get<document::Paragraph>(blocks[0].node).content == expected);
    const auto& by_hand = std::get<document::Table>(blocks[1].node);
    CHECK(std::get<document::Inlines>(by_hand.rows[0].cells[0].content) == expected);
    const auto& table = std::get<document::Table>(blocks[2].node);
    CHECK(std::get<document::Inlines>(table.rows[0].cells[0].content) == expected);
    CHECK(table.columns[0].title == expected);
    CHECK(table.source == value);
    const auto& blank = std::get<document::Paragraph>(blocks[3].node).content.at(0);
    CHECK(std::get<document::Blank>(blank.node).content == value);
    CHECK(std::get<document::Paragraph>(blocks[4].node).content == expected);
    CHECK(document::plain_text(std::get<document::Heading>(blocks[5].node).content) ==
          "Un " + value);
    CHECK(document::plain_text(std::get<document::Paragraph>(blocks[6].node).content) ==
          "mot " + value);
    CHECK(expansion_of(head + body, names, answers).document == result.document);
  }
}

TEST_CASE("loops in loops are bounded") {
  CHECK(expansion_of(kFrontMatter + in_loops(20, "x\n"), FakeNames{}).document.title == kTooLarge);
}

TEST_CASE("calculations are bounded, in loops that print nothing too") {
  std::string tests;
  for (int i = 0; i < 200; ++i) {
    tests += "{% if territoire.missions_locales | somme(\"volume.objectif\") > 1 %}{% endif %}\n";
  }
  CHECK(expansion_of(kFrontMatter + in_loops(10, tests), FakeNames{}).document.title == kTooLarge);
}

TEST_CASE("many headings, tables and blanks of one name take no more time than others") {
  const std::string body = R"(# A

[[ a : b ]] [#](#fin)

| a |
| - |
| b |
)";
  const auto result =
      expansion_of(kFrontMatter + in_loops(9, body) + "\n# Article – Fin {#fin}\n", FakeNames{});
  REQUIRE(result.document.content.size() == 19'683 * 3 + 1);
  CHECK(std::get<document::Heading>(result.document.content[19'682 * 3].node).anchor == "a-19683");
  CHECK(result.open_blanks.size() == 1);
}

TEST_CASE("hostile texts are refused at once") {
  const auto message = [](const std::string& body) { return first_line(errors_of(body)); };
  CHECK(message(std::string(300'000, 'a')) ==
        "templates/essai/modele.md: erreur : ce fichier est trop long pour un modèle");
  CHECK(message(std::string(9'000, 'a') + "\n") ==
        "templates/essai/modele.md:4: erreur : cette ligne est trop longue");
  CHECK(message("{{ " + std::string(5'000, '1') + " }}\n") ==
        "templates/essai/modele.md:4:4: erreur : cette expression est trop longue");
  CHECK(message(std::string(500, '>') + " a\n") ==
        "templates/essai/modele.md:4:40: erreur : le texte est trop imbriqué");
  CHECK(message("a \xF3\xB0\x80\x80\n") ==
        "templates/essai/modele.md:4:3: erreur : ce caractère de contrôle n'a pas sa place ici");
  CHECK(message("a \xFF\n") ==
        "templates/essai/modele.md:4:3: erreur : cet octet n'est pas de l'UTF-8");
  std::string ifs;
  for (int i = 0; i < 50; ++i) ifs += "{% if provisoire %}\n";
  for (int i = 0; i < 50; ++i) ifs += "{% endif %}\n";
  CHECK(message(ifs) ==
        "templates/essai/modele.md:44:1: erreur : trop de balises imbriquées (40 au plus)");
}

TEST_CASE("parts that include each other are refused") {
  const auto result =
      expansion_of(kFrontMatter + "{% include \"a.md\" %}\n", FakeNames{}, {},
                   {{"a.md", "{% include \"b.md\" %}\n"}, {"b.md", "{% include \"a.md\" %}\n"}});
  CHECK(first_line(result.document.title) ==
        "templates/b.md:1:1: erreur : « a.md » s'inclut lui-même");
}

TEST_CASE("tags and parts are counted") {
  std::string tags;
  for (int i = 0; i <= 20'000; ++i) tags += i % 500 == 0 ? "{{arrete}}\n" : "{{arrete}}";
  CHECK(first_line(errors_of(tags)).ends_with(": erreur : ce modèle a trop de balises"));

  std::map<std::string, std::string> parts;
  for (int i = 0; i < 10; ++i) {
    parts["p" + std::to_string(i) + ".md"] =
        "{% include \"p" + std::to_string(i + 1) + ".md\" %}\n";
  }
  const auto title = [&](const std::string& body) {
    return first_line(expansion_of(kFrontMatter + body, FakeNames{}, {}, parts).document.title);
  };
  CHECK(title("{% include \"p0.md\" %}\n") ==
        "templates/p7.md:1:1: erreur : trop de parties incluses l'une dans l'autre (8 au plus)");
  parts = {{"p.md", "Une partie.\n"}};
  std::string includes;
  for (int i = 0; i < 200; ++i) includes += "{% include \"p.md\" %}\n\n";
  CHECK(title(includes) ==
        "templates/essai/modele.md:402:1: erreur : ce modèle inclut trop de parties");
}

TEST_CASE("Markdown made to be slow is not") {
  for (const char* piece : {"[", "*a ", "![[", "_a*", "`", "<a ", "|a", "[^a]", "~", "\\", "&"}) {
    std::string body;
    while (body.size() < 60'000) {
      std::string line;
      while (line.size() < 6'000) line += piece;
      body += line + "\n";
    }
    const auto begun = std::chrono::steady_clock::now();
    const auto compiled =
        compile("a.md", sources({{"a.md", kFrontMatter + body}}), expansion::fake::schema());
    CAPTURE(piece, compiled.has_value());
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{10});
  }
}
