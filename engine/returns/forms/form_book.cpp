#include "returns/form_book.hpp"

#include <algorithm>
#include <cmath>

#include "returns/forms/layout.hpp"
#include "sheets/names.hpp"
#include "sheets/numbers.hpp"
#include "sheets/texts.hpp"
#include "sheets/widths.hpp"
#include "wording/dates.hpp"
#include "wording/text.hpp"

namespace copil::returns {

namespace {

using document::BlankKind;
using sheets::Look;
using sheets::Role;

constexpr double kLinePoints = 15;
constexpr double kHighestPoints = 400;  ///< a row holds 409 at most
/// Lines that an answer in several lines has room for.
constexpr int kRoomLines = 6;
constexpr std::uint16_t kGeneralFormat = 0;
constexpr std::uint16_t kTextFormat = 1;
constexpr std::uint16_t kDayFormat = 2;

/// One sheet being filled, row after row.
class FormSheet {
 public:
  FormSheet(sheets::Book& book, std::string name, std::string title,
            const std::vector<double>& widths)
      : book_(book) {
    sheet_.name = std::move(name);
    sheet_.title = std::move(title);
    sheet_.widths = widths;
    sheet_.orientation = sheets::Orientation::landscape;
  }

  void put(int column, Look look, std::string text) {
    text = sheets::cut_to(sheets::cleaned(text).text, sheets::kCellTextMax);
    book_.text_bytes += text.size();
    const auto width = sheet_.widths[static_cast<std::size_t>(column)];
    const bool is_wrapped = look.role == Role::body || look.role == Role::input ||
                            look.role == Role::header || look.role == Role::note;
    if (is_wrapped) raise(sheets::line_count(text, width));
    if (text.empty())
      sheet_.cells.push_back({row_, column, look, sheets::Nothing{}});
    else
      sheet_.cells.push_back({row_, column, look, std::move(text)});
  }

  /// The cell to fill, and what may be entered.
  void ask(int column, const FormLine& line) {
    const Look look{.role = Role::input, .number_format = format_of(line)};
    const auto day = line.kind == BlankKind::date ? wording::read_date(line.answer) : std::nullopt;
    if (day)
      sheet_.cells.push_back({row_, column, look, *day});
    else
      put(column, look, line.answer);
    sheet_.inputs.push_back({row_, column, line.kind, line.expected, line.choices});
  }

  void raise(int lines) { lines_ = std::max(lines_, lines); }
  void end_row() {
    const double height = std::min(kHighestPoints, kLinePoints * lines_ + 3);
    if (lines_ > 1) sheet_.heights.push_back({row_, height});
    lines_ = 1;
    ++row_;
  }
  int row() const { return row_; }
  sheets::Sheet& sheet() { return sheet_; }
  void end() { book_.sheets.push_back(std::move(sheet_)); }

 private:
  static std::uint16_t format_of(const FormLine& line) {
    if (line.kind == BlankKind::date) return kDayFormat;
    return line.is_code ? kTextFormat : kGeneralFormat;
  }

