#include <catch2/catch.hpp>

#include <sys/resource.h>

#include <chrono>
#include <iomanip>

#include "support/national.hpp"
#include "support/reports.hpp"

using namespace copil;
using namespace copil::figures;
using namespace copil::test_support;

namespace {

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](timeval t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Wall and processor seconds of a piece of work.
template <class Work>
void measure(const char* name, const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  const double cpu = cpu_seconds();
  work();
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  WARN(std::fixed << std::setprecision(3) << name << " : " << wall.count() << " s, processeur "
                  << cpu_seconds() - cpu << " s");
}

}  // namespace

// Not a test: run by hand, `figures_tests "[.mesure]"`.
TEST_CASE("how long a nation takes", "[.mesure]") {
  const Nation nation{NationSize{}};
  for (const char* asked : {"2010-T2", "2010-T4"}) {
    for (const int jobs : {1, 2}) {
      std::optional<Figures> figures;
      const Day arrete = last_day(period(asked));
      measure("balayage", [&] {
        auto computed =
            compute(nation.records, catalogue(), parameters(), {arrete, 2010, period(asked)}, jobs);
        figures.emplace(std::move(*computed));
      });
      const auto places = *territories_of_level(nation.records.territoires, "tous");
      measure("tableau complet",
              [&] { CHECK(figures->table(places, period(asked)).size() > 20'000); });
      measure("un chiffre national", [&] {
        CHECK(figures->value("DE2", nation.records.territoires.root, period(asked), Reach::cumul)
                  .is_defined());
      });
    }
  }
}
