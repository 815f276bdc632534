// Payment orders and accounts, as they are signed: what they pay, what they refuse, and why.
#include <regex>

#include "chain/document_lines.hpp"
#include "chain/form_answers.hpp"

using namespace copil::testing;

namespace {

/// A document of 2010 made to be signed, every blank answered.
struct Signed {
  int status = 0;
  std::string err;
  std::string words;
};

Signed signed_document(const std::string& report, const std::string& territory,
                       const std::string& arrete, const std::string& data = fixture("demo")) {
  const TemporaryFolder folder;
  folder.write("champs.yaml", completed_form(report, Options::by_default));
  const Outcome outcome = run_program({"produire", report, "--donnees", data, "--periode", "2010",
                                       "--arrete-au", arrete, "--territoire", territory, "--format",
                                       "pdf", "--sortie", folder.file("sortie"), "--reponses",
                                       folder.file("champs.yaml"), "--definitif", "-q"});
  Signed made{outcome.status, plain(outcome.err), {}};
  if (outcome.status != 0) return made;
  const std::string path = folder.file("sortie/" + report + "_" + territory + "_2010.pdf");
  made.words = plain(printed_by("pdftotext -raw " + in_quotes(path) + " -"));
  std::replace(made.words.begin(), made.words.end(), '\n', ' ');
  made.words = std::regex_replace(made.words, std::regex{"’"}, "'");
  made.err = std::regex_replace(made.err, std::regex{"’"}, "'");
  return made;
}

/// The demo with the lines of its files put through `sed`.
std::string amended_demo(const TemporaryFolder& folder, const std::string& file,
                         const std::string& sed) {
  printed_by("cp -r " + in_quotes(fixture("demo")) + " " + in_quotes(folder.file("donnees")) +
             " && sed -i " + in_quotes(sed) + " " + in_quotes(folder.file("donnees/" + file)));
  return folder.file("donnees");
}

}  // namespace

TEST_CASE("the first order of a convention is signed once a payment of nothing is recorded") {
  const TemporaryFolder folder;
  const std::string data = amended_demo(folder, "versements.csv", "$a CL-2010-ML01;1;2010-04-15;0");
  for (const char* arrete : {"2010-04-15", "2010-04-21"}) {
    CAPTURE(arrete);
    const Signed supposed = signed_document("ordre-de-paiement", "ML01", arrete);
    CHECK(supposed.status == 1);
    CHECK(holds(supposed.err, "Acomptes à enregistrer"));
    CHECK(holds(supposed.err, "4 600,00 €, sont réputés versés et ne se paient pas une seconde"));
    CHECK(holds(supposed.err, "si aucun ne l'a été, un premier acompte de 0"));
    const Signed order = signed_document("ordre-de-paiement", "ML01", arrete, data);
    CHECK(order.status == 0);
    CHECK(holds(order.words, "la somme de 4 600,00 € (quatre mille six cents euros)"));
    CHECK(holds(order.words, "Premier acompte (40 %) 15 avril 2010 4 600,00 € 0,00 € 4 600,00 €"));
  }
  const Signed early = signed_document("ordre-de-paiement", "ML01", "2010-04-14");
  CHECK(early.status == 1);
  CHECK(holds(early.err, "n'est pas signée"));
}

TEST_CASE("an order pays what the avenant of its due day makes of the instalment") {
  const Signed order = signed_document("ordre-de-paiement", "ML02", "2010-06-30");
  REQUIRE(order.status == 0);
  CHECK(holds(order.words, "la somme de 6 716,00 €"));
  CHECK(holds(order.words,
              "Le second acompte est de 40 % de la subvention prévue le jour de son échéance, 16 "
              "790,00 €"));
  CHECK(holds(order.words, "son avenant n° 1, prenant effet le 1er juillet 2010"));
  CHECK(holds(order.err, "Avenant à venir"));
}

TEST_CASE(
    "an order pays nothing that falls due after the termination, nor on a compte rendu of it") {
  const TemporaryFolder folder;
  const std::string data = amended_demo(
      folder, "conventions.csv", "s/^\\(CL-2010-ML02;.*;\\)2011-01-31;$/\\12011-01-31;2010-06-29/");
  const Signed before = signed_document("ordre-de-paiement", "ML02", "2010-06-20", data);
  CHECK(before.status == 1);
  CHECK(holds(before.err, "est résiliée le 29 juin 2010 : un acompte qui échoit après ce jour"));
  const Signed after = signed_document("ordre-de-paiement", "ML02", "2010-06-30", data);
  REQUIRE(after.status == 0);
  CHECK(holds(after.words, "Solde de la convention résiliée 29 juin 2010"));
  CHECK(holds(after.words, "l'arrêté des comptes de la convention résiliée le 29 juin 2010"));
  CHECK_FALSE(holds(after.words, "compte rendu"));
  CHECK_FALSE(holds(after.words, "n.d."));
}

