// Acts that were worked on in a word processor, back as answers and differences.
#include <filesystem>
#include <set>

#include "chain/acts.hpp"
#include "chain/edited_acts.hpp"
#include "document/place_marks.hpp"

namespace copil::testing::acts {

namespace {

using edited::Stretch;
using test_support::Random;
using Rows = std::vector<std::vector<std::string>>;

/// The act as ODT, with these answers or none, in `sortie`.
std::string written(const Act& act, const std::string& answers, const TemporaryFolder& folder) {
  std::vector<std::string> words{
      "produire", act.report,    "--donnees",  fixture("demo"),       "--periode",
      "2010",     "--arrete-au", "2011-02-28", "--territoire",        act.territory,
      "--format", "odt",         "--sortie",   folder.file("sortie"), "-q"};
  if (!answers.empty()) {
    folder.write("champs.yaml", answers);
    words.insert(words.end(), {"--reponses", folder.file("champs.yaml")});
  }
  const Outcome outcome = run_program(words);
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  return folder.file("sortie/" + std::string{act.report} + "_" + act.territory + "_2010.odt");
}

Outcome reread(const std::string& file, const std::vector<std::string>& more) {
  std::vector<std::string> words{"reponses", "relire", file, "--format", "csv", "-q"};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words);
}

/// The lines that a file gives, without the header.
Rows lines_of(const std::string& file, const std::vector<std::string>& more) {
  const Outcome outcome = reread(file, more);
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  Rows rows = edited::rows_of(outcome.out);
  REQUIRE_FALSE(rows.empty());
  CHECK(rows.front() ==
        std::vector<std::string>{"article", "nature", "champ", "endroit", "avant", "apres"});
  rows.erase(rows.begin());
  return rows;
}

/// The only line; its nature, what it was and what it is.
void check_only(const Rows& rows, const std::string& nature, const std::string& before,
                const std::string& after) {
  for (const auto& row : rows) {
    UNSCOPED_INFO(row[0] << " | " << row[1] << " | " << row[2] << " | " << row[4] << " | "
                         << row[5]);
  }
  REQUIRE(rows.size() == 1);
  CHECK(rows[0][1] == nature);
  CHECK(rows[0][4] == before);
  CHECK(rows[0][5] == after);
}

/// What stands in that blank until somebody answers: a template answers one of them itself.
std::string standing_answer(const std::string& mark) {
  return mark.starts_with("champ_objet_convention") ? "la co-traitance et au partenariat renforcé"
                                                    : "";
}

/// One way to change an act, and what is told of it.
struct Edit {
  std::string xml;
  std::string nature;
  std::string before;
  std::string after;
};

Edit word_changed(std::string xml, Random& random) {
  const Stretch place = edited::picked(xml, random, edited::is_clause);
  const std::string word = edited::word_in(xml.substr(place.begin, place.end - place.begin));
  xml.replace(xml.find(" " + word + " ", place.begin) + 1, word.size(), "tralala");
  return {xml, "modification", word, "tralala"};
}

Edit word_put_in(std::string xml, Random& random) {
  const Stretch place = edited::picked(xml, random, edited::is_clause);
  const std::string word = edited::word_in(xml.substr(place.begin, place.end - place.begin));
  xml.insert(xml.find(" " + word + " ", place.begin) + 1, "tralala ");
  return {xml, "ajout", "", "tralala"};
}

Edit word_taken_out(std::string xml, Random& random) {
  const Stretch place = edited::picked(xml, random, edited::is_clause);
  const std::string word = edited::word_in(xml.substr(place.begin, place.end - place.begin));
  xml.erase(xml.find(" " + word + " ", place.begin), word.size() + 1);
  return {xml, "suppression", word, ""};
}

Edit paragraph_put_in(std::string xml, Random& random) {
  const Stretch place =
      edited::picked(xml, random, [&](const Stretch& one, const std::string& text) {
        return edited::is_clause(one, text) &&
               xml.rfind("<text:p ", one.begin) > xml.rfind("<text:h ", one.begin);
      });
  xml.insert(edited::element_around(xml, place.begin, "text:p").second,
             "<text:p>Nul ne paie avant terme.</text:p>");
  return {xml, "ajout", "", "Nul ne paie avant terme."};
}

/// A paragraph that is one text, taken out whole.
Edit paragraph_taken_out(std::string xml, Random& random) {
  const Stretch place =
      edited::picked(xml, random, [&](const Stretch& one, const std::string& text) {
        return edited::is_clause(one, text) && xml[one.begin - 1] == '>' &&
               xml.rfind("<text:p ", one.begin) == xml.rfind('<', one.begin - 1) &&
               xml.compare(one.end, 9, "</text:p>") == 0 && text.find("&") == std::string::npos &&
               text.find("\u2019") == std::string::npos &&
               text.find("\u00A0") == std::string::npos && text.find("\u202F") == std::string::npos;
      });
  const std::string text = xml.substr(place.begin, place.end - place.begin);
  const auto [begin, end] = edited::element_around(xml, place.begin, "text:p");
  xml.erase(begin, end - begin);
  return {xml, "suppression", text, ""};
}

/// The first number of a figure becomes another.
Edit figure_changed(std::string xml, Random& random) {
  const auto is_figure = [](const Stretch& one, const std::string& text) {
    return one.mark.starts_with("chiffre_") &&
           std::isdigit(static_cast<unsigned char>(text.front())) != 0;
  };
  const Stretch place = edited::picked(xml, random, is_figure);
  const std::string before = xml.substr(place.begin, place.end - place.begin);
  std::string after = before;
  after.front() = after.front() == '7' ? '8' : '7';
  xml.replace(place.begin, before.size(), after);
  return {xml, "chiffre", with_plain_blanks(before), with_plain_blanks(after)};
}

bool has_figures(const std::string& xml) {
  return xml.find("text:name=\"chiffre_") != std::string::npos;
}

void check_edit(const std::string& file, const std::vector<std::string>& more,
                const std::function<Edit(std::string, Random&)>& change, Random& random) {
  const TemporaryFolder folder;
  Edit edit;
  const std::string bytes = edited::edited_file(file, [&](const std::string& xml) {
    edit = change(xml, random);
    return edit.xml;
  });
  check_only(lines_of(folder.write("rendu.odt", bytes), more), edit.nature, edit.before,
             edit.after);
}

}  // namespace

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

