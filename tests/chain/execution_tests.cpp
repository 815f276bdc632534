// The compte rendu d'exécution as it is signed: what it certifies, and when it cannot be.
#include <algorithm>
#include <filesystem>
#include <regex>

#include "chain/acts.hpp"
#include "chain/document_lines.hpp"

using namespace copil::testing;

namespace {

/// A compte rendu ready to be signed, and what was said of it.
struct SignedReport {
  Outcome outcome;
  std::string words;  ///< every blank and every apostrophe a plain one; empty when refused
};

SignedReport signed_account(const std::string& territory, const std::string& arrete,
                            const std::string& data = fixture("demo")) {
  const TemporaryFolder folder;
  folder.write("champs.yaml", completed_form("compte-rendu-execution", Options::by_default));
  SignedReport made{run_program({"produire", "compte-rendu-execution", "--donnees", data,
                                 "--periode", "2010", "--arrete-au", arrete, "--territoire",
                                 territory, "--format", "pdf", "--sortie", folder.file("sortie"),
                                 "--reponses", folder.file("champs.yaml"), "--definitif", "-q"}),
                    {}};
  if (made.outcome.status != 0) return made;
  const std::string path = folder.file("sortie/compte-rendu-execution_" + territory + "_2010.pdf");
  std::string text = plain(printed_by("pdftotext -raw " + in_quotes(path) + " -"));
  std::replace(text.begin(), text.end(), '\n', ' ');
  made.words = std::regex_replace(text, std::regex{"’"}, "'");
  return made;
}

/// The demo with the lines that hold a text changed.
std::string changed_demo(const TemporaryFolder& work, const std::string& file,
                         const std::string& from, const std::string& to) {
  const std::string folder = work.file("donnees");
  std::filesystem::copy(fixture("demo"), folder);
  std::string text = bytes_of(folder + "/" + file);
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  work.write("donnees/" + file, text);
  return folder;
}

}  // namespace

TEST_CASE("a signed compte rendu does not wait for itself") {
  const SignedReport made = signed_account("ML02", "2011-01-20");
  CHECK(made.outcome.status == 0);
  CHECK(holds(made.outcome.err, "Compte rendu à produire"));
  CHECK(holds(made.words, "Il reste à verser 2 668,00 €"));
  CHECK_FALSE(holds(made.words, "stimation"));
  CHECK_FALSE(holds(made.words, "en attente du compte rendu"));
  CHECK(holds(made.words, "Les entrées et les versements sont ceux connus au 20 janvier 2011"));
  CHECK(holds(made.words, "versements enregistrés au 20 janvier 2011"));
}

TEST_CASE("half a year is not signed, nor an account without a signed convention") {
  const SignedReport half = signed_account("ML02", "2010-06-30");
  CHECK(half.outcome.status == 1);
  CHECK(holds(plain(half.outcome.err),
              "L'année n'est pas terminée : Les entrées sont connues jusqu'au 30 juin 2010"));
  CHECK(holds(plain(half.outcome.err),
              "refaites-le avec des données arrêtées au 31 décembre 2010 ou après"));
  const SignedReport unsigned_one = signed_account("ML06", "2011-02-28");
  CHECK(unsigned_one.outcome.status == 1);
}

TEST_CASE("of the entries that open a funding, the objective's are paid") {
  const SignedReport made = signed_account("ML01", "2011-02-28");
  CHECK(made.outcome.status == 0);
  CHECK(holds(
      made.words,
      "58 ; payés, dans la limite de l'objectif : 50, pour 58 qui ouvrent droit au financement"));
  CHECK(holds(made.words, "payées : 50"));
  CHECK(holds(made.words, "qu'aucune subvention ne paie : 8"));
  CHECK_FALSE(holds(made.words, "au titre de la subvention"));
}

TEST_CASE("after a termination no entry is funded, and the act cited is that of the account") {
  const TemporaryFolder work;
  const std::string data = changed_demo(work, "objectifs.csv", "2010;ML05;",
                                        "2010;ML05;2010-10-15;40;avenant 2\n2010;ML05;");
  for (const std::string& folder : {fixture("demo"), data}) {
    const SignedReport made = signed_account("ML05", "2011-02-28", folder);
    CAPTURE(made.outcome.err);
    CHECK(holds(made.words, "L'objectif est de 55 jeunes"));
    CHECK_FALSE(holds(made.words, "avenant 2"));
    CHECK(holds(made.words, "pour 32 qui ouvrent droit au financement"));
    CHECK(holds(made.words, "jour de la résiliation, un jeune n'ouvre droit à aucun financement"));
  }
}
