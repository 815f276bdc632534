#include "raw_workbook.hpp"

#include <xlsxwriter.h>

#include "long_list.hpp"

namespace copil::bench {

namespace {

using namespace document;

struct Formats {
  lxw_format* header;
  lxw_format* text;
  lxw_format* number;
};

std::string column_name(std::size_t column) {
  return std::string(1, static_cast<char>('A' + column));
}

/// The yardstick's only formulas: sums of whole columns.
std::string sum_of(std::size_t column, std::size_t rows) {
  const std::string name = column_name(column);
  return "=SUM(" + name + "2:" + name + std::to_string(rows) + ")";
}

void write_cell(lxw_worksheet* sheet, lxw_row_t row, std::size_t column, const Cell& cell,
                const Formats& formats) {
  const auto at = static_cast<lxw_col_t>(column);
  if (const auto* number = std::get_if<Number>(&cell.content)) {
    const double value = to_double(number->value.number);
    if (cell.formula) {
      worksheet_write_formula_num(sheet, row, at, sum_of(column, row).c_str(), formats.number,
                                  value);
    } else {
      worksheet_write_number(sheet, row, at, value, formats.number);
    }
  } else {
    const auto& words = std::get<Inlines>(cell.content);
    worksheet_write_string(sheet, row, at, std::get<Text>(words[0].node).text.c_str(),
                           formats.text);
  }
}

void write_table(lxw_workbook* workbook, const Table& table, const Formats& formats) {
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, nullptr);
  worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(table.columns.size() - 1), 16, nullptr);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i),
                           std::get<Text>(table.columns[i].title[0].node).text.c_str(),
                           formats.header);
  }
  lxw_row_t row = 1;
  for (const auto& line : table.rows) {
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      write_cell(sheet, row, i, line.cells[i], formats);
    }
    ++row;
  }
  worksheet_freeze_panes(sheet, 1, 1);
}

void write_chart(lxw_workbook* workbook, const Chart& chart) {
  lxw_chart* native = workbook_add_chart(workbook, LXW_CHART_COLUMN);
  const auto last = static_cast<lxw_row_t>(chart.categories.size());
  lxw_chart_series* series = chart_add_series(native, nullptr, nullptr);
  chart_series_set_categories(series, "Sheet1", 1, 0, last, 0);
  chart_series_set_values(series, "Sheet1", 1, 3, last, 3);
  lxw_worksheet* sheet = workbook_get_worksheet_by_name(workbook, "Sheet1");
  worksheet_insert_chart(sheet, last + 3, 0, native);
}

}  // namespace

void raw_workbook(const Document& document, const std::string& path) {
  lxw_workbook* workbook = workbook_new(path.c_str());
  Formats formats{workbook_add_format(workbook), workbook_add_format(workbook),
                  workbook_add_format(workbook)};
  format_set_bold(formats.header);
  format_set_bg_color(formats.header, 0x00005F);
  format_set_border(formats.text, LXW_BORDER_THIN);
  format_set_num_format(formats.number, "#,##0");
  format_set_border(formats.number, LXW_BORDER_THIN);
  for (const auto& block : document.content) {
    if (const auto* table = std::get_if<Table>(&block.node)) write_table(workbook, *table, formats);
  }
  for (const auto& block : document.content) {
    if (const auto* chart = std::get_if<Chart>(&block.node)) write_chart(workbook, *chart);
  }
  workbook_close(workbook);
}

void raw_long_list(std::uint32_t rows, const std::string& path) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* workbook = workbook_new_opt(path.c_str(), &options);
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, "Liste");
  lxw_format* day = workbook_add_format(workbook);
  format_set_num_format(day, "dd/mm/yyyy");
  ListCells cells;
  for (lxw_row_t row = 0; row < rows; ++row) {
    fill_cells(row, cells);
    for (lxw_col_t i = 0; i < kTexts; ++i) {
      worksheet_write_string(sheet, row, i, cells.texts[i].c_str(), nullptr);
    }
    for (lxw_col_t i = 0; i < kNumbers; ++i) {
      worksheet_write_number(sheet, row, static_cast<lxw_col_t>(kTexts + i),
                             static_cast<double>(cells.numbers[i]), nullptr);
    }
    for (lxw_col_t i = 0; i < kDays; ++i) {
      worksheet_write_number(sheet, row, static_cast<lxw_col_t>(kTexts + kNumbers + i),
                             cells.days[i] + 25'569, day);
    }
  }
  workbook_close(workbook);
}

}  // namespace copil::bench
