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
  CHECK(names.name_for("LPT9") == "_LPT9");
  CHECK(names.name_for("LPTx") == "LPTx");
  CHECK(names.name_for("LPT99") == "LPT99");
  CHECK(names.name_for("fin. . ") == "fin");
  CHECK(names.name_for(".-x.-") == "x");
  CHECK(names.name_for("-.x") == "x-2");
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

namespace {

const MessageFacts kFacts{"Campagne annuelle", "année 2010", "31 décembre 2010", "Val", "ML01",
                          {"a.pdf", "b.csv"}};

std::string message_of(const Recipient& recipient, const std::vector<PackedFile>& files,
                       const std::string& subject = "Objet") {
  const auto made = message({subject, "Texte\n"}, kFacts, recipient, "", files);
  REQUIRE(made);
  return *made;
}

/// What the line of that header says; nothing when there is none.
std::string header_of(const std::string& text, const std::string& name) {
  const auto at = text.find(name + ": ");
  if (at == std::string::npos) return "";
  const auto begin = at + name.size() + 2;
  return text.substr(begin, text.find("\r\n", begin) - begin);
}

}  // namespace

TEST_CASE("each place of a message is filled with its own fact") {
  const auto filled = [](const std::string& place, const Recipient& recipient) {
    const MessageText text{"{{ " + place + " }}", "x\n"};
    const auto made = message(text, kFacts, recipient, "", {});
    REQUIRE(made);
    return header_of(*made, "Subject");
  };
  const Recipient named{"a@b.example", "Equipe"};
  CHECK(filled("campagne", named) == "Campagne annuelle");
  CHECK(filled("territoire", named) == "Val");
  CHECK(filled("code", named) == "ML01");
  CHECK(filled("destinataire", named) == "Equipe");
  CHECK(filled("destinataire", {"a@b.example", ""}) == "a@b.example");
  CHECK(filled("pieces", named) == "- a.pdf - b.csv");
  CHECK(filled("periode", named) == "=?UTF-8?B?YW5uw6llIDIwMTA=?=");
  CHECK(filled("arrete", named) == "=?UTF-8?B?MzEgZMOpY2VtYnJlIDIwMTA=?=");
}

TEST_CASE("a message is to the recipient by name, one line a header") {
  CHECK(header_of(message_of({"a@b.example", "Equipe"}, {}), "To") == "Equipe <a@b.example>");
  CHECK(header_of(message_of({"", "Equipe"}, {}), "To") == "");
  CHECK(header_of(message_of({}, {}, "Un\rdeux\ntrois"), "Subject") == "Un deux trois");
}

TEST_CASE("attachments say what they are") {
  const auto type_of = [](const std::string& name) {
    const std::string text = message_of({}, {{name, "x"}});
    const auto at = text.find("name=", text.find("Content-Type: text/plain"));
    REQUIRE(at != std::string::npos);
    const auto begin = text.rfind("Content-Type: ", at) + 14;
    return text.substr(begin, text.find(';', begin) - begin);
  };
  CHECK(type_of("a.pdf") == "application/pdf");
  CHECK(type_of("a.xlsx") == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  CHECK(type_of("a.ods") == "application/vnd.oasis.opendocument.spreadsheet");
  CHECK(type_of("a.odt") == "application/vnd.oasis.opendocument.text");
  CHECK(type_of("a.html") == "text/html");
  CHECK(type_of("a.csv") == "text/csv");
  CHECK(type_of("a.json") == "application/json");
  CHECK(type_of("a.zip") == "application/octet-stream");
  CHECK(type_of("pdf") == "application/octet-stream");
}

TEST_CASE("the line between parts is drawn from what they hold") {
  const auto line_of = [](const std::string& bytes) {
    const std::string text = message_of({}, {{"a.pdf", bytes}});
    const auto at = text.find("piece_");
    REQUIRE(at != std::string::npos);
    return text.substr(at, 30);
  };
  CHECK(line_of("un") == line_of("un"));
  CHECK(line_of("un") != line_of("deux"));
  CHECK(line_of("un").find_first_not_of("0123456789abcdef", 6) == std::string::npos);
}

TEST_CASE("an address is one, in plain signs") {
  const auto is_taken = [](const std::string& address) {
    const testing::TemporaryFolder folder;
    folder.write("qui.csv", "territoire;adresse\nML01;\"" + address + "\"\n");
    return read_recipients(folder.file("qui.csv")).has_value();
  };
  CHECK(is_taken("a@b"));
  CHECK(is_taken("a.b+c_d@e-f.example"));
  for (const char* wrong : {"", "a", "@b", "a@", "a@b@c", "a b@c", "é@c", "a@c\x7F", "<a@c>",
                            "a@c,d", "a;b@c", "a:b@c", "(a)@c", "a[b]@c", "a\\b@c"}) {
    CAPTURE(wrong);
    CHECK_FALSE(is_taken(wrong));
  }
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
