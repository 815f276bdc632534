// What bilans and follow-ups name, answered from the demo folder: values known beforehand.
#include <set>

#include <catch2/catch.hpp>

#include "vocabulary/names.hpp"
#include "vocabulary/stage.hpp"

using namespace copil;
using namespace copil::vocabulary;
using expansion::Record;
using expansion::RecordList;
using expansion::Term;

namespace {

class BilanStage {
 public:
  BilanStage(const std::string& fixture, const char* period, Day arrete)
      : stage_(testing::opened_stage(fixture, period, arrete)) {}

  DocumentNames names(const char* territoire) const {
    return {stage_.schema, stage_.facts, *stage_.dossier->records().territoires.find(territoire)};
  }
  /// The answer to `a.b.c` from that record on.
  Term ask(const Record& from, const std::string& path) const {
    return testing::answer_at(stage_.schema, from, path);
  }
  RecordList list(const Record& from, const std::string& path) const {
    return std::get<RecordList>(ask(from, path));
  }
  std::int64_t count(const Record& from, const std::string& path) const {
    const Value value = std::get<Value>(ask(from, path));
    REQUIRE(value.is_defined());
    return value.number.num / value.number.den;
  }
  std::string text(const Record& from, const std::string& path) const {
    return std::get<std::string>(ask(from, path));
  }

 private:
  testing::Stage stage_;
};

const BilanStage& demo() {
  static const BilanStage stage{"demo", "2010", *make_day(2011, 2, 28)};
  return stage;
}

}  // namespace

TEST_CASE("sums of lines exceed distinct youths, and say by how many") {
  const auto& stage = demo();
  const auto names = stage.names("R1");
  const auto sums = stage.list(names.root(), "sommes");
  REQUIRE(sums.size() == 7);
  for (const auto* sum : sums) {
    CHECK(stage.count(*sum, "somme") - stage.count(*sum, "distincts") ==
          stage.count(*sum, "en_trop"));
  }
  CHECK(stage.text(*sums[0], "code") == "DE0");
  CHECK(stage.count(*sums[0], "somme") == 59 + 68 + 45);
  CHECK(stage.count(*sums[0], "en_trop") == 2);
}

TEST_CASE("a nation compares its regions, any other territory its missions locales") {
  const auto& stage = demo();
  CHECK(stage.list(stage.names("FR").root(), "composantes").size() == 3);
  CHECK(stage.list(stage.names("R1").root(), "composantes").size() == 3);
  CHECK(stage.list(stage.names("D12").root(), "composantes").size() == 1);
}

TEST_CASE("ranks follow the rates of the document's territories") {
  const auto& stage = demo();
  const auto region = stage.names("R1");
  std::vector<std::int64_t> ranks;
  for (const auto* part : stage.list(region.root(), "composantes")) {
    ranks.push_back(stage.count(*part, "volume.rang"));
  }
  CHECK(ranks == std::vector<std::int64_t>{1, 2, 3});  // 116 %, 102,4 %, 90,4 %
}

TEST_CASE("each instalment has its due day, its payment and its state") {
  const auto& stage = demo();
  const auto names = stage.names("R1");
  const auto all = stage.list(names.root(), "echeances");
  REQUIRE(all.size() == 6);
  const Record& first = *all[0];
  CHECK(stage.text(first, "convention.code") == "CL-2010-ML02");
  CHECK(std::get<Day>(stage.ask(first, "date")) == *make_day(2010, 4, 12));
  CHECK(std::get<Day>(stage.ask(first, "date_versement")) == *make_day(2010, 4, 19));
  CHECK(stage.count(first, "retard") == 7);
  CHECK(stage.text(first, "etat") == "versé");
  const auto empty = stage.names("ML06");
  const auto unsigned_one = stage.list(empty.root(), "echeances");
  REQUIRE(unsigned_one.size() == 2);
  CHECK(stage.text(*unsigned_one[0], "etat") == "sans échéance");
}

