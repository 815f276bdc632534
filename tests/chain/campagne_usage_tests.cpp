// A whole campaign as users and cron run it: what it leaves, what is asked of it, two compared.
#include "chain/campagne.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>

using namespace copil::testing;

namespace {

/// A run with its archives, made once a program.
const std::string& archived_run() {
  static const TemporaryFolder kFolder;
  static const std::string kRun = [] {
    const std::string run = kFolder.file("c");
    REQUIRE(run_program(campaign_words(run, {"--archive", "zip", "-q"})).status == 0);
    return run;
  }();
  return kRun;
}

}  // namespace

TEST_CASE("a campaign leaves a folder that tells all it holds; run again, it makes nothing") {
  const TemporaryFolder folder;
  const std::string run = folder.file("c");
  const Outcome first = run_program(campaign_words(run));
  INFO(first.err);
  REQUIRE(first.status == 0);
  CHECK(first.out.empty());
  CHECK(first.err.find("documents faits, ") != std::string::npos);
  CHECK(first.err.find("Durées : modèles ") != std::string::npos);
  for (const char* stage : {"lecture ", "chiffres ", "expansion ", "mise en page ", "PDF ",
                            "classeurs ", "écriture "}) {
    CHECK(first.err.find(stage) != std::string::npos);
  }
  for (const char* file : {"index.html", "manifeste.json", "chiffres.csv", "rejets.csv",
                           "FR/tableau-de-bord_FR_2010-06.pdf"}) {
    CAPTURE(file);
    CHECK(fs::exists(run + "/" + file));
  }
  const std::string before = content_of(run);
  const Outcome second = run_program(campaign_words(run, {"--reprendre"}));
  CHECK(second.status == 0);
  CHECK(second.err.find("rien à refaire : les ") == 0);
  CHECK(content_of(run) == before);
  const Outcome checked = run_program({"campagne", "verifier", run});
  INFO(checked.out << checked.err);
  CHECK(checked.status == 0);
  CHECK(checked.err.empty());
  CHECK(checked.out.find("Tout concorde.\n") != std::string::npos);
}

TEST_CASE("a report is refused for a period that it is not made for") {
  const TemporaryFolder folder;
  const Outcome outcome = run_program({"produire", "bilan-local", "--donnees", fixture("demo"),
                                       "--periode", "2010-06", "--sortie", folder.file("p")});
  CHECK(outcome.status == 2);
  CHECK(outcome.err ==
        "erreur : le rapport « bilan-local » n'est pas fait pour un mois (« 2010-06 »)\n"
        "   aide : il est fait pour : une année\n");
}

TEST_CASE("an unknown campaign is a wrong usage, said once with the near miss") {
  const TemporaryFolder folder;
  const Outcome outcome = run_program({"campagne", "mensuele", "--donnees", fixture("demo"),
                                       "--periode", "2010-06", "--sortie", folder.file("c")});
  CHECK(outcome.status == 2);
  CHECK(outcome.err ==
        "erreur : campagne inconnue « mensuele »\n   aide : vouliez-vous dire « mensuelle » ?\n");
}

TEST_CASE("an act is prepared before its year, a bilan is not") {
  const TemporaryFolder folder;
  const auto produce = [&](const char* report) {
    return run_program({"produire", report, "--donnees", fixture("demo"), "--periode", "2010",
                        "--territoire", "ML02", "--arrete-au", "2009-12-15", "--sortie",
                        folder.file("p"), "--format", "pdf", "-q"});
  };
  CHECK(produce("notification-objectif").status == 0);
  const std::string text = printed_by(
      "pdftotext -layout " + in_quotes(folder.file("p/notification-objectif_ML02_2010.pdf")) +
      " - | sed 's/\u00A0/ /g;s/\u202F/ /g'");
  CHECK(text.find("63 jeunes, contre 30") != std::string::npos);
  CHECK(text.find("n.d.") == std::string::npos);
  const Outcome bilan = produce("bilan-local");
  CHECK(bilan.status == 2);
  CHECK(bilan.err ==
        "erreur : le rapport « bilan-local » ne se fait pas au 2009-12-15 : rien de 2010 n'était "
        "connu\n   aide : choisissez un arrêté à partir du 2010-01-01\n");
}

