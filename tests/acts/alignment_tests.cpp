#include "acts/comparing/alignment.hpp"

#include <algorithm>

#include "acts/amendment.hpp"
#include "acts/comparison.hpp"
#include "acts/made_acts.hpp"
#include "support/random_folder.hpp"

// Which unit became which, held against all the ways there are; then where a change is told.

using namespace copil;
using namespace copil::acts;
using namespace copil::testing;
using copil::test_support::Chance;

namespace {

/// Four words of six, one that no other unit has: no two units say the same.
Unit random_unit(Chance& random, int rank) {
  Unit unit;
  unit.kind = random.one_in(3) ? Unit::Kind::row : Unit::Kind::paragraph;
  Words words;
  for (int i = 0; i < 4; ++i) {
    Word word;
    word.text = std::string(1, static_cast<char>('a' + random.below(6)));
    words.push_back(word);
  }
  words.emplace_back();
  words.back().text = "u" + std::to_string(rank);
  unit.cells.push_back(words);
  return unit;
}

/// Twice the words in common over all words; nothing below a half, or of a row and a paragraph.
double shared_words(const Unit& a, const Unit& b) {
  if ((a.kind == Unit::Kind::row) != (b.kind == Unit::Kind::row)) return 0;
  std::vector<std::string> left;
  for (const auto& word : b.cells[0]) left.push_back(word.text);
  double common = 0;
  for (const auto& word : a.cells[0]) {
    const auto found = std::find(left.begin(), left.end(), word.text);
    if (found == left.end()) continue;
    left.erase(found);
    ++common;
  }
  const double share = 2 * common / static_cast<double>(a.cells[0].size() + b.cells[0].size());
  return share < 0.5 ? 0 : share;
}

/// The most that pairs in order can share, every way tried.
double most_shared(const std::vector<Unit>& before, const std::vector<Unit>& after, std::size_t i,
                   std::size_t j) {
  if (i == before.size() || j == after.size()) return 0;
  const double both = shared_words(before[i], after[j]);
  const double with = both > 0 ? both + most_shared(before, after, i + 1, j + 1) : 0;
  return std::max(
      {with, most_shared(before, after, i + 1, j), most_shared(before, after, i, j + 1)});
}

/// Where the changes are told, one a line, after what they are.
std::string places_of(const std::string& before, const std::string& after) {
  std::string text;
  for (const auto& change : compare(act_of(before), act_of(after)).changes) {
    text += change.before + " → " + change.after + " : " + change.where + "\n";
  }
  return text;
}

std::string noted(const std::string& words, const std::string& note) {
  return paragraph(words + "<text:note><text:note-body>" + paragraph(note) +
                   "</text:note-body></text:note>");
}

}  // namespace

TEST_CASE("units pair in the order that shares the most words of all the ways there are") {
  Chance random{17};
  for (int round = 0; round < 600; ++round) {
    std::vector<Unit> before;
    std::vector<Unit> after;
    for (int i = 1 + random.below(5); i > 0; --i) {
      before.push_back(random_unit(random, i));
    }
    for (int i = 1 + random.below(5); i > 0; --i) {
      after.push_back(random_unit(random, 100 + i));
    }
    double shared = 0;
    std::size_t next_before = 0;
    std::size_t next_after = 0;
    bool is_in_order = true;
    for (const auto& pair : aligned(before, after)) {
      is_in_order = is_in_order && !pair.is_same &&
                    (pair.before == kNoUnit || pair.before == static_cast<int>(next_before++)) &&
                    (pair.after == kNoUnit || pair.after == static_cast<int>(next_after++));
      if (pair.before == kNoUnit || pair.after == kNoUnit) continue;
      shared += shared_words(before[static_cast<std::size_t>(pair.before)],
                             after[static_cast<std::size_t>(pair.after)]);
    }
    CAPTURE(round);
    CHECK(is_in_order);
    CHECK(next_before == before.size());
    CHECK(next_after == after.size());
    CHECK(shared == Approx(most_shared(before, after, 0, 0)));
  }
}

TEST_CASE("three rows in a row are each its own row changed, behind a paragraph put in") {
  const auto rows = [](const std::string& a, const std::string& b, const std::string& c) {
    return table({"Versement", "Montant"}, {{"Premier acompte de mars", a},
                                            {"Second acompte de juin", b},
                                            {"Solde de décembre enfin", c}});
  };
  CHECK(places_of(rows("12", "30", "50"), paragraph("Mot neuf.") + rows("13", "31", "51")) ==
        R"( → Mot neuf. : paragraphe
12 → 13 : ligne « Premier acompte de mars », colonne « Montant »
30 → 31 : ligne « Second acompte de juin », colonne « Montant »
50 → 51 : ligne « Solde de décembre enfin », colonne « Montant »
)");
}

