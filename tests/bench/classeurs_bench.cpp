#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>

#include "bench.hpp"
#include "long_list.hpp"
#include "opendocument/opendocument.hpp"
#include "production/workers.hpp"
#include "raw_workbook.hpp"
#include "workbook/detail.hpp"
#include "workbook/workbook.hpp"

namespace copil::bench {

namespace {

using namespace document;

constexpr int kSheets = 5;
constexpr int kRows = 400;
constexpr int kTextColumns = 3;
constexpr int kColumns = 12;
constexpr int kFormulaColumns = 4;
constexpr std::uint32_t kListRows = 500'000;

const Day kDay{14'974};

Inlines words(const std::string& text) {
  return {Inline{Text{text}}};
}

Value count(int number) {
  return Value::count(number, Unit::jeunes);
}

int figure(int sheet, int row, int column) {
  return (sheet * 7919 + row * 613 + column * 97) % 1000;
}

Cell cell(std::variant<Inlines, Number, Date> content) {
  Cell made;
  made.content = std::move(content);
  return made;
}

Row body_row(int sheet, int row) {
  Row made;
  made.cells = {cell(words("Mission locale " + std::to_string(row + 1))),
                cell(words("ML" + std::to_string(1000 * sheet + row))),
                cell(words("Région de la Loire"))};
  for (int column = kTextColumns; column < kColumns; ++column) {
    made.cells.push_back(cell(Number{count(figure(sheet, row, column))}));
  }
  return made;
}

/// Four sums, then values: with five sheets, the twenty formulas of the yardstick.
Row total_row(int sheet) {
  Row made;
  made.kind = RowKind::total;
  made.cells = {cell(words("Total")), cell(words("ensemble")), cell(words("France"))};
  for (int column = kTextColumns; column < kColumns; ++column) {
    int sum = 0;
    for (int row = 0; row < kRows - 1; ++row) sum += figure(sheet, row, column);
    made.cells.push_back(cell(Number{count(sum)}));
    if (column < kTextColumns + kFormulaColumns) {
      made.cells.back().formula = Formula{Formula::Kind::sum, {}};
    }
  }
  return made;
}

Table table(int sheet) {
  Table made;
  made.id = "tableau-" + std::to_string(sheet);
  made.title = words("Indicateurs par mission locale, partie " + std::to_string(sheet + 1));
  for (int i = 0; i < kColumns; ++i) {
    Column column;
    column.id = "c" + std::to_string(i);
    column.title = words("Colonne " + std::to_string(i + 1));
    column.kind = i < kTextColumns ? ColumnKind::text : ColumnKind::number;
    column.unit = i < kTextColumns ? Unit::none : Unit::jeunes;
    made.columns.push_back(std::move(column));
  }
  for (int row = 0; row < kRows - 1; ++row) made.rows.push_back(body_row(sheet, row));
  made.rows.push_back(total_row(sheet));
  return made;
}

Chart chart() {
  Chart made;
  made.id = "graphique";
  made.title = words("Première colonne de nombres");
  made.series = {{"Colonne 4", {}}};
  for (int row = 0; row < 20; ++row) {
    made.categories.push_back("Mission locale " + std::to_string(row + 1));
    made.series[0].values.push_back(count(figure(0, row, kTextColumns)));
  }
  made.unit = Unit::jeunes;
  made.table = "tableau-0";
  return made;
}

/// Five sheets of 400 rows × 12 columns, twenty formulas, a chart.
Document yardstick_workbook() {
  Document made;
  made.report = "etalon";
  made.title = "Classeur étalon";
  made.territory = "France entière";
  made.period = *parse_period("2010");
  made.arrete = kDay;
  for (int sheet = 0; sheet < kSheets; ++sheet) made.content.push_back({table(sheet)});
  made.content.push_back({chart()});
  return made;
}

workbook::Detail long_list(std::uint32_t rows) {
  workbook::Detail list;
  list.title = "Liste";
  const auto column = [&](const char* name, Unit unit) {
    list.columns.push_back({name + std::to_string(list.columns.size() + 1), unit, 0, 14, ""});
  };
  for (int i = 0; i < kTexts; ++i) column("Texte ", Unit::none);
  for (int i = 0; i < kNumbers; ++i) column("Nombre ", Unit::jeunes);
  for (int i = 0; i < kDays; ++i) column("Jour ", Unit::none);
  list.rows = [rows, at = std::uint32_t{0}, cells = ListCells{}](auto& row) mutable {
    if (at == rows) return false;
    fill_cells(at++, cells);
    for (std::size_t i = 0; i < kTexts; ++i) row[i] = std::string_view{cells.texts[i]};
    for (std::size_t i = 0; i < kNumbers; ++i) row[kTexts + i] = Ratio{cells.numbers[i], 1};
    for (std::size_t i = 0; i < kDays; ++i) row[kTexts + kNumbers + i] = Day{cells.days[i]};
    return true;
  };
  return list;
}

struct Measure {
  double cpu = 0;
  double wall = 0;
  long peak_mb = 0;
};

/// What `act` costs in a process of its own.
Measure measured(const std::function<void()>& act) {
  const auto told = production::run_in_workers(2, 2, [&](std::size_t task) {
    if (task == 1) return std::string{};  // two tasks, so that each has its process
    const double start = cpu_seconds();
    const double wall = seconds(act);
    return std::to_string(cpu_seconds() - start) + " " + std::to_string(wall) + " " +
           std::to_string(peak_megabytes());
  });
  Measure made;
  if (!told[0] ||
      std::sscanf(told[0]->c_str(), "%lf %lf %ld", &made.cpu, &made.wall, &made.peak_mb) != 3) {
    std::fputs("un processus de mesure s'est arrêté\n", stderr);
    std::exit(3);
  }
  return made;
}

void show_books(const char* name, const Measure& measure, int count) {
  std::printf("%-34s %6.1f classeurs/s par cœur (processeur %.2f s, mur %.2f s, pic %ld Mo)\n",
              name, count / measure.cpu, measure.cpu, measure.wall, measure.peak_mb);
}

void show_list(const char* name, const Measure& measure) {
  std::printf("%-34s %6.2f s de processeur, mur %.2f s, pic %ld Mo\n", name, measure.cpu,
              measure.wall, measure.peak_mb);
}

/// One workbook of each kind, by the name of its side.
class Sides {
 public:
  explicit Sides(std::string path) : path_(std::move(path)) {}

  void raw() const { raw_workbook(document_, path_); }
  void ours() const { checked(workbook::write(document_, path_, {kDay, {}})); }
  void open() const { checked(opendocument::write_spreadsheet(document_, path_, {kDay})); }

  /// The one named, for a profiler to look at alone; false for an unknown name.
  bool run(const std::string& name, int count) const {
    const auto act = name == "bibliotheque" ? &Sides::raw
                     : name == "xlsx"       ? &Sides::ours
                     : name == "ods"        ? &Sides::open
                                            : nullptr;
    for (int i = 0; act != nullptr && i < count; ++i) (this->*act)();
    return act != nullptr;
  }

 private:
  std::string path_;
  Document document_ = yardstick_workbook();
};

/// Both sides in turn, each in processes of its own, so that whatever else the machine does weighs
/// on both alike: the median of the rounds' ratios.
double paired_ratio(const Sides& sides, int books) {
  constexpr int kRounds = 7;
  const auto cpu_of = [&](void (Sides::*act)() const) {
    return measured([&] {
             for (int i = 0; i < books; ++i) (sides.*act)();
           })
        .cpu;
  };
  std::vector<double> ratios;
  for (int round = 0; round < kRounds; ++round) {
    const double raw = cpu_of(&Sides::raw);
    ratios.push_back(raw / cpu_of(&Sides::ours));
  }
  std::nth_element(ratios.begin(), ratios.begin() + kRounds / 2, ratios.end());
  return ratios[kRounds / 2];
}

void bench_books(const Sides& sides, int books) {
  const auto repeat = [&](void (Sides::*act)() const, int count) {
    return measured([&] {
      for (int i = 0; i < count; ++i) (sides.*act)();
    });
  };
  show_books("bibliothèque seule", repeat(&Sides::raw, books), books);
  show_books("copil, XLSX", repeat(&Sides::ours, books), books);
  std::printf("rapport à la bibliothèque          %6.2f (but : 0,90 ; à tour de rôle)\n",
              paired_ratio(sides, std::max(1, books / 4)));
  const int few = std::max(1, books / 10);
  show_books("copil, ODS", repeat(&Sides::open, few), few);
}

void bench_list(const std::string& path) {
  std::printf("\n%u lignes × 20 colonnes, ligne à ligne\n", kListRows);
  show_list("bibliothèque seule", measured([&] { raw_long_list(kListRows, path); }));
  show_list("copil (but : moins de 40 Mo)", measured([&] {
              checked(workbook::write_detail(long_list(kListRows), path, {kDay, {}}));
            }));
}

}  // namespace

int classeurs(const Arguments& arguments) {
  const int books = arguments.empty() ? 100 : std::max(1, std::atoi(arguments[0].c_str()));
  const std::string path = std::filesystem::temp_directory_path() / "copil-bench.xlsx";
  const Sides sides(path);
  if (arguments.size() > 1) return sides.run(arguments[1], books) ? 0 : 2;
  bench_books(sides, books);
  bench_list(path);
  std::filesystem::remove(path);
  return 0;
}

}  // namespace copil::bench
