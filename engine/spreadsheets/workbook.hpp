#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "exports/input_file.hpp"
#include "exports/source.hpp"

/// Rows with their place out of XLSX and ODS workbooks, in memory that does not depend on their
/// size. Cells keep their meaning: days by their format, codes with the zeros of theirs, the
/// results of formulas.
namespace copil::spreadsheets {

enum class WorkbookForm { xlsx, ods };

struct Sheet {
  std::string name;
  bool is_visible = true;
};

/// A workbook whose sheets are known and not read yet. Copies share the file.
class Workbook {
 public:
  /// Looks into an open file; `path` names it in messages. Errors: not such a workbook, protected
  /// by a password, with macros, spoilt or made to harm.
  static Checked<Workbook> open(std::shared_ptr<const exports::InputFile> file, WorkbookForm form,
                                const std::string& path);

  const std::vector<Sheet>& sheets() const { return sheets_; }

  /// The rows of a sheet; `name` is the workbook's in its folder. Errors: a spoilt sheet, one with
  /// more than half a gigabyte of text. Warnings: it is hidden, or has hidden rows.
  Checked<exports::Source> read(std::size_t sheet, const std::string& name) const;

 private:
  class Reader;
  class XlsxReader;
  class OdsReader;
  std::string path_;
  std::vector<Sheet> sheets_;
  std::shared_ptr<const Reader> reader_;
};

}  // namespace copil::spreadsheets
