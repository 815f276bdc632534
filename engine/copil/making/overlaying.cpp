#include "copil/making/overlaying.hpp"

#include <filesystem>
#include <ostream>

#include "authoring/overlay.hpp"
#include "wording/numbers.hpp"

namespace copil::program {

namespace {

namespace fs = std::filesystem;

constexpr const char* kOption = "personnalisation";

Layers layers_of(const vocabulary::Resources& resources) {
  return {resources.root, resources.overlay};
}

Diagnostics refuse_without_overlay(const vocabulary::Resources& resources) {
  if (!resources.overlay.empty()) return {};
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
    if (fs::is_regular_file(resources.root + "/" + part + name, ignored)) return part + name;
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

Checked<vocabulary::Resources> overlaid_resources(const Arguments& arguments,
                                                  const Situation& situation) {
  vocabulary::Resources resources = situation.resources;
  std::error_code ignored;
  const std::string usual = situation.settings_folder + "/" + kOption;
  const bool has_usual = !situation.settings_folder.empty() && fs::is_directory(usual, ignored);
  resources.overlay = arguments.value(kOption, has_usual ? usual : "");
  while (resources.overlay.ends_with('/')) resources.overlay.pop_back();
  const bool makes_it = arguments.command == "modele" && !arguments.positionals.empty() &&
                        arguments.positionals[0] == "reprendre";
  const std::string& folder = resources.overlay;
  if (folder.empty() || makes_it || fs::is_directory(folder, ignored)) return resources;
  return Diagnostics{
      plain_error("--personnalisation : « " + folder + " » n'est pas un dossier",
                  {"copil modele reprendre RAPPORT --personnalisation " + folder + " le crée"})};
}

void warn_of_unused(const vocabulary::Resources& resources, Terminal& terminal) {
  if (resources.overlay.empty()) return;
  std::vector<std::string> folders;
  // What is wrong with a definition is told by what reads them all.
  if (const auto reports = vocabulary::load_reports(resources.reports())) {
    for (const auto& report : *reports) folders.push_back(report.template_folder);
  }
  warn(terminal, authoring::unused_files(layers_of(resources), folders));
}

int take_over_model(const Situation& situation, const std::string& name) {
  const auto& resources = situation.resources;
  const Diagnostics refused = refuse_without_overlay(resources);
  if (!refused.empty()) return report(situation.terminal, refused, kWrongUsage);
  const auto taken = authoring::take_over(layers_of(resources), path_of(resources, name));
  if (!taken) return report(situation.terminal, taken.error(), kWrongUsage);
  situation.terminal.out << taken->path
                         << (taken->was_there
                                 ? " : gardé ; son origine est désormais le fichier livré "
                                   "aujourd'hui\n"
                                 : " : à modifier ; c'est lui qui sert désormais\n");
  return kDone;
}

int list_differences(const Arguments& arguments, const Situation& situation) {
  const auto& resources = situation.resources;
  const Diagnostics refused = refuse_without_overlay(resources);
  if (!refused.empty()) return report(situation.terminal, refused, kWrongUsage);
  const auto files = authoring::overlaid_files(layers_of(resources));
  if (!files) return report(situation.terminal, files.error(), kStopped);
  std::string text;
  for (const auto& file : *files) {
    text += heading_of(file) + "\n" + part_of("ce que vous avez changé", file.ours) +
            part_of("ce que la version livrée a changé depuis", file.theirs);
  }
  if (files->empty()) text = resources.overlay + " ne remplace ni n'ajoute rien\n";
  return deliver(text, arguments, situation.terminal);
}

}  // namespace copil::program
