#include "workbook/sample.hpp"
#include "workbook/support.hpp"

using namespace copil;
using support::read_back;

TEST_CASE("the text of an act stands on a sheet, one paragraph a row") {
  const auto book = read_back(sample::act(), "act_text");
  const auto& text = book.sheet("Texte");
  CHECK(text.at("A5").text.starts_with(
      "Entre la mission locale du Port, représentée par ………… (Prénom et nom"));
  CHECK_FALSE(text.address_of("Article 1er - Objet").empty());
  CHECK_FALSE(text.address_of("2. un second acompte").empty());
  CHECK_FALSE(text.address_of("→ Tableau\u00A0: Acomptes et soldes").empty());
  CHECK_FALSE(
      text.address_of("(1) Accord-cadre du 26\u00A0janvier\u00A02010, article\u00A09.").empty());
  CHECK_FALSE(text.address_of("Le montant est de 84\u202F410,00\u00A0€ (quatre-vingt-quatre mille "
                              "quatre cent dix euros)\u00A0(1), versé sur le compte FR76 0000.")
                  .empty());
  CHECK_FALSE(text.address_of("Pour la mission locale").empty());
}

TEST_CASE("stressed words stay stressed") {
  const auto book = read_back(sample::act(), "act_stress");
  const auto strings = xlsx::elements(book.parts.at("xl/sharedStrings.xml"), "r");
  bool is_bold = false;
  for (const auto& stretch : strings) {
    if (xlsx::content(stretch) == "la mission locale du Port") {
      is_bold = stretch.find("<b/>") != std::string::npos;
    }
  }
  CHECK(is_bold);
}

TEST_CASE("a text of two styles keeps both, one of a single style is a plain text") {
  const auto styled = [](const char* words) {
    return document::Inline{document::Strong{{{document::Text{words}}}}};
  };
  auto document = sample::empty_document();
  document.content = {
      sample::paragraph_of({document::Inline{document::Text{"un "}}, styled("deux")}),
      sample::paragraph_of({styled("seul")})};
  const auto book = read_back(document, "two_styles");
  std::string told;
  for (const auto& stretch : xlsx::elements(book.parts.at("xl/sharedStrings.xml"), "r")) {
    told += (stretch.find("<b/>") != std::string::npos ? "+" : "-") + xlsx::content(stretch);
  }
  CHECK(told == "-un +deux");
}

TEST_CASE("blanks have a cell to fill, which accepts what it should") {
  const auto book = read_back(sample::act(), "act_blanks");
  const auto& sheet = book.sheet("À compléter");
  CHECK(sheet.at("B5").text == "Prénom et nom de la présidente ou du président");
  CHECK(sheet.at("C5").text == "personne");
  CHECK(sheet.at("D5").text == "oui");
  CHECK(sheet.at("B6").text == "IBAN du compte");
  CHECK(sheet.at("E6").text == "FR76 0000");
  const auto rules = xlsx::elements(sheet.xml, "dataValidation");
  REQUIRE(rules.size() == 3);
  CHECK(xlsx::attribute(rules[2], "type") == "date");
  CHECK(xlsx::attribute(rules[2], "prompt") == "Date de signature");
}

TEST_CASE("a blank says the question that it answers") {
  document::Blank answer{"qde1", "avis du comité", document::BlankKind::lines, true, {}, {}};
  auto document = sample::empty_document();
  document.content = {sample::paragraph("QDE1. Les jeunes voient-ils clair ?"),
                      sample::paragraph_of({document::Inline{answer}})};
  const auto book = read_back(document, "questions");
  const auto& sheet = book.sheet("À compléter");
  CHECK(sheet.at("A4").text == "Question ou partie");
  CHECK(sheet.at("A5").text == "QDE1. Les jeunes voient-ils clair\u202F?");
  CHECK(sheet.at("B5").text == "avis du comité");
}

TEST_CASE("a blank at the head of an act is told by the words before it, or by who signs") {
  const auto asked = [](const char* name) {
    return document::Inline{
        document::Blank{name, "prénom et nom", document::BlankKind::person, true, {}, {}}};
  };
  const auto said = [](const char* words) { return document::Inline{document::Text{words}}; };
  auto document = sample::empty_document();
  document.content = {
      sample::paragraph_of({said("le site de Lens, adresse : "), asked("adresse"),
                            said(", représenté par "), asked("directeur"), said(",")}),
      {document::Signatures{{}, {{"Pour la mission locale", {asked("presidente")}}}}}};
  const auto book = read_back(document, "heads");
  const auto& sheet = book.sheet("À compléter");
  CHECK(sheet.at("A5").text == "le site de Lens, adresse\u00A0:");
  CHECK(sheet.at("A6").text == "le site de Lens, adresse\u00A0: …, représenté par");
  CHECK(sheet.at("A7").text == "Pour la mission locale");
}

