// What documents name of a part of the year, of a compte rendu, of a year without data: values
// known beforehand.
#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "vocabulary/alerts.hpp"
#include "vocabulary/names.hpp"
#include "vocabulary/stage.hpp"

using namespace copil;
using namespace copil::vocabulary;
using expansion::Record;
using expansion::RecordList;
using expansion::Term;

namespace {

/// The demo at a period, and what one of its territories answers.
class PartStage {
 public:
  PartStage(const char* period, const char* territoire)
      : stage_(testing::opened_stage("demo", period, *make_day(2011, 2, 28))),
        names_(stage_.schema, stage_.facts,
               *stage_.dossier->records().territoires.find(territoire)) {}

  const DocumentNames& names() const { return names_; }
  Term answer(const std::string& path) const { return answer(names_.root(), path); }
  Term answer_of(const Record& from, const std::string& path) const { return answer(from, path); }
  std::int64_t whole(const std::string& path) const { return whole(names_.root(), path); }
  std::int64_t whole(const Record& from, const std::string& path) const {
    const Value value = std::get<Value>(answer(from, path));
    REQUIRE(value.is_defined());
    return value.number.num / value.number.den;
  }
  std::string words(const Record& from, const std::string& path) const {
    return std::get<std::string>(answer(from, path));
  }

 private:
  Term answer(const Record& from, const std::string& path) const {
    return testing::answer_at(stage_.schema, from, path);
  }

  testing::Stage stage_;
  DocumentNames names_;
};

}  // namespace

TEST_CASE("half a year has the volume of its last day, the year that of the arrêté") {
  const PartStage half{"2010-S1", "ML02"};
  CHECK(half.whole("territoire.volume_periode.realise") == 32);
  CHECK(half.whole("territoire.volume_periode.objectif") == 63);
  CHECK(half.whole("territoire.volume.realise") == 66);
  CHECK(half.whole("territoire.volume.objectif") == 73);
  // What `chiffres.csv` tells is the year's.
  const auto told = half.names().asked().find(
      {half.names().territoire(), "volume.realise", figures::Reach::period});
  REQUIRE(told != half.names().asked().end());
  CHECK(told->second.number.num == 66);
  const PartStage year{"2010", "ML02"};
  CHECK(year.whole("territoire.volume_periode.realise") == 66);
}

TEST_CASE("the alerts of a quarter are those of its last day") {
  const PartStage quarter{"2010-T1", "R1"};
  CHECK(quarter.whole("territoire.volume_periode.realise") == 40);
  const auto subjects = [&](const char* list) {
    std::set<std::string> found;
    const RecordList alerts = std::get<RecordList>(quarter.answer(list));
    for (const Record* alert : alerts) found.insert(quarter.words(*alert, "objet"));
    return found;
  };
  CHECK(subjects("alertes_periode") == std::set<std::string>{"dépassement prévisible"});
  CHECK(subjects("alertes") == std::set<std::string>{"dépassement", "dépassement du seuil"});
}

TEST_CASE("each month has the objective then in force") {
  const PartStage year{"2010", "ML02"};
  const auto months = std::get<RecordList>(year.answer("periode.mois"));
  REQUIRE(months.size() == 12);
  CHECK(year.whole(*months[5], "objectif") == 63);
  CHECK(year.whole(*months[6], "objectif") == 73);
}

TEST_CASE("a compte rendu closes the account that waited for it, and tells paid entries apart") {
  const PartStage waiting{"2010", "ML03"};
  CHECK(waiting.whole("convention.execution.reste_a_verser") == 1932);
  CHECK(std::get<std::string>(waiting.answer("convention.execution.statut")) == "solde à verser");
  const PartStage beyond{"2010", "ML01"};
  CHECK(beyond.whole("convention.execution.payees") == 50);
  CHECK(beyond.whole("convention.execution.non_payees") == 8);
}

TEST_CASE("of a year that a file says nothing of, its count is not 0 but unknown") {
  const PartStage stage{"2010", "ML01"};
  const Period before{Period::Kind::year, 2009, 1};
  const auto count = [&](const char* code) {
    return stage.names().value(code, before, stage.names().territoire(), figures::Reach::period);
  };
  CHECK_FALSE(count("DE3").is_defined());
  CHECK_FALSE(count("DE4").is_defined());
  CHECK(count("VOL").is_defined());
  CHECK(stage.names().silences().count({2009, records::FileId::accompagnements}) == 1);
}

