// Two runs side by side: what changed and why, on records written for it.
#include "campaign/comparison.hpp"

#include <functional>

#include "base/text.hpp"
#include "campaign/run_written.hpp"

using namespace copil;
using namespace copil::campaign;
using copil::testing::recorded_document;
using copil::testing::written_record;

namespace {

RunFigure run_figure(const std::string& territoire, const std::string& indicateur,
                     const std::string& periode, const std::string& valeur) {
  RunFigure made;
  made.territoire = territoire;
  made.indicateur = indicateur;
  made.periode = periode;
  made.valeur = valeur;
  made.cumul = valeur + "0";
  return made;
}

StoredRun stored_run() {
  return {written_record(),
          {run_figure("R82", "DE0", "2010-06", "3"), run_figure("R11", "DE0", "2010-06", "4"),
           run_figure("R11", "VOL", "2010", "5")}};
}

/// What is said of that change of the later run.
std::vector<std::string> causes_of(const std::function<void(RunRecord&)>& change) {
  StoredRun after = stored_run();
  change(after.record);
  return compare(stored_run(), after).causes;
}

/// The causes of a document whose file changed too, joined.
std::string document_causes_of(const std::function<void(Origins&)>& change) {
  StoredRun before = stored_run();
  StoredRun after = before;
  after.record.documents[0].files[0].sha256 = "autre";
  change(after.record.origins);
  const Comparison found = compare(before, after);
  REQUIRE(found.documents.size() == 1);
  CHECK(found.documents[0].document.territoire == "R11");
  CHECK(found.documents[0].document.files[0].sha256 == "autre");
  return joined(found.documents[0].causes);
}

/// The figures that changed: territory, indicator, value before and after.
std::string figures_text(const Comparison& found) {
  std::string text;
  for (const auto& change : found.figures) {
    text += change.either().territoire + " " + change.either().indicateur + " " +
            (change.before ? change.before->valeur : "-") + " " +
            (change.after ? change.after->valeur : "-") + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a run is the same as itself") {
  const Comparison found = compare(stored_run(), stored_run());
  CHECK(found.causes.empty());
  CHECK(found.figures.empty());
  CHECK(found.documents.empty());
  CHECK(found.same_figures == 3);
  CHECK(found.same_documents == 2);
}

TEST_CASE("each cause of a difference between two runs has its sentence") {
  using Sentences = std::vector<std::string>;
  CHECK(causes_of([](auto& r) { r.period.rank = 7; }) ==
        Sentences{"période : juin\u00A02010, puis juillet\u00A02010"});
  CHECK(causes_of([](auto& r) { r.arrete = r.arrete + 1; }) ==
        Sentences{"arrêté : 30\u00A0juin\u00A02010, puis 1er\u00A0juillet\u00A02010"});
  CHECK(causes_of([](auto& r) { r.rules.push_back("Règle deux."); }) ==
        Sentences{"règle nouvelle : Règle deux."});
  CHECK(causes_of([](auto& r) { r.rules.clear(); }).empty());
  CHECK(causes_of([](auto& r) { r.inputs[0].sha256 = "cd"; }) ==
        Sentences{"services.csv a changé"});
  CHECK(causes_of([](auto& r) {
          r.inputs[0].sha256 = "cd";
          r.inputs[0].count.kept = 1200;
        }) == Sentences{"services.csv a changé : 9 lignes retenues, puis 1\u202F200"});
  CHECK(causes_of([](auto& r) {
          r.inputs[0].sha256 = "cd";
          r.inputs[0].count.rejected = 2;
        }) == Sentences{"services.csv a changé ; 1 rejetées, puis 2"});
  CHECK(causes_of([](auto& r) { r.inputs[0].count.kept = 7; }).empty());
  CHECK(causes_of([](auto& r) { r.inputs[0].name = "civis.csv"; }) ==
        Sentences{"services.csv n'est plus là", "civis.csv est arrivé"});
  CHECK(causes_of([](auto& r) { r.origins.definitions = "autre"; }) ==
        Sentences{"des cartes de chiffres ou des paramètres ont changé"});
  CHECK(causes_of([](auto& r) { r.origins.reports[0].model = "autre"; }) ==
        Sentences{"le modèle de bilan a changé"});
  CHECK(causes_of([](auto& r) { r.origins.reports[0].definition = "autre"; }) ==
        Sentences{"la définition du rapport bilan a changé"});
  CHECK(causes_of([](auto& r) { r.origins.reports[0].control = "autre"; }) ==
        Sentences{"les saisies ou les tables du contrôle ont changé, pour bilan"});
  CHECK(causes_of([](auto& r) { r.origins.reports[0].report = "autre"; }).empty());
  CHECK(causes_of([](auto& r) { r.origins.program = "autre"; }) ==
        Sentences{"le programme a changé"});
  CHECK(causes_of([](auto& r) { r.origins.surroundings = "autre"; }) ==
        Sentences{"des polices ou des bibliothèques ont changé"});
  CHECK(causes_of([](auto& r) { r.origins.surroundings.clear(); }).empty());
}

TEST_CASE("a changed document bears the causes that reach it") {
  CHECK(document_causes_of([](auto&) {}).empty());
  CHECK(document_causes_of([](auto& o) { o.data = "autre"; }) == "données");
  CHECK(document_causes_of([](auto& o) { o.rules = "autre"; }) == "arrêté ou règles");
  CHECK(document_causes_of([](auto& o) { o.definitions = "autre"; }) == "cartes ou paramètres");
  CHECK(document_causes_of([](auto& o) { o.reports[0].model = "autre"; }) == "modèle");
  CHECK(document_causes_of([](auto& o) { o.reports[0].definition = "autre"; }) ==
        "définition du rapport");
  CHECK(document_causes_of([](auto& o) { o.reports[0].control = "autre"; }) ==
        "contrôle des saisies");
  CHECK(document_causes_of([](auto& o) { o.reports.clear(); }).empty());
  CHECK(document_causes_of([](auto& o) { o.program = "autre"; }) == "programme");
  CHECK(document_causes_of([](auto& o) { o.surroundings = "autre"; }) ==
        "polices ou bibliothèques");
  CHECK(document_causes_of([](auto& o) { o.data = o.program = "autre"; }) == "données, programme");
}

TEST_CASE("figures that changed, came or went are listed by territory, each beside its own") {
  StoredRun after = stored_run();
  after.figures[0].valeur = "7";
  after.figures[1].cumul = "41";
  after.figures[2].indicateur = "ACT";
  CHECK(figures_text(compare(stored_run(), after)) ==
        "R11 DE0 4 4\nR11 ACT - 5\nR11 VOL 5 -\nR82 DE0 3 7\n");
  CHECK(compare(stored_run(), after).same_figures == 0);
  // What is of no file's values is no change.
  after = stored_run();
  after.figures[0].libelle = after.figures[0].arrete_au = "autre";
  CHECK(compare(stored_run(), after).same_figures == 3);
}

TEST_CASE("the period asked for is compared with the one asked for before, others by their name") {
  StoredRun after = stored_run();
  after.record.period.rank = 7;
  for (RunFigure& figure : after.figures) {
    if (figure.periode == "2010-06") figure.periode = "2010-07";
  }
  for (auto& document : after.record.documents) document.period.rank = 7;
  Comparison found = compare(stored_run(), after);
  CHECK(found.same_figures == 3);
  CHECK(found.same_documents == 2);
  after.figures[2].periode = "2011";
  after.record.documents[0].period.rank = 5;
  found = compare(stored_run(), after);
  CHECK(figures_text(found) == "R11 VOL - 5\nR11 VOL 5 -\n");
  CHECK(found.same_documents == 1);
  CHECK(found.documents.size() == 2);
}

TEST_CASE("documents come and go; failed ones are none") {
  using Nature = DocumentChange::Nature;
  StoredRun after = stored_run();
  after.record.documents[0].territoire = "R01";
  after.record.documents.push_back(recorded_document("R94", "h"));
  after.record.documents[1].files.push_back({"R82/bilan.xlsx", "h3", 1});
  const Comparison found = compare(stored_run(), after);
  std::vector<std::pair<std::string, Nature>> natures;
  for (const auto& change : found.documents) {
    natures.emplace_back(change.document.territoire, change.nature);
  }
  CHECK(natures == std::vector<std::pair<std::string, Nature>>{{"R01", Nature::added},
                                                               {"R82", Nature::changed},
                                                               {"R94", Nature::added},
                                                               {"R11", Nature::removed}});
  CHECK(found.same_documents == 0);
  after = stored_run();
  after.record.documents[2].state = DocumentState::current;
  CHECK(compare(stored_run(), after).documents[0].nature == Nature::added);
  CHECK(compare(after, stored_run()).documents[0].nature == Nature::removed);
}
