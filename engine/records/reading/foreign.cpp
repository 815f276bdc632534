#include "records/foreign.hpp"
#include "diagnostics/warning.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

#include "base/folded.hpp"
#include "records/dictionary.hpp"
#include "records/reading/found_files.hpp"
#include "records/reading/territoires.hpp"

namespace copil::records {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFolder = "correspondances";

Diagnostic absent_folder(const std::string& folder) {
  Diagnostic error = plain_error("le dossier des exports n'existe pas", {"vérifiez son chemin"});
  error.place = {folder};
  return error;
}

void add_all(Diagnostics& to, const Diagnostics& some) {
  to.insert(to.end(), some.begin(), some.end());
}

/// Codes and labels of the folder's own territories, when it has them.
void add_territories(const FoundFiles& found, mapping::Hints& hints) {
  std::vector<exports::Table> parts;
  for (const auto& offer : found.offers(FileId::territoires)) {
    auto table = open_offer(offer, 0, {});
    if (!table) return;
    parts.push_back(std::move(*table));
  }
  if (parts.empty()) return;
  exports::Rejects rejects;
  const auto read = read_territoires(parts, rejects);
  if (!read) return;
  const Territoires& territoires = read->territoires;
  hints.territory_codes.insert(territoires.code.begin(), territoires.code.end());
  for (const auto& label : territoires.libelle) hints.territory_labels.insert(folded(label));
}

/// Everything that holds rows in the folder.
sources::FoundFiles all_offers(const std::string& folder) {
  constexpr std::string_view kAny[] = {""};
  return sources::find_files(folder, kAny, [](sources::Holder, std::string_view, std::string_view) {
    return std::vector<std::size_t>{0};
  });
}

/// Everything that holds rows in the folder and that no name of ours tells.
sources::FoundFiles foreign_offers(const std::string& folder) {
  const FoundFiles ours = find_files(folder);
  std::set<std::string> known;
  for (const auto& offers : ours.found.offers) {
    for (const auto& offer : offers) known.insert(offer.input);
  }
  auto all = all_offers(folder);
  std::erase_if(all.offers[0],
                [&](const sources::Offer& offer) { return known.contains(offer.input); });
  return all;
}

/// The header and the first records of what an offer holds, under its own name.
Checked<mapping::Sample> sample_at(const sources::Offer& offer) {
  auto source = offer.open();
  if (!source) return source.error();
  auto sample = mapping::sample_of(std::move(*source));
  if (!sample) return sample.error();
  sample->name = offer.base;
  sample->sheet = offer.sheet;
  return sample;
}

}  // namespace

std::span<const exports::Layout> all_layouts() {
  static const std::vector<exports::Layout> kLayouts = [] {
    std::vector<exports::Layout> layouts;
    for (const auto* description : all_descriptions()) layouts.push_back(description->layout);
    return layouts;
  }();
  return kLayouts;
}

