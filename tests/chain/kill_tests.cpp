// The server killed without notice while people answer, deposit and launch campaigns: what was
// told kept is there, nothing stands half in, and documents come out the same.
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <map>
#include <mutex>

#include "chain/served.hpp"
#include "files/files.hpp"
#include "files/folder_lock.hpp"
#include "support/random.hpp"

using namespace copil;
using namespace copil::testing;
using copil::test_support::Random;

namespace {

namespace fs = std::filesystem;

constexpr const char* kServices = "services.csv";

std::string digest_in(const std::string& path) {
  return files::sha256(bytes_of(path));
}

/// The digest of each file of a folder, by name.
std::map<std::string, std::string> digests_in(const std::string& folder) {
  std::map<std::string, std::string> digests;
  for (const auto& entry : fs::directory_iterator{folder}) {
    if (!entry.is_regular_file()) continue;
    digests[entry.path().filename()] = digest_in(entry.path());
  }
  return digests;
}

/// What the server promised so far, and what it was asked last without an answer.
class Promises {
 public:
  explicit Promises(const TemporaryFolder& folder)
      : state_(folder.file("etat")), base_(digests_in(fixture("demo"))) {
    base_.erase("README.md");
  }

  // ── Asked of a server, until it is gone ────────────────────────────────────────────────────

  void answer(const Served& server) {
    for (;;) {
      ++texts_;
      const std::string key = "ML0" + std::to_string(1 + texts_ % 6);
      const std::string text = "mot " + std::to_string(texts_);
      asked_answer_ = {key, text};
      const auto reply =
          server.post("/documents/reponse?rapport=convocation&territoire=" + key + "&periode=2010",
                      "champ=heure&texte=mot+" + std::to_string(texts_) +
                          "&etat=" + files::sha256(answers_[key]).substr(0, 16));
      if (!reply) return;
      expect(holds(reply->body, "\"garde\":true"), *reply);
      answers_[key] = text;
      asked_answer_ = {};
    }
  }

  void deposit(const Served& server) {
    while (const auto number = send(server)) {
      if (!accept(server, *number)) return;
    }
  }

  void launch(const Served& server) {
    for (int i = 0;; ++i) {
      const bool is_begun = fs::exists(state_ + "/../sortie/mensuelle_2010-06/campagne.registre");
      const auto reply = server.post("/campagnes/lancer",
                                     is_begun ? "action=reprendre&dossier=mensuelle_2010-06"
                                              : "action=faire&campagne=mensuelle&periode=2010-06");
      if (!reply) return;
      expect(reply->status == 303, *reply);
      for (std::string state; !holds(state, "\"fini\":true");) {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
        const auto told = server.get("/campagnes/etat?numero=" + std::to_string(i + 1));
        if (!told) return;
        state = told->body;
      }
    }
  }

  /// What went wrong while they asked; empty when nothing did.
  std::string trouble() const { return trouble_; }

  // ── Looked at on the disk, once the server is gone ─────────────────────────────────────────

  void check() {
    check_answers();
    check_deposits();
    check_data();
    check_journal();
  }

  std::size_t promised() const { return static_cast<std::size_t>(texts_) + received_.size(); }
  std::string data() const { return accepted_ == 0 ? fixture("demo") : state_ + "/depots/courant"; }

 private:
  /// Catch2 takes no assertion from several threads at once.
  void expect(bool is_so, const ServedAnswer& answer) {
    const std::lock_guard lock{mutex_};
    if (!is_so) trouble_ += std::to_string(answer.status) + " : " + answer.body + "\n";
  }

  std::optional<int> send(const Served& server) {
    std::string bytes = bytes_of(fixture(std::string{"demo/"} + kServices));
    for (int i = 0; i < 20'000; ++i) {
      bytes += "J0003;ML04;2010-0" + std::to_string(1 + (i + sent_) % 9) + "-12;E1\n";
    }
    ++sent_;
    const std::string digest = files::sha256(bytes);
    asked_digest_ = digest;
    const auto reply = server.ask("PUT /donnees/deposer?nom=" + std::string{kServices},
                                  "X-Copil-SHA256: " + digest + "\r\nContent-Length: " +
                                      std::to_string(bytes.size()) + "\r\n",
                                  bytes);
    if (!reply) return std::nullopt;
    expect(reply->status == 200, *reply);
    const auto at = reply->body.find("\"depot\":");
    if (at == std::string::npos) return std::nullopt;
    const int number = std::stoi(reply->body.substr(at + 8));
    received_[number] = digest;
    return number;
  }

  bool accept(const Served& server, int number) {
    const std::string text = std::to_string(number);
    const auto page = server.get("/donnees/comparer?numero=" + text);
    if (!page) return false;
    accepting_ = number;
    const auto reply =
        server.post("/donnees/accepter", "numero=" + text + "&base=" + page->field("base") +
                                             "&empreinte=" + page->field("empreinte"));
    if (!reply) return false;
    expect(reply->status == 303, *reply);
    accepted_ = number;
    accepting_ = 0;
    return true;
  }

