#include "opendocument/text/column_widths.hpp"

#include <algorithm>
#include <numeric>

#include "sheets/numbers.hpp"
#include "sheets/texts.hpp"
#include "sheets/widths.hpp"

namespace copil::opendocument {

namespace {

using namespace document;

/// The width of a digit of table text, nine points high.
constexpr double kDigitCm = 0.185;
constexpr double kPaddingCm = 0.35;
/// Texts wider than that wrap, in digits.
constexpr double kTextWidthMax = 45;

/// In centimetres, each column: what it would take, its words whole, its texts within reason; and
/// the least that cuts none of its words, numbers and days.
struct Wants {
  std::vector<double> wanted;
  std::vector<double> needed;
};

double sum_of(const std::vector<double>& widths) {
  return std::accumulate(widths.begin(), widths.end(), 0.0);
}

Wants wants_of_titles(const Table& table) {
  Wants wants;
  for (const auto& column : table.columns) {
    const std::string title = sheets::shown_text(column.title);
    const double word = sheets::word_width(title) * 1.1;
    wants.wanted.push_back(std::max(word, sheets::text_width(title) / 3 * 1.1));
    wants.needed.push_back(word);
  }
  return wants;
}

Wants wants_of(const Table& table) {
  Wants wants = wants_of_titles(table);
  for (const auto& row : table.rows) {
    std::size_t at = 0;
    for (const auto& cell : row.cells) {
      if (at >= wants.wanted.size()) break;
      const std::string words = words_of(cell);
      const bool is_text = std::holds_alternative<Inlines>(cell.content);
      const double whole = sheets::text_width(words);
      const double word = is_text ? sheets::word_width(words) : whole;
      const double indent = 2 * (at == 0 ? row.indent : 0);
      if (cell.column_span <= 1 && row.kind != RowKind::group) {
        const double width = std::min(whole, std::max(kTextWidthMax, word));
        wants.wanted[at] = std::max(wants.wanted[at], width + indent);
        wants.needed[at] = std::max(wants.needed[at], word + indent);
      }
      at += static_cast<std::size_t>(std::max(cell.column_span, 1));
    }
  }
  for (auto* widths : {&wants.wanted, &wants.needed}) {
    for (auto& width : *widths) width = width * kDigitCm + kPaddingCm;
  }
  return wants;
}

void scale(std::vector<double>& widths, double page_cm) {
  const double total = sum_of(widths);
  for (auto& width : widths) width *= page_cm / total;
}

/// Takes what some columns need from those that have more than they need.
void make_room(std::vector<double>& widths, const std::vector<double>& needed) {
  double lacking = 0;
  double spare = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    lacking += std::max(0.0, needed[i] - widths[i]);
    spare += std::max(0.0, widths[i] - needed[i]);
  }
  if (lacking == 0) return;
  const double taken = lacking / std::max(spare, lacking);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    widths[i] = std::max(needed[i], widths[i] - (widths[i] - needed[i]) * taken);
  }
}

}  // namespace

std::string words_of(const Cell& cell) {
  if (const auto* number = std::get_if<Number>(&cell.content)) {
    return sheets::shown_number(*number);
  }
  if (const auto* date = std::get_if<Date>(&cell.content)) return sheets::shown_date(*date);
  return sheets::shown_text(std::get<Inlines>(cell.content));
}

std::vector<double> column_widths(const Table& table, double page_cm) {
  Wants wants = wants_of(table);
  const bool is_weighted = std::all_of(table.columns.begin(), table.columns.end(),
                                       [](const Column& column) { return column.weight > 0; });
  if (!is_weighted && sum_of(wants.wanted) <= page_cm) return wants.wanted;
  if (sum_of(wants.needed) > page_cm) {
    scale(wants.needed, page_cm);
    return wants.needed;
  }
  std::vector<double> widths = wants.wanted;
  if (is_weighted) {
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = table.columns[i].weight;
  }
  scale(widths, page_cm);
  make_room(widths, wants.needed);
  return widths;
}

}  // namespace copil::opendocument
