#include <catch2/catch.hpp>

#include <set>

#include "sending/distribution.hpp"
#include "sending/message/message.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::sending;

TEST_CASE("names are plain, short and distinct whatever the case and accents") {
  PlainNames names;
  CHECK(names.name_for("ML01") == "ML01");
  CHECK(names.name_for("ml01") == "ml01-2");
  CHECK(names.name_for("az_AZ-09.x") == "az_AZ-09.x");
  CHECK(names.name_for("`{@[/:") == "sans-nom");
  CHECK(names.name_for("Évry/Été : l'œil ?") == "evry-ete-l-oeil");
  CHECK(names.name_for("EVRY/ete l oeil") == "EVRY-ete-l-oeil-2");
  CHECK(names.name_for("con", ".pdf") == "_con.pdf");
  CHECK(names.name_for("COM1.rapport") == "_COM1.rapport");
  CHECK(names.name_for("fin. . ") == "fin");
  CHECK(names.name_for("***") == "sans-nom-2");
  CHECK(names.name_for("") == "sans-nom-3");
  const std::string long_name(200, 'x');
  CHECK(names.name_for(long_name, ".xlsx") == std::string(55, 'x') + ".xlsx");
  CHECK(names.name_for(long_name, ".xlsx") == std::string(53, 'x') + "-2.xlsx");
}

TEST_CASE("the text of messages is checked") {
  const auto told = [](const std::string& text) {
    const auto parsed = parse_message_text(text, "message.txt");
    return parsed ? parsed->subject + "|" + parsed->body : formatted(parsed.error());
  };
  CHECK(told("Objet : Bilan de {{ territoire }}\n\nBonjour,\n") ==
        "Bilan de {{ territoire }}|Bonjour,\n");
  CHECK(told("Bonjour,\n") ==
        "message.txt:1:1: erreur : un message commence par une ligne « Objet : … »\n"
        "     1 | Bonjour,\n"
        "       | ^\n"
        "   aide : puis une ligne vide, puis le texte\n");
  CHECK(told("Objet : x\n\nPour {{ territoir }}.\n") ==
        "message.txt:3:6: erreur : nom inconnu « territoir » dans un message\n"
        "   aide : vouliez-vous dire « territoire » ?\n");
}

TEST_CASE("a message is the same twice, in lines that mail accepts") {
  const MessageFacts facts{"Campagne mensuelle", "juin 2010", "30 juin 2010",
                           "Ville d'Été",        "ML01",      {"bilan.pdf"}};
  const Recipient recipient{"equipe@exemple.example", "Équipe\r\nBcc: autre@exemple.example"};
  const MessageText text{"Bilan de {{ territoire }}, accompagné de ses pièces",
                         "Ci-joint :\n{{ pieces }}\n"};
  const auto first = message(text, facts, recipient, "", {{"bilan.pdf", std::string(3000, 'p')}});
  const auto second = message(text, facts, recipient, "", {{"bilan.pdf", std::string(3000, 'p')}});
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first == *second);
  CHECK(first->find("\nBcc:") == std::string::npos);
  CHECK(first->find("\nDate:") == std::string::npos);
  CHECK(first->find("Subject: =?UTF-8?B?QmlsYW4gZGUgVmlsbGUgZCfDiXTDqSwgYWNjb21wYWduw6kg?= "
                    "=?UTF-8?B?ZGUgc2VzIHBpw6hjZXM=?=\r\n") != std::string::npos);
  CHECK(first->find("- bilan.pdf") != std::string::npos);
  CHECK(first->find("X-Unsent: 1") != std::string::npos);
  std::size_t longest = 0;
  std::size_t begin = 0;
  for (auto end = first->find('\n'); end != std::string::npos; end = first->find('\n', begin)) {
    CHECK((*first)[end - 1] == '\r');
    longest = std::max(longest, end - begin);
    begin = end + 1;
  }
  CHECK(longest < 998);
}

TEST_CASE("recipients are read from a CSV and their addresses checked") {
  const testing::TemporaryFolder folder;
  folder.write("qui.csv",
               "territoire;adresse;nom\nML01;a@b.example;Une équipe\nML02;c@d.example;\n");
  const auto recipients = read_recipients(folder.file("qui.csv"));
  REQUIRE(recipients);
  CHECK(recipients->size() == 2);
  CHECK(recipients->at("ML01").address == "a@b.example");
  CHECK(recipients->at("ML01").name == "Une équipe");
  folder.write(
      "faux.csv",
      "territoire;adresse\nML01;a@b.example, c@d.example\nML02;x@y.example\nML02;z@y.example\n");
  const auto wrong = read_recipients(folder.file("faux.csv"));
  REQUIRE(!wrong);
  REQUIRE(wrong.error().size() == 2);
  CHECK(wrong.error()[0].message ==
        "« a@b.example, c@d.example » n'est pas une adresse de courriel");
  CHECK(wrong.error()[0].place.line == 2);
  CHECK(wrong.error()[1].message == "« ML02 » a déjà un destinataire");
  CHECK(wrong.error()[1].place.line == 4);
}
