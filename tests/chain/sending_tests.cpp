// What is handed out by recipient, and what is not while somebody works on it.
#include <optional>

#include "chain/program.hpp"
#include "files/folder_lock.hpp"

using namespace copil;
using namespace copil::testing;

namespace {

/// A folder with one document in it.
void produce_one(const TemporaryFolder& work) {
  REQUIRE(run_program({"produire", "notification-objectif", "--donnees", fixture("demo"),
                       "--periode", "2010", "--territoire", "ML01", "--format", "odt", "--sortie",
                       work.file("docs"), "-q"})
              .status == 0);
  work.write("adresses.csv", "territoire;adresse;nom\nML01;a@exemple.example;Mission locale\n");
}

Outcome send(const TemporaryFolder& work, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"diffuser",          work.file("docs"), "--vers",
                                 work.file("envois"), "--destinataires", work.file("adresses.csv")};
  words.insert(words.end(), more.begin(), more.end());
  return run_program(words);
}

}  // namespace

TEST_CASE("messages are those of the team's own text") {
  const TemporaryFolder work;
  produce_one(work);
  work.write("equipe/reports/diffusion/message.txt", "Objet : Le mot du comite\n\nBonjour.\n");
  const Outcome sent = send(work, {"--personnalisation", work.file("equipe")});
  CAPTURE(sent.err);
  REQUIRE(sent.status == 0);
  CHECK(printed_by("grep -rl '^Subject: Le mot du comite' " + in_quotes(work.file("envois")) +
                   " | wc -l") == "1\n");
}

TEST_CASE("a folder in which a run goes on is not handed out") {
  const TemporaryFolder work;
  produce_one(work);
  std::optional<Checked<files::FolderLock>> run{files::FolderLock::take(work.file("docs"))};
  REQUIRE(run->has_value());
  const Outcome refused = send(work);
  CHECK(refused.status == 3);
  CHECK(refused.err == "erreur : une autre commande travaille dans le dossier « " +
                           work.file("docs") +
                           " »\n   aide : attendez qu'elle finisse, ou choisissez un autre "
                           "dossier\n");
  CHECK(work.listing().find("envois") == std::string::npos);
  run.reset();
  CHECK(send(work, {"-q"}).status == 0);
}
