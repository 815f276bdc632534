#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "bench.hpp"
#include "campaign/names.hpp"
#include "campaign/production.hpp"
#include "workbook/workbook.hpp"

namespace copil::bench {

namespace {

template <class T>
T checked(Checked<T>&& result) {
  if (result) return std::move(*result);
  std::fputs(formatted(result.error()).c_str(), stderr);
  std::exit(3);
}

/// The folder given, else the demo's.
campaign::Inquiry inquiry(const Arguments& arguments) {
  return {arguments.empty() ? COPIL_SOURCE_DIR "/fixtures/demo" : arguments[0],
          *make_day(2011, 2, 28),
          *parse_period("2010"),
          {},
          {},
          2,
          {}};
}

const campaign::Resources kResources{COPIL_SOURCE_DIR};

/// The bilan of the first mission locale, expanded once.
document::Document sample_document(const Arguments& arguments) {
  const auto dossier = checked(campaign::Dossier::open(kResources, inquiry(arguments)));
  const auto facts = checked(campaign::gather_facts(*dossier, *parse_period("2010")));
  const auto schema = campaign::make_schema(dossier->catalogue());
  const auto reports = checked(campaign::load_reports(kResources.reports()));
  const auto report = checked(campaign::find_report(reports, "bilan-local"));
  const auto prepared = checked(campaign::prepare(kResources, report, schema, ""));
  const auto territory =
      dossier->records().territoires.of_type(records::TypeTerritoire::mission_locale).front();
  const campaign::DocumentNames names{schema, facts, territory};
  return checked(campaign::expand(prepared, names, {})).document;
}

}  // namespace

int classeurs(const Arguments& arguments) {
  constexpr int kCount = 484;
  const document::Document document = sample_document(arguments);
  const std::string path = std::filesystem::temp_directory_path() / "copil-bench.xlsx";
  const double duration = seconds([&] {
    for (int i = 0; i < kCount; ++i) {
      checked(workbook::write(document, path, {document.arrete, {}}));
    }
  });
  std::filesystem::remove(path);
  std::printf("classeurs  %d classeurs : %.1f classeurs/s\n", kCount, kCount / duration);
  return 0;
}

}  // namespace copil::bench
