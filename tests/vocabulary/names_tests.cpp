// What templates may name, answered from the shipped folders.
#include "vocabulary/names.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "support/temporary_folder.hpp"
#include "vocabulary/stage.hpp"

using namespace copil;
using namespace copil::testing;
using namespace copil::vocabulary;
namespace fs = std::filesystem;
using expansion::Record;
using expansion::RecordList;
using expansion::Term;

namespace {

bool is_of_type(const Term& term, const expansion::Type& type) {
  if (std::holds_alternative<std::monostate>(term)) return type.kind != expansion::Kind::list;
  switch (type.kind) {
    case expansion::Kind::number:
      return std::holds_alternative<Value>(term);
    case expansion::Kind::text:
      return std::holds_alternative<std::string>(term);
    case expansion::Kind::day:
      return std::holds_alternative<Day>(term);
    case expansion::Kind::boolean:
      return std::holds_alternative<bool>(term);
    case expansion::Kind::record:
      return std::holds_alternative<const Record*>(term) &&
             std::get<const Record*>(term)->type() == type.record;
    case expansion::Kind::list:
      return std::holds_alternative<RecordList>(term);
  }
  return false;
}

/// Asks every field of every record within a few steps of the root.
class Visitor {
 public:
  explicit Visitor(const expansion::Schema& schema) : schema_(schema) {}

  void visit(const Record& record, int depth) {
    const auto* type = schema_.find(record.type());
    REQUIRE(type != nullptr);
    seen_.insert(type->name);
    for (std::size_t i = 0; i < type->fields.size(); ++i) {
      const auto& field = type->fields[i];
      const Term term = record.get(i);
      INFO(type->name << "." << field.name);
      CHECK(is_of_type(term, field.type));
      CHECK_FALSE(field.description.empty());
      if (const auto* value = std::get_if<Value>(&term); value && field.type.unit != Unit::none) {
        CHECK(value->unit == field.type.unit);
      }
      if (depth > 0) follow(term, depth - 1);
    }
  }

  const std::set<std::string>& seen() const { return seen_; }

 private:
  void follow(const Term& term, int depth) {
    if (const auto* record = std::get_if<const Record*>(&term)) visit(**record, depth);
    if (const auto* list = std::get_if<RecordList>(&term)) {
      for (const auto* item : *list) visit(*item, depth);
    }
  }

  const expansion::Schema& schema_;
  std::set<std::string> seen_;
};

/// A scenario tried out on the nation, with a projection of the year before.
void add_simulation(Stage& stage) {
  const auto root = stage.dossier->records().territoires.root;
  auto tried = try_scenarios(*stage.dossier, root,
                             {*parse_period("2010"), *make_day(2011, 3, 1), {{.nom = "un"}}});
  REQUIRE(tried);
  tried->past.push_back({2009, *make_day(2009, 2, 28), 100, 120});
  stage.facts.simulations[root] = std::move(*tried);
}

/// An answer of ML04 to a closed question of its bilan.
std::vector<GatheredAnswers> one_closed_answer() {
  GatheredAnswers local;
  local.report = "bilan-local";
  local.levels = {records::TypeTerritoire::mission_locale};
  local.form.fields.emplace_back();
  local.form.fields.back().name = "qde1";
  local.form.fields.back().kind = document::BlankKind::choice;
  local.form.fields.back().choices = {"oui", "non"};
  local.by_territory["ML04"].fields["qde1"] = "oui";
  GatheredAnswers regional = local;
  regional.levels = {records::TypeTerritoire::region};
  GatheredAnswers sheet = local;
  sheet.report = "fiche-bonne-pratique";
  sheet.form.fields.back().name = "titre_pratique";
  sheet.by_territory["ML04"].fields["titre_pratique"] = "oui";
  return {regional, local, sheet};
}

/// A region whose instructions are known, with an entry of a permit experiment and a series.
Stage instructed_stage(const TemporaryFolder& folder) {
  folder.write("territoires.csv",
               "code;type;libelle;parent\nF;national;France;\nR82;region;Rhône-Alpes;F\n"
               "M1;mission_locale;Une;R82\n");
  folder.write("jeunes.csv", "jeune;date_naissance\nJ1;1990-05-10\n");
  folder.write("saisies.csv",
               "jeune;mission_locale;nature;code;libelle;etat;date_debut\n"
               "J1;M1;proposition;;C - Orientation Permis Hirsch;Prescrit;2010-03-01\n");
  folder.write("series.csv",
               "serie;libelle;groupe;territoire;periode;nature;valeur;numerateur;denominateur;"
               "unite;source\nacc;A;G;M1;2009;realise;10;;;jeunes;S\n"
               "acc;A;G;M1;2010;realise;12;;;jeunes;S\n");
  return opened_folder(folder.path(), "2010", *make_day(2010, 12, 31));
}

/// The term at a dotted path of the root.
Term at(const DocumentNames& names, const std::string& path) {
  return answer_at(names.schema(), names.root(), path);
}

}  // namespace

