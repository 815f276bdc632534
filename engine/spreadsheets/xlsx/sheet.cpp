#include "spreadsheets/xlsx/sheet.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/signs.hpp"

namespace copil::spreadsheets {

namespace {

constexpr std::size_t kLongestFormula = 8192;

template <class T>
std::optional<T> number_in(std::string_view text) {
  T number{};
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The column (from 0) of `AB12`; nothing for another text.
std::optional<std::size_t> column_in(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (; letters < reference.size() && letters < 4; ++letters) {
    const char c = static_cast<char>(reference[letters] & ~0x20);
    if (!is_capital_letter(c)) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
  }
  if (column == 0 || column > kMostColumns) return std::nullopt;
  return column - 1;
}

bool is_plain_count(std::string_view text) {
  return is_digits(text) && text.size() <= 15 && (text[0] != '0' || text.size() == 1);
}

std::string_view trimmed_number(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

SheetHandler::SheetHandler(const StringsHandler& strings, const std::vector<NumberFormat>& formats,
                           Epoch epoch, SheetRows& rows)
    : strings_(strings), formats_(formats), epoch_(epoch), rows_(rows) {}

void SheetHandler::start(std::string_view name, const Attributes& attributes) {
  const std::string_view local = local_name(name);
  if (is_in_cell_) {
    if (local == "v") part_ = Part::value;
    if (local == "f") part_ = Part::formula;
    if (local == "f") has_formula_ = true;
    if (type_ == Type::inside) string_.start(local);
    return;
  }
  if (local == "sheetData") is_in_rows_ = true;
  if (local == "mergeCell" && row_ > 0 && !is_in_rows_) note_merged(attributes.of("ref"));
  if (!is_in_rows_) return;
  if (local == "row") start_row(attributes);
  if (local == "c" && is_in_row_) start_cell(attributes);
}

void SheetHandler::start_row(const Attributes& attributes) {
  const std::string_view reference = attributes.of("r");
  const auto number = reference.empty() ? row_ + 1 : number_in<std::uint64_t>(reference);
  if (!number || *number <= row_ || *number > kMostRows) {
    return stop("ses lignes n'y sont pas dans l'ordre, ou dépassent 1 048 576");
  }
  row_ = *number;
  next_column_ = 0;
  is_in_row_ = true;
  filled_cells_ = 0;
  const std::string_view hidden = attributes.of("hidden");
  is_hidden_ = hidden == "1" || hidden == "true";
}

void SheetHandler::start_cell(const Attributes& attributes) {
  const std::string_view reference = attributes.of("r");
  const auto column = reference.empty() ? next_column_ : column_in(reference);
  if (!column || *column < next_column_ || *column >= kMostColumns) {
    return stop("ses cellules n'y sont pas dans l'ordre, ou dépassent la colonne XFD (ligne " +
                std::to_string(row_) + ")");
  }
  column_ = *column;
  next_column_ = column_ + 1;
  const std::string_view type = attributes.of("t");
  type_ = type == "s"           ? Type::shared
          : type == "str"       ? Type::text
          : type == "inlineStr" ? Type::inside
          : type == "b"         ? Type::boolean
          : type == "e"         ? Type::error
          : type == "d"         ? Type::date
                                : Type::number;
  style_ = number_in<std::size_t>(attributes.of("s")).value_or(0);
  is_in_cell_ = true;
  has_formula_ = false;
  part_ = Part::none;
  value_.clear();
  formula_.clear();
}

void SheetHandler::text(std::string_view piece) {
  if (!is_in_cell_) return;
  if (part_ == Part::value) value_ += piece;
  if (part_ == Part::formula && formula_.size() < kLongestFormula) formula_ += piece;
  if (type_ == Type::inside) string_.text(piece);
  if (value_.size() > kLongestCell || !string_.is_sound()) {
    stop("la cellule " + cell_name(column_, row_) + " dépasse 32 767 caractères");
  }
}

void SheetHandler::end(std::string_view name) {
  const std::string_view local = local_name(name);
  if (is_in_cell_) {
    if (local == "v" || local == "f") part_ = Part::none;
    if (type_ == Type::inside) string_.end(local);
    if (local == "c") end_cell();
    return;
  }
  if (local == "row" && is_in_row_) end_row();
  if (local == "sheetData") is_in_rows_ = false;
  if (local == "mergeCells") stop_well();
}

void SheetHandler::end_row() {
  is_in_row_ = false;
  if (is_hidden_ && filled_cells_ > 0) ++findings_.hidden_rows;
  if (first_wide_row_ == 0 && filled_cells_ > 1) first_wide_row_ = row_;
  rows_.end_row(row_);
  if (rows_.has_failed()) stop_well();
}

void SheetHandler::end_cell() {
  is_in_cell_ = false;
  const std::string text = cell_text();
  if (text.empty()) return;
  ++filled_cells_;
  rows_.cell(column_) = text;
}

/// `G50:G60`: of several rows below the header, it would be read as one cell above empty ones.
void SheetHandler::note_merged(std::string_view reference) {
  const std::size_t colon = std::min(reference.find(':'), reference.size());
  const std::string_view first = reference.substr(0, colon);
  const auto row_in = [](std::string_view cell) {
    const std::size_t digits = std::min(cell.find_first_of("0123456789"), cell.size());
    return number_in<std::uint64_t>(cell.substr(digits)).value_or(0);
  };
  const std::uint64_t begin = row_in(first);
  const std::uint64_t end = row_in(reference.substr(std::min(colon + 1, reference.size())));
  if (end <= begin || first_wide_row_ == 0 || begin <= first_wide_row_) return;
  if (findings_.merged_blocks++ == 0) findings_.first_merged = first;
}

std::string SheetHandler::cell_text() {
  if (has_formula_ && value_.empty() && type_ != Type::text && type_ != Type::inside) {
    return formula_text(formula_);
  }
  switch (type_) {
    case Type::shared: {
      if (value_.empty()) return {};
      const auto index = number_in<std::size_t>(trimmed_number(value_));
      if (index && *index < strings_.size()) return std::string{strings_[*index]};
      stop("la cellule " + cell_name(column_, row_) + " renvoie à un texte qui n'existe pas");
      return {};
    }
    case Type::text:
      return value_.find("_x") == std::string::npos ? value_ : without_escapes(value_);
    case Type::inside:
      return string_.take();
    case Type::boolean:
      return value_;
    case Type::error:
      return error_text(value_);
    case Type::date:
      std::replace(value_.begin(), value_.end(), 'T', ' ');
      return value_;
    case Type::number:
      break;
  }
  return number_cell();
}

std::string SheetHandler::number_cell() {
  const std::string_view text = trimmed_number(value_);
  if (text.empty()) return {};
  const bool has_format =
      style_ < formats_.size() && formats_[style_].kind != NumberFormat::Kind::plain;
  if (!has_format && is_plain_count(text)) return std::string{text};
  const auto number = number_in<double>(text);
  if (!number) return std::string{text};
  return meaning_text(*number, has_format ? formats_[style_] : NumberFormat{}, epoch_);
}

}  // namespace copil::spreadsheets
