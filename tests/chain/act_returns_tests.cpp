// Acts that were worked on in a word processor, back as answers and differences.
#include <filesystem>
#include <set>

#include "chain/returned_acts.hpp"

namespace copil::testing::acts {

TEST_CASE("an act read back untouched gives no difference and no answer", "[lent]") {
  for (const Act& act : kActs) {
    CAPTURE(act.report, act.territory);
    const TemporaryFolder folder;
    const std::string draft = written(act, {}, folder);
    CHECK(lines_of(draft, {"--donnees", fixture("demo")}).empty());
    CHECK(lines_of(draft, {"--origine", draft}).empty());
    CHECK_FALSE(std::filesystem::exists(folder.file("sortie/" + std::string{act.report} + "_" +
                                                    act.territory + "_2010.reponses.yaml")));
    const std::string answered =
        written(act, completed_form(act.report, Options::by_default), folder);
    CHECK(
        lines_of(answered, {"--donnees", fixture("demo"), "--reponses", folder.file("champs.yaml")})
            .empty());
  }
}

TEST_CASE("each kind of change of each act gives exactly that one", "[lent]") {
  Random random{21};
  for (const Act& act : kActs) {
    CAPTURE(act.report, act.territory);
    const TemporaryFolder folder;
    const std::string file = written(act, {}, folder);
    const std::vector<std::string> origin{"--origine", file};
    for (int turn = 0; turn < 3; ++turn) {
      CAPTURE(turn);
      check_edit(file, origin, word_changed, random);
      check_edit(file, origin, word_put_in, random);
      check_edit(file, origin, word_taken_out, random);
      check_edit(file, origin, paragraph_put_in, random);
    }
    check_edit(file, origin, paragraph_taken_out, random);
    check_edit(file, {"--donnees", fixture("demo")}, word_changed, random);
    const std::string xml = xlsx::parts(file).at("content.xml");
    if (has_figures(xml)) check_edit(file, origin, figure_changed, random);
  }
}

TEST_CASE("each blank filled in an act is that answer, its mark kept or lost", "[lent]") {
  for (const Act& act : kActs) {
    CAPTURE(act.report, act.territory);
    const TemporaryFolder folder;
    const std::string file = written(act, {}, folder);
    const std::string xml = xlsx::parts(file).at("content.xml");
    std::set<std::string> names;
    for (const auto& stretch : edited::stretches_of(xml)) {
      const auto mark = document::read_bookmark(stretch.mark);
      const bool is_blank = mark && (mark->kind == document::PlaceKind::blank ||
                                     mark->kind == document::PlaceKind::line);
      if (!is_blank || !names.insert(mark->name).second) continue;
      for (const bool is_lost : {false, true}) {
        CAPTURE(stretch.mark, is_lost);
        const TemporaryFolder work;
        const std::string bytes = edited::edited_file(file, [&](const std::string& content) {
          return edited::filled(content, stretch.mark, "Réponse d&apos;essai", is_lost);
        });
        const Rows rows =
            lines_of(work.write("rendu.odt", bytes), {"--origine", file, "--sortie", work.path()});
        check_only(rows, "reponse", standing_answer(stretch.mark), "Réponse d'essai");
        CHECK(rows[0][2] == mark->name);
        CHECK(bytes_of(work.file("rendu.reponses.yaml")) ==
              "rapport: \"" + std::string{act.report} + "\"\nterritoire: \"" + act.territory +
                  "\"\n\"" + mark->name + "\": \"Réponse d'essai\"\n");
      }
    }
    CHECK(names.size() >= 2);
  }
}

TEST_CASE("what was filled in an act makes the next one") {
  const Act& act = kActs[2];
  const TemporaryFolder folder;
  const std::string file = written(act, {}, folder);
  const auto fill = [](std::string xml) {
    xml = edited::filled(xml, "champ_date_signature_1", "15 avril 2010", false);
    xml = edited::filled(xml, "champ_lieu_signature_1", "Sorne-la-Vieille", true);
    return edited::filled(xml, "ligne_motif_1", "un motif<text:line-break/>un autre", false);
  };
  const std::string returned = folder.write("retour/acte.odt", edited::edited_file(file, fill));
  const Outcome outcome =
      run_program({"reponses", "relire", returned, "--donnees", fixture("demo")});
  CAPTURE(outcome.out);
  REQUIRE(outcome.status == 0);
  CHECK(outcome.err ==
        "3 champs remplis dans " + folder.file("retour/acte.reponses.yaml") + ", 0 différence\n");
  CHECK(holds(outcome.out, "un motif / un autre"));
  // A second reading gives the same file; what somebody has written there is not lost.
  CHECK(run_program({"reponses", "relire", returned, "--donnees", fixture("demo"), "-q"}).status ==
        0);
  CHECK(run_program({"produire", act.report, "--donnees", fixture("demo"), "--periode", "2010",
                     "--territoire", act.territory, "--format", "pdf", "--sortie",
                     folder.file("sortie"), "--reponses", folder.file("retour/acte.reponses.yaml"),
                     "-q"})
            .status == 0);
  const std::string words = words_of(act, folder);
  CHECK(holds(words, "15 avril 2010"));
  CHECK(holds(words, "– un motif – un autre"));
  folder.write("retour/acte.reponses.yaml", "motif: à moi\n");
  const Outcome kept = run_program({"reponses", "relire", returned, "--donnees", fixture("demo")});
  CHECK(kept.status == 3);
  CHECK(kept.err == "erreur : « " + folder.file("retour/acte.reponses.yaml") +
                        " » existe déjà et dit autre chose : il n'est pas remplacé\n"
                        "   aide : renommez-le, ou donnez un autre dossier avec --sortie\n");
  CHECK(bytes_of(folder.file("retour/acte.reponses.yaml")) == "motif: à moi\n");
}

TEST_CASE("answers of an act that do not answer its form are told, and left out") {
  const Act& act = kActs[2];
  const TemporaryFolder folder;
  const std::string file = written(act, {}, folder);
  const auto fill = [](const std::string& xml) {
    return edited::filled(xml, "champ_date_signature_1", "un beau jour", false);
  };
  const std::string returned = folder.write("acte.odt", edited::edited_file(file, fill));
  const Outcome outcome =
      run_program({"reponses", "relire", returned, "--donnees", fixture("demo"), "--strict"});
  CHECK(outcome.status == 1);
  CHECK(holds(outcome.err, returned + ": attention : « date_signature »"));
  CHECK_FALSE(std::filesystem::exists(folder.file("acte.reponses.yaml")));
}

TEST_CASE("reading an act back wants an act, and what to hold it against") {
  const TemporaryFolder folder;
  const Outcome lacking = run_program({"reponses", "relire", "acte.odt"});
  CHECK(lacking.status == 2);
  CHECK(lacking.err ==
        "erreur : relire : à quoi comparer l'acte ?\n"
        "   aide : --donnees DIR : à ce que copil en ferait aujourd'hui\n"
        "   aide : --origine FICHIER : à l'acte tel qu'il a été remis\n");
  const Outcome forms = run_program({"reponses", "verifier", "bilan-local"});
  CHECK(forms.status == 2);
  CHECK(holds(forms.err, "il manque l'option --donnees DIR"));
  CHECK(holds(forms.err, "il manque l'option --periode P"));
  const std::string strange = folder.write(
      "lettre.odt",
      made_zip({{"content.xml", "<a xmlns:office=\"o\"><office:text></office:text></a>"}}));
  const Outcome unknown =
      run_program({"reponses", "relire", strange, "--donnees", fixture("demo")});
  CHECK(unknown.status == 3);
  CHECK(holds(unknown.err, "cet acte ne dit pas de quel rapport il est"));
}

TEST_CASE("two acts are compared, and the avenant that says what differs is proposed", "[lent]") {
  const Act& act = kActs[0];
  const TemporaryFolder folder;
  const std::string file = written(act, completed_form(act.report, Options::by_default), folder);
  const auto revised = [](std::string xml) {
    for (const char* mark :
         {"chiffre_convention_objectif_signe_1", "chiffre_convention_objectif_signe_2"}) {
      xml = edited::filled(xml, mark, "73 jeunes", false);
    }
    xml = edited::filled(xml, "chiffre_convention_montant_signe_1", "16 790,00 €", true);
    return xml.replace(xml.find("en trois fois"), 13, "en deux fois");
  };
  const std::string other = folder.write("autre.odt", edited::edited_file(file, revised));
  const Outcome outcome =
      run_program({"comparer-actes", file, other, "--sortie", folder.file("avenant")});
  CAPTURE(outcome.out, outcome.err);
  REQUIRE(outcome.status == 0);
  CHECK(holds(outcome.out, "\nAvenant proposé : avenant-objectif, ML02, 2010\n"));
  CHECK(holds(outcome.out, "  objectif_apres : 73\n  objectif_avant : 63\n"));
  CHECK(holds(outcome.out, "Il ne dit pas, et qui est à écrire à la main :\n"));
  CHECK(holds(outcome.out, " : « trois » devient « deux »\n"));
  const std::string answers =
      bytes_of(folder.file("avenant/avenant-objectif_ML02_2010.reponses.yaml"));
  CHECK(holds(answers, "rapport: \"avenant-objectif\"\nterritoire: \"ML02\"\n"));
  CHECK(holds(answers, "\"objectif_apres\": \"73\"\n"));
  CHECK(holds(answers, "\"date_convention\": \"12 avril 2010\"\n"));
  // The same act: nothing differs, nothing is proposed.
  const Outcome same = run_program({"comparer-actes", file, file, "--format", "csv"});
  CHECK(same.status == 0);
  CHECK(same.out == "article;nature;champ;endroit;avant;apres\n");
  CHECK(same.err.empty());
}

TEST_CASE("an act is compared to what data say today, with what was decided since", "[lent]") {
  const Act& act = kActs[0];
  const TemporaryFolder folder;
  const std::string file = written(act, completed_form(act.report, Options::by_default), folder);
  const Outcome outcome =
      run_program({"comparer-actes", file, "--donnees", fixture("demo"), "--format", "csv"});
  CAPTURE(outcome.out, outcome.err);
  REQUIRE(outcome.status == 0);
  const Rows rows = edited::rows_of(outcome.out);
  REQUIRE(rows.size() == 2);
  CHECK(rows[1][1] == "chiffre");
  CHECK(rows[1][2] == "convention_objectif_signe");
  CHECK(rows[1][4] == "63 jeunes");
  CHECK(with_plain_blanks(rows[1][5]) == "73 jeunes");
  CHECK(holds(outcome.err, "Avenant proposé : avenant-objectif, ML02, 2010\n"));
  CHECK(holds(outcome.err, "Il dit tout ce qui diffère.\n"));
  const Outcome lacking = run_program({"comparer-actes", file});
  CHECK(lacking.status == 2);
  CHECK(lacking.err ==
        "erreur : à quoi comparer cet acte ?\n"
        "   aide : donnez un second acte (.odt)\n"
        "   aide : --donnees DIR : à ce que disent les données aujourd'hui\n");
}

}  // namespace copil::testing::acts
