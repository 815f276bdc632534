#include "workbook/writing/sheet_saving.hpp"

#include <algorithm>
#include <cmath>

#include "sheets/names.hpp"
#include "sheets/texts.hpp"
#include "sheets/widths.hpp"
#include "workbook/writing/native_charts.hpp"
#include "workbook/writing/quiet_library.hpp"

namespace copil::workbook {

namespace {

constexpr double kSideMarginInches = 0.5;
constexpr double kEdgeMarginInches = 0.75;

lxw_row_t row_of(int row) {
  return static_cast<lxw_row_t>(row);
}
lxw_col_t column_of(int column) {
  return static_cast<lxw_col_t>(column);
}

/// One sheet on its way to the library.
class SheetSaving {
 public:
  SheetSaving(const Target& target, const sheets::Sheet& sheet, lxw_worksheet* worksheet)
      : target_(target), sheet_(sheet), worksheet_(worksheet) {}

  void all() {
    columns_and_rows();
    for (const auto& range : sheet_.merged) merge(range);
    for (const auto& cell : sheet_.cells) save(cell);
    for (const auto& comment : sheet_.comments) save(comment);
    for (const auto& condition : sheet_.conditions) save(condition);
    for (const auto& input : sheet_.inputs) save(input);
    for (const auto& chart : sheet_.charts) save(chart);
    for (const auto& picture : sheet_.pictures) save(picture);
    comfort();
    print();
  }

 private:
  void check(const std::string& where, lxw_error code) { target_.file.check(where, code); }
  void check(int row, int column, lxw_error code) {
    if (code != LXW_NO_ERROR)
      check("cellule " + sheets::range_text({row, column, row, column}), code);
  }

  // ── Columns and rows ─────────────────────────────────────────────────────────────────────────

  void columns_and_rows() {
    for (std::size_t i = 0; i < sheet_.widths.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      check("colonne", worksheet_set_column(worksheet_, column, column, sheet_.widths[i], nullptr));
    }
    for (const auto& [row, height] : sheet_.heights) {
      check("ligne", worksheet_set_row(worksheet_, row_of(row), height, nullptr));
    }
  }

  void merge(const sheets::Range& range) {
    check(range.first_row, range.first_column,
          worksheet_merge_range(worksheet_, row_of(range.first_row), column_of(range.first_column),
                                row_of(range.last_row), column_of(range.last_column), "", nullptr));
  }

  // ── Cells ────────────────────────────────────────────────────────────────────────────────────

  void save(const sheets::Cell& cell) {
    const Put put{*this, row_of(cell.row), column_of(cell.column), format_of(cell)};
    check(cell.row, cell.column, std::visit(put, cell.content));
  }

  /// Cells under one another mostly look alike.
  lxw_format* format_of(const sheets::Cell& cell) {
    const auto column = static_cast<std::size_t>(cell.column);
    if (above_.size() <= column) above_.resize(column + 1, {sheets::Look{}, nullptr});
    auto& [look, format] = above_[column];
    if (look != cell.look) {
      look = cell.look;
      format = target_.looks.format(look);
    }
    return format;
  }

  struct Put {
    SheetSaving& saving;
    lxw_row_t row;
    lxw_col_t column;
    lxw_format* format;

    lxw_error operator()(sheets::Nothing) const {
      return worksheet_write_blank(saving.worksheet_, row, column, format);
    }
    /// Never the library's guess: a text is a text even when it begins like a formula.
    lxw_error operator()(const std::string& text) const {
      // Most texts hold nothing to protect and need no copy.
      const bool is_plain = text.find("_x") == std::string::npos;
      return worksheet_write_string(saving.worksheet_, row, column,
                                    is_plain ? text.c_str() : sheets::protected_text(text).c_str(),
                                    format);
    }
    lxw_error operator()(double number) const {
      return worksheet_write_number(saving.worksheet_, row, column, number, format);
    }
    lxw_error operator()(Day day) const {
      const CalendarDay fields = calendar(day);
      lxw_datetime moment{fields.year, fields.month, fields.day, 0, 0, 0};
      return worksheet_write_datetime(saving.worksheet_, row, column, &moment, format);
    }
    lxw_error operator()(const sheets::Formula& formula) const {
      const std::string text = "=" + sheets::formula_text(formula);
      if (formula.cached) {
        return worksheet_write_formula_num(saving.worksheet_, row, column, text.c_str(), format,
                                           *formula.cached);
      }
      return worksheet_write_formula_str(saving.worksheet_, row, column, text.c_str(), format,
                                         "n.d.");
    }
    lxw_error operator()(const sheets::Repeat& repeat) const {
      const std::string text = "=" + sheets::formula_text(saving.target_.book, repeat);
      return worksheet_write_formula_num(saving.worksheet_, row, column, text.c_str(), format,
                                         repeat.cached);
    }
    lxw_error operator()(const sheets::Jump& jump) const {
      const auto& name = saving.target_.book.sheets[static_cast<std::size_t>(jump.sheet)].name;
      const std::string address = "internal:" + sheets::quoted_sheet(name) + "!A1";
      return worksheet_write_url_opt(saving.worksheet_, row, column, address.c_str(), format,
                                     sheets::protected_text(jump.text).c_str(), nullptr);
    }
    lxw_error operator()(const std::vector<sheets::Run>& runs) const {
      return saving.save_runs(row, column, runs, format);
    }
  };

