#include "workbook/workbook_file.hpp"

#include <cassert>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <utility>

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

lxw_workbook* new_workbook(const std::string& path, const Options& options,
                           WorkbookFile::Memory memory) {
  lxw_workbook_options native{};
  std::string folder = options.temporary_folder;
  if (!folder.empty()) native.tmpdir = folder.data();
  native.constant_memory = memory == WorkbookFile::Memory::by_row ? LXW_TRUE : LXW_FALSE;
  return workbook_new_opt(path.c_str(), &native);
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
    : path_(std::move(path)), workbook_(nullptr, &lxw_workbook_free) {
  opening_errors_ = opening_errors(path_);
  if (opening_errors_.empty()) workbook_.reset(new_workbook(path_, options, memory));
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
  // Closing frees the workbook, whatever comes of it.
  const lxw_error code =
      is_open() ? workbook_close(workbook_.release()) : LXW_ERROR_MEMORY_MALLOC_FAILED;
  check("fichier « " + path_ + " »", code);
  Diagnostics errors;
  for (const auto& refusal : refusals_) {
    errors.push_back(plain_error("classeur, " + refusal.where + " : l’écriture a échoué (" +
                                     lxw_strerror(refusal.code) + ")",
                                 {"vérifiez la place libre sur le disque"}));
  }
  return errors;
}

}  // namespace copil::workbook
