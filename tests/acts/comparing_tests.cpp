#include "acts/amendment.hpp"
#include "acts/comparison.hpp"
#include "acts/made_acts.hpp"

// Each kind of change is told as that one, and nothing else.

using namespace copil;
using namespace copil::acts;
using namespace copil::testing;

namespace {

const std::string kClause = "La subvention est versée en trois fois, deux acomptes et un solde.";
const std::string kLines = paragraph("Axes :") +
                           paragraph(marked("ligne_axes_1", "………… (un axe)")) +
                           paragraph("Fin des axes.");

Comparison between(const std::string& before, const std::string& after) {
  return compare(act_of(heading("Article 9 – L’argent") + before),
                 act_of(heading("Article 9 – L’argent") + after));
}

/// The only change of the two, where nothing was filled.
Change only_change(const std::string& before, const std::string& after) {
  const Comparison comparison = between(before, after);
  CHECK(comparison.filled.empty());
  CHECK(comparison.doubts.empty());
  REQUIRE(comparison.changes.size() == 1);
  CHECK(comparison.changes[0].article == "Article 9 – L'argent");
  return comparison.changes[0];
}

/// The only blank that was filled, where nothing changed.
FilledBlank only_answer(const std::string& before, const std::string& after) {
  const Comparison comparison = between(before, after);
  CHECK(comparison.changes.empty());
  CHECK(comparison.doubts.empty());
  REQUIRE(comparison.filled.size() == 1);
  return comparison.filled[0];
}

bool is_change(const Change& change, Nature nature, const std::string& before,
               const std::string& after) {
  CAPTURE(change.before, change.after, static_cast<int>(change.nature));
  CHECK(change.before == before);
  CHECK(change.after == after);
  return change.nature == nature;
}

}  // namespace

TEST_CASE("words changed, put in and taken out are each one change") {
  const auto changed = [](const std::string& after) {
    return only_change(paragraph(kClause), paragraph(after));
  };
  CHECK(is_change(changed("La subvention est versée en quatre fois, deux acomptes et un solde."),
                  Nature::changed, "trois", "quatre"));
  CHECK(is_change(
      changed("La subvention annuelle est versée en trois fois, deux acomptes et un solde."),
      Nature::inserted, "", "annuelle"));
  CHECK(is_change(changed("La subvention est versée en trois fois, deux acomptes."),
                  Nature::removed, "et un solde", ""));
  // One or two words in common do not part a change.
  CHECK(is_change(changed("La subvention est payée d'un trait, deux acomptes et un solde."),
                  Nature::changed, "versée en trois fois", "payée d'un trait"));
  CHECK(is_change(changed("La subvention est payée en quatre fois, deux acomptes et un solde."),
                  Nature::changed, "versée en trois", "payée en quatre"));
  // Three do.
  CHECK(between(paragraph(kClause),
                paragraph("La prime est versée en quatre fois, deux acomptes et un solde."))
            .changes.size() == 2);
  CHECK(changed("La subvention est versée en dix fois, deux acomptes et un solde.").where ==
        "La subvention est versée en trois fois,…");
}

TEST_CASE("a paragraph put in, taken out, written afresh or moved is one change") {
  const std::string first = paragraph("Un premier alinéa ici.");
  const std::string last = paragraph("Un dernier alinéa enfin.");
  const std::string clause = paragraph(kClause);
  CHECK(is_change(only_change(first + last, first + clause + last), Nature::inserted, "", kClause));
  CHECK(is_change(only_change(first + clause + last, first + last), Nature::removed, kClause, ""));
  CHECK(is_change(only_change(first + clause + last,
                              first + paragraph("Nul ne paie avant le mois de mai.") + last),
                  Nature::changed, kClause.substr(0, kClause.size() - 1),
                  "Nul ne paie avant le mois de mai"));
  CHECK(is_change(only_change(first + clause + last, first + last + clause), Nature::moved, kClause,
                  "Article 9 – L'argent"));
}

