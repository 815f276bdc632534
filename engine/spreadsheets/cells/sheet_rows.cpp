#include "spreadsheets/cells/sheet_rows.hpp"

#include <algorithm>
#include <utility>

#include "spreadsheets/cells/cell_text.hpp"

namespace copil::spreadsheets {

namespace {

/// Where a header is looked for: the widest of these rows has its width.
constexpr std::size_t kHeadRows = 20;
/// Half a kilobyte for each row that a sheet can have.
constexpr std::uint64_t kMostSheetText = std::uint64_t{512} << 20;

}  // namespace

class SheetRows::RunPlaces final : public exports::Places {
 public:
  explicit RunPlaces(std::vector<Run> runs) : runs_(std::move(runs)) {}

  exports::RowPlace of(std::uint64_t line, std::size_t column) const override {
    const auto after =
        std::upper_bound(runs_.begin(), runs_.end(), line,
                         [](std::uint64_t wanted, const Run& run) { return wanted < run.line; });
    const std::uint64_t row =
        after == runs_.begin() ? line : std::prev(after)->row + line - std::prev(after)->line;
    return {row, "cellule " + cell_name(column, row)};
  }

 private:
  std::vector<Run> runs_;
};

SheetRows::SheetRows() : writer_(kMostSheetText) {}

std::string& SheetRows::cell(std::size_t column) {
  if (column >= cells_.size()) cells_.resize(column + 1);
  for (; cell_count_ <= column; ++cell_count_) cells_[cell_count_].clear();
  return cells_[column];
}

void SheetRows::end_row(std::uint64_t number, std::uint64_t repeats) {
  std::size_t count = std::exchange(cell_count_, 0);
  while (count > 0 && cells_[count - 1].empty()) --count;
  if (count == 0) return;
  if (rows_written_ < kHeadRows) width_ = std::max(width_, count);
  for (std::uint64_t row = number; row < number + repeats && !writer_.has_failed(); ++row) {
    const bool goes_on =
        !runs_.empty() && runs_.back().row + writer_.line() - runs_.back().line == row;
    if (!goes_on) runs_.push_back({writer_.line(), row});
    for (std::size_t i = 0; i < std::max(count, width_); ++i) {
      writer_.cell(i < count ? std::string_view{cells_[i]} : std::string_view{});
    }
    writer_.end_row();
    ++rows_written_;
  }
}

Checked<exports::Source> SheetRows::finish(exports::InputFile file, const std::string& path,
                                           const std::string& name) {
  auto content = writer_.finish(std::move(file), path);
  if (!content) return content.error();
  return exports::Source{
      path, name, std::move(*content), std::make_shared<const RunPlaces>(std::move(runs_)), {}};
}

}  // namespace copil::spreadsheets
