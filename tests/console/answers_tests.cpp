// The blanks of documents filled in the browser: kept, in conflict, frozen, followed.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "console/answers/answer_store.hpp"
#include "console/gate/access.hpp"
#include "console/listening.hpp"
#include "console/site/site.hpp"
#include "console/views/views.hpp"
#include "files/files.hpp"
#include "production/production.hpp"
#include "returns/returned.hpp"
#include "support/html_rules.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using copil::testing::Answer;
using copil::testing::bytes_of;
using copil::testing::Console;
using copil::testing::faults_of;
using copil::testing::spaced;
using copil::testing::words_of_page;

namespace {

constexpr const char* kCall = "rapport=convocation&territoire=ML01&periode=2010";
constexpr const char* kBilan = "rapport=bilan-local&territoire=ML01&periode=2010";

/// The mark of the text that a field was made from.
std::string mark_in(const std::string& page, const std::string& name) {
  const std::string start = "name=\"e." + name + "\" value=\"";
  const auto at = page.find(start);
  REQUIRE(at != std::string::npos);
  return page.substr(at + start.size(), 16);
}

std::string form_address(const std::string& document) {
  return "/documents/repondre?" + document;
}

/// Fills one field as the module of the page does.
Answer fill(Console& console, const std::string& document, const std::string& name,
            const std::string& text) {
  const std::string page = console.get(form_address(document)).body;
  return console.post(
      "/documents/reponse?" + document,
      "champ=" + name + "&texte=" + console::encoded(text) + "&etat=" + mark_in(page, name));
}

void fill_call(Console& console) {
  for (const auto& [name, text] : {std::pair{"signataire", "Le directeur"},
                                   {"lieu_signature", "Brévane"},
                                   {"date_signature", "15 avril 2010"},
                                   {"date_reunion", "3 mai 2010"},
                                   {"heure", "10 heures"},
                                   {"lieu", "salle des fêtes"}}) {
    CHECK(fill(console, kCall, name, text).body.find("\"garde\":true") != std::string::npos);
  }
}

Answer act(Console& console, const std::string& document, const std::string& action) {
  return console.post("/documents/etat", document + "&action=" + action);
}

bool says(const Answer& answer, const std::string& words) {
  return spaced(words_of_page(answer.body)).find(spaced(words)) != std::string::npos;
}

}  // namespace

TEST_CASE("a form asks each question with its figures, and is a sound page") {
  Console console;
  console.enter();
  for (const char* document : {kBilan, kCall}) {
    const Answer page = console.get(form_address(document));
    REQUIRE(page.status == 200);
    CHECK(faults_of(page.body) == std::vector<std::string>{});
  }
  const Answer page = console.get(form_address(kBilan));
  CHECK(says(page, "QDE1. Les jeunes voient-ils clairement"));
  CHECK(says(page, "(DE0)"));
  CHECK(says(page, "État du document : non commencé"));
  CHECK(says(page, "lignes, obligatoire"));
  CHECK(page.body.find("<summary>17") != std::string::npos);
  CHECK(says(page, "17 questions obligatoires sont sans réponse"));
  CHECK(page.body.find("/documents/suivi?periode=2010&amp;rapport=bilan-local&amp;territoire=R1") !=
        std::string::npos);
}

TEST_CASE("a question that the document does not ask stands folded behind those it asks") {
  Console console;
  console.enter();
  const std::string page =
      console.get("/documents/repondre?rapport=convention-locale&territoire=ML01&periode=2010")
          .body;
  const auto fold = page.find("<details class=\"question\"><summary>");
  REQUIRE(fold != std::string::npos);
  CHECK(page.find("Ne se pose pas dans ce document") > fold);
  CHECK(page.find("id=\"q-", fold) != std::string::npos);
  CHECK(faults_of(page) == std::vector<std::string>{});
}