TEST_CASE("acts that LibreOffice opened and saved read back as they were", "[lent][libreoffice]") {
  for (const Act& act : kActs) {
    CAPTURE(act.report, act.territory);
    const TemporaryFolder folder;
    const std::string file = written(act, {}, folder);
    const std::string xml = xlsx::parts(file).at("content.xml");
    std::string mark;
    for (const auto& stretch : edited::stretches_of(xml)) {
      if (mark.empty() && stretch.mark.starts_with("champ_")) mark = stretch.mark;
    }
    folder.write("rempli.odt", edited::edited_file(file, [&](const std::string& content) {
                   return edited::filled(content, mark, "Réponse d&apos;essai", false);
                 }));
    const std::string command =
        "cd " + in_quotes(folder.path()) + " && cp " + in_quotes(file) +
        " intact.odt && soffice -env:UserInstallation=file://" + folder.path() +
        "/profil --headless --convert-to odt --outdir lo intact.odt rempli.odt >lo.log 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);
    CHECK(lines_of(folder.file("lo/intact.odt"), {"--origine", file}).empty());
    CHECK(lines_of(folder.file("lo/intact.odt"), {"--donnees", fixture("demo")}).empty());
    check_only(lines_of(folder.file("lo/rempli.odt"), {"--origine", file}), "reponse",
               standing_answer(mark), "Réponse d'essai");
  }
}

}  // namespace copil::testing::acts
