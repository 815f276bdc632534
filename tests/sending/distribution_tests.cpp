// A run handed out: to each what is theirs, the second time only what changed.
#include <catch2/catch.hpp>

#include <filesystem>

#include "campaign/run_folder.hpp"
#include "files/files.hpp"
#include "sending/distribution.hpp"
#include "support/temporary_folder.hpp"

using namespace copil;
using namespace copil::sending;
using copil::testing::bytes_of;
using copil::testing::holds;
using copil::testing::TemporaryFolder;

namespace {

constexpr char kRejectsHeader[] =
    "\xEF\xBB\xBF"
    "fichier;ligne;mission_locale;motif\n";

/// A folder with a run of two regions, each above a mission locale, and what it is handed out to.
class Handed {
 public:
  Handed() {
    write_document("R1", "bilan-local_R1.pdf", "un");
    write_document("R2", "bilan-local_R2.pdf", "deux");
    work_.write("run/rejets.csv",
                std::string{kRejectsHeader} +
                    "services.csv;2;M1;date\nservices.csv;3;M2;\"enjeu; ou\nautre\"\n"
                    "services.csv;4;;date\n");
    std::vector<campaign::RunFigure> figures;
    for (const auto& [code, above] :
         std::vector<std::pair<std::string, std::string>>{{"F", ""},
                                                          {"R1", "F"},
                                                          {"R2", "F"},
                                                          {"M1", "R1"},
                                                          {"M2", "R2"},
                                                          {"M3", "R1"},
                                                          {"S1", "M1"},
                                                          {"S3", "M3"}}) {
      figures.push_back({code, "niveau", "Nom de " + code, above, "DE0", "Entrées", "jeunes",
                         "2010", "2010-12-31", "12", "34"});
    }
    work_.write("run/chiffres.csv", campaign::figures_csv(figures));
    settings.run = work_.file("run");
    settings.folder = work_.file("envois");
    settings.recipients = {{"R1", {"un@exemple.example", "Équipe une"}}};
    settings.text = {"Bilan de {{ territoire }}", "Bonjour {{ destinataire }},\n{{ pieces }}\n"};
  }

  /// A document of the record; its file is as recorded.
  campaign::RecordedDocument& write_document(const std::string& territory, const std::string& name,
                                             const std::string& bytes) {
    work_.write("run/" + territory + "/" + name, bytes);
    campaign::RecordedDocument made;
    made.report = "bilan-local";
    made.territoire = territory;
    made.libelle = "Région " + territory;
    made.niveau = "region";
    made.folder = territory;
    made.period = record.period;
    made.files = {{territory + "/" + name, files::sha256(bytes), bytes.size()}};
    record.documents.push_back(made);
    return record.documents.back();
  }

  Distribution distribute() {
    work_.write("run/manifeste.json", campaign::manifest(record));
    auto done = sending::distribute(settings);
    INFO((done ? "" : formatted(done.error())));
    REQUIRE(done);
    return std::move(*done);
  }

  std::string sent(const std::string& name) const { return bytes_of(settings.folder + "/" + name); }
  bool is_there(const std::string& name) const {
    return std::filesystem::exists(settings.folder + "/" + name);
  }
  void spoil(const std::string& name, const std::string& bytes) const {
    work_.write("run/" + name, bytes);
  }

  campaign::RunRecord record = [] {
    campaign::RunRecord made;
    made.program = "copil 1";
    made.campaign = "annuelle";
    made.title = "Campagne annuelle";
    made.period = {Period::Kind::year, 2010, 1};
    made.arrete = *make_day(2010, 12, 31);
    return made;
  }();
  SendingSettings settings;

 private:
  TemporaryFolder work_;
};

std::string states_of(const Distribution& done) {
  std::string text;
  for (const auto& parcel : done.parcels) {
    text += parcel.territory + " " + std::string{state_text(parcel.state)} +
            (parcel.message.empty() ? "" : ", " + parcel.message) + "\n";
  }
  return text;
}

std::string warnings_of(const Distribution& done) {
  std::string text;
  for (const auto& warning : done.warnings) text += warning.message + "\n";
  return text;
}

}  // namespace