TEST_CASE("a folder serves one campaign and one period") {
  const TemporaryFolder folder;
  copy_undisturbed(folder.file("c"));
  auto words = campaign_words(folder.file("c"), {"--reprendre"});
  words[5] = "2010-05";
  const Outcome outcome = run_program(words);
  CHECK(outcome.status == 3);
  CHECK(outcome.err == "erreur : le dossier « " + folder.file("c") +
                           " » est celui de la campagne « mensuelle » de 2010-06\n"
                           "   aide : choisissez un autre dossier avec --sortie\n");
}

TEST_CASE("archives by region hold the region's documents, the same bytes each time") {
  const TemporaryFolder folder;
  REQUIRE(run_program(campaign_words(folder.file("a"), {"-q", "--archive", "zip"})).status == 0);
  CHECK(content_of(folder.file("a")) == content_of(archived_run()));
  const std::string names =
      printed_by("unzip -Z1 " + in_quotes(folder.file("a") + "/FR.zip") + " | LC_ALL=C sort");
  CHECK(names == "FR/tableau-de-bord_FR_2010-06.pdf\nFR/tableau-de-bord_FR_2010-06.xlsx\n");
  CHECK(run_program({"campagne", "verifier", folder.file("a")}).status == 0);
}

TEST_CASE("a dry run writes nothing and says what is missing") {
  const TemporaryFolder folder;
  const Outcome outcome = run_program(campaign_words(folder.file("c"), {"--a-blanc"}));
  CHECK(outcome.status == 0);
  CHECK(outcome.out.find("données manquantes") != std::string::npos);
  CHECK(outcome.out.find("rien n'a été écrit\n") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.file("c")));
}

TEST_CASE("a dry run tells the place that the documents will take") {
  const TemporaryFolder folder;
  const Outcome outcome = run_program(campaign_words(folder.file("c"), {"--a-blanc", "-j", "2"}));
  std::smatch told;
  static const std::regex kCounts{
      "Environ [0-9]+ s avec 2 processus et ([0-9]+) (ko|Mo), d'après ([0-9]+) documents essayés "};
  REQUIRE(std::regex_search(outcome.out, told, kCounts));
  const double bytes = std::stod(told[1]) * (told[2] == "ko" ? 1e3 : 1e6);
  double real = 0;
  for (const auto& entry : fs::recursive_directory_iterator{archived_run()}) {
    const auto ending = entry.path().extension();
    if (ending == ".pdf" || ending == ".xlsx") real += static_cast<double>(entry.file_size());
  }
  CHECK(bytes > real / 2);
  CHECK(bytes < real * 2);
}

TEST_CASE("two runs are compared, figure by figure and document by document") {
  const TemporaryFolder folder;
  fs::copy(small_data(), folder.file("d"));
  printed_by("sed -i '2,9d' " + in_quotes(folder.file("d") + "/cotraitances.csv"));
  REQUIRE(run_program(campaign_words(folder.file("a"), {"-q"}, folder.file("d"))).status == 0);
  copy_undisturbed(folder.file("b"));
  const Outcome table = run_program({"campagne", "comparer", folder.file("a"), folder.file("b")});
  CHECK(table.status == 0);
  CHECK(table.out.find("cotraitances.csv a changé : ") != std::string::npos);
  CHECK(table.out.find("DE0 : Jeunes affectés en co-traitance") != std::string::npos);
  CHECK(table.out.find(" modifiés (données)\n") != std::string::npos);
  const Outcome csv =
      run_program({"campagne", "comparer", folder.file("a"), folder.file("b"), "--format", "csv"});
  CHECK(csv.out.find("objet;territoire;nom;periode;grandeur;avant;apres;ecart;nature\n") == 0);
  CHECK(csv.out.find("chiffre;FR;DE0;2010-06;cumul;") != std::string::npos);
  const Outcome same = run_program({"campagne", "comparer", folder.file("b"), folder.file("b")});
  CHECK(same.out.find("Mêmes données, mêmes règles, mêmes modèles.\n") != std::string::npos);
  CHECK(same.out.find(" différent") != std::string::npos);
}

