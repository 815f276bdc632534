#include "copil/making/extracting.hpp"

#include <algorithm>
#include <ostream>

#include "copil/making/chosen_territories.hpp"
#include "copil/making/trial.hpp"
#include "copil/options/steps.hpp"
#include "files/files.hpp"
#include "pages/layout.hpp"
#include "pictures/cropping.hpp"
#include "pictures/picture.hpp"
#include "production/extract.hpp"
#include "production/production.hpp"
#include "web/web.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

constexpr double kExtractMargin = 6;  // points
constexpr double kExtractDotsPerInch = 200;

/// The bytes of the extract in that format.
Checked<std::string> drawn(const document::Document& alone, const std::string& format,
                           pages::Typesetter& typesetter) {
  if (format == "csv") return production::extract_csv(alone);
  pages::LayoutOptions options;
  options.cuts_charts = false;
  const auto page = pictures::cropped(typesetter.lay_out(alone, options), kExtractMargin);
  if (format == "svg") return web::picture(page, production::extract_alternative(alone));
  return pictures::picture(page, 0, kExtractDotsPerInch);
}

/// A document of the report, expanded and cut to the extract.
struct ExtractScene {
  Trial trial;
  production::PreparedReport prepared;
  std::vector<records::TerritoireId> territories;
};

Step<ExtractScene> open_scene(const ProduireOptions& asked, const Situation& situation) {
  const auto reports = vocabulary::load_reports(situation.resources.reports());
  if (!reports) return Stop{kStopped, reports.error()};
  const auto report = vocabulary::find_report(*reports, asked.rapport);
  if (!report) return Stop{kWrongUsage, report.error()};
  auto trial = open_trial({asked.data.donnees, asked.period, asked.arrete_au}, situation);
  if (!trial) return trial.error();
  auto prepared = production::prepare(situation.resources, *report, trial->schema);
  if (!prepared) return Stop{kStopped, prepared.error()};
  auto territories = chosen_territories(trial->dossier->records().territoires, *report,
                                        asked.territoire, asked.niveau);
  if (!territories) return territories.error();
  return ExtractScene{std::move(*trial), std::move(*prepared), std::move(*territories)};
}

}  // namespace

int extract(const ProduireOptions& asked, const Situation& situation) {
  Terminal& terminal = situation.terminal;
  const auto scene = open_scene(asked, situation);
  if (!scene) return report(terminal, scene.error());
  auto typesetter = pages::Typesetter::open();
  if (!typesetter) return report(terminal, typesetter.error(), kStopped);
  const auto& facts = scene->trial.facts;
  Diagnostics faults = files::prepare_folder(asked.sortie);
  for (const auto territory : scene->territories) {
    if (!faults.empty()) break;
    const vocabulary::DocumentNames names{scene->trial.schema, facts, territory, facts.period};
    const auto expanded = production::expand(scene->prepared, names, {});
    if (!expanded) return report(terminal, expanded.error(), kStopped);
    const auto alone = production::extracted(expanded->document, asked.extrait);
    if (!alone) return report(terminal, alone.error(), kWrongUsage);
    const auto bytes = drawn(*alone, asked.picture, *typesetter);
    if (!bytes) return report(terminal, bytes.error(), kStopped);
    const std::string stem = files::document_stem(
        asked.rapport, scene->trial.dossier->records().territoires.code[territory], facts.period);
    faults = files::write_file(
        asked.sortie + "/" + stem + "_" + asked.extrait + "." + asked.picture, *bytes);
  }
  if (!faults.empty()) return report(terminal, faults, kStopped);
  if (!asked.reading.silencieux) {
    terminal.err << wording::counted(scene->territories.size(), "extrait", "extraits") << " dans "
                 << asked.sortie << "\n";
  }
  return kDone;
}

}  // namespace copil::program
