// Ours and the peers' in turn on the same work; only ratios are told, with their spread.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

#include "bench.hpp"
#include "command.hpp"
#include "pages/layout.hpp"
#include "pdf/pdf.hpp"
#include "records/read.hpp"
#include "yardstick.hpp"
#include "yardstick_json.hpp"

namespace copil::bench {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDuckDb = "@duckdb/node-api";
constexpr const char* kDuckDbVersion = "1.5.6-r.1";
constexpr const char* kTypst = "@myriaddreamin/typst-ts-node-compiler";
constexpr const char* kTypstVersion = "0.7.0";
constexpr const char* kFonts = "/usr/share/fonts/truetype/lato";
constexpr int kDocuments = 48;

std::string environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// Where peers are installed: the user's cache, never the tree.
fs::path pairs_folder() {
  const std::string cache = environment("XDG_CACHE_HOME");
  return fs::path{cache.empty() ? environment("HOME") + "/.cache" : cache} / "copil" / "pairs";
}

/// True once the package is there, installed now if it must be and the network allows.
bool has_peer(const char* package, const char* version) {
  const fs::path folder = pairs_folder();
  if (fs::exists(folder / "node_modules" / package)) return true;
  std::error_code ignored;
  fs::create_directories(folder, ignored);
  run({"npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder.string(),
       std::string{package} + "@" + version});
  return fs::exists(folder / "node_modules" / package);
}

/// Least, middle and most of what was measured.
struct Spread {
  double least = 0, middle = 0, most = 0;
};
Spread spread_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {values.front(), values[values.size() / 2], values.back()};
}

void print_spread(const char* what, const std::vector<double>& values, const char* unit) {
  const Spread spread = spread_of(values);
  std::printf("    %-34s %8.3f [%.3f – %.3f] %s\n", what, spread.middle, spread.least, spread.most,
              unit);
}

/// Milliseconds a document.
std::vector<double> a_document(std::vector<double> seconds) {
  for (double& one : seconds) one *= 1e3 / kDocuments;
  return seconds;
}

std::vector<double> ratios(const std::vector<double>& ours, const std::vector<double>& theirs) {
  std::vector<double> all;
  for (std::size_t i = 0; i < ours.size(); ++i) all.push_back(ours[i] / theirs[i]);
  return all;
}

// ── Figures: DuckDB ────────────────────────────────────────────────────────────────────────────

/// The lines `indicateur;territoire;valeur;cumul` of a CSV of six columns or of those four.
std::multiset<std::string> lines_of(const std::string& path) {
  std::multiset<std::string> lines;
  std::ifstream in{path};
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::vector<std::string> cells;
    std::istringstream row{line};
    for (std::string cell; std::getline(row, cell, ';');) cells.push_back(cell);
    if (cells.size() == 6) cells.erase(cells.begin() + 2, cells.begin() + 4);
    std::string kept;
    for (const auto& cell : cells) kept += cell + ";";
    lines.insert(kept);
  }
  return lines;
}

/// Our table of the folder over the period, two threads.
Finished our_table(const std::string& data, const char* period, const std::string& csv,
                   const std::vector<std::string>& more) {
  std::vector<std::string> words{environment("COPIL_PROGRAMME"),
                                 "indicateurs",
                                 "--donnees",
                                 data,
                                 "--periode",
                                 period,
                                 "--niveau",
                                 "tous",
                                 "--format",
                                 "csv",
                                 "--fichier",
                                 csv,
                                 "-j",
                                 "2",
                                 "-q"};
  words.insert(words.end(), more.begin(), more.end());
  return run(words);
}

/// The second command on an unchanged folder against the first: from the kept columns.
bool compare_with_kept(const fs::path& data, const char* period, int turns) {
  const std::string csv = (data.parent_path() / "a.csv").string();
  std::vector<double> kept;
  if (our_table(data.string(), period, csv, {}).status != 0) return false;
  for (int turn = 0; turn < turns; ++turn) {
    const Finished first = our_table(data.string(), period, csv, {"--sans-cache"});
    const Finished second = our_table(data.string(), period, csv, {});
    if (first.status != 0 || second.status != 0) return false;
    kept.push_back(second.cpu / first.cpu);
  }
  print_spread("colonnes gardées / lues, processeur", kept, "");
  return true;
}

struct Question {
  const char* period;
  const char* first;
  const char* last;
};

