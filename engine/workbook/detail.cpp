#include "workbook/detail.hpp"

#include <algorithm>

#include "wording/typography.hpp"
#include "workbook/looks.hpp"
#include "workbook/names.hpp"
#include "workbook/numbers.hpp"
#include "workbook/texts.hpp"
#include "workbook/workbook_file.hpp"

namespace copil::workbook {

namespace {

constexpr std::uint32_t kSheetRowMax = 1'048'576;

/// A long list on its way to the library, one row at a time.
class DetailSaving {
 public:
  DetailSaving(const Detail& detail, WorkbookFile& file)
      : detail_(detail), file_(file), looks_(file.native(), book_) {
    set_looks();
  }

  std::uint64_t all() {
    std::vector<DetailCell> row(detail_.columns.size());
    open_sheet();
    while (detail_.rows(row)) {
      if (row_ == kSheetRowMax) open_next_sheet();
      save(row);
      std::fill(row.begin(), row.end(), DetailCell{});
    }
    close_sheet();
    return row_count_;
  }

  std::vector<std::string> sheets;
  Diagnostics errors;
  int removed = 0;

 private:
  // ── Sheets ───────────────────────────────────────────────────────────────────────────────────

  void open_next_sheet() {
    close_sheet();
    open_sheet();
  }

  void open_sheet() {
    const std::string title = detail_.sheet_name.empty() ? detail_.title : detail_.sheet_name;
    sheets.push_back(names_.name_for(title, "Détail"));
    worksheet_ = workbook_add_worksheet(file_.native(), sheets.back().c_str());
    row_ = 0;
    heading(typeset(detail_.title), {.role = Role::heading});
    for (const auto& line : detail_.about) heading(typeset(line), {.role = Role::subtitle});
    header();
  }

  static std::string typeset(const std::string& text) {
    return cleaned(wording::typography(text)).text;
  }

  void heading(const std::string& text, Look look) {
    check(worksheet_write_string(worksheet_, row_++, 0, text.c_str(), looks_.format(look)));
  }

  void header() {
    header_row_ = row_++;
    for (std::size_t i = 0; i < detail_.columns.size(); ++i) {
      const DetailColumn& column = detail_.columns[i];
      const auto at = static_cast<lxw_col_t>(i);
      check(worksheet_set_column(worksheet_, at, at, column.width, nullptr));
      check(worksheet_write_string(worksheet_, header_row_, at, typeset(column.title).c_str(),
                                   looks_.format({.role = Role::header})));
      if (column.note.empty()) continue;
      check(worksheet_write_comment(worksheet_, header_row_, at, typeset(column.note).c_str()));
    }
  }

  void close_sheet() {
    worksheet_freeze_panes(worksheet_, header_row_ + 1, 0);
    worksheet_set_paper(worksheet_, kPaperA4);
    worksheet_set_landscape(worksheet_);
    worksheet_fit_to_pages(worksheet_, 1, 0);
    check(worksheet_repeat_rows(worksheet_, header_row_, header_row_));
    check(worksheet_set_footer(worksheet_, "&RPage &P / &N"));
    if (row_ > header_row_ + 1 && !detail_.columns.empty()) {
      const auto last = static_cast<lxw_col_t>(detail_.columns.size() - 1);
      check(worksheet_autofilter(worksheet_, header_row_, 0, row_ - 1, last));
    }
    file_.end_sheet(sheets.back());
  }

  void check(lxw_error code) {
    if (code != LXW_NO_ERROR) file_.check("ligne " + std::to_string(row_), code);
  }

  // ── Rows ─────────────────────────────────────────────────────────────────────────────────────

  void set_looks() {
    book_.number_formats = {"General", kDayFormat};
    for (const auto& column : detail_.columns) {
      const Value sample = Value::decimal(Ratio{}, column.unit, column.decimals);
      book_.number_formats.push_back(
          number_format({sample, document::NumberStyle::plain}, document::CellMark::none));
    }
    for (std::size_t i = 0; i < detail_.columns.size(); ++i) {
      numbers_.push_back(looks_.format({.number_format = static_cast<std::uint16_t>(i + 2)}));
    }
    day_ = looks_.format({.number_format = 1});
  }

  void save(const std::vector<DetailCell>& row) {
    for (std::size_t i = 0; i < detail_.columns.size(); ++i) {
      check(std::visit(Put{*this, i, static_cast<lxw_col_t>(i)}, row[i]));
    }
    ++row_;
    ++row_count_;
  }

  struct Put {
    DetailSaving& saving;
    std::size_t index;
    lxw_col_t column;

    lxw_error operator()(std::monostate) const { return LXW_NO_ERROR; }
    lxw_error operator()(std::string_view text) const { return saving.save_text(column, text); }
    lxw_error operator()(Ratio number) const {
      const DetailColumn& owner = saving.detail_.columns[index];
      const double value = cell_number(Value::decimal(number, owner.unit, owner.decimals));
      return worksheet_write_number(saving.worksheet_, saving.row_, column, value,
                                    saving.numbers_[index]);
    }
    lxw_error operator()(Day day) const {
      if (!day.is_real()) return LXW_NO_ERROR;
      const CalendarDay fields = calendar(day);
      if (fields.year < 1900) return saving.save_text(column, iso_text(day));
      lxw_datetime moment{fields.year, fields.month, fields.day, 0, 0, 0};
      return worksheet_write_datetime(saving.worksheet_, saving.row_, column, &moment, saving.day_);
    }
  };

  lxw_error save_text(lxw_col_t column, std::string_view text) {
    if (is_clean(text)) {
      text_.assign(text);
    } else {
      CleanText clean = cleaned(text);
      removed += clean.removed;
      text_ = std::move(clean.text);
    }
    if (text_.size() > kCellTextMax && utf16_length(text_) > kCellTextMax) return refuse_text();
    return worksheet_write_string(worksheet_, row_, column, text_.c_str(), nullptr);
  }

  lxw_error refuse_text() {
    errors.push_back(plain_error("feuille « " + sheets.back() + " », ligne " +
                                 std::to_string(row_ + 1) +
                                 " : un texte de plus de 32\u202F767 "
                                 "caractères ne tient pas dans une cellule de classeur"));
    return LXW_NO_ERROR;
  }

  const Detail& detail_;
  WorkbookFile& file_;
  Book book_;  ///< for its number formats alone
  Looks looks_;
  SheetNames names_;
  lxw_worksheet* worksheet_ = nullptr;
  lxw_row_t row_ = 0;  ///< the next row of the sheet
  lxw_row_t header_row_ = 0;
  std::uint64_t row_count_ = 0;
  std::vector<lxw_format*> numbers_;  ///< by column
  lxw_format* day_ = nullptr;
  std::string text_;
};

}  // namespace

Checked<WrittenDetail> write_detail(const Detail& detail, const std::string& path,
                                    const Options& options) {
  WorkbookFile file(path, options, WorkbookFile::Memory::by_row);
  if (!file.is_open()) return file.close();
  file.describe({cut_to(cleaned(detail.title).text, 250), "", ""}, options.created);
  DetailSaving saving(detail, file);
  const std::uint64_t row_count = saving.all();
  Diagnostics errors = file.close();
  errors.insert(errors.begin(), saving.errors.begin(), saving.errors.end());
  if (!errors.empty()) return errors;
  WrittenDetail written{{saving.sheets, {}}, row_count};
  if (saving.removed > 0)
    written.file.warnings.push_back(removed_warning(saving.sheets.front(), saving.removed));
  return written;
}

}  // namespace copil::workbook
