// What leaves for a territory tells nothing of the others: no code, no name, in any kind of output.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include "chain/strangers.hpp"

using namespace copil::testing;

namespace {

namespace fs = std::filesystem;

Places demo_places() {
  return places_of(fixture("demo/territoires.csv"));
}

/// Codes of the conventions of those.
std::vector<std::string> foreign_conventions(const Places& all, const std::string& own) {
  std::vector<std::string> codes;
  for_each_row(bytes_of(fixture("demo/conventions.csv")), [&](const auto& cells) {
    if (!is_within(all, cells[2], own) && !is_within(all, own, cells[2])) codes.push_back(cells[0]);
  });
  return codes;
}

/// The text of a file of any kind: what is read, what is attached, what describes it; of a PDF also
/// what is said of its pictures and tables, and its outline.
std::string readable_text(const fs::path& path) {
  const std::string ending = path.extension();
  if (ending == ".pdf") {
    const TemporaryFolder attached;
    const std::string file = in_quotes(path.string());
    return printed_by("(pdftotext " + file + " -; pdfinfo " + file + "; pdfinfo -meta " + file +
                      "; qpdf --json=latest " + file + " | grep -a '\"u:'; pdfdetach -saveall -o " +
                      in_quotes(attached.path()) + " " + file + " >/dev/null 2>&1; cat " +
                      in_quotes(attached.path()) + "/* 2>/dev/null; true)");
  }
  if (ending == ".xlsx" || ending == ".ods" || ending == ".odt") {
    std::string text;
    for (const auto& [name, part] : copil::xlsx::parts(path)) text += name + " " + said_by(part);
    return text;
  }
  if (ending == ".zip") return printed_by("unzip -Z1 " + in_quotes(path.string()));
  return bytes_of(path);
}

bool holds_word(const std::string& text, const std::string& word) {
  const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const bool is_begun = at > 0 && is_letter(text[at - 1]);
    const auto after = at + word.size();
    if (!is_begun && (after == text.size() || !is_letter(text[after]))) return true;
  }
  return false;
}

/// Every code and name of a stranger that the text holds.
std::set<std::string> leaks(const std::string& raw, const Places& all, const std::string& own) {
  const std::string text = on_one_line(raw);
  std::set<std::string> found;
  for (const auto& place : strangers(all, own)) {
    if (holds_word(text, place.code)) found.insert(place.code);
    // « Sorne » is a département and in other names; « Argence » too.
    const bool is_name = place.type != "departement";
    if (is_name && holds_word(text, place.label)) found.insert(place.label);
  }
  for (const auto& code : foreign_conventions(all, own)) {
    if (holds_word(text, code)) found.insert(code);
  }
  return found;
}

const std::set<std::string> kNone;

/// Files below a folder but the lock, and `rejets.csv`, which is about the data folder and stays
/// with who runs.
std::vector<fs::path> files_of(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    const bool is_of_run =
        entry.path().filename() == "rejets.csv" || entry.path().extension() == ".verrou";
    if (entry.is_regular_file() && !is_of_run) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool can_write_html() {
  return run_program({"produire", "--help"}).out.find("html") != std::string::npos;
}

std::vector<std::string> with_scene(std::vector<std::string> words) {
  for (const char* more : {"--donnees", "fixtures/demo", "--arrete-au", "2011-02-28", "-q"}) {
    words.emplace_back(more);
  }
  return words;
}

/// Youths' pseudonyms stand where the control of entries names them, and only its own.
void check_pseudonyms(const std::string& text, const std::string& report, const Places& all,
                      const std::string& own) {
  static const std::regex kPseudonym{"\\bJ0[0-9]{3}\\b"};
  std::set<std::string> pseudonyms;
  for (std::sregex_iterator it{text.begin(), text.end(), kPseudonym}, end; it != end; ++it) {
    pseudonyms.insert(it->str());
  }
  CHECK((report == "controle-coherence" || pseudonyms.empty()));
  for (const auto& pseudonym : pseudonyms) {
    // Somewhere in the data, the youth has a row of a mission locale of this territory.
    bool is_own = false;
    for (const char* file : {"cotraitances", "civis", "accompagnements", "prescriptions_pops",
                             "evaluations_mrs", "saisies"}) {
      for_each_row(
          bytes_of(fixture("demo/" + std::string{file} + ".csv")),
          [&](const std::vector<std::string>& cells) {
            const bool is_here = std::find(cells.begin(), cells.end(), pseudonym) != cells.end();
            for (const auto& cell : cells) {
              is_own = is_own || (is_here && all.count(cell) > 0 && is_within(all, cell, own));
            }
          });
    }
    CAPTURE(pseudonym);
    CHECK(is_own);
  }
}

}  // namespace

