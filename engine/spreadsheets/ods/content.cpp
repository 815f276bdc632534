#include "spreadsheets/ods/content.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/signs.hpp"
#include "spreadsheets/cells/cell_text.hpp"
#include "spreadsheets/xlsx/book.hpp"

namespace copil::spreadsheets {

namespace {

constexpr std::uint64_t kMostContent = std::uint64_t{8} << 30;
constexpr std::uint64_t kMostManifest = std::uint64_t{16} << 20;
constexpr std::size_t kMostTables = 1000;

/// How often something is repeated: at least once, at most `most`.
std::uint64_t repeats_in(std::string_view text, std::uint64_t most) {
  std::uint64_t number = 1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec == std::errc::result_out_of_range) return most;
  return std::clamp<std::uint64_t>(number, 1, most);
}

/// Whether the manifest says that something is encrypted.
class ManifestHandler final : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes&) override {
    if (local_name(name) == "encryption-data") stop("il est protégé par un mot de passe");
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

/// The names of the sheets and whether they are shown.
class TablesHandler final : public XmlHandler {
 public:
  void start(std::string_view name, const Attributes& attributes) override;
  void end(std::string_view name) override {
    if (name == "table:table" && is_spreadsheet) --tables_deep_;
    if (name == "office:spreadsheet") stop_well();
  }
  void text(std::string_view) override {}
  std::vector<Sheet> sheets;
  bool is_spreadsheet = false;

 private:
  std::string style_;
  std::set<std::string, std::less<>> hidden_styles_;
  int tables_deep_ = 0;
};

void TablesHandler::start(std::string_view name, const Attributes& attributes) {
  if (name == "table:table-cell" || name == "text:p") return;
  if (name == "office:spreadsheet") is_spreadsheet = true;
  if (name == "table:table" && !is_spreadsheet) return;
  if (name == "style:style") style_ = attributes.of("style:name");
  if (name == "style:table-properties" && attributes.of("table:display") == "false") {
    hidden_styles_.insert(style_);
  }
  if (name != "table:table" || ++tables_deep_ > 1) return;
  if (sheets.size() == kMostTables) return stop("il a plus de 1 000 feuilles");
  sheets.push_back({std::string{attributes.of("table:name")},
                    hidden_styles_.count(attributes.of("table:style-name")) == 0});
}

/// `08:30:15` of `PT08H30M15S`; the text itself when it is written otherwise.
std::string time_in(std::string_view text) {
  std::string time;
  if (text.substr(0, 2) != "PT") return std::string{text};
  std::size_t at = 2;
  for (const char unit : {'H', 'M', 'S'}) {
    const std::size_t end = text.find(unit, at);
    if (end == std::string_view::npos) return std::string{text};
    std::string_view digits = text.substr(at, end - at);
    digits = digits.substr(0, digits.find_first_of(".,"));
    if (unit == 'S' && digits == "00") break;
    time += (time.empty() ? "" : ":") + std::string{digits};
    at = end + 1;
  }
  return time;
}

/// The date as spreadsheets hold it, a day or a day and a time: `T` made a blank, a midnight and
/// fractions of a second left out.
std::string date_in(std::string_view text) {
  constexpr std::size_t kDay = 10;
  constexpr std::size_t kToTheSecond = 19;
  std::string date{text.substr(0, kToTheSecond)};
  if (date.size() <= kDay || date[kDay] != 'T') return date;
  if (date.compare(kDay, std::string::npos, "T00:00:00") == 0) return date.substr(0, kDay);
  date[kDay] = ' ';
  const bool is_whole_minute = date.size() == kToTheSecond && date.substr(16) == ":00";
  return is_whole_minute ? date.substr(0, 16) : date;
}

/// The text shown of a code written as a number, with the zeros of its format; nothing for a
/// number.
std::optional<std::string> shown_code(double value, std::string_view shown) {
  std::string digits;
  for (const char c : shown) {
    if (c == ',' || c == '.' || c == '%') return std::nullopt;
    if (is_digit(c)) digits += c;
  }
  if (digits.size() < 2 || digits.front() != '0') return std::nullopt;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return digits == number_text(value) ? std::optional<std::string>{shown} : std::nullopt;
}

}  // namespace

Result<std::vector<Sheet>, std::string> read_ods_sheets(const Archive& archive) {
  if (!archive.find(kOdsContent)) return std::string{"ce n'est pas un classeur ODS"};
  if (archive.find("META-INF/manifest.xml")) {
    ManifestHandler manifest;
    const std::string trouble =
        read_part(archive, "META-INF/manifest.xml", kMostManifest, manifest);
    if (!manifest.fault().empty()) return manifest.fault();
    if (!trouble.empty()) return trouble;
  }
  TablesHandler tables;
  std::string trouble = read_part(archive, kOdsContent, kMostContent, tables);
  if (!trouble.empty()) return trouble;
  if (!tables.is_spreadsheet) return std::string{"ce n'est pas un classeur ODS"};
  return std::move(tables.sheets);
}

void OdsSheetHandler::start(std::string_view name, const Attributes& attributes) {
  if (name == "office:spreadsheet") is_spreadsheet_ = true;
  if (!is_spreadsheet_) return;
  if (name == "table:table") {
    ++tables_deep_;
    if (tables_deep_ == 1) is_in_sheet_ = sheets_started_++ == sheet_;
    return;
  }
  if (!is_in_sheet_ || tables_deep_ > 1) return;
  if (is_in_cell_) return start_in_cell(name, attributes);
  if (name == "table:table-row") return start_row(attributes);
  const bool is_cell = name == "table:table-cell" || name == "table:covered-table-cell";
  if (is_cell && is_in_row_) start_cell(attributes);
}

