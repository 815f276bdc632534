#include "authoring/overlay.hpp"

#include <algorithm>
#include <filesystem>

#include "authoring/overlaying/line_differences.hpp"
#include "diagnostics/warning.hpp"
#include "files/files.hpp"

namespace copil::authoring {

namespace {

namespace fs = std::filesystem;

/// Folders of which every file with that ending is read.
struct ReadWhole {
  std::string_view folder;
  std::string_view ending;
};
constexpr ReadWhole kReadWhole[] = {{"reports", ".yaml"},
                                    {"reports/chiffres", ".yaml"},
                                    {"reports/parametres", ".yaml"},
                                    {"reports/campagnes", ".yaml"}};

/// Origins, hidden files and words for those who open the folder are nobody's template.
bool is_aside(const std::string& path) {
  if (path.starts_with(std::string{kOriginsFolder} + "/")) return true;
  const std::string stem = fs::path{path}.stem().string();
  if (stem == "LISEZMOI" || stem == "README") return true;
  return path.front() == '.' || path.find("/.") != std::string::npos;
}

std::vector<std::string> overlaying_names(const Layers& root) {
  std::error_code ignored;
  auto names = Layers{root.top()}.names_below("", ignored);
  std::erase_if(names, is_aside);
  return names;
}

std::vector<std::string> installed_names(const Layers& root) {
  std::vector<std::string> names;
  for (const char* part : {"templates", "reports"}) {
    std::error_code ignored;
    for (const auto& name : root.below().within(part).names_below("", ignored)) {
      names.push_back(std::string{part} + "/" + name);
    }
  }
  return names;
}

std::string installed_path(const Layers& root, const std::string& path) {
  return root.below().file(path);
}

std::string own_path(const Layers& root, const std::string& path) {
  return root.top() + "/" + path;
}

bool is_installed(const Layers& root, const std::string& path) {
  std::error_code ignored;
  return fs::is_regular_file(installed_path(root, path), ignored);
}

/// True when a template of any layer, another than the file itself, names that file. What
/// explains templates, beside them, says their names too.
bool is_named(const Layers& root, const std::string& path) {
  const Layers templates = root.within("templates");
  const std::string name = fs::path{path}.filename().string();
  std::error_code error;
  for (const auto& file : templates.names_below(".md", error)) {
    const bool explains = file.find('/') == std::string::npos;
    if (explains || "templates/" + file == path) continue;
    const auto text = files::read_file(templates.file(file));
    if (text && text->find(name) != std::string::npos) return true;
  }
  return false;
}

bool is_read(const Layers& root, const std::string& path,
             const std::vector<std::string>& template_folders) {
  if (is_installed(root, path)) return true;
  const fs::path parts{path};
  for (const auto& [folder, ending] : kReadWhole) {
    if (parts.parent_path() == folder && parts.extension() == ending) return true;
  }
  if (!path.starts_with("templates/")) return false;
  if (parts.filename() != "modele.md") return is_named(root, path);
  return std::any_of(template_folders.begin(), template_folders.end(), [&](const auto& folder) {
    return path == "templates/" + folder + "/modele.md";
  });
}

Checked<std::string> text_of(const std::string& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored) ? files::read_file(path) : Checked<std::string>{""};
}

std::string origin_of(const Layers& root, const std::string& path) {
  return root.top() + "/" + kOriginsFolder + "/" + path;
}

Diagnostics write_below(const std::string& path, const std::string& text) {
  const Diagnostics faults = files::prepare_folder(fs::path{path}.parent_path().string());
  return faults.empty() ? files::write_file(path, text) : faults;
}

/// « vouliez-vous dire … ? » among the installed files, whether or not the first folder is said.
std::vector<std::string> suggestion(const std::string& path,
                                    const std::vector<std::string>& known) {
  if (nearest(path, known)) return did_you_mean(path, known);
  std::vector<std::string> tails;
  tails.reserve(known.size());
  for (const auto& name : known) tails.push_back(name.substr(name.find('/') + 1));
  const auto near = nearest(path, tails);
  const auto found = near ? std::find(tails.begin(), tails.end(), *near) : tails.end();
  if (found == tails.end()) return {};
  return did_you_mean(known[static_cast<std::size_t>(found - tails.begin())], known);
}

}  // namespace

Checked<std::vector<Overlaid>> overlaid_files(const Layers& root) {
  std::vector<Overlaid> overlaid;
  Diagnostics complaints;
  for (const auto& path : overlaying_names(root)) {
    Overlaid file;
    file.path = path;
    file.is_added = !is_installed(root, path);
    std::string own, installed, origin;
    collect(text_of(own_path(root, path)), own, complaints);
    collect(text_of(installed_path(root, path)), installed, complaints);
    collect(text_of(origin_of(root, path)), origin, complaints);
    std::error_code ignored;
    const bool has_origin = fs::exists(origin_of(root, path), ignored);
    if (!file.is_added) file.ours = line_differences(has_origin ? origin : installed, own);
    if (has_origin) file.theirs = line_differences(origin, installed);
    file.is_outdated = has_origin && origin != installed;
    overlaid.push_back(std::move(file));
  }
  if (!complaints.empty()) return complaints;
  return overlaid;
}

Diagnostics unused_files(const Layers& root, const std::vector<std::string>& template_folders) {
  Diagnostics told;
  std::vector<std::string> known;
  for (const auto& path : overlaying_names(root)) {
    if (is_read(root, path, template_folders)) continue;
    if (known.empty()) known = installed_names(root);
    told.push_back(
        plain_warning("« " + own_path(root, path) +
                          " » ne sert à rien : aucun fichier livré ne porte ce nom, aucun "
                          "rapport ni modèle ne l'emploie",
                      suggestion(path, known)));
  }
  return told;
}

Checked<TakenOver> take_over(const Layers& root, const std::string& path) {
  const auto known = installed_names(root);
  if (std::find(known.begin(), known.end(), path) == known.end()) {
    return Diagnostics{
        plain_error("aucun fichier livré « " + path + " »", suggestion(path, known))};
  }
  const auto installed = files::read_file(installed_path(root, path));
  if (!installed) return installed.error();
  TakenOver taken{own_path(root, path)};
  std::error_code ignored;
  taken.was_there = fs::exists(taken.path, ignored);
  const auto origin = text_of(origin_of(root, path));
  if (!origin) return origin.error();
  if (taken.was_there && *origin == *installed) {
    return Diagnostics{plain_error("« " + taken.path + " » est déjà repris de la version livrée",
                                   {"modifiez-le ; pour y renoncer, effacez-le"})};
  }
  Diagnostics faults = write_below(origin_of(root, path), *installed);
  if (faults.empty() && !taken.was_there) faults = write_below(taken.path, *installed);
  if (!faults.empty()) return faults;
  return taken;
}

}  // namespace copil::authoring
