#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "spreadsheets/archive.hpp"
#include "spreadsheets/cells/sheet_rows.hpp"
#include "spreadsheets/workbook.hpp"
#include "spreadsheets/xml_reader.hpp"

namespace copil::spreadsheets {

/// The entry that holds all sheets of an ODS workbook.
inline constexpr std::string_view kOdsContent = "content.xml";

/// The sheets of an ODS workbook. Error, a French phrase: not one, protected by a password.
Result<std::vector<Sheet>, std::string> read_ods_sheets(const Archive& archive);

/// Reads the cells of one sheet, as its rows go by.
class OdsSheetHandler final : public XmlHandler {
 public:
  OdsSheetHandler(std::size_t sheet, SheetRows& rows) : sheet_(sheet), rows_(rows) {}
  void start(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

  const SheetFindings& findings() const { return findings_; }

 private:
  void start_row(const Attributes& attributes);
  void start_cell(const Attributes& attributes);
  void start_in_cell(std::string_view name, const Attributes& attributes);
  void end_row();
  void end_cell();
  void end_in_cell(std::string_view name);
  void add_text(std::string_view piece);
  std::string cell_text() const;
  std::string number_cell() const;

  std::size_t sheet_;
  SheetRows& rows_;
  std::size_t sheets_started_ = 0;
  bool is_spreadsheet_ = false;
  int tables_deep_ = 0;  ///< tables within cells are passed over
  bool is_in_sheet_ = false;

  std::uint64_t row_ = 1;
  std::uint64_t row_repeats_ = 1;
  std::size_t column_ = 0;
  bool is_in_row_ = false;
  bool is_hidden_ = false;
  std::size_t filled_cells_ = 0;  ///< of the row
  /// The first row with two cells or more: the header, or a row above it.
  std::uint64_t first_wide_row_ = 0;
  SheetFindings findings_;

  bool is_in_cell_ = false;
  std::uint64_t cell_repeats_ = 1;
  std::string type_, value_, formula_;
  bool has_formula_ = false;
  bool is_error_ = false;
  std::string shown_;
  bool has_paragraph_ = false;
  int paragraph_depth_ = 0;
  int passed_over_ = 0;  ///< inside a comment, or how a text is read aloud
};

}  // namespace copil::spreadsheets
