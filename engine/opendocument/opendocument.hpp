#pragma once

#include <string>

#include "base/day.hpp"
#include "diagnostics/diagnostic.hpp"
#include "document/document.hpp"
#include "sheets/book.hpp"

/// A document in the formats that French administrations are told to prefer (OpenDocument 1.3).
/// Comes in: the document tree. Goes out: one file.
namespace copil::opendocument {

struct Options {
  /// The day written into the file's properties; real. The only date the file holds: the same
  /// document, day and program give the same bytes.
  Day created;
};

/// What was written.
struct Written {
  Diagnostics warnings;  ///< characters taken out, formulas given up: never errors
};

/// Writes `document` as a spreadsheet (ODS) to the file `path`, created or replaced: the sheets,
/// formulas, names and charts of the XLSX workbook. The caller gives a temporary path and renames
/// it. Errors, all together: those of `workbook::planned`, a file that cannot be written.
Checked<Written> write_spreadsheet(const document::Document& document, const std::string& path,
                                   const Options& options);

/// The same of a workbook whose plan is made already.
Checked<Written> write_spreadsheet(const sheets::Book& book, const std::string& path,
                                   const Options& options);

/// Writes `document` as a text (ODT) with named styles, to be negotiated and amended in a word
/// processor. Blanks still open are input fields to click on. Errors: a file that cannot be
/// written.
Checked<Written> write_text(const document::Document& document, const std::string& path,
                            const Options& options);

}  // namespace copil::opendocument
