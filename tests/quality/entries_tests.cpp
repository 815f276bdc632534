// The control of coherence over the entries of Parcours 3: each rule, then every row of the dated
// tables.
#include "quality/control.hpp"

using namespace copil;
using namespace copil::testing;

TEST_CASE("programme against proposition") {
  CHECK(findings(with_entries("J1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;;\n")) ==
        "M1 J1 PRG1 : programme « PERMIS HIRSCH » du 22 novembre 2010\n");
  const std::string proposal =
      "J1;M1;proposition;;C - Orientation Permis Hirsch;;Réalisé;2010-11-08;;\n";
  CHECK(findings(with_entries(proposal)) ==
        "M1 J1 PRG2 : proposition « C - Orientation Permis Hirsch » du 8 novembre 2010, à l'état "
        "réalisé\n");
  CHECK(findings(with_entries(proposal + "J1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;;\n")) ==
        "");
}

TEST_CASE("a programme follows a proposition begun by its day, whenever that one ends") {
  const auto programme_after = [](const std::string& begin, const std::string& end) {
    return findings(with_entries("J1;M1;proposition;;C - Orientation Permis Hirsch;;Prescrit;" +
                                 begin + ";" + end +
                                 ";\nJ1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;;\n"));
  };
  const std::string alone = "M1 J1 PRG1 : programme « PERMIS HIRSCH » du 22 novembre 2010\n";
  CHECK(programme_after("2010-11-08", "2010-12-08").find(alone) == std::string::npos);
  CHECK(programme_after("2010-11-22", "").find(alone) == std::string::npos);
  CHECK(programme_after("2010-11-23", "").find(alone) == 0);
}

TEST_CASE("the entries of one youth are read together, wherever they stand in the file") {
  const auto of_youths = [](const std::string& proposals, const std::string& programmes) {
    return findings(with_entries(proposals + programmes));
  };
  std::string proposals;
  std::string programmes;
  for (const char* who : {"J3;M1", "J1;M2", "J2;M1", "J1;M1"}) {
    proposals +=
        std::string{who} + ";proposition;;C - Orientation Permis Hirsch;;Réalisé;2010-11-08;;\n";
    programmes = std::string{who} + ";programme;R2;PERMIS HIRSCH;;;2010-11-22;;\n" + programmes;
  }
  CHECK(of_youths(proposals, programmes) == "");
}

TEST_CASE("what one region asks to enter binds no other") {
  Files files = with_entries("J1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;;\n");
  const auto in_region = [&](const std::string& code, const std::string& label) {
    files["territoires.csv"] = "code;type;libelle;parent\nF;national;France;\n" + code +
                               ";region;" + label + ";F\nM1;mission_locale;Une;" + code +
                               "\nM2;mission_locale;Deux;" + code +
                               "\nS1;site_pole_emploi;Site;M1\n";
    return !findings(files).empty();
  };
  CHECK(in_region("82", "RA"));
  CHECK(in_region("R82", "RA"));
  CHECK(in_region("RRA", "RHONE-ALPES"));
  CHECK_FALSE(in_region("83", "Auvergne"));
  CHECK_FALSE(in_region("R8", "Rhône"));
}

TEST_CASE("formations: category and situation") {
  const std::string proposal =
      "J1;M1;proposition;R49;F - MER Formation AOF CR;;Réalisé;2010-11-08;;\n";
  const auto situation = [](const std::string& category) {
    return "J1;M1;situation;R49;F - MER Formation AOF CR;" + category + ";;2010-11-15;;\n";
  };
  CHECK(findings(with_entries(proposal + situation("formation"))) == "");
  CHECK(findings(with_entries(proposal + situation("Scolarité"))) ==
        "M1 J1 FOR1 : situation « F - MER Formation AOF CR » du 15 novembre 2010 rangée dans "
        "« Scolarité », attendue dans « Formation »\n");
  CHECK(findings(with_entries(proposal)) ==
        "M1 J1 FOR2 : proposition « F - MER Formation AOF CR » du 8 novembre 2010\n");
  CHECK(findings(with_entries("J1;M1;situation;R71;PP - MER POPS;;;2010-11-15;;\n")) ==
        "M1 J1 FOR3 : situation « PP - MER POPS » du 15 novembre 2010\n");
}

