#include "records/reading/found_files.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/folded.hpp"

namespace copil::records {

namespace {

namespace fs = std::filesystem;

/// `services` of `services.csv`.
std::string_view stem_of(FileId file) {
  const std::string_view name = file_name(file);
  return name.substr(0, name.find('.'));
}

std::string quoted_list(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "« " : ", « ") + name + " »";
  return text;
}

/// Others whose name starts as the file's does: other formats, parts.
std::vector<std::string> namesakes(const FoundFiles& found, FileId file) {
  std::vector<std::string> names;
  for (const auto& name : found.found.others) {
    if (folded(name).substr(0, stem_of(file).size()) == stem_of(file)) names.push_back(name);
  }
  return names;
}

/// The file of the format that an unread file may be meant for.
std::optional<std::string> meant(const FoundFiles& found, const std::string& name) {
  std::vector<std::string> absent;
  for (std::size_t i = 0; i < kFileCount; ++i) {
    const auto file = static_cast<FileId>(i);
    if (!found.has(file)) absent.emplace_back(file_name(file));
    const auto same = namesakes(found, file);
    const bool is_namesake = std::find(same.begin(), same.end(), name) != same.end();
    if (!found.has(file) && is_namesake) return std::string{file_name(file)};
  }
  return nearest(name, absent);
}

}  // namespace

std::string FoundFiles::path(FileId file) const {
  const auto& all = offers(file);
  return (fs::path{found.folder} /
          (all.size() == 1 ? std::string_view{all[0].name} : file_name(file)))
      .string();
}

FoundFiles find_files(const std::string& folder) {
  std::vector<std::string_view> stems;
  for (std::size_t i = 0; i < kFileCount; ++i) stems.push_back(stem_of(static_cast<FileId>(i)));
  return {sources::find_files(folder, stems)};
}

Diagnostic absent_error(const FoundFiles& found, FileId file) {
  std::vector<std::string> hints;
  const auto same = namesakes(found, file);
  if (!same.empty()) {
    hints.push_back("le dossier a " + quoted_list(same) + " : enregistrez-le en « " +
                    std::string{file_name(file)} + " »");
  } else if (const auto close = nearest(file_name(file), found.found.others)) {
    hints.push_back("le fichier « " + *close + " » est-il celui-là ? renommez-le");
  }
  for (const auto& warning : found.found.warnings) {
    hints.push_back("« " + fs::path{warning.place.file}.filename().string() +
                    " » : " + warning.message);
  }
  Diagnostic error = plain_error("fichier nécessaire absent du dossier de données", hints);
  error.place = {found.path(file)};
  return error;
}

Diagnostics unread_warnings(const FoundFiles& found) {
  if (found.found.others.empty()) return {};
  Diagnostic warning =
      plain_error((found.found.others.size() == 1 ? "fichier inconnu, ignoré : "
                                                  : "fichiers inconnus, ignorés : ") +
                  quoted_list(found.found.others));
  for (const auto& name : found.found.others) {
    if (const auto file = meant(found, name)) {
      warning.hints.push_back("« " + name + " » : vouliez-vous dire « " + *file + " » ?");
    }
  }
  warning.severity = Severity::warning;
  warning.place = {found.found.folder};
  return {warning};
}

}  // namespace copil::records