TEST_CASE("what is typed is kept in the file that --reponses reads, and printed") {
  Console console;
  console.enter();
  const Answer kept = fill(console, kBilan, "qde1", "Réponse « claire »\nsur deux lignes");
  CHECK(kept.status == 200);
  CHECK(kept.body.find("\"garde\":true") != std::string::npos);
  CHECK(kept.body.find("\"faute\":\"\"") != std::string::npos);
  CHECK(bytes_of(console.state() + "/reponses/2010/bilan-local_ML01_2010.yaml") ==
        "rapport: \"bilan-local\"\nterritoire: \"ML01\"\n"
        "\"qde1\": \"Réponse « claire »\\nsur deux lignes\"\n");
  CHECK(says(console.get(form_address(kBilan)), "État du document : en cours"));
  CHECK(says(console.get(std::string{"/documents/lire?"} + kBilan), "sur deux lignes"));
  CHECK(bytes_of(console.state() + "/journal/1970-01.jsonl").find("\"quoi\":\"répondre\"") !=
        std::string::npos);
}

TEST_CASE("the folder of answers gives --reponses the same document, byte for byte") {
  Console console;
  console.enter();
  fill(console, kBilan, "qde1", "Réponse « claire »\nsur deux lignes");
  fill(console, kCall, "date_signature", "demain");
  const auto returned = returns::read_returns(console.state() + "/reponses/2010");
  REQUIRE(returned);
  CHECK(returned->warnings.empty());
  const auto site = console::Site::open(console.settings());
  REQUIRE(site);
  const auto report = vocabulary::find_report((*site)->reports(), "bilan-local");
  REQUIRE(report);
  auto prepared =
      production::prepare({COPIL_SOURCE_DIR}, *report, (*site)->data().schema, returned->sheaves);
  REQUIRE(prepared);
  std::vector<production::PreparedReport> reports;
  reports.push_back(std::move(*prepared));
  const copil::testing::TemporaryFolder folder;
  production::ProductionOptions options;
  options.folder = folder.path();
  options.outputs = {vocabulary::Output::html};
  const auto made =
      production::produce(reports, (*site)->data().schema, (*site)->data().facts,
                          {{"bilan-local", *(*site)->tree().find("ML01"), {}, {}, {}}}, options);
  REQUIRE(made.size() == 1);
  const std::string own = bytes_of(folder.file("bilan-local_ML01_2010.html"));
  CHECK(own.find("sur deux lignes") != std::string::npos);
  const Answer served = console.get(std::string{"/documents/fichier?format=html&"} + kBilan);
  CHECK((own == served.body));
}

TEST_CASE("the answer of the year before stands beside the question") {
  Console console;
  console.enter();
  const std::string folder = console.state() + "/reponses/2009";
  std::filesystem::create_directories(folder);
  std::ofstream{folder + "/convocation_ML01_2009.yaml"}
      << "rapport: convocation\nterritoire: ML01\ndate_signature: 2009-03-12\n";
  CHECK(says(console.get(form_address(kCall)), "L’année précédente : 12 mars 2009"));
}

TEST_CASE("answers of a territory never print in the document of another") {
  Console console;
  console.enter();
  fill(console, kBilan, "qde1", "Propre au premier territoire");
  const std::string other = "rapport=bilan-local&territoire=ML02&periode=2010";
  console.get(std::string{"/documents/lire?"} + kBilan);
  CHECK_FALSE(says(console.get("/documents/lire?" + other), "Propre au premier"));
  CHECK_FALSE(says(console.get(form_address(other)), "Propre au premier"));
  CHECK(console.get("/documents/fichier?format=html&" + other).body.find("Propre au premier") ==
        std::string::npos);
  CHECK(console.get(std::string{"/documents/fichier?format=html&"} + kBilan)
            .body.find("Propre au premier") != std::string::npos);
}