TEST_CASE("what is published of a structure is held against its region and the nation") {
  const auto evolutions = [](const char* territoire) {
    const PartStage half{"2010-S1", territoire};
    const RecordList lines = std::get<RecordList>(half.answer("lignes_series"));
    REQUIRE(lines.size() == 6);
    REQUIRE(half.words(*lines[0], "code") == "acc_total");
    std::vector<std::pair<std::int64_t, std::int64_t>> found;
    for (const char* field : {"evolution", "evolution_region", "evolution_pays"}) {
      const Value value = std::get<Value>(half.answer_of(*lines[0], field));
      const Ratio exact = value.is_defined() ? reduced(value.number) : Ratio{0, 1};
      found.emplace_back(exact.num, exact.den);
    }
    return found;
  };
  using Found = std::vector<std::pair<std::int64_t, std::int64_t>>;
  // series.csv: 702 then 741 in ML01, 1 790 then 1 912 in R1, 3 120 then 3 345 in the nation.
  CHECK(evolutions("ML01") == Found{{1, 18}, {61, 895}, {15, 208}});
  CHECK(evolutions("R1") == Found{{61, 895}, {0, 1}, {15, 208}});
  CHECK(evolutions("FR") == Found{{15, 208}, {0, 1}, {0, 1}});
}

TEST_CASE("a volume tells apart the conventions that do not run, as of its own day") {
  const PartStage year{"2010", "FR"};
  CHECK(year.words(year.names().root(), "territoire.volume.a_part") ==
        "une convention résiliée le 30 septembre 2010 (32 entrées jusqu'à la résiliation pour un "
        "objectif de 55) et une convention non signée (3 entrées pour un objectif de 12)");
  const PartStage half{"2010-S1", "R3"};
  CHECK(half.words(half.names().root(), "territoire.volume_periode.a_part") ==
        "une convention non signée (0 entrée pour un objectif de 12)");
  CHECK(half.words(half.names().root(), "territoire.nom_et_convention") == "Côte d’Argence");
  const PartStage ended{"2010", "ML05"};
  CHECK(ended.words(ended.names().root(), "territoire.nom_et_convention") ==
        "Mission locale de Port-Argence, convention résiliée le 30 septembre 2010");
  const PartStage whole{"2010", "R1"};
  CHECK(std::holds_alternative<std::monostate>(whole.answer("territoire.volume.a_part")));
}

TEST_CASE("what a mission locale enters after its convention has ended is told apart, unpaid") {
  const PartStage year{"2010", "FR"};
  const auto& facts = year.names().facts();
  auto conventions = facts.subsidies;
  const auto& tree = facts.dossier->records().territoires;
  const auto& figures = facts.dossier->figures();
  for (auto& one : conventions) {
    if (tree.code[one.territoire] == "ML05") one.resiliation = *parse_day("2010-06-29");
  }
  const auto row_of = [&](const char* code) {
    return std::find_if(facts.volumes.begin(), facts.volumes.end(),
                        [&](const auto& row) { return tree.code[row.territoire] == code; });
  };
  const auto half = static_cast<std::int64_t>(
      figures.count_until("VOL", *tree.find("ML05"), *parse_day("2010-06-29")));
  REQUIRE(half > 0);
  REQUIRE(half < 32);
  for (const char* code : {"ML05", "R3", "FR"}) {
    CAPTURE(code);
    const Fates fates = fates_at(*row_of(code), facts.volumes, conventions, figures);
    CHECK(fates.ended.after == 32 - half);
    CHECK(apart_text(fates).find("(32 entrées, dont " + std::to_string(half) +
                                 " jusqu'à la résiliation, pour un objectif de 55)") !=
          std::string::npos);
  }
  CHECK(fates_at(*row_of("R1"), facts.volumes, conventions, figures).ended.conventions.empty());
}

TEST_CASE("a volume's situation says that its convention has ended, or is not signed") {
  const auto situation = [](const char* code) {
    const PartStage stage{"2010", code};
    return stage.words(stage.names().root(), "territoire.volume.situation");
  };
  CHECK(situation("ML05") == "résiliée le 30 septembre 2010");
  CHECK(situation("ML06") == "sous-réalisation, non signée");
  CHECK(situation("R3") == "sous-réalisation");
}

TEST_CASE("no objective runs on behind a termination") {
  const PartStage stage{"2010", "ML05"};
  const RecordList months = std::get<RecordList>(stage.answer("periode.mois"));
  REQUIRE(months.size() == 12);
  const auto is_known = [&](std::size_t month) {
    return std::get<Value>(stage.answer_of(*months[month], "objectif_prorata")).is_defined();
  };
  CHECK(is_known(8));
  CHECK_FALSE(is_known(9));
  CHECK_FALSE(is_known(11));
}
