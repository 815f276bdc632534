#include "raw_workbook.hpp"

#include <xlsxwriter.h>

#include <vector>

#include "long_list.hpp"

namespace copil::bench {

namespace {

using namespace document;

constexpr lxw_row_t kHeaderRow = 3;
constexpr lxw_color_t kNavy = 0x00005F;

struct Formats {
  explicit Formats(lxw_workbook* workbook) {
    for (lxw_format** format :
         {&title, &label, &text, &heading, &link, &note, &header, &cell, &number, &total, &sum}) {
      *format = workbook_add_format(workbook);
    }
    for (lxw_format* format : {title, label, heading, header, total, sum}) format_set_bold(format);
    for (lxw_format* format : {cell, number, total, sum})
      format_set_bottom(format, LXW_BORDER_HAIR);
    for (lxw_format* format : {number, sum}) format_set_num_format(format, "#,##0");
    format_set_font_size(title, 18);
    format_set_font_size(heading, 14);
    format_set_font_size(note, 9);
    format_set_underline(link, LXW_UNDERLINE_SINGLE);
    format_set_font_color(link, kNavy);
    format_set_bg_color(header, kNavy);
    format_set_text_wrap(text);
  }
  lxw_format *title, *label, *text, *heading, *link, *note, *header, *cell, *number, *total, *sum;
};

std::string text_of(const Inlines& words) {
  return std::get<Text>(words[0].node).text;
}

/// The yardstick's only formulas: sums of whole columns.
std::string sum_of(std::size_t column, lxw_row_t total_row) {
  const std::string name(1, static_cast<char>('A' + column));
  return "=SUM(" + name + std::to_string(kHeaderRow + 2) + ":" + name + std::to_string(total_row) +
         ")";
}

std::string sheet_name(std::size_t table) {
  return table == 0 ? "Indicateurs par mission locale"
                    : "Indicateurs par mission (" + std::to_string(table + 1) + ")";
}

// ── What every sheet has ───────────────────────────────────────────────────────────────────────

void set_page(lxw_worksheet* sheet, const Document& document) {
  const std::string head = "&L" + document.territory + "&R&BPROJET";
  const std::string foot = "&L" + document.title + "&RPage &P / &N";
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_paper(sheet, 9);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_margins(sheet, 0.5, 0.5, 0.75, 0.75);
  worksheet_set_header(sheet, head.c_str());
  worksheet_set_footer(sheet, foot.c_str());
}

void write_link(lxw_worksheet* sheet, lxw_row_t row, const std::string& target,
                const std::string& words, const Formats& formats) {
  const std::string address = "internal:'" + target + "'!A1";
  worksheet_write_url_opt(sheet, row, 0, address.c_str(), formats.link, words.c_str(), nullptr);
}

// ── The first sheet, with the contents, and the last, with the sources ─────────────────────────

void write_pair(lxw_worksheet* sheet, lxw_row_t row, const std::string& label,
                const std::string& words, const Formats& formats) {
  if (!label.empty()) worksheet_write_string(sheet, row, 0, label.c_str(), formats.label);
  worksheet_merge_range(sheet, row, 1, row, 3, words.c_str(), formats.text);
}

void write_front(lxw_workbook* workbook, const Document& document, std::size_t tables,
                 const Formats& formats) {
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, "Présentation");
  set_page(sheet, document);
  for (lxw_col_t i = 0; i < 4; ++i)
    worksheet_set_column(sheet, i, i, i % 3 == 0 ? 32 : 17, nullptr);
  worksheet_set_row(sheet, 0, 30, nullptr);
  worksheet_merge_range(sheet, 0, 0, 0, 3, document.title.c_str(), formats.title);
  write_pair(sheet, 2, "Territoire", document.territory, formats);
  write_pair(sheet, 3, "Période", "Année 2010", formats);
  write_pair(sheet, 4, "Données arrêtées au", "31 décembre 2010", formats);
  write_pair(sheet, 5, "Version", "Projet", formats);
  worksheet_write_string(sheet, 7, 0, "Contenu", formats.heading);
  lxw_row_t row = 8;
  for (std::size_t i = 0; i < tables; ++i, ++row) {
    write_pair(sheet, row, "", "Indicateurs par mission locale, partie " + std::to_string(i + 1),
               formats);
    write_link(sheet, row, sheet_name(i), sheet_name(i), formats);
  }
  write_pair(sheet, row, "", "Définitions et provenance des chiffres", formats);
  write_link(sheet, row, "Sources", "Sources", formats);
}

void write_sources(lxw_workbook* workbook, const Document& document, const Formats& formats) {
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, "Sources");
  set_page(sheet, document);
  worksheet_set_column(sheet, 0, 3, 24, nullptr);
  worksheet_write_string(sheet, 0, 0, "Sources", formats.title);
  write_link(sheet, 1, "Présentation", "← Présentation", formats);
}

