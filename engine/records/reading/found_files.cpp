#include "records/reading/found_files.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/folded.hpp"

namespace copil::records {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCompressed = ".gz";
constexpr std::string_view kExtensions[] = {".csv", ".txt", ".tsv"};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

/// `services` of `services.csv`.
std::string_view stem_of(FileId file) {
  const std::string_view name = file_name(file);
  return name.substr(0, name.find('.'));
}

/// The file of the format that an entry of that name holds.
std::optional<FileId> file_named(std::string_view name) {
  std::string plain = folded(name);
  if (ends_with(plain, kCompressed)) plain.resize(plain.size() - kCompressed.size());
  for (const std::string_view extension : kExtensions) {
    if (!ends_with(plain, extension)) continue;
    const std::string_view stem =
        std::string_view{plain}.substr(0, plain.size() - extension.size());
    for (std::size_t i = 0; i < kFileCount; ++i) {
      if (stem == stem_of(static_cast<FileId>(i))) return static_cast<FileId>(i);
    }
  }
  return std::nullopt;
}

/// Locks and leftovers of programs, and notes: nobody expects them to be read.
bool is_passed_over(std::string_view name) {
  return name.empty() || name.front() == '.' || name.substr(0, 2) == "~$" ||
         ends_with(folded(name), ".md") || folded(name).rfind("readme", 0) == 0 ||
         name == "rejets.csv" || name == kSaisiesFile;
}

std::vector<std::string> entry_names(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code trouble;
  for (fs::directory_iterator entry{folder, trouble}, end; !trouble && entry != end;
       entry.increment(trouble)) {
    std::error_code unknown;
    if (entry->is_directory(unknown)) continue;
    std::string name = entry->path().filename().string();
    if (!is_passed_over(name)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

Diagnostic twice(const std::string& folder, const std::string& first, const std::string& second) {
  Diagnostic error =
      plain_error("un même fichier est donné deux fois : « " + first + " » et « " + second + " »",
                  {"gardez-en un seul dans le dossier de données"});
  error.place = {folder};
  return error;
}

std::string quoted_list(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "« " : ", « ") + name + " »";
  return text;
}

/// Others whose name starts as the file's does: other formats, parts.
std::vector<std::string> namesakes(const FoundFiles& found, FileId file) {
  std::vector<std::string> names;
  for (const auto& name : found.others) {
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
  return (fs::path{folder} / (has(file) ? std::string_view{name(file)} : file_name(file))).string();
}

FoundFiles find_files(const std::string& folder) {
  FoundFiles found;
  found.folder = folder;
  for (auto& name : entry_names(folder)) {
    const auto file = file_named(name);
    if (!file) {
      found.others.push_back(std::move(name));
      continue;
    }
    std::string& place = found.names[static_cast<std::size_t>(*file)];
    if (!place.empty()) {
      found.errors.push_back(twice(folder, place, name));
    } else {
      place = std::move(name);
    }
  }
  return found;
}

Diagnostic absent_error(const FoundFiles& found, FileId file) {
  std::vector<std::string> hints;
  const auto same = namesakes(found, file);
  if (!same.empty()) {
    hints.push_back("le dossier a " + quoted_list(same) + " : enregistrez-le en « " +
                    std::string{file_name(file)} + " »");
  } else if (const auto close = nearest(file_name(file), found.others)) {
    hints.push_back("le fichier « " + *close + " » est-il celui-là ? renommez-le");
  }
  Diagnostic error = plain_error("fichier nécessaire absent du dossier de données", hints);
  error.place = {found.path(file)};
  return error;
}

Diagnostics unread_warnings(const FoundFiles& found) {
  if (found.others.empty()) return {};
  Diagnostic warning = plain_error(
      (found.others.size() == 1 ? "fichier inconnu, ignoré : " : "fichiers inconnus, ignorés : ") +
      quoted_list(found.others));
  for (const auto& name : found.others) {
    if (const auto file = meant(found, name)) {
      warning.hints.push_back("« " + name + " » : vouliez-vous dire « " + *file + " » ?");
    }
  }
  warning.severity = Severity::warning;
  warning.place = {found.folder};
  return {warning};
}

}  // namespace copil::records
