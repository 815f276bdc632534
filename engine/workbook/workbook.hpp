#pragma once

#include <string>
#include <vector>

#include "base/day.hpp"
#include "diagnostics/diagnostic.hpp"
#include "document/document.hpp"
#include "sheets/book.hpp"

/// A document as an XLSX workbook. Comes in: the document tree. Goes out: one file, with a first
/// sheet that presents the document, one sheet a table, native charts beside their figures, the
/// text of an act, what is left to fill, and the sources. What stands where is the plan of
/// `sheets`; this room hands it to the library.
namespace copil::workbook {

struct Options {
  /// The day written into the file's properties; real. The only date the file holds: the same
  /// document, day and program give the same bytes.
  Day created;
  /// Where the library keeps its parts while it works; empty: `/tmp`.
  std::string temporary_folder;
  /// Cells say where their number comes from, in a comment: of a document, not of a plan.
  sheets::SaidOrigins origins = sheets::SaidOrigins::none;
};

/// What was written.
struct Written {
  std::vector<std::string> sheets;  ///< the sheets' names, in order
  Diagnostics warnings;             ///< characters taken out, formulas given up: never errors
};

/// Writes `document` to the file `path`, which is created or replaced; the caller gives a temporary
/// path and renames it. Errors (a file that cannot be written, a text over 32 767 characters, more
/// rows than a sheet holds) are returned all together; a file may then be left half-written only
/// when the disk itself failed. The library converts the day in a buffer that all threads share:
/// several workbooks at once are for several processes.
Checked<Written> write(const document::Document& document, const std::string& path,
                       const Options& options);

/// The same of a workbook whose plan is made already.
Checked<Written> write(const sheets::Book& book, const std::string& path, const Options& options);

}  // namespace copil::workbook
