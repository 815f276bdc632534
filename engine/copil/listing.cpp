#include "copil/listing.hpp"

#include <Poco/JSONString.h>

#include <algorithm>

#include "wording/text.hpp"

namespace copil::program {

namespace {

std::string csv_cell(const std::string& cell) {
  if (cell.find_first_of(";\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (char c : cell) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
  return quoted + "\"";
}

std::string as_csv(const Listing& listing) {
  std::string text;
  for (std::size_t i = 0; i < listing.columns.size(); ++i) {
    text += (i == 0 ? "" : ";") + listing.columns[i].name;
  }
  text += "\n";
  for (const auto& row : listing.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : ";") + csv_cell(row[i]);
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
              json_cell(listing.rows[r][i], column.kind);
    }
    text += "}";
  }
  return text + "\n]\n";
}

/// A cell as people read it: decimal comma, `n.d.` for what is not defined.
std::string people_cell(const std::string& cell, CellKind kind) {
  if (kind == CellKind::text) return cell;
  if (cell.empty()) return "n.d.";
  std::string shown = cell;
  std::replace(shown.begin(), shown.end(), '.', ',');
  return shown;
}

std::string padding(std::size_t width, std::string_view text) {
  const auto used = static_cast<std::size_t>(std::max(0, wording::display_width(text)));
  return std::string(width > used ? width - used : 0, ' ');
}

std::string as_table(const Listing& listing) {
  std::vector<std::size_t> widths;
  std::vector<std::vector<std::string>> lines{{}};
  for (const auto& column : listing.columns) lines[0].push_back(column.name);
  for (const auto& row : listing.rows) {
    lines.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      lines.back().push_back(people_cell(row[i], listing.columns[i].kind));
    }
  }
  for (std::size_t i = 0; i < listing.columns.size(); ++i) {
    std::size_t width = 0;
    for (const auto& line : lines) {
      width = std::max(width, static_cast<std::size_t>(wording::display_width(line[i])));
    }
    widths.push_back(width);
  }
  std::string text;
  for (const auto& line : lines) {
    std::string shown;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string blanks = padding(widths[i], line[i]);
      const bool is_number = listing.columns[i].kind == CellKind::number;
      shown += (i == 0 ? "" : "  ") + (is_number ? blanks + line[i] : line[i] + blanks);
    }
    shown.erase(shown.find_last_not_of(' ') + 1);
    text += shown + "\n";
  }
  return text;
}

}  // namespace

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
