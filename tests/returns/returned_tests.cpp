#include <catch2/catch.hpp>

#include "returns/returned.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::returns;
using copil::testing::TemporaryFolder;

namespace {

expansion::Form small_form() {
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

std::string read_errors(const TemporaryFolder& folder, const std::string& name) {
  const auto returned = read_returns(folder.file(name));
  if (!returned) return formatted(returned.error());
  const auto answers = answers_to(returned->sheaves, "bilan-local", small_form());
  return answers ? "" : formatted(answers.error());
}

std::string without_folder(std::string text, const TemporaryFolder& folder) {
  const std::string prefix = folder.file("");
  for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
    text.erase(at, prefix.size());
  }
  return text;
}

}  // namespace

TEST_CASE("answers say their territory, or several theirs") {
  const TemporaryFolder folder;
  folder.write("un.yaml", "territoire: ML01\nrapport: bilan-local\nnotes: [a, b]\nclause: oui\n");
  folder.write("deux.yaml",
               "territoires:\n  ML02: { effet: 15 avril 2010 }\n  ML03:\n  ML04: { notes: c }\n");
  for (const auto* name : {"un.yaml", "deux.yaml"}) {
    CAPTURE(name);
    const auto returned = read_returns(folder.file(name));
    REQUIRE(returned);
    const auto answers = answers_to(returned->sheaves, "bilan-local", small_form());
    REQUIRE(answers);
    CHECK(!answers->unaddressed);
    CHECK(refuse_unaddressed(*answers, 484).empty());
  }
  const auto both = read_returns(folder.file(""));
  REQUIRE(both);
  CHECK(both->warnings.empty());
  const auto answers = answers_to(both->sheaves, "bilan-local", small_form());
  REQUIRE(answers);
  CHECK(answers->of("ML01").fields == std::map<std::string, std::string>{{"notes", "a\nb"}});
  CHECK(answers->of("ML01").options == std::map<std::string, bool>{{"clause", true}});
  CHECK(answers->of("ML02").fields == std::map<std::string, std::string>{{"effet", "2010-04-15"}});
  CHECK(answers->of("ML03").fields.empty());
  CHECK(answers->of("ML04").fields == std::map<std::string, std::string>{{"notes", "c"}});
  CHECK(answers->of("ML99").fields.empty());
  const auto others = answers_to(both->sheaves, "bilan-regional", small_form());
  REQUIRE(others);
  CHECK(others->by_territory.count("ML01") == 0);
}

TEST_CASE("a file without territory serves one document alone") {
  const TemporaryFolder folder;
  folder.write("seul.yaml", "notes: x\n");
  const auto returned = read_returns(folder.file("seul.yaml"));
  REQUIRE(returned);
  const auto answers = answers_to(returned->sheaves, "bilan-local", small_form());
  REQUIRE(answers);
  CHECK(answers->of("ML07").fields == std::map<std::string, std::string>{{"notes", "x"}});
  CHECK(refuse_unaddressed(*answers, 1).empty());
  CHECK(without_folder(formatted(refuse_unaddressed(*answers, 2)), folder) ==
        "erreur : « seul.yaml » ne dit pas de quel territoire sont ses réponses, et 2 documents "
        "sont demandés\n"
        "   aide : ajoutez « territoire: CODE » en tête du fichier, ou « territoires: » avec un "
        "groupe de réponses par code\n"
        "   aide : ou ne demandez qu'un document avec --territoire CODE\n");
}

TEST_CASE("a folder with a fault is refused until it is mended") {
  const TemporaryFolder folder;
  folder.write("r/a.yaml", "territoire: ML01\nnotes: x\n");
  folder.write("r/b.yaml", "territoires: [ML02]\n");
  CHECK(without_folder(read_errors(folder, "r"), folder).starts_with("r/b.yaml:1:14: erreur : "));
  folder.write("r/b.yaml", "territoires:\n  ML02: { notes: y }\n");
  CHECK(read_errors(folder, "r").empty());
  folder.write("r/a.yaml", "territoires: [ML01]\n");
  CHECK(without_folder(read_errors(folder, "r"), folder).starts_with("r/a.yaml:1:14: erreur : "));
}

TEST_CASE("faults of answers are told with their place") {
  const TemporaryFolder folder;
  folder.write("r/a.yaml", "territoire: ML01\nnotes: x\n");
  folder.write("r/b.yaml", "territoire: ML01\nnotes: y\n");
  folder.write("r/.cache", "");
  folder.write("r/~$c.xlsx", "");
  folder.write("r/lisezmoi.txt", "bonjour");
  CHECK(without_folder(read_errors(folder, "r"), folder) ==
        "r/b.yaml:1:13: erreur : « ML01 » a déjà répondu dans « r/a.yaml »\n"
        "   aide : ne gardez qu'un des deux\n");
  const auto returned = read_returns(folder.file("r"));
  REQUIRE(returned);
  CHECK(without_folder(formatted(returned->warnings), folder) ==
        "r/lisezmoi.txt: attention : ce fichier n'est pas lu : ni .yaml, ni .xlsx, ni .ods\n"
        "   aide : enregistrez-le en .xlsx ou en .ods s'il a des réponses\n");
  CHECK(without_folder(
            formatted(check_addresses(returned->sheaves, {"ML10", "ML02"}, {"bilan-local"})),
            folder) ==
        "r/a.yaml:1:13: erreur : territoire inconnu « ML01 »\n"
        "   aide : vouliez-vous dire « ML10 » ?\n"
        "r/b.yaml:1:13: erreur : territoire inconnu « ML01 »\n"
        "   aide : vouliez-vous dire « ML10 » ?\n");
  folder.write("autre.yaml", "rapport: suivi-pops\nterritoire: ML01\nnotes: x\n");
  const auto other = read_returns(folder.file("autre.yaml"));
  REQUIRE(other);
  CHECK(without_folder(formatted(check_addresses(other->sheaves, {"ML01"}, {"bilan-local"})),
                       folder) ==
        "erreur : les réponses de « autre.yaml » sont celles du rapport « suivi-pops »\n"
        "   aide : ici : bilan-local\n");
  folder.write("liste.yaml", "territoires: [ML01]\n");
  CHECK(without_folder(read_errors(folder, "liste.yaml"), folder) ==
        "liste.yaml:1:14: erreur : « territoires » est un groupe de codes\n"
        "     1 | territoires: [ML01]\n"
        "       |              ^\n"
        "   aide : chaque code sur sa ligne, ses réponses en retrait\n");
  CHECK(without_folder(read_errors(folder, "r/lisezmoi.txt"), folder) ==
        "erreur : « r/lisezmoi.txt » n'est pas un fichier de réponses\n"
        "   aide : donnez un fichier .yaml, .xlsx ou .ods, ou un dossier qui en contient\n");
}
