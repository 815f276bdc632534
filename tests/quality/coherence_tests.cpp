// The control of coherence over the records: one small folder a rule, its exact finding, and what
// must stay silent.
#include "quality/control.hpp"
#include "support/random_folder.hpp"

using namespace copil;
using namespace copil::quality;
using namespace copil::testing;

TEST_CASE("sound files raise nothing") {
  CHECK(findings({{"jeunes.csv", kYouths},
                  {"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;2010-09-01\n"
                                              "C2;J1;M2;2010-09-01;2010-09-01;\n"
                                              "C3;J2;M1;2010-02-01;;\n"},
                  {"inscriptions.csv", "jeune;date_debut;date_fin\nJ1;2010-01-04;\n"},
                  {"civis.csv",
                   "jeune;mission_locale;date_debut;date_fin\n"
                   "J1;M1;2010-01-04;2010-03-01\nJ1;M1;2010-03-01;\n"},
                  {"alertes.csv", "cotraitance;date_signalement\nC1;2010-03-01\n"}}) == "");
}

TEST_CASE("dates out of order") {
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-03-10;2010-03-01\n"}}) ==
        "M1 J1 DAT1 : fin le 1er mars 2010, premier entretien le 10 mars 2010\n");
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;2010-03-01\n"
                                              "C2;J2;M1;2010-02-01;;\n"},
                  {"alertes.csv",
                   "cotraitance;date_signalement\nC1;2010-03-01\nC1;2010-02-09\n"
                   "C2;2010-03-02\nC1;2010-02-10\n"}}) ==
        "M1 J1 DAT2 : alerte du 1er mars 2010, fin le 1er mars 2010\n"
        "M1 J1 DAT2 : alerte du 9 février 2010, premier entretien le 10 février 2010\n"
        "M1 J2 DAT2 : alerte du 2 mars 2010, sans premier entretien\n");
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-03-10;\n"},
                  {"inscriptions.csv",
                   "jeune;date_debut;date_fin;motif_fin\n"
                   "J1;2010-01-04;2010-02-15;radiation\nJ1;2010-02-15;;\n"}}) ==
        "M1 J1 DAT3 : radiation le 15 février 2010, premier entretien le 10 mars 2010\n");
  CHECK(findings({{"prescriptions_pops.csv",
                   "jeune;mission_locale;date_prescription;date_rendez_vous\n"
                   "J1;M1;2010-05-10;2010-05-03\nJ2;M1;2010-05-10;2010-05-10\n"}}) ==
        "M1 J1 DAT4 : rendez-vous le 3 mai 2010, prescription le 10 mai 2010\n");
}

TEST_CASE("ages out of range") {
  const std::string rows = kCot + "C1;J1;M1;2010-02-01;;\n";
  const auto born = [&](const std::string& day) {
    return findings(
        {{"jeunes.csv", "jeune;date_naissance\nJ1;" + day + "\n"}, {"cotraitances.csv", rows}});
  };
  CHECK(born("1994-02-01") == "");
  CHECK(born("1994-02-02") ==
        "M1 J1 AGE2 : affectation le 1er février 2010, 16 ans le 2 février 2010\n");
  CHECK(born("1984-02-02") == "");
  CHECK(born("1984-02-01") ==
        "M1 J1 AGE3 : affectation le 1er février 2010, 26 ans le 1er février 2010\n");
  // Born on 29 February: the day before the 1st of March is the birthday.
  CHECK(findings({{"jeunes.csv", "jeune;date_naissance\nJ1;1984-02-29\n"},
                  {"cotraitances.csv", kCot + "C1;J1;M1;2010-02-27;;\n"}}) == "");
  CHECK(findings({{"jeunes.csv", "jeune;date_naissance\nJ1;1984-02-29\n"},
                  {"cotraitances.csv", kCot + "C1;J1;M1;2010-02-28;;\n"}}) ==
        "M1 J1 AGE3 : affectation le 28 février 2010, 26 ans le 28 février 2010\n");
  CHECK(born("") == "M1 J1 AGE1 : affectation le 1er février 2010\n");
  CHECK(findings({{"cotraitances.csv", rows}}) == "");  // no register: nothing to complete
  CHECK(findings({{"jeunes.csv", "jeune;date_naissance\nJ1;1984-01-04\n"},
                  {"civis.csv", "jeune;mission_locale;date_debut\nJ1;M2;2010-01-04\n"}}) ==
        "M2 J1 AGE4 : entrée le 4 janvier 2010, 26 ans le 4 janvier 2010\n");
  CHECK(findings({{"jeunes.csv", "jeune;date_naissance\nJ1;1994-01-05\n"},
                  {"civis.csv", "jeune;mission_locale;date_debut\nJ1;M2;2010-01-04\n"}}) ==
        "M2 J1 AGE4 : entrée le 4 janvier 2010, 16 ans le 5 janvier 2010\n");
}

