#include "document/length.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "document/walk.hpp"

namespace copil::document {

namespace {

// In lines of text.
constexpr double kPage = 50;
constexpr double kLettersALine = 105;
constexpr double kHeading = 3;
constexpr double kTableFurniture = 5;  ///< caption, header, source
constexpr double kChart = 19;
constexpr double kKeyFigures = 6;
constexpr double kSignatures = 9;
constexpr double kTitle = 8;

double lines_of(const Inlines& text) {
  return std::ceil(static_cast<double>(plain_text(text).size()) / kLettersALine) + 0.4;
}

/// Of its fullest cell, in a column of average width.
double lines_of(const Row& row) {
  const auto columns = static_cast<double>(row.cells.size());
  double most = 1;
  for (const Cell& cell : row.cells) {
    const auto* text = std::get_if<Inlines>(&cell.content);
    if (text == nullptr) continue;
    const double letters = static_cast<double>(plain_text(*text).size()) / cell.column_span;
    most = std::max(most, std::ceil(letters * columns / (1.5 * kLettersALine)));
  }
  return 0.3 + 0.85 * most;
}

double lines_of(const Block& block) {
  if (const auto* text = std::get_if<Paragraph>(&block.node)) return lines_of(text->content);
  if (const auto* heading = std::get_if<Heading>(&block.node)) {
    return kHeading - 0.4 * heading->level;
  }
  if (const auto* table = std::get_if<Table>(&block.node)) {
    double lines = kTableFurniture;
    for (const Row& row : table->rows) lines += lines_of(row);
    return lines;
  }
  if (const auto* list = std::get_if<List>(&block.node)) {
    return 0.3 * static_cast<double>(list->items.size());
  }
  if (std::holds_alternative<Chart>(block.node)) return kChart;
  if (std::holds_alternative<KeyFigures>(block.node)) return kKeyFigures;
  return std::holds_alternative<Signatures>(block.node) ? kSignatures : 0;
}

}  // namespace

double pages_about(const Document& document) {
  double lines = kTitle;
  walk(document.content, [&](const Block& block) { lines += lines_of(block); });
  return lines / kPage;
}

}  // namespace copil::document