  /// The text that stands in the file of answers, the last one told kept or the one asked after it.
  void check_answers() {
    for (int i = 1; i <= 6; ++i) {
      const std::string key = "ML0" + std::to_string(i);
      const std::string file =
          bytes_of(state_ + "/reponses/2010/convocation_" + key + "_2010.yaml");
      const std::string before = "\"heure\": \"";
      const auto at = file.find(before);
      std::string text;
      if (at != std::string::npos) {
        const auto begin = at + before.size();
        text = file.substr(begin, file.find('"', begin) - begin);
      }
      CAPTURE(key, file, answers_[key], asked_answer_.second);
      const bool is_last_asked = asked_answer_.first == key && text == asked_answer_.second;
      CHECK((text == answers_[key] || is_last_asked));
      answers_[key] = text;
    }
    asked_answer_ = {};
  }

  /// Each file that a deposit says it has is there, whole; none that was told received is lacking.
  void check_deposits() {
    std::map<int, std::string> found;
    std::error_code error;
    for (fs::directory_iterator entry{state_ + "/depots", error}, end; !error && entry != end;
         entry.increment(error)) {
      const std::string note = bytes_of(entry->path() / "depot.json");
      if (note.empty()) continue;
      const auto deposit = Poco::JSON::Parser{}.parse(note).extract<Poco::JSON::Object::Ptr>();
      const auto files = deposit->getArray("fichiers");
      for (std::size_t i = 0; i < files->size(); ++i) {
        const auto file = files->getObject(static_cast<unsigned>(i));
        const auto digest = file->getValue<std::string>("sha256");
        const auto name = file->getValue<std::string>("nom");
        CHECK(digest_in(entry->path() / "fichiers" / name) == digest);
        found[std::stoi(entry->path().filename())] = digest;
      }
    }
    for (const auto& [number, digest] : received_) CHECK(found[number] == digest);
    for (const auto& [number, digest] : found) {
      CHECK((received_.count(number) > 0 || digest == asked_digest_));
    }
    received_ = found;
  }

  /// The data in force are those accepted last, or those that were about to be, whole.
  void check_data() {
    std::error_code error;
    const fs::path link = fs::read_symlink(state_ + "/depots/courant", error);
    const int current = error ? 0 : std::stoi(link.begin()->string());
    CAPTURE(current, accepted_, accepting_);
    CHECK((current == accepted_ || (accepting_ != 0 && current == accepting_)));
    accepted_ = current;
    accepting_ = 0;
    if (current == 0) return;
    auto held = digests_in(state_ + "/depots/courant");
    CHECK(held[kServices] == received_[current]);
    held.erase("README.md");
    held[kServices] = base_[kServices];
    CHECK(held == base_);
  }

  /// Every line is whole but those that were cut short, which end all the same.
  void check_journal() {
    std::string text;
    for (const auto& [name, digest] : digests_in(state_ + "/journal")) {
      text += bytes_of(state_ + "/journal/" + name);
    }
    for (std::size_t start = 0; start < text.size();) {
      const auto end = std::min(text.find('\n', start), text.size());
      const std::string line = text.substr(start, end - start);
      CAPTURE(line);
      CHECK((line.starts_with("{\"quand\":") && line.ends_with("}")));
      start = end + 1;
    }
  }

  std::string state_;
  std::map<std::string, std::string> base_;  ///< digests of the folder that the server was given
  std::map<std::string, std::string> answers_;
  std::pair<std::string, std::string> asked_answer_;
  int texts_ = 0;
  std::map<int, std::string> received_;  ///< digests by deposit
  std::string asked_digest_;
  int sent_ = 0;
  int accepted_ = 0;
  int accepting_ = 0;
  std::mutex mutex_;
  std::string trouble_;
};

/// PDF files and workbooks of a run with their digests.
std::string documents_in(const std::string& folder) {
  return printed_by("cd " + in_quotes(folder) +
                    " && find . -name '*.pdf' -o -name '*.xlsx' | LC_ALL=C sort | xargs sha256sum");
}

void kill_again_and_again(int times) {
  const TemporaryFolder folder;
  Promises promises{folder};
  Random chance{2010};
  for (int turn = 0; turn < times; ++turn) {
    CAPTURE(turn);
    Served server{folder.path(), fixture("demo"), {"--periode", "2010"}};
    std::thread answering{[&] { promises.answer(server); }};
    std::thread depositing{[&] { promises.deposit(server); }};
    std::thread launching{[&] { promises.launch(server); }};
    std::this_thread::sleep_for(std::chrono::milliseconds{chance.below(700)});
    server.kill(chance.flip());
    answering.join();
    depositing.join();
    launching.join();
    REQUIRE(promises.trouble() == "");
    promises.check();
  }
  CHECK(promises.promised() > 2 * static_cast<std::size_t>(times));
  // What was begun is ended, and gives what one run alone gives of the same data.
  const std::string run = folder.file("sortie/mensuelle_2010-06");
  for (int i = 0; i < 600 && files::FolderLock::is_taken(run); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
  }
  for (const auto& [where, how] :
       {std::pair{run, "--reprendre"}, {folder.file("seule"), "--sans-cache"}}) {
    const auto made =
        run_program({"campagne", "mensuelle", "--donnees", promises.data(), "--periode", "2010-06",
                     "--arrete-au", "2010-12-31", "--sortie", where, "-q", how});
    CAPTURE(made.err);
    REQUIRE(made.status == 0);
  }
  CHECK(run_program({"campagne", "verifier", run}).status == 0);
  CHECK(documents_in(run) == documents_in(folder.file("seule")));
}

}  // namespace

TEST_CASE("a server killed three times loses nothing that it promised") {
  kill_again_and_again(3);
}

TEST_CASE("a server killed a hundred times loses nothing that it promised", "[lent]") {
  kill_again_and_again(100);
}
