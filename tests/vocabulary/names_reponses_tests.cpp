// What came back from below: nothing of a territory outside, what is missing, what is counted.
#include <catch2/catch.hpp>

#include "vocabulary/gathered.hpp"
#include "vocabulary/stage.hpp"

using namespace copil;
using namespace copil::vocabulary;
using expansion::Record;
using expansion::RecordList;

namespace {

/// A form of three blanks, one of them closed, answered by ML01, ML02 and ML04.
std::vector<GatheredAnswers> answers_of_three() {
  GatheredAnswers local;
  local.report = "bilan-local";
  local.levels = {records::TypeTerritoire::mission_locale};
  expansion::FormField open;
  open.name = "qde1";
  open.invite = "QDE1, services clairs";
  open.required = true;
  expansion::FormField closed;
  closed.name = "qem2";
  closed.kind = document::BlankKind::choice;
  closed.choices = {"oui", "non", "en partie"};
  expansion::FormField practice;
  practice.name = "bonnes_pratiques";
  local.form.fields = {open, closed, practice};
  local.by_territory["ML01"].fields = {{"qde1", "clairs à Sorne"}, {"qem2", "oui"}};
  local.by_territory["ML02"].fields = {{"qem2", "non"},
                                       {"bonnes_pratiques", "un atelier\nun forum"}};
  local.by_territory["ML04"].fields = {{"qde1", "secret d'Argence"}, {"qem2", "oui"}};
  return {local};
}

class Heard {
 public:
  Heard(const char* code, std::vector<GatheredAnswers> answers)
      : stage_(testing::opened_stage("demo", "2010", *make_day(2011, 2, 28))),
        answers_(std::move(answers)),
        names_(stage_.schema, stage_.facts, *stage_.dossier->records().territoires.find(code)) {
    names_.hear(answers_);
  }
  expansion::Term ask(const std::string& path) const { return ask_of(names_.root(), path); }
  expansion::Term ask_of(const Record& from, const std::string& path) const {
    return testing::answer_at(stage_.schema, from, path);
  }
  std::int64_t number(const Record& from, const std::string& path) const {
    return std::get<Value>(ask_of(from, path)).number.num;
  }
  std::int64_t number(const std::string& path) const { return number(names_.root(), path); }
  /// One line an item: its texts and numbers side by side.
  std::string lines(const std::string& path, const std::vector<std::string>& fields) const {
    std::string text;
    const auto items = std::get<RecordList>(ask(path));
    for (const auto* item : items) {
      for (const auto& field : fields) {
        const auto term = ask_of(*item, field);
        if (const auto* words = std::get_if<std::string>(&term)) text += *words + "|";
        if (const auto* value = std::get_if<Value>(&term)) {
          text += std::to_string(value->number.num) + "|";
        }
      }
      text += "\n";
    }
    return text;
  }

 private:
  testing::Stage stage_;
  std::vector<GatheredAnswers> answers_;
  DocumentNames names_;
};

}  // namespace

TEST_CASE("a region reads the answers of its missions locales and no other, by question") {
  const Heard r1{"R1", answers_of_three()};
  CHECK(r1.lines("synthese.reponses", {"question.nom", "territoire.code", "texte"}) ==
        "qde1|ML01|clairs à Sorne|\n"
        "qem2|ML01|oui|\n"
        "qem2|ML02|non|\n"
        "bonnes_pratiques|ML02|un atelier ; un forum|\n");
  CHECK(r1.lines("synthese.questions", {"nom", "famille", "reponses"}) ==
        "qde1|qde|1|\nqem2|qem|2|\nbonnes_pratiques|bonnes pratiques|1|\n");
  CHECK(r1.lines("synthese.choix", {"question.nom", "choix", "nombre"}) ==
        "qem2|oui|1|\nqem2|non|1|\nqem2|en partie|0|\n");
  CHECK(r1.number("synthese.reponses_qde") == 1);
  CHECK(r1.number("synthese.reponses_qem") == 2);
  CHECK(r1.number("synthese.reponses_qpa") == 0);
  CHECK(r1.number("synthese.pratiques") == 1);
}

TEST_CASE("who has not answered is known, and who left something mandatory open") {
  const Heard r1{"R1", answers_of_three()};
  CHECK(r1.number("synthese.attendus") == 3);
  CHECK(r1.number("synthese.recus") == 2);
  CHECK(r1.number("synthese.complets") == 1);
  CHECK(r1.lines("synthese.bilans", {"territoire.code", "manquantes"}) ==
        "ML01|0|\nML02|1|\nML03|1|\n");
}

TEST_CASE("the nation counts the local bilans by region and reads those of the regions") {
  auto answers = answers_of_three();
  GatheredAnswers regional;
  regional.report = "bilan-regional";
  regional.levels = {records::TypeTerritoire::region};
  regional.form = answers.front().form;
  regional.by_territory["R2"].fields = {{"qde1", "vu de la région"}};
  answers.insert(answers.begin(), regional);
  const Heard nation{"FR", answers};
  CHECK(nation.lines("synthese.reponses", {"territoire.code", "texte"}) == "R2|vu de la région|\n");
  CHECK(nation.lines("synthese.bilans_regions", {"territoire.code", "attendus", "recus"}) ==
        "R1|3|2|\nR2|1|1|\nR3|2|0|\n");
}

TEST_CASE("a document that hears nothing has no synthesis; one without answers has its expected") {
  CHECK(std::holds_alternative<std::monostate>(Heard("R1", {}).ask("synthese")));
  auto silent = answers_of_three();
  silent.front().by_territory.clear();
  const Heard r1{"R1", silent};
  CHECK(r1.number("synthese.recus") == 0);
  CHECK(r1.number("synthese.attendus") == 3);
  CHECK(r1.lines("synthese.reponses", {"texte"}).empty());
}
