#include <filesystem>
#include <set>

#include "committees/staff.hpp"
#include "demo.hpp"

// The calendar of the demo folder, day by day: what is done, late, to come.

using namespace copil;
using namespace copil::committees;

namespace {

const Deadline* find(const std::vector<Deadline>& all, std::string_view code) {
  for (const auto& one : all) {
    if (one.duty->code == code) return &one;
  }
  return nullptr;
}

Deadline due(const char* day, Etat etat, const char* done = nullptr) {
  Deadline deadline{&duties().front(), 0, on(day)};
  deadline.etat = etat;
  if (done != nullptr) deadline.faite_le = on(done);
  return deadline;
}

}  // namespace

TEST_CASE("a mission locale that has done nearly all of it") {
  const Demo demo{"2011-02-28"};
  CHECK(demo.text("ML01") ==
        "2010-03-31 ML01 notification-objectif faite 2010-03-26\n"
        "2010-04-15 ML01 acompte-1 faite 2010-04-22 (convention CL-2010-ML01)\n"
        "2010-07-10 ML01 acompte-2 faite 2010-07-12 (convention CL-2010-ML01)\n"
        "2010-12-31 ML01 reunions-local faite 2010-12-14 (5 réunions tenues sur 5)\n"
        "2011-01-31 ML01 compte-rendu-execution faite 2011-01-25 (convention CL-2010-ML01)\n"
        "2011-01-31 ML01 bilan-local faite 2011-01-27\n");
}

TEST_CASE("a mission locale without a signed convention nor a meeting") {
  const Demo demo{"2011-02-28"};
  CHECK(demo.text("ML06") ==
        "2010-01-20 ML06 acompte-1 en_attente (convention CL-2010-ML06)\n"
        "2010-03-31 ML06 notification-objectif en_retard\n"
        "2010-07-10 ML06 acompte-2 en_attente (convention CL-2010-ML06)\n"
        "2010-12-31 ML06 reunions-local en_retard (0 réunion tenue sur 5)\n"
        "2011-01-31 ML06 compte-rendu-execution en_attente (convention CL-2010-ML06)\n"
        "2011-01-31 ML06 bilan-local en_retard\n");
}

TEST_CASE("meetings that cannot be held any more are late on the last day, and before") {
  const auto judged = [](const char* arrete) {
    const Demo demo{arrete};
    const auto all = demo.calendar("ML02");
    const auto* one = find(all, "reunions-local");
    return std::string{etat_name(one->etat)} + ", " + one->precision + ", " +
           std::to_string(one->days_late(demo.arrete)) + ", " +
           std::to_string(one->reminder(demo.arrete));
  };
  // That of 13 December was not held, the next one is in March.
  CHECK(judged("2010-12-12") == "a_venir, 4 réunions tenues sur 5, 0, 30");
  CHECK(judged("2010-12-13") == "en_retard, 4 réunions tenues sur 5, 0, 0");
  CHECK(judged("2010-12-31") == "en_retard, 4 réunions tenues sur 5, 0, 0");
  CHECK(judged("2011-01-02") == "en_retard, 4 réunions tenues sur 5, 2, 0");
}

TEST_CASE("the nation's own duties, with the days that the text prints") {
  const Demo demo{"2011-02-28"};
  std::string own;
  for (const auto& one : demo.calendar("FR")) {
    if (one.territoire != place(demo.records, "FR")) continue;
    own += iso_text(one.date) + " " + std::string{one.duty->code} + " " +
           std::string{etat_name(one.etat)} + (one.origin == Origin::chosen ? " *\n" : "\n");
  }
  CHECK(own ==
        R"(2010-03-31 premier-comite-national faite
2010-03-31 seuil-depassement en_retard
2010-10-31 avenant-annuel faite
2010-12-31 reunions-national faite
2011-03-31 synthese-prestations a_venir *
2011-03-31 bilan-national a_venir *
2011-06-30 evaluation-annuelle a_venir *
)");
}

TEST_CASE("the first regional committees, held in time, late, never") {
  const Demo demo{"2010-04-30"};
  const auto r1 = demo.calendar("R1");
  const auto r2 = demo.calendar("R2");
  CHECK(find(r1, "premier-comite-regional")->etat == Etat::faite);
  CHECK(find(r1, "premier-comite-regional")->faite_le == on("2010-04-07"));
  CHECK(find(r2, "premier-comite-regional")->etat == Etat::en_retard);
  const Demo later{"2010-12-31"};
  const auto known = later.calendar("R2");
  CHECK(find(known, "premier-comite-regional")->etat == Etat::faite);
  CHECK(find(known, "premier-comite-regional")->days_late(later.arrete) == 32);
}

