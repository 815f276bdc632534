#include <catch2/catch.hpp>

#include <algorithm>

#include "figures/explain.hpp"
#include "support/random_folder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

namespace {

const char* const kExplained[] = {"2010", "2010-T1", "2010-T3", "2010-06"};

void check_explanation(const Figures& figures, const Card& card, TerritoireId t, Period asked) {
  INFO(card.code << " " << figures.records().territoires.code[t] << " " << period_code(asked));
  const Explanation explanation = explain(figures, card.code, t, asked);
  CHECK(explanation.value == figures.value(card.code, t, asked));
  CHECK(explanation.cumul == figures.value(card.code, t, asked, Reach::cumul));
  if (card.kind != Kind::compte) {
    CHECK_FALSE(explanation.termes.empty());
    return;
  }
  std::uint64_t left = explanation.lignes;
  for (const ConditionCount& condition : explanation.conditions) {
    CHECK(condition.retenues + condition.ecartees == left);
    left = condition.retenues;
  }
  CHECK(explanation.lignes_retenues == left);
  const auto counted = static_cast<std::uint64_t>(explanation.value.number.num);
  CHECK(counted + explanation.ecartes_par_sauf <= left);
  const bool is_of_actions = card.parmi == Source::actions;
  CHECK(explanation.membres.size() == (is_of_actions ? 0 : counted));
  CHECK(explanation.actions.size() == (is_of_actions ? counted : 0));
  CHECK(std::is_sorted(explanation.actions.begin(), explanation.actions.end()));
}

/// What `tell` says of each youth must add up to the figure.
void check_stories(const Figures& figures, TerritoireId t, Period asked) {
  std::vector<std::int64_t> counted(figures.catalogue().cards.size(), 0);
  for (JeuneId jeune = 0; jeune < figures.records().jeunes.size(); ++jeune) {
    for (const Verdict& verdict : tell(figures, jeune, t, asked).verdicts) {
      if (verdict.is_counted) ++counted[verdict.card];
      CHECK(verdict.is_counted == (verdict.motif.empty() && verdict.lignes > 0));
    }
  }
  for (std::size_t i = 0; i < counted.size(); ++i) {
    const Card& card = figures.catalogue().cards[i];
    if (card.kind != Kind::compte || card.parmi == Source::actions) continue;
    INFO(card.code);
    CHECK(figures.value(i, t, asked).number == Ratio{counted[i], 1});
  }
}

}  // namespace

TEST_CASE("an explanation agrees with its figure, for every figure") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const auto records = RandomFolder{seed}.build();
    const Figures figures = figures_of(records, 2010, day("2010-12-31"));
    for (const Card& card : figures.catalogue().cards) {
      for (TerritoireId t = 0; t < records.territoires.size(); ++t) {
        for (const char* code : kExplained) check_explanation(figures, card, t, period(code));
      }
    }
    check_stories(figures, records.territoires.root, period("2010-T3"));
    check_stories(figures, records.territoires.by_code.at("M1"), period("2010"));
  }
}

TEST_CASE("the steps of a card's example are those of its explanation") {
  for (const Card& card : catalogue().cards) {
    for (const Example& example : card.exemples) {
      RecordsBuilder builder;
      builder.small_tree();
      for (const ExampleFile& file : example.fichiers) builder.file(file.nom, file.contenu);
      const auto records = builder.build();
      const Period asked = period(example.periode);
      const Day arrete = example.arrete == Day::unknown ? last_day(asked) : example.arrete;
      const Figures figures = figures_of(records, asked.year, arrete);
      const auto place = records.territoires.by_code.at(example.territoire);
      const auto conditions = explain(figures, example.chiffre, place, asked).conditions;
      INFO(card.code << " : " << example.recit);
      REQUIRE(example.etapes.size() == (card.kind == Kind::compte ? conditions.size() : 0));
      for (std::size_t i = 0; i < example.etapes.size(); ++i) {
        CHECK(example.etapes[i].condition == conditions[i].nom);
        CHECK(example.etapes[i].retenues == conditions[i].retenues);
      }
    }
  }
}

