#include "copil/options/overlaying.hpp"

#include <filesystem>
#include <ostream>

#include "authoring/overlay.hpp"
#include "base/text.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

namespace fs = std::filesystem;

constexpr const char* kOption = "personnalisation";

Diagnostics refuse_without_overlay(const vocabulary::Resources& resources) {
  if (!resources.overlays.empty()) return {};
  return {plain_error("aucune personnalisation",
                      {"donnez son dossier avec --personnalisation DIR, ou créez "
                       "/etc/copil/personnalisation"})};
}

/// What a report is made with first; else the path itself, whether or not it says its first folder.
std::string path_of(const vocabulary::Resources& resources, const std::string& name) {
  const auto reports = vocabulary::load_reports(resources.reports());
  for (const auto& report : reports ? *reports : std::vector<vocabulary::Report>{}) {
    if (report.name == name) return "templates/" + report.template_folder + "/modele.md";
  }
  std::error_code ignored;
  for (const char* part : {"templates/", "reports/"}) {
    if (fs::is_regular_file(resources.layers().below().file(part + name), ignored)) {
      return part + name;
    }
  }
  return name;
}

std::string heading_of(const authoring::Overlaid& file) {
  if (file.is_added) return file.path + " : ajouté";
  const std::string own =
      file.ours.empty()
          ? "repris, sans changement"
          : "remplacé, " + wording::counted(file.ours.size(), "ligne changée", "lignes changées");
  return file.path + " : " + own + (file.is_outdated ? " ; le fichier livré a changé depuis" : "");
}

std::string part_of(const std::string& title, const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  std::string text = "  " + title + "\n";
  for (const auto& line : lines) text += "  " + line + "\n";
  return text;
}

}  // namespace

Checked<vocabulary::Resources> overlaid_resources(const FrameOptions& asked,
                                                  const Situation& situation) {
  vocabulary::Resources resources = situation.resources;
  std::error_code ignored;
  const std::string usual = situation.settings_folder + "/" + kOption;
  const bool has_usual = !situation.settings_folder.empty() && fs::is_directory(usual, ignored);
  resources.overlays =
      split_at_commas(asked.personnalisation.empty() && has_usual ? usual : asked.personnalisation);
  const bool makes_it = asked.command == "modele" && asked.action == "reprendre";
  Diagnostics complaints;
  for (auto& folder : resources.overlays) {
    while (folder.ends_with('/')) folder.pop_back();
    const bool is_made = makes_it && &folder == &resources.overlays.back();
    if (is_made || fs::is_directory(folder, ignored)) continue;
    complaints.push_back(
        plain_error("--personnalisation : « " + folder + " » n'est pas un dossier",
                    {"copil modele reprendre RAPPORT --personnalisation " + folder + " le crée"}));
  }
  if (!complaints.empty()) return complaints;
  return resources;
}

void warn_of_unused(const vocabulary::Resources& resources, Terminal& terminal) {
  if (resources.overlays.empty()) return;
  std::vector<std::string> folders;
  // What is wrong with a definition is told by what reads them all.
  if (const auto reports = vocabulary::load_reports(resources.reports())) {
    for (const auto& report : *reports) folders.push_back(report.template_folder);
  }
  for (Layers layers = resources.layers(); layers.is_overlaid(); layers = layers.below()) {
    warn(terminal, authoring::unused_files(layers, folders));
  }
}

int take_over_model(const Situation& situation, const std::string& name) {
  const auto& resources = situation.resources;
  const Diagnostics refused = refuse_without_overlay(resources);
  if (!refused.empty()) return report(situation.terminal, refused, kWrongUsage);
  const auto taken = authoring::take_over(resources.layers(), path_of(resources, name));
  if (!taken) return report(situation.terminal, taken.error(), kWrongUsage);
  situation.terminal.out << taken->path
                         << (taken->was_there
                                 ? " : gardé ; son origine est désormais le fichier livré "
                                   "aujourd'hui\n"
                                 : " : à modifier ; c'est lui qui sert désormais\n");
  return kDone;
}

int list_differences(const std::string& file, const Situation& situation) {
  const auto& resources = situation.resources;
  const Diagnostics refused = refuse_without_overlay(resources);
  if (!refused.empty()) return report(situation.terminal, refused, kWrongUsage);
  const auto files = authoring::overlaid_files(resources.layers());
  if (!files) return report(situation.terminal, files.error(), kStopped);
  std::string text;
  for (const auto& one : *files) {
    text += heading_of(one) + "\n" + part_of("ce que vous avez changé", one.ours) +
            part_of("ce que la version livrée a changé depuis", one.theirs);
  }
  if (files->empty()) text = resources.overlays.back() + " ne remplace ni n'ajoute rien\n";
  return deliver(text, file, situation.terminal);
}

}  // namespace copil::program