  lxw_error save_runs(lxw_row_t row, lxw_col_t column, const std::vector<sheets::Run>& runs,
                      lxw_format* format) {
    // The library wants two stretches at least; a lone one takes a style it does not show.
    if (runs.size() < 2) {
      return worksheet_write_string(worksheet_, row, column,
                                    sheets::protected_text(sheets::joined(runs)).c_str(), format);
    }
    std::vector<std::string> texts;
    texts.reserve(runs.size());
    for (const auto& run : runs) texts.push_back(sheets::protected_text(run.text));
    std::vector<lxw_rich_string_tuple> parts;
    parts.reserve(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
      parts.push_back({target_.looks.stretch(runs[i].style), texts[i].data()});
    }
    std::vector<lxw_rich_string_tuple*> list;
    list.reserve(parts.size() + 1);
    for (auto& part : parts) list.push_back(&part);
    list.push_back(nullptr);
    return worksheet_write_rich_string(worksheet_, row, column, list.data(), format);
  }

  // ── Comments, conditions, inputs ─────────────────────────────────────────────────────────────

  void save(const sheets::Comment& comment) {
    lxw_comment_options options{};
    options.width = 300;
    const int lines = sheets::line_count(comment.text, 40);
    options.height = static_cast<std::uint16_t>(std::clamp(24 + 18 * lines, 60, 400));
    options.color = 0xFFFFE8;
    check(comment.row, comment.column,
          worksheet_write_comment_opt(worksheet_, row_of(comment.row), column_of(comment.column),
                                      sheets::protected_text(comment.text).c_str(), &options));
  }

  void save(const sheets::NativeChart& chart) {
    const sheets::Sheet& figures = target_.book.sheets[static_cast<std::size_t>(chart.data_sheet)];
    check("graphique « " + chart.title + " »",
          insert_chart(target_.file.native(), worksheet_, figures, chart));
  }

  void save(const sheets::Picture& picture) {
    lxw_image_options options{};
    options.x_offset = picture.left_px;
    options.y_offset = picture.top_px;
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    options.description = const_cast<char*>(picture.alternative.c_str());
    const auto* bytes = reinterpret_cast<const unsigned char*>(picture.png.data());
    const QuietLibrary quiet;
    const lxw_error code = worksheet_insert_image_buffer_opt(worksheet_, row_of(picture.row),
                                                             column_of(picture.column), bytes,
                                                             picture.png.size(), &options);
    check("logo « " + picture.alternative + " »", code);
    if (code == LXW_NO_ERROR) scale_last_picture(picture);
  }

  /// The size that the library read in the file, pixels and resolution, made ours.
  void scale_last_picture(const sheets::Picture& picture) {
    constexpr double kScreenResolution = 96;
    lxw_object_properties* native = STAILQ_FIRST(worksheet_->image_props);
    while (STAILQ_NEXT(native, list_pointers) != nullptr) {
      native = STAILQ_NEXT(native, list_pointers);
    }
    native->x_scale = picture.width_px * native->x_dpi / (native->width * kScreenResolution);
    native->y_scale = picture.height_px * native->y_dpi / (native->height * kScreenResolution);
  }

  void save(const sheets::Condition& condition) {
    std::string wanted = "\"";
    for (char c : condition.text) wanted += c == '"' ? "\"\"" : std::string{c};
    wanted += "\"";
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_CELL;
    rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    rule.value_string = wanted.data();
    rule.format = target_.looks.overlay(condition.mark);
    const sheets::Range& range = condition.range;
    check(range.first_row, range.first_column,
          worksheet_conditional_format_range(worksheet_, row_of(range.first_row),
                                             column_of(range.first_column), row_of(range.last_row),
                                             column_of(range.last_column), &rule));
  }

