#include "workbook/writing/workbook_file.hpp"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <utility>

#include "workbook/writing/disk_room.hpp"
#include "workbook/writing/quiet_library.hpp"

namespace copil::workbook {

namespace {

/// Opens the file once before the library does: it would complain on its own.
Diagnostics opening_errors(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file != nullptr) {
    std::fclose(file);
    return {};
  }
  const bool is_forbidden = errno == EACCES || errno == EROFS;
  return {plain_error("impossible d’écrire le classeur « " + path + " » : " +
                          (is_forbidden ? "l’écriture y est interdite"
                                        : "le dossier n’existe pas ou n’est pas accessible"),
                      {"choisissez un dossier où vous pouvez écrire"})};
}

lxw_workbook* new_workbook(const std::string& path, std::string folder,
                           WorkbookFile::Memory memory) {
  lxw_workbook_options native{};
  native.tmpdir = folder.data();
  native.constant_memory = memory == WorkbookFile::Memory::by_row ? LXW_TRUE : LXW_FALSE;
  return workbook_new_opt(path.c_str(), &native);
}

constexpr const char* kFullOrTooLarge =
    "le disque est plein, ou le fichier dépasse la taille permise";

std::string working_files(const std::string& folder) {
  return "fichiers de travail, dans « " + folder + " » : ";
}

/// What keeps the library from writing the file.
std::string writer_reason(lxw_error code) {
  switch (code) {
    case LXW_ERROR_MEMORY_MALLOC_FAILED:
      return "la mémoire manque";
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      return kFullOrTooLarge;
    default:
      return "erreur " + std::to_string(code) + " de la bibliothèque de classeurs";
  }
}

/// Noon of the day, universal time: the same calendar day from Brest to Nouméa.
std::time_t noon(Day day) {
  return std::time_t{day.number} * 86'400 + 43'200;
}

char* borrowed(const std::string& text) {
  return const_cast<char*>(text.c_str());
}

}  // namespace

WorkbookFile::WorkbookFile(std::string path, const Options& options, Memory memory)
    : path_(std::move(path)),
      temporary_folder_(options.temporary_folder.empty() ? "/tmp" : options.temporary_folder),
      workbook_(nullptr, &lxw_workbook_free) {
  opening_errors_ = opening_errors(path_);
  if (opening_errors_.empty()) workbook_.reset(new_workbook(path_, temporary_folder_, memory));
}

void WorkbookFile::describe(const Properties& properties, Day created) {
  assert(created.is_real());
  lxw_doc_properties native{};
  native.title = borrowed(properties.title);
  native.subject = borrowed(properties.subject);
  native.keywords = borrowed(properties.keywords);
  native.author = const_cast<char*>("copil");
  native.created = noon(created);
  check("propriétés", workbook_set_properties(workbook_.get(), &native));
}

void WorkbookFile::check(const std::string& where, lxw_error code) {
  if (code != LXW_NO_ERROR) refusals_.push_back({where, code});
}

void WorkbookFile::end_sheet(const std::string& name) {
  for (; told_ < refusals_.size(); ++told_) {
    refusals_[told_].where = "feuille « " + name + " », " + refusals_[told_].where;
  }
}

Diagnostics WorkbookFile::close() {
  if (!opening_errors_.empty()) return opening_errors_;
  if (!is_open()) return refuse("la mémoire manque");
  std::string obstacle = written_rows();
  if (obstacle.empty()) obstacle = obstacle_to(temporary_folder_, largest_part_bytes_);
  if (!obstacle.empty()) return refuse(working_files(temporary_folder_) + obstacle);
  const QuietLibrary quiet;
  // Closing frees the workbook, whatever comes of it.
  const lxw_error code = workbook_close(workbook_.release());
  if (code != LXW_NO_ERROR) return refuse(writer_reason(code));
  if (is_nearly_full(temporary_folder_, largest_part_bytes_)) {
    return refuse(working_files(temporary_folder_) + "le disque est plein");
  }
  Diagnostics errors;
  for (const auto& refusal : refusals_) {
    errors.push_back(
        plain_error("classeur, " + refusal.where + " : refusé par la bibliothèque de classeurs (" +
                    std::to_string(refusal.code) + ", " + lxw_strerror(refusal.code) + ")"));
  }
  return errors;
}

Diagnostics WorkbookFile::refuse(const std::string& obstacle) const {
  return {plain_error("impossible d’écrire le classeur « " + path_ + " » : " + obstacle,
                      {"libérez de la place ; la variable TMPDIR désigne un autre dossier pour les "
                       "fichiers de travail"})};
}

/// Rows already in working files: why they are not whole; empty when they are. The library copies
/// each of these files once more.
std::string WorkbookFile::written_rows() {
  lxw_worksheet* worksheet = nullptr;
  STAILQ_FOREACH(worksheet, workbook_->worksheets, list_pointers) {
    std::FILE* rows = worksheet->optimize_tmpfile;
    if (rows == nullptr) continue;
    if (std::fflush(rows) != 0 || std::ferror(rows) != 0) return kFullOrTooLarge;
    const auto bytes = static_cast<std::uint64_t>(::ftello(rows));
    largest_part_bytes_ = std::max(largest_part_bytes_, bytes);
  }
  return {};
}

}  // namespace copil::workbook