TEST_CASE("every name answers with a term of its declared type") {
  Stage stage = opened_stage("demo", "2010", *make_day(2011, 2, 28));
  const auto answers = one_closed_answer();
  add_simulation(stage);
  Visitor visitor{stage.schema};
  const auto& tree = stage.dossier->records().territoires;
  for (records::TerritoireId id = 0; id < tree.size(); ++id) {
    const DocumentNames names{stage.schema, stage.facts, id};
    names.hear(answers);
    // Further in one of them: months and payments of a convention are a step behind.
    visitor.visit(names.root(), tree.code[id] == "ML04" ? 3 : 2);
  }
  std::set<std::string> seen = visitor.seen();
  for (const char* period : {"2010", "2011-S1"}) {
    const Stage facts = opened_stage("accord-cadre-2010", period, last_day(*parse_period(period)));
    const DocumentNames names{facts.schema, facts.facts, facts.dossier->records().territoires.root};
    Visitor other{facts.schema};
    other.visit(names.root(), 3);
    seen.insert(other.seen().begin(), other.seen().end());
  }
  const TemporaryFolder folder;
  const Stage instructed = instructed_stage(folder);
  const DocumentNames region{instructed.schema, instructed.facts,
                             *instructed.dossier->records().territoires.find("R82")};
  Visitor regional{instructed.schema};
  regional.visit(region.root(), 2);
  seen.insert(regional.seen().begin(), regional.seen().end());
  const Stage contract = opened_stage("contrat-objectifs-2009", "2009", *make_day(2009, 12, 31));
  const DocumentNames signed_by{contract.schema, contract.facts,
                                *contract.dossier->records().territoires.find("ML")};
  Visitor reader{contract.schema};
  reader.visit(signed_by.root(), 2);
  seen.insert(reader.seen().begin(), reader.seen().end());
  for (const auto& record : stage.schema.records) {
    CAPTURE(record.name);
    CHECK(seen.count(record.name) == 1);
  }
}

TEST_CASE("what the header of a column says reads alone") {
  const Stage stage = opened_stage("demo", "2010-T2", *make_day(2010, 6, 30));
  for (const auto& figure : stage.schema.figures) {
    INFO(figure.code << ": " << figure.definition);
    CHECK_THAT(figure.definition, Catch::Contains(" Référence : "));
    CHECK(figure.definition.back() == '.');
    CHECK(figure.definition.find("..") == std::string::npos);
  }
  // The first word of a description that leans on its neighbours in `modele variables`.
  const std::set<std::string> leaning{"Celles", "Ceux", "Son", "Sa"};
  for (const auto& type : stage.schema.records) {
    for (const auto& field : type.fields) {
      if (field.type.kind != expansion::Kind::number) continue;
      INFO(type.name << "." << field.name << ": " << field.description);
      REQUIRE(!field.description.empty());
      CHECK(field.description.back() != '.');
      CHECK(leaning.count(field.description.substr(0, field.description.find(' '))) == 0);
      CHECK(!Catch::Contains("La même").match(field.description));
      CHECK(!Catch::Contains(" cette somme").match(field.description));
    }
  }
}

TEST_CASE("the definition of a figure is its card's, with the figure's own article") {
  const Stage stage = opened_stage("demo", "2010-T2", *make_day(2010, 6, 30));
  const auto& figures = stage.schema.figures;
  const auto volume = std::find_if(figures.begin(), figures.end(),
                                   [](const auto& figure) { return figure.code == "VOL"; });
  REQUIRE(volume != figures.end());
  CHECK(
      volume->definition ==
      "Jeunes distincts dont le parcours en co-traitance a été initialisé pendant la période, "
      "l’affectation n’ayant pas été annulée, et que la règle sur le CIVIS ne laisse pas de côté. "
      "Référence : accord-cadre du 26 janvier 2010, annexe 7.");
}

