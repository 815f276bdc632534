#include "conformity/rules/tables.hpp"

#include <algorithm>
#include <set>

namespace copil::conformity {

namespace {

constexpr int kWidest = 2000;

bool is_cell(const std::string& role) {
  return role == "TH" || role == "TD";
}

bool is_part(const std::string& role) {
  return role == "THead" || role == "TBody" || role == "TFoot";
}

bool governs(const StructureTree& structure, int cell, const std::string& direction) {
  if (cell < 0 || structure.node(cell).role != "TH") return false;
  const std::string scope = name(structure.attribute(cell, "/Scope"));
  return scope == "Both" || scope == direction;
}

/// Walks away from a cell up its column, or back along its row, over one block of headers.
bool is_governed(const StructureTree& structure, const TableGrid& table, int row, int column,
                 bool upwards) {
  bool met_header = false;
  for (int at = (upwards ? row : column) - 1; at >= 0; --at) {
    const auto r = static_cast<std::size_t>(upwards ? at : row);
    const auto c = static_cast<std::size_t>(upwards ? column : at);
    const int cell = table.grid[r][c];
    if (governs(structure, cell, upwards ? "Column" : "Row")) return true;
    const bool is_header = cell >= 0 && structure.node(cell).role == "TH";
    if (!is_header && met_header) return false;
    met_header |= is_header;
  }
  return false;
}

}  // namespace

int span_of(const StructureTree& structure, int cell, const std::string& key) {
  const long long span = integer(structure.attribute(cell, key), 1);
  return static_cast<int>(std::clamp<long long>(span, 1, kWidest));
}

std::vector<std::string> headers_of(const StructureTree& structure, int cell) {
  std::vector<std::string> found;
  for (Object header : items(structure.attribute(cell, "/Headers"))) {
    if (header.isString()) found.push_back(header.getStringValue());
  }
  return found;
}

TableGrid::TableGrid(const StructureTree& structure, int table) {
  read_rows(structure, table);
  if (rows.empty()) return;
  for (const int cell : structure.significant_children(rows.front())) {
    if (is_cell(structure.node(cell).role)) column_count += span_of(structure, cell, "/ColSpan");
  }
  column_count = std::min(column_count, kWidest);
  grid.assign(rows.size(), std::vector<int>(static_cast<std::size_t>(column_count), -1));
  for (std::size_t row = 0; row < rows.size() && is_regular(); ++row) {
    place_row(structure, static_cast<int>(row));
  }
  for (std::size_t row = 0; row < rows.size() && is_regular(); ++row) {
    if (std::find(grid[row].begin(), grid[row].end(), -1) == grid[row].end()) continue;
    shape = Shape::too_narrow;
    fault = rows[row];
  }
}

void TableGrid::read_rows(const StructureTree& structure, int table) {
  for (const int part : structure.significant_children(table)) {
    if (structure.node(part).role == "TR") rows.push_back(part);
    if (!is_part(structure.node(part).role)) continue;
    for (const int row : structure.significant_children(part)) {
      if (structure.node(row).role == "TR") rows.push_back(row);
    }
  }
}

void TableGrid::place_row(const StructureTree& structure, int row) {
  int column = 0;
  for (const int cell : structure.significant_children(rows[static_cast<std::size_t>(row)])) {
    if (!is_cell(structure.node(cell).role)) continue;
    if (!place_cell(structure, cell, row, column)) {
      fault = shape == Shape::too_wide ? rows[static_cast<std::size_t>(row)] : cell;
      return;
    }
  }
}

bool TableGrid::place_cell(const StructureTree& structure, int cell, int row, int& column) {
  auto& line = grid[static_cast<std::size_t>(row)];
  while (column < column_count && line[static_cast<std::size_t>(column)] >= 0) ++column;
  const int width = span_of(structure, cell, "/ColSpan");
  const int height = span_of(structure, cell, "/RowSpan");
  if (column + width > column_count) {
    shape = Shape::too_wide;
    return false;
  }
  if (row + height > static_cast<int>(rows.size())) {
    shape = Shape::too_deep;
    return false;
  }
  places[cell] = {row, column};
  for (int r = row; r < row + height; ++r) {
    for (int c = column; c < column + width; ++c) {
      int& place = grid[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
      if (place >= 0) {
        shape = Shape::overlapping;
        return false;
      }
      place = cell;
    }
  }
  column += width;
  return true;
}

OrphanCell orphan_of(const StructureTree& structure, const TableGrid& table) {
  std::set<std::string> ids;
  bool all_scoped = true;
  for (const auto& [cell, place] : table.places) {
    if (structure.node(cell).role != "TH") continue;
    Object written = get(structure.node(cell).object, "/ID");
    if (written.isString()) ids.insert(written.getStringValue());
    all_scoped &= is_name(structure.attribute(cell, "/Scope"));
  }
  if (all_scoped) return {};
  for (const auto& [cell, place] : table.places) {
    if (structure.node(cell).role != "TD") continue;
    const std::vector<std::string> headers = headers_of(structure, cell);
    OrphanCell orphan{cell, {}};
    for (const std::string& header : headers) {
      if (!ids.contains(header)) orphan.unknown.push_back(header);
    }
    bool has_header = !headers.empty() && orphan.unknown.empty();
    const int width = span_of(structure, cell, "/ColSpan");
    const int height = span_of(structure, cell, "/RowSpan");
    for (int c = place.second; !has_header && c < place.second + width; ++c) {
      has_header = is_governed(structure, table, place.first, c, true);
    }
    for (int r = place.first; !has_header && r < place.first + height; ++r) {
      has_header = is_governed(structure, table, r, place.second, false);
    }
    if (!has_header) return orphan;
  }
  return {};
}

}  // namespace copil::conformity