TEST_CASE("formations: type, organism, action, métier, state of the proposition") {
  CHECK(more_findings("J1;M1;situation;R58;F - MER Formation POLE EMPLOI;Formation;;2010-11-22;"
                      "Conseil Régional;;;;\n") ==
        "M1 J1 FOR4 : situation « F - MER Formation POLE EMPLOI » du 22 novembre 2010 de type « "
        "Conseil "
        "Régional », attendu « DIVERS »\n");
  CHECK(
      more_findings("J1;M1;situation;R9;F - MER Formation Action collective qual CR;Formation;;"
                    "2010-11-24;Conseil Régional;R3426;;;\n") ==
      "M1 J1 FOR5 : situation « F - MER Formation Action collective qual CR » du 24 novembre 2010, "
      "organisme R3426\n");
  CHECK(more_findings("J1;M1;situation;R68;;Formation;;2010-11-29;DIVERS;R3426;R9310;;\n") ==
        "M1 J1 FOR6 : situation du 29 novembre 2010, action R9310 : rubrique R68, « Formation » ; "
        "attendu : sans rubrique, « Contrat en Alternance »\n");
  CHECK(
      more_findings("J1;M1;situation;R68;;Formation;;2010-11-29;DIVERS;R1988;;;\n") ==
      "M1 J1 FOR6 : situation du 29 novembre 2010, organisme R1988 : rubrique R68, « Formation » ; "
      "attendu : rubrique R67, « Formation »\n");
  const auto immersion = [](const std::string& metier) {
    return more_findings(
        "J1;M1;situation;R64;PP - MER PMP;Immersion Entreprise;;2010-11-22;PMP;;;" + metier +
        ";\n");
  };
  CHECK(immersion("N1103") == "");
  CHECK(immersion("") == "M1 J1 FOR7 : situation « PP - MER PMP » du 22 novembre 2010\n");
  const std::string advised =
      "J1;M1;proposition;R65;F - MER Formation CAF;;Prescrit;2010-11-16;;;;;\n";
  CHECK(more_findings(advised) == "");
  CHECK(
      more_findings(advised +
                    "J1;M1;situation;R65;F - MER Formation CAF;Formation;;2010-12-06;CAF;;;;\n") ==
      "M1 J1 FOR8 : proposition « F - MER Formation CAF » du 16 novembre 2010, situation ouverte "
      "le "
      "6 décembre 2010\n");
  const auto pops = [](const std::string& place, const std::string& meeting,
                       const std::string& state) {
    return findings(
        {{"prescriptions_pops.csv",
          "jeune;mission_locale;date_prescription;date_rendez_vous;etat\n"
          "J1;" +
              place + ";2010-11-02;" + meeting + ";" + state + "\n"},
         {"saisies.csv",
          kMoreEntries + "J1;M1;proposition;R71;PP - MER POPS;;Prescrit;2010-11-08;;;;;\n"}});
  };
  const auto told = [](const std::string& day) {
    return "M1 J1 FOR9 : proposition « PP - MER POPS » du 8 novembre 2010, POPS commencée le " +
           day + " novembre 2010\n";
  };
  CHECK(pops("M1", "2010-11-25", "conseillee") == "");
  CHECK(pops("M1", "2010-11-25", "realisee") == told("25"));
  CHECK(pops("M1", "2010-11-08", "realisee") == told("8"));
  CHECK(pops("M1", "2010-11-07", "realisee") == "");
  CHECK(pops("M2", "2010-11-25", "realisee") == "");
}

TEST_CASE("a CARED begins with its first situation") {
  const std::string programme = "J1;M1;programme;;CARED;;;2010-11-15;;;;;\n";
  CHECK(more_findings(programme) == "M1 J1 PRG3 : programme « CARED » du 15 novembre 2010\n");
  CHECK(more_findings(programme + "J1;M1;situation;;;Scolarité;;2010-11-15;MGIEEN;;;;\n") == "");
}

