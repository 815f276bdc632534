#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "support/fault_tools.hpp"
#include "support/made_workbooks.hpp"

/// A spoilt file as a workbook: what a text becomes that is opened in a spreadsheet and saved.
namespace copil::test_support {

/// What happens to the cells on the way.
enum class Cells {
  texts,  ///< each one stays the text it was
  typed   ///< days and numbers become what a French spreadsheet makes of them
};

class WorkbookForm {
 public:
  WorkbookForm(bool is_ods, Cells cells) : is_ods_(is_ods), cells_(cells) {}

  /// The mutant in that form; as it was where its text cannot stand in a workbook.
  Mutant dressed(Mutant mutant) const {
    const bool is_text = is_utf8(mutant.bytes) && mutant.new_name.ends_with(".csv");
    if (!is_text) return mutant;
    mutant.bytes = workbook_of(mutant.bytes);
    mutant.new_name = renamed(mutant.new_name);
    std::map<std::string, std::string> beside;
    for (const auto& [name, bytes] : mutant.beside) beside[renamed(name)] = workbook_of(bytes);
    mutant.beside = std::move(beside);
    return mutant;
  }

 private:
  static bool is_utf8(const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      int more = byte < 0x80 ? 0 : byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : -1;
      if (more < 0) return false;
      for (; more > 0; --more) {
        if (++i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80)
          return false;
      }
    }
    return true;
  }

  std::string renamed(const std::string& name) const {
    return name.substr(0, name.rfind('.')) + (is_ods_ ? ".ods" : ".xlsx");
  }

  static std::vector<std::string> parts_of(const std::string& text, char separator) {
    std::vector<std::string> parts{{}};
    for (const char c : text) {
      if (c == separator) {
        parts.emplace_back();
      } else {
        parts.back() += c;
      }
    }
    return parts;
  }

  static std::optional<int> whole(const std::string& digits) {
    const bool is_whole = !digits.empty() && digits.size() <= 9 &&
                          digits.find_first_not_of("0123456789") == std::string::npos;
    return is_whole ? std::optional{std::stoi(digits)} : std::nullopt;
  }

  /// `2010-04-13`, and as a French spreadsheet reads them: `13/04/2010`, `13-04-10`.
  static std::optional<Day> day_in(const std::string& cell) {
    if (const auto day = parse_day(cell); day && cell.size() == 10 && cell[4] == '-') return *day;
    const auto parts = parts_of(cell, cell.find('/') != std::string::npos ? '/' : '-');
    if (parts.size() != 3) return std::nullopt;
    const auto first = whole(parts[0]);
    const auto second = whole(parts[1]);
    const auto third = whole(parts[2]);
    if (!first || !second || !third || parts[0].size() > 2 || parts[2].size() < 2) {
      return std::nullopt;
    }
    const int year = *third < 30 ? *third + 2000 : *third < 100 ? *third + 1900 : *third;
    return make_day(year, *second, *first);
  }

  /// What is written as a number: no zero before it, which a code would lose.
  static std::optional<std::string> number_in(const std::string& cell) {
    if (cell == "1,00E+05") return "100000";
    const auto comma = cell.find_first_of(".,");
    const std::string before = cell.substr(0, comma);
    const bool is_number = whole(before) && (before == "0" || before[0] != '0') &&
                           (comma == std::string::npos || whole(cell.substr(comma + 1)));
    if (!is_number) return std::nullopt;
    return comma == std::string::npos ? before : before + "." + cell.substr(comma + 1);
  }

  std::string xlsx_cell(const std::string& cell) const {
    if (cell.empty()) return "<c/>";
    if (cells_ == Cells::typed) {
      if (const auto day = day_in(cell)) {
        return "<c s=\"1\"><v>" + std::to_string(days_between(*make_day(1899, 12, 30), *day)) +
               "</v></c>";
      }
      if (const auto number = number_in(cell)) return "<c><v>" + *number + "</v></c>";
    }
    return "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + testing::as_xml(cell) +
           "</t></is></c>";
  }

  std::string ods_cell(const std::string& cell) const {
    if (cell.empty()) return "<table:table-cell/>";
    const std::string shown = "><text:p>" + testing::as_xml(cell) + "</text:p></table:table-cell>";
    const std::string type = "<table:table-cell office:value-type=";
    if (cells_ == Cells::typed) {
      if (const auto day = day_in(cell)) {
        return type + "\"date\" office:date-value=\"" + iso_text(*day) + "\"" + shown;
      }
      if (const auto number = number_in(cell)) {
        return type + "\"float\" office:value=\"" + *number + "\"" + shown;
      }
    }
    return type + "\"string\"" + shown;
  }

  std::string workbook_of(const std::string& text) const {
    std::string rows;
    auto lines = parts_of(text, '\n');
    if (lines.back().empty()) lines.pop_back();
    for (const auto& line : lines) {
      rows += is_ods_ ? "<table:table-row>" : "<row>";
      for (const auto& cell : parts_of(line, ';')) {
        rows += is_ods_ ? ods_cell(cell) : xlsx_cell(cell);
      }
      rows += is_ods_ ? "</table:table-row>" : "</row>";
    }
    if (is_ods_) return testing::made_ods({{"Feuille1", rows}});
    testing::MadeParts parts;
    parts.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    return testing::made_xlsx({{"Feuil1", rows}}, parts);
  }

  bool is_ods_;
  Cells cells_;
};

}  // namespace copil::test_support
