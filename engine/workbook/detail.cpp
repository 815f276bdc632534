#include "workbook/detail.hpp"

#include <cassert>
#include <functional>

#include "sheets/texts.hpp"
#include "wording/numbers.hpp"
#include "workbook/writing/detail_file.hpp"

namespace copil::workbook {

namespace {

/// The first sheet of several lists. It is opened first and written last, when rows are counted.
class Presentation {
 public:
  explicit Presentation(DetailFile& file)
      : file_(file), worksheet_(file.add_sheet("Présentation")) {
    constexpr double kWidths[] = {34, 14, 70};
    for (lxw_col_t column = 0; column < 3; ++column) {
      check(worksheet_set_column(worksheet_, column, column, kWidths[column], nullptr));
    }
  }

  void write(const DetailBook& book, const std::vector<PlacedList>& lists) {
    text(0, book.title, sheets::Role::title);
    ++row_;
    for (const auto& line : book.about) {
      text(0, line, sheets::Role::plain);
      ++row_;
    }
    ++row_;
    text(0, "Feuille", sheets::Role::header);
    text(1, "Lignes", sheets::Role::number_header);
    text(2, "Contenu", sheets::Role::header);
    ++row_;
    for (std::size_t i = 0; i < lists.size(); ++i) write_list(book.lists[i], lists[i]);
    worksheet_fit_to_pages(worksheet_, 1, 0);
    worksheet_set_paper(worksheet_, kPaperA4);
    file_.file().end_sheet(file_.sheets().front());
  }

 private:
  void write_list(const Detail& list, const PlacedList& placed) {
    for (const auto& name : placed.sheets) {
      const bool is_first = name == placed.sheets.front();
      const std::string address = "internal:" + sheets::quoted_sheet(name) + "!A1";
      check(worksheet_write_url_opt(worksheet_, row_, 0, address.c_str(),
                                    file_.format({.role = sheets::Role::link}), name.c_str(),
                                    nullptr));
      if (is_first) count(placed.row_count);
      text(2, is_first ? list.title + remark(placed) : "Suite de la liste", sheets::Role::body);
      ++row_;
    }
  }

  static std::string remark(const PlacedList& placed) {
    if (placed.sheets.size() < 2) return {};
    return " (sur " + std::to_string(placed.sheets.size()) +
           " feuilles : une feuille de classeur tient au plus 1 048 576 lignes)";
  }

  void count(std::uint64_t rows) {
    check(worksheet_write_number(worksheet_, row_, 1, static_cast<double>(rows),
                                 file_.number_format("#,##0")));
  }

  void text(lxw_col_t column, const std::string& content, sheets::Role role) {
    check(worksheet_write_string(worksheet_, row_, column, typeset_line(content).c_str(),
                                 file_.format({.role = role})));
  }

  void check(lxw_error code) { file_.file().check("première feuille", code); }

  DetailFile& file_;
  lxw_worksheet* worksheet_;
  lxw_row_t row_ = 0;
};

Checked<WrittenDetail> finished(WorkbookFile& file, const DetailFile& shared,
                                const std::vector<PlacedList>& lists) {
  Diagnostics errors = file.close();
  errors.insert(errors.begin(), shared.errors.begin(), shared.errors.end());
  if (!errors.empty()) return errors;
  WrittenDetail written{{shared.sheets(), {}}, {}};
  for (const auto& list : lists) written.row_counts.push_back(list.row_count);
  if (shared.removed > 0)
    written.file.warnings.push_back(
        sheets::removed_warning(lists.front().sheets.front(), shared.removed));
  return written;
}

/// Opens the file, lets `fill` write the lists, and closes it.
Checked<WrittenDetail> written_by_row(
    const std::string& title, const std::string& path, const Options& options,
    const std::function<std::vector<PlacedList>(DetailFile&)>& fill) {
  WorkbookFile file(path, options, WorkbookFile::Memory::by_row);
  if (!file.is_open()) return file.close();
  file.describe({sheets::cut_to(sheets::cleaned(title).text, 250), "", ""}, options.created);
  DetailFile shared(file);
  const auto lists = fill(shared);
  return finished(file, shared, lists);
}

}  // namespace

DetailFile::DetailFile(WorkbookFile& file) : file_(file), looks_(file.native(), book_) {
  book_.number_formats = {"General"};
}

lxw_worksheet* DetailFile::add_sheet(const std::string& title) {
  sheets_.push_back(names_.name_for(title, "Détail"));
  lxw_worksheet* worksheet = workbook_add_worksheet(file_.native(), sheets_.back().c_str());
  assert(worksheet != nullptr);  // the library refuses bad names only
  return worksheet;
}

lxw_format* DetailFile::number_format(const std::string& notation) {
  auto& known = book_.number_formats;
  std::size_t place = 0;
  while (place < known.size() && known[place] != notation) ++place;
  if (place == known.size()) known.push_back(notation);
  return looks_.format({.indent = 1,
                        .across = sheets::Across::right,
                        .number_format = static_cast<std::uint16_t>(place)});
}

Checked<WrittenDetail> write_detail(const Detail& detail, const std::string& path,
                                    const Options& options) {
  return written_by_row(detail.title, path, options,
                        [&](DetailFile& file) { return std::vector{save_list(file, detail)}; });
}

Checked<WrittenDetail> write_details(const DetailBook& book, const std::string& path,
                                     const Options& options) {
  return written_by_row(book.title, path, options, [&](DetailFile& file) {
    Presentation presentation(file);
    std::vector<PlacedList> lists;
    for (const auto& list : book.lists) lists.push_back(save_list(file, list));
    presentation.write(book, lists);
    return lists;
  });
}

}  // namespace copil::workbook
