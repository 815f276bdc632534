#include <xlsxwriter.h>

#include <algorithm>

#include "sheets/book.hpp"
#include "sheets/names.hpp"
#include "workbook/workbook.hpp"
#include "workbook/writing/sheet_saving.hpp"
#include "workbook/writing/workbook_file.hpp"

namespace copil::workbook {

namespace {

void define_name(WorkbookFile& file, const sheets::Book& book, const sheets::DefinedName& name) {
  const auto& sheet = book.sheets[static_cast<std::size_t>(name.sheet)];
  const std::string cells = "=" + sheets::quoted_sheet(sheet.name) + "!" +
                            sheets::range_text(name.range, sheets::Anchor::fixed);
  file.check("nom « " + name.name + " »",
             workbook_define_name(file.native(), name.name.c_str(), cells.c_str()));
}

/// All sheets are made before the first is filled: charts and links name them.
void save_sheets(WorkbookFile& file, const sheets::Book& book) {
  std::vector<lxw_worksheet*> worksheets;
  for (const auto& sheet : book.sheets) {
    worksheets.push_back(workbook_add_worksheet(file.native(), sheet.name.c_str()));
  }
  Looks looks(file.native(), book);
  for (std::size_t i = 0; i < worksheets.size(); ++i) {
    if (worksheets[i] == nullptr)
      file.check("nom de la feuille", LXW_ERROR_PARAMETER_VALIDATION);
    else
      save_sheet({file, looks, book}, book.sheets[i], worksheets[i]);
    file.end_sheet(book.sheets[i].name);
  }
}

/// Generously: a sheet's cells with their addresses and styles, all formulas; or all the texts,
/// which stand together in a part of their own.
std::uint64_t largest_part_bytes(const sheets::Book& book) {
  std::uint64_t cells = 0;
  std::uint64_t largest = 0;
  for (const auto& sheet : book.sheets) {
    cells += sheet.cells.size();
    largest = std::max<std::uint64_t>(largest, sheet.cells.size());
  }
  return 100'000 + 2 * book.text_bytes + std::max(120 * largest, 60 * cells);
}

}  // namespace

Checked<Written> write(const document::Document& document, const std::string& path,
                       const Options& options) {
  const auto book = sheets::planned(document, options.origins);
  if (!book) return book.error();
  return write(*book, path, options);
}

Checked<Written> write(const sheets::Book& book, const std::string& path, const Options& options) {
  WorkbookFile file(path, options, WorkbookFile::Memory::whole);
  if (!file.is_open()) return file.close();
  file.describe({book.title, book.subject, book.keywords}, options.created);
  save_sheets(file, book);
  for (const auto& name : book.names) define_name(file, book, name);
  file.expect(largest_part_bytes(book));
  if (auto errors = file.close(); !errors.empty()) return errors;
  Written written{{}, book.warnings};
  for (const auto& sheet : book.sheets) written.sheets.push_back(sheet.name);
  return written;
}

}  // namespace copil::workbook
