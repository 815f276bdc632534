// Whatever is done to a file of a data folder: either every figure, volume and subsidy is as
// before, or it is not known, or somebody is told. No mutant gives another number in silence.
#include <catch2/catch.hpp>
#include <iostream>

#include "example/example.hpp"
#include "subsidies/subsidies.hpp"
#include "support/faults.hpp"
#include "support/temporary_folder.hpp"
#include "vocabulary/doubts.hpp"
#include "volumes/volumes.hpp"

using namespace copil;
using copil::testing::TemporaryFolder;
using test_support::Faults;
using test_support::Mutant;
using Files = std::map<std::string, std::string>;

namespace {

const vocabulary::Resources kResources{COPIL_SOURCE_DIR};
const Period kYear2010{Period::Kind::year, 2010, 1};
const Day kArrete = *make_day(2011, 2, 28);

const vocabulary::Definitions& definitions() {
  static const auto kLoaded = vocabulary::load_definitions(kResources, {});
  REQUIRE(kLoaded);
  return *kLoaded;
}

/// All that the commands of figures would be asked for.
std::set<std::string> all_asked() {
  auto asked = vocabulary::listed_figures(definitions().catalogue);
  asked.insert({vocabulary::kVolumes, vocabulary::kSubventions});
  return asked;
}

/// What the folder answers, by the name under which it is known or not.
struct Answers {
  bool is_refused = false;
  std::map<std::string, std::string> numbers;  ///< of what is known
  std::string told;                            ///< warnings, and the files with rejected rows
};

std::string text_of(const std::optional<std::int64_t>& count) {
  return count ? std::to_string(*count) : "";
}
std::string text_of(const std::optional<Cents>& cents) {
  return cents ? std::to_string(cents->count) : "";
}
std::string text_of(const std::optional<Day>& day) {
  return day ? iso_text(*day) : "";
}

void add_figures(const vocabulary::Dossier& dossier, Answers& answers) {
  const auto& tree = dossier.records().territoires;
  const auto territories = figures::territories_of_level(tree, "tous");
  for (const auto& row : dossier.figures().table(*territories, kYear2010)) {
    const std::string& code = dossier.catalogue().cards[row.card].code;
    if (!dossier.knowledge().knows(code)) continue;
    answers.numbers[code] += tree.code[row.territoire] + "=" + decimal_text(row.value.number, 6) +
                             "/" + decimal_text(row.cumul.number, 6) + " ";
  }
}

void add_volumes(const vocabulary::Dossier& dossier, Answers& answers) {
  if (!dossier.knowledge().knows(vocabulary::kVolumes)) return;
  const auto rows = volumes::compute_volumes(dossier.figures(), kYear2010.year);
  REQUIRE(rows);
  std::string& text = answers.numbers[vocabulary::kVolumes];
  for (const auto& row : *rows) {
    text += dossier.records().territoires.code[row.territoire] + "=" +
            text_of(row.objectif_precedent) + "," + text_of(row.objectif_initial) + "," +
            text_of(row.objectif) + "," + std::to_string(row.realise) + "," +
            std::to_string(row.realise_missions) + "," +
            std::string{volumes::statut_name(row.statut)} + " ";
  }
}

void add_subsidies(const vocabulary::Dossier& dossier, Answers& answers) {
  if (!dossier.knowledge().knows(vocabulary::kSubventions)) return;
  const auto rows = subsidies::compute_subsidies(dossier.figures(), kYear2010.year);
  REQUIRE(rows);
  std::string& text = answers.numbers[vocabulary::kSubventions];
  for (const auto& row : *rows) {
    text += dossier.records().conventions.code[row.convention] + "=" + text_of(row.objectif) + "," +
            std::to_string(row.realise) + "," + text_of(row.montant) + "," +
            text_of(row.acompte_1.montant) + "," + text_of(row.acompte_1.echeance) + "," +
            text_of(row.acompte_2.montant) + "," + text_of(row.acompte_2.echeance) + "," +
            std::to_string(row.verse.count) + "," + text_of(row.du) + "," + text_of(row.solde) +
            "," + text_of(row.reversement) + "," + std::string{subsidies::statut_name(row.statut)} +
            " ";
  }
}

Answers answers_of(const std::string& folder) {
  Answers answers;
  const auto dossier =
      vocabulary::Dossier::open(definitions(), {folder, kArrete, kYear2010, {}, {}, 1, {}});
  if (!dossier) {
    answers.is_refused = true;
    return answers;
  }
  add_figures(**dossier, answers);
  add_volumes(**dossier, answers);
  add_subsidies(**dossier, answers);
  const auto& reading = (*dossier)->reading();
  answers.told = formatted(reading.warnings) +
                 formatted(vocabulary::doubts(**dossier, all_asked(), kYear2010));
  for (std::size_t i = 0; i < reading.rejects.size(); ++i) {
    answers.told += std::string{reading.rejects[i].file} + "\n";
  }
  return answers;
}

/// `refusé`, `égal`, `n.d.`, `dit`, or `tu`: another number in silence.
std::string outcome_of(const Answers& answers, const Answers& clean, const Mutant& mutant) {
  if (answers.is_refused) return "refusé";
  bool is_moved = false;
  for (const auto& [name, text] : answers.numbers) {
    is_moved = is_moved || text != clean.numbers.at(name);
  }
  if (!is_moved) return answers.numbers.size() == clean.numbers.size() ? "égal" : "n.d.";
  const bool is_told =
      answers.told.find(mutant.file) != std::string::npos ||
      (!mutant.new_name.empty() && answers.told.find(mutant.new_name) != std::string::npos);
  return is_told ? "dit" : "tu";
}

/// The folder in which mutants take the place of their file one after the other.
class Bench {
 public:
  explicit Bench(Files files) : files_(std::move(files)) {
    for (const auto& [name, bytes] : files_) folder_.write(name, bytes);
    clean_ = answers_of(folder_.path());
    REQUIRE(!clean_.is_refused);
    REQUIRE(clean_.numbers.size() == all_asked().size());
    // A mutant is told of by its file's name: nothing may be said of the clean folder.
    REQUIRE(clean_.told == "");
  }