TEST_CASE("a region is not the sum of its missions locales") {
  RecordsBuilder builder;
  builder.small_tree().file("cotraitances.csv",
                            "cotraitance;jeune;mission_locale;date_affectation\n"
                            "C1;J1;M1;2010-01-10\nC2;J1;M2;2010-02-10\nC3;J2;M2;2010-03-10\n");
  const auto records = builder.build();
  const Figures figures = figures_of(records, 2010, day("2010-03-31"));
  const auto region = records.territoires.by_code.at("R1");
  const Explanation explanation = explain(figures, "DE0", region, period("2010-T1"));
  CHECK(explanation.value.number == Ratio{2, 1});
  CHECK(explanation.somme_des_parts == 3);
  REQUIRE(explanation.parts.size() == 2);
  CHECK(explanation.parts[1].value.number == Ratio{2, 1});
  REQUIRE(explanation.parametres.size() == 1);
  CHECK(explanation.parametres[0].nom == "civis_deja_suivi");
  CHECK(explanation.parametres[0].valeur == "non_decompte");
  CHECK_FALSE(explanation.parametres[0].is_imposed);
}

TEST_CASE("the story of one youth, stretch by stretch") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("jeunes.csv", "jeune;date_naissance\nJ1;1990-05-05\n")
      .file("cotraitances.csv",
            "cotraitance;jeune;mission_locale;date_affectation;date_acceptation;"
            "date_initialisation;date_fin\nC1;J1;M1;2010-01-10;2010-01-12;2010-01-20;2010-09-01\n")
      .file("inscriptions.csv",
            "jeune;date_debut;date_fin;motif_fin\nJ1;2010-01-02;2010-05-01;cessation\n"
            "J1;2010-06-01;;\n")
      .file("alertes.csv",
            "cotraitance;date_signalement;date_cloture;decision\n"
            "C1;2010-03-01;2010-03-15;maintien\n");
  const auto records = builder.build();
  const Figures figures = figures_of(records, 2010, day("2010-12-31"));
  const JeuneStory story = tell(figures, 0, records.territoires.root, period("2010-T1"));
  std::string text;
  for (const TimelineEntry& entry : story.entries) {
    text += iso_text(entry.jours.begin) + " " + iso_text(entry.jours.end) + " " + entry.nature +
            " | " + entry.libelle + "\n";
  }
  CHECK(text ==
        "2010-01-02 2010-05-01 inscription | jusqu’à la cessation\n"
        "2010-01-10 2010-01-12 co-traitance C1 | affectée\n"
        "2010-01-12 2010-01-20 co-traitance C1 | acceptée\n"
        "2010-01-20 2010-03-01 co-traitance C1 | accompagnement actif\n"
        "2010-03-01 2010-03-15 co-traitance C1 | alerte\n"
        "2010-03-15 2010-05-01 co-traitance C1 | accompagnement actif\n"
        "2010-05-01 2010-06-01 co-traitance C1 | suspension\n"
        "2010-06-01  inscription | \n"
        "2010-06-01 2010-09-01 co-traitance C1 | accompagnement actif\n"
        "2010-09-01  co-traitance C1 | sortie : fin déclarée\n");
}

TEST_CASE("a day that changes nothing of a row cuts none of its stretches") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("cotraitances.csv",
            "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n"
            "C1;J1;M1;2010-01-10;2010-01-10\n")
      .file("inscriptions.csv",
            "jeune;date_debut;date_fin;motif_fin\nJ1;2010-01-02;2010-03-10;cessation\n")
      .file("alertes.csv",
            "cotraitance;date_signalement;date_cloture;decision\n"
            "C1;2010-03-01;2010-03-15;maintien\n");
  const auto records = builder.build();
  const Figures figures = figures_of(records, 2010, day("2010-12-31"));
  std::string text;
  for (const auto& entry : tell(figures, 0, records.territoires.root, period("2010")).entries) {
    if (entry.nature == "inscription") continue;
    text +=
        iso_text(entry.jours.begin) + " " + iso_text(entry.jours.end) + " " + entry.libelle + "\n";
  }
  CHECK(text ==
        "2010-01-10 2010-03-01 accompagnement actif\n2010-03-01 2010-03-15 alerte\n"
        "2010-03-15 2010-09-10 suspension\n2010-09-10  sortie : six mois sans inscription\n");
}
