#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "spreadsheets/archive.hpp"
#include "spreadsheets/workbook.hpp"
#include "support/made_workbooks.hpp"

/// What the fuzzer feeds the reader of workbooks: any bytes as a workbook, or as one of its parts,
/// so that it need not guess checksums.
namespace copil::fuzz {

/// Every line of a source has a place within what a sheet can hold, and grows.
inline void check_source(const exports::Source& source) {
  std::string text;
  if (!source.content.read(source.content.begin(), source.content.end(), text)) std::abort();
  std::uint64_t line = 0;
  std::uint64_t last = 0;
  bool is_quoted = false;
  bool is_start = true;
  for (const char c : text) {
    if (c == '\r') std::abort();
    if (is_start) {
      const std::uint64_t row = source.places->of(line + 1, 0).line;
      if (row <= last || row > 1'048'576) std::abort();
      last = row;
    }
    if (c == '"') is_quoted = !is_quoted;
    is_start = c == '\n' && !is_quoted;
    if (c == '\n') ++line;
  }
}

/// Opens the bytes as a workbook and reads all its sheets: whatever they are, it either says what
/// is wrong or gives rows with places.
inline void read_workbook(const std::filesystem::path& folder, std::string_view bytes,
                          spreadsheets::WorkbookForm form) {
  const std::string path = (folder / "essai").string();
  std::ofstream{path, std::ios::binary} << bytes;
  auto file = exports::InputFile::open_packed(path);
  if (!file) std::abort();
  const auto book = spreadsheets::Workbook::open(
      std::make_shared<const exports::InputFile>(std::move(*file)), form, "essai");
  if (!book) {
    if (book.error().empty()) std::abort();
    return;
  }
  for (std::size_t i = 0; i < book->sheets().size(); ++i) {
    const auto source = book->read(i, "essai");
    if (source) check_source(*source);
    if (!source && source.error().empty()) std::abort();
  }
}

/// Unpacks every entry of the bytes as an archive.
inline void read_archive(const std::filesystem::path& folder, std::string_view bytes) {
  const std::string path = (folder / "essai").string();
  std::ofstream{path, std::ios::binary} << bytes;
  auto file = exports::InputFile::open_packed(path);
  if (!file) std::abort();
  const auto archive =
      spreadsheets::Archive::open(std::make_shared<const exports::InputFile>(std::move(*file)));
  if (!archive) return;
  for (const auto& entry : archive->entries()) {
    const auto unpacked = spreadsheets::unpacked(*archive, entry, std::uint64_t{1} << 20);
    if (unpacked && unpacked->size() != entry.size) std::abort();
  }
}

/// The first byte chooses what the others are.
inline void read_spreadsheet_bytes(const std::filesystem::path& folder, std::string_view bytes) {
  using spreadsheets::WorkbookForm;
  if (bytes.empty()) return;
  const unsigned choice = static_cast<unsigned char>(bytes[0]) % 7;
  const std::string rest{bytes.substr(1)};
  if (choice == 0) return read_archive(folder, rest);
  if (choice == 1) return read_workbook(folder, rest, WorkbookForm::xlsx);
  if (choice == 2) return read_workbook(folder, rest, WorkbookForm::ods);
  if (choice == 3) {
    return read_workbook(folder, testing::made_ods({{"T2", rest}}), WorkbookForm::ods);
  }
  // Rows, styles or shared texts among sound parts.
  const std::string rows = "<row><c s=\"1\"><v>40299</v></c><c t=\"s\"><v>0</v></c></row>";
  testing::MadeParts parts;
  parts.styles = choice == 5 ? rest : "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>";
  parts.strings = choice == 6 ? rest : "<si><t>a</t></si>";
  read_workbook(folder, testing::made_xlsx({{"T2", choice == 4 ? rest : rows}}, parts),
                WorkbookForm::xlsx);
}

}  // namespace copil::fuzz