TEST_CASE("the calendar of payments holds every payment known at the arrêté once") {
  const auto& stage = demo();
  const auto names = stage.names("FR");
  Cents paid;
  Cents due;
  Cents balances;
  Cents paid_back;
  for (const auto* month : stage.list(names.root(), "calendrier_paiements")) {
    paid += std::get<Value>(stage.ask(*month, "acomptes_verses")).cents();
    due += std::get<Value>(stage.ask(*month, "acomptes_echus")).cents();
    balances += std::get<Value>(stage.ask(*month, "soldes_verses")).cents();
    paid_back += std::get<Value>(stage.ask(*month, "reversements")).cents();
  }
  CHECK(decimal_text(paid) == "50600.00");
  CHECK(decimal_text(due) == "50600.00");
  CHECK(decimal_text(balances) == "2300.00");
  CHECK(decimal_text(paid_back) == "1000.00");
}

TEST_CASE("conventions are added up by what is due, estimates and unsigned ones apart") {
  const auto& stage = demo();
  const auto names = stage.names("FR");
  const auto amount = [&](const std::string& field) {
    return decimal_text(
        std::get<Value>(stage.ask(names.root(), "territoire.subventions." + field)).cents());
  };
  CHECK(stage.count(names.root(), "territoire.subventions.signees") == 5);
  CHECK(stage.count(names.root(), "territoire.subventions.non_signees") == 1);
  CHECK(stage.count(names.root(), "territoire.subventions.estimees") == 1);
  CHECK(amount("montant") == "64400.00");
  CHECK(amount("verse") == "51900.00");
  CHECK(amount("reste_a_verser") == "2668.00");
  CHECK(amount("reversement") == "3370.00");
  CHECK(amount("estime_a_verser") == "1932.00");
  CHECK(amount("estime_a_reverser") == "0.00");
}

TEST_CASE("platforms: the origins and the months make up the whole") {
  const auto& stage = demo();
  const auto names = stage.names("R1");
  std::int64_t origins = 0;
  std::int64_t months = 0;
  for (const auto* one : stage.list(names.root(), "origines_plateformes")) {
    origins += stage.count(*one, "evaluations");
  }
  for (const auto* one : stage.list(names.root(), "mois_plateformes")) {
    months += stage.count(*one, "evaluations");
  }
  CHECK(stage.count(names.root(), "ensemble_plateformes.evaluations") == 28);
  CHECK(origins == 28);
  CHECK(months == 28);
  CHECK(stage.count(names.root(), "ensemble_plateformes.reussies") == 9);
}

TEST_CASE("evaluations of territories side by side add up, each where its platform is") {
  const auto& stage = demo();
  const auto names = stage.names("FR");
  std::string counts;
  for (const auto* region : stage.list(names.root(), "territoire.regions")) {
    counts += stage.text(*region, "code") + " " +
              std::to_string(stage.count(*region, "evaluations_plateformes.evaluations")) + " " +
              std::to_string(stage.count(*region, "evaluations_plateformes.reussies")) + "\n";
  }
  CHECK(counts == "R3 0 0\nR2 0 0\nR1 28 9\n");
}

TEST_CASE("POPS prescriptions by site make up the whole, against the yearly volume") {
  const auto& stage = demo();
  const auto names = stage.names("D11");
  std::int64_t sites = 0;
  for (const auto* one : stage.list(names.root(), "pops_sites")) {
    sites += stage.count(*one, "total");
  }
  CHECK(sites == stage.count(names.root(), "pops.total"));
  CHECK(stage.count(names.root(), "pops.volume") == 21);
}

TEST_CASE("IO 411 of a territory covers its missions locales") {
  const auto& stage = demo();
  const auto names = stage.names("R1");
  std::int64_t files = 0;
  std::int64_t faulty = 0;
  for (const auto* place : stage.list(names.root(), "territoire.missions_locales")) {
    files += stage.count(*place, "controle.dossiers");
    faulty += stage.count(*place, "controle.en_erreur");
  }
  CHECK(files == stage.count(names.root(), "controle.dossiers"));
  CHECK(faulty == stage.count(names.root(), "controle.en_erreur"));
  // No rule sees the row of ML02 that was rejected, cotraitances.csv 379; services.csv, whose row
  // 503 was too, is not read by the control.
  CHECK(stage.count(names.root(), "controle.lignes_rejetees") == 1);
  CHECK(files > 0);
}

