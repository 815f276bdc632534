#include "copil/terminal/listing.hpp"

#include <Poco/JSONString.h>

#include <algorithm>
#include <iterator>

#include "exports/quoting.hpp"
#include "wording/dates.hpp"
#include "wording/numbers.hpp"
#include "wording/text.hpp"

namespace copil::program {

namespace {

std::string as_csv(const Listing& listing) {
  std::string text;
  for (std::size_t i = 0; i < listing.columns.size(); ++i) {
    text += (i == 0 ? "" : ";") + listing.columns[i].name;
  }
  text += "\n";
  for (const auto& row : listing.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += ";";
      exports::append_quoted(text, row[i].exact);
    }
    text += "\n";
  }
  return text;
}

std::string json_cell(const std::string& cell, CellKind kind) {
  if (kind == CellKind::number) return cell.empty() ? "null" : cell;
  return Poco::toJSON(cell);
}

std::string as_json(const Listing& listing) {
  std::string text = "[";
  for (std::size_t r = 0; r < listing.rows.size(); ++r) {
    text += r == 0 ? "\n{" : ",\n{";
    for (std::size_t i = 0; i < listing.columns.size(); ++i) {
      const auto& column = listing.columns[i];
      text += (i == 0 ? "" : ",") + Poco::toJSON(column.name) + ":" +
              json_cell(listing.rows[r][i].exact, column.kind);
    }
    text += "}";
  }
  return text + "\n]\n";
}

std::string people_cell(const Cell& cell, CellKind kind) {
  if (!cell.people.empty()) return cell.people;
  if (kind == CellKind::text) return cell.exact;
  if (cell.exact.empty()) return "n.d.";
  std::string shown = cell.exact;
  std::replace(shown.begin(), shown.end(), '.', ',');
  return shown;
}

std::string padding(std::size_t width, std::string_view text) {
  const auto used = static_cast<std::size_t>(std::max(0, wording::display_width(text)));
  return std::string(width > used ? width - used : 0, ' ');
}

/// The lines of the table for people, titles first, with only the columns made for them.
std::vector<std::vector<std::string>> people_lines(const Listing& listing,
                                                   const std::vector<ListingColumn>& columns) {
  std::vector<std::vector<std::string>> lines{{}};
  for (const auto& column : columns) {
    lines[0].push_back(column.title.empty() ? column.name : column.title);
  }
  for (const auto& row : listing.rows) {
    lines.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto& column = listing.columns[i];
      if (column.reader == Reader::everyone) {
        lines.back().push_back(people_cell(row[i], column.kind));
      }
    }
  }
  return lines;
}

std::size_t column_width(const std::vector<std::vector<std::string>>& lines, std::size_t column) {
  std::size_t width = 0;
  for (const auto& line : lines) {
    width = std::max(width, static_cast<std::size_t>(wording::display_width(line[column])));
  }
  return width;
}

std::string as_table(const Listing& listing) {
  std::vector<ListingColumn> columns;
  std::copy_if(listing.columns.begin(), listing.columns.end(), std::back_inserter(columns),
               [](const auto& column) { return column.reader == Reader::everyone; });
  const auto lines = people_lines(listing, columns);
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) widths.push_back(column_width(lines, i));
  std::string text = listing.caption.empty() ? "" : listing.caption + "\n\n";
  for (const auto& line : lines) {
    std::string shown;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string blanks = padding(widths[i], line[i]);
      const bool is_number = columns[i].kind == CellKind::number;
      shown += (i == 0 ? "" : "  ") + (is_number ? blanks + line[i] : line[i] + blanks);
    }
    shown.erase(shown.find_last_not_of(' ') + 1);
    text += shown + "\n";
  }
  return text;
}

constexpr const char* kNotDefined = "n.d.";

}  // namespace

Cell cell(const std::optional<std::int64_t>& count) {
  if (!count) return {"", kNotDefined};
  return {std::to_string(*count), wording::integer_text(*count)};
}

Cell cell(const std::optional<Ratio>& rate, Unit unit) {
  if (!rate) return {"", kNotDefined};
  return {decimal_text(*rate, 6), wording::number_text(Value::decimal(*rate, unit, 1))};
}

Cell cell(const std::optional<Cents>& amount) {
  if (!amount) return {"", kNotDefined};
  return {decimal_text(*amount), wording::number_text(Value::money(*amount), NumberStyle::bare)};
}

Cell cell(const std::optional<Day>& day) {
  if (!day) return {"", kNotDefined};
  return {iso_text(*day), wording::date_text(*day, DateStyle::short_form)};
}

Cell cell(const Value& value) {
  if (!value.is_defined()) return {"", kNotDefined};
  return {decimal_text(value.number, value.decimals),
          wording::number_text(value, NumberStyle::bare)};
}

Format format_named(std::string_view name) {
  return name == "csv" ? Format::csv : name == "json" ? Format::json : Format::table;
}

std::string rendered(const Listing& listing, Format format) {
  switch (format) {
    case Format::csv:
      return as_csv(listing);
    case Format::json:
      return as_json(listing);
    case Format::table:
      return as_table(listing);
  }
  return {};
}

}  // namespace copil::program
