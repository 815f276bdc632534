// copil demo: the whole job on the data that the project ships, with a one-screen summary.
#include <algorithm>
#include <ostream>

#include "copil/making/rendering.hpp"
#include "copil/options/commands.hpp"
#include "copil/options/documents_options.hpp"
#include "copil/options/steps.hpp"
#include "copil/terminal/listing.hpp"
#include "production/production.hpp"
#include "records/foreign.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

using records::TerritoireId;
using records::TypeTerritoire;

/// A report and the territories to make it for.
struct Part {
  const char* report;
  std::vector<const char*> territoires;  ///< codes
};

/// One folder of fixtures and what the demo makes of it.
struct Scene {
  const char* fixture;  ///< under fixtures/
  const char* folder;   ///< under the output folder
  Period period;
  Day arrete;
  std::vector<Part> parts;
};

/// What committees look at: one of each kind, and the six bilans, each a case of its own.
std::vector<Part> bilans() {
  return {{"bilan-local", {"ML01", "ML02", "ML03", "ML04", "ML05", "ML06"}},
          {"bilan-regional", {"R1"}},
          {"bilan-national", {"FR"}},
          {"tableau-de-bord", {"FR", "ML01"}},
          {"compte-rendu-execution", {"ML02"}},
          {"suivi-subventions", {"R3"}},
          {"bilan-plateformes", {"PV01"}},
          {"suivi-pops", {"R1"}},
          {"controle-coherence", {"R1"}}};
}

/// What is signed.
std::vector<Part> acts() {
  return {{"convention-locale", {"ML01"}},   {"convention-regionale", {"R1"}},
          {"avenant-objectif", {"ML02"}},    {"arrete-des-comptes", {"ML05"}},
          {"lettre-de-mission", {"PE011"}},  {"acces-si", {"PE011"}},
          {"avenant-e-partenet", {"PE011"}}, {"avenant-mmt", {"PE011"}}};
}

/// The year 2010 as the demo folder knows it once the comptes rendus are in, and the published
/// facts of the agreement, of the network and of a contract.
std::vector<Scene> scenes() {
  const Period year = *parse_period("2010");
  const Day known = *make_day(2011, 2, 28);
  return {{"accord-cadre-2010",
           "volumes-2010",
           year,
           *make_day(2010, 12, 31),
           {{"volumes-regionaux", {"FR"}}}},
          {"accord-cadre-2010",
           "reseau-2011-S1",
           *parse_period("2011-S1"),
           *make_day(2011, 6, 30),
           {{"tableau-de-bord", {"FR"}}}},
          {"contrat-objectifs-2009",
           "contrat-2009",
           *parse_period("2009"),
           *make_day(2009, 12, 31),
           {{"contrat-objectifs", {"ML"}}}},
          {"demo", "actes-2010", year, known, acts()},
          {"demo", "bilans-2010", year, known, bilans()}};
}

/// The territories of those codes; the fixtures have them.
std::vector<TerritoireId> demo_territories(const records::Territoires& tree, const Part& part) {
  std::vector<TerritoireId> chosen;
  for (const char* code : part.territoires) {
    if (const auto id = tree.find(code)) chosen.push_back(*id);
  }
  return chosen;
}

Step<Rendering> play(const Scene& scene, const std::vector<vocabulary::Report>& reports,
                     const DemoOptions& asked, const Situation& situation) {
  RenderingRequest wanted;
  wanted.inquiry = {situation.resources.fixtures() + "/" + scene.fixture,
                    scene.arrete,
                    scene.period,
                    {},
                    {},
                    asked.jobs,
                    {}};
  wanted.is_quiet = asked.silencieux;
  wanted.folder = asked.sortie + "/" + scene.folder;
  wanted.accepts_incomplete = true;
  wanted.tells_doubts = false;  // the fixtures are known
  for (const auto& part : scene.parts) {
    auto found = vocabulary::find_report(reports, part.report);
    if (!found) return Stop{kStopped, found.error()};
    wanted.reports.push_back({*found, [part](const records::Territoires& tree) {
                                return Step<std::vector<TerritoireId>>{
                                    demo_territories(tree, part)};
                              }});
  }
  auto rendering = render(wanted, situation);
  if (!rendering) return rendering;
  const Diagnostics told = write_companions(*rendering, wanted.folder);
  if (has_errors(told)) return Stop{kStopped, told};
  warn(situation.terminal, told);
  return rendering;
}