TEST_CASE("fonts, blanks and the ends of paragraphs are no change") {
  const auto nothing = [](const std::string& before, const std::string& after) {
    const Comparison comparison = between(before, after);
    return comparison.changes.empty() && comparison.filled.empty();
  };
  CHECK(
      nothing(paragraph(kClause), paragraph("<text:span>La subv</text:span>ention est\u00A0versée "
                                            "en trois fois, deux acomptes et un solde.")));
  CHECK(nothing(paragraph("Un. Deux."), paragraph("Un.") + paragraph("Deux.")));
  CHECK(nothing(paragraph(marked("chiffre_a_1", "63 jeunes")), paragraph("63 jeunes")));
}

TEST_CASE("a cell changed says its line and its column, a line alone says itself") {
  const std::vector<std::string> head{"Versement", "Montant"};
  const std::string before = table(head, {{"Acompte", "12"}, {"Solde", "30"}});
  const Change cell = only_change(before, table(head, {{"Acompte", "12"}, {"Solde", "31"}}));
  CHECK(is_change(cell, Nature::changed, "30", "31"));
  CHECK(cell.where == "ligne « Solde », colonne « Montant »");
  CHECK(is_change(
      only_change(before, table(head, {{"Acompte", "12"}, {"Second", "7"}, {"Solde", "30"}})),
      Nature::inserted, "", "Second | 7"));
  CHECK(is_change(only_change(before, table(head, {{"Solde", "30"}})), Nature::removed,
                  "Acompte | 12", ""));
}

TEST_CASE("cells are matched with cells, wherever other paragraphs came before") {
  const std::vector<std::string> head{"Versement", "Montant"};
  const auto rows = [&](const std::string& first, const std::string& second) {
    return table(head, {{"Premier acompte de mars", first}, {"Second acompte de juin", second}});
  };
  const std::string clause = paragraph(kClause);
  const Comparison told = between(clause + rows("12", "30"),
                                  paragraph("Un alinéa de plus.") + clause + rows("13", "31"));
  REQUIRE(told.changes.size() == 3);
  CHECK(is_change(told.changes[0], Nature::inserted, "", "Un alinéa de plus."));
  CHECK(is_change(told.changes[1], Nature::changed, "12", "13"));
  CHECK(told.changes[1].where == "ligne « Premier acompte de mars », colonne « Montant »");
  CHECK(is_change(told.changes[2], Nature::changed, "30", "31"));
}

TEST_CASE("each of many paragraphs changed in a row is one change") {
  std::string before;
  std::string after;
  for (int i = 0; i < 120; ++i) {
    const std::string number = std::to_string(i);
    before += paragraph("Le jeune " + number + " vient lundi " + number);
    after += paragraph("Le jeune " + number + " vient mardi " + number);
  }
  const Comparison told = between(before, after);
  REQUIRE(told.changes.size() == 120);
  CHECK(is_change(told.changes[77], Nature::changed, "lundi", "mardi"));
}

TEST_CASE("a number that the program computed changes whole, and is told as such") {
  const auto clause = [](const std::string& words) {
    return paragraph("Pour " + words + ", tous.");
  };
  const std::string before = clause(marked("chiffre_convention_objectif_1", "1 063 jeunes"));
  const Change changed = only_change(before, clause("1 073 jeunes"));
  CHECK(is_change(changed, Nature::figure, "1 063 jeunes", "1 073 jeunes"));
  CHECK(changed.figure == "convention_objectif");
  CHECK(is_change(only_change(before, clause("21 063 jeunes")), Nature::figure, "1 063 jeunes",
                  "21 063 jeunes"));
  CHECK(is_change(only_change(clause(marked("chiffre_a_1", "490,00 €")), clause("1 490,00 €")),
                  Nature::figure, "490,00 €", "1 490,00 €"));
  const std::string short_sum = paragraph("Soit " + marked("chiffre_a_1", "490"));
  CHECK(
      is_change(only_change(short_sum, paragraph("Soit 490,50")), Nature::figure, "490", "490,50"));
  CHECK(is_change(only_change(clause(marked("date_1", "12 avril 2010")), clause("15 avril 2010")),
                  Nature::date, "12 avril 2010", "15 avril 2010"));
  // Its own mark kept or lost.
  CHECK(is_change(only_change(before, clause(marked("chiffre_convention_objectif_1", "9 jeunes"))),
                  Nature::figure, "1 063 jeunes", "9 jeunes"));
}

