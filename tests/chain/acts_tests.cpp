// The conventions and their family, from the form to the signed text.
#include "chain/acts.hpp"

#include <map>
#include <regex>

namespace copil::testing::acts {

TEST_CASE("every act can be completed and marked final, whatever its options", "[lent]") {
  for (const Act& act : kActs) {
    for (const Options options : {Options::by_default, Options::reversed}) {
      CAPTURE(act.report, act.territory, static_cast<int>(options));
      const TemporaryFolder folder;
      const Outcome outcome = produce(act, completed_form(act.report, options), folder);
      CAPTURE(outcome.err);
      REQUIRE(outcome.status == 0);
      const std::string manifest = bytes_of(folder.file("sortie/manifeste.json"));
      CHECK(std::regex_search(manifest, std::regex{R"("champs_a_remplir"\s*:\s*\[\s*\])"}));
      CHECK_FALSE(holds(manifest, "3M02"));
      CHECK(pages_of(act, folder) >= act.least_pages);
      CHECK(pages_of(act, folder) <= act.most_pages);
      CHECK_FALSE(holds(words_of(act, folder), "n.d."));
    }
  }
}

TEST_CASE("a letter still to be filled takes two pages, and one for its card") {
  const TemporaryFolder folder;
  const Act letter{"lettre-de-mission", "PE011", 3, 3};
  REQUIRE(run_program({"produire", letter.report, "--donnees", fixture("demo"), "--periode", "2010",
                       "--territoire", letter.territory, "--format", "pdf", "--sortie",
                       folder.file("sortie"), "-q"})
              .status == 0);
  CHECK(pages_of(letter, folder) == 3);
}

TEST_CASE("every act can be completed for every territory", "[lent]") {
  const std::map<std::string, std::vector<std::string>> territories{
      {"PE021", {"PE011", "PE012", "PE031", "PE041", "PE051", "PE061"}},
      {"R1", {"R2", "R3"}},
      {"ML02", {"ML01", "ML03", "ML04", "ML05", "ML06"}},
      {"ML05", {"ML01", "ML02", "ML03", "ML04", "ML06"}}};
  for (Act act : kActs) {
    const std::string answers = completed_form(act.report, Options::by_default);
    for (const auto& territory : territories.at(act.territory)) {
      act.territory = territory.c_str();
      CAPTURE(act.report, territory);
      const TemporaryFolder folder;
      const Outcome outcome = produce(act, answers, folder);
      CAPTURE(outcome.err);
      // No termination, no revision in 2010, a convention that has ended or that nobody signed: no
      // object.
      const bool has_object = !holds(outcome.err, "Convention en cours :") &&
                              !holds(outcome.err, "Convention résiliée :") &&
                              !holds(outcome.err, "La convention n'est pas signée :") &&
                              !holds(outcome.err, "Avenant sans objet :");
      REQUIRE(outcome.status == (has_object ? 0 : 1));
      if (!has_object) continue;
      const std::string words = words_of(act, folder);
      // ML06, in R3, has signed nothing and had no objective the year before.
      const bool is_new = territory == "ML06" || territory == "R3";
      CHECK((is_new || !holds(words, "n.d.")));
      static const std::regex kStumble{R"(\D [,.] |, ,| (de|à) [Ll]e | à les |\(\))"};
      CHECK_FALSE(std::regex_search(words, kStumble));
    }
  }
}

TEST_CASE("an act marked final is refused while it has a hole") {
  for (const Act& act : kActs) {
    CAPTURE(act.report, act.territory);
    const TemporaryFolder folder;
    const Outcome outcome = produce(act, "{}", folder);
    CHECK(outcome.status == 1);
    CHECK(holds(outcome.err, "le champ obligatoire « "));
    CHECK_FALSE(holds(folder.listing(), ".pdf"));
  }
}

TEST_CASE("a local convention says its amounts in words, its dates, its bank account") {
  const Act& act = kActs[0];
  const std::string& words = signed_words(act);
  CHECK(holds(words,
              "14 490,00 € (quatorze mille quatre cent quatre-vingt-dix euros) pour 63 jeunes"));
  CHECK(holds(words, "Premier acompte 40 % 12 avril 2010 5 796,00 €"));
  CHECK(holds(words, "Second acompte 40 % 10 juillet 2010 5 796,00 €"));
  CHECK(holds(words, "le solde prévu, de deux mille huit cent quatre-vingt-dix-huit euros"));
  CHECK(holds(words,
              "Tel est le cas du premier acompte, la présente convention étant signée le "
              "12 avril 2010, après le 20 janvier 2010."));
  CHECK(holds(words, "Axes de travail : – premier point – second point"));
  CHECK(holds(words, "IBAN : FR14 2004 1010 0505 0001 3M02 606"));
  CHECK(holds(words, "objectif fixé au point 4.1"));
  CHECK_FALSE(holds(words, "Date de signature à vérifier"));
}

TEST_CASE("a convention not signed yet promises its first instalment at the signature") {
  Act act = kActs[0];
  act.territory = "ML06";
  const TemporaryFolder folder;
  std::string answers = completed_form(act.report, Options::by_default);
  answers = std::regex_replace(answers, std::regex{"date_signature: .*\n|rib: .*\n"}, "");
  folder.write("champs.yaml", answers);
  const Outcome outcome =
      run_program({"produire", act.report, "--donnees", fixture("demo"), "--periode", "2010",
                   "--territoire", act.territory, "--format", "pdf", "--sortie",
                   folder.file("sortie"), "--reponses", folder.file("champs.yaml"), "-q"});
  REQUIRE(outcome.status == 0);
  const std::string words = words_of(act, folder);
  CHECK(holds(words, "Premier acompte 40 % à la signature 1 104,00 €"));
  CHECK_FALSE(holds(words, "Tel est le cas"));
  CHECK_FALSE(holds(words, "RIB"));
}

TEST_CASE("a convention signed after both due days owes both instalments at the signature") {
  const Act& act = kActs[0];
  const TemporaryFolder folder;
  const std::string answers =
      std::regex_replace(completed_form(act.report, Options::by_default),
                         std::regex{"date_signature: .*"}, "date_signature: 2010-08-20");
  const Outcome outcome = produce(act, answers, folder);
  REQUIRE(outcome.status == 0);
  const std::string words = words_of(act, folder);
  CHECK(holds(words, "Second acompte 40 % 20 août 2010 5 796,00 €"));
  CHECK(holds(words,
              "Tel est le cas des deux acomptes, la présente convention étant signée le 20 août "
              "2010, après le 10 juillet 2010."));
  CHECK_FALSE(holds(words, "La date donnée"));
  CHECK(holds(with_plain_blanks(outcome.err),
              "Date de signature à vérifier : La date donnée, le 20 août 2010, n'est pas celle qui "
              "est enregistrée, le 12 avril 2010"));
}

TEST_CASE("an act without an object is its reason alone, and names the convention") {
  const auto tree = [](const char* report, const char* territory) {
    return run_program({"modele", "arbre", report, "--donnees", fixture("demo"), "--periode",
                        "2010", "--arrete-au", "2011-02-28", "--territoire", territory})
        .out;
  };
  const std::string ended = tree("avenant-objectif", "ML05");
  CHECK(holds(ended, R"(La convention n° CL-2010-ML05 est résiliée depuis le " <2010-09-30>)"));
  const std::string unsigned_one = tree("avenant-objectif", "ML06");
  CHECK(holds(unsigned_one, "La convention n° CL-2010-ML06 n'est pas signée au"));
  for (const std::string& act : {ended, unsigned_one, tree("avenant-objectif", "R3"),
                                 tree("compte-rendu-execution", "ML06")}) {
    CHECK(holds(act, "!anomaly"));
    CHECK_FALSE(holds(act, "signatures"));
  }
  CHECK(holds(tree("avenant-objectif", "R1"), "préfet de région et, par délégation, la DIRECCTE"));
  CHECK(holds(tree("notification-objectif", "ML05"), "box \"Convention résiliée\" !anomaly"));
  CHECK(holds(tree("notification-objectif", "ML01"), "avant le 31 mars 2010."));
}

TEST_CASE("a letter has no figures, so no rules of calculation") {
  const Act& act = kActs[5];
  const std::string& words = signed_words(act);
  CHECK(holds(words, "1. En faveur des jeunes."));
  CHECK(holds(words, "2. En faveur des entreprises."));
  CHECK(holds(words, "Veuillez agréer, Madame, l’expression"));
  CHECK_FALSE(holds(words, "Règles de calcul"));
}

TEST_CASE("a letter of a second site names the site that signed the convention") {
  Act act = kActs[5];
  act.territory = "PE012";
  const std::string& words = signed_words(act);
  CHECK(holds(words, "De la direction du site Pôle emploi Brévane Nord"));
  CHECK(holds(words,
              "conclue entre Pôle emploi (site Pôle emploi Brévane Centre) et la Mission locale de "
              "Brévane"));
}

TEST_CASE("a fixed post is offered only the lines that its act admits") {
  const auto words_in = [](const std::string& answers) {
    const TemporaryFolder folder;
    folder.write("champs.yaml", answers);
    REQUIRE(run_program({"produire", "acces-si", "--donnees", fixture("demo"), "--periode", "2010",
                         "--territoire", "PE011", "--format", "pdf", "--sortie",
                         folder.file("sortie"), "--reponses", folder.file("champs.yaml"), "-q"})
                .status == 0);
    return words_of({"acces-si", "PE011", 2, 4}, folder);
  };
  CHECK(holds(words_in("{}"), "(ligne spécialisée ou internet)"));
  CHECK(holds(words_in("poste_itinerant: oui\n"), "internet, ou réseau téléphonique)"));
}

TEST_CASE("a mistyped account is refused, and the message hides it") {
  const Act& act = kActs[0];
  const TemporaryFolder folder;
  std::string answers = completed_form(act.report, Options::by_default);
  const auto account = answers.find("3M02 606");
  REQUIRE(account != std::string::npos);
  answers[account + 7] = '7';
  const Outcome outcome = produce(act, answers, folder);
  CHECK(outcome.status == 3);
  CHECK(holds(outcome.err,
              "« iban » : les deux chiffres de contrôle de cet IBAN ne correspondent "
              "pas au compte"));
  CHECK_FALSE(holds(outcome.err, "2004"));
  CHECK_FALSE(holds(outcome.err, "0505"));
}

TEST_CASE("a regional convention shares out the objective that its avenant revises") {
  const Act& act = kActs[1];
  const std::string& words = signed_words(act);
  CHECK(holds(words, "missions locales de la région 155 jeunes"));
  CHECK(holds(words, "35 650,00 € (trente-cinq mille six cent cinquante euros)"));
  CHECK(holds(words, "Mission locale du Pays de Sorne 63 14 490,00 €"));
  CHECK(holds(words, "Ensemble de la région 155 35 650,00 €"));
}

TEST_CASE("an account stands whole in the act alone, never in what is said or listed of it") {
  const Act& act = kActs[0];
  const TemporaryFolder folder;
  folder.write("champs.yaml", completed_form(act.report, Options::by_default));
  const Outcome outcome =
      run_program({"produire", act.report, "--donnees", fixture("demo"), "--periode", "2010",
                   "--territoire", act.territory, "--sortie", folder.file("sortie"), "--reponses",
                   folder.file("champs.yaml"), "--definitif"});
  REQUIRE(outcome.status == 0);
  CHECK(holds(words_of(act, folder), kIban));
  const std::regex account{"0505 ?0001 ?3M02|0500013M026"};
  CHECK_FALSE(std::regex_search(outcome.out + outcome.err, account));
  for (const char* listed : {"manifeste.json", "rejets.csv"}) {
    CAPTURE(listed);
    CHECK_FALSE(std::regex_search(bytes_of(folder.file("sortie/" + std::string{listed})), account));
  }
}

TEST_CASE("an avenant says only what changes, and what it does to the instalments") {
  const Act& act = kActs[2];
  const std::string& words = signed_words(act);
  CHECK(holds(words, "passe de 63 jeunes à 73 jeunes, soit 10 jeunes de plus (+15,9 %)"));
  CHECK(holds(words, "Premier acompte, 12 avril 2010 5 796,00 € 5 796,00 € 0,00 €"));
  CHECK(holds(words, "Second acompte, 10 juillet 2010 5 796,00 € 6 716,00 € 920,00 €"));
  CHECK(holds(words, "2 898,00 € 4 278,00 € 1 380,00 €"));
  const std::string& region = signed_words(kActs[3]);
  CHECK(holds(region, "Ensemble de la région 155 165 10"));
  CHECK(holds(region, "passe de 35 650,00 € à 37 950,00 €"));
  CHECK(holds(region, "« 155 jeunes » est remplacé par « 165 jeunes »"));
}

TEST_CASE("the account of a terminated convention claims what was overpaid") {
  const Act& act = kActs[4];
  const std::string& words = signed_words(act);
  CHECK(holds(words, "résiliée le 30 septembre 2010"));
  CHECK(holds(words,
              "doit reverser 1 760,00 € (mille sept cent soixante euros). "
              "Un titre de perception est émis"));
}

TEST_CASE("an account that cannot be made up is not said to be settled") {
  const auto account = [](const std::string& sed, const std::string& arrete) {
    const TemporaryFolder folder;
    printed_by("cp -r " + in_quotes(fixture("demo")) + " " + in_quotes(folder.file("donnees")) +
               " && sed -i " + in_quotes(sed) + " " +
               in_quotes(folder.file("donnees/objectifs.csv")));
    folder.write("champs.yaml", completed_form("arrete-des-comptes", Options::by_default));
    const Outcome outcome = run_program(
        {"produire", "arrete-des-comptes", "--donnees", folder.file("donnees"), "--periode", "2010",
         "--arrete-au", arrete, "--territoire", "ML05", "--format", "pdf", "--sortie",
         folder.file("sortie"), "--reponses", folder.file("champs.yaml"), "-q"});
    REQUIRE(outcome.status == 0);
    const std::string words = words_of(kActs[4], folder);
    CHECK_FALSE(holds(words, "sont quittes"));
    CHECK_FALSE(holds(words, "taux de n.d."));
    return words;
  };
  CHECK(holds(account("/^2010;ML05;/d", "2010-06-30"), "La somme due ne peut pas être établie"));
  const std::string none =
      account("s/^2010;ML05;2010-01-01;55;/2010;ML05;2010-01-01;0;/", "2011-02-28");
  CHECK(holds(none, "à raison de 230,00 € par jeune, l’objectif étant nul"));
}

}  // namespace copil::testing::acts
