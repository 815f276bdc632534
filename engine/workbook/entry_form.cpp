#include "workbook/entry_form.hpp"

#include <algorithm>

#include "workbook/writing/workbook_file.hpp"

namespace copil::workbook {

namespace {

constexpr lxw_row_t kLastFormRow = 1'048'575;
constexpr std::size_t kNarrowest = 12;
/// No part of so small a workbook is larger.
constexpr std::uint64_t kLargestFormPart = std::uint64_t{1} << 20;

/// The looks that the sheets of a form share.
class FormLooks {
 public:
  explicit FormLooks(WorkbookFile& file) : file_(file) {}

  lxw_format* header(bool is_mandatory) {
    lxw_format* const format = workbook_add_format(file_.native());
    format_set_bold(format);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_bg_color(format, is_mandatory ? 0xD6E4F0 : 0xF2F2F2);
    return format;
  }

  lxw_format* column(EntryColumn::Kind kind) {
    lxw_format* const format = workbook_add_format(file_.native());
    format_set_num_format(format, kind == EntryColumn::Kind::text  ? "@"
                                  : kind == EntryColumn::Kind::day ? "dd/mm/yyyy"
                                                                   : "General");
    return format;
  }

 private:
  WorkbookFile& file_;
};

void write_choices(WorkbookFile& file, lxw_worksheet* worksheet, lxw_col_t at,
                   const EntryColumn& column) {
  std::vector<std::string> texts = column.choices;  // the library takes what it may not change
  std::vector<char*> words;
  words.reserve(texts.size() + 1);
  for (auto& text : texts) words.push_back(text.data());
  words.push_back(nullptr);
  std::string title = "Valeur inconnue";
  std::string message = "Choisissez une valeur de la liste.";
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_LIST;
  rule.ignore_blank = LXW_VALIDATION_ON;
  rule.value_list = words.data();
  rule.error_title = title.data();
  rule.error_message = message.data();
  file.check("liste de choix de « " + column.name + " »",
             worksheet_data_validation_range(worksheet, 1, at, kLastFormRow, at, &rule));
}

void write_sheet(WorkbookFile& file, FormLooks& looks, const EntrySheet& sheet) {
  lxw_worksheet* const worksheet = workbook_add_worksheet(file.native(), sheet.name.c_str());
  if (worksheet == nullptr) return file.check("nom de feuille", LXW_ERROR_SHEETNAME_ALREADY_USED);
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    const EntryColumn& column = sheet.columns[i];
    const auto at = static_cast<lxw_col_t>(i);
    const auto width = static_cast<double>(std::max(kNarrowest, column.name.size() + 3));
    file.check("largeur",
               worksheet_set_column(worksheet, at, at, width, looks.column(column.kind)));
    file.check("en-tête", worksheet_write_string(worksheet, 0, at, column.name.c_str(),
                                                 looks.header(column.is_mandatory)));
    if (!column.note.empty()) {
      file.check("commentaire", worksheet_write_comment(worksheet, 0, at, column.note.c_str()));
    }
    if (!column.choices.empty()) write_choices(file, worksheet, at, column);
  }
  worksheet_freeze_panes(worksheet, 1, 0);
  file.end_sheet(sheet.name);
}

}  // namespace

Diagnostics write_entry_form(const std::vector<EntrySheet>& sheets, const std::string& path,
                             const Options& options) {
  WorkbookFile file{path, options, WorkbookFile::Memory::whole};
  if (!file.is_open()) return file.close();
  file.describe({"Dossier de données à remplir", "", ""}, options.created);
  file.expect(kLargestFormPart);
  FormLooks looks{file};
  for (const auto& sheet : sheets) write_sheet(file, looks, sheet);
  return file.close();
}

}  // namespace copil::workbook
