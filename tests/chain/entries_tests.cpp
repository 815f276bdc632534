// Inputs that went wrong, each standing for a kind: every command reads them right, or says so.
#include <functional>

#include "chain/program.hpp"
#include "chain/small_folder.hpp"

using namespace copil::testing;

namespace {

struct SpoiltInput {
  const char* what;
  std::function<void(SmallFolder&)> spoil;
  const char* file;  ///< the one that messages name
  const char* said;  ///< by the command that needs it; null: read as if nothing were wrong
};

void rename(SmallFolder& data, const std::string& before, const std::string& after) {
  data.files[after] = data.files.at(before);
  data.files.erase(before);
}

void replace_all(std::string& text, const std::string& before, const std::string& after) {
  for (auto at = text.find(before); at != std::string::npos;
       at = text.find(before, at + after.size())) {
    text.replace(at, before.size(), after);
  }
}

const std::vector<SpoiltInput>& spoilt_inputs() {
  static const std::vector<SpoiltInput> kInputs{
      {"an extension in capitals", [](auto& d) { rename(d, "civis.csv", "CIVIS.CSV"); }, "CIVIS",
       nullptr},
      {"the same of a big file", [](auto& d) { rename(d, "services.csv", "services.CSV"); },
       "services", nullptr},
      {"an optional column misspelt",
       [](auto& d) { d.replace("cotraitances.csv", "date_initialisation", "date_intialisation"); },
       "cotraitances.csv", "vouliez-vous dire « date_initialisation » ?"},
      {"a name with an invisible sign",
       [](auto& d) { d.replace("services.csv", "jeune;", "\u200Bjeune;"); }, "services.csv",
       nullptr},
      {"a time behind the day",
       [](auto& d) { replace_all(d.files["services.csv"], ";E", " 10:30:00;E"); }, "services.csv",
       nullptr},
      {"no row that can be kept",
       [](auto& d) { replace_all(d.files["services.csv"], ";2010-", ";2010-99-"); }, "services.csv",
       "aucune ligne de ce fichier n'est retenue : 4 lignes sur 4"},
      {"zeros gained or lost", [](auto& d) { replace_all(d.files["services.csv"], "J", "J0"); },
       "services.csv", "aucun de ses 3 jeunes n'est dans jeunes.csv ni dans cotraitances.csv"},
      {"a quoted line",
       [](auto& d) {
         replace_all(d.files["services.csv"], "\nJ1;ML1;2010-01-12;E1\n",
                     "\n\"J1;ML1;2010-01-12;E1\"\n");
       },
       "services.csv", "1 ligne rejetée"},
      {"a quote that swallows what follows",
       [](auto& d) { d.replace("actions.csv", "Forum", "\"Forum"); }, "actions.csv",
       "1 ligne rejetée"},
      {"payments appended twice",
       [](auto& d) { d.files["versements.csv"] += d.files["versements.csv"]; }, "versements.csv",
       "l'en-tête est répété plus bas"},
      {"an objective beyond counting",
       [](auto& d) { d.replace("objectifs.csv", ";10\n", ";4611686018427387904\n"); },
       "objectifs.csv", "nombre entier positif ou nul attendu"},
      {"one byte that is no UTF-8",
       [](auto& d) {
         d.files["territoires.csv"] += "ML2;mission_locale;Caf\xE9 de l\u2019\u00C9p\u00E9e;R1\n";
       },
       "territoires.csv", "1 ligne rejetée"},
      {"parents that go round",
       [](auto& d) { d.replace("territoires.csv", "Région Une;FR", "Région Une;ML1"); },
       "territoires.csv", "les parents tournent en rond : R1 → ML1 → R1"}};
  return kInputs;
}

using Words = std::vector<std::string>;

std::vector<Words> commands(const std::string& path) {
  const Words year{"--donnees", path, "--annee", "2010", "--format", "csv"};
  const Words period{"--donnees",    path,  "--periode", "2010",
                     "--territoire", "ML1", "--format",  "csv"};
  std::vector<Words> all{{"indicateurs"}, {"expliquer", "DE1"}};
  for (Words& words : all) words.insert(words.end(), period.begin(), period.end());
  for (const char* command : {"volumes", "subventions"}) {
    all.push_back({command});
    all.back().insert(all.back().end(), year.begin(), year.end());
  }
  return all;
}

}  // namespace

TEST_CASE("an input that went wrong is read right by every command, or told by it") {
  const TemporaryFolder clean_folder;
  std::vector<std::string> clean;
  for (const Words& words : commands(SmallFolder{}.write(clean_folder))) {
    const Outcome outcome = run_program(words);
    CHECK(outcome.err.empty());
    clean.push_back(outcome.out);
  }
  for (const SpoiltInput& input : spoilt_inputs()) {
    CAPTURE(input.what);
    SmallFolder data;
    input.spoil(data);
    const TemporaryFolder folder;
    const auto all = commands(data.write(folder));
    bool is_said = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Outcome outcome = run_program(all[i]);
      CAPTURE(all[i][0], outcome.out, outcome.err, outcome.status);
      const bool is_equal = outcome.status == 0 && outcome.out == clean[i];
      const bool names_the_file = holds(outcome.err, input.file);
      CHECK((is_equal || names_the_file));
      CHECK((input.said != nullptr || (is_equal && outcome.err.empty())));
      is_said = is_said || (input.said != nullptr && holds(outcome.err, input.said));
    }
    CHECK(is_said == (input.said != nullptr));
  }
}
