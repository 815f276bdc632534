#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "allocations.hpp"
#include "bench.hpp"
#include "production/production.hpp"

namespace copil::bench {

namespace {

constexpr std::size_t kDocuments = 484;
constexpr int kRounds = 3;

/// What some documents cost.
struct Cost {
  double wall = 1e9;  ///< of the fastest round
  std::uint64_t allocations = 0;
};

template <class Act>
Cost cost_of(const Act& act) {
  Cost cost;
  for (int round = 0; round < kRounds; ++round) {
    const std::uint64_t before = allocation_count();
    cost.wall = std::min(cost.wall, seconds(act));
    cost.allocations = allocation_count() - before;
  }
  return cost;
}

void print(const char* name, const Cost& cost, std::size_t times) {
  const auto count = static_cast<double>(times);
  std::printf("  %-34s %9.0f /s %9.3f ms %10.0f allocations\n", name, count / cost.wall,
              cost.wall * 1e3 / count, static_cast<double>(cost.allocations) / count);
}

/// The report's template, compiled once, then its document for as many territories.
void measure(const vocabulary::Resources& resources, const std::string& name,
             const vocabulary::Facts& facts, const expansion::Schema& schema) {
  const auto report = checked(vocabulary::load_report(resources.reports().file(name + ".yaml")));
  const auto prepared = checked(production::prepare(resources, report, schema));
  const auto territories =
      facts.dossier->records().territoires.of_type(records::TypeTerritoire::mission_locale);
  std::size_t bytes = 0;
  const Cost compiled = cost_of([&] { checked(production::prepare(resources, report, schema)); });
  const Cost expanded = cost_of([&] {
    for (std::size_t i = 0; i < kDocuments; ++i) {
      const vocabulary::DocumentNames names{schema, facts, territories[i % territories.size()]};
      bytes += checked(expansion::expand(prepared.source, names, {})).document.content.size();
    }
  });
  const vocabulary::DocumentNames names{schema, facts, territories.front()};
  const auto document = checked(expansion::expand(prepared.source, names, {})).document;
  std::printf("%s : %zu fichiers, %zu blocs, %zu octets d'arbre\n", name.c_str(),
              prepared.source.files().size(), bytes / (kDocuments * kRounds),
              document::dump(document.content).size());
  print("lecture et vérification", compiled, 1);
  print("documents", expanded, kDocuments);
}

}  // namespace

int modeles(const Arguments& arguments) {
  const vocabulary::Resources resources{COPIL_SOURCE_DIR};
  vocabulary::Inquiry inquiry;
  inquiry.folder = arguments.empty() ? resources.fixtures() + "/demo" : arguments[0];
  inquiry.period = *parse_period("2010");
  inquiry.arrete = *make_day(2011, 2, 28);
  const auto dossier = checked(vocabulary::Dossier::open(resources, inquiry));
  const auto facts = checked(vocabulary::gather_facts(*dossier, inquiry.period));
  const auto schema = vocabulary::make_schema(dossier->catalogue());
  for (const char* name : {"bilan-local", "convention-locale"}) {
    measure(resources, name, facts, schema);
  }
  return 0;
}

}  // namespace copil::bench