TEST_CASE("no document of a mission locale holds another's name, code, or a pseudonym", "[lent]") {
  const TemporaryFolder folder;
  const std::string run = folder.file("c");
  REQUIRE(run_program({"campagne", "mensuelle", "--donnees", small_data(), "--periode", "2010-06",
                       "--sortie", run, "-q", "--niveau", "mission_locale"})
              .status == 0);
  std::map<std::string, std::string> names;
  std::istringstream rows{bytes_of(small_data() + "/territoires.csv")};
  for (std::string row; std::getline(rows, row);) {
    std::istringstream cells{row};
    std::string code;
    std::string type;
    std::string name;
    std::getline(cells, code, ';');
    std::getline(cells, type, ';');
    std::getline(cells, name, ';');
    if (type == "mission_locale") names[code] = name;
  }
  REQUIRE(names.size() == 4);
  for (const auto& [own, own_name] : names) {
    const std::string text =
        printed_by("(cd " + in_quotes(run) + " && for f in */*_" + own +
                   "_*.pdf; do pdftotext $f -; pdfdetach -save 1 -o joint $f >&2; "
                   "cat joint; rm joint; done; "
                   "for f in */*_" +
                   own + "_*.xlsx; do unzip -p $f; done)");
    CHECK(text.find(own_name) != std::string::npos);
    CHECK(text.find("tableau;groupe;ligne;colonne;unite;valeur") != std::string::npos);
    for (const auto& [other, other_name] : names) {
      if (other == own) continue;
      CAPTURE(own, other);
      CHECK(text.find(other_name) == std::string::npos);
      CHECK(text.find(other) == std::string::npos);
    }
    CAPTURE(own);
    CHECK(std::system(("cut -d';' -f1 " + in_quotes(small_data() + "/jeunes.csv") +
                       " | tail -n +2 | head -300 > " + in_quotes(folder.file("codes")))
                          .c_str()) == 0);
    folder.write("texte", text);
    CHECK(std::system(("grep -qFf " + in_quotes(folder.file("codes")) + " " +
                       in_quotes(folder.file("texte")))
                          .c_str()) != 0);
  }
}

TEST_CASE("what a campaign lacks is said at once, and a wrong word gets a suggestion") {
  const Outcome bare = run_program({"campagne", "mensuelle"});
  CHECK(bare.status == 2);
  CHECK(bare.err ==
        "erreur : il manque l'option --donnees DIR : dossier des exports, ou adresse d'une base "
        "(postgresql://…)\n"
        "erreur : il manque l'option --periode P : période : 2010, 2010-S1, 2010-T2 ou 2010-04\n"
        "erreur : il manque l'option --sortie DIR : dossier où écrire\n");
  const Outcome report =
      run_program({"campagne", "mensuelle", "--donnees", small_data(), "--periode", "2010-06",
                   "--sortie", "/nulle/part", "--rapport", "tableau-de-bor"});
  CHECK(report.status == 2);
  CHECK(report.err ==
        "erreur : --rapport : « tableau-de-bor » n'est pas dans la campagne « mensuelle »\n"
        "   aide : vouliez-vous dire « tableau-de-bord » ?\n");
  const Outcome two = run_program({"campagne", "comparer", "un"});
  CHECK(two.status == 2);
  CHECK(two.err.find("campagne comparer : deux dossiers sont attendus\n") != std::string::npos);
}

TEST_CASE("--rejets lists the rejected rows of a run elsewhere too, whether it makes anything") {
  const TemporaryFolder folder;
  const std::string run = folder.file("a");
  for (const char* name : {"un.csv", "deux.csv"}) {
    const std::string list = folder.file(name);
    const Outcome outcome =
        run_program(campaign_words(run, {"-q", "--reprendre", "--rejets", list}));
    CHECK(outcome.status == 0);
    CHECK(bytes_of(list).find("fichier;ligne;colonne;valeur;motif") != std::string::npos);
    CHECK(bytes_of(list) == bytes_of(run + "/rejets.csv"));
  }
}