TEST_CASE("a blank filled is an answer, whatever became of its mark") {
  const auto clause = [](const std::string& words) {
    return paragraph("représenté par " + words + ", directeur du site.");
  };
  const std::string before = clause(open_blank("directeur"));
  for (const std::string& filled :
       {marked("champ_directeur_1", "Jeanne Petit"), std::string{"Jeanne Petit"},
        marked("champ_directeur_1", "") + "Jeanne Petit",
        marked("champ_directeur_1", "Jeanne Petit ………… (invite de directeur)")}) {
    CAPTURE(filled);
    const FilledBlank answer = only_answer(before, clause(filled));
    CHECK(answer == FilledBlank{"directeur", "Article 9 – L'argent", "", "Jeanne Petit"});
  }
  CHECK(only_answer(clause(marked("champ_directeur_1", "Jeanne Petit")), clause("Paul Roux"))
            .before == "Jeanne Petit");
  CHECK(between(before, before).filled.empty());
  // Dots without a word of what they ask.
  CHECK(only_answer(clause(marked("champ_directeur_1", "…………")), clause("Paul Roux")).before == "");
}

TEST_CASE("an answer is told under the article where its blank stands") {
  const std::string other = paragraph("Versé sur le compte " + open_blank("iban") + ".");
  const auto act = [](const std::string& last) {
    return heading("Article 4 – Le compte") + paragraph("Versé le " + open_blank("jour") + ".") +
           heading("Article 5 – Les jeunes") + last;
  };
  const FilledBlank answer = only_answer(act(other), act(paragraph("Versé sur le compte FR14.")));
  CHECK(answer == FilledBlank{"iban", "Article 5 – Les jeunes", "", "FR14"});
}

TEST_CASE("a paragraph put in under a blank that stays open is no answer") {
  const std::string dots = paragraph(marked("ligne_axes_1", "………… (un axe)"));
  const Comparison told =
      between(kLines, paragraph("Axes :") + dots + paragraph("Un mot de plus.") +
                          paragraph("Fin des axes."));
  CHECK(told.filled.empty());
  REQUIRE(told.changes.size() == 1);
  CHECK(is_change(told.changes[0], Nature::inserted, "", "Un mot de plus."));
}

TEST_CASE("a blank met twice is filled once, and never in two ways") {
  const auto both = [](const std::string& first, const std::string& second) {
    return paragraph("Entre " + first + " d'une part,") + paragraph("Signé : " + second);
  };
  const std::string before = both(open_blank("nom", 1), open_blank("nom", 2));
  CHECK(only_answer(before, both("Jeanne", open_blank("nom", 2))).after == "Jeanne");
  CHECK(only_answer(before, both("Jeanne", "Jeanne")).after == "Jeanne");
  const Comparison torn = between(before, both("Jeanne", "Paul"));
  CHECK(torn.filled.empty());
  REQUIRE(torn.doubts.size() == 1);
  CHECK(torn.doubts[0].message ==
        "le champ « nom » est rempli de deux façons : « Jeanne » et « Paul »");
  CHECK(torn.doubts[0].place.file == "acte.odt");
}

