// The page that opens a run's folder, whole, and what is said of a run against the one before.
#include "campaign/run/index_page.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "campaign/record/run_figures.hpp"
#include "campaign/run/former_run.hpp"
#include "support/golden.hpp"
#include "support/temporary_folder.hpp"
#include "wording/dates.hpp"

using namespace copil;
using namespace copil::campaign;
using copil::testing::TemporaryFolder;

namespace {

RecordedDocument entry_of_document(const char* report, const char* territoire, const char* folder,
                                   int blanks) {
  RecordedDocument made;
  made.report = report;
  made.territoire = territoire;
  made.libelle = std::string{"Nom de "} + territoire;
  made.niveau = "mission_locale";
  made.folder = folder;
  made.period = {Period::Kind::month, 2010, 6};
  made.pages = 3;
  const std::string stem = std::string{folder} + "/" + report + "_" + territoire;
  made.files = {{stem + ".pdf", "a", 1024}, {stem + ".xlsx", "b", 1025}};
  made.open_blanks.resize(static_cast<std::size_t>(blanks));
  return made;
}

RunRecord record() {
  RunRecord run;
  run.program = "copil 1";
  run.campaign = "mensuelle";
  run.title = "Campagne d'essai";
  run.period = {Period::Kind::month, 2010, 6};
  run.arrete = *make_day(2010, 6, 30);
  run.rules = {"Règle un.", "Règle deux."};
  vocabulary::CitedFile input{"services.csv", {}, std::string(64, 'c')};
  input.count.read = 12345;
  input.count.kept = 12344;
  input.count.rejected = 1;
  run.inputs = {input};
  run.documents = {
      entry_of_document("bilan", "ML3", "R1", 0), entry_of_document("bilan", "ML2", "R1", 1),
      entry_of_document("bilan", "ML1", "R1", 2), entry_of_document("tableau", "ML4", "R2", 21)};
  run.documents[3].state = DocumentState::stale;
  run.documents.push_back(entry_of_document("tableau", "ML5", "R2", 0));
  run.documents[4].state = DocumentState::failed;
  run.documents[4].files.clear();
  run.documents[4].failure = "erreur : <a> & \"b\"\n";
  run.documents.push_back(entry_of_document("tableau", "ML6", "R2", 21));
  for (const char* where : {"ML1", "ML2"}) {
    run.objectless.push_back(entry_of_document("bilan", where, "R1", 0));
    run.objectless.back().failure = "Rien d'inscrit : ajoutez \"series.csv\"";
  }
  run.companions = {{"R1.zip", "d", 2048}};
  run.folder_names = {{"R1", "Région d'Un"}};
  return run;
}

const std::string kEnd =
    " à la campagne précédente (" + wording::period_text({Period::Kind::month, 2010, 5}) + ")\n";

RunFigure figure_in_unit(const std::string& code, const std::string& value,
                         const char* unit = "jeunes", const char* above = "",
                         const char* period = "2010-05") {
  return {"FR", "national", "France", above, code, "", unit, period, "", value, ""};
}

StoredRun before(std::vector<RunFigure> figures, std::uint64_t rows = 10) {
  StoredRun run{record(), std::move(figures)};
  run.record.period = {Period::Kind::month, 2010, 5};
  run.record.inputs[0].count.read = rows;
  return run;
}

/// What is told of a run that read so many rows and gives these figures.
std::string told(const StoredRun& former, std::vector<RunFigure> figures, std::uint64_t rows = 10) {
  RunRecord now = record();
  now.inputs[0].count.read = rows;
  for (auto& one : figures) one.periode = "2010-06";
  std::string text;
  for (const auto& warning : compared_with_former(former, now, figures)) {
    CHECK(warning.severity == Severity::warning);
    text += warning.message + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("the page of a run, whole") {
  Campaign campaign;
  campaign.name = "mensuelle";
  campaign.description = "Chaque mois, l'essentiel.";
  for (const char* name : {"bilan", "tableau"}) {
    vocabulary::Report report;
    report.name = name;
    report.title = std::string{"Titre de "} + name;
    campaign.reports.push_back({report, {}, PeriodChoice::asked, {}});
  }
  copil::testing::check_golden(index_page(record(), campaign),
                               "campaign/references/index.html.txt");
}

TEST_CASE("the papers of a region come first, then départements, then missions locales") {
  RunRecord run = record();
  run.documents = {entry_of_document("bilan", "A", "R1", 0),
                   entry_of_document("bilan", "B", "R1", 0),
                   entry_of_document("bilan", "C", "R1", 0)};
  run.documents[1].niveau = "departement";
  run.documents[2].niveau = "region";
  Campaign campaign;
  const std::string page = index_page(run, campaign);
  const auto at = [&](const char* name) { return page.find(std::string{"Nom de "} + name); };
  CHECK(at("C") < at("B"));
  CHECK(at("B") < at("A"));
  CHECK(page.find("Règle un.") > at("A"));
}

TEST_CASE("rows that moved by more than half are told, from ten on") {
  const auto rows = [&](std::uint64_t old, std::uint64_t now) {
    return told(before({}, old), {}, now);
  };
  CHECK(rows(10, 15) == "");
  CHECK(rows(10, 16) == "services.csv : lignes lues, 16, contre 10" + kEnd);
  CHECK(rows(10, 5) == "");
  CHECK(rows(10, 4) == "services.csv : lignes lues, 4, contre 10" + kEnd);
  CHECK(rows(9, 100) == "");
  CHECK(rows(10, 0) == "services.csv : lignes lues, 0, contre 10" + kEnd);
}

TEST_CASE("counts of the whole network that moved are told, ten by name") {
  CHECK(told(before({figure_in_unit("DE0", "10")}), {figure_in_unit("DE0", "16")}) ==
        "DE0 : 16, contre 10" + kEnd);
  CHECK(told(before({figure_in_unit("DE0", "10")}), {figure_in_unit("DE0", "15")}) == "");
  CHECK(told(before({figure_in_unit("EM4", "10", "actions")}),
             {figure_in_unit("EM4", "0", "actions")}) == "EM4 : 0, contre 10" + kEnd);
  // Rates, details, parts of the network, other periods and what is unknown are passed over.
  for (const RunFigure& old :
       {figure_in_unit("DE1", "10", "taux"), figure_in_unit("DE0.civis", "10"),
        figure_in_unit("DE0", "10", "jeunes", "FR"),
        figure_in_unit("DE0", "10", "jeunes", "", "2010"), figure_in_unit("DE0", "")}) {
    auto now = old;
    now.valeur = "100";
    CHECK(told(before({old}), {now}) == "");
  }
  CHECK(told(before({figure_in_unit("DE0", "10")}), {figure_in_unit("DE0", "")}) == "");
  CHECK(told(before({figure_in_unit("DE0", "10")}), {}) == "");
  for (const int count : {10, 11, 12}) {
    std::vector<RunFigure> old;
    std::vector<RunFigure> now;
    for (int i = 0; i < count; ++i) {
      old.push_back(figure_in_unit("X" + std::to_string(100 + i), "10"));
      now.push_back(figure_in_unit("X" + std::to_string(100 + i), "30"));
    }
    const std::string text = told(before(old), now);
    CAPTURE(count, text);
    CHECK(std::count(text.begin(), text.end(), '\n') == std::min(count, 11));
    const std::string last = count == 10   ? "X109 : 30, contre 10" + kEnd
                             : count == 11 ? "1 autre chiffre a changé de plus de la moitié\n"
                                           : "2 autres chiffres ont changé de plus de la moitié\n";
    CHECK(text.ends_with(last));
  }
}

TEST_CASE("the run before is the folder's own, else the last earlier one beside it") {
  const TemporaryFolder folder;
  const auto write = [&](const std::string& name, const std::string& campaign, Period period) {
    RunRecord run = record();
    run.campaign = campaign;
    run.period = period;
    folder.write(name + "/manifeste.json", manifest(run));
    folder.write(name + "/chiffres.csv", figures_csv({figure_in_unit("DE0", "10")}));
  };
  using Kind = Period::Kind;
  const RunIdentity june{"mensuelle", {Kind::month, 2010, 6}};
  const auto found = [&] {
    const auto run = former_run(folder.file("juin"), june);
    return run ? run->record.campaign + " " + period_code(run->record.period) : "";
  };
  folder.write("juin/autre.txt", "");
  CHECK(found() == "");
  write("a", "annuelle", {Kind::month, 2010, 5});
  write("b", "mensuelle", {Kind::year, 2009, 1});
  write("c", "mensuelle", {Kind::month, 2010, 6});
  write("d", "mensuelle", {Kind::month, 2010, 7});
  CHECK(found() == "");
  write("e", "mensuelle", {Kind::month, 2010, 3});
  write("f", "mensuelle", {Kind::month, 2010, 4});
  write("g", "mensuelle", {Kind::month, 2009, 12});
  CHECK(found() == "mensuelle 2010-04");
  // Of runs of one period the first by its name, wherever it stands.
  for (const char* name : {"m", "z", "k", "b2", "y", "q", "x"}) {
    write(name, "mensuelle", {Kind::month, 2010, 5});
    folder.write(std::string{name} + "/chiffres.csv", figures_csv({figure_in_unit(name, "10")}));
  }
  const auto tied = former_run(folder.file("juin") + "/", june);
  REQUIRE(tied);
  CHECK(tied->figures.front().indicateur == "b2");
  write("juin", "mensuelle", {Kind::month, 2010, 6});
  CHECK(found() == "mensuelle 2010-06");
}
