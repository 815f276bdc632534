#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "exports/input_file.hpp"
#include "spreadsheets/workbook.hpp"

/// What is said of workbooks that are not read, with the way out.
namespace copil::spreadsheets {

/// Why no reader takes the file, told by its first bytes: an older format, a password, text under a
/// workbook's name. Nothing: it may be read.
std::optional<Diagnostic> refusal_of(const exports::InputFile& file, WorkbookForm form,
                                     const std::string& path);

/// The error of a workbook of which `why` (a French phrase) says what is wrong.
Diagnostic unreadable_workbook(const std::string& path, const std::string& why);

/// The error of a form that is not read, by its extension (`.xls`, `.xlsm`, …).
Diagnostic refused_form(const std::string& path, std::string_view extension);

}  // namespace copil::spreadsheets
