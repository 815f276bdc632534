// copil modele verifier, arbre, apercu: what authors of templates see.

#include "chain/project.hpp"

using namespace copil::testing;

TEST_CASE("modele verifier tries a template on every territory of the demo folder") {
  const Project project{"{% if option.clause %}\nLa clause.\n{% endif %}\nTexte.\n"};
  const Outcome outcome = project.modele({"verifier", "essai"});
  CHECK(outcome.err == "");
  CHECK(outcome.out ==
        "Le modèle de « essai » est juste : 1 fichier, 0 champ à remplir, 0 nom employé ; "
        "essayé sur 9 territoires de fixtures/demo.\n");
  CHECK(outcome.status == 0);
}

TEST_CASE("modele verifier tells what is wrong for some territories or options only") {
  const Project project{
      R"({% if territoire.code != "ML01" %}
# Annexe – A {#a}
Texte.
{% endif %}
{% if non option.clause %}
# Article – B {#b}
Texte.
{% endif %}
Voir [l'annexe #](#a) et [l'article #](#b).
)"};
  const Outcome outcome = project.modele({"verifier", "essai"});
  CHECK(outcome.status == 3);
  CHECK(outcome.out == "");
  CHECK(outcome.err ==
        R"(templates/essai/modele.md:14:6: erreur : le titre « a » n'est pas dans ce document
    14 | Voir [l'annexe #](#a) et [l'article #](#b).
       |      ^^^^^^^^^^^^^^^^
   aide : une condition l'en écarte : entourez ce renvoi de la même condition
   pour essai de ML01, et 1 autre essai
templates/essai/modele.md:14:26: erreur : le titre « b » n'est pas dans ce document
    14 | Voir [l'annexe #](#a) et [l'article #](#b).
       |                          ^^^^^^^^^^^^^^^^^
   aide : une condition l'en écarte : entourez ce renvoi de la même condition
   pour essai de ML01, clause : oui
)");
}

TEST_CASE(
    "modele verifier says which conditions no territory makes true or false, and tries them") {
  const Project sound{
      R"({% if territoire.volume.objectif > 900000 %}
Grand.
{% if territoire.code == "ML01" %}
Le premier.
{% endif %}
{% endif %}
{% if territoire.code != "" %}
Texte.
{% endif %}
{% if option.clause %}
C.
{% endif %}
)"};
  const Outcome listed = sound.modele({"verifier", "essai"});
  CHECK(listed.err == "");
  CHECK(
      listed.out ==
      "Le modèle de « essai » est juste : 1 fichier, 0 champ à remplir, 4 noms employés ; essayé "
      "sur 9 territoires de fixtures/demo. 3 conditions sur 4 y sont toujours vraies, "
      "jamais vraies ou jamais lues : chacune a été forcée.\n"
      "   templates/essai/modele.md:6:7 : jamais vraie : « territoire.volume.objectif > 900000 »\n"
      "   templates/essai/modele.md:8:7 : jamais lue : « territoire.code == \"ML01\" »\n"
      "   templates/essai/modele.md:12:7 : toujours vraie : « territoire.code != \"\" »\n");
  const Project wrong{
      R"({% if territoire.volume.objectif > 900000 %}
Voir [la suite](#suite).
{% endif %}

{% if territoire.volume.objectif > 950000 %}
## La suite {#suite}

Texte.
{% endif %}
{% if option.clause %}
C.
{% endif %}
)"};
  const Outcome told = wrong.modele({"verifier", "essai"});
  CHECK(told.status == 3);
  CHECK(told.err.find("erreur : le titre « suite » n'est pas dans ce document\n") !=
        std::string::npos);
  CHECK(told.err.find("   pour essai de ML01, « territoire.volume.objectif > 900000 » tenue pour "
                      "vraie\n") != std::string::npos);
}

TEST_CASE("modele verifier refuses a chart or a table that is empty where figures are known") {
  const Project project{
      R"(```graphique
id: vide
titre: Vide
genre: barres
categories: t dans territoire.missions_locales
categorie: t.libelle
series:
  - titre: Entrées
    valeur: t.volume.realise
alternative: rien
source: essai
```

```tableau
id: sans-ligne
titre: Sans ligne
lignes: t dans territoire.sites
si: t.code == "X"
colonnes:
  - titre: Site
    valeur: t.libelle
source: essai
```
)"};
  const Outcome outcome = project.modele({"verifier", "essai"});
  CHECK(outcome.status == 3);
  CHECK(outcome.out == "");
  const auto says = [&](const std::string& text) {
    CAPTURE(text, outcome.err);
    CHECK(outcome.err.find(text) != std::string::npos);
  };
  says("erreur : le graphique « vide » est vide : il n'a aucune catégorie\n");
  says("   pour essai de ML01, et 5 autres essais\n");
  says("erreur : le tableau « sans-ligne » est vide : il n'a aucune ligne\n");
}

TEST_CASE("modele verifier refuses a series that looks otherwise in another chart") {
  const auto chart = [](const std::string& id, const std::string& first, const std::string& last) {
    return "```graphique\nid: " + id + "\ntitre: T\ngenre: lignes\ncategories: [\"a\", \"b\"]\n" +
           "series:\n  - titre: " + first + "\n    valeurs: [1, 2]\n  - titre: " + last +
           "\n    valeurs: [2, 1]\nunite: jeunes\nalternative: rien\nsource: essai\n```\n\n";
  };
  const std::string now = "\"Entrées {{ periode.annee }}\"";
  const Project project{chart("un", now, "Sorties") + chart("deux", "Sorties", now)};
  const Outcome outcome = project.modele({"verifier", "essai"});
  CHECK(outcome.status == 3);
  CAPTURE(outcome.err);
  CHECK(outcome.err.find("la série « Sorties » n'a pas le même aspect dans « essai, deux » et "
                         "dans « essai, un »") != std::string::npos);
  const Project alike{chart("un", now, "Sorties") + chart("deux", now, "Sorties")};
  CHECK(alike.modele({"verifier", "essai"}).status == 0);
  // An objective has its look wherever it stands.
  const Project moved{chart("un", now, "Objectif") + chart("deux", "Objectif", now)};
  CHECK(moved.modele({"verifier", "essai"}).status == 0);
}

TEST_CASE("modele verifier lays the documents out and tells what their pages lack") {
  const Project project{"Une page \u4E2D.\n\n```saut-de-page\n```\n\nLa suite.\n"};
  project.write("templates/essai/modele.md",
                "---\ntitre: Essai\nstyle: rapport\n---\nUne page \u4E2D.\n\n"
                "```saut-de-page\n```\n\nLa suite.\n");
  const Outcome outcome = project.modele({"verifier", "essai"});
  CAPTURE(outcome.err);
  CHECK(outcome.err.find("attention : la police n'a pas le signe « \u4E2D » (U+4E2D)") !=
        std::string::npos);
  CHECK(outcome.err.find("attention : page 1 : remplie à ") != std::string::npos);
  CHECK(outcome.err.find("pour essai de ML01, et 8 autres essais") != std::string::npos);
}

TEST_CASE("modele verifier without a name checks every report and its template, all at once") {
  Project project{"{{ territoir.code }}\n"};
  project.write("reports/autre.yaml",
                R"(rapport: autr
titre: Autre
niveaux: [regoin]
periode: [annee]
periodes: [annee]
modele: absent
formats: [pdf]
description: d
references: [r]
)");
  project.write("reports/campagnes/mois.yaml",
                R"(campagne: mois
titre: Mois
description: d
rapports:
  - rapport: essay
    niveaux: [region]
    periode: année
  - rapport: autre
    niveaux: [regoin]
    periodes: année
)");
  const Outcome outcome = project.modele({"verifier"});
  CHECK(outcome.status == 3);
  const auto says = [&](const std::string& text) {
    CAPTURE(text, outcome.err);
    CHECK(outcome.err.find(text) != std::string::npos);
  };
  says(
      "autre.yaml:1:10: erreur : le rapport « autr » doit porter le nom de son fichier, « autre »");
  says("autre.yaml:3:11: erreur : « regoin » n'est pas possible pour « niveaux »");
  says("vouliez-vous dire « region » ?");
  says("autre.yaml:4:1: erreur : clé inconnue « periode » dans une définition de rapport");
  says("vouliez-vous dire « periodes » ?");
  says("mois.yaml:5:14: erreur : rapport inconnu « essay »");
  says("vouliez-vous dire « essai » ?");
  says("mois.yaml:9:15: erreur : ");
  says("mois.yaml:10:5: erreur : clé inconnue « periodes »");
  says("templates/essai/modele.md:4:4: erreur : nom inconnu « territoir »");
}

TEST_CASE("modele variables lists the fields and options declared, then the names") {
  Project project{"{% if option.clause %}\nLa clause.\n{% endif %}\n[[ lieu : lieu ]]\n"};
  const Outcome outcome = project.modele({"variables", "essai"});
  CHECK(outcome.status == 0);
  CHECK(
      outcome.out.starts_with("option\n  clause : oui ou non — une clause\n"
                              "au premier niveau\n  territoire : territoire — "));
  project.write("templates/essai/modele.md",
                "---\ntitre: Essai\nchamps:\n  effet: { type: date, invite: date d'effet }\n---\n"
                "[[ effet ]] [[ lieu : lieu ]]\n");
  CHECK(project.modele({"variables", "essai"})
            .out.starts_with("champ\n  effet : date — date d'effet\nau premier niveau\n"));
  project.save("{{ territoir.code }}\n");
  CHECK(project.modele({"variables", "essai"}).out.starts_with("au premier niveau\n"));
}

TEST_CASE("modele arbre writes the tree of a document") {
  const Project project{"# Article – {{ territoire.code }}\n\n[[ lieu : lieu ]]\n"};
  const Outcome outcome = project.modele({"arbre", "essai", "--territoire", "ML02"});
  CHECK(outcome.err == "");
  CHECK(outcome.out.find("document essai \"Essai\"\nterritory ML02 ") == 0);
  CHECK(outcome.out.find("\nperiod 2010 arrete 2011-02-28\ndraft\n") != std::string::npos);
  CHECK(outcome.out.find("\nh1 #article-ml02 \"Article 1er – ML02\"\n"
                         "p blank(lieu text \"lieu\")\n") != std::string::npos);
  const Outcome wrong = project.modele({"arbre", "essai", "--territoire", "ML2"});
  CHECK(wrong.status == 2);
  CHECK(project.modele({"arbre"}).err == "erreur : il manque MODELE : nom d'un rapport\n");
}

TEST_CASE("modele apercu makes a page to look at") {
  const Project project{"# Présentation\n\n```saut-de-page\n```\n\n# Suite\n"};
  const Outcome pdf = project.modele({"apercu", "essai"});
  CHECK(pdf.err == "");
  CHECK(pdf.out == "Aperçu fait : apercu_essai_ML01_2010.pdf\n");
  CHECK(bytes_of(project.file("apercu_essai_ML01_2010.pdf")).starts_with("%PDF-"));
  const Outcome png = project.modele({"apercu", "essai", "--format", "png", "--fichier", "p.png"});
  CHECK(png.err == "");
  CHECK(bytes_of(project.file("p.png")).starts_with("\x89PNG"));
  CHECK(bytes_of(project.file("p-2.png")).starts_with("\x89PNG"));
}

TEST_CASE("modele apercu makes nothing of a wrong template, and --donnees asks for a period") {
  const Project project{"{{ arete }}\n"};
  const Outcome outcome = project.modele({"apercu", "essai"});
  CHECK(outcome.status == 3);
  CHECK(outcome.err.find("templates/essai/modele.md:4:4: erreur : nom inconnu « arete »") == 0);
  CHECK(bytes_of(project.file("apercu_essai_ML01_2010.pdf")).empty());
  const Outcome data = project.modele({"apercu", "essai", "--donnees", fixture("demo")});
  CHECK(data.status == 2);
  CHECK(data.err == "erreur : --periode manque : de quelle période de « " + fixture("demo") +
                        " » ?\n   aide : par exemple : --periode 2010\n");
}

TEST_CASE("modele apercu --suivre follows the template and shows its errors in place of the page") {
  Project project{"# Un\n"};
  // The shell waits for each line of the program's messages before it saves again.
  project.write("suivre.sh",
                "attendre() { i=0; until [ $(grep -c \"$1\" err) -ge $3 ] || [ $i -ge 600 ]; do "
                "sleep 0.05; i=$((i+1)); done; cp a.pdf \"$2\"; }\n"
                "COPIL_RACINE=. " +
                    in_quotes(COPIL_PROGRAM) +
                    R"( modele apercu essai --suivre --fichier a.pdf 2>err &
attendre 'Aperçu fait : a.pdf' un.pdf 1
sed -i 's/# Un/# {{ arete }}/' templates/essai/modele.md
attendre 'Erreurs montrées dans a.pdf' deux.pdf 1
sed -i 's/# .*/# Un/' templates/essai/modele.md
attendre 'Aperçu fait : a.pdf' trois.pdf 2
kill -INT $!
wait $!
echo $? >statut
)");
  const std::string line = "cd " + in_quotes(project.folder()) + " && timeout 120 sh suivre.sh";
  REQUIRE(std::system(line.c_str()) == 0);
  const std::string err = bytes_of(project.file("err"));
  CHECK(err.find("Aperçu fait : a.pdf\n"
                 "templates/essai/modele.md:4:6: erreur : nom inconnu « arete »\n") == 0);
  CHECK(bytes_of(project.file("un.pdf")).starts_with("%PDF-"));
  CHECK(bytes_of(project.file("deux.pdf")).starts_with("%PDF-"));
  CHECK(bytes_of(project.file("un.pdf")) != bytes_of(project.file("deux.pdf")));
  CHECK(bytes_of(project.file("un.pdf")) == bytes_of(project.file("trois.pdf")));
  CHECK(bytes_of(project.file("statut")) == "0\n");
}

TEST_CASE("blanks: the form, the answers checked, the manifest, and the final document") {
  Project project{"Signé par [[ signataire ]], à [[ lieu : lieu ]].\n"};
  project.write("templates/essai/modele.md",
                "---\ntitre: Essai\nchamps:\n  signataire: { type: personne, requis: oui, invite: "
                "prénom et nom }\n---\nSigné par [[ signataire ]], à [[ lieu : lieu ]].\n");
  CHECK(project.modele({"variables", "essai", "--format", "yaml"}).out ==
        "# prénom et nom (personne, requis)\nsignataire:\n# lieu (texte)\nlieu:\n");
  const auto produce = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"produire",  "essai",    "--donnees",    fixture("demo"),
                                   "--periode", "2010",     "--territoire", "ML01",
                                   "--sortie",  "documents"};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words, {{"COPIL_RACINE=" + project.folder()}, project.folder(), false});
  };
  project.write("faux.yaml", "signataires: X\n");
  const Outcome wrong = produce({"--reponses", "faux.yaml"});
  CHECK(wrong.status == 3);
  CHECK(wrong.err ==
        "faux.yaml:1:1: erreur : clé inconnue « signataires » dans ce formulaire\n"
        "     1 | signataires: X\n"
        "       | ^^^^^^^^^^^\n"
        "   aide : vouliez-vous dire « signataire » ?\n");
  CHECK(produce({"-q"}).status == 0);
  CHECK(bytes_of(project.file("documents/manifeste.json")).find("\"champs_a_remplir\"") !=
        std::string::npos);
  const Outcome refused = produce({"--definitif"});
  CHECK(refused.status == 1);
  CHECK(refused.err.find("erreur : le champ obligatoire « signataire » n'est pas rempli : prénom "
                         "et nom\n"
                         "   aide : donnez sa réponse dans le fichier de --reponses, ou retirez "
                         "--definitif\n"
                         "   pour essai de ML01\n") != std::string::npos);
  project.write("juste.yaml", "signataire: une personne\n");
  CHECK(produce({"--definitif", "--reponses", "juste.yaml", "-q"}).status == 0);
  const std::string manifest = bytes_of(project.file("documents/manifeste.json"));
  CHECK(manifest.find("\"lieu\"") != std::string::npos);
  CHECK(manifest.find("\"signataire\"") == std::string::npos);
}

TEST_CASE("a definitive act is refused for a table without a line, its draft is not") {
  const Project project{""};
  project.write("templates/essai/modele.md",
                R"(---
titre: Essai
style: acte
---
```tableau
id: sites
titre: Les sites
lignes: s dans territoire.sites
si: s.code == "X"
colonnes:
  - { titre: Site, valeur: s.libelle }
source: essai
```
)");
  const auto produce = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"produire",  "essai",    "--donnees",    fixture("demo"),
                                   "--periode", "2010",     "--territoire", "ML01",
                                   "--sortie",  "documents"};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words, {{"COPIL_RACINE=" + project.folder()}, project.folder(), false});
  };
  CHECK(produce({"-q"}).status == 0);
  const Outcome refused = produce({"--definitif", "-q"});
  CHECK(refused.status == 1);
  CHECK(refused.err.find("erreur : le tableau « Les sites » n'a aucune ligne\n"
                         "   aide : complétez les données dont il vient ; sans --definitif, le "
                         "projet se fait quand même\n"
                         "   pour essai de ML01\n") != std::string::npos);
}