TEST_CASE("a row that begins after the arrêté meets none, whatever the network") {
  const Files later{{"cotraitances.csv", kCot + "C1;J1;M1;2010-01-18;2010-01-18;2010-03-22\n"
                                                "C2;J1;M2;2010-11-23;2010-11-23;\n"
                                                "C3;J2;M1;2010-01-18;2010-01-18;2010-03-22\n"
                                                "C4;J2;M1;2010-11-23;2010-11-23;\n"
                                                "C5;J3;M1;2010-11-23;2010-11-23;\n"},
                    {"accompagnements.csv",
                     "jeune;reseau;structure;date_debut;date_fin\n"
                     "J3;PE;S1;2010-01-18;2010-03-22\n"}};
  for (const int month : {3, 6, 9, 12}) {
    CAPTURE(month);
    CHECK(findings(later, *make_day(2010, month, 30)) == "");
  }
}

TEST_CASE("one youth followed twice") {
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;2010-06-01\n"
                                              "C2;J1;M2;2010-04-01;2010-05-31;\n"}}) ==
        "M1 J1 SUI1 : co-traitance du 10 février 2010 au 31 mai 2010 ; "
        "dans une autre mission locale, du 31 mai 2010, en cours\n"
        "M2 J1 SUI1 : co-traitance du 31 mai 2010, en cours ; "
        "dans une autre mission locale, du 10 février 2010 au 31 mai 2010\n");
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;\n"
                                              "C2;J1;M1;2010-04-01;2010-05-03;\n"}}) ==
        "M1 J1 SUI2 : co-traitance du 3 mai 2010, en cours\n");
  CHECK(findings({{"civis.csv",
                   "jeune;mission_locale;date_debut;date_fin\n"
                   "J1;M1;2010-01-04;\nJ1;M1;2010-03-01;2010-04-01\n"}}) ==
        "M1 J1 SUI3 : CIVIS du 1er mars 2010 au 31 mars 2010\n");
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;2010-06-01\n"},
                  {"accompagnements.csv",
                   "jeune;reseau;structure;date_debut;date_fin\n"
                   "J1;PE;S1;2010-05-31;2010-07-01\n"
                   "J1;ML;M1;2010-02-10;\n"}}) ==
        "M1 J1 SUI4 : co-traitance du 10 février 2010 au 31 mai 2010 ; accompagnement par Pôle "
        "emploi "
        "du 31 mai 2010 au 30 juin 2010\n");
}

TEST_CASE("co-traitances at the same time, held against every pair of them") {
  test_support::Chance chance{411};
  const Day start = *make_day(2010, 1, 1);
  for (int round = 0; round < 40; ++round) {
    std::string rows;
    std::vector<std::pair<bool, Interval>> all;  // at M2, its days
    for (int i = 0; i < 12; ++i) {
      const bool is_second = chance.one_in(3);
      const Day begin = start + chance.below(120);
      const Interval days{begin, begin + chance.below(25)};
      all.emplace_back(is_second, days);
      rows += "C" + std::to_string(i) + ";J1;" + (is_second ? "M2" : "M1") + ";2010-01-01;" +
              iso_text(days.begin) + ";" + iso_text(days.end) + "\n";
    }
    std::size_t elsewhere = 0;
    std::size_t twice = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      bool is_elsewhere = false;
      bool is_twice = false;
      for (std::size_t j = 0; j < all.size(); ++j) {
        if (i == j || intersection(all[i].second, all[j].second).is_empty()) continue;
        is_elsewhere = is_elsewhere || all[i].first != all[j].first;
        is_twice = is_twice || (all[i].first == all[j].first && j < i);
      }
      elsewhere += is_elsewhere ? 1 : 0;
      twice += is_twice ? 1 : 0;
    }
    const std::string found = findings({{"cotraitances.csv", kCot + rows}});
    const auto count = [&](const std::string& code) {
      std::size_t times = 0;
      for (auto at = found.find(code); at != std::string::npos; at = found.find(code, at + 1)) {
        ++times;
      }
      return times;
    };
    CAPTURE(round, rows, found);
    CHECK(count(" SUI1 ") == elsewhere);
    CHECK(count(" SUI2 ") == twice);
  }
}

