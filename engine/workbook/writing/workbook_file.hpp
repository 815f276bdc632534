#pragma once

#include <xlsxwriter.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sheets/book.hpp"
#include "workbook/workbook.hpp"
#include "workbook/writing/numeric_locale.hpp"

namespace copil::workbook {

/// The library's number for A4 paper.
inline constexpr std::uint8_t kPaperA4 = 9;

/// The library's workbook from opening to closing. While it lives, this thread writes numbers with
/// a decimal point. Everything the library refuses is kept and given back when closing.
class WorkbookFile {
 public:
  enum class Memory {
    whole,   ///< cells may come in any order
    by_row,  ///< row after row; memory does not grow with the rows
  };
  struct Properties {
    std::string title;
    std::string subject;
    std::string keywords;
  };

  /// Opens `path` for writing; whether that went well is told by `is_open`.
  WorkbookFile(std::string path, const Options& options, Memory memory);

  bool is_open() const { return workbook_ != nullptr; }
  lxw_workbook* native() const { return workbook_.get(); }
  void describe(const Properties& properties, Day created);

  /// Keeps note of a refusal; `where` says at what, in French.
  void check(const std::string& where, lxw_error code);
  /// The refusals told since the last call of this are said to have happened in that sheet.
  void end_sheet(const std::string& name);

  /// How large the largest of the file's parts may be, before it is packed.
  void expect(std::uint64_t bytes) { largest_part_bytes_ = bytes; }

  /// Writes everything out. Gives what went wrong since the opening: nothing when all is well.
  Diagnostics close();

 private:
  struct Refusal {
    std::string where;
    lxw_error code;
  };

  Diagnostics refuse(const std::string& obstacle) const;
  std::string written_rows();

  std::string path_;
  std::string temporary_folder_;
  std::uint64_t largest_part_bytes_ = 0;
  NumericLocale decimal_point_;
  std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)> workbook_;
  std::vector<Refusal> refusals_;
  std::size_t told_ = 0;  ///< refusals of sheets already ended
  Diagnostics opening_errors_;
};

}  // namespace copil::workbook