TEST_CASE("every rubric of formations.csv: what it asks for raises nothing, anything else does") {
  for (const auto& row : table("formations.csv")) {
    CAPTURE(row.at("code"), row.at("rubrique"));
    const std::string both = row.at("code") + ";" + row.at("rubrique");
    const std::string done = "J1;M1;proposition;" + both + ";;Réalisé;2010-11-15;;;;;\n";
    const auto situation = [&](const std::string& category, const std::string& type) {
      return "J1;M1;situation;" + both + ";" + category + ";;2010-11-22;" + type + ";;;N1103;\n";
    };
    if (row.at("situation") == "non") {
      CHECK(more_findings(done) == "");
      CHECK(rules_in(more_findings(done + situation("Formation", ""))) ==
            std::set<std::string>{"FOR3"});
      continue;
    }
    const std::string& category = row.at("categorie");
    const std::string& type = row.at("type_de_situation");
    CHECK(more_findings(done + situation(category, type)) == "");
    CHECK(rules_in(more_findings(done)) == std::set<std::string>{"FOR2"});
    CHECK(rules_in(more_findings(done + situation("Scolarité", type))) ==
          std::set<std::string>{"FOR1"});
    CHECK(rules_in(more_findings(done + situation(category, "MGIEEN"))) ==
          std::set<std::string>{"FOR4"});
    CHECK(rules_in(more_findings("J1;M1;proposition;R0;" + row.at("rubrique") +
                                 ";;Prescrit;2010-11-15;;;;;\n")) == std::set<std::string>{"LIB4"});
  }
}

TEST_CASE("every action and every type of situation goes to its own place") {
  for (const auto& row : table("actions.csv")) {
    CAPTURE(row.at("action"), row.at("organisme"));
    const auto filed = [&](const std::string& rubric, const std::string& category) {
      return rules_in(more_findings("J1;M1;situation;" + rubric + ";;" + category +
                                    ";;2010-11-22;" + row.at("type_de_situation") + ";" +
                                    row.at("organisme") + ";" + row.at("action") + ";;\n"));
    };
    CHECK(filed(row.at("rubrique"), row.at("categorie")).empty());
    CHECK(filed("R76", row.at("categorie")).count("FOR6") == 1);
  }
  for (const auto& row : table("situations.csv")) {
    CAPTURE(row.at("type_de_situation"));
    const auto filed = [&](const std::string& category) {
      return rules_in(more_findings("J1;M1;situation;;;" + category + ";;2010-11-22;" +
                                    row.at("type_de_situation") + ";;;;\n"));
    };
    CHECK(filed(row.at("categorie")).empty());
    CHECK(filed("Emploi") == std::set<std::string>{"FOR1"});
  }
}

TEST_CASE("every rubric of rubriques.csv is judged on both sides of its day") {
  for (const auto& row : table("rubriques.csv")) {
    CAPTURE(row.at("ancien_libelle"), row.at("nouveau_libelle"));
    const auto entered = [&](const std::string& label, const std::string& day) {
      if (label.empty()) return std::set<std::string>{};
      return rules_in(
          findings(with_entries("J1;M1;proposition;;" + label + ";;Prescrit;" + day + ";;\n")));
    };
    const std::string before = "2010-10-31";
    const std::string after = "2010-11-02";
    const std::string& nature = row.at("nature");
    CHECK(entered(row.at("ancien_libelle"), before).empty());
    if (nature == "inchangée") {
      CHECK(entered(row.at("nouveau_libelle"), after).empty());
    } else if (nature == "désactivée") {
      CHECK(entered(row.at("ancien_libelle"), after) == std::set<std::string>{"LIB3"});
    } else {
      CHECK(entered(row.at("nouveau_libelle"), after).empty());
      CHECK(entered(row.at("nouveau_libelle"), before) == std::set<std::string>{"LIB2"});
      const std::set<std::string> outdated{"LIB1"};
      CHECK(entered(row.at("ancien_libelle"), after) ==
            (nature == "renommée" ? outdated : std::set<std::string>{}));
    }
    if (row.at("code").empty()) continue;
    const std::string& label = row.at("nouveau_libelle");
    CHECK(more_findings("J1;M1;proposition;R0;" + label + ";;Prescrit;2010-11-02;;;;;\n") ==
          "M1 J1 LIB4 : « " + label +
              " » du 2 novembre 2010, code R0 ; attendu : " + row.at("code") + "\n");
  }
}