TEST_CASE("the log of a run carries dates and stages") {
  const TemporaryFolder folder;
  const std::string log = folder.file("journal.txt");
  const Outcome outcome = run_program(campaign_words(folder.file("a"), {"-q", "--journal", log}));
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
  const std::string text = bytes_of(log);
  CHECK(std::count(text.begin(), text.end(), '\n') > 10);
  CHECK(text.find(" [en cours] lecture\n") != std::string::npos);
  CHECK(text.find(" documents faits, ") != std::string::npos);
}

TEST_CASE("a folder of a million rows, one in a hundred faulty: all told, none stops it",
          "[lent]") {
  const TemporaryFolder folder;
  REQUIRE(run_program({"exemple", folder.file("d"), "--sale", "--jeunes", "120000", "-q"}).status ==
          0);
  std::vector<std::string> words{"campagne",  "mensuelle", "--donnees", folder.file("d"),
                                 "--periode", "2010-06",   "--sortie",  folder.file("c"),
                                 "--niveau",  "national",  "--rapport", "tableau-de-bord"};
  const Outcome outcome = run_program(words);
  CHECK(outcome.status == 0);
  CHECK(outcome.err.find(", liste dans " + folder.file("c") + "/rejets.csv\n") !=
        std::string::npos);
  const std::string counted = printed_by("awk -F: '/\"rejetees\"/ {sum += $2} END {print sum}' " +
                                         in_quotes(folder.file("c") + "/manifeste.json"));
  CHECK(std::stol(counted) > 9000);
  // A quoted cell may hold a line feed: records are counted, not lines.
  CHECK(std::stol(printed_by("grep -c '^[a-z_]*\\.csv;' " +
                             in_quotes(folder.file("c") + "/rejets.csv"))) == std::stol(counted));
  words.insert(words.end(), {"--strict", "-q"});
  CHECK(run_program(words).status == 1);
  CHECK(run_program({"campagne", "verifier", folder.file("c")}).status == 0);
}

// ── Shares ─────────────────────────────────────────────────────────────────────────────────────

namespace {

/// The folders `1`, `2`… of all shares, made one after the other.
std::vector<std::string> shares_in(const TemporaryFolder& folder, int count,
                                   const std::vector<std::string>& more = {}) {
  std::vector<std::string> folders;
  for (int index = 1; index <= count; ++index) {
    const std::string share = std::to_string(index) + "/" + std::to_string(count);
    folders.push_back(folder.file(std::to_string(index)));
    std::vector<std::string> options{"--part", share, "-q"};
    options.insert(options.end(), more.begin(), more.end());
    const Outcome made = run_program(campaign_words(folders.back(), options));
    INFO(made.err);
    REQUIRE(made.status == 0);
  }
  return folders;
}

Outcome assembled(const std::vector<std::string>& folders, const std::string& into) {
  std::vector<std::string> words{"campagne", "assembler"};
  words.insert(words.end(), folders.begin(), folders.end());
  words.insert(words.end(), {"--sortie", into});
  return run_program(words);
}

/// The two shares of the run, made once a program, copied into a folder of one's own.
std::vector<std::string> two_shares_in(const TemporaryFolder& folder) {
  static const TemporaryFolder kFolder;
  static const std::vector<std::string> kShares = shares_in(kFolder, 2);
  std::vector<std::string> copies;
  for (const std::string& share : kShares) {
    copies.push_back(folder.file(fs::path{share}.filename().string()));
    fs::copy(share, copies.back(), fs::copy_options::recursive);
  }
  return copies;
}

}  // namespace

