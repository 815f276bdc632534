#include <algorithm>

#include "sheets/numbers.hpp"
#include "sheets/texts.hpp"
#include "wording/numbers.hpp"
#include "wording/typography.hpp"
#include "workbook/writing/detail_file.hpp"

namespace copil::workbook {

namespace {

/// The last row of a full sheet says where the list goes on.
constexpr std::uint32_t kListedRowMax = 1'048'575;

/// Spreadsheets count days from 30 December 1899, rightly from March 1900 on.
constexpr int kEpoch = 25'569;
constexpr int kFirstDay = 61;

/// One list on its way to the library, one row at a time.
class ListSaving {
 public:
  ListSaving(DetailFile& file, const Detail& detail) : file_(file), detail_(detail) { set_looks(); }

  PlacedList all() {
    std::vector<DetailCell> row(detail_.columns.size());
    open_sheet();
    while (detail_.rows(row)) {
      if (row_ == kListedRowMax) open_next_sheet();
      save(row);
      std::fill(row.begin(), row.end(), DetailCell{});
    }
    close_sheet();
    return std::move(placed_);
  }

 private:
  // ── Sheets ───────────────────────────────────────────────────────────────────────────────────

  void open_next_sheet() {
    lxw_worksheet* full = worksheet_;
    const lxw_row_t note_row = row_;
    close_sheet();
    open_sheet();
    const std::string note = "La liste continue sur la feuille « " + placed_.sheets.back() + " »";
    check(worksheet_write_string(full, note_row, 0, typeset_line(note).c_str(),
                                 file_.format({.role = sheets::Role::plain})));
  }

  void open_sheet() {
    const std::string title = detail_.sheet_name.empty() ? detail_.title : detail_.sheet_name;
    worksheet_ = file_.add_sheet(title);
    row_ = 0;
    heading(detail_.title, {.role = sheets::Role::heading});
    for (const auto& line : detail_.about) heading(line, {.role = sheets::Role::subtitle});
    if (!placed_.sheets.empty()) heading(continuation(), {.role = sheets::Role::subtitle});
    placed_.sheets.push_back(file_.sheets().back());
    header();
  }

  std::string continuation() const {
    return "Suite de la feuille « " + placed_.sheets.back() + " », à partir de la ligne " +
           wording::integer_text(static_cast<std::int64_t>(placed_.row_count) + 1) + " de la liste";
  }

  void heading(const std::string& text, sheets::Look look) {
    check(worksheet_write_string(worksheet_, row_++, 0, typeset_line(text).c_str(),
                                 file_.format(look)));
  }

  void header() {
    header_row_ = row_++;
    for (std::size_t i = 0; i < detail_.columns.size(); ++i) {
      const DetailColumn& column = detail_.columns[i];
      const auto at = static_cast<lxw_col_t>(i);
      check(worksheet_set_column(worksheet_, at, at, column.width, nullptr));
      check(worksheet_write_string(worksheet_, header_row_, at, typeset_line(column.title).c_str(),
                                   file_.format({.role = sheets::Role::header})));
      if (column.note.empty()) continue;
      check(
          worksheet_write_comment(worksheet_, header_row_, at, typeset_line(column.note).c_str()));
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
    file_.file().end_sheet(placed_.sheets.back());
  }

  void check(lxw_error code) {
    if (code != LXW_NO_ERROR) file_.file().check("ligne " + std::to_string(row_), code);
  }

  // ── Rows ─────────────────────────────────────────────────────────────────────────────────────

  void set_looks() {
    for (const auto& column : detail_.columns) {
      const Value sample = Value::decimal(Ratio{}, column.unit, column.decimals);
      numbers_.push_back(file_.number_format(
          sheets::number_format({sample, NumberStyle::plain}, document::CellMark::none)));
    }
    day_ = file_.number_format(sheets::kDayFormat);
  }

  void save(const std::vector<DetailCell>& row) {
    for (std::size_t i = 0; i < detail_.columns.size(); ++i) {
      check(std::visit(Put{*this, i, static_cast<lxw_col_t>(i)}, row[i]));
    }
    ++row_;
    ++placed_.row_count;
  }

  struct Put {
    ListSaving& saving;
    std::size_t index;
    lxw_col_t column;

    lxw_error operator()(std::monostate) const { return LXW_NO_ERROR; }
    lxw_error operator()(std::string_view text) const { return saving.save_text(column, text); }
    lxw_error operator()(Ratio number) const {
      const DetailColumn& owner = saving.detail_.columns[index];
      const double value = sheets::cell_number(Value::decimal(number, owner.unit, owner.decimals));
      return saving.save_number(column, value, saving.numbers_[index]);
    }
    lxw_error operator()(Day day) const {
      if (!day.is_real()) return LXW_NO_ERROR;
      const int serial = day.number + kEpoch;
      if (serial < kFirstDay) return saving.save_text(column, iso_text(day));
      return saving.save_number(column, serial, saving.day_);
    }
  };

  lxw_error save_number(lxw_col_t column, double number, lxw_format* format) {
    return worksheet_write_number(worksheet_, row_, column, number, format);
  }

  lxw_error save_text(lxw_col_t column, std::string_view text) {
    if (sheets::is_clean(text)) {
      text_.assign(text);
    } else {
      sheets::CleanText clean = sheets::cleaned(text);
      file_.removed += clean.removed;
      text_ = std::move(clean.text);
    }
    if (text_.size() > sheets::kCellTextMax && sheets::utf16_length(text_) > sheets::kCellTextMax)
      return refuse_text();
    if (text_.find("_x") != std::string::npos) text_ = sheets::protected_text(std::move(text_));
    return worksheet_write_string(worksheet_, row_, column, text_.c_str(), nullptr);
  }

  lxw_error refuse_text() {
    file_.errors.push_back(plain_error("feuille « " + placed_.sheets.back() + " », ligne " +
                                       std::to_string(row_ + 1) +
                                       " : un texte de plus de 32\u202F767 "
                                       "caractères ne tient pas dans une cellule de classeur"));
    return LXW_NO_ERROR;
  }

  DetailFile& file_;
  const Detail& detail_;
  PlacedList placed_;
  lxw_worksheet* worksheet_ = nullptr;
  lxw_row_t row_ = 0;  ///< the next row of the sheet
  lxw_row_t header_row_ = 0;
  std::vector<lxw_format*> numbers_;  ///< by column
  lxw_format* day_ = nullptr;
  std::string text_;
};

}  // namespace

std::string typeset_line(const std::string& text) {
  return sheets::cleaned(wording::typography(text)).text;
}

PlacedList save_list(DetailFile& file, const Detail& detail) {
  return ListSaving(file, detail).all();
}

}  // namespace copil::workbook