TEST_CASE("an order can be checked: what is due, from what, and what is paid already") {
  const Signed order = signed_document("ordre-de-paiement", "ML02", "2011-02-28");
  REQUIRE(order.status == 0);
  CHECK(holds(order.words, "Solde 31 janvier 2011 15 180,00 € 12 512,00 € 2 668,00 €"));
  CHECK(holds(order.words, "16 790,00 €, pour un objectif de 73 jeunes"));
  CHECK(holds(order.words, "au nombre de 66, soit 90,4 % de l'objectif"));
  CHECK(holds(order.words, "le compte rendu d'exécution du 31 janvier 2011"));
}

TEST_CASE("an order that pays nothing is refused, and says why") {
  const auto refused = [](const char* territory, const char* arrete, const char* why) {
    const Signed order = signed_document("ordre-de-paiement", territory, arrete);
    CAPTURE(order.err);
    CHECK(order.status == 1);
    CHECK(holds(order.err, why));
  };
  refused("ML01", "2011-02-28", "Tout ce qui est dû au titre de 2010, 11 500,00 €, est versé");
  refused("ML03", "2011-02-28", "Il est estimé à 1 932,00 €");
  refused("ML04", "2011-02-28", "1 610,00 € sont à reverser");
  refused("ML05", "2011-02-28", "1 760,00 € sont à reverser");
  refused("ML06", "2011-02-28", "n'est pas signée");
  refused("ML01", "2010-08-15", "le solde attend la fin de l'année");
}

TEST_CASE("nothing is ordered, claimed or settled on instalments that nobody recorded") {
  const TemporaryFolder folder;
  const std::string data = amended_demo(folder, "versements.csv", "/ML0[245];[12];/d");
  for (const auto& [report, territory] : {std::pair{"ordre-de-paiement", "ML02"},
                                          {"lettre-de-reversement", "ML04"},
                                          {"arrete-des-comptes", "ML05"}}) {
    CAPTURE(report);
    const Signed made = signed_document(report, territory, "2011-02-28", data);
    CHECK(made.status == 1);
    CHECK(holds(made.err, "Acomptes à enregistrer"));
    CHECK(holds(made.err, "versements.csv"));
  }
}

TEST_CASE("an empty ledger does not stop the first order of a year, and stops one made too late") {
  const TemporaryFolder folder;
  const std::string data = amended_demo(folder, "versements.csv", "2,$d");
  printed_by("sed -i s/2010-04-15/2010-01-10/ " + in_quotes(data + "/conventions.csv"));
  const Signed first = signed_document("ordre-de-paiement", "ML01", "2010-01-19", data);
  CAPTURE(first.err);
  CHECK(first.status == 0);
  CHECK(holds(first.words, "Premier acompte (40 %) 20 janvier 2010 4 600,00 € 0,00 € 4 600,00 €"));
  const Signed late = signed_document("ordre-de-paiement", "ML01", "2010-12-31", data);
  CHECK(late.status == 3);
  CHECK(holds(late.err, "aucune ligne ne porte sur la période (année 2010)"));
}

TEST_CASE("an account is settled on the day of the termination, not before, and on nothing else") {
  const Signed early = signed_document("arrete-des-comptes", "ML05", "2010-06-30");
  CHECK(early.status == 1);
  CHECK(holds(early.err, "La résiliation prend effet le 30 septembre 2010"));
  const Signed running = signed_document("arrete-des-comptes", "ML04", "2011-02-28");
  CHECK(running.status == 1);
  CHECK(holds(running.err, "ses comptes ne s'arrêtent pas"));
  const Signed account = signed_document("arrete-des-comptes", "ML05", "2011-02-28");
  REQUIRE(account.status == 0);
  // Signed on 25 March, answered as received on 12 April: less than six months.
  CHECK(holds(account.words, "un préavis de six mois, que la date de la résiliation abrège"));
  CHECK_FALSE(holds(account.words, "mettent à profit"));
}

TEST_CASE("a claim explains the debt: the avenant, the ceiling, the papers, who to write to") {
  const TemporaryFolder folder;
  const std::string data =
      amended_demo(folder, "objectifs.csv", "$a 2010;ML01;2010-07-01;45;avenant 2");
  const Signed claim = signed_document("lettre-de-reversement", "ML01", "2011-02-28", data);
  REQUIRE(claim.status == 0);
  CHECK(holds(claim.words, "il était de 50 jeunes auparavant"));
  CHECK(holds(claim.words, "soit 128,9 % de l'objectif. Celles qui le dépassent ne sont pas"));
  CHECK(holds(claim.words, "le compte rendu d'exécution du 25 janvier 2011"));
  CHECK(holds(claim.words, "adressez vos observations écrites"));
}