/// Ours and DuckDB's in turn over one folder and period; false when the tables differ.
bool compare_figures(const fs::path& data, const Question& question, int turns) {
  const std::string ours_csv = (data.parent_path() / "a.csv").string();
  const std::string theirs_csv = (data.parent_path() / "b.csv").string();
  std::vector<double> ours_wall, ours_cpu, theirs_wall, theirs_cpu;
  long memory = 0;
  for (int turn = 0; turn < turns; ++turn) {
    const Finished ours = our_table(data.string(), question.period, ours_csv, {"--sans-cache"});
    const Finished theirs =
        run({"node", COPIL_SOURCE_DIR "/tests/bench/pairs/duckdb.mjs", data.string(),
             question.first, question.last, "2010-01-01", "2", theirs_csv});
    if (ours.status != 0 || theirs.status != 0)
      return std::fputs(theirs.out.c_str(), stderr), false;
    ours_wall.push_back(ours.wall);
    ours_cpu.push_back(ours.cpu);
    theirs_wall.push_back(std::stod(theirs.out));
    theirs_cpu.push_back(theirs.cpu);
    memory = std::max(memory, ours.megabytes);
  }
  const bool are_same = lines_of(ours_csv) == lines_of(theirs_csv);
  std::printf("  %s, %s, deux fils chacun, %d tours : %s, %ld Mo au plus pour copil\n",
              data.filename().c_str(), question.period, turns,
              are_same ? "mêmes valeurs" : "VALEURS DIFFÉRENTES", memory);
  print_spread("copil / DuckDB, montre", ratios(ours_wall, theirs_wall), "");
  print_spread("copil / DuckDB, processeur", ratios(ours_cpu, theirs_cpu), "");
  print_spread("copil, montre", ours_wall, "s");
  print_spread("DuckDB, montre", theirs_wall, "s");
  return are_same;
}

int compare_with_duckdb(int turns) {
  std::printf("chiffres : le trimestre national, des CSV à la table entière\n");
  if (!has_peer(kDuckDb, kDuckDbVersion)) return std::printf("  pair absent (DuckDB)\n"), 0;
  const fs::path folder = fs::temp_directory_path() / "copil-bench-pairs";
  fs::remove_all(folder);
  fs::create_directories(folder);
  bool are_same = true;
  for (const char* order : {"exemple", "melange"}) {
    const fs::path data = folder / order;
    std::vector<std::string> words{environment("COPIL_PROGRAMME"), "exemple", data.string(), "-q"};
    if (std::string{order} == "melange") words.push_back("--melange");
    if (run(words).status != 0) return 3;
    for (const Question& question : {Question{"2010-T2", "2010-04-01", "2010-06-30"},
                                     Question{"2010-T4", "2010-10-01", "2010-12-31"}}) {
      are_same = compare_figures(data, question, turns) && are_same;
    }
    are_same = compare_with_kept(data, "2010-T2", turns) && are_same;
  }
  fs::remove_all(folder);
  return are_same ? 0 : 1;
}

// ── A base: PostgreSQL ─────────────────────────────────────────────────────────────────────────

/// Every table of the base made columns, by two threads.
Finished read_all(const std::string& address) {
  records::ReadOptions options;
  options.jobs = 2;
  Finished finished;
  const double before = cpu_seconds();
  finished.wall = seconds([&] { checked(records::read_folder(address, options)); });
  finished.cpu = cpu_seconds() - before;
  return finished;
}