TEST_CASE("a published contract is recomputed and its wrong cells are named") {
  const BilanStage stage{"contrat-objectifs-2009", "2009", *make_day(2009, 12, 31)};
  const auto names = stage.names("ML");
  CHECK(stage.text(names.root(), "contrat.reference") == "2007");
  CHECK(stage.text(names.root(), "contrat.mi_annee") == "1er\u00A0semestre\u00A02008");
  std::string objections;
  for (const auto* line : stage.list(names.root(), "contrat.lignes")) {
    CHECK(std::get<bool>(stage.ask(*line, "concorde")));
    // 0,2 youths at mid-year.
    const bool is_count = stage.text(*line, "code") != "IO331";
    CHECK(std::get<bool>(stage.ask(*line, "mi_annee_concorde")) == is_count);
    const Term objection = stage.ask(*line, "objection");
    if (const auto* words = std::get_if<std::string>(&objection)) {
      objections += stage.text(*line, "code") + " : " + *words + "\n";
    }
  }
  CHECK(objections ==
        "IO301 : le texte du contrat fixe un autre objectif\n"
        "IO331 : un effectif est un nombre entier\n"
        "IO341 : l'objectif n'a pas l'unité de la réalisation\n");
  for (const auto* line : stage.list(names.root(), "contrat.effectifs")) {
    CHECK(std::get<bool>(stage.ask(*line, "concorde")));
    CHECK(std::holds_alternative<std::monostate>(stage.ask(*line, "sommes_fausses")));
  }
  CHECK(stage.count(names.root(), "contrat.regles_effectifs") == 23);
}

TEST_CASE("the demo's contract shows a wrong cell of each kind") {
  const auto& stage = demo();
  const auto names = stage.names("ML02");
  std::string wrong;
  for (const auto* line : stage.list(names.root(), "contrat.lignes")) {
    const Term objection = stage.ask(*line, "objection");
    if (const auto* words = std::get_if<std::string>(&objection)) {
      wrong += stage.text(*line, "code") + " : " + *words + "\n";
    }
    if (!std::get<bool>(stage.ask(*line, "mi_annee_concorde"))) {
      wrong += stage.text(*line, "code") + " à mi-année\n";
    }
  }
  for (const auto* line : stage.list(names.root(), "contrat.effectifs")) {
    if (!std::get<bool>(stage.ask(*line, "concorde"))) wrong += stage.text(*line, "code") + "\n";
    const Term sums = stage.ask(*line, "sommes_fausses");
    if (const auto* words = std::get_if<std::string>(&sums)) {
      wrong += stage.text(*line, "code") + " : " + *words + "\n";
    }
  }
  CHECK(wrong ==
        "IO331 : le texte du contrat fixe un autre objectif\nIO331 à mi-année\n"
        "IO234 : le calcul ne donne pas la valeur imprimée\n"
        "IO222 : l'objectif n'a pas l'unité de la réalisation\n"
        "B1\nB11 : B111 + B112 = 18\n");
  CHECK(stage.count(names.root(), "contrat.regles_effectifs") == 3);  // B1, B11, B12
}

TEST_CASE("conventions are counted apart once signed and once ended") {
  const auto& stage = demo();
  const auto names = stage.names("FR");
  CHECK(stage.list(names.root(), "territoire.conventions_locales").size() == 6);
  CHECK(stage.list(names.root(), "territoire.conventions_signees").size() == 5);
  CHECK(stage.list(names.root(), "territoire.conventions_non_signees").size() == 1);
  const auto ended = stage.list(names.root(), "territoire.conventions_resiliees");
  REQUIRE(ended.size() == 1);
  CHECK(stage.text(*ended[0], "code") == "CL-2010-ML05");
  const auto codes = [&](const char* list) {
    std::string text;
    for (const auto* one : stage.list(names.root(), list)) text += stage.text(*one, "code") + " ";
    return text;
  };
  CHECK(codes("territoire.conventions_estimees") == "CL-2010-ML03 ");
  CHECK(codes("territoire.conventions_closes") ==
        "CL-2010-ML01 CL-2010-ML02 CL-2010-ML04 CL-2010-ML05 ");
}