TEST_CASE("no output made for a territory holds a code or name of another", "[lent]") {
  const Places all = demo_places();
  std::string formats = "pdf,xlsx,odt,ods";
  if (can_write_html()) formats += ",html";
  for (const auto& [report, territory] :
       std::vector<std::pair<std::string, std::string>>{{"bilan-local", "ML01"},
                                                        {"bilan-local", "ML05"},
                                                        {"bilan-regional", "R1"},
                                                        {"compte-rendu-execution", "ML02"},
                                                        {"tableau-de-bord", "ML03"},
                                                        {"tableau-de-bord", "R2"},
                                                        {"tableau-de-bord", "D11"},
                                                        {"suivi-subventions", "R1"},
                                                        {"suivi-pops", "R1"},
                                                        {"controle-coherence", "ML04"},
                                                        {"controle-coherence", "R3"},
                                                        {"contrat-objectifs", "ML06"},
                                                        {"convention-locale", "ML01"},
                                                        {"volumes-regionaux", "R2"},
                                                        {"bilan-pluriannuel", "R2"},
                                                        {"flux-et-sorties", "ML04"},
                                                        {"flux-et-sorties", "R1"}}) {
    const TemporaryFolder folder;
    const Outcome made =
        run_program(with_scene({"produire", report, "--territoire", territory, "--periode", "2010",
                                "--sortie", folder.path(), "--format", formats}));
    CAPTURE(report, territory, made.err);
    REQUIRE(made.status == 0);
    const auto files = files_of(folder.path());
    REQUIRE(files.size() >= 5);  // four formats and the manifest at the least
    for (const auto& file : files) {
      CAPTURE(file.filename().string());
      const std::string text = readable_text(file);
      REQUIRE(text.size() > 100);
      CHECK(leaks(text, all, territory) == kNone);
      const bool is_document = file.extension() != ".json";
      check_pseudonyms(is_document ? text : "", report, all, territory);
    }
  }
}

TEST_CASE("the tables asked for one territory hold no other", "[lent]") {
  const Places all = demo_places();
  for (const char* territory : {"ML01", "ML05", "D11", "R2"}) {
    std::vector<std::vector<std::string>> commands{{"expliquer", "VOL", "--membres"},
                                                   {"expliquer", "DE2", "--membres"}};
    for (const char* format : {"table", "csv", "json"}) {
      commands.push_back({"indicateurs", "--format", format});
      commands.push_back({"indicateurs", "--par", "sexe", "--format", format});
    }
    for (auto& words : commands) {
      for (const char* word : {"--territoire", territory, "--periode", "2010"}) {
        words.emplace_back(word);
      }
      const Outcome made = run_program(with_scene(words));
      CAPTURE(territory, words, made.err);
      REQUIRE(made.status == 0);
      REQUIRE(made.out.size() > 100);
      CHECK(leaks(made.out, all, territory) == kNone);
    }
  }
}

TEST_CASE("a region's archive holds its own documents only", "[lent]") {
  const Places all = demo_places();
  const TemporaryFolder folder;
  const Outcome made = run_program(
      with_scene({"campagne", "annuelle", "--periode", "2010", "--sortie", folder.path(),
                  "--rapport", "tableau-de-bord,compte-rendu-execution", "--archive", "zip"}));
  CAPTURE(made.err);
  REQUIRE(made.status == 0);
  for (const char* region : {"R1", "R2", "R3"}) {
    const std::string archive = folder.file(std::string{region} + ".zip");
    const TemporaryFolder inside;
    printed_by("unzip -q " + in_quotes(archive) + " -d " + in_quotes(inside.path()));
    const auto files = files_of(inside.path());
    CAPTURE(region);
    REQUIRE(files.size() >= 4);
    CHECK(leaks(readable_text(archive), all, region) == kNone);
    for (const auto& file : files) {
      CAPTURE(file.filename().string());
      CHECK(leaks(readable_text(file), all, region) == kNone);
    }
  }
}

