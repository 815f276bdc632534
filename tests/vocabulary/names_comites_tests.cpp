// What the committees' documents name, held against the day of the meeting that they prepare.
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/temporary_folder.hpp"
#include "vocabulary/names.hpp"
#include "vocabulary/stage.hpp"

using namespace copil;
using namespace copil::vocabulary;
using expansion::Record;
using expansion::RecordList;
using expansion::Term;

namespace {

class Committee {
 public:
  Committee(const char* territoire, Day arrete, const char* period = "2010")
      : stage_(testing::opened_stage("demo", period, arrete)),
        names_(stage_.schema, stage_.facts,
               *stage_.dossier->records().territoires.find(territoire)) {}

  Term ask(const std::string& path) const { return ask_of(names_.root(), path); }
  std::string number(const std::string& path) const {
    const Value value = std::get<Value>(ask(path));
    REQUIRE(value.is_defined());
    return std::to_string(value.number.num) +
           (value.number.den == 1 ? "" : "/" + std::to_string(value.number.den));
  }
  std::string number_in(const Record& from, const std::string& field) const {
    return std::to_string(std::get<Value>(ask_of(from, field)).number.num);
  }
  /// One line an item, its fields side by side: "2011-01-31 bilan-local à venir".
  std::string lines(const std::string& path, const std::vector<std::string>& fields) const {
    std::string text;
    const auto items = std::get<RecordList>(ask(path));
    for (const auto* item : items) {
      std::string line;
      for (const auto& field : fields) {
        const Term term = ask_of(*item, field);
        if (const auto* day = std::get_if<Day>(&term)) line += " " + iso_text(*day);
        if (const auto* words = std::get_if<std::string>(&term)) line += " " + *words;
      }
      text += (line.empty() ? line : line.substr(1)) + "\n";
    }
    return text;
  }

 private:
  Term ask_of(const Record& from, const std::string& path) const {
    return testing::answer_at(stage_.schema, from, path);
  }

  testing::Stage stage_;
  DocumentNames names_;
};

constexpr const char* kLate = "obligations_en_retard";
constexpr const char* kBefore = "obligations_avant_reunion";
constexpr const char* kAfter = "obligations_apres_reunion";
const std::vector<std::string> kDuty{"date", "code", "etat"};
const Day kYearEnd = *make_day(2010, 12, 31);

}  // namespace

TEST_CASE("what an agenda says is due stands before the meeting or after it") {
  const Committee ml01{"ML01", kYearEnd};  // meets on 15 March 2011
  CHECK(ml01.lines(kBefore, kDuty) ==
        "2011-01-31 compte-rendu-execution à venir\n"
        "2011-01-31 bilan-local à venir\n"
        "2011-03-01 terme-affectation à venir\n");
  CHECK(ml01.lines(kAfter, kDuty) ==
        "2011-03-31 notification-objectif à venir\n"
        "2011-12-31 reunions-local à venir\n"
        "2012-01-31 bilan-local à venir\n");
  const Committee ml02{"ML02", kYearEnd};  // on 17 March; four meetings of five
  CHECK(ml02.lines(kLate, kDuty) == "2010-12-31 reunions-local en retard\n");
  CHECK(ml02.lines(kBefore, kDuty).find("en retard") == std::string::npos);
  const Committee r1{"R1", kYearEnd};  // on 24 March
  CHECK(r1.lines(kBefore, kDuty) ==
        "2011-02-28 bilan-regional à venir\n2011-02-28 bilan-prestations à venir\n");
  CHECK(r1.lines(kAfter, kDuty).rfind("2011-12-31 reunions-regional à venir\n", 0) == 0);
  // No meeting is planned: what is late, then what is to come.
  const Committee ml06{"ML06", kYearEnd};
  CHECK(ml06.lines(kBefore, kDuty).empty());
  CHECK(ml06.lines("obligations_en_attente", kDuty) ==
        "2010-01-20 acompte-1 en attente de signature\n"
        "2010-07-10 acompte-2 en attente de signature\n");
  CHECK(ml06.lines(kLate, kDuty) ==
        "2010-03-31 notification-objectif en retard\n"
        "2010-12-31 reunions-local en retard\n");
  CHECK(ml06.lines(kAfter, kDuty)
            .rfind("2011-01-31 compte-rendu-execution en attente de signature\n"
                   "2011-01-31 bilan-local à venir\n2011-03-31 notification-objectif à venir\n",
                   0) == 0);
}

TEST_CASE("what falls on the day of the meeting is after it; five are told") {
  const Committee nation{"FR", *make_day(2010, 3, 30)};  // meets on 24 November
  CHECK(nation.lines(kBefore, kDuty) ==
        "2010-03-31 seuil-depassement à venir\n2010-10-31 avenant-annuel à venir\n");
  CHECK(nation.lines(kAfter, kDuty) ==
        "2010-12-31 reunions-national à venir\n"
        "2011-03-31 synthese-prestations à venir\n"
        "2011-03-31 bilan-national à venir\n"
        "2011-03-31 seuil-depassement à venir\n"
        "2011-06-30 evaluation-annuelle à venir\n");
}

