#include "returns/reading/grid.hpp"

#include <memory>
#include <utility>

#include "base/folded.hpp"
#include "exports/input_file.hpp"
#include "spreadsheets/workbook.hpp"

namespace copil::returns {

namespace {

/// Answers of 484 missions locales take some megabytes; what is larger is another kind of file.
constexpr std::size_t kMostGridBytes = std::size_t{256} << 20;

/// Cuts the text of a source, `;` and quotes as `exports::RowWriter` writes them, into cells. What
/// users type between the quotes is theirs: nothing in it is judged.
class GridCutter {
 public:
  GridCutter(const std::string& text, const exports::Source& source)
      : text_(text), source_(source) {}

  Grid cut() {
    Grid grid{source_.path, {}};
    while (at_ < text_.size()) {
      grid.rows.emplace_back();
      row_line_ = line_;
      do {
        add_cell(grid.rows.back());
      } while (!ends_row());
    }
    return grid;
  }

 private:
  void add_cell(std::vector<GridCell>& row) {
    const std::string cell = at_ < text_.size() && text_[at_] == '"' ? quoted() : bare();
    const auto place = source_.places->of(row_line_, row.size());
    row.push_back({std::string{trimmed(cell)}, {source_.path + ", " + place.spot}});
  }

  std::string quoted() {
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"' && text_.compare(at_, 2, "\"\"") != 0) break;
      if (text_[at_] == '"') ++at_;
      if (text_[at_] == '\n') ++line_;
      cell += text_[at_];
    }
    ++at_;
    return cell;
  }

  std::string bare() {
    const std::size_t end = std::min(text_.find_first_of(";\n", at_), text_.size());
    return text_.substr(std::exchange(at_, end), end - at_);
  }

  /// Passes the separator; true behind a row's last cell.
  bool ends_row() {
    const bool is_end = at_ >= text_.size() || text_[at_] == '\n';
    if (is_end) ++line_;
    ++at_;
    return is_end;
  }

  const std::string& text_;
  const exports::Source& source_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t row_line_ = 1;
};

}  // namespace

Checked<std::vector<Grid>> read_grids(const std::string& path, bool is_ods) {
  auto file = exports::InputFile::open_packed(path);
  if (!file) return Diagnostics{plain_error("« " + path + " » est illisible : " + file.error())};
  const auto form = is_ods ? spreadsheets::WorkbookForm::ods : spreadsheets::WorkbookForm::xlsx;
  const auto book = spreadsheets::Workbook::open(
      std::make_shared<const exports::InputFile>(std::move(*file)), form, path);
  if (!book) return book.error();
  std::vector<Grid> grids;
  Diagnostics complaints;
  for (std::size_t i = 0; i < book->sheets().size(); ++i) {
    if (!book->sheets()[i].is_visible) continue;
    const auto source = book->read(i, path);
    if (!source) {
      complaints.insert(complaints.end(), source.error().begin(), source.error().end());
      continue;
    }
    const auto& content = source->content;
    std::string text;
    const bool is_small = content.end() - content.begin() <= kMostGridBytes;
    if (!is_small || !content.read(content.begin(), content.end(), text)) {
      Diagnostic error = plain_error("cette feuille est trop grande pour être un formulaire");
      error.place = {source->path};
      complaints.push_back(std::move(error));
      continue;
    }
    grids.push_back(GridCutter{text, *source}.cut());
  }
  if (!complaints.empty()) return complaints;
  return grids;
}

}  // namespace copil::returns