TEST_CASE("what came and went alone is told as what it is: a paragraph, a note, a row") {
  const std::string clause = "Un alinéa qui ne change pas.";
  CHECK(places_of(noted(clause, "au pied"), paragraph(clause)) == "au pied →  : note\n");
  CHECK(places_of(paragraph(clause), noted(clause, "au pied")) == " → au pied : note\n");
  CHECK(places_of(paragraph(clause) + paragraph("Deux."), paragraph(clause)) ==
        "Deux. →  : paragraphe\n");
  CHECK(places_of(table({"A", "B"}, {{"un", "1"}, {"deux", "2"}}),
                  table({"A", "B"}, {{"un", "1"}})) == "deux | 2 →  : ligne de tableau\n");
}

TEST_CASE("a table without a head names its columns by their rank") {
  const auto rows = [](const std::string& last) {
    return "<table:table>" + row({"un", "deux"}) + row({"trois", last}) + "</table:table>";
  };
  const ActText act = act_of(rows("quatre"));
  REQUIRE(act.units.size() == 2);
  for (const auto& unit : act.units) {
    for (const auto& column : unit.columns) CHECK(column.empty());
  }
  CHECK(places_of(rows("quatre"), rows("cinq")) == "quatre → cinq : ligne « trois », colonne 2\n");
}

TEST_CASE("a mark that stands twice is the first one's; what stands nowhere is passed over") {
  const ActText act = act_of("perdu" + paragraph(marked("champ_iban_1", "FR14")) +
                             paragraph(marked("champ_iban_1", "DE89") + " puis") + paragraph(""));
  REQUIRE(act.marks.size() == 1);
  REQUIRE(act.units.size() >= 2);
  CHECK(text_of(act.units[0]) == "FR14");
  CHECK(act.units[0].cells[0][0].mark == 0);
  CHECK(text_of(act.units[1]) == "DE89 puis");
  CHECK(act.units[1].cells[0][0].mark == kNoMark);
}

TEST_CASE("where no avenant is proposed every change is left, and none is said in one") {
  ActText before = act_of(paragraph("payé le lundi"));
  const auto changes = compare(before, act_of(paragraph("payé le mardi"))).changes;
  REQUIRE(changes.size() == 1);
  for (const char* report : {"convention-locale", "lettre-de-mission"}) {
    before.report = report;
    const Amendment amendment = proposed_amendment(before, changes);
    CHECK(amendment.report.empty());
    CHECK(amendment.left.size() == 1);
    CHECK(amendment.said.empty());
    CHECK(amendment.answers.empty());
  }
}

TEST_CASE("tabs and counted blanks part words, fonts do not") {
  const auto words = [](const std::string& body) {
    return text_of(act_of(paragraph(body)).units[0]);
  };
  CHECK(words("a<text:tab/>b") == "a b");
  CHECK(words("a<text:s/>b") == "a b");
  CHECK(words("a<text:line-break/>b") == "a\nb");
  CHECK(words("sub<text:span>ven</text:span>tion") == "subvention");
  CHECK(words("sub<text:a>ven</text:a>tion") == "subvention");
}

TEST_CASE("what follows from the objective goes with it, other figures are left") {
  const auto act = [](const std::string& objective, const std::string& more) {
    std::string body = heading("Article 4") + paragraph("Un objectif de " + objective);
    for (const char* figure : {"montant", "acompte_1", "solde", "taux"}) {
      body += heading(std::string{"Article "} + figure) +
              paragraph("Soit " + marked(std::string{"chiffre_"} + figure + "_1", more));
    }
    return act_of(body);
  };
  ActText before = act(marked("chiffre_objectif_1", "63 jeunes"), "100 €");
  before.report = "convention-locale";
  const auto changes =
      compare(before, act(marked("chiffre_objectif_1", "73 jeunes"), "120 €")).changes;
  REQUIRE(changes.size() == 5);
  const Amendment amendment = proposed_amendment(before, changes);
  CHECK(amendment.said.size() == 4);
  REQUIRE(amendment.left.size() == 1);
  CHECK(amendment.left[0].figure == "taux");
}
