#include "campaign/schedule.hpp"

#include <catch2/catch.hpp>

#include "campaign/plan/plan.hpp"
#include "records/read.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::campaign;
using namespace copil::vocabulary;
using namespace copil::production;
using copil::testing::TemporaryFolder;
using records::TypeTerritoire;

namespace {

std::vector<Report> reports() {
  Report bilan;
  bilan.name = "bilan";
  bilan.levels = {TypeTerritoire::mission_locale};
  bilan.periods = {Period::Kind::year};
  bilan.outputs = {Output::pdf, Output::xlsx};
  Report tableau;
  tableau.name = "tableau";
  tableau.levels = {TypeTerritoire::national, TypeTerritoire::region,
                    TypeTerritoire::mission_locale};
  tableau.periods = {Period::Kind::month};
  tableau.outputs = {Output::pdf};
  return {bilan, tableau};
}

constexpr const char* kGood =
    R"(campagne: mensuelle
titre: Campagne mensuelle
description: Chaque mois.
rapports:
  - rapport: bilan
    periode: année
    formats: [xlsx]
  - rapport: tableau
    niveaux: [region, mission_locale]
)";

records::Territoires tree() {
  const TemporaryFolder folder;
  folder.write("territoires.csv",
               "code;type;libelle;parent\nFR;national;France;\nR82;region;Rhône-Alpes;FR\n"
               "R11;region;Île-de-France;FR\nML02;mission_locale;Deux;R82\n"
               "ML01;mission_locale;Un;R82\nML03;mission_locale;Trois;R11\n");
  auto reading = records::read_folder(folder.path(), {});
  REQUIRE(reading);
  return std::move(reading->records.territoires);
}

/// `bilan ML01 2010 R82 xlsx`, one a line.
std::string plan_text(const std::vector<PlannedDocument>& documents,
                      const records::Territoires& known) {
  std::string text;
  for (const auto& document : documents) {
    text += document.report + " " + known.code[document.territoire] + " " +
            period_code(document.period) + " " + document.folder;
    for (const auto output : document.outputs) text += " " + std::string{ending(output)};
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a campaign is read: reports, levels, periods, formats") {
  const auto campaign = parse_campaign(kGood, "mensuelle.yaml", reports());
  INFO((campaign ? "" : formatted(campaign.error())));
  REQUIRE(campaign);
  REQUIRE(campaign->reports.size() == 2);
  CHECK(campaign->reports[0].levels == std::vector{TypeTerritoire::mission_locale});
  CHECK(campaign->reports[0].outputs == std::vector{Output::xlsx});
  const Period june{Period::Kind::month, 2010, 6};
  CHECK(period_of(campaign->reports[0], june) == year_of(june));
  CHECK(period_of(campaign->reports[1], june) == june);
}

TEST_CASE("all faults of a campaign are said at once, where they stand") {
  const auto campaign = parse_campaign(
      R"(campagne: trimestrielle
titre: x
rapports:
  - rapport: bilna
  - rapport: bilan
    niveaux: [region]
    formats: [docx]
    cadence: vite
  - rapport: tableau
    periode: année
  - rapport: tableau
    periode: demain
)",
      "mensuelle.yaml", reports());
  REQUIRE_FALSE(campaign);
  std::string messages;
  for (const auto& fault : campaign.error()) {
    messages += std::to_string(fault.place.line) + ": " + fault.message + "\n";
  }
  CHECK(messages ==
        R"(1: la clé « description » manque
1: la campagne « trimestrielle » doit porter le nom de son fichier, « mensuelle »
4: rapport inconnu « bilna »
6: le rapport « bilan » n'est pas fait pour « region »
7: le rapport « bilan » n'a pas le format « docx »
8: clé inconnue « cadence » dans un rapport de campagne
10: le rapport « tableau » n'est pas fait pour une année
11: le rapport « tableau » est déjà dans la campagne
12: « demain » n'est pas possible pour « periode »
)");
}

TEST_CASE("an unknown campaign gets a suggestion") {
  const TemporaryFolder folder;
  folder.write("mensuelle.yaml", kGood);
  CHECK(load_campaign(folder.path(), "mensuelle", reports()));
  const auto found = load_campaign(folder.path(), "mensuele", reports());
  REQUIRE_FALSE(found);
  CHECK(formatted(found.error()) ==
        "erreur : campagne inconnue « mensuele »\n"
        "   aide : vouliez-vous dire « mensuelle » ?\n");
}

