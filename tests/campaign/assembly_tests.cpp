// Shares of a run, made apart, joined into the run made at once; each share that cannot be.
#include "campaign/assembly.hpp"

#include "campaign/run_scene.hpp"

using namespace copil;
using namespace copil::campaign;
using copil::campaign::testing::RunScene;
using copil::testing::bytes_of;

namespace {

namespace fs = std::filesystem;

/// A run of three documents at once, in `c`, and in shares, each in a folder of its own. Made once
/// for all tests, which look at copies.
class ShareScene : public RunScene {
 public:
  ShareScene() {
    perform_whole(Archives::zip);
    make_share("p1", 1, 2);
    make_share("p2", 2, 2);
  }

  void make_share(const std::string& name, int index, int count,
                  Archives archives = Archives::zip) const {
    RunSettings asked = settings(Resume::yes, archives);
    asked.folder = folder.file(name);
    const auto run = prepare_run(std::move(asked));
    REQUIRE(run);
    const auto all = plan_documents((*run)->campaign, (*run)->territoires, {}, month);
    (*run)->settings.share = Share{index, count, all.size()};
    const RunOutcome outcome = perform_run(**run, share_of(all, index, count));
    INFO(formatted(outcome.problems));
    REQUIRE(outcome.end == RunOutcome::End::done);
  }
};

const ShareScene& made() {
  static const ShareScene scene;
  return scene;
}

/// Copies of shares in a folder of its own, where they are joined in `tout`.
struct JoinedShares {
  explicit JoinedShares(const std::vector<std::string>& names = {"p1", "p2"}) {
    for (const auto& name : names) copy(name, name);
  }

  void copy(const std::string& name, const std::string& under) const {
    fs::copy(made().folder.file(name), work.file(under), fs::copy_options::recursive);
  }

  Checked<RunRecord> assembled(const std::vector<std::string>& names) const {
    std::vector<std::string> shares;
    for (const auto& name : names) shares.push_back(work.file(name));
    return assemble({vocabulary::Resources{made().folder.path()}, shares, work.file("tout")});
  }

  /// What refuses these shares, the test's folder left out.
  std::string refusal(const std::vector<std::string>& names = {"p1", "p2"}) const {
    const auto joined = assembled(names);
    REQUIRE_FALSE(joined);
    std::string text = formatted(joined.error());
    for (auto at = text.find(work.path()); at != std::string::npos; at = text.find(work.path())) {
      text.erase(at, work.path().size() + 1);
    }
    return text;
  }

  copil::testing::TemporaryFolder work;
};

std::string unfinished(int index) {
  const std::string part = std::to_string(index) + "/2";
  return "erreur : la part " + part + " (« p" + std::to_string(index) +
         " ») n'est pas finie, ou a été modifiée depuis\n"
         "   aide : relancez cette part seule : --part " +
         part + " --reprendre\n";
}

}  // namespace

TEST_CASE("shares are joined into the run made at once, byte for byte") {
  const JoinedShares shares;
  const auto record = shares.assembled({"p2", "p1"});
  REQUIRE(record);
  const std::string whole = made().folder.file("c");
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator{whole}) {
    const std::string name = fs::relative(entry.path(), whole).generic_string();
    if (!entry.is_regular_file() || name == files::kLockName || name == kRegisterName) continue;
    CAPTURE(name);
    CHECK(bytes_of(shares.work.file("tout/" + name)) == bytes_of(entry.path().string()));
    ++files;
  }
  CHECK(files == 12);
  CHECK(manifest(*record) == bytes_of(shares.work.file("tout/manifeste.json")));
  const auto checked = verify_folder(shares.work.file("tout"));
  REQUIRE(checked);
  CHECK(formatted(checked->problems).empty());
  CHECK(record->folder_names ==
        std::map<std::string, std::string>{{"FR", "France"}, {"R1", "Région Une"}});
  // A folder that holds something, this one too, takes no other run.
  CHECK(shares.refusal() ==
        "erreur : le dossier « tout » n'est pas vide\n"
        "   aide : donnez à --sortie un dossier vide ou un nom de dossier à créer\n");
}

TEST_CASE("shares without archives are joined without any") {
  made().make_share("p3", 1, 2, Archives::none);
  made().make_share("p4", 2, 2, Archives::none);
  const JoinedShares shares{{"p3", "p4"}};
  REQUIRE(shares.assembled({"p3", "p4"}));
  CHECK_FALSE(fs::exists(shares.work.file("tout/FR.zip")));
  CHECK(fs::exists(shares.work.file("tout/index.html")));
}

