#include "sources/folder.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/folded.hpp"
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
    for (const Offer& offer : of_file) {
      const bool is_new = std::find(names.begin(), names.end(), offer.input) == names.end();
      if (is_new) names.push_back(offer.input);
    }
  }
  return names;
}

FoundFiles find_files(const std::string& folder, std::span<const std::string_view> stems,
                      const Claims& claims) {
  FoundFiles found;
  found.folder = folder;
  found.claims = claims;
  found.offers.resize(stems.size());
  for (const auto& name : entry_names(folder)) {
    take_item(item_on_disk(folder, name), stems, found);
  }
  std::sort(found.others.begin(), found.others.end());
  for (auto& offers : found.offers) settle(folder, offers, found.errors);
  return found;
}

namespace {

/// A table beside parts of the same, or beside another system's table that becomes it.
void complain_of_twofold_tables(std::string_view stem, const std::vector<Offer>& offers,
                                FoundFiles& found) {
  const auto is_whole = [&](const Offer& offer) {
    return !offer.is_foreign && folded(offer.base) == stem;
  };
  const auto whole = std::find_if(offers.begin(), offers.end(), is_whole);
  const auto other = std::find_if(offers.begin(), offers.end(),
                                  [&](const Offer& offer) { return !is_whole(offer); });
  if (whole == offers.end() || other == offers.end()) return;
  Diagnostic error = plain_error(
      "une même table est donnée deux fois : « " + whole->name + " » et « " + other->name + " »",
      {"gardez-en une seule, ou rassemblez-les par une vue"});
  error.place = {found.folder};
  found.errors.push_back(std::move(error));
}

}  // namespace

FoundFiles find_tables(const std::shared_ptr<const warehouse::Database>& database,
                       std::span<const std::string_view> stems, const Claims& claims) {
  FoundFiles found;
  found.folder = database->name();
  found.offers.resize(stems.size());
  std::size_t rank = 0;
  for (const warehouse::FoundTable& table : database->tables()) {
    // Parts stand in the order of the tables: pages of one table follow each other.
    Offer offer{table.name, table.name, std::to_string(1'000'000 + rank++),
                [database, table] { return database->read(table); }};
    offer.server = table.server;
    offer.base = table.name;
    offer.bytes = table.bytes;
    const auto claimed =
        claims ? claims(Holder::table, table.name, table.schema) : std::vector<std::size_t>{};
    offer.is_foreign = !claimed.empty();
    for (const std::size_t file : claimed) found.offers[file].push_back(offer);
    const auto named = file_named(table.name, stems);
    if (claimed.empty() && named && table.is_in_path) found.offers[named->file].push_back(offer);
  }
  for (std::size_t i = 0; i < stems.size(); ++i) {
    complain_of_twofold_tables(stems[i], found.offers[i], found);
  }
  return found;
}

}  // namespace copil::sources
