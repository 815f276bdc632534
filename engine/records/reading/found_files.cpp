#include "records/reading/found_files.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "base/folded.hpp"
#include "base/text.hpp"
#include "diagnostics/warning.hpp"
#include "mapping/foreign_table.hpp"
#include "records/reading/files.hpp"

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

const std::vector<std::string_view>& all_stems() {
  static const std::vector<std::string_view> kStems = [] {
    std::vector<std::string_view> stems;
    for (const auto& layout : all_layouts()) {
      stems.push_back(layout.file.substr(0, layout.file.find('.')));
    }
    return stems;
  }();
  return kStems;
}

sources::Claims claims_of(const Correspondances& correspondances) {
  if (correspondances.all.empty()) return nullptr;
  return [&correspondances](sources::Holder holder, std::string_view name, std::string_view sheet) {
    std::vector<std::size_t> files;
    for (const auto& one : correspondances.all) {
      const bool is_taken =
          holder == sources::Holder::table ? one.takes_table(name) : one.takes(name, sheet);
      if (is_taken && std::find(files.begin(), files.end(), one.file) == files.end()) {
        files.push_back(one.file);
      }
    }
    return files;
  };
}

bool is_taken(const mapping::Correspondance& one, const sources::Offer& offer) {
  return one.takes(offer.base, offer.sheet) || one.takes_table(offer.base);
}

/// Several servers share the rows of youths between them; all have the others.
bool is_shared_out(FileId file) {
  const auto& columns = layout_of(file).columns;
  return file == FileId::alertes ||
         std::any_of(columns.begin(), columns.end(), [](const exports::Column& column) {
           return column.holds == exports::Holds::youth;
         });
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

Diagnostic warning_on(const std::string& path, std::string message,
                      std::vector<std::string> hints) {
  return plain_warning(std::move(message), std::move(hints), {path});
}

/// The rank of a part among those of its kind, `4` or `2010-05`; nothing for another.
struct PartRank {
  bool is_month = false;
  std::int64_t rank = 0;
  auto operator<=>(const PartRank&) const = default;
};

std::optional<PartRank> rank_of(std::string_view part) {
  if (const auto number = parse_digits(part, 3)) return PartRank{false, *number};
  const bool is_month = part.size() == 7 && part[4] == '-';
  const auto year = is_month ? parse_digits(part.substr(0, 4), 4) : std::nullopt;
  const auto month = is_month ? parse_digits(part.substr(5), 2) : std::nullopt;
  if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
  return PartRank{true, *year * 12 + *month - 1};
}

std::string rank_text(const PartRank& part) {
  return part.is_month ? std::to_string(part.rank / 12) + "-" + zero_padded(part.rank % 12 + 1, 2)
                       : std::to_string(part.rank);
}

/// The parts that lack between the first and the last one; none when their names have no order.
std::vector<std::string> lacking_of(const FoundFiles& found, FileId file) {
  std::set<PartRank> ranks;
  for (const auto& offer : found.offers(file)) {
    const auto rank = rank_of(offer.part);
    if (!rank || (!ranks.empty() && ranks.begin()->is_month != rank->is_month)) return {};
    ranks.insert(*rank);
  }
  std::vector<std::string> lacking;
  if (ranks.empty()) return lacking;
  constexpr std::size_t kMostNamed = 12;
  for (PartRank part = *ranks.begin(); part < *ranks.rbegin(); ++part.rank) {
    if (ranks.count(part) == 0) lacking.push_back(rank_text(part));
    if (lacking.size() == kMostNamed) break;
  }
  return lacking;
}

}  // namespace

std::string FoundFiles::path(FileId file) const {
  if (is_database) return found.folder + ", table " + std::string{stem_of(file)};
  const auto& all = offers(file);
  return (fs::path{found.folder} /
          (all.size() == 1 ? std::string_view{all[0].name} : file_name(file)))
      .string();
}

FoundFiles find_files(const std::string& folder, const Correspondances& correspondances) {
  return {sources::find_files(folder, all_stems(), claims_of(correspondances)), false};
}

FoundFiles find_tables(const std::shared_ptr<const warehouse::Database>& database,
                       const Correspondances& correspondances) {
  FoundFiles found{sources::find_tables(database, all_stems(), claims_of(correspondances)), true};
  for (std::size_t i = 0; i < kFileCount; ++i) {
    auto& offers = found.found.offers[i];
    if (offers.empty() || is_shared_out(static_cast<FileId>(i))) continue;
    const std::size_t server = offers.front().server;
    std::erase_if(offers, [&](const sources::Offer& offer) { return offer.server != server; });
  }
  return found;
}

Checked<exports::Table> open_offer(const sources::Offer& offer, std::size_t file,
                                   const Correspondances& correspondances) {
  auto source = offer.open();
  if (!source) return source.error();
  if (!offer.is_foreign) return exports::open_table(std::move(*source), all_layouts()[file]);
  std::vector<const mapping::Correspondance*> ways;
  for (const auto& one : correspondances.all) {
    if (one.file == file && is_taken(one, offer)) ways.push_back(&one);
  }
  return mapping::open_table(std::move(*source), ways, correspondances.dated_names);
}

Diagnostic absent_error(const FoundFiles& found, FileId file) {
  if (found.is_database) {
    Diagnostic error = plain_error("table nécessaire absente de la base, ou qui ne se voit pas",
                                   {"une vue de ce nom convient, une correspondance aussi"});
    error.place = {found.path(file)};
    return error;
  }
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
  if (hints.empty()) {
    hints.push_back("ajoutez-le : copil catalogue fichiers dit ce qu'il contient");
  }
  Diagnostic error = plain_error("fichier nécessaire absent du dossier de données", hints);
  error.place = {found.path(file)};
  return error;
}

Diagnostics unread_warnings(const FoundFiles& found) {
  if (found.found.others.empty()) return {};
  std::vector<std::string> hints;
  for (const auto& name : found.found.others) {
    if (const auto file = meant(found, name)) {
      hints.push_back("« " + name + " » : vouliez-vous dire « " + *file + " » ?");
    }
  }
  const bool is_one = found.found.others.size() == 1;
  return {warning_on(found.found.folder,
                     (is_one ? "fichier inconnu, ignoré : " : "fichiers inconnus, ignorés : ") +
                         quoted_list(found.found.others),
                     std::move(hints))};
}

Diagnostics unread_parts(const FoundFiles& found, const std::vector<FileId>& files) {
  Diagnostics warnings;
  for (const FileId file : files) {
    const std::string stem{stem_of(file)};
    std::string hint = "les parts s'appellent ";
    hint.append(stem).append("_1.csv, ").append(stem).append("_2.csv… ou ").append(stem);
    hint.append("_2010-05.csv ; renommez-le, ou ôtez-le du dossier");
    for (const auto& name : namesakes(found, file)) {
      warnings.push_back(warning_on(
          found.found.folder + "/" + name,
          "ce fichier n'est pas lu : son nom n'est pas celui d'une part de " + stem, {hint}));
    }
  }
  return warnings;
}

Diagnostics lacking_parts(const FoundFiles& found, const std::vector<FileId>& files) {
  Diagnostics warnings;
  for (const FileId file : files) {
    const auto lacking = lacking_of(found, file);
    if (lacking.empty()) continue;
    const bool is_one = lacking.size() == 1;
    warnings.push_back(
        warning_on(found.path(file),
                   (is_one ? "il manque une part : " : "il manque des parts : ") + joined(lacking),
                   {"ajoutez ce qui manque, même réduit à son en-tête si rien n'est à y écrire"}));
  }
  return warnings;
}

}  // namespace copil::records