TEST_CASE("what happens after the arrêté is not known yet") {
  const Demo demo{"2010-06-30"};
  CHECK(demo.text("ML01") ==
        "2010-03-31 ML01 notification-objectif faite 2010-03-26\n"
        "2010-04-15 ML01 acompte-1 faite 2010-04-22 (convention CL-2010-ML01)\n"
        "2010-07-10 ML01 acompte-2 a_venir (convention CL-2010-ML01)\n"
        "2010-12-31 ML01 reunions-local a_venir (2 réunions tenues sur 5)\n"
        "2011-01-31 ML01 compte-rendu-execution a_venir (convention CL-2010-ML01)\n"
        "2011-01-31 ML01 bilan-local a_venir\n");
}

TEST_CASE("terms of agents last three years and may be renewed once") {
  const Demo demo{"2011-03-31", 2011};
  std::string terms;
  for (const auto& one : demo.calendar("FR")) {
    if (one.duty->code != "terme-affectation") continue;
    terms +=
        iso_text(one.date) + " " + one.precision + " " + std::string{etat_name(one.etat)} + "\n";
  }
  CHECK(terms ==
        "2011-02-01 agent AG03 en_retard\n"
        "2011-03-01 agent AG01 faite\n"
        "2011-04-01 agent AG04, déjà renouvelé une fois a_venir\n");
}

TEST_CASE("a renewal that is already in the data is told with the term that it follows") {
  const Demo demo{"2011-02-28", 2011};
  const auto known = demo.calendar("ML01");
  const auto* term = find(known, "terme-affectation");
  REQUIRE(term);
  CHECK(term->precision == "agent AG01, renouvellement inscrit au 1er\u00A0mars\u00A02011");
  CHECK(term->etat == Etat::a_venir);
}

TEST_CASE("an absent file makes its duties unknown, never late") {
  Demo demo{"2011-02-28"};
  demo.records.counts[static_cast<std::size_t>(records::FileId::transmissions)] = {};
  demo.records.counts[static_cast<std::size_t>(records::FileId::reunions)] = {};
  const auto all = demo.calendar("R1");
  CHECK(find(all, "bilan-regional")->etat == Etat::inconnue);
  CHECK(find(all, "premier-comite-regional")->etat == Etat::inconnue);
  CHECK(find(all, "reunions-regional")->etat == Etat::inconnue);
  CHECK(find(all, "reunions-regional")->precision.empty());
  CHECK(find(all, "acompte-1")->etat == Etat::faite);
}

TEST_CASE("reminders come thirty days before, then fifteen, and stop once it is done") {
  const Day today = on("2010-06-10");
  CHECK(due("2010-07-11", Etat::a_venir).reminder(today) == 0);
  CHECK(due("2010-07-10", Etat::a_venir).reminder(today) == 30);
  CHECK(due("2010-06-26", Etat::a_venir).reminder(today) == 30);
  CHECK(due("2010-06-25", Etat::a_venir).reminder(today) == 15);
  CHECK(due("2010-06-10", Etat::a_venir).reminder(today) == 15);
  CHECK(due("2010-06-09", Etat::en_retard).reminder(today) == 0);
  CHECK(due("2010-06-25", Etat::faite, "2010-06-01").reminder(today) == 0);
  CHECK(due("2010-06-09", Etat::en_retard).days_late(today) == 1);
  CHECK(due("2010-06-09", Etat::faite, "2010-06-12").days_late(today) == 3);
  CHECK(due("2010-06-09", Etat::faite, "2010-06-01").days_late(today) == 0);
  CHECK(due("2010-06-20", Etat::a_venir).days_late(today) == 0);
  CHECK(due("2010-06-20", Etat::a_venir).days_left(today) == 10);
}

TEST_CASE("duties have a code of their own, an article and an object") {
  std::set<std::string_view> codes;
  for (const auto& duty : duties()) {
    CAPTURE(duty.code);
    CHECK(codes.insert(duty.code).second);
    CHECK_FALSE(duty.article.empty());
    CHECK_FALSE(duty.objet.empty());
    CHECK(duty.first_year <= duty.last_year);
    const bool needs_piece = duty.proof == Proof::sending || duty.proof == Proof::signature ||
                             duty.proof == Proof::compte_rendu;
    CHECK(duty.piece.empty() != needs_piece);
    CHECK((!needs_piece || piece_label(duty.piece) != duty.piece));
  }
  CHECK(codes.size() == 21);
}

TEST_CASE("every report has a name in the lists of pieces; an unknown piece keeps its own") {
  namespace fs = std::filesystem;
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator{COPIL_SOURCE_DIR "/reports"}) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string name = entry.path().stem();
    CAPTURE(name);
    ++count;
    const bool is_one_word = name == "convocation";
    CHECK((piece_label(name) != name || is_one_word));
  }
  CHECK(count > 25);
  CHECK(piece_label("compte-rendu-execution") == "compte rendu d'exécution");
  CHECK(piece_label("bilan-prestations") == "bilan de l'utilisation des prestations");
  CHECK(piece_label("courrier du 3 mai") == "courrier du 3 mai");
  CHECK(piece_label("") == "");
}

