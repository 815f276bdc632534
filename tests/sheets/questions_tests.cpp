// What the sheet of blanks asks: words that can be answered without the document in hand.
#include <catch2/catch.hpp>

#include "sheets/questions.hpp"
#include "workbook/sample.hpp"

using namespace copil;
using document::Inline;
using document::Inlines;

namespace {

Inline blank_of(const std::string& name, const std::string& invite) {
  return {document::Blank{name, invite, document::BlankKind::text, true, {}}};
}

Inline words_of(const std::string& words) {
  return {document::Text{words}};
}

/// The question of the blank « x » in a paragraph under no heading.
std::string asked(Inlines paragraph) {
  auto document = sample::empty_document();
  document.content = {sample::paragraph_of(std::move(paragraph))};
  return sheets::questions_of(document).at("x");
}

}  // namespace

TEST_CASE("an amount and a day stand in a question as they print") {
  document::Number amount;
  amount.value = Value::money({176'000});
  document::Number in_words = amount;
  in_words.style = NumberStyle::in_words;
  CHECK(asked({words_of("Vous voudrez bien reverser "),
               {amount},
               words_of(" ("),
               {in_words},
               words_of(") dans un délai de "),
               blank_of("x", "délai")}) ==
        "Vous voudrez bien reverser 1\u202F760,00\u00A0€ (mille sept cent soixante euros) dans un "
        "délai de");
  CHECK(asked({words_of("Réunion du "),
               {document::Date{*make_day(2010, 12, 14), DateStyle::long_form}},
               words_of(" à "),
               blank_of("x", "heure")}) == "Réunion du 14\u00A0décembre\u00A02010 à");
}

TEST_CASE("a question is of its own line and sentence") {
  CHECK(asked({words_of("Titulaire : "),
               blank_of("t", "titulaire"),
               {document::LineBreak{}},
               words_of("IBAN : "),
               blank_of("x", "IBAN")}) == "IBAN :");
  CHECK(asked({words_of("Le comité s'est réuni. Les présents ont signé. Excusés ou absents : "),
               blank_of("x", "membres")}) == "Excusés ou absents :");
}

TEST_CASE("where no word stands before a blank, what it asks for is the question") {
  CHECK(asked({blank_of("x", "ordonnateur : civilité, prénom et nom"), words_of(", ordonne")}) ==
        "Ordonnateur : civilité, prénom et nom");
  CHECK(asked({blank_of("o", "ordonnateur"), words_of(", "),
               blank_of("x", "qualité de l'ordonnateur")}) == "Qualité de l'ordonnateur");
  CHECK(asked({words_of("Ordre n° "), blank_of("n", "numéro"), words_of(", exercice "),
               blank_of("x", "exercice")}) == "Ordre n° …, exercice");
}