TEST_CASE("every state, reason and code of permis.csv is known, and no other") {
  for (const auto& row : table("permis.csv")) {
    const std::string& nature = row.at("nature");
    const std::string& word = row.at("libelle");
    CAPTURE(nature, word);
    if (nature == "etat") {
      const auto found = more_findings("J1;M1;proposition;;C - Orientation Permis Hirsch;;" + word +
                                       ";2010-11-08;;;;;\n");
      CHECK(rules_in(found).count("PER1") == 0);
      const auto entered = rules_in(
          more_findings("J1;M1;proposition;;C - Orientation Permis Hirsch;;" + word +
                        ";2010-11-08;;;;;\nJ1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;;;;;\n"));
      CHECK(entered ==
            (word == "Réalisé" ? std::set<std::string>{} : std::set<std::string>{"PER2"}));
    } else if (nature == "acte_de_service") {
      const auto with = [](const std::string& act) {
        return more_findings(
            "J1;M1;proposition;R74;C - Orientation Permis DIRECCTE;;Prescrit;"
            "2010-12-02;;;;;" +
            act + "\n");
      };
      CHECK(with(word) == "");
      CHECK(with("Accueil") ==
            "M1 J1 PER5 : proposition « C - Orientation Permis DIRECCTE » du 2 décembre 2010, acte "
            "« Accueil »\n");
    } else if (!row.at("code").empty()) {
      CHECK(rules_in(
                more_findings("J1;M1;" + nature + ";R0;" + word + ";;Prescrit;2010-12-02;;;;;\n"))
                .count("LIB4") == 1);
    }
  }
}

TEST_CASE("driving-licence experiments") {
  CHECK(findings(with_entries("J1;M1;proposition;R74;C - Orientation Permis DIRECCTE;;En attente;"
                              "2010-12-01;;\n")) ==
        "M1 J1 PER1 : proposition « C - Orientation Permis DIRECCTE » du 1er décembre 2010, état "
        "« En attente »\n");
  const std::string refused =
      "J1;M1;proposition;;C - Orientation Permis Hirsch;;Refus tiers;2010-11-08;;\n";
  CHECK(findings(with_entries(refused + "J1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;;\n")) ==
        "M1 J1 PER2 : programme « PERMIS HIRSCH » du 22 novembre 2010, proposition à l'état "
        "« Refus tiers »\n");
  CHECK(findings(with_entries(refused +
                              "J1;M1;proposition;;C - Orientation Permis Hirsch;;Réalisé;"
                              "2010-11-15;;\nJ1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;;\n")) ==
        "");  // refused, then accepted
  const std::string done =
      "J1;M1;proposition;;C - Orientation Permis Hirsch;;Réalisé;2010-11-08;;\n";
  const Day later = *make_day(2013, 12, 31);
  const auto programme = [&](const std::string& end, const std::string& reason) {
    return findings(with_entries(done + "J1;M1;programme;R2;PERMIS HIRSCH;;;2010-11-22;" + end +
                                 ";" + reason + "\n"),
                    later);
  };
  CHECK(programme("2012-11-22", "Obtention du permis") == "");
  CHECK(programme("2012-11-23", "Abandon") ==
        "M1 J1 PER3 : programme « PERMIS HIRSCH » du 22 novembre 2010 au 22 novembre 2012\n");
  CHECK(programme("2011-11-22", "Perdu de vue") ==
        "M1 J1 PER4 : programme « PERMIS HIRSCH » du 22 novembre 2010, motif « Perdu de vue »\n");
}

TEST_CASE("labels are judged on the day of the entry") {
  const auto entry = [](const std::string& label, const std::string& day) {
    return findings(with_entries("J1;M1;proposition;;" + label + ";;Prescrit;" + day + ";;\n"));
  };
  CHECK(entry("F - MER Insert - EPIDE", "2010-11-01") == "");
  CHECK(entry("F - MER Insert - EPIDE", "2010-11-02") ==
        "M1 J1 LIB1 : « F - MER Insert - EPIDE » du 2 novembre 2010, devenu « F - MER EPIDE » le "
        "2 novembre 2010\n");
  CHECK(entry("F - MER EPIDE", "2010-11-02") == "");
  CHECK(
      entry("F - MER EPIDE", "2010-11-01") ==
      "M1 J1 LIB2 : « F - MER EPIDE » du 1er novembre 2010, en usage depuis le 2 novembre 2010\n");
  CHECK(entry("F - MER Insert - AFPA PPCA", "2010-11-01") ==
        "M1 J1 LIB3 : « F - MER Insert - AFPA PPCA » du 1er novembre 2010\n");
  CHECK(entry("F - MER Qual - Action individuelle CR", "2010-12-01") == "");
  CHECK(entry("AE - MER Service Civique", "2010-10-31") ==
        "M1 J1 LIB2 : « AE - MER Service Civique » du 31 octobre 2010, en usage depuis le 1er "
        "novembre 2010\n");
}