TEST_CASE("twenty thousand co-traitances of one youth are looked at in a moment") {
  std::string rows;
  std::string periods = "jeune;date_debut;date_fin\n";
  for (int i = 0; i < 20'000; ++i) {
    rows +=
        "C" + std::to_string(i) + ";J1;M" + (i % 2 == 0 ? "1" : "2") + ";2010-01-01;2010-02-01;\n";
    periods += "J1;2010-01-01;2010-02-02\n";
  }
  const auto [records, coherence] =
      control({{"cotraitances.csv", kCot + rows}, {"inscriptions.csv", periods}});
  CHECK(coherence.incoherences.size() == 20'000 + 19'998);
}

TEST_CASE("an alert that ended the co-traitance ends the double follow-up too") {
  CHECK(findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;\n"
                                              "C2;J1;M2;2010-06-01;2010-06-15;\n"},
                  {"alertes.csv",
                   "cotraitance;date_signalement;date_cloture;decision\n"
                   "C1;2010-05-03;2010-06-01;reorientation\n"}}) == "");
}

TEST_CASE("a co-traitance is followed from its first interview to its automatic end") {
  const std::string accompanied =
      "jeune;reseau;structure;date_debut;date_fin\nJ1;PE;S1;2010-08-16;2010-12-01\n";
  const auto with = [&](const std::string& rows, const Files& more) {
    Files files{{"cotraitances.csv", kCot + rows}, {"accompagnements.csv", accompanied}};
    files.insert(more.begin(), more.end());
    return findings(files);
  };
  // No interview yet: nobody follows the youth, here or elsewhere.
  CHECK(with("C1;J1;M1;2010-02-01;;\nC2;J1;M2;2010-03-01;;\n", {}) == "");
  CHECK(
      with("C1;J1;M1;2010-02-01;2010-02-10;\n", {}) ==
      "M1 J1 SUI4 : co-traitance du 10 février 2010, en cours ; accompagnement par Pôle emploi du "
      "16 août 2010 au 30 novembre 2010\n");
  // Out on the 26th birthday, though no end is entered.
  CHECK(with("C1;J1;M1;2009-02-02;2009-02-10;\n",
             {{"jeunes.csv", "jeune;date_naissance\nJ1;1984-08-16\n"}}) == "");
  CHECK(with("C1;J1;M1;2009-02-02;2009-02-10;\n",
             {{"jeunes.csv", "jeune;date_naissance\nJ1;1984-08-17\n"}}) != "");
  // One year for a youth affected in the 26th year.
  CHECK(with("C1;J1;M1;2009-08-16;2009-08-20;\n",
             {{"jeunes.csv", "jeune;date_naissance\nJ1;1984-08-16\n"}}) == "");
  // Out after six months without registration.
  const auto registered = [&](const std::string& end) {
    return with("C1;J1;M1;2010-02-01;2010-02-10;\n",
                {{"inscriptions.csv", "jeune;date_debut;date_fin\nJ1;2010-01-04;" + end + "\n"}});
  };
  CHECK(registered("2010-02-16") == "");
  CHECK(registered("2010-02-17") != "");
  // Cancelled: the interview stands on nothing, and DAT3 says so.
  CHECK(with("C1;J1;M1;2010-02-01;2010-03-10;\n",
             {{"inscriptions.csv",
               "jeune;date_debut;date_fin;motif_fin\nJ1;2010-01-04;2010-02-15;radiation\n"
               "J1;2010-02-15;;\n"}}) ==
        "M1 J1 DAT3 : radiation le 15 février 2010, premier entretien le 10 mars 2010\n");
}

TEST_CASE("a double follow-up is looked into, and is no entry error") {
  const auto [records, coherence] =
      control({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;\n"},
               {"accompagnements.csv",
                "jeune;reseau;structure;date_debut;date_fin\nJ1;PE;S1;2010-08-16;\n"}});
  REQUIRE(coherence.incoherences.size() == 1);
  const auto& rule = coherence_rules()[coherence.incoherences[0].rule];
  CHECK(rule.code == "SUI4");
  CHECK(rule.weight == Weight::a_verifier);
  CHECK_FALSE(coherence.incoherences[0].is_over);
  CHECK(coherence.share_of(records.territoires, records.territoires.root).share() == Ratio{0, 1});
  for (const auto& other : coherence_rules()) {
    CHECK((other.weight == Weight::erreur || other.code == "SUI4"));
  }
}