TEST_CASE("the shipped campaign is sound") {
  const Resources resources{COPIL_SOURCE_DIR};
  const auto known = load_reports(resources.reports());
  REQUIRE(known);
  const auto campaign = load_campaign(resources.campaigns(), "mensuelle", *known);
  INFO((campaign ? "" : formatted(campaign.error())));
  REQUIRE(campaign);
  const Period june{Period::Kind::month, 2010, 6};
  for (const auto& entry : campaign->reports) {
    CHECK(check_period(entry.report, period_of(entry, june), last_day(june)).empty());
  }
}

TEST_CASE("documents are planned from the nation down, by report and code, in regions' folders") {
  const auto campaign = parse_campaign(kGood, "mensuelle.yaml", reports());
  REQUIRE(campaign);
  const auto known = tree();
  const Period june{Period::Kind::month, 2010, 6};
  CHECK(plan_text(plan_documents(*campaign, known, {}, june), known) ==
        R"(tableau R11 2010-06 R11 pdf
tableau R82 2010-06 R82 pdf
bilan ML01 2010 R82 xlsx
bilan ML02 2010 R82 xlsx
bilan ML03 2010 R11 xlsx
tableau ML01 2010-06 R82 pdf
tableau ML02 2010-06 R82 pdf
tableau ML03 2010-06 R11 pdf
)");
  Selection selection;
  selection.territoire = *known.find("R82");
  selection.niveau = "mission_locale";
  selection.reports = {"tableau"};
  selection.outputs = {Output::xlsx};
  CHECK(plan_text(plan_documents(*campaign, known, selection, june), known) ==
        "tableau ML01 2010-06 R82 xlsx\n"
        "tableau ML02 2010-06 R82 xlsx\n");
}

TEST_CASE("a report is refused for a period that it is not made for") {
  const Period june{Period::Kind::month, 2010, 6};
  const auto faults = check_period(reports()[0], june, last_day(june));
  CHECK(formatted(faults) ==
        "erreur : le rapport « bilan » n'est pas fait pour un mois (« 2010-06 »)\n"
        "   aide : il est fait pour : une année\n");
}

TEST_CASE("before the period's year only acts that are prepared ahead are made") {
  const Period year{Period::Kind::year, 2010, 1};
  auto report = reports()[0];
  const Day eve = *make_day(2009, 12, 31);
  CHECK(formatted(check_period(report, year, eve)) ==
        "erreur : le rapport « bilan » ne se fait pas au 2009-12-31 : rien de 2010 n'était connu\n"
        "   aide : choisissez un arrêté à partir du 2010-01-01\n");
  CHECK(check_period(report, year, eve + 1).empty());
  report.is_made_ahead = true;
  CHECK(check_period(report, year, eve).empty());
}

TEST_CASE("a campaign that is a list, a report that is a word are told with what is awaited") {
  const auto said = [](const char* text) {
    const auto campaign = parse_campaign(text, "mensuelle.yaml", reports());
    REQUIRE_FALSE(campaign);
    REQUIRE(campaign.error().size() == 1);
    return formatted(campaign.error());
  };
  CHECK(said("- bilan\n")
            .find("une campagne est attendue, avec les clés campagne, titre, description, "
                  "rapports") != std::string::npos);
  CHECK(said("campagne: mensuelle\ntitre: T\ndescription: D\nrapports:\n  - bilan\n")
            .find("un rapport est attendu, avec les clés rapport et niveaux") != std::string::npos);
}

TEST_CASE("an entry of a campaign that names no report is told once, where it stands") {
  const auto campaign = parse_campaign(
      "campagne: mensuelle\ntitre: T\ndescription: D\nrapports:\n  - niveaux: [region]\n",
      "mensuelle.yaml", reports());
  REQUIRE_FALSE(campaign);
  REQUIRE(campaign.error().size() == 1);
  CHECK(campaign.error().front().place.line == 5);
  CHECK(campaign.error().front().message.find("rapport") != std::string::npos);
}
