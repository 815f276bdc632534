#include "production/lists/attached_figures.hpp"

#include "document/walk.hpp"
#include "exports/quoting.hpp"

namespace copil::production {

namespace {

using document::Cell;
using document::Column;
using document::Row;
using document::RowKind;
using document::Table;

constexpr const char* kHeader = "tableau;groupe;ligne;colonne;unite;valeur;origine\n";

std::string written(const Value& value) {
  if (value.state == Value::State::secret) return "secret";
  if (!value.is_defined()) return {};
  if (is_percentage(value.unit)) return decimal_text(value.number, 6);
  return decimal_text(value.number, value.unit == Unit::euros ? 2 : value.decimals);
}

/// What a cell says when it is a word rather than a figure.
std::string words_of(const Cell& cell) {
  const auto* inlines = std::get_if<document::Inlines>(&cell.content);
  return inlines == nullptr ? std::string{} : document::plain_text(*inlines);
}

/// What names a row: the words of the columns that head rows, else of its first cell.
std::string name_of(const Row& row, const Table& table) {
  std::string name;
  std::size_t column = 0;
  for (const Cell& cell : row.cells) {
    const bool heads = column < table.columns.size() && table.columns[column].is_row_header;
    if (heads || column == 0) name += (name.empty() ? "" : " ") + words_of(cell);
    column += static_cast<std::size_t>(std::max(cell.column_span, 1));
  }
  return name;
}

std::string name_of(const Column& column) {
  std::string title = document::plain_text(column.title);
  if (column.group.empty()) return title;
  return title.empty() ? column.group : column.group + " : " + title;
}

class Listing {
 public:
  explicit Listing(const document::Document& document) : document_(document) {}

  void add(const Table& table) {
    table_ = document::plain_text(table.title);
    group_.clear();
    for (const Row& row : table.rows) {
      if (row.kind == RowKind::group || row.kind == RowKind::total) group_.clear();
      if (row.kind == RowKind::group && !row.cells.empty()) group_ = words_of(row.cells.front());
      add(row, table);
    }
  }

  void add(const document::Chart& chart) {
    table_ = document::plain_text(chart.title);
    group_.clear();
    for (const auto& series : chart.series) {
      for (std::size_t i = 0; i < std::min(series.values.size(), chart.categories.size()); ++i) {
        const int origin = i < series.origins.size() ? series.origins[i] : document::kNoOrigin;
        add(chart.categories[i], series.label, {series.values[i], NumberStyle::plain, origin});
      }
    }
  }

  void add(const document::KeyFigures& figures) {
    table_ = "Chiffres clés";
    group_.clear();
    for (const auto& figure : figures.figures) {
      add(figure.label, "Valeur", figure.value);
      if (figure.change) add(figure.label, "Évolution", *figure.change);
    }
  }

  std::string take() { return text_.empty() ? text_ : kHeader + text_; }

 private:
  void add(const Row& row, const Table& table) {
    const std::string name = name_of(row, table);
    std::size_t column = 0;
    for (const Cell& cell : row.cells) {
      if (column >= table.columns.size()) return;
      const std::string title = name_of(table.columns[column]);
      if (const auto* number = std::get_if<document::Number>(&cell.content)) {
        add(name, title, *number);
      } else if (const auto* date = std::get_if<document::Date>(&cell.content)) {
        add_line(name, title, "date", date->day.is_real() ? iso_text(date->day) : "");
      }
      column += static_cast<std::size_t>(std::max(cell.column_span, 1));
    }
  }

  void add(const std::string& line, const std::string& column, const document::Number& number) {
    add_line(line, column, std::string{unit_name(number.value.unit)}, written(number.value),
             document::origin_text(document_, number.origin));
  }

  void add_line(const std::string& line, const std::string& column, const std::string& unit,
                const std::string& value, const std::string& origin = {}) {
    for (const std::string& cell : {table_, group_, line, column, unit}) {
      exports::append_quoted(text_, cell);
      text_ += ';';
    }
    text_ += value + ";";
    exports::append_quoted(text_, origin);
    text_ += "\n";
  }

  const document::Document& document_;
  std::string table_;
  std::string group_;
  std::string text_;
};

}  // namespace

std::string figures_csv(const document::Document& document) {
  Listing listing{document};
  document::walk(document.content, [&](const document::Block& block) {
    if (const auto* table = std::get_if<Table>(&block.node)) listing.add(*table);
    if (const auto* figures = std::get_if<document::KeyFigures>(&block.node)) listing.add(*figures);
    const auto* chart = std::get_if<document::Chart>(&block.node);
    if (chart != nullptr && chart->table.empty()) listing.add(*chart);
  });
  return listing.take();
}

}  // namespace copil::production