TEST_CASE("a committee's count that is out of reach, and its decisions that are late") {
  const Committee ml02{"ML02", kYearEnd};
  CHECK(std::get<bool>(ml02.ask("comite.hors_atteinte")));
  CHECK(ml02.lines("comite.decisions_en_retard", {"echeance"}) == "2010-12-15\n");
  const Committee ml01{"ML01", kYearEnd};
  CHECK_FALSE(std::get<bool>(ml01.ask("comite.hors_atteinte")));
  CHECK(ml01.lines("comite.decisions_en_retard", {"echeance"}).empty());
}

TEST_CASE("the alert of a département with a single mission locale is told once") {
  const Committee r1{"R1", kYearEnd};
  CHECK(r1.lines("comite.alertes", {"territoire.code"}) == "ML01\nML03\n");
  CHECK(r1.lines("alertes", {"territoire.code"}).find("D12\n") != std::string::npos);
}

TEST_CASE("pieces of a day still to come are not registered yet; pieces have names") {
  const Committee ml01{"ML01", kYearEnd};
  CHECK(ml01.lines("transmissions", {"piece", "envoyee_le"}).empty());
  const Committee later{"ML01", *make_day(2011, 1, 26)};
  CHECK(later.lines("transmissions", {"piece", "envoyee_le"}) ==
        "bilan local\ncompte rendu d'exécution 2011-01-26\n");
}

TEST_CASE("posts are added up by territory, terms that end are counted") {
  const Committee r1{"R1", kYearEnd};
  CHECK(r1.number("postes.agents") == "4");
  CHECK(r1.number("postes.etp") == "33/10");
  CHECK(r1.number("postes.termes_proches") == "2");
  CHECK(r1.number("postes.a_renouveler") == "0");
  CHECK(r1.number("postes.lettres_a_etablir") == "5");
  CHECK(r1.lines("affectations", {"agent", "etat"}) ==
        "AG01 renouvelée\nAG02 en cours\nAG03 terme proche\nAG04 terminée\n"
        "AG04 terme proche, plus de renouvellement\n");
}

TEST_CASE(
    "a term has its letter once the register has one of its year: letters go in the order of "
    "days") {
  const Committee r1{"R1", kYearEnd};
  CHECK(r1.lines("affectations", {"agent", "suite", "lettre_suite"}) ==
        "AG01 2011-03-01 renouvellement à établir\nAG02\nAG03\nAG04\nAG04\n");
  CHECK(r1.lines("affectations", {"agent", "lettre"}) ==
        "AG01 à établir\nAG02 à établir\nAG03 à établir\nAG04\nAG04 renouvellement à établir\n");
  const testing::TemporaryFolder folder;
  std::filesystem::copy(COPIL_SOURCE_DIR "/fixtures/demo", folder.file("d"));
  folder.write("d/transmissions.csv",
               "piece;territoire;periode;destinataire;produite_le;signee_le;envoyee_le\n"
               "lettre-de-mission;PE011;2010;agent;2010-05-03;;\n"
               "lettre-de-mission;ML02;2011;agent;2010-05-03;;\n"
               "lettre-de-mission;ML03;2010;agent;2011-01-03;;\n");
  const auto stage = testing::opened_folder(folder.file("d"), "2010", kYearEnd);
  const DocumentNames names{stage.schema, stage.facts,
                            *stage.dossier->records().territoires.find("R1")};
  std::string text;
  const auto terms =
      std::get<RecordList>(testing::answer_at(stage.schema, names.root(), "affectations"));
  for (const auto* one : terms) {
    const auto letter = testing::answer_at(stage.schema, *one, "lettre");
    const auto* const said = std::get_if<std::string>(&letter);
    text += (said == nullptr ? "-" : *said) + "\n";
  }
  // The oldest of the two terms of ML01; a letter of another year or made later is none.
  CHECK(text == "établie\nà établir\nà établir\n-\nrenouvellement à établir\n");
}

TEST_CASE("what the year before leaves undone is late in the new one") {
  const Day february = *make_day(2011, 2, 28);
  const std::vector<std::string> duty{"date", "code", "precision"};
  const Committee ml03{"ML03", february, "2011-T1"};
  CHECK(ml03.lines("obligations_en_retard", duty) ==
        "2010-12-31 reunions-local 3 réunions tenues sur 5\n"
        "2011-01-31 compte-rendu-execution convention CL-2010-ML03\n2011-01-31 bilan-local\n");
  // The year's own paper says the same.
  const Committee year{"ML03", february};
  CHECK(year.lines("obligations_en_retard", duty) == ml03.lines("obligations_en_retard", duty));
  const Committee ml06{"ML06", february, "2011-T1"};
  CHECK(ml06.lines("obligations_en_retard", {"date", "code"}) ==
        "2010-03-31 notification-objectif\n2010-12-31 reunions-local\n2011-01-31 bilan-local\n");
  // What waits for the signature is not late.
  CHECK(ml06.lines("obligations_en_attente", {"date", "code"}) ==
        "2010-01-20 acompte-1\n2010-07-10 acompte-2\n2011-01-31 compte-rendu-execution\n");
}