TEST_CASE("volumes and subsidies that a document is made with are noted exactly") {
  const auto& stage = demo();
  const auto names = stage.names("R1");
  stage.ask(names.root(), "territoire.volume.taux");
  for (const auto* one : stage.list(names.root(), "territoire.conventions_locales")) {
    stage.ask(*one, "solde");
  }
  std::string noted;
  for (const auto& [asked, value] : names.asked()) {
    noted += std::get<1>(asked) + " = " + decimal_text(value.number, value.decimals) + "\n";
  }
  CHECK(noted ==
        "volume.taux = 1.000000\nsubvention.CL-2010-ML01.solde = 0.00\n"
        "subvention.CL-2010-ML02.solde = 2668.00\nsubvention.CL-2010-ML03.solde = 1932.00\n");
}

TEST_CASE("the control counts errors, and doubles apart") {
  const auto& stage = demo();
  const auto names = stage.names("R1");
  const auto errors = stage.list(names.root(), "controle.a_corriger");
  CHECK(std::int64_t(errors.size()) == stage.count(names.root(), "controle.erreurs"));
  for (const auto* one : errors) CHECK(std::get<bool>(stage.ask(*one, "regle.compte")));
  const auto doubles = stage.list(names.root(), "controle.doubles_suivis");
  CHECK_FALSE(doubles.empty());
  for (const auto* one : doubles) CHECK(stage.text(*one, "regle.code") == "SUI4");
  CHECK(stage.text(*stage.list(names.root(), "controle.fichiers")[0], "nom") == "saisies.csv");
}

TEST_CASE("a figure of a period that begins after the arrêté is not known") {
  const BilanStage stage{"demo", "2010", *make_day(2010, 6, 30)};
  const auto names = stage.names("ML02");
  CHECK(names.value("VOL", *parse_period("2010-06"), names.territoire(), figures::Reach::period)
            .is_defined());
  CHECK_FALSE(
      names.value("VOL", *parse_period("2010-07"), names.territoire(), figures::Reach::period)
          .is_defined());
  CHECK_FALSE(
      names.value("VOL", *parse_period("2010-07"), names.territoire(), figures::Reach::cumul)
          .is_defined());
}

TEST_CASE("a document cites the files of what it asked for, and no others") {
  const auto& stage = demo();
  const auto names = stage.names("R1");
  const auto cited = [&] {
    std::string files;
    for (const auto* file : stage.list(names.root(), "fichiers")) {
      files += stage.text(*file, "nom") + " ";
    }
    return files;
  };
  CHECK(cited() == "territoires.csv ");
  stage.ask(names.root(), "territoire.volume.objectif");
  CHECK(cited() == "territoires.csv objectifs.csv ");
  stage.ask(names.root(), "territoire.volume.realise");
  const std::string counted =
      "territoires.csv objectifs.csv jeunes.csv cotraitances.csv inscriptions.csv civis.csv ";
  CHECK(cited() == counted);
  stage.list(names.root(), "actions");
  CHECK(cited() == counted + "actions.csv ");
  stage.list(names.root(), "affectations");
  CHECK(cited() == counted + "actions.csv agents.csv ");
}

TEST_CASE("each type of record that is rows of a file says which") {
  const auto& stage = demo();
  const std::vector<std::pair<std::string, std::string>> asked{
      {"territoire.conventions", "conventions.csv"},   {"lignes_series", "series.csv"},
      {"bilans_plateformes", "evaluations_mrs.csv"},   {"controle.erreurs", "evaluations_mrs.csv"},
      {"controle.erreurs", "prescriptions_pops.csv"},  {"pops_sites", "cotraitances.csv"},
      {"territoire.volume.a_part", "conventions.csv"}, {"echeances", "versements.csv"}};
  for (const auto& [path, file] : asked) {
    const auto names = stage.names("R1");
    stage.ask(names.root(), path);
    CAPTURE(path);
    std::set<std::string> cited;
    for (const auto* one : stage.list(names.root(), "fichiers")) {
      cited.insert(stage.text(*one, "nom"));
    }
    CHECK(cited.contains(file));
    CHECK_FALSE(cited.contains("membres.csv"));
  }
}