TEST_CASE("without co-traitances what is realised is not defined, objectives are") {
  const Stage stage = opened_stage("accord-cadre-2010", "2010", *make_day(2010, 12, 31));
  const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
  CHECK(std::get<Value>(at(names, "territoire.volume.objectif")) ==
        Value::count(150'000, Unit::jeunes));
  CHECK_FALSE(std::get<Value>(at(names, "territoire.volume.realise")).is_defined());
  CHECK_FALSE(std::get<Value>(at(names, "territoire.volume.projection")).is_defined());
  CHECK(std::holds_alternative<std::monostate>(at(names, "territoire.volume.statut")));
  CHECK_FALSE(names.figure("DE0", nullptr, nullptr, false).is_defined());
}

TEST_CASE("the sum of the regions of 2009 is said beside the printed total") {
  const Stage stage = opened_stage("accord-cadre-2010", "2010", *make_day(2010, 12, 31));
  const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
  const auto count = [](std::int64_t number) { return Value::count(number, Unit::jeunes); };
  CHECK(std::get<Value>(at(names, "territoire.volume.objectif_precedent")) == count(130'000));
  CHECK(std::get<Value>(at(names, "territoire.volume.somme_enfants_precedent")) == count(129'999));
  CHECK(std::get<Value>(at(names, "territoire.volume.ecart_enfants_precedent")) == count(1));
  CHECK(std::get<Value>(at(names, "territoire.volume.ecart_enfants")) == count(0));
  const auto anomalies = std::get<RecordList>(at(names, "territoire.volume.anomalies"));
  REQUIRE(anomalies.size() == 1);
  CHECK(std::get<std::string>(anomalies[0]->get(0)).find("2009") != std::string::npos);
}

TEST_CASE("one printed evolution of the network's table disagrees with its figures") {
  const Stage stage = opened_stage("accord-cadre-2010", "2011-S1", *make_day(2011, 6, 30));
  const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
  const auto lines = std::get<RecordList>(at(names, "lignes_series"));
  const auto& fields = stage.schema.find("ligne_serie")->fields;
  const auto index = [&](const char* name) {
    std::size_t i = 0;
    while (fields[i].name != name) ++i;
    return i;
  };
  std::vector<std::string> wrong;
  for (const auto* line : lines) {
    if (!std::get<bool>(line->get(index("concorde")))) {
      wrong.push_back(std::get<std::string>(line->get(index("code"))));
    }
  }
  CHECK(lines.size() == 14);
  CHECK(wrong == std::vector<std::string>{"evp_emploi_formation"});
}

TEST_CASE("members of a committee that no file tells are missed, not none") {
  const Stage stage = opened_stage("accord-cadre-2010", "2010", *make_day(2010, 12, 31));
  const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
  CHECK(std::get<RecordList>(at(names, "comite.membres")).empty());
  CHECK(names.missed().count(kMembres) == 1);
}

TEST_CASE("women, men and levels make up each figure, in each year of the agreement") {
  const Stage stage = opened_stage("demo", "2011", *make_day(2011, 2, 28));
  const auto& tree = stage.dossier->records().territoires;
  const DocumentNames names{stage.schema, stage.facts, *tree.find("R1")};
  const auto years = std::get<RecordList>(at(names, "periode.annees"));
  REQUIRE(years.size() == 2);
  const auto count = [&](const Record& record, const std::string& field) {
    return answer_at(stage.schema, record, field);
  };
  const Record& first = *years.front();
  const auto number = [&](const std::string& path) {
    return std::get<Value>(count(first, path)).number.num;
  };
  const auto sexed = [&](const std::string& field) {
    return number("femmes." + field) + number("hommes." + field);
  };
  CHECK(std::get<std::string>(count(first, "annee")) == "2010");
  for (const char* code : {"DE0", "VOL", "DE1", "SOR"}) {
    CAPTURE(code);
    const auto whole =
        names.value(code, *parse_period("2010"), names.territoire(), figures::Reach::period);
    std::string field{code};
    for (char& c : field) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    std::int64_t by_level = 0;
    for (const char* level :
         {"niveau_vi", "niveau_v", "niveau_iv", "niveaux_iii_a_i", "niveau_non_connu"}) {
      by_level += number(std::string{level} + "." + field);
    }
    CHECK(by_level == whole.number.num);
    CHECK(sexed(field) <= whole.number.num);
    CHECK(sexed(field) > 0);
  }
}

TEST_CASE("without the column of the sexes, women are not known, and the column is named") {
  const TemporaryFolder folder;
  const std::string demo = COPIL_SOURCE_DIR "/fixtures/demo";
  fs::copy(demo, folder.file("d"));
  std::istringstream rows{bytes_of(demo + "/jeunes.csv")};
  std::string without;
  for (std::string row; std::getline(rows, row);) {
    const auto second = row.find(';', row.find(';') + 1);
    without += row.substr(0, second) + row.substr(row.find(';', second + 1)) + "\n";
  }
  folder.write("d/jeunes.csv", without);
  const Stage stage = opened_folder(folder.file("d"), "2010", *make_day(2011, 2, 28));
  const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
  CHECK_FALSE(std::get<Value>(at(names, "periode.femmes.vol")).is_defined());
  CHECK(names.missed() == std::set<std::string>{kSexes});
  CHECK(std::get<Value>(at(names, "periode.zus.vol")).is_defined());
}

TEST_CASE("a period that was not computed gives no figure") {
  const Stage stage = opened_stage("demo", "2010", *make_day(2011, 2, 28));
  const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
  const auto value = [&](const char* period) {
    return names.value("DE0", *parse_period(period), names.territoire(), figures::Reach::period);
  };
  CHECK(value("2010").is_defined());
  CHECK(value("2009-T4").is_defined());
  CHECK_FALSE(value("2008").is_defined());
}

TEST_CASE("a short period still knows its whole year's volumes") {
  const Day arrete = *make_day(2010, 9, 30);
  const Stage year = opened_stage("demo", "2010", arrete);
  for (const char* period : {"2010-03", "2010-T3", "2010-S1"}) {
    const Stage part = opened_stage("demo", period, arrete);
    CAPTURE(period);
    REQUIRE(part.facts.volumes.size() == year.facts.volumes.size());
    for (std::size_t i = 0; i < part.facts.volumes.size(); ++i) {
      CHECK(part.facts.volumes[i].realise == year.facts.volumes[i].realise);
    }
  }
}
