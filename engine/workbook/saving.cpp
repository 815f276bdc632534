#include <xlsxwriter.h>

#include <cassert>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <memory>

#include "workbook/book.hpp"
#include "workbook/names.hpp"
#include "workbook/numeric_locale.hpp"
#include "workbook/sheet_saving.hpp"

namespace copil::workbook {

namespace {

using WorkbookHandle = std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)>;

/// Opens the file once before the library does: it would complain on its own.
std::optional<Diagnostic> opening_error(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file != nullptr) {
    std::fclose(file);
    return std::nullopt;
  }
  const bool is_forbidden = errno == EACCES || errno == EROFS;
  return plain_error("impossible d’écrire le classeur « " + path + " » : " +
                         (is_forbidden ? "l’écriture y est interdite"
                                       : "le dossier n’existe pas ou n’est pas accessible"),
                     {"choisissez un dossier où vous pouvez écrire"});
}

WorkbookHandle new_workbook(const std::string& path, const Options& options) {
  lxw_workbook_options native{};
  std::string folder = options.temporary_folder;
  if (!folder.empty()) native.tmpdir = folder.data();
  return {workbook_new_opt(path.c_str(), &native), &lxw_workbook_free};
}

/// Noon of the day, universal time: the same calendar day from Brest to Nouméa.
std::time_t noon(Day day) {
  return std::time_t{day.number} * 86'400 + 43'200;
}

char* borrowed(const std::string& text) {
  return const_cast<char*>(text.c_str());
}

lxw_error set_properties(lxw_workbook* workbook, const Book& book, const Options& options) {
  lxw_doc_properties properties{};
  properties.title = borrowed(book.title);
  properties.subject = borrowed(book.subject);
  properties.keywords = borrowed(book.keywords);
  properties.author = const_cast<char*>("copil");
  properties.created = noon(options.created);
  return workbook_set_properties(workbook, &properties);
}

lxw_error define_name(lxw_workbook* workbook, const Book& book, const DefinedName& name) {
  const auto& sheet = book.sheets[static_cast<std::size_t>(name.sheet)];
  const std::string cells =
      "=" + quoted_sheet(sheet.name) + "!" + range_text(name.range, Anchor::fixed);
  return workbook_define_name(workbook, name.name.c_str(), cells.c_str());
}

void save_sheets(const Target& target) {
  std::vector<lxw_worksheet*> worksheets;
  for (const auto& sheet : target.book.sheets) {
    worksheets.push_back(workbook_add_worksheet(target.workbook, sheet.name.c_str()));
  }
  for (std::size_t i = 0; i < worksheets.size(); ++i) {
    const Sheet& sheet = target.book.sheets[i];
    const std::size_t before = target.refusals.size();
    if (worksheets[i] == nullptr) {
      target.refusals.push_back({"nom de feuille", LXW_ERROR_PARAMETER_VALIDATION});
    } else {
      save_sheet(target, sheet, worksheets[i]);
    }
    for (std::size_t r = before; r < target.refusals.size(); ++r) {
      target.refusals[r].where = "feuille « " + sheet.name + " », " + target.refusals[r].where;
    }
  }
}

Diagnostics refused(const std::vector<Refusal>& refusals) {
  Diagnostics errors;
  for (const auto& refusal : refusals) {
    errors.push_back(plain_error("classeur, " + refusal.where + " : l’écriture a échoué (" +
                                     lxw_strerror(refusal.code) + ")",
                                 {"vérifiez la place libre sur le disque"}));
  }
  return errors;
}

}  // namespace

Checked<Written> saved(const Book& book, const std::string& path, const Options& options) {
  assert(options.created.is_real());
  if (auto error = opening_error(path)) return Diagnostics{std::move(*error)};
  const NumericLocale decimal_point;
  WorkbookHandle workbook = new_workbook(path, options);
  std::vector<Refusal> refusals;
  if (workbook == nullptr) return refused({{"création", LXW_ERROR_MEMORY_MALLOC_FAILED}});
  const auto check = [&](const std::string& where, lxw_error code) {
    if (code != LXW_NO_ERROR) refusals.push_back({where, code});
  };
  Looks looks(workbook.get(), book);
  check("propriétés", set_properties(workbook.get(), book, options));
  save_sheets({workbook.get(), looks, book, refusals});
  for (const auto& name : book.names) {
    check("nom « " + name.name + " »", define_name(workbook.get(), book, name));
  }
  // Closing frees the workbook, whatever comes of it.
  check("fichier « " + path + " »", workbook_close(workbook.release()));
  if (!refusals.empty()) return refused(refusals);
  Written written{{}, book.warnings};
  for (const auto& sheet : book.sheets) written.sheets.push_back(sheet.name);
  return written;
}

}  // namespace copil::workbook
