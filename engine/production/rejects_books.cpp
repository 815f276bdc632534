#include "production/rejects_books.hpp"

#include <filesystem>
#include <map>

#include "base/utf8.hpp"
#include "files/files.hpp"
#include "records/dictionary.hpp"
#include "wording/numbers.hpp"
#include "workbook/detail.hpp"

namespace copil::production {

namespace {

using exports::Rejects;
using records::FileId;
using workbook::DetailCell;

constexpr const char* kWithoutMission = "sans-mission-locale";

/// Rows of one mission locale by file, as indices among the rejects.
using RowsByFile = std::map<std::string, std::vector<std::size_t>>;

/// By code, the empty one last.
std::vector<std::pair<std::string, RowsByFile>> by_mission(const Rejects& rejects) {
  std::map<std::string, RowsByFile> found;
  for (std::size_t i = 0; i < rejects.size(); ++i) {
    const auto reject = rejects[i];
    found[std::string{reject.mission_locale}][std::string{reject.file}].push_back(i);
  }
  std::vector<std::pair<std::string, RowsByFile>> missions;
  for (auto& [code, rows] : found) {
    if (!code.empty()) missions.emplace_back(code, std::move(rows));
  }
  if (const auto others = found.find(""); others != found.end()) {
    missions.emplace_back("", std::move(others->second));
  }
  return missions;
}

/// Who keeps that file in order; nothing for a file that is not of the format.
std::string keeper_of(const std::string& name) {
  for (std::size_t i = 0; i < records::kFileCount; ++i) {
    const auto& description = records::description_of(static_cast<FileId>(i));
    if (description.layout.file == name) return std::string{description.keeper};
  }
  return {};
}

/// The text without what a cell of a workbook could not hold: rows may have swallowed others.
std::string_view fitting(std::string_view text) {
  constexpr std::size_t kMostBytes = 8'000;
  return whole_head(text, kMostBytes);
}

workbook::Detail list_of(const Rejects& rejects, const std::string& file,
                         const std::vector<std::size_t>& rows) {
  workbook::Detail list;
  list.title = file;
  const std::string keeper = keeper_of(file);
  if (!keeper.empty()) list.about.push_back("À corriger par : " + keeper);
  list.about.push_back(
      "Une ligne rejetée n'entre dans aucun chiffre tant qu'elle n'est pas corrigée "
      "dans le logiciel d'origine et exportée de nouveau.");
  list.columns = {{"Ligne", Unit::none, 0, 8, "La ligne du fichier où l'enregistrement commence"},
                  {"Jeune", Unit::none, 0, 16, "Le pseudonyme que la ligne porte"},
                  {"Colonne", Unit::none, 0, 20, {}},
                  {"Valeur", Unit::none, 0, 24, "Ce que la cellule contient"},
                  {"Motif", Unit::none, 0, 60, {}},
                  {"Valeur juste", Unit::none, 0, 24, "À remplir par qui corrige"},
                  {"Enregistrement", Unit::none, 0, 80, "La ligne telle qu'elle a été lue"}};
  list.rows = [&rejects, rows, next = std::size_t{0}](std::vector<DetailCell>& row) mutable {
    if (next == rows.size()) return false;
    const auto reject = rejects[rows[next++]];
    row[0] = Ratio{static_cast<std::int64_t>(reject.line), 1};
    row[1] = reject.jeune;
    row[2] = reject.column;
    row[3] = fitting(reject.value);
    row[4] = reject.reason;
    row[6] = fitting(reject.row);
    return true;
  };
  return list;
}

std::string label_of(const records::Territoires& territoires, const std::string& code) {
  if (code.empty()) return "lignes sans mission locale";
  const auto known = territoires.find(code);
  return known ? territoires.libelle[*known] + " (" + code + ")" : code;
}

std::size_t count_of(const RowsByFile& files) {
  std::size_t count = 0;
  for (const auto& [file, rows] : files) count += rows.size();
  return count;
}

Diagnostics write_book(const workbook::DetailBook& book, const std::string& path, Day created) {
  const std::string temporary = files::temporary_name(path);
  workbook::Options options;
  options.created = created;
  options.temporary_folder = std::filesystem::path{path}.parent_path().string();
  const auto written = workbook::write_details(book, temporary, options);
  if (written) return files::settle_file(temporary, path);
  std::error_code ignored;
  std::filesystem::remove(temporary, ignored);
  return written.error();
}

}  // namespace

Checked<std::vector<RejectsBook>> write_rejects_books(const Rejects& rejects,
                                                      const records::Territoires& territoires,
                                                      const std::string& folder, Day created) {
  std::vector<RejectsBook> books;
  for (const auto& [code, files] : by_mission(rejects)) {
    const std::size_t count = count_of(files);
    workbook::DetailBook book;
    book.title = "Lignes rejetées – " + label_of(territoires, code);
    book.about = {wording::counted(count, "ligne à corriger", "lignes à corriger")};
    for (const auto& [file, rows] : files) book.lists.push_back(list_of(rejects, file, rows));
    const std::string name =
        "rejets_" + (code.empty() ? kWithoutMission : files::plain_name(code)) + ".xlsx";
    Diagnostics faults = write_book(book, std::string{folder}.append("/").append(name), created);
    if (!faults.empty()) return faults;
    books.push_back({name, code, count});
  }
  return books;
}

}  // namespace copil::production