/// The tables of the nation made columns, then the whole command that makes its figures of them, in
/// turn with what it takes the base to give the same tables away: reading can cost no less.
int compare_with_postgresql(int turns) {
  std::printf("entrepôt : le trimestre national depuis une base, deux fils\n");
  const std::string script = COPIL_SOURCE_DIR "/tests/bench/pairs/postgresql.sh";
  const fs::path folder = fs::temp_directory_path() / "copil-bench-entrepot";
  const std::string base = (folder / "base").string();
  const std::string csv = (folder / "a.csv").string();
  const fs::path data = folder / "exemple";
  fs::remove_all(folder);
  fs::create_directories(data);
  if (run({environment("COPIL_PROGRAMME"), "exemple", data.string(), "-q"}).status != 0) return 3;
  if (run({"sh", script, "commencer", base, data.string()}).status != 0) {
    return std::printf("  pair absent (PostgreSQL 15)\n"), 0;
  }
  const std::string address = "postgresql://copil@/postgres?host=" + base;
  std::vector<double> read_wall, read_cpu, ours_wall, ours_cpu, theirs_wall;
  bool is_right = our_table(data.string(), "2010-T2", csv, {"--sans-cache"}).status == 0;
  const auto from_files = lines_of(csv);
  for (int turn = 0; turn < turns && is_right; ++turn) {
    const Finished read = read_all(address);
    const Finished ours = our_table(address, "2010-T2", csv, {});
    const Finished theirs = run({"sh", script, "copier", base});
    is_right = ours.status == 0 && theirs.status == 0 && lines_of(csv) == from_files;
    read_wall.push_back(read.wall);
    read_cpu.push_back(read.cpu);
    ours_wall.push_back(ours.wall);
    ours_cpu.push_back(ours.cpu);
    theirs_wall.push_back(theirs.wall);
  }
  run({"sh", script, "finir", base});
  fs::remove_all(folder);
  if (!is_right) return std::fputs("  les deux lectures ne s'accordent pas\n", stderr), 1;
  print_spread("lecture seule / COPY, montre", ratios(read_wall, theirs_wall), "");
  print_spread("commande entière / COPY, montre", ratios(ours_wall, theirs_wall), "");
  print_spread("lecture seule, montre", read_wall, "s");
  print_spread("lecture seule, notre processeur", read_cpu, "s");
  print_spread("commande entière, montre", ours_wall, "s");
  print_spread("commande entière, son processeur", ours_cpu, "s");
  print_spread("COPY vers /dev/null, montre", theirs_wall, "s");
  return 0;
}

// ── Pages: Typst ───────────────────────────────────────────────────────────────────────────────

/// Processor seconds that our pages take for the documents, the first one made before apart.
double our_pages(std::size_t& bytes) {
  static std::optional<copil::pages::Typesetter> typesetter;
  static pdf::Painter painter;
  const auto make = [&](int number) {
    const auto pdf = painter.write(typesetter->lay_out(yardstick(number)), {});
    bytes = pdf ? pdf->size() : 0;
  };
  if (!typesetter) {
    auto opened = copil::pages::Typesetter::open();
    if (!opened) std::exit(3);
    typesetter.emplace(std::move(*opened));
    make(0);
  }
  const double start = cpu_seconds();
  for (int number = 0; number < kDocuments; ++number) make(number);
  return cpu_seconds() - start;
}

int compare_with_typst(int turns) {
  std::printf("pages : %d documents de l'étalon, PDF étiqueté\n", kDocuments);
  if (!has_peer(kTypst, kTypstVersion)) return std::printf("  pair absent (Typst)\n"), 0;
  const fs::path folder = fs::temp_directory_path() / "copil-bench-pairs";
  fs::create_directories(folder);
  const std::string json = (folder / "etalons.json").string();
  const std::string result = (folder / "typst.pdf").string();
  {
    std::ofstream out{json};
    for (int number = 0; number < kDocuments; ++number) {
      out << (number == 0 ? "[" : ",") << yardstick_json(number);
    }
    out << "]";
  }
  std::vector<double> ours, theirs;
  std::size_t bytes = 0;
  for (int turn = 0; turn < turns; ++turn) {
    ours.push_back(our_pages(bytes));
    const Finished typst =
        run({"node", COPIL_SOURCE_DIR "/tests/bench/pairs/typst.mjs", json, kFonts, result});
    if (typst.status != 0) return std::fputs(typst.out.c_str(), stderr), 3;
    double wall = 0;
    double cpu = 0;
    std::istringstream{typst.out} >> wall >> cpu;
    theirs.push_back(cpu);
  }
  std::printf("  le dernier : %zu ko, %zu ko pour Typst\n", bytes / 1024,
              static_cast<std::size_t>(fs::file_size(result)) / 1024);
  print_spread("Typst / copil, processeur", ratios(theirs, ours), "");
  print_spread("copil, un document", a_document(ours), "ms");
  print_spread("Typst, un document", a_document(theirs), "ms");
  fs::remove_all(folder);
  return 0;
}

}  // namespace

int pairs(const Arguments& arguments) {
  const std::string subject = arguments.empty() ? "tout" : arguments[0];
  const int turns = arguments.size() > 1 ? std::max(1, std::atoi(arguments[1].c_str())) : 5;
  ::setenv("COPIL_PAIRS", pairs_folder().c_str(), 1);
  int status = 0;
  using Comparison = std::pair<const char*, int (*)(int)>;
  for (const auto& [name, compare] :
       {Comparison{"chiffres", compare_with_duckdb},
        Comparison{"entrepot", compare_with_postgresql}, Comparison{"pages", compare_with_typst}}) {
    if (subject == "tout" || subject == name) status = std::max(status, compare(turns));
  }
  return status;
}

}  // namespace copil::bench
