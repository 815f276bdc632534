#include <cstdio>
#include <cstdlib>
#include <optional>

#include "bench.hpp"
#include "figures/figures.hpp"
#include "page_cache.hpp"
#include "records/read.hpp"

namespace copil::bench {

namespace {

using records::FileId;

void print_stage(const char* name, double wall) {
  std::printf("  %-34s %7.3f s\n", name, wall);
}

/// Every figure of every territory, asked one at a time once the table was made.
void ask_one_by_one(const figures::Figures& figures, Period period) {
  const auto& tree = figures.records().territoires;
  const std::size_t cards = figures.catalogue().cards.size();
  double sum = 0;
  const double wall = seconds([&] {
    for (records::TerritoireId id = 0; id < tree.size(); ++id) {
      for (std::size_t card = 0; card < cards; ++card) {
        sum += to_double(figures.value(card, id, period).number);
      }
    }
  });
  std::printf("  %-34s %7.3f µs (%.0f)\n", "un chiffre, ensuite",
              wall * 1e6 / static_cast<double>(cards * tree.size()), sum);
}

}  // namespace

int chiffres(const Arguments& arguments) {
  const std::string folder = arguments.empty() ? COPIL_SOURCE_DIR "/fixtures/demo" : arguments[0];
  const auto period = parse_period(arguments.size() > 1 ? arguments[1] : "2010-T2");
  if (!period) return 2;
  const auto catalogue = checked(figures::load_catalogue(COPIL_SOURCE_DIR "/reports/chiffres"));
  const auto parameters = checked(figures::load_parameters(COPIL_SOURCE_DIR "/reports/parametres"));
  records::ReadOptions options;
  options.jobs = 2;
  options.needed = {FileId::jeunes, FileId::cotraitances,    FileId::inscriptions, FileId::alertes,
                    FileId::civis,  FileId::accompagnements, FileId::services,     FileId::actions};
  if (arguments.size() > 2 && arguments[2] == "froid") forget_files(folder);
  records::Reading reading;
  const double read = seconds([&] { reading = checked(records::read_folder(folder, options)); });
  const figures::Question question{last_day(*period), period->year, *period};
  std::optional<figures::Figures> figures;
  const double swept = seconds([&] {
    figures.emplace(checked(figures::compute(reading.records, catalogue, parameters, question, 2)));
  });
  std::size_t rows = 0;
  const double counted = seconds([&] {
    const auto all = figures::territories_of_level(reading.records.territoires, "tous");
    rows = figures->table(*all, *period).size();
  });
  std::printf("chiffres %s, %s : %zu lignes\n", folder.c_str(), period_code(*period).c_str(), rows);
  print_stage("lecture", read);
  print_stage("balayage", swept);
  print_stage("décompte de la table", counted);
  print_stage("en tout", read + swept + counted);
  std::printf("  processeur %.2f s, mémoire %ld Mo\n", cpu_seconds(), peak_megabytes());
  ask_one_by_one(*figures, *period);
  return 0;
}

}  // namespace copil::bench
