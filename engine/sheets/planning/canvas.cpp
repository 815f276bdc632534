#include "sheets/planning/canvas.hpp"

#include <algorithm>
#include <utility>

#include "sheets/numbers.hpp"
#include "sheets/texts.hpp"
#include "sheets/widths.hpp"
#include "wording/typography.hpp"

namespace copil::sheets {

namespace {

constexpr int kRowMax = 1'048'576;
constexpr int kColumnMax = 16'384;
constexpr double kColumnWidthMin = 8;
constexpr double kUsualWidth = 9;       ///< of columns that nothing widens
constexpr double kColumnWidthMax = 72;  ///< an SHA-256 on one line
constexpr double kLineHeight = 15;
constexpr double kRowHeightMax = 409;  ///< the format's own limit

Diagnostic too_long(const std::string& sheet, int row, int column) {
  const std::string cell = range_text({row, column, row, column});
  return plain_error("feuille « " + sheet + " », cellule " + cell +
                         " : un texte de plus de 32\u202F767 caractères ne tient pas dans une "
                         "cellule de classeur",
                     {"partagez ce texte en plusieurs paragraphes"});
}

Diagnostic too_large(const std::string& sheet) {
  return plain_error("feuille « " + sheet +
                         " » : un classeur tient au plus 1\u202F048\u202F576 "
                         "lignes et 16\u202F384 colonnes par feuille",
                     {"produisez ce document pour un territoire ou une période plus petits"});
}

/// Size of the role's type against the usual one.
double type_scale(Role role) {
  if (role == Role::note) return 9.0 / 11;
  return role == Role::title ? 18.0 / 11 : role == Role::heading ? 14.0 / 11 : 1;
}

}  // namespace

double lines_height(int lines) {
  return std::min(kRowHeightMax, kLineHeight * lines + 1);
}

/// Made in its place: there are many.
template <class Held>
void Canvas::put(int row, int column, Look look, Held&& content) {
  if (row < kRowMax && column < kColumnMax) {
    sheet().cells.emplace_back(row, column, look, std::forward<Held>(content));
    return;
  }
  const Diagnostic error = too_large(sheet().name);
  if (errors_.empty() || errors_.back() != error) errors_.push_back(error);
}

Canvas::Canvas(Book& book, int sheet, Diagnostics& errors)
    : book_(book), sheet_(sheet), errors_(errors) {}

void Canvas::text(int row, int column, Look look, std::string content) {
  admit(content, row, column);
  put(row, column, look, std::move(content));
}

void Canvas::runs(int row, int column, Look look, std::vector<Run> content) {
  for (auto& run : content) admit(run.text, row, column);
  std::erase_if(content, [](const Run& run) { return run.text.empty(); });
  if (utf16_length(joined(content)) > kCellTextMax) {
    errors_.push_back(too_long(sheet().name, row, column));
  }
  const bool is_regular = content.size() == 1 && content[0].style == Run::Style::regular;
  if (content.empty())
    put(row, column, look, std::string{});
  else if (is_regular)
    put(row, column, look, std::move(content[0].text));
  else
    put(row, column, look, std::move(content));
}

void Canvas::number(int row, int column, Look look, const document::Number& content) {
  if (!content.value.is_defined()) {
    if (look.across == Across::by_content) look.across = Across::right;
    put(row, column, look, unknown_text(content.value));
  } else if (content.style == NumberStyle::in_words) {
    text(row, column, look, shown_number(content));
  } else {
    look.number_format = format(content, look.mark);
    put(row, column, look, cell_number(content.value));
  }
}

void Canvas::day(int row, int column, Look look, Day content) {
  if (!content.is_real() || calendar(content).year < 1900) {
    if (look.across == Across::by_content) look.across = Across::right;
    text(row, column, look, shown_date({content, DateStyle::short_form}));
    return;
  }
  look.number_format = format(kDayFormat);
  put(row, column, look, content);
}

void Canvas::formula(int row, int column, Look look, Formula content) {
  constexpr std::uint64_t kOperandBytes = 40;
  book_.text_bytes += 60 + kOperandBytes * content.operands.size();
  put(row, column, look, std::move(content));
}

void Canvas::repeat(int row, int column, Look look, Repeat content,
                    const document::Number& number) {
  look.number_format = format(number, look.mark);
  content.cached = cell_number(number.value);
  put(row, column, look, content);
}

void Canvas::jump(int row, int column, int target, std::string content) {
  admit(content, row, column);
  put(row, column, {.role = Role::link}, Jump{target, std::move(content)});
}

void Canvas::empty(int row, int column, Look look) {
  put(row, column, look, Nothing{});
}

void Canvas::wide_text(int row, int column, int last_column, Look look,
                       const std::string& content) {
  text(row, column, look, content);
  wrap(row, column, last_column, look, content);
}

void Canvas::wide_runs(int row, int column, int last_column, Look look, std::vector<Run> content) {
  const std::string words = joined(content);
  runs(row, column, look, std::move(content));
  wrap(row, column, last_column, look, words);
}

void Canvas::wrap(int row, int column, int last_column, Look look, const std::string& content) {
  for (int covered = column + 1; covered <= last_column; ++covered) empty(row, covered, look);
  if (last_column > column) sheet().merged.push_back({row, column, row, last_column});
  // Merged cells never fit their row by themselves; a margin keeps other faces from overflowing.
  const double scale = type_scale(look.role);
  const double width = merged_width(column, last_column) * 0.95 / scale - 2 * look.indent;
  raise(row, 1 + scale * (lines_height(line_count(content, width)) - 1));
}

void Canvas::comment(int row, int column, std::string content) {
  if (content.empty()) return;
  content = wording::typography(content);
  admit(content, row, column);
  sheet().comments.push_back({row, column, cut_to(content, kCellTextMax)});
}

void Canvas::widen(int column, double width) {
  auto& widths = sheet().widths;
  const auto index = static_cast<std::size_t>(column);
  if (widths.size() <= index) widths.resize(index + 1, kColumnWidthMin);
  widths[index] = std::clamp(width, widths[index], kColumnWidthMax);
}

void Canvas::raise(int row, double height_pt) {
  auto& heights = sheet().heights;
  if (height_pt <= lines_height(1) && (heights.empty() || heights.back().first != row)) return;
  if (heights.empty() || heights.back().first != row) heights.emplace_back(row, height_pt);
  heights.back().second = std::max(heights.back().second, height_pt);
}

std::uint16_t Canvas::format(const std::string& notation) {
  auto& known = book_.number_formats;
  const auto place = std::find(known.begin(), known.end(), notation) - known.begin();
  if (static_cast<std::size_t>(place) == known.size()) known.push_back(notation);
  return static_cast<std::uint16_t>(place);
}

std::uint16_t Canvas::format(const document::Number& number, document::CellMark mark) {
  const NumberKind kind{number.value.unit, number.value.decimals, number.style, mark};
  if (kind != last_kind_) {
    last_format_ = format(number_format(number, mark));
    last_kind_ = kind;
  }
  return last_format_;
}

void Canvas::expect(std::size_t cell_count) {
  sheet().cells.reserve(sheet().cells.size() + cell_count);
}

void Canvas::report_removed() {
  if (removed_ == 0) return;
  book_.warnings.push_back(removed_warning(sheet().name, removed_));
  removed_ = 0;
}

void Canvas::admit(std::string& content, int row, int column) {
  if (!is_clean(content)) {
    CleanText clean = cleaned(content);
    removed_ += clean.removed;
    content = std::move(clean.text);
  }
  book_.text_bytes += content.size();
  if (content.size() > kCellTextMax && utf16_length(content) > kCellTextMax) {
    errors_.push_back(too_long(sheet().name, row, column));
  }
}

double Canvas::merged_width(int column, int last_column) {
  double width = 0;
  for (int at = column; at <= last_column; ++at) {
    const auto index = static_cast<std::size_t>(at);
    width += index < sheet().widths.size() ? sheet().widths[index] : kUsualWidth;
  }
  return width;
}

}  // namespace copil::sheets