TEST_CASE("a text that is no answer is kept beside its fault, out of the file of answers") {
  Console console;
  console.enter();
  const Answer kept = fill(console, kCall, "date_signature", "demain");
  CHECK(kept.body.find("\"garde\":true") != std::string::npos);
  CHECK(kept.body.find("demain") != std::string::npos);
  const std::string file = console.state() + "/reponses/2010/convocation_ML01_2010.yaml";
  CHECK(bytes_of(file).find("demain") == std::string::npos);
  const Answer page = console.get(form_address(kCall));
  CHECK(page.body.find("value=\"demain\"") != std::string::npos);
  CHECK(page.body.find("aria-invalid=\"true\"") != std::string::npos);
  CHECK(faults_of(page.body) == std::vector<std::string>{});
  fill(console, kCall, "date_signature", "15 avril 2010");
  CHECK(bytes_of(file).find("\"date_signature\": \"15 avril 2010\"") != std::string::npos);
  CHECK(console.get(form_address(kCall)).body.find("aria-invalid") == std::string::npos);
}

TEST_CASE("two people at once: the second is told, both texts are there") {
  Console console;
  console.enter();
  const std::string page = console.get(form_address(kBilan)).body;
  const std::string mark = mark_in(page, "qde1");
  fill(console, kBilan, "qde1", "la première");
  const Answer second = console.post(std::string{"/documents/reponse?"} + kBilan,
                                     "champ=qde1&texte=la+seconde&etat=" + mark);
  CHECK(second.body.find("\"garde\":false") != std::string::npos);
  CHECK(second.body.find("\"autre\":\"la première\"") != std::string::npos);
  // Without the module: the whole form, made before.
  const Answer whole = console.post(form_address(kBilan),
                                    "r.qde1=la+seconde&e.qde1=" + mark +
                                        "&r.qde2=un+autre+champ&e.qde2=" + mark_in(page, "qde2"));
  CHECK(whole.status == 409);
  CHECK(says(whole, "1 réponse a été changée par quelqu’un d’autre"));
  CHECK(says(whole, "la première"));
  CHECK(whole.body.find(">la seconde</textarea>") != std::string::npos);
  CHECK(faults_of(whole.body) == std::vector<std::string>{});
  const std::string file = console.state() + "/reponses/2010/bilan-local_ML01_2010.yaml";
  CHECK(bytes_of(file).find("la première") != std::string::npos);
  CHECK(bytes_of(file).find("un autre champ") != std::string::npos);
  // Knowing the other's text, one may keep one's own.
  const Answer again =
      console.post(form_address(kBilan), "r.qde1=la+seconde&e.qde1=" + mark_in(whole.body, "qde1"));
  CHECK(again.status == 303);
  CHECK(bytes_of(file).find("la seconde") != std::string::npos);
}

TEST_CASE("only fields of the form are taken, only documents that there are") {
  Console console;
  console.enter();
  CHECK(console
            .post(std::string{"/documents/reponse?"} + kBilan,
                  "champ=territoire&texte=ML02&etat=e3b0c44298fc1c14")
            .status == 404);
  for (const char* document : {"rapport=../x&territoire=ML01&periode=2010",
                               "rapport=bilan-local&territoire=..&periode=2010",
                               "rapport=bilan-local&territoire=ML01&periode=..",
                               "rapport=bilan-local&territoire=FR&periode=2010",
                               "rapport=bilan-local&territoire=ML01&periode=2009"}) {
    CAPTURE(document);
    CHECK(console.get(form_address(document)).status == 404);
    CHECK(console.post(form_address(document), "r.qde1=x").status == 404);
    CHECK(act(console, document, "figer").status == 404);
  }
  CHECK(act(console, kCall, "envoyer").status == 409);
  CHECK_FALSE(std::filesystem::exists(console.state() + "/reponses"));
}