TEST_CASE("a double follow-up that has ended leaves nothing to decide") {
  const auto is_over = [](const std::string& end) {
    const auto [records, coherence] = control(
        {{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-02-10;\n"},
         {"accompagnements.csv",
          "jeune;reseau;structure;date_debut;date_fin\nJ1;PE;S1;2010-08-16;" + end + "\n"}});
    REQUIRE(coherence.incoherences.size() == 1);
    return coherence.incoherences[0].is_over;
  };
  CHECK(is_over("2010-09-30"));
  CHECK_FALSE(is_over(""));
}

TEST_CASE("an affectation needs a registration that day") {
  const auto registered = [&](const std::string& row) {
    return findings({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;;\n"},
                     {"inscriptions.csv", "jeune;date_debut;date_fin\n" + row}});
  };
  CHECK(registered("J1;2010-02-01;\n") == "");
  CHECK(registered("J1;2010-02-02;\n") == "M1 J1 INS1 : affectation le 1er février 2010\n");
  CHECK(registered("J2;2010-02-02;\n") == "");  // unknown to the register: taken as registered
}

TEST_CASE("what comes after the arrêté is not known") {
  const Files files{{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-03-10;2010-03-01\n"}};
  CHECK(findings(files, *make_day(2010, 3, 9)) == "");
  CHECK(findings(files, *make_day(2010, 3, 10)).find("DAT1") != std::string::npos);
}

TEST_CASE("entries that cannot be kept are rejected with their line and reason") {
  const auto [records, coherence] = control(
      with_entries("J9;M1;proposition;;x;;;2010-11-01;;\nJ1;M9;proposition;;x;;;2010-11-01;;\n"
                   "J1;M1;stage;;x;;;2010-11-01;;\nJ1;M1;situation;;x;;;;;\n"
                   "J1;M1;situation;;x;;;2010-11-01;2010-10-01;\n"
                   "J1;M1;situation;;x;;;2010-11-01;;\n"));
  CHECK(coherence.entries.read == 6);
  std::string text;
  for (std::size_t i = 0; i < coherence.entries.rejects.size(); ++i) {
    const auto reject = coherence.entries.rejects[i];
    text += std::to_string(reject.line) + " " + std::string{reject.column} + " : " +
            std::string{reject.reason} + "\n";
  }
  CHECK(text ==
        "2 jeune : jeune inconnu des autres fichiers\n"
        "3 mission_locale : mission locale inconnue\n"
        "4 nature : mot inconnu ; attendu : proposition, situation ou programme\n"
        "5 date_debut : cellule vide\n"
        "6 date_fin : fin antérieure au début\n");
}

TEST_CASE("IO 411 is the share of files with an error, each counted once") {
  const auto [records, coherence] =
      control({{"cotraitances.csv", kCot + "C1;J1;M1;2010-02-01;2010-03-10;2010-03-01\n"
                                           "C2;J1;M1;2010-03-01;2010-04-10;2010-04-01\n"
                                           "C3;J2;M1;2010-02-01;;\nC4;J3;M2;2010-02-01;;\n"},
               {"prescriptions_pops.csv",
                "jeune;mission_locale;date_prescription\n"
                "J2;M1;2010-05-10\nJ4;M1;2010-05-10\n"}});
  const auto& tree = records.territoires;
  const auto of = [&](const char* code) { return coherence.share_of(tree, *tree.find(code)); };
  CHECK(coherence.incoherences.size() == 2);
  CHECK(of("M1").files == 3);
  CHECK(of("M1").faulty == 1);
  CHECK(of("M1").share() == Ratio{1, 3});
  CHECK(of("M2").share() == Ratio{0, 1});
  CHECK(of("F").files == 4);
  CHECK(of("S1").share() == Ratio{0, 1});
}

TEST_CASE("every rule has a code of its own, a source and a correction") {
  std::set<std::string_view> codes;
  for (const auto& rule : coherence_rules()) {
    CHECK(codes.insert(rule.code).second);
    CHECK_FALSE(rule.libelle.empty());
    CHECK_FALSE(rule.source.empty());
    CHECK_FALSE(rule.correction.empty());
  }
}