std::vector<std::string> correspondance_files(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code trouble;
  for (fs::directory_iterator entry{fs::path{folder} / kFolder, trouble}, end;
       !folder.empty() && !trouble && entry != end; entry.increment(trouble)) {
    const std::string name = entry->path().filename().string();
    const std::string extension = folded(entry->path().extension().string());
    const bool is_yaml = extension == ".yaml" || extension == ".yml";
    if (name.front() != '.' && is_yaml) names.push_back(std::string{kFolder} + "/" + name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

Checked<Correspondances> load_correspondances(const std::string& folder, const std::string& file,
                                              const std::string& dated_names) {
  Correspondances loaded;
  Diagnostics errors;
  std::vector<std::string> paths;
  for (const auto& name : correspondance_files(folder)) {
    paths.push_back((fs::path{folder} / name).string());
  }
  if (!file.empty()) paths.push_back(file);
  for (const auto& path : paths) {
    std::vector<mapping::Correspondance> some;
    collect(mapping::load_file(path, all_layouts()), some, errors);
    std::move(some.begin(), some.end(), std::back_inserter(loaded.all));
  }
  const bool asks_for_names =
      std::any_of(loaded.all.begin(), loaded.all.end(), [](const auto& one) {
        return std::any_of(one.rules.begin(), one.rules.end(),
                           [](const auto& rule) { return rule.has_dated_names; });
      });
  if (asks_for_names) {
    auto names = mapping::DatedNames::load(dated_names);
    if (names) {
      loaded.dated_names = std::make_shared<const mapping::DatedNames>(std::move(*names));
    } else {
      add_all(errors, names.error());
    }
  }
  if (!errors.empty()) return errors;
  return loaded;
}

Checked<std::vector<ForeignFile>> preview_foreign(const std::string& folder,
                                                  const Correspondances& correspondances,
                                                  std::size_t row_count) {
  FoundFiles found;
  if (warehouse::is_address(folder)) {
    const auto database = warehouse::Database::open(folder);
    if (!database) return database.error();
    found = find_tables(*database, correspondances);
  } else {
    std::error_code trouble;
    if (!fs::is_directory(folder, trouble)) return Diagnostics{absent_folder(folder)};
    found = find_files(folder, correspondances);
  }
  std::vector<ForeignFile> files;
  Diagnostics errors;
  for (std::size_t i = 0; i < found.found.offers.size(); ++i) {
    for (const auto& offer : found.found.offers[i]) {
      if (!offer.is_foreign) continue;
      const auto table = open_offer(offer, i, correspondances);
      if (!table) {
        add_all(errors, table.error());
        continue;
      }
      files.push_back({offer.name, std::string{all_layouts()[i].file},
                       mapping::first_rows(*table, row_count), table->warnings});
    }
  }
  if (!errors.empty()) return errors;
  if (!files.empty()) return files;
  Diagnostic error = plain_error(
      "aucun export n'est pris par une correspondance",
      {"« fichier » d'une correspondance est le nom d'un fichier du dossier ; « * » y vaut "
       "n'importe quelle suite de caractères"});
  error.place = {found.found.folder};
  return Diagnostics{error};
}

Checked<Draft> propose_correspondances(const std::string& folder, const std::string& synonyms) {
  std::error_code trouble;
  if (!fs::is_directory(folder, trouble)) return Diagnostics{absent_folder(folder)};
  auto known = mapping::load_synonyms(synonyms);
  if (!known) return known.error();
  mapping::Hints hints{std::move(*known), {}, {}};
  add_territories(find_files(folder), hints);
  Draft draft;
  const auto warn = [&](const std::string& name, const std::string& message,
                        std::vector<std::string> more) {
    draft.warnings.push_back(
        plain_warning(message, std::move(more), {(fs::path{folder} / name).string()}));
  };
  const sources::FoundFiles all = foreign_offers(folder);
  for (const auto& offer : all.offers[0]) {
    const auto sample = sample_at(offer);
    if (!sample) {
      warn(offer.name, sample.error().front().message, sample.error().front().hints);
      continue;
    }
    const auto proposal = mapping::propose(*sample, all_layouts(), hints);
    if (!proposal) {
      warn(offer.name, "cet export ne ressemble à aucun de nos fichiers",
           {"copil catalogue fichiers en donne les colonnes"});
      continue;
    }
    draft.yaml += mapping::draft_of(*sample, *proposal, all_layouts());
    ++draft.proposed;
  }
  return draft;
}

std::vector<HeldFile> held_files(const std::string& folder,
                                 const Correspondances& correspondances) {
  std::vector<HeldFile> held;
  const FoundFiles found = find_files(folder, correspondances);
  for (std::size_t i = 0; i < found.found.offers.size(); ++i) {
    for (const auto& offer : found.found.offers[i]) {
      held.push_back({i, offer.input, offer.part, offer.is_foreign});
    }
  }
  return held;
}

Checked<std::vector<SeenExport>> see_exports(const std::string& folder,
                                             const std::string& territories,
                                             const std::string& synonyms) {
  auto known = mapping::load_synonyms(synonyms);
  if (!known) return known.error();
  mapping::Hints hints{std::move(*known), {}, {}};
  add_territories(find_files(territories), hints);
  std::vector<SeenExport> seen;
  const sources::FoundFiles all = all_offers(folder);
  for (const auto& offer : all.offers[0]) {
    SeenExport one{offer.name, offer.input, {}, {}, {}};
    auto sample = sample_at(offer);
    if (sample) {
      one.proposal = mapping::propose(*sample, all_layouts(), hints);
      one.sample = std::move(*sample);
    } else {
      one.trouble = sample.error();
    }
    seen.push_back(std::move(one));
  }
  return seen;
}

}  // namespace copil::records
