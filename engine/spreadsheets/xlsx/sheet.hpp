#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "spreadsheets/cells/sheet_rows.hpp"
#include "spreadsheets/xlsx/book.hpp"
#include "spreadsheets/xlsx/strings.hpp"
#include "spreadsheets/xml_reader.hpp"

namespace copil::spreadsheets {

/// Reads the cells of a worksheet, as its rows go by.
class SheetHandler final : public XmlHandler {
 public:
  SheetHandler(const StringsHandler& strings, const std::vector<NumberFormat>& formats, Epoch epoch,
               SheetRows& rows);
  void start(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

  const SheetFindings& findings() const { return findings_; }

 private:
  enum class Type { number, shared, text, inside, boolean, error, date };
  void start_row(const Attributes& attributes);
  void start_cell(const Attributes& attributes);
  void end_row();
  void end_cell();
  void note_merged(std::string_view reference);
  std::string cell_text();
  std::string number_cell();

  const StringsHandler& strings_;
  const std::vector<NumberFormat>& formats_;
  Epoch epoch_;
  SheetRows& rows_;

  std::uint64_t row_ = 0;
  std::size_t next_column_ = 0;
  bool is_in_rows_ = false;
  bool is_in_row_ = false;
  bool is_hidden_ = false;
  std::size_t filled_cells_ = 0;  ///< of the row
  /// The first row with two cells or more: the header, or a row above it.
  std::uint64_t first_wide_row_ = 0;
  SheetFindings findings_;

  bool is_in_cell_ = false;
  std::size_t column_ = 0;
  Type type_ = Type::number;
  std::size_t style_ = 0;
  enum class Part { none, value, formula } part_ = Part::none;
  bool has_formula_ = false;
  std::string value_;
  std::string formula_;
  StringText string_;
};

}  // namespace copil::spreadsheets