TEST_CASE("open blanks refuse the final version, with their list") {
  Console console;
  console.enter();
  fill(console, kCall, "signataire", "Le directeur");
  const Answer refused = act(console, kCall, "figer");
  CHECK(refused.status == 409);
  CHECK(says(refused, "le champ obligatoire « lieu_signature » n’est pas rempli"));
  CHECK(says(refused, "le champ obligatoire « date_signature » n’est pas rempli"));
  fill_call(console);
  fill(console, kCall, "date_reunion", "un de ces jours");
  const Answer draft = act(console, kCall, "figer");
  CHECK(draft.status == 409);
  CHECK(says(draft, "un de ces jours"));
}

TEST_CASE("a frozen document keeps its bytes; it is reopened for a reason only") {
  Console console;
  console.enter();
  fill_call(console);
  CHECK(says(console.get(form_address(kCall)), "État du document : prêt"));
  REQUIRE(act(console, kCall, "figer").status == 303);
  const std::string file = std::string{"/documents/fichier?format=pdf&"} + kCall;
  const std::string frozen = console.get(file).body;
  CHECK(frozen.rfind("%PDF", 0) == 0);
  const std::string kept =
      console.state() + "/definitifs/2010/convocation_ML01_2010/1/convocation_ML01_2010.pdf";
  CHECK((bytes_of(kept) == frozen));
  const Answer page = console.get(std::string{"/documents/lire?"} + kCall);
  CHECK(page.body.find(files::sha256(frozen)) != std::string::npos);
  CHECK(faults_of(page.body) == std::vector<std::string>{});
  CHECK(says(page, "figé par seul"));
  // Answers do not change any more.
  CHECK(fill(console, kCall, "heure", "11 heures").status == 409);
  CHECK(console.post(form_address(kCall), "r.heure=11").status == 409);
  CHECK(act(console, kCall, "figer").status == 409);
  CHECK(act(console, kCall, "rouvrir").status == 400);
  REQUIRE(act(console, kCall, "envoyer").status == 303);
  CHECK(says(console.get(form_address(kCall)), "État du document : envoyé"));
  // A file changed on the disk is not the final version.
  std::ofstream{kept, std::ios::app} << "x";
  const Answer changed = console.get(file);
  CHECK(changed.status == 500);
  CHECK(says(changed, "n’est plus le fichier qui a été figé"));
  REQUIRE(act(console, kCall, "rouvrir&motif=heure+fausse").status == 303);
  CHECK(fill(console, kCall, "lieu_signature", "Sorne").status == 200);
  REQUIRE(act(console, kCall, "figer").status == 303);
  CHECK((console.get(file).body != frozen));
  CHECK(says(console.get(form_address(kCall)), "motif : heure fausse"));
  CHECK(bytes_of(console.state() + "/journal/1970-01.jsonl").find("\"quoi\":\"rouvrir\"") !=
        std::string::npos);
}

TEST_CASE("a region's documents are seen together, who is late, with a reminder") {
  Console console;
  console.enter();
  fill(console, kBilan, "qde1", "oui");
  const std::string region = "/documents/suivi?rapport=bilan-local&territoire=R1&periode=2010";
  const Answer page = console.get(region);
  REQUIRE(page.status == 200);
  CHECK(faults_of(page.body) == std::vector<std::string>{});
  CHECK(says(page, "3 documents : 0 définitif ou envoyé, 0 en retard"));
  CHECK(says(page, "Mission locale de la Haute-Ambre"));
  CHECK_FALSE(says(page, "Port-Argence"));
  const std::string reminder = std::string{"/documents/rappel?"} + kBilan;
  const Answer message = console.get(reminder + "&format=txt");
  CHECK(message.type == "text/plain; charset=utf-8");
  CHECK(message.body.find("Mission locale de Brévane") != std::string::npos);
  CHECK(message.body.find("  - QDE2. Savent-ils pourquoi ils sont orientés") != std::string::npos);
  CHECK(message.body.find("QDE1") == std::string::npos);
  CHECK(message.body.find("Sorne") == std::string::npos);
  CHECK(faults_of(console.get(reminder).body) == std::vector<std::string>{});
}