TEST_CASE("what is late below is counted by duty, of every year; what is awaited is not owed") {
  const Day february = *make_day(2011, 2, 28);
  const std::vector<std::string> counted{"objet"};
  const Committee r1{"R1", february};
  CHECK(r1.lines("obligations_en_retard", {"code"}).empty());
  CHECK(r1.lines("retards_au_dessous", counted) ==
        "Tenir les cinq réunions du comité de pilotage local\n"
        "Terminer ou renouveler l'affectation d'un agent de Pôle emploi\n"
        "Remettre le compte rendu d'exécution\n"
        "Transmettre le bilan annuel au comité de pilotage régional\n");
  const Committee later{"R1", february, "2011-T1"};
  CHECK(later.lines("retards_au_dessous", counted) == r1.lines("retards_au_dessous", counted));
  const Committee ml06{"ML06", february};
  CHECK(ml06.lines("retards_au_dessous", counted).empty());
  // Nobody has sent it its objective: that is the region's to send.
  CHECK(ml06.lines("pieces_manquantes", {"code"}) == "bilan-local\n");
  CHECK(Committee{"R3", february}.lines("pieces_manquantes", {"code", "territoire.code"}) ==
        "notification-objectif ML06\nbilan-local ML05\nbilan-local ML06\n");
}

TEST_CASE("without an objective of the year, the alerts of the one that has closed are there") {
  const Committee r1{"R1", *make_day(2011, 2, 28), "2011-T1"};
  CHECK(r1.lines("comite.alertes", {"territoire.code"}).empty());
  CHECK(r1.lines("comite.alertes_precedentes", {"territoire.code", "ampleur"}) ==
        "ML01 58 entrées pour un objectif initial de 50, soit +8 jeunes\n"
        "ML03 43 entrées pour un objectif de 42, soit +1 jeune\n");
  CHECK(Committee{"R1", kYearEnd}.lines("comite.alertes_precedentes", {"ampleur"}).empty());
  const Committee nation{"FR", *make_day(2011, 2, 28), "2011-T1"};
  CHECK(nation.lines("comite.alertes_precedentes", {"ampleur"})
            .rfind("240 entrées pour un objectif de 292, soit −52 jeunes\n", 0) == 0);
  // A year that goes on has but a projection; the one before it is not closed then.
  const Committee autumn{"FR", *make_day(2010, 11, 20)};
  CHECK(autumn.lines("comite.alertes", {"ampleur"})
            .rfind("projection de 247 pour un objectif de 292, soit −45 jeunes\n", 0) == 0);
}

TEST_CASE("meetings are counted in the year of the one reported") {
  const Committee r3{"R3", *make_day(2011, 2, 28), "2011-T1"};
  CHECK(r3.number("comite.tenues") == "0");
  CHECK(std::get<std::string>(r3.ask("comite.derniere.annee")) == "2010");
  CHECK(r3.number("comite.derniere.tenues") == "2");
  CHECK(std::get<bool>(r3.ask("comite.derniere.hors_atteinte")));
  const Committee autumn{"R3", *make_day(2010, 11, 20)};
  CHECK(autumn.number("comite.tenues_ou_prevues") == "3");
}

TEST_CASE("a terminated convention: neither a late duty nor a count to reach") {
  const Committee ml05{"ML05", *make_day(2010, 12, 20)};
  CHECK(std::get<Day>(ml05.ask("comite.resiliation")) == *make_day(2010, 9, 30));
  CHECK_FALSE(std::get<bool>(ml05.ask("comite.hors_atteinte")));
  CHECK(ml05.lines("obligations_en_retard", {"code"}).empty());
  CHECK(ml05.lines("obligations_apres_reunion", {"code"}).find("reunions-local") ==
        std::string::npos);
}

TEST_CASE("the nation counts by region what missions locales owe and plan") {
  const Committee nation{"FR", *make_day(2011, 2, 28)};
  CHECK(nation.lines("echeances_regions", {"territoire.code"}) == "R1\nR2\nR3\n");
  const auto late = nation.lines("obligations", {"territoire.code", "etat"});
  std::size_t count = 0;
  for (const char* code : {"ML01 en retard", "ML02 en retard", "ML03 en retard"}) {
    for (auto at = late.find(code); at != std::string::npos; at = late.find(code, at + 1)) ++count;
  }
  const auto regions = std::get<RecordList>(nation.ask("echeances_regions"));
  REQUIRE(regions.size() == 3);
  CHECK(nation.number_in(*regions.front(), "en_retard") == std::to_string(count));
  CHECK(nation.lines("transmissions", {"territoire.code"}).find("ML0") == std::string::npos);
}
