#include "console/views/opening/run_data.hpp"

#include <algorithm>
#include <filesystem>

#include "files/files.hpp"

namespace copil::console {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDataGone =
    "Ses données ne sont plus là : aucun dossier connu n'a les fichiers que son manifeste nomme, "
    "avec leurs empreintes.";
constexpr const char* kNoYouths = "Ce nombre ne compte pas des jeunes.";

/// Data folders that a run may have been made of, each once.
std::vector<std::string> known_folders(const Site& site) {
  std::vector<std::string> folders{site.settings().inquiry.folder, site.given_folder()};
  for (const auto& deposit : site.deposits().all()) {
    if (deposit.state != Deposit::State::accepted) continue;
    folders.push_back(site.deposits().folder_of(deposit.number) + "/dossier");
  }
  return folders;
}

/// A name of the manifest is one of the folder's own files, or of its correspondances.
bool is_own_name(const std::string& name) {
  const fs::path path{name};
  return !name.empty() && path.is_relative() &&
         std::find(path.begin(), path.end(), "..") == path.end();
}

bool has_inputs(const std::string& folder, const campaign::RunRecord& record) {
  return !record.inputs.empty() &&
         std::all_of(record.inputs.begin(), record.inputs.end(), [&](const auto& input) {
           std::error_code error;
           if (!is_own_name(input.name)) return false;
           const fs::path path = fs::path{folder} / input.name;
           if (!fs::is_regular_file(path, error)) return false;
           const auto digest = files::sha256_of_file(path.string());
           return digest && *digest == input.sha256;
         });
}

std::optional<std::string> data_of(const campaign::RunRecord& record, const Site& site) {
  for (const auto& folder : known_folders(site)) {
    if (has_inputs(folder, record)) return folder;
  }
  return std::nullopt;
}

/// The members, once the figure is known to come out as the run said.
RunYouths youths_in(const vocabulary::Dossier& dossier, const campaign::RunFigure& figure) {
  const auto position = dossier.catalogue().find(figure.indicateur);
  const auto territory = dossier.records().territoires.find(figure.territoire);
  const auto period = parse_period(figure.periode);
  if (!position || !territory || !period || !dossier.figures().covers(*period)) {
    return {{}, kDataGone};
  }
  const Value value = dossier.figures().value(*position, *territory, *period);
  const std::string now = value.is_defined() ? decimal_text(value.number, value.decimals) : "n.d.";
  if (now != figure.valeur) {
    return {{},
            "Recalculé, ce chiffre vaut " + now + " et non " + figure.valeur +
                " : les définitions, les règles ou le programme ont changé depuis cette campagne, "
                "et ses jeunes ne sont plus connus."};
  }
  RunYouths youths;
  for (const auto jeune : dossier.figures().members(figure.indicateur, *territory, *period)) {
    youths.codes.emplace_back(dossier.records().jeunes.code[jeune]);
  }
  return youths;
}

bool counts_youths(const Site& site, const std::string& code) {
  const auto& catalogue = site.dossier().catalogue();
  const auto position = catalogue.find(code);
  return position && catalogue.cards[*position].kind == figures::Kind::compte &&
         catalogue.cards[*position].parmi != figures::Source::actions;
}

}  // namespace

RunYouths youths_of_run(const campaign::StoredRun& run, const campaign::RunFigure& figure,
                        const Site& site) {
  if (!counts_youths(site, figure.indicateur)) return {{}, kNoYouths};
  const auto folder = data_of(run.record, site);
  if (!folder) return {{}, kDataGone};
  const bool is_in_force =
      *folder == site.settings().inquiry.folder && run.record.arrete == site.dossier().arrete();
  if (is_in_force) return youths_in(site.dossier(), figure);
  vocabulary::Inquiry inquiry = site.settings().inquiry;
  inquiry.folder = *folder;
  inquiry.arrete = run.record.arrete;
  inquiry.period = run.record.period;
  const auto dossier = vocabulary::Dossier::open(site.settings().resources, inquiry);
  if (!dossier) return {{}, "Ses données ne peuvent plus être lues."};
  return youths_in(**dossier, figure);
}

}  // namespace copil::console