TEST_CASE("a document is late once the day of the agreement has passed and it was not sent") {
  Console console;
  console::Settings settings = console.settings();
  settings.inquiry.arrete = *make_day(2011, 6, 1);
  auto opened = console::Site::open(std::move(settings));
  REQUIRE(opened);
  console::Question question;
  question.path = "/documents/suivi";
  question.user = console::lone_user();
  question.query = {{"rapport", "bilan-local"}, {"territoire", "FR"}, {"periode", "2010"}};
  const std::string page = spaced(words_of_page(console::answered(question, **opened).body));
  // Those of ML01, ML02 and ML04 were received, says transmissions.csv.
  CHECK(page.find("6 documents : 0 définitif ou envoyé, 3 en retard") != std::string::npos);
  question.path = "/documents/rappel";
  question.query["territoire"] = "ML05";
  CHECK(words_of_page(console::answered(question, **opened).body).find("jours de retard") !=
        std::string::npos);
}

TEST_CASE("what another territory's user asks is answered as what is not there") {
  Console console;
  console.enter();
  fill(console, kBilan, "qde1", "secret du premier");
  console::Settings settings = console.settings();
  auto opened = console::Site::open(std::move(settings));
  REQUIRE(opened);
  const auto asked = [&](const char* path, bool is_post, const console::Fields& fields) {
    console::Question question;
    question.path = path;
    question.is_post = is_post;
    question.query = fields;
    if (is_post) question.form = fields;
    question.user = {
        "agent",
        {{"ML02", {console::Action::lire, console::Action::saisir, console::Action::produire}}}};
    return console::answered(question, **opened);
  };
  const std::string unknown = asked("/documents/nulle-part", false, {}).body;
  for (const char* territory : {"ML01", "R1", "FR", "ML99"}) {
    const console::Fields fields{{"rapport", "bilan-local"},
                                 {"territoire", territory},
                                 {"periode", "2010"},
                                 {"champ", "qde1"},
                                 {"texte", "x"},
                                 {"action", "figer"},
                                 {"format", "pdf"}};
    for (const char* path : {"/documents/repondre", "/documents/lire", "/documents/fichier",
                             "/documents/suivi", "/documents/rappel"}) {
      CAPTURE(path, territory);
      const auto reply = asked(path, false, fields);
      CHECK(reply.status == 404);
      CHECK(reply.body == unknown);
    }
    for (const char* path : {"/documents/repondre", "/documents/reponse", "/documents/etat"}) {
      CAPTURE(path, territory);
      CHECK(asked(path, true, fields).status == 404);
    }
  }
  const auto own = asked("/documents/repondre", false,
                         {{"rapport", "bilan-local"}, {"territoire", "ML02"}, {"periode", "2010"}});
  CHECK(own.status == 200);
  CHECK(own.body.find("/documents/suivi") == std::string::npos);
}

TEST_CASE("whatever moment the machine stops at, each text stands in one of the files") {
  const copil::testing::TemporaryFolder folder;
  const console::AnswerStore store{folder.file("reponses")};
  const console::DocumentKey key{"bilan-local", "ML01", {Period::Kind::year, 2010, 1}};
  expansion::Form form;
  expansion::FormField day;
  day.name = "effet";
  day.kind = document::BlankKind::date;
  form.fields = {day};
  CHECK(store.write(key, {{"effet", "demain"}}, form).empty());
  CHECK(store.read(key)->at("effet") == "demain");
  CHECK(store.write(key, {{"effet", "15 avril 2010"}}, form).empty());
  CHECK(store.read(key)->at("effet") == "15 avril 2010");
  // Cut after the answer, before the draft is cleared: what one typed last and was not told kept.
  CHECK(store.write(key, {{"effet", "bientôt"}}, form).empty());
  CHECK(store.read(key)->at("effet") == "bientôt");
  CHECK(store.write(key, {}, form).empty());
  CHECK(store.read(key)->empty());
  std::ofstream{store.file(key)} << "a: [";
  CHECK_FALSE(store.read(key));
}