TEST_CASE("leaks are seen") {
  const Places all = demo_places();
  CHECK(leaks("mission ML02, R2", all, "ML01") == std::set<std::string>{"ML02", "R2"});
  CHECK(leaks("ML01 de D11, R1 et FR", all, "ML01") == kNone);
  CHECK(leaks("Mission locale de\u00a0Port-Argence", all, "R1") ==
        std::set<std::string>{"Mission locale de Port-Argence"});
  CHECK(leaks(said_by("<f>SUM(D21:R2)</f><si>R2</si>"), all, "ML01") ==
        std::set<std::string>{"R2"});
  CHECK(leaks(said_by("<c r=\"R2\"><v>XR2</v></c>"), all, "ML01") == kNone);
  CHECK(leaks(said_by("<c r=\"A1\" tip=\"ML02\"/>"), all, "ML01") == std::set<std::string>{"ML02"});
}

TEST_CASE("a parcel and its message hold nothing of another territory") {
  const Places all = demo_places();
  const TemporaryFolder work;
  const Outcome made = run_program(
      with_scene({"campagne", "annuelle", "--periode", "2010", "--sortie", work.file("c"),
                  "--rapport", "compte-rendu-execution", "--format", "odt"}));
  INFO(made.err);
  REQUIRE(made.status == 0);
  work.write("qui.csv", "territoire;adresse;nom\nML01;ml01@exemple.example;Équipe de l'été\n");
  const std::vector<std::string> words{"diffuser",     work.file("c"),    "--vers",
                                       work.file("e"), "--destinataires", work.file("qui.csv")};
  const Outcome sent = run_program(words);
  INFO(sent.err);
  REQUIRE(sent.status == 0);
  std::size_t parcels = 0;
  for (const auto& entry : fs::directory_iterator{work.file("e")}) {
    if (!entry.is_directory()) continue;
    ++parcels;
    const std::string own = entry.path().filename();
    CAPTURE(own);
    REQUIRE(all.count(own) == 1);
    for (const auto& file : fs::directory_iterator{entry.path()}) {
      CAPTURE(file.path().filename().string());
      CHECK(leaks(readable_text(file.path()), all, own) == kNone);
    }
    CHECK(leaks(readable_text(entry.path().string() + ".zip"), all, own) == kNone);
    const std::string message = bytes_of(entry.path().string() + ".eml");
    CHECK(leaks(message.substr(0, message.find("Content-Disposition: attachment")), all, own) ==
          kNone);
    CHECK(fs::exists(entry.path() / "rejets.csv"));
  }
  CHECK(parcels == all.size() - static_cast<std::size_t>(
                                    std::count_if(all.begin(), all.end(), [](const auto& place) {
                                      return place.second.type != "mission_locale";
                                    })));
  const std::string first = bytes_of(work.file("e/ML01.eml"));
  CHECK(first.find("X-Unsent: 1") != std::string::npos);
  CHECK(first.find("ml01@exemple.example") != std::string::npos);
  CHECK(first.find("compte-rendu-execution_ML01_2010.odt") != std::string::npos);
  CHECK(bytes_of(work.file("e/envois.csv")).find(";nouveau\n") != std::string::npos);
  const Outcome again = run_program(words);
  CHECK(again.err.find(" déjà envoyé, inchangé\n") != std::string::npos);
  CHECK(!fs::exists(work.file("e/ML01.eml")));
  CHECK(bytes_of(work.file("e/envois.csv")).find(";nouveau\n") == std::string::npos);
  auto all_again = words;
  all_again.push_back("--tous");
  REQUIRE(run_program(all_again).status == 0);
  CHECK(bytes_of(work.file("e/ML01.eml")) == first);
}

TEST_CASE("a mission locale that an export lacks is told in its own documents alone") {
  const Places all = demo_places();
  const TemporaryFolder work;
  fs::copy(fixture("demo"), work.file("d"));
  std::istringstream lines{bytes_of(work.file("d/services.csv"))};
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("ML04") == std::string::npos) kept += line + "\n";
  }
  work.write("d/services.csv", kept);
  const char* const said = "aucune ligne pour la Mission locale des Deux-Combes (ML04), où";
  for (const char* own : {"ML01", "R1", "ML04", "R2"}) {
    CAPTURE(own);
    const bool is_local = own[0] == 'M';
    const std::string folder = work.file(own);
    const Outcome made = run_program(
        {"produire", is_local ? "bilan-local" : "bilan-regional", "--donnees", work.file("d"),
         "--periode", "2010", "--territoire", own, "--sortie", folder, "--format", "odt", "-q"});
    REQUIRE(made.status == 0);
    const std::string own_name = std::string{is_local ? "bilan-local_" : "bilan-regional_"} + own;
    const std::string text = readable_text(fs::path{folder} / (own_name + "_2010.odt"));
    CHECK(leaks(text, all, own) == kNone);
    CHECK(holds(text, said) == (is_within(all, "ML04", own)));
  }
}
