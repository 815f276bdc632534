#include "spreadsheets/workbook.hpp"

#include <algorithm>
#include <utility>

#include "diagnostics/warning.hpp"
#include "spreadsheets/archive.hpp"
#include "spreadsheets/cells/sheet_rows.hpp"
#include "spreadsheets/ods/content.hpp"
#include "spreadsheets/refusals.hpp"
#include "spreadsheets/xlsx/book.hpp"
#include "spreadsheets/xlsx/sheet.hpp"
#include "spreadsheets/xlsx/strings.hpp"
#include "spreadsheets/xlsx/styles.hpp"

namespace copil::spreadsheets {

namespace {

/// A million rows of a hundred cells; what is kept of them is bounded apart.
constexpr std::uint64_t kMostSheetBytes = std::uint64_t{8} << 30;
constexpr std::uint64_t kMostStringsBytes = std::uint64_t{1} << 30;
constexpr std::uint64_t kMostStylesBytes = std::uint64_t{64} << 20;

Diagnostic told(const std::string& path, std::string message) {
  return plain_warning(std::move(message), {}, {path});
}

std::vector<std::string> texts_of(const SheetFindings& findings) {
  std::vector<std::string> texts;
  const auto count = [](std::uint64_t number) { return std::to_string(number); };
  if (findings.hidden_rows == 1) {
    texts.emplace_back("une ligne masquée ou filtrée est lue comme les autres");
  } else if (findings.hidden_rows > 1) {
    texts.push_back(count(findings.hidden_rows) +
                    " lignes masquées ou filtrées sont lues comme les autres");
  }
  if (findings.merged_blocks > 0) {
    texts.push_back((findings.merged_blocks == 1
                         ? std::string{"des cellules sont fusionnées sur plusieurs lignes, en "}
                         : count(findings.merged_blocks) +
                               " groupes de cellules sont fusionnés sur plusieurs lignes, d'abord "
                               "en ") +
                    findings.first_merged +
                    " : seule la première ligne a la valeur, les autres sont lues vides");
  }
  return texts;
}

}  // namespace

/// Reads the sheets of one form of workbook.
class Workbook::Reader {
 public:
  virtual ~Reader() = default;
  virtual std::vector<Sheet> sheets() const = 0;
  /// Adds the rows of a sheet. Error: a French phrase.
  virtual Result<SheetFindings, std::string> read(std::size_t sheet, SheetRows& rows) const = 0;
  virtual const exports::InputFile& file() const = 0;
};

class Workbook::XlsxReader final : public Reader {
 public:
  XlsxReader(Archive archive, XlsxBook book)
      : archive_(std::move(archive)), book_(std::move(book)) {}

  std::vector<Sheet> sheets() const override {
    std::vector<Sheet> sheets;
    for (const auto& sheet : book_.sheets) sheets.push_back({sheet.name, sheet.is_visible});
    return sheets;
  }

  Result<SheetFindings, std::string> read(std::size_t sheet, SheetRows& rows) const override {
    StringsHandler strings;
    StylesHandler styles;
    std::string trouble;
    if (!book_.strings_part.empty()) {
      trouble = read_part(archive_, book_.strings_part, kMostStringsBytes, strings);
    }
    if (trouble.empty() && !book_.styles_part.empty()) {
      trouble = read_part(archive_, book_.styles_part, kMostStylesBytes, styles);
    }
    if (!trouble.empty()) return trouble;
    const std::vector<NumberFormat> formats = styles.formats();
    SheetHandler handler{strings, formats, book_.epoch, rows};
    trouble = read_part(archive_, book_.sheets[sheet].part, kMostSheetBytes, handler);
    if (!trouble.empty()) return trouble;
    return handler.findings();
  }

  const exports::InputFile& file() const override { return archive_.file(); }

 private:
  Archive archive_;
  XlsxBook book_;
};

class Workbook::OdsReader final : public Reader {
 public:
  OdsReader(Archive archive, std::vector<Sheet> sheets)
      : archive_(std::move(archive)), sheets_(std::move(sheets)) {}

  std::vector<Sheet> sheets() const override { return sheets_; }

  Result<SheetFindings, std::string> read(std::size_t sheet, SheetRows& rows) const override {
    OdsSheetHandler handler{sheet, rows};
    std::string trouble = read_part(archive_, kOdsContent, kMostSheetBytes, handler);
    if (!trouble.empty()) return trouble;
    return handler.findings();
  }

  const exports::InputFile& file() const override { return archive_.file(); }

 private:
  Archive archive_;
  std::vector<Sheet> sheets_;
};

Checked<Workbook> Workbook::open(std::shared_ptr<const exports::InputFile> file, WorkbookForm form,
                                 const std::string& path) {
  if (const auto refusal = refusal_of(*file, form, path)) return Diagnostics{*refusal};
  auto archive = Archive::open(std::move(file));
  if (!archive) return Diagnostics{unreadable_workbook(path, archive.error())};
  Workbook workbook;
  workbook.path_ = path;
  if (form == WorkbookForm::xlsx) {
    auto book = read_xlsx_book(*archive);
    if (!book) return Diagnostics{unreadable_workbook(path, book.error())};
    workbook.reader_ = std::make_shared<XlsxReader>(std::move(*archive), std::move(*book));
  } else {
    auto sheets = read_ods_sheets(*archive);
    if (!sheets) return Diagnostics{unreadable_workbook(path, sheets.error())};
    workbook.reader_ = std::make_shared<OdsReader>(std::move(*archive), std::move(*sheets));
  }
  workbook.sheets_ = workbook.reader_->sheets();
  return workbook;
}

Checked<exports::Source> Workbook::read(std::size_t sheet, const std::string& name) const {
  const std::string within = ", feuille « " + sheets_[sheet].name + " »";
  SheetRows rows;
  const auto findings = reader_->read(sheet, rows);
  if (!findings) return Diagnostics{unreadable_workbook(path_ + within, findings.error())};
  auto source = rows.finish(reader_->file().without_bytes(), path_ + within, name + within);
  if (!source) return source.error();
  if (!sheets_[sheet].is_visible) {
    source->warnings.push_back(told(source->path, "cette feuille est masquée ; elle est lue"));
  }
  for (auto& text : texts_of(*findings)) source->warnings.push_back(told(source->path, text));
  return source;
}

}  // namespace copil::spreadsheets