/// Figures of the demo folder, by mission locale.
std::string figures_summary(const Rendering& rendering) {
  const auto& dossier = *rendering.dossier;
  const auto& tree = dossier.records().territoires;
  Listing listing{{{"mission locale"},
                   {"objectif", CellKind::number},
                   {"entrées", CellKind::number},
                   {"taux %", CellKind::number},
                   {"DE0", CellKind::number},
                   {"DE1", CellKind::number},
                   {"EM4", CellKind::number},
                   {"PA4", CellKind::number},
                   {"statut"}},
                  {}};
  for (const auto& row : rendering.facts.volumes) {
    if (tree.type[row.territoire] != TypeTerritoire::mission_locale) continue;
    const auto figure = [&](const char* code) {
      const Value value = dossier.figures().value(code, row.territoire, rendering.facts.period);
      return value.is_defined() ? decimal_text(value.number, 0) : std::string{};
    };
    listing.rows.push_back({tree.libelle[row.territoire],
                            row.objectif ? std::to_string(*row.objectif) : "",
                            std::to_string(row.realise),
                            row.taux ? decimal_text(*multiply(*row.taux, Ratio{100, 1}), 1) : "",
                            figure("DE0"), figure("DE1"), figure("EM4"), figure("PA4"),
                            std::string{volumes::statut_label(row.statut)}});
  }
  return rendered(listing, Format::table);
}

std::string rows_summary(const Rendering& rendering) {
  records::FileCount total;
  for (const auto& count : rendering.dossier->records().counts) {
    total.read += count.read;
    total.kept += count.kept;
    total.rejected += count.rejected;
  }
  return wording::counted(total.read) + " lignes lues = " + wording::counted(total.kept) +
         " retenues + " + wording::counted(total.rejected) + " rejetées";
}

/// The reports' names, a comma between them, on lines of about eighty signs.
std::string report_names(const Scene& scene) {
  constexpr std::size_t kWidth = 80;
  std::string text;
  std::string line = "   ";
  for (std::size_t i = 0; i < scene.parts.size(); ++i) {
    const bool is_last = i + 1 == scene.parts.size();
    const std::string word = std::string{" "} + scene.parts[i].report + (is_last ? "" : ",");
    if (line.size() + word.size() > kWidth) {
      text += line + "\n";
      line = "   ";
    }
    line += word;
  }
  return text + line + "\n";
}

std::string documents_summary(const Scene& scene, const Rendering& rendering,
                              const std::string& output) {
  std::size_t files = 0;
  int pages = 0;
  for (const auto& document : rendering.documents) {
    files += document.files.size();
    pages += document.pages;
  }
  return "  " + output + "/" + scene.folder + " (" + wording::period_short_text(scene.period) +
         ") : " + wording::counted(rendering.documents.size(), "document", "documents") + ", " +
         wording::counted(files, "fichier", "fichiers") + ", " + std::to_string(pages) +
         " pages PDF\n" + report_names(scene) + "    " + rows_summary(rendering) + "\n";
}

/// "contacts_2010.csv devient services.csv" and how many rows: exports of another shape, read as
/// they are.
Step<std::string> other_shapes(const Situation& situation, int jobs) {
  const std::string folder = situation.resources.fixtures() + "/autres-formes";
  const std::string names = situation.resources.controls().file("rubriques.csv");
  const auto loaded = records::load_correspondances(folder, {}, names);
  if (!loaded) return Stop{kStopped, loaded.error()};
  const auto files = records::preview_foreign(folder, *loaded, 0);
  if (!files) return Stop{kStopped, files.error()};
  records::ReadOptions options;
  options.jobs = jobs;
  options.dated_names = names;
  const auto reading = records::read_folder(folder, options);
  if (!reading) return Stop{kStopped, reading.error()};
  std::string text;
  for (const auto& file : *files) {
    for (std::size_t i = 0; i < records::kFileCount; ++i) {
      const auto id = static_cast<records::FileId>(i);
      if (records::file_name(id) != file.becomes) continue;
      const auto& count = reading->records.count(id);
      text += "  " + file.name + " devient " + file.becomes + " : " + wording::counted(count.read) +
              " lignes lues = " + wording::counted(count.kept) + " retenues + " +
              wording::counted(count.rejected) + " rejetées\n";
    }
  }
  return text;
}

}  // namespace

int run_demo(const DemoOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto reports = vocabulary::load_reports(situation.resources.reports());
  if (!reports) return report(terminal, reports.error(), kStopped);

  std::string summary;
  std::string figures;
  int status = kDone;
  for (const auto& scene : scenes()) {
    const auto rendering = play(scene, *reports, asked, situation);
    if (!rendering) return report(terminal, rendering.error());
    for (const auto& document : rendering->documents) {
      if (!has_errors(document.problems)) continue;
      status = kDoneWithFaults;
      terminal.err << formatted(document.problems);
    }
    summary += documents_summary(scene, *rendering, asked.sortie);
    figures = figures_summary(*rendering);
  }
  const auto shapes = other_shapes(situation, asked.jobs);
  if (!shapes) return report(terminal, shapes.error());
  if (asked.silencieux) return status;
  terminal.out << "Démonstration sur des données fictives (fixtures/demo) et sur les chiffres "
                  "publiés\nde l'accord-cadre de 2010 (fixtures/accord-cadre-2010).\n\n"
               << figures << "\nDocuments\n"
               << summary << "\nExports d'une autre forme (fixtures/autres-formes)\n"
               << *shapes;
  return status;
}

}  // namespace copil::program