// ── A table's sheet ────────────────────────────────────────────────────────────────────────────

void write_cell(lxw_worksheet* sheet, lxw_row_t row, std::size_t column, const Cell& cell,
                bool is_total, const Formats& formats) {
  const auto at = static_cast<lxw_col_t>(column);
  lxw_format* text = is_total ? formats.total : formats.cell;
  lxw_format* figure = is_total ? formats.sum : formats.number;
  if (const auto* number = std::get_if<Number>(&cell.content)) {
    const double value = to_double(number->value.number);
    if (cell.formula) {
      worksheet_write_formula_num(sheet, row, at, sum_of(column, row).c_str(), figure, value);
    } else {
      worksheet_write_number(sheet, row, at, value, figure);
    }
  } else {
    worksheet_write_string(sheet, row, at, text_of(std::get<Inlines>(cell.content)).c_str(), text);
  }
}

void write_head(lxw_worksheet* sheet, const Table& table, const Document& document,
                const Formats& formats) {
  worksheet_set_row(sheet, 0, 24, nullptr);
  worksheet_write_string(sheet, 0, 0, text_of(table.title).c_str(), formats.title);
  worksheet_write_string(sheet, 1, 0, document.territory.c_str(), formats.note);
  worksheet_set_row(sheet, 2, 22, nullptr);
  write_link(sheet, 2, "Présentation", "← Présentation", formats);
  worksheet_set_row(sheet, kHeaderRow, 29, nullptr);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto at = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet, at, at, i == 0 ? 17 : 11, nullptr);
    worksheet_write_string(sheet, kHeaderRow, at, text_of(table.columns[i].title).c_str(),
                           formats.header);
  }
}

/// The names of the total row's numbers.
void name_totals(lxw_workbook* workbook, std::size_t number, const Table& table, lxw_row_t row) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].kind != ColumnKind::number) continue;
    const std::string name = "total_tableau_" + std::to_string(number) + "_" + table.columns[i].id;
    const std::string address = "='" + sheet_name(number) + "'!$" +
                                std::string(1, static_cast<char>('A' + i)) + "$" +
                                std::to_string(row + 1);
    workbook_define_name(workbook, name.c_str(), address.c_str());
  }
}

void write_table(lxw_workbook* workbook, std::size_t number, const Table& table,
                 const Document& document, const Formats& formats) {
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, sheet_name(number).c_str());
  set_page(sheet, document);
  worksheet_set_landscape(sheet);
  write_head(sheet, table, document, formats);
  lxw_row_t row = kHeaderRow;
  for (const auto& line : table.rows) {
    ++row;
    const bool is_total = line.kind == RowKind::total;
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      write_cell(sheet, row, i, line.cells[i], is_total, formats);
    }
  }
  worksheet_autofilter(sheet, kHeaderRow, 0, row - 1,
                       static_cast<lxw_col_t>(table.columns.size() - 1));
  worksheet_freeze_panes(sheet, kHeaderRow + 1, 0);
  worksheet_repeat_rows(sheet, kHeaderRow, kHeaderRow);
  name_totals(workbook, number, table, row);
}

void write_chart(lxw_workbook* workbook, const Chart& chart) {
  const std::string name = sheet_name(0);
  lxw_chart* native = workbook_add_chart(workbook, LXW_CHART_COLUMN);
  const auto last = static_cast<lxw_row_t>(chart.categories.size()) + kHeaderRow;
  lxw_chart_series* series = chart_add_series(native, nullptr, nullptr);
  chart_series_set_name(series, chart.series[0].label.c_str());
  chart_series_set_categories(series, name.c_str(), kHeaderRow + 1, 0, last, 0);
  chart_series_set_values(series, name.c_str(), kHeaderRow + 1, 3, last, 3);
  chart_title_set_name(native, text_of(chart.title).c_str());
  lxw_worksheet* sheet = workbook_get_worksheet_by_name(workbook, name.c_str());
  worksheet_insert_chart(sheet, kHeaderRow, 13, native);
}

}  // namespace

void raw_workbook(const Document& document, const std::string& path) {
  lxw_workbook* workbook = workbook_new(path.c_str());
  const Formats formats(workbook);
  std::vector<const Table*> tables;
  for (const auto& block : document.content) {
    if (const auto* table = std::get_if<Table>(&block.node)) tables.push_back(table);
  }
  write_front(workbook, document, tables.size(), formats);
  for (std::size_t i = 0; i < tables.size(); ++i) {
    write_table(workbook, i, *tables[i], document, formats);
  }
  for (const auto& block : document.content) {
    if (const auto* chart = std::get_if<Chart>(&block.node)) write_chart(workbook, *chart);
  }
  write_sources(workbook, document, formats);
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