  sheets::Book& book_;
  sheets::Sheet sheet_;
  int row_ = 0;
  int lines_ = 1;
};

sheets::Book begun(const FormSet& forms) {
  sheets::Book book;
  book.number_formats = {"General", "@", sheets::kDayFormat};
  book.title = "Formulaire : " + forms.title;
  book.subject = forms.about;
  book.header = forms.title;
  book.footer = forms.about;
  return book;
}

/// Title, report and what the answers are about; the rows by which the form is known again.
void head(FormSheet& sheet, const FormSet& forms) {
  sheet.put(0, {.role = Role::heading}, forms.title);
  sheet.end_row();
  sheet.put(0, {.role = Role::subtitle}, forms.about);
  sheet.end_row();
  sheet.put(0, {.role = Role::label}, std::string{kReportLabel});
  sheet.put(1, {.role = Role::plain}, forms.report);
  sheet.end_row();
}

void add_sheet(const FormSet& forms, const TerritoryForm& form, sheets::SheetNames& names,
               sheets::Book& book) {
  FormSheet sheet{book,
                  names.name_for(form.code + " " + form.label, form.code),
                  form.label,
                  {46, 34, 20, 64, 40, 24}};
  head(sheet, forms);
  sheet.put(0, {.role = Role::label}, std::string{kTerritoryLabel});
  sheet.put(1, {.role = Role::plain}, form.code);
  sheet.put(2, {.role = Role::plain}, form.label);
  sheet.end_row();
  sheet.end_row();
  int column = 0;
  for (const auto name :
       {kQuestionColumn, kFiguresColumn, kKindColumn, kAnswerColumn, kFormerColumn, kNameColumn}) {
    sheet.put(column++, {.role = Role::header}, std::string{name});
  }
  sheet.sheet().frozen_rows = sheet.row() + 1;
  sheet.sheet().repeated_rows = {sheet.row(), sheet.row()};
  sheet.end_row();
  for (const auto& line : form.lines) {
    sheet.put(0, {.role = Role::body}, line.question);
    sheet.put(1, {.role = Role::body}, line.figures);
    sheet.put(2, {.role = Role::body}, line.expected);
    sheet.ask(3, line);
    sheet.put(4, {.role = Role::body}, line.former);
    sheet.put(5, {.role = Role::note}, line.name);
    if (line.kind == BlankKind::lines) sheet.raise(kRoomLines);
    sheet.end_row();
  }
  sheet.end();
}

/// Columns of a table: for each line its figures and its former answer, where some territory has
/// any, then the answer.
struct TableColumn {
  enum class Shows { figures, former, answer } shows = Shows::answer;
  std::size_t line = 0;
};

std::vector<TableColumn> columns_of(const FormSet& forms) {
  std::vector<TableColumn> columns;
  const auto some = [&](std::size_t line, std::string FormLine::*text) {
    return std::any_of(
        forms.territories.begin(), forms.territories.end(),
        [&](const TerritoryForm& form) { return !(form.lines[line].*text).empty(); });
  };
  for (std::size_t i = 0; i < forms.territories.front().lines.size(); ++i) {
    if (some(i, &FormLine::figures)) columns.push_back({TableColumn::Shows::figures, i});
    if (some(i, &FormLine::former)) columns.push_back({TableColumn::Shows::former, i});
    columns.push_back({TableColumn::Shows::answer, i});
  }
  return columns;
}

std::string header_of(const TableColumn& column, const FormLine& line) {
  switch (column.shows) {
    case TableColumn::Shows::figures:
      return "(chiffres) " + line.name;
    case TableColumn::Shows::former:
      return "(réponse précédente) " + line.name;
    case TableColumn::Shows::answer:
      break;
  }
  return line.name;
}

}  // namespace

FormLine line_of(const expansion::FormField& field, LineContext context,
                 const expansion::Answers& answers, const expansion::Answers& former) {
  FormLine line;
  line.name = field.name;
  line.question = context.question.empty() || context.question == field.invite
                      ? field.invite
                      : context.question + "\n" + field.invite;
  line.figures = std::move(context.figures);
  line.expected =
      std::string{expansion::kind_word(field)} + (field.required ? ", obligatoire" : "");
  line.kind = field.kind;
  line.is_code = field.check != expansion::AnswerCheck::none || field.kind == BlankKind::text;
  line.choices = field.choices;
  if (const auto given = answers.fields.find(field.name); given != answers.fields.end()) {
    line.answer = given->second;
  } else {
    line.answer = field.default_text.value_or("");
  }
  if (const auto given = former.fields.find(field.name); given != former.fields.end()) {
    const auto day = field.kind == BlankKind::date ? parse_day(given->second) : std::nullopt;
    const bool is_account = field.check != expansion::AnswerCheck::none;
    line.former = day ? wording::date_text(*day) : is_account ? "(déjà donné)" : given->second;
  }
  return line;
}

FormLine line_of(const expansion::FormOption& option, const expansion::Answers& answers,
                 const expansion::Answers& former) {
  FormLine line;
  line.name = option.name;
  line.question = option.invite;
  line.expected = "oui ou non";
  line.kind = BlankKind::choice;
  line.choices = {"oui", "non"};
  const auto given = answers.options.find(option.name);
  const bool is_on = given == answers.options.end() ? option.is_on_by_default : given->second;
  line.answer = is_on ? "oui" : "non";
  if (const auto before = former.options.find(option.name); before != former.options.end()) {
    line.former = before->second ? "oui" : "non";
  }
  return line;
}

Checked<sheets::Book> planned_sheets(const FormSet& forms) {
  sheets::Book book = begun(forms);
  sheets::SheetNames names;
  for (const auto& form : forms.territories) add_sheet(forms, form, names, book);
  return book;
}

Checked<sheets::Book> planned_table(const FormSet& forms) {
  sheets::Book book = begun(forms);
  const auto columns = columns_of(forms);
  constexpr std::size_t kMostColumns =
      16'384;  // of an XLSX sheet; ODS programs take fewer or as many
  if (columns.size() + 2 > kMostColumns) {
    return Diagnostics{plain_error("ce formulaire a trop de questions pour un tableau",
                                   {"demandez une feuille par territoire"})};
  }
  std::vector<double> widths(columns.size() + 2, 40);
  widths[0] = 14;
  widths[1] = 34;
  FormSheet sheet{book, "Réponses", forms.title, widths};
  head(sheet, forms);
  const auto& asked = forms.territories.front().lines;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const FormLine& line = asked[columns[i].line];
    const bool is_answer = columns[i].shows == TableColumn::Shows::answer;
    sheet.put(static_cast<int>(i) + 2, {.role = Role::note},
              is_answer ? line.question + "\n" + line.expected : "");
  }
  sheet.end_row();
  sheet.put(0, {.role = Role::header}, std::string{kTerritoryColumn});
  sheet.put(1, {.role = Role::header}, std::string{kLabelColumn});
  for (std::size_t i = 0; i < columns.size(); ++i) {
    sheet.put(static_cast<int>(i) + 2, {.role = Role::header},
              header_of(columns[i], asked[columns[i].line]));
  }
  sheet.sheet().frozen_rows = sheet.row() + 1;
  sheet.sheet().frozen_columns = 2;
  sheet.end_row();
  for (const auto& form : forms.territories) {
    sheet.put(0, {.role = Role::body}, form.code);
    sheet.put(1, {.role = Role::body}, form.label);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const FormLine& line = form.lines[columns[i].line];
      const int column = static_cast<int>(i) + 2;
      switch (columns[i].shows) {
        case TableColumn::Shows::figures:
          sheet.put(column, {.role = Role::body}, line.figures);
          break;
        case TableColumn::Shows::former:
          sheet.put(column, {.role = Role::body}, line.former);
          break;
        case TableColumn::Shows::answer:
          sheet.ask(column, line);
          break;
      }
    }
    sheet.end_row();
  }
  sheet.end();
  return book;
}

}  // namespace copil::returns
