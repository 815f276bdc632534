#include <catch2/catch.hpp>

#include <algorithm>

#include "figures/explain.hpp"
#include "figures/row_list.hpp"
#include "support/random_folder.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

namespace {

const char* const kExplained[] = {"2010", "2010-T1", "2010-T3", "2010-06"};

/// The lists of rows have as many as the explanation counts, condition by condition.
void check_rows(const Figures& figures, const Explanation& explanation, TerritoireId t,
                Period asked) {
  const Card& card = figures.catalogue().cards[explanation.card];
  const auto total = [&](const RowQuery& query) {
    return rows_behind(figures, card.code, t, asked, query).total;
  };
  CHECK(total({}) == explanation.lignes);
  for (const ConditionCount& condition : explanation.conditions) {
    CHECK(total({WhichRows::left_out, condition.nom}) == condition.ecartees);
  }
  const RowList kept = rows_behind(figures, card.code, t, asked, {WhichRows::kept});
  const std::uint64_t sauf = total({WhichRows::left_out, std::string{kSauf}});
  CHECK(kept.total + sauf == explanation.lignes_retenues);
  CHECK(total({WhichRows::left_out}) == explanation.lignes - kept.total);
  std::vector<JeuneId> jeunes;
  for (const ListedRow& row : kept.rows) {
    CHECK(row.motif.empty());
    jeunes.push_back(row.jeune);
  }
  std::sort(jeunes.begin(), jeunes.end());
  jeunes.erase(std::unique(jeunes.begin(), jeunes.end()), jeunes.end());
  auto membres = explanation.membres;
  std::sort(membres.begin(), membres.end());
  CHECK((card.parmi == Source::actions || jeunes == membres));
}

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
  check_rows(figures, explanation, t, asked);
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

TEST_CASE("rows left out are listed with their file, dates and reason, a page at a time") {
  RecordsBuilder builder;
  builder.small_tree()
      .file("inscriptions.csv", "jeune;date_debut;date_fin;motif_fin\nJ2;2009-12-01;;\n")
      .file("civis.csv", "jeune;mission_locale;date_debut\nJ1;M1;2009-06-01\n")
      .file("cotraitances.csv",
            "cotraitance;jeune;mission_locale;date_affectation;date_initialisation\n"
            "C1;J1;M1;2010-01-10;2010-01-20\nC2;J2;M2;2010-02-10;2010-05-02\n"
            "C3;J2;M1;2010-03-10;\n");
  const auto records = builder.build();
  const Figures figures = figures_of(records, 2010, day("2010-03-31"));
  const auto root = records.territoires.root;
  const auto list = [&](const RowQuery& query) {
    std::string text;
    for (const auto& row : rows_behind(figures, "DE0", root, period("2010-T1"), query).rows) {
      text += std::string{records::file_name(row.at.file)} + " " + std::to_string(row.at.row);
      for (const auto& date : row.dates) {
        text += " " + std::string{date.column} + "=" + iso_text(date.day);
      }
      text += row.motif.empty() ? "\n" : " | " + row.motif + "\n";
    }
    return text;
  };
  CHECK(
      list({WhichRows::left_out}) ==
      "cotraitances.csv 0 date_affectation=2010-01-10 date_initialisation=2010-01-20 | ne remplit "
      "pas la condition : jeune que la règle sur le CIVIS ne laisse pas de côté le jour de son "
      "affectation (article 5.4 et annexe 7, contre annexe 6 (article 4.1))\n");
  CHECK(list({WhichRows::kept}) ==
        "cotraitances.csv 2 date_affectation=2010-03-10\n"
        "cotraitances.csv 1 date_affectation=2010-02-10\n");
  RowQuery second;
  second.first = 1;
  second.most = 1;
  CHECK(list(second) == "cotraitances.csv 2 date_affectation=2010-03-10\n");
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