void OdsSheetHandler::start_row(const Attributes& attributes) {
  row_repeats_ = repeats_in(attributes.of("table:number-rows-repeated"), kMostRows);
  column_ = 0;
  is_in_row_ = true;
  filled_cells_ = 0;
  const std::string_view visibility = attributes.of("table:visibility");
  is_hidden_ = visibility == "collapse" || visibility == "filter";
}

void OdsSheetHandler::start_cell(const Attributes& attributes) {
  cell_repeats_ = repeats_in(attributes.of("table:number-columns-repeated"), kMostColumns);
  const bool is_merged = repeats_in(attributes.of("table:number-rows-spanned"), kMostRows) > 1;
  if (is_merged && first_wide_row_ > 0 && findings_.merged_blocks++ == 0) {
    findings_.first_merged = cell_name(column_, row_);
  }
  type_ = attributes.of("office:value-type");
  is_error_ = attributes.of("calcext:value-type") == "error";
  has_formula_ = attributes.has("table:formula");
  formula_ = attributes.of("table:formula");
  value_ = type_ == "date"      ? attributes.of("office:date-value")
           : type_ == "time"    ? attributes.of("office:time-value")
           : type_ == "boolean" ? attributes.of("office:boolean-value")
           : type_ == "string"  ? attributes.of("office:string-value")
                                : attributes.of("office:value");
  shown_.clear();
  has_paragraph_ = false;
  paragraph_depth_ = 0;
  passed_over_ = 0;
  is_in_cell_ = true;
}

void OdsSheetHandler::start_in_cell(std::string_view name, const Attributes& attributes) {
  if (passed_over_ > 0 || name == "office:annotation" || name == "text:ruby-text" ||
      name.substr(0, 5) == "draw:") {
    ++passed_over_;
    return;
  }
  if (name == "text:p") {
    if (has_paragraph_) add_text("\n");
    has_paragraph_ = true;
    ++paragraph_depth_;
  }
  if (name == "text:s") {
    add_text(std::string(repeats_in(attributes.of("text:c"), kLongestCell), ' '));
  }
  if (name == "text:tab") add_text("\t");
  if (name == "text:line-break") add_text("\n");
}

void OdsSheetHandler::text(std::string_view piece) {
  if (is_in_cell_ && paragraph_depth_ > 0 && passed_over_ == 0 && tables_deep_ == 1) {
    add_text(piece);
  }
}

void OdsSheetHandler::add_text(std::string_view piece) {
  shown_ += piece;
  if (shown_.size() > kLongestCell) {
    stop("la cellule " + cell_name(column_, row_) + " dépasse 32 767 caractères");
  }
}

void OdsSheetHandler::end(std::string_view name) {
  if (!is_spreadsheet_) return;
  if (name == "table:table") {
    --tables_deep_;
    if (tables_deep_ == 0 && is_in_sheet_) stop_well();
    return;
  }
  if (!is_in_sheet_ || tables_deep_ > 1) return;
  const bool is_cell = name == "table:table-cell" || name == "table:covered-table-cell";
  if (is_in_cell_ && is_cell && passed_over_ == 0) return end_cell();
  if (is_in_cell_) return end_in_cell(name);
  if (name == "table:table-row" && is_in_row_) end_row();
}

void OdsSheetHandler::end_in_cell(std::string_view name) {
  if (passed_over_ > 0) {
    --passed_over_;
  } else if (name == "text:p") {
    --paragraph_depth_;
  }
}

void OdsSheetHandler::end_cell() {
  is_in_cell_ = false;
  const std::string text = cell_text();
  if (column_ + cell_repeats_ > kMostColumns) {
    // LibreOffice ends its rows with empty cells up to its last column, which may lie further.
    if (!text.empty()) return stop("ses cellules dépassent la colonne XFD");
    cell_repeats_ = kMostColumns - std::min(column_, kMostColumns);
  }
  if (!text.empty()) {
    filled_cells_ += cell_repeats_;
    for (std::size_t i = 0; i < cell_repeats_; ++i) rows_.cell(column_ + i) = text;
  }
  column_ += cell_repeats_;
}

std::string OdsSheetHandler::cell_text() const {
  if (is_error_) return error_text(shown_);
  if (has_formula_ && type_.empty()) {
    return formula_text(std::string_view{formula_}.substr(formula_.find('=') + 1));
  }
  if (type_ == "date") return date_in(value_);
  if (type_ == "time") return time_in(value_);
  if (type_ == "boolean") return value_ == "true" ? "1" : "0";
  if (type_ == "float" || type_ == "percentage" || type_ == "currency") return number_cell();
  return shown_.empty() ? value_ : shown_;
}

std::string OdsSheetHandler::number_cell() const {
  double value = 0;
  const auto read = std::from_chars(value_.data(), value_.data() + value_.size(), value);
  if (read.ec != std::errc{} || read.ptr != value_.data() + value_.size()) return value_;
  if (type_ == "percentage") return number_text(value * 100) + "%";
  if (type_ == "float") {
    if (const auto code = shown_code(value, shown_)) return *code;
  }
  return number_text(value);
}

void OdsSheetHandler::end_row() {
  is_in_row_ = false;
  if (filled_cells_ > 0 && row_ + row_repeats_ - 1 > kMostRows) {
    return stop("ses lignes dépassent 1 048 576");
  }
  if (is_hidden_ && filled_cells_ > 0) findings_.hidden_rows += row_repeats_;
  if (first_wide_row_ == 0 && filled_cells_ > 1) first_wide_row_ = row_;
  rows_.end_row(row_, row_repeats_);
  row_ += row_repeats_;
  if (rows_.has_failed()) stop_well();
}

}  // namespace copil::spreadsheets