TEST_CASE("what is no share, a share twice, a share that is missing are refused by name") {
  const JoinedShares shares{{"p1", "p2", "c"}};
  CHECK(shares.refusal({"c", "p1"}) ==
        "erreur : « c » n'est pas une part de campagne\n"
        "   aide : une part se fait avec copil campagne NOM --part i/n\n");
  CHECK(shares.refusal({"p2"}) ==
        "erreur : il manque la part 1/2\n"
        "   aide : faites-la avec --part 1/2, puis donnez aussi son dossier\n");
  CHECK(shares.refusal({"p1"}).find("il manque la part 2/2") != std::string::npos);
  shares.copy("p1", "p1bis");
  CHECK(shares.refusal({"p1", "p2", "p1bis"}) ==
        "erreur : deux dossiers sont la part 1/2 : « p1 » et « p1bis »\n"
        "   aide : n'en donnez qu'un\n");
  CHECK_FALSE(fs::exists(shares.work.file("tout")));
}

TEST_CASE(
    "documents that had nothing to say are of the run: shares, their sum, a check tell them") {
  made().write_model("");
  const std::string kept = bytes_of(made().folder.file("templates/fiche/modele.md"));
  made().folder.write("templates/fiche/modele.md", kept.substr(0, kept.find("Entrées")) +
                                                       R"({% if territoire.parent est defini %}

```encadre
titre: Rien
texte: ajoutez-en
marque: anomalie
```

{% else %}

Dit.

{% endif %}
)");
  made().make_share("p7", 1, 2, Archives::none);
  made().make_share("p8", 2, 2, Archives::none);
  made().folder.write("templates/fiche/modele.md", kept);
  const JoinedShares shares{{"p7", "p8"}};
  const auto record = shares.assembled({"p7", "p8"});
  INFO((record ? "" : formatted(record.error())));
  REQUIRE(record);
  CHECK(record->documents.size() == 1);
  REQUIRE(record->objectless.size() == 2);
  CHECK(record->objectless[0].territoire == "ML1");
  CHECK(record->objectless[1].failure == "Rien : ajoutez-en");
  CHECK(record->objectless[1].libelle == "Région Une");
  for (const char* folder : {"p7", "p8", "tout"}) {
    const auto checked = verify_folder(shares.work.file(folder));
    REQUIRE(checked);
    CHECK(formatted(checked->problems) == "");
  }
}

TEST_CASE("shares of another model, or of another number of shares, are not of one run") {
  made().write_model("Encore.\n");
  made().make_share("p5", 2, 2);
  made().write_model("");
  made().make_share("p6", 2, 3);
  const JoinedShares shares{{"p1", "p5", "p6"}};
  CHECK(shares.refusal({"p1", "p5"}) ==
        "erreur : la part 2/2 (« p5 ») n'est pas de la même campagne que « p1 » : données, règles, "
        "modèles, programme, choix ou nombre de parts diffèrent\n"
        "   aide : refaites-la dans les mêmes conditions que les autres\n");
  CHECK(shares.refusal({"p1", "p6"}).find("la part 2/3 (« p6 ») n'est pas de la même campagne") !=
        std::string::npos);
}

TEST_CASE("a share that is unfinished or altered is to be made again, alone") {
  const JoinedShares shares;
  const auto spoil = [&](const std::string& name) {
    std::ofstream{shares.work.file(name), std::ios::app} << "x";
  };
  SECTION("its manifest") {
    spoil("p2/manifeste.json");
    CHECK(shares.refusal() == unfinished(2));
  }
  SECTION("its figures are gone") {
    fs::remove(shares.work.file("p1/chiffres.csv"));
    CHECK(shares.refusal() == unfinished(1));
  }
  SECTION("the end of its register") {
    spoil("p1/" + std::string{kRegisterName});
    CHECK(shares.refusal() == unfinished(1));
  }
  SECTION("a document") {
    spoil("p1/FR/fiche_FR_2010-06.pdf");
    CHECK(shares.refusal() ==
          "erreur : « FR/fiche_FR_2010-06.pdf » de « p1 » manque ou a été modifié\n"
          "   aide : relancez cette part seule : --part 1/2 --reprendre\n");
    CHECK_FALSE(fs::exists(shares.work.file("tout/manifeste.json")));
  }
  SECTION("a document of the other is gone") {
    fs::remove(shares.work.file("p2/R1/fiche_R1_2010-06.xlsx"));
    CHECK(shares.refusal().find("« R1/fiche_R1_2010-06.xlsx » de « p2 » manque") !=
          std::string::npos);
  }
}

TEST_CASE("every n-th document is in a share, each in one") {
  std::vector<PlannedDocument> all;
  for (const char* report : {"a", "b", "c", "d", "e"}) all.push_back({report, 0, {}, {}, {}});
  const auto names = [&](int index, int count) {
    std::string text;
    for (const auto& document : share_of(all, index, count)) text += document.report;
    return text;
  };
  CHECK(names(1, 1) == "abcde");
  CHECK(names(1, 2) == "ace");
  CHECK(names(2, 2) == "bd");
  CHECK(names(3, 3) == "c");
  CHECK(names(5, 5) == "e");
  CHECK(names(6, 6).empty());
}