TEST_CASE("each recipient has their documents, figures and rejects, and nobody else's") {
  Handed handed;
  handed.record.objectless = handed.record.documents;
  for (auto& document : handed.record.objectless) {
    document.failure = "Rien à payer à " + document.territoire;
  }
  const Distribution done = handed.distribute();
  CHECK(states_of(done) == "R1 nouveau, R1.eml\nR2 nouveau, R2.eml\n");
  CHECK(warnings_of(done) == "");
  const std::vector<std::string> files{"bilan-local_R1.pdf", "chiffres.csv", "rejets.csv",
                                       "manifeste.json"};
  CHECK(done.parcels[0].files == files);
  CHECK(done.parcels[0].label == "Région R1");
  CHECK(handed.sent("R1/bilan-local_R1.pdf") == "un");
  CHECK(handed.sent("R2/bilan-local_R2.pdf") == "deux");
  CHECK(handed.sent("R1/rejets.csv") == std::string{kRejectsHeader} + "services.csv;2;M1;date\n");
  CHECK(handed.sent("R2/rejets.csv") ==
        std::string{kRejectsHeader} + "services.csv;3;M2;\"enjeu; ou\nautre\"\n");
  for (const std::string own : {"1", "2"}) {
    const std::string other = own == "1" ? "2" : "1";
    for (const char* name : {"/chiffres.csv", "/manifeste.json"}) {
      CAPTURE(own, name);
      const std::string text = handed.sent("R" + own + name);
      CHECK(holds(text, "R" + own));
      CHECK_FALSE(holds(text, "R" + other));
      CHECK_FALSE(holds(text, "M" + other + ";"));
    }
    CHECK(holds(handed.sent("R" + own + "/chiffres.csv"), "M" + own));
    CHECK_FALSE(holds(handed.sent("R" + own + "/chiffres.csv"), "Nom de F"));
  }
  for (const char* below : {"Nom de M1", "Nom de M3", "Nom de S1", "Nom de S3"}) {
    CHECK(holds(handed.sent("R1/chiffres.csv"), below));
    CHECK_FALSE(holds(handed.sent("R2/chiffres.csv"), below));
  }
  CHECK(holds(handed.sent("R1.eml"), "un@exemple.example"));
  CHECK_FALSE(holds(handed.sent("R2.eml"), "exemple.example"));
}

TEST_CASE("the list says what each was sent, with its digest") {
  Handed handed;
  const Distribution done = handed.distribute();
  const std::string list = handed.sent("envois.csv");
  CHECK(list.find("\xEF\xBB\xBFterritoire;libelle;adresse;nom;dossier;fichier;octets;sha256;etat\n"
                  "R1;Région R1;un@exemple.example;Équipe une;R1;bilan-local_R1.pdf;2;" +
                  files::sha256("un") + ";nouveau\n") == 0);
  CHECK(holds(list,
              "\nR2;Région R2;;;R2;bilan-local_R2.pdf;4;" + files::sha256("deux") + ";nouveau\n"));
  CHECK(std::count(list.begin(), list.end(), '\n') == 7);
  CHECK(done.parcels[1].bytes ==
        4 + handed.sent("R2/chiffres.csv").size() + handed.sent("R2/rejets.csv").size());
}

TEST_CASE("what was sent unchanged has no second message, unless asked for") {
  Handed handed;
  handed.distribute();
  CHECK(states_of(handed.distribute()) == "R1 déjà envoyé, inchangé\nR2 déjà envoyé, inchangé\n");
  CHECK_FALSE(handed.is_there("R1.eml"));
  CHECK(handed.is_there("R1.zip"));
  handed.settings.sends_again = true;
  CHECK(states_of(handed.distribute()) ==
        "R1 déjà envoyé, inchangé, R1.eml\nR2 déjà envoyé, inchangé, R2.eml\n");
  handed.settings.sends_again = false;
  handed.spoil("R2/bilan-local_R2.pdf", "corrigé");
  const Distribution changed = handed.distribute();
  CHECK(states_of(changed) == "R1 déjà envoyé, inchangé\nR2 changé, R2.eml\n");
  CHECK(warnings_of(changed) ==
        "« R2/bilan-local_R2.pdf » a été modifié depuis : il est envoyé tel qu'il est\n");
  CHECK(handed.sent("R2/bilan-local_R2.pdf") == "corrigé");
}

