#include "sources/folder.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "sources/finding/item.hpp"
#include "sources/names/file_names.hpp"

namespace copil::sources {

namespace {

namespace fs = std::filesystem;

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

Diagnostic twice(const std::string& folder, const Offer& first, const Offer& second) {
  Diagnostic error = plain_error(
      "un même fichier est donné deux fois : « " + first.name + " » et « " + second.name + " »",
      {"gardez-en un seul dans le dossier de données"});
  error.place = {folder};
  return error;
}

/// Puts the parts in their order; complains of those that are there twice, and of a whole file
/// beside parts of it.
void settle(const std::string& folder, std::vector<Offer>& offers, Diagnostics& errors) {
  std::stable_sort(offers.begin(), offers.end(),
                   [](const Offer& a, const Offer& b) { return a.part < b.part; });
  for (std::size_t i = 1; i < offers.size(); ++i) {
    if (offers[i].part == offers[i - 1].part || (i == 1 && offers[0].part.empty())) {
      errors.push_back(twice(folder, offers[i - 1], offers[i]));
    }
  }
}

}  // namespace

std::vector<std::string> FoundFiles::inputs() const {
  std::vector<std::string> names;
  for (const auto& of_file : offers) {
    for (const Offer& offer : of_file) names.push_back(offer.input);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

FoundFiles find_files(const std::string& folder, std::span<const std::string_view> stems) {
  FoundFiles found;
  found.folder = folder;
  found.offers.resize(stems.size());
  for (const auto& name : entry_names(folder)) {
    take_item(item_on_disk(folder, name), stems, found);
  }
  std::sort(found.others.begin(), found.others.end());
  for (auto& offers : found.offers) settle(folder, offers, found.errors);
  return found;
}

}  // namespace copil::sources
