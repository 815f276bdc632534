// Answers as they are typed into a form.
#include <catch2/catch.hpp>

#include "returns/typed.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::returns;
using copil::testing::TemporaryFolder;

namespace {

expansion::Form typed_form() {
  expansion::Form form;
  expansion::FormField notes;
  notes.name = "notes";
  notes.kind = document::BlankKind::lines;
  expansion::FormField effect;
  effect.name = "effet";
  effect.kind = document::BlankKind::date;
  form.fields = {notes, effect};
  form.options = {{"clause", "une clause ?", false}};
  return form;
}

}  // namespace

TEST_CASE("each typed text answers, or is at fault by itself") {
  const auto held_texts =
      held({{"notes", "a\nb"}, {"effet", "demain"}, {"clause", "peut-être"}, {"autre", "x"}},
           typed_form());
  CHECK(held_texts.answers.fields == std::map<std::string, std::string>{{"notes", "a\nb"}});
  REQUIRE(held_texts.faults.size() == 3);
  CHECK(held_texts.faults.at("effet").front().message.find("« demain »") != std::string::npos);
  CHECK(held_texts.faults.at("effet").front().place == Place{});
  CHECK(held_texts.faults.at("clause").front().message.find("« oui » ou « non »") == 0);
  CHECK(held_texts.faults.count("autre") == 1);
}

TEST_CASE("typed texts are written as --reponses reads them, and read back as they were") {
  const TemporaryFolder folder;
  const Typed typed{{"notes", "« Été » : 50 % ;\n- \"mot\" \\ #x\n\n  retrait"},
                    {"effet", "15 avril 2010"},
                    {"clause", "oui"},
                    {"ancien", "gardé"}};
  const std::string yaml = typed_yaml("bilan-local", "ML: \"01\"", typed, typed_form());
  // In the order of the form, blanks then options, then what the form no longer asks.
  CHECK(yaml.find("notes") < yaml.find("effet"));
  CHECK(yaml.find("effet") < yaml.find("clause"));
  CHECK(yaml.find("clause") < yaml.find("ancien"));
  folder.write("a.yaml", yaml);
  const auto returned = read_returns(folder.file("a.yaml"));
  REQUIRE(returned);
  REQUIRE(returned->sheaves.size() == 1);
  CHECK(returned->sheaves.front().report == "bilan-local");
  CHECK(returned->sheaves.front().territory == "ML: \"01\"");
  CHECK(typed_of(returned->sheaves.front()) == typed);
  CHECK(held(typed, typed_form()).answers.fields.at("effet") == "2010-04-15");
}

TEST_CASE("a browser's line ends and stray signs are made plain") {
  CHECK(plain_typed("  un\r\ndeux\rtrois\n\n") == "un\ndeux\ntrois");
  CHECK(plain_typed("a\tb\x01\x7F"
                    "c") == "a bc");
  CHECK(plain_typed(" \r\n ").empty());
}