TEST_CASE("who is written to for the first time, or elsewhere, has a message") {
  Handed handed;
  handed.distribute();
  handed.settings.recipients["R1"].address = "autre@exemple.example";
  handed.settings.recipients["R2"].address = "deux@exemple.example";
  CHECK(states_of(handed.distribute()) == "R1 changé, R1.eml\nR2 changé, R2.eml\n");
  CHECK(holds(handed.sent("R2.eml"), "deux@exemple.example"));
  CHECK(states_of(handed.distribute()) == "R1 déjà envoyé, inchangé\nR2 déjà envoyé, inchangé\n");
}

TEST_CASE("files that are not sent any more go from the folder, unless somebody changed them") {
  Handed handed;
  handed.write_document("R1", "annexe.pdf", "annexe");
  handed.write_document("R1", "note.pdf", "note");
  handed.distribute();
  REQUIRE(handed.is_there("R1/annexe.pdf"));
  handed.record.documents.resize(2);
  std::ofstream{handed.settings.folder + "/R1/note.pdf"} << "corrigée";
  std::ofstream{handed.settings.folder + "/R1/ailleurs.txt"} << "à moi";
  CHECK(states_of(handed.distribute()) == "R1 changé, R1.eml\nR2 déjà envoyé, inchangé\n");
  CHECK_FALSE(handed.is_there("R1/annexe.pdf"));
  CHECK(handed.is_there("R1/note.pdf"));
  CHECK(handed.is_there("R1/ailleurs.txt"));
  CHECK(handed.is_there("R1/bilan-local_R1.pdf"));
}

TEST_CASE("documents that failed are not sent, stale ones are, and both are told") {
  Handed handed;
  handed.write_document("R3", "bilan-local_R3.pdf", "trois").state =
      campaign::DocumentState::failed;
  handed.record.documents[1].state = campaign::DocumentState::stale;
  handed.settings.recipients["R9"] = {"neuf@exemple.example", ""};
  const Distribution done = handed.distribute();
  CHECK(states_of(done) == "R1 nouveau, R1.eml\nR2 nouveau, R2.eml\n");
  CHECK(warnings_of(done) ==
        "bilan-local de R2 est périmé : il est envoyé tel qu'il est\n"
        "bilan-local de R3 n'a pas pu être fait : il n'est pas envoyé\n"
        "« R9 » a un destinataire et aucun document\n");
}

TEST_CASE("a document named as a companion keeps another name") {
  Handed handed;
  handed.write_document("R1", "chiffres.csv", "les siens");
  CHECK(handed.distribute().parcels[0].files ==
        std::vector<std::string>{"bilan-local_R1.pdf", "chiffres-2.csv", "chiffres.csv",
                                 "rejets.csv", "manifeste.json"});
  CHECK(handed.sent("R1/chiffres-2.csv") == "les siens");
}

TEST_CASE("a message beyond seven megabytes is told, with another way") {
  Handed handed;
  const std::size_t rest = handed.distribute().parcels[0].bytes - 2;
  const auto told = [&](std::size_t bytes) {
    handed.record.documents[0] =
        handed.write_document("R1", "bilan-local_R1.pdf", std::string(bytes - rest, 'x'));
    handed.record.documents.pop_back();
    return warnings_of(handed.distribute());
  };
  const std::size_t limit = std::size_t{7} << 20;
  CHECK(told(limit) == "");
  CHECK(told(limit + 1) ==
        "le message pour « R1 » pèse 9 Mo, plus que bien des messageries n'acceptent\n");
}

TEST_CASE("a folder without a run is refused") {
  Handed handed;
  handed.settings.run = handed.settings.folder + "/rien";
  const auto refused = distribute(handed.settings);
  REQUIRE_FALSE(refused);
  CHECK_FALSE(std::filesystem::exists(handed.settings.folder));
}
