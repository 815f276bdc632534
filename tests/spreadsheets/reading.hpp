#pragma once

#include <memory>
#include <string>

#include <catch2/catch.hpp>

#include "exports/source.hpp"
#include "spreadsheets/workbook.hpp"
#include "support/temporary_folder.hpp"

/// Workbooks as text dumps.
namespace copil::testing {

using spreadsheets::Workbook;
using spreadsheets::WorkbookForm;

inline Checked<Workbook> opened(const TemporaryFolder& folder, const std::string& name,
                                WorkbookForm form) {
  auto file = exports::InputFile::open_packed(folder.file(name));
  REQUIRE(file);
  return Workbook::open(std::make_shared<const exports::InputFile>(std::move(*file)), form, name);
}

/// The text of a source, each record with the place of its first cell.
inline std::string dump(const exports::Source& source) {
  std::string text;
  REQUIRE(source.content.read(source.content.begin(), source.content.end(), text));
  std::string dumped;
  std::uint64_t line = 1;
  bool is_quoted = false;
  bool is_start = true;
  for (const char c : text) {
    if (is_start) dumped += source.places->of(line, 0).spot.substr(8) + " | ";
    is_start = false;
    dumped += c;
    if (c == '"') is_quoted = !is_quoted;
    if (c != '\n') continue;
    ++line;
    is_start = !is_quoted;
  }
  for (const auto& warning : source.warnings) dumped += formatted(warning);
  return dumped;
}

/// The dump of a workbook's first sheet, or what is wrong with it.
inline std::string dump_of(const std::string& bytes, WorkbookForm form) {
  const TemporaryFolder folder;
  const std::string name = form == WorkbookForm::xlsx ? "essai.xlsx" : "essai.ods";
  folder.write(name, bytes);
  const auto book = opened(folder, name, form);
  if (!book) return formatted(book.error());
  if (book->sheets().empty()) return "aucune feuille\n";
  const auto source = book->read(0, name);
  return source ? dump(*source) : formatted(source.error());
}

}  // namespace copil::testing
