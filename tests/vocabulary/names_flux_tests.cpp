// Delays, alerts and limits as templates and `expliquer` see them: known or not, and why.
#include <catch2/catch.hpp>

#include <algorithm>

#include "support/temporary_folder.hpp"
#include "vocabulary/names.hpp"
#include "vocabulary/reckonings.hpp"
#include "vocabulary/stage.hpp"

using namespace copil;
using namespace copil::vocabulary;

namespace {

constexpr const char* kSteps =
    "cotraitance;jeune;mission_locale;date_affectation;date_acceptation;date_initialisation;"
    "date_fin\n"
    "C1;J1;M1;2010-01-05;2010-01-08;2010-01-15;\n"
    "C2;J2;M1;2010-01-05;2010-01-05;2010-02-04;2010-05-01\n"
    "C3;J3;M2;2010-01-05;;2010-01-07;\n"
    "C4;J4;M2;2010-02-05;2010-02-10;;\n"
    "C5;J5;M1;2009-01-05;;2009-01-05;\n"
    "C6;J6;M2;2009-01-05;;;\n";

/// A folder of two missions locales, with that file in the place of the one it has.
testing::Stage stage_of(const testing::TemporaryFolder& folder, const std::string& file = {},
                        const std::string& lines = {}) {
  folder.write("territoires.csv",
               "code;type;libelle;parent\nF;national;France;\nR1;region;R;F\n"
               "M1;mission_locale;A;R1\nM2;mission_locale;B;R1\n");
  folder.write("cotraitances.csv", kSteps);
  folder.write("jeunes.csv",
               "jeune;date_naissance;sexe;zone;niveau\nJ1;1990-09-28;F;ZUS;V\n"
               "J2;1990-01-01;H;;VI\nJ3;1993-01-01;F;;\nJ4;1990-08-01;H;ZUS;II\n"
               "J5;1984-09-28;F;;\nJ6;1984-08-01;H;;\n");
  folder.write("inscriptions.csv",
               "jeune;date_debut;date_fin;motif_fin\nJ1;2009-01-01;;\nJ2;2009-01-01;;\n"
               "J3;2009-01-01;2010-02-01;cessation\nJ4;2009-01-01;;\n");
  folder.write("alertes.csv",
               "cotraitance;date_signalement;date_cloture;decision\n"
               "C1;2010-03-01;2010-03-11;maintien\nC1;2010-06-01;;\n");
  if (!file.empty()) folder.write(file, lines);
  return testing::opened_folder(folder.path(), "2010-S1", *make_day(2010, 6, 30));
}

/// `12.5`, or `n.d.`.
std::string told(const testing::Stage& stage, const char* territory, const std::string& path) {
  const auto id = stage.dossier->records().territoires.find(territory);
  REQUIRE(id);
  const DocumentNames names{stage.schema, stage.facts, *id};
  const auto term = testing::answer_at(stage.schema, names.root(), path);
  const Value& value = std::get<Value>(term);
  return value.is_defined() ? decimal_text(value.number, value.decimals) : "n.d.";
}

std::string reasons(const testing::Stage& stage, const std::string& path) {
  const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
  testing::answer_at(stage.schema, names.root(), path);
  std::string text;
  for (const auto& gap : stage.dossier->knowledge().gaps(names.missed())) {
    text += gap_sentence(gap) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a document tells the flows of its territory and period") {
  const testing::TemporaryFolder folder;
  const auto stage = stage_of(folder);
  CHECK(told(stage, "F", "flux.entretien_nombre") == "3");
  CHECK(told(stage, "F", "flux.entretien_mediane") == "10");
  CHECK(told(stage, "F", "flux.entretien_neuf_sur_dix") == "30");
  CHECK(told(stage, "F", "flux.acceptation_mediane") == "3");
  CHECK(told(stage, "F", "flux.attente_mediane") == "18.5");
  CHECK(told(stage, "F", "flux.accompagnement_mediane") == "86");
  CHECK(told(stage, "F", "flux.alerte_mediane") == "10");
  CHECK(told(stage, "F", "flux.alertes_maintien") == "1");
  CHECK(told(stage, "F", "flux.alertes_moins_de_30") == "1");
  CHECK(told(stage, "F", "flux.alertes_30_a_89") == "0");
  CHECK(told(stage, "M2", "flux.entretien_mediane") == "2");
  CHECK(told(stage, "M2", "flux.accompagnement_nombre") == "0");
  CHECK(told(stage, "M2", "flux.accompagnement_mediane") == "n.d.");
}

TEST_CASE("a document tells how many youths come to a limit, by slices of thirty days") {
  const testing::TemporaryFolder folder;
  const auto stage = stage_of(folder);
  // J5 is 26 on day 90; J3 has been unregistered since 1 February, six months on day 32.
  CHECK(told(stage, "F", "flux.age_90") == "1");
  CHECK(told(stage, "F", "flux.age_60") == "0");
  CHECK(told(stage, "F", "flux.suspension_60") == "1");
  CHECK(told(stage, "F", "flux.suspension_30") == "0");
  CHECK(told(stage, "F", "flux.limites") == "2");
  CHECK(told(stage, "M1", "flux.limites") == "1");
  // J6 still waits for its first interview.
  CHECK(told(stage, "F", "flux.age_en_attente") == "1");
}

TEST_CASE("a flow whose column is absent is not known, and the reason is told") {
  const testing::TemporaryFolder folder;
  const auto stage = stage_of(folder, "alertes.csv", "cotraitance;date_signalement\n");
  CHECK(told(stage, "F", "flux.alertes_signalees") == "0");
  CHECK(told(stage, "F", "flux.alertes_closes") == "n.d.");
  CHECK(told(stage, "F", "flux.alertes_maintien") == "n.d.");
  CHECK(told(stage, "F", "flux.limites") == "n.d.");
  CHECK(told(stage, "F", "flux.entretien_mediane") == "10");
  CHECK(reasons(stage, "flux.alertes_maintien") ==
        "La colonne date_cloture est absente de alertes.csv : les suites des alertes ne sont pas "
        "connues (n.d.).\n"
        "La colonne decision est absente de alertes.csv : les suites des alertes ne sont pas "
        "connues (n.d.).\n");
}

TEST_CASE("youths are told by age, by sex, zone and level") {
  const testing::TemporaryFolder folder;
  const auto stage = stage_of(folder);
  const DocumentNames names{stage.schema, stage.facts, stage.dossier->records().territoires.root};
  const auto counted = [&](const char* list, const char* field) {
    std::string text;
    const auto term = testing::answer_at(stage.schema, names.root(), list);
    for (const auto* one : std::get<expansion::RecordList>(term)) {
      const auto name = testing::answer_at(stage.schema, *one, "libelle");
      const auto value = testing::answer_at(stage.schema, *one, field);
      text +=
          std::get<std::string>(name) + " " + decimal_text(std::get<Value>(value).number, 0) + "; ";
    }
    return text;
  };
  CHECK(counted("periode.ages", "ale") ==
        "Moins de 18 ans 0; 18 à 21 ans 1; 22 à 25 ans 0; 26 ans et plus 0; Âge non connu 0; ");
  CHECK(counted("periode.ages", "sus") ==
        "Moins de 18 ans 1; 18 à 21 ans 0; 22 à 25 ans 0; 26 ans et plus 0; Âge non connu 0; ");
  CHECK(counted("periode.publics", "ini") ==
        "Femmes 2; Hommes 1; Zone urbaine sensible 1; Niveau VI 1; Niveau V 1; Niveau IV 0; "
        "Niveaux III à I 0; Niveau non connu 1; ");
}

TEST_CASE("every number of the flows can be explained") {
  const testing::TemporaryFolder folder;
  const auto stage = stage_of(folder);
  const auto root = stage.dossier->records().territoires.root;
  const auto* type = stage.schema.find("flux");
  REQUIRE(type != nullptr);
  CHECK(type->fields.size() == 38);
  for (const auto& field : type->fields) {
    CAPTURE(field.name);
    const auto told = explain_reckoned(stage.schema, stage.facts, "flux." + field.name, root, {});
    REQUIRE(told);
    CHECK_FALSE(told->how.empty());
    CHECK(told->period == *parse_period("2010-S1"));
    for (const auto& one : told->from) CHECK_FALSE(one.libelle.empty());
  }
  const auto limits = explain_reckoned(stage.schema, stage.facts, "flux.limites", root, {});
  CHECK(limits->value == Value::count(2, Unit::jeunes));
  CHECK(limits->parametres.size() == 4);
}