TEST_CASE("two blanks of one section are told apart: who signs, what announces them") {
  const auto asked = [](const char* name) {
    return document::Inline{
        document::Blank{name, "prénom et nom", document::BlankKind::person, true, {}, {}}};
  };
  const auto said = [](const char* words) { return document::Inline{document::Text{words}}; };
  const auto announced = [&](const char* words) {
    return sample::paragraph_of({document::Inline{document::Strong{{said(words)}}}});
  };
  const auto item = [&](const char* name) {
    return document::Block{
        document::List{false, 1, {{sample::paragraph_of({said("identité : "), asked(name)})}}}};
  };
  auto document = sample::empty_document();
  document.content = {
      {document::Heading{1, {said("Correspondants")}, {}}},
      announced("Administrateur :"),
      item("administrateur"),
      announced("Pour Pôle emploi :"),
      item("agent"),
      sample::paragraph("QEM5. Vont-ils mieux ? Le tableau le dit."),
      sample::paragraph_of({asked("qem5")}),
      {document::Heading{1, {said("Certification")}, {}}},
      {document::Signatures{
          {said("Fait à "), asked("lieu"), said(", le "), asked("jour")},
          {{"La présidence", {asked("presidence")}}, {"Le site", {asked("direction")}}}}}};
  const auto book = read_back(document, "apart");
  const auto& sheet = book.sheet("À compléter");
  CHECK(sheet.at("A5").text == "Correspondants\u00A0: Administrateur, identité");
  CHECK(sheet.at("A6").text == "Correspondants\u00A0: Pour Pôle emploi, identité");
  CHECK(sheet.at("A7").text == "QEM5. Vont-ils mieux\u202F?");
  CHECK(sheet.at("A8").text == "Fait à");
  CHECK(sheet.at("A9").text == "Fait à …, le");
  CHECK(sheet.at("A10").text == "La présidence");
  CHECK(sheet.at("A11").text == "Le site");
}

TEST_CASE("nested lists are numbered as on the page") {
  document::List inner{true, 1, {{sample::paragraph("dedans")}}};
  document::List list{true, 1, {{sample::paragraph("dehors"), {inner}}}};
  auto document = sample::empty_document();
  document.content = {{list}, {document::List{false, 1, {{sample::paragraph("tiret")}}}}};
  const auto book = read_back(document, "nested");
  const auto& sheet = book.sheet("Présentation");
  CHECK_FALSE(sheet.address_of("1. dehors").empty());
  CHECK_FALSE(sheet.address_of("a) dedans").empty());
  CHECK_FALSE(sheet.address_of("– tiret").empty());
}

TEST_CASE("a blank with choices has their list") {
  document::Blank mode{"mode", "Mode de versement", document::BlankKind::choice, true, {}};
  mode.choices = {"virement", "mandat"};
  auto document = sample::empty_document();
  document.content = {sample::paragraph_of({document::Inline{mode}})};
  const auto book = read_back(document, "choices");
  const auto rules = xlsx::elements(book.sheet("À compléter").xml, "dataValidation");
  REQUIRE(rules.size() == 1);
  CHECK(xlsx::attribute(rules[0], "type") == "list");
  CHECK_THAT(rules[0], Catch::Contains("<formula1>\"virement,mandat\"</formula1>"));
}

TEST_CASE("an answer that stands as a list is one answer") {
  const auto line = [](const std::string& content) {
    document::Blank axes{"axes", "Axes", document::BlankKind::lines, true, content, {}};
    return document::Blocks{sample::paragraph_of({document::Inline{axes}})};
  };
  auto document = sample::empty_document();
  document.content = {{document::List{false, 1, {line("un"), line("deux")}}}};
  const auto book = read_back(document, "answer_list");
  const auto& sheet = book.sheet("À compléter");
  CHECK(sheet.at("B5").text == "Axes");
  CHECK(sheet.at("E5").text == "un\ndeux");
  CHECK(sheet.address_of("deux").empty());
}

TEST_CASE("the annex becomes the sheet of sources, its tables with it") {
  const auto book = read_back(sample::act(), "act_annex");
  const auto& sources = book.sheet("Sources");
  CHECK_FALSE(sources.address_of("Définitions et provenance").empty());
  CHECK_FALSE(sources.address_of("Fichiers lus").empty());
  CHECK_FALSE(sources.address_of("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                  .empty());
  CHECK_FALSE(sources.address_of("jeunes.csv").empty());
}

TEST_CASE("without an annex the sources of each table are listed") {
  const auto book = read_back(sample::report(), "listed_sources");
  const auto& sources = book.sheet("Sources");
  CHECK_FALSE(sources.address_of("conventions locales").empty());
  CHECK_FALSE(
      sources.address_of("export des missions locales\nChamp\u00A0: jeunes de 16 à 25\u00A0ans")
          .empty());
}

TEST_CASE("an empty document gives a workbook all the same") {
  const auto written = support::written(sample::empty_document(), "empty");
  CHECK(written.sheets == std::vector<std::string>{"Présentation", "Sources"});
}

TEST_CASE("a text too long for a cell is an error that says where") {
  auto document = sample::empty_document();
  document.content = {sample::paragraph(std::string(32'768, 'a'))};
  const auto result = workbook::write(document, support::path_of("too_long"), support::options());
  REQUIRE_FALSE(result);
  CHECK(
      result.error()[0].message ==
      "feuille « Présentation », cellule A12 : un texte de plus de 32\u202F767 caractères ne tient "
      "pas dans une cellule de classeur");
  CHECK_FALSE(std::filesystem::exists(support::path_of("too_long")));
  document.content = {sample::paragraph(std::string(32'767, 'a'))};
  CHECK(workbook::write(document, support::path_of("long_enough"), support::options()));
}

TEST_CASE("characters that cannot be kept are reported") {
  auto document = sample::empty_document();
  document.content = {sample::paragraph("un\x01 deux\x02 trois")};
  const auto written = support::written(document, "removed");
  REQUIRE(written.warnings.size() == 1);
  CHECK(written.warnings[0].severity == Severity::warning);
  CHECK(written.warnings[0].message ==
        "feuille « Présentation » : 2 caractères retirés, qu’un classeur ne peut pas contenir");
}
