// copil modele verifier on templates that are broken, each in its way: told with line and column,
// whether the text is wrong or only the pages made of it.
#include "chain/project.hpp"

using namespace copil::testing;

namespace {

/// What stands before the text of a template: four lines.
constexpr const char* kFront = "---\ntitre: Essai\nstyle: rapport\n---\n";

struct BrokenTemplate {
  std::string what;
  std::string body;  ///< its first line is the fifth of the file
  std::string said;  ///< how a message begins; empty when nothing is wrong
};

std::string chart(const std::string& kind, const std::string& categories) {
  return "```graphique\nid: carte\ntitre: Carte\ngenre: " + kind + "\n" + categories +
         "series:\n  - titre: Entrées\n    valeur: t.volume.realise\nalternative: rien\n"
         "source: essai\n```\n";
}

const std::vector<BrokenTemplate>& broken_templates() {
  const std::string regions = "categories: t dans territoire.regions\ncategorie: t.code\n";
  static const std::vector<BrokenTemplate> kBroken{
      {"a map of no region", chart("carte", regions),
       "6:1: erreur : le graphique « carte » est vide : il n'a aucune catégorie"},
      {"a chart without categories", chart("barres", regions),
       "6:1: erreur : le graphique « carte » est vide : il n'a aucune catégorie"},
      {"a map that no table repeats",
       R"(```graphique
id: carte
titre: Carte
genre: carte
categories: ["R82", "R11"]
series:
  - titre: Entrées
    valeurs: [1, 2]
unite: jeunes
alternative: rien
source: essai
```
)",
       ""},
      {"a table without a row",
       R"(Texte.

```tableau
id: vide
titre: Vide
lignes: t dans territoire.sites
si: t.code == "X"
colonnes:
  - titre: Site
    valeur: t.libelle
source: essai
```
)",
       "8:1: erreur : le tableau « vide » est vide : il n'a aucune ligne"},
      {"a block that is not closed", "```tableau\nid: vide\n", "5:1: erreur : "},
      {"a choice that is not closed", "{% if territoire.code == \"ML01\" %}\nTexte.\n",
       "5:1: erreur : "},
      {"an unknown name", "Bonjour {{ territoir.libelle }}.\n", "5:12: erreur : nom inconnu"},
      {"a part that is not there", "Texte.\n\n{% include \"absente.md\" %}\n", "7:"},
      {"a section without a text", "# Première\n\n# Seconde\n\nTexte.\n",
       "5:3: attention : la partie « Première » est vide : rien ne suit son titre"},
      {"a last section without a text", "# Première\n\nTexte.\n\n## Dernière\n",
       "9:4: attention : la partie « Dernière » est vide : rien ne suit son titre"},
      {"a sign that the font lacks", "Texte.\n\nUne *page* \u4E2D.\n",
       "7:12: attention : la police n'a pas le signe « \u4E2D » (U+4E2D)"},
      {"a page that is nearly empty", "Une page.\n\n```saut-de-page\n```\n\nLa suite.\n",
       "2:8: attention : page 1 : remplie à "},
      {"breaks that follow each other",
       R"(Une page.

```saut-de-page
```

```saut-de-page
```

```saut-de-page
```
)",
       " attention : page 2 : rien n'y est imprimé"},
      {"a word longer than a line", std::string(400, 'W') + "\n", ""},
      {"nothing", "", ""}};
  return kBroken;
}

}  // namespace

TEST_CASE("modele verifier tells each way to break a template with its line, and survives") {
  for (const auto& broken : broken_templates()) {
    const Project project{""};
    project.write("templates/essai/modele.md", kFront + broken.body);
    const Outcome outcome = project.modele({"verifier", "essai"});
    CAPTURE(broken.what, outcome.out, outcome.err);
    const bool is_error = broken.said.find("attention") == std::string::npos;
    if (broken.said.empty()) {
      CHECK(outcome.err == "");
      CHECK(outcome.status == 0);
      continue;
    }
    CHECK(outcome.err.find("templates/essai/modele.md:" + broken.said) != std::string::npos);
    CHECK(outcome.status == (is_error ? 3 : 0));
  }
}
