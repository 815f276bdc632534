// Forms of answers: which questions are asked, in what order, what is still open.
#include <catch2/catch.hpp>

#include <set>

#include "console/listening.hpp"
#include "support/html_rules.hpp"

using namespace copil;
using copil::testing::Answer;
using copil::testing::Console;
using copil::testing::faults_of;
using copil::testing::holds;
using copil::testing::spaced;
using copil::testing::words_of_page;

namespace {

constexpr const char* kConvention = "rapport=convention-locale&territoire=ML01&periode=2010";

std::string convention_form(Console& console) {
  return console.get("/documents/repondre?" + std::string{kConvention}).body;
}

std::size_t times(const std::string& text, const std::string& words) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

/// The box of that question.
std::string question_box(const std::string& page, const std::string& name) {
  const auto at = page.find("id=\"q-" + name + "\"");
  CAPTURE(name);
  REQUIRE(at != std::string::npos);
  return page.substr(at, page.find("id=\"q-", at + 1) - at);
}

std::string next_question(const std::string& page, const std::string& name) {
  const auto at = page.find("id=\"q-", page.find("id=\"q-" + name + "\"") + 1) + 6;
  return page.substr(at, page.find('"', at) - at);
}

void choose(Console& console, const std::string& option, const std::string& value) {
  const std::string box = question_box(convention_form(console), option);
  const auto mark = box.find("name=\"e." + option + "\" value=\"") + option.size() + 17;
  const Answer kept =
      console.post("/documents/reponse?" + std::string{kConvention},
                   "champ=" + option + "&texte=" + value + "&etat=" + box.substr(mark, 16));
  CAPTURE(kept.body);
  CHECK(holds(kept.body, "\"garde\":true"));
}

/// The lines of the list of open questions, each with the field that it leads to.
std::vector<std::string> open_lines(const std::string& page) {
  std::vector<std::string> lines;
  const auto from = page.find("<div class=\"ouvertes\">");
  const auto end = page.find("</div>", from);
  for (auto at = page.find("#q-", from); at < end; at = page.find("#q-", at + 1)) {
    const auto text = page.find('>', at) + 1;
    const std::string name = page.substr(at + 3, page.find('"', at) - at - 3);
    // Within the form it moves, and loads nothing anew: what is being typed stays.
    CHECK(page[at - 1] == '"');
    CHECK(holds(page, "id=\"q-" + name + "\""));
    lines.push_back(page.substr(text, page.find('<', text) - text));
  }
  return lines;
}

}  // namespace

TEST_CASE("a form marks as mandatory the questions that its head counts, no other") {
  Console console;
  console.enter();
  const std::string page = convention_form(console);
  CHECK(faults_of(page) == std::vector<std::string>{});
  CHECK(times(page, ", obligatoire") == open_lines(page).size());
  CHECK(holds(spaced(page),
              "<summary>" + std::to_string(times(page, ", obligatoire")) + " questions"));
}

TEST_CASE("a question that depends on an answer stands behind that one and says when it is asked") {
  Console console;
  console.enter();
  const std::string page = convention_form(console);
  for (const auto& [name, option] : {std::pair{"bonnes_pratiques_locales", "bonnes_pratiques"},
                                     {"autres_champs", "avec_autres_champs"},
                                     {"criteres_locaux", "avec_criteres_locaux"}}) {
    CHECK(next_question(page, option) == name);
    const std::string box = question_box(page, name);
    CHECK(holds(box, "data-posee=\"non\""));
    CHECK(holds(spaced(box), "lignes, si oui à la question qui précède"));
  }
  const std::string actions = question_box(page, "actions_thematiques");
  CHECK(holds(spaced(actions), "si oui à une des questions qui précèdent"));
  CHECK(next_question(page, "theme_prestations") == "thematiques_article_6");
  // Where it stands in the document, though the document does not print it yet.
  CHECK(holds(question_box(page, "bonnes_pratiques_locales"), "Les jeunes et les partenaires"));
  CHECK(holds(question_box(page, "axes_employeurs"), "data-posee=\"oui\""));
  CHECK_FALSE(holds(question_box(page, "site_adresse"), "data-posee"));
}

TEST_CASE("the answer that asks a question makes it mandatory, and the head counts it") {
  Console console;
  console.enter();
  const auto before = open_lines(convention_form(console)).size();
  choose(console, "bonnes_pratiques", "oui");
  choose(console, "avec_axes_employeurs", "non");
  const std::string page = convention_form(console);
  const std::string box = question_box(page, "bonnes_pratiques_locales");
  CHECK(holds(box, "data-posee=\"oui\""));
  CHECK(holds(box, "lignes, obligatoire"));
  CHECK(holds(question_box(page, "axes_employeurs"), "data-posee=\"non\""));
  CHECK(open_lines(page).size() == before - 1);
  CHECK(times(page, ", obligatoire") == before - 1);
}

TEST_CASE("open questions are told apart by where they stand, in the words of the reminder") {
  Console console;
  console.enter();
  const auto lines = open_lines(convention_form(console));
  const std::string reminder =
      console.get("/documents/rappel?" + std::string{kConvention} + "&format=txt").body;
  for (const auto& line : lines) {
    CAPTURE(line);
    CHECK(holds(reminder, "- " + line + "\n"));
  }
  CHECK(std::set<std::string>(lines.begin(), lines.end()).size() == lines.size());
  const std::string read = console.get("/documents/lire?" + std::string{kConvention}).body;
  CHECK(times(read, "#q-") == lines.size());
}