TEST_CASE("a blank of several lines is filled in paragraphs or items, and changed item by item") {
  const auto lines = [](const std::string& body) {
    return paragraph("Axes :") + body + paragraph("Fin des axes.");
  };
  CHECK(only_answer(kLines, lines(paragraph("un") + paragraph("deux"))).after == "un\ndeux");
  CHECK(only_answer(kLines, lines(item("un") + item("deux") + item("trois"))).after ==
        "un\ndeux\ntrois");
  CHECK(only_answer(kLines, lines(paragraph(marked("ligne_axes_1", "un<text:line-break/>deux"))))
            .after == "un\ndeux");
  CHECK(only_answer(kLines, lines("<text:p><text:bookmark-start text:name=\"ligne_axes_1\"/>un"
                                  "</text:p><text:p>deux<text:bookmark-end "
                                  "text:name=\"ligne_axes_1\"/></text:p>"))
            .after == "un\ndeux");
  const std::string listed =
      lines(item(marked("ligne_axes_1", "un axe")) + item(marked("ligne_axes_2", "deux axes")));
  CHECK(only_answer(listed, lines(item("un axe") + item("deux axes") + item("trois axes"))).after ==
        "un axe\ndeux axes\ntrois axes");
  CHECK(only_answer(listed, lines(item("un axe"))) ==
        FilledBlank{"axes", "Article 9 – L'argent", "un axe\ndeux axes", "un axe"});
  CHECK(only_answer(listed, lines(item("un axe") + item("deux grands axes"))).after ==
        "un axe\ndeux grands axes");
}

TEST_CASE("a blank whose sentence was written afresh is told as lost") {
  const Comparison comparison =
      between(paragraph("Le solde est payé dans les " + open_blank("delai") + " jours."),
              paragraph("Le solde est payé sous trente jours."));
  CHECK(comparison.filled.empty());
  REQUIRE(comparison.changes.size() == 1);
  REQUIRE(comparison.doubts.size() == 1);
  CHECK(comparison.doubts[0].message ==
        "on ne sait plus où est la réponse au champ « delai » : la phrase autour de lui a été "
        "récrite");
}

TEST_CASE("texts of any length are compared in bounded time") {
  std::string before;
  std::string after;
  for (int i = 0; i < 3000; ++i) {
    before += paragraph("avant " + std::to_string(i));
    after += paragraph("après " + std::to_string(i + 5000));
  }
  CHECK(between(before, after).changes.size() == 6000);
}

TEST_CASE("the avenant to an objective says the amounts that follow, and nothing else") {
  ActText before =
      act_of(heading("Article 4") +
             paragraph("Pôle emploi adresse " +
                       marked("chiffre_convention_objectif_signe_1", "63 jeunes")) +
             heading("Article 9") +
             paragraph("soit " + marked("chiffre_convention_montant_signe_1", "14 490,00 €") +
                       " (quatorze mille)") +
             paragraph("payé le lundi") +
             paragraph("Fait le " + marked("champ_date_signature_1", "12 avril 2010")));
  before.report = "convention-locale";
  const ActText after = act_of(
      heading("Article 4") + paragraph("Pôle emploi adresse 73 jeunes") + heading("Article 9") +
      paragraph("soit 16 790,00 € (seize mille)") + paragraph("payé le mardi") +
      paragraph("Fait le " + marked("champ_date_signature_1", "12 avril 2010")));
  const auto changes = compare(before, after).changes;
  const Amendment amendment = proposed_amendment(before, changes);
  CHECK(amendment.report == "avenant-objectif");
  CHECK(amendment.answers ==
        std::map<std::string, std::string>{{"date_convention", "12 avril 2010"},
                                           {"objectif_avant", "63"},
                                           {"objectif_apres", "73"}});
  CHECK(amendment.said.size() == 3);
  REQUIRE(amendment.left.size() == 1);
  CHECK(amendment.left[0].after == "mardi");
  before.report = "lettre-de-mission";
  CHECK(proposed_amendment(before, changes).report.empty());
}