TEST_CASE("what follows a termination is owed by nobody") {
  const std::string year = Demo{"2011-02-28"}.text("ML05");
  CAPTURE(year);
  CHECK(year.find("2010-12-31 ML05 reunions-local sans_objet (convention résiliée le "
                  "30 septembre 2010)\n") != std::string::npos);
  CHECK(year.find("compte-rendu-execution faite") != std::string::npos);
  CHECK(year.find("2011-01-31 ML05 bilan-local en_retard\n") != std::string::npos);
  const Demo after{"2011-06-30", 2011};
  for (const auto& one : after.calendar("ML05")) {
    CHECK(one.etat == Etat::sans_objet);
    CHECK(one.days_late(after.arrete) == 0);
    CHECK(one.reminder(one.date) == 0);
  }
  // Before it is known, nothing is stopped.
  CHECK(Demo{"2010-09-29"}.text("ML05").find("sans_objet") == std::string::npos);
}

TEST_CASE("what is done after a termination was not owed; the instalment it stops has its line") {
  Demo demo{"2011-02-28"};
  for (auto& row : demo.rows) {
    if (row.territoire != place(demo.records, "ML01")) continue;
    row.resiliation = on("2010-06-29");
    demo.records.conventions.resiliation[row.convention] = on("2010-06-29");
    auto& payments = demo.records.versements;
    for (std::size_t i = 0; i < payments.size(); ++i) {
      const bool is_second =
          payments.convention[i] == row.convention && payments.rang[i] == records::Rang::deuxieme;
      if (is_second) payments.rang[i] = records::Rang::solde;
    }
  }
  const std::string year = demo.text("ML01");
  CAPTURE(year);
  // The fifth meeting was held on 14 December.
  CHECK(year.find("2010-12-31 ML01 reunions-local sans_objet (convention résiliée le "
                  "29 juin 2010)\n") != std::string::npos);
  CHECK(year.find("2010-07-10 ML01 acompte-2 sans_objet (convention résiliée le "
                  "29 juin 2010)\n") != std::string::npos);
  CHECK(year.find("2011-01-31 ML01 bilan-local faite 2011-01-27") != std::string::npos);
}

TEST_CASE("a term comes to its end within three months, its last day counted") {
  const auto ending = [](const char* arrete) {
    std::string agents;
    const Demo demo{arrete};
    for (const auto& one : postings(demo.records, place(demo.records, "FR"), demo.arrete)) {
      if (one.is_ending) agents += demo.records.agents.agent[one.row] + " ";
    }
    return agents;
  };
  // AG03 until 31 January 2011, AG04 until 31 March. AG01, until 28 February, is renewed from the
  // day after: nothing is left to settle.
  CHECK(ending("2010-10-30") == "");
  CHECK(ending("2010-10-31") == "AG03 ");
  CHECK(ending("2010-12-30") == "AG03 ");
  CHECK(ending("2010-12-31") == "AG03 AG04 ");
  // Its three years over, AG03 is beyond its term and not about to end.
  CHECK(ending("2011-01-31") == "AG03 AG04 ");
  CHECK(ending("2011-02-01") == "AG04 ");
}

TEST_CASE("the years of the evaluations and of the end") {
  const auto codes = [](int annee) {
    std::string text;
    const Demo demo{"2010-06-30"};
    const std::vector<subsidies::SubsidyRow> none;
    for (const auto& one :
         calendar_of({demo.records, none, annee, demo.arrete}, place(demo.records, "FR"))) {
      const bool is_rare = one.duty->last_year - one.duty->first_year < 1;
      if (is_rare) text += std::string{one.duty->code} + " " + iso_text(one.date) + "\n";
    }
    return text;
  };
  CHECK(codes(2011) == "");
  CHECK(codes(2012) == "evaluation-mi-parcours 2012-12-31\n");
  CHECK(codes(2014) == "rapport-final 2014-06-30\nfin-accord 2014-12-31\n");
}

TEST_CASE("without the column that would tell it, a piece is not known to be late") {
  Demo demo{"2011-02-28"};
  const auto state = [&](const char* code) {
    const auto all = demo.calendar("ML06");
    const auto* one = find(all, code);
    return one == nullptr ? std::string{} : std::string{etat_name(one->etat)};
  };
  CHECK(state("bilan-local") == "en_retard");
  auto& file = demo.records.counts[static_cast<std::size_t>(records::FileId::transmissions)];
  file.columns &= ~(1U << 6U);
  REQUIRE_FALSE(demo.records.has_column(records::FileId::transmissions, "envoyee_le"));
  CHECK(state("bilan-local") == "inconnue");
  CHECK(state("notification-objectif") == "inconnue");
}