  void save(const sheets::Input& input) {
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_ANY;
    if (input.kind == document::BlankKind::date) accept_dates(rule);
    if (input.kind == document::BlankKind::amount) accept_amounts(rule);
    std::vector<char*> choices;
    if (is_listed(input)) accept_choices(rule, input, choices);
    std::string title = "À renseigner";
    std::string prompt = sheets::cut_to(input.prompt, 250);
    rule.input_title = title.data();
    rule.input_message = prompt.data();
    check(input.row, input.column,
          worksheet_data_validation_cell(worksheet_, row_of(input.row), column_of(input.column),
                                         &rule));
  }

  /// The format keeps a list in one text of at most 255 characters, apart by commas.
  static bool is_listed(const sheets::Input& input) {
    std::string list;
    for (const auto& choice : input.choices) {
      if (choice.find(',') != std::string::npos) return false;
      list += choice + ",";
    }
    return !list.empty() && sheets::utf16_length(list) <= 255;
  }

  /// `list` holds what the rule points to.
  static void accept_choices(lxw_data_validation& rule, const sheets::Input& input,
                             std::vector<char*>& list) {
    for (const auto& choice : input.choices) list.push_back(const_cast<char*>(choice.c_str()));
    list.push_back(nullptr);
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = list.data();
    refuse_with(rule, "Choisissez dans la liste.");
  }

  static void accept_dates(lxw_data_validation& rule) {
    rule.validate = LXW_VALIDATION_TYPE_DATE;
    rule.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    rule.value_datetime = {1900, 1, 1, 0, 0, 0};
    refuse_with(rule, "Une date est attendue, par exemple 31/12/2010.");
  }

  static void accept_amounts(lxw_data_validation& rule) {
    rule.validate = LXW_VALIDATION_TYPE_DECIMAL;
    rule.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    rule.value_number = 0;
    refuse_with(rule, "Un montant en euros est attendu, positif ou nul.");
  }

  static void refuse_with(lxw_data_validation& rule, const char* message) {
    rule.error_title = const_cast<char*>("Saisie refusée");
    rule.error_message = const_cast<char*>(message);
  }

  // ── On screen and on paper ───────────────────────────────────────────────────────────────────

  void comfort() {
    worksheet_gridlines(worksheet_, LXW_HIDE_ALL_GRIDLINES);
    if (sheet_.frozen_rows > 0 || sheet_.frozen_columns > 0) {
      worksheet_freeze_panes(worksheet_, row_of(sheet_.frozen_rows),
                             column_of(sheet_.frozen_columns));
    }
    if (sheet_.filter) {
      const sheets::Range& range = *sheet_.filter;
      check("filtre",
            worksheet_autofilter(worksheet_, row_of(range.first_row), column_of(range.first_column),
                                 row_of(range.last_row), column_of(range.last_column)));
    }
    std::string texts;
    for (const auto& range : sheet_.texts)
      texts += (texts.empty() ? "" : " ") + sheets::range_text(range);
    if (texts.empty()) return;
    check("codes",
          worksheet_ignore_errors(worksheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, texts.c_str()));
  }

  void print() {
    worksheet_set_paper(worksheet_, kPaperA4);
    worksheet_set_margins(worksheet_, kSideMarginInches, kSideMarginInches, kEdgeMarginInches,
                          kEdgeMarginInches);
    if (sheet_.orientation == sheets::Orientation::landscape) worksheet_set_landscape(worksheet_);
    worksheet_fit_to_pages(worksheet_, 1, sheet_.fit == sheets::Sheet::Fit::page ? 1 : 0);
    if (sheet_.repeated_rows) {
      check("titres", worksheet_repeat_rows(worksheet_, row_of(sheet_.repeated_rows->first),
                                            row_of(sheet_.repeated_rows->second)));
    }
    const sheets::Book& book = target_.book;
    const std::string header = "&L" + printed(book.header) + "&R&B" + printed(book.state);
    check("en-tête", worksheet_set_header(worksheet_, header.c_str()));
    const std::string footer = "&L" + printed(book.footer) + "&RPage &P / &N";
    check("pied de page", worksheet_set_footer(worksheet_, footer.c_str()));
  }

  /// In headers and footers `&` opens a command.
  static std::string printed(const std::string& text) {
    std::string result;
    for (char c : text) result += c == '&' ? "&&" : std::string{c};
    return result;
  }

  const Target& target_;
  const sheets::Sheet& sheet_;
  lxw_worksheet* worksheet_;
  std::vector<std::pair<sheets::Look, lxw_format*>>
      above_;  ///< by column, the last format asked for
};

}  // namespace

void save_sheet(const Target& target, const sheets::Sheet& sheet, lxw_worksheet* worksheet) {
  SheetSaving(target, sheet, worksheet).all();
}

}  // namespace copil::workbook