TEST_CASE("shares joined are the run made at once, byte for byte") {
  const TemporaryFolder folder;
  auto folders = shares_in(folder, 3);
  std::reverse(folders.begin(), folders.end());
  const Outcome outcome = assembled(folders, folder.file("tout"));
  CHECK(outcome.status == 0);
  CHECK(outcome.err.find("3 parts assemblées : ") == 0);
  CHECK(content_of(folder.file("tout")) == undisturbed());
  CHECK(run_program({"campagne", "verifier", folder.file("tout")}).status == 0);
  for (const auto& share : folders) {
    CHECK(run_program({"campagne", "verifier", share}).status == 0);
  }
  // Nothing is left to do in it.
  const Outcome again = run_program(campaign_words(folder.file("tout"), {"--reprendre"}));
  CHECK(again.err.find("rien à refaire") == 0);
}

TEST_CASE("archives of joined shares are those of the run made at once") {
  const TemporaryFolder folder;
  const auto folders = shares_in(folder, 2, {"--archive", "zip"});
  CHECK(assembled(folders, folder.file("tout")).status == 0);
  CHECK(content_of(folder.file("tout")) == content_of(archived_run()));
}

TEST_CASE("a share that died is made again alone") {
  const TemporaryFolder folder;
  const auto folders = two_shares_in(folder);
  const std::string victim =
      printed_by("find " + in_quotes(folders[1]) + " -name '*.pdf' | head -1");
  fs::remove(victim.substr(0, victim.size() - 1));
  fs::remove(folders[1] + "/manifeste.json");
  const Outcome refused = assembled(folders, folder.file("tout"));
  CHECK(refused.status == 3);
  CHECK(refused.err == "erreur : la part 2/2 (« " + folders[1] +
                           " ») n'est pas finie, ou a été modifiée depuis\n"
                           "   aide : relancez cette part seule : --part 2/2 --reprendre\n");
  CHECK_FALSE(fs::exists(folder.file("tout")));
  REQUIRE(run_program(campaign_words(folders[1], {"--part", "2/2", "--reprendre", "-q"})).status ==
          0);
  CHECK(assembled(folders, folder.file("tout")).status == 0);
  CHECK(content_of(folder.file("tout")) == undisturbed());
}

TEST_CASE("shares that do not make one run are refused, all at once") {
  const TemporaryFolder folder;
  const auto folders = two_shares_in(folder);
  const auto told = [&](const std::vector<std::string>& some, const std::string& expected) {
    const Outcome outcome = assembled(some, folder.file("tout"));
    CHECK(outcome.status == 3);
    CAPTURE(outcome.err);
    CHECK(outcome.err.find(expected) != std::string::npos);
  };
  told({folders[0]}, "il manque la part 2/2\n");
  told({folders[0], folders[0], folders[1]}, "deux dossiers sont la part 1/2 : « ");
  told({folders[0], folder.path() + "/rien"}, "/rien » n'est pas une part de campagne\n");
  REQUIRE(run_program({"campagne", "mensuelle", "--donnees", small_data(), "--periode", "2010-06",
                       "--sortie", folder.file("autre"), "--rapport", "tableau-de-bord", "--part",
                       "2/2", "-q"})
              .status == 0);
  told({folders[0], folder.file("autre")}, " n'est pas de la même campagne que « ");
  // A folder serves one share.
  const Outcome other = run_program(campaign_words(folders[0], {"--part", "2/2", "--reprendre"}));
  CHECK(other.status == 3);
  CHECK(other.err.find("est celui de la campagne « mensuelle » de 2010-06, part 1/2\n") !=
        std::string::npos);
  const Outcome full = assembled(folders, folders[0]);
  CHECK(full.err.find("n'est pas vide\n") != std::string::npos);
  for (const char* wrong : {"0/2", "3/2", "2", "a/b", "1/10000", "1/2/3"}) {
    const Outcome outcome = run_program(campaign_words(folder.file("x"), {"--part", wrong}));
    CHECK(outcome.status == 2);
    CHECK(outcome.err == "erreur : --part : « " + std::string{wrong} +
                             " » n'est pas une part\n"
                             "   aide : i/n est attendu, avec i de 1 à n, par exemple 2/8\n");
  }
}