  void try_out(const Mutant& mutant) {
    std::filesystem::remove(folder_.file(mutant.file));
    if (!mutant.new_name.empty()) folder_.write(mutant.new_name, mutant.bytes);
    const std::string outcome = outcome_of(answers_of(folder_.path()), clean_, mutant);
    ++outcomes_[mutant.kind][outcome];
    if (outcome == "tu") {
      silent_ += mutant.kind + " " + mutant.file + "\n" + mutant.bytes.substr(0, 200) + "\n";
    }
    if (!mutant.new_name.empty()) std::filesystem::remove(folder_.file(mutant.new_name));
    folder_.write(mutant.file, files_.at(mutant.file));
  }

  /// What became of each kind is printed; nothing was silent.
  void conclude() const {
    for (const auto& [kind, shares] : outcomes_) {
      std::cout << kind << " :";
      for (const auto& [outcome, share] : shares) std::cout << " " << outcome << " " << share;
      std::cout << "\n";
    }
    CHECK(silent_ == "");
  }

  const Files& files() const { return files_; }

 private:
  Files files_;
  TemporaryFolder folder_;
  Answers clean_;
  std::map<std::string, std::map<std::string, int>> outcomes_;
  std::string silent_;
};

/// The files of that folder that figures are made from.
Files files_of(const std::string& folder) {
  Files files;
  for (const char* name : {"territoires.csv", "objectifs.csv", "jeunes.csv", "cotraitances.csv",
                           "inscriptions.csv", "alertes.csv", "civis.csv", "accompagnements.csv",
                           "services.csv", "actions.csv", "conventions.csv", "versements.csv"}) {
    files[name] = copil::testing::bytes_of(folder + "/" + name);
    REQUIRE(!files[name].empty());
  }
  return files;
}

/// The files without the rows that are rejected in them as they are.
Files without_rejects(Files files) {
  const TemporaryFolder folder;
  for (const auto& [name, bytes] : files) folder.write(name, bytes);
  const auto reading = records::read_folder(folder.path(), {});
  REQUIRE(reading);
  for (std::size_t i = reading->rejects.size(); i-- > 0;) {
    const auto reject = reading->rejects[i];
    std::string& bytes = files.at(std::string{reject.file});
    std::size_t begin = 0;
    for (std::uint64_t line = 1; line < reject.line; ++line) begin = bytes.find('\n', begin) + 1;
    bytes.erase(begin, bytes.find('\n', begin) + 1 - begin);
  }
  return files;
}

Files demo_files() {
  return without_rejects(files_of(kResources.fixtures() + "/demo"));
}

/// A small folder as `copil exemple` writes them.
Files example_files() {
  const auto accord =
      records::read_folder(kResources.fixtures() + "/accord-cadre-2010",
                           {{records::FileId::territoires, records::FileId::objectifs}, 1, {}, {}});
  REQUIRE(accord);
  example::Plan plan;
  plan.missions_locales = 26;
  plan.jeunes = 400;
  plan.services = 800;
  plan.bareme = {Cents{230'00}, Ratio{2, 5}, Ratio{2, 5}, *make_day(2010, 1, 20),
                 *make_day(2010, 7, 10)};
  const TemporaryFolder folder;
  REQUIRE(example::write_folder(folder.file("d"), plan, accord->records, {}));
  return files_of(folder.file("d"));
}

void try_faults(Files files, std::size_t count, std::uint64_t seed) {
  Bench bench{std::move(files)};
  Faults faults{bench.files(), seed};
  for (std::size_t i = 0; i < count; ++i) bench.try_out(faults.next());
  bench.conclude();
}

/// Cuts the file after every `step`-th byte but the ends of lines: rows that are simply not there
/// cannot be noticed.
void try_cuts(Bench& bench, const std::string& name, std::size_t step) {
  const std::string& bytes = bench.files().at(name);
  for (std::size_t size = 1; size < bytes.size(); size += step) {
    if (bytes[size] == '\n' || bytes[size - 1] == '\n') continue;
    bench.try_out({"coupé à chaque octet", name, name, bytes.substr(0, size)});
  }
}

}  // namespace

TEST_CASE("no fault of a file gives another figure in silence") {
  try_faults(demo_files(), 200, 15);
}

TEST_CASE("a file cut anywhere gives no other figure in silence") {
  Bench bench{demo_files()};
  for (const char* name : {"conventions.csv", "versements.csv", "objectifs.csv"}) {
    try_cuts(bench, name, 11);
  }
  bench.conclude();
}

TEST_CASE("a file of which the header alone is left gives no other figure in silence") {
  Bench bench{demo_files()};
  for (const auto& [name, bytes] : bench.files()) {
    const std::size_t end = bytes.find('\n');
    bench.try_out({"réduit à son en-tête", name, name, bytes.substr(0, end + 1)});
    bench.try_out({"réduit à son en-tête, sans fin de ligne", name, name, bytes.substr(0, end)});
  }
  bench.conclude();
}

TEST_CASE("no fault of ten thousand gives another figure in silence", "[lent]") {
  try_faults(demo_files(), 8'000, 2010);
  try_faults(example_files(), 2'000, 2011);
}

TEST_CASE("the smaller files cut at every byte give no other figure in silence", "[lent]") {
  constexpr std::size_t kSmall = 4'000;
  Bench bench{demo_files()};
  for (const auto& [name, bytes] : bench.files()) {
    if (bytes.size() < kSmall) try_cuts(bench, name, 1);
  }
  bench.conclude();
}
